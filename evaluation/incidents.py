"""incidents.py [--split dev|held|both] [--show]: score comparison on our own labelled incidents.

Each line of `gold/incidents/*.jsonl` is a case: a few short reports of invented events with what belongs
together (`links`: incident to report key to words that tell of it), `copies`, `contrasts` by type with both
sides (`either`: both answers are defensible), and `claims`: on whose word each report tells it. `links_or` is
a second defensible grouping; the better of the two counts. `dev` was tuned on; `held` never was.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path
from typing import Any

from rashomon.comparison import Comparison, compare
from rashomon.comparison.model import CONTRADICTIONS
from rashomon.findings import Reading
from rashomon.ingest import Options
from rashomon.ingest.layout import first_line_headline, lay_out
from rashomon.ingest.make import make_report
from rashomon.reading import Reader

GOLD = Path(__file__).resolve().parent / "gold" / "incidents"
LATER = ("third", "sourced", "fourth", "fifth", "sixth", "seventh", "unread")
"""Sets labelled later, before they were first run."""
SOFT = frozenset(("update", "subset", "compatible_under_hedging", "other_victims"))
Pairs = set[tuple[str, frozenset[str]]]


def read_cases(split: str) -> list[dict[str, Any]]:
    """The cases of a split."""
    lines = (GOLD / f"{split}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def read_case(reader: Reader, case: dict[str, Any]) -> tuple[list[Reading], dict[str, str]]:
    """Readings of a case's reports, and report id to key."""
    reports, keys = [], {}
    for told in case["reports"]:
        text = f"{told['headline']}\n\n{told['body']}"
        fields = {"outlet": told["outlet"], "published": told["published"], "language": "en"}
        layout = lay_out(text, first_line_headline(text))
        report = make_report(layout, fields, source="", kind="text", options=Options(language="en"))
        reports.append(report)
        keys[report.report_id] = told["key"]
    return list(reader.read_many(reports)), keys


class Case:
    """One case compared, with gold mentions tied to predicted incidents."""

    def __init__(self, case: dict[str, Any], readings: list[Reading], keys: dict[str, str]) -> None:
        # Copies are one voice: whichever of them speaks for all, it is the gold's first.
        self.voice = {key: group[0] for group in case["copies"] for key in group}
        self.gold, self.keys = case, keys
        self.found: Comparison = compare(readings)
        self.readings = {keys[reading.report.report_id]: reading for reading in readings}
        self.home: dict[str, set[str]] = defaultdict(set)
        for incident in self.found.incidents:
            for account in incident.accounts:
                for event in account.events:
                    self.home[event].add(incident.id)

    def incidents_of(self, key: str, words: Iterable[str]) -> set[str]:
        """Predicted incidents of the events that these words of a report tell of."""
        reading = self.readings[key]
        start = reading.report.body.start if reading.report.body else 0
        spans = []
        for word in words:
            at = reading.report.text.find(word, start)
            while at >= 0:
                spans.append((at, at + len(word)))
                at = reading.report.text.find(word, at + 1)
        return {
            home
            for event in reading.events
            for cited in (event.trigger, *event.mentions)
            if any(cited.start < end and begin < cited.end for begin, end in spans)
            for home in self.home[event.id]
        }

    def links(self, grouping: dict[str, dict[str, list[str]]]) -> Counter[str]:
        """Counts of linked pairs under one grouping."""
        homes = {
            (name, key): self.incidents_of(key, words)
            for name, told in grouping.items()
            for key, words in told.items()
        }
        for (name, key), found in list(homes.items()):
            # One event with several targets stands in several incidents: meant is the one told elsewhere too.
            others = set().union(*(h for (n, k), h in homes.items() if n == name and k != key))
            homes[name, key] = found & others or found
        counts: Counter[str] = Counter()
        for (one, first), (other, second) in combinations(homes.items(), 2):
            gold, joined = one[0] == other[0], bool(first & second)
            counts["tp"] += gold and joined
            counts["fp"] += joined and not gold
            counts["fn"] += gold and not joined
        return counts

    def matched(self, name: str) -> set[str]:
        """Predicted incidents with accounts of two or more of a gold incident's reports."""
        counts: Counter[str] = Counter()
        for key, words in self.gold["links"][name].items():
            counts.update(self.incidents_of(key, words))
        return {incident for incident, times in counts.items() if times > 1}

    def predicted(self, name: str) -> dict[tuple[str, str], set[frozenset[str]]]:
        """Contrasts of a gold incident: (type, subtype) to pairs of reports."""
        ids = self.matched(name)
        found: dict[tuple[str, str], set[frozenset[str]]] = defaultdict(set)
        for contrast in self.found.contrasts:
            if contrast.incident in ids:
                for a in contrast.sides[0].reports:
                    for b in contrast.sides[1].reports:
                        keys = (self.keys[a], self.keys[b])
                        pair = frozenset(self.voice.get(key, key) for key in keys)
                        found[contrast.type, contrast.subtype].add(pair)
        return found


def gold_pairs(
    case: dict[str, Any], name: str, *, either: bool
) -> dict[tuple[str, str], set[frozenset[str]]]:
    """Labelled contrasts of an incident: (type, subtype) to pairs of reports."""
    found: dict[tuple[str, str], set[frozenset[str]]] = defaultdict(set)
    for contrast in case["contrasts"]:
        if contrast["incident"] == name and contrast["either"] == either:
            pairs = {frozenset((a, b)) for a in contrast["sides"][0] for b in contrast["sides"][1]}
            found[contrast["type"], contrast["subtype"]] |= pairs
    return found


