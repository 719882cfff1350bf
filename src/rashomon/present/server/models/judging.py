"""What people decide, and how far they agree."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from rashomon.present.server.models.base import Model
from rashomon.present.server.models.report import DecisionView


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
    """For `split`: ids of the events that leave (`ID/TARGET` for one of several targets)."""
    comment: str | None = Field(default=None, max_length=20_000)


class IncidentDecisionView(Model):
    """One decision about what belongs together."""

    id: int
    action: Literal["split", "merge", "pin", "undo"]
    coder: str
    events: list[str]
    """What is one incident by this decision (for `split`: what left): ids of events, `ID/TARGET` where an
    event has several targets."""
    others: list[str]
    """For `split`: what they left."""
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
