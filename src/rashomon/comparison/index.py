"""The findings of one reading by id, with what its sentences say: places, times, sources, background."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Set
from datetime import date
from functools import cached_property

from rashomon.comparison.stories import published_day
from rashomon.comparison.where import is_wide
from rashomon.comparison.words import (
    act_of,
    adds_up,
    is_calendar_or_compass,
    is_equipment,
    is_number,
    phrase_of,
    singular,
    tells_in_general,
    without_parties,
)
from rashomon.findings import (
    Actor,
    Agency,
    Attribution,
    Event,
    Frame,
    Place,
    PlaceCandidate,
    Quantity,
    Reading,
    Time,
)
from rashomon.report import Citation, Report

_DATELINE = re.compile(r"[^\w\n]*[A-Z][A-Z .'/’-]{2,}[^\n—–-]{0,40}?\s(?:[—–-]|--)\s")
_SENTENCE_END = re.compile(r"\n+|(?<=[a-z0-9\"”’)][.!?])[\"”’)]*\s+(?=[\"“‘(]?[A-Z0-9])")
_DAY_PARTS = frozenset(("night", "morning", "afternoon", "evening", "dawn", "dusk", "noon", "midnight"))
_UNDER_WAY = re.compile(r"\b(?:is|are|has been|have been)\s+(?:\w+ly\s+)?$")
_PURPOSE = re.compile(r"\bto\s+$")
_SINCE = re.compile(r"\bsince\b", re.IGNORECASE)
_PERFECT = re.compile(r"\b(?:has|have)\s+(?:been\s+)?(?:\w+ly\s+)?$")
_SAID = re.compile(
    r"\b(?:(?:said|says|told|reported|announced|added|confirmed|stated|statement|tweeted)"
    r"(?:\s+[^\s.!?\"]+){0,3}?|den(?:ied|ies)|claimed|insisted|admitted|acknowledged|declared|rejected)"
    r"\s+(?:(?:on|late|early|late on|early on)\s+)?$"
)
_SAYS_NEXT = re.compile(
    r"\s+(?:\w+ly\s+)?(?:den(?:ied|ies)|dismissed|rejected|said|says|announced|confirmed|claimed|admitted|stated)\b"
)
"""After a day: it is that of a statement (`the ministry on Sunday denied that`)."""
_COUNTED_BY, _MAKE_WORDS = 16, 2
"""Characters before a make of arms in which its number stands, and words after it up to the arms."""
_PRINTED_WITHIN = 240
"""Characters of a body within which pages print their day of publication."""
_CAPITAL = re.compile(r"\b[A-Z][\w’'-]*[a-z]")
_INSIDE = re.compile(r"(?<=[a-z,] )([A-Z][\w’'-]*[a-z])")
_GENITIVE = re.compile(r"['’]s?$")
_NAME_LETTERS = 3
_TOTAL = 10_000
"""Dead of one event beyond which a figure is taken for a war's total."""


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
        self._voice_starts = {c.start for a in reading.voices if a.content for c in a.cue}
        text = reading.report.text
        self._breaks = [0, *(match.end() for match in _SENTENCE_END.finditer(text))]
        self.dateline_end = _dateline_end(reading.report)
        self._parties = _parties(reading)
        self.named_places = {
            p.mention: p
            for p in reading.places
            if p.role in ("location", "modifier") and not self.is_party(p)
        }
        self.masthead = _masthead(reading)
        self.source_spans = [
            (c.start, c.end) for a in reading.voices for c in (*a.source, *a.cue) if c.end > c.start
        ]

    def is_party(self, place: Place) -> bool:
        """True for a name in no gazetteer of one who acts: `the Hill Front` is no place."""
        return place.resolved.value is None and place.mention in self._parties

    def is_elsewhere(self, citation: Citation) -> bool:
        """True for words of the dateline or above it, or that name a source: no place or time of an act."""
        body = self.reading.report.body
        if body is not None and body.start <= citation.start < self.dateline_end:
            return True
        if citation.start in self.masthead:
            return True
        if any(start <= citation.start and citation.end <= end for start, end in self.source_spans):
            return True
        return self._names_arms(citation)

    def _names_arms(self, citation: Citation) -> bool:
        """True for the make of arms (`six Arvala missiles`), which has a town's name: no place of an act."""
        text = self.reading.report.text
        before = text[max(0, citation.start - _COUNTED_BY) : citation.start].split()[-1:]
        after = text[citation.end : self.sentence(citation.start)[1]].split()[:_MAKE_WORDS]
        return bool(before) and is_number(before[0]) and any(is_equipment(singular(w.lower())) for w in after)

    def is_of_saying(self, citation: Citation) -> bool:
        """True for the day of a statement (`the mayor said on Sunday`), which is not the act's."""
        start, text = citation.start, self.reading.report.text
        if _SAID.search(text, max(0, start - 60), start) is not None:
            return True
        # `were killed in a raid on Sunday, said the mayor`: a comma parts the two.
        return _SAYS_NEXT.match(text, citation.end) is not None and self._is_behind_source(citation)

    def _is_behind_source(self, citation: Citation) -> bool:
        """True for words right behind those who say something (`the ministry on Sunday`)."""
        text = self.reading.report.text
        ends = (c.end for said in self.reading.voices for c in said.source if c.end <= citation.start)
        between = text[max(ends, default=0) : citation.start].strip()
        return between in ("", "on", "late on", "early on", ",")

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
            and not self.is_party(place)
            and span[0] <= place.citations[0].start < span[1]
            and not self.is_elsewhere(place.citations[0])
        ]
        return found[0] if len({place.mention.lower() for place in found}) == 1 else None

    def has_place(self, span: tuple[int, int]) -> bool:
        """True where a stretch of text names a place as one."""
        found = (
            p for p in self.reading.places if p.role == "location" and not self.is_elsewhere(p.citations[0])
        )
        return any(span[0] <= place.citations[0].start < span[1] for place in found)

    def towns(self, span: tuple[int, int]) -> frozenset[str]:
        """Ids of the towns and what is in them, told as places, of a stretch of text."""
        return frozenset(town.place_id for town in self._towns(span))

    def lone_town(self, span: tuple[int, int]) -> PlaceCandidate | None:
        """The only town of a stretch of text, whatever areas it names; None for none or several."""
        found = {town.place_id: town for town in self._towns(span)}
        return next(iter(found.values())) if len(found) == 1 else None

    def _towns(self, span: tuple[int, int]) -> Iterator[PlaceCandidate]:
        for place in self.reading.places:
            town = place.resolved.value
            if town is None or is_wide(town) or place.role != "location":
                continue
            at = place.citations[0]
            if span[0] <= at.start < span[1] and not self.is_elsewhere(at):
                yield town

    def lone_time(self, span: tuple[int, int]) -> Time | None:
        """The only dated time of a stretch of text; None where there are none or several."""
        found = [
            time
            for time in self.reading.times
            if time.type in ("DATE", "TIME")
            and time.earliest
            and span[0] <= time.citations[0].start < span[1]
            and not self.is_elsewhere(time.citations[0])
            and not self.is_of_saying(time.citations[0])
            and not is_bare_hour(time)
        ]
        return found[0] if len({time.value for time in found}) == 1 else None

    def last_day_before(self, span: tuple[int, int]) -> date | None:
        """The last single day that a stretch of text tells; None where it tells none."""
        found = [
            days[0]
            for time in self.reading.times
            if time.type in ("DATE", "TIME")
            and span[0] <= time.citations[0].start < span[1]
            and (days := days_of(time)) is not None
            and days[0] == days[1]
        ]
        return found[-1] if found else None

    def parts_of_day(self, span: tuple[int, int]) -> Iterator[str]:
        """The halves of days that a stretch of text tells of, without those of statements."""
        for time in self.reading.times:
            at = time.citations[0]
            told = span[0] <= at.start < span[1] and not self.is_elsewhere(at) and not self.is_of_saying(at)
            if told and (part := part_of_day(time)):
                yield part

    def past_day(self, span: tuple[int, int]) -> Time | None:
        """The only dated time of a stretch of text, where it is a day or a night and not to come."""
        time, published = self.lone_time(span), published_day(self.reading.report.published)
        days = days_of(time) if time is not None else None
        if days is None or (days[1] - days[0]).days > 1 or (published is not None and days[0] > published):
            return None
        return time

    def names_in(self, span: tuple[int, int]) -> frozenset[str]:
        """Words of proper names of a sentence, without its first word, sides, days and tellers."""
        text = self.reading.report.text
        found: set[str] = set()
        for match in _CAPITAL.finditer(without_parties(text[slice(*span)])):
            at = span[0] + match.start()
            first = not text[span[0] : at].strip(" \"“‘'")
            if not first and not any(start <= at < end for start, end in self.source_spans):
                found |= names_of(match[0])
        return self._without_sides(found)

    @cached_property
    def headline_names(self) -> frozenset[str]:
        """Words of the headline that are names by the body too, where they stand inside a sentence."""
        headline, text = self.reading.report.headline, self.reading.report.text
        if headline is None:
            return frozenset()
        inside = {m[1] for m in _INSIDE.finditer(text, headline.end)}
        names = {m[0] for m in _CAPITAL.finditer(without_parties(text[headline.start : headline.end]))}
        return self._without_sides(frozenset().union(*(names_of(name) for name in names & inside)))

    def _without_sides(self, names: Set[str]) -> frozenset[str]:
        """Names but for those of a side, of days and of directions: they tie accounts of anything."""
        sides = {word.lower() for name in self._parties for word in name.split()}
        return frozenset(name for name in names - sides if not is_calendar_or_compass(name))

    def chain(self, cited: Citation) -> tuple[Attribution, ...]:
        """The attributions in whose content the words stand, outermost first."""
        widths = [
            (content.start - content.end, attribution.id, attribution)
            for attribution in self.reading.voices
            for content in attribution.content
            if content.start <= cited.start and cited.end <= content.end
        ]
        return tuple(attribution for *_, attribution in sorted(widths, key=lambda item: item[:2]))

    def is_denial(self, start: int, end: int) -> bool:
        """True where somebody denies something in `text[start:end]`: a cause told there is of his account."""
        denials = (said for said in self.attributions.values() if said.act == "deny")
        return any(start <= cited.start < end for said in denials for cited in said.cue)

    def is_total(self, event: Event) -> bool:
        """True for the sum of a war (`more than 320,000 have been killed`): no event of its own."""
        first, last = self.sentence(event.trigger.start)
        figures = (self.quantities.get(stated.value or "") for stated in event.quantities)
        return any(
            q is not None and is_sum(q) and any(first <= c.start < last for c in q.citations) for q in figures
        )

    def is_general(self, event: Event) -> bool:
        """True for a habit, a campaign, a question or a purpose (`to seize more land`): no act of one day."""
        asked = event.clause.quote.lower().startswith("whether ") and not event.mentions
        if adds_up(event.clause.quote) or asked:
            return True
        if self.is_perfect(event) and _SINCE.search(event.clause.quote):
            return True
        time = self._own_time(event)
        days = days_of(time) if time is not None and not self.is_elsewhere(time.citations[0]) else None
        if days is not None and (days[1] - days[0]).days <= 1:
            return False
        text, start = self.reading.report.text, event.trigger.start
        if tells_in_general(event.clause.quote, counted=bool(event.quantities)):
            return True
        if event.quantities:
            return False
        under_way = event.trigger.quote.lower().endswith("ing") and _UNDER_WAY.search(
            text, max(0, start - 24), start
        )
        return bool(under_way or _PURPOSE.search(text, max(0, start - 12), start))

    def _own_time(self, event: Event) -> Time | None:
        """The time that an event's own words tell; a day told elsewhere says nothing of how it is told."""
        return self.times.get(event.time.value or "") if event.tells_its_day else None

    def is_since(self, event: Event) -> bool:
        """True for what has happened since a day: it adds up, or lasts."""
        time = self._own_time(event)
        if time is None:
            return False
        start = time.citations[0].start
        return _SINCE.search(self.reading.report.text, max(0, start - 12), time.citations[0].end) is not None

    def is_perfect(self, event: Event) -> bool:
        """True for `have been killed`, `has left dead`: what has happened up to now."""
        start = event.trigger.start
        return _PERFECT.search(self.reading.report.text, max(0, start - 30), start) is not None

    def is_cue(self, event: Event) -> bool:
        """True for a word of speech that already stands for an attribution (`denied that ...`)."""
        if not event.quad.startswith("verbal") or event.trigger.start not in self._cue_starts:
            return False
        act = act_of(event.lemma)
        # Who signs a truce says nothing that another report could repeat: he does it.
        return act is None or act.family != "truce" or event.trigger.start in self._voice_starts


