"""The board: the record's accounts laid side by side, in the background and only when readings change.

Laying out takes far longer than a request may, so that a request takes what is there: the newest layout if it
is done within a moment, else the last one, marked as being replaced.
"""

from __future__ import annotations

import logging
import threading
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from rashomon.comparison import Comparison, Contrast, Incident, compare
from rashomon.comparison.regroup import incident_events, incident_tellings, regroup
from rashomon.findings import Reading
from rashomon.present.server.models import FacetName
from rashomon.present.server.shelf import Shelf, ShelfEvent
from rashomon.record import Record
from rashomon.record.grouping import group_decisions

PATIENCE = 8.0
"""Seconds that a request waits for the first layout: a record of some hundred reports is done by then."""
IMPATIENCE = 0.25
"""Seconds that a request waits for a newer layout while it has an older one."""

_LOG = logging.getLogger(__name__)


@dataclass(eq=False)
class BoardIncident:
    """An incident, for lists: it can be filtered by what its accounts say."""

    incident: Incident
    contrasts: tuple[Contrast, ...]
    events: list[ShelfEvent]
    by_hand: str | None
    contrast_types: Counter[str] = field(init=False)

    def __post_init__(self) -> None:
        self.contrast_types = Counter(contrast.type for contrast in self.contrasts)

    @property
    def published(self) -> str | None:
        """Day of the first report."""
        return min((e.published for e in self.events if e.published), default=None)

    def values(self, facet: FacetName) -> Iterable[str]:
        """Its values for a facet."""
        if facet == "contrast":
            return self.contrast_types.keys()
        return {value for event in self.events for value in event.values(facet)}


@dataclass(eq=False)
class Layout:
    """One comparison of a record, with what lists need."""

    state: tuple[int, int]
    """Newest reading, newest decision about incidents."""
    comparison: Comparison
    incidents: list[BoardIncident]
    by_id: dict[str, BoardIncident]
    of_event: dict[str, list[str]]
    """Event id to incident ids (an act done to several things may be told of in several), and each telling
    of such an event to its own."""


class Board:
    """The layouts of one record. Safe to use from several threads."""

    def __init__(self, open_record: Callable[[], Record], shelf: Shelf) -> None:
        self._open, self._shelf = open_record, shelf
        self._changed = threading.Condition()
        self._layout: Layout | None = None
        self._plain: tuple[int, Comparison] | None = None
        """The machine's own comparison, before people's decisions, and its newest reading."""
        self._failed: tuple[tuple[int, int], str] | None = None
        self._working = False

    def layout(self, record: Record, *, patience: float | None = None) -> tuple[Layout | None, bool]:
        """The layout at hand, or None when there is none yet; and True when it is not the newest state."""
        wanted = state_of(record)
        with self._changed:
            if not self._is_current(wanted):
                self._start()
                wait = patience
                if wait is None:
                    wait = PATIENCE if self._layout is None else IMPATIENCE
                self._changed.wait_for(lambda: self._is_current(wanted) or not self._working, wait)
            return self._layout, not self._is_current(wanted)

    @property
    def failure(self) -> str | None:
        """What went wrong when accounts were last laid side by side, if something did."""
        with self._changed:
            return None if self._failed is None else self._failed[1]

    def _is_current(self, wanted: tuple[int, int]) -> bool:
        # Another process may have added more since; a newer layout than was wanted is as good.
        if self._failed is not None and self._failed[0] >= wanted:
            return True
        return self._layout is not None and self._layout.state >= wanted

    def _start(self) -> None:
        if not self._working:
            self._working = True
            threading.Thread(target=self._work, name="board", daemon=True).start()

    def _work(self) -> None:
        state = (0, 0)
        try:
            with self._open() as record:
                state = state_of(record)
                layout = self._lay_out(record, state)
            with self._changed:
                self._layout, self._failed = layout, None
        except (
            Exception
        ) as error:  # a thread has nobody to raise to; the page says that there is no comparison
            _LOG.exception("the accounts could not be laid side by side")
            with self._changed:
                self._failed = (state, f"{type(error).__name__}: {error}")
        finally:
            with self._changed:
                self._working = False
                self._changed.notify_all()

    def _lay_out(self, record: Record, state: tuple[int, int]) -> Layout:
        if self._plain is None or self._plain[0] != state[0]:
            self._plain = (state[0], compare(map(slim, record.readings())))
        comparison, by_hand = regroup(self._plain[1], group_decisions(record, standing_only=True))
        self._shelf.refresh(record)
        return lay_out(comparison, by_hand, self._shelf, state)


def slim(reading: Reading) -> Reading:
    """A reading without what comparing never asks for, since all of a record's are held at one time.

    Left out are actors that no attribution points at, candidates of places, and where the text
    stands on its page: a quarter of a reading.
    """
    speakers = {
        attribution.source_actor.value for attribution in reading.attributions if attribution.source_actor
    }
    return reading.model_copy(
        update={
            "report": reading.report.model_copy(update={"anchors": (), "extra": {}}),
            "actors": tuple(actor for actor in reading.actors if actor.id in speakers),
            "places": tuple(place.model_copy(update={"candidates": ()}) for place in reading.places),
        }
    )


def state_of(record: Record) -> tuple[int, int]:
    """What a layout depends on: the newest reading and the newest decision about incidents."""
    row = record.connection.execute(
        "SELECT (SELECT coalesce(max(reading_id), 0) FROM readings), "
        "(SELECT coalesce(max(id), 0) FROM incident_decisions)"
    ).fetchone()
    return int(row[0]), int(row[1])


def lay_out(comparison: Comparison, by_hand: dict[str, str], shelf: Shelf, state: tuple[int, int]) -> Layout:
    """A comparison with what lists need; tells the shelf's reports and events what they are part of."""
    on_shelf = {event.finding_id: event for event in shelf.events()}
    contrasts: dict[str, list[Contrast]] = {}
    for contrast in comparison.contrasts:
        contrasts.setdefault(contrast.incident, []).append(contrast)
    incidents = [
        BoardIncident(
            incident,
            tuple(contrasts.get(incident.id, ())),
            [on_shelf[event] for event in dict.fromkeys(incident_events(incident)) if event in on_shelf],
            by_hand.get(incident.id),
        )
        for incident in comparison.incidents
    ]
    _tell_shelf(shelf, incidents)
    of_event: dict[str, list[str]] = {}
    for one in incidents:
        for event in dict.fromkeys(incident_events(one.incident)):
            of_event.setdefault(event, []).append(one.incident.id)
        for telling in incident_tellings(comparison, one.incident):
            if telling not in of_event:
                of_event[telling] = [one.incident.id]
    return Layout(
        state=state,
        comparison=comparison,
        incidents=incidents,
        by_id={one.incident.id: one for one in incidents},
        of_event=of_event,
    )


def _tell_shelf(shelf: Shelf, incidents: Iterable[BoardIncident]) -> None:
    types: dict[str, set[str]] = {}
    shared: Counter[str] = Counter()
    homes: dict[str, str] = {}
    for one in incidents:
        found = frozenset(one.contrast_types)
        for event in one.events:
            # Of several incidents, the one that comes first has most contrasts.
            event.incident = homes.setdefault(event.finding_id, one.incident.id)
            event.contrasts = found | (event.contrasts if event.incident != one.incident.id else frozenset())
        for account in one.incident.accounts:
            types.setdefault(account.report, set()).update(found)
            shared[account.report] += len(one.incident.accounts) > 1
    for report in shelf.reports():
        report.contrasts = frozenset(types.get(report.report_id, ()))
        report.incidents = shared[report.report_id]
