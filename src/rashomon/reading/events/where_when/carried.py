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
from collections.abc import Sequence
from datetime import date

from rashomon.event_model import DAY_RULES
from rashomon.findings import Attribution, Event, Maker, Stated, Time
from rashomon.language import Parse, Token
from rashomon.reading.events.draft import Draft
from rashomon.reading.events.one_act.clauses import GENERAL
from rashomon.reading.events.spoken import Voices
from rashomon.reading.events.told_as.tenses import is_aside, told_by
from rashomon.reading.events.where_when.day_links import (
    can_follow,
    followed,
    is_beside,
    is_joined,
    is_of_another,
    is_of_its_day,
    is_undone,
    met_at,
    shares_day,
    verb_around,
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
    ) -> None:
        self._parse, self._voices = parse, voices
        self._times = {time.id: time for time in times}
        self._drafts = {event.trigger.start: (event, draft) for event, draft in told}
        own: dict[str, list[tuple[Event, Draft]]] = {}
        for event, draft in told:
            if event.time.value is not None:
                own.setdefault(event.time.value, []).append((event, draft))
        self._days = days_told(parse, times, own)
        self._lasting = [time for time in times if time.type in ("DURATION", "SET")]
        dateline = next((one.day for one in self._days if one.kind == "dateline" and one.day), "")
        self._news = (parse.published or "")[:10] if len(parse.published or "") >= 10 else dateline
        self._lead = _first_sentences(parse)

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
                return _dated(row, *found, self._voices)
        return row

    def _hours_later(self, row: Event) -> Event:
        """The row with the day told last, where its own words count hours from there (`hours later`)."""
        own = self._times[row.time.value or ""]
        if own.value not in (None, "FUTURE_REF") or not _COUNTED.search(own.mention.lower()):
            return row
        for event, draft in self._tellings(row):
            last = self._last_told(draft) if event.time.value == own.id else None
            if last is not None and last.kind == "act":
                return _dated(row, self._whole(last, draft) or last, FOLLOWED, self._voices)
        return row

    def _tellings(self, row: Event) -> list[tuple[Event, Draft]]:
        """The tellings of a row, those of the text before the headline's."""
        found = [self._drafts[c.start] for c in (row.trigger, *row.mentions) if c.start in self._drafts]
        return sorted(found, key=lambda pair: _section(pair[1]) == 0)

    def _day_of(self, event: Event, draft: Draft) -> tuple[DayTold, Maker] | None:
        if not self._can_take(event, draft):
            return None
        if (joined := self._joined(event, draft)) is not None:
            return joined, JOINED
        verb = told_by(draft.trigger.predicate)
        if self._own_days(event, draft) or any(is_of_another(child, event) for child in verb.children):
            return None
        if _section(draft) == 0:
            return self._of_headline(event, draft)
        if event.type in WORDS:
            return self._of_words(draft)
        return self._of_deed(event, draft)

    def _can_take(self, event: Event, draft: Draft) -> bool:
        """True for an act told in the simple past for its own sake, or as what was said to have been done."""
        trigger, aux = draft.trigger, event.aux
        if (trigger.places.noun is not None and trigger.light is None) or not aux.actual:
            return False
        verb = told_by(trigger.predicate)
        if not is_of_its_day(event, verb) or is_aside(trigger.predicate):
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
        verb, here = told_by(draft.trigger.predicate), _sentence(draft)
        words = event.type in WORDS
        return any(
            one.sentence == here
            and one.kind != "dateline"
            and not (one.kind == "said" and not words)
            and not is_beside(verb, one.verb)
            for one in self._days
        )

    def _joined(self, event: Event, draft: Draft) -> DayTold | None:
        """The day of the verb joined to the act's, where they share a subject (`fled and died on Monday`)."""
        verb = told_by(draft.trigger.predicate)
        words = event.type in WORDS
        here = [one for one in self._days if one.sentence == _sentence(draft)]
        for one in here:
            if one.verb is None or not one.day or one.kind == "back":
                continue
            if any(other.day != one.day and other.verb and is_joined(other.verb, verb) for other in here):
                continue  # `launched it in May and encircled the town and entered it on June 23`
            behind = one.start < verb.start and shares_day(verb, one.verb, words=words)
            before = one.verb.lemma not in SAYING and is_joined(verb, one.verb)
            if behind or before or met_at(verb, one, self._parse):
                return one
        return None

    def _last_told(self, draft: Draft) -> DayTold | None:
        """The day of the last sentence before that dates an act; None where that is several, or long past."""
        before = [one for one in self._days if one.sentence < _sentence(draft)]
        passed: set[str] = set()
        for at in sorted({one.sentence for one in before}, reverse=True):
            there = [one for one in before if one.sentence == at]
            acts = [one for one in there if one.kind in ("act", "told", "heading")]
            if draft.trigger.entry.type == "ASSAULT":
                # `found bodies on Monday in a ferry hit on Saturday`
                acts = [one for one in there if one.day and one.force and one.kind != "said"] or acts
            if acts:
                # `the worst since gas killed hundreds in 2013`: what follows may be of that
                days = {one.day for one in acts} | passed | self._listed(acts[-1], there)
                return acts[-1] if len(days) == 1 and acts[-1].day else None
            passed |= {one.day for one in there if one.kind != "said" and self._is_past(one)}
        return None

    def _listed(self, told: DayTold, there: Sequence[DayTold]) -> set[str]:
        """Days that stand in one list with another (`on Saturday and Sunday`)."""
        text = self._parse.text
        pairs = [(one, two) for one in there for two in there if told in (one, two) and one.start < two.start]
        between = [(pair, text[pair[0].time.citations[0].end : pair[1].start].strip()) for pair in pairs]
        return {one.day for pair, words in between if words in ("and", ",", "or", "and on") for one in pair}

    def _of_deed(self, event: Event, draft: Draft) -> tuple[DayTold, Maker] | None:
        here = _sentence(draft)
        last = self._last_told(draft)
        said = [one.day for one in self._days if one.kind == "said" and one.sentence == here and one.day]
        if last is None or any(day < last.day for day in said):
            return None
        if followed(told_by(draft.trigger.predicate)) and not last.force:
            return None  # `hours after the strike`, and talks were told of since
        same = [one for one in self._days if one.day == last.day and one.sentence < here]
        above = next((one for one in same if one.kind == "heading"), None)
        if above is None and here - last.sentence > _REACH:
            return None
        acts = [one for one in same if one.kind == "act" or (one.force and event.type == "ASSAULT")]
        acts = [one for one in acts if not is_undone(event, one)]
        follows = any(can_follow(event, one) for one in acts)
        if above is None and not (follows and self._goes_on(event, draft, last)):
            return None
        told = above or (last if last in acts else acts[-1])
        near = event.type == "ASSAULT" and here - last.sentence <= _NEAR
        day = self._whole(told, draft) or (told if near else None)
        return (day, HEADED if above else CARRIED) if day is not None else None

    def _goes_on(self, event: Event, draft: Draft, last: DayTold) -> bool:
        """True where a day that acts were told of is that of one more: it is the day of the news, or force
        goes on being told in a story of it.
        """
        if last.day == self._news:
            return True
        gap = _days_between(last.day, self._news)
        next_to = event.type in _FORCES and _sentence(draft) - last.sentence <= _NEAR
        lately = gap is None or gap <= (_WEEK if next_to else _LATELY)
        force = event.type == "ASSAULT" and last.force
        here = last.paragraph == _section(draft)
        return (here and (lately or force)) or self._is_of_the_story(event, draft, last)

    def _is_of_the_story(self, event: Event, draft: Draft, last: DayTold) -> bool:
        """True for force in a story of force that has named one day so far, and near for more of one kind."""
        alike = event.type in _FORCES and _sentence(draft) - last.sentence <= _NEXT
        acts = [one for one in self._days if one.day and (one.kind in ("act", "heading") or one.force)]
        before = [one for one in acts if one.sentence < _sentence(draft)]
        if {one.day for one in before} != {last.day}:
            return False
        force = event.type == "ASSAULT" and any(one.force for one in before)
        return force or (alike and any(t.type == event.type for one in before for t in one.events))

    def _whole(self, told: DayTold, draft: Draft) -> DayTold | None:
        """Words for the whole day, best before the act (`on Monday`, for `Monday evening` told last)."""
        if told.is_whole or (told.time.value or "").endswith("TNI"):
            return told if told.is_whole else None  # a night is of two days
        start = draft.trigger.head.start
        same = [one for one in self._days if one.day == told.day and one.is_whole]
        return min(same, key=lambda one: (one.start > start, abs(one.start - start)), default=None)

    def _of_words(self, draft: Draft) -> tuple[DayTold, Maker] | None:
        """The day of the news, where what was told last is of it: words of that day's news were said on it.

        What was said in answer to a deed of that day was said on no other; words that answer words may be
        older, and are taken for the day's only near its name.
        """
        before = [one for one in self._days if one.sentence < _sentence(draft)]
        named = [one for one in before if one.kind != "dateline" and self._is_past(one)]
        there = [one for one in named if one.sentence == named[-1].sentence]
        told = [one for one in there if one.kind != "aside" and one.kind != "back" and one.day]
        if not told:
            return None
        last = told[-1]
        if last.kind == "heading":
            return last, HEADED
        lead = [one for one in named if one.sentence in self._lead and one.kind in ("act", "told", "said")]
        if last.day != self._news or len({one.day for one in lead}) > _LEAD_DAYS:
            return None
        far = _sentence(draft) - last.sentence
        answers = any(one.kind == "act" and one.day == self._news for one in lead)
        if far > (_REACH if answers else _NEAR):
            return None
        whole = self._whole(last, draft)
        return (whole, NEWS) if whole is not None else None

    def _is_past(self, one: DayTold) -> bool:
        """False for what only begins or ends on a day, and for what is still to come."""
        tokens = self._parse.tokens_in(one.start, one.start + 1)
        ahead = one.kind == "aside" and one.day > self._news
        return not (ahead or (one.kind == "aside" and tokens[0].head.lower in _ENDS))

    def _of_headline(self, event: Event, draft: Draft) -> tuple[DayTold, Maker] | None:
        """The day of the lead's acts, where one of them is of the same type or of the same sides."""
        lead = [one for one in self._days if one.day and one.sentence in self._lead and one.events]
        mine = _sides(event)
        same = [
            one for one in lead if any(told.type == event.type or mine & _sides(told) for told in one.events)
        ]
        if len({one.day for one in lead}) != 1 or not same:
            return None
        return same[0], CARRIED

    def _day_of_noun(
        self, noun: Token, row: Event, rows: Sequence[Event], draft: Draft | None
    ) -> DayTold | None:
        """The day of the act that a noun tells of: its row's, or (of a draft's) the report's one force."""
        if (told := self._day_of_row(noun, row, rows)) is not None:
            return told
        force = [one for one in self._days if draft and one.force and one.sentence < _sentence(draft)]
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
            for noun, at_once in followed(told_by(draft.trigger.predicate)):
                found = self._day_of_noun(noun, row, rows, draft if at_once else None)
                if found is not None and (at_once or event.type == "ASSAULT" or found.day == self._news):
                    return _dated(row, self._whole(found, draft) or found, FOLLOWED, self._voices)
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
_ENDS = frozenset("until till by before since from after".split())
_LATEST = re.compile(r"\b(?:past|last|recent)\b")
"""In a length of time: what adds up over it is of no one day (`in the past 48 hours`)."""
_LONG = frozenset("week month year decade century quarter season".split())
_FOR = frozenset("for over during through throughout".split())
_FORCES = frozenset("ASSAULT COERCE MOBILIZE RETREAT PROTEST".split())
_WEEK = 7
_LATELY = 1
"""So many days before the report what is not force goes on on a day told in its paragraph."""
_REACH = 8
"""So many sentences on a day is still that of what is told."""
_NEXT = 3
_NEAR = 2
"""So many sentences behind a part of a day what it tells of goes on in it."""
_LEAD_DAYS = 2
"""Of a lead that names more days than these no one is the day of the news."""
_LEAD = 2
_COUNTED = re.compile(r"\b(?:hours?|minutes?|moments|seconds|shortly) later\b")


def _sides(event: Event) -> set[str]:
    """Names of those who act and are acted on."""
    return {ref.value.name.lower() for ref in (*event.actors, *event.recipients) if ref.value is not None}


def _days_between(first: str, last: str) -> int | None:
    """Days from one day to another; None where either is no date."""
    try:
        return (date.fromisoformat(last) - date.fromisoformat(first)).days
    except ValueError:
        return None


def _first_sentences(parse: Parse) -> frozenset[int]:
    body = [sentence for sentence in parse.sentences if sentence.section.kind == "paragraph"]
    first = [sentence.i for sentence in body if sentence.section is body[0].section]
    return frozenset((*first, *(sentence.i for sentence in body[:_LEAD])))


def _sentence(draft: Draft) -> int:
    sentence = draft.trigger.head.sent
    return sentence.i if sentence is not None else 0


def _section(draft: Draft) -> int:
    sentence = draft.trigger.head.sent
    return sentence.section.index if sentence is not None else 0


def _dated(row: Event, told: DayTold, maker: Maker, voices: Voices) -> Event:
    cited = told.time.citations
    voice = voices.ids(cited[0].start, cited[0].end)
    return row.model_copy(update={"time": Stated[str].of(told.time.id, *cited, voice=voice, maker=maker)})
