"""incident_rows.py TEMPLATES OUT: rows for the heads `harm`, `incident` and `charge`, from filled templates.

TEMPLATES is a file of MUC-4 reports with their incidents (`muc4.dev.jsonl` of the evaluation kit). OUT gets,
for each report, its text as the reader of that task sees it, stretches with their roles, the kind of incident
each belongs to, and how sure those who are said to have done it are named (`charge`). A template gives words,
not places; which occurrences are meant is settled here: a name or a phrase of several words wherever it
stands, a bare noun only in sentences that hold another filler of its incident, and where it stands first.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "evaluation"))

from tasks.muc4 import plain

KINDS = ("ATTACK", "BOMBING", "KIDNAPPING", "ARSON", "ROBBERY")
_PEOPLE = {"DEATH": "KILLED", "INJURY": "INJURED", "(INJURY": "INJURED"}
_THINGS = {"DESTROYED": "DESTROYED", "SOME DAMAGE": "DAMAGED", "SOME DAMAGE /DESTROYED": "DAMAGED"}
_SHORTEST_NAME = 3  # letters; a family name by itself is the person again
_SENTENCE = re.compile(r"[^.!?]*(?:[.!?](?!\s)[^.!?]*)*[.!?]*\s*")

Filler = tuple[str, list[str]]
"""A role and the wordings of one filler."""


def fillers(incident: dict[str, Any]) -> Iterator[Filler]:
    """The fillers of an incident, those harmed first."""
    for target in incident["human_targets"]:
        name = (target["name"] or "").split()
        short = [name[-1]] if len(name) > 1 and len(name[-1]) > _SHORTEST_NAME else []
        yield _PEOPLE.get(target["effect"] or "", "PERSON"), [*target["aliases"], *short]
    for target in incident["physical_targets"]:
        yield _THINGS.get(target["effect"] or "", "THING"), target["aliases"]
    for role, key in (("DOER", "perp_individual"), ("GROUP", "perp_org")):
        for doer in incident[key]:
            yield role, doer["aliases"]


def occurrences(text: str, words: str) -> list[tuple[int, int]]:
    """Where the words stand in the text, whatever white space is between them."""
    pattern = r"(?<!\w)" + r"\s+".join(map(re.escape, words.split())) + r"(?!\w)"
    return [match.span() for match in re.finditer(pattern, text)]


def sentences(text: str) -> list[tuple[int, int]]:
    """Rough sentences: enough to tell what stands near what."""
    return [match.span() for match in _SENTENCE.finditer(text) if match.group().strip()]


def _at(cuts: list[tuple[int, int]], start: int) -> int:
    return next((i for i, (a, b) in enumerate(cuts) if a <= start < b), -1)


def stretches(text: str, incident: dict[str, Any]) -> Iterator[tuple[int, int, str, int]]:
    """The stretches of an incident with their roles and the numbers of their fillers."""
    cuts = sentences(text)
    found = [
        (number, role, words, occurrences(text, words))
        for number, (role, wordings) in enumerate(fillers(incident))
        for words in dict.fromkeys(wordings)
    ]
    holders: dict[int, set[str]] = {}
    for _, role, words, places in found:
        for start, _ in places:
            holders.setdefault(_at(cuts, start), set()).add(f"{role} {words}")
    for number, role, words, places in found:
        own = f"{role} {words}"
        sure = len(words.split()) > 1 and role not in ("DOER", "GROUP")
        kept = [
            (start, end)
            for k, (start, end) in enumerate(places)
            if sure or holders[_at(cuts, start)] - {own} or (k == 0 and role not in ("DOER", "GROUP"))
        ]
        yield from ((start, end, role, number) for start, end in kept or places[:1])


def row_of(report: dict[str, Any]) -> dict[str, Any]:
    """One row: `roles` and `incident`, longest stretches first, none inside or across another."""
    text = plain(report["text"])
    told = [
        (start, end, role, incident["type"], incident["perp_confidence"])
        for incident in report["incidents"]
        if incident["type"] in KINDS
        for start, end, role, _ in stretches(text, incident)
    ]
    kept: list[tuple[int, int, str, str, str | None]] = []
    for one in sorted(set(told), key=lambda one: (one[0] - one[1], told.index(one))):
        if all(one[1] <= other[0] or other[1] <= one[0] for other in kept):
            kept.append(one)
    kept.sort()
    return {
        "id": report["id"],
        "text": text,
        "roles": [[start, end, role] for start, end, role, *_ in kept],
        "incident": [[start, end, kind] for start, end, _, kind, _ in kept],
        "charge": [
            [start, end, charge]
            for start, end, role, _, charge in kept
            if role in ("DOER", "GROUP") and charge is not None
        ],
    }


def main() -> int:
    """Read TEMPLATES, write OUT."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("templates", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    lines = options.templates.read_text(encoding="utf-8").split("\n")
    rows = [row_of(json.loads(line)) for line in lines if line.strip()]
    options.out.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    print(f"{len(rows)} reports, {sum(len(row['roles']) for row in rows)} stretches")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
