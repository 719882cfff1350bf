from __future__ import annotations

import json
import multiprocessing
import os
import signal
import sqlite3
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import rashomon
from hand_made import TEXT, make_reading, make_report
from rashomon.errors import RecordError, UnknownFindingError
from rashomon.findings import Reading
from rashomon.ingest import Reject
from rashomon.record import EventRow, Page, Record, event_rows
from rashomon.record.inserts import _EVENT_COLUMNS
from rashomon.report import Report


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "reports.db"


def test_reading_comes_back_equal(path: Path) -> None:
    reading = make_reading()
    with Record.open(path, create=True) as record:
        assert record.add_reading(reading)
    with Record.open(path) as record:
        assert record.reading(reading.report_id) == reading
        assert list(record.reports()) == [reading.report]
        assert list(record.readings()) == [reading]
        for finding in reading.findings():
            assert record.finding(finding.id) == finding


def test_same_report_and_reader_add_nothing(path: Path) -> None:
    reading = make_reading()
    with Record.open(path, create=True) as record:
        record.start_run(reading.reader)
        assert record.add_reading(reading)
        record.finish_run()
        before = path_rows(path)
        record.start_run(reading.reader)
        assert record.is_read(reading.report_id, reading.reader)
        assert not record.add_reading(reading)
        record.finish_run()
    assert path_rows(path) == before


def path_rows(path: Path) -> dict[str, int]:
    """Rows of every table, runs too."""
    connection = sqlite3.connect(path)
    names = [
        name
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%\\_fts\\_%' ESCAPE '\\'"
        )
    ]
    counted = {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}
    connection.close()
    return counted


def test_another_reader_stands_beside_and_becomes_current(path: Path) -> None:
    first, second = make_reading(), make_reading(reader="2-test")
    second = second.model_copy(update={"events": second.events[:1], "agency": ()})
    with Record.open(path, create=True) as record:
        record.add_reading(first)
        record.add_reading(second)
        assert record.reading(first.report_id) == second
        assert record.reading(first.report_id, reader="1-test") == first
        assert len(list(record.events())) == 1
        # What only the older reading has can still be found, for the decisions that name it.
        assert record.finding(first.events[1].id) == first.events[1]


def test_events_come_back_as_the_rows_of_the_reading(path: Path) -> None:
    reading = make_reading()
    with Record.open(path, create=True) as record:
        record.add_reading(reading)
        rows = list(record.events())
        assert rows == [replace(row, cited={}) for row in event_rows(reading)]
        assert [row.trigger for row in record.events(place_country="NOR")] == ["shelled"]
        assert list(record.events(type="AID")) == []


def test_event_row_says_whose_word_and_what_is_unstated() -> None:
    shelling, bridge = event_rows(make_reading())
    assert shelling.voice == "according to the health ministry"
    assert (shelling.place, shelling.lat, shelling.date_earliest) == ("Vesk", 50.5, "2016-05-02")
    assert (shelling.killed, shelling.killed_low, shelling.killed_high) == ("at least 12 people", 12, None)
    assert shelling.numbers == "at least 12 people killed"
    assert (bridge.doer, bridge.doer_state) == (None, "unstated")
    assert (bridge.recipient, bridge.recipient_state) == (None, "unclear")
    assert (bridge.place_state, bridge.date_state) == ("unstated", "unclear")
    assert bridge.voice == "the report itself"
    assert bridge.own_voice == 1
    assert bridge.told_as == "earlier, as background"
    assert bridge.agency_form == "passive_agentless"


def test_a_number_on_another_word_than_its_event_says_on_whose() -> None:
    text = (
        "Gunmen attacked a camp near Vesk on Friday. At least 17 people were killed and 23 others were "
        "wounded in the attack, according to the camp's committee."
    )
    row = next(event_rows(rashomon.read(text, published="2031-05-04")))
    assert row.voice == "the report itself"
    assert row.numbers == (
        "At least 17 people killed; 23 others injured (all according to the camp's committee)"
    )


