"""Checks that every citation still says what it cited: `text[start:end] == quote`, in a record or an export.

An export is checked without us: a citation is any JSON object with `text_sha256`, `start`, `end` and `quote`,
or CSV columns `NAME_start`, `NAME_end`, `NAME_quote` beside a column `text_sha256`. The texts are taken from
the export itself, or from the record it was made from.
"""

from __future__ import annotations

import csv
import json
import sqlite3
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rashomon.errors import ExportError, RecordError
from rashomon.record import codec
from rashomon.record.store import Record
from rashomon.report import hash_text

_TEXTS_KEPT = 2000
"""Texts of an export kept while its later lines are checked; a report's findings stand near it."""

Texts = Callable[[str], str | None]
"""From a text's hash to the text, or None."""


@dataclass(frozen=True, slots=True)
class Offence:
    """A citation, or a text, that does not hold."""

    where: str
    """Which row: `report ID, finding ID` or `line 7`."""
    field: str
    reason: str
    """`words differ`, `outside the text`, `text not found`, `text was changed`, `not a citation`."""
    start: int | None = None
    end: int | None = None
    quote: str | None = None
    """What it says stands there."""
    found: str | None = None
    """What stands there."""


@dataclass(slots=True)
class Tally:
    """How much was checked."""

    citations: int = 0
    texts: int = 0


def check_slice(text: str | None, start: Any, end: Any, quote: Any) -> tuple[str, str | None] | None:
    """None when `text[start:end] == quote`; otherwise the reason, and what stands there."""
    if not (isinstance(start, int) and isinstance(end, int) and isinstance(quote, str)):
        return "not a citation", None
    if text is None:
        return "text not found", None
    if not 0 <= start < end <= len(text):
        return "outside the text", None
    found = text[start:end]
    return None if found == quote else ("words differ", found)


def verify_record(path: Path, tally: Tally) -> Iterator[Offence]:
    """Every citation of a record that does not hold, of all its readings. Nothing is written."""
    with Record.open(path, readonly=True) as record:
        connection = record.connection
        connection.text_factory = _decode  # a damaged text is an offence to report, not an error to stop at
        for report_id, stored, sha256 in connection.execute(
            "SELECT report_id, text, text_sha256 FROM reports ORDER BY id"
        ):
            text = codec.unpack_text(stored)
            tally.texts += 1
            if hash_text(text) != sha256:
                yield Offence(f"report {report_id}", "text", "text was changed")
            yield from _verify_rows(connection, report_id, text, tally)
            yield from _verify_payloads(connection, report_id, text, sha256, tally)


def _decode(stored: bytes) -> str:
    try:
        return stored.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return stored.decode("utf-8", "replace")


def _verify_rows(
    connection: sqlite3.Connection, report_id: str, text: str, tally: Tally
) -> Iterator[Offence]:
    """The rows of the tables that cite: citations, each finding's first, each event's trigger and clause."""
    queries = (
        'SELECT f.finding_id, c.field, c.start, c."end", c.quote FROM citations AS c '
        "JOIN findings AS f ON f.id = c.finding WHERE f.report_id = ?",
        "SELECT finding_id, 'quote', start, \"end\", quote FROM findings WHERE report_id = ?",
    )
    for query in queries:
        for finding_id, field, start, end, stored in connection.execute(query, (report_id,)):
            tally.citations += 1
            quote = codec.unpack_text(stored)
            if wrong := check_slice(text, start, end, quote):
                yield Offence(
                    f"report {report_id}, finding {finding_id}", field, *wrong_at(wrong, start, end, quote)
                )


def _verify_payloads(
    connection: sqlite3.Connection, report_id: str, text: str, sha256: str, tally: Tally
) -> Iterator[Offence]:
    rows = connection.execute("SELECT finding_id, payload FROM findings WHERE report_id = ?", (report_id,))
    for finding_id, payload in rows:
        for field, cited in _citations(json.loads(payload), ""):
            tally.citations += 1
            start, end, quote = cited.get("start"), cited.get("end"), cited.get("quote")
            if wrong := check_slice(text, start, end, quote):
                yield Offence(
                    f"report {report_id}, finding {finding_id}",
                    f"payload.{field}",
                    *wrong_at(wrong, start, end, quote),
                )
            elif cited.get("text_sha256", sha256) != sha256:
                yield Offence(
                    f"report {report_id}, finding {finding_id}", f"payload.{field}", "text not found"
                )


def wrong_at(
    wrong: tuple[str, str | None], start: Any, end: Any, quote: Any
) -> tuple[str, int | None, int | None, str | None, str | None]:
    """The fields of an Offence after `field`."""
    reason, found = wrong
    return (
        reason,
        start if isinstance(start, int) else None,
        end if isinstance(end, int) else None,
        quote if isinstance(quote, str) else None,
        found,
    )


def verify_export(path: Path, tally: Tally, *, record: Path | None = None) -> Iterator[Offence]:
    """Every citation of a JSON, JSONL or CSV export that does not hold.

    Raises ExportError when the file is none of these.
    """
    texts, close = _texts_of(record)
    try:
        if path.suffix.lower() == ".csv":
            yield from _verify_csv(path, tally, texts)
        else:
            yield from _verify_json(path, tally, texts)
    finally:
        close()


