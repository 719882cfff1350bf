"""Cross-validate a pair head: what it says of each row when it has not seen that row.

    python training/folds.py PREPARED.pkl BASE_FOLDER OUT.json [--head event_type] [--folds 5] [--epochs 8]

Runs in the training environment. The head is trained alone, from the published weights, once for each fold,
so the shipped encoder (which has seen most rows) has no part in it. What is measured is the method, a little
below what training beside the other heads reaches. OUT.json maps row ids to probabilities by label.
"""

from __future__ import annotations

import argparse
import json
import pickle
import zlib
from pathlib import Path
from typing import Any

import torch

from network import Network, load_base
from train import dev_logits, train


def fold_of(item: dict[str, Any], folds: int) -> int:
    """The fold of a row: by its id, the same each time."""
    return zlib.crc32(f"fold {item['id']}".encode()) % folds


def main() -> None:
    """Train and ask, fold by fold."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("prepared", type=Path)
    parser.add_argument("base", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--head", default="event_type")
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--epochs", type=float, default=8)
    options = parser.parse_args()
    torch.set_num_threads(1)
    prepared = pickle.loads(options.prepared.read_bytes())  # made by prepare.py on this machine
    head = prepared["heads"][options.head] | {"weight": 1.0, "share": 1.0}
    parts = prepared["items"][options.head]
    items = [*parts["train"], *parts.get("dev", ())]
    told: dict[str, dict[str, float]] = {}
    right = 0
    settings = argparse.Namespace(
        epochs=options.epochs, minutes=60.0, rate=2e-4, seed=1, out=options.out.parent
    )
    for fold in range(options.folds):
        torch.manual_seed(fold)
        network = Network({options.head: head}, dropout=0.1)
        load_base(network, options.base)
        network.train()
        dev = [item for item in items if fold_of(item, options.folds) == fold]
        rest = [item for item in items if fold_of(item, options.folds) != fold]
        given = {options.head: {"train": rest, "dev": dev}}
        train(
            network,
            {"heads": {options.head: head}, "items": given, "special": prepared["special"]},
            settings,
        )
        logits, gold = dev_logits(network, {options.head: head}, given, prepared["special"])[options.head]
        for item, answer, label in zip(dev, logits, gold, strict=True):
            chances = torch.softmax(answer, -1).tolist()
            told[str(item["id"])] = dict(zip(head["labels"], chances, strict=True))
            right += int(answer.argmax()) == label
        print(f"fold {fold}: {right / len(told):.3f} right of {len(told)} so far", flush=True)
        options.out.write_text(json.dumps(told) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
