"""Facts: one thing that an event finding tells of, with everything it points at resolved.

An event with several named targets (`the Queen Mary and the Invincible were sunk`) is one Facts for each:
each of them is an incident of its own. Datelines and sources' seats are no places of events.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TypeVar

from rashomon.comparison.denials import denial_apart
from rashomon.comparison.index import Index, days_of, is_bare_hour, is_sum
from rashomon.comparison.openings import Opening, opening_end
from rashomon.comparison.sequence import day_it_followed, goes_on_that_day, is_behind_after, is_one_more
from rashomon.comparison.sourcing import sources_of
from rashomon.comparison.stories import published_day
from rashomon.comparison.traits import Traits, kind_of
from rashomon.comparison.where import is_wide, place_relation
from rashomon.comparison.words import (
    act_of,
    can_do,
    content_words,
    is_vague,
    means_in,
    phrase_of,
    singular,
    without_names,
)
from rashomon.findings import (
    ActorRef,
    Attribution,
    Event,
    Place,
    PlaceCandidate,
    Quantity,
    State,
    Stated,
)
from rashomon.report import Citation, Report

_Found = TypeVar("_Found")
_MEANWHILE = re.compile(r"\b(?:as|while|whilst)\s+(?:(?:the|a|an|its|their)\s+)?$", re.IGNORECASE)
_OF_GROUP = re.compile(r" of (?:the |an? )?[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*")
_PARTS_OF_GROUPS = frozenset(
    "fighters fighter members member cell unit units men gunmen militants soldiers troops forces elements "
    "terrorists rebels insurgents guerrillas "
    "supporters followers partisans column detachment patrol band wing group faction".split()
)
"""Words for some of a group, which the words after them name (`fighters of the Hill Front`)."""
_MINES = frozenset(("mine", "landmine", "torpedo"))
_INTO_A_MINE = re.compile(
    r"\b(?:struck|strikes?|hits?|ran (?:over|into|on to|onto)|drove (?:over|into|onto)) (?:an? |some )"
    r"(?:[\w-]+ ){0,2}(?:land)?mines?\b"
)
_CAUSED = re.compile(r"\b(?:caused?|causing|because of|due to|blamed on|brought about)\b")


@dataclass(eq=False)
class Facts:
    """One thing done, as one report tells of it."""

    index: Index
    event: Event
    part: Stated[str] | None = None
    """The one target meant, where the event has several."""
    before: Facts | None = None
    """The act just told of, for what came of it where that has no place or day of its own."""
    in_busy_place: bool = False
    """True where the reports at hand tell of acts at its place on many days."""
    opening: Opening | None = None
    """The opening of its report, where that tells of it."""
    opening_town: PlaceCandidate | None = None
    """The town that its report's opening names first, where that tells of it."""
    common_names: frozenset[str] = frozenset()
    """Names of those harmed on many days, by the reports at hand: such a name ties little."""
    leads: bool = False
    """True where the opening of its report tells of it: it is what the report is about."""
    given: tuple[Quantity, ...] = ()
    """Figures of its sentences that no event has."""
    unit: Traits | None = None
    """What its report tells of the same thing done in all its sentences, once that is known."""

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
        return next(iter(self._told_in_body), self.event.trigger)

    @cached_property
    def _told_in_body(self) -> tuple[Citation, ...]:
        told = (self.event.trigger, *self.event.mentions)
        return tuple(cited for cited in told if cited.start >= self._headline_end)

    @cached_property
    def published(self) -> date | None:
        """The report's day of publication."""
        return published_day(self.report.published)

    @cached_property
    def _ran_into_it(self) -> bool:
        """True for `the trawler struck a mine`: it befell whoever is told to have done it."""
        return _INTO_A_MINE.search(self.report.text, *self.sentence) is not None and any(
            phrase_of(t.value or "").nouns & _MINES for t in self.event.targets if t.known
        )

    @cached_property
    def doers(self) -> tuple[ActorRef, ...]:
        """Those said to have done it; never a source that tells of it, a place, or those it was done to."""
        if self._ran_into_it:
            return ()
        stated = [s for s in self.event.actors if s.state is State.STATED and s.value is not None]
        done_to = {name.lower() for name in self.undergoer_names}
        return tuple(
            self._in_full(s.value, s.citations)
            for s in stated
            if s.value is not None
            and s.value.name.lower() not in done_to
            and s.value.name not in self.index.named_places
            and (self.is_denied or not any(map(self.index.is_elsewhere, s.citations)))
            and not any(map(self._is_beside, s.citations))
            and can_do(s.value.name)
        )

    def _in_full(self, actor: ActorRef, citations: tuple[Citation, ...]) -> ActorRef:
        """A doer with the group that the words after it name (`a cell of the Grey Guard`)."""
        if not citations:
            return actor
        whole = self.with_group(citations[0])
        group = whole.quote[len(citations[0].quote) :]
        return actor.model_copy(update={"name": f"{actor.name}{group}"}) if group else actor

    def with_group(self, cited: Citation) -> Citation:
        """Words for people or a part of a group, with the name of the group that follows them."""
        found = _OF_GROUP.match(self.report.text, cited.end)
        part = bool(cited.quote) and cited.quote.split()[-1].lower() in _PARTS_OF_GROUPS
        return self.report.cite(cited.start, found.end()) if found and part else cited

    def _is_beside(self, cited: Citation) -> bool:
        """True for who does something else at the time (`a bomb killed six as rebels advanced`)."""
        start = self.event.trigger.end
        return start < cited.start and _MEANWHILE.search(self.report.text, start, cited.start) is not None

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
        if self._ran_into_it:
            return tuple(actor for actor in _by_name(self.event.actors) if actor.citations)
        named = frozenset(word for t in things for word in phrase_of(t.value or "").names)
        people = [
            person
            for person in _by_name(self.event.recipients)
            if not any(map(self.index.is_elsewhere, person.citations))
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
        """First and last day its own words tell of, where the time is known to the month or better."""
        if not self.event.tells_its_day or self.event.time.value not in self.index.times:
            return None
        time = self.index.times[self.event.time.value]
        at = time.citations[0]
        if self.index.is_elsewhere(at) or self.index.is_of_saying(at) or is_bare_hour(time):
            return None
        if self.is_looked_back_on:
            return None
        return days_of(time)

    @cached_property
    def is_looked_back_on(self) -> bool:
        """True for what another act came after (`days after a blast killed six`): its day is not told."""
        return is_behind_after(self.index, self.event.trigger.start, self.sentence[0])

    @property
    def _followed(self) -> tuple[date, date] | None:
        return day_it_followed(self.index, self.event.trigger.start, self.sentence[0])

    @cached_property
    def part_of_day(self) -> str:
        """`morning` or `later`, where its clause tells the one and not the other."""
        clause = self.event.clause
        found = set(self.index.parts_of_day((clause.start, clause.end)))
        return found.pop() if len(found) == 1 else ""

    @cached_property
    def sentence(self) -> tuple[int, int]:
        """The sentence of the trigger."""
        return self.index.sentence(self.trigger.start)

    @cached_property
    def _sentences(self) -> tuple[tuple[int, int], ...]:
        """The sentences that tell of it, its trigger's first."""
        told = (self.trigger, *self.event.mentions)
        return tuple(dict.fromkeys(self.index.sentence(cited.start) for cited in told))

    def _first(self, found_in: Callable[[tuple[int, int]], _Found | None]) -> _Found | None:
        """What the first of its sentences that has such a thing alone says."""
        return next((one for span in self._sentences if (one := found_in(span)) is not None), None)

    @property
    def _place_found(self) -> Place | None:
        """The event's place; of two villages burnt each is its own."""
        own = self.index.named_places.get(self.part.value or "") if self.part is not None else None
        if own is not None:
            return own
        known = self.event.place.state is State.STATED
        return self.index.places.get(self.event.place.value or "") if known else None

    @cached_property
    def place(self) -> tuple[Place, PlaceCandidate] | None:
        """The place finding and what it resolves to; never the dateline's, nor a source's seat."""
        place = self.place_words
        candidate = place.resolved.value if place is not None else None
        return (place, candidate) if place is not None and candidate is not None else None

    @cached_property
    def place_words(self) -> Place | None:
        """The place finding, resolved or not; never the dateline's, nor a source's seat."""
        place = self._place_found
        if place is None or self.index.is_elsewhere(place.citations[0]) or self._is_party(place):
            return None
        return place

    def _is_party(self, place: Place) -> bool:
        """True for a name in no gazetteer that is also that of a side of the act (`the Hill Front`)."""
        parties = (*self.event.actors, *(() if self.plain_kind == "force" else self.event.recipients))
        named = (party.value.name for party in parties if party.known and party.value)
        return place.resolved.value is None and place.mention in named

    def _stands_here(self, place: Place) -> bool:
        """True for a place of a sentence that tells of the act."""
        return any(start <= cited.start < end for cited in place.citations for start, end in self._sentences)

    def _is_no_thing(self, name: str) -> bool:
        """True for a place, and for an act (`an attack` that was repelled): neither is a victim."""
        return name in self.index.named_places or act_of(singular(name.lower().split()[-1])) is not None

    @cached_property
    def shelled_place(self) -> Place | None:
        """The place that it was done to (`they shelled Arden`), which is where it was done."""
        found = (self.index.named_places.get(name) for name in self.undergoer_names)
        return next((place for place in found if place is not None and not self._is_party(place)), None)

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """The numbers given for it; none for one named target of several. More can be given to it later."""
        if self.part is not None and phrase_of(self.part.value or "").names:
            return ()
        found = (self.index.quantities.get(stated.value or "") for stated in self.event.quantities)
        own = tuple(quantity for quantity in found if quantity is not None and not is_sum(quantity))
        kinds = {quantity.kind for quantity in own}
        return (*own, *(quantity for quantity in self.given if quantity.kind not in kinds))

    @cached_property
    def words(self) -> frozenset[str]:
        """Content words of its clause."""
        return content_words(self.event.clause.quote)

    @cached_property
    def means(self) -> frozenset[str]:
        """With what it was done, where its clause says so."""
        named = self.event.instrument
        if named is not None and named.known and named.value:
            words = named.value
        else:
            words = self.event.clause.quote
            for thing in self.undergone:  # `a helicopter was shot down` names no means
                words = words.replace(thing.citations[0].quote, " ") if thing.citations else words
        found = means_in(words)
        if found:
            return found
        # `A fire destroyed the depot. An accident caused it.`
        text = self.report.text
        first, last = self.index.sentence(min(self.sentence[1], len(text) - 1))
        if not _CAUSED.search(text[first:last]) or self.index.is_denial(first, last):
            return found
        return means_in(text[first:last])

    @cached_property
    def sources(self) -> tuple[Attribution, ...]:
        """The attributions it stands in, outermost first; empty for the report's own voice."""
        return sources_of(self.index, self.event, self.trigger, self._told_in_body)

    @cached_property
    def denial_apart(self) -> Attribution | None:
        """Who denies it in another sentence, where it is told as having happened."""
        return (
            None if self.is_denied or self.in_headline else denial_apart(self.index, self.event, self.sources)
        )

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
    def _named_beside(self) -> frozenset[str]:
        """Words of proper names in its sentences: not the doer's, a side's, a country's or a teller's."""
        done = {word.lower() for name in self.doer_names for word in name.split()}
        spans = list(self._sentences)
        act = act_of(self.event.lemma)
        if act is not None and act.kind == "result" and self.before is None and self.sentence[0]:
            # What it came of was told in words that no event was read from.
            spans.append(self.index.sentence(self.sentence[0] - 1))
        names = frozenset().union(*map(self.index.names_in, spans))
        if self.place_words is None and self.trigger.start < opening_end(self.index):
            names |= self.index.headline_names
        return names - done

    @property
    def traits(self) -> Traits:
        """What linking looks at: all that its report tells of the thing, once that is known."""
        return self.unit or self.own_traits

    @cached_property
    def own_traits(self) -> Traits:
        """What linking looks at of this telling alone."""
        undergone = self.plain_traits.undergone
        named = self.plain_traits.named - self.common_names
        if self.common_names:
            undergone = tuple(without_names(phrase, self.common_names) for phrase in undergone)
        busy, opening = self.in_busy_place, self.opening
        return replace(self.plain_traits, busy=busy, opening=opening, undergone=undergone, named=named)

    @cached_property
    def plain_kind(self) -> str:
        """Acts of one kind can tell of one event."""
        return kind_of(act_of(self.event.lemma), self.event.type)

    @cached_property
    def plain_traits(self) -> Traits:
        """What linking looks at, without regard to other reports."""
        act = act_of(self.event.lemma)
        told = self.before.plain_traits if self.before is not None else None
        # For linking, not for the record: what its sentences say once holds for each of their acts.
        written = self.place_words or self.shelled_place or self._first(self.index.lone_place)
        early = self.trigger.start < opening_end(self.index)
        if written is None and told is None and early:
            written = self.index.lone_place((0, opening_end(self.index)))
        resolved = written.resolved.value if written is not None else None
        if resolved is not None and is_wide(resolved):
            town = self._first(self.index.lone_town)
            if town is not None and _narrows(town, resolved):
                resolved = town
        undated = self.days is None and not self.is_looked_back_on
        when = self._first(self.index.lone_time) if undated else None
        if undated and when is None and goes_on_that_day(self.report.text, self.sentence[0]):
            when = self.index.past_day(self.index.sentence(max(0, self.sentence[0] - 2)))
        if undated and when is None and told is None and early and act is not None and act.kind == "result":
            # What it came of was told before it, in words that no event was read from.
            when = self.index.past_day(self.index.sentence(max(0, self.sentence[0] - 2)))
        return Traits(
            key=self.key,
            report=self.report.report_id,
            outlet=self.report.outlet,
            published=self.published,
            in_headline=self.in_headline,
            denied=self.is_denied,
            type=self.event.type,
            lemma=self.event.lemma.split(".")[0],
            act=act,
            mode=self.event.mode,
            days=self.days or (days_of(when) if when is not None else told.days if told else self._followed),
            part_of_day=self.part_of_day,
            place=resolved or (told.place if told and written is None else None),
            place_name=(written.mention.lower() if resolved is None else None)
            if written is not None
            else (told.place_name if told else None),
            carried=written is None or not self._stands_here(written),
            undergone=(
                *(
                    phrase
                    for name in self.undergoer_names
                    if not self._is_no_thing(name) and not is_vague(phrase := phrase_of(name))
                ),
                *(told.undergone if told else ()),
            ),
            doers=tuple(map(phrase_of, self.doer_names)),
            words=self.words,
            numbers=frozenset((q.kind, q.best) for q in self.quantities if q.best is not None),
            start=self.trigger.start,
            sentence=self.sentence[0],
            came_of=self.before.key if self.before is not None else None,
            one_more=is_one_more(self.event.clause.quote),
            near=frozenset().union(*map(self.index.towns, self._sentences)),
            named=self._named_beside,
        )


def _by_name(actors: Iterable[Stated[ActorRef]]) -> list[Stated[str]]:
    """Those of the actors that are told, by their names."""
    return [
        Stated[str].of(actor.value.name, *actor.citations, voice=actor.voice)
        for actor in actors
        if actor.known and actor.value is not None
    ]


def _narrows(town: PlaceCandidate, place: PlaceCandidate) -> bool:
    """True for a town in an area that was told."""
    return is_wide(place) and place_relation(place, town) == "within"
