"""A saved page as one stream of text that remembers its elements, and places in it as XPath and offset.

Blocks of an extract are found by their characters without white space: extraction squeezes and moves white
space, and nothing else that matters. `Place.offset` counts code points of the element's text content (as the
DOM's `textContent`: scripts and hidden text counted, comments not).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

# Text of these is no part of what a page shows; `template` and `noscript` are kept: many pages show them.
_SILENT = frozenset("script style head iframe object svg math textarea select button".split())
_MARKS = {"a": "linked", "figcaption": "caption", "h1": "heading"}
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big br cite code data del dfn em font i img ins kbd label mark q s samp small "
    "span strike strong sub sup time tt u var wbr".split()
)
# Where a block begins or ends, among pieces of text that hold line ends of their own.
_EDGE = "\x1e"
_SPACE = re.compile(r"[\s\u200b\u200c\u200d\ufeff\u00ad\u2060]+")

# So many blocks that stand nowhere on the page may each cost one search of the whole page.
_MOST_FULL_SEARCHES = 200


class Place(NamedTuple):
    """A stretch of the page: its element's XPath, and the code points of its text content."""

    path: str
    offset: int


class Run(NamedTuple):
    """A stretch of the page in compact offsets (characters without white space), half open."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Node:
    element: Any
    """The element whose text this is: for a tail, the parent of the element before it."""
    text: str
    raw: int
    """Where the text begins in the text content of the whole page."""
    marks: frozenset[str]
    """`silent`: not shown; `linked`: in a link; `caption`: in a picture's caption; `heading`: in an h1."""


def compact(text: str) -> str:
    """The text without white space and invisible spacing."""
    return _SPACE.sub("", text)


class Dom:
    """The text of a parsed page. Reads the tree once; the tree is not changed."""

    def __init__(self, root: Any) -> None:
        self._tree = root.getroottree()
        self._nodes: list[_Node] = []
        self._starts: list[int] = []
        self._raw_start: dict[Any, int] = {}
        self._pieces: dict[int, tuple[list[int], list[int]]] = {}
        self._full_searches = 0
        pieces: list[str] = []
        length = raw = 0
        self._headings: list[Run] = []
        for element, text, marks in _texts(root, self._raw_start):
            piece = "" if "silent" in marks else compact(text)
            if piece:
                self._nodes.append(_Node(element, text, raw, marks))
                if "heading" in marks:
                    self._note_heading(length, length + len(piece))
                self._starts.append(length)
                pieces.append(piece)
                length += len(piece)
            raw += len(text)
        self.compact = "".join(pieces)

    def find(self, needle: str, after: int, before: int | None = None) -> Run | None:
        """Where the compact `needle` stands: between `after` and `before`; without `before`, anywhere.

        Anywhere means first at or after `after`, else earlier on the page.
        """
        if not needle:
            return None
        if before is not None:
            at = self.compact.find(needle, after, before + len(needle))
            return Run(at, at + len(needle)) if at >= 0 else None
        if self._full_searches >= _MOST_FULL_SEARCHES:
            return None
        at = self.compact.find(needle, after)
        if at < 0:
            self._full_searches += 1
            at = self.compact.find(needle, 0, after + len(needle))
        return Run(at, at + len(needle)) if at >= 0 else None

    def find_heading(self, needle: str) -> Run | None:
        """Where a headline stands: in a first-level heading if there, else anywhere."""
        for heading in self._headings:
            at = self.compact.find(needle, heading.start, heading.end)
            if at >= 0 and needle:
                return Run(at, at + len(needle))
        return self.find(needle, 0)

    def share(self, run: Run, mark: Literal["linked", "caption"]) -> float:
        """The share of a run's characters that stand in links, or in captions of pictures."""
        marked = 0
        for index in range(self._node_at(run.start), self._node_at(run.end - 1) + 1):
            start = self._starts[index]
            end = self._starts[index + 1] if index + 1 < len(self._starts) else len(self.compact)
            if mark in self._nodes[index].marks:
                marked += min(end, run.end) - max(start, run.start)
        return marked / max(1, run.end - run.start)

    def place(self, run: Run) -> Place:
        """The smallest element that holds the whole run, and where in it the run begins."""
        first, last = self._node_at(run.start), self._node_at(run.end - 1)
        node = self._nodes[first]
        element = _common(node.element, self._nodes[last].element)
        raw = node.raw + self._raw_offset(first, run.start - self._starts[first])
        return Place(self._tree.getpath(element), raw - self._raw_start[element])

    def block_text(self, run: Run, *, longest: int) -> tuple[Any, str]:
        """The block-level element around the run's beginning, and the text it shows as a reader sees it.

        No more than about `longest` code points are read.
        """
        element = self._nodes[self._node_at(run.start)].element
        while element.tag in _INLINE and element.getparent() is not None:
            element = element.getparent()
        return element, shown_text(element, longest=longest)

    def _raw_offset(self, index: int, count: int) -> int:
        """Where in a node's text the character after `count` characters that are not white space stands."""
        if index not in self._pieces:
            self._pieces[index] = _pieces(self._nodes[index].text)
        seen, at = self._pieces[index]
        piece = bisect_right(seen, count) - 1
        return at[piece] + count - seen[piece]

    def _note_heading(self, start: int, end: int) -> None:
        if self._headings and self._headings[-1].end == start:
            start = self._headings.pop().start
        self._headings.append(Run(start, end))

    def _node_at(self, at: int) -> int:
        return bisect_right(self._starts, at) - 1


