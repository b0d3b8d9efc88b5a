"""How common words are in general: wordfreq's tables (van Heuven et al. 2014), without importing wordfreq.

Its import and the dictionary it makes of 320,000 words take longer than all else that comparing two readouts
takes. So its table of English is read by path, only the words of a text are looked for in it, and what was
found may be kept on disk. Words that its tokenizer may cut otherwise than the few rules here are left to it, and
so are other languages; the frequencies are the same to the last digit (held by a test).
"""

import json
import math
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path
from threading import Lock
from types import ModuleType
from typing import TYPE_CHECKING

from readouts.store import Store

if TYPE_CHECKING:
    from readouts.text.bands import Bands

LEAST = 1e-9
"""Frequency from which Zipf values count, one in a thousand million words: 0."""
_ENGLISH = "en"
_UNSPACED = frozenset({"zh", "ja", "ko"})
"""Their tables hold words, which these texts do not mark by spaces."""
_FORMAT = "readouts-words-1"
_MOST_KEPT = 50_000
"""Words kept on disk, and in memory; beyond them it starts afresh with those of the present text or comparison."""
_FEW, _ROUNDS = 64, 4
"""Words asked for at once, and times they are, from which a dictionary of the table pays."""
_LATIN = re.compile("[a-z\u00df-\u00f6\u00f8-\u017f]+")
_PLAIN = re.compile(r"[a-z\u00df-\u00f6\u00f8-\u017f]+|[a-z]+(?:\.[a-z]+)+|[a-z]*[0-9]+[a-z]*|[0-9]+\.[0-9]+")
_ELISION = re.compile(r"[a-z0-9]{1,2}'[aehiouy]")
_CONTRACTION = re.compile(r"[a-z]+'[a-z]+")
_DIGITS = re.compile("[0-9]{2}|[0-9][.]")


def zipf(word: str, language: str) -> float:
    """Return a word's Zipf value: log10 of how often it stands in a thousand million words, at least 0."""
    if language != _ENGLISH:
        from wordfreq import zipf_frequency

        return float(zipf_frequency(word, language))
    return round(math.log(_rounded(max(_english().of(word), LEAST)), 10) + 9, 2)


def share(word: str, language: str) -> float:
    """Return how often a word stands in general text, as a share of all words; 0 where the table lacks it."""
    if language != _ENGLISH:
        from wordfreq import word_frequency

        return float(word_frequency(word, language))
    return _rounded(_english().of(word))


def prepare(words: Iterable[str], language: str) -> None:
    """Look up many words at once, which costs no more than a single one."""
    if language == _ENGLISH:
        _english().look_up(words)


@contextmanager
def keep_in(store: Store | None) -> Iterator[None]:
    """Keep what is looked up in a store, or nowhere, while the context lasts; it is written once, at the end."""
    keeping = _Keeping(store) if store is not None else None
    before = _KEEPING.set(keeping)
    try:
        yield
    finally:
        _KEEPING.reset(before)
        if keeping is not None:
            keeping.write()


@cache
def languages() -> frozenset[str]:
    """Return the languages that there is a table for."""
    names = (path.name.split(".")[0].partition("_") for path in _folder().glob("*.msgpack.gz"))
    return frozenset(code for size, _, code in names if size) - _UNSPACED


@dataclass(slots=True)
class _Keeping:
    """What one comparison has of a store of words, and adds to it."""

    store: Store
    kept: dict[str, float] | None = None
    """What the store held; ``None`` as long as memory knew every word."""
    asked: dict[str, float] = field(default_factory=dict)
    """The words of this comparison."""

    def read(self) -> Mapping[str, float]:
        """Return what the store holds, which is read once."""
        if self.kept is None:
            self.kept = _read(self.store)
        return self.kept

    def write(self) -> None:
        """Add the words of this comparison to the store where it lacks some of them."""
        if self.kept is None or self.asked.keys() <= self.kept.keys():
            return
        both = {**self.kept, **self.asked}
        _write(self.store, both if len(both) <= _MOST_KEPT else self.asked)


_KEEPING: ContextVar[_Keeping | None] = ContextVar("where frequencies are kept", default=None)
"""Of the comparison that is being made: another thread, or a later call, may keep them elsewhere or nowhere."""


