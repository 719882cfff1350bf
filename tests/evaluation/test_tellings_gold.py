"""The reports whose words for acts are marked: marks are read as they stand, and a third is held."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "evaluation"))

from coreference import Score, add, gold


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