def test_event_table_has_a_column_for_each_field(path: Path) -> None:
    with Record.open(path, create=True) as record:
        columns = [row[1] for row in record.connection.execute("PRAGMA table_info(events)")]
    assert sorted(columns) == sorted(["finding", *_EVENT_COLUMNS])


def test_views_can_all_be_read(path: Path) -> None:
    with Record.open(path, create=True) as record:
        record.add_reading(make_reading())
        views = [
            name
            for (name,) in record.connection.execute("SELECT name FROM sqlite_master WHERE type = 'view'")
        ]
        expected = {
            "events",
            "attributions",
            "quantities",
            "places",
            "times",
            "actors",
            "agency",
            "frames",
            "reports",
        }
        assert {f"{name}_view" for name in expected} <= set(views)
        # Filled by a person, and by a comparison.
        empty = {"standing_decisions", "newest_comparison"}
        empty |= {"incidents_view", "contrasts_view", "claim_paths_view"}
        for name in views:
            rows = record.connection.execute(f"SELECT * FROM {name}").fetchall()
            assert rows or name in empty, name
        voice = record.connection.execute("SELECT source, cue, act FROM attributions_view").fetchall()
        assert voice == [("the health ministry", "said", "assert"), ("Colonel Hale", "denied", "deny")]


def test_search_and_place_index(path: Path) -> None:
    with Record.open(path, create=True) as record:
        reading = make_reading()
        record.add_reading(reading)
        assert record.search("ministry") == [reading.report_id]
        assert record.search("airport") == []
        with pytest.raises(RecordError, match="cannot search"):
            record.search('"')
        near = record.connection.execute(
            "SELECT f.quote FROM places_index AS p JOIN findings AS f ON f.id = p.finding "
            "WHERE p.min_lon > 30 AND p.max_lon < 31 AND p.min_lat > 50 AND p.max_lat < 51"
        ).fetchall()
        assert near == [("Vesk",)]


def test_two_findings_with_one_id_are_refused_whole(path: Path) -> None:
    reading = make_reading()
    doubled = reading.model_copy(update={"events": (*reading.events, reading.events[0])})
    with Record.open(path, create=True) as record:
        with pytest.raises(RecordError, match="two findings"):
            record.add_reading(doubled)
        assert record.counts()["reports"] == 0
        assert record.add_reading(reading)
    assert path_rows(path)["runs"] == 1


def test_page_is_kept_as_it_was(path: Path) -> None:
    page = b"<html>\xff\x00</html>"
    with Record.open(path, create=True) as record:
        record.add_report(make_report(), page=Page(page, "text/html", "cp1252"))
        assert record.page(make_report().report_id) == Page(page, "text/html", "cp1252")
        assert not record.add_report(make_report())


def test_rejects_are_noted_once(path: Path) -> None:
    with Record.open(path, create=True) as record:
        reject = Reject(source="a.pdf", reason="unsupported_kind", detail="a PDF")
        assert record.add_reject(reject)
        assert not record.add_reject(reject)
        assert record.rejects() == [reject]
        # Once the file can be read, it is no reject any more.
        record.add_reading(make_reading(make_report(source_file="a.pdf")))
        assert record.rejects() == []


def test_report_without_reading_and_unknown_ids(path: Path) -> None:
    report = make_report()
    with Record.open(path, create=True) as record:
        record.add_report(report)
        assert record.report(report.report_id[:6]) == report
        with pytest.raises(UnknownFindingError, match="has not been read"):
            record.reading(report.report_id)
        with pytest.raises(UnknownFindingError, match="no report"):
            record.report("zzzz")
        with pytest.raises(UnknownFindingError):
            record.report("")
        with pytest.raises(UnknownFindingError):
            record.finding("nothing")


@given(st.text(alphabet=st.characters(categories=None), max_size=300))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_comes_back_as_it_was(tmp_path: Path, text: str) -> None:
    report = Report.from_text(text, outlet="Arden Post", published="2016")
    with Record.open(tmp_path / "any.db", create=True) as record:
        record.add_reading(Reading(report=report, reader="1"))
        assert record.report(report.report_id) == report
        assert record.reading(report.report_id).report.text == text


