"""coverage.py [--errors]: which acts are coded at all, and which sentences that tell of none give a row.

Half of the sentences of `gold/coverage.tsv` tell of an act as agencies word it; each stands beside one
with the same or a like word from private life, sport, trade or weather, where any row is wrong. `coded` is
the share of the acts of which some event holds a marked word, `typed` of those with the gold's type as well,
`quiet` the share of the other sentences that give no row. Only errors of `dev` and `second` are printed.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path

from rashomon.findings import Event
from rashomon.reading import Reader
from rashomon.report import Report
from tasks._tables import read_rows

GOLD = Path(__file__).parent / "gold" / "coverage.tsv"
READ = ("dev", "second", "second_headlines")
"""Splits whose errors may be read."""


def read_gold(path: Path = GOLD) -> list[dict[str, str]]:
    """Rows of the gold file."""
    return read_rows(path)


def report_of(row: dict[str, str]) -> Report:
    """The row's sentence as a report; of a split of headlines, as its headline."""
    text = row["sentence"]
    return Report.from_text(text, headline=(0, len(text)) if row["split"].endswith("_headlines") else None)


def event_of(row: dict[str, str], events: list[Event]) -> Event | None:
    """The event with a marked word among the words that tell of it; one of the right type first."""
    start = row["sentence"].index(row["trigger"])
    end = start + len(row["trigger"])
    found = [
        event
        for event in events
        if any(cited.start < end and start < cited.end for cited in (event.trigger, *event.mentions))
    ]
    found.sort(key=lambda event: event.type != row["type"])
    return found[0] if found else None


def scores(reader: Reader, *, errors: bool = False) -> dict[str, float]:
    """By split: `coded`, `typed` and `quiet`; prints the wrong rows of `dev` when asked."""
    right: dict[str, list[bool]] = defaultdict(list)
    rows = read_gold()
    readings = reader.read_many([report_of(row) for row in rows])
    for row, reading in zip(rows, readings, strict=True):
        told = [(event.trigger.quote, event.type) for event in reading.events]
        if row["type"] == "-":
            right[f"{row['split']}.quiet"].append(not told)
            wrong = bool(told)
        else:
            event = event_of(row, list(reading.events))
            right[f"{row['split']}.coded"].append(event is not None)
            wrong = event is None or event.type != row["type"]
            right[f"{row['split']}.typed"].append(not wrong)
        if errors and wrong and row["split"] in READ:
            print(f"{row['type']:9s} {row['sentence']} [{row['trigger']}] -> {told}")
    return {name: sum(hits) / len(hits) for name, hits in sorted(right.items())}


def main() -> int:
    """Score and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--errors", action="store_true")
    for name, value in scores(Reader(), errors=parser.parse_args().errors).items():
        print(f"{name:24s} {value:.3f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
