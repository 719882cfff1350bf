"""What is promised, threatened, refused, asked or aimed at: part of the act that does so, no second one."""

from __future__ import annotations

from rashomon.language import Token
from rashomon.reading.events.draft import Draft
from rashomon.reading.events.roles.asked import asked_by
from rashomon.reading.events.roles.ended import has_failed, is_ended
from rashomon.reading.events.words.places import asked_behind_object, willed
from rashomon.reading.grammar import is_infinitive

_EMBEDDERS = frozenset(("AGREE", "THREATEN", "REJECT", "REQUEST", "CONCEDE"))
"""Types whose infinitive is what is promised, threatened, refused or asked, not a further event."""
_DENYING = frozenset(("deny", "refute", "dispute"))


def is_embedded(draft: Draft, by_head: dict[int, Draft]) -> bool:
    """True for the infinitive of a promise, threat, refusal or demand.

    Who it is done to goes to the governor.
    """
    head = draft.trigger.predicate
    if has_failed(draft, by_head):
        return True
    if draft.trigger.places.noun is not None and draft.trigger.light is None:
        # `called for a ceasefire`, `threatened an attack`: the noun is what is asked or threatened.
        noun = draft.trigger.head
        while noun.dep == "conj" and noun.head.pos in ("NOUN", "PROPN"):
            noun = noun.head  # `demanded higher pay and the release of their leader`
        top = noun.head.head if noun.dep == "pobj" else noun.head
        if is_ended(noun, by_head):
            return True
        governor = by_head.get(top.i) if noun.dep in ("pobj", "dobj") else None
        of_force = draft.trigger.entry.type == "ASSAULT" and noun.dep == "pobj"
        asked = governor.trigger if governor and governor.trigger.entry.type == "REQUEST" else None
        if of_force and asked is not None and noun.head not in asked.tokens:
            return False  # `sought an inquiry over the bombing`: nobody asks for that
        if governor is None or governor.trigger.entry.type not in ("REQUEST", "THREATEN", "AGREE", "REJECT"):
            return False
        _pass_on(governor, draft)
        return True
    while head.dep == "conj" and not head.is_root and head.head.pos in ("VERB", "AUX"):
        if head.tag == "VBD" and is_infinitive(head.head):
            return False  # `appealed to both to keep calm and offered to mediate`
        head = head.head
    if _is_own_will(draft, by_head):
        return True
    if _is_asked(draft, head, by_head):
        return True
    if _is_aim(head, by_head):
        return True
    offered = head in asked_behind_object(head.head) and draft.trigger.entry.type != "CONCEDE"
    if not offered and head.dep not in ("xcomp", "ccomp", "pcomp"):
        return False
    if any(c.tag in ("VBD", "VBZ", "VBP", "MD") and c.dep in ("aux", "auxpass") for c in head.children):
        return False
    governor = by_head.get(head.head.i) or by_head.get(head.head.head.i)
    if head.tag in ("VBD", "VBZ", "VBP"):
        return False
    if governor is None or governor is draft or governor.trigger.entry.type not in _EMBEDDERS:
        return False
    if governor.trigger.head.lemma in _DENYING:
        # What is denied stays an event of its own, marked as negated.
        return False
    _pass_on(governor, draft)
    return True


def _is_aim(verb: Token, by_head: dict[int, Draft]) -> bool:
    """True for what force was used for (`attacked the post to free nine prisoners`)."""
    if verb.dep not in ("advcl", "xcomp") or not is_infinitive(verb):
        return False
    governor = by_head.get(verb.head.i)
    return governor is not None and governor.trigger.entry.type in ("ASSAULT", "COERCE", "MOBILIZE")


def _is_asked(draft: Draft, head: Token, by_head: dict[int, Draft]) -> bool:
    """True for what is asked or threatened in a clause of its own (`demanded that he resign`)."""
    verb = draft.trigger.predicate
    if verb is not head and verb.tag == "VBD" and head.tag in ("VB", "VBP"):
        return False  # `said they would protest and later attacked`
    above = asked_by(head)
    governor = by_head.get(above.i) if above is not None else None
    if governor is None or governor is draft or governor.trigger.entry.type not in ("REQUEST", "THREATEN"):
        return False
    if head.dep == "advcl" and draft.trigger.entry.type == "CONCEDE":
        return False  # `press them to allow inspectors to enter`: who is asked, and to whom it is granted
    if governor.trigger.entry.type == "REQUEST" and not governor.undergoers:
        known = {token.i for token in governor.doers}
        governor.undergoers = [token for token in draft.doers if token.i not in known]
    _pass_on(governor, draft)
    return True


def _is_own_will(draft: Draft, by_head: dict[int, Draft]) -> bool:
    """True for what speakers say that they will or won't do, where that is read as threat or refusal."""
    head = draft.trigger.predicate
    governor = by_head.get(head.head.i)
    if governor is None or governor is draft or governor.trigger.entry.type not in ("THREATEN", "REJECT"):
        return False
    asked = {test.place for test in governor.trigger.entry.tests} & {"will", "wont"}
    if draft.trigger.head is not head or not any(
        head in willed(governor.trigger.head, negated=place == "wont") for place in asked
    ):
        return False
    _pass_on(governor, draft)
    return True


_FAVOURS = frozenset(("RETREAT", "AID", "SUPPORT", "CONCEDE"))
_THREATENED = {"ASSAULT": "violence", "SANCTION": "relations"}
_THREATENED_MODES = {"arrest": "arrest", "restrict": "restrict", "deport": "expel", "seize": "territory"}


def _pass_on(governor: Draft, draft: Draft) -> None:
    if governor.trigger.entry.type == "THREATEN" and governor.mode is None:
        # A threat's mode is what it threatens with.
        kind = draft.trigger.entry.type or ""
        governor.mode = _THREATENED.get(kind) or _THREATENED_MODES.get(draft.mode or "")
    if not governor.undergoers:
        known = {token.i for token in governor.doers}
        # Whoever demands that captives be freed, or one put on trial, asks nothing of them.
        clause = draft.trigger.places.noun is None
        asked = governor.trigger.entry.type == "REQUEST" and (clause or draft.trigger.entry.type in _FAVOURS)
        sides = draft.doers if asked else draft.undergoers
        governor.undergoers = [token for token in sides if token.i not in known]
