"""Long texts in windows that share words: a shared word is read twice, and the readings are blended."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from math import ceil
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


class Window(NamedTuple):
    """A stretch of a text's wordpieces, and the words that lie in it whole."""

    start: int
    """First piece."""
    stop: int
    """One past the last piece."""
    first_word: int
    """First word that lies in it whole."""
    last_word: int
    """One past the last such word."""


def cut(first: Sequence[int], length: int, *, room: int, overlap: int) -> Iterator[Window]:
    """Windows of like length, at most `room` pieces each, that share about `overlap` pieces.

    `first` holds where each word's first piece stands among the `length` pieces. Every word lies whole in one
    window at least, if no word has more than half of `overlap` pieces.
    """
    count = max(1, ceil((length - overlap) / (room - overlap)))
    size = ceil((length + (count - 1) * overlap) / count)
    for i in range(count):
        start = max(0, min(i * (size - overlap), length - size))
        stop = min(start + size, length)
        last = len(first) if stop == length else bisect_right(first, stop) - 1
        yield Window(start, stop, bisect_left(first, start), last)


def weights(window: Window, first: Sequence[int], length: int, *, overlap: int) -> Floats:
    """How much the window's reading of each of its words counts, 0 to 1.

    It rises in a straight line over the `overlap` pieces from an edge where the text goes on: what stands
    beside a cut is read with half of what bears on it.
    """
    at = np.array(first[window.first_word : window.last_word], dtype=np.float32)
    before = at - window.start if window.start > 0 else np.full_like(at, overlap)
    after = window.stop - at if window.stop < length else np.full_like(at, overlap)
    counts = (np.minimum(before, after) + np.float32(0.5)) / np.float32(overlap)
    return np.asarray(np.minimum(counts, 1), dtype=np.float32)


def blend(readings: Iterable[tuple[Window, Floats, Floats]], *, width: int) -> Iterator[Floats]:
    """One state for each word, in order, from windows' states and weights: the weighted mean of its readings.

    A stretch is given as soon as no later window reads its words, so that little is held of a long text.
    """
    at = 0  # the first word not yet given
    summed, counted = np.zeros((0, width), np.float32), np.zeros((0, 1), np.float32)
    for window, states, counts in readings:
        ready = max(0, min(window.first_word - at, len(summed)))
        if ready:
            yield summed[:ready] / counted[:ready]
            at, summed, counted = at + ready, summed[ready:], counted[ready:]
        more = max(0, window.last_word - at - len(summed))
        summed = np.concatenate([summed, np.zeros((more, width), np.float32)])
        counted = np.concatenate([counted, np.zeros((more, 1), np.float32)])
        mine = slice(window.first_word - at, window.last_word - at)
        summed[mine] += counts[:, None] * states
        counted[mine] += counts[:, None]
    if len(summed):
        yield summed / counted
