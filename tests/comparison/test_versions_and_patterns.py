"""Versions of one address, rates with intervals, and comparisons kept in a record."""

from __future__ import annotations

from pathlib import Path

import pytest

from rashomon.comparison import compare, find_patterns
from rashomon.comparison.keep import keep
from rashomon.comparison.patterns import wilson
from rashomon.comparison.versions import edits_of, find_versions
from rashomon.language import Engine
from rashomon.reading import Reader
from rashomon.record import Record
from rashomon.report import Report

OLD = "Shells fell on Arden. Four people died there on Friday. The mayor spoke of a black day."
NEW = "Shells fell on Arden. Nine people died there on Friday. Aid is on its way from Norland."


def version(text: str, captured: str) -> Report:
    return Report.from_text(
        text, outlet="Arden Post", url="https://arden.example/1", published="2031-05-03", captured_at=captured
    )


def test_what_was_added_removed_and_changed() -> None:
    edits = edits_of(version(OLD, "2031-05-03"), version(NEW, "2031-05-04"))
    assert [edit.kind for edit in edits] == ["changed", "removed", "added"]
    changed = edits[0]
    assert changed.before is not None and changed.after is not None
    assert changed.before.quote == "Four people died there on Friday."
    assert changed.after.quote == "Nine people died there on Friday."


def test_versions_are_of_one_address_only() -> None:
    elsewhere = Report.from_text(NEW, url="https://arden.example/2")
    (found,) = find_versions([version(NEW, "2031-05-04"), version(OLD, "2031-05-03"), elsewhere])
    assert found.reports == (
        version(OLD, "2031-05-03").report_id,
        version(NEW, "2031-05-04").report_id,
    )
    assert find_versions([elsewhere]) == []


def test_wilson_interval() -> None:
    low, high = wilson(5, 10)
    assert low == pytest.approx(0.2366, abs=1e-4) and high == pytest.approx(0.7634, abs=1e-4)
    assert wilson(0, 20)[0] == 0.0
    with pytest.raises(ValueError, match="at least one"):
        wilson(0, 0)


def test_rates_below_the_minimum_are_left_out_and_counted(engine: Engine, tmp_path: Path) -> None:
    told = [
        Report.from_text(
            f"Belmark forces shelled a market in Arden on Friday, killing {number} men, a doctor said.",
            outlet=outlet,
            published="2031-05-03",
        )
        for outlet, number in (("Arden Post", "four"), ("Vesk Courier", "nine"))
    ]
    readings = list(Reader(engine=engine).read_many(told))
    comparison = compare(readings)
    many = find_patterns(comparison, minimum=1)
    assert {rate.outlet for rate in many.rates} == {"Arden Post", "Vesk Courier"}
    assert all(rate.n >= 1 and rate.low <= rate.share <= rate.high for rate in many.rates)
    few = find_patterns(comparison)
    assert few.rates == () and few.left_out == len(many.rates)
    with Record.open(tmp_path / "r.db", create=True) as record:
        for reading in readings:
            record.add_reading(reading)
        run = keep(record, comparison, package="0")
        assert keep(record, comparison, package="0") == run
        rows = record.connection.execute("SELECT sentence FROM contrasts_view").fetchall()
        assert len(rows) == len(comparison.contrasts) > 0
        assert record.connection.execute("SELECT count(*) FROM incidents_view").fetchone()[0] >= 1
        assert record.connection.execute("SELECT count(*) FROM claim_paths_view").fetchone()[0] >= 2
