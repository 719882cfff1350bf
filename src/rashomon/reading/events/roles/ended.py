"""What was lifted, stopped or came to nothing: its end is the act told, the thing itself no second one."""

from __future__ import annotations

from rashomon.language import Token
from rashomon.reading.events.draft import Draft

_FAILING = frozenset("collapse break fail stall unravel founder falter".split())
_STOPPING = frozenset("stop halt end cease suspend".split())
_PROMISED = ("AGREE", "REQUEST", "REJECT")


def has_failed(draft: Draft, by_head: dict[int, Draft]) -> bool:
    """True for talks or a truce that came to nothing; who talked are those whose talks broke down.

    `by_head` has the drafts of the parse by the head of their words.
    """
    noun = draft.trigger.places.noun
    if noun is None or noun.dep != "nsubj" or noun.head.lemma not in _FAILING:
        return False
    end = by_head.get(noun.head.i)
    if end is not None and end is not draft and not end.doers:
        end.doers = [*draft.doers, *draft.undergoers]
    return draft.trigger.entry.type in ("CONSULT", "RETREAT", "AGREE", "SUPPORT")


def is_ended(noun: Token, by_head: dict[int, Draft]) -> bool:
    """True for what is lifted, eased or stopped (`lifted the embargo`, `agreed to stop attacks`)."""
    if noun.dep not in ("dobj", "nsubjpass"):
        return False
    verb = noun.head
    ending = by_head.get(verb.i)
    if ending is not None and ending.trigger.head is verb:
        return ending.trigger.entry.type in ("CONCEDE", "RETREAT")
    promise = by_head.get(verb.head.i) if verb.dep == "xcomp" and verb.lemma in _STOPPING else None
    return promise is not None and promise.trigger.entry.type in _PROMISED
