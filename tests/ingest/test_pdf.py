"""PDF files, made here object by object."""

from __future__ import annotations

from pathlib import Path

import pytest

from rashomon.ingest import Reject, Taken, open_reports

pytest.importorskip("pypdfium2")


def pdf(pages: list[list[str]]) -> bytes:
    """A PDF with one text line below the other on each page."""
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    kids = []
    for lines in pages:
        stream = "BT /F1 12 Tf 14 TL 50 700 Td " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream.encode("latin-1")))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
    return bytes(out)


def test_pages_are_read_in_order(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(
        pdf([["Two shells fell on Arden on Monday.", "Nobody was hurt."], ["The mayor closed both bridges."]])
    )
    [found] = open_reports([path])
    assert isinstance(found, Taken)
    assert (
        found.report.text
        == "Two shells fell on Arden on Monday.\nNobody was hurt.\n\nThe mayor closed both bridges."
    )
    assert found.report.source_kind == "pdf"
    assert (found.page, found.page_type) == (path.read_bytes(), "application/pdf")


def test_a_pdf_without_text_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf([[]]))
    [found] = open_reports([path])
    assert isinstance(found, Reject)
    assert found.reason == "empty"
    assert "character recognition" in found.detail
