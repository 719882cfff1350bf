"""Windows and batches: prepared items cut to the lengths that the encoder reads in use."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from typing import Any

import torch
from torch import Tensor

Item = dict[str, Any]
Window = dict[str, Any]
"""`ids` with the opening and closing piece, `first` piece of each word, and targets under the head's name."""

LONGEST = 222  # pieces of a window in training, with the two that open and close it
_SHORTEST_CUT = 110  # a window is not cut before this many pieces
_ENDERS = frozenset({1012, 1029, 999})  # . ? !
IGNORE = -100


class Windows:
    """Cuts items into windows: long texts at sentence ends; single sentences are joined."""

    def __init__(self, special: dict[str, int], seed: int) -> None:
        self.cls, self.sep = special["cls"], special["sep"]
        self.random = random.Random(seed)

    def of_head(self, name: str, head: dict[str, Any], items: list[Item], *, shuffle: bool) -> list[Window]:
        """All windows of a head's items for one pass."""
        if head["kind"] == "tagging":
            return [w for item in items for w in self._cut(name, item, shuffle)]
        items = list(items)
        if shuffle and head["kind"] == "pair_class":
            self.random.shuffle(items)  # others keep their order: neighbours are from one document
        return list(self._join(name, head["kind"], items, shuffle))

    def _cut(self, name: str, item: Item, shuffle: bool) -> Iterator[Window]:
        ids, first = item["ids"], item["first"]
        room = LONGEST - 2
        start = word = 0
        if shuffle and len(ids) > room:
            room = self.random.randint(60, room)
        while start < len(ids):
            stop = self._cut_point(ids, first, start, min(start + room, len(ids)))
            last = word
            while last < len(first) and first[last] < stop:
                last += 1
            yield {
                "ids": [self.cls, *ids[start:stop], self.sep],
                "first": [at - start + 1 for at in first[word:last]],
                **_targets(name, item, word, last),
            }
            start, word, room = stop, last, LONGEST - 2
            if start < len(ids) and ids[start] == self.sep:
                start += 1

    def _cut_point(self, ids: list[int], first: list[int], start: int, stop: int) -> int:
        if stop == len(ids):
            return stop
        earliest = start + _SHORTEST_CUT
        for wanted in ({self.sep}, _ENDERS):
            for at in range(stop - 1, earliest, -1):
                if ids[at] in wanted:
                    return at if ids[at] == self.sep else at + 1
        firsts = set(first)
        while stop > start + 1 and stop not in firsts:
            stop -= 1
        return stop

    def _join(self, name: str, kind: str, items: list[Item], shuffle: bool) -> Iterator[Window]:
        window: Window | None = None
        room = 0
        for item in items:
            if window is not None and len(window["ids"]) + len(item["ids"]) + 2 > room:
                yield self._closed(window)
                window = None
            if window is None:
                window = {"ids": [self.cls], "first": [], name: {"targets": []}}
                room = self.random.choice((1, 110, LONGEST)) if shuffle else 1
            elif self.random.random() < 0.5:
                window["ids"].append(self.sep)
            before, words = len(window["ids"]), len(window["first"])
            window["ids"].extend(item["ids"][: LONGEST - 2])
            window["first"].extend(at + before for at in item["first"] if at < LONGEST - 2)
            end = len(window["first"])
            if kind == "word_regression":
                pairs = zip(item["at"], item["y"], strict=True)
                window[name]["targets"].extend((at + words, y) for at, y in pairs if at + words < end)
            else:
                ranges = [tuple(min(at + words, end) for at in item[key]) for key in ("source", "target")]
                window[name]["targets"].append((*ranges, (words, end), item["y"]))
        if window is not None:
            yield self._closed(window)

    def _closed(self, window: Window) -> Window:
        window["ids"].append(self.sep)
        return window


def _targets(name: str, item: Item, word: int, last: int) -> dict[str, Any]:
    """What the heads learn from the words of a window."""
    others = item.get("beside", {})
    return {name: {"y": item["y"][word:last]}} | {key: {"y": y[word:last]} for key, y in others.items()}


def batches(
    windows: list[Window], pieces: int, shuffle: Callable[[list[Any]], None] | None
) -> list[list[Window]]:
    """Windows of like length together, about `pieces` wordpieces in a batch."""
    windows = list(windows)
    if shuffle:
        shuffle(windows)
    made: list[list[Window]] = []
    for chunk in (windows[i : i + 400] for i in range(0, len(windows), 400)):
        chunk.sort(key=lambda window: len(window["ids"]))
        batch: list[Window] = []
        for window in chunk:
            if batch and (len(batch) + 1) * len(window["ids"]) > pieces:
                made.append(batch)
                batch = []
            batch.append(window)
        made.append(batch)
    if shuffle:
        shuffle(made)
    return made


def padded(rows: list[list[int]], fill: int) -> tuple[Tensor, Tensor]:
    """Rows as one tensor, and their lengths."""
    lengths = torch.tensor([len(row) for row in rows])
    out = torch.full((len(rows), int(lengths.max())), fill)
    for i, row in enumerate(rows):
        out[i, : len(row)] = torch.tensor(row)
    return out, lengths
