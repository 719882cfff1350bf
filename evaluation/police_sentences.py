"""police_sentences.py: what police are told to have done, in our own sentences that are kept unlearnt.

The labels come out of the same task file as those of the evaluation kit (`tasks/police.py`).
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tasks._tables import read_rows
from tasks.police import predict

GOLD = Path(__file__).parent / "gold" / "police.tsv"
LABELS = ("KILL", "ARREST", "FAIL", "FORCE", "ANY_ACTION")
UNLEARNT = ("held", "unread")
"""The splits that are for measuring alone; what the others tell, `training/sentence_classes.py` prints."""


class Row(NamedTuple):
    """A labelled sentence."""

    split: str
    labels: set[str]
    sentence: str
    manner: str
    """Who might write so; rows of the later sets have it."""
    doc: str
    """Rows that share one stand in this order in one text."""


def read_gold(path: Path = GOLD) -> list[Row]:
    """The rows of the gold."""
    return [
        Row(row["split"], labels_of(row["labels"]), row["sentence"], row["manner"], row["doc"])
        for row in read_rows(path)
    ]


def labels_of(told: str) -> set[str]:
    """The labels that a row of a table tells: who kills uses force, and who does not merely fail acts."""
    labels = set(told.split()) - {"-"}
    labels |= {"FORCE"} if "KILL" in labels else set()
    return (labels - {"ANY"}) | ({"ANY_ACTION"} if labels - {"FAIL"} else set())


def macro_f1(pairs: Sequence[tuple[set[str], set[str]]]) -> float:
    """The mean over the labels of F1 of gold and said."""
    return sum(_f1(pairs, label) for label in LABELS) / len(LABELS)


def main() -> None:
    """Predict and print F1 by label of the sets that nothing learns from."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    gold = [row for row in read_gold() if row.split in UNLEARNT]
    told = predict({"id": i, "sentence": row.sentence} for i, row in enumerate(gold))
    said = [set(row["labels"]) for row in told]
    for split in UNLEARNT:
        pairs = [(row.labels, mine) for row, mine in zip(gold, said, strict=True) if row.split == split]
        shown = "  ".join(f"{label} {_f1(pairs, label):.3f}" for label in LABELS)
        print(f"police {split:7s}  macro F1 {macro_f1(pairs):.3f}  {shown}  n {len(pairs)}")


def _f1(pairs: Sequence[tuple[set[str], set[str]]], label: str) -> float:
    both = sum(label in gold and label in mine for gold, mine in pairs)
    size = sum((label in gold) + (label in mine) for gold, mine in pairs)
    return 2 * both / size if size else 0.0


if __name__ == "__main__":
    main()
