"""Whom and what two tellings are about: shared, others, and what can befall them only once."""

from __future__ import annotations

from rashomon.findings import ActorRef, Event, Stated
from rashomon.reading.events.one_act.sameness import EMPTY, Known, is_named, told_by_others

_KILLING = frozenset(
    "kill killing die death perish murder assassinate assassination execute execution behead beheading slay "
    "massacre slaughter shoot gun lose eliminate liquidate".split()
)
_VAGUE = frozenset(
    "town city village area areas district districts neighbourhood neighborhood neighbourhoods neighborhoods "
    "region province target targets site sites position positions building buildings place places house "
    "houses civilians people".split()
)
"""Last words of things that another word may name more closely."""
_FATAL = frozenset(
    "kill killing death murder assassinate assassination execute execution behead beheading slay".split()
) | {"shoot dead"}
_ENDED = frozenset(("shoot down", "down", "downing", "sink", "sinking"))


def happens_once(first: Event, later: Event, known: Known) -> bool:
    """True for the killing or arrest of one named person, told twice."""
    names = [_named(event.recipients, known) for event in (first, later)]
    if any(len(each) != 1 for each in names):
        return False
    words = {event.lemma.split(".")[0].split(" ")[0] for event in (first, later)}
    return words <= _KILLING or first.mode == later.mode == "arrest"


def cannot_recur(first: Event, later: Event, known: Known) -> bool:
    """True for what can befall one only once: the death of a person, the sinking or downing of a thing.

    Whoever and whatever it is, is called by name in both tellings; where and when it was need not be told. A
    report that speaks of one state's invasion of another speaks of one, unless the days are others.
    """
    words = [event.lemma.split(".")[0] for event in (first, later)]
    if all(word in _FATAL for word in words):
        persons = [{ref.entity for ref in _named(event.recipients, known)} for event in (first, later)]
        return len(persons[0]) == 1 and persons[0] == persons[1]
    if all(word in _ENDED for word in words):
        return bool(_names(first) & _names(later)) or _is_called(first, later) or _is_called(later, first)
    if all(word in _INVADED for word in words):
        real = not any(e.aux.future or e.aux.hypothetical or e.aux.negation for e in (first, later))
        suffer = [_states(event.recipients) for event in (first, later)]
        do = [_states(event.actors) for event in (first, later)]
        return real and len(suffer[0]) == 1 and suffer[0] == suffer[1] and (do[0] == do[1] or not all(do))
    return False


_INVADED = frozenset(("invade", "invasion"))


def _states(refs: tuple[Stated[ActorRef], ...]) -> set[str]:
    return {ref.value.country for ref in refs if ref.value is not None and ref.value.country}


def _is_called(event: Event, other: Event) -> bool:
    """True where the clause of one telling names the thing that the other is about."""
    return any(len(name) > 3 and name in other.clause.quote.split() for name in _names(event))


def _named(refs: tuple[Stated[ActorRef], ...], known: Known) -> list[ActorRef]:
    """Persons called by a name of several words."""
    return [
        ref.value
        for ref in refs
        if ref.value is not None and ref.value.name[:1].isupper() and " " in ref.value.name.strip()
        if is_named(ref.value, known)
    ]


def things(first: Event, later: Event) -> float | None:
    """1 for a shared thing, 0 for others, None where nothing tells."""
    one, two = (_last_words(event) for event in (first, later))
    if not one or not two:
        return None
    names = [_names(event) for event in (first, later)]
    if all(names):
        if (
            names[0] & names[1]
            and one.isdisjoint(two)
            and not (one | two) & _VAGUE
            and _are_common(first, later)
        ):
            return 0.0  # `five Federal drones`, `a Federal supply ship`
        return 1.0 if names[0] & names[1] else 0.0
    if one & two:
        return 1.0
    return None if (one | two) & _VAGUE else 0.0


def _are_common(*events: Event) -> bool:
    """True for things that end in common nouns."""
    return all(
        stated.value.split()[-1].islower() for event in events for stated in event.targets if stated.value
    )


def other_named_things(first: Event, later: Event, known: Known) -> bool:
    """True for ships or other things by their own names that are not those of the other telling.

    `The Brann was hit`, then `the Skade was sunk`; and `a battle was fought, the navy said`, then `Norland
    claims the destruction of the Brann`, which is no part of what the navy told. Places' names tell nothing.
    """
    one, two = _names(first), _names(later)
    if not two or one & two or not (one or told_by_others(first, later)):
        return False
    # Asked last: few pairs come so far.
    return not any(word in one | two for place in known.places.values() for word in place.mention.split())


def _names(event: Event) -> set[str]:
    """Words of proper names in things (`Mill` of `the Mill district`)."""
    words = [word for stated in event.targets if stated.value for word in stated.value.split()]
    return {word for word in words if word[:1].isupper() and word.lower() not in EMPTY}


def _last_words(event: Event) -> set[str]:
    return {stated.value.lower().split()[-1] for stated in event.targets if stated.value}
