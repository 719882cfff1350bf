"""One sense in a report: a bare name after its region (`the Arden region ... the campaign in Arden`).

A bare name is most often the town's. Where the report has named the region before, and what is told of fills
a region and hardly a town (a campaign, an incursion, troops), it goes on speaking of the region.
"""

from __future__ import annotations

from collections.abc import Iterable

from rashomon.gazetteer import fold
from rashomon.lexicons.place_words import words
from rashomon.reading.places.names import Mention

_AREAS = frozenset({"admin", "admin1", "admin2"})
_INTO = frozenset("in into of to from for across throughout within".split())


def lend_areas(mentions: Iterable[Mention]) -> None:
    """Ask for the area where a bare name goes on speaking of one that the report named before."""
    named: dict[str, Mention] = {}
    for mention in mentions:
        key = _bare_key(mention)
        if mention.asked in _AREAS:
            named[key] = mention
            continue
        area = named.get(key)
        if mention.asked == "settlement":
            named.pop(key, None)  # `the city of Arden`: from here on the bare name is the town's again
        elif area is not None and mention.asked is None and _fills_a_region(mention):
            mention.asked = area.asked
            mention.name, mention.entries = area.name, area.entries


def _bare_key(mention: Mention) -> str:
    parts = mention.name.split()
    typed = len(parts) > 1 and words("type").get(parts[-1].lower()) in _AREAS
    return fold(" ".join(parts[:-1])) if typed else mention.key


def _fills_a_region(mention: Mention) -> bool:
    """`the campaign in Arden`, `fighting in Arden`, `the Arden operation`, `invaded Arden`."""
    head = mention.last
    above = head.head
    if head.dep == "pobj" and above.lower in _INTO:
        return above.head.lemma in words("wide") or above.head.lower in words("wide")
    if head.dep in ("compound", "nmod", "amod", "poss", "dobj"):
        return above.lemma in words("wide")
    return False