@pytest.mark.parametrize("text", ["a\ud800b", "nul\x00inside", "\u202eright to left\u202c", "😀" * 10])
def test_odd_texts_come_back_as_they_were(path: Path, text: str) -> None:
    report = Report.from_text(text, byline="\ud83d")
    with Record.open(path, create=True) as record:
        record.add_reading(Reading(report=report, reader="1"))
        assert record.report(report.report_id) == report


# --- Files --------------------------------------------------------------------------------------------


def test_what_is_not_a_record_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="no such record"):
        Record.open(tmp_path / "none.db")
    (tmp_path / "text.db").write_text("this is not a record, it is a plain text file" * 50)
    with pytest.raises(RecordError, match="not an SQLite file"):
        Record.open(tmp_path / "text.db", create=True)
    other = sqlite3.connect(tmp_path / "other.db")
    other.execute("CREATE TABLE reports (id)")
    other.close()
    with pytest.raises(RecordError, match="another program"):
        Record.open(tmp_path / "other.db", create=True)
    (tmp_path / "empty.db").touch()
    with pytest.raises(RecordError, match="empty"):
        Record.open(tmp_path / "empty.db")
    with pytest.raises(RecordError, match="folder"):
        Record.open(tmp_path, create=True)
    with pytest.raises(RecordError):
        Record.open(tmp_path / "no" / "folder.db", create=True)


def test_newer_record_is_refused_in_words(path: Path) -> None:
    Record.open(path, create=True).close()
    connection = sqlite3.connect(path)
    connection.execute("INSERT INTO schema_version VALUES (99, 'later')")
    connection.commit()
    connection.close()
    with pytest.raises(RecordError, match="newer version of rashomon"):
        Record.open(path)


def test_readonly_writes_nothing(path: Path) -> None:
    with Record.open(path, create=True) as record:
        record.add_reading(make_reading())
    with Record.open(path, readonly=True) as record:
        assert len(list(record.events())) == 2
        with pytest.raises(RecordError, match="cannot be written"):
            record.add_report(make_report("Another text."))


# --- Processes ----------------------------------------------------------------------------------------


def _write_many(path: str, name: str, count: int) -> None:
    with Record.open(path, create=True) as record:
        for i in range(count):
            record.add_reading(make_reading(make_report(TEXT, outlet=f"{name} {i}")))


def test_two_processes_write_one_record(path: Path) -> None:
    spawn = multiprocessing.get_context("spawn")
    writers = [spawn.Process(target=_write_many, args=(str(path), name, 25)) for name in ("A", "B")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0, 0]
    with Record.open(path) as record:
        assert record.counts()["readings"] == 50
        assert record.connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_killed_run_keeps_whole_reports_and_goes_on(path: Path) -> None:
    Record.open(path, create=True).close()
    writer = multiprocessing.get_context("spawn").Process(target=_write_many, args=(str(path), "A", 5000))
    writer.start()
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        with Record.open(path, readonly=True) as record:
            if record.counts()["readings"] > 3:
                break
        time.sleep(0.05)
    assert writer.pid is not None
    os.kill(writer.pid, signal.SIGKILL)
    writer.join()
    with Record.open(path) as record:
        kept = list(record.readings())
        assert kept
        assert all(len(list(reading.findings())) == 12 for reading in kept)
        assert record.connection.execute("SELECT finished FROM runs").fetchall() == [(None,)]
        assert not record.add_reading(kept[0])
        assert record.add_reading(make_reading(make_report(TEXT, outlet="A later one")))


def test_payload_is_readable_json(path: Path) -> None:
    with Record.open(path, create=True) as record:
        record.add_reading(make_reading())
        (payload,) = record.connection.execute(
            "SELECT payload FROM findings WHERE layer = 'event' ORDER BY position LIMIT 1"
        ).fetchone()
    event = json.loads(payload)
    assert event["trigger"] == {
        "start": TEXT.index("shelled"),
        "end": TEXT.index("shelled") + 7,
        "quote": "shelled",
    }


def test_event_row_is_frozen() -> None:
    row: EventRow = next(event_rows(make_reading()))
    with pytest.raises(AttributeError):
        row.type = "AID"  # type: ignore[misc]
