"""The shelf: what lists need to know of every report and event, kept in memory and brought up to date.

A record only grows, so bringing the shelf up to date means loading what was added since: lists stay quick
while a running `rashomon read` adds to the record. Texts and findings are not held; they are read when a
report is opened.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from rashomon.comparison.model import TYPE_LABELS
from rashomon.present.server.models import FacetName
from rashomon.record import Record


@dataclass(slots=True, eq=False)
class ShelfEvent:
    """An event of a current reading, for lists, map and timeline."""

    report: ShelfReport
    finding_id: str
    type: str
    mode: str | None
    trigger: str
    undergoer: str | None
    place: str | None
    place_id: str | None
    earliest: str | None
    latest: str | None
    granularity: str | None
    voice_kind: str | None
    country: str | None
    contrasts: frozenset[str] = frozenset()
    """Contrast types of its incident; set by the board."""
    incident: str | None = None
    """Id of its incident; set by the board."""

    @property
    def published(self) -> str | None:
        """Day of its report."""
        return self.report.published

    @property
    def title(self) -> str:
        """The trigger, and what it was done to."""
        return f"{self.trigger}: {self.undergoer}" if self.undergoer else self.trigger

    def values(self, facet: FacetName) -> Iterable[str]:
        """Its values for a facet."""
        if facet == "type":
            return (self.type,)
        if facet == "place":
            return () if self.place_id is None else (self.place_id,)
        if facet == "country":
            return () if self.country is None else (self.country,)
        if facet == "source":
            return (self.voice_kind or "own_voice",)
        if facet == "contrast":
            return self.contrasts
        return self.report.values(facet)


@dataclass(slots=True, eq=False)
class ShelfReport:
    """A report, for lists."""

    row: int
    """Its row in the record; the search index counts by it."""
    report_id: str
    outlet: str | None
    published: str | None
    headline: str | None
    agency: str | None
    language: str | None
    source_file: str | None
    source_kind: str
    text_sha256: str
    reading: int | None = None
    skipped: str | None = None
    attributions: int = 0
    sources: frozenset[str] = frozenset()
    events: list[ShelfEvent] = field(default_factory=list)
    told: dict[FacetName, tuple[str, ...]] = field(default_factory=dict)
    """Types, countries and places of its events."""
    contrasts: frozenset[str] = frozenset()
    """Types of the contrasts that its accounts are in; set by the board."""
    incidents: int = 0
    """Incidents that other reports tell of too; set by the board."""

    @property
    def name(self) -> str:
        """Outlet and day, else its file, else its id."""
        called = self.outlet or self.source_file or self.report_id
        return f"{called}, {self.published[:10]}" if self.published else called

    def values(self, facet: FacetName) -> Iterable[str]:
        """Its values for a facet."""
        if facet == "outlet":
            return () if self.outlet is None else (self.outlet,)
        if facet == "month":
            return () if self.published is None else (self.published[:7],)
        if facet == "language":
            return () if self.language is None else (self.language,)
        if facet == "source":
            return self.sources
        if facet == "contrast":
            return self.contrasts
        return self.told.get(facet, ())

    def note_events(self) -> None:
        """Note what its events have, when they are all there: lists ask for it again and again."""
        found: dict[FacetName, tuple[str, ...]] = {
            "type": tuple({event.type for event in self.events}),
            "country": tuple({event.country for event in self.events if event.country}),
            "place": tuple({event.place_id for event in self.events if event.place_id}),
        }
        self.told = {facet: values for facet, values in found.items() if values}


@dataclass(frozen=True, slots=True)
class ShelfPlace:
    """A place that events are said to have been at, as the gazetteer has it."""

    place_id: str
    name: str
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    is_area: bool
    feature: str


class Shelf:
    """All reports and events of one record. `refresh` before use; safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._last_report = self._last_reading = 0
        self._by_id: dict[str, ShelfReport] = {}
        self.places: dict[str, ShelfPlace] = {}
        self.texts: dict[str, int] = {}
        """Text hash to how many reports print it."""
        self._ordered: list[ShelfReport] | None = None

    def refresh(self, record: Record) -> None:
        """Load what was added to the record since the last call."""
        with self._lock:
            connection = record.connection
            connection.execute("BEGIN")  # one state of the record for all that is asked
            try:
                self._load_reports(connection)
                self._load_readings(connection)
            finally:
                connection.execute("COMMIT")

    def reports(self) -> list[ShelfReport]:
        """All reports in the order of publication, then of outlet; those without a day last."""
        with self._lock:
            if self._ordered is None:
                self._ordered = sorted(
                    self._by_id.values(),
                    key=lambda r: (r.published is None, r.published or "", r.outlet or "", r.report_id),
                )
            return self._ordered

    def report(self, report_id: str) -> ShelfReport | None:
        """One report by its whole id."""
        return self._by_id.get(report_id)

    def events(self) -> Iterator[ShelfEvent]:
        """All events, report by report."""
        for report in self.reports():
            yield from report.events

    def label(self, facet: FacetName, value: str) -> str:
        """A facet's value in words."""
        if facet == "place":
            place = self.places.get(value)
            if place is None:
                return value
            return ", ".join(part for part in (place.name, place.country) if part)
        if facet == "contrast" and value in TYPE_LABELS:
            return TYPE_LABELS[value]
        if facet in ("type", "source"):
            return value.lower().replace("_", " ")
        return value

    def _load_reports(self, connection: sqlite3.Connection) -> None:
        rows = connection.execute(
            "SELECT id, report_id, outlet, published, headline, agency, language, source_file, source_kind, "
            "text_sha256 FROM reports WHERE id > ? ORDER BY id",
            (self._last_report,),
        )
        for row in rows:
            report = ShelfReport(*row)
            self._by_id[report.report_id] = report
            self.texts[report.text_sha256] = self.texts.get(report.text_sha256, 0) + 1
            self._last_report = report.row
            self._ordered = None

    def _load_readings(self, connection: sqlite3.Connection) -> None:
        since = self._last_reading
        rows = connection.execute(
            "SELECT reading_id, report_id, skipped FROM readings WHERE reading_id > ? ORDER BY reading_id",
            (since,),
        ).fetchall()
        if not rows:
            return
        for reading, report_id, skipped in rows:
            report = self._by_id[report_id]
            report.reading, report.skipped, report.events = reading, skipped, []
            report.attributions, report.sources, report.told = 0, frozenset(), {}
            self._last_reading = reading
        self._load_events(connection, since)
        self._load_attributions(connection, since)
        self._load_places(connection, since)

    def _load_events(self, connection: sqlite3.Connection, since: int) -> None:
        rows = connection.execute(
            "SELECT g.report_id, f.finding_id, e.type, e.mode, e.trigger, coalesce(e.recipient, e.target), "
            "e.place, e.place_id, e.date_earliest, e.date_latest, e.date_granularity, e.voice_kind, "
            "e.place_country "
            "FROM readings AS g "
            "CROSS JOIN findings AS f ON f.report_id = g.report_id AND f.layer = 'event' "
            "AND f.reading_id = g.reading_id "
            "JOIN events AS e ON e.finding = f.id "
            "WHERE g.reading_id > ? AND g.is_current = 1 ORDER BY f.id",
            (since,),
        )
        touched: dict[str, ShelfReport] = {}
        for report_id, *rest in rows:
            report = self._by_id[report_id]
            report.events.append(ShelfEvent(report, *rest))
            touched[report_id] = report
        for report in touched.values():
            report.note_events()

    def _load_attributions(self, connection: sqlite3.Connection, since: int) -> None:
        rows = connection.execute(
            "SELECT g.report_id, json_extract(f.payload, '$.source_kind'), count(*) "
            "FROM readings AS g "
            "CROSS JOIN findings AS f ON f.report_id = g.report_id AND f.layer = 'attribution' "
            "AND f.reading_id = g.reading_id "
            "WHERE g.reading_id > ? AND g.is_current = 1 "
            "AND json_extract(f.payload, '$.report_of') IS NOT 'stance' GROUP BY 1, 2",
            (since,),
        )
        for report_id, kind, count in rows:
            report = self._by_id[report_id]
            report.attributions += count
            if kind is not None:
                report.sources |= {kind}

    def _load_places(self, connection: sqlite3.Connection, since: int) -> None:
        known = self.places
        wanted = {
            event.place_id
            for report in self._by_id.values()
            if report.reading is not None and report.reading > since
            for event in report.events
            if event.place_id and event.place_id not in known
        }
        if not wanted:
            return
        rows = connection.execute(
            "SELECT json_extract(f.payload, '$.resolved.value'), "
            "coalesce(json_extract(f.payload, '$.is_area'), 0) "
            "FROM readings AS g "
            "CROSS JOIN findings AS f ON f.report_id = g.report_id AND f.layer = 'place' "
            "AND f.reading_id = g.reading_id "
            "WHERE g.reading_id > ? AND g.is_current = 1",
            (since,),
        )
        for found, is_area in rows:
            if found is None:
                continue
            place = _place(found, bool(is_area))
            if place.place_id in wanted:
                known[place.place_id] = place
                wanted.discard(place.place_id)
                if not wanted:
                    break


def _place(found: str, is_area: bool) -> ShelfPlace:
    value = json.loads(found)
    return ShelfPlace(
        place_id=value["place_id"],
        name=value["name"],
        country=value.get("country"),
        admin1=value.get("admin1"),
        lat=value.get("lat"),
        lon=value.get("lon"),
        is_area=is_area,
        feature=value.get("feature", "settlement"),
    )
