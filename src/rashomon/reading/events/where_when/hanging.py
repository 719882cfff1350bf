"""How a place's name hangs in its sentence, and how an act's verb does. Pure functions of tokens."""

from __future__ import annotations

from rashomon.language import Token
from rashomon.lexicons.place_words import words
from rashomon.reading.events.where_when.settings import SAYING, SITES

AT = frozenset("in at near on off inside outside around".split())
IN = frozenset("in at near inside outside".split())
IN_LANDS = frozenset("conflict war crisis unrest violence border coast mission talk theatre campaign".split())
"""What goes on in a country that stands before it (`the Arden war`)."""


def hangs_by(name: Token) -> Token:
    """The word by which a name hangs in its sentence (`village` in `the village Vesk`)."""
    while name.dep in ("compound", "amod", "nmod", "appos") and not name.is_root:
        name = name.head
    return name


def follows_from(name: Token) -> bool:
    """True for `from Vesk` and `from the village of Vesk`."""
    while name.dep in ("compound", "nmod", "appos") or (name.dep == "pobj" and name.head.lower == "of"):
        name = name.head.head if name.dep == "pobj" else name.head
    return name.dep == "pobj" and name.head.lower == "from"


def is_of_teller(name: Token) -> bool:
    """True for a place that only tells what office or source it is on whose word something is told."""
    above = name.head
    if name.dep == "pobj" and above.lower == "of":
        office = above.head
        offices = office.lemma.lower() in _OFFICES
    else:
        office = above
        offices = name.dep in ("compound", "amod", "nmod") and office.lemma in ("source", *_OFFICES)
    if not offices:
        return False
    while office.dep in ("appos", "conj", "compound") and office.head.i != office.i:
        office = office.head
    heard = office.dep == "pobj" and office.head.head.lower == "according"
    return heard or (office.dep == "nsubj" and office.head.lemma in SAYING)


_OFFICES = frozenset(
    "governor minister president premier senator deputy ambassador chief chancellor official".split()
)


def moves_about(owned: Token) -> bool:
    """True for what a state has that need not be on its ground: no place, and not those who live there."""
    ground = owned.lower in SITES or owned.lower in words("ground") or owned.lower in words("plural")
    return not (ground or owned.lemma in _LIVING or (owned.lemma in IN_LANDS and owned.lemma != "mission"))


_LIVING = frozenset(
    "population people resident inhabitant civilian child woman family citizen house home building street "
    "city town village coast water sky airspace infrastructure soil capital economy".split()
)
"""Whom and what is mostly where the land is that they are said to be of."""


def is_at(token: Token) -> bool:
    """True after `in`, `at` and the like, and after `in the heart of`."""
    if token.dep == "pobj" and token.head.lower == "of" and token.head.head.lemma in _PARTS:
        token = token.head.head
    return token.dep == "pobj" and token.head.lower in AT


def is_in(token: Token) -> bool:
    """True after `in` and `at`, and after `in the village of`."""
    token = hangs_by(token)
    while token.dep == "pobj" and token.head.lower == "of" and token.head.head.dep == "pobj":
        token = token.head.head
    return token.dep == "pobj" and token.head.lower in IN


_PARTS = frozenset("heart centre center middle outskirt outskirts suburb edge north south east west".split())


def told_with(verb: Token) -> Token | None:
    """The verb of whose act a participle tells the outcome (`burned the post, killing five`)."""
    follows = verb.dep == "advcl" and verb.tag == "VBG" and verb.i > verb.head.i
    bare = verb.child("nsubj", "nsubjpass", "mark", "prep") is None
    return verb.head if follows and bare and verb.head.pos == "VERB" else None


def joined_to(verb: Token) -> Token | None:
    """The verb that another is joined to, with the same subject (`landed ... and seized`)."""
    if verb.dep != "conj" or verb.child("nsubj", "nsubjpass") is not None:
        return None
    return verb.head if verb.head.pos == "VERB" else None
