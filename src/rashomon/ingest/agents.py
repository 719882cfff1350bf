"""By-phrases that a page shows and its extract lost.

"Ten people were killed by Norland forces" without its last three words would be a framing that we made
ourselves. So the text around every block is read a second time from the page.

>>> lost_agents("Ten were killed by Norland forces in Arden.", "Ten were killed in Arden.")
['by Norland forces']
"""

from __future__ import annotations

import re

from rashomon.ingest.dom import compact

_DOERS = (
    "forces?|army|armies|troops?|soldiers?|police|navy|militants?|militias?|fighters?|gunmen|gunman|rebels?|"
    "insurgents?|guards?|units?|officers?|separatists?|settlers?|missiles?|drones?|rockets?|shells?|shelling|"
    "airstrikes?|strikes?|bombs?|snipers?|artillery|warships?|aircraft|jets?|tanks?|mines?"
)
_NAME = r"[^\W\d_a-zß-öø-ÿ][\w’'-]*"
_BY = re.compile(
    rf"\bby\s+(?:(?:the|an?|its|their|his|her|our|some|several|two|three|\d+)\s+)?"
    rf"(?:(?:[\w’'-]+\s+){{0,3}}?(?:{_DOERS})\b|{_NAME}(?:\s+(?:{_NAME}|{_DOERS}))*)"
)

# Where a page says who made a text or picture, not who did what.
_CREDIT = re.compile(
    r"(?:written|posted|published|reported|photo(?:graph)?|picture|image|edited|translated)\s+$", re.I
)


def lost_agents(shown: str, extract: str) -> list[str]:
    """The by-phrases of `shown` (the page's own text) that do not stand in `extract`, in order.

    A phrase at the beginning of a line is a byline and is passed over.
    """
    kept = compact(extract).casefold()
    lost: list[str] = []
    for found in _BY.finditer(shown):
        before = shown[max(0, found.start() - 24) : found.start()]
        if not before.strip() or before.endswith("\n") or _CREDIT.search(before):
            continue
        phrase = " ".join(found[0].split())
        if compact(phrase).casefold() not in kept and phrase not in lost:
            lost.append(phrase)
    return lost
