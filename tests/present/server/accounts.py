"""More readings made by hand: a second account of the shelling of Vesk, and a report with a hostile page."""

from __future__ import annotations

from collections.abc import Callable

from starlette.testclient import TestClient

from hand_made import make_reading, make_report
from rashomon.findings import Frame, Maker, Reading, finding_id
from rashomon.report import Anchor, Report, Span

BASE = "http://127.0.0.1:8765"
ClientMaker = Callable[..., TestClient]

HOSTILE_TEXT = (
    "<script>alert('headline')</script>\n\n"
    "</script><img src=x onerror=alert(1)> Shells fell on Vesk. The \u202emayor\u202c spoke of «12 dead» 🙂."
)
SECOND_TEXT = """Belmark shaken by shells across the river

Belmark's council met through the night fall and asked for tents and water for every family from Vesk, where
the ferries have not run since the thaw. By noon the health ministry in the capital had counted, and it put
the toll of the day higher than anybody: Norland forces shelled the town of Vesk on Monday, it said.
No fewer and no more: exactly 200 people lay dead. Colonel Hale, asked at the station, denied it 🙂 before his
train left. The bridge was destroyed. Neighbours carried chairs, pictures and sacks of flour to the school.
"""
PAGE = """<!doctype html>
<html><head><title>Vesk</title><base href="https://evil.example/">
<meta http-equiv="refresh" content="0;url=https://evil.example/">
<link rel="stylesheet" href="https://evil.example/a.css"><link rel="prefetch" href="//evil.example/p">
<style>@import url(https://evil.example/b.css); body{background:url(https://evil.example/c.png)}</style>
<script>alert(1)</script></head>
<body onload="alert(2)" background="https://evil.example/bg.png">
<h1 id="top" onclick="alert(3)">Shells fall on Vesk</h1>
<p id="first" style="background:url('https://evil.example/d.png')" data-rashomon-block="mine">Shells
fell on <b>Vesk</b> on Monday. <a href="javascript:alert(4)">Two people</a> were hurt.</p>
<p style="color: red">A witness said <a href="https://evil.example/x" ping="https://evil.example/y">shells
fell</a> again. <img src="https://evil.example/e.png" srcset="//evil.example/f.png 2x" onerror="alert(5)">
<img src="data:image/png;base64,iVBORw0KGgo="><img src="data:image/svg+xml;base64,PHN2Zy8+"></p>
<form action="https://evil.example/"><input name="q" autofocus onfocus="alert(6)"><button>Go</button></form>
<iframe src="https://evil.example/"></iframe><iframe srcdoc="<script>alert(7)</script>"></iframe>
<svg><script>alert(8)</script><animate onbegin="alert(9)"/></svg><math><mtext>m</mtext></math>
<object data="https://evil.example/o"></object><embed src="https://evil.example/o">
<video poster="https://evil.example/v.png"><source src="https://evil.example/v"></video>
<p style="background:u\\72l(https://evil.example/g.png)">Escaped.</p>
<noscript><img src=//evil.example/n></noscript>
<template><img src="https://evil.example/t"></template><!-- <img src=//evil.example/comment> -->
</body></html>"""
PAGE_TEXT = (
    "Shells fall on Vesk\n\nShells fell on Vesk on Monday. Two people were hurt.\n\n"
    "A witness said shells fell again."
)


def second_reading() -> Reading:
    """Another outlet's account of the same shelling, a day later, with another figure."""
    report = make_report(
        SECOND_TEXT,
        headline=Span(0, SECOND_TEXT.index("\n")),
        outlet="Belmark Times",
        published="2016-05-04",
        url="https://belmark.example/vesk",
    )
    stand_in = report.text.replace("exactly 200 people", "at least 12 people")
    first = make_reading(make_report(stand_in, headline=report.headline))
    data = first.model_dump_json().replace("at least 12", "exactly 200")
    data = data.replace(
        '"low":12.0,"best":12.0,"high":null,"bound":"at_least"',
        '"low":200.0,"best":200.0,"high":200.0,"bound":"exact"',
    )
    data = data.replace(first.report.text_sha256, report.text_sha256)
    for one in first.findings():
        spans = [(citation.start, citation.end) for citation in one.citations]
        data = data.replace(one.id, finding_id(report.report_id, one.layer, spans))
    return Reading.model_validate_json(data).model_copy(update={"report": report})


def page_report() -> tuple[Report, Reading]:
    """A report that was taken from a saved page, with anchors, and one finding in each paragraph."""
    paragraphs = []
    at = 0
    for part in PAGE_TEXT.split("\n\n"):
        paragraphs.append(Span(at, at + len(part)))
        at += len(part) + 2
    headline, first, second = paragraphs
    report = Report.from_text(
        PAGE_TEXT,
        headline=headline,
        paragraphs=(first, second),
        outlet="Vesk Herald",
        published="2016-05-05",
        language="en",
        source_kind="html",
        source_file="vesk.html",
        anchors=(
            Anchor(start=headline.start, end=headline.end, path="/html/body/h1", offset=0),
            Anchor(start=first.start, end=first.end, path="/html/body/p[1]", offset=0),
            Anchor(start=second.start, end=second.end, path="/html/body/p[2]", offset=0),
        ),
    )
    return report, Reading(
        report=report, reader="1-test", frames=(_frame(report, "fell"), _frame(report, "shells fell"))
    )


def _frame(report: Report, words: str) -> Frame:
    start = report.text.index(words)
    cited = report.cite(start, start + len(words))
    return Frame(
        id=finding_id(report.report_id, "frame", [(start, start + len(words))]),
        layer="frame",
        citations=(cited,),
        maker=Maker(kind="rule", id="test.hand"),
        category="act_wording",
        wording=words,
        gloss="be fired at",
    )


def hostile_reading() -> Reading:
    """A report whose headline, text and outlet try to be markup, with a finding on them."""
    report = Report.from_text(
        HOSTILE_TEXT,
        headline=Span(0, HOSTILE_TEXT.index("\n")),
        outlet='"><script>alert("outlet")</script>',
        published="2016-05-06",
        language="en",
    )
    return Reading(report=report, reader="1-test", frames=(_frame(report, "<img src=x onerror=alert(1)>"),))
