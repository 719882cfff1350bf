"""The form of an event's clause: active, passive, headline participle, nominal, and what follows `by`."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from rashomon.findings import AgencyForm
from rashomon.language import Token
from rashomon.lexicons.agents import find_agent
from rashomon.lexicons.events import EventEntry, event_classes, event_lexicon
from rashomon.reading.actors.deeds import noun_doers
from rashomon.reading.clauses import passive_agents, surface_subjects
from rashomon.reading.events.words.wording import light_verbs
from rashomon.reading.passives import PassiveForm, passive_form

ByPhrase = Literal["actor", "instrument", "event"]

# Verbs of what befalls or goes off by itself: no doer, whatever the subject is.
_UNACCUSATIVE = frozenset(
    "die perish drown explode detonate erupt collapse burst go blow lose sink sunk burn crash fall "
    "vanish".split()
)
_STATES = frozenset(("in", "on"))
"""Prepositions that headlines put for the verb."""
_VEHICLES = ("VEHICLE", "SHIP")


@dataclass(frozen=True, slots=True)
class ClauseForm:
    """How a clause shows its doer."""

    form: AgencyForm
    """As in Agency."""
    by_phrase: ByPhrase | None = None
    """What stands after `by`, if anything does."""
    doer_words: tuple[Token, ...] = ()
    """Words in whose place a doer stands or is named: subject, by-phrase, possessor."""
    open_words: tuple[Token, ...] = ()
    """Names before a deed that may tell who did it or where (`Vesk attack`)."""


def clause_form(head: Token, entry: EventEntry | None, actor_heads: Collection[int]) -> ClauseForm:
    """The form of the clause in which a trigger stands.

    `head` is the trigger's head word, `entry` its entry, `actor_heads` the starts of all actors' head words.
    """
    if (entry is not None and entry.pos == "n") or (entry is None and head.pos in ("NOUN", "PROPN")):
        told, open_words = noun_doers(head, entry)
        return _light_clause(head, actor_heads) or ClauseForm(
            "nominal", doer_words=tuple(told), open_words=tuple(open_words)
        )
    if entry is not None and head.lower in _STATES:
        # `Army in control of Vesk`: the act is told by the state it led to.
        return ClauseForm("nominal", doer_words=tuple(surface_subjects(head)) if entry.doers else ())
    form = _verb_form(head, actor_heads)
    if form.form == "instrument_subject" and entry is not None and entry.quad.startswith("verbal"):
        # `The inquiry accused`: whoever speaks through it is not told.
        return ClauseForm("active", doer_words=tuple(surface_subjects(head)))
    return form


def _verb_form(verb: Token, actor_heads: Collection[int]) -> ClauseForm:
    passive = _in_headline(verb, passive_form(verb) or _bare_form(verb))
    agents = tuple(passive_agents(verb))
    if passive is not None:
        by_deed = next((by.child("pcomp") for by in verb.children_by("agent") if not agents), None)
        agents = (by_deed,) if by_deed is not None else agents  # `flattened by shelling`
        by_phrase = _by_phrase(agents, actor_heads)
        doers, unsure = (agents, ()) if by_phrase == "actor" else _owners(agents)
        if passive == "headline":
            return ClauseForm("headline_participle", by_phrase, doers, unsure)
        if passive == "reduced":
            return ClauseForm("reduced_relative", by_phrase, doers, unsure)
        return ClauseForm("passive_by" if agents else "passive_agentless", by_phrase, doers, unsure)
    subjects = tuple(surface_subjects(verb))
    has_object = verb.child("dobj") is not None
    if verb.lemma in _UNACCUSATIVE and not (has_object and verb.lemma not in ("lose",)):
        return ClauseForm("intransitive")
    if not subjects:
        return ClauseForm("unclear")
    things = [subject for subject in subjects if subject_class(subject, actor_heads) != "actor"]
    if len(things) < len(subjects):
        return ClauseForm("active", doer_words=subjects)
    if subject_class(things[0], actor_heads) is None:
        return ClauseForm("active" if has_object else "unclear", doer_words=subjects)
    told, unsure = _owners(tuple(things))
    return ClauseForm("instrument_subject", doer_words=told, open_words=unsure)


def _bare_form(verb: Token) -> Literal["headline", "reduced"] | None:
    """A participle without an auxiliary that the parse leaves open."""
    if verb.dep == "amod" and verb.tag in ("VBN", "JJ") and verb.i < verb.head.i:
        return "reduced"  # `Captured soldiers paraded through Vesk`
    if verb.tag != "VBN" or verb.child("aux", "auxpass") is not None:
        return None
    if verb.child("dobj") is not None and verb.child("nsubjpass") is None:
        return None  # with both, the object is misread (`Marchers beaten outside parliament`)
    sentence = verb.sent
    if sentence is None or sentence.section.kind != "headline":
        modifies = verb.dep in ("acl", "ccomp", "oprd", "xcomp", "advcl")
        return "reduced" if modifies and (verb.dep == "acl" or verb.child("agent") is not None) else None
    if verb.dep == "acl":
        return "headline" if verb.head.is_root else "reduced"
    return "headline" if verb.is_root or verb.dep in ("conj", "ccomp", "advcl", "dep") else None


_HEADLINE_JOINS = frozenset("as after amid while before when if because but that who which where".split())


def _in_headline(verb: Token, form: PassiveForm | None) -> PassiveForm | None:
    """A headline's bare participle: reduced where a finite verb stands in the same stretch, else its core.

    `Man shot by police dies`, `Police seek men accused of raid`; but `Town shelled, mayor says`.
    """
    sentence = verb.sent
    if form not in ("headline", "reduced") or sentence is None:
        return form
    if sentence.section.kind != "headline":
        return form if form == "reduced" else "be" if verb.is_root else "reduced"
    if verb.dep == "amod" or (verb.dep == "advcl" and verb.child("mark") is not None):
        return form
    own = False
    for token in sentence.tokens:
        breaks = token.pos == "PUNCT" or token.lower in _HEADLINE_JOINS
        if breaks and token.i > verb.i:
            break
        if breaks:
            own = False
        elif token.tag in ("VBZ", "VBP", "MD") or (token.i > verb.i and _is_second_core(token)):
            own = True
    return "reduced" if own else "headline"


def _is_second_core(token: Token) -> bool:
    """`Priest kidnapped by rebels found alive`: the later participle carries the headline."""
    return token.tag in ("VBN", "VBD") and token.lemma == "find"


def _light_clause(noun: Token, actor_heads: Collection[int]) -> ClauseForm | None:
    """The form of `carried out an attack`: that of its light verb, when somebody does it."""
    verb = noun.head
    if verb.pos != "VERB" or noun.dep not in ("dobj", "nsubjpass"):
        return None
    forms = light_verbs().get(verb.lemma, ())
    words = {child.lower for child in verb.children}
    side = next((side for rest, side in forms if set(rest) <= words), None)
    if side != "doer":
        return None
    return _verb_form(verb, actor_heads)


def _by_phrase(agents: tuple[Token, ...], actor_heads: Collection[int]) -> ByPhrase | None:
    for agent in agents:
        found = subject_class(agent, actor_heads)
        if found is not None:
            return found
    return None


def subject_class(word: Token, actor_heads: Collection[int]) -> ByPhrase | None:
    """Whether a noun in the doer's place is an actor, an instrument or an event; None when unclear."""
    if word.pos == "PRON" or word.start in actor_heads:
        return "actor"
    if word.lower.endswith("ing") and word.lower in event_lexicon().nouns:
        return "event"
    classes = event_classes()
    if word.lemma in classes["INSTRUMENT"] or word.lemma in classes["WEAPON"]:
        return "instrument"
    if any(word.lemma in classes.get(name, ()) for name in _VEHICLES):
        return "instrument"
    if (
        word.lemma in event_lexicon().nouns
        or word.lemma in classes["VIOLENT"]
        or word.lemma in classes["ACCIDENT"]
        or (word.tag in ("VBG", "NN") and word.lower.endswith("ing"))
    ):
        return "event"
    if word.is_name or find_agent([word.lower], word.lemma) is not None:
        return "actor"
    complement = next((prep.child("pobj") for prep in word.children_by("prep") if prep.lower == "of"), None)
    return subject_class(complement, actor_heads) if complement is not None and word.pos == "NOUN" else None


def _owners(things: tuple[Token, ...]) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """Who is named before a deed or as owner of a weapon, and names that may tell either who or where.

    A nationality before a weapon may tell its maker (`Norland missiles`), so it names no doer.
    """
    told: list[Token] = []
    open_words: list[Token] = []
    for thing in things:
        if subject_class(thing, ()) == "instrument":
            told.extend(thing.children_by("poss"))
        else:
            sure, unsure = noun_doers(thing, None)
            told.extend(sure)
            open_words.extend(unsure)
    return tuple(told), tuple(open_words)
