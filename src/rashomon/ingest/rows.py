"""Tables of reports: JSONL, a JSON array, CSV and TSV; one row is one report, a bad row is one reject."""

from __future__ import annotations

import codecs
import csv
import io
import json
import re
import zlib
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import IO, Any

from rashomon.errors import RejectedInputError
from rashomon.ingest.dates import Order, order_of, to_iso
from rashomon.ingest.decode import check_text, decode_text
from rashomon.ingest.layout import join
from rashomon.ingest.make import make_report
from rashomon.ingest.plain import NAMES
from rashomon.ingest.printed import printed_date
from rashomon.ingest.taken import Options, Outcome, Reject, Taken, reject
from rashomon.report import Report

_TEXT_NAMES = (
    "text",
    "body",
    "content",
    "article",
    "article_text",
    "maintext",
    "full_text",
    "fulltext",
    "story",
)
_ROW_NAMES: dict[str, tuple[str, ...]] = {"text": _TEXT_NAMES, **NAMES}
_LISTS = ("reports", "articles", "items", "documents", "entries", "results", "data")
_DATES = ("published", "updated", "captured_at")
_UNREADABLE = (ValueError, RecursionError)
_DATE_FIELD = re.compile(r"(?:[\"',;\t|]|^)\s*(\d{1,2}/\d{1,2}/\d{4})(?=[\"',;\t|\s]|$)", re.MULTILINE)
"""A field of a row that is a date with slashes."""
_SAMPLE = 4_000_000
"""Bytes of a table in whose dates the order of day and month is looked for."""


def rows_of_jsonl(stream: IO[bytes], source: str, options: Options) -> Iterator[Outcome]:
    """A report or a reject for each line of a JSONL stream; blank lines are passed over."""
    number, order = 0, _order_in(stream)
    while True:
        number += 1
        line = stream.readline(options.max_raw + 1)
        if not line:
            return
        here = f"{source}:{number}"
        if len(line) > options.max_raw:
            yield Reject(
                source=here, reason="too_large", detail=f"the line is longer than {options.max_raw} bytes"
            )
            return
        line = line.removeprefix(codecs.BOM_UTF8) if number == 1 else line
        if line.strip():
            try:
                row = _parsed(line, here, options)
            except RejectedInputError as error:
                yield Reject.from_error(error)
                continue
            yield _one(row, here, options, order=order)


def _order_in(stream: IO[bytes]) -> Order | None:
    """How the table writes its dates, by those that show it near its beginning."""
    if not stream.seekable():
        return None
    start = stream.tell()
    try:
        sample = stream.read(_SAMPLE).decode("latin-1")
    except (EOFError, OSError, zlib.error):  # a damaged archive: its rows are told one by one
        return None
    finally:
        stream.seek(start)
    return order_of(_DATE_FIELD.findall(sample))


def _parsed(line: bytes, source: str, options: Options) -> Any:
    try:
        return json.loads(line.decode(options.encoding or "utf-8"))
    except UnicodeDecodeError as error:
        raise reject(
            source, "wrong_encoding", f"byte 0x{line[error.start]:02X} is not UTF-8; JSON must be"
        ) from None
    except LookupError:
        raise reject(source, "wrong_encoding", f"there is no encoding named {options.encoding!r}") from None
    except _UNREADABLE as error:
        raise reject(
            source, "bad_field", f"the line is not JSON ({error}); one object a line is needed"
        ) from None


def rows_of_json(data: bytes, source: str, options: Options) -> Iterator[Outcome]:
    """Reports of a JSON file: an array of objects, an object that holds one, one object, or JSONL by content.

    Raises RejectedInputError when the file cannot be read at all.
    """
    text, _ = decode_text(data, source, options.model_copy(update={"max_text": options.max_raw}))
    if not text.strip():
        raise reject(source, "empty", "the file is empty")
    try:
        found = json.loads(text)
    except _UNREADABLE as error:
        if "Extra data" in str(error):  # a second value after the first: one object a line
            yield from rows_of_jsonl(io.BytesIO(text.encode("utf-8", "surrogatepass")), source, options)
            return
        raise reject(source, "bad_field", f"the file is not JSON ({error})") from None
    if isinstance(found, dict) and not _has_text(found, options):
        found = next((found[key] for key in _LISTS if isinstance(found.get(key), list)), found)
    if not isinstance(found, list):
        yield _one(found, source, options)
        return
    order = order_of(_DATE_FIELD.findall(text[:_SAMPLE]))
    for number, row in enumerate(found, start=1):
        yield _one(row, f"{source}:{number}", options, order=order)


def _has_text(row: dict[str, Any], options: Options) -> bool:
    return _column("text", _lowered(row), options) is not None


def rows_of_csv(stream: IO[bytes], source: str, options: Options) -> Iterator[Outcome]:
    """A report or a reject for each row of a CSV or TSV stream with a header row.

    The separator is the one of comma, semicolon, tab and bar that the header row holds most of.
    """
    encoding = _csv_encoding(stream, source, options)
    order = _order_in(stream)
    # Bytes outside the encoding come through as lone surrogates, which reject their own row and no other.
    lines = io.TextIOWrapper(stream, encoding=encoding, errors="surrogateescape", newline="")
    header = lines.readline()
    if not header.strip():
        raise reject(source, "empty", "the file has no header row that names its columns")
    separator = max(",;\t|", key=header.count)
    csv.field_size_limit(max(csv.field_size_limit(), options.max_raw))
    reader = csv.reader(chain([header], lines), delimiter=separator)
    try:
        names = next(reader)
    except csv.Error as error:
        raise reject(source, "bad_field", f"the header row is not CSV ({error})") from None
    line = reader.line_num + 1
    while True:
        here = f"{source}:{line}"
        try:
            values = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Reject(source=here, reason="bad_field", detail=f"the row is not CSV ({error})")
            line = reader.line_num + 1
            continue
        line = reader.line_num + 1
        if values and any(values):
            try:
                row = _named(names, values, here)
            except RejectedInputError as error:
                yield Reject.from_error(error)
                continue
            yield _one(row, here, options, kind="csv", order=order)


