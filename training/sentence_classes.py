"""sentence_classes.py: fit the second opinions of the tasks `police` and `event_subtype`.

Trained on our own labelled sentences (`evaluation/gold`), all but those `held`: ridge regression from the
mean state that the shipped encoder gives a sentence to one number per label. Prints how often the opinion
alone is right about a label, on each later set of sentences when it has not seen that set, then writes
`evaluation/models/sentences.npz`. The same sentences and encoder give the same weights.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "evaluation"))

import police_sentences
import subtypes
from rashomon.language import Engine
from rashomon.report import Report
from tasks import _likeness

RIDGE = 0.1
"""Chosen among .1, .3 and 1 on the sentences that were labelled last (`fresh`, `second`)."""
Floats = NDArray[np.float32]


def states_of(sentences: list[str]) -> Floats:
    """One mean state for each sentence."""
    parses = list(Engine(encoder=False).parse_many(Report.from_text(sentence) for sentence in sentences))
    return np.stack(list(_likeness.mean_states(parses)))


def fit(states: Floats, y: Floats) -> tuple[Floats, Floats, Floats]:
    """Middle, spread and weights."""
    middle, spread = states.mean(axis=0), states.std(axis=0) + np.float32(1e-6)
    x = _likeness.prepared(states, middle, spread).astype(np.float64)
    weights = np.linalg.solve(x.T @ x + RIDGE * np.eye(x.shape[1]), x.T @ y)
    return middle, spread, weights.astype(np.float32)


def rows() -> dict[str, tuple[tuple[str, ...], list[tuple[str, set[str], str]]]]:
    """Of each task its labels, and split, labels and words of each sentence."""
    police = police_sentences.read_gold()
    kinds = [(row["split"], {row["label"]}, row["sentence"]) for row in subtypes.read_gold()]
    return {
        "police": (police_sentences.LABELS, police),
        "event_subtype": (tuple(sorted({label for _, labels, _ in kinds for label in labels})), kinds),
    }


def main() -> None:
    """Fit, print what an opinion says of sets that it has not seen, and write."""
    made: dict[str, NDArray[np.generic]] = {"encoder": np.array(_likeness.shipped_encoder().version)}
    for task, (labels, told) in rows().items():
        states = states_of([sentence for *_, sentence in told])
        y = np.array([[label in mine for label in labels] for _, mine, _ in told], dtype=np.float32)
        splits = np.array([split for split, *_ in told])
        for left in ("fresh", "second"):
            learnt = (splits != left) & (splits != "held")
            middle, spread, weights = fit(states[learnt], y[learnt])
            said = _likeness.prepared(states[splits == left], middle, spread) @ weights
            right = ((said > 0.5) == (y[splits == left] > 0.5)).mean()
            print(f"{task:14s} {left:7s} yes and no right {right:.3f}")
        learnt = splits != "held"
        middle, spread, weights = fit(states[learnt], y[learnt])
        made[f"{task}.labels"] = np.array(labels)
        for name, array in (("middle", middle), ("spread", spread), ("weights", weights)):
            made[f"{task}.{name}"] = array.astype(np.float16)
    np.savez_compressed(_likeness.WEIGHTS, **made)


if __name__ == "__main__":
    main()
