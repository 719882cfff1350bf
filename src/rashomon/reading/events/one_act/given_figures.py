"""Figures that stand in no row, given to the act that they can only be of.

`Dead: 11.` and `It put the toll at seven` tell of no act in words of their own: their figures are of the one
act of force that their sentence tells of, or else of the one told in the sentence before it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise

from rashomon.findings import Event, Place, Quantity, Stated, Time
from rashomon.language import Parse, Sentence
from rashomon.lexicons.events import event_classes
from rashomon.reading.events.spoken import Voices
from rashomon.reading.events.where_when.placing import SAME_SENTENCE
from rashomon.reading.quantities.singles import ONE

_HARM = frozenset("killed injured casualties missing".split())
_OF_TYPE = {
    "ASSAULT": _HARM | frozenset("destroyed damaged downed abducted captured displaced participants".split()),
    "COERCE": frozenset("killed injured arrested participants".split()),
    "PROTEST": frozenset("participants injured".split()),
}
"""Kinds of figures that an act of a type is given from outside its clause."""
_OPENING = _HARM | {"arrested", "displaced"}
"""Kinds of figures that an opening gives of the one act that the report tells of."""
_TOTAL = 2_000
"""Dead or hurt from which a figure is hardly of one act."""
_WIDE = frozenset(
    "war conflict insurgency crisis uprising campaign total overall altogether year decade".split()
)
_SUMS = frozenset("all across incident separate week month total".split())
"""Words of an opening that gives the sum of several acts."""
_TURNING = frozenset(
    "elsewhere meanwhile earlier separately another also previously previous since other before ago last "
    "unrelated".split()
)


class Giver:
    """Gives a report's rows the figures that stand in none."""

    def __init__(
        self, parse: Parse, *, quantities: Sequence[Quantity], places: Sequence[Place], times: Sequence[Time]
    ) -> None:
        self._sentences, self._at = parse.sentences, parse.sentence_at
        self._quantities = quantities
        self._set = {
            self._at(found.citations[0].start).i
            for found in (
                *(place for place in places if place.role == "location"),
                *(time for time in times if time.type == "DATE"),
            )
        }
        """Numbers of the sentences that name a place or a day."""
        body = [sentence.i for sentence in parse.sentences if sentence.section.index > 0]
        self._lead = body[0] if body else 0
        """Number of the body's first sentence."""

    def given(self, rows: Sequence[Event], voices: Voices) -> list[Event]:
        """The rows, with figures that no row has added to the one that each can only be of."""
        taken = {stated.value for row in rows for stated in row.quantities}
        in_sentence: dict[int, dict[str, Event]] = defaultdict(dict)
        for row in rows:
            for cited in (row.trigger, *row.mentions):
                in_sentence[self._at(cited.start).i][row.id] = row
        more: dict[str, list[Stated[str]]] = defaultdict(list)
        for number in sorted(
            self._quantities, key=lambda one: one.citations[0].start if one.citations else 0
        ):
            if number.id in taken or not _is_of_one_act(number):
                continue
            owner = self._owner(number, in_sentence)
            held = {stated.value for stated in (*owner.quantities, *more[owner.id])} if owner else set()
            if owner is not None and not _has(held, number, self._quantities):
                start, end = number.citations[0].start, number.citations[0].end
                voice = voices.ids(start, end)
                stated = Stated[str].of(number.id, *number.citations, voice=voice, maker=SAME_SENTENCE)
                more[owner.id].append(stated)
                in_sentence[self._at(start).i].setdefault(owner.id, owner)
        return [
            row.model_copy(update={"quantities": (*row.quantities, *more[row.id])}) if row.id in more else row
            for row in rows
        ]

    def _owner(self, number: Quantity, in_sentence: dict[int, dict[str, Event]]) -> Event | None:
        own = self._at(number.citations[0].start)
        if _is_wide(own):
            return None
        here = list(in_sentence.get(own.i, {}).values())
        if here and number.kind == "displaced":
            return None  # `nine fled when shells hit the port` ran from the spot
        if here and (owner := _only(here, number)) is not None:
            return owner
        opens = (own.section.index == 0 or own.i <= self._lead) and number.kind in _OPENING
        opens = opens and not any(token.lemma in _SUMS for token in own.tokens)
        if opens or number.kind == "displaced":
            every = {row.id: row for rows in in_sentence.values() for row in rows.values()}
            told = [row for row in every.values() if not row.aux.historical]
            if number.kind == "displaced":
                told = [row for row in told if self._at(row.trigger.start).i <= self._lead]
            if not _turns(own) and (owner := _only(told, number)) is not None:
                return owner
        if here:
            return None
        if _is_of_the_toll(number, own):
            told = [
                row for rows in in_sentence.values() for row in rows.values() if row.trigger.start < own.start
            ]
            rows = {row.id: row for row in told if not row.aux.historical}.values()
            if (owner := _only(rows, number)) is not None:
                return owner
        if own.i == 0 or own.i in self._set or _turns(own):
            return None
        before = self._told_before(own, in_sentence)
        return _only(in_sentence.get(before.i, {}).values(), number) if before is not None else None

    def _told_before(self, own: Sentence, in_sentence: dict[int, dict[str, Event]]) -> Sentence | None:
        """The sentence before in the paragraph; the one before that where the first tells of no act."""
        for back in (1, 2):
            before = self._sentences[own.i - back] if own.i >= back else None
            if before is None or before.section is not own.section:
                return None
            if in_sentence.get(before.i) or before.i in self._set or _turns(before):
                return before
        return None


