"""What a sentence is like, by two encoders' states and by its words: a second opinion, learnt from examples.

The weights (`evaluation/models/sentences.npz`) are made by `training/sentence_classes.py`: for each task a
linear map from what a sentence shows to a number per label, near 1 where the label holds. Shown are the mean
and the greatest of its words' states, by the shipped encoder and by that of the task `muc4`, and its words
themselves. The encoders read no names and the words leave them out, so this opinion cannot hang on one.
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

MODELS = Path(__file__).resolve().parent.parent / "models"
WEIGHTS = MODELS / "sentences.npz"
HARM = MODELS / "harm"
Floats = NDArray[np.float32]

BLOCKS = (1.0, 0.7, 1.0, 0.7)
"""How much mean and greatest state weigh, of the shipped encoder and of the other one. All four together
were right more often than fewer on sentences labelled later; the numbers were not searched."""
WORDS = 0.5
"""How much the words weigh beside them: chosen of 0 and .5 on the same sets."""
_NO_WORDS = frozenset(("PUNCT", "NUM", "DET", "ADP"))


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """What is asked of a sentence."""

    states: Floats
    """A row for each of `BLOCKS`."""
    words: frozenset[str]
    """Its lemmas but names, numbers and words of grammar."""


@dataclass(frozen=True, slots=True, eq=False)
class Likeness:
    """The labels of one task, and how what a sentence shows is weighed for each."""

    labels: tuple[str, ...]
    middle: Floats
    spread: Floats
    """Of the states, rows as `BLOCKS`."""
    words: dict[str, tuple[int, float]]
    """Of each known word its place and how rare it was."""
    weights: Floats
    """What is shown, and one more, by labels: the last row is what holds without any sentence."""

    def scores(self, shown: Shown) -> dict[str, float]:
        """How much a sentence is like those of each label: about 1 where it is, 0 where it is not."""
        told = prepared([shown], self.middle, self.spread, self.words) @ self.weights
        return dict(zip(self.labels, told[0].tolist(), strict=True))


def prepared(
    shown: Sequence[Shown], middle: Floats, spread: Floats, words: dict[str, tuple[int, float]]
) -> Floats:
    """What sentences show, one a row: each part standardised and of one length, and a constant."""
    states = (np.stack([one.states for one in shown]) - middle) / spread
    states = _of_length(states) * np.array(BLOCKS, dtype=np.float32)[:, None]
    bag = np.zeros((len(shown), len(words)), dtype=np.float32)
    for row, one in zip(bag, shown, strict=True):
        for place, rarity in (words[word] for word in one.words if word in words):
            row[place] = rarity
    ones = np.ones((len(shown), 1), dtype=np.float32)
    return np.column_stack([states.reshape(len(shown), -1), _of_length(bag) * WORDS, ones])


def _of_length(rows: Floats) -> Floats:
    made: Floats = rows / np.maximum(np.linalg.norm(rows, axis=-1, keepdims=True), 1e-6)
    return made


def shown_by(parses: Sequence[Parse]) -> Iterator[Shown | None]:
    """What each text shows; None for one without words.

    The encoders are asked for states alone: what their heads say is not written into the parses.
    """
    for parse in parses:
        parts = [list(encoder.states(parse)) for encoder in encoders()]
        if not all(parts):
            yield None
            continue
        states = [np.concatenate(part) for part in parts]
        yield Shown(
            states=np.stack([made for part in states for made in (part.mean(axis=0), part.max(axis=0))]),
            words=frozenset(
                token.lemma.lower()
                for token in parse.tokens
                if token.pos not in _NO_WORDS and not token.is_name
            ),
        )


@cache
def encoders() -> tuple[Encoder, Encoder]:
    """The shipped encoder and that of the task `muc4`, their files checked once."""
    shipped, harm = Encoder.load(), Encoder.load(folder=HARM)
    assert shipped is not None, "the package has no weights"
    assert harm is not None, f"{HARM}: the weights are missing"
    return shipped, harm


def versions() -> str:
    """Names and versions of the encoders."""
    return " ".join(encoder.version for encoder in encoders())


@cache
def load(task: str) -> Likeness:
    """The weights of a task. Raises ValueError when they were made with other encoders than are here."""
    with np.load(WEIGHTS, allow_pickle=False) as told:
        if str(told["encoder"]) != versions():
            raise ValueError(f"{WEIGHTS.name} belongs to another encoder: run training/sentence_classes.py")
        words, rarity = told[f"{task}.words"].tolist(), told[f"{task}.rarity"].tolist()
        return Likeness(
            labels=tuple(told[f"{task}.labels"].tolist()),
            middle=told[f"{task}.middle"].astype(np.float32),
            spread=told[f"{task}.spread"].astype(np.float32),
            words={word: (i, rare) for i, (word, rare) in enumerate(zip(words, rarity, strict=True))},
            weights=told[f"{task}.weights"].astype(np.float32),
        )
