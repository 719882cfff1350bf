"""The record: one SQLite file that keeps reports, what was read in them, and what people decided.

Every write is one transaction per report, so that a run that is stopped loses at most the report in hand and
goes on where it was. Two processes may write to one record: the second waits its turn.

>>> import tempfile, pathlib
>>> from rashomon.report import Report
>>> path = pathlib.Path(tempfile.mkdtemp()) / "reports.db"
>>> with Record.open(path, create=True) as record:
...     added = record.add_report(Report.from_text("Shells fell on Arden.", outlet="Arden Post"))
...     [report.outlet for report in record.reports()]
['Arden Post']
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from rashomon.errors import RecordError, UnknownFindingError
from rashomon.findings import Finding, Reading
from rashomon.ingest.taken import Reject
from rashomon.record import codec
from rashomon.record.files import open_file
from rashomon.record.inserts import Page, insert_reading, insert_report, now
from rashomon.record.rows import COLUMNS, EventRow
from rashomon.report import Report


class Record:
    """An open record. Use as a context manager, or call `close`."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self.path = path
        self._run: int | None = None
        self._run_fields: tuple[str, str, str] | None = None

    @classmethod
    def open(cls, path: str | os.PathLike[str], *, create: bool = False, readonly: bool = False) -> Self:
        """Open a record; an older version's is upgraded first.

        With `create` it is made when it does not exist. With `readonly` nothing is written, not even an
        upgrade. Raises RecordError when there is no such file, or it is not a record, or a newer version's.
        """
        path = Path(path)
        return cls(open_file(path, create=create, readonly=readonly), path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.finish_run()
        self.close()

    def close(self) -> None:
        """Close the file; a run that was not finished stays marked as stopped."""
        self._connection.close()

    @property
    def connection(self) -> sqlite3.Connection:
        """The SQLite connection, for questions of your own."""
        return self._connection

    @contextlib.contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of what is written inside is kept, or nothing. Raises RecordError."""
        try:
            self._connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            raise RecordError(f"{self.path}: cannot be written ({error})") from error
        try:
            yield self._connection
            self._connection.execute("COMMIT")
        except BaseException as error:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            if isinstance(error, sqlite3.OperationalError):  # read only, disk full
                raise RecordError(f"{self.path}: cannot be written ({error})") from error
            raise

    # --- Runs -----------------------------------------------------------------------------------------

    def start_run(self, reader: str, *, package: str = "", settings: dict[str, Any] | None = None) -> None:
        """Name the run that the next readings belong to. Its row is written with the first of them."""
        self._run, self._run_fields = None, (reader, package, codec.to_json(settings or {}))

    def finish_run(self) -> None:
        """Mark the run as finished, if it wrote anything."""
        if self._run is not None:
            with self.transaction() as connection:
                connection.execute("UPDATE runs SET finished = ? WHERE run_id = ?", (now(), self._run))
        self._run = self._run_fields = None

    def _run_id(self, connection: sqlite3.Connection, reader: str) -> int:
        if self._run is None or (self._run_fields is not None and self._run_fields[0] != reader):
            _, package, settings = self._run_fields or (reader, "", "{}")
            cursor = connection.execute(
                "INSERT INTO runs (reader, package, settings, started) VALUES (?, ?, ?, ?)",
                (reader, package, settings, now()),
            )
            self._run, self._run_fields = cursor.lastrowid, (reader, package, settings)
        assert self._run is not None
        return self._run

    # --- Writing --------------------------------------------------------------------------------------

    def add_report(self, report: Report, *, page: Page | None = None) -> bool:
        """Keep a report, and the saved page it was taken from; False when the record has it already."""
        with self.transaction() as connection:
            return insert_report(connection, report, page)

    def add_reading(self, reading: Reading, *, page: Page | None = None) -> bool:
        """Keep a report and its reading in one transaction.

        False, and nothing is written, when the record has this report read by this reader. A reading by
        another reader is added beside the earlier ones and becomes the current one. An earlier reject of the
        same file is taken out. Raises RecordError when two findings of the reading have one id.
        """
        with self.transaction() as connection:
            if self.is_read(reading.report_id, reading.reader):
                return False
            before = self._run
            try:
                insert_report(connection, reading.report, page)
                insert_reading(connection, reading, self._run_id(connection, reading.reader))
                source = codec.plain(reading.report.source_file)
                connection.execute("DELETE FROM rejects WHERE source = ?", (source,))
            except BaseException:
                self._run = before  # a run's row that was written here goes with the transaction
                raise
        return True

    def add_reject(self, reject: Reject) -> bool:
        """Note an input that could not be read; False when it is noted already."""
        with self.transaction() as connection:
            cursor = connection.execute(
                "INSERT OR IGNORE INTO rejects (source, reason, detail, at) VALUES (?, ?, ?, ?)",
                (codec.plain(reject.source), reject.reason, codec.plain(reject.detail), now()),
            )
            return cursor.rowcount > 0

    # --- Reading back ---------------------------------------------------------------------------------

    def is_read(self, report_id: str, reader: str) -> bool:
        """True when the record has this report read by this version of the reader."""
        return bool(
            self._connection.execute(
                "SELECT 1 FROM readings WHERE report_id = ? AND reader = ?", (report_id, reader)
            ).fetchone()
        )

    def has_report(self, report_id: str) -> bool:
        """True when the record holds the report."""
        found = self._connection.execute("SELECT 1 FROM reports WHERE report_id = ?", (report_id,))
        return found.fetchone() is not None

    def report_ids(self) -> list[str]:
        """Ids of all reports, in the order of publication and then of outlet."""
        rows = self._connection.execute(
            "SELECT report_id FROM reports ORDER BY published IS NULL, published, outlet, report_id"
        )
        return [report_id for (report_id,) in rows]

    def reports(self) -> Iterator[Report]:
        """All reports, in the order of `report_ids`."""
        for report_id in self.report_ids():
            yield self.report(report_id)

    def report(self, report_id: str) -> Report:
        """One report; the beginning of its id is enough. Raises UnknownFindingError."""
        row = self._connection.execute(
            "SELECT fields, text FROM reports WHERE report_id = ?", (self.full_id(report_id),)
        ).fetchone()
        return codec.unpack_report(*row)

    def full_id(self, beginning: str) -> str:
        """The id of the one report whose id begins so. Raises UnknownFindingError."""
        rows = self._connection.execute(
            "SELECT report_id FROM reports WHERE substr(report_id, 1, ?) = ? LIMIT 2",
            (len(beginning), beginning),
        ).fetchall()
        if len(rows) == 1 and beginning:
            return str(rows[0][0])
        what = "no report has" if not rows else "more than one report has"
        raise UnknownFindingError(f"{self.path}: {what} an id that begins with {beginning!r}")

    def page(self, report_id: str) -> Page | None:
        """The saved page that a report was taken from, or None."""
        row = self._connection.execute(
            "SELECT content, content_type, encoding FROM pages WHERE report_id = ?",
            (self.full_id(report_id),),
        ).fetchone()
        return None if row is None else Page(*row)

    def reading(self, report_id: str, *, reader: str | None = None) -> Reading:
        """The newest reading of a report, or that of one reader. Raises UnknownFindingError."""
        report = self.report(report_id)
        query = "SELECT reading_id, reader, skipped FROM readings WHERE report_id = ? AND "
        if reader is None:
            row = self._connection.execute(query + "is_current = 1", (report.report_id,)).fetchone()
        else:
            row = self._connection.execute(query + "reader = ?", (report.report_id, reader)).fetchone()
        if row is None:
            by = f" by reader {reader}" if reader else ""
            raise UnknownFindingError(f"{self.path}: report {report.report_id} has not been read{by}")
        findings = self._connection.execute(
            "SELECT layer, payload FROM findings WHERE reading_id = ? ORDER BY position", (row[0],)
        ).fetchall()
        return codec.unpack_reading(report, row[1], row[2], findings)

    def readings(self) -> Iterator[Reading]:
        """The newest reading of each report that has one, in the order of `report_ids`."""
        rows = self._connection.execute("SELECT report_id FROM readings WHERE is_current = 1")
        read = {report_id for (report_id,) in rows}
        for report_id in self.report_ids():
            if report_id in read:
                yield self.reading(report_id)

    def finding(self, finding_id: str) -> Finding:
        """A finding of a current reading, or else of the last one that had it. Raises UnknownFindingError."""
        row = self._connection.execute(
            "SELECT f.layer, f.payload, r.text_sha256 FROM findings AS f "
            "JOIN reports AS r ON r.report_id = f.report_id "
            "JOIN readings AS g ON g.reading_id = f.reading_id "
            "WHERE f.finding_id = ? ORDER BY g.is_current DESC, f.id DESC LIMIT 1",
            (finding_id,),
        ).fetchone()
        if row is None:
            raise UnknownFindingError(f"{self.path}: no finding has the id {finding_id!r}")
        return codec.unpack_finding(*row)

    def events(
        self, *, report_id: str | None = None, type: str | None = None, place_country: str | None = None
    ) -> Iterator[EventRow]:
        """The events of the current readings as flat rows, in text order within each report."""
        asked = {"report_id": report_id, "type": type, "place_country": place_country}
        given = {name: value for name, value in asked.items() if value is not None}
        where = " AND ".join(f"{name} = :{name}" for name in given) or "1"
        names = ", ".join(COLUMNS)
        rows = self._connection.execute(
            f"SELECT {names} FROM events_view WHERE {where} "
            "ORDER BY published IS NULL, published, report_id, trigger_start",
            given,
        )
        for row in rows:
            yield EventRow(**dict(zip(COLUMNS, row, strict=True)))

    def search(self, words: str) -> list[str]:
        """Ids of the reports whose text has these words (SQLite FTS5 syntax), best first."""
        try:
            rows = self._connection.execute(
                "SELECT r.report_id FROM reports_fts JOIN reports AS r ON r.id = reports_fts.rowid "
                "WHERE reports_fts MATCH ? ORDER BY rank",
                (words,),
            ).fetchall()
        except sqlite3.OperationalError as error:
            raise RecordError(f"cannot search for {words!r}: {error}; put words in double quotes") from error
        return [report_id for (report_id,) in rows]

    def rejects(self) -> list[Reject]:
        """Inputs that could not be read."""
        rows = self._connection.execute("SELECT source, reason, detail FROM rejects ORDER BY id")
        return [Reject(source=source, reason=reason, detail=detail) for source, reason, detail in rows]

    def counts(self) -> dict[str, int]:
        """How many rows the main tables have."""
        return {
            name: self._connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0]
            for name in ("reports", "pages", "readings", "findings", "events", "decisions", "rejects")
        }
