"""What the words of a clause say of its day: which it shares with another verb, and which it came after.

Pure functions of tokens: `fled and died on Monday` is of one day, `left after they had paid` of no day that
was told before, and `hours after the strike` of the strike's.
"""

from __future__ import annotations

from rashomon.findings import Event
from rashomon.language import Parse, Token
from rashomon.reading.events.draft import Draft
from rashomon.reading.events.one_act.clauses import GENERAL
from rashomon.reading.events.told_as.tenses import is_reported, tense_of, told_by
from rashomon.reading.events.where_when.days_told import DayTold
from rashomon.reading.events.where_when.settings import SAYING
from rashomon.reading.events.words.triggers import Trigger

_ENDED = frozenset(
    "sentence jail imprison convict try acquit charge indict free release deport extradite withdraw pull "
    "leave quit".split()
)
"""Acts that end what began before."""
_BEGUN = frozenset(
    "arrest detain capture seize abduct kidnap accuse charge indict hold take occupy enter invade".split()
)
_CASES = _ENDED | frozenset("arrest detain dismiss sack remove search recover find".split())
"""Acts that follow on force done before, and tell nothing of more of it."""
_SEARCHING = frozenset("search raid storm".split())
"""Acts in the course of which people and things are taken."""
_DOCUMENTS = frozenset(
    "report study inquiry investigation indictment commission book dossier prosecutor verdict survey".split()
)
_AFTER = frozenset(("after", "following"))
_HOURS = frozenset("hour minute second moment shortly soon immediately".split())
_LENGTHS = frozenset("day week month year decade".split())


def is_undone(event: Event, last: DayTold) -> bool:
    """True for what came before the act told last (`was jailed on Monday. She was arrested in a raid`)."""
    return bool({_word(told) for told in last.events} & _ENDED) and _word(event) in _BEGUN


def can_follow(event: Event, last: DayTold) -> bool:
    """True where an act can go on from those told last; force from force alone.

    Behind a verdict, a release, talks or a report it is what these are about, done long before.
    """
    if event.type not in ("ASSAULT", "COERCE", "MOBILIZE") or last.force:
        return True
    if event.type == "COERCE" and any(_word(told) in _SEARCHING for told in last.events):
        return True
    return any(
        told.type in ("ASSAULT", "MOBILIZE", "PROTEST")
        or (told.type == "COERCE" and _word(told) not in _CASES)
        or (told.type == event.type and (_word(event) in _CASES or _by_the_same(event, told)))
        for told in last.events
    )


def _by_the_same(event: Event, other: Event) -> bool:
    mine = {ref.value.entity for ref in event.actors if ref.value is not None}
    return any(ref.value is not None and ref.value.entity in mine for ref in other.actors)


def _word(event: Event) -> str:
    return event.lemma.split(".")[0].split(" ")[0]


def is_of_its_day(event: Event, verb: Token) -> bool:
    """True for what is told in the simple past, was said to have been done, or is asked now."""
    tense = tense_of(verb)
    if verb.dep == "ccomp" and any(s.lemma in _DOCUMENTS for s in verb.head.children_by("nsubj")):
        return False  # `the report said troops had shot nine`, whenever that was
    if event.type == "REQUEST" and verb.child("nsubjpass") is not None:
        return False  # `the strike was requested by the staff`, which came before
    if tense == "now":
        return event.type == "REQUEST" and not any(c.lower in ("we", "i") for c in verb.children_by("nsubj"))
    return tense == "past" or (tense in ("before", "up_to_now") and is_reported(verb))


def is_of_another(child: Token, event: Event) -> bool:
    """True for a clause or word that puts an act after another (`after they had left`).

    Force told of as after `the blast` goes on from it.
    """
    if child.dep == "prep" and child.lower in _AFTER:
        of_force = event.type in ("ASSAULT", "MOBILIZE") and _word_before(child) not in _LENGTHS
        return not (of_force and any(_is_the(noun, GENERAL) for noun in child.children_by("pobj")))
    marks = child.children_by("mark", "advmod") if child.dep == "advcl" else ()
    return any(mark.lower in ("after", "since") for mark in marks)


def _is_the(noun: Token, kinds: frozenset[str]) -> bool:
    return noun.lemma in kinds and any(child.lower == "the" for child in noun.children_by("det"))


