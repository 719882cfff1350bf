"""Names into which other words of a page ran: they name nobody."""

from __future__ import annotations

import re

from rashomon.findings import Actor

_NAME_WORDS = 8
"""A name of more words, without a small one, is keywords of a page run together (`Tags Arden Vesk army`)."""
_SMALL = frozenset("of for the and in on to & de del la al and".split())


def is_string_of_names(actor: Actor) -> bool:
    """True for a name too long to be one."""
    words = actor.mention.split()
    return len(words) > _NAME_WORDS and not any(word.lower() in _SMALL or "-" in word for word in words)


_RUN_IN = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b.*\d|\d.*\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"|\b\d{1,2} [A-Z][a-z]{2,8} \d{4}\b|\b[A-Z][a-z]{2,8} \d{1,2} \d{4}\b"
    r"|^\w+/\w+ [A-Z]|\w The [A-Z]|^[Ww]hich "
)


def is_run_into(actor: Actor) -> bool:
    """True for a name that a page's date ran into, the credit of a picture, or the `which` of its clause.

    `Arden Times Friday 11 Jul 1915 Vesk council`, `ARW/Stringer The Arden army`, and in `a town which rebels
    captured` no `which rebels`: whether they did it or it was done to them only that word tells.
    """
    return _RUN_IN.search(actor.mention) is not None
