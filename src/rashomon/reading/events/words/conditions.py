"""Whether a word is one that a condition of a sense names: by itself, what it counts, or whom it stands for.

`They searched a flat`, told of the police in the sentence before, meets what `Police searched a flat` meets.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from rashomon.findings import Actor, Place
from rashomon.language import Parse, Token
from rashomon.language.mask import CALENDAR
from rashomon.lexicons.agents import names_person
from rashomon.lexicons.events import ARMED, RULING, Test, event_classes
from rashomon.reading.clauses import prepositions
from rashomon.reading.grammar import word_before

_COUNTING = frozenset(
    "hundred dozen thousand million score number group member couple pair majority most many some all "
    "several none part handful series string wave spate type kind lot both each one few body any contingent "
    "crew class day night week month hour round fortnight session chorus array row slew raft clutch".split()
)
_LOADS = frozenset("ton tonne kilo load lorry-load truckload sack bag crate shipment consignment".split())
_ONE_PERSON = frozenset("he she him her his hers".split())
_PERSONS = frozenset("him her whom".split())
_FIGHTERS = frozenset(("we", "us"))
_TROOPS = frozenset(("SOLDIERS", "FORCES", "ARMED"))


@dataclass(frozen=True, slots=True)
class WordsKnown:
    """What earlier layers tell of the words of a parse, by the index of the word."""

    located: frozenset[int] = frozenset()
    """Words that name a place."""
    others: Mapping[int, tuple[Token, ...]] = field(default_factory=dict)
    """For a pronoun or a name, the other words by which the report tells of the same participant."""
    sectors: Mapping[int, str] = field(default_factory=dict)
    """The sector of whom a pronoun or name stands for."""
    persons: frozenset[int] = frozenset()
    """Pronouns and names of persons, told by a title or by `he` and `she` elsewhere."""


UNKNOWN = WordsKnown()
"""Nothing is told of any word."""


def known_words(parse: Parse, actors: Iterable[Actor], places: Iterable[Place]) -> WordsKnown:
    """What the places and participants of a parse tell of its words."""
    located = frozenset(
        tokens[-1].i
        for place in places
        if place.role in ("location", "actor")
        and (tokens := parse.tokens_in(place.citations[0].start, place.citations[0].end))
    )
    told = [(actor, parse.tokens_in(actor.head.start, actor.head.end)) for actor in actors]
    words: dict[str, list[Token]] = {}
    for actor, heads in told:
        if actor.kind != "pronoun" and heads:
            words.setdefault(actor.entity, []).append(heads[-1])
    people = {actor.entity for actor, _ in told if _tells_person(actor)}
    others: dict[int, tuple[Token, ...]] = {}
    sectors: dict[int, str] = {}
    persons: set[int] = set()
    for actor, heads in told:
        if actor.kind in ("pronoun", "named") and heads:
            others[heads[-1].i] = tuple(words.get(actor.entity, ()))
            if actor.sector:
                sectors[heads[-1].i] = actor.sector
            if actor.entity in people:
                persons.add(heads[-1].i)
    return WordsKnown(located, others, sectors, frozenset(persons))


def _tells_person(actor: Actor) -> bool:
    """True for a mention that tells that its participant is one person (`editor Anka Veren`, `she`)."""
    words = actor.mention.split()
    if actor.kind == "pronoun":
        return words[0].lower() in _ONE_PERSON
    return actor.kind == "named" and len(words) > 1 and names_person(words[0].lower(), words[0].lower())


def matches(token: Token, test: Test, known: WordsKnown = UNKNOWN) -> bool:
    """True when a word, what it counts (`hundreds of people`) or whom it stands for is one of the test's."""
    if test.anything:
        return True
    words = list(counted(token))
    # `hundreds` alone are people; `hundreds of shells` are shells.
    if any(_is_one_of(word, test, known, alone=len(words) == 1) for word in words):
        return True
    if not test.wanted:
        return False
    return any(
        _is_one_of(other, test, known, alone=True)
        for other in known.others.get(token.i, ())
        if other is not token
    ) or _is_somebody(token, test, known)


def _is_somebody(token: Token, test: Test, known: WordsKnown) -> bool:
    """True for a name or pronoun that a class of the test takes in, whatever other words it has."""
    sector = known.sectors.get(token.i)
    if ("ARMED" in test.classes and sector in ARMED) or ("STATE" in test.classes and sector in RULING):
        return True
    if token.i in known.persons and "PEOPLE" in test.classes:
        return True
    if token.pos != "PRON":
        return False
    # Whom nobody is found for is somebody all the same: `we` of a communique are its fighters.
    return (
        (token.lower == "it" and test.place == "subj" and "STATE" in test.classes)
        or (token.lower in _PERSONS and test.place == "obj" and "PEOPLE" in test.classes)
        or (token.lower in _FIGHTERS and bool(_TROOPS & set(test.classes)) and _is_past(token.head))
    )


def _is_past(verb: Token) -> bool:
    return verb.tag == "VBD" or any(word.lower in ("have", "had") for word in verb.children_by("aux"))


def counted(token: Token) -> Iterator[Token]:
    """The word itself, and for a counting word the noun it counts."""
    yield token
    if token.lemma in _COUNTING or token.pos == "NUM":
        for preposition, noun in prepositions(token):
            if preposition == "of":
                yield noun
    elif token.lemma in _LOADS:
        yield from (noun for word, noun in prepositions(token) if word == "of" and not noun.is_name)


def _is_one_of(token: Token, test: Test, known: WordsKnown, *, alone: bool) -> bool:
    if token.lemma in test.words or token.lower in test.words or _hyphened(token) in test.words:
        return True
    # `Rockets` opening a sentence keeps its plural in the lemma.
    capital = token.tag in ("NNP", "NNPS") and not token.is_name
    one = token.lower.removesuffix("s") if capital else token.lemma
    if one in test.words:
        return True
    return any(_is_of_class(token, one, name, known, alone=alone) for name in test.classes)


def _hyphened(token: Token) -> str | None:
    """The word of which a token is the last part (`sit-in`, parted by the tokeniser), or None."""
    dash = word_before(token)
    first = word_before(dash) if dash is not None and dash.text == "-" else None
    return f"{first.lower}-{token.lemma}" if first is not None and first.head is token else None


def _is_of_class(token: Token, one: str, name: str, known: WordsKnown, *, alone: bool) -> bool:
    if name in ("NAME", "PLACE") and token.i in known.located:
        return True
    if name == "PLACE":
        # `the islet of Vesk`, `most of Vesk`
        return any(word == "of" and noun.i in known.located for word, noun in prepositions(token))
    if name == "NAME":
        return token.is_name or (token.pos == "PROPN" and token.lower.rstrip(".") not in CALENDAR)
    if name == "PRON":
        return token.pos == "PRON"
    if name == "NUM":
        return token.pos == "NUM"
    words = event_classes()[name]
    # `shot at the bus, killing two` is no shot at goal: of verbs their own form says nothing of games.
    form = token.lemma if name == "VOTEGAME" and token.pos == "VERB" else token.lower
    if token.lemma in words or form in words or one in words:
        return True
    return (
        name == "PEOPLE" and alone and (token.pos == "NUM" or token.lower in ("others", "hundreds", "dozens"))
    )
