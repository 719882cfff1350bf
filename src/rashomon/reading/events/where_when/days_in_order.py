"""The days of a report in the order in which they are told, asked what was told last before a sentence.

What only stands beside something, what a report looks back to and what is still to come move its story on
to no other day; a list that stands under a day is of that day to its end.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from rashomon.findings import Event
from rashomon.language import Parse
from rashomon.reading.events.draft import Draft
from rashomon.reading.events.where_when.days_told import DayTold

LEAD = 2
"""Sentences of the lead where its first paragraph is shorter."""
WEEK = 7
_ENDS = frozenset("until till by before since from after".split())
_BULLETS = ("- ", "• ", "* ", "– ", "— ")


class DaysInOrder:
    """The days that a report tells, its news's day, and those handed on to acts so far."""

    def __init__(self, parse: Parse, days: Sequence[DayTold]) -> None:
        self._parse, self.days = parse, [one for one in days if not one.is_bare]
        dateline = next((one.day for one in days if one.kind == "dateline" and one.day), "")
        self.news = (parse.published or "")[:10] if len(parse.published or "") >= 10 else dateline
        self.dateline = next((one for one in days if one.kind == "dateline" and one.day == self.news), None)
        self.lead = _first_sentences(parse)
        self.bare = [one for one in days if one.is_bare and one.events]
        self.handed: list[DayTold] = []
        self._listed_at = _lists(parse)

    def hand_on(self, told: DayTold, event: Event, draft: Draft) -> None:
        """Remember that an act took a day, for what follows on it."""
        self.handed.append(
            replace(
                told,
                sentence=sentence_of(draft),
                paragraph=section_of(draft),
                kind="act",
                events=(event,),
                force=event.type == "ASSAULT",
            )
        )

    def last_told(self, draft: Draft) -> DayTold | None:
        """The day of the last sentence before that dates an act; None where that is several, or long past."""
        before = [one for one in self.days if one.sentence < sentence_of(draft)]
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

    def far(self, draft: Draft, told: DayTold) -> int:
        """Sentences since a day was told, or since another act took it or an hour of it in one paragraph.

        A list under the day counts as one sentence.
        """
        here, section = sentence_of(draft), section_of(draft)
        since = [one.sentence for one in self.handed if one.day == told.day and one.paragraph == section]
        since += [one.sentence for one in self.bare if one.day == told.day]
        last = max([told.sentence, *(at for at in since if at < here)])
        start = self._listed_at.get(section, here)
        return (start if last < start else here) - last

    def last_named(self, draft: Draft) -> list[DayTold]:
        """The days of the last sentence before that names any, but for asides of an earlier paragraph.

        What a paragraph before told of months ago is over with it.
        """
        section = section_of(draft)
        named = [
            one
            for one in self.days
            if one.sentence < sentence_of(draft)
            and one.kind != "dateline"
            and self._is_past(one)
            and not (one.paragraph < section and (one.kind == "aside" or self._is_long_ago(one)))
        ]
        return [one for one in named if one.sentence == named[-1].sentence]

    def of_lead(self) -> list[DayTold]:
        """The days that the lead tells of acts and words."""
        return [
            one
            for one in self.days
            if one.sentence in self.lead and one.kind in ("act", "told", "said") and self._is_past(one)
        ]

    def whole(self, told: DayTold, draft: Draft) -> DayTold | None:
        """Words for the whole day, best before the act (`on Monday`, for `Monday evening` told last)."""
        if told.is_whole or (told.time.value or "").endswith("TNI"):
            return told if told.is_whole else None  # a night is of two days
        start = draft.trigger.head.start
        same = [one for one in self.days if one.day == told.day and one.is_whole]
        return min(same, key=lambda one: (one.start > start, abs(one.start - start)), default=None)

    def heading_of(self, day: str, draft: Draft) -> DayTold | None:
        """The heading of that day above an act; of several one at a paragraph's head is for that alone."""
        here, section = sentence_of(draft), section_of(draft)
        headings = [one for one in self.days if one.kind == "heading"]
        several = len({one.day for one in headings}) > 1
        for one in headings:
            scope = one.paragraph == section or not several or self._stands_alone(one)
            if one.day == day and one.sentence < here and scope:
                return one
        return None

    def _stands_alone(self, one: DayTold) -> bool:
        """True for a heading that is a paragraph by itself."""
        section = self._parse.section_at(one.start)
        rest = self._parse.text[one.time.citations[0].end : section.end].rstrip() if section else ""
        return rest.endswith(":") or not any(mark.isalnum() for mark in rest)

    def _listed(self, told: DayTold, there: Sequence[DayTold]) -> set[str]:
        """Days that stand in one list with another (`on Saturday and Sunday`)."""
        text = self._parse.text
        pairs = [(one, two) for one in there for two in there if told in (one, two) and one.start < two.start]
        between = [(pair, text[pair[0].time.citations[0].end : pair[1].start].strip()) for pair in pairs]
        return {one.day for pair, words in between if words in ("and", ",", "or", "and on") for one in pair}

    def _is_past(self, one: DayTold) -> bool:
        """False for what only begins or ends on a day, and for what is still to come."""
        tokens = self._parse.tokens_in(one.start, one.start + 1)
        ahead = one.kind == "aside" and (one.day or one.time.earliest or "")[:10] > self.news
        return not (ahead or (one.kind == "aside" and tokens[0].head.lower in _ENDS))

    def _is_long_ago(self, one: DayTold) -> bool:
        if one.kind not in ("act", "back", "aside"):
            return False
        gap = days_between(one.day or (one.time.latest or "")[:10], self.news)
        return gap is not None and gap > WEEK


def days_between(first: str, last: str) -> int | None:
    """Days from one day to another; None where either is no date."""
    try:
        return (date.fromisoformat(last) - date.fromisoformat(first)).days
    except ValueError:
        return None


def sentence_of(draft: Draft) -> int:
    """Index of the sentence in which an act is told."""
    sentence = draft.trigger.head.sent
    return sentence.i if sentence is not None else 0


def section_of(draft: Draft) -> int:
    """Index of the section in which an act is told; a headline's is 0."""
    sentence = draft.trigger.head.sent
    return sentence.section.index if sentence is not None else 0


def _first_sentences(parse: Parse) -> frozenset[int]:
    body = [sentence for sentence in parse.sentences if sentence.section.kind == "paragraph"]
    first = [sentence.i for sentence in body if sentence.section is body[0].section]
    return frozenset((*first, *(sentence.i for sentence in body[:LEAD])))


def _lists(parse: Parse) -> dict[int, int]:
    """The index of the first sentence of the list in which a section is an item, by the section's index."""
    found: dict[int, int] = {}
    for sentence in parse.sentences:
        section = sentence.section
        if section.index not in found and parse.text[section.start : section.end].startswith(_BULLETS):
            found[section.index] = found.get(section.index - 1, sentence.i)
    return found
