"""The word lists that lie beside the code, line by line."""

from importlib.resources import files


def listed(name: str) -> list[str]:
    """Return the lines of a list of the package, without comments (``#``) and empty lines.

    Parameters
    ----------
    name : str
        Its file in ``readouts/text``.

    Examples
    --------
    >>> listed("register.txt") == [line for line in listed("register.txt") if line and line[0] != "#"]
    True
    """
    lines = files("readouts.text").joinpath(name).read_text("utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]
