"""tellings.py KIT: fit the weights by which tellings within a report are joined into one event.

KIT is the folder of the evaluation kit. Learnt from are its real reports whose words for acts are labelled
in `evaluation/gold/retold.tsv` (the part `learn`), the reports of `evaluation/gold/coreference.tsv` that are
not held, and documents with labelled mentions (`linking.train.jsonl`: ECB+; its annotation is CC BY 3.0).
Pairs of events that stand on labelled words, and that nothing rules out, are the examples; those of ECB+
count half, for they are of other matters. Logistic regression around the weights expected by hand, each held
to its sign; the same data give the same weights. They are put into `lexicons/en/telling_weights.tsv`.
"""

from __future__ import annotations

import argparse
import itertools
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from unittest import mock

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "evaluation"))

from coreference import gold, real
from rashomon.findings import Event
from rashomon.reading.events import reader as layer
from rashomon.reading.events.one_act.sameness import Known
from rashomon.reading.events.one_act.signs import signs
from rashomon.reading.pipeline import Reader
from rashomon.report import Report

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "src" / "rashomon" / "lexicons" / "en" / "telling_weights.tsv"
RIDGE = 4.0
"""How firmly weights are held to what is expected: of 2, 4 and 8, the middle; they score alike over folds."""
OTHER = 0.2
"""What a pair of other matters counts: of 0, .2 and .5 the best over folds."""
OWN = 3.0
"""What a pair of our own reports counts: a tenth of all, they stand for texts that have their commas."""
MANY = 30
"""Pairs of one report from which each counts less, as the root of their number grows: a long report tells of
one matter however many its pairs are."""
_STEPS = 20_000


def unjoined(reports: Sequence[Report]) -> Iterator[tuple[list[Event], Known]]:
    """The events of each report as they are before mentions are joined, and what is known of them."""
    seen: list[tuple[list[Event], Known]] = []

    def keep(events: list[Event], known: Known) -> list[Event]:
        seen.append((events, known))
        return events

    with mock.patch.object(layer, "join_mentions", keep):
        for _ in Reader().read_many(reports):
            yield seen.pop() if seen else ([], Known())


def examples(
    events: list[Event], known: Known, words: Sequence[tuple[int, int, str]]
) -> Iterator[tuple[dict[str, float], bool]]:
    """The signs of each pair of events on labelled words that nothing rules out; whether it is of one act."""
    acts = {}
    for event in events:
        for citation in (event.trigger, *event.mentions):
            for start, end, act in words:
                if citation.start < end and start < citation.end:
                    acts.setdefault(event.id, act)
    told = [event for event in events if event.id in acts]
    for one, two in itertools.combinations(told, 2):
        given = signs(one, two, known)
        if given is not None:
            yield given, acts[one.id] == acts[two.id]


def fit(
    x: NDArray[np.float64],
    y: NDArray[np.float64],
    counts: NDArray[np.float64],
    expected: NDArray[np.float64],
    *,
    ridge: float = RIDGE,
) -> NDArray[np.float64]:
    """Weights, the bias first, by steps down the slope; none leaves the side of zero that was expected."""
    design = np.column_stack([np.ones(len(x)), x])
    held = np.full(design.shape[1], ridge)
    held[0] = 0.01
    least, most = np.where(expected > 0, 0.0, -np.inf), np.where(expected < 0, 0.0, np.inf)
    least[0], most[0] = -np.inf, np.inf
    steepest = np.linalg.eigvalsh((design * counts[:, None]).T @ design)[-1] / 4 + ridge
    weights = expected.copy()
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-design @ weights))
        slope = design.T @ (counts * (chance - y)) + held * (weights - expected)
        after = np.clip(weights - slope / steepest, least, most)
        if np.abs(after - weights).max() < 1e-6:
            return after
        weights = after
    return weights


def main() -> int:
    """Read TRAIN and our own reports, write the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("kit", type=Path)
    data = parser.parse_args().kit / "data"
    lines = (data / "linking.train.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line]
    labelled = [(row.report, row.words, 1.0) for row in real(data) if row.part == "learn"]
    labelled += [(row.report, row.words, OWN) for row in gold() if row.part == "dev"]
    for row in rows:
        words = [
            (*span, given["cluster"])
            for given in row["mentions"]
            if given["kind"] == "event"
            for span in given.get("spans") or [[given["start"], given["end"]]]
        ]
        labelled.append((Report.from_text(row["text"]), tuple(words), OTHER))
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    head = [line for line in lines if line[:1] == "#" or line.startswith("sign\t")]
    table = [line.split("\t") for line in lines[len(head) :]]
    names = [row[0] for row in table[1:]]
    x, y, counts = [], [], []
    for (_, words, count), (events, known) in zip(
        labelled, unjoined([report for report, _, _ in labelled]), strict=True
    ):
        pairs = list(examples(events, known, words))
        for given, same in pairs:
            x.append([given[name] for name in names])
            y.append(float(same))
            counts.append(count * min(1.0, (MANY / len(pairs)) ** 0.5))
    expected = np.array([float(row[1]) for row in table])
    weights = fit(np.array(x), np.array(y), np.array(counts), expected)
    made = ["\t".join([row[0], row[1], f"{w:.2f}", *row[3:]]) for row, w in zip(table, weights, strict=True)]
    TABLE.write_text("\n".join([*head, *made]) + "\n", encoding="utf-8")
    print(f"{len(y)} pairs, {int(sum(y))} of one act")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
