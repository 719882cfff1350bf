"""pronouns.py FILE: fit the weights of `rashomon.reading.actors.pronouns` on a GAP file, and print them.

For every pronoun with a marked antecedent, a softmax over the participants that grammar allows is pulled
towards the marked one; each participant stands with its best mention under the weights so far. Accuracy and
coverage by margin are printed from five-fold cross-validation, then weights fitted on the whole file.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from rashomon.language import Engine, Parse
from rashomon.reading.actors import coreference
from rashomon.reading.actors.cluster import Cluster
from rashomon.reading.actors.mention import Mention
from rashomon.reading.actors.mentions import find_mentions
from rashomon.reading.actors.pronouns import WEIGHTS, candidates, features, resolve_pronoun
from rashomon.report import Report

NAMES = tuple(WEIGHTS)
ROUNDS, PENALTY, FOLDS, SEED = 4, 1.0, 5, 0
MARGINS = (0.0, 0.5, 1.0, 1.5, 2.0)


@dataclass(slots=True)
class Choice:
    """One pronoun: for each participant its mentions' features, and whether it is the marked one."""

    options: list[tuple[bool, np.ndarray]]


def read_choices(rows: Sequence[dict[str, str]]) -> list[Choice]:
    """The choices of all rows with a marked antecedent."""
    marked = [row for row in rows if "TRUE" in (row["A-coref"].upper(), row["B-coref"].upper())]
    parses = Engine(encoder=False).parse_many([Report.from_text(row["Text"]) for row in marked])
    return [_choice(row, parse) for row, parse in zip(marked, parses, strict=True)]


def _choice(row: dict[str, str], parse: Parse) -> Choice:
    at = int(row["Pronoun-offset"])
    which = "A" if row["A-coref"].upper() == "TRUE" else "B"
    start = int(row[f"{which}-offset"])
    end = start + len(row[which])
    seen: list[tuple[Cluster, dict[str, float]]] = []

    def watch(
        mention: Mention, clusters: list[Cluster], history: list[Mention], by_head: dict
    ) -> Mention | None:
        if mention.head.start == at:
            for candidate in candidates(mention, clusters, history):
                cluster = clusters[candidate.cluster]
                seen.append((cluster, features(mention, candidate, cluster)))
        return resolve_pronoun(mention, clusters, history, by_head)

    coreference.resolve_pronoun = watch
    try:
        coreference.cluster_mentions(parse, find_mentions(parse, []))
    finally:
        coreference.resolve_pronoun = resolve_pronoun
    grouped: dict[int, tuple[bool, list[list[float]]]] = {}
    for cluster, found in seen:
        spans = [mention.span for mention in cluster.mentions if not mention.is_pronoun]
        right = any(span.start < end and start < span.end for span in spans)
        grouped.setdefault(cluster.index, (right, []))[1].append([found.get(name, 0.0) for name in NAMES])
    return Choice([(right, np.array(vectors)) for right, vectors in grouped.values()])


def fit(choices: Sequence[Choice]) -> np.ndarray:
    """Weights in the order of NAMES."""
    weights = np.array([WEIGHTS[name] for name in NAMES])
    usable = [c.options for c in choices if len(c.options) > 1 and any(right for right, _ in c.options)]
    for _ in range(ROUNDS):
        best = [
            (
                np.array([v[(v @ weights).argmax()] for _, v in options]),
                np.array([right for right, _ in options]),
            )
            for options in usable
        ]

        def loss(w: np.ndarray, best: list = best) -> tuple[float, np.ndarray]:
            total, slope = PENALTY * float(w @ w), 2 * PENALTY * w
            for vectors, right in best:
                scores = vectors @ w
                chance = np.exp(scores - scores.max())
                chance /= chance.sum()
                hit = chance * right
                total -= float(np.log(hit.sum()))
                slope = slope + vectors.T @ (chance - hit / hit.sum())
            return total, slope

        weights = minimize(loss, weights, jac=True, method="L-BFGS-B").x
    return weights


def margins(weights: np.ndarray, choices: Sequence[Choice]) -> list[tuple[bool, float]]:
    """For each choice: whether the best is right, and by how much it leads."""
    found = []
    for choice in choices:
        ranked = sorted(((float((v @ weights).max()), right) for right, v in choice.options), reverse=True)
        lead = ranked[0][0] - ranked[1][0] if len(ranked) > 1 else float("inf") if ranked else -1.0
        found.append((bool(ranked) and ranked[0][1], lead))
    return found


def main() -> int:
    """Read FILE, print scores and weights."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=Path)
    options = parser.parse_args()
    with options.file.open(encoding="utf-8", newline="") as lines:
        choices = read_choices(list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)))
    parts = np.array_split(np.random.default_rng(SEED).permutation(len(choices)), FOLDS)
    judged: list[tuple[bool, float]] = []
    for part in parts:
        held = set(part.tolist())
        weights = fit([choice for i, choice in enumerate(choices) if i not in held])
        judged += margins(weights, [choices[i] for i in held])
    for margin in MARGINS:
        answered = [right for right, lead in judged if lead >= margin]
        print(
            f"margin {margin}: accuracy {np.mean(answered):.3f} at coverage {len(answered) / len(judged):.3f}"
        )
    for name, value in zip(NAMES, fit(choices), strict=True):
        print(f'    "{name}": {value:.1f},')
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
