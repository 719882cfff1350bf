"""Plain text and Markdown files: the text as it stands, and what its front matter or header lines say.

>>> found = read_headers("Outlet: Arden Post\\nPublished: 1916-06-03\\n\\nShips met off Jutland.\\n")
>>> found.fields, found.text
({'outlet': 'Arden Post', 'published': '1916-06-03'}, 'Ships met off Jutland.\\n')
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from rashomon.ingest.dates import to_iso
from rashomon.ingest.decode import decode_text
from rashomon.ingest.layout import Layout, flat, join, lay_out
from rashomon.ingest.make import make_report
from rashomon.ingest.printed import printed_date
from rashomon.ingest.taken import Options, Taken, reject
from rashomon.report import Report, Span

NAMES: dict[str, tuple[str, ...]] = {
    "headline": ("headline", "title"),
    "outlet": ("outlet", "source", "publisher", "publication", "newspaper", "site_name", "sitename", "site"),
    "url": ("url", "link", "uri", "href", "permalink"),
    "published": ("published", "date", "publication_date", "published_at", "publish_date", "pubdate",
                  "date_published", "datepublished", "published_date", "publishedat", "datetime"),
    "updated": ("updated", "modified", "date_modified", "datemodified", "updated_at", "last_modified"),
    "byline": ("byline", "author", "authors", "creator"),
    "agency": ("agency", "wire"),
    "dateline": ("dateline",),
    "language": ("language", "lang"),
    "captured_at": ("captured_at", "retrieved", "retrieved_at", "accessed", "crawled_at", "scraped_at"),
}  # fmt: skip
"""Our field -> the names under which sources give it, the first found wins. Compared in lower case."""

_FIELD_OF = {name: ours for ours, names in NAMES.items() for name in names}
_DATES = ("published", "updated", "captured_at")
_FENCE = re.compile(r"\s*---[^\S\n\r]*\r?\n(?P<block>.*?)^(?:---|\.\.\.)[^\S\n\r]*(?:\r?\n|\Z)", re.S | re.M)
_PAIR = re.compile(r"^(?P<key>[A-Za-z][\w \-]{0,40}?)[ \t]*:(?:[ \t]+(?P<value>.*?))?[ \t]*\r?$")
_HEADING = re.compile(r"\s*#{1,2}[ \t]+(?P<words>[^\r\n]+?)[ \t]*#*[ \t]*(?:\r?\n|\Z)")
_UNDERLINED = re.compile(r"\s*(?P<words>\S[^\r\n]{0,200}?)[ \t]*\r?\n=+[ \t]*(?:\r?\n|\Z)")
_ITEM = re.compile(r"^\s+-\s+(?P<value>.+?)\s*$")

# Front matter longer than this is no front matter but a text with rules in it.
_MOST_HEADERS = 60


@dataclass(slots=True)
class Headers:
    """What stands above a text: report fields, everything else, the text that follows, warnings."""

    text: str
    fields: dict[str, str] = field(default_factory=dict)
    extra: dict[str, Any] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)


def read_headers(text: str) -> Headers:
    """Front matter between `---` lines, or `Name: value` lines above a blank line; else the text alone."""
    fence = _FENCE.match(text)
    if fence and fence["block"].count("\n") <= _MOST_HEADERS:
        pairs = _fenced_pairs(fence["block"])
        if pairs:
            return _sorted_out(pairs, _without_blank(text[fence.end() :]))
    return _header_lines(text)


def _fenced_pairs(block: str) -> list[tuple[str, str]] | None:
    pairs: list[tuple[str, str]] = []
    for line in block.splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        item = _ITEM.match(line)
        if item and pairs:
            key, value = pairs[-1]
            pairs[-1] = (key, ", ".join(filter(None, [value, _unquoted(item["value"])])))
            continue
        pair = _PAIR.match(line)
        if pair is None:
            return None
        pairs.append((pair["key"], _unquoted(pair["value"] or "")))
    return pairs


def _unquoted(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1].replace('\\"', '"') if value[0] == '"' else value[1:-1].replace("''", "'")
    return ", ".join(_unquoted(part.strip()) for part in value[1:-1].split(",")) if _listed(value) else value


def _listed(value: str) -> bool:
    return len(value) > 1 and value[0] == "[" and value[-1] == "]"


def _header_lines(text: str) -> Headers:
    pairs: list[tuple[str, str]] = []
    at = len(text) - len(text.lstrip())
    ended = False
    for line in text[at : at + 8000].splitlines(keepends=True)[:_MOST_HEADERS]:
        if not line.strip():
            ended = True
            break
        pair = _PAIR.match(line.rstrip("\r\n"))
        if pair is None or not pair["value"] or (not pairs and field_of(pair["key"]) is None):
            break
        pairs.append((pair["key"], _unquoted(pair["value"])))
        at += len(line)
    known = [(key, value) for key, value in pairs if field_of(key)]
    if not ended or not known or len(known) < len(pairs) / 2 or not all(map(_holds, known)):
        return Headers(text)
    return _sorted_out(pairs, _without_blank(text[at:]))


def _holds(pair: tuple[str, str]) -> bool:
    """True when the value is one that the field can have: a text may begin `Updated: twelve are dead`."""
    ours = field_of(pair[0])
    if ours in _DATES:
        return to_iso(pair[1]) is not None
    if ours == "url":
        return re.match(r"[a-z][a-z0-9+.-]*:\S+$|www\.\S+$", pair[1]) is not None
    return len(pair[1]) <= 300


def field_of(name: str) -> str | None:
    """Our field for a source's name of it; None when it has no place in a report."""
    return _FIELD_OF.get(name.strip().lower().replace(" ", "_").replace("-", "_"))


