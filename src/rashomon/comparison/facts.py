"""Facts: one thing that an event finding tells of, with everything it points at resolved.

An event with several named targets (`the Queen Mary and the Invincible were sunk`) is one Facts for each:
each of them is an incident of its own. Datelines and sources' seats are no places of events.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from rashomon.comparison.stories import published_day
from rashomon.comparison.traits import Traits
from rashomon.comparison.words import act_of, content_words, means_in, phrase_of
from rashomon.findings import (
    Actor,
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
from rashomon.report import Citation, Report

_DATELINE = re.compile(r"[^\w\n]*[A-Z][A-Z .'/’-]{2,}[^\n—–-]{0,40}?\s(?:[—–-]|--)\s")
_SENTENCE_END = re.compile(r"\n+|(?<=[a-z0-9\"”’)][.!?])[\"”’)]*\s+(?=[\"“‘(]?[A-Z0-9])")
_DAY_PARTS = frozenset(("night", "morning", "afternoon", "evening", "dawn", "dusk", "noon", "midnight"))
_CAUSED = re.compile(r"\b(?:caused?|causing|because of|due to|blamed on|brought about)\b")
_TOTAL = 10_000
"""Dead of one event beyond which a figure is taken for a war's total."""
_MOST_PARTS = 12
"""Named targets of one event that are followed one by one; a longer list is followed as a whole."""