def _texts(root: Any, raw_start: dict[Any, int]) -> list[tuple[Any, str, frozenset[str]]]:
    """(element, text, marks) in document order; fills where each element's text content begins."""
    found: list[tuple[Any, str, frozenset[str]]] = []
    raw = 0
    stack: list[tuple[Any, bool, frozenset[str]]] = [(root, False, frozenset())]
    while stack:
        element, done, marks = stack.pop()
        if done:
            if element.tail and element is not root:
                found.append((element.getparent(), element.tail, marks))
                raw += len(element.tail)
            continue
        stack.append((element, True, marks))
        if not isinstance(element.tag, str):  # a comment or processing instruction: its tail only
            continue
        raw_start[element] = raw
        mark = "silent" if element.tag in _SILENT else _MARKS.get(element.tag)
        inside = marks | {mark} if mark else marks
        if element.text:
            found.append((element, element.text, inside))
            raw += len(element.text)
        stack.extend((child, False, inside) for child in reversed(element))
    return found


def _pieces(text: str) -> tuple[list[int], list[int]]:
    """For each stretch without white space: how many such characters come before it, and where it begins."""
    seen: list[int] = []
    at: list[int] = []
    count = start = 0
    for gap in [*_SPACE.finditer(text), None]:
        end = gap.start() if gap else len(text)
        if end > start:
            seen.append(count)
            at.append(start)
            count += end - start
        start = gap.end() if gap else end
    return seen, at


def _common(one: Any, other: Any) -> Any:
    if one is other:
        return one
    above = [one, *one.iterancestors()]
    known = {id(element): element for element in above}
    for element in (other, *other.iterancestors()):
        if id(element) in known:
            return element
    return above[-1]


def shown_text(element: Any, *, longest: int) -> str:
    """What an element shows, white space squeezed, block-level children set apart by a line end."""
    pieces: list[str] = []
    size = 0
    stack: list[Any] = [element]
    while stack and size <= longest:
        item = stack.pop()
        if isinstance(item, str):
            pieces.append(item)
            size += len(item)
            continue
        if item is not element and item.tail:
            stack.append(item.tail)
        if not isinstance(item.tag, str) or item.tag in _SILENT:
            continue
        edge = _EDGE if item.tag not in _INLINE or item.tag == "br" else ""
        stack.append(edge)
        stack.extend(reversed(list(item)))
        pieces.append(edge + (item.text or ""))
        size += len(pieces[-1])
    lines = (" ".join(line.split()) for line in "".join(pieces).split(_EDGE))
    return "\n".join(line for line in lines if line)


def fragment_blocks(html: str) -> list[str]:
    """The blocks of text of a piece of HTML (a feed entry), in order."""
    from lxml import etree
    from lxml import html as lxml_html

    if not html.strip():
        return []
    try:
        root = lxml_html.fragment_fromstring(html.replace("\x00", "\ufffd"), create_parent="div")
    except (etree.ParserError, ValueError):
        return []
    shown = shown_text(root, longest=len(html) + 1)
    return shown.split("\n") if shown else []
