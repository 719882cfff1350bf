"""Whether two participants of a report are one side: `Arden`, `Arden's ministry`, `the Ardenian cabinet`."""

from __future__ import annotations

from rashomon.findings import ActorRef, Stated
from rashomon.lexicons.agents import find_agent

_STATE = frozenset(("GOV", "MIL", "COP", "JUD", "LEG", "SPY", None))
_STEM = 4
"""Letters that a name and the adjective made of it share at least."""


def are_one_side(one: Stated[ActorRef], two: Stated[ActorRef]) -> bool:
    """True for the same participant, and for a state and what is its own."""
    first, second = one.value, two.value
    if first is None or second is None:
        return False
    if first.entity == second.entity:
        return True
    if not (first.sector in _STATE and second.sector in _STATE):
        return False
    if first.country is not None and second.country is not None:
        return first.country == second.country
    return any(is_of(a, b) for a in names_in(one) for b in names_in(two))


def names_in(ref: Stated[ActorRef]) -> list[str]:
    """The names among a participant's words, without words for roles and bodies."""
    told = ref.value.name if ref.value is not None else ""
    quoted = " ".join([told, *(cited.quote for cited in ref.citations)])
    words = (word.removesuffix("'s").removesuffix("’s") for word in quoted.split())
    return [
        word
        for word in dict.fromkeys(words)
        if word[:1].isupper() and find_agent([word.lower()]) is None and word.lower() not in _ARTICLES
    ]


_ARTICLES = frozenset("the a an its his her their president prime foreign defence defense interior".split())


def is_of(one: str, two: str) -> bool:
    """True for one name, and for a name with the adjective made of it (`Dorne`, `Dornish`)."""
    if one == two:
        return True
    short, long = sorted((one.lower(), two.lower()), key=len)
    shared = 0
    for a, b in zip(short, long, strict=False):
        if a != b:
            break
        shared += 1
    return shared >= _STEM and shared >= len(short) - 2 and long[shared:] in _ENDINGS


_ENDINGS = frozenset("i ian an n ish ese ic".split())
