"""report_of.py KIT: fit the weights by which words, thoughts and stances are told apart.

KIT is the folder of the evaluation kit's texts: `meantime.jsonl` (annotations CC BY 4.0),
`linking.train.jsonl` and `attribution.train.jsonl` (weights only). `report_of_rows.tsv` says of attributions
in them, by the place of their cue, what they are a report of; the labels are our own, the texts are not in
this repository. With them go our own passages (`evaluation/gold/voices.jsonl`, the parts that are tuned on):
what is labelled there is words, or a thought where its act is one; what is not, and is found, is a stance.
Softmax regression; the same data give the same weights, put into `lexicons/en/report_of_weights.tsv`.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from unittest import mock

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "evaluation"))

from rashomon.findings import Attribution
from rashomon.language import Engine, Parse
from rashomon.lexicons.tables import read_table
from rashomon.reading.voices import reader as layer
from rashomon.reading.voices.drafts import Draft
from rashomon.reading.voices.report_of import KINDS, plainly, signs
from rashomon.report import Report
from voices import TUNED_ON, Passage, align, by_hand, read_gold, said

HERE = Path(__file__).resolve().parent
ROWS = HERE / "report_of_rows.tsv"
TABLE = HERE.parent / "src/rashomon/lexicons/en/report_of_weights.tsv"
RIDGE = 1.5
"""How firmly weights are held to zero; .5 does as well over five folds."""
OWN = 0.3
"""How much a labelled attribution of our own passages counts: they are many, and hardly any is a stance."""
STEPS = 20_000

Example = tuple[dict[str, float], str, float]


def drawn(parse: Parse) -> Iterator[tuple[Draft, Attribution]]:
    """The attributions of a parse with the drafts that they were made of."""
    made: list[tuple[Draft, Attribution]] = []
    finding = layer._finding

    def keep(parse: Parse, draft: Draft, *rest: Any) -> Attribution:
        found = finding(parse, draft, *rest)
        made.append((draft, found))
        return found

    with (
        mock.patch.object(layer, "_finding", keep),
        mock.patch.object(layer, "report_of", lambda *a, **k: None),
    ):
        told = {one.id for one in layer.read_attributions(parse, [])}
    seen: set[str] = set()
    for draft, found in made:
        if found.id in told and found.id not in seen:
            seen.add(found.id)
            yield draft, found


def weighed(parse: Parse, draft: Draft, found: Attribution) -> dict[str, float] | None:
    """Its signs; None for what needs no weighing."""
    if plainly(parse, draft) is not None:
        return None
    return signs(parse, draft, quote_type=found.quote_type, nested=found.parent is not None)


def place(found: Attribution) -> tuple[int, int]:
    """Where an attribution stands: its cue, or what is said where it has none."""
    first = (found.cue or found.content)[0]
    return first.start, first.end


def labelled(kit: Path) -> Iterator[Example]:
    """The examples of ROWS."""
    rows = read_rows(ROWS)
    for corpus in sorted({key[0] for key in rows}):
        texts = {}
        for line in (kit / f"{corpus}.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            texts[str(row["id"])] = row["text"]
        wanted = sorted({key[1] for key in rows if key[0] == corpus})
        parses = Engine().parse_many(Report.from_text(texts[one]) for one in wanted)
        for document, parse in zip(wanted, parses, strict=True):
            for draft, found in drawn(parse):
                label = rows.get((corpus, document, *place(found)))
                given = weighed(parse, draft, found) if label in KINDS else None
                if given is not None and label is not None:
                    yield given, label, 1.0


def read_rows(path: Path) -> dict[tuple[str, str, int, int], str]:
    """What is labelled: corpus, document, start and end of the cue -> label."""
    rows = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith(("#", "corpus")):
            corpus, document, start, end, label = line.split("\t")
            rows[corpus, document, int(start), int(end)] = label
    return rows


def own() -> Iterator[Example]:
    """The examples of our own passages."""
    gold = [row for row in read_gold() if row["split"] in TUNED_ON]
    parses = Engine().parse_many(Report.from_text(row["text"]) for row in gold)
    for row, parse in zip(gold, parses, strict=True):
        hand = by_hand(row)
        found = list(drawn(parse))
        other = Passage(said=tuple(said(one, {}) for _, one in found), terms=(), judgements=(), fields=())
        acts = {one.id: one.act for one in hand.said}
        label = {theirs: acts[ours] for ours, theirs in align(hand, other, row["text"]).items()}
        for draft, one in found:
            given = weighed(parse, draft, one)
            if given is None:
                continue
            if one.id not in label:
                yield given, "stance", 1.0
            elif label[one.id] in ("believe", "expect", "doubt") and not given.get("class_communication"):
                yield given, "thought", OWN
            else:
                yield given, "words", OWN


def fit(x: NDArray[np.float64], y: NDArray[np.float64], counts: NDArray[np.float64]) -> NDArray[np.float64]:
    """Weights for each kind, the bias in the last row, by steps down the slope."""
    design = np.column_stack([x, np.ones(len(x))])
    weights = np.zeros((design.shape[1], y.shape[1]))
    held = np.full((len(weights), 1), RIDGE)
    held[-1] = 0.01
    steepest = np.linalg.eigvalsh((design * counts[:, None]).T @ design)[-1] / 2 + RIDGE
    for _ in range(STEPS):
        points = design @ weights
        chances = np.exp(points - points.max(axis=1, keepdims=True))
        chances /= chances.sum(axis=1, keepdims=True)
        slope = design.T @ ((chances - y) * counts[:, None]) + held * weights
        weights -= slope / steepest
    return weights


def write(names: list[str], weights: NDArray[np.float64]) -> None:
    """Put the weights into the table, beside the examples that stand there."""
    head = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    shown = {row["sign"]: row["example"] for row in read_table("en/report_of_weights.tsv")}
    lines = ["\t".join(["sign", *KINDS, "example"])]
    for name, row in zip([*names, "bias"], weights, strict=True):
        lines.append("\t".join([name, *(f"{value:.2f}" for value in row), shown.get(name, "")]).rstrip())
    TABLE.write_text("\n".join([*head, *lines]) + "\n", encoding="utf-8")


def design_of(
    examples: Iterable[Example], names: list[str]
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """The examples as numbers: signs, kinds, and how much each counts."""
    told = list(examples)
    x = np.array([[given.get(name, 0.0) for name in names] for given, _, _ in told])
    y = np.array([[float(label == kind) for kind in KINDS] for _, label, _ in told])
    return x, y, np.array([count for *_, count in told])


def main() -> int:
    """Read the labelled texts, write the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("kit", type=Path)
    examples = [*labelled(parser.parse_args().kit), *own()]
    names = sorted({name for given, _, _ in examples for name in given})
    x, y, counts = design_of(examples, names)
    write(names, fit(x, y, counts))
    print(
        f"{len(x)} examples: " + ", ".join(f"{int(n)} {k}" for k, n in zip(KINDS, y.sum(axis=0), strict=True))
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
