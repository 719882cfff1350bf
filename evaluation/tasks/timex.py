"""Time expressions with their TIMEX3 types and values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from rashomon.language import Engine
from rashomon.reading.times.reader import read_times
from rashomon.report import Report

FIELDS = ("id", "text", "dct")


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One row for each text: `timexes` with start, end, type and value."""
    rows = list(rows)
    reports = [Report.from_text(row["text"], published=row.get("dct")) for row in rows]
    parses = Engine(encoder=False).parse_many(reports)
    for row, parse in zip(rows, parses, strict=True):
        times = [
            {
                "start": time.citations[0].start,
                "end": time.citations[0].end,
                "type": time.type,
                "value": time.value,
            }
            for time in read_times(parse)
        ]
        yield {"id": row["id"], "timexes": times}