def _csv_encoding(stream: IO[bytes], source: str, options: Options) -> str:
    head = stream.read(4)
    stream.seek(0)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    encoding = options.encoding or "utf-8"
    try:
        codecs.lookup(encoding)
    except LookupError:
        raise reject(source, "wrong_encoding", f"there is no encoding named {encoding!r}") from None
    return "utf-8-sig" if encoding.lower() in ("utf-8", "utf8") else encoding


def _named(names: list[str], values: list[str], source: str) -> dict[str, Any]:
    if len(values) > len(names):
        raise reject(
            source,
            "bad_field",
            f"the row has {len(values)} columns, the header {len(names)}; put quote marks around fields that "
            "hold the separator",
        )
    return dict(zip(names, values, strict=False))


def _one(
    row: Any, source: str, options: Options, *, kind: str = "jsonl", order: Order | None = None
) -> Outcome:
    try:
        return Taken(report_of_row(row, source, options, kind=kind, order=order))
    except RejectedInputError as error:
        return Reject.from_error(error)


def report_of_row(
    row: Any, source: str, options: Options, *, kind: str = "jsonl", order: Order | None = None
) -> Report:
    """A report of one row: a mapping of column names to values. Raises RejectedInputError (bad_field).

    `order` is how the table writes dates with slashes, where its rows show it.
    """
    if not isinstance(row, Mapping):
        raise reject(source, "bad_field", f"the row is {type(row).__name__}, not an object with named fields")
    lowered = _lowered(row)
    text = _text_of(row, lowered, source, options)
    used = {_column("text", lowered, options)}
    fields: dict[str, str | None] = {}
    warnings: list[str] = []
    for ours in NAMES:
        column = _column(ours, lowered, options)
        if column is None:
            continue
        value = _as_string(row[column], ours, source)
        if value is not None and ours in _DATES:
            iso = to_iso(value, order=order)
            if iso is None:
                warnings.append(f"{ours}: {value!r} is not read as a date; write it as YYYY-MM-DD")
                continue
            value = iso
        fields[ours] = value
        used.add(column)
    layout = join(fields.pop("headline", None), text)
    check_text(layout.text, source, options)
    printed = printed_date(layout.text, layout.body.start)
    loosely = _column("published", lowered, options) in ("date", None) and "published" not in options.fields
    if printed is not None and loosely and (fields.get("published") or "")[:10] != printed:
        # A column `date` may be the day of what happened; the text says when it was published.
        warnings = [note for note in warnings if not note.startswith("published: ")]
        if fields.get("published"):
            warnings.append(
                f"date: the row says {fields['published']}, its text prints {printed}; that is taken"
            )
        fields["published"] = printed
    extra = {}
    for key, value in row.items():
        if key in used or value is None or value == "":
            continue
        if _keeps(key, value):
            extra[str(key)] = value
        else:
            warnings.append(f"field {str(key)!a} is left out: it cannot be written as UTF-8")
    return make_report(
        layout,
        fields,
        source=source,
        kind=kind,
        options=options,
        extra=extra,
        warnings=warnings,
    )


def _keeps(key: object, value: object) -> bool:
    """True when a field can be stored: no half characters, not nested beyond reason."""
    try:
        json.dumps([str(key), value], ensure_ascii=False).encode()
    except (TypeError, ValueError, RecursionError):
        return False
    return True


def _lowered(row: Mapping[str, Any]) -> dict[str, str]:
    return {str(key).strip().lower().replace(" ", "_").replace("-", "_"): key for key in row}


def _column(ours: str, lowered: Mapping[str, str], options: Options) -> str | None:
    """The row's own name of the column that holds our field; None when it has none."""
    if ours in options.fields:
        name = options.fields[ours].strip().lower().replace(" ", "_").replace("-", "_")
        return lowered.get(name)
    return next((lowered[name] for name in _ROW_NAMES[ours] if name in lowered), None)


def _text_of(row: Mapping[str, Any], lowered: Mapping[str, str], source: str, options: Options) -> str:
    column = _column("text", lowered, options)
    if column is None:
        wanted = options.fields.get("text", "text")
        raise reject(
            source,
            "bad_field",
            f"there is no column {wanted!r}, only {', '.join(map(str, list(row)[:12])) or 'none'}; "
            "name the column that holds the text (option `fields`)",
        )
    text = row[column]
    if not isinstance(text, str):
        raise reject(source, "bad_field", f"field {column!r} holds {type(text).__name__}, not text")
    if not text.strip():
        raise reject(source, "bad_field", f"field {column!r} is empty")
    if "\x00" in text:
        raise reject(
            source, "bad_field", f"field {column!r} holds NUL characters; take them out at the source"
        )
    return check_text(text, source, options)


def _as_string(value: Any, ours: str, source: str) -> str | None:
    """A field's value as a string: numbers as written, lists of names joined, objects by their name."""
    if value is None or value == "" or value == []:
        return None
    if isinstance(value, Mapping):
        value = value.get("name") or value.get("title") or value.get("id")
    if isinstance(value, list):
        parts = [_as_string(item, ours, source) for item in value]
        return ", ".join(part for part in parts if part) or None
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    written = str(value).strip()
    if "\x00" in written or any("\ud800" <= char <= "\udfff" for char in written):
        raise reject(source, "bad_field", f"the field for {ours} holds NULs or half characters")
    return written or None
