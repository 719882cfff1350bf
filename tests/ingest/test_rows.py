"""Tables of reports: JSONL, JSON, CSV."""

from __future__ import annotations

import csv
import gzip
import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.ingest import Options, Outcome, Reject, Taken, open_reports
from rashomon.ingest.rows import rows_of_csv, rows_of_json, rows_of_jsonl
from rashomon.report import Report

OPTIONS = Options()
ROW = {
    "id": "a1",
    "title": "Two bridges closed",
    "text": "ARDEN (AP) — Two shells fell.\n\nNobody was hurt.",
    "source": "Arden Post",
    "date": "3 June 1996",
    "author": ["Ann Hale", {"name": "Bo Vesk"}],
    "lang": "en",
    "section": "war",
}


def jsonl(*rows: Any, **options: Any) -> list[Outcome]:
    data = "\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows).encode()
    return list(rows_of_jsonl(io.BytesIO(data), "a.jsonl", Options(**options)))


def report(outcome: Outcome) -> Report:
    assert isinstance(outcome, Taken), outcome
    return outcome.report


def test_default_names() -> None:
    [found] = jsonl(ROW)
    got = report(found)
    assert got.text == "Two bridges closed\n\n" + str(ROW["text"])
    assert got.headline is not None and got.quote(got.headline) == "Two bridges closed"
    assert (got.outlet, got.published, got.language) == ("Arden Post", "1996-06-03", "en")
    assert (got.byline, got.dateline, got.agency) == ("Ann Hale, Bo Vesk", "ARDEN", "AP")
    assert got.source_file == "a.jsonl:1"
    assert got.source_kind == "jsonl"
    assert got.extra == {"id": "a1", "section": "war"}


def test_a_mapping_wins_over_the_default_names() -> None:
    row = {
        "Text": "wrong",
        "corps": "Shells fell on Arden.",
        "titre": "Two bridges closed",
        "Journal": "Arden Post",
    }
    [found] = jsonl(row, fields={"text": "corps", "headline": "titre", "outlet": "journal"})
    got = report(found)
    assert got.text == "Two bridges closed\n\nShells fell on Arden."
    assert got.outlet == "Arden Post"


def test_the_headline_is_not_doubled() -> None:
    [found] = jsonl({"title": "Two bridges closed", "text": "Two  bridges closed\nShells fell on Arden."})
    got = report(found)
    assert got.text == "Two  bridges closed\nShells fell on Arden."
    assert got.headline is not None and got.quote(got.headline) == "Two  bridges closed"
    assert got.lead is not None and got.quote(got.lead) == "Shells fell on Arden."


def test_a_bad_row_is_a_reject_with_its_line_and_the_others_go_on() -> None:
    found = jsonl(
        {"text": "Shells fell on Arden."},
        "{not json",
        "",
        {"text": ""},
        {"text": 5},
        {"content_of": "x"},
        [1, 2],
        '{"text": "half \\ud800 a character"}',
        '{"text": "nul \\u0000 inside"}',
        '{"text": "Arden.", "title": "\\u0000"}',
        "[" * 100_000,
        {"text": "More shells fell on Arden."},
    )
    assert [o.source for o in found if isinstance(o, Reject)] == [
        f"a.jsonl:{n}" for n in range(2, 12) if n != 3
    ]
    reasons = [o.reason for o in found if isinstance(o, Reject)]
    assert reasons == ["bad_field"] * 5 + ["wrong_encoding"] + ["bad_field"] * 3
    assert len([o for o in found if isinstance(o, Taken)]) == 2


def test_a_field_that_cannot_be_stored_is_left_out_and_told() -> None:
    [found] = jsonl('{"text": "Shells fell.", "note": "half \\ud800"}')
    assert report(found).extra == {}
    assert "note" in report(found).warnings[0]


def test_an_unread_date_is_kept_and_told() -> None:
    [found] = jsonl({"text": "Shells fell.", "date": "last Tuesday"})
    got = report(found)
    assert got.published is None
    assert got.extra == {"date": "last Tuesday"}
    assert "last Tuesday" in got.warnings[0]


def test_bytes_outside_utf8_reject_their_line_only() -> None:
    data = b'{"text": "Shells fell."}\n{"text": "caf\xe9"}\n\xef\xbb\xbf\n{"text": "More fell."}'
    found = list(rows_of_jsonl(io.BytesIO(data), "a.jsonl", OPTIONS))
    assert [type(o).__name__ for o in found] == ["Taken", "Reject", "Reject", "Taken"]
    assert isinstance(found[1], Reject) and found[1].reason == "wrong_encoding"


@pytest.mark.parametrize(
    "value", [[{"text": "Shells fell."}], {"articles": [{"text": "Shells fell."}]}, {"text": "Shells fell."}]
)
def test_json_files(value: Any) -> None:
    [found] = rows_of_json(json.dumps(value).encode(), "a.json", OPTIONS)
    assert report(found).text == "Shells fell."


