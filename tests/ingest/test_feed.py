"""RSS and Atom files."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from rashomon.ingest import Reject, Taken, open_reports

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Arden Post</title><link>https://arden.example/</link><language>en-gb</language>
<item><title>Two bridges &amp;amp; a ferry closed</title><link>https://arden.example/1</link><guid>arden-1</guid>
<pubDate>Mon, 03 Jun 1996 10:00:00 +0100</pubDate><dc:creator>Ann Hale</dc:creator>
<description>Short.</description>
<content:encoded><![CDATA[<p>ARDEN (AP) — Two <b>shells</b> fell
beside the bridge.</p><p>Nobody was hurt.</p><p>Read more</p>]]></content:encoded></item>
<item><title>Ferry resumes</title><link>https://arden.example/2</link>
<description>The ferry to Vesk sails.</description></item>
<item><title>Nothing here</title><link>https://arden.example/3</link></item>
</channel></rss>"""

ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Norland Times</title><id>urn:x</id>
<updated>1996-06-04T00:00:00Z</updated>
<entry><title type="html">Two &lt;i&gt;bridges&lt;/i&gt; closed</title><id>urn:1</id>
<link href="https://norland.example/1"/>
<published>1996-06-03T10:00:00Z</published><updated>1996-06-04T10:00:00Z</updated>
<author><name>Bo Vesk</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">
<p>Two shells fell on Arden.</p><p>Nobody was hurt.</p></div></content>
</entry></feed>"""


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("a feed must not be fetched")

    monkeypatch.setattr(socket, "socket", refuse)


def test_rss(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text(RSS, encoding="utf-8")
    first, second, third = open_reports([path])
    assert isinstance(first, Taken)
    report = first.report
    assert report.text.split("\n\n") == [
        "Two bridges & a ferry closed",
        "ARDEN (AP) — Two shells fell beside the bridge.",
        "Nobody was hurt.",
    ]
    assert (report.outlet, report.url, report.byline) == ("Arden Post", "https://arden.example/1", "Ann Hale")
    assert (report.published, report.dateline, report.agency) == ("1996-06-03T10:00:00+01:00", "ARDEN", "AP")
    assert (report.source_kind, report.source_file) == ("feed", f"{path}!1")
    assert report.extra == {"id": "arden-1"}
    assert isinstance(second, Taken)
    assert second.report.published is None
    assert "summary" in second.report.warnings[0]
    assert isinstance(third, Reject)
    assert (third.reason, third.source) == ("empty", f"{path}!3")


def test_atom(tmp_path: Path) -> None:
    path = tmp_path / "a.atom"
    path.write_text(ATOM, encoding="utf-8")
    [found] = open_reports([path])
    assert isinstance(found, Taken)
    report = found.report
    assert report.text == "Two bridges closed\n\nTwo shells fell on Arden.\n\nNobody was hurt."
    assert (report.outlet, report.byline) == ("Norland Times", "Bo Vesk")
    assert (report.published, report.updated) == ("1996-06-03T10:00:00Z", "1996-06-04T10:00:00Z")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<rss version='2.0'><channel><title>Arden</title></channel></rss>", "empty"),
        ("no feed at all", "unsupported_kind"),
        ("<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/hostname'>]><rss><channel>&b;</channel></rss>", None),
    ],
)
def test_feeds_without_entries(tmp_path: Path, text: str, reason: str | None) -> None:
    path = tmp_path / "a.rss"
    path.write_text(text, encoding="utf-8")
    [found] = open_reports([path])
    assert isinstance(found, Reject)
    assert found.reason == reason or reason is None
