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
_IN_CUSTODY = re.compile(
    r"\s*(?:[\w-]+ ){0,2}(?:are|were|is|was|remain|remained|remains|being|been) (?:\w+ ){0,2}"
    r"(?:in (?:police |pre-trial |army |military )?(?:custody|detention)|behind bars|under arrest)\b"
)
_WALKOUTS = frozenset("strike walkout stoppage sit-in vigil procession picket blockade".split())
_PROTESTED = {
    "down": frozenset(("tool",)),
    "stop": frozenset(("work",)),
    "quit": frozenset(("work",)),
    "block": frozenset(
        "road street line bridge highway entrance gate track railway square crossing traffic motorway".split()
    ),
    "beat": frozenset("pot pan saucepan drum".split()),
    "chant": frozenset(("slogan",)),
    "wave": frozenset("flag placard banner".split()),
}
"""What a crowd does to what, by which it protests."""
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
    if _IN_CUSTODY.match(after):
        return "arrested"
    return "injured" if _IN_HOSPITAL.match(after) else None


_LOSSES = re.compile(
    r"\b(?:(?:put|puts|putting|gave|gives|giving|placed|estimated|admitted)\b[^.;]{0,40}"
    r"\blosses (?:at|as|of)|losses\s*:)\s[^.;:]{0,40}$"
)


def kind_by_losses(before: str, unit: Unit) -> str | None:
    """The kind of what a side counts as its losses (`put its losses at three tanks and 40 men`)."""
    if unit.kind_class not in ("", "person", "group") and not unit.is_thing:
        return None
    return ("destroyed" if unit.is_thing else "casualties") if _LOSSES.search(before) else None


def kind_by_phrase(verb: Token, role: str, unit: Unit) -> str | None:
    """The kind of what stands in a role of a verb that tells it only with its further words."""
    persons = unit.kind_class in ("person", "group", "")
    if role == "subject" and persons:
        if unit.who not in _FORCES and _protests(verb):
            return "participants"
        return "killed" if _falls(verb) else None
    if role != "object":
        return None
    if unit.is_thing:
        return _kind_of_thing(verb)
    if not persons:
        return None
    if unit.head is not None and verb.lemma == "take" and unit.head.lemma in _TAKEN:
        return _TAKEN[unit.head.lemma]
    if _drives_out(verb):
        return "displaced"
    if _leads_away(verb):
        return "arrested" if _is_by_police(verb) or _is_questioned(verb) else "captured"
    seized = verb.lemma == "pick" and any(child.lower == "up" for child in verb.children)
    return "arrested" if seized and (_is_by_police(verb) or _is_in_raids(verb)) else None


_TAKEN = {"prisoner": "captured", "captive": "captured", "hostage": "abducted"}
_FORCES = frozenset(("military", "police", "fighters"))
_DRIVING = frozenset("force drive chase expel".split())
_HOMES = frozenset("home house village town land farm area neighbourhood".split())
_LEADING = frozenset("take lead carry drag haul march".split())
_HELPERS = frozenset("ambulance medic rescuer helicopter bus train nurse lorry relative doctor".split())


def _drives_out(verb: Token) -> bool:
    """True for who was forced from home (`fighting forced 2,600 people from their homes`)."""
    from_home = any(
        noun.lemma in _HOMES
        for prep in verb.children_by("prep")
        if prep.lower in ("from", "out")
        for noun in (*prep.children_by("pobj"), *(n for p in prep.children for n in p.children_by("pobj")))
    )
    return verb.lemma in _DRIVING and from_home


def _leads_away(verb: Token) -> bool:
    """True for who is taken away by somebody told of, or for questioning; not by those who help."""
    if verb.lemma not in _LEADING or not any(child.lower in ("away", "off") for child in verb.children):
        return False
    doers = [
        *verb.children_by("nsubj"),
        *(n for by in verb.children_by("agent") for n in by.children_by("pobj")),
    ]
    passive = verb.child("auxpass") is not None
    known = [doer for doer in doers if doer.pos != "PRON"]
    if any(doer.lemma in _HELPERS for doer in doers):
        return False
    return bool(known) or _is_questioned(verb) or (bool(doers) and not passive)


def _is_questioned(verb: Token) -> bool:
    return any(
        noun.lemma in ("questioning", "interrogation")
        for prep in verb.children_by("prep")
        for noun in prep.children_by("pobj", "pcomp")
    )


_RAIDS = frozenset("raid sweep crackdown round-up roundup search swoop".split())


def _is_in_raids(verb: Token) -> bool:
    """True for who was picked up in a raid, as only police or soldiers do."""
    return verb.child("auxpass") is not None and any(
        noun.lemma in _RAIDS
        for prep in verb.children_by("prep")
        if prep.lower in ("in", "during")
        for noun in prep.children_by("pobj")
    )


def is_set_on_fire(prep: Token) -> bool:
    """True for `to` between what was burnt and the fire set to it (`set fire to 22 houses`)."""
    if prep.lower != "to":
        return False
    verb = prep.head if prep.head.lemma != "fire" else prep.head.head
    fire = prep.head.lemma == "fire" or (prep.head.child("dobj") or prep.head).lemma == "fire"
    return fire and verb.lemma == "set"


def _protests(verb: Token) -> bool:
    """True for laying down work and for a gathering that is held (`downed tools`, `held a vigil`)."""
    thing = verb.child("dobj")
    if thing is not None:
        held = thing.lemma.lower() in _WALKOUTS or any(
            row["kind"] == "participants" for row in outcome_words("noun").get(thing.lemma, [])
        )
        if verb.lemma in _STAGING:
            return held or _is_sit_in(thing)
        return thing.lemma in _PROTESTED.get(verb.lemma, ())
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
    """True where police do it, told as the subject or behind `by`."""
    doers = [
        *verb.children_by("nsubj"),
        *(n for by in verb.children_by("agent") for n in by.children_by("pobj")),
    ]
    return any(doer.lemma.lower() in _POLICE for doer in doers)
