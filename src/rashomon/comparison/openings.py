"""Openings: how alike the headlines and first sentences of two reports are.

A report's opening tells its main event. Where two openings published side by side share words that few other
reports use, and places, they mostly tell of one event, however each of their sentences puts it. Figures are
left out: they are what accounts of one event differ in.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from rashomon.comparison.index import Index
from rashomon.comparison.where import is_wide
from rashomon.comparison.words import means_in
from rashomon.findings import PlaceCandidate

OPENING_WORDS = 70
"""Words of the body that belong to the opening."""
LEAST_REPORTS = 30
"""Below so many reports nothing is known of which words are rare, and openings are not looked at."""
ALIKE = 0.07
"""Cosine of openings above which they speak for one event: half of such pairs of real reports tell of one."""

_COMMON_SHARE = 0.3
"""A word in the openings of more than this share of the reports ties nothing together."""

_FURNITURE_SHARE, _FURNITURE_LEAST = 0.5, 10
"""A word in more than this share of an outlet's openings, of at least so many, is its page's."""

_WORD = re.compile(r"[^\W\d_]{3,}")
_ANY_WORD = re.compile(r"\S+")

Opening = Mapping[str, float]
"""Words of an opening with their weights, of unit length."""


def opening_end(index: Index) -> int:
    """Where the opening of a report ends in its text."""
    report = index.reading.report
    start = report.body.start if report.body is not None else 0
    for n, match in enumerate(_ANY_WORD.finditer(report.text, start)):
        if n >= OPENING_WORDS:
            return max(match.start(), index.sentence(match.start())[0])
    return len(report.text)


def opening_town(index: Index) -> PlaceCandidate | None:
    """The town that an opening names first."""
    return next(iter(opening_towns(index)), None)


def opening_towns(index: Index) -> tuple[PlaceCandidate, ...]:
    """The towns that an opening names, in order."""
    end = opening_end(index)
    towns = (
        (place.citations[0].start, place.resolved.value)
        for place in index.reading.places
        if place.resolved.value is not None
        and place.role in ("location", "modifier")
        and place.citations[0].start < end
        and not is_wide(place.resolved.value)
        and not index.is_elsewhere(place.citations[0])
    )
    return tuple(town for _, town in sorted(towns, key=lambda found: found[0]))


def openings(indexes: Iterable[Index]) -> dict[str, Opening]:
    """Report id to its opening; empty where there are too few reports."""
    told = list(indexes)
    words = {index.reading.report.report_id: _words_of(index) for index in told}
    if len(words) < LEAST_REPORTS:
        return {}
    holders = Counter(word for found in words.values() for word in found)
    total = len(words)
    common = {word for word, n in holders.items() if n > _COMMON_SHARE * total}
    furniture = _furniture(told, words)
    weighed: dict[str, Opening] = {}
    for index in told:
        report = index.reading.report
        kept = words[report.report_id] - common - furniture.get(report.outlet, frozenset())
        weights = {word: math.log((1 + total) / (0.5 + holders[word])) for word in sorted(kept)}
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        weighed[report.report_id] = {word: weight / length for word, weight in weights.items()}
    return weighed


def _furniture(
    indexes: Iterable[Index], words: Mapping[str, frozenset[str]]
) -> dict[str | None, frozenset[str]]:
    """Words in which an outlet's pages begin, whatever they tell of (`last updated`, its own name)."""
    pages: dict[str | None, list[frozenset[str]]] = defaultdict(list)
    for index in indexes:
        pages[index.reading.report.outlet].append(words[index.reading.report.report_id])
    return {
        outlet: frozenset(
            word
            for word, n in Counter(word for page in found for word in page).items()
            if n > _FURNITURE_SHARE * len(found)
        )
        for outlet, found in pages.items()
        if outlet is not None and len(found) >= _FURNITURE_LEAST
    }


def _words_of(index: Index) -> frozenset[str]:
    """The words of an opening, and the places it names however it spells them."""
    end = opening_end(index)
    words = (word.lower() for word in _WORD.findall(index.reading.report.text[:end]))
    places = (
        f"place {place.resolved.value.place_id}"
        for place in index.reading.places
        if place.resolved.value is not None and place.citations[0].start < end
    )
    means = (f"means {one}" for one in means_in(index.reading.report.text[:end]))
    return frozenset((*words, *places, *means))


def likeness(a: Opening, b: Opening) -> float:
    """Cosine of two openings."""
    few, many = (a, b) if len(a) <= len(b) else (b, a)
    return sum(weight * many[word] for word, weight in few.items() if word in many)
