"""Write MODEL_CARD.md from the manifest, the scores and what training took.

    python training/card.py MODEL_FOLDER FLOAT32_FOLDER RUN_FOLDER PREPARED.pkl

MODEL_FOLDER and FLOAT32_FOLDER hold `scores.json` by measure.py, RUN_FOLDER the `scores.json` of train.py.
"""

from __future__ import annotations

import argparse
import json
import pickle
from pathlib import Path
from typing import Any

CORPORA = {
    "attribution": (
        "PolNeAR 1.0.0, training part, first annotator of each article (US campaign news, 2015-16)",
        "none stated for the data (its software is MIT); the articles are the press's own",
    ),
    "factuality": (
        "UDS-IH2 (It Happened), training part, over the English Web Treebank",
        "UDS: CC BY-SA 4.0",
    ),
    "harm": (
        "MUC-4 (DARPA, 1992), development and first test reports with their templates (Latin America, 1980s, "
        "in capitals); which words a template means is settled by rule",
        "none stated; released by its makers for research",
    ),
    "event_type": (
        "the training sentences released with Zero-Shot-PLOVER, source and target marked",
        "none stated",
    ),
}


DEV = {
    "attribution": "{} articles of PolNeAR",
    "factuality": "{} sentences of UDS-IH2",
    "event_type": "for event types {} training sentences that were kept out",
    "harm": "{} of the 1,500 reports",
}
"""What each head was measured on."""


def answers(head: dict[str, Any]) -> str:
    """What a head answers, in words."""
    if head["kind"] == "tagging":
        roles = dict.fromkeys(label[2:] for label in head["labels"] if label != "O")
        return f"for each word: {', '.join(roles).lower()}, or none"
    if head["kind"] == "word_class":
        return f"for each word that `harm` tags: {', '.join(head['labels']).lower()}"
    if head["kind"] == "word_regression":
        return "for each word, if it is a predicate: {} to {}".format(*head["limits"])
    return f"one of {len(head['labels'])} PLOVER types for a sentence, a source and a target in it"


def thresholds(least: dict[str, float]) -> str:
    """Thresholds by label, or the one they share."""
    if len(set(least.values())) == 1 and len(least) > 3:
        return f"{next(iter(least.values()))} for every label"
    return ", ".join(f"{label} {value}" for label, value in least.items())


def score_table(shipped: dict[str, Any], plain: dict[str, Any]) -> list[str]:
    """Dev scores of the shipped weights beside those of the same network unquantised."""
    lines = ["| | shipped (int8) | float32 |", "|---|---|---|"]
    for name, scores in shipped.items():
        if not isinstance(scores, dict):
            continue
        if "chosen" in scores:
            for role, cell in scores["chosen"].items():
                for kind in ("token F1", "span F1"):
                    other = plain[name]["chosen"][role][kind]
                    lines.append(f"| `{name}` {role}, {kind} | {cell[kind]} | {other} |")
            continue
        for key, value in scores.items():
            if isinstance(value, float):
                lines.append(f"| `{name}` {key} (n = {scores['n']}) | {value} | {plain[name][key]} |")
            elif isinstance(value, dict) and key == shipped.get(f"{name} threshold"):
                lines.append(f"| `{name}` accuracy above {key} | {value['accuracy']} | |")
    return lines


def how(took: dict[str, Any]) -> str:
    """What else a training did, in words."""
    parts = [f" Seed {took['seed']}."] if "seed" in took else []
    if took.get("hidden"):
        parts.append(
            f" {took['hidden']:.0%} of the wordpieces, drawn anew at each step, were read as hidden."
        )
    if took.get("averaged_from"):
        last = f"{1 - took['averaged_from']:.0%}"
        parts.append(f" The weights are the mean of those after each of the last {last} of the steps.")
    return "".join(parts)


def main() -> None:
    """Write the card beside the weights."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("model", type=Path)
    parser.add_argument("plain", type=Path)
    parser.add_argument("run", type=Path)
    parser.add_argument("prepared", type=Path)
    parser.add_argument("--template", type=Path, default=Path(__file__).parent / "card_template.md")
    parser.add_argument("--first", default="", help="what training came before, for weights that go on")
    options = parser.parse_args()
    manifest = json.loads((options.model / "manifest.json").read_text(encoding="utf-8"))
    shipped = json.loads((options.model / "scores.json").read_text(encoding="utf-8"))
    plain = json.loads((options.plain / "scores.json").read_text(encoding="utf-8"))
    took = json.loads((options.run / "scores.json").read_text(encoding="utf-8"))
    prepared = pickle.loads(options.prepared.read_bytes())
    items = prepared["items"]
    heads = []
    for name, head in manifest["heads"].items():
        host = prepared["heads"][name].get("beside", name)
        corpus, licence = CORPORA[host]
        train = items[host]["train"]
        size = f"{len(train):,} texts, {sum(len(item['ids']) for item in train):,} wordpieces"
        heads.append(f"| `{name}` | {answers(head)} | {corpus} | {licence} | {size} |")
    abstention = [
        f"* `{name}`: {thresholds(head['thresholds'])}."
        for name, head in manifest["heads"].items()
        if head.get("thresholds")
    ]
    files = [
        f"* `{name}`, {(options.model / name).stat().st_size:,} bytes, SHA-256 `{sha256}`"
        for name, sha256 in manifest["files"].items()
    ]
    dev = [DEV[name].format(f"{len(items[name]['dev']):,}") for name in manifest["heads"] if name in DEV]
    training = (
        f"{took['epochs']} epochs, {took['steps']:,} steps, {took['wordpieces']:,} wordpieces, "
        f"{took['cpu_seconds']:,} CPU-seconds on one core in bfloat16, all its heads in one run; the word "
        f"embeddings were left as they were.{how(took)}"
    )
    template = options.template.read_text(encoding="utf-8")
    card = template.format(
        **{key: manifest[key] for key in ("version", "window", "overlap")},
        heads="\n".join(heads),
        scores="\n".join(score_table(shipped, plain)),
        dev="; ".join(dev),
        abstention="\n".join(abstention) or "None: every answer carries its probability.",
        training=training,
        first=options.first,
        files="\n".join(files),
    )
    (options.model / "MODEL_CARD.md").write_text(card, encoding="utf-8")


if __name__ == "__main__":
    main()
