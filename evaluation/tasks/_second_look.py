"""A second look at pairs of mentions: what the other pairs say of them.

Two mentions that are both one with a third are likely one; a mention that has a better match in the other
document is likely not. What comes in are the chances of a first look, and what comes out are features.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

NAMES = (
    "chance log_odds best_rival least_rival margin shared_sum shared_best shared_part parted_part shared_log "
    "fewer_matches more_matches odds_x_shared odds_x_rival odds_x_parted shared_x_rival shared_squared "
    "best_x_odds"
).split()
_LEAST = 1e-4
_SOME = 0.5
"""Keeps shares of few matches small."""


class _Look:
    """The matches of each mention, and the best two in each document."""

    def __init__(
        self, pairs: Sequence[tuple[int, int]], chances: Sequence[float], documents: Sequence[int]
    ) -> None:
        self.documents = documents
        self.matches: dict[int, dict[int, float]] = defaultdict(dict)
        for (a, b), chance in zip(pairs, chances, strict=True):
            self.matches[a][b] = self.matches[b][a] = chance
        self.sums = {a: sum(row.values()) for a, row in self.matches.items()}
        self.best: dict[int, dict[int, list[tuple[float, int]]]] = {}
        for a, row in self.matches.items():
            by_document: dict[int, list[tuple[float, int]]] = defaultdict(list)
            for b, chance in row.items():
                by_document[documents[b]].append((chance, b))
            self.best[a] = {doc: sorted(found, reverse=True)[:2] for doc, found in by_document.items()}

    def rival(self, a: int, b: int) -> float:
        """The chance of the best other match of `a` in the document of `b`."""
        found = self.best[a][self.documents[b]]
        return next((chance for chance, other in found if other != b), 0.0)

    def row(self, a: int, b: int) -> list[float]:
        """What is seen of a pair."""
        chance = self.matches[a][b]
        ours, theirs = self.matches[a], self.matches[b]
        products = [value * theirs[k] for k, value in ours.items() if k in theirs]
        parted = sum(abs(value - theirs.get(k, 0.0)) for k, value in ours.items() if k != b)
        parted += sum(value for k, value in theirs.items() if k != a and k not in ours)
        shared = sum(products)
        whole = self.sums[a] + self.sums[b] - 2 * chance + _SOME
        rivals = sorted((self.rival(a, b), self.rival(b, a)))
        matches = sorted((self.sums[a], self.sums[b]))
        return [
            chance,
            float(np.log((chance + _LEAST) / (1 - chance + _LEAST))),
            rivals[1],
            rivals[0],
            chance - rivals[1],
            shared,
            max(products, default=0.0),
            2 * shared / whole,
            parted / whole,
            float(np.log1p(shared)),
            *matches,
        ]


def second_features(
    pairs: Sequence[tuple[int, int]], chances: Sequence[float], documents: Sequence[int]
) -> NDArray[np.float32]:
    """A row for each pair, in the order of NAMES; `documents`: the document of each mention."""
    look = _Look(pairs, chances, documents)
    x = np.array([look.row(a, b) for a, b in pairs], dtype=np.float32).reshape(len(pairs), 12)
    odds, rival, best, shared, parted = x[:, 1], x[:, 2], x[:, 6], x[:, 7], x[:, 8]
    return np.column_stack(
        [x, odds * shared, odds * rival, odds * parted, shared * rival, shared**2, best * odds]
    )
