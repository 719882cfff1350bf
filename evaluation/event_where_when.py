"""event_where_when.py [--errors SPLIT]: the place and the date of one event in each of our own short reports.

The reports tell of invented acts in the manner of news, in wars of the past: `dev` and `held` first, then
more of `dev` and `second`, from other wars; `third` and `unread`, which are harder: places told in the
sentence before, villages near towns, acts told at second hand; `fourth` to `seventh`, passages of two or
three sentences with several acts each; `eighth` and `ninth`, worded as widely as possible; and `tenth`
and `eleventh`, in the plain manner of agency and regional press, of wars past and invented, with acts of
police, protest, talks and relief among them. All were labelled before they were run (three acts of `tenth`
were then marked by verb and noun, where they had been marked by the light verb alone). Of `held` and
`unread` only totals are looked at; the errors of the others were read after a first look, those of
`eleventh` without a change of any rule for them.

A place may be one of several (` / ` between them); a null place means that the text tells none, and there
must be none. The event whose trigger overlaps the marked word is judged. Its place is right when it is the
place named or lies within 30 km of it (of an area: when it is that area); its date when the TIMEX3 value is
the gold's, or a part of the day it names. A null date in the gold means that the clause states none of its
own: any answer passes.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from pathlib import Path
from typing import Any

from rashomon.findings import Event, Place, Reading, Time
from rashomon.gazetteer import Gazetteer, fold, load
from rashomon.gazetteer.lookup import distance
from rashomon.reading import Reader
from rashomon.report import Report

GOLD = Path(__file__).parent / "gold" / "event_where_when.jsonl"
NEAR = 30.0
"""Kilometres within which two points are one place for a reader of news."""


def read_gold(path: Path = GOLD) -> list[dict[str, Any]]:
    """Rows of the gold file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def event_of(row: dict[str, Any], reading: Reading) -> Event | None:
    """The event whose trigger, or a further mention of it, overlaps the marked word."""
    start, end = row["start"], row["start"] + len(row["trigger"])
    return next(
        (
            event
            for event in reading.events
            if any(c.start < end and start < c.end for c in (event.trigger, *event.mentions))
        ),
        None,
    )


def any_place_is_right(row: dict[str, Any], place: Place | None, gazetteer: Gazetteer) -> bool:
    """True for one of the places that the gold has, ` / ` between them; with none there must be none."""
    if row["place"] is None:
        return place is None
    return any(place_is_right({**row, "place": p}, place, gazetteer) for p in row["place"].split(" / "))


def place_is_right(row: dict[str, Any], place: Place | None, gazetteer: Gazetteer) -> bool:
    """The words of the place and what they mean; words alone where the gazetteer lacks the place."""
    if place is None:
        return False
    named = fold(row["place"]) in fold(place.mention)
    meant, known = place.resolved.value, gazetteer.find(row["place"])
    if meant is None or not known:
        return named
    if fold(meant.name) == fold(row["place"]) or any(entry.place_id == meant.place_id for entry in known):
        return True
    return any(
        distance((entry.lat, entry.lon), (meant.lat, meant.lon)) <= NEAR
        for entry in known
        if None not in (entry.lat, entry.lon, meant.lat, meant.lon)
    )


def date_is_right(row: dict[str, Any], time: Time | None) -> bool:
    """The value, or one inside it (`1995-05-25TEV` for `1995-05-25`)."""
    if row["date"] is None:
        return True
    return time is not None and time.value is not None and time.value.startswith(row["date"])


def scores(reader: Reader, *, errors: str | None = None) -> dict[str, float]:
    """By split: `coded` (the act was found), `place` and `date` of all rows, and both of those coded.

    Prints the wrong rows of a split when asked.
    """
    gazetteer = load()
    right: dict[str, list[bool]] = defaultdict(list)
    for row in read_gold():
        reading = reader.read(Report.from_text(row["text"], published=row["published"]))
        event = event_of(row, reading)
        places = {place.id: place for place in reading.places}
        times = {time.id: time for time in reading.times}
        place = places.get(event.place.value or "") if event is not None else None
        time = times.get(event.time.value or "") if event is not None else None
        where, when = any_place_is_right(row, place, gazetteer), date_is_right(row, time)
        right[f"{row['split']}.place"].append(where)
        right[f"{row['split']}.date"].append(when)
        right[f"{row['split']}.coded"].append(event is not None)
        if event is not None:
            right[f"{row['split']}.place_of_coded"].append(where)
            right[f"{row['split']}.date_of_coded"].append(when)
        if errors == row["split"] and not (where and when):
            got = (place.mention, place.resolved.value and place.resolved.value.name) if place else None
            value = (time.mention, time.value) if time else None
            print(f"{row['text']}\n    {row['trigger']}: {row['place']}, {row['date']} -> {got}, {value}")
            if event is None:
                print("    no event;", [(p.mention, p.role) for p in reading.places])
    return {name: sum(hits) / len(hits) for name, hits in sorted(right.items())}


def main() -> int:
    """Score and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--errors",
        choices=(
            "dev",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
        ),
    )
    for name, value in scores(Reader(), errors=parser.parse_args().errors).items():
        print(f"{name:20s} {value:.3f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
