"""What a sentence is like: labels learnt from examples, by encoders' states, by its words and by its events.

The weights (`evaluation/models/sentences.npz`) are made by `training/sentence_classes.py`: for each task a
linear map from what a sentence shows to a number per label, near 1 where the label holds. Shown are the mean
and the greatest of its words' states by up to three encoders, the mean state of the words that the task
points at, its words and pairs of words, and what the layer of events found in it. The encoders read no names
and the words leave them out, so no label can hang on one.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from rashomon.language import Parse
from rashomon.language.encoder import Encoder

MODELS = Path(__file__).resolve().parent.parent / "models"
WEIGHTS = MODELS / "sentences.npz"
FOLDERS = {"shipped": None, "harm": MODELS / "harm", "acts": MODELS / "linking"}
"""The encoders by name: that of the package, and those of the tasks `muc4` and `linking`."""
Floats = NDArray[np.float32]
Words = dict[str, tuple[int, float]]
"""Of each known word its place and how rare it was."""

_NO_WORDS = frozenset(("PUNCT", "NUM", "DET", "ADP"))


@dataclass(frozen=True, slots=True)
class Recipe:
    """How much each part of what a sentence shows weighs for a task."""

    states: Mapping[str, float]
    """By `ENCODER mean`, `ENCODER greatest` or `ENCODER marked` (the mean of the words pointed at)."""
    words: Mapping[str, float]
    """By `lemma`, `pair` (two words running) and `fact` (what the caller tells of the sentence)."""
    ridge: float
    """How strongly weights are kept small."""


_BOTH = {"shipped mean": 1.0, "shipped greatest": 0.7, "harm mean": 1.0, "harm greatest": 0.7}
RECIPES = {
    "police": Recipe(
        {**_BOTH, "shipped marked": 0.7, "harm marked": 0.7}, {"lemma": 0.5, "pair": 0.7}, ridge=1.0
    ),
    "event_subtype": Recipe(
        {**_BOTH, "acts mean": 1.0, "acts greatest": 0.7}, {"lemma": 0.5, "pair": 0.7, "fact": 0.5}, ridge=1.5
    ),
}
"""Parts were taken in where they helped on manners of writing that the weights had not seen (a third encoder:
sub-events .774 to .804, police no better; events found: .782 to .799; words pointed at: police's mean average
precision .826 to .838); their weights are of three or fewer tried."""


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """What is asked of a sentence."""

    states: Floats
    """A row for each of the recipe's states."""
    words: Mapping[str, Collection[str]] = field(default_factory=dict)
    """By kind: lemmas but names, numbers and words of grammar; pairs of them with a space; facts."""


@dataclass(frozen=True, slots=True, eq=False)
class Likeness:
    """The labels of one task, and how what a sentence shows is weighed for each."""

    recipe: Recipe
    labels: tuple[str, ...]
    middle: Floats
    spread: Floats
    """Of the states, rows as in the recipe."""
    words: Mapping[str, Words]
    """The known words of each kind."""
    weights: Floats
    """What is shown, and one more, by labels: the last row is what holds without any sentence."""

    def scores(self, shown: Shown) -> dict[str, float]:
        """How much a sentence is like those of each label: about 1 where it is, 0 where it is not."""
        told = prepared([shown], self.recipe, self.middle, self.spread, self.words) @ self.weights
        return dict(zip(self.labels, told[0].tolist(), strict=True))


def prepared(
    shown: Sequence[Shown], recipe: Recipe, middle: Floats, spread: Floats, words: Mapping[str, Words]
) -> Floats:
    """What sentences show, one a row: each part standardised and of one length, and a constant."""
    states = (np.stack([one.states for one in shown]) - middle) / spread
    states = _of_length(states) * np.array([*recipe.states.values()], dtype=np.float32)[:, None]
    bags = [
        _of_length(_bag([one.words.get(kind, ()) for one in shown], words[kind])) * weight
        for kind, weight in recipe.words.items()
    ]
    ones = np.ones((len(shown), 1), dtype=np.float32)
    return np.column_stack([states.reshape(len(shown), -1), *bags, ones])