def f1(counts: Counter[str]) -> float:
    """F1 of tp, fp, fn; 0 where there is nothing."""
    total = 2 * counts["tp"] + counts["fp"] + counts["fn"]
    return 2 * counts["tp"] / total if total else 0.0


def score(cases: list[Case], *, show: bool) -> dict[str, float]:
    """All metrics over some cases."""
    links: Counter[str] = Counter()
    copies: Counter[str] = Counter()
    claims: Counter[str] = Counter()
    sharp: Counter[str] = Counter()
    soft: Counter[str] = Counter()
    typed: dict[str, Counter[str]] = defaultdict(Counter)
    for case in cases:
        groupings = [case.gold["links"], case.gold["links_or"] or case.gold["links"]]
        best = max((case.links(grouping) for grouping in groupings), key=f1)
        links += best
        if show and (best["fp"] or best["fn"]):
            print(f"  {case.gold['id']}: links {dict(best)}")
        _copies(case, copies)
        for name in case.gold["links"]:
            _contrasts(case, name, typed, sharp, soft, show=show)
            _claims(case, name, claims, show=show)
    shown = {f"contrast.{kind}": f1(counts) for kind, counts in sorted(typed.items())}
    precision = sharp["tp"] / max(1, sharp["tp"] + sharp["fp"])
    recall = sharp["tp"] / max(1, sharp["tp"] + sharp["fn"])
    labelled = {kind: counts for kind, counts in typed.items() if counts["tp"] + counts["fn"]}
    return {
        "link.f1": f1(links),
        "copies.f1": f1(copies),
        "contrast.macro_f1": sum(map(f1, labelled.values())) / max(1, len(labelled)),
        "contradiction.precision": precision,
        "contradiction.recall": recall,
        "soft_called_contradiction": soft["wrong"] / max(1, soft["all"]),
        "attribution.f1": f1(claims),
        **shown,
    }


def _copies(case: Case, counts: Counter[str]) -> None:
    gold = {frozenset(pair) for group in case.gold["copies"] for pair in combinations(group, 2)}
    found = {
        frozenset(pair)
        for group in case.found.copies
        for pair in combinations([case.keys[report] for report in group.reports], 2)
    }
    counts.update(tp=len(gold & found), fp=len(found - gold), fn=len(gold - found))


def _contrasts(
    case: Case,
    name: str,
    typed: dict[str, Counter[str]],
    sharp: Counter[str],
    soft: Counter[str],
    *,
    show: bool,
) -> None:
    must, may = (gold_pairs(case.gold, name, either=either) for either in (False, True))
    found = case.predicted(name)
    for kind in {key[0] for key in (*must, *found)}:
        wanted, allowed, given = (_of_type(table, kind) for table in (must, may, found))
        typed[kind].update(tp=len(wanted & given), fp=len(given - wanted - allowed), fn=len(wanted - given))
        if show and (given - wanted - allowed or wanted - given):
            wrong, missed = _words(given - wanted - allowed), _words(wanted - given)
            print(f"  {case.gold['id']} {name} {kind}: wrong {wrong} missed {missed}")
    hard_wanted, hard_allowed, hard_given = (_hard(table) for table in (must, may, found))
    sharp.update(
        tp=len(hard_wanted & hard_given),
        fp=len(hard_given - hard_wanted - hard_allowed),
        fn=len(hard_wanted - hard_given),
    )
    for (kind, subtype), pairs in must.items():
        if kind == "QUANTITY" and subtype in SOFT:
            soft["all"] += len(pairs)
            soft["wrong"] += len(pairs & found.get((kind, "disjoint"), set()))


def _of_type(table: dict[tuple[str, str], set[frozenset[str]]], kind: str) -> set[frozenset[str]]:
    return {pair for (name, _), pairs in table.items() if name == kind for pair in pairs}


def _hard(table: dict[tuple[str, str], set[frozenset[str]]]) -> Pairs:
    return {(key[0], pair) for key, pairs in table.items() if key in CONTRADICTIONS for pair in pairs}


def _words(pairs: set[frozenset[str]]) -> str:
    return ",".join(sorted("".join(sorted(pair)) for pair in pairs)) or "-"


def _claims(case: Case, name: str, counts: Counter[str], *, show: bool) -> None:
    ids = case.matched(name)
    steps = {
        case.voice.get(case.keys[step.report], case.keys[step.report]): step.source
        for incident in case.found.incidents
        if incident.id in ids
        for step in case.found.claim_path(incident).steps
    }
    for key, word in case.gold["claims"].get(name, {}).items():
        if key not in steps:
            counts["fn"] += 1
            continue
        source = steps[key]
        right = source is None if word == "own" else word.lower() in (source or "").lower()
        counts.update(tp=int(right), fp=int(not right), fn=int(not right))
        if show and not right:
            print(f"  {case.gold['id']} {name} claim {key}: {source!r}, not {word!r}")


def main() -> int:
    """Read the gold's reports once, compare, print both splits."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--split", choices=("dev", "held", "both", *LATER), default="both")
    parser.add_argument("--show", action="store_true", help="print each mistake (not of held)")
    options = parser.parse_args()
    reader = Reader()
    for split in ("dev", "held") if options.split == "both" else (options.split,):
        cases = [Case(case, *read_case(reader, case)) for case in read_cases(split)]
        print(f"{split}: {len(cases)} cases, {sum(len(c.keys) for c in cases)} reports")
        for name, value in score(cases, show=options.show and split not in ("held", "unread")).items():
            print(f"  {name:32s} {value:.3f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
