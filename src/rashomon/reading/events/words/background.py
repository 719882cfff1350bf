"""Clauses that speak of acts and tell of none: charges, policies, conditions, states, weather, books."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from rashomon.findings import Quantity
from rashomon.language import Token
from rashomon.lexicons.events import EventEntry, event_classes
from rashomon.reading.clauses import is_bare_participle, is_passive
from rashomon.reading.events.draft import Draft
from rashomon.reading.events.told_as.chances import is_against_the_facts
from rashomon.reading.grammar import is_infinitive

_CHARGING = frozenset(("accuse", "suspect"))
_FIGHTING = frozenset(("fight", "battle"))
_WAR_TOLL = 1000
"""Dead or driven out from which what has been since a year is the toll of a war."""


def tells_of_no_act(draft: Draft, numbers_of: Callable[[Draft], Iterable[Quantity]]) -> bool:
    """True for a clause that only describes how things stand or have long been.

    `numbers_of` gives the figures of a draft, and is asked only where they decide.
    """
    verb, noun = draft.trigger.predicate, draft.trigger.places.noun
    if (noun is None or draft.trigger.light is not None) and is_condition(verb):
        return True
    if _is_of_nature(draft) or _is_in_a_story(verb):
        return True
    if noun is not None:
        return _only_dates(draft, verb) or (draft.trigger.light is None and _is_subject_of_a_work(noun))
    return (
        _are_people_hurt(verb)
        or _is_left_undone(verb)
        or _is_held_by(draft)
        or _is_standing_charge(draft, verb)
        or _is_policy(draft, verb)
        or (_has_been_since(verb) and (_is_long_war(verb) or _is_war_toll(numbers_of(draft))))
    )


def fought_for(draft: Draft) -> EventEntry:
    """The entry of an act; a seizure told with its dead is an attack (`overran a post, killing nine`)."""
    entry = draft.trigger.entry
    killed = any(other.entry.type == "ASSAULT" and other.entry.group == "kill" for other in draft.more)
    if entry.type == "COERCE" and entry.mode == "seize" and killed:
        return replace(entry, type="ASSAULT", mode=None)
    return entry


def is_by_rulers(draft: Draft, *, placed: bool) -> bool:
    """True for words of a state or its like, whichever it is (`her country had proposed a swap`).

    And for talks that are told to have been held in a place that is named.
    """
    rulers = event_classes()["STATE"]
    if draft.trigger.entry.type == "CONSULT" and draft.trigger.light in ("occur", "told"):
        return placed  # `Talks opened in Vesk on Monday`
    return draft.trigger.entry.quad.startswith("verbal") and any(
        token.lemma in rulers and token.head is draft.trigger.predicate for token in draft.doers
    )


def _are_people_hurt(word: Token) -> bool:
    """True for those hurt before, with whom something else is done (`to bring out 60 wounded`)."""
    counted = word.head
    taken = counted.dep == "dobj" and counted.tag == "CD" and counted.head.lemma not in _HARMING
    return word.lower in ("wounded", "injured", "dead") and word.dep == "acl" and taken and not word.children


_HARMING = frozenset(
    "leave kill claim cause report see have suffer count record put say make take hurt".split()
)


_IF = frozenset("if unless whether lest".split())


def is_condition(verb: Token) -> bool:
    """True for a clause that only says on what something depends, or what is asked or left open.

    `If the army attacks, they will answer`, `asked whether Arden would expel them`, `Had they won, ...`,
    `until the army leaves`: of such an act nobody says that it was, will be or should be.
    """
    for _ in range(3):
        marks = {child.lower for child in verb.children_by("mark")}
        if marks & _IF or is_against_the_facts(verb):
            return True
        if marks & {"until", "till"} and verb.tag in ("VBZ", "VBP"):
            return True
        shared = verb.dep == "conj" and (
            verb.child("nsubj", "nsubjpass") is None or _is_told_alike(verb, verb.head)
        )
        if not shared and not (verb.dep == "xcomp" and is_infinitive(verb)):
            return False
        verb = verb.head
    return False


def _is_told_alike(verb: Token, first: Token) -> bool:
    """True for one more thing that something depends on (`if many are shot down and no targets are hit`)."""
    return {first.tag, verb.tag} <= {"VBZ", "VBP", "VBN"} and verb.child("mark") is None


def _is_left_undone(verb: Token) -> bool:
    """True for what somebody did something without (`went through Vesk without firing a shot`)."""
    return verb.dep == "pcomp" and verb.head.lower == "without"


def _is_of_nature(draft: Draft) -> bool:
    """True for what weather or beasts alone did (`Snow cut the road`, `Locusts will invade the valley`)."""
    doers = [*draft.trigger.places.at("subj"), *draft.trigger.places.at("by")]
    nature = event_classes()["NATURE"]
    force = draft.trigger.entry.quad == "material_conflict"
    return force and bool(doers) and all(token.lemma in nature and not token.is_name for token in doers)


_STORIES = frozenset("novel movie opera musical ballet thriller epic fable saga comedy".split())
_WORKS = _STORIES | frozenset(
    "documentary film book exhibition play memoir poem song painting mural museum memorial monument plaque "
    "statue lecture biography chapter essay sculpture".split()
)
_ABOUT = frozenset("about on of to for from during".split())


def _is_in_a_story(verb: Token) -> bool:
    """True for what a novel or play tells of (`Her novel tells of a soldier who is shot`)."""
    above = (node for node in verb.ancestors() if node.pos == "VERB")
    return any(subject.lemma in _STORIES for node in above for subject in node.children_by("nsubj"))


def _is_subject_of_a_work(noun: Token) -> bool:
    """True for the act that a book, a film or a monument is about (`a documentary about the massacre`)."""
    about = noun.head
    return noun.dep == "pobj" and about.lower in _ABOUT and about.head.lemma in _WORKS


_HOLDING = frozenset(("hold", "control"))


def _is_held_by(draft: Draft) -> bool:
    """True for whose a place is (`the town, held by rebels, lives on lentils`), which nobody takes."""
    held = draft.trigger.entry.words[0] in _HOLDING and draft.trigger.entry.mode != "arrest"
    return held and is_bare_participle(draft.trigger.head)


def _only_dates(draft: Draft, verb: Token) -> bool:
    """True for what only tells since when (`two million have fled since the fighting began`)."""
    since = any(word.lower == "since" for word in verb.children_by("mark"))
    return since and draft.trigger.light == "occur" and not (draft.doers or draft.undergoers)


def _is_standing_charge(draft: Draft, verb: Token) -> bool:
    """True for what somebody is charged with by nobody told (`whose men are accused of shooting`)."""
    headline = verb.sent is not None and verb.sent.section.kind == "headline"
    if verb.lemma not in _CHARGING or draft.doers or headline or not is_passive(verb):
        return False
    return any(word.tag in ("VBZ", "VBP") for word in verb.children_by("auxpass"))


def _is_policy(draft: Draft, verb: Token) -> bool:
    """True for what one does not do in general (`We do not target civilians`)."""
    does = any(word.lower in ("do", "does") for word in verb.children_by("aux"))
    return does and verb.child("neg") is not None and draft.trigger.entry.quad == "material_conflict"


def _has_been_since(verb: Token) -> bool:
    """True for a present perfect with `since` and a time (`has been fighting rebels since 2026`)."""
    perfect = any(word.lower in ("has", "have") for word in verb.children_by("aux"))
    since = [child for child in verb.children if child.dep in ("prep", "mark") and child.lower == "since"]
    return perfect and any(
        noun.text[:4].isdigit() and len(noun.text) == 4 for word in since for noun in word.children
    )


def _is_long_war(verb: Token) -> bool:
    return verb.lemma in _FIGHTING and verb.tag == "VBG"


def _is_war_toll(numbers: Iterable[Quantity]) -> bool:
    return any((number.low or number.best or 0) >= _WAR_TOLL for number in numbers)
