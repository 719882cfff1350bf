"""What a demand or threat asks for or threatens in a clause of its own; functions of tokens."""

from __future__ import annotations

from rashomon.language import Token
from rashomon.reading.events.words.places import asked_behind_object
from rashomon.reading.grammar import is_infinitive

_MODALS = frozenset("should must would will shall could may 'd 'll ’d ’ll".split())
_MARKS = frozenset(("that",))


def asked_by(verb: Token) -> Token | None:
    """The word whose demand or threat a verb's clause is, or None.

    `pressed the general to go`, `called for him to go`, `demanded that he go`, `gave Arden until Friday
    to go`, `warned it would go`.
    """
    above = verb.head
    if verb.is_root:
        return None
    if verb.dep == "advcl" and (verb in asked_behind_object(above) or _is_called_for(verb)):
        return above
    if is_infinitive(verb) and verb.dep in ("acl", "relcl", "advcl"):
        until = next((word for word in (above, *above.ancestors()) if word.lower == "until"), None)
        if until is not None and until.head.i < verb.i:
            return until.head
        if verb.dep == "advcl" and any(child.lower == "until" for child in above.children_by("prep")):
            return above
    if verb.dep != "ccomp" or any(mark.lower not in _MARKS for mark in verb.children_by("mark")):
        return None
    auxiliaries = verb.children_by("aux", "auxpass")
    if any(word.lower in _MODALS or word.lower == "be" for word in auxiliaries):
        return above
    return above if verb.tag in ("VB", "VBP") and not auxiliaries else None


def _is_called_for(verb: Token) -> bool:
    """True for what is called for with who is to do it or to whom (`called for Hale to be freed`)."""
    return is_infinitive(verb) and any(
        mark.lower == "for" and mark.i == verb.head.i + 1 for mark in verb.children_by("mark")
    )
