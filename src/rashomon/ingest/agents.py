"""By-phrases that a page shows and its extract lost.

"Ten people were killed by Norland forces" without its last three words would be a framing that we made
ourselves. So the text around every block is read a second time from the page.

>>> lost_agents("Ten were killed by Norland forces in Arden.", "Ten were killed in Arden.")
['by Norland forces']
"""

from __future__ import annotations

import re

from rashomon.ingest.dates import MONTH_NAMES
from rashomon.ingest.dom import compact

_DOERS = (
    "forces?|army|armies|troops?|soldiers?|police|navy|militants?|militias?|fighters?|gunmen|gunman|rebels?|"
    "insurgents?|guards?|units?|officers?|separatists?|settlers?|missiles?|drones?|rockets?|shells?|shelling|"
    "airstrikes?|strikes?|bombs?|snipers?|artillery|warships?|aircraft|jets?|tanks?|mines?"
)
_NAME = r"[^\W\d_a-zß-öø-ÿ][\w’'-]*"
# `by Monday`, `by June`: when, not who.
_WHEN = (
    r"(?:(?:early|mid|late|next|last|the\s+end)\W)?"
    rf"(?:(?i:{MONTH_NAMES})\b|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
)
_BY = re.compile(
    rf"\bby\s+(?!{_WHEN})(?:(?:the|an?|its|their|his|her|our|some|several|two|three|\d+)\s+)?"
    rf"(?:(?:[\w’'-]+\s+){{0,3}}?(?:{_DOERS})\b|{_NAME}(?:\s+(?:{_NAME}|{_DOERS}))*)"
)

# Where a page says who made a text or picture, not who did what.
_CREDIT = re.compile(
    r"(?:written|posted|published|reported|photo(?:graph)?|picture|image|edited|translated)\s+$", re.I
)


def by_phrases(shown: str) -> list[str]:
    """The by-phrases of page text, once each, in order; a byline, which opens a line, is passed over."""
    phrases: list[str] = []
    for found in _BY.finditer(shown):
        before = shown[max(0, found.start() - 24) : found.start()]
        if before.strip() and not before.endswith("\n") and not _CREDIT.search(before):
            phrases.append(" ".join(found[0].split()))
    return list(dict.fromkeys(phrases))


def lost_agents(shown: str, extract: str) -> list[str]:
    """The by-phrases of `shown` (the page's own text) that do not stand in `extract`, in order."""
    kept = folded(extract)
    return [phrase for phrase in by_phrases(shown) if folded(phrase) not in kept]


def folded(text: str) -> str:
    """Text as it is compared here: without white space and case."""
    return compact(text).casefold()
