"""The reports whose words for acts are marked: marks are read as they stand, and a third is held."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "evaluation"))

from coreference import RETOLD, Marked, Score, add, gold
from rashomon.language import Engine
from rashomon.reading import Reader
from rashomon.report import Report
from tasks._tables import read_rows


def test_marks_stand_on_words_of_the_text() -> None:
    """Every mark is a word or two of its report, and some act of each report is told twice."""
    rows = gold()
    assert sum(row.part == "held" for row in rows) * 3 == len(rows)
    for row in rows:
        assert "{" not in row.report.text
        words = [row.report.text[start:end] for start, end, _ in row.words]
        assert all(word == word.strip() and word for word in words)
        acts = [act for _, _, act in row.words]
        assert len(set(acts)) < len(acts)


def test_a_report_without_events_scores_nothing() -> None:
    """Words that no event stands on are counted as not coded, and as no pair."""
    score = Score()
    assert add(score, gold()[0], []) == []
    assert (score.coded, score.wanted, score.told) == (0, 0, 0)
    assert score.words == len(gold()[0].words)


def test_rows_that_repeat_an_act_are_counted(engine: Engine) -> None:
    """Two rows on words of one act: the second is a repeat; words of two acts in one row are counted too."""
    report = Report.from_text("Rebels shelled Vesk. Troops captured Brask.", language="en")
    events = Reader(engine=engine).read(report).events
    assert len(events) == 2
    score = Score()
    add(score, Marked(part="", report=report, words=((7, 14, "a"), (28, 36, "a"))), events)
    assert (score.rows, score.repeats, score.joint) == (2, 1, 0)
    words = ((0, 6, "a"), (7, 14, "b"))
    joint = events[0].model_copy(update={"mentions": (report.cite(0, 6),)})
    add(score, Marked(part="", report=report, words=words), [joint])
    assert (score.rows, score.repeats, score.joint) == (3, 1, 1)


def test_the_real_reports_are_named_by_id_and_place_alone() -> None:
    """No text stands in the list; a third of the reports is only added up."""
    rows = read_rows(RETOLD)
    assert {row["part"] for row in rows} == {"learn", "look", "read", "second"}
    ids = [row["id"] for row in rows]
    assert len(set(ids)) == len(ids)
    for row in rows:
        for word in row["words"].split():
            place, act = word.split(":")
            start, end = map(int, place.split("-"))
            assert start < end and len(act) == 1
