"""Report, Span and Citation: a frozen text and the way to quote it.

A report's text is taken once and never changed. Everything else that Rashomon says points into it by
half-open spans of Unicode code points, and carries the words it points at, so that anyone can check
that the words are there:

>>> report = Report.from_text("Shells fell on Arden. Two people were hurt.", outlet="Arden Post")
>>> citation = report.cite(0, 20)
>>> citation.quote
'Shells fell on Arden'
>>> report.text[citation.start:citation.end] == citation.quote
True
"""

from __future__ import annotations

import hashlib
from typing import Any, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from rashomon.errors import CitationError


class Span(NamedTuple):
    """A half-open stretch of a report's text, in Unicode code points: `text[start:end]`."""

    start: int
    end: int

    def contains(self, other: tuple[int, int]) -> bool:
        """True when `other` lies wholly inside this span."""
        return self.start <= other[0] and other[1] <= self.end

    def overlaps(self, other: tuple[int, int]) -> bool:
        """True when the two spans share at least one code point."""
        return self.start < other[1] and other[0] < self.end


class Citation(BaseModel):
    """Words of one text, and where they stand: `text[start:end] == quote`, always."""

    model_config = ConfigDict(frozen=True)

    text_sha256: str
    """Which text: the SHA-256 of its UTF-8 bytes, in hexadecimal."""
    start: int
    """First code point of the quote."""
    end: int
    """One past the last code point of the quote."""
    quote: str
    """The words themselves."""

    @property
    def span(self) -> Span:
        """The citation's place as a Span."""
        return Span(self.start, self.end)


class Anchor(BaseModel):
    """Where one block of the text stands on the saved page it was taken from."""

    model_config = ConfigDict(frozen=True)

    start: int
    """First code point of the block in the report's text."""
    end: int
    """One past its last code point."""
    path: str | None
    """XPath of the element on the saved page; None when the block was not found there (`unanchored`)."""
    offset: int | None = None
    """Code points into the element's text content at which the block begins."""

    @property
    def anchored(self) -> bool:
        """True when the block was found on the page."""
        return self.path is not None


def hash_text(text: str) -> str:
    """SHA-256 of the text's UTF-8 bytes (lone surrogates are kept as they are), in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


class Report(BaseModel):
    """One text published by one outlet at one time.

    `text` is the headline, a blank line and the body, exactly as extracted; it is never normalised and
    never rewritten. Two outlets that print one wire text are two reports of one text.
    """

    model_config = ConfigDict(frozen=True)

    report_id: str
    """Sixteen hexadecimal digits: a hash of text, outlet, url or file, and time of publication."""
    text: str
    """The frozen text."""
    text_sha256: str
    """The text's name: SHA-256 of its UTF-8 bytes."""
    headline: Span | None = None
    """Where the headline stands in the text; None when the source marks none."""
    lead: Span | None = None
    """The body's first paragraph."""
    body: Span | None = None
    """Everything after the headline."""
    paragraphs: tuple[Span, ...] = ()
    """The body's paragraphs, in order; empty when the source marks none."""
    outlet: str | None = None
    """Who published it, as the source says."""
    url: str | None = None
    """Where it was published."""
    published: str | None = None
    """When, as ISO 8601, truncated to what is known: `2016`, `2016-05`, `2016-05-31`, or with time."""
    updated: str | None = None
    """When it was last changed, as ISO 8601."""
    dateline: str | None = None
    """The dateline as written (`KYIV, Aug. 14`), without the dash."""
    dateline_span: Span | None = None
    """Where the dateline stands in the text."""
    byline: str | None = None
    """Who wrote it, as the source says."""
    agency: str | None = None
    """The wire agency credited, as written (`AP`, `Reuters`)."""
    language: str | None = None
    """ISO 639-1 code of the text's language."""
    captured_at: str | None = None
    """When the page or file was taken, as ISO 8601 (from the archive, or the file's own time)."""
    source_file: str | None = None
    """The file it was read from; a member of an archive is `archive!member`."""
    source_kind: str = "text"
    """How it was read: text, markdown, html, jsonl, csv, feed, warc, wacz, pdf."""
    anchors: tuple[Anchor, ...] = ()
    """For saved pages: each block of the text and its element on the page."""
    warnings: tuple[str, ...] = ()
    """What the reader of the file wants a person to know (an unanchored block, a dropped by-phrase)."""
    extra: dict[str, Any] = Field(default_factory=dict)
    """Fields of the source that have no place above, kept as they were."""

    @classmethod
    def from_text(cls, text: str, **fields: Any) -> Report:
        """Make a report of a text; `report_id` and `text_sha256` are computed.

        Fields are those of the class. Where `body` is not given it is everything after `headline`.
        """
        sha = hash_text(text)
        headline = fields.get("headline")
        if fields.get("body") is None:
            start = headline[1] if headline is not None else 0
            while start < len(text) and text[start].isspace():
                start += 1
            fields["body"] = Span(start, len(text))
        named = (
            fields.get("outlet"),
            fields.get("url") or fields.get("source_file"),
            fields.get("published"),
        )
        digest = hashlib.sha256(
            "\x1f".join([sha, *(part or "" for part in named)]).encode("utf-8", "replace")
        )
        return cls(report_id=digest.hexdigest()[:16], text=text, text_sha256=sha, **fields)

    def quote(self, span: tuple[int, int]) -> str:
        """The words of a span. Raises CitationError when it does not lie in the text."""
        start, end = span
        if not 0 <= start < end <= len(self.text):
            raise CitationError(self.report_id, start, end, len(self.text))
        return self.text[start:end]

    def cite(self, start: int, end: int) -> Citation:
        """A citation of `text[start:end]`. Raises CitationError when that is empty or outside the text."""
        return Citation(text_sha256=self.text_sha256, start=start, end=end, quote=self.quote((start, end)))