class Index:
    """A reading's findings by id."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.actors: dict[str, Actor] = {actor.id: actor for actor in reading.actors}
        self.places: dict[str, Place] = {place.id: place for place in reading.places}
        self.times: dict[str, Time] = {time.id: time for time in reading.times}
        self.quantities: dict[str, Quantity] = {q.id: q for q in reading.quantities}
        self.attributions: dict[str, Attribution] = {a.id: a for a in reading.attributions}
        self.agency: dict[str, Agency] = {agency.event: agency for agency in reading.agency}
        self.frames: dict[str, Frame] = {f.event: f for f in reading.frames if f.event}
        self._cue_starts = {c.start for a in reading.attributions if a.content for c in a.cue}
        text = reading.report.text
        self._breaks = [0, *(match.end() for match in _SENTENCE_END.finditer(text))]
        self.dateline_end = _dateline_end(reading.report)
        self.source_spans = [
            (c.start, c.end) for a in reading.attributions for c in (*a.source, *a.cue) if c.end > c.start
        ]

    def is_elsewhere(self, citation: Citation) -> bool:
        """True for words of the dateline, or inside those that name a source: no place or time of an act."""
        body = self.reading.report.body
        if body is not None and body.start <= citation.start < self.dateline_end:
            return True
        return any(start <= citation.start and citation.end <= end for start, end in self.source_spans)

    def sentence(self, at: int) -> tuple[int, int]:
        """The stretch between two ends of sentences, headline and paragraphs apart, in which a place lies."""
        n = bisect_right(self._breaks, at)
        return self._breaks[n - 1], self._breaks[n] if n < len(self._breaks) else len(
            self.reading.report.text
        )

    def lone_place(self, span: tuple[int, int]) -> Place | None:
        """The only place, told as a place, of a stretch of text; None where there are none or several."""
        found = [
            place
            for place in self.reading.places
            if place.role == "location"
            and span[0] <= place.citations[0].start < span[1]
            and not self.is_elsewhere(place.citations[0])
        ]
        return found[0] if len({place.mention.lower() for place in found}) == 1 else None

    def lone_time(self, span: tuple[int, int]) -> Time | None:
        """The only dated time of a stretch of text; None where there are none or several."""
        found = [
            time
            for time in self.reading.times
            if time.type in ("DATE", "TIME")
            and time.earliest
            and span[0] <= time.citations[0].start < span[1]
            and not self.is_elsewhere(time.citations[0])
            and not _is_bare_hour(time)
        ]
        return found[0] if len({time.value for time in found}) == 1 else None

    def chain(self, cited: Citation) -> tuple[Attribution, ...]:
        """The attributions in whose content the words stand, outermost first."""
        widths = [
            (content.start - content.end, attribution.id, attribution)
            for attribution in self.reading.attributions
            for content in attribution.content
            if content.start <= cited.start and cited.end <= content.end
        ]
        return tuple(attribution for *_, attribution in sorted(widths, key=lambda item: item[:2]))

    def is_total(self, event: Event) -> bool:
        """True for the sum of a war (`more than 320,000 have been killed`): no event of its own."""
        figures = (self.quantities.get(stated.value or "") for stated in event.quantities)
        return any(q is not None and q.kind == "killed" and (q.low or 0) >= _TOTAL for q in figures)

    def is_cue(self, event: Event) -> bool:
        """True for a word of speech that already stands for an attribution (`denied that ...`)."""
        return event.quad.startswith("verbal") and event.trigger.start in self._cue_starts


def _dateline_end(report: Report) -> int:
    if report.dateline_span is not None:
        return report.dateline_span[1]
    start = report.body.start if report.body is not None else 0
    match = _DATELINE.match(report.text, start)
    return match.end() if match else start


@dataclass(eq=False)
class Facts:
    """One thing done, as one report tells of it."""

    index: Index
    event: Event
    part: Stated[str] | None = None
    """The one target meant, where the event has several."""

    @property
    def key(self) -> str:
        """The event's id, with the target where it has several."""
        return f"{self.event.id}/{self.part.value}" if self.part is not None else self.event.id

    @property
    def report(self) -> Report:
        """The report that tells of it."""
        return self.index.reading.report

    @cached_property
    def in_headline(self) -> bool:
        """True when the headline alone tells of it."""
        return self._headline_end > 0 and all(
            cited.start < self._headline_end for cited in (self.event.trigger, *self.event.mentions)
        )

    @property
    def _headline_end(self) -> int:
        return self.report.headline.end if self.report.headline is not None else 0

    @cached_property
    def trigger(self) -> Citation:
        """The words that name the act: the body's before the headline's."""
        told = (self.event.trigger, *self.event.mentions)
        return next((cited for cited in told if cited.start >= self._headline_end), self.event.trigger)

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
    def undergone(self) -> tuple[Stated[str], ...]:
        """Those it was done to, and the things, as written."""
        if self.part is not None:
            return (self.part,)
        things = [t for t in self.event.targets if t.known and t.value]
        named = frozenset(word for t in things for word in phrase_of(t.value or "").names)
        people = [
            Stated[str].of(s.value.name, *s.citations, voice=s.voice)
            for s in self.event.recipients
            if s.state is State.STATED and s.value is not None
        ]
        # A ship's name that is also a person's (`the Queen Mary`) is told once.
        kept = [p for p in people if not (phrase_of(p.value or "").names & named)]
        seen = {p.citations[0].end for p in kept if p.citations}
        return (*kept, *(t for t in things if t.citations[0].end not in seen))

    @cached_property
    def undergoer_names(self) -> tuple[str, ...]:
        """Names of those it was done to, and of the things."""
        return tuple(stated.value for stated in self.undergone if stated.value)

    @cached_property
    def days(self) -> tuple[date, date] | None:
        """First and last day it can have happened on, where the time is known to the month or better."""
        if self.event.time.state is not State.STATED or self.event.time.value not in self.index.times:
            return None
        time = self.index.times[self.event.time.value]
        if self.index.is_elsewhere(time.citations[0]) or _is_bare_hour(time):
            return None
        return _days_of(time)

    @cached_property
    def sentence(self) -> tuple[int, int]:
        """The sentence of the trigger."""
        return self.index.sentence(self.trigger.start)

    @cached_property
    def place(self) -> tuple[Place, PlaceCandidate] | None:
        """The place finding and what it resolves to; never the dateline's, nor a source's seat."""
        if self.event.place.state is not State.STATED or self.event.place.value not in self.index.places:
            return None
        place = self.index.places[self.event.place.value]
        candidate = place.resolved.value
        if candidate is None or self.index.is_elsewhere(place.citations[0]):
            return None
        return place, candidate

    @cached_property
    def place_words(self) -> Place | None:
        """The place finding, resolved or not; never the dateline's, nor a source's seat."""
        if self.event.place.state is not State.STATED or self.event.place.value not in self.index.places:
            return None
        place = self.index.places[self.event.place.value]
        return None if self.index.is_elsewhere(place.citations[0]) else place

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """The numbers given for it; none for one named target of several."""
        if self.part is not None and phrase_of(self.part.value or "").names:
            return ()
        found = (self.index.quantities.get(stated.value or "") for stated in self.event.quantities)
        return tuple(quantity for quantity in found if quantity is not None)

    @cached_property
    def words(self) -> frozenset[str]:
        """Content words of its clause."""
        return content_words(self.event.clause.quote)

    @cached_property
    def means(self) -> frozenset[str]:
        """With what it was done, where its clause says so."""
        named = self.event.instrument
        words = named.value if named is not None and named.known and named.value else self.event.clause.quote
        found = means_in(words)
        if found:
            return found
        # `A fire destroyed the depot. An accident caused it.`
        text = self.report.text
        first, last = self.index.sentence(min(self.sentence[1], len(text) - 1))
        return means_in(text[first:last]) if _CAUSED.search(text[first:last]) else found

    @cached_property
    def sources(self) -> tuple[Attribution, ...]:
        """The attributions it stands in, outermost first; empty for the report's own voice."""
        if self.trigger is not self.event.trigger:
            # Told first in the headline: the body says on whose word.
            return self.index.chain(self.trigger)
        found = (self.index.attributions.get(id_) for id_ in self.event.voice)
        return tuple(attribution for attribution in found if attribution is not None)

    @cached_property
    def is_denied(self) -> bool:
        """True when it is said not to have happened, by the report or by whom it cites."""
        return self.event.aux.negation or any(source.act == "deny" for source in self.sources)

    @cached_property
    def is_uncertain(self) -> bool:
        """True when it is told as possible, claimed, planned or feared."""
        aux = self.event.aux
        low = any(0 < abs(factuality.score) < 1.5 for factuality in self.event.factuality)
        return aux.hypothetical or aux.future or low

    @cached_property
    def traits(self) -> Traits:
        """What linking looks at."""
        act = act_of(self.event.lemma)
        # For linking, not for the record: what the sentence says once holds for each of its acts.
        lone = self.index.lone_place(self.sentence) if self.place_words is None else None
        written = self.place_words or lone
        resolved = written.resolved.value if written is not None else None
        when = self.index.lone_time(self.sentence) if self.days is None else None
        return Traits(
            key=self.key,
            report=self.report.report_id,
            published=self.published,
            in_headline=self.in_headline,
            type=self.event.type,
            lemma=self.event.lemma.split(".")[0],
            act=act,
            mode=self.event.mode,
            days=self.days or (_days_of(when) if when is not None else None),
            place=resolved,
            place_name=written.mention.lower() if written is not None and resolved is None else None,
            undergone=tuple(map(phrase_of, self.undergoer_names)),
            doers=tuple(map(phrase_of, self.doer_names)),
            words=self.words,
            numbers=frozenset((q.kind, q.best) for q in self.quantities if q.best is not None),
            start=self.trigger.start,
            sentence=self.sentence[0],
        )


