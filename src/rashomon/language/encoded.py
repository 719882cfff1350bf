"""What the encoder made of a text: one state for each word, and the heads that are asked later.

Tagging and regression heads are asked once for every word (`Parse.heads`). A pair head is asked by a reading
layer, about a sentence and two stretches in it, as often as it likes: the answer is a small product.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.language.decoding import softmax
from rashomon.language.token import Token
from rashomon.models import HeadSpec


@dataclass(frozen=True, slots=True, eq=False)
class PairHead:
    """A head over the mean states of a source, a target and a sentence."""

    spec: HeadSpec
    """Labels and thresholds."""
    weight: NDArray[np.float32]
    """Labels x (3 states and 2 marks)."""
    bias: NDArray[np.float32]
    """One number per label."""


@dataclass(frozen=True, slots=True)
class PairAnswer:
    """What a pair head says."""

    label: str | None
    """The likeliest label, or None where the head abstains."""
    score: float
    """Its probability, also where the head abstains."""
    probabilities: dict[str, float]
    """Of every label."""


@dataclass(frozen=True, slots=True, eq=False)
class Encoded:
    """The states of a text's words. Names were hidden when they were made, so they hold no name."""

    states: NDArray[np.float16]
    """Words x width, in the order of `Parse.tokens`."""
    pair_heads: Mapping[str, PairHead]
    """Heads that can be asked, by name."""
    version: str
    """Name and version of the weights."""

    def mean(self, tokens: Sequence[Token]) -> NDArray[np.float32]:
        """The mean state of some words; zeros for none."""
        if not tokens:
            return np.zeros(self.states.shape[1], dtype=np.float32)
        rows = self.states[[token.i for token in tokens]]
        return np.asarray(rows.astype(np.float32).mean(axis=0), dtype=np.float32)

    def classify(
        self, head: str, *, sentence: Sequence[Token], source: Sequence[Token], target: Sequence[Token]
    ) -> PairAnswer | None:
        """What a pair head says of a sentence with a source and a target in it (each may be empty).

        None where there is no such head or the sentence has no words.
        """
        asked = self.pair_heads.get(head)
        if asked is None or not sentence:
            return None
        marks = np.array([not source, not target], dtype=np.float32)
        features = np.concatenate([self.mean(source), self.mean(target), self.mean(sentence), marks])
        chances = softmax(asked.weight @ features + asked.bias)
        best = int(chances.argmax())
        label, score = asked.spec.labels[best], float(chances[best])
        return PairAnswer(
            label=label if score >= asked.spec.thresholds.get(label, 0.0) else None,
            score=score,
            probabilities=dict(zip(asked.spec.labels, map(float, chances), strict=True)),
        )
