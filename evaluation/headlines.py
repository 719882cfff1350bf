"""headlines.py [--errors SPLIT]: how visible doers are in our own headlines: form and doer, by split.

A row counts for the event whose trigger, or a further mention, overlaps the marked words. Where the layer of
events codes no such event (`Nurse is honoured`), the form of the marked words is judged all the same, by the
rules of the layer of agency; the scores with `coded` count such a row as wrong. Visibility is macro F1 over
the forms.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from rashomon.findings import Actor, Agency, Event, Reading
from rashomon.language import Engine, Parse
from rashomon.reading import Reader
from rashomon.reading.events.agency import visible_doer
from rashomon.report import Report
from tasks._tables import read_rows

GOLD = Path(__file__).parent / "gold" / "headlines.tsv"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the reader says of one row."""

    form: str
    """As in Agency; empty where no event was found."""
    doer: str
    """The doer's words, `-` for none, `?` for unclear."""
    undergoers: tuple[str, ...]
    """Words of all whom or what it was done to."""
    coded: bool = True
    """An event was found there."""


def read_gold(path: Path = GOLD) -> list[dict[str, str]]:
    """Rows of the gold file."""
    return read_rows(path)


def answers(rows: list[dict[str, str]]) -> list[Answer]:
    """The reader's answers, in the order of the rows; each headline is read as a report without a body."""
    engine = Engine()
    reports = [Report.from_text(row["headline"], headline=(0, len(row["headline"]))) for row in rows]
    readings = Reader(engine=engine).read_many(reports)
    parses = engine.parse_many(reports)
    return [_answer(*found) for found in zip(rows, readings, parses, strict=True)]


def _answer(row: dict[str, str], reading: Reading, parse: Parse) -> Answer:
    start = row["headline"].index(row["trigger"])
    end = start + len(row["trigger"])
    events = [(event, cited) for event in reading.events for cited in (event.trigger, *event.mentions)]
    event = next((event for event, cited in events if cited.start < end and start < cited.end), None)
    told = {agency.event: agency for agency in reading.agency}
    actors = {actor.id: actor for actor in reading.actors}
    if event is None or event.id not in told:
        words = parse.tokens_in(start, end)
        head = next((word for word in words if word.tag.startswith("VB")), words[-1])
        form, actor = visible_doer(head, list(reading.actors))
        return Answer(form, actor.mention if actor is not None else "-", (), coded=False)
    agency = told[event.id]
    return Answer(agency.form, _doer(agency, actors), _undergoers(event))


def _doer(agency: Agency, actors: dict[str, Actor]) -> str:
    if agency.doer.known:
        return actors[agency.doer.value or ""].mention
    return "?" if agency.doer.state == "unclear" else "-"


def _undergoers(event: Event) -> tuple[str, ...]:
    cited = [c for ref in event.recipients if ref.state != "unstated" for c in ref.citations]
    cited += [c for stated in event.targets for c in stated.citations]
    return tuple(citation.quote for citation in cited)


def same_words(gold: str, said: str) -> bool:
    """Whether two phrases share the gold's last word."""
    return gold.split()[-1].lower() in said.lower().replace("'s", "").replace("’s", "").split()


def doer_right(gold: str, said: str) -> bool:
    """Whether the doer is the one marked; where it cannot be told, naming none is right too."""
    if gold == "?":
        return said in ("?", "-")
    return said == "-" if gold == "-" else bool(said) and same_words(gold, said)


def undergoer_right(gold: str, answer: Answer) -> bool | None:
    """Whether the one marked is among those found; None where none is marked."""
    return None if gold == "-" else any(same_words(gold, said) for said in answer.undergoers)


def macro_f1(gold: list[str], said: list[str]) -> float:
    """Mean F1 over the forms of the gold."""
    scores = []
    for form in sorted(set(gold)):
        hits = sum(g == form == s for g, s in zip(gold, said, strict=True))
        total = gold.count(form) + said.count(form)
        scores.append(2 * hits / total)
    return sum(scores) / len(scores)


def scores(split: str) -> dict[str, float]:
    """Scores of one split."""
    rows = [row for row in read_gold() if row["split"] == split]
    return _scores(rows, answers(rows))


def _scores(rows: list[dict[str, str]], found: list[Answer]) -> dict[str, float]:
    under = [undergoer_right(row["undergoer"], answer) for row, answer in zip(rows, found, strict=True)]
    forms = [row["form"] for row in rows]
    coded = [answer.form if answer.coded else "" for answer in found]
    judged = [right for right in under if right is not None]
    return {
        "visibility_macro_f1": macro_f1(forms, [answer.form for answer in found]),
        "doer_accuracy": sum(doer_right(r["doer"], a.doer) for r, a in zip(rows, found, strict=True))
        / len(rows),
        "coded_visibility_macro_f1": macro_f1(forms, coded),
        "undergoer_recall": sum(judged) / len(judged),
        "coded": sum(answer.coded for answer in found) / len(rows),
        "n": len(rows),
    }


def main() -> int:
    """Print scores of both splits, and errors when asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", default="", help="print the wrong rows of this split")
    options = parser.parse_args()
    by_split: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in read_gold():
        by_split[row["split"]].append(row)
    for split, rows in by_split.items():
        found = answers(rows)
        if split == options.errors:
            for row, answer in zip(rows, found, strict=True):
                wrong = [
                    name
                    for name, right in (
                        ("form", answer.form == row["form"]),
                        ("doer", doer_right(row["doer"], answer.doer)),
                        ("under", undergoer_right(row["undergoer"], answer) is not False),
                    )
                    if not right
                ]
                if wrong:
                    print(
                        f"{'+'.join(wrong):16s} {row['headline']} [{row['trigger']}] "
                        f"gold {row['form']} {row['doer']} / {row['undergoer']} | said {answer}"
                    )
        shown = "  ".join(
            f"{name} {value:.3f}" for name, value in _scores(rows, found).items() if name != "n"
        )
        print(f"{split}: n {len(rows)}  {shown}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