def test_json_lines_named_json() -> None:
    found = list(rows_of_json(b'{"text": "Shells fell."}\n{"text": "More fell."}', "a.json", OPTIONS))
    assert [report(o).text for o in found] == ["Shells fell.", "More fell."]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_csv(encoding: str, separator: str) -> None:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator)
    writer.writerow(["ID", "Headline", "Text", "Outlet", "Published"])
    writer.writerow([1, "Two bridges closed", 'Shells, "many"; fell\non Ården.', "Arden Post", "1996-06-03"])
    writer.writerow([])
    writer.writerow([2, "", "More shells fell.", "", ""])
    found = list(rows_of_csv(io.BytesIO(out.getvalue().encode(encoding)), "a.csv", OPTIONS))
    first, second = map(report, found)
    assert first.text == 'Two bridges closed\n\nShells, "many"; fell\non Ården.'
    assert (first.outlet, first.published, first.source_kind) == ("Arden Post", "1996-06-03", "csv")
    assert (first.source_file, second.source_file) == ("a.csv:2", "a.csv:5")
    assert second.text == "More shells fell."


def test_a_header_over_two_lines() -> None:
    data = b'"the\ntitle",text\na,Shells fell\nb,"More\nfell"\n,\nc\n'
    found = list(rows_of_csv(io.BytesIO(data), "a.csv", OPTIONS))
    assert [o.source if isinstance(o, Reject) else o.report.source_file for o in found] == [
        "a.csv:3",
        "a.csv:4",
        "a.csv:7",
    ]


def test_bad_csv_rows_are_rejects() -> None:
    data = b"title,text\na,Shells fell,x,y\nb,caf\xe9 bombed\nc,\nd,More fell\n"
    found = list(rows_of_csv(io.BytesIO(data), "a.csv", OPTIONS))
    assert [(o.source, o.reason) for o in found if isinstance(o, Reject)] == [
        ("a.csv:2", "bad_field"),
        ("a.csv:3", "wrong_encoding"),
        ("a.csv:4", "bad_field"),
    ]
    assert report(found[-1]).text == "d\n\nMore fell"


@given(
    st.text(
        st.characters(blacklist_categories=("Cs",), blacklist_characters="\x00"), min_size=1, max_size=200
    )
)
def test_text_in_is_text_out(text: str) -> None:
    [found] = jsonl({"text": text})
    if text.strip():
        assert report(found).text == text
    else:
        assert isinstance(found, Reject)


def test_files_of_rows(tmp_path: Path) -> None:
    line = json.dumps(ROW).encode() + b"\n"
    (tmp_path / "a.jsonl").write_bytes(line)
    with gzip.open(tmp_path / "b.jsonl.gz", "wb") as out:
        out.write(line * 2)
    (tmp_path / "c.tsv.gz").write_bytes(gzip.compress(b"title\ttext\nTwo bridges\tShells fell.\n"))
    found = [report(o) for o in open_reports([tmp_path])]
    assert [Path(r.source_file or "").name for r in found] == [
        "a.jsonl:1",
        "b.jsonl.gz:1",
        "b.jsonl.gz:2",
        "c.tsv.gz:2",
    ]
    assert [r.source_kind for r in found] == ["jsonl", "jsonl", "jsonl", "csv"]


def test_a_cut_gzip_gives_its_rows_and_a_reject(tmp_path: Path) -> None:
    lines = b"".join(json.dumps({"text": f"Shell {n} fell."}).encode() + b"\n" for n in range(5_000))
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(lines)[:-200])
    *rows, last = open_reports([tmp_path])
    assert rows
    assert isinstance(last, Reject) and last.reason == "corrupt_archive_member"


def test_a_row_over_the_limit() -> None:
    [found] = jsonl({"text": "a" * 200}, max_text=100)
    assert isinstance(found, Reject) and found.reason == "too_large"


@pytest.mark.shared
def test_real_rows(shared: Path) -> None:
    found = [report(o) for o in open_reports([shared / "articles" / "reports.jsonl"])]
    assert len(found) == 20
    assert all(r.headline and r.published and r.outlet and r.language == "en" for r in found)
    assert len({r.report_id for r in found}) == 20


def test_dates_with_two_readings_follow_those_with_one() -> None:
    rows = [{"text": "Shells fell on Arden.", "date": day} for day in ("4/5/1917", "4/25/1917")]
    assert [report(row).published for row in jsonl(*rows)] == ["1917-04-05", "1917-04-25"]
    assert report(jsonl(rows[0])[0]).published is None


def test_the_day_that_the_text_prints_outweighs_a_loose_date_column() -> None:
    row = {"title": "Shelling", "text": "Posted on May 4 1917 by Ann Hale Shells fell.", "date": "1917-04-02"}
    found = report(jsonl(row)[0])
    assert found.published == "1917-05-04"
    assert any("1917-04-02" in warning for warning in found.warnings)
    assert report(jsonl({**row, "published": "1917-04-02"})[0]).published == "1917-04-02"
