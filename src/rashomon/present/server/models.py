"""What the page's routes answer and take, as typed models: the page's own types are made from them.

Offsets count Unicode code points, half open, of the report that is named beside them. `docs/schema` holds the
JSON Schema of everything here.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field


class Model(BaseModel):
    """The parent of all: frozen, and nothing that is not named."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Problem(Model):
    """What every route answers when it cannot do what was asked."""

    error: str
    """A short name: not_found, bad_request, forbidden, too_large, busy, unavailable, failed."""
    detail: str
    """What was wrong."""
    what_to_do: str
    """What a person can do about it."""


# --- Words --------------------------------------------------------------------------------------------


class Words(Model):
    """Words of the report in hand: `text[start:end] == quote`."""

    start: int
    end: int
    quote: str


class CitedWords(Model):
    """Words of a report that is named."""

    report_id: str
    start: int
    end: int
    quote: str


class MakerView(Model):
    """Who made a finding: a rule, or a model with its version."""

    kind: Literal["rule", "model"]
    id: str
    version: str


# --- The record ---------------------------------------------------------------------------------------


class About(Model):
    """What is open, and what can be asked of it."""

    version: str
    """Version of the package."""
    record: str
    """The record's file name."""
    readonly: bool
    """True when nothing can be written: no imports, no decisions."""
    state: str
    """Changes whenever the record does: ask again what you hold when it differs."""
    counts: dict[str, int]
    """Rows of the main tables."""
    comparing: bool
    """True while accounts are being laid side by side in the background."""
    coders: list[str]
    """Names of the people who have decided something."""
    formats: list[str]
    """Formats that can be exported."""
    kinds: list[str]
    """Kinds of input that can be imported."""
    paths: bool
    """True when files of this machine can be imported by their path."""
    page_built: bool
    """True when the page itself is installed."""


class Run(Model):
    """One run of the reader over inputs."""

    run_id: int
    reader: str
    package: str
    settings: dict[str, Any]
    started: str
    finished: str | None
    readings: int


class Runs(Model):
    """All runs, newest first."""

    runs: list[Run]


class RejectView(Model):
    """An input that could not be read, and why."""

    source: str
    reason: str
    detail: str


class Rejects(Model):
    """Inputs that could not be read."""

    total: int
    offset: int
    limit: int
    rejects: list[RejectView]
    reasons: dict[str, int]


# --- The library --------------------------------------------------------------------------------------


FacetName = Literal["outlet", "place", "country", "month", "type", "source", "contrast", "language"]


class FacetValue(Model):
    """One value to filter by, and how many rows have it."""

    value: str
    label: str
    count: int
    chosen: bool


class Facet(Model):
    """One thing to filter by."""

    name: FacetName
    """The parameter's name in the address. `source` is the kind of source."""
    values: list[FacetValue]
    """Most frequent first; chosen ones always among them."""
    more: int
    """Values that are left out."""


class SnippetPart(Model):
    """A piece of text around the words searched for."""

    text: str
    match: bool


class ReportCard(Model):
    """A report in a list."""

    report_id: str
    name: str
    """Outlet and day, else its file."""
    outlet: str | None
    published: str | None
    headline: str | None
    agency: str | None
    language: str | None
    source_file: str | None
    source_kind: str
    events: int
    attributions: int
    same_text_elsewhere: int
    """Other reports that print the very same text."""
    read: bool
    skipped: str | None
    """Why nothing was read (a language without a reader)."""
    decided: int
    """Findings of it that a person has decided about."""
    incidents: int
    """Events of it that other reports tell of too; 0 while they are being compared."""
    values: dict[FacetName, list[str]]
    """What it has of each facet, so that a list can be filtered where it is shown."""
    snippet: list[SnippetPart]
    """Empty when nothing was searched for."""


class ReportList(Model):
    """A page of the library's reports."""

    total: int
    offset: int
    limit: int
    reports: list[ReportCard]
    facets: list[Facet]
    comparing: bool
    """True while contrast types are not known yet."""
    note: str | None
    """Something to tell: that the search words were taken as plain words, for instance."""


class IncidentCard(Model):
    """An incident in a list."""

    incident_id: str
    title: str
    type: str
    accounts: int
    voices: int
    """Independent accounts: copies count once."""
    contrasts: int
    contrast_types: dict[str, int]
    outlets: list[str]
    places: list[str]
    countries: list[str]
    earliest: str | None
    """First day that any account gives for it."""
    latest: str | None
    first_published: str | None
    last_published: str | None
    story: str | None
    events: int
    by_hand: Literal["merged", "split", "pinned"] | None
    """How a person changed what belongs to it, if one did."""
    values: dict[FacetName, list[str]]
    """What it has of each facet."""


