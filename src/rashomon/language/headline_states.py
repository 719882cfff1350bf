"""Headlines that tell an act by the state it led to: `Rebels in control of Vesk`, `Editor in custody`.

Such a headline has no verb; the engine is shown one in place of its preposition, with the lexicon's word for
the act. Where the state may as well be of a match, a budget or a storm, nothing is shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from rashomon.language.seen import Seen
from rashomon.lexicons.agents import find_agent
from rashomon.lexicons.events import event_classes, event_lexicon

_NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
_DEGREES = frozenset("full firm sole total partial near complete high heightened maximum red".split())
_ENVOYS = frozenset("envoy mediator negotiator delegation diplomat minister premier president".split())
_STOPS = frozenset(",:;–—|.")


def act_of_state(words: Sequence[Seen], at: int) -> str | None:
    """The verb of the act that a preposition, or `sorry`, tells of; None where it tells of none."""
    if at == 0 or at + 1 >= len(words):
        return None
    who, word = words[at - 1], words[at].text.lower()
    if not (who.is_name or who.tag in _NOUNS or who.tag == "CD" or at == 1):
        return None
    if word == "sorry":
        of_force = any(_stem(other) in _deeds() for other in words[at + 2 :] if other.tag in _NOUNS)
        return "apologise" if words[at + 1].text.lower() == "for" and of_force else None
    noun = at + 2 if words[at + 1].text.lower() in _DEGREES else at + 1
    state = words[noun].text.lower() if noun < len(words) else ""
    if word == "in" and state == "control":
        return "gain" if _may_hold(who) and _is_of_place(words, noun + 1) else None
    if word == "in" and state == "custody":
        return "enter" if _is_person(who) and _ends(words, noun + 1) else None
    if word == "on" and state == "alert":
        return "assume" if _is_armed(who) else None
    if word == "in" and _stem(who) in _ENVOYS:
        return "come" if _is_for_talks(words, at + 1) else None
    return None


def _is_of_place(words: Sequence[Seen], at: int) -> bool:
    """True for `of` and a place, with no further noun behind it (`in control of Vesk match`)."""
    if at + 1 >= len(words) or words[at].text.lower() != "of":
        return False
    last = at + 1
    while last + 1 < len(words) and (words[last + 1].is_name or words[last + 1].tag in _NOUNS):
        last += 1
    classes = event_classes()
    return words[last].is_name or _stem(words[last]) in classes["TOWN"] | classes["TERRITORY"]


def _is_for_talks(words: Sequence[Seen], at: int) -> bool:
    """True for a name and `for talks`."""
    last = at
    while last < len(words) and words[last].is_name:
        last += 1
    rest = [word.text.lower() for word in words[last : last + 3]]
    return last > at and rest[:1] == ["for"] and "talks" in rest


def _ends(words: Sequence[Seen], at: int) -> bool:
    """True where the state ends here: no `custody battle`, no `custody of nurses`."""
    if at >= len(words):
        return True
    following = words[at]
    return following.text in _STOPS or (following.tag in ("IN", "TO") and following.text.lower() != "of")


def _may_hold(who: Seen) -> bool:
    return who.is_name or _is_armed(who)


def _is_armed(who: Seen) -> bool:
    classes = event_classes()
    return _stem(who) in classes["SOLDIERS"] | classes["FORCES"] | classes["ARMED"]


def _is_person(who: Seen) -> bool:
    counted = who.tag == "CD"
    return (
        counted or _stem(who) in event_classes()["PEOPLE"] or find_agent([_stem(who)], _stem(who)) is not None
    )


def _stem(word: Seen) -> str:
    lower = word.text.lower()
    return {"men": "man", "women": "woman"}.get(
        lower, lower if lower.endswith("ss") else lower.removesuffix("s")
    )


@cache
def _deeds() -> frozenset[str]:
    """Nouns of force."""
    nouns = event_lexicon().nouns.items()
    plain = {head for head, entries in nouns if any(entry.type == "ASSAULT" for entry in entries)}
    return frozenset(plain)
