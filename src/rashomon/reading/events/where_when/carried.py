"""The day of an act whose own words tell none: that of another act, of a heading, or of the day's news.

A report names its day once (`on Wednesday, officials said`) and goes on telling. Rows without a time of their
own take a day told elsewhere where the text says that it is theirs, and cite its words; the maker's id says
how: `events.carried_day` from what was told last before it, `events.joined_day` from the clause it is joined
to, `events.after_day` from the act it is said to have followed, `events.heading_day` from the words above it,
`events.news_day` from the day on which the report's news was told. Such a day is taken after rows have been
joined, so that it speaks neither for nor against two tellings being of one act.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from rashomon.event_model import DAY_RULES
from rashomon.findings import Actor, Attribution, Event, Maker, Stated, Time
from rashomon.language import Parse, Token
from rashomon.reading.events.draft import Draft
from rashomon.reading.events.one_act.clauses import GENERAL
from rashomon.reading.events.spoken import Voices
from rashomon.reading.events.told_as.tenses import is_aside, told_by
from rashomon.reading.events.where_when.day_links import (
    at_once,
    can_follow,
    followed,
    goes_on_with,
    is_at_the_scene,
    is_beside,
    is_joined,
    is_of_another,
    is_of_its_day,
    is_undone,
    met_at,
    names_no_day_before,
    shares_day,
    verb_around,
)
from rashomon.reading.events.where_when.days_in_order import (
    WEEK,
    DaysInOrder,
    days_between,
    section_of,
    sentence_of,
)
from rashomon.reading.events.where_when.days_told import WORDS, DayTold, days_told
from rashomon.reading.events.where_when.settings import SAYING

CARRIED, JOINED, FOLLOWED, HEADED, NEWS = (Maker(kind="rule", id=f"events.{rule}") for rule in DAY_RULES)


class Days:
    """The days of a report and the acts told of them."""

    def __init__(
        self,
        parse: Parse,
        told: Sequence[tuple[Event, Draft]],
        times: Sequence[Time],
        voices: Voices,
        actors: Mapping[str, Actor],
    ) -> None:
        self._parse, self._voices, self._actors = parse, voices, actors
        self._times = {time.id: time for time in times}
        self._drafts = {event.trigger.start: (event, draft) for event, draft in told}
        own: dict[str, list[tuple[Event, Draft]]] = {}
        for event, draft in told:
            if event.time.value is not None:
                own.setdefault(event.time.value, []).append((event, draft))
        self._order = DaysInOrder(parse, days_told(parse, times, own))
        self._days, self._news = self._order.days, self._order.news
        self._lasting = [time for time in times if time.type in ("DURATION", "SET")]

    def carry(self, rows: Sequence[Event]) -> list[Event]:
        """The rows, with a day told elsewhere where they have none and the text says which is theirs."""
        dated = [self._with_day(row) for row in rows]
        followed = [row if row.time.known else self._after(row, dated) for row in dated]
        return [row if row.time.known else self._in_clause(row, followed) for row in followed]

    def _with_day(self, row: Event) -> Event:
        if row.time.known:
            return self._hours_later(row)
        for event, draft in self._tellings(row):
            if (found := self._day_of(event, draft)) is not None:
                self._order.hand_on(found[0], row, draft)
                return _dated(row, *found, self._voices)
        return row

    def _hours_later(self, row: Event) -> Event:
        """The row with the day told last, where its own words count hours from there (`hours later`)."""
        own = self._times[row.time.value or ""]
        if own.value not in (None, "FUTURE_REF") or not _COUNTED.search(own.mention.lower()):
            return row
        for event, draft in self._tellings(row):
            last = self._order.last_told(draft) if event.time.value == own.id else None
            if last is not None and last.kind == "act":
                return _dated(row, self._order.whole(last, draft) or last, FOLLOWED, self._voices)
        return row

    def _tellings(self, row: Event) -> list[tuple[Event, Draft]]:
        """The tellings of a row, those of the text before the headline's."""
        found = [self._drafts[c.start] for c in (row.trigger, *row.mentions) if c.start in self._drafts]
        return sorted(found, key=lambda pair: section_of(pair[1]) == 0)

    def _day_of(self, event: Event, draft: Draft) -> tuple[DayTold, Maker] | None:
        verb = told_by(draft.trigger.predicate)
        if not self._can_take(event, draft):
            return None
        if (joined := self._joined(event, draft)) is not None:
            return joined, JOINED
        if is_aside(draft.trigger.predicate):
            return None
        if self._own_days(event, draft) or any(is_of_another(child, event) for child in verb.children):
            return None
        if section_of(draft) == 0:
            return self._of_headline(event, draft)
        if at_once(verb) and (found := self._at_once(draft)) is not None:
            return found
        return self._of_words(event, draft) if event.type in WORDS else self._of_deed(event, draft)

    def _can_take(self, event: Event, draft: Draft) -> bool:
        """True for an act told in the simple past for its own sake, or as what was said to have been done."""
        trigger, aux = draft.trigger, event.aux
        if (trigger.places.noun is not None and trigger.light is None) or not aux.actual:
            return False
        verb = told_by(trigger.predicate)
        if not is_of_its_day(event, verb):
            return False
        if any(told.quote_type == "direct" or told.act == "deny" for told in self._held(draft)):
            return False
        beside = {c.lower for each in (verb, trigger.predicate) for c in each.children_by("advmod")}
        sentence = verb.sent.tokens if verb.sent is not None else [verb]
        opens = verb.is_root and sentence[0].lower == "earlier"
        return not (beside & _ANOTHER_TIME or self._lasts(draft) or opens)

    def _held(self, draft: Draft) -> list[Attribution]:
        head = draft.trigger.head
        return self._voices.held(head.start, head.end)

    def _lasts(self, draft: Draft) -> bool:
        """True for what went on for weeks or again and again (`had been shelled for months`)."""
        spans = [(token.start, token.head.lower) for token in draft.clause]
        starts = {time.citations[0].start: time for time in self._lasting}
        return any(
            time.type == "SET"
            or (time.granularity in _LONG and before in _FOR)
            or _LATEST.search(time.mention.lower())
            for start, before in spans
            if (time := starts.get(start)) is not None
        )

    def _own_days(self, event: Event, draft: Draft) -> bool:
        """True where the sentence names another day, but for that of somebody's saying that it was done."""
        verb, here = told_by(draft.trigger.predicate), sentence_of(draft)
        words = event.type in WORDS
        return any(
            one.sentence == here
            and one.kind != "dateline"
            and not (one.kind == "said" and not words)
            and not is_beside(verb, one.verb)
            and not names_no_day_before(verb, one.verb)
            for one in self._days
        )

    def _joined(self, event: Event, draft: Draft) -> DayTold | None:
        """The day of the verb joined to the act's, where they share a subject (`fled and died on Monday`)."""
        verb = told_by(draft.trigger.predicate)
        words = event.type in WORDS
        here = [one for one in self._days if one.sentence == sentence_of(draft)]
        for one in here:
            if one.verb is None or not one.day or one.kind == "back":
                continue
            if any(other.day != one.day and other.verb and is_joined(other.verb, verb) for other in here):
                continue  # `launched it in May and encircled the town and entered it on June 23`
            if met_at(verb, one, self._parse):
                return one
            if names_no_day_before(verb, one.verb) or is_aside(draft.trigger.predicate):
                continue  # `met the premier and travels to Vesk on Monday`
            behind = one.start < verb.start and shares_day(verb, one.verb, words=words)
            before = one.verb.lemma not in SAYING and is_joined(verb, one.verb)
            if behind or before:
                return one
        return None

    def _at_once(self, draft: Draft) -> tuple[DayTold, Maker] | None:
        """The day of what was told just before, which an act answered (`They protested at once`)."""
        last = self._order.last_told(draft)
        if last is None or last.kind == "heading" or self._order.far(draft, last) > _NEAR:
            return None
        return self._order.whole(last, draft) or last, FOLLOWED

    def _of_deed(self, event: Event, draft: Draft) -> tuple[DayTold, Maker] | None:
        here = sentence_of(draft)
        last = self._order.last_told(draft)
        said = [one.day for one in self._days if one.kind == "said" and one.sentence == here and one.day]
        if last is None or any(day < last.day for day in said):
            return None
        if followed(told_by(draft.trigger.predicate)) and not last.force:
            return None  # `hours after the strike`, and talks were told of since
        same = [
            one for one in (*self._days, *self._order.handed) if one.day == last.day and one.sentence < here
        ]
        above = self._order.heading_of(last.day, draft)
        far = self._order.far(draft, last)
        if above is None and far > _REACH:
            return None
        acts = [one for one in same if self._is_act(one, event, draft)]
        acts = [one for one in acts if not is_undone(event, one)]
        follows = any(one.kind == "told" or can_follow(event, one) for one in acts)
        follows = follows or (bool(acts) and is_at_the_scene(draft))
        if above is None and not (follows and self._goes_on(event, draft, last)):
            return None
        told = above or (last if last in acts else acts[-1])
        near = event.type == "ASSAULT" and far <= _NEAR
        day = self._order.whole(told, draft) or (told if near else None)
        return (day, HEADED if above else CARRIED) if day is not None else None

    def _is_act(self, one: DayTold, event: Event, draft: Draft) -> bool:
        """True for a day of an act that another can follow on.

        Whatever those did of whom the next sentence goes on to tell (`On Monday they came by boat. They
        burned the mill`).
        """
        if one.kind == "act" or (one.force and event.type == "ASSAULT"):
            return True
        next_to = one.paragraph == section_of(draft) and sentence_of(draft) == one.sentence + 1
        return one.kind == "told" and next_to and event.type in _FORCES and goes_on_with(draft)

    def _goes_on(self, event: Event, draft: Draft, last: DayTold) -> bool:
        """True where a day that acts were told of is that of one more: it is the day of the news, or force
        goes on being told in a story of it.
        """
        if last.day == self._news:
            return True
        gap, far = days_between(last.day, self._news), self._order.far(draft, last)
        next_to = event.type in _FORCES and far <= _NEAR
        lately = gap is None or gap <= (WEEK if next_to else _LATELY)
        force = event.type == "ASSAULT" and last.force
        here = last.paragraph == section_of(draft)
        return (here and (lately or force)) or self._is_of_the_story(event, draft, last)

    def _is_of_the_story(self, event: Event, draft: Draft, last: DayTold) -> bool:
        """True for force in a story of force that has named one day so far, and near for more of one kind.

        Near, and where that day was yesterday or the act is told of at its scene, for any deed.
        """
        far = self._order.far(draft, last) if event.type in _FORCES else _REACH + 1
        acts = [one for one in self._days if one.day and (one.kind in ("act", "heading") or one.force)]
        before = [one for one in acts if one.sentence < sentence_of(draft)]
        if {one.day for one in before} != {last.day}:
            return False
        if event.type == "ASSAULT" and any(one.force for one in before):
            return True
        gap = days_between(last.day, self._news)
        lately = gap is not None and gap <= _LATELY
        alike = any(t.type == event.type for one in before for t in one.events)
        if is_at_the_scene(draft):
            return far <= _REACH
        return far <= _NEXT and (alike or lately)

    def _of_words(self, event: Event, draft: Draft) -> tuple[DayTold, Maker] | None:
        """The day of the news, where what was told last is of it: words of that day's news were said on it.

        What was said in answer to a deed of that day was said on no other; words that answer words may be
        older, and are taken for the day's only near its name, or where they are of one who spoke that day.
        """
        told = [one for one in self._order.last_named(draft) if one.kind not in ("aside", "back") and one.day]
        above = self._order.heading_of(told[-1].day, draft) if told else None
        if above is not None:
            return above, HEADED
        if (own := self._spoke_on(event, draft)) is not None:
            return own, NEWS
        if not told or told[-1].kind == "heading":
            return None
        last = told[-1]
        lead = self._order.of_lead()
        if len({one.day for one in lead}) > _LEAD_DAYS:
            return None
        far = self._order.far(draft, last)
        if last.day != self._news:
            gap = days_between(last.day, self._news)
            near = far <= _NEAR and last.sentence in self._order.lead
            sent = self._order.dateline if near and gap in (1, 2) else None
            return (sent, NEWS) if sent is not None else None
        answers = any(one.kind == "act" and one.day == self._news for one in lead)
        deed = last.kind == "act" or self._order.dateline is not None
        if far > (_REACH if answers else _NEXT if deed else _NEAR):
            return None
        whole = self._order.whole(last, draft)
        return (whole, NEWS) if whole is not None else None

    def _spoke_on(self, event: Event, draft: Draft) -> DayTold | None:
        """The one day on which who speaks is said to have spoken, where it is the day of the news.

        Or that of a saying of theirs in the sentence before (`said on Monday. It accused ...`).
        """
        mine = {ref.value.entity for ref in event.actors if ref.value is not None}
        found = [
            one
            for one in self._days
            if one.kind == "said" and one.sentence < sentence_of(draft) and mine & self._speakers(one)
        ]
        days = {one.day for one in found}
        next_to = bool(found) and found[-1].sentence == sentence_of(draft) - 1
        near = next_to and found[-1].paragraph == section_of(draft)
        return found[-1] if len(days) == 1 and (near or self._news in days) and found[-1].is_whole else None

    def _speakers(self, one: DayTold) -> set[str]:
        """Who spoke on a day that is told of words."""
        found = {ref.value.entity for told in one.events for ref in told.actors if ref.value is not None}
        if one.verb is not None:
            for told in self._voices.cued(one.verb.start):
                source = told.source_actor.value if told.source_actor is not None else None
                if source is not None and source in self._actors:
                    found.add(self._actors[source].entity)
        return found

    def _of_headline(self, event: Event, draft: Draft) -> tuple[DayTold, Maker] | None:
        """The day of the lead's acts, where one is of the same type or sides, or told of the same things."""
        lead = [
            one
            for one in self._days
            if one.day and one.sentence in self._order.lead and (one.events or one.kind == "told")
        ]
        mine = _sides(event)
        same = [
            one
            for one in lead
            if any(told.type == event.type or mine & _sides(told) for told in one.events)
            or (one.kind in ("act", "told") and len(_nouns(draft.clause) & self._nouns_told(one)) >= _SHARED)
        ]
        if len({one.day for one in lead}) != 1 or not same:
            return None
        return same[0], CARRIED

    def _nouns_told(self, one: DayTold) -> set[str]:
        """The nouns of the sentence that tells a day."""
        return _nouns(self._parse.sentences[one.sentence].tokens)

    def _day_of_noun(
        self, noun: Token, row: Event, rows: Sequence[Event], draft: Draft | None
    ) -> DayTold | None:
        """The day of the act that a noun tells of: its row's, or (of a draft's) the report's one force."""
        if (told := self._day_of_row(noun, row, rows)) is not None:
            return told
        force = [one for one in self._days if draft and one.force and one.sentence < sentence_of(draft)]
        one_day = len({one.day for one in force}) == 1 and noun.lemma in GENERAL
        return force[-1] if one_day and force[-1].day else None

    def _day_of_row(self, word: Token, row: Event, rows: Sequence[Event]) -> DayTold | None:
        """The day of the row, another than this, that a word tells of."""
        for other in rows:
            at = (other.trigger, *other.mentions)
            if other is not row and any(c.start <= word.start < c.end for c in at):
                return next((one for one in self._days if one.time.id == other.time.value and one.day), None)
        return None

    def _after(self, row: Event, rows: Sequence[Event]) -> Event:
        """The row with the day of the act that it is said to have followed (`hours after the strike`)."""
        for event, draft in self._tellings(row):
            if not self._can_take(event, draft) or self._own_days(event, draft):
                continue
            for noun, promptly in followed(told_by(draft.trigger.predicate)):
                found = self._day_of_noun(noun, row, rows, draft if promptly else None)
                if found is not None and (promptly or event.type == "ASSAULT" or found.day == self._news):
                    return _dated(row, self._order.whole(found, draft) or found, FOLLOWED, self._voices)
        return row

    def _in_clause(self, row: Event, rows: Sequence[Event]) -> Event:
        """An act that a noun tells, with the day of the one in whose clause it is (`held in raids`)."""
        for event, draft in self._tellings(row):
            verb = verb_around(draft.trigger) if event.aux.actual else None
            if verb is None or self._own_days(event, draft):
                continue
            found = self._day_of_row(verb, row, rows)
            if found is not None:
                return _dated(row, found, JOINED, self._voices)
        return row


