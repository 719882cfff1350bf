from __future__ import annotations

import json
from pathlib import Path

import pytest

from hand_made import make_reading, make_report
from rashomon.errors import ExportError
from rashomon.present import exports
from rashomon.present.exports import csv, jsonl
from rashomon.record import Record
from rashomon.record.review import decide
from rashomon.record.verify import Tally, verify_export


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "reports.db"
    with Record.open(made, create=True) as record:
        record.add_reading(make_reading())
        record.add_reading(make_reading(make_report("\ud83d odd. " + make_report().text, headline=None)))
        decide(record, make_reading().events[0].id, "accept", coder="ada")
    return made


def write(path: Path, format: str) -> Path:
    out = path.with_name(f"out.{format}")
    with Record.open(path) as record:
        exports.export(record, format, out)
    return out


def test_jsonl_comes_back_equal(path: Path) -> None:
    out = write(path, "jsonl")
    with Record.open(path) as record:
        assert list(jsonl.read(out)) == list(record.readings())


def test_csv_has_a_row_for_each_event_with_its_words(path: Path) -> None:
    rows = list(csv.read(write(path, "csv")))
    assert len(rows) == 4
    row = next(row for row in rows if row["finding_id"] == make_reading().events[0].id)
    report = make_report()
    for name in ("trigger", "clause", "doer", "place", "date", "killed", "voice"):
        start, end = int(row[f"{name}_start"]), int(row[f"{name}_end"])
        assert report.text[start:end] == row[f"{name}_quote"], name
    assert (row["doer"], row["recipient"], row["recipient_state"]) == ("Norland forces", "", "unstated")
    assert row["voice"] == "according to the health ministry"
    assert row["decision"] == "accept"
    assert {cited["field"] for cited in row["citations"]} >= {"trigger", "clause", "doer", "place", "numbers"}


# The page in one file needs the built page; tests/present/server/test_single_file.py has its tests.
DATA_FORMATS = [name for name in exports.FORMATS if name != "html"]


@pytest.mark.parametrize("format", DATA_FORMATS)
def test_every_citation_of_an_export_holds_and_damage_is_found(path: Path, format: str) -> None:
    out = write(path, format)
    record = exports.record_of(out)
    assert record is not None
    assert record.samefile(path)
    tally = Tally()
    assert list(verify_export(out, tally, record=record)) == []
    assert tally.citations > 40
    out.write_text(
        out.read_text(errors="surrogatepass").replace("shelled", "greeted"), errors="surrogatepass"
    )
    reasons = {offence.reason for offence in verify_export(out, Tally(), record=record)}
    assert "words differ" in reasons or "text was changed" in reasons


@pytest.mark.parametrize("format", DATA_FORMATS)
def test_losses_are_named_and_no_absolute_path_is(path: Path, format: str) -> None:
    out = write(path, format)
    losses = json.loads(exports.losses_path(out).read_text())
    assert losses["record"] == "reports.db"
    assert losses["format"] == format
    dropped = losses["dropped"]
    if format == "jsonl":
        assert dropped["decisions of people"] == 1
    else:
        assert dropped["actors as rows of their own"] == 6


def test_csv_without_its_record_cannot_be_checked(path: Path) -> None:
    out = write(path, "csv")
    path.unlink()
    assert exports.record_of(out) is None
    assert {offence.reason for offence in verify_export(out, Tally())} == {"text not found"}


def test_what_cannot_be_exported_says_so(path: Path, tmp_path: Path) -> None:
    with Record.open(path) as record:
        with pytest.raises(ExportError, match="no export format"):
            exports.export(record, "xls", tmp_path / "a.xls")
        with pytest.raises(ExportError, match="the record itself"):
            exports.export(record, "csv", path)
        with pytest.raises(ExportError, match="cannot be written"):
            exports.export(record, "csv", tmp_path / "no" / "folder.csv")
    (tmp_path / "bad.jsonl").write_text('{"report": 1}\n')
    with pytest.raises(ExportError, match="line 1"):
        list(jsonl.read(tmp_path / "bad.jsonl"))
