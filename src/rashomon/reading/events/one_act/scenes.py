"""Where a telling stands in its report: what was last named before it, and which words stand around it.

A report names a place or a day and goes on telling of it; until another is named, what it tells is of that
place and day. Words and names that two sentences share tie what they tell of, where no field of an event
holds them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.findings import Place, Time
from rashomon.language import Token
from rashomon.reading.events.draft import Draft
from rashomon.reading.number_words import number_value

_SAID = frozenset(
    "people person member report source statement group monitor agency director spokesman official "
    "correspondent reporter date publication tag day week month year number news "
    "monday tuesday wednesday thursday friday saturday sunday".split()
)
"""Words that stand in reports of any act."""


@dataclass(frozen=True, slots=True)
class Named:
    """Places and days of a report in the order of its text."""

    starts: tuple[int, ...]
    ids: tuple[str, ...]

    def last(self, end: int) -> str | None:
        """The id of the last one that begins before a point; None where none does."""
        at = bisect_left(self.starts, end)
        return self.ids[at - 1] if at else None


def _named(found: Iterable[tuple[int, str]]) -> Named:
    order = sorted(found)
    return Named(tuple(start for start, _ in order), tuple(id_ for _, id_ in order))


def named_places(places: Iterable[Place]) -> Named:
    """The places at which something was, but for whole countries."""
    return _named(
        (place.citations[0].start, place.id)
        for place in places
        if place.role == "location"
        and not (place.resolved.value is not None and place.resolved.value.feature == "country")
    )


def named_days(times: Iterable[Time]) -> Named:
    """The days of a report."""
    return _named(
        (time.citations[0].start, time.id)
        for time in times
        if time.type in ("DATE", "TIME") and time.earliest is not None
    )


def words_of(tokens: Sequence[Token], drafts: Sequence[Draft]) -> tuple[frozenset[str], frozenset[str]]:
    """Nouns of a stretch that tell no act, and its names, in lower case."""
    acts = {
        token.i for draft in drafts for trigger in (draft.trigger, *draft.more) for token in trigger.tokens
    }
    left = [token for token in tokens if token.i not in acts and len(token.text) > 3]
    names = frozenset(token.lower for token in left if token.is_name and token.text[:1].isupper())
    nouns = frozenset(
        token.lemma
        for token in left
        if token.pos == "NOUN" and not token.is_name and token.lemma not in _SAID
    )
    return nouns, names


def all_words(tokens: Sequence[Token]) -> frozenset[str]:
    """What a stretch says, acts too: its nouns, names, verbs and adjectives by their dictionary forms."""
    return frozenset(token.lemma for token in tokens if token.pos in _CONTENT and len(token.text) > 2)


_CONTENT = frozenset(("NOUN", "PROPN", "VERB", "ADJ"))


def numbers_of(tokens: Sequence[Token]) -> frozenset[float]:
    """The numbers of a stretch above two, but for those that can be a year."""
    told = (number_value(token.lower) for token in tokens if token.pos == "NUM" or token.text[:1].isdigit())
    return frozenset(
        number for number in told if number is not None and number > 2 and not _YEARS[0] <= number < _YEARS[1]
    )


_YEARS = (1900, 2100)


_SPANS = frozenset("minute hour day night week month year".split())


def is_some_time_before(word: Token) -> bool:
    """True for what only came before the act told beside it (`a day after a raid killed nine`)."""
    for token in (word, *word.ancestors()):
        spans = [child for child in token.children_by("npadvmod") if child.lemma in _SPANS]
        for at in (token, *token.children_by("mark")):
            told = [*spans, *at.children_by("npadvmod"), at.head] if at is not token else [*spans, at.head]
            if at.lower == "after" and any(span.lemma in _SPANS for span in told):
                return True
        if any(span.i < token.i and _is_after_clause(span) for span in spans):
            return True
        if token.dep in ("ccomp", "conj", "parataxis"):
            return False
    return False


def _is_after_clause(span: Token) -> bool:
    """True for `a day after` with the clause that it hangs on."""
    return any(child.lower == "after" and child.child("pobj") is None for child in span.children)


_APART = frozenset("after before since while although though despite until if unless whereas".split())
"""Words that part what a clause tells from what it hangs on."""


def ties(head: Token) -> frozenset[int]:
    """Starts of the words up the tree that a word's clause hangs on as occasion, means or result.

    `Nine were hurt when rebels fired`, `shells fired by rebels hurt nine`, `fired, killing nine`; not what
    stands beside it (`and`) or at another time (`after`).
    """
    found, token = set(), head
    while token.head is not token:
        if token.dep in ("conj", "ccomp", "csubj", "parataxis", "dep"):
            break
        if any(child.lower in _APART and child.dep in ("mark", "advmod", "prep") for child in token.children):
            break
        if token.dep == "prep" and token.lower in _APART:
            break
        token = token.head
        found.add(token.start)
    return frozenset(found)
