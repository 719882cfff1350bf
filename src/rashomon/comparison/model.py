"""What a comparison says: copies, stories, incidents with their accounts, and typed contrasts."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

from rashomon.report import Citation

ContrastType = Literal[
    "QUANTITY",
    "TIME",
    "PLACE",
    "ACTOR",
    "VICTIM_CLASS",
    "OUTCOME",
    "POLARITY",
    "MODALITY",
    "CAUSE",
    "ATTRIBUTION",
    "OMISSION",
    "LABELLING",
]
CONTRADICTIONS = frozenset(
    (
        ("QUANTITY", "disjoint"),
        ("TIME", "conflict"),
        ("PLACE", "conflict"),
        ("ACTOR", "conflict"),
        ("VICTIM_CLASS", "conflict"),
        ("OUTCOME", "conflict"),
        ("CAUSE", "conflict"),
        ("POLARITY", "asserted_or_denied"),
    )
)
"""Contrasts whose two sides cannot both hold: updates, subsets, hedges and granularity are ruled out."""

TYPE_LABELS: dict[str, str] = {
    "QUANTITY": "figures",
    "TIME": "when",
    "PLACE": "where",
    "ACTOR": "who did it",
    "VICTIM_CLASS": "who was harmed",
    "OUTCOME": "how it ended",
    "POLARITY": "asserted and denied",
    "MODALITY": "certain or possible",
    "CAUSE": "with what",
    "ATTRIBUTION": "on whose word",
    "OMISSION": "left out",
    "LABELLING": "words and names",
}
"""Types of contrast in a reader's words."""
LABELS = {
    ("QUANTITY", "disjoint"): "figures that differ",
    ("QUANTITY", "undated"): "figures that differ, in an order not known",
    ("QUANTITY", "compatible_under_hedging"): "figures that can both hold",
    ("QUANTITY", "subset"): "figures of which one can be part of the other",
    ("QUANTITY", "other_victims"): "figures of other victims",
    ("QUANTITY", "update"): "a figure that was counted again",
    ("TIME", "conflict"): "another day",
    ("TIME", "granularity"): "the day, more or less exactly",
    ("PLACE", "conflict"): "another place",
    ("PLACE", "granularity"): "the place, more or less exactly",
    ("ACTOR", "conflict"): "another doer",
    ("ACTOR", "vaguer"): "the doer, named or described",
    ("ACTOR", "unstated_here"): "the doer, named or not",
    ("VICTIM_CLASS", "conflict"): "what sort of people were harmed",
    ("OUTCOME", "conflict"): "how it ended",
    ("POLARITY", "asserted_or_denied"): "asserted and denied",
    ("MODALITY", "certain_or_possible"): "told as certain or as possible",
    ("CAUSE", "conflict"): "with what it was done",
    ("ATTRIBUTION", "lost"): "a source that is dropped",
    ("ATTRIBUTION", "gained"): "a source that is gained",
    ("ATTRIBUTION", "upgraded"): "a claim that is told as fact",
    ("ATTRIBUTION", "attributed_or_not"): "with a source or without",
    ("ATTRIBUTION", "different_sources"): "other sources",
    ("ATTRIBUTION", "told_or_denied"): "who tells of it and who denies it",
    ("OMISSION", "slot"): "a fact left out",
    ("OMISSION", "event"): "the event left out",
    ("LABELLING", "wording"): "the word for the act",
    ("LABELLING", "party_name"): "what people are called",
    ("LABELLING", "place_name"): "how the place is written",
}
"""Type and subtype of a contrast to what differs, in a reader's words."""

Change = Literal["first", "same", "other_source", "dropped", "gained", "upgraded", "denied", "unclear"]
CellState = Literal["agree", "near", "differ", "only", "silent"]


class Copies(BaseModel):
    """Reports that print the same text, whole or cut: one voice, however many print it."""

    model_config = ConfigDict(frozen=True)

    reports: tuple[str, ...]
    """Report ids, earliest published first."""
    containment: float
    """The least share of a report's five-word runs that the earliest also has."""
    agency: str | None = None
    """The wire agency that any of them credits."""


class Edit(BaseModel):
    """One difference between two versions of a text."""

    model_config = ConfigDict(frozen=True)

    kind: Literal["added", "removed", "changed"]
    """What was done."""
    before: Citation | None = None
    """The earlier version's words; None for what was added."""
    after: Citation | None = None
    """The later version's words; None for what was removed."""


class Versions(BaseModel):
    """Captures of one address whose texts differ: one voice, at several times."""

    model_config = ConfigDict(frozen=True)

    reports: tuple[str, ...]
    """Report ids, earliest captured first."""
    edits: tuple[Edit, ...]
    """From each version to the next, in text order."""


