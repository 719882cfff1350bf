"""Tolls: which figure of an act is its overall one; others are of some, of several acts or of another."""

from __future__ import annotations

import re

from rashomon.comparison.facts import Facts
from rashomon.comparison.where import place_relation
from rashomon.comparison.words import adds_up
from rashomon.findings import Quantity
from rashomon.reading.quantities.singles import ONE

_ONE = frozenset(("a", "an"))
"""`A boy was hurt` counts nobody: it tells of one of those hurt."""
_INCLUDING = re.compile(
    r"\b(?:includ(?:ing|es?|ed)|among (?:them|whom)|of (?:them|whom))\W+(?:\w+\s+)?$", re.IGNORECASE
)
_EITHER = re.compile(
    r"\b(?:killed|dead)\s+or\s+(?:wounded|hurt|injured)\b|\b(?:wounded|hurt|injured)\s+or\s+(?:killed|dead)\b",
    re.IGNORECASE,
)
_TWO_FIGURES = re.compile(
    r"\d\s+(?:(?:over|at least|more than|some|about|around|nearly|almost)\s+)?\d", re.IGNORECASE
)
_SEVERAL = re.compile(r"\bseparate\s+(?:\w+\s+){0,2}\w+s\b", re.IGNORECASE)
_OTHER_KIND = {
    "injured": re.compile(r"\b(?:killed|dead|died|martyred)\b", re.IGNORECASE),
    "killed": re.compile(r"\b(?:injured|wounded|hurt)\b", re.IGNORECASE),
}
_UP_TO_NOW = re.compile(
    r"\bha(?:s|ve)\b.{0,160}\bsince (?:the|its|their|last|early|late|mid)\b|"
    r"\bover the (?:weekend|week|month)\b",
    re.IGNORECASE | re.DOTALL,
)
_NEAR = 30
"""Characters in which words belong to a figure."""
_OTHERS = re.compile(r"\b(?:others?|another)\b", re.IGNORECASE)


def main_number(kind: str, facts: Facts) -> Quantity | None:
    """The event's overall figure of a kind: no subset, a figure before `dozens`, of several the largest."""
    numbers = [
        q
        for q in facts.quantities
        if q.kind == kind
        and q.subset_of is None
        and not _is_of_others(q)
        and not _is_included(q, facts.report.text)
        and not _is_of_either(q, facts.report.text)
        and not _is_garbled(q)
        and not _is_of_several(q, facts)
        and not _is_a_sum(q, facts)
        and not _is_of_another_act(q, facts)
        and q.as_written.lower() not in _ONE
        and q.maker.id != ONE
    ]
    # Of one figure told twice the body's is meant: headlines leave out `at least`.
    start = facts.report.headline.end if facts.report.headline is not None else 0
    return max(
        numbers,
        key=lambda q: (
            q.best is not None,
            figure_of(q),
            q.citations[0].start >= start,
            q.bound not in ("exact", "none"),
        ),
        default=None,
    )


def figure_of(number: Quantity) -> float:
    """The number by which figures are compared: the best, else the lowest or highest told, else 0."""
    return number.best or number.low or number.high or 0.0


def _is_of_others(quantity: Quantity) -> bool:
    """True for `27 others`, `another nine`: some besides those already told of."""
    return any(_OTHERS.search(citation.quote) for citation in quantity.citations)


def _is_included(quantity: Quantity, text: str) -> bool:
    """True for `including 28 children`: some of those told of before."""
    start = min((citation.start for citation in quantity.citations), default=0)
    return _INCLUDING.search(text, max(0, start - _NEAR), start) is not None


def _is_of_either(quantity: Quantity, text: str) -> bool:
    """True for `seven were killed or hurt`: the figure is of neither alone."""
    if quantity.kind not in ("killed", "injured"):
        return False
    spans = [(max(0, c.start - _NEAR), c.end + _NEAR) for c in quantity.citations]
    return any(_EITHER.search(text, *span) for span in spans)


def _is_garbled(quantity: Quantity) -> bool:
    """True for `44 killed dozens` of those hurt, and for two figures in a row: its words hold another's."""
    other = _OTHER_KIND.get(quantity.kind)
    quotes = [citation.quote for citation in quantity.citations]
    return any(_TWO_FIGURES.search(quote) or (other and other.search(quote)) for quote in quotes)


def _is_of_several(quantity: Quantity, facts: Facts) -> bool:
    """True where the sentence counts the dead of several acts together (`separate raids killed 25`)."""
    text, index = facts.report.text, facts.index
    return any(_SEVERAL.search(text, *index.sentence(cited.start)) for cited in quantity.citations)


def _is_a_sum(quantity: Quantity, facts: Facts) -> bool:
    """True where the report gives the figure as a sum over days (`57 have died in recent days`) anywhere."""
    text, index = facts.report.text, facts.index
    again = (q for q in index.reading.quantities if q.kind == quantity.kind and _same(q, quantity))
    return any(_sums(text[slice(*index.sentence(q.citations[0].start))]) for q in again)


def _is_of_another_act(quantity: Quantity, facts: Facts) -> bool:
    """True for a figure whose sentence tells of another place only, and for a zero told besides the act."""
    start, index = quantity.citations[0].start, facts.index
    span = index.sentence(start)
    if quantity.best == 0 and span != facts.sentence:
        return True
    if facts.place is None or facts.place[1].feature == "country":
        return False
    found = [
        place.resolved.value
        for place in index.reading.places
        if place.role == "location"
        and span[0] <= place.citations[0].start < span[1]
        and place.resolved.value is not None
        and place.resolved.value.feature != "country"
        and not index.is_elsewhere(place.citations[0])
    ]
    return bool(found) and all(place_relation(facts.place[1], one) == "apart" for one in found)


def _same(one: Quantity, other: Quantity) -> bool:
    return (one.best or one.low) == (other.best or other.low)


def _sums(sentence: str) -> bool:
    return adds_up(sentence) or _UP_TO_NOW.search(sentence) is not None
