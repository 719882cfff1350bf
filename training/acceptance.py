"""acceptance.py KIT: fit the weights by which a row that repeats an act is told from one of its own.

KIT is the folder of the evaluation kit. Learnt from are its real reports whose words for acts are labelled
in `evaluation/gold/retold.tsv` (the part `learn`), the reports of `evaluation/gold/coreference.tsv` that are
not held, and, for a fifth of their number, documents with labelled mentions (`linking.train.jsonl` and
`meantime.jsonl`: ECB+ and MEANTIME; their annotations are CC BY 3.0 and CC BY 4.0). A row on labelled words
behind the lead is an example: it repeats where an earlier row stands on words of the same act. Logistic
regression; the same data give the same weights. They are put into `lexicons/en/acceptance_weights.tsv`.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from unittest import mock

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "evaluation"))

from coreference import gold, real
from rashomon.findings import Event
from rashomon.reading.events import reader as layer
from rashomon.reading.events.one_act.acceptance import acceptance_signs
from rashomon.reading.events.one_act.sameness import PLAIN, Known
from rashomon.reading.pipeline import Reader
from rashomon.report import Report
from tellings import fit

TABLE = Path(__file__).resolve().parent.parent / "src/rashomon/lexicons/en/acceptance_weights.tsv"
RIDGE = 10.0
"""How firmly weights are held to zero; 1, 4 and 10 rank rows of real reports alike."""
OTHER = 0.2
"""What a row of other matters counts."""
CORPORA = ("linking.train.jsonl", "meantime.jsonl")


def all_rows(reports: Sequence[Report]) -> Iterator[tuple[list[Event], Known]]:
    """The rows of each report before any is left out, and what is known of them."""
    seen: list[tuple[list[Event], Known]] = []

    def keep(rows: list[Event], known: Known) -> list[Event]:
        seen.append((rows, known))
        return rows

    reader = Reader()
    with mock.patch.object(layer, "accepted", keep):
        for report in reports:
            reader.read(report)
            yield seen.pop() if seen else ([], Known())


def examples(
    rows: list[Event], known: Known, words: Sequence[tuple[int, int, str]]
) -> Iterator[tuple[dict[str, float], bool]]:
    """The signs of each row on labelled words, in text order; whether no row before it is of its act."""
    told: set[str] = set()
    for row in rows:
        acts = [
            {act for start, end, act in words if cited.start < end and start < cited.end}
            for cited in (row.trigger, *row.mentions)
        ]
        lead = known.tellings.get(row.id, PLAIN).sentence <= known.lead_sentence
        if (every := set().union(*acts)) and not lead:
            yield acceptance_signs(row, rows, known), not (acts[0] or every) & told
        told |= every


def main() -> int:
    """Read the reports and the corpora of KIT, write the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("kit", type=Path)
    data = parser.parse_args().kit / "data"
    told = [row for row in real(data) if row.part == "learn"] + [row for row in gold() if row.part == "dev"]
    labelled = [(row.report, row.words, 1.0) for row in told]
    for name in CORPORA:
        for line in filter(None, (data / name).read_text("utf-8").splitlines()):
            row = json.loads(line)
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
    for (_, words, count), (rows, known) in zip(
        labelled, all_rows([report for report, _, _ in labelled]), strict=True
    ):
        for given, own in examples(rows, known, words):
            x.append([given[name] for name in names])
            y.append(float(own))
            counts.append(count)
    weights = fit(np.array(x), np.array(y), np.array(counts), np.zeros(len(names) + 1), ridge=RIDGE)
    made = ["\t".join([row[0], f"{w:.2f}", *row[2:]]) for row, w in zip(table, weights, strict=True)]
    TABLE.write_text("\n".join([*head, *made]) + "\n", encoding="utf-8")
    print(f"{len(y)} rows, {len(y) - int(sum(y))} that repeat")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
