"""The grammar of time expressions: one pattern for each way of naming a time, over lower-cased text.

`find_items` gives the expressions of one stretch of text, longest first where two overlap. What they mean
is worked out in `time_values`. The words come from `lexicons/en/time_words.tsv`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from rashomon.lexicons.tables import read_table
from rashomon.reading.number_words import digit_pattern, word_pattern

ORDINALS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
        "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first "
        "twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth "
        "twenty-ninth thirtieth thirty-first".split(),
        1,
    )
}
DECADES = {
    word: 10 * number
    for number, word in enumerate("twenties thirties forties fifties sixties seventies eighties nineties".split(), 2)
}

_ZONE = (
    r"(?P<zone>gmt|utc|bst|cet|cest|eet|eest|msk|est|edt|et|cst|cdt|mst|mdt|pst|pdt|jst|"
    r"(?:local|moscow|kyiv|[a-z]{4,12}) time)"
)
_BC = r"(?:\s?(?P<bc>b\.\s?c(?:\.(?:\s?e)?)?\.?|bce?)(?!\w))"
_SPOKEN = r"nineteen[\s-](?:oh[\s-]\w+|hundred|(?:{tens})(?:[\s-](?:{unit}))?)|(?:the\s)?year\stwo\sthousand|two\sthousand(?:\sand)?\s(?:{small})"

# Each row: name, categories of words without which it cannot match, pattern. In the patterns a blank stands
# for any white space, `~` for white space or a hyphen, and {NAMES} for the parts made in `_parts`.
_RULES: tuple[tuple[str, str, str], ...] = (
    ("iso", "digit", r"(?P<year>\d{4})-(?P<mon>\d\d)-(?P<day>\d\d)(?:(?:t| )(?P<hms>\d\d:\d\d(?::\d\d)?)z?)?(?![\d-])"),
    ("numeric", "digit", r"(?<![\d/.$])(?P<a>\d{1,2})(?P<sep>[/.])(?P<b>\d{1,2})(?P=sep)(?P<year>\d{4}|(?<=/)\d\d)(?![\d/]|\.\d)"),
    ("date", "month", r"{WD}{MONTH} {DAY}(?P<more>{RANGE})?(?!\d|:\d|,\d{3}|\.\d| ?%)(?:(?:,? | of ){YEAR}(?:{BC})?)?"),
    ("date", "month", r"{WD}(?:the )?(?P<first>\d{1,2}(?:st|nd|rd|th)? ?(?:-|–|—|to|and|or|until|through|/) ?(?:the )?)?{DAY}(?: of)? {MONTH}(?:,? (?:of )?(?:{YEAR}(?:{BC})?|(?P<year>\d{1,4}){BC}))?"),
    ("date", "month", r"{WD}{DAY} {MONTH} of (?P<relyear>that|the same|this|last) year"),
    ("date", "month", r"{MONTH} {DAY} of (?P<relyear>that|the same|this|last) year"),
    ("nth", "ordinal", r"the (?P<day>\d{1,2})(?:st|nd|rd|th)(?! ?(?:century|\w+ (?:army|division|corps|brigade|regiment))|[\w-]| \w)"),
    ("month", "month", r"{EDGE}{MONTH}(?:,? | of | in )(?:{YEAR}(?:{BC})?|(?P<year>\d{1,4}){BC})"),
    ("month", "month", r"{EDGE}{MONTH}(?: of| in)? (?P<relyear>that|the same|this|last|next|the following|the previous) year"),
    ("month", "month", r"{EDGE}{MONTH}"),
    ("month_rel", "month", r"{EDGE}{REL} {MONTH}"),
    ("season", "season", r"{EDGE}(?:the )?{SEASON}(?:,? | of )(?:{YEAR}(?:{BC})?|(?P<year>\d{1,4}){BC})"),
    ("season", "season", r"{YEAR4} {SEASON}"),
    ("season", "season", r"{EDGE}{SEASON} of (?P<relyear>that|the same|this|last|next|the following|the previous) year"),
    ("season", "season", r"{EDGE}(?:the )?{SEASON}"),
    ("season_rel", "season", r"{EDGE}{REL} {SEASON}"),
    ("quarter", "unit", r"(?:the |its |their )?(?:(?P<relyear>last|this|next) year's )?(?P<rq>year-ago |year-earlier |comparable year-ago )?(?:(?P<year>\d{4}) )?(?P<fiscal>fiscal[ -])?(?P<n>first|second|third|fourth|1st|2nd|3rd|4th|final)[ -]quarter(?! of (?:a|the)\b)(?:(?: of| in)?(?: fiscal)? {YEAR}| (?P<relyear2>last|this|next) year| a year (?P<qago>ago|earlier))?"),
    ("quarter_year", "unit", r"the {YEAR4} (?:quarter|period)"),
    ("quarter", "digit", r"q(?P<n>[1-4])(?: (?:of )?{YEAR})?"),
    ("half", "half", r"(?:the )?(?P<n>first|second|latter|last|1st|2nd)[ -]half(?:(?: of)?(?: (?:fiscal|the year))? {YEAR}| of (?P<relyear>last|this|next|the) year)"),
    ("quarter_rel", "unit", r"(?:the )?(?P<rel>latest|current|year-ago|year-earlier|previous|preceding|next|last|this|that|comparable year-ago)(?: fiscal)? (?:quarter|period)|the quarter(?= (?:ended|was|rose|fell|from|to|,)|[,.])"),
    ("years", "digit", r"(?<![\w.,$£€#/:-])(?P<y1>1\d{3}|20\d\d) ?[-–—/] ?(?P<y2>1\d{3}|20\d\d|\d\d)(?![\d,:-]\d|\w|-|%)"),
    ("year", "digit", r"{EDGE}(?:the )?(?:(?P<fiscal>fiscal(?: year)?|fy)|years?) ?{YEAR}"),
    ("year", "digit", r"{EDGE}{YEAR4}"),
    ("year", "digit", r"{EDGE}(?:ca\.? |c\. ?)?(?P<year>\d{1,4}){BC}"),
    ("year", "digit", r"a\.?d\.? (?P<year>\d{1,4})(?!\d)"),
    ("year", "spoken", r"{EDGE}(?P<spoken>{SPOKEN})"),
    ("shortyear", "digit", r"(?<=[\s(])['’](?P<short>\d\d)(?![\w’'])"),
    ("decade", "digit", r"{EDGE}(?:the )?(?P<dec>\d{2,3}0|['’‘]?\d0)['’]?s(?!\w)(?:{BC})?"),
    ("decade", "decade", r"{EDGE}(?:the )?(?:nineteen[ -])?(?P<word>{DECADE})"),
    ("century", "century", r"{EDGE}(?:the )?(?P<n>\d{1,2}(?:st|nd|rd|th)|{ORD})[ -]centur(?:y|ies)(?:{BC})?"),
    ("weekday", "weekday", r"(?P<daybefore>(?:the )?day before )?(?:(?P<edge>early|late|earlier|later) )?{REL} {WEEKDAY}"),
    ("weekday", "weekday", r"(?P<daybefore>(?:the )?day before )?(?:(?P<edge>early|late|earlier|later) )?{WEEKDAY}"),
    ("weekdays", "weekday", r"(?:(?P<every>every|each|most|on) )?{WEEKDAY}(?P<plural>s)?(?: (?P<pods>morning|afternoon|evening|night)s?)?"),
    ("day", "day", r"(?:(?P<edge>early|late|earlier|later|sometime|mid[ -]\w+) )?(?P<day>today|yesterday|tomorrow)"),
    ("day", "day", r"(?:the )?day (?P<shift>before|after) (?P<day>yesterday|tomorrow)"),
    ("tonight", "part", r"tonight|last night|overnight|(?:later |earlier |early )?(?P<this>this|that|the same|the next|the following|the previous) {PART}"),
    ("rel", "unit", r"{EDGE}{REL} (?:fiscal |calendar |full |same )?{UNIT}"),
    ("rel", "unit", r"(?:(?P<edge>early|late|earlier|later|sometime)(?: in)? )(?P<rel>the) {UNIT}"),
    ("rel", "unit", r"(?:the )?(?P<edge>start|beginning|middle|end|close|rest|remainder|latter part|early part|turn) of (?P<rel>the) (?P<mid>fiscal |calendar )?{UNIT}"),
    ("weekend", "unit", r"(?:(?P<edge>early|late|earlier|later) )?the weekend"),
    ("thenear", "unit", r"the (?P<unit>year)(?P<ended> (?:ended|ending))"),
    ("thenear", "unit", r"(?<=for\s)the (?:fiscal )?(?:full )?(?P<unit>year|week)"),
    ("daynear", "unit", r"(?:the )?(?P<unit>day|night|morning|evening|week|month|year) (?:(?P<dir>before|after)(?=[^\S\n]*(?:[,.;:)\n—–]|$|and\b|in\b|at\b))|(?P<dir>following|earlier|later))(?! (?:the|a|an|that|his|her|its|their|he|she|it|they)\b)"),
    ("end", "unit", r"(?:the )?(?P<unit>year|month|week)(?:['’]s)?[ -]end"),
    ("offset", "offset", r"{HEDGE}(?:(?P<n>{NUM}|a|an|a few|several|many|some|a couple of|a couple|half a|half an)(?: or so| more)?~)?{UNIT}s?(?: or (?:so|two|more))?(?P<half> and a half)?[ -](?P<dir>ago|earlier|later|before|previously|afterwards?|hence|from now|prior|after|back)(?! (?:the|a|an|that|this|his|her|its|their|he|she|it|they|being|[a-z]+ing)\b)"),
    ("duration", "unit", r"{HEDGE}{DURREL}(?:{NUM2}|(?P<vague>several|a few|few|many|some|couple of|a couple of|couple|a couple|a number of|dozens of|hundreds of|thousands of|countless)|(?P<indef>an?(?= )|another|one and a half|(?:a )?half an?|(?:a )?half))(?P<adj> (?:or (?:two|three|more|so)|more|additional|consecutive|straight|full|long|whole|trading|working|successive|calendar|short|solid| [a-z]{2,9}(?:al|ous|dy|ing|ive|ful|ent|ant))(?=~(?:days|weeks|months|years|hours)))?~{UNITS}(?P<half> and a (?:half|quarter))?(?P<long>[ -](?:long|old)(?: (?:term|period))?)?(?: of age)?(?: or (?:so|more))?"),
    ("duration", "unit", r"{HEDGE}(?P<n1>{NUM}) ?(?:-|–|to|or) ?(?P<n>{NUM})~{UNITS}(?:[ -](?:long|old))?"),
    ("long", "unit", r"(?P<unit>day|week|month|year|decade|centurie?)s?[ -]long"),
    ("plural", "unit", r"(?P<rel>(?:(?:the )?(?:recent|past|last|coming|next|final|early|first|following|previous|intervening|future|later)|these|the|those)(?: (?:recent|past|last|coming|few|several|many))* )?(?P<unit>second|minute|hour|day|night|week|month|quarter|year|decade)s(?: and (?:weeks|months|years|days))?(?: ahead| to come)?|(?:(?:the )?(?:past|last|coming|next|recent) |the )?(?P<unit2>centuries)"),
    ("set", "set", r"(?:(?P<times>once|twice|\w+ times) )?(?P<every>every|each)(?P<other> other)? (?:(?P<n>{NUM}) )?(?:(?P<unit>second|minute|hour|day|night|week|weekend|month|quarter|year|decade)s?|{PART}|(?P<wd>{WEEKDAYS})|(?P<mon>{MONTHS}))"),
    ("set", "unit", r"(?P<times>once|twice|(?:two|three|four|five|several|\d+) times) (?P<every>an?) (?P<unit>hour|day|week|month|year|decade)"),
    ("setword", "set", r"(?P<word>{SETWORDS})"),
    ("clock", "clock", r"(?P<around>around |about |shortly (?:before|after) |just (?:before|after) )?(?P<h>\d{1,2})(?:[:.](?P<min>\d\d))?(?::\d\d)? ?(?P<ap>a\.m\.?|p\.m\.?|am|pm|a\.m|p\.m)(?!\w)(?:,? \(?{ZONE}\)?(?!\w))?"),
    ("clock", "clock", r"(?<![\d:.])(?P<h>[01]?\d|2[0-4]):(?P<min>[0-5]\d)(?::[0-5]\d)?(?![\d:]|\.\d)(?: ?(?:hrs|hours|h))?(?: \(?{ZONE}\)?(?!\w))?"),
    ("clock", "clock", r"(?<![\d:.,])(?P<h>[01]\d|2[0-4])[:.]?(?P<min>[0-5]\d) ?(?:hrs|hours|h|{ZONE})(?!\w)"),
    ("clock", "clock", r"(?P<word>noon|midnight|midday)(?: {ZONE}(?!\w))?"),
    ("clock", "clock", r"(?P<h>\d{1,2}|{SMALL}) o['’]clock(?: in the (?P<ap>morning|afternoon|evening))?"),
    ("clock", "clock", r"(?<=at\s)(?P<h>\d{1,2}) in the (?P<ap>morning|afternoon|evening)"),
    ("part", "part", r"(?:the )?(?:(?P<edge>early|late|mid|small|pre-?dawn)[ -](?:in the )?)?(?:hours of (?:the )?)?{PART}(?: hours)?(?P<of> of)?"),
    ("part", "part", r"the (?:early|small|first|pre-?dawn) (?P<part>hours)(?P<of> of)?"),
    ("part", "part", r"(?P<edge>early|late) in the {PART}(?P<of> of)?"),
    ("vague", "vague", r"(?P<word>{VAGUE})"),
    ("festival", "festival", r"{EDGE}(?P<rel>last |next |this )?(?P<word>{FESTIVAL})(?: (?:of )?{YEAR})?"),
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
        return re.search(r"\w-(?:second|minute|hour|day|week|month|quarter|year|decade)", self.text) is not None

    @property
    def article(self) -> str:
        """`the`, `its` or `their` at the beginning, or nothing."""
        first = self.text.split(maxsplit=1)[0]
        return first if first in ("the", "its", "their") else ""

    def __getitem__(self, name: str) -> str:
        return self.parts.get(name, "")


@cache
def words(kind: str) -> dict[str, str]:
    """Time words of one class with their TIMEX3 values (`time_words.tsv`)."""
    return {row["form"]: row["value"] for row in read_table("en/time_words.tsv") if row["class"] == kind}


@cache
def cased_words() -> frozenset[str]:
    """Time words that count only with a capital (`May`, `March`, abbreviations)."""
    return frozenset(row["form"] for row in read_table("en/time_words.tsv") if row["cased"] == "yes")


def _alternatives(forms: object) -> str:
    return "|".join(re.escape(str(form)).replace(r"\ ", r"\s+") for form in sorted(forms, key=lambda f: -len(f)))  # type: ignore[call-overload,arg-type]


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
        "MONTH": rf"(?:(?P<mon>{month})(?!\w))(?:(?<=\b[a-z]{{3}})\.|(?<=sept)\.)?",
        "WEEKDAYS": weekday,
        "WEEKDAY": rf"(?P<wd>{weekday})",
        "WD": rf"(?:(?P<wd>{weekday})\.?,?\s+(?:the\s+)?)?",
        "DAY": rf"(?P<day>\d{{1,2}}(?!\d)|{ordinal})(?:st|nd|rd|th)?(?!\w)",
        "RANGE": r"\s?(?:-|–|—|to|and|or|through|until)\s?(?P<day2>\d{1,2})(?:st|nd|rd|th)?(?!\w|\s*(?:a\.?m|p\.?m|people|were|was))",
        "YEAR": rf"(?:(?P<year>\d{{4}})(?!\d|:\d|,\d{{3}})|(?P<spoken>{spoken})|['’](?P<short>\d\d)(?!\w))",
        "YEAR4": r"(?<![\w.,$£€#/:])(?P<year>1\d{3}|20\d\d)(?![\d/]|[,.:]\d|\w|\s?%)",
        "EDGE": (
            r"(?:(?:the\s+)?(?:very\s+)?(?P<edge>early(?:\s+(?:part|months|days|weeks|years)\s+of)?|late|later|earlier|"
            r"mid|middle|beginning|start|end|close|turn|sometime|(?:latter|early|first|last)\s+part|outset)"
            r"(?:-|\s+)(?:(?:in|of)\s+)?(?:the\s+)?)?"
        ),
        "REL": (
            r"(?P<rel>(?:the\s+)?(?:last|next|previous|following|same|current|coming|past|latest|preceding|very\s+next|"
            r"subsequent|prior)|this(?:\s+(?:past|coming|same))?|that(?:\s+same)?)"
        ),
        "SEASON": rf"(?P<season>{_alternatives(words('season'))})(?!\w)",
        "UNIT": r"(?P<unit>second|minute|hour|day|night|week|weekend|fortnight|month|quarter|year|decade|century|millennium)",
        "UNITS": (
            r"(?P<unit>second|minute|hour|day|night|week|weekend|fortnight|month|quarter|year|decade|century|"
            r"centurie|millennium|millennia|summer|winter)s?(?!\w)"
        ),
        "PART": rf"(?P<part>{_alternatives(words('part'))})(?!\w)",
        "SETWORDS": _alternatives(words("set")),
        "VAGUE": _alternatives(words("vague")),
        "FESTIVAL": _alternatives(words("festival")).replace("'", "['’]"),
        "DECADE": "|".join(DECADES),
        "ORD": ordinal,
        "NUM": number,
        "NUM2": rf"(?P<n>{number})",
        "SMALL": small,
        "HEDGE": (
            r"(?:(?:(?P<hedge>nearly|almost|about|around|roughly|approximately|some|over|more\s+than|at\s+least|up\s+to|"
            r"less\s+than|fewer\s+than|no\s+more\s+than|no\s+less\s+than|just\s+over|just\s+under|close\s+to|"
            r"well\s+over|as\s+(?:many|long|much)\s+as|another|an\s+additional|a\s+mere|barely)\s+))?"
        ),
        "DURREL": (
            r"(?P<durrel>(?:the\s+|these\s+|those\s+|its\s+|at\s+least\s+the\s+)?"
            r"(?:(?:last|past|next|first|final|coming|previous|following|recent|latest|preceding|year-earlier|same|"
            r"opening|early|subsequent|intervening|additional)\s+)?)"
        ),
    }
    return parts


@cache
def _compiled() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    parts = _parts()
    rules = []
    for name, need, pattern in _RULES:
        spaced = pattern.replace("~", r"[\s-]+").replace("[ -]", r"[\s-]").replace(" ", r"\s+").replace(r"\s+?", r"\s?")
        for _ in range(2):
            for part, source in parts.items():
                spaced = spaced.replace("{" + part + "}", source)
        rules.append((name, need, re.compile(rf"(?<!\w)(?:{_once(spaced)})(?!\w)")))
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


_CATEGORY_WORDS = {
    "unit": r"weekend|second|minute|hour|day|night|week|fortnight|month|quarter|year|decade|centur|millenni|weekend|period",
    "offset": r"ago|earlier|later|before|previously|after|afterwards?|hence|from now|prior|back",
    "ordinal": r"\d(?:st|nd|rd|th)\b",
    "digit": r"\d",
    "spoken": r"nineteen|two\s+thousand",
    "half": r"half",
    "set": r"every|each|\w+ly\b|annual",
    "clock": r"\d|noon|midnight|midday|o['’]clock",
    "decade": "|".join(DECADES),
    "century": r"centur",
}


@cache
def _category_tests() -> dict[str, re.Pattern[str]]:
    tests = dict(_CATEGORY_WORDS)
    for kind in ("month", "weekday", "season", "part", "day", "vague", "festival"):
        tests[kind] = _alternatives(words(kind)).replace("'", "['’]")
    tests["part"] += "|tonight|overnight|hours"
    return {kind: re.compile(rf"(?<![^\W\d_])(?:{pattern})") for kind, pattern in tests.items()}


def find_items(lowered: str, start: int, end: int) -> list[Item]:
    """The time expressions of `lowered[start:end]`, in text order, none overlapping another.

    `lowered` is the text in lower case with every character in its place.
    """
    present = {kind for kind, test in _category_tests().items() if test.search(lowered, start, end)}
    found = [item for item in _matches(lowered, start, end, present)]
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


def _matches(lowered: str, start: int, end: int, present: set[str]) -> Iterator[Item]:
    for name, need, pattern in _compiled():
        if need not in present:
            continue
        for match in pattern.finditer(lowered, start, end):
            if match.end() > match.start():
                parts = {part: text for part, text in match.groupdict().items() if text}
                yield Item(name, start_of(match), match.end(), parts, {part: match.span(part) for part in parts}, match[0].strip())


def start_of(match: re.Match[str]) -> int:
    """Where the expression begins: a match may take in white space before it."""
    text = match[0]
    return match.start() + len(text) - len(text.lstrip())
