"""What a report says of a claim (`en/claim_judgements.tsv`), as patterns over running text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from rashomon.lexicons.tables import read_table

_BETWEEN = r"[^\w.;:!?\"“”«»\n]+"
"""What may stand between two words of a pattern: no end of a clause, no quote mark."""
_GAP = rf"(?:[\w'’-]+{_BETWEEN}){{0,4}}?"


@dataclass(frozen=True, slots=True)
class Judgement:
    """One way in which a report speaks of a claim."""

    label: str
    """claim, unverified, unsupported, contradicted or confirmed."""
    kind: str
    """alone, aside, saying (an adverb beside a word of saying) or noun; the table's head explains them."""
    pattern: re.Pattern[str]
    """Its words in running text."""
    gloss: str
    """The plain sense."""
    example: str
    """An invented sentence in which it is found."""


@cache
def judgements() -> tuple[Judgement, ...]:
    """All patterns, in the table's order."""
    return tuple(
        Judgement(row["class"], row["kind"], _compile(row["pattern"]), row["gloss"], row["example"])
        for row in read_table("en/claim_judgements.tsv")
    )


@cache
def judging_words() -> frozenset[str]:
    """Words of which one stands in every phrase of a report's own judgement (`verified`, `evidence`).

    Without the nouns for what is judged, which stand everywhere: a text without these needs no further look.
    """
    found = {
        word
        for row in read_table("en/claim_judgements.tsv")
        if row["kind"] == "alone"
        for group in row["pattern"].split()
        for word in group.strip("()").split("/")
    }
    return frozenset(word for word in found if len(word) >= _LEAST_LETTERS) - _JUDGED


_LEAST_LETTERS = 5  # shorter words of the patterns are `not`, `been`, `this`
_JUDGED = frozenset(
    "claim claims report reports allegation allegations account accounts figure figures story version "
    "statement statements document documents record records neither could cannot".split()
)


def _compile(pattern: str) -> re.Pattern[str]:
    parts: list[str] = []
    for word in pattern.split():
        if word == "..":
            parts.append(_GAP)
            continue
        choice = "|".join(re.escape(one) for one in word.strip("()").split("/"))
        part = rf"(?:{choice})(?!\w){_BETWEEN}"
        parts.append(f"(?:{part})?" if word.startswith("(") else part)
    joined = "".join(parts)
    # the last word ends the pattern: nothing has to stand between it and a next one
    return re.compile(r"(?<!\w)" + joined.removesuffix(_BETWEEN), re.IGNORECASE)
