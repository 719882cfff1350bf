"""Which language a text is in: what the source says, checked against the text."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

# Fewer letters than this are not enough to tell a language.
_FEWEST_LETTERS = 40

# A text of this many letters overrules what its page declares: many pages declare the language of their
# template. Below it the declaration stands.
_OVERRULES = 200

# As much as is needed; the rest of a long text adds time, not certainty.
_READ = 4000

# Common words of Nigerian Pidgin that English has not. Of 3,000 English sentences the identifier took 13 for
# Pidgin.
_PIDGIN = frozenset("dey di wey wetin pipol dem na don sey tok oga".split())
_FEWEST_PIDGIN = 2

_SCRIPTS = (  # ISO 639 codes of declared languages are two or three letters; `uk-UA`, `en_US` occur.
    re.compile(r"^([a-zA-Z]{2,3})(?:[-_].*)?$")
)


def language_of(text: str, declared: str | None) -> tuple[str | None, str | None]:
    """The ISO 639-1 code of the text's language (or None), and a warning when the source declares another."""
    code = _code(declared)
    letters = sum(map(str.isalpha, text[:_READ]))
    if letters < _FEWEST_LETTERS:
        return code, None
    if code is not None and letters < _OVERRULES:
        return code, None
    seen = _seen(text[:_READ])
    if code is None or seen == code or _same(code, seen):
        return code or seen, None
    return seen, f"the source declares the language {code}, the text reads as {seen}"


def _seen(text: str) -> str:
    """What the identifier says; short English that names West Africa reads as Nigerian Pidgin to it."""
    seen = str(_identifier().classify(text)[0])
    if seen == "pcm" and len(_PIDGIN & set(text.lower().split())) < _FEWEST_PIDGIN:
        return "en"
    return seen


def _code(declared: str | None) -> str | None:
    found = _SCRIPTS.match(declared.strip()) if declared else None
    return found[1].lower() if found and found[1].lower() not in ("und", "mul", "zxx") else None


def _same(one: str, other: str) -> bool:
    """True for codes of one written language: the identifier does not tell these apart reliably."""
    groups = ({"no", "nb", "nn", "da"}, {"sr", "hr", "bs", "sh", "me"}, {"id", "ms"}, {"fil", "tl"})
    return any(one in group and other in group for group in groups)


@cache
def _identifier() -> Any:
    import py3langid  # loading its model takes half a second: only when a language is asked for

    return py3langid
