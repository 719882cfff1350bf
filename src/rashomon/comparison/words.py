"""Words of accounts by what they do: acts and their families, whom a phrase names, means and outcomes."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache

from rashomon.lexicons.act_families import Act as Act
from rashomon.lexicons.act_families import act_of as act_of
from rashomon.lexicons.act_families import is_of_family as is_of_family
from rashomon.lexicons.agents import agents
from rashomon.lexicons.countries import country_of_demonym, country_of_name
from rashomon.lexicons.events import event_classes
from rashomon.lexicons.tables import read_table

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_MEANS_WORD = re.compile(
    r"\b(?:air|car|gas|suicide|barrel)[ -](?:strikes?|raids?|bombs?|attacks?)|[^\W_]+", re.I
)
_INITIALS = re.compile(r"\b(?:[A-Z]\.){2,}")
_EMPTY_WORDS = frozenset(
    "the a an of and or in on at to by for from with was were is are be been have has had that which who its "
    "their his her it they he she this these those one two some".split()
)
_COUNTING_WORDS = frozenset(
    "at least most about around nearly almost over under more than fewer less up no not any all several many "
    "few some dozen dozens score scores hundreds thousands number numbers total couple half other others "
    "another both each every further additional only just exactly approximately roughly".split()
)
_PEOPLE = frozenset(
    "people persons person civilians civilian men man women woman children child residents resident victims "
    "victim lives others inhabitants casualties dead wounded locals villagers citizens".split()
)
"""Nouns that name nobody in particular: they tie accounts weakly and never part them."""
_COMPASS = frozenset("north south east west".split())
_HANGING = frozenset("of from in at on near for with by".split())
"""Words by which something hangs on the noun before them, which says of what the phrase is."""
_OBSERVERS = frozenset(
    "monitor observatory outlet agency correspondent reporter media newspaper channel station convoy".split()
)
"""Nouns of those who tell of acts or bear them: read as the doer, the sentence was not understood."""


def content_words(text: str) -> frozenset[str]:
    """Lower-cased words of a phrase that carry meaning."""
    return frozenset(word for word in map(str.lower, _WORD.findall(text)) if word not in _EMPTY_WORDS)


@dataclass(frozen=True, slots=True)
class Phrase:
    """What a phrase names: proper names, sides, and its plain nouns."""

    names: frozenset[str]
    """Lower-cased words of its proper name (`lützow`), sides left out."""
    sides: frozenset[str]
    """Countries of its demonyms and country names, by code."""
    nouns: frozenset[str]
    """Its plain nouns and adjectives, singular, without numbers and hedges."""
    people: bool
    """True where it names people in general and nobody in particular."""
    plural: bool
    """True where its last noun is a plural."""
    initials: str = ""
    """Lower-cased initials of its proper name, where it has several words."""
    head: str = ""
    """The plain noun that says of what it is (`a headquarters of rebels`: `headquarters`), singular."""


@lru_cache(maxsize=50_000)
def phrase_of(text: str) -> Phrase:
    """The parts of a phrase. Numbers, hedges and articles are no part of what it names."""
    names: set[str] = set()
    sides: set[str] = set()
    nouns: list[str] = []
    head = ""
    whole = country_of_name(text.strip().removeprefix("the ").removeprefix("The "))
    if whole is not None:
        return Phrase(frozenset(), frozenset((whole.code or whole.name,)), frozenset(), False, False)
    text = _parties().sub(lambda match: _party_of()[match[0]], text)
    words = _WORD.findall(_INITIALS.sub(lambda match: match[0].replace(".", ""), text))
    capitals = ""
    for i, word in enumerate(words):
        low = word.lower()
        if low in _HANGING and nouns and not head:
            head = singular(nouns[-1])
        if low in _EMPTY_WORDS or low in _COUNTING_WORDS or is_number(low) or any(map(str.isdigit, low)):
            continue
        side = country_of_demonym(word) or country_of_name(word)
        if side is not None and word[:1].isupper():
            sides.add(side.code or side.name)
        elif word[:1].isupper() and not (
            i == 0 and is_common(low) and not (len(words) > 1 and words[1][:1].isupper())
        ):
            names.add(_compass_of(low))
            capitals += low[0]
        else:
            nouns.append(low)
    plain = [singular(noun) for noun in nouns]
    general = not names and bool(plain) and (nouns[-1] in _PEOPLE)
    plural = bool(nouns) and nouns[-1] != plain[-1]
    initials = capitals if len(capitals) > 2 else ""
    head = head or (plain[-1] if plain else "")
    return Phrase(frozenset(names), frozenset(sides), frozenset(plain), general, plural, initials, head)


@cache
def _party_of() -> dict[str, str]:
    """A name of a party to the one word that stands for all its names."""
    return {
        name: row["party"].replace(" ", "-")
        for row in read_table("en/party_names.tsv")
        for name in row["names"].split("|")
    }


def party_of(name: str) -> str | None:
    """The party that a name is of, by the table of names and initials."""
    match = _parties().search(name)
    return _party_of()[match[0]] if match else None


def parties_in(text: str) -> frozenset[str]:
    """The parties that a text names, by the table of names and initials."""
    return frozenset(_party_of()[match[0]] for match in _parties().finditer(text))


def without_parties(text: str) -> str:
    """A text with the names of parties blanked out, every other word where it was."""
    return _parties().sub(lambda match: " " * len(match[0]), text)


@cache
def party_words() -> frozenset[str]:
    """Nouns by which reports call those on a side of a fight (`rebel`, `regime`)."""
    return frozenset(_side_of()) | account_words("party")


@cache
def _side_of() -> dict[str, str]:
    rows = read_table("en/party_labels.tsv")
    return {label: row["party"] for row in rows for label in row["labels"].split("|")}


def side_of_fight(noun: str) -> str | None:
    """The side that a noun names: armed opponents or a government; None for other nouns."""
    return _side_of().get(noun)


def is_equipment(noun: str) -> bool:
    """True for a thing with which harm is done (`warplane`, `rocket`)."""
    return noun in _means()[0] or f"{noun}s" in _means()[0]


@cache
def _parties() -> re.Pattern[str]:
    names = sorted(_party_of(), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?![\w-])")


def singular(noun: str) -> str:
    """A noun without its plural ending, by rule."""
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "shes", "ches", "xes")):
        return noun[:-2]
    if noun.endswith("men"):
        return noun[:-2] + "an"
    return noun[:-1] if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) else noun


@lru_cache(maxsize=200_000)
def _relation(one: tuple[Phrase, ...], other: tuple[Phrase, ...]) -> str | None:
    found = {_pair(a, b) for a in one for b in other}
    return next((best for best in _BEST_FIRST if best in found), None)


_BEST_FIRST = ("name", "noun", "people", "side", "parted", "use", "sort")


def relation(ours: Iterable[Phrase], theirs: Iterable[Phrase]) -> str | None:
    """How two sets of phrases stand; None where nothing is told.

    `name`, `noun`, `people`: both have one, a noun, or people in general. `parted`: both give names and share
    none, or both give things and share none; `use`: one of these things is a post of those who fight.
    `side`: one side's and another's. `sort`: people by other nouns.
    Numbers and hedges never part phrases, nor do nouns for people in general.
    """
    return _relation(tuple(ours), tuple(theirs))


def _pair(a: Phrase, b: Phrase) -> str | None:
    if a.initials in b.names or b.initials in a.names:
        return "name"
    if a.names and b.names:
        return "name" if a.names & b.names else "parted"
    if a.sides and b.sides and not a.sides & b.sides:
        return "side"
    if bool(a.names) != bool(b.names) and (a.plural or b.plural):
        return None  # `the Lützow`, `two battle cruisers`: it may be one of them
    if a.people or b.people:
        return "people" if a.people and b.people else "sort" if is_person(a) and is_person(b) else None
    if a.nouns & b.nouns:
        # `a light cruiser`, `a battle cruiser`: one noun, and each says what the other is not.
        return None if a.nouns - b.nouns and b.nouns - a.nouns and len(a.nouns & b.nouns) == 1 else "noun"
    if a.nouns and b.nouns and not (a.names or b.names) and is_person(a) == is_person(b):
        # Who the victims were is what accounts differ in: other people part less than other things.
        if is_person(a):
            return "sort"
        # A hospital to one is a headquarters to another: which it was is what accounts differ in.
        return "use" if _is_held(a) != _is_held(b) else "parted"
    if (_moves(a) and _stands(b)) or (_stands(a) and _moves(b)):
        return "parted"  # `a fishing boat`, `the Norland embassy`
    return None


def _is_held(phrase: Phrase) -> bool:
    """True for a post or store of those who fight, by its noun (`headquarters of rebels`)."""
    return phrase.head in account_words("held thing")


def _compass_of(name: str) -> str:
    """One word for `North` and `Northern`."""
    short = name.removesuffix("ern")
    return short if short in _COMPASS else name


def _stands(phrase: Phrase) -> bool:
    """True for a building by its noun, whatever its name."""
    return bool(phrase.nouns & _buildings())


def _moves(phrase: Phrase) -> bool:
    """True for a ship, vehicle or aircraft by its noun."""
    classes = event_classes()
    return bool(phrase.nouns & (classes["SHIP"] | classes["VEHICLE"]))


@cache
def account_words(kind: str) -> frozenset[str]:
    """The words of a kind by which accounts are laid side by side."""
    rows = (row for row in read_table("en/account_words.tsv") if row["kind"] == kind)
    return frozenset(word for row in rows for word in row["words"].split("|"))


def is_vague(phrase: Phrase) -> bool:
    """True for words that can be of anything (`the town`, `part`): to share them ties nothing."""
    of_any = account_words("anything") | account_words("town part") | {"our", "their"}
    return not phrase.names and bool(phrase.nouns) and phrase.nouns <= of_any


def without_names(phrase: Phrase, common: Collection[str]) -> Phrase:
    """A phrase whose names are common ones: parties and towns, of which a name ties nothing and parts."""
    kept = frozenset(name for name in phrase.names if name not in common)
    if kept == phrase.names:
        return phrase
    sides = phrase.sides if kept else phrase.sides | phrase.names
    return replace(phrase, names=kept, sides=sides, initials="")


def can_do(name: str) -> bool:
    """True for words that can name a doer: no people in general, bare nationality, date or observer."""
    words = name.split()
    if not words or any(any(map(str.isdigit, word)) or word.lower() in _day_names() for word in words):
        return False
    if len(words) == 1 and country_of_demonym(words[0]) and not country_of_name(words[0]):
        return False
    if "monitoring" in words:
        return False
    return not phrase_of(name).people and singular(words[-1].lower()) not in _OBSERVERS


@cache
def _day_names() -> frozenset[str]:
    days = (date(2024, 1, n) for n in range(1, 8))
    months = (date(2024, n, 1) for n in range(1, 13))
    return frozenset(
        {f"{day:%A}".lower() for day in days} | {f"{day:%B}".lower() for day in months} - {"may"}
    )


def is_calendar_or_compass(word: str) -> bool:
    """True for a day, a month or a side of the compass, in lower case: with a capital they name nothing."""
    return word in _day_names() or word == "may" or word.removesuffix("ern") in _COMPASS


def is_person(phrase: Phrase) -> bool:
    """True where the phrase is of people, by the noun that it is of (`army positions`: no), or in general."""
    nouns = (phrase.head,) if phrase.head and is_thing_of_people(phrase.head) else phrase.nouns
    return phrase.people or any(noun in agents() and noun not in _buildings() for noun in nouns)


def is_thing_of_people(noun: str) -> bool:
    """True for what people have or stand in, by its noun (`positions`): it is struck, and not they."""
    return noun in _made_things() or noun in account_words("held thing") | account_words("no people")


@cache
def _number_words() -> frozenset[str]:
    return frozenset(row["form"] for row in read_table("en/number_words.tsv"))


def is_number(word: str) -> bool:
    """True for a number in digits or words (`thirty-one`)."""
    return word.isdigit() or all(part in _number_words() for part in word.lower().split("-"))


def is_common(word: str) -> bool:
    """True for a noun of people or things that any report may use."""
    return word in agents() or singular(word) in agents() or word in _PEOPLE or singular(word) in _things()


@cache
def _buildings() -> frozenset[str]:
    return frozenset(row["form"] for row in read_table("en/quantity_nouns.tsv") if row["class"] == "building")


def is_thing(word: str) -> bool:
    """True for a noun of equipment or of a building."""
    return singular(word) in _made_things()


@cache
def _made_things() -> frozenset[str]:
    rows = read_table("en/quantity_nouns.tsv")
    return frozenset(row["form"] for row in rows if row["class"] in ("equipment", "building"))


@cache
def _things() -> frozenset[str]:
    return frozenset(row["form"] for row in read_table("en/quantity_nouns.tsv"))


@cache
def _means() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    by_word: dict[str, set[str]] = {}
    wider: dict[str, frozenset[str]] = {}
    for row in read_table("en/means.tsv"):
        wider[row["means"]] = frozenset(row["wider"].split("|")) - {""}
        for word in row["words"].split("|"):
            by_word.setdefault(word, set()).add(row["means"])
    return {word: frozenset(found) for word, found in by_word.items()}, wider


_SHOT_DOWN = re.compile(r"\bsho(?:o?t)(?:\s+\w+)?\s+down\b")
"""What brought a plane down is not told by it."""


def means_in(text: str) -> frozenset[str]:
    """The means that words of a clause name (`a torpedo`)."""
    table, _ = _means()
    low = _SHOT_DOWN.sub("downed", text.lower())
    for apart in ("air strike", "car bomb", "gas attack"):
        low = low.replace(apart, apart.replace(" ", "" if apart == "air strike" else "-"))
    return frozenset(m for word in _WORD.findall(low) for m in table.get(word, ()))


def means_words(text: str, means: Collection[str]) -> str:
    """The words of a clause that name some means, as written (`air strikes`); empty where none does."""
    found: dict[str, str] = {}
    for match in _MEANS_WORD.finditer(text):
        for one in means_in(match[0]) & set(means):
            found.setdefault(one, match[0].lower())
    return " and ".join(dict.fromkeys(found.values()))


def means_conflict(a: frozenset[str], b: frozenset[str]) -> bool:
    """True where two accounts name means that cannot be one."""
    _, wider = _means()
    full_a = a.union(*(wider[m] for m in a)) if a else a
    full_b = b.union(*(wider[m] for m in b)) if b else b
    return bool(a and b) and not (full_a & b or full_b & a or full_a & full_b)


@cache
def _general(kind: str) -> re.Pattern[str]:
    rows = [row for row in read_table("en/general_acts.tsv") if row["kind"] == kind]
    words = (
        re.escape(phrase).replace(r"\*", r"[^\W_]+") for row in rows for phrase in row["phrases"].split("|")
    )
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)


def tells_in_general(clause: str, *, counted: bool) -> bool:
    """True for words on a habit, a campaign or a long time (`is regularly shelled`), not on one act.

    `counted`: a figure is given, which makes one event of what happened in a few weeks.
    """
    return any(_general(kind).search(clause) for kind in (("habit",) if counted else ("habit", "span")))


def adds_up(clause: str) -> bool:
    """True for words that give a sum over days (`since the beginning of the week`), whatever day is told."""
    return _general("sum").search(clause) is not None


@cache
def _outcomes() -> dict[str, tuple[tuple[str, str], ...]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for row in read_table("en/outcomes.tsv"):
        for word in row["words"].split("|"):
            found.setdefault(word, []).append((row["question"], row["end"]))
    return {word: tuple(ends) for word, ends in found.items()}


def outcomes_in(text: str) -> dict[str, str]:
    """Question to the end that a clause's words give it (`taken or held`: `taken`); mixed ends left out."""
    ends: dict[str, set[str]] = {}
    for word in _WORD.findall(text.lower()):
        for question, end in _outcomes().get(word, ()):
            ends.setdefault(question, set()).add(end)
    return {question: next(iter(found)) for question, found in ends.items() if len(found) == 1}
