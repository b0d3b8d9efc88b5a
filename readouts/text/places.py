"""Places by the names that governments are called by: "Moscow", "the Kremlin" and "Russian" are one party."""

from functools import cache, lru_cache
from typing import NamedTuple
from unicodedata import combining, normalize

from readouts.text.listed import listed

LONGEST = 5
"""Words of the longest name in the table."""


class Place(NamedTuple):
    """What a name of a place stands for.

    Parameters
    ----------
    parties : frozenset of str
        The countries, or the regions and alliances, that the name stands for.
    city : str
        The city's own name where it is one that does not stand for its country.
    region : bool
        Whether it is a region or an alliance, which may hold any country.
    seat : bool
        Whether it is a capital or a seat of government: a city as well as a party.
    """

    parties: frozenset[str]
    city: str = ""
    region: bool = False
    seat: bool = False


@lru_cache(maxsize=1 << 14)
def fold(text: str) -> str:
    """Return `text` in lower case without accents: "Türkiye" becomes "turkiye"."""
    if text.isascii():
        return text.lower()
    return "".join(c for c in normalize("NFKD", text.replace("’", "'")) if not combining(c)).casefold()


def find_place(name: str) -> Place | None:
    """Return what a name stands for, or ``None`` where the table has no such place.

    Examples
    --------
    >>> find_place("Kiev") == find_place("Kyiv"), sorted(find_place("Russian").parties)
    (True, ['Russia'])
    >>> find_place("U.S.") == find_place("US")
    True
    """
    return _table().get(fold(name).replace(".", ""))


@cache
def _table() -> dict[str, Place]:
    found: dict[str, Place] = {}
    for line in listed("places.txt"):
        country, people, seats, others, cities = (part.strip() for part in line.split("|"))
        region, party = country.startswith("~"), country.removeprefix("~")
        for name in [party, *_listed(people), *_listed(others)]:
            _add(found, name, Place(frozenset({party}), region=region))
        for name in _listed(seats):
            _add(found, name, Place(frozenset({party}), region=region, seat=True))
        for name in _listed(cities):
            _add(found, name, Place(frozenset({party}), city=fold(name)))
    return found


def _add(found: dict[str, Place], name: str, place: Place) -> None:
    before = found.get(fold(name))
    if before:
        place = Place(
            before.parties | place.parties,
            before.city if place.city else "",
            before.region or place.region,
            before.seat or place.seat,
        )
    found[fold(name)] = place


def _listed(part: str) -> list[str]:
    return [name.strip() for name in part.split(",") if name.strip()]
