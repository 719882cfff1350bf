"""Names of several words that no gazetteer has, though it has one word of them: `Arden Abbey`."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.gazetteer import Gazetteer
from rashomon.language import Parse, Section, Token
from rashomon.language.mask import CALENDAR
from rashomon.lexicons.agents import organisation_heads, titles
from rashomon.lexicons.countries import country_of_demonym, is_lost_possessive
from rashomon.lexicons.events import event_lexicon
from rashomon.lexicons.place_words import words
from rashomon.reading.places.introduced import introduced_at, is_person, is_where_of_force, name_run
from rashomon.reading.places.mention import KNOWN_TOWN, Mention


def introduced_longer(
    parse: Parse, section: Section, tokens: Sequence[Token], i: int, gazetteer: Gazetteer
) -> Mention | None:
    """`the fort of Arden Grande`, `the camp at Arden-Arden`: an unknown name that a known one only opens."""
    run = name_run(tokens, i)
    if len(run) == 1 or any(token.lower in CALENDAR for token in run):
        return None
    if len(run) == _TWICE and run[1].text == "-" and run[0].lower == run[2].lower:
        return Mention(list(run), section, parse.text[run[0].start : run[-1].end], (), "settlement")
    if _is_whole(tokens, run, i, gazetteer):
        return Mention(list(run), section, parse.text[run[0].start : run[-1].end], (), "settlement")
    noun = tokens[i - 2].lower if i > 1 and tokens[i - 1].lower == "of" else ""
    # After `the towns of` a list may have lost its commas, and `of Arden Norland` the comma before a country.
    called = words("of").get(noun, "any") != "any" and not noun.endswith("s")
    if not called or run[0].head not in run[1:] or any(_is_known(t, gazetteer) for t in run):
        return None
    return introduced_at(parse, section, tokens, i, gazetteer)


def _is_whole(tokens: Sequence[Token], run: Sequence[Token], i: int, gazetteer: Gazetteer) -> bool:
    """`near Arden Brun`: strange words behind a little known name, held together by `near` and the like."""
    before, last = tokens[i - 1] if i else None, run[-1]
    if before is None or before.lower not in _BEFORE_WHOLE or len(run) > _TWICE:
        return False
    if last.head is not before and not opens_without_comma(run[0], last):
        return False
    told = is_where_of_force(tokens, run, i)  # `attacked a convoy at Nine Mouths`
    if any(_is_known(token, gazetteer) for token in run) or (is_person(run) and not told):
        return False
    plainly = told or before.lower in _PLAINLY  # `met at Arden Abbey`
    return not any(
        (token.ordinary and not plainly)
        or token.text.isupper()
        or token.lower in organisation_heads()
        or token.lower.rstrip(".") in titles()
        or country_of_demonym(token.text) is not None
        or _lies_about(run[0], token, gazetteer)
        for token in run[1:]
        if token.text != "-"
    )


_BEFORE_WHOLE = frozenset(("in", "at", "near", "outside", "around", "towards", "toward", "through", "beyond"))
_PLAINLY = frozenset(("at", "near", "outside", "through"))
_AREAS = frozenset(("country", "admin1", "admin2", "region"))
_TOWN = 5_000
"""People of a town that a smaller place may be told to lie by; a round number."""


def _lies_about(first: Token, second: Token, gazetteer: Gazetteer) -> bool:
    """True where a comma may be lost between a name and what it lies in (`in Arden Norland`)."""
    lands = {entry.country for entry in gazetteer.find(first.text)}
    return any(
        entry.country in lands and (entry.feature in _AREAS or entry.population >= _TOWN)
        for entry in gazetteer.find(second.text)
    )


_TWICE = 3  # words of `Arden-Arden`


def _is_known(token: Token, gazetteer: Gazetteer) -> bool:
    """True for a word that is no part of an unknown name: a large place, its lost possessive, an act."""
    if token.lower in event_lexicon().nouns or is_lost_possessive(token.text):
        return True
    return any(
        entry.feature in ("country", "admin1") or entry.population >= KNOWN_TOWN
        for entry in gazetteer.find(token.text)[:8]
    )


def opened_at(
    parse: Parse, section: Section, tokens: Sequence[Token], i: int, gazetteer: Gazetteer
) -> Mention | None:
    """`Upper Arden` where the gazetteer has only a little known town `Arden`: another, which it has not."""
    loose = section.title_case or section.upper_case or section.kind == "dateline"
    if loose or tokens[i].lower not in words("opener") or i + 1 >= len(tokens):
        return None
    sentence = tokens[i].sent
    opens = sentence is not None and sentence.tokens[0] is tokens[i]
    run = name_run(tokens, i + 1) if tokens[i + 1].is_name and tokens[i + 1].text[0].isupper() else ()
    if opens or len(run) != 1 or run[0].start - tokens[i].end > 1 or is_person(run):
        return None
    towns = gazetteer.find(run[0].text)
    if not towns or any(e.feature == "region" for e in towns[:8]) or _is_known(run[0], gazetteer):
        return None
    whole = [tokens[i], *run]
    return Mention(whole, section, parse.text[whole[0].start : whole[-1].end], (), "settlement")


def opens_without_comma(first: Token, last: Token) -> bool:
    """True for a name that opens its sentence after `in`, where the comma is left out.

    `In Arden youths looted a bakery`, read as if the youths were Arden's, and nobody the looters.
    """
    noun, sentence = last.head, last.sent
    if sentence is None or first.i != sentence.tokens[0].i + 1 or last.dep not in ("compound", "nmod"):
        return False
    before = sentence.tokens[0]
    if before.lower not in _FRONTED or noun.i < last.i or noun.pos != "NOUN" or noun.is_name:
        return False
    if noun.dep in ("nsubj", "nsubjpass"):
        # `Near Arden villagers`, where `Near` was taken for a name
        return before in noun.subtree() or (before.head is noun.head and before.child("pobj") is None)
    verb = before.head
    return noun.head is before and verb.pos == "VERB" and verb.child("nsubj", "nsubjpass", "expl") is None


_FRONTED = frozenset(("in", "at", "near", "outside", "around"))
