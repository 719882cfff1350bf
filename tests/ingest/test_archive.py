"""WARC, WARC.gz and WACZ: bodies as browsers store them, damage passed over."""

from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path

import brotli
import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from rashomon.ingest import Outcome, Reject, Taken, open_reports

BODY = "".join(
    f"<p>The {word} bridge of Arden was closed on Monday after two shells fell beside it, the mayor said.</p>"
    for word in ("northern", "southern", "eastern", "western")
)


def page(title: str) -> bytes:
    return (
        f"<html lang='en'><head><title>{title}</title></head><body><article><h1>{title}</h1>{BODY}"
        "</article></body></html>"
    ).encode()


def chunked(data: bytes) -> bytes:
    pieces = [data[at : at + 100] for at in range(0, len(data), 100)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


def warc(
    pages: list[tuple[str, bytes, list[tuple[str, str]]]], *, packed: bool = True, info: bool = True
) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    if info:
        writer.write_record(writer.create_warcinfo_record("made.warc", {"software": "test"}))
    for url, body, headers in pages:
        record = writer.create_warc_record(
            url,
            "response",
            payload=io.BytesIO(body),
            http_headers=StatusAndHeaders("200 OK", headers, protocol="HTTP/1.1"),
            warc_headers_dict={"WARC-Date": "1996-06-03T10:00:00Z"},
        )
        writer.write_record(record)
    return out.getvalue()


HTML = ("Content-Type", "text/html; charset=utf-8")
PAGES = [
    ("https://arden.example/plain", page("Plain bridges of Arden close"), [HTML]),
    (
        "https://arden.example/br",
        brotli.compress(page("Squeezed bridges of Arden close")),
        [HTML, ("Content-Encoding", "br")],
    ),
    (
        "https://arden.example/chunked",
        chunked(gzip.compress(page("Chunked bridges of Arden close"))),
        [HTML, ("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked")],
    ),
    ("https://arden.example/style.css", b"p { color: red }", [("Content-Type", "text/css")]),
]


def opened(path: Path) -> list[Outcome]:
    return list(open_reports([path]))


def headlines(outcomes: list[Outcome]) -> list[str | None]:
    return [
        o.report.quote(o.report.headline) if o.report.headline else None
        for o in outcomes
        if isinstance(o, Taken)
    ]


@pytest.mark.parametrize("packed", [True, False])
def test_plain_brotli_and_chunked_bodies(tmp_path: Path, packed: bool) -> None:
    path = tmp_path / ("a.warc.gz" if packed else "a.warc")
    path.write_bytes(warc(PAGES, packed=packed))
    outcomes = opened(path)
    assert headlines(outcomes) == [
        "Plain bridges of Arden close",
        "Squeezed bridges of Arden close",
        "Chunked bridges of Arden close",
    ]
    first = outcomes[0]
    assert isinstance(first, Taken)
    assert first.report.url == "https://arden.example/plain"
    assert first.report.captured_at == "1996-06-03T10:00:00Z"
    assert first.report.source_kind == "warc"
    assert first.report.source_file == f"{path}!https://arden.example/plain"
    assert first.page == PAGES[0][1]


def test_a_damaged_member_is_a_reject_and_the_rest_go_on(tmp_path: Path) -> None:
    parts = [warc([entry], info=False) for entry in PAGES]
    hurt = bytearray(parts[1])
    hurt[40:80] = bytes(40)
    path = tmp_path / "a.warc.gz"
    path.write_bytes(parts[0] + bytes(hurt) + parts[2])
    outcomes = opened(path)
    assert headlines(outcomes) == ["Plain bridges of Arden close", "Chunked bridges of Arden close"]
    rejects = [o for o in outcomes if isinstance(o, Reject)]
    assert {r.reason for r in rejects} == {"corrupt_archive_member"}
    assert [r.source for r in rejects] == [f"{path}!{len(parts[0])}"]


def test_a_cut_archive_keeps_what_came_before(tmp_path: Path) -> None:
    for packed in (True, False):
        whole = warc(PAGES[:1], packed=packed)
        path = tmp_path / "a.warc"
        path.write_bytes(whole + warc(PAGES[2:3], packed=packed, info=False)[:-60])
        outcomes = opened(path)
        assert headlines(outcomes)[:1] == ["Plain bridges of Arden close"]
        assert [o.reason for o in outcomes if isinstance(o, Reject)] == ["corrupt_archive_member"]


def test_an_archive_gzipped_in_one_piece(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(gzip.compress(warc(PAGES, packed=False)))
    assert len(headlines(opened(path))) == 3


def test_wacz(tmp_path: Path) -> None:
    path = tmp_path / "a.wacz"
    with zipfile.ZipFile(path, "w") as box:
        box.writestr("archive/data.warc.gz", warc(PAGES[:2]))
        box.writestr("datapackage.json", "{}")
    outcomes = opened(path)
    assert headlines(outcomes) == ["Plain bridges of Arden close", "Squeezed bridges of Arden close"]
    assert isinstance(outcomes[0], Taken)
    assert outcomes[0].report.source_kind == "wacz"
    assert outcomes[0].report.source_file == f"{path}!archive/data.warc.gz!https://arden.example/plain"


def test_a_broken_wacz_is_a_reject(tmp_path: Path) -> None:
    path = tmp_path / "a.wacz"
    path.write_bytes(b"PK\x03\x04 not a zip")
    [found] = opened(path)
    assert isinstance(found, Reject)
    assert found.reason == "corrupt_archive_member"


def test_noise_named_warc_raises_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(b"\x1f\x8b\x08" + bytes(range(256)) * 20)
    assert all(isinstance(o, Reject) for o in opened(path))
    path.write_bytes(b"Neither gzip nor an archive record\r\n\r\n" * 5)
    assert all(isinstance(o, Reject) for o in opened(path))