_ANOTHER_TIME = frozenset(
    "earlier previously formerly before ago often regularly usually sometimes always once ever repeatedly "
    "recently lately already originally initially eventually later-on long".split()
)
"""Words beside a verb that put its act at another time, or at none."""
_LATEST = re.compile(r"\b(?:past|last|recent)\b")
"""In a length of time: what adds up over it is of no one day (`in the past 48 hours`)."""
_LONG = frozenset("week month year decade century quarter season".split())
_FOR = frozenset("for over during through throughout".split())
_FORCES = frozenset("ASSAULT COERCE MOBILIZE RETREAT PROTEST".split())
_LATELY = 1
"""So many days before the report what is not force goes on on a day told in its paragraph."""
_REACH = 8
"""So many sentences on a day is still that of what is told."""
_NEXT = 3
_NEAR = 2
"""So many sentences behind a part of a day what it tells of goes on in it."""
_LEAD_DAYS = 2
"""Of a lead that names more days than these no one is the day of the news."""
_SHARED = 2
"""Nouns of a headline's act that a lead has too, where both are of one happening."""
_COUNTED = re.compile(r"\b(?:hours?|minutes?|moments|seconds|shortly) later\b")


def _nouns(tokens: Sequence[Token]) -> set[str]:
    return {token.lemma.lower() for token in tokens if token.pos in ("NOUN", "PROPN")}


def _sides(event: Event) -> set[str]:
    """Names of those who act and are acted on."""
    return {ref.value.name.lower() for ref in (*event.actors, *event.recipients) if ref.value is not None}


def _dated(row: Event, told: DayTold, maker: Maker, voices: Voices) -> Event:
    cited = told.time.citations
    voice = voices.ids(cited[0].start, cited[0].end)
    return row.model_copy(update={"time": Stated[str].of(told.time.id, *cited, voice=voice, maker=maker)})
