"""Which words of a text can belong to a time expression, so that few patterns need to look, and at little.

Every pattern of the grammar names the marks that it cannot match without (`needs` in `time_rules.tsv`): a
month, a figure, a unit. The words of a stretch are read once; a pattern then searches only around its first
mark, and only where the others are present too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import accumulate

from rashomon.lexicons.tables import read_table
from rashomon.reading.times.words import DECADES, ORDINALS, words

# No expression is longer than this before its first mark, or after it (code points;
# the longest of the evaluation texts has 60 in all).
_BEFORE, _AFTER = 110, 80

_TOKEN = re.compile(r"[^\W\d_]+|\d+|[\W_]+")
_FIGURES = re.compile(r"\d+")

_MARKS = {
    "year": "year",
    "rel": (
        "last next previous following same current coming past latest preceding subsequent prior this that"
    ),
    "edge": (
        "early late earlier later sometime start beginning middle end close rest remainder latter turn mid"
    ),
    "unit": (
        "second minute hour day night week weekend fortnight month quarter year decade century centuries "
        "millennium millennia summer winter"
    ),
    "units": "seconds minutes hours days nights weeks months quarters years decades centuries",
    "quarter": "quarter",
    "period": "quarter period",
    "q": "q",
    "half": "half",
    "fiscal": "fiscal fy year years",
    "bc": "b bc bce",
    "ad": "ad d",
    "spoken": "nineteen two",
    "century": "century centuries",
    "weekend": "weekend",
    "ended": "ended ending",
    "near": "before after following earlier later",
    "end": "end",
    "offset": "ago earlier later before previously after afterward afterwards hence now prior back",
    "long": "long",
    "every": "every each",
    "times": "once twice times",
    "noon": "noon midnight midday",
    "clock": "clock",
    "ampm": "am pm m",
    "zone": ("hrs hours h gmt utc bst cet cest eet eest msk est edt et cst cdt mst mdt pst pdt jst time"),
    "hours": "hours",
    "tonight": "tonight overnight",
}
_COMMON = frozenset("day year new the these of s eve sunday monday friday wednesday".split())
_OF_CLASSES = ("month", "weekday", "season", "part", "day", "vague", "festival", "set", "hijri")


def _telling(form: str) -> str:
    """One word of a longer form, none of the most common where it can (`boxing` of `boxing day`)."""
    parts: list[str] = re.findall(r"[^\W\d_]+", form)
    return max(parts, key=lambda part: (part not in _COMMON, len(part)))


@cache
def _table() -> dict[str, frozenset[str]]:
    """The marks of each word that has any."""
    found: dict[str, set[str]] = {}

    def add(mark: str, word: str) -> None:
        found.setdefault(word, set()).add(mark)

    for mark, listed in _MARKS.items():
        for word in listed.split():
            add(mark, word)
    for kind in _OF_CLASSES:
        for form in words(kind):
            add(kind, _telling(form))
    for word in words("part"):
        add("tonight", _telling(word))
    for form in words("jalali"):
        add("hijri", _telling(form))
    for word in DECADES:
        add("decade", word)
    numbers = [row["form"] for row in read_table("en/number_words.tsv") if row["class"] != "vague"]
    for word in (*ORDINALS, *numbers, "half"):
        for part in word.split("-"):
            add("number", part)
    for word in ("nineteen", "two"):
        add("yearlike", word)
    for word, marks in list(found.items()):
        found.setdefault(word + "s", set()).update(marks)
    return {word: frozenset(marks) for word, marks in found.items()}


def _of_figures(lowered: str, start: int, end: int) -> Iterator[str]:
    """The marks of a run of figures, by its length and by what stands beside it."""
    yield from ("digit", "number", "yearlike")
    length, last, after = end - start, lowered[end - 1], lowered[end : end + 2]
    if length == 4:
        if lowered[start] in "12":
            yield "figure"
        if after[:1] == "-":
            yield "iso"
    if 2 <= length <= 4 and last == "0":
        yield "tens"
    if length <= 2:
        if after[:1] in ("/", "."):
            yield "dotted"
        elif after in ("st", "nd", "rd", "th"):
            yield "nth"
        if lowered[start - 1 : start] in ("'", "’"):
            yield "short"
        if after[:1] in (":", "."):
            yield "colon"


class Marks:
    """The marks of `lowered[start:end]` and the windows around them."""

    __slots__ = ("_end", "_lowered", "_spots", "_start", "_windows", "present")

    def __init__(self, lowered: str, start: int, end: int) -> None:
        self._lowered, self._start, self._end = lowered, start, end
        self._windows: dict[str, list[tuple[int, int]]] = {}
        self._spots: dict[str, list[int]] = {}
        tokens = _TOKEN.findall(lowered, start, end)
        for at, marks in zip(
            accumulate(map(len, tokens), initial=start), map(_table().get, tokens), strict=False
        ):
            if marks is not None:
                for mark in marks:
                    self._spots.setdefault(mark, []).append(at)
        for match in _FIGURES.finditer(lowered, start, end):
            for mark in _of_figures(lowered, match.start(), match.end()):
                self._spots.setdefault(mark, []).append(match.start())
        self.present = self._spots.keys()

    def windows(self, mark: str) -> list[tuple[int, int]]:
        """The stretches in which a pattern that needs a mark can match; none overlaps another."""
        found = self._windows.get(mark)
        if found is None:
            found = self._windows[mark] = list(self._around(sorted(self._spots[mark])))
        return found

    def _around(self, spots: list[int]) -> Iterator[tuple[int, int]]:
        """Windows end where words do."""
        begin = finish = -1
        for spot in spots:
            if finish < 0 or spot - _BEFORE > finish:
                if finish >= 0:
                    yield self._whole(begin, finish)
                begin = spot - _BEFORE
            finish = spot + _AFTER
        if finish >= 0:
            yield self._whole(begin, finish)

    def _whole(self, begin: int, finish: int) -> tuple[int, int]:
        if begin <= self._start:
            begin = self._start
        else:
            begin = self._lowered.rfind(" ", self._start, begin)
            begin = self._start if begin < 0 else begin
        if finish < self._end:
            finish = self._lowered.find(" ", finish, self._end)
        return begin, (self._end if finish < 0 else min(finish, self._end))
