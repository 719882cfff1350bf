"""police_sentences.py [--errors]: what police are told to have done, in our own sentences, by split.

The labels come out of the same task file as those of the evaluation kit (`tasks/police.py`).
"""

from __future__ import annotations

import argparse
from pathlib import Path

from tasks._tables import read_rows
from tasks.police import predict

GOLD = Path(__file__).parent / "gold" / "police.tsv"
LABELS = ("KILL", "ARREST", "FAIL", "FORCE", "ANY_ACTION")


def read_gold(path: Path = GOLD) -> list[tuple[str, set[str], str]]:
    """Split, labels and sentence of each row; whoever does one of the acts acts."""
    return [(row["split"], labels_of(row["labels"]), row["sentence"]) for row in read_rows(path)]


def labels_of(told: str) -> set[str]:
    """The labels that a row of a table tells."""
    labels = set(told.split()) - {"-", "ANY"}
    return labels | ({"ANY_ACTION"} if told != "-" else set())


def main() -> None:
    """Predict and print F1 by label."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true", help="print what the development half gets wrong")
    options = parser.parse_args()
    gold = read_gold()
    told = [
        set(row["labels"]) for row in predict({"id": i, "sentence": row[2]} for i, row in enumerate(gold))
    ]
    for split in ("dev", "held", "fresh", "second", "third", "fourth"):
        pairs = [(row[1], mine) for row, mine in zip(gold, told, strict=True) if row[0] == split]
        scores = {label: _f1(pairs, label) for label in LABELS}
        shown = "  ".join(f"{label} {score:.3f}" for label, score in scores.items())
        print(
            f"police {split:6s}  macro F1 {sum(scores.values()) / len(scores):.3f}  {shown}  n {len(pairs)}"
        )
    if options.errors:
        for (split, labels, sentence), mine in zip(gold, told, strict=True):
            if split == "dev" and labels != mine:
                print(f"{' '.join(sorted(labels)) or '-'} | {' '.join(sorted(mine)) or '-'} | {sentence}")


def _f1(pairs: list[tuple[set[str], set[str]]], label: str) -> float:
    both = sum(label in gold and label in mine for gold, mine in pairs)
    size = sum((label in gold) + (label in mine) for gold, mine in pairs)
    return 2 * both / size if size else 0.0


if __name__ == "__main__":
    main()
