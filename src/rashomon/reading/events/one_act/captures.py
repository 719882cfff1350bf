"""Places taken by force: the fight for a place, who fell in it and its taking are one act.

`Rebels took Vesk after two days of fighting`, `overran the post, killing nine`. By the schemes such a taking
is a battle in which territory changes hands, an ASSAULT; one of which no violence is told stays what it is.
"""

from __future__ import annotations

from dataclasses import replace

from rashomon.findings import Event
from rashomon.language import Token
from rashomon.lexicons.act_families import is_of_family
from rashomon.lexicons.events import EventEntry
from rashomon.reading.events.draft import Draft

_FIGHTS = frozenset("fight fighting battle clash combat firefight skirmish gunfight gunbattle".split())
OPERATIONS = _FIGHTS | frozenset(
    "attack assault raid operation offensive counterattack counteroffensive onslaught ambush storming".split()
)
_AFTER = frozenset(("after", "following"))
_IN = frozenset("in during by with amid".split())
_SPANS = frozenset("day night hour week month minute morning weekend round bout series".split())
"""Words between a preposition and a fight (`after two days of fighting`)."""
_PLACED = frozenset("in at near around on along outside across between".split())
_HARM = frozenset("kill wound injure hurt destroy damage die massacre execute capture".split())


def is_taking(entry: EventEntry) -> bool:
    """True for the taking of a place, of whatever type."""
    ground = "territory" in entry.contexts or any(
        test.place == "obj" and "TERRITORY" in test.classes for test in entry.tests
    )
    return ground and entry.group == "take_control" and (entry.mode == "seize" or entry.type == "ASSAULT")


def verb_of_fight(noun: Token) -> Token | None:
    """The verb beside which a noun tells the fight that it came of (`took Vesk in a dawn attack`)."""
    up, lasted = noun, False
    if up.dep in ("pobj", "pcomp") and up.head.lower == "of" and up.head.head.lemma in _SPANS:
        up, lasted = up.head.head, True
    if up.dep not in ("pobj", "pcomp"):
        return None
    before, verb = up.head.lower, up.head.head
    # `After the battle they took the town`: a battle named by itself may be one that was told apart.
    fought = before in _AFTER and lasted and noun.lemma in _FIGHTS and not _is_elsewhere(noun)
    return verb if fought or (before in _IN and noun.lemma in OPERATIONS) else None


def _is_elsewhere(noun: Token) -> bool:
    """True for a fight said to have been at some place of its own (`after battles in the north`)."""
    return any(child.dep == "prep" and child.lower in _PLACED for child in noun.children)


def is_outcome_of(verb: Token, taking: EventEntry) -> bool:
    """True for what befell people as a place was taken (`overran the post, killing nine`)."""
    if not is_taking(taking) or verb.lemma not in _HARM or verb.child("agent") is not None:
        return False
    # `and nine were killed in later battles near Vesk`: who is told of apart can have fallen elsewhere.
    apart = verb.child("nsubj", "nsubjpass") is not None
    return not (apart and any(child.lower in _PLACED | _IN for child in verb.children_by("prep")))


def tell_by_force(taking: Draft, other: Draft) -> None:
    """Make an ASSAULT of the taking of a place with which an act of violence is told."""
    entry = taking.trigger.entry
    if entry.type == "COERCE" and is_taking(entry) and other.trigger.entry.type == "ASSAULT":
        taking.trigger.entry = replace(entry, type="ASSAULT", mode=None)
        taking.mode = other.mode if taking.mode == entry.mode else taking.mode


def by_force(first: Event, later: Event) -> Event | None:
    """Of a taking, or a crowd's breaking up, and violence that are one act, the telling whose type holds.

    None where types agree, and for a crowd of which nobody died.
    """
    pair = {first.type: first, later.type: later}
    held, violent = pair.get("COERCE"), pair.get("ASSAULT")
    if held is None or violent is None:
        return None
    deadly = held.mode == "restrict" and is_of_family(violent.lemma, "kill")
    return violent if held.mode == "seize" or deadly else None
