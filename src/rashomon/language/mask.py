"""The name mask: what the language engine sees in place of proper names and demonyms.

Before tagging and parsing, each word of a name becomes one placeholder and each demonym another, so that
no model can know whose side it reads. Swap the names in a text, and the engine sees the same words.
The report's text is not touched: the mask works on a list of words whose places are already known.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

PLACEHOLDER = "Smith"
"""Stands for every word of a name. A name the tagger knows well; which one does not matter."""
DEMONYM = "Italian"
"""Stands for every singular demonym or adjective of nationality: ambiguous between the two, as they are."""
DEMONYMS = "Italians"
"""Stands for every plural demonym."""

MONTHS = frozenset(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
WEEKDAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday "
    "mon tue tues wed thu thur thurs fri sat sun".split()
)
DAY_OF_MONTH = re.compile(r"(?:[12]?\d|3[01])(?:st|nd|rd|th)?$")
CALENDAR = MONTHS | WEEKDAYS | frozenset("gmt utc est edt pst cet bst i am pm".split())
_OPENERS = frozenset(".!?:;\"'“”‘’«»„(【[—–-…*•|/")

# Endings that mark an unknown capitalised word before a lower-case one as a demonym (`Arvanian forces`),
# so that an invented country's adjective is masked as a known one's is.
_DEMONYM_ENDINGS = ("ian", "ians", "ese", "ish", "ani", "anis", "stani", "stanis")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one section with what the mask must know of their setting."""

    texts: Sequence[str]
    """The words as written."""
    title_case: bool
    """Capitals say nothing: most words have them."""
    upper_case: bool
    """Capitals say nothing: all words have them."""
    starts: Collection[int] = ()
    """Indices of words that open a sentence without a full stop before them."""


class NameMask:
    """Decides which words are names and writes their placeholders.

    `common` holds lower-cased dictionary words, `names` lower-cased words that are names wherever they
    stand (countries; acronyms that spell an ordinary word keep their capitals: `US`), `demonyms` maps
    lower-cased demonyms to True when plural, `pairs` are lower-cased words that side by side are a country's
    name or demonym (`south sudan`), though one of them alone is an ordinary word.
    """

    def __init__(
        self,
        *,
        common: Collection[str],
        names: Collection[str],
        demonyms: dict[str, bool],
        pairs: Collection[tuple[str, str]] = (),
    ) -> None:
        self._common, self._names, self._demonyms, self._pairs = common, names, demonyms, pairs

    def mask(self, sections: Sequence[Words]) -> list[tuple[list[str], list[bool]]]:
        """For each section of one report: the words the engine is to see, and which are names."""
        seen_as_name = self._names_inside_sentences(sections)
        return [self._mask_section(words, seen_as_name) for words in sections]

    def is_ordinary(self, text: str) -> bool:
        """True for a dictionary word, whatever its capitals; a name may be one too (`Rock`)."""
        return text.lower() in self._common

    def _names_inside_sentences(self, sections: Sequence[Words]) -> frozenset[str]:
        capital, small = set(), set()
        for words in sections:
            if words.title_case or words.upper_case:
                continue
            previous = "."
            for position, text in enumerate(words.texts):
                if text[0].isupper():
                    if previous not in _OPENERS and position not in words.starts:
                        capital.add(text.lower())
                elif text.islower():
                    small.add(text)
                previous = text[-1]
        return frozenset(capital - small)

    def _mask_section(self, words: Words, seen: Collection[str]) -> tuple[list[str], list[bool]]:
        masked: list[str] = []
        flags: list[bool] = []
        loose = words.title_case or words.upper_case
        previous = "."
        for position, text in enumerate(words.texts):
            following = words.texts[position + 1] if position + 1 < len(words.texts) else ""
            opening = previous in _OPENERS or position in words.starts
            before = words.texts[position - 1] if position else ""
            is_name = self._is_name(
                text, doubtful=loose or opening, seen=seen, capitals=words.upper_case
            ) or self._is_paired(before, text, following)
            if is_name:
                masked.append(self._placeholder(text, following))
            elif loose and not opening and text.lower() not in CALENDAR and text[0].isupper():
                masked.append(text.lower() if text.lower() in self._common else text)
            elif words.upper_case and len(text) > 1:
                masked.append(text.capitalize())
            else:
                masked.append(text)
            flags.append(is_name)
            previous = text[-1]
        return masked, flags

    def _is_name(self, text: str, *, doubtful: bool, seen: Collection[str], capitals: bool) -> bool:
        if not text[0].isupper() or not any(letter.isalpha() for letter in text[1:]):
            return False
        lower = text.lower()
        if lower in self._demonyms or lower in self._names:
            return True
        # Where all is in capitals, `WHO`, `IS` and `US` are the words far more often than the acronyms.
        if text in self._names and not (capitals and lower in self._common):
            return True
        if lower in CALENDAR or text.endswith("."):
            return False
        if not doubtful:
            return True
        return lower in seen or lower not in self._common

    def _is_paired(self, before: str, text: str, following: str) -> bool:
        """True for a word of a country's name of two words, both with capitals (`North` before `Korea`)."""
        if not text[0].isupper() or not self._pairs:
            return False
        lower = text.lower()
        ahead = following[:1].isupper() and (lower, following.lower()) in self._pairs
        return ahead or (before[:1].isupper() and (before.lower(), lower) in self._pairs)

    def _placeholder(self, text: str, following: str) -> str:
        lower = text.lower()
        plural = self._demonyms.get(lower)
        if plural is None:
            ends = lower.endswith(_DEMONYM_ENDINGS) and len(lower) > 5
            if not (ends and following.islower() and lower not in self._names):
                return PLACEHOLDER
            plural = lower.endswith("s")
        return DEMONYMS if plural else DEMONYM