def _texts_of(record: Path | None) -> tuple[Texts, Callable[[], None]]:
    if record is None:
        return (lambda sha256: None), (lambda: None)
    opened = Record.open(record, readonly=True)

    def find(sha256: str) -> str | None:
        row = opened.connection.execute(
            "SELECT text FROM reports WHERE text_sha256 = ? LIMIT 1", (sha256,)
        ).fetchone()
        return None if row is None else codec.unpack_text(row[0])

    return find, opened.close


def _json_rows(path: Path) -> Iterator[tuple[str, Any]]:
    """The values of a JSONL file, or the one value of a JSON file, with where they stand."""
    try:
        if path.suffix.lower() in (".jsonl", ".ndjson"):
            with path.open(encoding="utf-8", errors="surrogatepass") as lines:
                for number, line in enumerate(lines, 1):
                    if line.strip():
                        yield f"line {number}", json.loads(line)
        else:
            yield "the file", json.loads(path.read_text(encoding="utf-8", errors="surrogatepass"))
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise ExportError(f"{path}: not JSON that can be checked ({error})") from error


def _verify_json(path: Path, tally: Tally, texts: Texts) -> Iterator[Offence]:
    own: dict[str, str] = {}
    for where, value in _json_rows(path):
        for text, sha256 in _texts_in(value):
            tally.texts += 1
            if hash_text(text) != sha256:
                yield Offence(where, "text", "text was changed")
            own[sha256] = text
            if len(own) > _TEXTS_KEPT:
                del own[next(iter(own))]
        for field, cited in _citations(value, ""):
            tally.citations += 1
            sha256 = str(cited.get("text_sha256"))
            source = own[sha256] if sha256 in own else texts(sha256)
            start, end, quote = cited["start"], cited["end"], cited["quote"]
            if wrong := check_slice(source, start, end, quote):
                yield Offence(where, field, *wrong_at(wrong, start, end, quote))


def _texts_in(value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        if isinstance(value.get("text"), str) and isinstance(value.get("text_sha256"), str):
            yield value["text"], value["text_sha256"]
        for item in value.values():
            yield from _texts_in(item)
    elif isinstance(value, list):
        for item in value:
            yield from _texts_in(item)


def _citations(value: Any, field: str) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(value, dict):
        if value.keys() >= {"start", "end", "quote"}:
            yield field, value
        for key, item in value.items():
            yield from _citations(item, f"{field}.{key}" if field else key)
    elif isinstance(value, list):
        for i, item in enumerate(value):
            yield from _citations(item, f"{field}.{i}" if field else str(i))


def _verify_csv(path: Path, tally: Tally, texts: Texts) -> Iterator[Offence]:
    csv.field_size_limit(sys.maxsize)
    with path.open(encoding="utf-8-sig", errors="surrogatepass", newline="") as lines:
        rows = csv.DictReader(lines)
        names = rows.fieldnames or []
        if "text_sha256" not in names:
            raise ExportError(f"{path}: has no column text_sha256, so it cannot be checked")
        cited = [name[: -len("_quote")] for name in names if name.endswith("_quote")]
        seen: dict[str, str | None] = {}
        for row in rows:
            sha256 = row["text_sha256"]
            if sha256 not in seen:
                seen[sha256] = texts(sha256)
                tally.texts += 1
            where = f"line {rows.line_num}"
            for name in cited:
                given = [row.get(f"{name}_{part}") or "" for part in ("start", "end", "quote")]
                if any(given):
                    tally.citations += 1
                    yield from _check_cells(seen[sha256], where, name, *given)
            yield from _check_json_cell(seen[sha256], where, row.get("citations"), tally)


def _check_cells(
    text: str | None, where: str, name: str, start: str, end: str, quote: str
) -> Iterator[Offence]:
    first = int(start) if start.isdecimal() else None
    last = int(end) if end.isdecimal() else None
    if wrong := check_slice(text, first, last, quote):
        yield Offence(where, name, *wrong_at(wrong, first, last, quote))


def _check_json_cell(text: str | None, where: str, cell: str | None, tally: Tally) -> Iterator[Offence]:
    """The column `citations`: a JSON list of every citation of the row."""
    if not cell:
        return
    try:
        listed = json.loads(cell)
    except json.JSONDecodeError:
        yield Offence(where, "citations", "not a citation")
        return
    for field, cited in _citations(listed, "citations"):
        tally.citations += 1
        if wrong := check_slice(text, cited["start"], cited["end"], cited["quote"]):
            yield Offence(
                where,
                str(cited.get("field", field)),
                *wrong_at(wrong, cited["start"], cited["end"], cited["quote"]),
            )


def is_record(path: Path) -> bool:
    """True when the file is SQLite (so is to be checked as a record). Raises RecordError when missing."""
    if not path.is_file():
        raise RecordError(f"{path}: no such file")
    with path.open("rb") as file:
        return file.read(16) == b"SQLite format 3\x00"