def _bag(texts: Sequence[Collection[str]], words: Words) -> Floats:
    bag = np.zeros((len(texts), len(words)), dtype=np.float32)
    for row, text in zip(bag, texts, strict=True):
        for place, rarity in (words[word] for word in text if word in words):
            row[place] = rarity
    return bag


def _of_length(rows: Floats) -> Floats:
    made: Floats = rows / np.maximum(np.linalg.norm(rows, axis=-1, keepdims=True), 1e-6)
    return made


def shown_by(
    parses: Sequence[Parse],
    recipe: Recipe,
    *,
    marked: Callable[[Parse], list[int]] = lambda parse: [],
    facts: Callable[[Parse], Collection[str]] = lambda parse: (),
) -> Iterator[Shown | None]:
    """What each text shows; None for one without words.

    The encoders are asked for states alone: what their heads say is not written into the parses.
    """
    names = list(dict.fromkeys(part.split()[0] for part in recipe.states))
    for parse in parses:
        parts = {name: list(encoder(name).states(parse)) for name in names}
        if not all(parts.values()):
            yield None
            continue
        states = {name: np.concatenate(part) for name, part in parts.items()}
        pointed = marked(parse)
        yield Shown(
            states=np.stack([_pooled(states, part, pointed) for part in recipe.states]),
            words={**_words_of(parse), "fact": facts(parse)},
        )


def _pooled(states: Mapping[str, Floats], part: str, pointed: list[int]) -> Floats:
    name, how = part.split()
    told: Floats = states[name]
    if how == "marked":
        told = told[pointed] if pointed else np.zeros_like(told[:1])
    made: Floats = told.max(axis=0) if how == "greatest" else told.mean(axis=0)
    return made


def _words_of(parse: Parse) -> dict[str, Collection[str]]:
    lemmas = [None if token.is_name else token.lemma.lower() for token in parse.tokens]
    told = zip(parse.tokens, lemmas, strict=True)
    return {
        "lemma": frozenset(lemma for token, lemma in told if lemma and token.pos not in _NO_WORDS),
        "pair": frozenset(
            f"{one} {other}"
            for one, other in pairwise(lemmas)
            if one and other and one.isalpha() and other.isalpha()
        ),
    }


@cache
def encoder(name: str) -> Encoder:
    """One of `FOLDERS`, its files checked once."""
    folder = FOLDERS[name]
    found = Encoder.load() if folder is None else Encoder.load(folder=folder)
    assert found is not None, f"the weights of the encoder `{name}` are missing"
    return found


def versions() -> str:
    """Versions of the encoders."""
    return " ".join(encoder(name).version for name in FOLDERS)


@cache
def load(task: str) -> Likeness:
    """The weights of a task. Raises ValueError when they were made with other encoders than are here."""
    with np.load(WEIGHTS, allow_pickle=False) as told:
        if str(told["encoder"]) != versions():
            raise ValueError(f"{WEIGHTS.name} belongs to another encoder: run training/sentence_classes.py")
        words: dict[str, Words] = {}
        for kind in RECIPES[task].words:
            known, rarity = told[f"{task}.{kind}"].tolist(), told[f"{task}.{kind}.rarity"].tolist()
            words[kind] = {word: (i, rare) for i, (word, rare) in enumerate(zip(known, rarity, strict=True))}
        return Likeness(
            recipe=RECIPES[task],
            labels=tuple(told[f"{task}.labels"].tolist()),
            middle=told[f"{task}.middle"].astype(np.float32),
            spread=told[f"{task}.spread"].astype(np.float32),
            words=words,
            weights=told[f"{task}.weights"].astype(np.float32),
        )
