"""event_places.py [--check]: fit the weights by which the place of an act is chosen among those told near it.

The examples are the acts of `evaluation/gold/event_where_when.jsonl` that are not set apart: for each, the
places near it with their signs, and which of them is right (none, where the gold has none). A conditional
logit in which `none of them` has weight 0, each weight drawn to 0 by a ridge; the same data give the same
weights. They are put into `lexicons/en/place_weights.tsv`. What the acts before were at is a sign too, and is
read with the weights that the table has: run it until nothing changes. `--check` prints how often the choice
is right in ten folds parted by report, beside the rules', and writes nothing.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "evaluation"))

from event_where_when import any_place_is_right, read_gold
from rashomon.gazetteer import Gazetteer, load
from rashomon.reading.events.where_when import placing
from rashomon.reading.events.where_when.where import ENOUGH, Setting, Spot, candidates, choose, signs
from rashomon.reading.pipeline import Reader
from rashomon.report import Report

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "src" / "rashomon" / "lexicons" / "en" / "place_weights.tsv"
RIDGE = 0.5
"""How firmly weights are drawn to 0; a round number, not tuned."""
FOLDS = 10
APART = ("held", "unread", "seventh", "ninth", "eleventh")
"""Splits that the weights must not have seen."""
_STEPS = 4_000
Act = tuple[Setting, Sequence[Spot]]


@dataclass(frozen=True)
class Example:
    """One labelled act: the signs of its places, which of them are right, and what the rules took."""

    report: str
    names: list[dict[str, float]]
    right: list[bool]
    rule: bool
    """True where the rules are right."""


def acts_of(rows: Sequence[dict[str, Any]]) -> dict[tuple[str, str], list[Act]]:
    """The acts of each report with the places near them, as the reader meets them."""
    seen: list[Act] = []

    def keep(setting: Setting, spots: Sequence[Spot]) -> Spot | None:
        seen.append((setting, spots))
        return choose(setting, spots)

    found = {}
    reader = Reader()
    with mock.patch.object(placing, "choose", keep):
        for text, published in dict.fromkeys((row["text"], row["published"]) for row in rows):
            seen.clear()
            reader.read(Report.from_text(text, published=published))
            found[text, published] = list(seen)
    return found


def example(row: dict[str, Any], acts: Sequence[Act], gazetteer: Gazetteer) -> Example | None:
    """The example of a row, or None where its act is not found."""
    end = row["start"] + len(row["trigger"])
    for setting, spots in acts:
        words = [t for each in (setting.draft.trigger, *setting.draft.more) for t in each.tokens]
        if not any(token.start < end and row["start"] < token.end for token in words):
            continue
        near = candidates(spots, setting.draft)
        right = [row["place"] is not None and any_place_is_right(row, s.place, gazetteer) for s in near]
        return Example(
            report=row["text"],
            names=[signs(setting, spot, near) for spot in near],
            right=right,
            rule=any_place_is_right(row, setting.rule, gazetteer),
        )
    return None


def fit(examples: Sequence[Example], names: Sequence[str]) -> NDArray[np.float64]:
    """Weights of the signs, by steps down the slope with momentum."""
    index = {name: n for n, name in enumerate(names)}
    most = max((len(e.names) for e in examples), default=0)
    x = np.zeros((len(examples), most + 1, len(names)))
    real = np.zeros((len(examples), most + 1), dtype=bool)
    good = np.zeros_like(real)
    for n, each in enumerate(examples):
        real[n, 0] = True
        good[n, 0] = not any(each.right)
        for at, given in enumerate(each.names, 1):
            real[n, at], good[n, at] = True, each.right[at - 1]
            for name, value in given.items():
                if name in index:
                    x[n, at, index[name]] = value
    weights, speed = np.zeros(len(names)), np.zeros(len(names))
    for _ in range(_STEPS):
        scores = np.where(real, x @ weights, -np.inf)
        shares = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        wanted = np.where(good, shares, 0.0) + 1e-12 * good
        wanted /= wanted.sum(axis=1, keepdims=True)
        slope = np.einsum("na,nas->s", shares - wanted, x) + RIDGE * weights
        speed = 0.9 * speed - 0.02 * slope / np.sqrt(len(examples))
        weights = weights + speed
    return weights


def is_right(each: Example, names: Sequence[str], weights: NDArray[np.float64]) -> tuple[bool, bool]:
    """Whether the choice is right, and whether it is a place at all."""
    told = dict(zip(names, weights, strict=True))
    scores = np.array([0.0, *(sum(told.get(k, 0.0) * v for k, v in given.items()) for given in each.names)])
    shares = np.exp(scores - scores.max())
    shares /= shares.sum()
    best = int(shares[1:].argmax()) if each.names else -1
    if best < 0 or shares[best + 1] < ENOUGH:
        return not any(each.right), False
    return each.right[best], True


def check(examples: Sequence[Example], names: Sequence[str]) -> None:
    """Print how often the choice is right on reports that the weights have not seen."""
    reports = list(dict.fromkeys(each.report for each in examples))
    fold = {report: n % FOLDS for n, report in enumerate(reports)}
    right = wrong = 0
    for n in range(FOLDS):
        weights = fit([e for e in examples if fold[e.report] != n], names)
        for each in examples:
            if fold[each.report] == n:
                good, placed = is_right(each, names, weights)
                right, wrong = right + good, wrong + (placed and not good)
    count = len(examples)
    rules = sum(each.rule for each in examples)
    possible = sum(any(each.right) or not each.names for each in examples)
    print(f"{count} acts; rules {rules / count:.3f}; chosen {right / count:.3f}, wrongly placed {wrong}")
    print(f"a right place is among the candidates of {possible}")


def main() -> int:
    """Read the gold, fit, check or write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    rows = [row for row in read_gold() if row["split"] not in APART]
    gazetteer = load()
    acts = acts_of(rows)
    found = [example(row, acts[row["text"], row["published"]], gazetteer) for row in rows]
    examples = [each for each in found if each is not None]
    names = sorted({name for each in examples for given in each.names for name in given})
    if options.check:
        check(examples, names)
        return 0
    weights = fit(examples, names)
    head = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    made = [f"{name}\t{weight:.2f}" for name, weight in zip(names, weights, strict=True)]
    TABLE.write_text("\n".join([*head, "sign\tweight", *made]) + "\n", encoding="utf-8")
    print(f"{len(examples)} acts, {len(names)} signs")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
