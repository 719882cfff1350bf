"""Harm that a fire, a fall or traffic does by itself, and the work of firefighters: no act of force.

`A house fire killed two people` tells of an accident, unless whoever set it, or other force, is told near it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rashomon.language import Parse, Sentence, Token
from rashomon.lexicons.events import event_classes
from rashomon.reading.grammar import word_before

if TYPE_CHECKING:
    from rashomon.reading.events.words.triggers import Trigger

_BEFORE, _AFTER = 3, 2
"""So many sentences before and after it force that is told makes a fire one of its deeds."""
_TOLD_BEFORE = 2
"""So many sentences before it may tell of the fire that hurt somebody."""
_HARMED = frozenset(
    "kill injure hurt die perish succumb destroy damage gut raze ravage engulf burn hit strike wreck sweep "
    "tear claim consume devastate level reduce rip trap".split()
)
"""What a fire does, and what befalls people and things in one."""
_FOUGHT = frozenset("attack fight battle hit tackle assault target".split())
"""What is done to a fire by those who put it out."""
_BLAZES = frozenset("blaze flame flames inferno bushfire wildfire housefire".split())
_CREWS = frozenset("firefighter fireman firefighters firemen firewoman".split())
_SHOTS = frozenset(
    "artillery mortar sniper gun machine small arm arms tank rocket anti-aircraft antiaircraft heavy hostile "
    "enemy friendly automatic rifle covering return cross indirect incoming direct rebel army police militia "
    "naval live weapon weapons mutual intense sustained".split()
)
"""Words before `fire` that make it one of arms."""
_SHOOTING = frozenset("open return exchange cease hold draw take receive trade".split())


def without_fires(found: list[Trigger], parse: Parse) -> list[Trigger]:
    """The triggers but for those that tell of a fire by itself, or of firefighters at work."""
    burnt = [trigger for trigger in found if _is_of_fire(trigger, parse)]
    if not burnt:
        return found
    forced = {
        trigger.head.sent.i
        for trigger in found
        if trigger.head.sent is not None and trigger.entry.is_force and trigger not in burnt
    }
    dropped = [trigger for trigger in burnt if _is_fought(trigger) or not _is_set(trigger, forced, parse)]
    return [trigger for trigger in found if trigger not in dropped]


def _is_of_fire(trigger: Trigger, parse: Parse) -> bool:
    """True for a sense of force whose only doer can be a fire, and for an attack on the flames."""
    sentence = trigger.head.sent
    if trigger.entry.type != "ASSAULT" or sentence is None:
        return False
    places, lemma = trigger.places, trigger.head.lemma
    doers = [token for place in trigger.entry.doers for token in places.at(place)]
    done_to = [token for place in trigger.entry.undergoers for token in places.at(place)]
    if _is_fought(trigger):
        return True
    if lemma not in _HARMED or trigger.entry.pos != "v":
        return False
    if not all(_is_fire(token) or _is_mere_thing(token) for token in doers):
        return False
    if any(_is_mere_thing(token) for token in doers):
        return True
    if "down" in trigger.entry.words and not done_to and not doers:
        return False
    told = parse.sentences[max(0, sentence.i - _TOLD_BEFORE) : sentence.i + 1]
    return _burns_down(trigger) or any(
        _is_fire(token) or token.lemma in _CREWS for one in told for token in one.tokens
    )


def _is_fought(trigger: Trigger) -> bool:
    """True for `an attack on the flames`, `to fight the blaze`."""
    done_to = [token for place in trigger.entry.undergoers for token in trigger.places.at(place)]
    return trigger.head.lemma in _FOUGHT and bool(done_to) and all(_is_fire(token) for token in done_to)


def _burns_down(trigger: Trigger) -> bool:
    """True for `The barn burned down`, which nobody did."""
    return trigger.head.lemma == "burn" and not trigger.entry.doers


def _is_set(trigger: Trigger, forced: set[int], parse: Parse) -> bool:
    """True where force, or one who sets fires, is told around the fire."""
    sentence = trigger.head.sent
    if sentence is None:
        return True
    near = range(sentence.i - _BEFORE, sentence.i + _AFTER + 1)
    if any(number in forced for number in near):
        return True
    return any(_is_hostile(token) for token in _tokens(parse.sentences[max(0, near.start) : near.stop]))


def _tokens(sentences: Sequence[Sentence]) -> Iterator[Token]:
    for sentence in sentences:
        yield from sentence.tokens


def _is_hostile(token: Token) -> bool:
    """True for a word of those who set fires or bear arms; firefighters attack flames."""
    words = event_classes()["ATTACKER"]
    if token.lemma.lower() not in words and token.lower not in words:
        return token.lower == "fire" and _is_shot(token)
    before = word_before(token)
    return token.pos != "VERB" and (before is None or before.lower not in ("heart", "panic"))


def _is_fire(token: Token) -> bool:
    """True for a word for something that burns; `fire` of arms, or fire service, is none."""
    if token.lower in _BLAZES and token.pos in ("NOUN", "PROPN"):
        return True
    if token.lower not in ("fire", "fires") or token.pos not in ("NOUN", "PROPN") or token.dep == "compound":
        return False
    return not _is_shot(token)


_THINGS = frozenset(
    "beam tree branch balcony roof wall ceiling ladder crane scaffold scaffolding boulder icicle lorry truck "
    "van tram bus car motorbike motorcycle taxi tractor train bull cow mushroom dam machine lift elevator "
    "forklift trailer pesticide herbicide".split()
)
"""What kills and destroys by accident, where nobody is told to have used it."""


def _is_mere_thing(token: Token) -> bool:
    """True for a thing that means no harm (`A tree killed a driver`); a car bomb or army truck does."""
    return token.lemma in _THINGS and token.pos == "NOUN"


def _is_shot(fire: Token) -> bool:
    """True for fire of arms: `artillery fire`, `fire from the hill`, `opened fire`, `an exchange of fire`."""
    if fire.pos not in ("NOUN", "PROPN") or fire.dep == "compound":
        return False
    if any(child.lemma.lower() in _SHOTS or child.lower.startswith("anti") for child in fire.children):
        return True
    if any(child.lower in ("from", "on") and child.i == fire.i + 1 for child in fire.children):
        return fire.child("det") is None
    bare = fire.child("det", "amod", "compound", "poss", "nummod") is None
    if fire.dep == "dobj" and bare:
        return fire.head.lemma in _SHOOTING
    if fire.dep == "pobj" and bare:
        above = fire.head
        return above.lower in ("under", "with") or above.head.lemma in (
            "exchange",
            "line",
            "come",
            "ceasefire",
        )
    return False
