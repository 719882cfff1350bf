"""sentence_classes.py [--check]: fit the labels of the tasks `police` and `event_subtype`.

Trained on our own labelled sentences (`evaluation/gold`), all but those `held` and `unread`, and for `police`
on sentences of press texts (`police_rows.tsv`; the kit that holds them is found as `evaluation/run.py` says),
for what police are told to do in real reports is far rarer than in sentences written to show it. Ridge
regression from what a sentence shows (`tasks/_likeness.py`) to one number per label; words count only where
our own sentences have them, and never where one of them is a name. First prints what is said of each manner
of writing by weights that have seen no sentence of that manner; then, without `--check`, writes
`evaluation/models/sentences.npz`. The same sentences and encoders give the same weights.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "evaluation"))

import police_sentences
import subtypes
from rashomon.language import Engine
from rashomon.report import Report
from run import kit_folder
from tasks import _likeness, event_subtype, police
from tasks._likeness import RECIPES, Floats, Recipe, Shown, Words
from tasks._tables import read_rows

KEPT = police_sentences.UNLEARNT
PRESS = Path(__file__).with_name("police_rows.tsv")
_AT_LEAST = 2
"""Sentences that a word must stand in."""


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled sentence."""

    batch: str
    """Its manner of writing, or its set; `press` for those not our own."""
    split: str
    labels: set[str]
    sentence: str


@dataclass(frozen=True, slots=True)
class Fit:
    """What is learnt: as the fields of Likeness."""

    middle: Floats
    spread: Floats
    words: dict[str, Words]
    weights: Floats


@dataclass(frozen=True, slots=True)
class Seen:
    """Examples of a task with what they show."""

    labels: tuple[str, ...]
    recipe: Recipe
    examples: list[Example]
    shown: list[Shown]
    told: list[set[str]]
    """Labels that rules tell; empty sets where the task has none."""
    names: set[str]
    """Lemmas of names in our own sentences."""
    y: Floats

    def at(self, chosen: Callable[[Example], bool]) -> list[int]:
        """Places of some of the examples."""
        return [i for i, example in enumerate(self.examples) if chosen(example)]


def known_words(texts: Sequence[Sequence[str]], names: set[str]) -> Words:
    """Words of two sentences or more, with their places and how rare they are."""
    often = Counter(word for text in texts for word in text)
    kept = sorted(
        word for word, times in often.items() if times >= _AT_LEAST and not names & {*word.split(" ")}
    )
    return {word: (i, math.log(len(texts) / often[word])) for i, word in enumerate(kept)}


def fit(seen: Seen, learnt: list[int]) -> Fit:
    """Weights from some of the examples."""
    shown = [seen.shown[i] for i in learnt]
    own = [seen.shown[i] for i in learnt if seen.examples[i].batch != "press"]
    states = np.stack([one.states for one in shown])
    middle, spread = states.mean(axis=0), states.std(axis=0) + np.float32(1e-6)
    words = {
        kind: known_words(
            [[*one.words.get(kind, ())] for one in own], seen.names if kind != "fact" else set()
        )
        for kind in seen.recipe.words
    }
    x = _likeness.prepared(shown, seen.recipe, middle, spread, words).astype(np.float64)
    # There are fewer sentences than features, so the smaller of the two systems is solved.
    weights = x.T @ np.linalg.solve(x @ x.T + seen.recipe.ridge * np.eye(len(x)), seen.y[learnt])
    return Fit(middle, spread, words, weights.astype(np.float32))


def unseen_scores(seen: Seen) -> list[dict[str, float]]:
    """Of each example the scores by weights that have seen nothing of its batch."""
    scores: list[dict[str, float]] = [{} for _ in seen.examples]
    for batch in {example.batch for example in seen.examples}:
        asked = seen.at(lambda example, batch=batch: example.batch == batch)  # type: ignore[misc]
        made = fit(
            seen, seen.at(lambda example, batch=batch: example.split not in KEPT and example.batch != batch)
        )  # type: ignore[misc]
        x = _likeness.prepared(
            [seen.shown[i] for i in asked], seen.recipe, made.middle, made.spread, made.words
        )
        for i, row in zip(asked, (x @ made.weights).tolist(), strict=True):
            scores[i] = dict(zip(seen.labels, row, strict=True))
    return scores


