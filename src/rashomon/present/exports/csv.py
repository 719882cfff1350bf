"""CSV: one flat row per event, with the words that each field rests on.

For each cited field NAME there are columns `NAME_start`, `NAME_end` and `NAME_quote` (its first citation;
code points, half open), beside `text_sha256`; the column `citations` has all of them as JSON. An empty cell
with the state `unstated` means that the text does not say; with an empty state, that it was not asked. Words
are written as they stand in the text: a spreadsheet that reads a leading `=` as a formula should import them
as text.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rashomon.record import EventRow, Record, event_rows
from rashomon.record.codec import to_json
from rashomon.record.rows import COLUMNS

SUFFIX = ".csv"

CITED = (
    "doer",
    "recipient",
    "target",
    "instrument",
    "place",
    "date",
    "numbers",
    "killed",
    "injured",
    "voice",
)
"""Fields whose words stand in columns of their own, besides trigger and clause."""

_RENAMED = {"trigger": "trigger_quote", "clause": "clause_quote"}

HEADER = (
    *(_RENAMED.get(name, name) for name in COLUMNS),
    *(f"{name}_{part}" for name in CITED for part in ("start", "end", "quote")),
    "citations",
)


def row_of(event: EventRow) -> dict[str, Any]:
    """An event's cells by column."""
    cells: dict[str, Any] = {_RENAMED.get(name, name): getattr(event, name) for name in COLUMNS}
    for name in CITED:
        if cited := event.cited.get(name):
            cells |= {
                f"{name}_start": cited[0].start,
                f"{name}_end": cited[0].end,
                f"{name}_quote": cited[0].quote,
            }
    cells["citations"] = to_json(
        [
            {"field": name, "start": citation.start, "end": citation.end, "quote": citation.quote}
            for name, cited in event.cited.items()
            for citation in cited
        ]
    )
    return cells


def write(record: Record, path: Path) -> dict[str, object]:
    """Write the events of the newest readings; returns what is left out (for the losses file)."""
    decided = {row.finding_id: row.decision for row in record.events() if row.decision}
    left_out = dict.fromkeys(("actors", "places", "times", "quantities", "attributions", "frames"), 0)
    several = dict.fromkeys(("doer", "recipient", "numbers"), 0)
    rows = 0
    with path.open("w", encoding="utf-8", errors="surrogatepass", newline="") as out:
        writer = csv.DictWriter(out, HEADER)
        writer.writeheader()
        for reading in record.readings():
            for event in event_rows(reading):
                cells = row_of(event)
                cells["decision"] = decided.get(event.finding_id)
                writer.writerow(cells)
                rows += 1
                for name in several:
                    several[name] += len(event.cited.get(name, ())) > 1
            for name in left_out:
                left_out[name] += len(getattr(reading, name))
    counts = record.counts()
    return {
        "rows": rows,
        "dropped": {
            "texts of the reports (only their hashes are written)": counts["reports"],
            "saved pages": counts["pages"],
            "rejects": counts["rejects"],
            **{f"{name} as rows of their own": count for name, count in left_out.items()},
        },
        "coarsened": {
            **{f"{name}: several in one cell, all in `citations`": count for name, count in several.items()},
            "killed, injured: the first figure alone; all are in `numbers`": rows,
            "voice: the chain of attributions in words": rows,
        },
    }


def read(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a CSV export, with `citations` as a list."""
    csv.field_size_limit(2**31 - 1)
    with path.open(encoding="utf-8", errors="surrogatepass", newline="") as lines:
        for row in csv.DictReader(lines):
            yield {**row, "citations": json.loads(row["citations"])}
