"""linking.py TRAIN OUTPUT: fit the pair scorer of the evaluation task `linking`.

TRAIN is a file of documents with labelled mentions (`linking.train.jsonl` of the evaluation kit: ECB+; its
annotation is CC BY 3.0). OUTPUT gets one weight for each feature: no text and no word of it. Logistic
regression by Newton's method, on standardised features, with a small ridge; the same data give the same
weights.
"""

from __future__ import annotations

import argparse
import itertools
import json
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "evaluation" / "tasks"))

from _linking import CROSSED, FEATURES, Pairs, event_mentions

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


def main() -> int:
    """Read TRAIN, write OUTPUT."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("train", type=Path)
    parser.add_argument("output", type=Path)
    options = parser.parse_args()
    rows = [json.loads(line) for line in options.train.read_text(encoding="utf-8").split("\n") if line]
    reports = [Report.from_text(row["text"], source_file=row["id"]) for row in rows]
    parses = list(Engine().parse_many(reports))
    mentions = [one for i, row in enumerate(rows) for one in event_mentions(i, row, parses[i])]
    cluster = {given["id"]: given["cluster"] for row in rows for given in row["mentions"]}
    pairs = Pairs([row["text"] for row in rows], mentions)
    same = [cluster[mentions[a].id] == cluster[mentions[b].id] for a, b in pairs.pairs]
    names = [*FEATURES, *(f"{FEATURES[i]} x {FEATURES[j]}" for i, j in itertools.combinations(CROSSED, 2))]
    features = pairs.features().astype(np.float32)
    bias, weights = fit(features, np.array(same, dtype=np.float32), plain=len(names))
    names += [f"head_product_{n}" for n in range(features.shape[1] - len(names))]
    lines = [
        "# Weights of the pair scorer, made by training/linking.py from linking.train.",
        "feature\tweight",
    ]
    lines += [
        f"{name}\t{weight:.6g}" for name, weight in zip(["bias", *names], [bias, *weights], strict=True)
    ]
    options.output.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(pairs.pairs)} pairs, {sum(same)} of one event")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
