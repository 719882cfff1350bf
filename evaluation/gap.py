"""gap.py FILE: pronouns of a GAP file (Apache-2.0) resolved by Rashomon, against its two marked names.

A pronoun counts as answered when the reader gives it an antecedent. The answer is right when the antecedent's
participant holds a mention that overlaps the marked name that is coreferent and none that overlaps the other
(neither, where neither is). Prints accuracy when answered and coverage.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from rashomon.findings import Actor
from rashomon.language import Engine
from rashomon.reading.actors.reader import read_actors
from rashomon.report import Report

_BATCH = 64


def outcomes(rows: list[dict[str, str]], engine: Engine) -> Iterator[tuple[str, dict[str, str], str]]:
    """For each row: `right`, `wrong` or `unanswered`, the row, and the name answered."""
    waiting = iter(rows)
    while batch := list(islice(waiting, _BATCH)):
        parses = engine.parse_many([Report.from_text(row["Text"]) for row in batch])
        for row, parse in zip(batch, parses, strict=True):
            yield judge(row, read_actors(parse, []))


def judge(row: dict[str, str], actors: list[Actor]) -> tuple[str, dict[str, str], str]:
    """Whether the reader's answer for the row's pronoun is right."""
    at = int(row["Pronoun-offset"])
    pronoun = next((actor for actor in actors if actor.head.start == at and actor.kind == "pronoun"), None)
    if pronoun is None or not pronoun.name.known:
        return "unanswered", row, ""
    mentions = [actor for actor in actors if actor.entity == pronoun.entity and actor.kind != "pronoun"]
    told = tuple(
        any(
            actor.citations[0].start < int(row[f"{which}-offset"]) + len(row[which])
            and int(row[f"{which}-offset"]) < actor.citations[0].end
            and row[which].split()[-1] in actor.mention
            for actor in mentions
        )
        for which in "AB"
    )
    gold = tuple(row[f"{which}-coref"].upper() == "TRUE" for which in "AB")
    return ("right" if told == gold else "wrong"), row, pronoun.name.value or ""


def main() -> int:
    """Read FILE, print the scores."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=Path)
    parser.add_argument("--errors", type=int, default=0, help="print this many wrong rows")
    options = parser.parse_args()
    with options.file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    counts: Counter[str] = Counter()
    shown = 0
    for outcome, row, name in outcomes(rows, Engine(encoder=False)):
        counts[outcome] += 1
        if outcome == "wrong" and shown < options.errors:
            shown += 1
            gold = [row[which] for which in "AB" if row[f"{which}-coref"].upper() == "TRUE"]
            print(f"{row['ID']} {row['Pronoun']}@{row['Pronoun-offset']} said={name!r} gold={gold}")
            print(f"   A={row['A']} B={row['B']} :: {row['Text']}")
    answered = counts["right"] + counts["wrong"]
    print(f"accuracy when answered {counts['right'] / max(1, answered):.3f}")
    print(f"coverage {answered / max(1, len(rows)):.3f} of {len(rows)}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