def _sorted_out(pairs: list[tuple[str, str]], text: str) -> Headers:
    headers = Headers(text)
    for key, value in pairs:
        ours = field_of(key)
        if ours is None or not value or ours in headers.fields:
            headers.extra[key] = value
        elif ours in _DATES and to_iso(value) is None:
            headers.extra[key] = value
            headers.warnings.append(f"{ours}: {value!r} is not read as a date; write it as YYYY-MM-DD")
        else:
            headers.fields[ours] = (to_iso(value) or value) if ours in _DATES else value
    return headers


def _without_blank(text: str) -> str:
    return re.sub(r"\A(?:[^\S\r\n]*\r?\n)+", "", text)


def open_text(data: bytes, source: str, options: Options) -> Taken:
    """A plain text file as a report.

    Raises RejectedInputError: empty, not_text, wrong_encoding, too_large.
    """
    return _open(data, source, options, markdown=False)


def open_markdown(data: bytes, source: str, options: Options) -> Taken:
    """A Markdown file as a report: its first heading is the headline; marks stay as written."""
    return _open(data, source, options, markdown=True)


def _open(data: bytes, source: str, options: Options, *, markdown: bool) -> Taken:
    text, encoding = decode_text(data, source, options)
    report = report_of_text(text, source, options, kind="markdown" if markdown else "text", encoding=encoding)
    return Taken(report)


def report_of_text(
    text: str, source: str, options: Options, *, kind: str = "text", encoding: str = "utf-8"
) -> Report:
    """A report of a whole text, front matter and all. Raises RejectedInputError (empty)."""
    headers = read_headers(text)
    if not headers.text.strip():
        raise reject(source, "empty", "there is no text in it; check that the file was saved whole")
    warnings = [*headers.warnings]
    if encoding not in ("utf-8", options.encoding):
        warnings.append(f"read as {encoding}")
    layout = _layout(headers, markdown=kind == "markdown")
    if "published" not in headers.fields:
        printed = printed_date(layout.text, layout.body.start)
        headers.fields |= {"published": printed} if printed is not None else {}
    return make_report(
        layout,
        headers.fields,
        source=source,
        kind=kind,
        options=options,
        extra=headers.extra,
        warnings=warnings,
    )


def _layout(headers: Headers, *, markdown: bool) -> Layout:
    heading = (_HEADING.match(headers.text) or _UNDERLINED.match(headers.text)) if markdown else None
    given = headers.fields.pop("headline", None)
    if heading is None:
        return join(given, headers.text)
    span = Span(*heading.span("words"))
    if given and flat(given) != flat(heading["words"]):
        headers.extra["headline"] = given
    return lay_out(headers.text, span, after=heading.end())
