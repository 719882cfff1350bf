"""How names are folded before they are compared: case, accents, apostrophes, dashes and full stops.

>>> fold("Al-Ḥasakah"), fold("U.S."), fold("Slov’yans'k")
('al hasakah', 'us', 'slovyansk')
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʼʹʻ`´ʿʾ.\"“”"), None)
_SPACES = dict.fromkeys(map(ord, "-‐‑–—_/,\u00a0\u200b\t\n\r"), " ")
_LETTERS = {
    ord("ß"): "ss",
    ord("æ"): "ae",
    ord("œ"): "oe",
    ord("ø"): "o",
    ord("ł"): "l",
    ord("đ"): "d",
    ord("ð"): "d",
    ord("þ"): "th",
    ord("ı"): "i",
    ord("ə"): "a",
    ord("ħ"): "h",
}
# Letters whose mark is part of the letter: й and ї are not и and і with an accent.
_KEEP = {ord("й"): "\ue000", ord("ї"): "\ue001", ord("ў"): "\ue002"}
_KEPT = {ord("\ue000"): "й", ord("\ue001"): "ї", ord("\ue002"): "ў"}
_TABLE = {**_APOSTROPHES, **_SPACES, **_LETTERS, **_KEEP}
_BLANKS = re.compile(r" {2,}")


@lru_cache(maxsize=1 << 15)
def fold(name: str) -> str:
    """The form under which a name is stored and looked up; never raises, may be empty."""
    text = name.casefold().translate(_TABLE)
    if not text.isascii():
        parts = unicodedata.normalize("NFKD", text)
        text = "".join(letter for letter in parts if not unicodedata.combining(letter)).translate(_KEPT)
        text = text.translate(_APOSTROPHES)
    return _BLANKS.sub(" ", text).strip()


# Spellings that different romanisations of one Cyrillic name give to one sound, most specific first.
_SOUNDS = [
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"shch|sch|scz|szcz", "q"),
        (r"sh|sz", "w"),
        (r"zh", "x"),
        (r"kh|ch(?=[eiao]?r[sk])", "h"),
        (r"tch|ch|cz", "5"),  # a sign of its own, so that no later rule takes it for a glide
        (r"ts|tz|c(?!k)", "z"),
        (r"ck", "k"),
        (r"gh|g", "h"),
        (r"w(?=[aeiouy])", "v"),
    )
]
_GLIDES = [
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"j(?=[aeiou])|(?<=[aeiou])j", "y"),
        (r"yy|iy|yi|ii|ij|y", "i"),
        (r"i(?=[aeou])", ""),
        (r"(?<=[aeou])i(?=[bdfhjklmnpqrstvwxz])", ""),
        (r"(.)\1+", r"\1"),
        (r"(oe|oie|oi|e|i)$", "e"),
        (r"(aia|aa|a)$", "a"),
    )
]


_ARTICLE = re.compile(r"^(?:al|el|ad|as|ash|at|az|ar|an|ed|ez|er|es|et|ul) +(?=\w)")
_ARABIC_SOUNDS = [
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"q|ck", "k"),
        (r"dh", "d"),
        (r"ou|oo|aw|au|w(?=[^aeiou]|$)|o", "u"),
        (r"ei|ai|ay|ey|ee|y(?=[^aeiou]|$)|e", "i"),
        (r"(?:ah|ih|a|i|h)$", "a"),
        (r"(.)\1+", r"\1"),
    )
]


@lru_cache(maxsize=1 << 15)
def arabic_skeleton(folded: str) -> str:
    """A key under which romanisations of one Arabic name meet: `deir ez zor` and `deir ezzor`.

    Takes a folded Latin name; as coarse as `skeleton`, and for the same use.
    """
    text = _ARTICLE.sub("", folded).replace(" ", "")
    for pattern, sound in _ARABIC_SOUNDS:
        text = pattern.sub(sound, text)
    return text


@lru_cache(maxsize=1 << 15)
def skeleton(folded: str) -> str:
    """A key under which romanisations of one Cyrillic name meet: `huliaipole` and `gulyaypole`.

    Takes a folded Latin name. It is coarse: use it only where the place is known to be in a country whose
    names are romanised, and where words around the name already say that it is a place.
    """
    text = folded.replace(" ", "")
    for pattern, sound in _GLIDES[:1]:
        text = pattern.sub(sound, text)
    for pattern, sound in _SOUNDS:
        text = pattern.sub(sound, text)
    for pattern, sound in _GLIDES[1:]:
        text = pattern.sub(sound, text)
    return text
