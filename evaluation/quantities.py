"""Scores number phrases against our own gold: value, bound, kind, unit and category, by split.

Run `python evaluation/quantities.py [--errors SPLIT]`.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from rashomon.findings import Quantity
from rashomon.language import Engine
from rashomon.reading.quantities.reader import read_quantities
from rashomon.reading.times.reader import read_times
from rashomon.report import Report
from tasks._tables import read_rows

GOLD = Path(__file__).parent / "gold" / "quantities.tsv"
FIELDS = ("value", "bound", "kind", "unit", "who")


def read_gold(path: Path = GOLD) -> list[dict[str, str]]:
    """Rows of the gold file."""
    return read_rows(path)


def read_sentences(sentences: list[str]) -> dict[str, list[Quantity]]:
    """The quantities that the reader finds in each sentence."""
    parses = Engine(encoder=False).parse_many(Report.from_text(text) for text in sentences)
    return {
        text: read_quantities(parse, read_times(parse)) for text, parse in zip(sentences, parses, strict=True)
    }


def match(
    rows: list[dict[str, str]], found: list[Quantity]
) -> Iterator[tuple[dict[str, str] | None, Quantity | None]]:
    """Pairs of gold row and finding whose words overlap; None for the one that is missing."""
    left = list(found)
    for row in rows:
        if not row["phrase"]:
            continue
        pattern = rf"(?<!\w){re.escape(row['phrase'])}(?!\w)"
        start = [found_at.start() for found_at in re.finditer(pattern, row["sentence"])]
        hit = next(
            (
                q
                for q in left
                for at in start
                if at < q.citations[0].end and q.citations[0].start < at + len(row["phrase"])
            ),
            None,
        )
        if hit is not None:
            left.remove(hit)
        yield row, hit
    for quantity in left:
        yield None, quantity


def judge(row: dict[str, str], quantity: Quantity) -> dict[str, bool]:
    """Which fields are right."""
    values = tuple(
        "" if value is None else f"{value:g}" for value in (quantity.low, quantity.best, quantity.high)
    )
    gold = tuple(f"{float(row[key]):g}" if row[key] else "" for key in ("low", "best", "high"))
    return {
        "value": values == gold,
        "bound": quantity.bound == row["bound"],
        "kind": quantity.kind == row["kind"],
        "unit": (quantity.unit or "").lower() == row["unit"].lower(),
        "who": (quantity.who or "") == row["who"],
    }


def main() -> int:
    """Print scores per split, and errors when asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", default="")
    options = parser.parse_args()
    gold = read_gold()
    by_sentence: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in gold:
        by_sentence[row["sentence"]].append(row)
    read = read_sentences(list(by_sentence))
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for sentence, rows in by_sentence.items():
        split = rows[0]["split"]
        for row, quantity in match(rows, read[sentence]):
            count = counts[split]
            if row is None:
                count["extra"] += 1
                count["extra_harm"] += bool(quantity and quantity.kind != "other")
                if split == options.errors and quantity:
                    print("extra", quantity.kind, quantity.mention, "|", sentence)
                continue
            count["gold"] += 1
            right = judge(row, quantity) if quantity else {}
            for name in FIELDS:
                count[name] += right.get(name, False)
            exact = all(right.get(name) for name in ("value", "bound", "kind"))
            count["all"] += exact
            if split == options.errors and not exact:
                got = quantity and (
                    quantity.kind,
                    quantity.low,
                    quantity.best,
                    quantity.high,
                    quantity.bound,
                    quantity.unit,
                )
                print("wrong", row["phrase"], row["kind"], row["bound"], "| got", got, "|", sentence)
    for split, count in counts.items():
        n = count["gold"]
        shares = "  ".join(f"{name} {count[name] / n:.3f}" for name in ("all", *FIELDS))
        print(f"{split}: n {n}  {shares}  extra {count['extra']} (not 'other': {count['extra_harm']})")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
