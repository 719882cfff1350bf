"""Words of time that have another sense: `may`, `march`, `1,900 men`, `the fall of Antwerp`.

The grammar sees the words alone; here what stands around them decides whether they name a time.
"""

from __future__ import annotations

import re

from rashomon.language import Parse, Section
from rashomon.reading.times.grammar import Item
from rashomon.reading.times.words import cased_words

_PREPOSITIONS = frozenset(
    "in since by until till of during from to before after late early mid between and through for or year "
    "around about circa the at on january february march april may june july august september october "
    "november december spring summer autumn fall winter fiscal mid- pre- post-".split()
)
_BEFORE_MONTHS = frozenset(
    "in since by until of during from last to and through next for between early late on".split()
)
_TITLED = frozenset({"rel", "day", "duration", "vague", "plural", "setword", "clock", "part"})
_GREETING = re.compile(r"\b[Gg]ood\s$")
_OF_AGE = re.compile(r"\b(?:his|her|their)\s+(?:early\s|mid-?\s?|late\s)?$", re.I)
_NUMBERED = re.compile(r"(?:no\.?|number|flight|room|route|su|mig|an|il|page)[\s-]*$")


def is_time(parse: Parse, section: Section, item: Item) -> bool:
    """Whether an expression that the grammar found names a time where it stands."""
    text = parse.text
    if item.rule in _TITLED and not item["zone"] and _in_a_title(parse, section, item):
        return False
    if item.rule == "duration" and item["indef"].strip() in ("a", "an") and _is_rate(parse, item):
        return False
    if item.rule == "vague" and item["word"] in ("recent", "future"):
        return _before_noun(parse, item)
    if item.rule == "part" and _GREETING.search(text, max(0, item.start - 6), item.start):
        return False
    if item.rule in ("part", "weekday") and _names_a_paper(text, section, item):
        return False
    if item.rule == "decade" and len(item["dec"]) == 2:
        return _OF_AGE.search(text[max(0, item.start - 12) : item.start]) is None
    if item.rule == "month" and not (item["year"] or item["edge"]) and _in_a_name(parse, section, item):
        return False
    if item.rule in ("date", "month", "month_rel", "weekday", "weekdays", "festival", "hijri"):
        return _capital(text, section, item)
    plain = item["year"] and not (item["edge"] or item["fiscal"] or item["bc"])
    if item.rule == "year" and plain:
        return _bare_year(text, item)
    if item.rule == "season" and not item["year"] and not item["relyear"]:
        return _bare_season(text, item)
    if item.rule == "nth":
        return text[item.end : item.end + 1] in " ,.;)"
    return True


def _names_a_paper(text: str, section: Section, item: Item) -> bool:
    """True for `the Evening Star` and `the Sunday Post`: papers, in a text that has few capitals."""
    if section.kind != "paragraph" or section.upper_case or section.title_case:
        return False
    capital = item.rule == "weekday" or text[item.start : item.end].split()[-1][:1].isupper()
    return capital and _PAPER.match(text, item.end) is not None


_PAPER = re.compile(
    r" (?:Post|Times|Mail|Star|Herald|Telegraph|Express|Mirror|Tribune|News|Courier|Standard|Gazette|"
    r"Chronicle|Argus|Echo|Globe|Journal|Bulletin|Sun|World|Observer|Leader|Call)\b"
)


def _in_a_title(parse: Parse, section: Section, item: Item) -> bool:
    """`on "This Week"`, `60 Minutes`: capitals that no sentence asks for are those of a name."""
    if section.kind != "paragraph" or section.upper_case or section.title_case:
        return False
    last = re.split(r"[\s-]", parse.text[item.start : item.end].strip())[-1]
    if not last[:1].isupper() or last.isupper():
        return False
    tokens = parse.tokens_in(item.start, item.end)
    if not tokens or tokens[0].sent is None or tokens[0].text != last:
        return bool(tokens)
    return tokens[0].start != tokens[0].sent.start and parse.text[item.start - 1 : item.start] == " "


def _in_a_name(parse: Parse, section: Section, item: Item) -> bool:
    """`the March Alliance`, `St June`: a month that is a word of a longer name."""
    tokens = parse.tokens_in(item.start, item.end)
    if not tokens or tokens[0].i == 0 or section.upper_case or section.title_case:
        return False
    before = parse.tokens[tokens[0].i - 1]
    if before.lower.rstrip(".") in ("st", "saint", "port"):
        return True
    noun = tokens[-1].head
    named = noun.is_name and noun.tag in ("NNP", "NNPS") and noun.i == tokens[-1].i + 1
    return tokens[-1].dep == "compound" and named and before.lower in ("the", "a")


