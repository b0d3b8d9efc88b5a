"""A cursor into JSON from outside: every step checks what it finds and names the place that does not fit."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from readouts.errors import FormatError
from readouts.types import Span

Built = TypeVar("Built")


class Cursor:
    """A place in a JSON document.

    Parameters
    ----------
    value : object
        What stands there.
    path : str
        Where that is, in JSONPath's notation.
    where : str, default "comparison"
        The document's name, for messages: the file, where it is from one.
    """

    def __init__(self, value: object, path: str = "$", where: str = "comparison") -> None:
        self._value = value
        self._path = path
        self._where = where

    def _at(self, value: object, path: str) -> "Cursor":
        return Cursor(value, path, self._where)

    def misfit(self, key: str, expected: str) -> FormatError:
        """Return the error for a key that does not hold what it should."""
        return FormatError(
            f"{self._path}.{key} should be {expected}",
            where=self._where,
            mend="give a file that readouts wrote",
        )

    def _raw(self, key: str) -> object:
        if not isinstance(self._value, Mapping):
            raise FormatError(
                f"{self._path} should be an object",
                where=self._where,
                mend="give a file that readouts wrote",
            )
        if key not in self._value:
            raise self.misfit(key, "there")
        found: object = self._value[key]
        return found

    def _is_given(self, key: str) -> bool:
        """Return whether the key is there and not null."""
        return isinstance(self._value, Mapping) and self._value.get(key) is not None

    def get(self, key: str) -> "Cursor":
        """Go to an object."""
        found = self._raw(key)
        if not isinstance(found, Mapping):
            raise self.misfit(key, "an object")
        return self._at(found, f"{self._path}.{key}")

    def optional(self, key: str) -> "Cursor | None":
        """Go to an object, or return ``None`` where it is null."""
        return self.get(key) if self._raw(key) is not None else None

    def items(self, key: str, *, missing: Sequence[object] | None = None) -> list["Cursor"]:
        """Go to each item of a list; `missing` stands for a key that is not there."""
        found = missing if missing is not None and not self._is_given(key) else self._raw(key)
        if not isinstance(found, Sequence) or isinstance(found, str):
            raise self.misfit(key, "a list")
        return [self._at(item, f"{self._path}.{key}[{n}]") for n, item in enumerate(found)]

    def text(self, key: str) -> str:
        """Return a string."""
        found = self._raw(key)
        if not isinstance(found, str):
            raise self.misfit(key, "a string")
        return found

    def optional_text(self, key: str) -> str | None:
        """Return a string or ``None``."""
        return None if self._raw(key) is None else self.text(key)

    def texts(self, key: str, *, missing: Sequence[str] | None = None) -> tuple[str, ...]:
        """Return a list of strings."""
        found = [item._value for item in self.items(key, missing=missing)]
        if not all(isinstance(item, str) for item in found):
            raise self.misfit(key, "a list of strings")
        return tuple(str(item) for item in found)

    def flag(self, key: str) -> bool:
        """Return true or false."""
        found = self._raw(key)
        if not isinstance(found, bool):
            raise self.misfit(key, "true or false")
        return found

    def has_key(self, key: str) -> bool:
        """Return whether the key is there, null or not: files of an older readouts lack some."""
        return isinstance(self._value, Mapping) and key in self._value

    def optional_flag(self, key: str) -> bool | None:
        """Return true, false or ``None``."""
        return None if self._raw(key) is None else self.flag(key)

    def entries(self, key: str) -> dict[str, tuple[str, ...]]:
        """Return an object of lists of strings, empty where the key is not there."""
        if not self._is_given(key):
            return {}
        found = self.get(key)
        names = list(found._value) if isinstance(found._value, Mapping) else []
        return {str(name): found.texts(name) for name in names}

    def share(self, key: str) -> float:
        """Return a number from 0 to 1."""
        found = self._raw(key)
        if isinstance(found, bool) or not isinstance(found, int | float) or not 0 <= found <= 1:
            raise self.misfit(key, "a number from 0 to 1")
        return float(found)

    def optional_share(self, key: str) -> float | None:
        """Return a number from 0 to 1, or ``None``."""
        return None if self._raw(key) is None else self.share(key)

    def count(self, key: str) -> int:
        """Return a whole number from 0."""
        found = self._raw(key)
        if isinstance(found, bool) or not isinstance(found, int) or found < 0:
            raise self.misfit(key, "a whole number from 0")
        return found

    def optional_count(self, key: str) -> int | None:
        """Return a whole number from 0, or ``None``."""
        return None if self._raw(key) is None else self.count(key)

    def pair(self, key: str) -> tuple[float, float]:
        """Return two numbers from 0 to 1."""
        items = self.items(key)
        if len(items) != 2:
            raise self.misfit(key, "two numbers from 0 to 1")
        low, high = (self._at({key: item._value}, self._path).share(key) for item in items)
        return low, high

    def optional_pair(self, key: str) -> tuple[float, float] | None:
        """Return two numbers from 0 to 1, or ``None``."""
        return None if self._raw(key) is None else self.pair(key)

    def span(self) -> Span:
        """Return the span that ``start`` and ``end`` make."""
        return self.build(Span, self.count("start"), self.count("end"))

    def spans(self, key: str, *, missing: Sequence[object] | None = None) -> tuple[Span, ...]:
        """Return a list of pairs of offsets as spans; `missing` stands for a key that is not there."""
        found = []
        for item in self.items(key, missing=missing):
            pair = item._value
            if not isinstance(pair, Sequence) or isinstance(pair, str) or len(pair) != 2:
                raise self.misfit(key, "a list of pairs of offsets")
            found.append(self._at({"start": pair[0], "end": pair[1]}, item._path).span())
        return tuple(found)

    def scalars(self, key: str) -> dict[str, float | int | str]:
        """Return an object of numbers and strings."""
        found = self.get(key)._value
        if not isinstance(found, Mapping) or not all(isinstance(v, int | float | str) for v in found.values()):
            raise self.misfit(key, "an object of numbers and strings")
        return {str(name): value for name, value in found.items()}

    def build(self, make: Callable[..., Built], *values: Any, **named: Any) -> Built:  # noqa: ANN401
        """Make a record, turning its own refusal into one that names this place."""
        try:
            return make(*values, **named)
        except ValueError as error:
            raise FormatError(
                f"{self._path}: {error}", where=self._where, mend="give a file that readouts wrote"
            ) from error
