"""An incident with all its accounts."""

from __future__ import annotations

from typing import Literal

from rashomon.present.server.models.base import CitedWords, Model, Words
from rashomon.present.server.models.judging import IncidentDecisionView
from rashomon.present.server.models.library import IncidentCard
from rashomon.present.server.models.versions import VersionsView


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
    state: Literal["agree", "near", "differ", "only", "silent"]
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
    contradiction: bool
    """True when both sides cannot hold: updates, subsets, hedges and granularity are ruled out."""
    note: str | None
    """What lowers its certainty, such as a report without a date."""
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
    source_change: (
        Literal["first", "same", "other_source", "gained", "dropped", "upgraded", "denied", "unclear"] | None
    )
    """Against the independent account before it: `dropped` lost its source, `upgraded` made a claim a fact,
    `denied` carries a denial, `unclear` gives none with it and cites somebody near it.
    None for a copy, and for an account that tells of it in its headline alone."""
    facts: list[ClaimFact]


class IncidentView(Model):
    """One incident with all its accounts."""

    incident: IncidentCard
    accounts: list[AccountView]
    """Earliest published first."""
    silent: list[ReportName]
    """Other reports that the contrasts name: on the story, and silent on this event."""
    matrix: list[FactRowView]
    contrasts: list[ContrastView]
    claim_path: list[ClaimStep]
    """By time of publication; copies stand with `copy_of`."""
    dated: bool
    """False when a report has no date, so that the order of the path is not known."""
    versions: list[VersionsView]
    """Addresses of which the accounts hold more than one capture."""
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
