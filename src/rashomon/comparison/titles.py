"""Titles: an incident in a coder's few words, and names and days as a title writes them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import takewhile

from rashomon.comparison.facts import Facts
from rashomon.comparison.words import (
    account_words,
    act_of,
    is_common,
    is_equipment,
    is_person,
    is_thing,
    is_vague,
    phrase_of,
    singular,
)
from rashomon.lexicons.act_families import Act

_DONE_TO_PEOPLE = frozenset(
    ("kill", "hurt", "shooting", "detain", "abduct", "free", "move", "talks", "truce")
)
_MOST_WORDS = 6
"""Words of what a title can name."""
_TIMES = frozenset(("time", "day", "week", "month", "year", "hour", "morning", "evening", "night"))
_ONLY_PEOPLE = frozenset(("kill", "hurt"))
"""Families of what befalls people alone: a thing read as their victim was misread."""
_OF_THINGS = frozenset(("down", "destroy", "damage", "sink", "capture", "aid"))
"""Families of what is done to arms and vehicles as well; elsewhere they are with what it was done."""
_NEARNESS = frozenset(("off", "near", "outside", "around", "above"))
_OURS = frozenset(("our", "my", "your"))
"""Words of a side's own bulletin: a coder names whose they are."""
_DETERMINERS = frozenset("the a an his her its their this that these those some any no".split())
_PEOPLE = frozenset("people children men women troops personnel".split())
_HARMED = frozenset("injured wounded dead missing displaced".split())
_COUNTS = frozenset("dozens scores hundreds thousands number numbers half others rest".split())
_WITHIN = re.compile(
    r"\b(?:in|across|inside|throughout|(?:north|south|east|west|central)\w*)\s+(?:the\s+)?$", re.IGNORECASE
)
"""Words before a country that is where something happened; elsewhere it mostly says whose a thing is."""
_NO_NOUN = re.compile(r"(?:ed|ing|ial|ual|ical|ous|ive|able|ant)$")
"""Endings of words that are seldom nouns: read as one, the phrase was cut short."""
_AN = re.compile(r"(?:[aeio]|u(?!ni|s[aei]|k|n\b)|hour|honou?r|heir)", re.IGNORECASE)
_A = re.compile(r"(?:one\b|once\b|eu)", re.IGNORECASE)


def title_of(members: Sequence[Facts]) -> str:
    """A coder's line: the act, whom it was done to, where and when, as most accounts have it."""
    # How it was done says more than what came of it, and either more than a bare attack.
    acts = Counter(f.event.lemma for f in members)
    rank = {"manner": 0, "result": 1, "other": 1, "any": 2}
    lemma = min(acts, key=lambda word: (_rank(act_of(word), rank), -acts[word], word))
    act = act_of(lemma)
    undergone = _whom(members, act)
    place = next(iter(_top(Counter(_where(f) for f in members if _is_told_where(f)))), "")
    if not undergone and act is not None and act.family not in _DONE_TO_PEOPLE and place:
        undergone, place = place.removeprefix("near ").removeprefix("off ").removeprefix("outside "), ""
    if act is not None and act.family == "truce" and not any(map(_tells_of_truce, members)):
        act = _AGREEMENT
    if act is not None and undergone:
        head = act.title.format(undergone)
    elif act is not None:
        head = act.title.format("").rsplit(" ", 2)[0].strip() or act.title.format("").strip()
    else:
        head = _of_no_family(members, lemma.split(".")[0], undergone)
    days = Counter(f.days[0] for f in members if f.days and f.days[0] == f.days[1])
    parts = [head]
    parts += [place] if place and place.split()[-1].lower() not in head.lower() else []
    parts += [day_words(min(days, key=lambda day: (-days[day], day)))] if days else []
    return ", ".join(parts)


def _rank(act: Act | None, rank: Mapping[str, int]) -> int:
    """Which word names an act best: that people were hurt says less than that there was an attack."""
    if act is None:
        return 1
    return max(rank.values()) + 1 if act.family == "hurt" else rank[act.kind]


_AGREEMENT = Act("truce", "other", "Agreement with {}")
_TRUCE = re.compile(r"\b(?:truce|cease-?fire|armistice)s?\b", re.IGNORECASE)


def _tells_of_truce(facts: Facts) -> bool:
    """True where the clause has a word for a truce: other things are agreed as well."""
    return _TRUCE.search(facts.event.clause.quote) is not None


_TITLES = {
    "ASSAULT": "Attack on {}",
    "COERCE": "Force used on {}",
    "THREATEN": "Threat against {}",
    "ACCUSE": "Accusation of {}",
    "SANCTION": "Sanction on {}",
    "AID": "Aid to {}",
    "SUPPORT": "Support for {}",
}
"""Titles of acts that belong to no family, by type."""