class _English:
    """The table of English: the frequencies of the words that were asked for.

    A frequency is that of all of a word's tokens together, not yet rounded; 0 where one is missing. All threads
    share what is known, since it is the same for all of them.
    """

    def __init__(self) -> None:
        self._known: dict[str, float] = {}
        self._lock = Lock()
        self._bands: Bands | None = None
        self._rounds = 0

    def of(self, word: str) -> float:
        """Return a word's frequency."""
        known = self._known.get(word)
        return self.look_up((word,))[word] if known is None else known

    def look_up(self, words: Iterable[str]) -> Mapping[str, float]:
        """Return the frequencies of words, and remember those that were not asked for before."""
        asked, keeping = dict.fromkeys(words), _KEEPING.get()
        with self._lock:
            known = self._known
            if keeping is not None and not asked.keys() <= known.keys():
                known.update(keeping.read())
            new = {word: _tokens(word) for word in asked if word not in known}
            if new:
                known.update(self._in_table(new))
            found = {word: known[word] for word in asked}
            if len(known) > _MOST_KEPT:
                self._known = dict(found)
        if keeping is not None:
            keeping.asked.update(found)
        return found

    def _in_table(self, new: Mapping[str, list[str] | None]) -> dict[str, float]:
        smashed = {token: _smashed(token) for tokens in new.values() for token in tokens or ()}
        places = self._find(frozenset(smashed.values()))
        return {
            word: _by_wordfreq(word) if tokens is None else _together(tokens, smashed, places)
            for word, tokens in new.items()
        }

    def _find(self, wanted: frozenset[str]) -> Mapping[str, int]:
        """Return the place of each wanted token among the table's bands, of those that it has."""
        if not wanted:
            return {}
        if self._bands is None:
            # Imported here: what is kept needs no table.
            from readouts.text.bands import Bands

            self._bands = Bands(_path())
        self._rounds += len(wanted) < _FEW
        if self._rounds > _ROUNDS:
            return self._bands.places
        # Passing over the table takes a fifth of the time that a dictionary of it takes.
        return self._bands.find(wanted)


@cache
def _english() -> _English:
    return _English()


def _tokens(word: str) -> list[str] | None:
    """Return a word's tokens as wordfreq cuts them, where it is plain how it does; else ``None``."""
    tokens = []
    for part in unicodedata.normalize("NFC", word).casefold().replace("’", "'").split("-"):
        known = _CONTRACTION.fullmatch(part) if "'" in part else _PLAIN.fullmatch(part)
        if known is None or _ELISION.match(part):
            return None
        tokens.append(part)
    return tokens


def _smashed(token: str) -> str:
    return str(_numbers().smash_numbers(token)) if _DIGITS.search(token) else token


def _together(tokens: list[str], smashed: Mapping[str, str], places: Mapping[str, int]) -> float:
    """Combine the frequencies of a word's tokens: the smallest counts most."""
    inverse = 0.0
    for token in tokens:
        place = places.get(smashed[token])
        if place is None:
            return 0.0
        frequency: float = 10 ** (-place / 100)
        if smashed[token] != token:
            frequency *= _numbers().digit_freq(token)
        inverse += 1.0 / frequency
    return 1.0 / inverse


def _by_wordfreq(word: str) -> float:
    from wordfreq import word_frequency

    return float(word_frequency(word, _ENGLISH))


def _rounded(frequency: float) -> float:
    """Round to three digits, as wordfreq does: the table is no better."""
    return round(frequency, math.floor(-math.log(frequency, 10)) + 3) if frequency else 0.0


@cache
def _folder() -> Path:
    found = find_spec("wordfreq")
    if found is None or not found.submodule_search_locations:
        raise ModuleNotFoundError("No module named 'wordfreq'", name="wordfreq")
    return Path(next(iter(found.submodule_search_locations))) / "data"


def _path() -> Path:
    large = _folder() / f"large_{_ENGLISH}.msgpack.gz"
    return large if large.is_file() else _folder() / f"small_{_ENGLISH}.msgpack.gz"


@cache
def _numbers() -> ModuleType:
    """Return wordfreq's estimates for numbers: one of its modules, without the package around it."""
    spec = spec_from_file_location("readouts.text._wordfreq_numbers", _folder().parent / "numbers.py")
    if spec is None or spec.loader is None:
        raise ModuleNotFoundError("No module named 'wordfreq.numbers'", name="wordfreq.numbers")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _name() -> str:
    state = _path().stat()
    return sha256(f"{_FORMAT}|{_path()}|{state.st_size}|{state.st_mtime_ns}".encode()).hexdigest() + ".words"


def _read(store: Store) -> dict[str, float]:
    payload = store.read(_name())
    try:
        kept = json.loads(payload) if payload else {}
        return {str(word): float(frequency) for word, frequency in kept.items()}
    except (ValueError, TypeError, AttributeError):
        return {}


def _write(store: Store, known: Mapping[str, float]) -> None:
    store.write(_name(), json.dumps(known).encode("ascii"))
