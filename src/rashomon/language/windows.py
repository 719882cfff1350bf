"""Long texts in windows: each word is read where it has words on both sides."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from math import ceil
from typing import NamedTuple


class Window(NamedTuple):
    """A stretch of a text's wordpieces, and the words whose states are taken from it."""

    start: int
    """First piece."""
    stop: int
    """One past the last piece."""
    first_word: int
    """First word that is read here."""
    last_word: int
    """One past the last word that is read here."""


def cut(first: Sequence[int], length: int, *, room: int, overlap: int) -> Iterator[Window]:
    """Windows of like length, at most `room` pieces each, that share about `overlap` pieces.

    `first` holds where each word's first piece stands among the `length` pieces. Every word is in exactly
    one window's range of words; between two windows the range changes in the middle of what they share.
    """
    count = max(1, ceil((length - overlap) / (room - overlap)))
    size = ceil((length + (count - 1) * overlap) / count)
    word = 0
    for i in range(count):
        start = max(0, min(i * (size - overlap), length - size))
        stop = min(start + size, length)
        following = max(0, min((i + 1) * (size - overlap), length - size))
        last = len(first) if i == count - 1 else bisect_left(first, (stop + following) // 2)
        yield Window(start, stop, word, last)
        word = last
