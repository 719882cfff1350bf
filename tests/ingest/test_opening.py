"""Files, folders and standard input: what is read, in what order, and every way to be turned away."""

from __future__ import annotations

import gzip
import io
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from rashomon.errors import REJECT_REASONS
from rashomon.ingest import Kind, Options, Outcome, Reject, Taken, guess_kind, open_reports

TEXT = "Two bridges closed\n\nShells fell on Arden on Monday.\n"
PAGE = (
    "<html><head><title>Two bridges closed</title></head><body><h1>Two bridges closed</h1>"
    + "".join(
        f"<p>Shell number {n} fell beside the bridge of Arden on Monday, the mayor said.</p>"
        for n in range(4)
    )
    + "</body></html>"
)


def opened(*paths: Any, **options: Any) -> list[Outcome]:
    return list(open_reports(paths, options=Options(**options)))


def reason(path: Path, **options: Any) -> str:
    [found] = opened(path, **options)
    assert isinstance(found, Reject), found
    assert found.reason in REJECT_REASONS
    assert found.source.startswith(str(path))
    assert len(found.detail) > 10
    return found.reason


def write(path: Path, data: bytes | str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def test_a_folder_is_read_to_the_bottom_in_order(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a.md",
        "sub/c.txt",
        "sub/deeper/d.text",
        ".hidden.txt",
        ".git/e.txt",
        "style.css",
        "p.png",
    ):
        write(tmp_path / name, TEXT)
    write(tmp_path / "page.html", PAGE)
    write(tmp_path / "page_files/inner.html", PAGE)
    write(tmp_path / "tool.py", "print()")
    found = opened(tmp_path)
    names = [
        str(Path(o.report.source_file or "").relative_to(tmp_path)) if isinstance(o, Taken) else o.reason
        for o in found
    ]
    assert names == ["a.md", "b.txt", "page.html", "unsupported_kind", "sub/c.txt", "sub/deeper/d.text"]


def test_assets_folders_go_only_with_their_page(tmp_path: Path) -> None:
    write(tmp_path / "case_files/a.txt", TEXT)
    assert len(opened(tmp_path)) == 1


def test_reading_is_lazy(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", TEXT)
    later = write(tmp_path / "b.txt", TEXT)
    reports = open_reports([tmp_path / "a.txt", later])
    assert isinstance(next(reports), Taken)
    later.unlink()
    last = next(reports)
    assert isinstance(last, Reject) and last.reason == "not_found"


def test_captured_at_is_the_files_time_and_not_part_of_the_id(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", TEXT)
    os.utime(path, (833_800_000, 833_800_000))
    [first] = opened(path)
    os.utime(path, (833_900_000, 833_900_000))
    [second] = opened(path)
    assert isinstance(first, Taken) and isinstance(second, Taken)
    assert first.report.captured_at == "1996-06-03T11:06:40Z"
    assert first.report.report_id == second.report.report_id


def test_names_that_are_no_files(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert reason(tmp_path / "pipe.txt") == "unsupported_kind"
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    assert reason(tmp_path / "loop.txt") == "not_found"


def test_paths_that_cannot_be(tmp_path: Path) -> None:
    for path in (tmp_path / ("a" * 5000), Path("a\x00b")):
        [found] = opened(path)
        assert isinstance(found, Reject) and found.reason == "not_found"


def test_a_file_name_outside_utf8(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    [found] = opened(write(path, TEXT))
    assert isinstance(found, Taken)
    assert (found.report.source_file or "").endswith("caf\ufffd.txt")


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    [found] = opened("-")
    assert isinstance(found, Taken)
    assert found.report.text == TEXT
    assert (found.report.source_file, found.report.captured_at) == ("-", None)


def test_gzip_of_a_text_kind(tmp_path: Path) -> None:
    write(tmp_path / "a.txt.gz", gzip.compress(TEXT.encode()))
    write(tmp_path / "b.html.gz", gzip.compress(PAGE.encode()))
    first, second = opened(tmp_path)
    assert isinstance(first, Taken) and isinstance(second, Taken)
    assert first.report.text == TEXT
    assert second.report.source_kind == "html"
    assert second.page == PAGE.encode()


def test_options_fill_what_the_source_leaves_open(tmp_path: Path) -> None:
    [found] = opened(write(tmp_path / "a.txt", TEXT), outlet="Arden Post", language="en", kind="markdown")
    assert isinstance(found, Taken)
    assert (found.report.outlet, found.report.language, found.report.source_kind) == (
        "Arden Post",
        "en",
        "markdown",
    )


@pytest.mark.parametrize(
    ("name", "head", "kind"),
    [
        ("a.txt", b"<html>", "text"),
        ("a.TXT.GZ", b"x", "text"),
        ("a.htm", b"", "html"),
        ("a", b"<!DOCTYPE html>", "html"),
        ("a", b"%PDF-1.4", "pdf"),
        ("a", b"WARC/1.0\r\n", "warc"),
        ("a.xml", b"<?xml version='1.0'?><rss version='2.0'>", "feed"),
        ("a.xml", b"<?xml version='1.0'?><note/>", None),
        ("a", b'{"text": "x"}', "json"),
        ("a", b"PK\x03\x04archive/data.warc.gz", "wacz"),
        ("a", b"PK\x03\x04word/document.xml", None),
        ("a", b"Two bridges closed", "text"),
        ("a.docx", b"PK\x03\x04", None),
        ("a.css", b"p {}", None),
    ],
)
def test_guessing_the_kind(name: str, head: bytes, kind: Kind | None) -> None:
    assert guess_kind(name, head) == kind


def test_every_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Снаряды упали на Арден.".encode("cp1251")
    assert reason(tmp_path / "none.txt") == "not_found"
    assert reason(write(tmp_path / "a.txt", b"")) == "empty"
    assert reason(write(tmp_path / "a.txt", b" \n\n")) == "empty"
    assert reason(write(tmp_path / "a.txt", b"\x00\x01\x02")) == "not_text"
    assert reason(write(tmp_path / "a.txt", "a\x00b")) == "not_text"
    assert reason(write(tmp_path / "a.txt", "a".encode("utf-16")[:-1])) == "wrong_encoding"
    assert reason(write(tmp_path / "a.txt", text)) == "wrong_encoding"
    assert reason(write(tmp_path / "a.txt", text), encoding="no-such") == "wrong_encoding"
    assert reason(write(tmp_path / "a.txt", b"\xed\xa0\x80 half")) == "wrong_encoding"
    assert reason(write(tmp_path / "a.txt", b"a" * 101), max_text=100) == "too_large"
    assert reason(write(tmp_path / "a.txt", b"a" * 101), max_raw=100) == "too_large"
    assert reason(write(tmp_path / "a.txt.gz", gzip.compress(b"a" * 10**7)), max_raw=10**6) == "too_large"
    assert reason(write(tmp_path / "a.txt.gz", gzip.compress(TEXT.encode())[:-9])) == "corrupt_archive_member"
    assert reason(write(tmp_path / "a.html", "<p>Menu</p>")) == "no_article_found"
    assert reason(write(tmp_path / "a.csv", "text\n".encode("utf-16") + b"a")) == "wrong_encoding"
    assert reason(write(tmp_path / "a.docx", b"PK\x03\x04")) == "unsupported_kind"
    assert reason(write(tmp_path / "a.jsonl", b'{"no": 1}')) == "bad_field"
    assert reason(write(tmp_path / "a.pdf", b"%PDF-1.4 broken")) == "not_text"
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    assert reason(write(tmp_path / "a.pdf", b"%PDF-1.4 broken")) == "missing_extra"
    assert "pip install 'rashomon[pdf]'" in str(opened(tmp_path / "a.pdf"))


NOISE = [b"\x00\xff\xfe", b"[", b'"\n"', b"\x1f\x8b\x08junk", b"PK\x03\x04", b"%PDF-", "💥".encode()]


@pytest.mark.parametrize(
    "kind", ["text", "markdown", "html", "json", "jsonl", "csv", "feed", "warc", "wacz", "pdf"]
)
@pytest.mark.parametrize("data", NOISE)
def test_noise_of_every_kind_raises_nothing(tmp_path: Path, kind: Kind, data: bytes) -> None:
    for outcome in opened(write(tmp_path / "noise", data), kind=kind):
        assert isinstance(outcome, (Taken, Reject))


def test_heavy_readers_are_not_imported_with_the_package() -> None:
    code = (
        "import sys, rashomon.ingest; heavy = {'trafilatura', 'lxml', 'feedparser', 'warcio', 'py3langid', "
        "'pypdfium2', 'numpy', 'brotli'}; sys.exit(', '.join(heavy & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
