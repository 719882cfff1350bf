from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from hand_made import make_reading
from rashomon.errors import RecordError, UnknownFindingError
from rashomon.record import Record
from rashomon.record.review import decide, decisions, undo


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record.open(tmp_path / "reports.db", create=True) as opened:
        opened.add_reading(make_reading())
        yield opened


def test_decisions_stand_apart_and_can_be_taken_back(record: Record) -> None:
    event = make_reading().events[0]
    kept = decide(record, event.id, "accept", coder="ada")
    assert [row.decision for row in record.events()] == ["accept", None]
    undo(record, kept.id, coder="ada")
    assert [row.decision for row in record.events()] == [None, None]
    assert [made.decision for made in decisions(record, finding_id=event.id)] == ["accept", "undo"]
    assert decisions(record, standing_only=True) == []
    with pytest.raises(UnknownFindingError, match="undone already"):
        undo(record, kept.id, coder="ada")
    # The machine's row is what it was.
    assert record.finding(event.id) == event


def test_the_last_standing_decision_counts_and_comments_do_not(record: Record) -> None:
    event = make_reading().events[0]
    decide(record, event.id, "accept", coder="ada")
    second = decide(record, event.id, "edit", coder="bo", changes={"mode": "aerial"})
    decide(record, event.id, "comment", coder="bo", comment="see the second paragraph")
    assert next(record.events()).decision == "edit"
    assert second.changes == {"mode": "aerial"}
    undo(record, second.id, coder="bo")
    assert next(record.events()).decision == "accept"


def test_decisions_outlive_a_new_reading(record: Record) -> None:
    event = make_reading().events[0]
    decide(record, event.id, "reject", coder="ada")
    record.add_reading(make_reading(reader="2-test"))
    assert next(record.events()).decision == "reject"


def test_decisions_that_say_nothing_are_refused(record: Record) -> None:
    event = make_reading().events[0]
    with pytest.raises(UnknownFindingError):
        decide(record, "nothing", "accept", coder="ada")
    with pytest.raises(RecordError, match="changes"):
        decide(record, event.id, "edit", coder="ada")
    with pytest.raises(RecordError, match="words"):
        decide(record, event.id, "comment", coder="ada")
    with pytest.raises(RecordError, match="name"):
        decide(record, event.id, "accept", coder=" ")
    assert record.counts()["decisions"] == 0
