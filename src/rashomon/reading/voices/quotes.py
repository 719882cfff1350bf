"""Quote marks: which stretches of a text stand between them.

Marks are matched within a section (headline or paragraph), outermost quotes only. A quote that is still open
at the end of a paragraph reaches to that end, and is carried on when the next paragraph opens with a mark
again. Nothing here raises, whatever the marks.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.findings import QuoteType
from rashomon.language import Parse

_OPENERS = {"“": "”", "„": "“”", "«": "»", "‹": "›", "「": "」", "『": "』", "‟": "”"}
_GERMAN_OPENERS = {"»": "«", "›": "‹"}  # pointing inward, only where the first of a pair
_STRAIGHT = frozenset({'"', "＂"})
_SINGLE_OPEN = frozenset({"'", "‘", "‚", "‛"})
_SINGLE_CLOSE = frozenset({"'", "’"})
_BEFORE_OPENING = frozenset("([{—–-/:;,.…")
_LOOK_AHEAD = 1000  # characters in which a possessive mark may still be followed by the closing one
_FURNITURE = 5  # words that a heading or link between two paragraphs has at most
_DIRECT_SHARE = 0.95  # share of content words inside the marks from which a quote counts as direct


@dataclass(frozen=True, slots=True)
class Quote:
    """One quoted stretch, marks included."""

    start: int
    """The opening mark (or the first character, where a mark is missing)."""
    end: int
    """One past the closing mark, or the paragraph's end where it is not closed."""
    closed: bool
    """False where no closing mark was found."""
    carried_on: bool = False
    """True when the quote began in an earlier paragraph and was opened anew here."""


def find_quotes(parse: Parse) -> list[Quote]:
    """All outermost quotes of a parse, in text order."""
    found: list[Quote] = []
    open_before = False
    for section in parse.sections:
        quotes = quotes_in(parse.text, section.start, section.end)
        if open_before and quotes and quotes[0].start == section.start:
            first = quotes[0]
            quotes[0] = Quote(first.start, first.end, first.closed, carried_on=True)
        found.extend(quotes)
        if not (open_before and _is_furniture(parse.text[section.start : section.end])):
            open_before = bool(quotes) and not quotes[-1].closed
    return found


def _is_furniture(paragraph: str) -> bool:
    """True for a line of the page that stands between the paragraphs of a quote (`Most read in World`)."""
    return len(paragraph.split()) <= _FURNITURE and paragraph.rstrip()[-1:].isalnum()


def quotes_in(text: str, start: int, end: int) -> list[Quote]:
    """The outermost quotes of `text[start:end]`, in order."""
    found: list[Quote] = []
    position = start
    singles = True  # False once no single mark that closes is left: no need to look again
    while position < end:
        width, closers = _opens(text, position, start, end)
        if not width or (closers is _SINGLE_CLOSE and not singles):
            position += 1
            continue
        close, closed = _find_close(text, position + width, end, closers, width)
        if not closed and closers is _SINGLE_CLOSE:
            singles = False
            position += 1
            continue
        found.append(Quote(position, close, closed))
        position = close
    return found


def _opens(text: str, at: int, start: int, end: int) -> tuple[int, Iterable[str]]:
    """How many characters wide the opening mark at `at` is (0: none), and what closes it."""
    char = text[at]
    if char in _OPENERS:
        return 1, _OPENERS[char]
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    if char == "”" and before.isspace() and after.isalnum():
        return 1, "”"  # a closing mark typed where the opening one belongs
    if char in _GERMAN_OPENERS:
        return (1, _GERMAN_OPENERS[char]) if not after.isspace() and _is_edge(before) else (0, "")
    if char in _STRAIGHT:
        inch = before.isdigit() and not _is_edge(after)
        return (0, "") if inch or (before.isdigit() and after.isspace()) else (1, _STRAIGHT)
    if char in ("'", "`", "‘", "’") and after == char:
        wide = at + 2 < end and not text[at + 2].isspace() and _is_edge(before)
        closer = "’’" if char in "‘’" else "''"
        return (2, (closer,)) if wide else (0, "")
    if char in _SINGLE_OPEN and _is_edge(before) and (after.isalpha() or after in '“"$£€[('):
        return 1, _SINGLE_CLOSE
    return 0, ""


def _is_edge(char: str) -> bool:
    return char.isspace() or char in _BEFORE_OPENING or char in _OPENERS or char in _STRAIGHT


def _find_close(text: str, at: int, end: int, closers: Iterable[str], width: int) -> tuple[int, bool]:
    """One past the closing mark and True, or the end and False."""
    if width == 2:
        ends = [(text.find(mark, at, end), len(mark)) for mark in (*closers, '"', "”")]
        ends = [(found, length) for found, length in ends if found >= 0]
        if not ends:
            return end, False
        found, length = min(ends)
        return found + length, True
    if closers is not _SINGLE_CLOSE:
        marks = set(closers) | ({"”"} if closers is _STRAIGHT else set())
        depth = 0
        opener = next((o for o, c in _OPENERS.items() if c == closers), "")
        for position in range(at, end):
            char = text[position]
            if char == opener and opener != "„" and closers is not _STRAIGHT:
                depth += 1
            elif char in marks or (char in _STRAIGHT and _ends_word(text, position, end)):
                if depth == 0:
                    return position + 1, True
                depth -= 1
        return end, False
    for position in range(at, end):
        if text[position] not in _SINGLE_CLOSE:
            continue
        after = text[position + 1] if position + 1 < end else " "
        before = text[position - 1]
        plural = before == "s" and after.isspace() and _closer_later(text, position + 1, end)
        if not after.isalnum() and not before.isspace() and not plural:
            return position + 1, True
    return end, False


def _ends_word(text: str, at: int, end: int) -> bool:
    after = text[at + 1] if at + 1 < end else " "
    return not text[at - 1].isspace() and not after.isalnum()


def _closer_later(text: str, at: int, end: int) -> bool:
    """True when a mark that can only close a quote follows before another opens (`the rebels' men' `)."""
    for position in range(at, min(end, at + _LOOK_AHEAD)):
        if text[position] in _SINGLE_CLOSE:
            after = text[position + 1] if position + 1 < end else " "
            if not after.isalnum():
                return not text[position - 1].isspace()
        if text[position] == "‘" or (text[position] == "'" and text[position - 1].isspace()):
            return False
    return False


class QuoteMarks:
    """The quotes of a parse, asked by offset or by word."""

    def __init__(self, parse: Parse) -> None:
        self.quotes = find_quotes(parse)
        self._starts = [quote.start for quote in self.quotes]

    def at(self, offset: int) -> Quote | None:
        """The quote that covers a code point, or None."""
        i = bisect_right(self._starts, offset) - 1
        if i >= 0 and offset < self.quotes[i].end:
            return self.quotes[i]
        return None

    def share(self, spans: Sequence[tuple[int, int]]) -> float:
        """The share of words (given by their spans) that stand inside quote marks; 0 for no words."""
        if not spans:
            return 0.0
        return sum(self.at(start) is not None for start, _ in spans) / len(spans)

    def quote_type(self, spans: Sequence[tuple[int, int]]) -> QuoteType:
        """`direct`, `mixed` or `indirect` for content made of these words."""
        share = self.share(spans)
        return "direct" if share >= _DIRECT_SHARE else "mixed" if share > 0 else "indirect"
