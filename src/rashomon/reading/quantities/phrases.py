"""Number phrases: a figure with its hedge, before anything is known of what it counts.

Conventions. `at least 12`: low 12, best 12. `up to 50`: high 50, best 50. `about 40`: best 40, bounds open.
`nearly 40`: best 40, high 40. `between 5 and 7`: low 5, high 7, no best. A count without a figure keeps only
the least that its word can mean, from `number_words.tsv` (`dozens` is two dozen or more), and no best.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from rashomon.lexicons.tables import read_table
from rashomon.reading.number_words import digit_pattern, number_value, word_pattern

Bound = Literal["exact", "at_least", "at_most", "approx", "range", "none"]

_AT_LEAST = (
    "at least|more than|over|no fewer than|no less than|not less than|upwards of|in excess of|above|"
    "well over|a minimum of|exceeding|greater than"
)
_AT_MOST = "up to|as many as|no more than|at most|fewer than|less than|under|below|a maximum of|not more than"
_NEARLY = "nearly|almost|close to|just under|approaching|well-nigh"
_APPROX = (
    "about|around|approximately|roughly|some|an estimated|estimated|circa|just over|perhaps|an average of|"
    "a reported|numbering|in the region of"
)
_EXACT = "a total of|a further|another|an additional|exactly|all|only|just"
_CURRENCY_SIGNS = "$£€₽₴₹¥₺"


@dataclass(slots=True)
class NumberPhrase:
    """A figure as written, with what its words say of its bounds."""

    start: int
    """Where the phrase begins, hedge included."""
    end: int
    """One past its last character."""
    figure: int
    """Where the figure itself begins."""
    low: float | None
    best: float | None
    high: float | None
    bound: Bound
    sign: str = ""
    """A currency sign before the figure, or `%` after it."""
    word: str = ""
    """The figure's own words, in lower case."""


@cache
def _vague() -> dict[str, float]:
    rows = read_table("en/number_words.tsv")
    return {
        row["form"]: float(row["low"])
        for row in rows
        if row["class"] == "vague" and row["low"] not in ("", "0")
    }


@cache
def _pattern() -> re.Pattern[str]:
    number = rf"(?:{digit_pattern()}|{word_pattern()})"
    vague = "|".join(
        sorted((form for form in _vague() if form not in ("few", "tens")), key=len, reverse=True)
    )
    signs = re.escape(_CURRENCY_SIGNS)
    hedge = "|".join(
        sorted("|".join((_AT_LEAST, _AT_MOST, _NEARLY, _APPROX, _EXACT)).split("|"), key=len, reverse=True)
    )
    source = (
        rf"(?<![\w.,:/#№-])(?<!\bno\s)(?<!\bno-)(?:(?P<hedge>(?:(?:{hedge}) ){{0,2}}(?:{hedge}) )?"
        rf"(?P<figure>(?P<sign>(?:us|a|c|nz)?[{signs}]) ?)?"
        rf"(?:between (?P<low>{number})(?P<lowsign>) and (?P<high>{number})|"
        rf"(?P<low2>{number}) ?(?:-|–|—|to|or) ?(?P<high2>{number})(?![-:/]\d)|"
        rf"(?P<quarter>(?:a )?quarter(?: of a|-) ?million)|"
        rf"(?P<couple>a couple of (?:dozen|hundred|thousand|million)|(?:a couple of|a couple)(?= \w))|"
        rf"(?P<vague>{vague})(?= of\b|(?! \w+ly\b))|(?P<tens>tens(?= of))|"
        rf"(?P<number>{number})(?P<plus>\+)?)"
        # `at least` before another number is that number's hedge: `on 4 May 2031 At least 12 people`.
        rf"(?P<suffix> or more| and more| or so| or fewer| or less| at least(?! {number}))?"
        rf"(?P<percent> ?%| per ?cent| percent(?:age points)?)?)"
        rf"(?!\w)"
    )
    return re.compile(source.replace(" ?", r"\s?").replace(" ", r"\s+").replace(r"[\s+", "[ "))


_TRIGGER = re.compile(
    r"\d|(?<![a-z])(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|"
    r"zero|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|trillion|dozen|score|half|"
    r"quarter|several|few|couple|tens|lakh|crore)"
)


