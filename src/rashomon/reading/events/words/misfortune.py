"""Harm that nobody did: a report of a crash, a quake or a flood tells of no act of force.

`A two-car collision killed one and hurt four; the others were treated and released.` In a report that speaks
of such a misfortune and of nobody's force anywhere, harm told without a doer is none's deed, and neither are
those in hospital let go by anybody. What fires do is told apart sentence by sentence (`fires`).
"""

from __future__ import annotations

from collections.abc import Iterable

from rashomon.language import Parse
from rashomon.lexicons.events import event_classes
from rashomon.reading.events.draft import Draft

_HARM = frozenset(
    "kill killed die dead death deadly wound wounded injure injured casualty police officer army weapon gun "
    "suicide".split()
)
"""Words of bloodshed that reports of misfortunes have as well."""
_MISFORTUNES = frozenset(
    "accident collision crash derailment derail capsize overturn earthquake quake flooding hurricane cyclone "
    "typhoon tornado avalanche landslide mudslide tsunami drowning stampede".split()
)
_THINGS = frozenset(
    "car truck lorry bus train van tram plane helicopter boat ferry ship motorcycle motorbike scooter "
    "tractor vehicle tree bridge roof building wall it which that".split()
)


def without_misfortunes(drafts: list[Draft], parse: Parse) -> list[Draft]:
    """The drafts, in a report of a misfortune without harm that has no doer."""
    if not any(_is_nobodys(draft) for draft in drafts):
        return drafts
    # A car is struck by another: the verb tells of no attack.
    words = (token for token in parse.tokens if not (token.lemma == "strike" and token.pos == "VERB"))
    if not _is_of_misfortune(token.lemma.lower() for token in words):
        return drafts
    return [draft for draft in drafts if not _is_nobodys(draft)]


def _is_of_misfortune(lemmas: Iterable[str]) -> bool:
    classes = event_classes()
    told = set(lemmas)
    return bool(told & _MISFORTUNES) and not told & ((classes["BLOODSHED"] - _HARM) | classes["ATTACKER"])


def _is_nobodys(draft: Draft) -> bool:
    """True for harm, or a stay in hospital, that no person or force is told to have brought about."""
    entry = draft.trigger.entry
    harm = entry.type == "ASSAULT" and entry.mode in (None, "destroy")
    cared_for = entry.mode == "release" or (entry.type == "AID" and entry.words[0] == "treat")
    things = _THINGS | event_classes()["NATURE"]
    return (harm or cared_for) and all(token.lemma.lower() in things for token in draft.doers)
