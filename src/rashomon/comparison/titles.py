"""Titles: an incident in a coder's few words, and names and days as a title writes them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import takewhile

from rashomon.comparison.facts import Facts
from rashomon.comparison.words import (
    Phrase,
    account_words,
    act_of,
    is_common,
    is_equipment,
    is_person,
    is_thing,
    is_vague,
    means_in,
    phrase_of,
    singular,
)
from rashomon.findings import Place
from rashomon.lexicons.act_families import Act
from rashomon.lexicons.countries import country_of_demonym, country_of_name

_DONE_TO_PEOPLE = frozenset(
    ("kill", "hurt", "shooting", "detain", "abduct", "free", "move", "talks", "truce")
)
_FEW_DAYS = 3
_OF_PAGES = frozenset("|/[]<>@")
"""Signs that stand between parts of a page: words with one are none of a sentence."""
_ARTICLE = 3
"""Letters up to which what a name leaves out is an article of its language (`al-`)."""
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
_TAKING_THE = frozenset("quarter district neighbourhood neighborhood suburb area province crossing".split())
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
    rank = {"manner": 0, "result": 2, "other": 2, "any": 3}
    lemma = min(acts, key=lambda word: (_rank(act_of(word), rank), -acts[word], word))
    act = act_of(lemma)
    undergone = _whom(members, act)
    place = _place_of(members)
    if not undergone and act is not None and act.family not in _DONE_TO_PEOPLE and place:
        undergone, place = place.removeprefix("near ").removeprefix("off ").removeprefix("outside "), ""
    if act is not None and act.family == "truce" and not any(map(_tells_of_truce, members)):
        act = _AGREEMENT
    if act is not None and act.family in _ONLY_PEOPLE and not undergone:
        undergone = "people"
    if act is not None and undergone:
        head = act.title.format(undergone)
    elif act is not None:
        head = act.title.format("").rsplit(" ", 2)[0].strip() or act.title.format("").strip()
        head += _by_whom(members)
    else:
        head = _of_no_family(members, lemma, undergone)
    # A night belongs to the day that it began on.
    days = Counter(f.days[0] for f in members if f.days and (f.days[1] - f.days[0]).days <= 1)
    parts = [head]
    parts += [place] if place and place.split()[-1].lower() not in head.lower() else []
    parts += [day_words(min(days, key=lambda day: (-days[day], day)))] if days else _told_on(members)
    return ", ".join(parts)


def _told_on(members: Sequence[Facts]) -> list[str]:
    """When it was reported, where nobody gives its day: by all within a few days, or first."""
    told = [facts.published for facts in members]
    known = [day for day in told if day is not None]
    if not known or len(known) < len(told):
        return []
    first = "first " if (max(known) - min(known)).days > _FEW_DAYS else ""
    return [f"{first}reported {day_words(min(known))}"]


def _place_of(members: Sequence[Facts]) -> str:
    """Where it was, as most reports write it."""
    told = {(facts.report.report_id, _where(facts)) for facts in members if _is_told_where(facts)}
    counts = Counter(written for _, written in told)
    for written in list(counts):
        if written.endswith("s") and written[:-1] in counts:  # a genitive that lost its sign
            counts[written[:-1]] += counts[written]
            del counts[written]
    return next(iter(_top(counts)), "")


def _by_whom(members: Sequence[Facts]) -> str:
    """Whose act it was, of one that nobody undergoes (`Request by the mayor`); else empty."""
    counts: Counter[str] = Counter(
        written
        for facts in members
        for name in facts.doer_names
        if (written := with_article(bare_name(name))) and _is_whole(written)
    )
    return f" by {_top(counts)[0]}" if counts else ""


def _rank(act: Act | None, rank: Mapping[str, int]) -> int:
    """Which word names an act best: that people were hurt says less than that there was an attack."""
    if act is None:
        return rank["other"]
    if act.family == "capture":
        return rank["manner"] + 1  # a place that was stormed, before who was killed there
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


_NOUNS = {
    "ASSAULT": "Attack",
    "COERCE": "Use of force",
    "PROTEST": "Protest",
    "AID": "Aid",
    "RETREAT": "Withdrawal",
    "MOBILIZE": "Mobilisation",
    "THREATEN": "Threat",
    "ACCUSE": "Accusation",
    "SANCTION": "Sanction",
    "REQUEST": "Request",
    "REJECT": "Refusal",
    "SUPPORT": "Support",
    "CONSULT": "Talks",
    "COOPERATE": "Cooperation",
    "CONCEDE": "Concession",
    "AGREE": "Agreement",
    "INVESTIGATE": "Inquiry",
}
"""Nouns for verbs that belong to no family, by type: a title is no bare verb."""


def _is_whole(written: str) -> bool:
    """False for a long phrase, and for a name that ends in small letters (`a Security council`)."""
    words = written.split()
    return len(words) <= _MOST_WORDS and not (words[0] in ("a", "an") and words[1][:1].isupper())


def _of_no_family(members: Sequence[Facts], lemma: str, undergone: str) -> str:
    """A title for acts that no family names: by their type, else by the word itself."""
    kinds = Counter(facts.event.type for facts in members)
    kind = min(kinds, key=lambda kind: (-kinds[kind], kind))
    if kind in _TITLES and undergone:
        return _TITLES[kind].format(undergone)
    word, _, sense = lemma.partition(".")
    noun = _NOUNS[kind] if sense.startswith("v") and kind in _NOUNS else word.capitalize()
    return f"{noun}: {undergone}" if undergone else f"{noun}{_by_whom(members)}"


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
    words = takewhile(lambda word: not any(map(str.isdigit, word)), _whole_name(place).split())
    return " ".join(word for word in (near, *words) if word)  # `Vesk 60 kilometres` ran on


def _whole_name(place: Place) -> str:
    """A place as written; in full where its name was cut (`ez-Zor`), without an `s` that lost its sign."""
    resolved, written = place.resolved.value, place.mention
    if resolved is None:
        return written
    left_out = resolved.name[: -len(written) - 1]
    cut = resolved.name.lower().endswith(f" {written.lower()}") and len(left_out) > _ARTICLE
    return resolved.name if cut or written == f"{resolved.name}s" else written


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
            name = _as_in_body(_without_owner(name), members)
            of_people = act is not None and act.family in _DONE_TO_PEOPLE
            named = name == where or (of_people and _is_place(name, facts))
            written = with_article(bare_name(name)) if not named and _can_be(name, act) else ""
            phrase = phrase_of(name)
            fits = is_person(phrase) == people_first
            counts[written] += 1 + 3 * bool(phrase.names) + 6 * (fits and not phrase.names)
    counts.pop("", None)
    return next(iter(_top(counts)), "")


def _without_owner(name: str) -> str:
    """A phrase without the country before it whose genitive lost its sign (`Ardens airbase`)."""
    words = name.split()
    first = words[0] if words else ""
    of_country = first.endswith("s") and country_of_name(first[:-1]) and not country_of_name(first)
    rest = " ".join(words[1:])
    # Headlines write a country for its people (`Arden evacuees`).
    headline = bool(country_of_name(first)) and rest[:1].islower() and is_person(phrase_of(rest))
    return rest if (of_country or headline) and rest else name


def _is_place(name: str, facts: Facts) -> bool:
    """True for a name that ends in that of a place in its report (`Rural Arden`): nobody was harmed."""
    last = name.split()[-1:]
    ends = (place.mention.split()[-1:] for place in facts.index.reading.places)
    return bool(last) and last[0][:1].isupper() and any(last == end for end in ends)


def _as_in_body(name: str, members: Sequence[Facts]) -> str:
    """What a headline writes with capitals (`Military Chopper downed`) as the texts write it; names stay."""
    words = name.split()
    if not words or not all(word[:1].isupper() for word in words if word.lower() not in _LINKS):
        return name
    if len(words) == 1 and country_of_name(name):
        return name
    texts = [facts.report.text for facts in members]
    of_country = {word for word in words if country_of_demonym(word) or country_of_name(word)}
    # Of `Red Lantern Front` one word at least stands nowhere in small letters.
    if not all(word in of_country or _in_small_letters(word, texts) for word in words):
        return name
    return " ".join(word if word in of_country else word.lower() for word in words)


def _in_small_letters(word: str, texts: Sequence[str]) -> bool:
    """True for a noun that any report may use, and where one of the texts writes a word in small letters."""
    common = re.compile(rf"(?<![\w-]){re.escape(word.lower())}s?(?![\w-])")
    return is_common(word.lower()) or any(map(common.search, texts))


def _can_be(name: str, act: Act | None) -> bool:
    """False for a country, part of a place, an act, and for what cannot have undergone such an act."""
    phrase, last = phrase_of(name), singular(name.lower().split()[-1])
    if not any(map(str.isalpha, name)) or any(sign in name for sign in _OF_PAGES):
        return False
    if is_vague(replace(phrase, nouns=phrase.nouns - {"same"})):  # `the same district`
        return False
    if len(name.split()) > _MOST_WORDS or phrase.nouns & _TIMES:  # a line of tags; `the second time`
        return False
    if any(map(str.isdigit, bare_name(name))):  # words of a page run into it (`print 12 Over 100 militants`)
        return False
    if not (phrase.names or phrase.nouns) or is_vague(phrase) or name.lower().split()[-1] in _COUNTS:
        return False
    family = act.family if act is not None else ""
    if family in _ONLY_PEOPLE and last == "convoy":
        return False
    if family in _ONLY_PEOPLE and name.split()[-1].islower() and not is_person(_head_phrase(name)):
        return False  # `Vesk airbase`, `army positions`
    if family not in _OF_THINGS and is_equipment(last) and means_in(last):
        return False  # `a militia car bomb`: that is with what it was done
    if family in _ONLY_PEOPLE and not is_person(phrase) and (is_common(last) or not phrase.names):
        return False
    if phrase.names:
        return True
    return act_of(last) is None and (family in _OF_THINGS or not is_equipment(last))


_LINKS = frozenset("of from in at with on near".split())


def _head_phrase(name: str) -> Phrase:
    """The last noun, which says of what a phrase is; the whole phrase where something hangs on its noun."""
    words = name.split()
    return phrase_of(name if _LINKS & {word.lower() for word in words} else words[-1])


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
    parts = account_words("anything") | account_words("town part")
    if low in parts and len(words) > 1 and words[-2][:1].isupper():
        # `Arden city`, `Hill Street`; `the Orvel quarter`
        return f"the {written}" if low in _TAKING_THE else written
    if low in account_words("one") or low in _HARMED:
        return f"the {written}"
    if not common and _NO_NOUN.search(low):
        return ""
    return f"{'an' if _AN.match(written) and not _A.match(written) else 'a'} {written}"


def _top(counts: Counter[str]) -> list[str]:
    """The commonest, ties by the alphabet; empty where there is none."""
    return [min(counts, key=lambda name: (-counts[name], name))] if counts else []
