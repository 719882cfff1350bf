"""What a whole report says of its names: which are persons', which are ships', which are written small."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from rashomon.gazetteer.kinds import LANGUAGES
from rashomon.language import Parse, Token
from rashomon.lexicons.agents import gender_of_name, organisation_heads, titles
from rashomon.lexicons.countries import country_of_demonym
from rashomon.lexicons.place_words import words
from rashomon.reading.places.names import Mention

# Seldom the names of persons.
_OWN_FORMS = frozenset({"shared", "ukrainian", "russian", "former", *LANGUAGES})


@dataclass(slots=True)
class Context:
    """What the whole report says of its names."""

    parse: Parse
    surnames: Counter[str] = field(default_factory=Counter)
    """Lower-cased last words of what look like persons' names."""
    starts: dict[int, Mention] = field(default_factory=dict)
    """Mentions by the index of their first word."""
    ends: dict[int, Mention] = field(default_factory=dict)
    """Mentions by the index of their last word."""
    small: frozenset[str] = frozenset()
    """Words that the report also writes without a capital."""
    ships: set[str] = field(default_factory=set)
    """Folded names that the report gives to ships."""


def token_at(parse: Parse, i: int, mention: Mention) -> Token | None:
    """The word at an index, if it stands in the mention's section."""
    if 0 <= i < len(parse.tokens):
        token = parse.tokens[i]
        if mention.section.start <= token.start < mention.section.end:
            return token
    return None


def surnames(parse: Parse, mentions: Sequence[Mention]) -> Counter[str]:
    """Last words of what look like persons' names, lower-cased.

    A run of two or three capitalised names counts that opens with a given name or a title, or that is no
    place, organisation or demonym and has no word for a kind of place in it.
    """
    found: Counter[str] = Counter()
    tokens = parse.tokens
    known_titles, heads, types, skip = titles(), organisation_heads(), words("type"), words("skip")
    longer = {t.i for mention in mentions if len(mention.tokens) > 1 for t in mention.tokens}
    i = 0
    while i < len(tokens) - 1:
        token = tokens[i]
        if not token.text[0].isupper() or not _continues_name(token, tokens[i + 1]):
            i += 1
            continue
        last = i + 1
        while last + 1 < len(tokens) and last - i < 4 and _continues_name(tokens[last], tokens[last + 1]):
            last += 1
        run = tokens[i : last + 1]
        named = token.lower in known_titles or gender_of_name(token.lower) is not None
        strange = any(
            t.i in longer
            or t.lower in heads
            or t.lower in types
            or t.lower in skip
            or len(t.text) < 3
            or t.lower in words("opener")
            for t in run
            if not is_initial(t)
        ) or any(country_of_demonym(t.text) is not None for t in run)
        if named or (not strange and token.is_name and len(run) <= 3 and not _in_capitals(run)):
            for part in run[1:]:
                found[part.lower] += 2 if named else 1
        i = last + 1
    return found


def _in_capitals(run: Sequence[Token]) -> bool:
    section = run[0].sent.section if run[0].sent is not None else None
    return all(token.text.isupper() for token in run) or (section is not None and section.title_case)


def _continues_name(token: Token, after: Token) -> bool:
    near = after.start - token.end <= 1 and token.text not in (",", ";", ":")
    return near and after.text[0].isupper() and (after.is_name or is_initial(after))


def is_initial(token: Token) -> bool:
    """True for a letter with a full stop (`J.`)."""
    return len(token.text) == 2 and token.text[1] == "." and token.text[0].isupper()


def prior(mention: Mention) -> float:
    """What the gazetteer alone says: how well known the best place of the name is."""
    best = 0.0 if mention.entries else (1.0 if mention.asked else 0.0)
    for entry in mention.entries[:40]:
        if entry.kind == "code":
            worth = -1.0 if "." in mention.name else -2.5
        elif entry.feature == "country":
            worth = 4.0
        elif entry.feature == "admin1" and entry.kind == "canonical":
            worth = 3.0
        elif entry.own or entry.feature in ("region", "sea", "river", "mountain"):
            worth = 2.0
        elif entry.population >= 1_000_000:
            worth = 2.5
        elif entry.population >= 100_000:
            worth = 1.6
        elif entry.population >= 15_000:
            worth = 0.9
        else:
            worth = 0.3
        if entry.kind == "alternate" and entry.feature == "settlement" and entry.population < 1_000_000:
            worth -= 0.9
        elif entry.kind == "bare":
            worth -= 0.4
        elif entry.kind in _OWN_FORMS:
            worth += 0.4
        best = max(best, worth) if best else worth
    return best