def facts_of(reading: Reading) -> list[Facts]:
    """What a reading tells of that can be laid beside others: background is left out."""
    index = Index(reading)
    told = [
        event
        for event in reading.events
        if not (event.aux.historical or index.is_cue(event) or index.is_total(event))
    ]
    return [facts for event in told for facts in _parts(index, event)]


def _parts(index: Index, event: Event) -> Iterable[Facts]:
    """One Facts for each named target of an event, and one for those without a name."""
    named = [t for t in event.targets if t.known and t.value and phrase_of(t.value).names]
    if not 1 < len(event.targets) <= _MOST_PARTS or not named:
        return [Facts(index, event)]
    plain = [t for t in event.targets if t not in named]
    return [Facts(index, event, part) for part in (*named, *plain)]


def _days_of(time: Time) -> tuple[date, date] | None:
    first, last = published_day(time.earliest), published_day(time.latest)
    return (first, last) if first and last and 0 <= (last - first).days <= 62 else None


def _is_bare_hour(time: Time) -> bool:
    """True for a part of an unnamed day (`during the night`): which day it was is not said."""
    words = time.mention.lower().split()
    return words[-1:] != [] and words[-1] in _DAY_PARTS and set(words[:-1]) <= {"the", "early", "late"}


def _known_actors(stated: tuple[Stated[ActorRef], ...]) -> tuple[ActorRef, ...]:
    return tuple(s.value for s in stated if s.state is State.STATED and s.value is not None)