def _parties(reading: Reading) -> frozenset[str]:
    """Names of several words of those who act in a reading."""
    sides = (s for e in reading.events for s in (*e.actors, *(() if e.type == "ASSAULT" else e.recipients)))
    return frozenset(s.value.name for s in sides if s.known and s.value is not None and " " in s.value.name)


def is_sum(quantity: Quantity) -> bool:
    """True for more dead than one event has: the sum of a war."""
    return quantity.kind == "killed" and (quantity.low or 0) >= _TOTAL


def _masthead(reading: Reading) -> frozenset[int]:
    """Where the day of publication is printed above the story: it dates the page, not an act."""
    report = reading.report
    start = report.body.start if report.body is not None else 0
    return frozenset(
        time.citations[0].start
        for time in reading.times
        if time.citations[0].start < start + _PRINTED_WITHIN
        and report.published is not None
        and (time.value or "")[:10] == report.published[:10]
        and report.published[:4] in time.mention
    )


def _dateline_end(report: Report) -> int:
    if report.dateline_span is not None:
        return report.dateline_span[1]
    start = report.body.start if report.body is not None else 0
    match = _DATELINE.match(report.text, start)
    return match.end() if match else start


def days_of(time: Time) -> tuple[date, date] | None:
    """First and last day of a time that is known to two months or better."""
    first, last = published_day(time.earliest), published_day(time.latest)
    return (first, last) if first and last and 0 <= (last - first).days <= 62 else None


def names_of(word: str) -> frozenset[str]:
    """The name that a word with a capital is, in lower case and without its genitive."""
    return frozenset(name for name in phrase_of(_GENITIVE.sub("", word)).names if len(name) >= _NAME_LETTERS)


_PARTS = {"TMO": "morning", "TAF": "later", "TEV": "later"}


def part_of_day(time: Time) -> str:
    """The half of its day that a time tells, by its value; empty for a whole day and for a night."""
    value = time.value or ""
    at = value.find("T")
    if at < 0:
        return ""
    hour = value[at + 1 : at + 3]
    if hour.isdigit():
        return "morning" if 4 <= int(hour) <= 10 else "later" if 14 <= int(hour) <= 20 else ""
    return _PARTS.get(value[at:], "")


def is_bare_hour(time: Time) -> bool:
    """True for a part of an unnamed day (`during the night`): which day it was is not said."""
    words = time.mention.lower().split()
    return words[-1:] != [] and words[-1] in _DAY_PARTS and set(words[:-1]) <= {"the", "early", "late"}
