"""How a report's text is laid out: headline, blank line, body; paragraphs; hard-wrapped lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from rashomon.ingest.source import is_dateline_alone
from rashomon.report import Span

_NEWLINE = r"(?:\r\n|[\n\r\u2028\u2029])"
_BLANK_LINES = re.compile(rf"{_NEWLINE}[^\S\n\r\u2028\u2029]*{_NEWLINE}\s*")
_LINE = re.compile(r"[^\n\r\u2028\u2029]+")

# Hard-wrapped text (wire copy, telegrams) has lines of one length: typewriter and terminal widths.
_WRAP_LOW, _WRAP_HIGH = 45, 100

# A headline is one line. The longest headlines of news sites stay under 200 characters.
_HEADLINE_LONGEST = 200

_CLOSED = re.compile(r"[.;:,。।۔…]['\"”’»)\]]*$")
_INITIALS = re.compile(r"(?:\b[^\W\d_]\.){2,}$")
_BYLINE = re.compile(r"by\s+[A-Z]|(?:reported|written|photographs?|story)\s+by\s", re.IGNORECASE)
_NOT_TITLE = re.compile(r"[\W_]*$|https?://|www\.")


@dataclass(frozen=True, slots=True)
class Layout:
    """A text and the spans of its parts."""

    text: str
    headline: Span | None
    body: Span
    paragraphs: tuple[Span, ...]
    lead: Span | None

    def fields(self) -> dict[str, object]:
        """As fields of Report."""
        return {
            "headline": self.headline,
            "lead": self.lead,
            "body": self.body,
            "paragraphs": self.paragraphs,
        }


def paragraph_spans(text: str, start: int = 0) -> list[Span]:
    """The paragraphs of `text[start:]`, trimmed; lines of hard-wrapped text are kept together."""
    spans: list[Span] = []
    block_start = start
    wrapped = _has_short_lines(text, start)
    for gap in [*_BLANK_LINES.finditer(text, start), None]:
        block_end = gap.start() if gap else len(text)
        spans.extend(_split_block(text, block_start, block_end, may_wrap=wrapped))
        block_start = gap.end() if gap else block_end
    return spans


def _has_short_lines(text: str, start: int) -> bool:
    """False where most of the text stands in lines longer than wrapped ones: then a paragraph is a line.

    Headline and outlet in two lines above such a text are no paragraph that was wrapped.
    """
    lengths = [len(line[0]) for line in _LINE.finditer(text, start)]
    return 2 * sum(length for length in lengths if length <= _WRAP_HIGH) >= sum(lengths)


def _split_block(text: str, start: int, end: int, *, may_wrap: bool) -> list[Span]:
    lines = [span for m in _LINE.finditer(text, start, end) if (span := trim(text, m.start(), m.end()))]
    if not may_wrap or len(lines) < 2 or not _is_wrapped([line.end - line.start for line in lines]):
        return lines
    return [Span(lines[0].start, lines[-1].end)]


def _is_wrapped(lengths: list[int]) -> bool:
    return median(lengths[:-1]) >= _WRAP_LOW and max(lengths) <= _WRAP_HIGH


def trim(text: str, start: int, end: int) -> Span | None:
    """`start:end` without the white space at its ends; None when nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def flat(text: str) -> str:
    """Letters and digits only, case folded: the form in which two printings of a headline are compared."""
    return "".join(char for char in text.casefold() if char.isalnum())


def lay_out(text: str, headline: Span | None, *, after: int | None = None) -> Layout:
    """The spans of a frozen text whose headline is known (or None).

    `after` is where the headline's line ends, where marks follow the headline. A body that begins by printing
    the headline again starts after the second printing.
    """
    start = headline.end if headline else 0
    if headline:
        start = max(start, after or 0)
        start = repeated_to(text, start, text[headline.start : headline.end])
    paragraphs = tuple(paragraph_spans(text, start))
    first = paragraphs[0].start if paragraphs else len(text)
    return Layout(text, headline, Span(first, len(text)), paragraphs, paragraphs[0] if paragraphs else None)


def repeated_to(text: str, start: int, headline: str) -> int:
    """Where the next line ends when it prints `headline` again; else `start`."""
    line = _LINE.search(text, start)
    while line and not line[0].strip():
        line = _LINE.search(text, line.end())
    return line.end() if line and flat(line[0]) == flat(headline) != "" else start


def starts_with_headline(text: str, headline: str) -> Span | None:
    """Where `text` prints `headline` as its first words; None when it begins otherwise.

    White space may differ. Where the line goes on after the headline, the next word must begin with a capital
    or a figure, else the headline's words are only how the first sentence begins.
    """
    words = headline.split()
    if not words:
        return None
    pattern = re.compile(r"\s*(" + r"\s+".join(map(re.escape, words)) + r")(?=(.?)\s*(\S?))", re.DOTALL)
    found = pattern.match(text)
    if found is None or found[2].isalnum():
        return None
    if found[2] not in ("", "\n", "\r") and found[3].islower():
        return None
    return Span(found.start(1), found.end(1))


def first_line_headline(text: str) -> Span | None:
    """The first line, when it is short, does not end as a sentence, and a body follows; else None."""
    line = _LINE.search(text)
    while line and not line[0].strip():
        line = _LINE.search(text, line.end())
    span = trim(text, line.start(), line.end()) if line else None
    if span is None or not text[span.end :].strip():
        return None
    words = text[span.start : span.end]
    if len(words) > _HEADLINE_LONGEST or not any(map(str.isalpha, words)):
        return None
    if _CLOSED.search(words) and not _INITIALS.search(words):
        return None
    if _BYLINE.match(words) or _NOT_TITLE.match(words) or is_dateline_alone(words):
        return None
    inside = any(p.start <= span.start and span.end < p.end for p in paragraph_spans(text[: span.end + 2000]))
    return None if inside else span


def compose(headline: str | None, blocks: Sequence[str]) -> Layout:
    """Headline, blank line, body: one text made of blocks, with a blank line between them."""
    pieces: list[str] = []
    spans: list[Span] = []
    at = 0
    for piece in [*([headline] if headline else []), *blocks]:
        if pieces:
            at += 2
        pieces.append(piece)
        spans.append(Span(at, at + len(piece)))
        at += len(piece)
    text = "\n\n".join(pieces)
    head = spans.pop(0) if headline else None
    first = spans[0].start if spans else len(text)
    return Layout(text, head, Span(first, len(text)), tuple(spans), spans[0] if spans else None)


def join(headline: str | None, text: str) -> Layout:
    """A text and a headline known apart from it: put in front, unless the text begins with it."""
    if not headline or not headline.strip():
        return lay_out(text, first_line_headline(text))
    found = starts_with_headline(text, headline)
    if found is not None:
        return lay_out(text, found)
    headline = headline.strip()
    whole = f"{headline}\n\n{text}" if text.strip() else headline
    return lay_out(whole, Span(0, len(headline)))
