from __future__ import annotations

import json
from pathlib import Path

import pytest

from hand_made import make_reading, make_report
from rashomon.errors import ExportError, RecordError
from rashomon.record import Record
from rashomon.record.verify import Offence, Tally, is_record, verify_export, verify_record


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "reports.db"
    with Record.open(made, create=True) as record:
        record.add_reading(make_reading())
        record.add_reading(
            make_reading(make_report("Vesk \ud83d fell. " + make_report().text, headline=None))
        )
    return made


def offences(path: Path) -> list[Offence]:
    return list(verify_record(path, Tally()))


def test_a_whole_record_holds(path: Path) -> None:
    tally = Tally()
    assert list(verify_record(path, tally)) == []
    assert tally.texts == 2
    assert tally.citations > 100


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ("UPDATE citations SET start = start + 1 WHERE rowid = 9", "words differ"),
        ('UPDATE citations SET "end" = 9999 WHERE rowid = 9', "outside the text"),
        ("UPDATE citations SET quote = 'something else' WHERE rowid = 9", "words differ"),
        ("UPDATE findings SET quote = 'something else' WHERE id = 3", "words differ"),
        (
            "UPDATE findings SET payload = replace(payload, 'shelled', 'bombed') WHERE layer = 'event'",
            "words differ",
        ),
        ("UPDATE reports SET text = replace(text, 'shelled', 'greeted')", "text was changed"),
    ],
)
def test_each_kind_of_damage_is_found(path: Path, change: str, reason: str) -> None:
    with Record.open(path) as record:
        record.connection.execute(change)
    assert reason in {offence.reason for offence in offences(path)}


def test_offence_names_the_row_and_the_words(path: Path) -> None:
    with Record.open(path) as record:
        finding = make_reading().events[0]
        record.connection.execute(
            "UPDATE citations SET quote = 'greeted' WHERE field = 'trigger' AND finding = "
            "(SELECT id FROM findings WHERE finding_id = ?)",
            (finding.id,),
        )
    (offence,) = offences(path)
    assert finding.id in offence.where
    assert (offence.field, offence.quote, offence.found) == ("trigger", "greeted", "shelled")


def test_json_exports_are_checked_with_their_own_text(tmp_path: Path) -> None:
    good = json.loads(make_reading().model_dump_json())
    export = tmp_path / "out.jsonl"
    export.write_text(json.dumps(good) + "\n")
    tally = Tally()
    assert list(verify_export(export, tally)) == []
    assert tally.citations == 35
    bad = json.loads(json.dumps(good).replace('"quote": "shelled"', '"quote": "greeted"'))
    export.write_text(json.dumps(good) + "\n" + json.dumps(bad) + "\n")
    found = list(verify_export(export, Tally()))
    assert {(offence.where, offence.found) for offence in found} == {("line 2", "shelled")}


def test_citation_of_a_text_that_is_nowhere_is_an_offence(tmp_path: Path, path: Path) -> None:
    rows = json.loads(make_reading().model_dump_json())["events"]
    export = tmp_path / "events.json"
    export.write_text(json.dumps(rows))
    assert {offence.reason for offence in verify_export(export, Tally())} == {"text not found"}
    assert list(verify_export(export, Tally(), record=path)) == []
    for row in rows:
        del row["trigger"]["text_sha256"]
    export.write_text(json.dumps(rows))
    assert {offence.field for offence in verify_export(export, Tally(), record=path)} == {
        "0.trigger",
        "1.trigger",
    }


def test_files_that_cannot_be_checked_say_so(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("a,b\n1,2\n")
    with pytest.raises(ExportError, match="text_sha256"):
        list(verify_export(tmp_path / "a.csv", Tally()))
    (tmp_path / "a.txt").write_text("no JSON")
    with pytest.raises(ExportError, match="not JSON"):
        list(verify_export(tmp_path / "a.txt", Tally()))
    with pytest.raises(RecordError, match="no such file"):
        is_record(tmp_path / "none")