class Story(BaseModel):
    """Reports on the same happening."""

    model_config = ConfigDict(frozen=True)

    id: str
    """Hash of the story's earliest report."""
    reports: tuple[str, ...]
    """Report ids, earliest published first."""


class Account(BaseModel):
    """What one report says of one incident."""

    model_config = ConfigDict(frozen=True)

    report: str
    """Report id."""
    events: tuple[str, ...]
    """Ids of the Event findings that tell of the incident, in text order."""
    copy_of: str | None = None
    """Id of the report whose text this one repeats, if any: it is not another voice."""


class Incident(BaseModel):
    """One real-world event, as one or more reports tell of it."""

    model_config = ConfigDict(frozen=True)

    id: str
    """Hash of its earliest account's first event: it stays as later reports arrive."""
    title: str
    """Type, undergoer, place and day in a few words."""
    type: str
    """PLOVER type of most of its events."""
    accounts: tuple[Account, ...]
    """One for each report, earliest published first."""
    story: str | None = None
    """Id of the story that most of its reports belong to."""

    @property
    def voices(self) -> int:
        """How many independent reports tell of it: copies count once."""
        return sum(account.copy_of is None for account in self.accounts)


class Side(BaseModel):
    """One side of a contrast: who says what, in which words."""

    model_config = ConfigDict(frozen=True)

    reports: tuple[str, ...]
    """Report ids that say so, earliest first."""
    value: str
    """What they say, in a few words; `unstated` where they do not say."""
    citations: tuple[Citation, ...]
    """Their words."""


class Contrast(BaseModel):
    """A typed difference between accounts of one incident. It rules on nothing."""

    model_config = ConfigDict(frozen=True)

    id: str
    """Hash of incident, type, field and citations."""
    incident: str
    """The incident's id."""
    type: ContrastType
    """Which kind of difference."""
    subtype: str
    """disjoint, compatible_under_hedging, subset, update; conflict, granularity; unstated_here, ..."""
    field: str
    """The fact that differs: killed, place, doer, ..."""
    sides: tuple[Side, ...]
    """Two sides, each with its citations."""
    sentence: str
    """One neutral line."""
    note: str | None = None
    """What lowers its certainty (a report without a date), or None."""

    @property
    def label(self) -> str:
        """What differs, in a reader's words."""
        return LABELS[self.type, self.subtype]

    @property
    def is_contradiction(self) -> bool:
        """True when both sides cannot hold. It says nothing of which does."""
        return (self.type, self.subtype) in CONTRADICTIONS


class ClaimStep(BaseModel):
    """On whose word one report tells of an incident."""

    model_config = ConfigDict(frozen=True)

    report: str
    """Report id."""
    source: str | None
    """The source in words, a pronoun resolved; None in the report's own voice."""
    kind: str | None
    """What sort of source it is (SourceKind); None in the report's own voice."""
    change: Change
    """Against the step before: `dropped` lost its source, `upgraded` made a claim a fact. `denied`: its
    source says that it was not so, and nothing is said of the steps after it by that. `unclear`:
    no source is given with it, but somebody is cited near it."""
    citations: tuple[Citation, ...]
    """The words that name the source, or those of the act."""


class ClaimPath(BaseModel):
    """A claim followed through the independent reports of an incident, earliest first."""

    model_config = ConfigDict(frozen=True)

    incident: str
    """The incident's id."""
    steps: tuple[ClaimStep, ...]
    """One for each report whose body tells of it."""
    dated: bool
    """False when a report has no date, so that the order is not known."""


class Cell(BaseModel):
    """One report's word on one fact."""

    model_config = ConfigDict(frozen=True)

    report: str
    """Report id."""
    state: CellState
    """agree, near (not the same, but it can hold beside another account's), differ, only (nobody else
    speaks of it) or silent."""
    value: str | None
    """What it says; None when silent."""
    citations: tuple[Citation, ...] = ()
    """Its words."""


class FactRow(BaseModel):
    """One fact of an incident with every account's word on it: a row of the matrix."""

    model_config = ConfigDict(frozen=True)

    field: str
    """doer, undergoer, place, time, killed, ..., voice."""
    cells: tuple[Cell, ...]
    """One for each account, in the incident's order."""


class Reason(BaseModel):
    """Why two findings were or were not taken for one event."""

    model_config = ConfigDict(frozen=True)

    feature: str
    """What was looked at."""
    value: str
    """What was seen."""
    weight: float
    """How far it spoke for (above 0) or against one event."""
