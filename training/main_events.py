"""main_events.py RECORD: fit what makes the main events of two reports one (`comparison/mains.py`).

RECORD is made with `rashomon read KIT/data/discrepancy.dev.jsonl --into RECORD`; the labels are
`evaluation/gold/real_events.tsv`. Pairs that `real_pairs.tsv` keeps unseen are left out, an event counts by
the root of its pairs, for a few have most of them. Logistic regression by Newton's method with a small ridge;
the same data give the same weights. They are printed, with precision and recall on days left out.
"""

from __future__ import annotations

import argparse
import csv
import itertools
import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from rashomon.comparison.gathering import facts_of, mark_openings
from rashomon.comparison.mains import MAIN_THRESHOLD, REACH_DAYS, WEIGHTS, Main, main_events, signs
from rashomon.comparison.stories import average_link
from rashomon.record import Record

GOLD = Path(__file__).resolve().parent.parent / "evaluation" / "gold"
RIDGE, _STEPS = 1.0, 30
FOLDS = 5
"""Stretches of ten days, in turn: reports on one event stay in one fold."""


@dataclass(frozen=True)
class Pair:
    """Two reports, what speaks for one main event, and whether they have one."""

    a: Main
    b: Main
    signs: tuple[float, ...]
    event: str | None
    outlets: int

    @property
    def fold(self) -> int:
        """In which fold they are left out."""
        return min(self.a.published, self.b.published).toordinal() // 10 % FOLDS


def rows_of(name: str) -> list[dict[str, str]]:
    """The rows of a table of the gold."""
    with (GOLD / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t"))


def pairs_of(record: Record) -> tuple[list[Main], list[Pair]]:
    """The main events of a record's reports, and the labelled pairs of them."""
    readings = [reading for reading in record.readings() if not reading.skipped]
    facts = [one for reading in readings for one in facts_of(reading)]
    mark_openings(facts)
    mains = main_events(facts)
    reports = {reading.report.report_id: reading.report for reading in readings}
    hidden = {frozenset((p["a"], p["b"])) for p in rows_of("real_pairs.tsv") if "unseen" in p["split"]}
    event = {row["report"]: row["event"] for row in rows_of("real_events.tsv")}
    may = {row["report"]: {row["event"], *row["may"].split("|")} - {""} for row in rows_of("real_events.tsv")}
    pairs = []
    for a, b in itertools.combinations(mains, 2):
        one, other = reports[a.report], reports[b.report]
        ids = str(one.extra.get("id")), str(other.extra.get("id"))
        apart = abs((a.published - b.published).days) > REACH_DAYS
        if apart or frozenset(ids) in hidden or one.text_sha256 == other.text_sha256:
            continue
        same = bool(event.get(ids[0])) and event.get(ids[0]) == event.get(ids[1])
        if same or not may.get(ids[0], set()) & may.get(ids[1], set()):
            found = dict(signs(a, b))
            pairs.append(
                Pair(
                    a,
                    b,
                    tuple(found.get(name, 0.0) for name in WEIGHTS),
                    event[ids[0]] if same else None,
                    len({one.outlet, other.outlet}),
                )
            )
    return mains, pairs


def fit(pairs: list[Pair]) -> NDArray[np.float64]:
    """A weight for each sign."""
    x = np.array([pair.signs for pair in pairs])
    y = np.array([float(pair.event is not None) for pair in pairs])
    sizes = Counter(pair.event for pair in pairs)
    share = np.array([1 / math.sqrt(sizes[pair.event]) if pair.event else 1.0 for pair in pairs])
    ridge = np.eye(x.shape[1]) * RIDGE
    ridge[0, 0] = 0.0
    weights = np.zeros(x.shape[1])
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (share * (y - chance)) - ridge @ weights
        weights += np.linalg.solve((x * (share * chance * (1 - chance))[:, None]).T @ x + ridge, slope)
    return weights


def main() -> int:
    """Fit, and say how well weights fitted on other days group the reports of some days."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("record")
    with Record.open(parser.parse_args().record) as record:
        mains, pairs = pairs_of(record)
    place = {one.report: i for i, one in enumerate(mains)}
    links: dict[int, dict[int, float]] = defaultdict(dict)
    for fold in range(FOLDS):
        weights = fit([pair for pair in pairs if pair.fold != fold])
        for pair in pairs:
            if pair.fold == fold:
                i, j = place[pair.a.report], place[pair.b.report]
                chance = 1 / (1 + math.exp(-float(np.dot(weights, pair.signs))))
                links[i][j] = links[j][i] = chance
    groups = average_link(len(mains), links, MAIN_THRESHOLD)
    home = {i: n for n, group in enumerate(groups) for i in group}
    for outlets in (2, 1):
        some = [pair for pair in pairs if pair.outlets == outlets]
        joined = [pair for pair in some if home[place[pair.a.report]] == home[place[pair.b.report]]]
        right, all_of_one = (sum(pair.event is not None for pair in found) for found in (joined, some))
        print(f"of {outlets} outlets: P {right / len(joined):.3f} R {right / all_of_one:.3f} of {all_of_one}")
    for name, weight in zip(WEIGHTS, fit(pairs), strict=True):
        print(f'    "{name}": {weight:.2f},')
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
