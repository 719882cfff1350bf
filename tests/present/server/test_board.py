"""The comparison in the background: as on whole readings, made once, and anew when readings change."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from accounts import second_reading

from hand_made import make_reading
from rashomon.comparison import compare
from rashomon.present.server import board
from rashomon.present.server.board import Board, slim
from rashomon.present.server.shelf import Shelf
from rashomon.record import Record


def test_what_is_left_out_changes_no_comparison() -> None:
    readings = [make_reading(), second_reading()]
    slender = [slim(reading) for reading in readings]
    assert len(slender[0].actors) < len(readings[0].actors)
    one, other = compare(slender), compare(readings)
    assert (one.incidents, one.contrasts, one.copies) == (other.incidents, other.contrasts, other.copies)
    for incident in one.incidents:
        assert one.matrix(incident) == other.matrix(incident)
        assert one.claim_path(incident) == other.claim_path(incident)


def test_accounts_are_compared_once_until_readings_change(
    record_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[int] = []

    def counted(readings: object) -> object:
        found = list(readings)  # type: ignore[call-overload]
        calls.append(len(found))
        return compare(found)

    monkeypatch.setattr(board, "compare", counted)
    made = Board(lambda: Record.open(record_path), Shelf())
    with Record.open(record_path) as record:
        for _ in range(3):
            layout, comparing = made.layout(record, patience=20)
            assert layout is not None and not comparing
        assert calls == [3]
        record.add_reading(make_reading(reader="2-test"))
        layout, comparing = made.layout(record, patience=20)
        assert not comparing and calls == [3, 3]


def test_a_comparison_that_fails_is_said_and_not_waited_for(
    record_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(readings: object) -> object:
        raise ValueError("no such luck")

    monkeypatch.setattr(board, "compare", fail)
    made = Board(lambda: Record.open(record_path), Shelf())
    with Record.open(record_path) as record:
        started = time.monotonic()
        layout, _ = made.layout(record, patience=20)
        assert layout is None and time.monotonic() - started < 15
        assert made.failure == "ValueError: no such luck"
