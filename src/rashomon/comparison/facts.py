"""Facts: an event finding with everything it points at resolved, ready to be laid beside another."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from rashomon.comparison.stories import published_day
from rashomon.findings import (
    ActorRef,
    Agency,
    Attribution,
    Event,
    Frame,
    Place,
    PlaceCandidate,
    Quantity,
    Reading,
    State,
    Stated,
    Time,
)
from rashomon.report import Report

_WORD = re.compile(r"[^\W_]+")
_EMPTY_WORDS = frozenset(
    "the a an of and or in on at to by for from with was were is are be been has have had that which who its "
    "their his her it they he she this these those one two some".split()
)


def content_words(text: str) -> frozenset[str]:
    """Lower-cased words of a phrase that carry meaning."""
    return frozenset(word for word in _WORD.findall(text.lower()) if word not in _EMPTY_WORDS)


class Index:
    """A reading's findings by id."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.places: dict[str, Place] = {place.id: place for place in reading.places}
        self.times: dict[str, Time] = {time.id: time for time in reading.times}
        self.quantities: dict[str, Quantity] = {q.id: q for q in reading.quantities}
        self.attributions: dict[str, Attribution] = {a.id: a for a in reading.attributions}
        self.agency: dict[str, Agency] = {agency.event: agency for agency in reading.agency}
        self.frames: dict[str, Frame] = {f.event: f for f in reading.frames if f.event}


@dataclass(eq=False)
class Facts:
    """One event of one report, with its findings at hand."""

    index: Index
    event: Event

    @property
    def report(self) -> Report:
        """The report that tells of it."""
        return self.index.reading.report

    @property
    def in_headline(self) -> bool:
        """True when the headline tells of it."""
        headline = self.report.headline
        return headline is not None and self.event.trigger.start < headline.end

    @cached_property
    def published(self) -> date | None:
        """The report's day of publication."""
        return published_day(self.report.published)

    @cached_property
    def doers(self) -> tuple[ActorRef, ...]:
        """Those said to have done it."""
        return _known_actors(self.event.actors)

    @cached_property
    def doer_names(self) -> tuple[str, ...]:
        """Names of those said to have done it."""
        return tuple(actor.name for actor in self.doers)

    @cached_property
    def undergoer_names(self) -> tuple[str, ...]:
        """Names of those it was done to, and of the things."""
        people = tuple(actor.name for actor in _known_actors(self.event.recipients))
        return people + tuple(t.value for t in self.event.targets if t.known and t.value is not None)

    @cached_property
    def days(self) -> tuple[date, date] | None:
        """First and last day it can have happened on, where the time is known to the month or better."""
        if self.event.time.state is not State.STATED or self.event.time.value not in self.index.times:
            return None
        time = self.index.times[self.event.time.value]
        first, last = published_day(time.earliest), published_day(time.latest)
        return (first, last) if first and last and (last - first).days <= 62 else None

    @cached_property
    def place(self) -> tuple[Place, PlaceCandidate] | None:
        """The place finding and what it resolves to."""
        if self.event.place.state is not State.STATED or self.event.place.value not in self.index.places:
            return None
        place = self.index.places[self.event.place.value]
        candidate = place.resolved.value
        return (place, candidate) if candidate is not None else None

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """The numbers given for it."""
        found = (self.index.quantities.get(stated.value or "") for stated in self.event.quantities)
        return tuple(quantity for quantity in found if quantity is not None)

    @cached_property
    def words(self) -> frozenset[str]:
        """Content words of its clause."""
        return content_words(self.event.clause.quote)

    @cached_property
    def sources(self) -> tuple[Attribution, ...]:
        """The attributions it stands in, outermost first; empty for the report's own voice."""
        found = (self.index.attributions.get(id_) for id_ in self.event.voice)
        return tuple(attribution for attribution in found if attribution is not None)

    @property
    def voice_words(self) -> str:
        """On whose word, in words."""
        if not self.event.voice:
            return "own voice"
        named = [c.quote for attribution in self.sources for c in attribution.source[:1]]
        return " citing ".join(named) if named else "an unnamed source"


def facts_of(reading: Reading) -> Iterable[Facts]:
    """Facts of each event of a reading that can be laid beside others: background is left out."""
    index = Index(reading)
    return [Facts(index, event) for event in reading.events if not event.aux.historical]


def _known_actors(stated: tuple[Stated[ActorRef], ...]) -> tuple[ActorRef, ...]:
    return tuple(s.value for s in stated if s.state is State.STATED and s.value is not None)
