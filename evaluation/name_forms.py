"""name_forms.py [--errors SPLIT]: which place a name means and in which form it is given, by our own gold.

Each name is read in a sentence that names its country, where the row has one. `label` is the share of names
whose form is right (and the year, where the row asks for it); `place` that whose place is right.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path

from rashomon.findings import Place
from rashomon.gazetteer import Gazetteer, fold, load
from rashomon.language import Engine
from rashomon.reading.places.reader import read_places
from rashomon.report import Report
from tasks._tables import read_rows

GOLD = Path(__file__).parent / "gold" / "name_forms.tsv"


def read_gold(path: Path = GOLD) -> list[dict[str, str]]:
    """Rows of the gold file."""
    return read_rows(path)


def sentence(row: dict[str, str]) -> str:
    """The name in plain words, with its country where the row has one."""
    return f"The reporter travelled to {row['name']}{' in ' if row['country'] else ''}{row['country']}."


def found_in(places: list[Place], name: str) -> Place | None:
    """The finding for the name."""
    return next((place for place in places if fold(name) in fold(place.mention)), None)


def label_is_right(row: dict[str, str], place: Place | None) -> bool:
    """The form, and the year of a former name where the row gives one."""
    if place is None or place.name_form != row["form"]:
        return False
    return not row["until"] or str(place.former_until) == row["until"]


def place_is_right(row: dict[str, str], place: Place | None, gazetteer: Gazetteer) -> bool:
    """The place that the row names by a name of its own; unclear where the row names none."""
    meant = place.resolved.value if place is not None else None
    if not row["place"]:
        return meant is None
    if meant is None:
        return False
    return fold(meant.name) == fold(row["place"]) or any(
        entry.place_id == meant.place_id for entry in gazetteer.find(row["place"])
    )


def scores(*, errors: str | None = None) -> dict[str, float]:
    """`dev.label`, `dev.place`, `held.label`, `held.place`; prints the wrong rows of a split when asked."""
    rows, gazetteer = read_gold(), load()
    parses = Engine(encoder=False).parse_many(Report.from_text(sentence(row)) for row in rows)
    right: dict[str, list[bool]] = defaultdict(list)
    for row, parse in zip(rows, parses, strict=True):
        place = found_in(read_places(parse), row["name"])
        label, meant = label_is_right(row, place), place_is_right(row, place, gazetteer)
        right[f"{row['split']}.label"].append(label)
        right[f"{row['split']}.place"].append(meant)
        if errors == row["split"] and not (label and meant):
            got = (place.name_form, place.former_until, place.resolved.value) if place is not None else None
            print(row["name"], row["country"], row["place"], row["form"], row["until"], "->", got)
    return {name: sum(hits) / len(hits) for name, hits in sorted(right.items())}


def main() -> int:
    """Score and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--errors", choices=("dev", "held"))
    for name, value in scores(errors=parser.parse_args().errors).items():
        print(f"{name:12s} {value:.3f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
