"""How well support tells "carried" from "left out" on human-labelled coverage.

Run ``python benchmarks/coverage.py ../shared/data``. Whatever is fitted is cross-validated by document; the
package's own calibration, which has seen these rows, is not what is measured.
"""

import argparse
from pathlib import Path

from calibrate import tables
from measure import calibration_error, cross_validated, report


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="the folder of the development data")
    parser.add_argument("--encoder", help="name or path of another encoder")
    options = parser.parse_args()
    measured = tables(options.folder, options.encoder)
    for name in ("propsegment", "realsumm", "pyrxsum"):
        probability = cross_validated(name, measured)
        report(name, measured[name], probability)
        print(f"\nexpected calibration error {calibration_error(measured[name].carried, probability):.3f}")


if __name__ == "__main__":
    main()
