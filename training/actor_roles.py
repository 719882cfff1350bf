"""actor_roles.py FILE: fit the weights that choose source and target of a sentence, and write them.

FILE holds sentences with one `source_span` and one `target_span` (the kit's event_type.train). For each role
a softmax over the sentence's nouns and names is pulled towards those that stand in the marked span. Overlap
F1 is printed from five-fold cross-validation, then weights fitted on the whole file are written.
"""

from __future__ import annotations

import argparse
import json
import sys
import zlib
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from rashomon.language import Engine, Token
from rashomon.report import Report, Span

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "evaluation"))
from tasks.actor_features import BUCKETS, ROLES, WEIGHTS, Sentence, bucket, candidates, features
from tasks.actors import spans_of, told_of

FOLDS, PENALTY = 5, 3.0
"""The penalty was chosen among 0.3, 1 and 3 on the same five folds (target .826, .834, .837)."""

Choice = tuple[list[list[int]], list[int]]
"""The features of each candidate by number, and which candidates are right."""


def main() -> None:
    """Fit, cross-validate and write."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("file", type=Path)
    rows = [json.loads(line) for line in arguments.parse_args().file.read_text("utf-8").splitlines()]
    parses = Engine(encoder=False).parse_many([Report.from_text(row["sentence"]) for row in rows])
    told = [told_of(parse) for parse in parses]
    choices = {role: [_choice(s, row, role) for s, row in zip(told, rows, strict=True)] for role in ROLES}
    folds = np.array([zlib.crc32(row["id"].encode()) % FOLDS for row in rows])
    found: list[tuple[list[dict[str, Any]], dict[str, Any]]] = []
    for fold in range(FOLDS):
        weights = {role: fit(_pick(choices[role], folds != fold)) for role in ROLES}
        found += [(spans_of(told[i].parse, weights), rows[i]) for i in np.flatnonzero(folds == fold).tolist()]
    for role in ROLES:
        print(role, f"overlap F1 {overlap(found, (role,)):.4f}")
    print("both", f"overlap F1 {overlap(found, ROLES):.4f}", len(rows), "sentences,", FOLDS, "folds")
    write({role: fit(_pick(choices[role], folds >= 0)) for role in ROLES})


def _choice(told: Sentence, row: dict[str, Any], role: str) -> Choice | None:
    words = candidates(told.parse)
    right = _inside(words, row[f"{role}_span"])
    source = None
    if role == "target":
        sources = _inside(words, row["source_span"])
        source = words[sources[-1]] if sources else None
    if not right or (role == "target" and source is None):
        return None
    described = [features(told, at, words, role, source) for at in range(len(words))]
    return [[bucket(feature) for feature in each] for each in described], right


def _inside(words: list[Token], span: list[int] | None) -> list[int]:
    return [at for at, word in enumerate(words) if span and span[0] <= word.start < span[1]]


def _pick(choices: list[Choice | None], wanted: np.ndarray) -> list[Choice]:
    return [choice for choice, keep in zip(choices, wanted.tolist(), strict=True) if keep and choice]


def fit(choices: list[Choice]) -> np.ndarray:
    """Weights by number of feature, under a penalty on their squares."""
    columns = [number for described, _ in choices for each in described for number in each]
    lengths = [len(each) for described, _ in choices for each in described]
    starts = np.concatenate([[0], np.cumsum(lengths)])
    table = csr_matrix((np.ones(len(columns)), columns, starts), shape=(len(lengths), BUCKETS))
    edges = np.concatenate([[0], np.cumsum([len(described) for described, _ in choices])])
    right = np.zeros(len(lengths), dtype=bool)
    for (_, marked), start in zip(choices, edges[:-1].tolist(), strict=True):
        right[[start + at for at in marked]] = True
    groups = np.repeat(np.arange(len(choices)), np.diff(edges))

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = table @ weights
        scores = np.exp(scores - np.maximum.reduceat(scores, edges[:-1])[groups])
        whole = np.bincount(groups, scores)
        marked = np.bincount(groups, scores * right)
        pull = scores / whole[groups] - np.where(right, scores / marked[groups], 0)
        value = float(np.log(whole / marked).sum()) + PENALTY / 2 * float(weights @ weights)
        return value, table.T @ pull + PENALTY * weights

    done = minimize(loss, np.zeros(BUCKETS), jac=True, method="L-BFGS-B", options={"maxiter": 100})
    return np.asarray(done.x)


def overlap(found: list[tuple[list[dict[str, Any]], dict[str, Any]]], roles: tuple[str, ...]) -> float:
    """F1 of spans that overlap the marked ones."""
    hits = given = marked = 0
    for spans, row in found:
        for role in roles:
            gold = row[f"{role}_span"]
            mine = [Span(span["start"], span["end"]) for span in spans if span["role"] == role]
            given, marked = given + len(mine), marked + bool(gold)
            hits += bool(gold) and any(span.overlaps(Span(*gold)) for span in mine)
    return 2 * hits / (given + marked)


def write(weights: dict[str, np.ndarray]) -> None:
    """The weights as bytes, each role's under one scale."""
    scale = max(float(np.abs(values).max()) for values in weights.values()) / 127
    kept = {role: np.round(values / scale).astype(np.int8) for role, values in weights.items()}
    WEIGHTS.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(WEIGHTS, scale=np.float32(scale), **kept)


if __name__ == "__main__":
    main()