class IncidentList(Model):
    """A page of incidents, most contrasted first."""

    total: int
    offset: int
    limit: int
    incidents: list[IncidentCard]
    facets: list[Facet]
    comparing: bool
    """True when this is not the record's newest state: it is being compared in the background."""
    note: str | None


# --- A report -----------------------------------------------------------------------------------------


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


# --- Incidents ----------------------------------------------------------------------------------------


class EventCard(Model):
    """An event in a list: every field in words, `unstated` where the text does not say."""

    finding_id: str
    report_id: str
    title: str
    type: str
    mode: str | None
    told_as: str
    doer: str
    recipient: str
    place: str
    date: str
    numbers: str
    voice: str
    own_voice: bool
    agency_form: str | None
    trigger: Words
    clause: Words
    decision: str | None


class ReportName(Model):
    """A report in a few words."""

    report_id: str
    name: str
    outlet: str | None
    published: str | None
    headline: str | None
    agency: str | None
    direction: Literal["ltr", "rtl"]


class AccountView(Model):
    """What one report says of an incident."""

    report: ReportName
    copy_of: str | None
    """Id of the report whose text this one repeats."""
    copies: list[str]
    """Ids of the reports that repeat this one."""
    events: list[EventCard]


class CellView(Model):
    """One account's word on one fact."""

    report_id: str
    state: Literal["agree", "differ", "only", "silent"]
    value: str | None
    words: list[Words]


class FactRowView(Model):
    """One fact against all accounts."""

    field: str
    label: str
    cells: list[CellView]


class SideView(Model):
    """One side of a contrast."""

    reports: list[str]
    value: str
    words: list[CitedWords]


class ContrastView(Model):
    """A typed difference between accounts. It rules on nothing."""

    id: str
    type: str
    subtype: str
    label: str
    """Type and subtype in plain words."""
    field: str
    sentence: str
    sides: list[SideView]


class ClaimFact(Model):
    """One fact in an account, seen from the accounts before it."""

    field: str
    label: str
    value: str
    change: Literal["first", "repeated", "changed"]
    """First to say it; says what an earlier independent account said; says otherwise."""
    words: list[Words]


class ClaimStep(Model):
    """One account on the claim's path through time."""

    report: ReportName
    copy_of: str | None
    voice: str
    """On whose word, in words."""
    voice_words: list[Words]
    source_kinds: list[str]
    source_change: Literal["first", "same", "gained", "lost", "other"]
    """Against the independent account before it: whether a source is named."""
    facts: list[ClaimFact]


class IncidentView(Model):
    """One incident with all its accounts."""

    incident: IncidentCard
    accounts: list[AccountView]
    """Earliest published first."""
    matrix: list[FactRowView]
    contrasts: list[ContrastView]
    claim_path: list[ClaimStep]
    """By time of publication; copies stand with `copy_of`."""
    decisions: list[IncidentDecisionView]
    comparing: bool


class ReasonView(Model):
    """Why two events were or were not taken for one."""

    feature: str
    value: str
    weight: float


class WhyView(Model):
    """Two events, and what joins or parts them."""

    a: EventCard
    b: EventCard
    probability: float
    threshold: float
    together: bool
    """True when they stand in one incident."""
    incident_a: str | None
    incident_b: str | None
    reasons: list[ReasonView]


# --- Map and timeline ---------------------------------------------------------------------------------


class MapPlace(Model):
    """A place where events are said to have been."""

    place_id: str
    name: str
    as_written: list[str]
    """The sources' own names for it."""
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    is_area: bool
    """A region or country: never to be drawn as a pin."""
    feature: str
    """settlement, admin1, admin2, country, region, river, sea, mountain, facility, other."""
    events: int


class MapEvent(Model):
    """An event on the map and the timeline."""

    finding_id: str
    report_id: str
    incident_id: str | None
    type: str
    title: str
    place_id: str | None
    earliest: str | None
    """ISO day of the first moment it can have been; None when the time is not known."""
    latest: str | None
    granularity: str | None


class MapView(Model):
    """Events with their places and times."""

    total: int
    """Events that fit the filters."""
    places: list[MapPlace]
    events: list[MapEvent]
    without_place: int
    without_time: int
    left_out: int
    """Events above the limit."""
    facets: list[Facet]
    comparing: bool


