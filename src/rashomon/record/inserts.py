"""Reports and readings as rows. Each function writes inside a transaction that the caller holds."""

from __future__ import annotations

import hashlib
import sqlite3
from datetime import UTC, datetime
from typing import Any, NamedTuple

from rashomon.errors import RecordError
from rashomon.findings import Finding, Reading
from rashomon.record import codec
from rashomon.record.migrations import index_place
from rashomon.record.rows import COLUMNS, event_rows
from rashomon.report import Report

_EVENT_COLUMNS = [
    name
    for name in COLUMNS
    if name
    not in {
        "finding_id",
        "report_id",
        "outlet",
        "published",
        "headline",
        "text_sha256",
        "maker",
        "confidence",
        "decision",
    }
]


class Page(NamedTuple):
    """The saved page that a report was taken from, byte for byte."""

    content: bytes
    content_type: str | None = None
    """Media type: `text/html`, `application/pdf`."""
    encoding: str | None = None
    """How an HTML page was decoded: anchors count in the tree of the page so decoded."""


def now() -> str:
    """The present moment as the record writes it: ISO 8601, UTC, seconds."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def insert_report(connection: sqlite3.Connection, report: Report, page: Page | None) -> bool:
    """Insert a report and its saved page; False when the report is there already."""
    cursor = connection.execute(
        "INSERT OR IGNORE INTO reports (report_id, outlet, published, headline, text, text_sha256, language, "
        "agency, byline, dateline, url, updated, captured_at, source_file, source_kind, warnings, fields, "
        "added_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            report.report_id,
            codec.plain(report.outlet),
            report.published,
            None if report.headline is None else codec.plain(report.quote(report.headline)),
            codec.pack_text(report.text),
            report.text_sha256,
            report.language,
            codec.plain(report.agency),
            codec.plain(report.byline),
            codec.plain(report.dateline),
            codec.plain(report.url),
            report.updated,
            report.captured_at,
            codec.plain(report.source_file),
            report.source_kind,
            codec.to_json(report.warnings),
            codec.pack_report(report),
            now(),
        ),
    )
    added = cursor.rowcount > 0
    if added and page is not None:
        connection.execute(
            "INSERT OR IGNORE INTO pages (report_id, content_type, encoding, sha256, content) "
            "VALUES (?, ?, ?, ?, ?)",
            (
                report.report_id,
                page.content_type,
                page.encoding,
                hashlib.sha256(page.content).hexdigest(),
                page.content,
            ),
        )
    return added


def insert_reading(connection: sqlite3.Connection, reading: Reading, run: int) -> None:
    """Insert a reading of a report that is there, and make it the current one.

    Raises RecordError when two findings have one id.
    """
    report_id = reading.report_id
    connection.execute("UPDATE readings SET is_current = 0 WHERE report_id = ?", (report_id,))
    cursor = connection.execute(
        "INSERT INTO readings (report_id, reader, run_id, skipped, is_current, read_at) "
        "VALUES (?, ?, ?, ?, 1, ?)",
        (report_id, reading.reader, run, reading.skipped, now()),
    )
    reading_id = cursor.lastrowid
    assert reading_id is not None
    rows: dict[str, int] = {}
    position = 0
    for layer, (name, _) in codec.LAYERS.items():
        for finding in getattr(reading, name):
            if finding.id in rows:
                raise RecordError(
                    f"report {report_id}: the reader gave two findings the id {finding.id} "
                    f"({layer} {finding.citations[0].quote!r})"
                )
            rows[finding.id] = _insert_finding(connection, finding, layer, report_id, reading_id, position)
            position += 1
    _insert_events(connection, reading, rows)
    for place in reading.places:
        if place.resolved.value is not None:
            index_place(connection, rows[place.id], place.resolved.value.model_dump(), is_area=place.is_area)


def _insert_finding(
    connection: sqlite3.Connection,
    finding: Finding,
    layer: str,
    report_id: str,
    reading_id: int,
    position: int,
) -> int:
    first = finding.citations[0]
    cursor = connection.execute(
        "INSERT INTO findings (finding_id, report_id, reading_id, layer, position, quote, start, "
        '"end", maker, maker_kind, maker_version, confidence, payload) '
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            finding.id,
            report_id,
            reading_id,
            layer,
            position,
            codec.pack_text(first.quote),
            first.start,
            first.end,
            finding.maker.id,
            finding.maker.kind,
            finding.maker.version,
            finding.confidence,
            codec.pack_finding(finding),
        ),
    )
    row = cursor.lastrowid
    assert row is not None
    connection.executemany(
        'INSERT INTO citations (finding, field, start, "end", quote) VALUES (?, ?, ?, ?, ?)',
        [
            (row, field, citation.start, citation.end, codec.pack_text(citation.quote))
            for field, citation in codec.citations_in(finding)
        ],
    )
    return row


def _insert_events(connection: sqlite3.Connection, reading: Reading, rows: dict[str, int]) -> None:
    names = ", ".join(["finding", *_EVENT_COLUMNS])
    marks = ", ".join("?" for _ in range(len(_EVENT_COLUMNS) + 1))
    connection.executemany(
        f"INSERT INTO events ({names}) VALUES ({marks})",
        [
            (
                rows[row.finding_id],
                *(_cell(getattr(row, name)) for name in _EVENT_COLUMNS),
            )
            for row in event_rows(reading)
        ],
    )


def _cell(value: Any) -> Any:
    return codec.plain(value) if isinstance(value, str) else value
