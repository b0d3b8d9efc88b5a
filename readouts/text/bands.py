"""wordfreq's table of words, in which a few hundred are found without making strings of the other 320,000.

It is msgpack: a head, then bands of words, the n-th with a frequency of 10^(-n/100).
"""

import gzip
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

import msgpack
import numpy as np
from numpy.typing import NDArray

_HEAD = {"format": "cB", "version": 1}
_SHORT, _LONGEST = 0xA0, 31
"""What the byte before a word holds: this and the word's length, where it has at most so many bytes."""
_NO_ASCII = 0x80
_KEY = 8
"""Bytes by which words are told apart at first: the one before a word, and its first ones."""
_FACTOR = np.uint64(0x9E3779B97F4A7C15)


class Bands:
    """A table.

    Parameters
    ----------
    path : Path
        Its file.

    Raises
    ------
    ValueError
        If it is of another format.
    """

    def __init__(self, path: Path) -> None:
        self._raw = gzip.decompress(path.read_bytes())
        unpacker = self._unpacker(0)
        count = unpacker.read_array_header()
        head = unpacker.unpack()
        if head != _HEAD:
            raise ValueError(f"{path} has the unknown head {head!r}")
        starts = []
        for _ in range(count - 1):
            starts.append(unpacker.tell())
            unpacker.skip()
        self._starts = np.array(starts, dtype=np.int64)

    @cached_property
    def places(self) -> dict[str, int]:
        """The band of each word, as a dictionary of all of them: for those who look again and again."""
        bands: list[list[str]]
        _head, *bands = msgpack.unpackb(self._raw, raw=False)
        return {word: place for place, band in enumerate(bands) for word in band}

    def find(self, words: Iterable[str]) -> dict[str, int]:
        """Return the band of each of some words, of those that the table has."""
        by_bytes = {word.encode(): word for word in words}
        wanted = {bytes([_SHORT | len(raw)]) + raw: word for raw, word in by_bytes.items() if len(raw) <= _LONGEST}
        found: dict[str, int] = {}
        for at in self._alike(wanted):
            word = wanted.get(self._raw[at : at + 1 + (self._raw[at] & _LONGEST)])
            place = int(self._starts.searchsorted(at, side="right")) - 1
            if word is None or place < 0:
                continue
            # Behind a letter of ASCII no character goes on, so that this is where a word begins.
            if self._raw[at - 1] < _NO_ASCII or word in self._band(place):
                found[word] = place
        # Of the few longer ones the table has a handful.
        longer = (word for raw, word in by_bytes.items() if len(raw) > _LONGEST and raw in self._raw)
        return found | {word: self.places[word] for word in longer if word in self.places}

    def _alike(self, wanted: Iterable[bytes]) -> list[int]:
        """Return where something stands that begins as a wanted word does, and a little besides."""
        at, hashes = self._hashed
        asked = np.array([int.from_bytes(word[:_KEY], "little") for word in wanted], dtype=np.uint64)
        here = np.zeros(1 << 16, dtype=bool)
        here[_hashes(asked)] = True
        places: list[int] = at[here[hashes]].tolist()
        return places

    @cached_property
    def _hashed(self) -> tuple[NDArray[np.int32], NDArray[np.uint16]]:
        """Where a word may begin, and a hash of what stands there, of which few others have the same."""
        raw = np.frombuffer(self._raw + bytes(_KEY), dtype=np.uint8)
        at = np.flatnonzero((raw >= _SHORT) & (raw <= _SHORT | _LONGEST))
        keys = np.ndarray(len(raw) - _KEY, "<u8", raw, strides=(1,))[at]
        # What follows a word that is shorter than a key belongs to the next one.
        keys &= _MASKS[np.minimum(raw[at] & _LONGEST, _KEY - 1)]
        return at.astype(np.int32), _hashes(keys)

    def _band(self, place: int) -> list[str]:
        band: list[str] = self._unpacker(int(self._starts[place])).unpack()
        return band

    def _unpacker(self, start: int) -> msgpack.Unpacker:
        unpacker = msgpack.Unpacker(raw=False, max_buffer_size=0)
        unpacker.feed(memoryview(self._raw)[start:])
        return unpacker


_MASKS = np.array([(1 << 8 * (1 + size)) - 1 for size in range(_KEY)], dtype=np.uint64)


def _hashes(keys: NDArray[np.uint64]) -> NDArray[np.uint16]:
    return (keys * _FACTOR >> np.uint64(48)).astype(np.uint16)
