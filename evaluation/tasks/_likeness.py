"""What a sentence is like, by the encoder's states: a second opinion, learnt from our own sentences.

The weights (`evaluation/models/sentences.npz`) are made by `training/sentence_classes.py`: for each task a
linear map from the mean state of a sentence to a number per label, near 1 where the label holds. The encoder
reads no names, so this opinion cannot hang on one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from rashomon.language import Parse
from rashomon.language.encoder import Encoder

WEIGHTS = Path(__file__).resolve().parent.parent / "models" / "sentences.npz"
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Likeness:
    """The labels of one task, and how a mean state is weighed for each."""

    labels: tuple[str, ...]
    middle: Floats
    spread: Floats
    weights: Floats
    """One more than the width by labels: the last row is what holds without any sentence."""

    def scores(self, state: Floats) -> dict[str, float]:
        """How much a sentence is like those of each label: about 1 where it is, 0 where it is not."""
        told = prepared(state[None], self.middle, self.spread) @ self.weights
        return dict(zip(self.labels, told[0].tolist(), strict=True))


def prepared(states: Floats, middle: Floats, spread: Floats) -> Floats:
    """Mean states, one a row, standardised and of one length, with a constant beside them."""
    told = (states - middle) / spread
    told = told / np.maximum(np.linalg.norm(told, axis=1, keepdims=True), 1e-6)
    return np.column_stack([told, np.ones(len(told), dtype=np.float32)])


def mean_states(parses: Sequence[Parse]) -> Iterator[Floats]:
    """The mean state of each text's words.

    The shipped encoder is asked for states alone: what its heads say is not written into the parses.
    """
    encoder = shipped_encoder()
    for parse in parses:
        states = list(encoder.states(parse))
        yield np.concatenate(states).mean(axis=0) if states else np.zeros(0, dtype=np.float32)


@cache
def shipped_encoder() -> Encoder:
    """The shipped encoder, its files checked once."""
    encoder = Encoder.load()
    assert encoder is not None, "the package has no weights"
    return encoder


@cache
def load(task: str) -> Likeness:
    """The weights of a task. Raises ValueError when they were made with another encoder than is shipped."""
    with np.load(WEIGHTS, allow_pickle=False) as told:
        if str(told["encoder"]) != shipped_encoder().version:
            raise ValueError(f"{WEIGHTS.name} belongs to another encoder: run training/sentence_classes.py")
        return Likeness(
            labels=tuple(told[f"{task}.labels"].tolist()),
            middle=told[f"{task}.middle"].astype(np.float32),
            spread=told[f"{task}.spread"].astype(np.float32),
            weights=told[f"{task}.weights"].astype(np.float32),
        )
