"""incident_pairs.py TEMPLATES INCIDENTS TARGETS: fit what makes two mentions of harm one (task `muc4`).

TEMPLATES is a file of MUC-4 reports with their incidents (`muc4.dev.jsonl` of the evaluation kit); those that
`prepare.py` holds out are left out here too. INCIDENTS gets the weights that tell whether two mentions are of
one incident, TARGETS those that tell whether two of those harmed in it are one: one weight for each feature,
no text and no word of it.
"""

from __future__ import annotations

import argparse
import itertools
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "evaluation"))

from incident_rows import KINDS, stretches
from linking import fit
from prepare import held_out, read_rows
from rashomon.findings import Place, Quantity, Time
from rashomon.language import Engine, Parse
from rashomon.reading.places.reader import read_places
from rashomon.reading.quantities.reader import read_quantities
from rashomon.reading.times.reader import read_times
from rashomon.report import Report
from tasks._harm import PEOPLE, THINGS, Mention, make_mention, number_of, pair_features
from tasks._targets import same_features
from tasks.muc4 import header_date, plain

HELD_OUT = 0.15  # as in heads.toml for `harm`


class Pairs:
    """Pairs of mentions as features, with whether they are one."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.rows: list[list[float]] = []
        self.same: list[bool] = []

    def add(self, features: dict[str, float], *, same: bool) -> None:
        """Add a pair."""
        self.names = [name for name in features if name != "bias"]
        self.rows.append([features[name] for name in self.names])
        self.same.append(same)

    def write(self, path: Path, of: str) -> None:
        """Fit the weights and write them as a table."""
        bias, weights = fit(np.array(self.rows), np.array(self.same, dtype=np.float64), plain=len(self.names))
        told = zip(["bias", *self.names], [bias, *weights], strict=True)
        lines = [
            f"# Of one {of} or of two: pairs of mentions, by training/incident_pairs.py from muc4.dev.",
            "feature\tweight",
            *(f"{name}\t{weight:.5g}" for name, weight in told),
        ]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        print(f"{len(self.rows)} pairs, {sum(self.same)} of one {of}")


@dataclass(frozen=True, slots=True)
class Gold:
    """A mention that a template names, with the numbers of its incident and of its filler there."""

    incident: int
    filler: int
    mention: Mention


def gold_mentions(
    report: dict[str, Any], parse: Parse, times: Sequence[Time], places: Sequence[Place]
) -> list[Gold]:
    """The mentions that the templates name, none inside another of its incident."""
    made: list[Gold] = []
    for number, incident in enumerate(report["incidents"]):
        if incident["type"] not in KINDS:
            continue
        taken: list[tuple[int, int]] = []
        told = set(stretches(parse.text, incident))
        for start, end, role, filler in sorted(told, key=lambda one: (one[0] - one[1], one)):
            tokens = parse.tokens_in(start, end)
            if not tokens or any(start < stop and begin < end for begin, stop in taken):
                continue
            taken.append((start, end))
            mention = make_mention(
                parse,
                tokens,
                role=role,
                kind=incident["type"],
                charge=incident["perp_confidence"] or "fact",
                score=1.0,
                times=times,
                places=places,
            )
            made.append(Gold(number, filler, mention))
    return made


def add_incidents(told: Sequence[Gold], pairs: Pairs) -> None:
    """The pairs of one kind of incident: of one incident or of two."""
    among = Counter(gold.mention.kind for gold in told)
    for one, two in itertools.combinations(told, 2):
        a, b = one.mention, two.mention
        if a.kind == b.kind and a.tokens[0].i != b.tokens[0].i:
            pairs.add(pair_features(a, b, among=among[a.kind]), same=one.incident == two.incident)


def add_targets(told: Sequence[Gold], quantities: Sequence[Quantity], pairs: Pairs) -> None:
    """The pairs of those harmed in one incident, people apart from things: of one target or of two."""
    for roles in (PEOPLE, THINGS):
        sets: dict[int, list[Gold]] = {}
        for gold in sorted(told, key=lambda gold: gold.mention.tokens[0].i):
            if gold.mention.role in roles:
                sets.setdefault(gold.incident, []).append(gold)
        for part in sets.values():
            numbers = {id(gold): number_of(gold.mention, quantities) for gold in part}
            named = len({gold.mention.key for gold in part if gold.mention.is_name})
            for one, two in itertools.combinations(part, 2):
                features = same_features(
                    one.mention,
                    two.mention,
                    numbers=(numbers[id(one)], numbers[id(two)]),
                    named=named,
                    among=len(part),
                )
                pairs.add(features, same=one.filler == two.filler)


def main() -> int:
    """Read TEMPLATES, write both tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("templates", type=Path)
    parser.add_argument("incidents", type=Path)
    parser.add_argument("targets", type=Path)
    options = parser.parse_args()
    reports = [
        one for one in read_rows(options.templates) if one["incidents"] and not held_out(one, HELD_OUT)
    ]
    texts = [plain(one["text"]) for one in reports]
    made = [Report.from_text(text, published=header_date(text)) for text in texts]
    incidents, targets = Pairs(), Pairs()
    for report, parse in zip(reports, Engine(encoder=False).parse_many(made), strict=True):
        times = read_times(parse)
        told = gold_mentions(report, parse, times, read_places(parse))
        add_incidents(told, incidents)
        add_targets(told, read_quantities(parse, times), targets)
    incidents.write(options.incidents, "incident")
    targets.write(options.targets, "target")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
