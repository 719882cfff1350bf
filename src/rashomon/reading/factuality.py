"""How far the report and each of its sources commit themselves to an event: -3 (not so) to 3 (so)."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.findings import Attribution, Factuality
from rashomon.language import Parse, Token


def author_score(trigger: Token) -> float:
    """How far the report's own voice commits itself to the event of a trigger word, -3 to 3.

    What stands in somebody's words counts only as far as the report takes it over: `said that` leaves it
    open, `knew that` does not.
    """
    return 3.0


def factuality(parse: Parse, trigger: Token, chain: Sequence[Attribution]) -> tuple[Factuality, ...]:
    """One Factuality for each attribution of the chain (outermost first), and one for the author, last.

    `chain` holds the attributions in whose content the trigger stands, outermost first; it may be empty.
    """
    return (Factuality(source="author", score=author_score(trigger)),)
