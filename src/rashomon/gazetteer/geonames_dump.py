"""Adds the places of a GeoNames dump to those of the packages.

The dump is the tab-separated file that GeoNames publishes (`allCountries.txt`, or one country's `UA.txt`):
id, name, ascii name, alternate names, latitude, longitude, feature class, feature code, country, cc2,
admin1 code, admin2 code, admin3, admin4, population, elevation, dem, time zone, modification date.
"""

from __future__ import annotations

from pathlib import Path

from rashomon.gazetteer.sources import RawPlace

_BY_CODE = {
    "ADM1": "admin1",
    "ADM2": "admin2",
    "PCLI": "country",
    "STM": "river",
    "CNL": "river",
    "SEA": "sea",
    "STRT": "sea",
    "GULF": "sea",
    "BAY": "sea",
    "RGN": "region",
    "ISL": "region",
    "ISLS": "region",
    "CONT": "region",
    "MT": "mountain",
    "MTS": "mountain",
    "AIRB": "facility",
    "AIRP": "facility",
    "INSM": "facility",
    "PRT": "facility",
    "DAM": "facility",
    "PSNU": "facility",
    "CMPRF": "facility",
    "BDG": "facility",
}


def add(places: dict[int, RawPlace], path: Path) -> None:
    """Read the dump line by line and add what reports of conflict name.

    Settlements of any size, subdivisions, waters, mountains, regions, bases, ports, crossings; the rest
    (wells, hotels, schools) is left out. Places that are there already keep their row. Raises ValueError
    for a line that is not of the format.
    """
    with path.open(encoding="utf-8", newline="\n") as lines:
        for count, line in enumerate(lines, start=1):
            cells = line.rstrip("\r\n").split("\t")
            if len(cells) != 19:
                raise ValueError(f"{path.name}, line {count}: {len(cells)} cells where GeoNames has 19")
            place = _place(cells)
            if place is not None and place.number not in places:
                places[place.number] = place


def _place(cells: list[str]) -> RawPlace | None:
    feature = "settlement" if cells[6] == "P" else _BY_CODE.get(cells[7])
    if feature is None:
        return None
    return RawPlace(
        number=int(cells[0]),
        name=cells[1],
        feature=feature,
        country=cells[8] or None,
        admin1=f"{cells[8]}.{cells[10]}" if cells[8] and cells[10] else None,
        lat=float(cells[4]),
        lon=float(cells[5]),
        population=int(cells[14] or 0),
        names=[name for name in cells[3].split(",") if name],
    )