def is_beside(verb: Token, dated: Token | None) -> bool:
    """True for a day told with a verb joined behind, which has an object or content of its own."""
    node = dated
    while node is not None and node.head is not node:
        if node.dep == "conj" and node.head is verb:
            return dated is not node or node.child("nsubj", "nsubjpass") is not None
        node = node.head
    return False


def is_joined(verb: Token, dated: Token) -> bool:
    """True where a dated verb is joined behind another and has no subject of its own."""
    node = dated
    while node.dep == "conj" and node.child("nsubj", "nsubjpass") is None:
        node = node.head
        if node is verb:
            return True
    return False


def shares_day(verb: Token, dated: Token, *, words: bool) -> bool:
    """True for an act joined to a dated one before it (`left on Friday, and police arrested two`).

    Words are, where they have the subject of the other.
    """
    node = verb
    while node.dep == "conj":
        if words and node.child("nsubj", "nsubjpass") is not None:
            return False
        node = node.head
        if node is dated:
            return True
    return False


def met_at(verb: Token, one: DayTold, parse: Parse) -> bool:
    """True for the day of the occasion at which something was done (`agreed at a meeting on Monday`)."""
    tokens = parse.tokens_in(one.time.citations[0].start, one.time.citations[0].end)
    nouns = [node for node in tokens[0].ancestors() if node.pos == "NOUN"][:1] if one.verb is verb else []
    return any(
        noun.dep == "pobj" and noun.head.lower in ("at", "during") and noun.head.head is verb
        for noun in nouns
    )


def names_no_day_before(verb: Token, dated: Token | None) -> bool:
    """True beside a day of what is still to be done, for an act that was done (`will meet on Friday`)."""
    if dated is None or dated is verb or tense_of(verb) != "past":
        return False
    return dated.lemma not in SAYING and tense_of(dated) in ("now", "none")


def at_once(verb: Token) -> bool:
    """True for what was done within hours of what was told last (`at once`, `within the hour`)."""
    if any(child.lower in _PROMPTLY for child in verb.children_by("advmod")):
        return True
    for child in verb.children_by("prep"):
        nouns = list(child.children_by("pobj", "pcomp", "advmod"))
        if child.lower == "within" and any(noun.lemma in _HOURS for noun in nouns):
            return True
        if child.lower == "at" and any(noun.lower == "once" for noun in nouns):
            return True
    return False


_PROMPTLY = frozenset("immediately promptly instantly once".split())


def is_at_the_scene(draft: Draft) -> bool:
    """True for what was done outside where something else was (`Outside the court, police detained nine`)."""
    words = draft.clause
    verb = told_by(draft.trigger.predicate)
    for token in (*words, *verb.children):
        if token.lower != "outside" or token.pos not in ("ADP", "ADV", "SCONJ"):
            continue
        places = list(token.children_by("pobj"))
        if not places or any(child.lower == "the" for noun in places for child in noun.children):
            return True
    return False


def goes_on_with(draft: Draft) -> bool:
    """True where the doer is told of by a pronoun, or as somebody's (`They burned it`, `His guns fired`)."""
    return any(
        head.pos == "PRON" or any(child.dep == "poss" and child.pos == "PRON" for child in head.children)
        for head in draft.doers
    )


def followed(verb: Token) -> list[tuple[Token, bool]]:
    """Nouns of what an act came after, and whether within hours (`hours after the strike`)."""
    found: list[tuple[Token, bool]] = []
    for node in verb.children_by("prep"):
        length = _word_before(node)
        if node.lower in _AFTER and length not in _LENGTHS:
            nouns = [noun for noun in node.children_by("pobj") if noun.child("det") is not None]
            found += [(noun, length in _HOURS) for noun in nouns]
    return found


def _word_before(word: Token) -> str:
    """The dictionary form of the word that stands before one in its sentence; empty for the first."""
    words = word.sent.tokens if word.sent is not None else []
    at = word.i - words[0].i if words else 0
    return words[at - 1].lemma if at else ""


def verb_around(trigger: Trigger) -> Token | None:
    """The verb in whose clause a noun tells of an act that it was part of (`held in raids`)."""
    noun = trigger.places.noun
    if noun is None or trigger.light is not None or noun.dep != "pobj":
        return None
    pointed = any(child.dep == "poss" or child.lower in _POINTING for child in noun.children)
    within = noun.head.lower in ("in", "during") and noun.head.head.pos == "VERB"
    return noun.head.head if within and not pointed else None


_POINTING = frozenset("the this that these those last previous earlier".split())
