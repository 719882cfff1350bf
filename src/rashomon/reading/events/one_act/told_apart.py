"""What a report sets apart from an act told before, whatever else the two have in common.

`At dawn` and `in the evening`, `the first strike` and `the second` are two; `bombed twice` is neither of the
two that it counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rashomon.findings import Event
from rashomon.language import Token
from rashomon.lexicons.act_families import act_of
from rashomon.lexicons.events import event_classes
from rashomon.reading.events.draft import Draft
from rashomon.reading.events.one_act.clauses import GENERAL
from rashomon.reading.events.one_act.sameness import Telling
from rashomon.reading.number_words import number_value

_HALVES = {
    **dict.fromkeys("dawn daybreak sunrise morning".split(), "morning"),
    **dict.fromkeys("afternoon evening dusk sunset nightfall".split(), "later"),
}
"""Words for parts of a day, by its half; a night can be of either."""
_WHILE = frozenset("by until till from since through to before after between".split())
"""Words before a part of the day that an act lasted to or from, or what it only came before or after."""
_LASTING = frozenset("fight fighting battle clash combat siege offensive riot protest".split())
_DYING = frozenset("die dead death perish succumb".split())
"""Who is hurt in the morning can die in the evening."""
_ORDINALS = frozenset("first second third fourth fifth sixth".split())
_TIMES = frozenset(("twice", "thrice"))


def are_told_apart(first: Event, later: Event, tellings: tuple[Telling, Telling]) -> bool:
    """True for acts of two halves of a day, of two places in a count, and for a count beside one of it."""
    if not first.type == later.type == "ASSAULT":
        return False
    one, two = tellings
    if one.sentence == two.sentence and one.before != two.before:
        return not _is_suffered(later if one.before else first)
    if one.ordinal and two.ordinal and one.ordinal != two.ordinal:
        return True
    words = {event.lemma.split(".")[0] for event in (first, later)}
    if one.half and two.half and one.half != two.half and not words & (_LASTING | _DYING):
        return True
    whole, part = (one, two) if one.several else (two, one)
    return whole.several and not (whole.half or part.several) and bool(part.ordinal or part.half)


def _is_suffered(event: Event) -> bool:
    """True for harm without who did it: who is hurt one day can die the next."""
    act = act_of(event.lemma)
    return act is not None and act.kind == "result" and not any(ref.known for ref in event.actors)


def half_of_day(clause: Iterable[Token]) -> str | None:
    """The one half of a day in which a clause says that its act was."""
    found = {
        _HALVES[token.lemma]
        for token in clause
        if token.lemma in _HALVES and not (token.dep == "pobj" and token.head.lower in _WHILE)
    }
    return found.pop() if len(found) == 1 else None


def is_at_another(word: Token) -> bool:
    """True for the part of a day that a clause opens with (`and in the evening the depot was bombed`)."""
    return (
        word.lemma in _HALVES
        and word.dep == "pobj"
        and word.head.lower in ("in", "at", "that")
        and word.head.head.i > word.i
    )


def ordinal(draft: Draft) -> str | None:
    """Which of several an act or its weapon is called (`the second strike`, `a second drone`)."""
    arms = event_classes()["INSTRUMENT"] | event_classes()["WEAPON"] | event_classes()["VEHICLE"]
    for noun in _nouns(draft, GENERAL | arms):
        told = [child.lower for child in noun.children if child.dep in ("amod", "det", "nummod")]
        if (found := next((word for word in told if word in _ORDINALS), None)) and noun.dep != "attr":
            return found
    return next((doer.lower for doer in draft.doers if doer.lower in _ORDINALS), None)


def is_several(draft: Draft) -> bool:
    """True for acts counted and told as one (`bombed twice`, `two strikes`)."""
    verbs = (draft.trigger.predicate, *(trigger.predicate for trigger in draft.more))
    if any(
        child.lower in _TIMES or (child.lemma == "time" and _is_many(child))
        for verb in verbs
        for child in verb.children
    ):
        return True
    return any(noun.tag == "NNS" and _is_many(noun) for noun in _nouns(draft, GENERAL))


def _is_many(noun: Token) -> bool:
    return any(
        child.lower == "several" or (number_value(child.lower) or 0) > 1
        for child in noun.children
        if child.dep in ("nummod", "amod")
    )


def _nouns(draft: Draft, kind: frozenset[str]) -> Sequence[Token]:
    """Nouns for an act, and those of some kind that stand for who or what did it."""
    told = (trigger.places.noun for trigger in (draft.trigger, *draft.more))
    does = (*draft.doers, *draft.instruments)
    return [
        *(noun for noun in told if noun is not None),
        *(noun for noun in does if noun.lemma in kind and noun.pos == "NOUN"),
    ]