def press_sentences() -> list[Example]:
    """The press's sentences. Raises OSError where the kit is not there."""
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
        found.append(Example("press", "press", police_sentences.labels_of(row["labels"]), words))
    return found


def examples() -> dict[str, tuple[tuple[str, ...], list[Example]]]:
    """Of each task its labels and examples."""
    acts = [
        Example(row.manner or row.split, row.split, row.labels, row.sentence)
        for row in police_sentences.read_gold()
    ]
    kinds = [
        Example(row["manner"] or row["split"], row["split"], {row["label"]}, row["sentence"])
        for row in subtypes.read_gold()
    ]
    return {
        "police": (police_sentences.LABELS, acts + press_sentences()),
        "event_subtype": (tuple(sorted({label for one in kinds for label in one.labels})), kinds),
    }


def see(task: str, labels: tuple[str, ...], told: list[Example]) -> Seen:
    """What the examples of a task show."""
    parses = list(Engine(encoder=False).parse_many(Report.from_text(one.sentence) for one in told))
    of_police = task == "police"
    shown = [one for one in (police if of_police else event_subtype).shown_in(parses) if one is not None]
    names = {
        token.lemma.lower()
        for one, parse in zip(told, parses, strict=True)
        for token in parse.tokens
        if token.is_name and one.batch != "press"
    }
    return Seen(
        labels=labels,
        recipe=RECIPES[task],
        examples=told,
        shown=shown,
        told=[police.labels(parse) if of_police else set() for parse in parses],
        names=names,
        y=np.array([[label in one.labels for label in labels] for one in told], dtype=np.float32),
    )


def report(task: str, seen: Seen) -> None:
    """Print what is said of each batch by weights that have not seen it."""
    scores = unseen_scores(seen)
    if task == "police":
        said = [police.sure(told, score) for told, score in zip(seen.told, scores, strict=True)]
    else:
        said = [{max(score, key=score.__getitem__)} for score in scores]
    by_batch: dict[str, list[tuple[set[str], set[str]]]] = defaultdict(list)
    for example, mine in zip(seen.examples, said, strict=True):
        if example.split not in KEPT:
            by_batch[example.batch].append((example.labels, mine))
            if example.split not in (example.batch, "press"):
                by_batch[f"all {example.split}"].append((example.labels, mine))
    for batch, pairs in by_batch.items():
        right = sum(gold == mine for gold, mine in pairs) / len(pairs)
        if task == "police":
            score = f"macro F1 {police_sentences.macro_f1(pairs):.3f}"
        else:
            gold, mine = ([next(iter(one)) for one in side] for side in zip(*pairs, strict=True))
            score = f"weighted F1 {subtypes.weighted_f1(gold, mine):.3f}"
        print(f"{task:14s} {batch:14s} {score}  all right {right:.3f}  n {len(pairs)}", flush=True)


def main() -> None:
    """Print what is said of manners not seen, fit, and write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="write nothing")
    options = parser.parse_args()
    made: dict[str, NDArray[np.generic]] = {"encoder": np.array(_likeness.versions())}
    for task, (labels, told) in examples().items():
        seen = see(task, labels, told)
        report(task, seen)
        learnt = fit(seen, seen.at(lambda example: example.split not in KEPT))
        made[f"{task}.labels"] = np.array(labels)
        for kind, words in learnt.words.items():
            made[f"{task}.{kind}"] = np.array(list(words))
            made[f"{task}.{kind}.rarity"] = np.array([rare for _, rare in words.values()], dtype=np.float16)
        for name in ("middle", "spread", "weights"):
            made[f"{task}.{name}"] = getattr(learnt, name).astype(np.float16)
    if not options.check:
        np.savez_compressed(_likeness.WEIGHTS, **made)


if __name__ == "__main__":
    main()
