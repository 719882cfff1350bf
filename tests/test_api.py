from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import rashomon
from hand_made import TEXT
from rashomon.errors import RejectedInputError
from rashomon.ingest import Options
from rashomon.record import Record


def test_importing_loads_nothing_and_names_are_there() -> None:
    code = (
        "import sys, rashomon; before = set(sys.modules); "
        "assert not {'spacy', 'pydantic', 'numpy', 'sqlite3'} & before, before; "
        "print(all(getattr(rashomon, name) is not None for name in rashomon.__all__), rashomon.__version__)"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.startswith("True 0.")
    with pytest.raises(AttributeError, match="no attribute"):
        rashomon.nothing  # noqa: B018
    assert set(rashomon.__all__) <= set(dir(rashomon))


def test_read_a_text_with_fields() -> None:
    reading = rashomon.read(TEXT, outlet="Arden Post", published="2016-05-03")
    assert isinstance(reading, rashomon.Reading)
    assert reading.report.text == TEXT
    assert reading.report.outlet == "Arden Post"
    for finding in reading.findings():
        for citation in finding.citations:
            assert TEXT[citation.start : citation.end] == citation.quote
    assert rashomon.read(reading.report) == reading
    with pytest.raises(TypeError):
        rashomon.read(reading.report, outlet="Other")


def test_the_day_is_put_as_iso_or_refused() -> None:
    """A day in another form would be counted from wrongly (`In March 2011` would lie ahead of it)."""
    text = "In March 2011 police shot nine people."
    reading = rashomon.read(text, published="11/14/2017")
    assert reading.report.published == "2017-11-14" and reading.events[0].aux.historical
    with pytest.raises(RejectedInputError, match="two readings"):
        rashomon.read(text, published="03/06/2017")


def test_headline_dateline_and_language_are_found_as_in_a_file(tmp_path: Path) -> None:
    report = rashomon.read(TEXT, published="2016-05-03").report
    assert report.headline is not None
    assert report.quote(report.headline) == "Shells fall on Vesk"
    assert report.dateline == "ARDEN, May 3"
    assert report.source_file is None
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (from_file,) = rashomon.read_many(tmp_path / "a.txt").readings
    assert (from_file.report.text, from_file.report.headline) == (report.text, report.headline)
    german = (
        "Granaten fielen am Montag auf die Stadt Vesk, sagte der Minister. Zwölf Menschen wurden getötet."
    )
    assert rashomon.read(german).skipped == "no reader for language 'de'"
    with_span = rashomon.read("One two three.", headline=(0, 3)).report
    assert with_span.quote(with_span.headline) == "One"


@pytest.mark.parametrize("text", ["", " ", "a", "😀" * 50, "\ud800", "“", "A" * 5000, "مرحبا بالعالم"])
def test_no_text_is_too_odd_to_read(text: str) -> None:
    assert rashomon.read(text).report.text == text


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "in"
    made.mkdir()
    for i in range(20):
        (made / f"{i:02}.txt").write_text(TEXT.replace("at least 12", f"at least {i + 10}"), encoding="utf-8")
    (made / "bad.txt").write_text("")
    return made


def test_read_many_into_a_record_or_into_memory(folder: Path, tmp_path: Path) -> None:
    summary = rashomon.read_many(folder, into=tmp_path / "r.db")
    assert (summary.read, summary.already, len(summary.rejects)) == (20, 0, 1)
    again = rashomon.read_many(folder, into=tmp_path / "r.db")
    assert (again.read, again.already, len(again.rejects)) == (0, 20, 1)
    kept = rashomon.read_many(folder)
    with rashomon.Record.open(tmp_path / "r.db") as record:
        assert rashomon.read_many(folder, into=record).already == 20
        stored = {reading.report_id: reading for reading in record.readings()}
    assert {reading.report_id: reading for reading in kept.readings} == stored


def rows(path: Path) -> list[tuple[object, ...]]:
    with Record.open(path) as record:
        return sorted(
            record.connection.execute("SELECT report_id, finding_id, layer, position, payload FROM findings")
        )


def test_workers_write_the_same_rows(folder: Path, tmp_path: Path) -> None:
    rashomon.read_many(folder, into=tmp_path / "one.db")
    rashomon.read_many(folder, into=tmp_path / "two.db", workers=2)
    assert rows(tmp_path / "one.db") == rows(tmp_path / "two.db")


def test_saved_pages_are_kept_with_their_reports(tmp_path: Path) -> None:
    body = "".join(f"<p>{part}</p>" for part in TEXT.split("\n\n"))
    page = f"<html><head><title>Vesk</title></head><body><article>{body * 3}</article></body></html>".encode()
    (tmp_path / "page.html").write_bytes(page)
    rashomon.read_many(tmp_path / "page.html", into=tmp_path / "r.db", options=Options(outlet="Arden Post"))
    with Record.open(tmp_path / "r.db") as record:
        (report_id,) = record.report_ids()
        kept = record.page(report_id)
    assert kept is not None
    assert (kept.content, kept.content_type) == (page, "text/html")


def test_compare_takes_readings() -> None:
    other = TEXT.replace("12 people", "14 people")
    comparison = rashomon.compare(
        [rashomon.read(TEXT, outlet="Arden Post"), rashomon.read(other, outlet="Vesk Courier")]
    )
    assert len(comparison.reports) == 2
