"""The last step that all kinds share: a layout and what the source says become a Report."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from rashomon.ingest.layout import Layout
from rashomon.ingest.printed import dateline_day, is_printed_line
from rashomon.ingest.source import agency_of_byline, find_dateline
from rashomon.ingest.taken import Options
from rashomon.ingest.tongue import language_of
from rashomon.report import Anchor, Report, Span

# A byline may stand between headline and dateline, so the first paragraphs are looked at.
_LOOK = 3

# A line that says who wrote the text: it ends without a full stop, and names begin with capitals.
_BYLINE = re.compile(
    r"(?:(?:(?:Authored|Written|Posted|Reported|Story)\s+)?[Bb]y|BY|Von|Par|Por)[ ]+"
    r"(?P<names>[^\W\d_a-zß-öø-ÿ][^\r\n]{1,100}[^.!?\r\n])"
)


def make_report(
    layout: Layout,
    fields: Mapping[str, str | None],
    *,
    source: str,
    kind: str,
    options: Options,
    extra: Mapping[str, Any] | None = None,
    warnings: Sequence[str] = (),
    anchors: Sequence[Anchor] = (),
) -> Report:
    """A report of a laid-out text; what the source says of itself is in `fields` (names as in Report).

    Dateline and agency credit are read from the first paragraphs where the source does not give them.
    """
    known = {name: value for name, value in fields.items() if value and name != "headline"}
    notes = list(warnings)
    layout, byline = _byline_apart(layout, known.get("byline"))
    dateline, span, agency = _origin(layout, known.get("dateline"))
    layout = _lead_after(layout, span)
    language, note = language_of(
        layout.text[layout.body.start :] or layout.text, options.language or known.get("language")
    )
    if options.language is not None:
        language, note = options.language, None
    if note:
        notes.append(note)
    credit = known.get("agency") or agency or agency_of_byline(byline)
    return Report.from_text(
        layout.text,
        **layout.fields(),
        outlet=known.get("outlet") or options.outlet,
        url=known.get("url"),
        published=known.get("published") or dateline_day(dateline),
        updated=known.get("updated"),
        dateline=dateline,
        dateline_span=span,
        byline=byline,
        agency=credit,
        language=language,
        captured_at=known.get("captured_at"),
        source_file=source,
        source_kind=kind,
        anchors=tuple(anchors),
        warnings=tuple(notes),
        extra=dict(extra or {}),
    )


def _byline_apart(layout: Layout, given: str | None) -> tuple[Layout, str | None]:
    """The byline, and the layout whose lead comes after a first paragraph that is it or a printed day."""
    first = layout.lead
    if first is None or len(layout.paragraphs) < 2:
        return layout, given
    if is_printed_line(layout.text[first.start : first.end]):
        return replace(layout, lead=layout.paragraphs[1]), given
    found = _BYLINE.fullmatch(layout.text, first.start, first.end)
    if found is None:
        return layout, given
    return replace(layout, lead=layout.paragraphs[1]), given or found["names"].strip(" ,:")


def _lead_after(layout: Layout, dateline: Span | None) -> Layout:
    """The lead is the paragraph after a dateline that has a line of its own."""
    lead = layout.lead
    if lead is None or dateline is None or not lead.contains(dateline) or len(layout.paragraphs) < 2:
        return layout
    rest = layout.text[dateline.end : lead.end]
    if any(map(str.isalpha, re.sub(r"\([^)]*\)", "", rest))):
        return layout
    following = [span for span in layout.paragraphs if span.start >= lead.end]
    return replace(layout, lead=following[0]) if following else layout


def _origin(layout: Layout, given: str | None) -> tuple[str | None, Span | None, str | None]:
    agency: str | None = None
    for paragraph in layout.paragraphs[:_LOOK]:
        found = find_dateline(layout.text, paragraph.start)
        agency = agency or found.agency
        if found.dateline is not None:
            return found.dateline, found.span, agency
    return given, None, agency
