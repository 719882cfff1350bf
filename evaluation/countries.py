"""countries.py [--errors SPLIT]: source and target country of events in our own sentences, by split.

Judged is the event of the sentence that names most: its doers' countries, and those of whom or what it was
done to, an actor, a place or something called by its nation (`the Chilean port`). Right is the very same set.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from rashomon.findings import ActorRef, Event, Reading, Stated
from rashomon.language import Engine
from rashomon.lexicons.countries import country_of_demonym, country_of_name
from rashomon.reading import Reader
from rashomon.report import Report
from tasks._tables import read_rows

GOLD = Path(__file__).parent / "gold" / "countries.tsv"
Pair = tuple[frozenset[str], frozenset[str]]


def read_gold(path: Path = GOLD) -> list[dict[str, str]]:
    """Rows of the gold file."""
    return read_rows(path)


def gold_pair(row: dict[str, str]) -> Pair:
    """The row's countries."""
    source, target = (frozenset(row[name].replace("-", "").split()) for name in ("source", "target"))
    return source, target


def pair_of(reading: Reading) -> Pair:
    """Source and target countries of the event that names most."""
    pairs = [(_countries(event.actors, reading), _targets(event, reading)) for event in reading.events]
    return max(pairs, key=lambda pair: bool(pair[0]) + bool(pair[1]), default=(frozenset(), frozenset()))


def _countries(refs: tuple[Stated[ActorRef], ...], reading: Reading) -> frozenset[str]:
    actors = {actor.id: actor for actor in reading.actors}
    return frozenset(
        code
        for ref in refs
        if ref.value is not None and ref.value.actor in actors
        for code in (actors[ref.value.actor].country,)
        if code
    )


def _targets(event: Event, reading: Reading) -> frozenset[str]:
    told = _countries(event.recipients, reading)
    if told:
        return told
    cited = [c for stated in (*event.recipients, *event.targets) for c in stated.citations]
    found = set()
    for citation in cited:
        for word in citation.quote.replace("'s", "").split():
            row = country_of_demonym(word) or country_of_name(word)
            if row is not None and row.code:
                found.add(row.code)
        for place in reading.places:
            inside = citation.start <= place.citations[0].start and place.citations[0].end <= citation.end
            meant = place.resolved.value
            if inside and meant is not None and meant.country:
                found.add(meant.country)
    return frozenset(found)


def scores(split: str, *, show: bool = False) -> dict[str, float]:
    """Share of rows with the right source and the right target; with `show`, the wrong rows are printed."""
    rows = [row for row in read_gold() if row["split"] == split]
    readings = Reader(engine=Engine()).read_many([Report.from_text(row["sentence"]) for row in rows])
    right = [0, 0]
    for row, reading in zip(rows, readings, strict=True):
        gold, said = gold_pair(row), pair_of(reading)
        for side in (0, 1):
            right[side] += gold[side] == said[side]
        if show and gold != said:
            told = " -> ".join(" ".join(sorted(side)) or "-" for side in said)
            print(f"gold {row['source']} -> {row['target']} | said {told} | {row['sentence']}")
    return {"source_accuracy": right[0] / len(rows), "target_accuracy": right[1] / len(rows), "n": len(rows)}


def main() -> int:
    """Print scores of both splits, and errors when asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", default="", help="print the wrong rows of this split")
    options = parser.parse_args()
    for split in ("held", "dev"):
        found = scores(split, show=split == options.errors)
        print(f"{split}: " + "  ".join(f"{name} {value:.3f}" for name, value in found.items()))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
