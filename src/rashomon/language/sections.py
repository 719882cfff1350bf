"""Where a text's headline and paragraphs stand: blank lines, single lines, hard-wrapped lines.

Sentences never cross a section, so a headline without a full stop does not run into the lead, and a dateline
is not taken for the subject of the first sentence.
"""

from __future__ import annotations

import re

from rashomon.ingest.layout import paragraph_spans
from rashomon.ingest.source import find_dateline
from rashomon.language.token import Section, SectionKind
from rashomon.report import Report, Span

_WORD = re.compile(r"[^\W\d_]+")

# What may stand between a dateline and the text: an agency in brackets, a dash, white space.
_AFTER_DATELINE = re.compile(r"[\s,.:]*(?:\([^()\n]{1,60}\)|/[^/\n]{1,40}/)?[\s,.:]*(?:[-–—―]+\s*)?")

# Bylines and notes may stand before the paragraph that carries the dateline.
_DATELINE_WITHIN = 4

# Shares of capitalised and upper-case words above which capitals say nothing about names.
_TITLE_SHARE, _UPPER_SHARE = 0.6, 0.8
_SHORT_LINE = 6  # words; so short a line in title case has a capital on every word but the small ones
_SHORT_SENTENCE = 12  # words; so short a paragraph with a full stop may be full of names
_CLOSED = re.compile(r"[.!?][\"'”’)]*$")

_SMALL_WORDS = frozenset(
    "a an and as at but by for from in into is of off on or over per so than that the to up via vs with "
    "after amid says".split()
)


def find_sections(report: Report) -> list[Section]:
    """The headline and paragraphs of a report, in text order, each trimmed of white space."""
    found: list[Section] = []
    start = 0
    if report.headline is not None and report.headline.start < report.headline.end:
        found.append(_section(report.text, "headline", 0, report.headline))
        start = report.headline.end
    spans = report.paragraphs or tuple(paragraph_spans(report.text, start))
    index, dated = 0, False
    for span in spans:
        if span[0] < start:
            continue
        index += 1
        body = Span(*span)
        if not dated and index <= _DATELINE_WITHIN and (line := _dateline(report, body)):
            dated = True
            found.append(_section(report.text, "dateline", 0, line))
            body = Span(_after_dateline(report.text, line.end, body.end), body.end)
        if index == 1 and (echo := _echo(report, body)) is not None:
            if report.text[body.start : echo.start].strip():
                found.append(
                    _section(report.text, "paragraph", index, _trimmed(report, body.start, echo.start))
                )
            found.append(_section(report.text, "headline", index, echo))
            body = _trimmed(report, echo.end, body.end)
        found.append(_section(report.text, "paragraph", index, body))
    return found


_SHORTEST_ECHO = 4  # words
_BEFORE_ECHO = 60  # characters: a day of publication, an hour
_CLOSING = re.compile(r"\s*[.!?](?=\s)|(?=\s+[\"“(]?[A-Z0-9])")
_STAMP = frozenset("published posted updated added am pm".split())


def _echo(report: Report, paragraph: Span) -> Span | None:
    """The headline told again where the text begins, as pages print it; None where more is not told.

    It is a headline there too: its capitals tell no names, and its grammar is that of headlines.
    """
    headline = report.headline
    words = report.text[headline.start : headline.end].split(" | ")[0].split() if headline else []
    if len(words) < _SHORTEST_ECHO:
        return None
    again = re.compile(r"(?<!\w)" + r"\s+".join(re.escape(word) for word in words), re.IGNORECASE)
    within = min(paragraph.end, paragraph.start + _BEFORE_ECHO + 2 * sum(len(word) + 1 for word in words))
    found = again.search(report.text, paragraph.start, within)
    if found is None or found.start() - paragraph.start > _BEFORE_ECHO or found[0][:1].islower():
        return None
    before = report.text[paragraph.start : found.start()].split()
    if before and before[-1].isalpha() and before[-1].islower() and before[-1] not in _STAMP:
        return None  # `The mayor saw how Belmark attacks Vesk`
    closed = _CLOSING.match(report.text, found.end(), paragraph.end)
    return Span(found.start(), closed.end()) if closed else None


def _trimmed(report: Report, start: int, end: int) -> Span:
    text = report.text[start:end]
    return Span(start + len(text) - len(text.lstrip()), end - len(text) + len(text.rstrip()))


def _dateline(report: Report, paragraph: Span) -> Span | None:
    """The dateline that opens a paragraph, as the report gives it or as its form shows; never all of it."""
    given = report.dateline_span
    if given is None:
        given = find_dateline(report.text, paragraph.start).span
    if given is None or given.start != paragraph.start:
        return None
    return given if _after_dateline(report.text, given.end, paragraph.end) < paragraph.end else None


def _after_dateline(text: str, start: int, end: int) -> int:
    """Where the paragraph's first sentence begins: after the credit in brackets and the dash."""
    found = _AFTER_DATELINE.match(text, start, end)
    return found.end() if found else start


def _short(text: str, span: Span, kind: SectionKind) -> int:
    """How many words a line has at the most in which one small word shows that it is not in title case."""
    if kind == "headline":
        return _SHORT_LINE
    return _SHORT_SENTENCE if _CLOSED.search(text, max(span.start, span.end - 3), span.end) else 0


def _section(text: str, kind: SectionKind, index: int, span: Span) -> Section:
    words = _WORD.findall(text, span.start, span.end)
    letters = [word for word in words if len(word) > 1]
    upper = sum(word.isupper() for word in letters)
    open_words = [word for word in letters if word.lower() not in _SMALL_WORDS]
    capitals = sum(word[0].isupper() for word in open_words)
    return Section(
        kind=kind,
        index=index,
        start=span.start,
        end=span.end,
        title_case=len(open_words) > 2
        and capitals >= _TITLE_SHARE * len(open_words)
        and not capitals < len(open_words) <= _short(text, span, kind),
        upper_case=len(letters) > 2 and upper >= _UPPER_SHARE * len(letters),
    )
