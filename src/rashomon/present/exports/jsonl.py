"""JSONL: one reading a line, whole: the report with its text, and every finding with its citations.

A line is what `rashomon.Reading.model_validate_json` reads back; docs/schema has its JSON Schema.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from rashomon.errors import ExportError
from rashomon.findings import Reading
from rashomon.record import Record
from rashomon.record.codec import to_json

SUFFIX = ".jsonl"


def reading_line(reading: Reading) -> str:
    """A reading as one line of JSON, without the line's end."""
    return to_json(reading.model_dump(mode="python"))


def write(record: Record, path: Path) -> dict[str, object]:
    """Write the newest reading of every report; returns what is left out (for the losses file)."""
    written = 0
    with path.open("w", encoding="utf-8") as out:
        for reading in record.readings():
            out.write(reading_line(reading) + "\n")
            written += 1
    counts = record.counts()
    older = counts["readings"] - written
    return {
        "rows": written,
        "dropped": {
            "decisions of people": counts["decisions"],
            "saved pages": counts["pages"],
            "earlier readings": older,
            "reports without a reading": counts["reports"]
            - len({r for (r,) in record.connection.execute("SELECT DISTINCT report_id FROM readings")}),
            "rejects": counts["rejects"],
        },
        "coarsened": {},
    }


def read(path: Path) -> Iterator[Reading]:
    """The readings of a JSONL export. Raises ExportError, which names the line."""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                try:
                    yield Reading.model_validate(json.loads(line))
                except ValueError as error:
                    raise ExportError(f"{path}, line {number}: not a reading ({error})") from error
