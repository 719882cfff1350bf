"""Who does the deed that a noun names: `the army's arrest of two men`, `rebel attack`, `raid by police`.

Pure functions of tokens. A bare name before a deed tells who or where (`Vesk attack`); it tells who when the
noun says besides whom it was done to (`Belmark shelling of Arden`).
"""

from __future__ import annotations

from rashomon.language import Token
from rashomon.language.mask import CALENDAR
from rashomon.lexicons.agents import find_agent
from rashomon.lexicons.countries import country_of_demonym
from rashomon.lexicons.events import EventEntry, event_classes, event_lexicon
from rashomon.reading.clauses import prepositions
from rashomon.reading.grammar import conjuncts

_BEFORE = ("compound", "amod", "nmod")
_AIMED = ("of", "on", "against", "upon", "over")
_PARTIES = frozenset("MIL COP GOV REB UAF PRM SPY CRM OPP ARM SEP INS".split())
"""Sectors whose noun before a deed tells who does it; `civilian killings` are not done by civilians."""


def is_deed(noun: Token) -> bool:
    """True for a noun that names an act (`attack`, `shelling`)."""
    if noun.is_name or noun.pos not in ("NOUN", "PROPN", "VERB"):
        return False
    nouns = event_lexicon().nouns
    named = nouns.get(noun.lower) if noun.tag == "VBG" else None  # `shelling` is no `shell`
    return any(entry.type for entry in named or nouns.get(noun.lemma, ()))


def is_hostile(noun: Token) -> bool:
    """True for a noun of force, measures or threats by one against another; a battle is of both."""
    entries = event_lexicon().nouns.get(noun.lemma, ())
    return any(entry.type in _HOSTILE and not entry.mutual for entry in entries)


_HOSTILE = frozenset("ASSAULT COERCE SANCTION THREATEN ACCUSE".split())


def is_weapon(noun: Token) -> bool:
    """True for a word for a weapon (`missile`)."""
    classes = event_classes()
    return noun.lemma in classes["WEAPON"] or noun.lemma in classes["INSTRUMENT"]


def is_aimed(noun: Token) -> bool:
    """True when the noun tells whom or what it is done to (`shelling of Arden`)."""
    return any(
        preposition in _AIMED and other.lower.rstrip(".") not in CALENDAR and not other.text[:1].isdigit()
        for preposition, other in prepositions(noun)
    )


def noun_doers(noun: Token, entry: EventEntry | None) -> tuple[list[Token], list[Token]]:
    """Words that name who does a deed, and names that may (`Vesk attack`); `entry` is the deed's sense."""
    by = [other for preposition, other in prepositions(noun) if preposition == "by"]
    if by:
        return by, []
    owners = [token for child in noun.children_by("poss") for token in conjuncts(child)]
    if owners:
        done_to_owner = entry is not None and "poss" in entry.undergoers
        does = is_aimed(noun) or (not done_to_owner and (entry is None or "poss" in entry.doers))
        return (owners, []) if does else ([], [])
    told: list[Token] = []
    open_words: list[Token] = []
    for child in noun.children:
        if child.dep not in _BEFORE or child.i > noun.i:
            continue
        if names_party(child, noun, entry):
            told.append(child)
        elif child.is_name:
            open_words.append(child)
    return told, ([] if told else open_words)


def names_party(word: Token, noun: Token, entry: EventEntry | None = None) -> bool:
    """Whether a word before a deed tells who does it."""
    if word.is_name:
        if word.tag == "JJ" or country_of_demonym(word.text) is not None:
            return True
        return is_aimed(noun) and not is_aimed_elsewhere(noun)
    found = find_agent([word.lower], word.lemma)
    if found is None:
        return False
    if any(each.type == "PROTEST" for each in event_lexicon().nouns.get(noun.lemma, ())):
        return True
    return found[0].sector in _PARTIES


def is_aimed_elsewhere(noun: Token) -> bool:
    """True where the noun's `on` or `over` tells a topic (`Vesk protest over prices`)."""
    return any(entry.type in ("PROTEST", "CONSULT") for entry in event_lexicon().nouns.get(noun.lemma, ()))
