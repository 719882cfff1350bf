"""One report with its reading, ready to draw."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Literal

from rashomon.comparison import report_name
from rashomon.findings import Attribution, Reading
from rashomon.present.server.drawing import Drawing
from rashomon.present.server.models import (
    DecisionView,
    ReportMeta,
    ReportName,
    ReportView,
    Section,
    SpanView,
    VoiceBand,
)
from rashomon.present.server.versions_view import versions_of
from rashomon.record import Record
from rashomon.record.review import Decision, decisions
from rashomon.record.voices import ReadingIndex, source_words
from rashomon.report import Report, Span

_DEEPEST = 20
"""Bands are nested no deeper than this: voices inside voices that go on for ever are a fault."""
_LOOKED_AT = 400
"""Letters of a text that its direction is told from."""


def report_view(record: Record, report_id: str) -> ReportView:
    """A report ready to draw; without findings when it was not read. Raises UnknownFindingError."""
    report = record.report(report_id)
    reading = _reading(record, report)
    made = decision_views(record, report_id=report.report_id)
    drawing = None if reading is None else Drawing(reading, standing(made))
    page = record.connection.execute(
        "SELECT content_type FROM pages WHERE report_id = ?", (report.report_id,)
    ).fetchone()
    return ReportView(
        report=_meta(report, has_page=page is not None and "html" in (page[0] or "")),
        text=report.text,
        sections=sections(report),
        reader=None if reading is None else reading.reader,
        skipped=None if reading is None else reading.skipped,
        findings=[] if drawing is None else drawing.findings(),
        voices=[] if reading is None else voice_bands(reading),
        decisions=made,
        versions=versions_of(record, report),
    )


def _reading(record: Record, report: Report) -> Reading | None:
    read = record.connection.execute(
        "SELECT 1 FROM readings WHERE report_id = ? AND is_current = 1", (report.report_id,)
    ).fetchone()
    return None if read is None else record.reading(report.report_id)


def direction(text: str) -> Literal["ltr", "rtl"]:
    """Which way a text runs: the direction of most of its first letters."""
    kinds = [unicodedata.bidirectional(letter) for letter in text[:_LOOKED_AT]]
    right = sum(kind in ("R", "AL") for kind in kinds)
    return "rtl" if right > kinds.count("L") else "ltr"


def name_of(report: Report) -> ReportName:
    """A report in a few words."""
    return ReportName(
        report_id=report.report_id,
        name=report_name(report),
        outlet=report.outlet,
        published=report.published,
        headline=None if report.headline is None else report.quote(report.headline),
        agency=report.agency,
        direction=direction(report.text),
    )


def _meta(report: Report, *, has_page: bool) -> ReportMeta:
    return ReportMeta(
        report_id=report.report_id,
        name=report_name(report),
        outlet=report.outlet,
        url=report.url,
        published=report.published,
        updated=report.updated,
        dateline=report.dateline,
        byline=report.byline,
        agency=report.agency,
        language=report.language,
        direction=direction(report.text),
        captured_at=report.captured_at,
        source_file=report.source_file,
        source_kind=report.source_kind,
        warnings=list(report.warnings),
        has_page=has_page,
        text_sha256=report.text_sha256,
    )


def sections(report: Report) -> list[Section]:
    """The text's parts in order: headline and paragraphs; a text without marked paragraphs is one."""
    anchored = {(anchor.start, anchor.end) for anchor in report.anchors if anchor.anchored}
    spans = list(report.paragraphs)
    if not spans and report.body is not None and report.body.start < report.body.end:
        spans = _lines(report.text, report.body)
    found = []
    if report.headline is not None and report.headline.start < report.headline.end:
        found.append(_section("headline", 0, report.headline, anchored))
    for number, span in enumerate(spans, 1):
        kind: Literal["lead", "paragraph"] = "lead" if number == 1 else "paragraph"
        found.append(_section(kind, number, span, anchored))
    return found


def _lines(text: str, body: Span) -> list[Span]:
    """The lines of a body that its source did not divide."""
    spans, start = [], body.start
    for line in text[body.start : body.end].splitlines(keepends=True):
        kept = line.strip()
        if kept:
            begin = start + line.index(kept)
            spans.append(Span(begin, begin + len(kept)))
        start += len(line)
    return spans


def _section(
    kind: Literal["headline", "lead", "paragraph"], number: int, span: Span, anchored: set[tuple[int, int]]
) -> Section:
    return Section(
        kind=kind,
        number=number,
        start=span.start,
        end=span.end,
        anchored=(span.start, span.end) in anchored,
    )


def voice_bands(reading: Reading) -> list[VoiceBand]:
    """The report's voices as bands, in text order, nested ones inside."""
    index = ReadingIndex(reading)
    inside: dict[str | None, list[Attribution]] = {}
    for attribution in reading.voices:
        inside.setdefault(_voice_above(attribution, index), []).append(attribution)
    return _bands(None, inside, index, 0)


def _voice_above(attribution: Attribution, index: ReadingIndex) -> str | None:
    """Id of the nearest voice in whose words an attribution stands, stances passed over."""
    seen: set[str] = set()
    above = index.attributions.get(attribution.parent or "")
    while above is not None and not above.is_voice and above.id not in seen:
        seen.add(above.id)
        above = index.attributions.get(above.parent or "")
    return above.id if above is not None and above.is_voice else None


def _bands(
    parent: str | None, inside: dict[str | None, list[Attribution]], index: ReadingIndex, depth: int
) -> list[VoiceBand]:
    if depth > _DEEPEST:
        return []
    ordered = sorted(inside.get(parent, ()), key=lambda one: (one.citations[0].start, one.id))
    return [
        VoiceBand(
            attribution=one.id,
            speaker=source_words(one, index),
            cue=" ".join(" ".join(cited.quote.split()) for cited in one.cue),
            act=one.act,
            quote_type=one.quote_type,
            source_kind=one.source_kind,
            depth=depth,
            content=[SpanView(start=cited.start, end=cited.end) for cited in one.content],
            inside=_bands(one.id, inside, index, depth + 1),
        )
        for one in ordered
    ]


def decision_views(record: Record, *, report_id: str | None = None) -> list[DecisionView]:
    """Decisions in the order they were made; of one report, or all."""
    made = decisions(record, report_id=report_id)
    undone = {decision.undoes for decision in made if decision.undoes is not None}
    return [
        decision_view(decision, stands=decision.decision != "undo" and decision.id not in undone)
        for decision in made
    ]


def decision_view(decision: Decision, *, stands: bool) -> DecisionView:
    """One decision as it is shown."""
    return DecisionView.model_validate({**decision._asdict(), "stands": stands})


def standing(made: Iterable[DecisionView]) -> dict[str, str]:
    """Finding to the last decision that stands, comments left out."""
    return {one.finding_id: one.decision for one in made if one.stands and one.decision != "comment"}
