"""What a demand or threat asks for or threatens in a clause of its own, and who is asked."""

from __future__ import annotations

from rashomon.findings import ActorRef, Stated
from rashomon.language import Token
from rashomon.reading.actors.mentions import PRONOUNS
from rashomon.reading.events.roles.refs import Refs
from rashomon.reading.events.words.places import asked_behind_object
from rashomon.reading.events.words.triggers import Trigger
from rashomon.reading.grammar import conjuncts, is_infinitive, word_before


def not_of_oneself(doers: Refs, recipients: Refs) -> Refs:
    """Who is asked; a pronoun taken for who asks (`workers demanded they stop`) is left open.

    Nobody demands of himself.
    """
    who = {ref.value.entity for ref in doers if ref.value is not None}
    left = tuple(ref for ref in recipients if ref.value is None or ref.value.entity not in who)
    if left or not recipients:
        return left
    first = recipients[0]
    if first.citations[0].quote.lower() not in PRONOUNS:
        return recipients
    return (Stated[ActorRef].unclear(*first.citations, maker=first.maker),)


def called_upon(trigger: Trigger) -> list[Token] | None:
    """Who is to do what is called for (`called for the army to withdraw`); None where no clause says.

    Nobody where it is to be done to them (`called for the captives to be freed`).
    """
    verb, last = trigger.predicate, trigger.tokens[-1]
    if trigger.entry.type != "REQUEST" or trigger.places.noun is not None or last.lower != "for":
        return None
    if last.dep == "mark":
        clause, asked = last.head, last.head.children_by("nsubj", "nsubjpass")
    else:
        asked = last.children_by("pobj")
        end = max((word.i for one in asked for word in one.subtree()), default=-1)
        clauses = (*verb.children, *(clause for one in asked for clause in one.children))
        clause = next((one for one in clauses if is_infinitive(one) and one.i > last.i), verb)
        begins = min((word.i for word in clause.subtree()), default=-1)
        inside = clause.dep in ("relcl", "acl") and clause.head in asked
        if clause is verb or not (inside or begins == end + 1):
            return None
    if clause.child("auxpass") is not None:
        return []
    return [one for first in asked for one in conjuncts(first)]


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
    if (asking := _asking_further(verb)) is not None:
        return asking
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


_BEHIND = {"call": frozenset(("on", "upon")), "appeal": frozenset(("to",))}
"""Verbs of asking, and the word before whom they ask."""


def also_asked(verb: Token) -> list[Token]:
    """Who is asked behind a second preposition (`called on Arden to stop and on Belmark to wait`)."""
    return [
        noun
        for clause in (verb, *verb.children_by("xcomp", "advcl"))
        for further in clause.children_by("conj", "prep")
        if _asks_further(further, verb)
        for child in further.children_by("pobj")
        for noun in conjuncts(child)
    ]


def _asks_further(preposition: Token, verb: Token) -> bool:
    """True for the second `on` of who asks two in one breath."""
    first = next((word for word in verb.children_by("prep") if word.i > verb.i), preposition)
    joined = word_before(preposition)
    return (
        preposition.lower in _BEHIND.get(verb.lemma, ())
        and first.lower == preposition.lower
        and first.i < preposition.i
        and joined is not None
        and joined.lower in ("and", "but")
    )


def _asking_further(verb: Token) -> Token | None:
    """The verb of asking by which another is asked to do what an infinitive tells."""
    if verb.dep not in ("advcl", "acl", "xcomp", "relcl") or not is_infinitive(verb):
        return None
    asked = word_before(next(child for child in verb.children_by("aux") if child.lower == "to"))
    if asked is None:
        return None
    preposition = next((word for word in (asked, *asked.ancestors()) if word.pos == "ADP"), None)
    above = preposition.ancestors() if preposition is not None else ()
    return next(
        (
            word
            for word in above
            if preposition is not None and word.lemma in _BEHIND and _asks_further(preposition, word)
        ),
        None,
    )


def _is_called_for(verb: Token) -> bool:
    """True for what is called for with who is to do it or to whom (`called for Hale to be freed`)."""
    return is_infinitive(verb) and any(
        mark.lower == "for" and mark.i == verb.head.i + 1 for mark in verb.children_by("mark")
    )
