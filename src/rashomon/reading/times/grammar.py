"""The grammar of time expressions: one pattern for each way of naming a time, over lower-cased text.

`find_items` gives the expressions of one stretch of text, longest first where two overlap. What they mean
is worked out in `values`. Words and patterns are data:
`lexicons/en/time_words.tsv` and `time_rules.tsv`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from rashomon.lexicons.tables import read_table
from rashomon.reading.number_words import digit_pattern, word_pattern
from rashomon.reading.times.marks import Marks
from rashomon.reading.times.words import DECADES, ORDINALS, words

_ZONE = (
    r"(?P<zone>(?:gmt|utc)\s?[+\-−–]\s?\d{1,2}(?::?\d\d)?|gmt|utc|bst|cet|cest|eet|eest|msk|est|edt|et|cst|cdt|mst|mdt|pst|pdt|jst|"
    r"[a-z]{4,12} time)"
)
_BC = r"(?:\s?(?P<bc>b\.\s?c(?:\.(?:\s?e)?)?\.?|bce?)(?!\w))"
_SPOKEN = (
    r"nineteen[\s-](?:oh[\s-]\w+|hundred|(?:{tens})(?:[\s-](?:{unit}))?)|"
    r"(?:the\s)?year\stwo\sthousand|two\sthousand(?:\sand)?\s(?:{small})"
)


@dataclass(frozen=True, slots=True)
class Item:
    """One expression: the rule that found it, its place, and the parts that the rule names."""

    rule: str
    start: int
    end: int
    parts: dict[str, str]
    spans: dict[str, tuple[int, int]]
    """Where the parts stand."""
    text: str = ""
    """The words, in lower case."""

    @property
    def hyphen(self) -> bool:
        """True for `23-year`, `third-quarter`: a number joined to its unit."""
        return (
            re.search(r"\w-(?:second|minute|hour|day|week|month|quarter|year|decade)", self.text) is not None
        )

    @property
    def article(self) -> str:
        """`the`, `its` or `their` at the beginning, or nothing."""
        first = self.text.split(maxsplit=1)[0]
        return first if first in ("the", "its", "their") else ""

    def __getitem__(self, name: str) -> str:
        return self.parts.get(name, "")


def _alternatives(forms: Iterable[str]) -> str:
    longest_first = sorted(forms, key=len, reverse=True)
    return "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in longest_first)


@cache
def _parts() -> dict[str, str]:
    month, weekday = _alternatives(words("month")), _alternatives(words("weekday"))
    number = rf"(?:{digit_pattern()}|{word_pattern()})"
    ordinal = _alternatives(ORDINALS).replace("\\-", r"[\s-]")
    tens = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
    unit = "one|two|three|four|five|six|seven|eight|nine"
    small = f"{unit}|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    spoken = _SPOKEN.format(tens=tens, unit=unit, small=small)
    parts = {
        "ZONE": _ZONE,
        "BC": _BC,
        "SPOKEN": spoken,
        "MONTHS": month,
        "MONTH": rf"(?:(?P<mon>{month})(?!\w))(?:(?<=\b[a-z]{{3}})(?<!may)\.|(?<=sept)\.)?",
        "WEEKDAYS": weekday,
        "WEEKDAY": rf"(?P<wd>{weekday})",
        "WD": rf"(?:(?P<wd>{weekday})\.?,?\s+(?:the\s+)?)?",
        "DAY": rf"(?P<day>\d{{1,2}}(?!\d)|{ordinal})(?:st|nd|rd|th)?(?!\w)",
        "RANGE": (
            r"\s?(?:-|–|—|to|and|or|through|until)\s?(?P<day2>\d{1,2})(?:st|nd|rd|th)?"
            r"(?!\w|\s*(?:a\.?m|p\.?m|people|were|was))"
        ),
        "YEAR": rf"(?:(?P<year>\d{{4}})(?!\d|:\d|,\d{{3}})|(?P<spoken>{spoken})|['’](?P<short>\d\d)(?!\w))",
        # No house number: `1935 Old Mill Road`, `the 1900 block of Main Street`.
        "YEAR4": r"(?<![\w.,$£€#/:])(?:(?<=in\s)|(?<=since\s)|"
        r"(?!\d{4}\s+(?:block|(?:(?!the\s|an?\s|its\s)[\w.'’-]+\s+){1,3}"
        r"(?:street|road|avenue|lane|drive|boulevard|highway|(?:st|rd|ave|ln|dr|blvd|hwy)\.?(?=[\s,)]|$)))))"
        r"(?P<year>1\d{3}|20\d\d)(?![\d/]|[,.:]\d|\w|\s?%)",
        "EDGE": (
            r"(?:(?:the\s+)?(?:very\s+)?(?P<edge>early(?:\s+(?:part|months|days|weeks|years)\s+of)?|"
            r"late|later|earlier|"
            r"mid|middle|beginning|start|end|close|turn|sometime|(?:latter|early|first|last)\s+part|outset)"
            r"(?:-|\s+)(?:(?:in|of)\s+)?(?:the\s+)?)?"
        ),
        "REL": (
            r"(?P<rel>(?:the\s+)?(?:last|next|previous|following|same|current|coming|past|latest|"
            r"preceding|very\s+next|"
            r"subsequent|prior)|this(?:\s+(?:past|coming|same))?|that(?:\s+same)?)"
        ),
        "SEASON": rf"(?P<season>{_alternatives(words('season'))})(?!\w)",
        "UNIT": (
            r"(?P<unit>second|minute|hour|day|night|week|weekend|fortnight|month|quarter|year|decade|century|"
            r"millennium)"
        ),
        "UNITS": (
            r"(?P<unit>second|minute|hour|day|night|week|weekend|fortnight|month|quarter|year|decade|century|"
            r"centurie|millennium|millennia|summer|winter)s?(?!\w)"
        ),
        "PART": rf"(?P<part>{_alternatives(words('part'))})(?!\w)",
        "SETWORDS": _alternatives(words("set")),
        "VAGUE": _alternatives(words("vague")),
        "FESTIVAL": _alternatives(words("festival")).replace("'", "['’]"),
        "HIJRI": rf"(?P<hijri>{_alternatives((*words('hijri'), *words('jalali')))})(?!\w)",
        "DECADE": "|".join(DECADES),
        "ORD": ordinal,
        "NUM": number,
        "NUM2": rf"(?P<n>{number})",
        "SMALL": small,
        "HEDGE": (
            r"(?:(?:(?P<hedge>nearly|almost|about|around|roughly|approximately|some|over|"
            r"more\s+than|at\s+least|up\s+to|"
            r"less\s+than|fewer\s+than|no\s+more\s+than|no\s+less\s+than|just\s+over|just\s+under|close\s+to|"
            r"well\s+over|as\s+(?:many|long|much)\s+as|another|an\s+additional|a\s+mere|barely)\s+))?"
        ),
        "DURREL": (
            r"(?P<durrel>(?:the\s+|these\s+|those\s+|its\s+|at\s+least\s+the\s+)?"
            r"(?:(?:last|past|next|first|final|coming|previous|following|recent|latest|"
            r"preceding|year-earlier|same|"
            r"opening|early|subsequent|intervening|additional)\s+)?)"
        ),
    }
    return parts


@cache
def _compiled() -> tuple[tuple[str, str, frozenset[str], re.Pattern[str]], ...]:
    """Rule, its rarest mark, all its marks, and its pattern."""
    parts = _parts()
    rules = []
    for row in read_table("en/time_rules.tsv"):
        name, needs, pattern = row["rule"], tuple(row["needs"].split()), row["pattern"]
        spaced = (
            pattern.replace("~", r"[\s-]+")
            .replace("[ -]", r"[\s-]")
            .replace(" ", r"\s+")
            .replace(r"\s+?", r"\s?")
        )
        for _ in range(2):
            for part, source in parts.items():
                spaced = spaced.replace("{" + part + "}", source)
        compiled = re.compile(rf"(?<!\w)(?:{_once(spaced)})(?!\w)")
        rules.append((name, needs[0], frozenset(needs), compiled))
    return tuple(rules)


def _once(pattern: str) -> str:
    """The pattern with a group name used a second time made a plain group."""
    seen: set[str] = set()

    def plain(match: re.Match[str]) -> str:
        if match[1] in seen:
            return "(?:"
        seen.add(match[1])
        return match[0]

    return re.sub(r"\(\?P<(\w+)>", plain, pattern)


def find_items(lowered: str, start: int, end: int) -> list[Item]:
    """The time expressions of `lowered[start:end]`, in text order, none overlapping another.

    `lowered` is the text in lower case with every character in its place.
    """
    found = list(_matches(lowered, Marks(lowered, start, end)))
    found.sort(key=lambda item: item.start - item.end)
    taken: list[Item] = []
    covered = bytearray(end - start)
    for item in found:
        a, b = item.start - start, item.end - start
        if any(covered[a:b]):
            continue
        covered[a:b] = b"\x01" * (b - a)
        taken.append(item)
    taken.sort(key=lambda item: item.start)
    return taken


def _matches(lowered: str, marks: Marks) -> Iterator[Item]:
    for name, first, needs, pattern in _compiled():
        if not needs <= marks.present:
            continue
        for start, end in marks.windows(first):
            for match in pattern.finditer(lowered, start, end):
                if match.end() > match.start():
                    parts = {part: text for part, text in match.groupdict().items() if text}
                    spans = {part: match.span(part) for part in parts}
                    yield Item(name, start_of(match), match.end(), parts, spans, match[0].strip())


def start_of(match: re.Match[str]) -> int:
    """Where the expression begins: a match may take in white space before it."""
    text = match[0]
    return match.start() + len(text) - len(text.lstrip())
