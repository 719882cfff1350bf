"""In which role a toponym stands: as a place, as an actor, as a modifier, as part of a longer name."""

from __future__ import annotations

from rashomon.language import Token
from rashomon.lexicons.agents import organisation_heads, organisations, titles
from rashomon.lexicons.countries import country_of_capital
from rashomon.lexicons.events import event_classes, event_lexicon
from rashomon.lexicons.place_words import words
from rashomon.reading.places.longer_names import opens_without_comma
from rashomon.reading.places.names import Mention

_STATES = frozenset({"country", "admin1", "region"})
_SHARE = 6
"""A town is the one meant where at least this part of its province lives in it; a round number."""


def role_of(mention: Mention) -> str:
    """location, actor, modifier, name_part: from the words beside it and its place in the sentence."""
    if mention.part_of is not None:
        return "name_part"
    head = mention.last
    if head.head.i == head.i + 1 and head.head.lower in words("ground"):
        head = head.head  # `the Arden region`: its grammar is the type word's
    elif mention.asked is not None and head.head.lower in words("plural"):
        head = head.head
    while head.head is not head and mention.start <= head.head.start < mention.end:
        head = head.head
    if opens_without_comma(mention.first, head):
        return "location"
    if head.dep in ("compound", "amod", "nmod") and head.head.start >= mention.end:
        return "name_part" if head.head.text[0].isupper() and head.head.is_name else "modifier"
    if head.dep == "poss" and _can_act(mention):
        return "modifier"
    if _can_act(mention) and _is_doer(head):
        return "actor"
    if mention.entries or mention.asked in _NO_SIDE:
        return "location"
    if head.dep == "poss" and _is_a_states(head.head):
        return "modifier"
    return "actor" if _acts(head) else "location"


def _is_a_states(owned: Token) -> bool:
    """`Vesk's army`, `Vesk's foreign minister`: what a state has, wherever it is."""
    lemma = owned.lemma
    return lemma in organisation_heads() or lemma in event_classes()["FORCES"] or lemma in titles()


_NO_SIDE = ("river", "sea", "mountain", "facility")
_BESIDE = frozenset(("with", "by", "against", "between"))


def _acts(head: Token) -> bool:
    """True for a name that no gazetteer has, where it does what states do: it may be the name of one.

    `Vesk accused Karst of the raid`, `talks between Vesk and Karst`; not `the road between Vesk and Karst`.
    """
    while head.dep == "conj" and head.head is not head:
        head = head.head
    above = head.head
    if head.dep == "nsubj":
        beside = [
            one for one in above.children_by("nsubj") if one.i > head.i
        ]  # `In the capital, Vesk, police`
        return not beside and above.pos == "VERB" and above.lemma in event_lexicon().verbs and _is_doer(head)
    if head.dep == "pobj" and above.lower in _BESIDE:
        return above.head.pos in ("VERB", "NOUN") and above.head.lower not in words("road")
    return head.dep == "dobj" and above.lemma in _SPOKEN_TO


_SPOKEN_TO = frozenset("accuse blame warn urge tell condemn denounce thank threaten praise".split())


def _can_act(mention: Mention) -> bool:
    """States, their parts and their capitals act and speak in reports; rivers and villages do not."""
    if mention.asked in ("river", "sea", "mountain", "facility"):
        return False
    seat = organisations().get(mention.name.removeprefix("the ").removeprefix("The "))
    if seat is not None and seat.kind == "seat":
        return True
    if country_of_capital(mention.name) is not None:
        return True
    return any(entry.feature in _STATES for entry in mention.entries[:8]) and not _is_seat(mention)


def _is_seat(mention: Mention) -> bool:
    """True for a town that its province is called by: the town is meant, and towns do not act.

    A province that holds far more people than the town acts all the same (`Ontario`, which is a town too).
    """
    nearest = mention.entries[:8]
    areas = [entry for entry in nearest if entry.feature in _STATES]
    return bool(areas) and all(
        area.feature == "admin1"
        and any(
            town.feature == "settlement"
            and town.country == area.country
            and town.population * _SHARE >= area.population
            for town in nearest
        )
        for area in areas
    )


def _is_doer(head: Token) -> bool:
    while head.dep == "conj" and head.head is not head:
        head = head.head
    verb = head.head
    if head.dep == "nsubj" and verb.pos in ("VERB", "AUX"):
        return verb.lemma not in words("still") and not changes_hands(verb)
    if head.dep in ("dobj", "nsubjpass"):
        return verb.lemma in words("address")
    return head.dep == "pobj" and verb.lower in words("with") and verb.head.pos in ("VERB", "NOUN")


def changes_hands(verb: Token) -> bool:
    """`Vesk changed hands`: what befell the place, nothing that it did."""
    return verb.lemma == "change" and any(
        child.lower in ("hands", "masters", "sides") for child in verb.children_by("dobj")
    )


def is_taken(verb: Token) -> bool:
    """`Arden fell on Friday`, `Arden changed hands`: a bare fall, neither of a price nor into anything."""
    if changes_hands(verb) or (verb.lemma in ("wake", "awake") and verb.child("prep", "xcomp") is not None):
        return True
    return verb.lemma in ("fall", "surrender", "capitulate") and all(
        child.dep in ("nsubj", "npadvmod", "punct", "advmod", "advcl", "cc", "conj", "aux")
        or child.lower in ("on", "in", "after", "during", "before", "to", "without")
        for child in verb.children
    )
