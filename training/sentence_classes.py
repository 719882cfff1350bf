"""sentence_classes.py: fit the second opinions of the tasks `police` and `event_subtype`.

Trained on our own labelled sentences (`evaluation/gold`), all but those `held` and `fourth`, and for `police`
on 260 sentences of press texts (`police_rows.tsv`; the kit that holds them is found as `evaluation/run.py`
says), for what police are told to do in real reports is far rarer than in sentences written to show it.
Ridge regression from what a sentence shows (`tasks/_likeness.py`) to one number per label; words count only
where our own sentences have them. Prints how often the opinion alone is right about a label, on each later
set of sentences when it has not seen that set, then writes `evaluation/models/sentences.npz`. The same
sentences and encoders give the same weights.
"""

from __future__ import annotations

import json
import math
import sys
import zlib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "evaluation"))

import police_sentences
import subtypes
from rashomon.language import Engine
from rashomon.report import Report
from run import kit_folder
from tasks import _likeness
from tasks._tables import read_rows

RIDGE = 0.5
"""Between .3 (best for police) and 1 (best for sub-events) on sentences that neither had seen."""
LATER = ("fresh", "second", "third", "learn", "press")
"""Sets that were labelled after the rules."""
KEPT = ("held", "fourth")
"""Sets that are for measuring alone."""
PRESS = Path(__file__).with_name("police_rows.tsv")
_AT_LEAST = 2
"""Sentences that a word must stand in."""
Floats = NDArray[np.float32]
Words = dict[str, tuple[int, float]]


def shown_in(sentences: Sequence[str]) -> list[_likeness.Shown]:
    """What each sentence shows."""
    parses = list(Engine(encoder=False).parse_many(Report.from_text(sentence) for sentence in sentences))
    return [shown for shown in _likeness.shown_by(parses) if shown is not None]


def known_words(shown: Sequence[_likeness.Shown]) -> Words:
    """Words of two sentences or more, with their places and how rare they are."""
    often = Counter(word for one in shown for word in one.words)
    kept = sorted(word for word, times in often.items() if times >= _AT_LEAST)
    return {word: (i, math.log(len(shown) / often[word])) for i, word in enumerate(kept)}


def fit(
    shown: Sequence[_likeness.Shown], y: Floats, own: Sequence[_likeness.Shown]
) -> tuple[Floats, Floats, Words, Floats]:
    """Middle and spread of the states, words (those of the sentences that are our own), and weights."""
    states = np.stack([one.states for one in shown])
    middle, spread = states.mean(axis=0), states.std(axis=0) + np.float32(1e-6)
    words = known_words(own)
    x = _likeness.prepared(shown, middle, spread, words).astype(np.float64)
    # There are fewer sentences than features, so the smaller of the two systems is solved.
    weights = x.T @ np.linalg.solve(x @ x.T + RIDGE * np.eye(len(x)), y)
    return middle, spread, words, weights.astype(np.float32)


def press_sentences() -> list[tuple[str, set[str], str]]:
    """Split, labels and words of the press's sentences. Raises OSError where the kit is not there."""
    rows = read_rows(PRESS)
    texts: dict[tuple[str, str], str] = {}
    for name in sorted({row["file"] for row in rows}):
        path = kit_folder() / "data" / f"{name}.jsonl"
        for line in path.read_text(encoding="utf-8").split("\n"):
            if line.strip():
                told = json.loads(line)
                texts[name, str(zlib.crc32(str(told["id"]).encode()))] = told["text"]
    found = []
    for row in rows:
        words = texts[row["file"], row["row"]][int(row["start"]) : int(row["end"])]
        found.append(("press", police_sentences.labels_of(row["labels"]), words))
    return found


def rows() -> dict[str, tuple[tuple[str, ...], list[tuple[str, set[str], str]]]]:
    """Of each task its labels, and split, labels and words of each sentence."""
    police = police_sentences.read_gold() + press_sentences()
    kinds = [(row["split"], {row["label"]}, row["sentence"]) for row in subtypes.read_gold()]
    return {
        "police": (police_sentences.LABELS, police),
        "event_subtype": (tuple(sorted({label for _, labels, _ in kinds for label in labels})), kinds),
    }


def _fit_without(
    left: str, shown: Sequence[_likeness.Shown], y: Floats, splits: Sequence[str]
) -> tuple[Floats, Floats, Words, Floats]:
    """What `fit` gives from all sentences but those of a split, and those kept for measuring."""
    learnt = [i for i, split in enumerate(splits) if split not in (left, *KEPT)]
    own = [shown[i] for i in learnt if splits[i] != "press"]
    return fit([shown[i] for i in learnt], y[learnt], own)


def main() -> None:
    """Fit, print what an opinion says of sets that it has not seen, and write."""
    made: dict[str, NDArray[np.generic]] = {"encoder": np.array(_likeness.versions())}
    for task, (labels, told) in rows().items():
        shown = shown_in([sentence for *_, sentence in told])
        y = np.array([[label in mine for label in labels] for _, mine, _ in told], dtype=np.float32)
        splits = [split for split, *_ in told]
        for left in [split for split in LATER if split in splits]:
            middle, spread, words, weights = _fit_without(left, shown, y, splits)
            asked = [i for i, split in enumerate(splits) if split == left]
            said = _likeness.prepared([shown[i] for i in asked], middle, spread, words) @ weights
            right = ((said > 0.5) == (y[asked] > 0.5)).mean()
            print(f"{task:14s} {left:7s} yes and no right {right:.3f}")
        middle, spread, words, weights = _fit_without("", shown, y, splits)
        made[f"{task}.labels"] = np.array(labels)
        made[f"{task}.words"] = np.array(list(words))
        rarity = np.array([rare for _, rare in words.values()])
        arrays = (("middle", middle), ("spread", spread), ("rarity", rarity), ("weights", weights))
        made |= {f"{task}.{name}": array.astype(np.float16) for name, array in arrays}
    np.savez_compressed(_likeness.WEIGHTS, **made)


if __name__ == "__main__":
    main()