def find_numbers(lowered: str, start: int, end: int) -> Iterator[NumberPhrase]:
    """The number phrases of `lowered[start:end]`, in text order."""
    if _TRIGGER.search(lowered, start, end) is None:
        return
    position = start
    pattern = _pattern()
    while match := pattern.search(lowered, position, end):
        phrase = _phrase(lowered, match)
        if phrase is not None:
            yield phrase
        position = max(match.end(), position + 1)


def _phrase(lowered: str, match: re.Match[str]) -> NumberPhrase | None:
    hedge = " ".join((match["hedge"] or "").split())
    core = match["hedge"] and match.end("hedge")
    figure = core or match.start()
    suffix = (match["suffix"] or "").split()
    sign = "%" if match["percent"] else (match["sign"] or "")
    words = lowered[figure : match.start("suffix") if suffix else match.end()]
    phrase = NumberPhrase(match.start(), match.end(), figure, None, None, None, "exact", sign, words.strip())
    compound = _compound(match)
    if (match["low"] or match["low2"]) and compound is None:
        return _range(match, phrase)
    if match["vague"] or match["tens"]:
        phrase.low = _vague()[" ".join((match["vague"] or "tens").split())]
        phrase.bound = "at_least"
        return phrase
    value = compound if compound is not None else _value(match)
    if value is None:
        return None
    phrase.best = value
    bound = _bound(hedge, suffix, bool(match["plus"]), bool(match["couple"]))
    phrase.bound = bound
    if bound in ("exact", "at_least"):
        phrase.low = value
    if bound in ("exact", "at_most") or _ends_with(hedge, _NEARLY):
        phrase.high = value
    if bound == "exact" and value == 0:
        phrase.bound = "none"
    return phrase


def _compound(match: re.Match[str]) -> float | None:
    """The figure of `seventy-six`, which is no range from seventy to six."""
    if not match["low2"] or match["low2"][0].isdigit() or match["high2"][0].isdigit():
        return None
    tens, units = number_value(match["low2"]), number_value(match["high2"])
    joined = "-" in match.string[match.end("low2") : match.start("high2")]
    if not joined or tens is None or units is None:
        return None
    return tens + units if tens % 10 == 0 and 20 <= tens < 100 and 0 < units < 10 else None


def _value(match: re.Match[str]) -> float | None:
    if match["quarter"]:
        return 250_000.0
    if match["couple"]:
        scale = match["couple"].split()[-1]
        return 2 * (number_value(scale) or 1) if scale not in ("of", "couple") else 2.0
    return number_value(match["number"])


def _range(match: re.Match[str], phrase: NumberPhrase) -> NumberPhrase | None:
    low_words, high_words = match["low"] or match["low2"], match["high"] or match["high2"]
    low, high = number_value(low_words), number_value(high_words)
    if low is None or high is None:
        return None
    scale = re.search(r"(hundred|thousand|million|billion|bn|m|k)$", high_words)
    if scale and low < high and not re.search(r"[a-z]$", low_words) and low < 1000:
        base = (
            number_value(re.sub(r"[\s-]?(?:hundred|thousand|million|billion|bn|m|k)+$", "", high_words)) or 1
        )
        low *= high / base
    if not low < high:
        return None
    phrase.low, phrase.high, phrase.bound = low, high, "range"
    return phrase


def _bound(hedge: str, suffix: list[str], plus: bool, couple: bool) -> Bound:
    if suffix[-1:] in (["fewer"], ["less"]) or _ends_with(hedge, _AT_MOST):
        return "at_most"
    if plus or suffix[-1:] in (["more"], ["least"]) or _ends_with(hedge, _AT_LEAST):
        return "at_least"
    if couple or suffix[-1:] == ["so"] or _ends_with(hedge, _NEARLY) or _ends_with(hedge, _APPROX):
        return "approx"
    return "exact"


def _ends_with(hedge: str, kinds: str) -> bool:
    """True when the last of the hedges is one of these; `no fewer than` is not taken for `fewer than`."""
    if not hedge:
        return False
    fitting = [kind for kind in _hedges() if hedge == kind or hedge.endswith(" " + kind)]
    return bool(fitting) and max(fitting, key=len) in kinds.split("|")


@cache
def _hedges() -> tuple[str, ...]:
    return tuple("|".join((_AT_LEAST, _AT_MOST, _NEARLY, _APPROX, _EXACT)).split("|"))
