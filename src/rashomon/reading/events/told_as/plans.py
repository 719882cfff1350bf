"""What is meant, tried or looked back on by the form of its verb: plans told of, attempts, pluperfects."""

from __future__ import annotations

from rashomon.language import Token
from rashomon.reading.clauses import is_negated
from rashomon.reading.events.told_as.chances import is_against_the_facts
from rashomon.reading.events.where_when.settings import SAYING
from rashomon.reading.events.words.triggers import Trigger

_TELLING = SAYING | frozenset("announce promise pledge vow confirm".split())
_TRYING = frozenset(("try", "attempt"))
_SET = frozenset("call announce plan schedule set declare order summon".split())
_PAST = frozenset("had has have was were".split())
_OUTCOMES = frozenset("die kill injure wound hurt hit destroy damage".split())
_LONG = frozenset("week month year decade".split())


def is_said_plan(verb: Token, modal: Token) -> bool:
    """True for `would` in what somebody said: a plan (`said it would send troops`), no mere chance."""
    teller = verb.head
    return (
        modal.lower in ("would", "'d", "’d")
        and verb.dep == "ccomp"
        and teller.tag in ("VBD", "VBN")
        and teller.lemma in _TELLING
        and not any(word.lower == "i" for word in verb.children_by("nsubj"))
        and not any(child.lower == "if" for clause in (verb, *verb.children) for child in clause.children)
        and not any(is_against_the_facts(clause) for clause in (*verb.children, *teller.children))
    )


def is_willed(verb: Token) -> bool:
    """True for what will be (`will lift the ban`)."""
    return any(child.lower in ("will", "'ll", "’ll", "shall") for child in verb.children_by("aux"))


def due(being: Token) -> set[str]:
    """What `to be` does to its infinitive: `is to mediate` will, `was to bring` was meant to.

    Where the sentence says that it did not come to it, it was not done (`a convoy that was to bring flour did
    not set out`).
    """
    noun = being.head
    if being.dep == "relcl" and being.tag == "VBD" and noun.dep in ("nsubj", "nsubjpass"):
        undone = noun.head.lemma in _OFF or (noun.head.lemma == "call" and noun.head.child("prt") is not None)
        return {"negation"} if is_negated(noun.head) or undone else {"future"}
    return {"future"}


_OFF = frozenset("cancel scrap postpone abandon".split())


def is_attempt(trigger: Trigger) -> bool:
    """True for force that somebody tried to use, and did use (`had tried to storm the office`).

    And for an attempt told as made (`the attempt to overthrow him`, `An attempt to storm it failed`).
    """
    verb, tried = trigger.predicate, trigger.predicate.head
    if verb.dep == "acl" and tried.lemma == "attempt" and trigger.places.noun is None:
        force = trigger.entry.type == "ASSAULT" or trigger.entry.mode == "seize"
        known = any(child.dep == "poss" or child.lower == "the" for child in tried.children)
        made = tried.dep == "nsubj" and tried.head.tag == "VBD" and tried.head.lemma != "be"
        return force and (known or made)
    past = tried.tag == "VBD" or any(word.lower in _PAST for word in tried.children_by("aux"))
    return (
        trigger.entry.type == "ASSAULT"
        and trigger.places.noun is None
        and verb.dep == "xcomp"
        and tried.lemma in _TRYING
        and past
        and not is_negated(tried)
    )


def is_until_done(mark: Token) -> bool:
    """True for what did happen in the end (`sang until police dragged them off`)."""
    verb = mark.head
    return mark.lower in ("until", "till") and verb.tag == "VBD" and verb.child("aux", "auxpass") is None


def is_meant_for_then(trigger: Trigger) -> bool:
    """True for an act with a time still to come that is the act's own: not told as past, no deadline.

    `called a strike for Monday` tells of a strike on Monday.
    """
    verb = trigger.predicate
    if {"until", "deadline", "ultimatum"} & set(trigger.entry.words):
        return False
    if verb.tag not in ("VBD", "VBN"):
        return True
    carried = trigger.light is not None or any(token.dep in ("dobj", "nsubjpass") for token in trigger.tokens)
    things = (verb, *verb.children_by("dobj", "nsubjpass"))
    return (
        carried
        and verb.lemma in _SET
        and any(child.lower == "for" for thing in things for child in thing.children_by("prep"))
    )


def is_told_back(trigger: Trigger) -> bool:
    """True for a pluperfect of what went on for weeks or months before the news.

    `had been threatened for months`; what somebody says had been so is the news itself.
    """
    verb = trigger.predicate
    if not any(child.lower == "had" for child in verb.children_by("aux")):
        return False
    if verb.lemma in _OUTCOMES or any(word.lemma in SAYING for word in verb.ancestors()):
        return False
    spans = [noun for word in verb.children_by("prep") if word.lower == "for" for noun in word.children]
    return any(noun.dep == "pobj" and noun.lemma in _LONG for noun in spans)
