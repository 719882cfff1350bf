"""Cues that a stretch is no toponym: a person's, a ship's or an organisation's name, or an ordinary word.

Weights are on the scale of `judge`: round numbers set by hand and checked on local news.
"""

from __future__ import annotations

from functools import cache

from rashomon.gazetteer import fold
from rashomon.language import Token
from rashomon.language.mask import CALENDAR
from rashomon.lexicons.agents import (
    Organisation,
    agents,
    gender_of_name,
    organisation_heads,
    organisations,
    titles,
)
from rashomon.lexicons.countries import country_of_capital, country_of_demonym, is_lost_possessive
from rashomon.lexicons.events import event_classes
from rashomon.lexicons.place_words import homographs, words
from rashomon.reading.places.context import Context, is_initial, prior, token_at
from rashomon.reading.places.names import Mention

_NEVER = -8.0  # whatever else speaks for a place
_TITLED, _GIVEN, _SURNAME = -4.0, -2.5, -4.0
_AFTER_NAME, _BEFORE_NAME = -3.0, -2.0
_COMMON, _HOMOGRAPH, _IN_CAPITALS = -2.5, -2.5, -1.5
_ACRONYM, _ARTICLE, _SPEAKS = -4.0, -2.5, -2.5
_QUALIFIES, _PEOPLED = 1.0, 1.5
_LITTLE = 0.9
"""`prior` of a town of less than 100,000 people."""
_ARMS = frozenset("cruise ballistic anti-tank anti-aircraft howitzer launcher".split())
_SMALL = 0.5  # `prior` of a place so little known that its name in a longer one is chance
_DIRECTIONS = frozenset(
    "north south east west northern southern eastern western central northeast northwest southeast southwest "
    "northeastern northwestern southeastern southwestern centre center".split()
)


def against(mention: Mention, before: Token | None, after: Token | None, context: Context) -> float:
    """Cues that the name is a person's, an organisation's or an ordinary word."""
    score = 0.0
    if all(token.lower in _DIRECTIONS for token in mention.tokens):
        return _NEVER
    big = _is_big(mention)
    named = mention.tokens[1:] if mention.first.lower == "the" else mention.tokens
    single = len(named) == 1
    lower = named[0].lower if named else "the"
    if single and not mention.first.is_name and not mention.section.upper_case:
        score += _COMMON
    if single:
        score += _not_a_place(lower, mention, context, big=big)
    score += _is_organisation(mention)
    if after is not None and is_initial(after):
        score += _TITLED
    if before is not None:
        score += _before_name(mention, before, context)
    if after is not None:
        score += _after_name(mention, after, context, big=big)
    return score


def _is_big(mention: Mention) -> bool:
    """True for names of countries and of first-level subdivisions."""
    return any(
        entry.feature == "country" or (entry.feature == "admin1" and entry.kind == "canonical")
        for entry in mention.entries
    )


def _not_a_place(lower: str, mention: Mention, context: Context, *, big: bool) -> float:
    """One word that is also a demonym, a given name, somebody's surname, or a word for a kind of thing."""
    if not any(entry.feature == "country" for entry in mention.entries):
        if country_of_demonym(mention.first.text) is not None:
            return _NEVER
        kinds_of_things = (
            organisation_heads(),
            words("type"),
            words("ground"),
            words("skip"),
            agents(),
            CALENDAR,
        )
        if any(lower in known for known in kinds_of_things):
            return _TITLED
    if big:
        return 0.0
    score = 0.0
    if lower in homographs() or lower in context.small:
        score += _HOMOGRAPH
    if mention.section.upper_case and not mention.first.is_name:
        score += _IN_CAPITALS
    if mention.last.dep == "nsubj" and country_of_capital(mention.name) is None:
        score += _SPEAKS if mention.last.head.lemma in words("says") else 0.0
    if gender_of_name(lower) is not None:
        score += _GIVEN
    if context.surnames[lower]:
        score += _SURNAME if context.surnames[lower] > 1 else _SURNAME / 2
    return score


def _is_organisation(mention: Mention) -> float:
    """A well-known organisation or armed group."""
    known = _folded_organisations().get(mention.key)
    if known is not None and known.kind != "seat" and not any(e.own for e in mention.entries):
        return _NEVER
    return 0.0


@cache
def _folded_organisations() -> dict[str, Organisation]:
    return {fold(name): known for name, known in organisations().items()}