def _is_rate(parse: Parse, item: Item) -> bool:
    """`four flights a week`, `$2 million a year`: how often, not when or how long."""
    tokens = parse.tokens_in(item.start, item.end)
    before = parse.tokens[max(0, tokens[0].i - 4) : tokens[0].i] if tokens else []
    if not before or before[-1].sent is not tokens[0].sent:
        return False
    counted = before[-1].pos in ("NOUN", "NUM", "SYM") or before[-1].tag in ("CD", "NNS", "$")
    return counted and any(word.pos == "NUM" or word.tag in ("CD", "$") for word in before)


def _before_noun(parse: Parse, item: Item) -> bool:
    """`the recent clashes`, `future talks`; not `the most recent` or `its future`."""
    tokens = parse.tokens_in(item.start, item.end)
    if not tokens or tokens[0].tag != "JJ" or tokens[0].dep != "amod":
        return False
    return not any(child.lower in ("more", "most", "very") for child in tokens[0].children)


def _capital(text: str, section: Section, item: Item) -> bool:
    """`may`, `march` and abbreviations count only with a capital, and in capitals only beside a figure."""
    for part in ("mon", "wd", "word", "hijri"):
        word = item[part]
        if not word or word not in cased_words():
            continue
        start, end = item.spans[part]
        if not text[start].isupper():
            return False
        beside = bool(item["day"] or item["year"])
        if item.rule in ("month", "month_rel", "weekday", "weekdays") and not beside:
            if part == "wd" or (len(word) < 5 and word != "may" and text[end : end + 1] != "."):
                return False
            if word == "march" and not (section.upper_case or section.title_case):
                opening = text[max(0, start - 2) : start].strip() in ("", ".", '"', "“")
                follows = text[end : end + 4]
                return not (opening or follows.startswith((" on", " of", " for")))
            if section.upper_case or section.title_case or word == "may":
                return _after_preposition(text, item.start) or bool(item["edge"] or item["rel"])
    return True


def _after_preposition(text: str, start: int) -> bool:
    before = text[max(0, start - 12) : start].split()
    return bool(before) and before[-1].lower() in _BEFORE_MONTHS


def _bare_year(text: str, item: Item) -> bool:
    """A four-digit figure is a year after a preposition, in brackets, or before a singular noun."""
    before = text[max(0, item.start - 16) : item.start].split()
    previous = before[-1].lower().strip('([“"') if before else ""
    after = text[item.end : item.end + 24]
    if text[item.start - 1 : item.start] == "(" and after[:1] in "),;–-":
        return True
    year = int(item["year"])
    if (
        previous in ("in", "since", "until", "during", "by", "of", "late", "early")
        or previous in _PREPOSITIONS
    ):
        plural = re.match(r"\s+([a-z]+s|people|troops|men|women|children)\b(?! of)", after)
        counts = plural and previous in (
            "of",
            "by",
            "to",
            "from",
            "for",
            "about",
            "around",
            "and",
            "or",
            "between",
            "at",
        )
        return not counts and (year >= 1400 or previous in ("in", "since", "until", "by"))
    if re.match(r"\s+[a-z]+s\b|\s+(?:people|men|women|children)\b", after):
        return False
    lead = text[max(0, item.start - 8) : item.start].lower()
    return 1400 <= year <= 2100 and _NUMBERED.search(lead) is None


def _bare_season(text: str, item: Item) -> bool:
    if item["season"] not in ("fall", "spring"):
        return True
    follows = text[item.end : item.end + 4]
    if text[item.start : item.start + 4].lower() == "the ":
        return item["season"] == "spring" or not follows.startswith(" of") or bool(item["edge"])
    before = text[max(0, item.start - 10) : item.start].split()
    return bool(before) and before[-1].lower() in (
        "in",
        "this",
        "last",
        "since",
        "by",
        "until",
        "late",
        "early",
    )


def bare_part(text: str, item: Item) -> bool:
    """Whether a part of the day that stands alone is a time: `at dawn`, not `a night club`."""
    if (
        item["of"]
        or item["edge"]
        or item["part"] in ("morning", "afternoon", "evening", "hours", "nightfall")
    ):
        return True
    before = text[max(0, item.start - 12) : item.start].split()
    previous = before[-1].lower() if before else ""
    return previous in ("at", "by", "before", "after", "until", "in", "during", "around", "one", "that")
