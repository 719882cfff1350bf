"""linking.py TRAIN FOLDS OUTPUT: fit the pair scorer of the evaluation task `linking`.

TRAIN is a file of documents with labelled mentions (`linking.train.jsonl` of the evaluation kit: ECB+; its
annotation is CC BY 3.0), FOLDS the vectors of acts that acts.py made of it, each by a network that did not
see the mention's topic. OUTPUT gets one weight for each feature, of the first look and of the second: no text
and no word of it. Logistic regression by Newton's method, on standardised features, with a small ridge; the
same data give the same weights. The second look learns from chances that a first look without the topics of
the pair gives.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "evaluation" / "tasks"))

from _linking import PLAIN, Pairs, event_mentions
from _second_look import NAMES, second_features

from rashomon.language import Engine
from rashomon.report import Report

RIDGE = 10.0
PRODUCT_RIDGE = 3000.0
"""For the numbers of the triggers' vectors: there are hundreds, and few topics to learn them from."""
_STEPS = 10


def fit(x: NDArray[np.float32], y: NDArray[np.float32], *, plain: int) -> tuple[float, NDArray[np.float64]]:
    """Bias and weights, in the units of the features; the first `plain` features are held less firmly."""
    middle, spread = x.mean(axis=0), x.std(axis=0) + np.float32(1e-6)
    design = np.column_stack([np.ones(len(x), dtype=np.float32), (x - middle) / spread])
    ridge = np.full(design.shape[1], PRODUCT_RIDGE)
    ridge[: plain + 1] = RIDGE
    ridge[0] = 0.0
    weights = np.zeros(design.shape[1])
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-np.clip(design @ weights, -30, 30)))
        slope = design.T @ (chance - y) + ridge * weights
        sure = np.sqrt(chance * (1 - chance)).astype(np.float32)[:, None] * design
        curve = (sure.T @ sure).astype(np.float64) + np.diag(ridge)
        weights -= np.linalg.solve(curve, slope)
    scaled = weights[1:] / spread
    return float(weights[0] - scaled @ middle), scaled


def chances_of(x: NDArray[np.float32], fitted: tuple[float, NDArray[np.float64]]) -> NDArray[np.float64]:
    """The chance of each row."""
    return np.asarray(1 / (1 + np.exp(-np.clip(x @ fitted[1] + fitted[0], -30, 30))), dtype=np.float64)


def written(names: Sequence[str], fitted: tuple[float, NDArray[np.float64]]) -> list[str]:
    """Lines of a table of weights."""
    told = [*names, *(f"head_product_{n}" for n in range(len(fitted[1]) - len(names)))]
    pairs = zip(["bias", *told], [fitted[0], *fitted[1]], strict=True)
    return [f"{name}\t{weight:.6g}" for name, weight in pairs]


def main() -> int:
    """Read TRAIN and FOLDS, write OUTPUT."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("train", type=Path)
    parser.add_argument("folds", type=Path)
    parser.add_argument("output", type=Path)
    options = parser.parse_args()
    rows = [json.loads(line) for line in options.train.read_text(encoding="utf-8").split("\n") if line]
    reports = [Report.from_text(row["text"], source_file=row["id"]) for row in rows]
    parses = list(Engine().parse_many(reports))
    mentions = [one for i, row in enumerate(rows) for one in event_mentions(i, row, parses[i])]
    cluster = {given["id"]: given["cluster"] for row in rows for given in row["mentions"]}
    pairs = Pairs([row["text"] for row in rows], mentions)
    same = np.array([cluster[mentions[a].id] == cluster[mentions[b].id] for a, b in pairs.pairs], np.float32)
    with np.load(options.folds, allow_pickle=False) as made:
        assert [mention.id for mention in mentions] == made["ids"].tolist(), "FOLDS is of another TRAIN"
        ends = made["fold"][np.array(pairs.pairs)]
        # Of a pair across folds, each network has seen one end: such pairs are of two topics.
        by_fold = {fold: pairs.cosines(made[f"vectors_{fold}"]) for fold in np.unique(ends).tolist()}
    alike = np.mean([np.choose(ends[:, side], [by_fold[n] for n in sorted(by_fold)]) for side in (0, 1)], 0)
    features = pairs.features(alike.astype(np.float32)).astype(np.float32)
    first = fit(features, same, plain=len(PLAIN))
    unseen = np.zeros(len(same))
    for fold in by_fold:
        out = (ends == fold).any(axis=1)
        unseen[out] = chances_of(features[out], fit(features[~out], same[~out], plain=len(PLAIN)))
    seconds = second_features(pairs.pairs, unseen.tolist(), [mention.doc for mention in mentions])
    second = fit(seconds, same, plain=len(NAMES))
    lines = [
        "# Weights of the pair scorer, made by training/linking.py from linking.train: the first look, then",
        "# the second.",
        "feature\tweight",
        *written(PLAIN, first),
        *(f"second {line}" for line in written(NAMES, second)),
    ]
    options.output.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(pairs.pairs)} pairs, {int(same.sum())} of one event")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
