"""Toponyms found and resolved, and demonyms as the countries they point to.

The corpora mark demonyms and adjectives of nationality as toponyms; Rashomon reports them as actors, so this
task adds them from the countries' table. Where Rashomon abstains, the best candidate is given: a wrong answer
and none cost the same here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from rashomon.findings import Place, PlaceCandidate
from rashomon.gazetteer import load
from rashomon.language import Engine, Parse
from rashomon.lexicons.countries import country_of_demonym
from rashomon.reading.places.reader import read_places
from rashomon.report import Report

FIELDS = ("id", "text")


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One output row for each input row."""
    engine = Engine(encoder=False)
    rows = list(rows)
    parses = engine.parse_many(Report.from_text(row["text"]) for row in rows)
    for row, parse in zip(rows, parses, strict=True):
        places = read_places(parse)
        found = [
            located(place.citations[0].start, place.citations[0].end, best_of(place)) for place in places
        ]
        found.extend(demonyms(parse, places))
        found.sort(key=lambda item: (item["start"], item["end"]))
        yield {"id": row["id"], "toponyms": found}


def best_of(place: Place) -> PlaceCandidate | None:
    """The place meant, or the best candidate."""
    return place.resolved.value or (place.candidates[0] if place.candidates else None)


def located(start: int, end: int, meant: PlaceCandidate | None) -> dict[str, Any]:
    """One toponym as the task wants it."""
    number = meant.place_id.removeprefix("geonames:") if meant else None
    return {
        "start": start,
        "end": end,
        "geonameid": number if number and number.isdigit() else None,
        "lat": meant.lat if meant else None,
        "lon": meant.lon if meant else None,
    }


def demonyms(parse: Parse, places: list[Place]) -> Iterator[dict[str, Any]]:
    """Demonyms outside the toponyms, each with its country."""
    taken = {i for place in places for i in range(place.citations[0].start, place.citations[0].end)}
    gazetteer = load()
    for token in parse.tokens:
        if token.start in taken or not token.text[:1].isupper():
            continue
        row = country_of_demonym(token.text)
        if row is None or row.kind in ("people", "faith"):
            continue
        entries = [e for e in gazetteer.find(row.name) if e.feature in ("country", "region", "admin1")]
        entries = [e for e in entries if row.code is None or e.country == row.code] or entries
        if entries:
            best = entries[0]
            number = None if best.own else str(best.number)
            yield {
                "start": token.start,
                "end": token.end,
                "geonameid": number,
                "lat": best.lat,
                "lon": best.lon,
            }
