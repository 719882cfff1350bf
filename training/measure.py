"""Measure a folder of weights as the reader runs them, and choose how they decode.

    python training/measure.py DATA_FOLDER MODEL_FOLDER [--choose] [--unmasked] [--table harm_heads.toml]

Runs in the project's environment. Reads the dev files that heads.toml names (event types: the held-out share
of the training rows) and writes `scores.json` beside the weights. `--choose` picks each tagging head's
transition weight and each pair head's threshold, and writes them into the manifest. `--unmasked` shows the
encoder the names.
"""

from __future__ import annotations

import argparse
import json
import time
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np

from prepare import held_out, read_rows, role_spans, tag_numbers
from rashomon.language import Engine, Parse
from rashomon.language.decoding import (
    abstain,
    legal_transitions,
    log_softmax,
    role,
    role_probabilities,
    softmax,
    viterbi,
)
from rashomon.language.encoded import Encoded
from rashomon.language.encoder import Encoder
from rashomon.language.wordpieces import section_starts
from rashomon.models import HeadSpec, load_manifest
from rashomon.report import Report

WEIGHTS = (0.0, 0.1, 0.25, 0.4, 0.5, 0.6, 0.75, 0.9, 1.0, 1.2)
"""Transition weights tried."""
THRESHOLDS = (0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
"""Thresholds tried."""
PAIR_ACCURACY = 0.9
"""What a pair head's answers must reach above its threshold."""


def spans(tags: list[int], labels: tuple[str, ...]) -> set[tuple[int, int, str]]:
    """First word, one past the last, role."""
    found = set()
    start, now = 0, ""
    for i, tag in enumerate([*tags, 0]):
        label = labels[tag]
        if label.startswith("B-") or role(label) != now:
            if now:
                found.add((start, i, now))
            start, now = i, role(label)
    return found


def tag_scores(
    gold: list[list[int]], told: list[list[int]], labels: tuple[str, ...]
) -> dict[str, dict[str, float]]:
    """Token and exact-span precision, recall and F1 by role, in percent."""
    count: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    for g, t in zip(gold, told, strict=True):
        for kind, a, b in (
            (
                "token",
                {(i, role(labels[x])) for i, x in enumerate(g) if x},
                {(i, role(labels[x])) for i, x in enumerate(t) if x},
            ),
            (
                "span",
                {(s, r, e) for s, e, r in spans(g, labels)},
                {(s, r, e) for s, e, r in spans(t, labels)},
            ),
        ):
            for item in a | b:
                cell = count[item[1], kind]
                cell[0] += item in a and item in b
                cell[1] += item in a
                cell[2] += item in b
    made: dict[str, dict[str, float]] = {}
    for name in dict.fromkeys(role(label) for label in labels if role(label)):
        made[name] = {}
        for kind in ("token", "span"):
            both, golden, told_n = count[name, kind]
            made[name] |= {
                f"{kind} P": round(100 * both / max(1, told_n), 1),
                f"{kind} R": round(100 * both / max(1, golden), 1),
                f"{kind} F1": round(200 * both / max(1, golden + told_n), 1),
            }
    for kind in ("token F1", "span F1"):
        made.setdefault("macro", {})[kind] = round(
            float(np.mean([made[r][kind] for r in made if r != "macro"])), 1
        )
    return made


class Measurer:
    """Dev texts through the reader's own words, windows and heads."""

    def __init__(self, folder: Path, *, mask_names: bool = True) -> None:
        encoder = Encoder.load(folder=folder)
        if encoder is None:
            raise SystemExit(f"{folder} holds no weights")
        self.encoder = encoder
        self.engine = Engine(encoder=False, mask_names=mask_names)
        self.cpu = 0.0
        self.read = 0

    def states(self, text: str) -> tuple[Parse, Any]:
        """The words of a text and their states."""
        parse = self.engine.words(Report.from_text(text))
        began = time.process_time()
        states = np.concatenate([np.zeros((0, 384), np.float32), *self.encoder.states(parse)])
        self.cpu += time.process_time() - began
        self.read += len(parse.tokens)
        return parse, states

    def tagging(self, spec: HeadSpec, rows: list[dict[str, Any]]) -> tuple[dict[str, Any], float]:
        """Scores of every way to decode, and the transition weight with the best macro F1 of both kinds."""
        weights = self.encoder._weights
        gold, logits, lengths = [], [], []
        for row in rows:
            parse, states = self.states(row["text"])
            number = {label: i for i, label in enumerate(spec.labels)}
            gold.append(tag_numbers(parse, role_spans(row), number))
            logits.append(self.encoder.answers(spec, states))
            lengths.append(np.diff([*section_starts(parse), len(parse.tokens)]).tolist())
        made: dict[str, Any] = {
            "argmax": tag_scores(gold, [x.argmax(1).tolist() for x in logits], spec.labels)
        }
        best, chosen = -1.0, 0.0
        for weight in WEIGHTS:
            steps = legal_transitions(spec.labels, weights[f"{spec.name}.transitions"], weight)
            told = [viterbi(log_softmax(x), n, steps).tolist() for x, n in zip(logits, lengths, strict=True)]
            made[f"viterbi {weight}"] = tag_scores(gold, told, spec.labels)
            macro = made[f"viterbi {weight}"]["macro"]
            if macro["token F1"] + macro["span F1"] > best:
                best, chosen, kept = macro["token F1"] + macro["span F1"], weight, told
        made["chosen"] = made[f"viterbi {chosen}"]
        names = list(dict.fromkeys(role(label) for label in spec.labels if role(label)))
        for least in THRESHOLDS:
            every = dict.fromkeys(names, least)
            cut = [self._cut(spec, x, t, every) for x, t in zip(logits, kept, strict=True)]
            made[f"threshold {least}"] = tag_scores(gold, cut, spec.labels)
        return made, chosen

    def _cut(self, spec: HeadSpec, logits: Any, tags: list[int], thresholds: dict[str, float]) -> list[int]:
        chances = role_probabilities(softmax(logits), spec.labels)
        scores = chances[np.arange(len(tags)), tags]
        return list(abstain(np.array(tags), scores, spec.labels, thresholds).tolist())

    def word_regression(self, spec: HeadSpec, rows: list[dict[str, Any]]) -> dict[str, float]:
        """Pearson r and mean absolute error."""
        low, high = spec.limits or (-np.inf, np.inf)
        gold, told = [], []
        for row in rows:
            parse, states = self.states(row["sentence"])
            at = parse.tokens_in(row["start"], row["end"])
            gold.append(row["score"])
            told.append(
                float(np.clip(self.encoder.answers(spec, states)[at[0].i, 0], low, high)) if at else 0.0
            )
        error = np.abs(np.array(told) - np.array(gold)).mean()
        return {
            "r": round(float(np.corrcoef(gold, told)[0, 1]), 3),
            "MAE": round(float(error), 3),
            "n": len(rows),
        }

    def word_class(self, spec: HeadSpec, rows: list[dict[str, Any]]) -> dict[str, Any]:
        """Accuracy over the words that have a label."""
        right: list[bool] = []
        for row in rows:
            parse, states = self.states(row["text"])
            told = self.encoder.answers(spec, states).argmax(1)
            for start, end, label in row[spec.name]:
                right += [spec.labels[told[token.i]] == label for token in parse.tokens_in(start, end)]
        return {"accuracy": round(float(np.mean(right)), 3), "n": len(right)}

    def pair_class(self, spec: HeadSpec, rows: list[dict[str, Any]]) -> dict[str, Any]:
        """Accuracy, and share and accuracy of the answers above each threshold."""
        right, sure = [], []
        for row in rows:
            parse, states = self.states(row["sentence"])
            encoded = Encoded(states.astype(np.float16), self.encoder._pair_heads, self.encoder.version)
            words = {
                k: parse.tokens_in(*row[f"{k}_span"]) if row[f"{k}_span"] else []
                for k in ("source", "target")
            }
            answer = encoded.classify(spec.name, sentence=parse.tokens, **words)
            assert answer is not None
            right.append(max(answer.probabilities, key=answer.probabilities.__getitem__) == row["plover"])
            sure.append(answer.score)
        r, s = np.array(right), np.array(sure)
        made: dict[str, Any] = {"accuracy": round(float(r.mean()), 3), "n": len(rows)}
        for least in THRESHOLDS:
            kept = s >= least
            made[f"threshold {least}"] = {
                "share": round(float(kept.mean()), 3),
                "accuracy": round(float(r[kept].mean()), 3) if kept.any() else None,
            }
        return made


def main() -> None:
    """Measure, choose, write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("model", type=Path)
    parser.add_argument("--choose", action="store_true")
    parser.add_argument("--unmasked", action="store_true")
    parser.add_argument("--table", type=Path, default=Path(__file__).parent / "heads.toml")
    options = parser.parse_args()
    heads = tomllib.loads(options.table.read_text(encoding="utf-8"))
    measurer = Measurer(options.model, mask_names=not options.unmasked)
    manifest = load_manifest(options.model)
    assert manifest is not None
    made: dict[str, Any] = {}
    path = options.model / "manifest.json"
    raw = json.loads(path.read_text(encoding="utf-8"))
    for spec in manifest.heads:
        head = heads[heads[spec.name].get("beside", spec.name)]
        rows = read_rows(options.data / head.get("dev", head["train"]))
        if "dev" not in head:
            rows = [row for row in rows if held_out(row, head["held_out"])]
        if spec.kind == "tagging":
            made[spec.name], raw["heads"][spec.name]["transition_weight"] = measurer.tagging(spec, rows)
        elif spec.kind == "word_regression":
            made[spec.name] = measurer.word_regression(spec, rows)
        elif spec.kind == "word_class":
            made[spec.name] = measurer.word_class(spec, rows)
        else:
            made[spec.name] = measurer.pair_class(spec, rows)
            least = next(
                x
                for x in THRESHOLDS
                if (made[spec.name][f"threshold {x}"]["accuracy"] or 1.0) >= PAIR_ACCURACY
            )
            made[f"{spec.name} threshold"] = f"threshold {least}"
            raw["heads"][spec.name]["thresholds"] = dict.fromkeys(spec.labels, least)
    made["words a CPU-second"] = round(measurer.read / measurer.cpu)
    name = "scores.unmasked.json" if options.unmasked else "scores.json"
    (options.model / name).write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")
    if options.choose:
        path.write_text(json.dumps(raw, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    for head, scores in made.items():
        print(head, json.dumps(scores) if not isinstance(scores, dict) else "")
        for key, value in scores.items() if isinstance(scores, dict) else ():
            print("  ", key, json.dumps(value))


if __name__ == "__main__":
    main()
