"""subtypes.py: the sub-event of our own sentences that are kept unlearnt, weighted F1 over the classes.

The labels come out of the same task file as those of the evaluation kit (`tasks/event_subtype.py`).
"""

from __future__ import annotations

import argparse
from pathlib import Path

from tasks._tables import read_rows
from tasks.event_subtype import predict

GOLD = Path(__file__).parent / "gold" / "subtypes.tsv"
UNLEARNT = ("held", "unread")
"""The splits that are for measuring alone; what the others tell, `training/sentence_classes.py` prints."""


def read_gold(path: Path = GOLD) -> list[dict[str, str]]:
    """Rows of the gold file."""
    return read_rows(path)


def weighted_f1(gold: list[str], said: list[str]) -> float:
    """F1 of each class, weighted by how often the gold has it."""
    total = 0.0
    for label in set(gold):
        hits = sum(g == label == s for g, s in zip(gold, said, strict=True))
        total += 2 * hits / (gold.count(label) + said.count(label)) * gold.count(label)
    return total / len(gold)


def main() -> None:
    """Predict and print weighted F1 and accuracy of the sets that nothing learns from."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    rows = [row for row in read_gold() if row["split"] in UNLEARNT]
    told = [
        row["subtype"] for row in predict({"id": i, "sentence": r["sentence"]} for i, r in enumerate(rows))
    ]
    for split in UNLEARNT:
        pairs = [(row["label"], mine) for row, mine in zip(rows, told, strict=True) if row["split"] == split]
        gold, said = [gold for gold, _ in pairs], [mine for _, mine in pairs]
        right = sum(one == other for one, other in pairs) / len(pairs)
        print(f"{split:6s}  weighted F1 {weighted_f1(gold, said):.3f}  accuracy {right:.3f}  n {len(pairs)}")


if __name__ == "__main__":
    main()
