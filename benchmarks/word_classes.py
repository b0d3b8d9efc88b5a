"""Sort common English words into classes of words that are used alike: ``readouts/text/word_classes.txt``.

Run ``python benchmarks/word_classes.py``. The classes are k-means clusters of the input embeddings of the default
encoder (all-MiniLM-L6-v2, Apache-2.0), in three grains: 600 classes in 200 in 50. No text and no other word list goes
into them. The taggers of attributions read them, so whoever renews them must run ``train_attribution.py`` again.
"""

import json
import re
from pathlib import Path

import numpy as np
from sklearn.cluster import KMeans

from readouts.encoders.weights import folder

OUT = Path(__file__).parents[1] / "readouts" / "text" / "word_classes.txt"
FINE, MIDDLE, COARSE = 600, 200, 50
COMMON = 20_000
"""Place in the encoder's vocabulary, which goes from common to rare, up to which words are taken."""
HEAD = "# Classes of words that are used alike; made by benchmarks/word_classes.py. Coarse class, middle class: words.\n"


def main() -> None:
    """Cluster and write."""
    model = folder()
    if model is None:
        raise SystemExit("the default encoder's weights are not installed")
    vocabulary = (model / "vocab.txt").read_text("utf-8").split("\n")[:COMMON]
    chosen = [n for n, word in enumerate(vocabulary) if re.fullmatch(r"[a-z]{2,}", word)]
    vectors = _embeddings(model / "model.safetensors")[chosen].astype(np.float64)
    vectors -= vectors.mean(axis=0)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    fine = KMeans(FINE, n_init=1, random_state=0, max_iter=60).fit(vectors)
    sizes = np.bincount(fine.labels_, minlength=FINE)
    middle = KMeans(MIDDLE, n_init=4, random_state=0).fit(fine.cluster_centers_, sample_weight=sizes)
    weights = np.bincount(middle.labels_, weights=sizes, minlength=MIDDLE)
    coarse = KMeans(COARSE, n_init=8, random_state=0).fit(middle.cluster_centers_, sample_weight=weights)
    rows = []
    for number in range(FINE):
        within = int(middle.labels_[number])
        own = sorted(vocabulary[n] for n, label in zip(chosen, fine.labels_, strict=True) if label == number)
        rows.append((int(coarse.labels_[within]), within, " ".join(own)))
    OUT.write_text(HEAD + "".join(f"{big} {mid}: {own}\n" for big, mid, own in sorted(rows)), encoding="utf-8")
    print(f"{len(chosen)} words in {OUT}")


def _embeddings(path: Path) -> np.ndarray:
    raw = path.read_bytes()
    length = int.from_bytes(raw[:8], "little")
    entry = next(
        v for k, v in json.loads(raw[8 : 8 + length]).items() if k.endswith("embeddings.word_embeddings.weight")
    )
    start, end = (8 + length + at for at in entry["data_offsets"])
    return np.frombuffer(raw[start:end], dtype="<f4").reshape(entry["shape"])


if __name__ == "__main__":
    main()
