"""Whole tables of invented reports: the gold is sound, and the scorer tells right rows from wrong ones."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "evaluation"))

from rashomon.findings import PLOVER_TYPES
from rashomon.language import Engine
from rashomon.reading import Reader
from rashomon.report import Report
from tables import Act, Scores, Table, add, alike, read_tables

_ROW = {
    "type": "ASSAULT",
    "aux": "",
    "doers": [["rebels"]],
    "to": [["nine men", "nine"]],
    "things": [],
    "place": "Vesk",
    "day": "2031-03-03",
    "numbers": {"killed": "9"},
    "voice": "",
}


def test_the_gold_is_sound() -> None:
    """Every act is marked, of a known type, and its participants and places stand in the report."""
    for table in read_tables():
        text = table.report.text
        assert "{" not in text and "|" not in text
        for act in table.acts:
            assert act.spans
            assert {kind.replace("YIELD", "CONCEDE") for kind in act.row["type"].split("|")} <= set(
                PLOVER_TYPES
            )
            named = [words for side in ("doers", "to") for one in act.row[side] for words in one]
            for words in (*named, *act.row["things"], act.row["place"], *act.row["voice"].split("|")):
                assert words.lower() in text.lower(), (table.id, words)


def _scores(engine: Engine, *rows: dict[str, object]) -> Scores:
    text = "Rebels killed nine men in Vesk on Monday."
    report = Report.from_text(text, published="2031-03-05", language="en")
    acts = tuple(Act("abc"[n], {**_ROW, **row}, ((7, 13),)) for n, row in enumerate(rows))
    scores = Scores()
    add(scores, Table("t", "dev", "news", report, acts), Reader(engine=engine).read(report))
    return scores


def test_a_right_row_is_wholly_right(engine: Engine) -> None:
    """A row as the coder has it has no fault and is not extra."""
    scores = _scores(engine, {})
    assert scores.value("rows not extra") == scores.value("wholly right") == scores.value("acts found") == 1.0


def test_a_wrong_doer_or_type_makes_a_row_extra(engine: Engine) -> None:
    """A doer whom the coder does not have, and another type, are counted as extra; a missing field is not."""
    assert _scores(engine, {"doers": [["the army"]]}).value("rows not extra") == 0.0
    assert _scores(engine, {"type": "AID"}).value("rows not extra") == 0.0
    lacking = _scores(engine, {"place": "Brask"})
    assert (lacking.value("rows not extra"), lacking.value("place")) == (1.0, 0.0)


def test_what_a_coder_may_leave_out_counts_neither_way(engine: Engine) -> None:
    """A row on words of an optional act is neither right nor extra."""
    assert _scores(engine, {"optional": True}).of["rows not extra"] == 0


def test_names_are_alike_by_their_words() -> None:
    """A short form names its owner; a word without content names nobody."""
    assert alike("the brigade", ["the Tarn Brigade", "the brigade"])
    assert not alike("the army", ["the Tarn Brigade"])
