"""What says of itself that it was: begun, managed, answered, presupposed, done by somebody or to be ended.

Of such acts the encoder's doubt is not asked.
"""

from __future__ import annotations

from rashomon.language import Token
from rashomon.reading.clauses import is_bare_participle, is_negated, passive_agents
from rashomon.reading.events.words.triggers import Trigger

_BEGUN = frozenset(("begin", "start", "continue", "resume"))
_ANSWERS = frozenset("retaliate retaliation revenge avenge response respond reprisal punish answer".split())
ENDING = frozenset("halt stop end cessation oppose reject postpone ban block".split())


def has_begun(verb: Token) -> bool:
    """True for the infinitive of what is told to begin or go on (`begins to retake`, `went on to attack`).

    Or to have turned out so (`returned, only to be shelled`).
    """
    above = verb.head
    if _is_outcome_with_only(verb):
        return True
    if above.tag not in ("VBD", "VBZ", "VBP") or is_negated(above):
        return False
    went_on = above.lemma == "go" and above.child("prt") is not None
    return verb.dep in ("xcomp", "advcl") and (went_on or (verb.dep == "xcomp" and above.lemma in _BEGUN))


def _is_outcome_with_only(verb: Token) -> bool:
    """True for an infinitive of how a thing turned out (`returned, only to be shelled again`).

    Without a comma or a subject of its own (`only for rebels to attack it`) it may be an aim.
    """
    sentence = verb.sent
    to = next((child for child in verb.children_by("aux") if child.lower == "to"), None)
    if sentence is None or to is None:
        return False
    before = list(reversed(sentence.tokens[: to.i - sentence.tokens[0].i]))
    if before and before[0].lower == "only":
        return len(before) > 1 and before[1].text in (",", "–", "—", "-")
    only = next((at for at, word in enumerate(before[:_SUBJECT]) if word.lower == "only"), 0)
    return only > 0 and before[only - 1].lower == "for"


_SUBJECT = 8
"""Words between `only for` and the infinitive: who did it, with an adjective or two."""


def was_able(word: Token) -> bool:
    """True for what somebody could do and did (`was able to take the town`), or could not."""
    return word.lemma == "able" and word.head.lower in ("was", "were")


def is_able(verb: Token) -> bool:
    """True for what somebody is told to have been able to do, and did."""
    return verb.dep == "xcomp" and was_able(verb.head) and not past_ability(verb.head)


def past_ability(able: Token) -> set[str]:
    """What `able` in the past does to its act: nothing, or it was not done."""
    return {"negation"} if is_negated(able.head) or is_negated(able) else set()


def is_to_end(noun: Token) -> bool:
    """True for an act under way that is to end (`asked Arden to halt its invasion`)."""
    ended = noun.dep == "dobj" or (noun.dep == "pobj" and noun.head.lower in ("to", "of"))
    above = noun.head.head if noun.dep == "pobj" else noun.head
    return ended and above.lemma in ENDING and is_known(noun)


def is_presupposed(noun: Token) -> bool:
    """True for an act that is spoken of as known: `the invasion of Arden`, `to retaliate for strikes`."""
    if noun.pos not in ("NOUN", "PROPN"):
        return False
    known = any(child.lower == "the" for child in noun.children_by("det"))
    named = any(child.lower == "of" and child.i > noun.i for child in noun.children_by("prep"))
    if noun.dep == "pobj" and noun.head.lower in ("for", "to") and noun.head.head.lemma in _ANSWERS:
        return True
    if noun.dep == "pobj" and noun.head.lower in ("after", "since", "following", "despite", "amid"):
        return bool(noun.children_by("poss")) or known
    if noun.dep == "pobj" and noun.head.lower == "of" and noun.head.head.lower == "face":
        return known  # `in the face of the invasion`
    return known and named


def is_known(noun: Token) -> bool:
    """True for a noun with an article or owner that takes it for known."""
    return any(
        child.dep == "poss" or child.lower in ("the", "this", "these", "such") for child in noun.children
    )


def is_done_by(verb: Token) -> bool:
    """True for a participle of what somebody did (`a truce brokered by Arden`)."""
    return is_bare_participle(verb) and bool(passive_agents(verb))


def is_past_beside_modal(verb: Token) -> bool:
    """True for `attacked` in `would protest and later attacked`: it shares no modal with the other."""
    return verb.dep == "conj" and verb.tag == "VBD" and verb.head.tag == "VB"


def is_said_now(trigger: Trigger) -> bool:
    """True for words that the telling itself says (`We call for his release`, `Arden condemns it`)."""
    verb = trigger.predicate
    said = trigger.entry.quad.startswith("verbal") and trigger.entry.type != "CONSULT"
    if not said or trigger.places.noun is not None or verb.tag not in ("VBP", "VBZ"):
        return False
    ours = any(child.lower in ("i", "we") for child in verb.children_by("nsubj"))
    return verb.is_root or (ours and verb.dep in ("ccomp", "conj"))


def is_said_politely(trigger: Trigger) -> bool:
    """True for what is asked by saying that one would (`I would call for calm`)."""
    verb = trigger.predicate
    if trigger.entry.type != "REQUEST" or verb.child("advcl") is not None:
        return False
    would = any(child.lower in ("would", "'d", "’d") for child in verb.children_by("aux"))
    return would and any(child.lower in ("i", "we") for child in verb.children_by("nsubj"))
