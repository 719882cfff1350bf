"""Elsewhere: what a report says besides its telling of an act.

A difference between accounts is told only where the one report nowhere says what the other does. What stands
in another sentence may belong to the act: a line that leaves it out would be wrong, and silence is not.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from datetime import date

from rashomon.comparison.facts import Facts
from rashomon.comparison.index import days_of
from rashomon.comparison.where import place_relation
from rashomon.comparison.words import phrase_of, singular
from rashomon.findings import PlaceCandidate
from rashomon.report import Report

_SAYING = re.compile(
    r"\b(?:said|says?|saying|sa[iy]d|report(?:s|ed|edly|ing)?|told|tells|add(?:s|ed)|announc(?:es|ed)|according"
    r"|claim(?:s|ed)?|alleged(?:ly)?|quot(?:ed|ing)|cit(?:ed|ing)|confirm(?:s|ed)|sources?|statement|officials?"
    r"|witness(?:es)?|activists?|monitor(?:s|ing)?|observatory|watchdog|ngo|spokes(?:man|woman|person)"
    r"|state (?:media|television|tv|radio)|news agency|believed|suspected|accus(?:es|ed|ing))\b",
    re.IGNORECASE,
)
"""Words of saying and of those who say: near an act, it may stand on somebody's word."""
_UNCLAIMED = re.compile(
    r"\b(?:no|nobody|none)\b[^.\n]{0,40}?\bclaim\w*|\bclaim(?:s|ed|ing)? (?:responsib\w+|credit)\b",
    re.IGNORECASE,
)
"""Who takes an act on himself, or that nobody does, is no word on which it is told."""
_EARLY = 900
"""Characters in which a report that names a source for its main event has named it: read in real reports."""
_CAPITAL = re.compile(r"\b[A-Z][\w-]*")
_WORD = re.compile(r"[^\W\d_]+")


def cites_somebody(told: Sequence[Facts]) -> bool:
    """True where sentences that tell of it, or those beside them, have words of saying.

    Of what the opening tells, all that follows for some sentences is looked at: who is cited there may be
    cited for it.
    """
    for facts in told:
        text, index = facts.report.text, facts.index
        first = index.sentence(max(0, facts.sentence[0] - 2))[0]
        last = index.sentence(min(facts.sentence[1], len(text) - 1))[1]
        if facts.leads:
            first, last = 0, max(last, index.sentence(min(_EARLY, len(text) - 1))[1])
        if _SAYING.search(_UNCLAIMED.sub(" ", text[first:last])):
            return True
    return False


def names_place(told: Sequence[Facts], place: PlaceCandidate, mention: str) -> bool:
    """True where a report names such a place, whatever it tells of it."""
    if _has_words(told[0].report, {mention, place.name}):
        return True
    named = (one.resolved.value for one in told[0].index.reading.places)
    return any(one is not None and place_relation(one, place) == "same" for one in named)


def names_day(told: Sequence[Facts], days: tuple[date, date]) -> bool:
    """True where a report gives such a day, whatever it tells of it; its day of publication is not meant."""
    index = told[0].index
    found = (
        days_of(time)
        for time in index.reading.times
        if time.earliest and time.citations and time.citations[0].start not in index.masthead
    )
    return any(day is not None and day == days for day in found)


def named_in(facts: Facts) -> frozenset[str]:
    """The names and sides, word by word, in the sentence that tells of it."""
    words = (phrase_of(word) for word in _CAPITAL.findall(facts.report.text, *facts.sentence))
    return frozenset(name for phrase in words for name in phrase.names | phrase.sides)


def has_nouns(report: Report, nouns: Collection[str]) -> bool:
    """True where a report has any of some nouns, singular or plural."""
    return any(singular(match[0].lower()) in nouns for match in _WORD.finditer(report.text))


def has_stem(report: Report, stem: str) -> bool:
    """True where a word of a report begins with a stem, whatever its ending."""
    return any(match[0].lower().startswith(stem) for match in _WORD.finditer(report.text))


def _has_words(report: Report, words: Iterable[str]) -> bool:
    text = report.text.lower()
    return any(word and word.lower() in text for word in words)