_TOLLS = frozenset("toll body corpse".split())


def _is_of_the_toll(number: Quantity, sentence: Sentence) -> bool:
    """True for a toll or a turnout told again (`It put the toll at nine`)."""
    if number.kind == "participants":
        return True
    if number.kind == "injured":  # `Eleven are still in hospital`
        return any(token.lemma == "hospital" for token in sentence.tokens)
    return number.kind == "killed" and any(token.lemma in _TOLLS for token in sentence.tokens)


def _is_of_one_act(number: Quantity) -> bool:
    """False for zeros, for sums over a time, for more than one act has, and for one person told of.

    What was counted since a day of the week is counted since the act.
    """
    most = _TOTALS.get(number.kind, _TOTAL if number.kind in _HARM else float("inf"))
    large = (number.low or number.best or 0) >= most
    summed = number.scope is not None and not _SINCE_A_DAY.fullmatch(number.scope)
    return bool(number.citations) and not (
        number.bound == "none" or number.maker.id == ONE or summed or large
    )


_TOTALS = {"displaced": 10_000}
_SINCE_A_DAY = re.compile(r"since (?:mon|tues|wednes|thurs|fri|satur|sun)day\b.*", re.IGNORECASE | re.DOTALL)


def _only(rows: Iterable[Event], number: Quantity) -> Event | None:
    """The one row of force or protest that can have a figure; None where two can, or where it is no fact."""
    able = [row for row in rows if number.kind in _OF_TYPE.get(row.type, ()) and not _is_of_few(row, number)]
    if number.kind in _HARM and any(row.type == "ASSAULT" for row in able):
        able = [row for row in able if row.type == "ASSAULT"]
    if len(able) != 1 or able[0].aux.future or able[0].aux.hypothetical or able[0].aux.negation:
        return None
    return able[0]


def _is_of_few(row: Event, number: Quantity) -> bool:
    """True for an arrest, in which nobody dies, for one person who may only stand beside the act, and for a
    crowd beside force: those who took part in an attack or a raid are armed."""
    held = row.type == "COERCE" and row.mode not in ("restrict", "seize") and number.kind in _HARM
    one = number.best == 1 and number.as_written.lower() in ("a", "an", "another")
    return held or one or (number.kind == "participants" and row.type != "PROTEST" and not _is_armed(number))


def _is_armed(number: Quantity) -> bool:
    return number.who in ("military", "police", "fighters") or (number.unit or "").endswith("officers")


def _has(held: Collection[str | None], number: Quantity, quantities: Sequence[Quantity]) -> bool:
    """True where the same figure of the same kind is among those that a row has (`held`)."""
    return any(
        one.id in held and one.kind == number.kind and (one.low, one.best) == (number.low, number.best)
        for one in quantities
    )


def _is_wide(sentence: Sentence) -> bool:
    """True for a sentence that tells of a war or a year, or of an accident."""
    accidents = event_classes()["ACCIDENT"]
    return any(token.lemma.lower() in _WIDE or token.lemma.lower() in accidents for token in sentence.tokens)


def _turns(sentence: Sentence) -> bool:
    """True where a sentence turns to something else; `another 20` are more of the same."""
    words = [*sentence.tokens, None]
    return any(
        word.lower in _TURNING and not (word.lower == "another" and after is not None and after.pos == "NUM")
        for word, after in pairwise(words)
        if word is not None
    )
