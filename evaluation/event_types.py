"""event_types.py FOLDS.json [--kit FOLDER]: event types by rules, by the encoder's head, and together.

FOLDS.json is what `training/folds.py` wrote: the head's answers for each training sentence by a head that had
not seen it. Nothing here asks the shipped head, which has seen most of these sentences. Printed are accuracy,
macro F1, and the precision of the answers that are sure enough to be given at a coverage of .80.
"""

from __future__ import annotations

import argparse
import json
from math import exp, log
from pathlib import Path

from predict import answer
from rashomon.reading.events.opinion import RULE_WEIGHT
from run import kit_folder

GOLD = "event_type.train.jsonl"


def main() -> None:
    """Read, combine, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folds", type=Path)
    parser.add_argument("--kit", type=Path, default=kit_folder())
    options = parser.parse_args()
    chances = json.loads(options.folds.read_text(encoding="utf-8"))
    lines = (options.kit / "data" / GOLD).read_text(encoding="utf-8").split("\n")
    rows = [json.loads(line) for line in lines if line.strip()]
    gold = [row["plover"] for row in rows]
    rules = [row["rules"] for row in answer("event_type", rows)]
    head = [chances[str(row["id"])] for row in rows]
    both = [_together(one, told) for one, told in zip(head, rules, strict=True)]
    _print("rules", gold, [(told, 1.0 if told else 0.0) for told in rules])
    _print("head", gold, [_best(one) for one in head])
    _print("together", gold, [_best(one) for one in both])


def _together(chances: dict[str, float], told: str | None) -> dict[str, float]:
    raised = {
        label: exp(log(max(chance, 1e-6)) + (RULE_WEIGHT if label == told else 0.0))
        for label, chance in chances.items()
    }
    total = sum(raised.values())
    return {label: weight / total for label, weight in raised.items()}


def _best(chances: dict[str, float]) -> tuple[str | None, float]:
    label = max(chances, key=chances.__getitem__)
    return label, chances[label]


def _print(name: str, gold: list[str], told: list[tuple[str | None, float]]) -> None:
    right = [one == label for (one, _), label in zip(told, gold, strict=True)]
    scores = []
    for label in sorted(set(gold)):
        both = sum(one == label == g for (one, _), g in zip(told, gold, strict=True))
        size = sum(one == label for one, _ in told) + gold.count(label)
        scores.append(2 * both / size if size else 0.0)
    order = sorted(range(len(told)), key=lambda i: -told[i][1])[: round(0.8 * len(told))]
    sure = sum(right[i] for i in order) / len(order)
    print(
        f"{name:10s} accuracy {sum(right) / len(right):.3f}  macro F1 {sum(scores) / len(scores):.3f}  "
        f"precision of the surest four fifths {sure:.3f}  n {len(gold)}"
    )


if __name__ == "__main__":
    main()