def is_acronym(mention: Mention) -> float:
    """One word in capitals, where others are not, that is the name of no country and not of our own table."""
    text, section = mention.first.text, mention.section
    acronym = len(mention.tokens) == 1 and text.isupper() and "." not in text
    known = any(entry.feature == "country" or entry.own for entry in mention.entries)
    return _ACRONYM if acronym and not (known or section.upper_case or section.title_case) else 0.0


def _is_ship(mention: Mention, before: Token, context: Context) -> float:
    """`HMS Arden`, `the cruiser Arden`; and `the Arden`, as ships are called and settlements are not."""
    if before.lower in words("ship"):
        context.ships.add(mention.key)
        return _NEVER
    settled = all(entry.feature in ("settlement", "admin1", "admin2") for entry in mention.entries)
    alone = mention.asked is None and mention.last.dep not in ("compound", "amod", "nmod")
    if before.lower == "the" and settled and alone and mention.entries and not mention.section.upper_case:
        return _NEVER if mention.key in context.ships else _ARTICLE
    return 0.0


def _of_organisation(mention: Mention, before: Token, context: Context) -> bool:
    """`Bank of Arden`: the name is part of an organisation's."""
    head = token_at(context.parse, before.i - 1, mention) if before.lower == "of" else None
    if head is None or not head.text[0].isupper() or mention.section.upper_case:
        return False
    return head.lower in organisation_heads() and head.is_name


def _before_name(mention: Mention, before: Token, context: Context) -> float:
    """A title, given name or other name directly before it."""
    ship = _is_ship(mention, before, context)
    if ship:
        return ship
    if _of_organisation(mention, before, context):
        mention.part_of = "of"
        return 0.0 if prior(mention) > _SMALL else _ARTICLE
    if not mention.entries and before.pos == "NOUN" and before.text in organisation_heads():
        return _NEVER  # `the aid agency Arden Bridge`
    given = gender_of_name(before.lower) is not None and before.i not in context.ends
    if before.lower in titles() or (given and before.text[0].isupper()):
        return _TITLED
    if not before.text[0].isupper():
        return 0.0
    if before.lower in words("skip") or before.lower in words("before") or before.lower in words("strong"):
        return 0.0
    if is_lost_possessive(before.text):
        return _QUALIFIES
    if before.is_name and before.i not in context.ends and country_of_demonym(before.text) is None:
        if before.lower in organisation_heads():
            return 0.0
        mention.part_of = before.text
        return _AFTER_NAME
    return 0.0


def _is_make_of(mention: Mention, after: Token) -> bool:
    """`Tomahawk missiles`, `Arden cruise missiles`: the make of a weapon, where the place is little known."""
    classes = event_classes()
    arms = classes["WEAPON"] | classes["VEHICLE"] | _ARMS
    return (
        mention.asked is None
        and (after.lemma in arms)
        and (after.lemma in _ARMS or mention.last.head is after)
        and prior(mention) <= _LITTLE
    )


def _after_name(mention: Mention, after: Token, context: Context, *, big: bool) -> float:
    """A capitalised word directly after it: the rest of a longer name."""
    if after.text.islower() and not mention.section.upper_case:
        if _is_make_of(mention, after):
            return _TITLED
        if after.lower in agents() or after.lower in organisation_heads():
            return _PEOPLED
        if after.pos == "NOUN" and (mention.last.dep == "compound" or mention.last.head is after):
            return _QUALIFIES
    if not after.text[0].isupper() or mention.section.upper_case:
        return 0.0
    if after.start - mention.end > 1:
        return 0.0
    if country_of_demonym(after.text) is not None and not mention.section.title_case:
        # `North Norlandic`: the first half of a demonym of two words.
        return _TITLED if not big else 0.0
    if mention.section.title_case or after.i in context.starts:
        return 0.0
    heads = organisation_heads()
    token: Token | None = after
    for _ in range(5):
        if token is None or not (token.text[0].isupper() or token.lower in ("of", "and", "for")):
            break
        if token.lower in heads:
            mention.part_of = token.text
            return _QUALIFIES if prior(mention) > _SMALL else -_QUALIFIES
        token = token_at(context.parse, token.i + 1, mention)
    if not after.is_name:
        return 0.0
    mention.part_of = after.text
    if gender_of_name(mention.first.lower) is not None and len(mention.tokens) == 1:
        return _TITLED
    return 0.0 if big or mention.asked else _BEFORE_NAME
