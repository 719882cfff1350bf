"""Named participants: where a name stands for somebody who acts, and where for a place or thing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rashomon.findings import ActorKind
from rashomon.language import Token
from rashomon.language.mask import CALENDAR
from rashomon.lexicons import agents, countries
from rashomon.lexicons.agents import word_class
from rashomon.reading.actors.asked import is_asked_to
from rashomon.reading.actors.deeds import is_deed, is_hostile, is_weapon, names_party
from rashomon.reading.actors.harmed import names_somebody_harmed
from rashomon.reading.actors.mention import Mention
from rashomon.reading.actors.names import NameRun, is_name_word
from rashomon.reading.actors.sectors import is_agent_noun, modifier_country, noun_sector
from rashomon.report import Span

# Nouns that are participants only where a word beside them tells of what (`head of the army`).
# `by force`, `in company`: nouns that without an article or modifier are no participants.
_MODIFIER = frozenset({"compound", "amod", "nmod", "nummod", "quantmod", "npadvmod", "det", "advmod"})


ACTING = frozenset({"nsubj", "agent", "nsubjpass", "csubj"})


def acting_names(runs: list[NameRun]) -> frozenset[str]:
    """Lower-cased words of names that somewhere in the report act, bear a title or are an organisation."""
    found: set[str] = set()
    for run in runs:
        acts = run.head.dep in ("nsubj", "agent") and run.head.head.lemma not in word_class("stative")
        if run.kind in ("person", "organisation") or acts:
            found.add(run.text.lower())
            if run.kind == "person":
                found.add(run.core[-1].lower)
    return frozenset(found)


def named_mention(
    run: NameRun, roles: Mapping[tuple[int, int], str], acting: frozenset[str]
) -> Mention | None:
    """The mention that a run of name words is, or None where it stands for a place or thing.

    `roles` are the roles of places by span, `acting` the names that act somewhere in the report. A name that
    could be either is a `weak` mention.
    """
    if run.kind == "role":
        return None
    head = run.head
    role = roles.get((run.tokens[0].start, run.tokens[-1].end)) or roles.get((head.start, head.end))
    acts = head.dep == "pobj" and head.head.lower == "by" and _is_done(head.head.head)
    acts = acts or (run.kind == "country" and _is_aimed_at(head)) or is_asked_of(head)
    acts = acts or _acts_as_a_state(head) or is_asked_to(head)
    if run.kind in ("country", "capital", "unknown") and role in ("location", "name_part") and not acts:
        return None
    weak = not _is_participant(run, head, role, acting)
    if weak and (
        run.kind not in ("person", "unknown")
        or _locative(next(_first_conjunct(head)))
        or head.dep in _MODIFIER
    ):
        return None
    span = _name_span(run, head)
    kind: ActorKind = "collective" if run.kind in ("people",) else "named"
    return Mention(
        head=head,
        span=span,
        kind=kind,
        name=run.text,
        name_kind=run.kind,
        number={"people": "p", "nationality": "p", "person": "s", "organisation": "g", "acronym": "g"}.get(
            run.kind, "g" if run.kind in ("country", "capital") else "u"
        ),
        gender=_name_gender(run),
        sector=run.sector or _described_sector(head),
        country=run.country or modifier_country(head),
        definite=True,
        weak=weak,
    )


def _is_done(noun: Token) -> bool:
    """True for a deed or a plan: who stands after its `by` does it (`a plot by Belmark to kill Hale`)."""
    plans = noun.child("acl")
    return is_deed(noun) or (noun.pos == "NOUN" and plans is not None and plans.tag == "VB")


def _is_aimed_at(name: Token) -> bool:
    """True for a state to which a deed of force or a measure is done (`the invasion of Norland`).

    A province or town so named may be but where it was.
    """
    first = next(_first_conjunct(name))
    above = first.head
    if first.dep == "pobj":
        deed = above.head
        if above.lower == "to":  # `pledged aid to Norland`
            return deed.lemma in _GIVEN
        return above.lower in _AIMED and deed.pos == "NOUN" and is_deed(deed) and is_hostile(deed)
    return first.dep == "dobj" and above.pos == "VERB" and above.lemma in word_class("told_or_helped")


def _acts_as_a_state(name: Token) -> bool:
    """True for a name that does, or is told, what towns do not do and are not told.

    `Varna has asked Orsk to protect the building`: capitals and states called like a town.
    """
    first = next(_first_conjunct(name))
    verb = first.head
    if verb.pos not in ("VERB", "AUX"):
        return False
    if _is_tied_to_deed(first):
        return True
    if first.dep == "nsubj":
        thing = verb.child("dobj")
        own = thing is not None and thing.lemma in _OWN_OF_STATES and verb.lemma in _MOVING
        return own or (verb.lemma in _STATECRAFT and verb.child("dobj", "ccomp", "xcomp", "prep") is not None)
    return first.dep == "dobj" and verb.lemma in _SAID_TO_STATES


def _is_tied_to_deed(subject: Token) -> bool:
    """True for who was involved in a deed, or behind it (`Norland was not involved in the raid`)."""
    verb = subject.head
    how = {"involve": "in", "be": "behind"}.get(verb.lemma)
    if subject.dep not in ACTING or how is None:
        return False
    deeds = [
        thing for word in verb.children_by("prep") if word.lower == how for thing in word.children_by("pobj")
    ]
    if any(word.lower == how for word in verb.children_by("advmod")):
        deeds += verb.children_by("attr")
    return any(is_deed(deed) for deed in deeds)


_STATECRAFT = frozenset(
    "accuse ask urge demand reject deny dismiss condemn thank warn threaten vow pledge recall expel summon "
    "deploy impose blame denounce protest".split()
)
_MOVING = frozenset("withdraw send close pull move reopen deploy seal".split())
_OWN_OF_STATES = frozenset(
    "ambassador staff diplomat troop soldier border force army navy envoy embassy warship paratrooper "
    "airspace brigade frontier".split()
)
_SAID_TO_STATES = frozenset("accuse urge ask warn thank blame threaten".split())


def is_asked_of(name: Token) -> bool:
    """True for a name from which something is demanded or an envoy called home.

    `demanded an apology from Belmark`, `recalled its ambassador from Belmark`: no place of anything.
    """
    first = next(_first_conjunct(name))
    if first.dep != "pobj":
        return False
    verb = first.head.head
    if verb.pos == "VERB" and verb.lemma in _SAID_TO.get(first.head.lower, frozenset()):
        return True  # `appealed to Belmark`, `called on Belmark`
    if first.head.lower != "from":
        return False
    thing = verb.child("dobj") if verb.pos == "VERB" else verb
    verb = verb if verb.pos == "VERB" else verb.head
    if thing is None or verb.pos != "VERB":
        return False
    if verb.lemma in ("recall", "withdraw", "pull", "call"):
        return thing.lemma in ("ambassador", "envoy", "diplomat", "attache")
    return verb.lemma in _ASKING and thing.lemma in _ASKED


_SAID_TO = {
    "to": frozenset(("appeal", "complain", "apologise", "apologize", "protest")),
    "on": frozenset(("call",)),
    "upon": frozenset(("call",)),
    "at": frozenset(("lash", "rail")),
}
_ASKING = frozenset("demand seek want request expect require await extract".split())
_ASKED = frozenset(
    "apology explanation answer guarantee assurance compensation reparation concession clarification support "
    "help aid assistance commitment reply response permission promise pledge".split()
)
_AIMED = frozenset("of on against".split())
_GIVEN = frozenset("aid support assistance supply help pledge provide cut donate".split())


def _name_gender(run: NameRun) -> str | None:
    if run.kind in ("organisation", "country", "capital", "acronym"):
        return "n"
    if run.kind == "people":
        return None
    if run.title is not None and run.title.gender:
        return run.title.gender
    return agents.gender_of_name(run.core[0].text) if len(run.core) > 1 or run.kind == "person" else None


def _is_participant(run: NameRun, head: Token, role: str | None, acting: frozenset[str]) -> bool:
    """Whether a name stands where participants stand, rather than where places and things do."""
    first = next(_first_conjunct(head))
    dep, governor = first.dep, first.head
    if dep == "npadvmod" and _stands_behind_role(run):
        return True
    if dep in _MODIFIER:
        return governor.i not in {token.i for token in run.tokens} and _names_doer(run, head, governor)
    if run.kind == "nationality":
        return dep in ACTING
    if run.kind in ("unknown", "acronym") and any(letter.isdigit() for letter in run.text):
        return False  # types of weapons and vehicles (`T-72`), roads, flights
    if run.kind == "unknown" and names_somebody_harmed(head):
        return True
    if any(child.dep == "compound" and child.lower in CALENDAR for child in head.children):
        return True  # `On Tuesday Hale said`: the parser takes day and name for one
    if is_asked_of(head) or is_asked_to(head):
        return True
    if run.kind in ("person", "organisation", "people"):
        return not (run.kind == "organisation" and _locative(first))
    # A country and a name we do not know are judged by the same rules, so that no rule knows a side.
    known = run.text.lower() in acting or _acts_as_a_state(head)
    if role == "actor" or (dep == "pobj" and governor.lower == "by" and _is_done(governor.head)):
        return True
    if run.kind == "country" and _is_aimed_at(head):
        return True
    if dep == "nsubjpass":
        return known or governor.lemma in word_class("harm") or governor.lemma in word_class("told_or_helped")
    if dep in ACTING:
        return known or governor.lemma not in word_class("stative") or _is_described_as_actor(governor)
    if dep == "poss":
        return known or _before_deed(head, governor) or is_weapon(governor)
    if dep == "pobj":
        if governor.dep == "agent":
            return True
        upper = governor.head
        if governor.lower in word_class("aimed_preposition") and upper.lemma in word_class("aimed_deed"):
            return True
        beside = governor.lower in word_class("beside_actor") and upper.pos in ("VERB", "AUX", "NOUN")
        return not _locative(first) and (known or beside)
    if dep == "appos":
        return known or is_name_word(governor) or is_agent_noun(governor)
    if dep in ("dobj", "dative"):
        return governor.lemma in word_class("told_or_helped") or (
            known and governor.lemma not in word_class("entered")
        )
    return known and dep in ("attr", "conj", "ROOT", "nmod", "oprd")


def _stands_behind_role(run: NameRun) -> bool:
    """True for a name in commas behind an office, hung on the verb (`the head of it, Ana Hale, on May 2`)."""
    sentence = run.tokens[0].sent
    words = sentence.tokens if sentence is not None else []
    first = run.tokens[0].i - words[0].i if words else 0
    last = first + len(run.tokens)
    if run.kind not in ("person", "unknown") or len(run.tokens) == 1 or first < 2 or last >= len(words):
        return False
    if words[first - 1].text != "," or words[last].text != ",":
        return False
    role = words[first - 2]
    while role.dep == "pobj" and role.head.lower == "of" and not _is_office(role):
        role = role.head.head
    return _is_office(role)


def _is_office(word: Token) -> bool:
    return word.tag == "NN" and agents.names_person(word.lower, word.lemma)


def _is_described_as_actor(verb: Token) -> bool:
    """`Norland is a donor`, `Norland was complicit`: said of those who act, not of places."""
    if any(
        inner.dep == "xcomp" and inner.child("dobj") is not None
        for child in verb.children_by("acomp")
        for inner in child.children
    ):
        return True  # `Norland is about to restore ties`
    what = verb.child("attr")
    return is_agent_noun(what) if what is not None else False


def _locative(token: Token) -> bool:
    while token.dep in ("appos", "conj") and not token.is_root:
        token = token.head
    return token.dep == "pobj" and token.head.lower in word_class("locative")


def _first_conjunct(token: Token) -> Iterator[Token]:
    while token.dep == "conj" and not token.is_root and token.head.pos in ("NOUN", "PROPN", "PRON", "ADJ"):
        token = token.head
    yield token


def _names_doer(run: NameRun, head: Token, noun: Token) -> bool:
    """Whether a name before a deed tells who does it: `Ardenian strikes`, not `Vesk strikes`."""
    if is_firing_side(noun):
        return True
    if not _before_deed(head, noun):
        return False
    if run.kind in ("organisation", "nationality", "people"):
        return True
    if head.tag == "JJ" or countries.country_of_demonym(run.text) is not None:
        return True
    return is_deed(noun) and names_party(head, noun)


def is_firing_side(noun: Token) -> bool:
    """True for the side from which somebody fires (`shells fired from the Arden side of the river`)."""
    return (
        noun.lemma == "side"
        and noun.dep == "pobj"
        and noun.head.lower == "from"
        and noun.head.head.lemma in ("fire", "launch", "shoot", "lob")
    )


def _before_deed(name: Token, noun: Token) -> bool:
    """True when a name or nationality stands before a noun of a deed."""
    return (
        noun.i > name.i
        and noun.pos == "NOUN"
        and not noun.is_name
        and (
            noun.lemma in word_class("deed")
            or noun.lower in word_class("deed")
            or is_deed(noun)
            or (noun.lower.endswith("ing") and noun.tag == "NN")
        )
    )


def _name_span(run: NameRun, head: Token) -> Span:
    """The name with its titles and the role words that stand before it (`army spokesman Ana Hale`)."""
    start, end = run.tokens[0].start, run.tokens[-1].end
    for child in head.children:
        if child.end <= start and child.dep in ("compound", "amod", "nmod"):
            words = [word for word in child.subtree() if word.pos not in ("DET", "PRON", "PUNCT")]
            if words and all(word.i < run.tokens[0].i and word.text.islower() for word in words):
                start = min(start, words[0].start)
    return Span(start, end)


def _described_sector(head: Token) -> str | None:
    """The sector told by role words before a name (`army spokesman Ana Hale`)."""
    for child in head.children:
        if child.i < head.i and child.dep in ("compound", "nmod", "amod") and child.pos == "NOUN":
            found = noun_sector(child)
            if found is not None:
                return found
    return None
