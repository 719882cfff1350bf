"""real_pairs.py RECORD: links and typed contrasts of a record of the kit's real reports, on labelled pairs.

Then links alone on all pairs of reports by two outlets, by `gold/real_events.tsv`: its main events are those
of headlines and first sentences, so that a pair that shares another event counts as wrong there.

`gold/real_pairs.tsv` holds ids of pairs of reports, whether they tell of one event, and which types of
contrast have to (`must`) or may be told of them. A pair is joined where the two reports share an incident.
The record is made with `rashomon read KIT/data/discrepancy.dev.jsonl --into RECORD`.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path

from rashomon.comparison import Comparison, compare_record
from rashomon.record import Record
from tasks._tables import read_rows

GOLD = Path(__file__).resolve().parent / "gold" / "real_pairs.tsv"
EVENTS = GOLD.with_name("real_events.tsv")


def read_pairs(path: Path = GOLD) -> list[dict[str, str]]:
    """The labelled pairs."""
    return read_rows(path)


def told_of(comparison: Comparison, a: str, b: str) -> tuple[bool, set[str]]:
    """Whether two reports share an incident, and the types of contrast between them.

    A copy is heard with the report whose text it prints. Of many figures each is laid beside the one before:
    two reports that stand in such a chain, not always side by side, differ.
    """
    voice = {report: group.reports[0] for group in comparison.copies for report in group.reports}
    shared = {i.id for i in comparison.incidents if {a, b} <= {account.report for account in i.accounts}}
    one, other = voice.get(a, a), voice.get(b, b)
    stands: dict[tuple[str, str, str], list[tuple[bool, bool, bool, bool]]] = defaultdict(list)
    for contrast in comparison.contrasts:
        if contrast.incident in shared:
            first, second = (side.reports for side in contrast.sides)
            seat = (one in first, other in first, one in second, other in second)
            stands[contrast.incident, contrast.type, contrast.field].append(seat)
    types = set()
    for (_, kind, _), seats in stands.items():
        told = any(seat[0] or seat[2] for seat in seats) and any(seat[1] or seat[3] for seat in seats)
        if told and any((seat[0], seat[2]) != (seat[1], seat[3]) for seat in seats):
            types.add(kind)
    return bool(shared), types


def score(comparison: Comparison, *, show: bool = False) -> dict[str, dict[str, Counter[str]]]:
    """Counts of links and of contrasts by split."""
    ids = {report.extra.get("id"): report.report_id for report in comparison.reports.values()}
    found: dict[str, dict[str, Counter[str]]] = {}
    for pair in read_pairs():
        counts = found.setdefault(pair["split"], {"link": Counter(), "contrast": Counter()})
        if pair["link"] == "?":
            continue
        joined, types = told_of(comparison, ids[pair["a"]], ids[pair["b"]])
        gold = pair["link"] == "y"
        counts["link"].update(tp=joined and gold, fp=joined and not gold, fn=gold and not joined)
        must, may = (set(pair[column].split("|")) - {""} for column in ("must", "may"))
        counts["contrast"].update(
            tp=len(must & types), fp=len(types - must - may), fn=len(must - types), may=len(types & may)
        )
        if show and pair["split"] == "seen":
            print(f"  {pair['a']} {pair['b']} {pair['link']}: {'joined' if joined else 'apart'}", end="")
            print(f", missed {sorted(must - types)}, wrong {sorted(types - must - may)}")
    return found


def score_events(comparison: Comparison) -> Counter[str]:
    """Counts of pairs of reports by two outlets with one main event, and of those that share an incident."""
    labels = {row["report"]: row for row in read_rows(EVENTS)}
    hidden = {frozenset((pair["a"], pair["b"])) for pair in read_pairs() if "unseen" in pair["split"]}
    named = {id_: str(report.extra.get("id")) for id_, report in comparison.reports.items()}
    joined = {
        frozenset((one.report, other.report))
        for incident in comparison.incidents
        for one, other in combinations(incident.accounts, 2)
    }
    counts: Counter[str] = Counter()
    for a, b in combinations(comparison.reports.values(), 2):
        ids = named[a.report_id], named[b.report_id]
        if a.outlet == b.outlet or frozenset(ids) in hidden:
            continue
        one, other = (labels.get(id_, {"event": "", "may": ""}) for id_ in ids)
        gold = bool(one["event"]) and one["event"] == other["event"]
        names = ({row["event"], *row["may"].split("|")} - {""} for row in (one, other))
        together = frozenset((a.report_id, b.report_id)) in joined
        if gold or not set.intersection(*names):
            counts.update(tp=together and gold, fp=together and not gold, fn=gold and not together)
    return counts


def main() -> int:
    """Compare the record and print precision, recall and F1 of both splits."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("record")
    parser.add_argument("--show", action="store_true", help="print each pair that was looked at")
    options = parser.parse_args()
    with Record.open(options.record) as record:
        comparison = compare_record(record)
    found = score(comparison, show=options.show) | {"all": {"link": score_events(comparison)}}
    for split, kinds in found.items():
        for kind, n in kinds.items():
            precision = n["tp"] / max(1, n["tp"] + n["fp"])
            recall = n["tp"] / max(1, n["tp"] + n["fn"])
            f1 = 2 * precision * recall / max(1e-9, precision + recall)
            print(f"{split:13s} {kind:9s} P {precision:.3f} R {recall:.3f} F1 {f1:.3f}  {dict(n)}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
