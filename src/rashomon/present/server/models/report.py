"""A report with its reading, ready to draw."""

from __future__ import annotations

from typing import Any, Literal

from rashomon.present.server.models.base import MakerView, Model, Words
from rashomon.present.server.models.versions import VersionsView


class ReportMeta(Model):
    """Where a report is from."""

    report_id: str
    name: str
    outlet: str | None
    url: str | None
    published: str | None
    updated: str | None
    dateline: str | None
    byline: str | None
    agency: str | None
    language: str | None
    direction: Literal["ltr", "rtl"]
    """Which way its text runs."""
    captured_at: str | None
    source_file: str | None
    source_kind: str
    warnings: list[str]
    has_page: bool
    """True when the record holds the saved HTML page."""
    text_sha256: str


class Section(Model):
    """A stretch of the text as the source divides it. They do not overlap, and are in order."""

    kind: Literal["headline", "lead", "paragraph"]
    number: int
    """Paragraph number within the body, from 1; 0 for the headline."""
    start: int
    end: int
    anchored: bool
    """True when it was found on the saved page."""


SpanRole = Literal[
    "mention", "source", "cue", "content", "trigger", "doer", "recipient", "target", "instrument", "place",
    "time", "number", "clause", "named", "other",
]  # fmt: skip


class FindingSpan(Model):
    """Words that light up with a finding, and what they are in it."""

    start: int
    end: int
    quote: str
    role: SpanRole


class FieldView(Model):
    """One field of a finding, with the words it rests on."""

    name: str
    label: str
    """The name in plain words."""
    state: Literal["stated", "unstated", "unclear", "not_asked"]
    """`unstated`: the text does not say. `unclear`: it cannot be told. `not_asked`: no layer looked."""
    value: str | None
    """In words, ready to show."""
    finding: str | None
    """Id of the finding that the value is, if it is one."""
    words: list[Words]
    voice: str | None
    """On whose word this field is, in words; None when not asked."""
    maker: MakerView | None
    """Who found it, where that is another than the finding's maker."""
    confidence: float | None


LayerName = Literal["actor", "place", "time", "quantity", "attribution", "event", "agency", "frame"]


class FindingView(Model):
    """One finding, ready to draw: its words, a title, its fields, who made it, what people decided."""

    id: str
    layer: LayerName
    kind: str
    """What sort within its layer: PLOVER type, role of a place, kind of a number, form, category."""
    title: str
    """In a line."""
    start: int
    """Where it begins: its first citation."""
    end: int
    spans: list[FindingSpan]
    """All words that belong to it, in text order."""
    fields: list[FieldView]
    voice: str | None
    """For an event: on whose word, in words."""
    related: list[str]
    """Ids of other findings that light up softly with it."""
    maker: MakerView
    confidence: float | None
    decision: Literal["accept", "reject", "edit"] | None
    """The last standing decision of anybody."""


class SpanView(Model):
    """A stretch of the text."""

    start: int
    end: int


class VoiceBand(Model):
    """Somebody's words as a band along the text, with the bands inside it."""

    attribution: str
    """Id of the attribution."""
    speaker: str
    """Who says it, in words."""
    cue: str
    act: str
    quote_type: Literal["direct", "mixed", "indirect"]
    source_kind: str
    depth: int
    """0 for the outermost."""
    content: list[SpanView]
    """What is said; in pieces where the cue stands inside it."""
    inside: list[VoiceBand]


class DecisionView(Model):
    """One decision of one person."""

    id: int
    finding_id: str
    report_id: str
    coder: str
    decision: Literal["accept", "reject", "edit", "comment", "undo"]
    changes: dict[str, Any]
    comment: str | None
    undoes: int | None
    at: str
    stands: bool
    """False for an `undo`, and for what was undone."""


class ReportView(Model):
    """A report with its reading, ready to draw."""

    report: ReportMeta
    text: str
    """Frozen. All offsets count its code points."""
    sections: list[Section]
    reader: str | None
    """None when it was not read."""
    skipped: str | None
    findings: list[FindingView]
    """In text order."""
    voices: list[VoiceBand]
    decisions: list[DecisionView]
    versions: VersionsView | None
    """The record's other captures of its address, and what changed between them; None when there are none."""


class FindingPlace(Model):
    """Where a finding is."""

    finding_id: str
    report_id: str
    layer: LayerName
    start: int
    end: int


class PageAnchors(Model):
    """Finding ids to the id of the element of the saved page that holds its words.

    `/api/reports/ID/page?light=FINDING#ELEMENT` shows the page there with the words marked.
    """

    anchors: dict[str, str]
    unanchored: list[str]
    """Findings whose words were not found on the page."""
