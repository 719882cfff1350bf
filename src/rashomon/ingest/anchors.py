"""Blocks of an extract put back on the page they came from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from rashomon.ingest.agents import by_phrases, folded
from rashomon.ingest.dom import Dom, Run, compact
from rashomon.ingest.layout import Layout
from rashomon.report import Anchor, Span

# A block that is not on the page word for word is looked for by pieces of this length, so many at most: long
# enough (four words) not to be met by chance nearby, short enough to fit beside what was dropped.
_PROBE, _MOST_PROBES = 20, 50

# Blocks follow one another within this many characters of the page (white space not counted) unless something
# large stands between; a block this long is not found elsewhere by chance.
_NEAR = 20_000
_LONG = 40

# More of a page's block than this is not read again for by-phrases.
_LONGEST_BLOCK = 6000
_MOST_WARNINGS = 10


class Cursor:
    """Finds the blocks of an extract on the page, one after the other, near the last one first."""

    def __init__(self, dom: Dom) -> None:
        self.dom = dom
        self._at = 0

    def find(self, block: str) -> Run | None:
        """Where the block stands; None when it is not on the page word for word."""
        needle = compact(block)
        run = self.dom.find(needle, self._at, self._at + _NEAR) or self.dom.find(needle, self._at)
        # A short block found far away may be another one's words: the next are looked for from here still.
        if (
            run is not None
            and (run.start - self._at <= _NEAR or len(needle) >= _LONG)
            and run.start >= self._at
        ):
            self._at = run.end
        return run

    def find_loosely(self, block: str) -> Run | None:
        """A stretch of the page that shares words with a block that is not there word for word."""
        needle = compact(block)
        for at in range(0, min(len(needle) - _PROBE + 1, _PROBE * _MOST_PROBES), _PROBE):
            run = self.dom.find(needle[at : at + _PROBE], self._at, self._at + _NEAR)
            if run is not None:
                return run
        return None


def anchor_layout(dom: Dom, layout: Layout) -> tuple[list[Anchor], list[str]]:
    """An anchor for headline and paragraphs, in order, and warnings: blocks not found, by-phrases dropped."""
    anchors: list[Anchor] = []
    warnings: list[str] = []
    runs: list[Run] = []
    if layout.headline is not None:
        title = layout.text[layout.headline.start : layout.headline.end]
        anchors.append(_anchor(dom, layout.headline, dom.find_heading(compact(title))))
    cursor = Cursor(dom)
    for span in layout.paragraphs:
        words = layout.text[span.start : span.end]
        run = cursor.find(words)
        anchors.append(_anchor(dom, span, run))
        if run is None:
            warnings.append(f"unanchored: {_short(words)}")
            run = cursor.find_loosely(words)
        if run is not None:
            runs.append(run)
    warnings.extend(_dropped(dom, layout.text, runs))
    return anchors, warnings


def _anchor(dom: Dom, span: Span, run: Run | None) -> Anchor:
    if run is None:
        return Anchor(start=span.start, end=span.end, path=None)
    place = dom.place(run)
    return Anchor(start=span.start, end=span.end, path=place.path, offset=place.offset)


def _dropped(dom: Dom, text: str, runs: Sequence[Run]) -> list[str]:
    seen: set[Any] = set()
    found: list[str] = []
    kept = folded(text)
    for run in runs:
        element, shown = dom.block_text(run, longest=_LONGEST_BLOCK)
        if element in seen:
            continue
        seen.add(element)
        lost = (phrase for phrase in by_phrases(shown) if folded(phrase) not in kept)
        found.extend(phrase for phrase in lost if phrase not in found)
        if len(found) >= _MOST_WARNINGS:
            break
    return [
        f"by-phrase on the page, not in the text: {phrase!r}; read the page before you call this agentless"
        for phrase in found[:_MOST_WARNINGS]
    ]


def _short(words: str) -> str:
    flat = re.sub(r"\s+", " ", words)
    return repr(flat if len(flat) <= 60 else flat[:57] + "...")
