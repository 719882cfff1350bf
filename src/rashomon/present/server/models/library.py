"""The record, its reports, incidents and events in lists, and map and timeline."""

from __future__ import annotations

from typing import Any, Literal

from rashomon.present.server.models.base import Model


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
    contradictions: int
    """Contrasts whose two sides cannot both hold."""
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
