"""Kinds told by set phrases: `Dead: 11`, `nine are in hospital`, `downed tools`, `set two tanks on fire`."""

from __future__ import annotations

import re

from rashomon.language import Token
from rashomon.reading.quantities.units import Unit, outcome_words

_LABEL = re.compile(
    r"(?:^|[\s(;–-])(?P<what>dead|killed|injured|wounded|missing|arrested|detained|captured|displaced)\s*:\s*"
    r"(?:(?:at least|more than|over|about|some|up to|nearly|around)\s+)?$"
)
_LABELS = {
    "dead": "killed",
    "wounded": "injured",
    "detained": "arrested",
}
_TURNOUT = re.compile(r"\bturn-?out\b[^.;,]{0,60}\b(?:at|of|was|to|reached|as)\s+(?:[^\W\d]+ ){0,2}$")
_IN_HOSPITAL = re.compile(
    r"\s*(?:[\w-]+ ){0,2}(?:are|were|remain|remained|is|was) (?:still |being treated )?in "
    r"(?:a |the )?hospitals?\b"
)
_WALKOUTS = frozenset("strike walkout stoppage sit-in vigil procession picket blockade".split())
_STAGING = frozenset("stage hold mount begin launch join start organise organize".split())
_ABLAZE = frozenset(("ablaze", "alight", "afire"))
_OUT = frozenset(("knock", "take", "wipe"))
_FIGHTS = frozenset("clash battle fighting fight combat firefight ambush skirmish action".split())
_POLICE = frozenset("police officer gendarme agent policeman constable".split())


def kind_by_label(before: str, after: str, unit: Unit) -> str | None:
    """The kind that words right before or after a figure tell, without a clause."""
    if unit.is_thing or unit.kind_class in ("measure", "area", "currency"):
        return None
    if label := _LABEL.search(before):
        return _LABELS.get(label["what"], label["what"])
    if _TURNOUT.search(before):
        return "participants"
    return "injured" if _IN_HOSPITAL.match(after) else None


def kind_by_phrase(verb: Token, role: str, unit: Unit) -> str | None:
    """The kind of what stands in a role of a verb that tells it only with its further words."""
    persons = unit.kind_class in ("person", "group", "")
    if role == "subject" and persons:
        if _protests(verb):
            return "participants"
        return "killed" if _falls(verb) else None
    if role != "object":
        return None
    if unit.is_thing:
        return _kind_of_thing(verb)
    seized = verb.lemma == "pick" and any(child.lower == "up" for child in verb.children)
    return "arrested" if persons and seized and _is_by_police(verb) else None


def _protests(verb: Token) -> bool:
    """True for laying down work and for a gathering that is held (`downed tools`, `held a vigil`)."""
    thing = verb.child("dobj")
    if thing is not None:
        held = thing.lemma.lower() in _WALKOUTS or any(
            row["kind"] == "participants" for row in outcome_words("noun").get(thing.lemma, [])
        )
        if verb.lemma in _STAGING:
            return held or _is_sit_in(thing)
        return (verb.lemma == "down" and thing.lemma == "tool") or (
            verb.lemma in ("stop", "quit") and thing.lemma == "work"
        )
    below = {noun.lemma for prep in verb.children_by("prep") for noun in prep.children_by("pobj")}
    return (verb.lemma == "go" and "strike" in below) or (verb.lemma == "take" and "street" in below)


def _is_sit_in(noun: Token) -> bool:
    """True for `sit-in`, which the parser may cut up."""
    return noun.lower == "in" and any(child.lower == "sit" for child in noun.children)


def _falls(verb: Token) -> bool:
    """True for who falls in a fight, by which an army means that they died."""
    return verb.lemma == "fall" and any(
        prep.lower in ("in", "during") and noun.lemma in _FIGHTS
        for prep in verb.children_by("prep")
        for noun in prep.children_by("pobj")
    )


def _kind_of_thing(verb: Token) -> str | None:
    words = {child.lower for child in verb.children}
    if verb.lemma in _OUT and "out" in words:
        return "destroyed"
    fired = any(
        noun.lower in ("fire", "flames")
        for prep in verb.children_by("prep")
        for noun in prep.children_by("pobj")
    )
    return "damaged" if verb.lemma == "set" and (fired or words & _ABLAZE) else None


def _is_by_police(verb: Token) -> bool:
    return any(subject.lemma.lower() in _POLICE for subject in verb.children_by("nsubj"))