def _of_no_family(members: Sequence[Facts], word: str, undergone: str) -> str:
    """A title for acts that no family names: by their type, else by the word itself (`Negotiate`)."""
    kinds = Counter(facts.event.type for facts in members)
    title = _TITLES.get(min(kinds, key=lambda kind: (-kinds[kind], kind)))
    if title is not None and undergone:
        return title.format(undergone)
    return f"{word.capitalize()}: {undergone}" if undergone else word.capitalize()


def day_words(day: date) -> str:
    """A day as a coder writes it: 31 May 1916."""
    return f"{day.day} {day:%B} {day.year}"


def _is_told_where(facts: Facts) -> bool:
    """False without a place, and for a country that only says whose a thing is (`US-led strikes`)."""
    if facts.place_words is None:
        return False
    resolved, at = facts.place_words.resolved.value, facts.place_words.citations[0].start
    if resolved is None or resolved.feature != "country":
        return True
    return _WITHIN.search(facts.report.text, max(0, at - 24), at) is not None


def _where(facts: Facts) -> str:
    """The place as written, with `off` or `near` where that stands before it."""
    place = facts.place_words
    assert place is not None
    start = place.citations[0].start
    before = facts.report.text[max(0, start - 12) : start].split()[-1:]
    near = before[0].lower() if before and before[0].lower() in _NEARNESS else ""
    words = takewhile(lambda word: not any(map(str.isdigit, word)), place.mention.split())
    return " ".join(word for word in (near, *words) if word)  # `Vesk 60 kilometres` ran on


def _whom(members: Sequence[Facts], act: Act | None) -> str:
    """Whom or what it was done to, a proper name before a noun, without numbers, with its article.

    What is killed is people, what is shelled is a place or thing, as a coder would write it. Empty where no
    words for it can be written with good grammar.
    """
    people_first = act is not None and act.family in _DONE_TO_PEOPLE
    counts: Counter[str] = Counter()
    body = [facts for facts in members if not facts.in_headline] or members
    for facts in body:
        where = facts.place_words.mention if facts.place_words is not None else None
        for name in facts.undergoer_names:
            written = with_article(bare_name(name)) if name != where and _can_be(name, act) else ""
            phrase = phrase_of(name)
            fits = is_person(phrase) == people_first
            counts[written] += 1 + 3 * bool(phrase.names) + 6 * (fits and not phrase.names)
    counts.pop("", None)
    return next(iter(_top(counts)), "")


def _can_be(name: str, act: Act | None) -> bool:
    """False for a country, part of a place, an act, and for what cannot have undergone such an act."""
    phrase, last = phrase_of(name), singular(name.lower().split()[-1])
    if len(name.split()) > _MOST_WORDS or phrase.nouns & _TIMES:  # a line of tags; `the second time`
        return False
    if any(map(str.isdigit, bare_name(name))):  # words of a page run into it (`print 12 Over 100 militants`)
        return False
    if not (phrase.names or phrase.nouns) or is_vague(phrase) or name.lower().split()[-1] in _COUNTS:
        return False
    family = act.family if act is not None else ""
    if family in _ONLY_PEOPLE and last == "convoy":
        return False
    if family in _ONLY_PEOPLE and not is_person(phrase) and (is_common(last) or not phrase.names):
        return False
    if phrase.names:
        return True
    return act_of(last) is None and (family in _OF_THINGS or not is_equipment(last))


def bare_name(name: str) -> str:
    """A phrase without the number or hedge before it; `the` stays before a name."""
    words = [word for word in name.split() if word.lower() not in _OURS]
    while words:
        phrase = phrase_of(words[0])
        if phrase.names or phrase.nouns or phrase.sides:
            break
        first = words.pop(0)
        if first.lower() == "the" and words:
            return f"the {' '.join(words)}"
    whole = " ".join(words)
    return whole if phrase_of(whole).names or phrase_of(whole).sides else whole.lower()


def with_article(phrase: str) -> str:
    """A phrase as it stands after `of`: `a battleship`, `an aid convoy`, `the army`, `four people`, `Lützow`.

    Empty where the last word is no noun, so that no article can be right.
    """
    words = phrase.split()
    if not words:
        return ""
    low = words[-1].lower()
    if words[0].lower() in _DETERMINERS:
        return " ".join(word for n, word in enumerate(words) if n != 1 or word != "same")
    common = is_common(low)
    if words[-1][:1].isupper() and not common:
        return f"the {phrase}" if len(words) > 1 and is_thing(words[0]) else phrase
    words[-1] = low
    written = " ".join(words)
    if singular(low) != low or low in _PEOPLE or low in account_words("mass"):
        return written
    if low in account_words("anything") and len(words) > 1 and words[-2][:1].isupper():
        return written  # `Arden city`
    if low in account_words("one") or low in _HARMED:
        return f"the {written}"
    if not common and _NO_NOUN.search(low):
        return ""
    return f"{'an' if _AN.match(written) and not _A.match(written) else 'a'} {written}"


def _top(counts: Counter[str]) -> list[str]:
    """The commonest, ties by the alphabet; empty where there is none."""
    return [min(counts, key=lambda name: (-counts[name], name))] if counts else []
