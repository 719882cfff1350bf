"""The day of publication that a text prints above its first sentence, where its source gives none.

Saved copies often keep the line that stood between headline and story: `Posted on May 3 1932 by ...`,
`Tue 03 May 1932 Shells fell on ...`, `... monitor AFP, Tuesday 3 May 1932`, or in a line of its own `The
Arden Post, 3 May 1932`. A date in running prose (`on Tuesday 3 May`) is no such line.
"""

from __future__ import annotations

import re

from rashomon.ingest.dates import MONTH_NAMES, to_iso

# Long enough for a repeated headline and an agency's name before the date.
_WINDOW = 240

_DATE = rf"(?:(?:{MONTH_NAMES})\.?\s+\d{{1,2}},?\s*\d{{4}}|\d{{1,2}}\s+(?:{MONTH_NAMES})\.?,?\s+\d{{4}})"
_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?"
# A line of its own: perhaps a name or two with a comma or stroke, the day, perhaps the hour.
_LINE = re.compile(
    rf"^[^\S\n]*(?:[^\W\d_][^\n.;:|]{{0,50}}(?:,[^\S\n]|[^\S\n]*[|–—-][^\S\n]*)){{0,2}}(?:{_DAY}\s+)?(?P<date>{_DATE})"
    r"(?:,?[^\S\n]*(?:at[^\S\n]+)?\d{1,2}[:.]\d\d[^\n]{0,20})?[^\S\n.]*$",
    re.IGNORECASE | re.MULTILINE,
)
_FORMS = (
    # The text begins with it.
    re.compile(rf"\s*(?:{_DAY}\s+)?(?P<date>{_DATE})\b", re.IGNORECASE),
    # It is named as such.
    re.compile(
        r"\b(?:posted(?:\s+on)?|published(?:\s+on)?|date\s+of\s+publication|(?:last\s+)?updated(?:\s+at|\s+on)?)"
        rf"\s*[:.]?\s*(?:{_DAY}\s+)?(?P<date>{_DATE})\b",
        re.IGNORECASE,
    ),
    # A weekday with a full date, year and all, is how pages print it; prose says `on` before it.
    re.compile(rf"(?<!\bon )(?<!\bof )(?<!\bsince )\b{_DAY}\s+(?P<date>{_DATE})\b", re.IGNORECASE),
    _LINE,
    # `The Arden Post | May 3, 1932: Shells fell on ...`
    re.compile(
        rf"^[^\S\n]*[^\W\d_][^\n|]{{0,50}}\|[^\S\n]*(?:{_DAY}\s+)?(?P<date>{_DATE})[^\S\n]*(?::|--|[–—])",
        re.IGNORECASE | re.MULTILINE,
    ),
)
_WITH_YEAR = re.compile(rf"(?<!\w)(?P<date>{_DATE})\b", re.IGNORECASE)
_GLUED = re.compile(r"(?<=\b\w{3} \d\d)(?=\d{4}$)")


def printed_date(text: str, start: int) -> str | None:
    """The day of publication printed near `start` as ISO 8601; None where none is."""
    window = text[start : start + _WINDOW]
    for form in _FORMS:
        found = form.match(window) if form is _FORMS[0] else form.search(window)
        if found and not _goes_on(window[found.end() :], form is _FORMS[0]):
            day = to_iso(_GLUED.sub(" ", " ".join(found["date"].split())))
            if day is not None:
                return day
    return None


def is_printed_line(line: str) -> bool:
    """True for a line that holds a day of publication, perhaps after an outlet's name, and nothing else."""
    return _LINE.fullmatch(line) is not None


def dateline_day(dateline: str | None) -> str | None:
    """The day in a dateline that gives its year (`ARDEN, June 3, 1916`) as ISO 8601; None without one."""
    found = _WITH_YEAR.search(dateline or "")
    return to_iso(found["date"]) if found is not None else None


def _goes_on(rest: str, opens: bool) -> bool:
    """True where prose goes on after a date that opens the text: `3 May 1932 was a Tuesday`."""
    return opens and re.match(r",?\s+[a-z]", rest) is not None and not re.match(r"\s+(?:at|by)\s", rest)
