"""Numbers as written: `12`, `3,400`, `2.5 million`, `twenty-four`, `two and a half`, `half a million`.

Patterns here match lower-cased text; `number_value` turns the words they match into a figure.
"""

from __future__ import annotations

import re
from functools import cache

from rashomon.lexicons.tables import read_table

_MOST = 1e15  # beyond it a run of digits is a code, not a count
_SCALE_LETTERS = {"k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "bn": 1e9, "tn": 1e12}
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_HALF = re.compile(r"[\s-]+and[\s-]+a[\s-]+(half|quarter)\b")
_HALF_OF = re.compile(r"(?:a[\s-]+half|half[\s-]+(?:of[\s-]+)?an?|half)[\s-]+(\w+)")
_DIGITS = re.compile(r"\d{1,3}(?:[,  ]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_DIGIT_FRACTION = re.compile(r"(\d+)?[\s-]?(\d)/(\d)")


@cache
def _words(kind: str) -> dict[str, float]:
    return {
        row["form"]: float(row["value"]) for row in read_table("en/number_words.tsv") if row["class"] == kind
    }


@cache
def word_pattern() -> str:
    """A regular expression for a number in words, without hedges (`twenty-four`, `half a million`)."""
    unit = "|".join(sorted(_words("unit"), key=len, reverse=True))
    small = rf"(?:{'|'.join(_words('tens'))})(?:[\s-]+(?:{unit}))?|{unit}"
    scale = "|".join(sorted(_words("scale"), key=len, reverse=True))
    half = r"[\s-]+and[\s-]+a[\s-]+(?:half|quarter)"
    group = rf"(?:{small})"
    article = rf"an?(?=[\s-]+(?:couple[\s-]+of[\s-]+)?(?:{scale})\b)"
    body = rf"(?:{group}|{article}|(?:hundred|thousand|million|dozen)(?=\b))"
    tail = rf"(?:{half})?(?:[\s-]+(?:{scale}))*(?:{half})?"
    more = rf"(?:[\s-]+(?:and[\s-]+)?(?:{group})(?:[\s-]+(?:{scale}))*)*"
    halves = rf"(?:a[\s-]+half|half)[\s-]+(?:of[\s-]+)?(?:an?[\s-]+)?(?:{scale})"
    return rf"(?:{halves}|{body}{tail}(?:(?<=hundred)|(?<=thousand)|(?<=million)){more}|{body}{tail})(?![\w])"


@cache
def digit_pattern() -> str:
    """A regular expression for a number in figures, with a scale word or letter after it."""
    scale = "|".join(sorted(_words("scale"), key=len, reverse=True))
    figure = r"(?:\d{1,3}(?:[,  ]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?(?:[\s-]\d/\d)?|\d/\d)[½¼¾]?"
    return rf"(?:{figure}(?:[\s-]?(?:{scale})\b|(?:k|m|mn|mln|bn|tn)\b)*)"


def number_value(words: str) -> float | None:
    """The figure that number words or digits stand for; None when they are not a number."""
    words = " ".join(words.lower().split())
    if not words:
        return None
    if words[0].isdigit():
        value = _digits_value(words)
        return value if value is not None and value < _MOST else None
    half = _HALF_OF.fullmatch(words)
    if half:
        scale = _words("scale").get(half[1])
        return scale / 2 if scale else None
    return _words_value(words)


def _digits_value(words: str) -> float | None:
    fraction = _DIGIT_FRACTION.match(words)
    if fraction and fraction[3] != "0":
        value = float(fraction[1] or 0) + int(fraction[2]) / int(fraction[3])
        rest = words[fraction.end() :]
    else:
        figure = _DIGITS.match(words)
        if figure is None:
            return None
        try:
            value = float(re.sub(r"[,  ]", "", figure[0]))
        except ValueError:  # digits of other scripts in odd mixtures
            return None
        rest = words[figure.end() :]
    while rest and rest[0] in _FRACTIONS:
        value, rest = value + _FRACTIONS[rest[0]], rest[1:]
    for word in rest.replace("-", " ").split():
        factor = _words("scale").get(word) or _SCALE_LETTERS.get(word)
        if factor is None:
            return None
        value *= factor
    return value


def _words_value(words: str) -> float | None:
    extra = 0.0
    half = _HALF.search(words)
    if half:
        extra = 0.5 if half[1] == "half" else 0.25
        words = words[: half.start()] + " *" + words[half.end() :]
    total, current, seen = 0.0, 0.0, False
    for word in words.replace("-", " ").split():
        if word in ("a", "an"):
            current, seen = current + 1, True
        elif word == "*":
            current += extra
        elif word in _words("unit") or word in _words("tens"):
            small = _words("unit").get(word)
            current += _words("tens")[word] if small is None else small
            seen = True
        elif word in _words("scale"):
            factor = _words("scale")[word]
            current = (current or 1) * factor
            seen = True
            if factor >= 1000:
                total, current = total + current, 0.0
        elif word not in ("and", "of", "couple"):
            return None
    return total + current if seen else None
