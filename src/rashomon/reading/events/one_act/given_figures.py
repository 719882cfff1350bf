"""Figures that stand in no row, given to the act that they can only be of.

`Dead: 11.` and `It put the toll at seven` tell of no act in words of their own: their figures are of the one
act of force that their sentence tells of, or else of the one told in the sentence before it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from rashomon.findings import Event, Place, Quantity, Stated, Time
from rashomon.language import Parse, Sentence
from rashomon.lexicons.events import event_classes
from rashomon.reading.events.spoken import Voices
from rashomon.reading.events.where_when.placing import SAME_SENTENCE

_HARM = frozenset("killed injured casualties missing".split())
_OF_TYPE = {
    "ASSAULT": _HARM | frozenset("destroyed damaged downed abducted captured".split()),
    "COERCE": frozenset("killed injured arrested".split()),
    "PROTEST": frozenset("participants injured".split()),
}
"""Kinds of figures that an act of a type is given from outside its clause."""
_TOTAL = 2_000
"""Dead or hurt from which a figure is hardly of one act."""
_WIDE = frozenset(
    "war conflict insurgency crisis uprising campaign total overall altogether year decade".split()
)
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
            if owner is not None and not _has(owner, number, self._quantities):
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
        if here:
            return _only(here, number)
        if _is_of_the_toll(number, own):
            told = [
                row for rows in in_sentence.values() for row in rows.values() if row.trigger.start < own.start
            ]
            return _only({row.id: row for row in told if not row.aux.historical}.values(), number)
        if own.i == 0 or own.i in self._set or _turns(own):
            return None
        before = self._sentences[own.i - 1]
        if before.section is not own.section:
            return None
        return _only(in_sentence.get(before.i, {}).values(), number)


_TOLLS = frozenset("toll body corpse".split())


def _is_of_the_toll(number: Quantity, sentence: Sentence) -> bool:
    """True for a toll or a turnout told again (`It put the toll at nine`)."""
    if number.kind == "participants":
        return True
    return number.kind == "killed" and any(token.lemma in _TOLLS for token in sentence.tokens)


def _is_of_one_act(number: Quantity) -> bool:
    """False for zeros, for sums over a time, and for more than one act has."""
    large = number.kind in _HARM and (number.low or number.best or 0) >= _TOTAL
    return bool(number.citations) and number.bound != "none" and number.scope is None and not large


def _only(rows: Iterable[Event], number: Quantity) -> Event | None:
    """The one row of force or protest that can have a figure; None where two can, or where it is no fact."""
    able = [row for row in rows if number.kind in _OF_TYPE.get(row.type, ()) and not _is_of_few(row, number)]
    if number.kind in _HARM and any(row.type == "ASSAULT" for row in able):
        able = [row for row in able if row.type == "ASSAULT"]
    if len(able) != 1 or able[0].aux.future or able[0].aux.hypothetical or able[0].aux.negation:
        return None
    return able[0]


def _is_of_few(row: Event, number: Quantity) -> bool:
    """True for an arrest, in which nobody dies, and for one person who may only stand beside the act."""
    return (row.type == "COERCE" and row.mode not in ("restrict", "seize") and number.kind in _HARM) or (
        number.best == 1 and number.as_written.lower() in ("a", "an", "another")
    )


def _has(row: Event, number: Quantity, quantities: Sequence[Quantity]) -> bool:
    """True where a row has the same figure of the same kind already."""
    held = {stated.value for stated in row.quantities}
    return any(
        one.id in held and one.kind == number.kind and (one.low, one.best) == (number.low, number.best)
        for one in quantities
    )


def _is_wide(sentence: Sentence) -> bool:
    """True for a sentence that tells of a war or a year, or of an accident."""
    accidents = event_classes()["ACCIDENT"]
    return any(token.lemma.lower() in _WIDE or token.lemma.lower() in accidents for token in sentence.tokens)


def _turns(sentence: Sentence) -> bool:
    return any(token.lower in _TURNING for token in sentence.tokens)
