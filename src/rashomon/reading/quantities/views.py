"""Named views of a quantity: the one figure, or three, that a codebook would write down.

A view never replaces the quantity: `dozens` stays `dozens` in the finding, and becomes 12 only where someone
asks for the ACLED figure. The views are our reading of the two conventions; a coder has the last word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.findings import Quantity

# ACLED codebook, fatalities: the least figure that a vague plural is coded as.
_ACLED_WORDS = {"dozens": 12, "tens": 10, "hundreds": 100}
_VAGUE_WORD = re.compile(
    r"\b(tens of thousands|hundreds of thousands|thousands|dozens|scores|tens|hundreds)\b"
)


@dataclass(frozen=True, slots=True)
class UcdpFigures:
    """UCDP's three estimates; None where the words give none."""

    low: float | None
    best: float | None
    high: float | None


def acled_figure(quantity: Quantity) -> float | None:
    """The single figure of the ACLED convention: dozens 12, tens 10, hundreds 100; the low end of a range.

    `at least 12` is 12 and `up to 50` is 50, the only figure given. None for words without a figure or a
    convention (`several`, `scores`): a coder must decide.
    """
    if quantity.best is not None:
        return quantity.best
    word = _VAGUE_WORD.search(quantity.as_written.lower())
    if word is not None:
        return _ACLED_WORDS.get(word[1])
    return quantity.low if quantity.bound == "range" else None


def acled_conflicting(quantities: Sequence[Quantity]) -> float | None:
    """The figure for one event of which accounts differ: the lowest of theirs, as ACLED takes it."""
    figures = [figure for quantity in quantities if (figure := acled_figure(quantity)) is not None]
    return min(figures) if figures else None


def ucdp_figures(quantity: Quantity) -> UcdpFigures:
    """UCDP's low, best and high of one statement.

    An exact figure is all three. `at least` gives low and best. `up to` gives high alone: it says nothing of
    what is likely, so best stays open. A range gives low and high, and its low end as best, on the side of
    caution. Words without a figure give the least they can mean as low and best.
    """
    if quantity.bound in ("exact", "none"):
        return UcdpFigures(quantity.best, quantity.best, quantity.best)
    if quantity.bound == "range":
        return UcdpFigures(quantity.low, quantity.low, quantity.high)
    if quantity.bound == "at_most":
        return UcdpFigures(None, None, quantity.high)
    if quantity.bound == "at_least":
        return UcdpFigures(quantity.low, quantity.best if quantity.best is not None else quantity.low, None)
    return UcdpFigures(quantity.low, quantity.best, quantity.high)
