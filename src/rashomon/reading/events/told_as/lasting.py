"""What lasts: states and stances that a report only speaks of, which are background and no news."""

from __future__ import annotations

from rashomon.language import Token
from rashomon.reading.clauses import is_bare_participle
from rashomon.reading.events.words.triggers import Trigger

_STANDING = frozenset(
    "invasion occupation war sanction embargo blockade annexation cooperation co-operation conflict "
    "partnership relation alliance dialogue ban restriction tariff".split()
)
"""Nouns of states that last: without a verb or a time of their own they are background (`EU sanctions`)."""


def is_standing(trigger: Trigger) -> bool:
    """True for a lasting state that is only spoken of (`its invasion of Arden`), not told to have begun."""
    noun = trigger.places.noun
    if noun is None or trigger.light is not None or noun.lemma not in _STANDING:
        return False
    if any(child.lower in _FRESH for child in noun.children) or _is_of_a_package(noun):
        return False
    sentence = noun.sent
    return sentence is None or sentence.section.kind != "headline"


def _is_of_a_package(noun: Token) -> bool:
    """True for measures of which so many are taken at once (`adopted a third package of sanctions`)."""
    above = noun.head.head
    return noun.dep == "pobj" and noun.head.lower == "of" and above.lemma in _PACKAGES


_PACKAGES = frozenset("package round set raft batch".split())
_STANCES = frozenset(("support", "back", "oppose", "recognise", "recognize", "favour", "favor", "cooperate"))


def is_stance(trigger: Trigger) -> bool:
    """True for what somebody is for or against all along (`Arden supports the plan`), outside headlines.

    What one is doing now (`Arden is supporting them`) is no stance.
    """
    verb, sentence = trigger.head, trigger.head.sent
    if trigger.places.noun is not None:
        return False
    lasting = trigger.entry.words[0] in (*_STANCES, *_LASTING) and trigger.entry.mode != "arrest"
    if is_bare_participle(verb) and lasting:
        return True  # `rebels backed by Norland`, `a village besieged by rebels`
    if trigger.entry.words[0] not in _STANCES:
        return False
    if sentence is not None and (
        sentence.section.kind == "headline" or sentence.tokens[-1].text[-1:] not in ".!?\"”’'"
    ):
        return False
    return verb.tag in ("VBZ", "VBP")


_LASTING = frozenset(("besiege", "surround", "occupy", "control", "hold", "blockade", "ban", "outlaw"))
_FRESH = frozenset(("new", "fresh", "further", "additional", "more", "latest", "renewed"))
