"""Blocks of an extract put back on the page they came from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from rashomon.ingest.agents import lost_agents
from rashomon.ingest.dom import Dom, Run, compact
from rashomon.report import Anchor, Span

# A block that is not on the page word for word is looked for by its first and its last characters.
_EDGE = 24

# The page's version of such a block may be longer than the extract by what was dropped, but not by more.
_LONGEST_GAP = 600

# More of a page's block than this is not read again for by-phrases.
_LONGEST_BLOCK = 6000
_MOST_WARNINGS = 10


def anchor_blocks(dom: Dom, text: str, spans: Sequence[Span]) -> tuple[list[Anchor], list[str]]:
    """An anchor for every block, in order, and warnings: blocks not found, by-phrases dropped."""
    anchors: list[Anchor] = []
    warnings: list[str] = []
    runs: list[Run] = []
    cursor = 0
    for span in spans:
        words = text[span.start : span.end]
        run = dom.find(compact(words), cursor)
        if run is None:
            anchors.append(Anchor(start=span.start, end=span.end, path=None))
            warnings.append(f"unanchored: {_short(words)}")
            run = _loose(dom, compact(words), cursor)
        else:
            place = dom.place(run)
            anchors.append(Anchor(start=span.start, end=span.end, path=place.path, offset=place.offset))
        if run is not None:
            runs.append(run)
            cursor = run.end
    warnings.extend(_dropped(dom, text, runs))
    return anchors, warnings


def _loose(dom: Dom, needle: str, cursor: int) -> Run | None:
    """Where the page has a block that begins and ends like this one, words in between added or gone."""
    if len(needle) < 2 * _EDGE:
        return None
    first = dom.find(needle[:_EDGE], cursor)
    if first is None:
        return None
    last = dom.compact.find(needle[-_EDGE:], first.end, first.start + len(needle) + _LONGEST_GAP)
    return Run(first.start, last + _EDGE if last >= 0 else first.end)


def _dropped(dom: Dom, text: str, runs: Sequence[Run]) -> list[str]:
    seen: set[Any] = set()
    found: list[str] = []
    for run in runs:
        element, shown = dom.block_text(run, longest=_LONGEST_BLOCK)
        if element in seen:
            continue
        seen.add(element)
        found.extend(phrase for phrase in lost_agents(shown, text) if phrase not in found)
        if len(found) >= _MOST_WARNINGS:
            break
    return [
        f"by-phrase on the page, not in the text: {phrase!r}; read the page before you call this agentless"
        for phrase in found[:_MOST_WARNINGS]
    ]


def _short(words: str) -> str:
    flat = re.sub(r"\s+", " ", words)
    return repr(flat if len(flat) <= 60 else flat[:57] + "...")
