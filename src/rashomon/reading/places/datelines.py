"""Names in datelines that no gazetteer has: a report is sent from a place, whatever it is called."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from rashomon.language import Token
from rashomon.language.mask import CALENDAR
from rashomon.lexicons.agents import organisation_heads, organisations, titles
from rashomon.lexicons.countries import country_of_demonym
from rashomon.lexicons.events import event_lexicon
from rashomon.lexicons.place_words import words

_PARTS = frozenset((",", "/", "(", ")", "[", "]", "."))
_LONGEST = 4  # words of a name


def sent_from(tokens: Sequence[Token], taken: Collection[int], big: Collection[int]) -> Iterator[list[Token]]:
    """The unknown names of a dateline's words: the town, and the land it is in.

    `taken` holds the indices of words that are known places, `big` those of well-known ones: before a day a
    name is one though a word of it happens to be a place's (`ARDEN CROSS, June 3`). A part with a day, a body
    or an act in it (`WAR IN ARDEN`) is no place, and nothing after it is.
    """
    dated = any(token.text.rstrip(".").isdigit() for token in tokens)
    for part in _parts(tokens):
        named = [token for token in part if token.text != "-"]
        if not 0 < len(named) <= _LONGEST or any(_is_no_name(token) for token in named):
            return
        known = [token.i in taken for token in named]
        longer = dated and any(known) and not (all(known) or any(_is_beside(token, big) for token in named))
        if any(token.is_name for token in named) and (longer or not any(known)):
            yield part


def _is_beside(token: Token, big: Collection[int]) -> bool:
    """True for a well-known place, and for a word that stands beside a name (`NEAR ARDEN`)."""
    return token.i in big or token.lower in words("skip") or token.lower in words("strong")


def _parts(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    part: list[Token] = []
    for token in tokens:
        if token.text in _PARTS:
            if part:
                yield part
            part = []
        else:
            part.append(token)
    if part:
        yield part


def _is_no_name(token: Token) -> bool:
    lower = token.lower.rstrip(".")
    return (
        not token.text[0].isupper()
        or lower in CALENDAR
        or any(letter.isdigit() for letter in token.text)
        or lower in organisation_heads()
        or lower in titles()
        or token.text in organisations()
        or country_of_demonym(token.text) is not None
        or lower in event_lexicon().nouns
    )
