"""Sequence: days told by another act's (`on Friday, two days after a blast`; `Hours later, ...`)."""

from __future__ import annotations

import re
from datetime import date, timedelta

from rashomon.comparison.index import Index
from rashomon.reading.number_words import number_value

_AFTER = re.compile(r"\b(?:hours|days|weeks|months|years|a (?:day|week|month|year)) after\b")
_DAYS_AFTER = re.compile(r"\b(a|one|two|three|four|five|six|\d) days? after\b")
_THAT_DAY = re.compile(r"(?:Some |A few )?(?:[Hh]ours|[Mm]inutes|Shortly) (?:later|earlier|before|after)\b")
_WITHIN = 60
"""Characters before a trigger in which the words stand that say what came after it."""


def is_behind_after(index: Index, trigger: int, since: int) -> bool:
    """True for what another act came after (`days after a blast`); `since`: where its sentence begins."""
    text = index.reading.report.text
    return _AFTER.search(text, max(since, trigger - _WITHIN), trigger) is not None


def day_it_followed(index: Index, trigger: int, since: int) -> tuple[date, date] | None:
    """The day that such words tell of what another act came after (`on Friday, two days after a blast`)."""
    text = index.reading.report.text
    found = list(_DAYS_AFTER.finditer(text, max(since, trigger - _WITHIN), trigger))
    at = index.last_day_before((since, found[-1].start())) if found else None
    if at is None:
        return None
    day = at - timedelta(days=number_value(found[-1][1]) or 0)
    return day, day


def goes_on_that_day(text: str, start: int) -> bool:
    """True for a sentence that begins with `Hours later`: the day is that of the sentence before it."""
    return _THAT_DAY.match(text, start) is not None


_DEED = (
    r"(?:attack|strike|airstrike|raid|assault|blast|explosion|bombing|shelling|shooting|ambush|clash|incident|"
    r"missile|rocket|drone|bomb|mine)s?"
)
_ONE_MORE = re.compile(
    rf"\b(?:another|an? (?:second|third|further|separate))(?: [a-z-]+){{0,2}} {_DEED}\b"
    r"|^\W*(?:and )?(?:separately|elsewhere|then|hours (?:later|earlier)|"
    r"in the (?:morning|afternoon|evening))\b",
    re.IGNORECASE,
)


def is_one_more(clause: str) -> bool:
    """True for a clause that sets its act apart from those told before it in the report.

    `In a separate attack`, `another strike`, `then gunmen shot two`; not `another twelve were hurt`.
    """
    return _ONE_MORE.search(clause) is not None