# --- Judging ------------------------------------------------------------------------------------------


class DecisionIn(Model):
    """A person's decision about a finding."""

    finding_id: str = Field(max_length=64)
    decision: Literal["accept", "reject", "edit", "comment"]
    coder: str = Field(min_length=1, max_length=200)
    changes: dict[str, Any] | None = None
    """For `edit`: field to its new value."""
    comment: str | None = Field(default=None, max_length=20_000)


class UndoIn(Model):
    """Who takes a decision back."""

    coder: str = Field(min_length=1, max_length=200)


class Decisions(Model):
    """Decisions, oldest first."""

    total: int
    offset: int
    limit: int
    decisions: list[DecisionView]


class IncidentDecisionIn(Model):
    """A person's decision about what belongs to an incident.

    `merge`: the incidents named are one. `split`: the events named leave the incident and are one of their
    own. `pin`: the incident holds these events and no others, whatever is read later.
    """

    action: Literal["split", "merge", "pin"]
    coder: str = Field(min_length=1, max_length=200)
    incidents: list[str] = Field(min_length=1, max_length=50)
    events: list[str] = Field(default_factory=list, max_length=5_000)
    """For `split`: ids of the events that leave."""
    comment: str | None = Field(default=None, max_length=20_000)


class IncidentDecisionView(Model):
    """One decision about what belongs together."""

    id: int
    action: Literal["split", "merge", "pin", "undo"]
    coder: str
    events: list[str]
    """Ids of the events that are one incident by this decision (for `split`: those that left)."""
    others: list[str]
    """For `split`: ids of the events that they left."""
    comment: str | None
    undoes: int | None
    at: str
    stands: bool


class IncidentDecisions(Model):
    """Decisions about incidents, oldest first."""

    decisions: list[IncidentDecisionView]


class FieldAgreement(Model):
    """How far coders agree on one field: Krippendorff's alpha."""

    field: str
    """`LAYER` for accepting or rejecting its findings, `LAYER.FIELD` for a value that somebody edited."""
    label: str
    level: Literal["nominal", "interval"]
    alpha: float | None
    """1: full agreement; 0: no more than by chance. None: too little to tell."""
    units: int
    """Findings that at least two coders judged."""
    values: int
    """Judgements of those."""


class CoderView(Model):
    """One person who decides."""

    coder: str
    decisions: int
    """Standing ones, comments left out."""


class Disagreement(Model):
    """A finding on which coders differ."""

    finding_id: str
    report_id: str
    field: str
    values: dict[str, str]
    """Coder to value."""


class Agreement(Model):
    """Agreement of all coders so far."""

    coders: list[CoderView]
    fields: list[FieldAgreement]
    disagreements: list[Disagreement]
    more: int
    """Disagreements that are left out."""


# --- Imports ------------------------------------------------------------------------------------------


class ImportIn(Model):
    """A new import: with `paths` it starts at once; without, files are sent to it and it is then started."""

    paths: list[str] | None = Field(default=None, max_length=10_000)
    """Files and folders below the folder that the server was given."""
    outlet: str | None = Field(default=None, max_length=500)
    language: str | None = Field(default=None, max_length=20)
    kind: str | None = Field(default=None, max_length=20)


class ImportView(Model):
    """An import and how far it is."""

    id: str
    state: Literal["waiting", "reading", "done", "cancelled", "failed"]
    """`waiting`: files can be sent. What was read before a cancel or a failure is kept."""
    files: int
    """Files sent."""
    total: int | None
    """Documents there are; None where only reading them tells."""
    done: int
    read: int
    already: int
    not_read: int
    """Kept, but in a language without a reader."""
    events: int
    rejects: list[RejectView]
    latest: str | None
    """The report that was read last."""
    detail: str | None
    """For `failed`: what happened."""
    started: str | None
    finished: str | None


class Imports(Model):
    """All imports since the server started, newest first."""

    imports: list[ImportView]


ANSWERS: tuple[type[Model], ...] = (
    Problem, About, Runs, Rejects, ReportList, IncidentList, ReportView, FindingPlace, PageAnchors,
    IncidentView, WhyView, MapView, DecisionView, Decisions, IncidentDecisionView, IncidentDecisions,
    Agreement, ImportView, Imports,
)  # fmt: skip
"""What routes answer."""

REQUESTS: tuple[type[Model], ...] = (DecisionIn, UndoIn, IncidentDecisionIn, ImportIn)
"""What routes take."""
