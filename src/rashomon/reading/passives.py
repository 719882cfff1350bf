"""Passives: verbs whose subject is acted upon, in full clauses, after `get`, and bare, as in headlines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from rashomon.language import Token

PassiveForm = Literal["be", "get", "reduced", "headline"]

_GET = frozenset("get gets got getting gotten".split())
# Participles that after `be` tell of a state of mind or a quality, unless a by-phrase follows.
_STATES = frozenset(
    "interested concerned worried tired bored excited pleased surprised gone done finished supposed used "
    "opposed scared ashamed convinced determined committed related experienced educated qualified frightened "
    "shocked stunned disappointed confused amused annoyed delighted satisfied dedicated devoted biased "
    "complicated sophisticated talented advanced aged inclined accustomed prepared bound due fed dressed "
    "engaged entitled limited mistaken crowded retired skilled heated outdated overrated underrated screwed "
    "filled born involved divided thrilled overwhelmed fascinated exhausted relieved embarrassed impressed "
    "addicted acquainted located situated composed comprised rotten sunken".split()
)
# A lost apostrophe hides the auxiliary from the parser.
_MISSPELT_BE = frozenset("isn wasn aren weren isnt wasnt arent werent isn't wasn't".split())


@dataclass(frozen=True, slots=True)
class Passive:
    """A passive verb and its form."""

    verb: Token
    """The participle."""
    form: PassiveForm
    """`be`, `get`, `reduced` (`the town shelled on Monday`) or `headline` (`Five killed in strike`)."""


def passives(tokens: Sequence[Token]) -> Iterator[Passive]:
    """All passives among the tokens, in text order."""
    for token in tokens:
        form = passive_form(token)
        if form is not None:
            yield Passive(token, form)


def passive_form(verb: Token) -> PassiveForm | None:
    """The form of passive that a word is, or None when it is none."""
    helper = verb.child("auxpass")
    if helper is not None:
        if _is_state(verb):
            return None
        return "get" if helper.lower in _GET else "be"
    if verb.tag not in ("VBN", "VBD") or verb.pos not in ("VERB", "ADJ"):
        return None
    if _shares_auxiliary(verb):
        return passive_form(verb.head)
    if (
        verb.head.lemma == "find"
        and verb.dep in ("oprd", "acomp", "xcomp", "ccomp")
        and not verb.child("aux")
    ):
        return "headline" if passive_form(verb.head) == "headline" else None  # `found shot dead`
    if _has_lost_auxiliary(verb):
        return "be"
    if verb.tag == "VBD" or verb.child("aux", "dobj", "nsubj") is not None:
        return "headline" if _is_headline_passive(verb) else None
    if verb.dep == "acl" and verb.head.i < verb.i and verb.lemma not in _INTRANSITIVE:
        if _heads_fragment(verb.head):
            return "headline"
        return "reduced" if not _is_state(verb) else None
    if verb.dep == "advcl" and not _is_state(verb) and _is_participial(verb):
        return "reduced"
    if verb.is_root and _is_headline_passive(verb):
        return "headline"
    return None


def _shares_auxiliary(verb: Token) -> bool:
    """`were followed and threatened`: the second participle has the first one's auxiliary."""
    own = verb.child("aux", "nsubj", "nsubjpass", "dobj") is not None
    return (
        verb.dep == "conj" and not own and verb.head.child("auxpass") is not None and not _is_state(verb.head)
    )


def _is_state(verb: Token) -> bool:
    """True for participles that describe (`was interested`), unless a doer is named or it goes on."""
    if verb.lower == "used":
        following = verb.child("xcomp", "prep")
        return following is not None and following.lower == "to"
    if verb.lower == "done":
        return (
            verb.child("auxpass") is not None and not verb.child("agent") and verb.child("nsubj") is not None
        )
    if verb.lower not in _STATES and verb.tag != "JJ":
        return False
    return verb.child("agent") is None and not any(child.lower == "being" for child in verb.children)


def _has_lost_auxiliary(verb: Token) -> bool:
    """`isn believed by`: the auxiliary is there, misspelt."""
    return any(
        token.lower in _MISSPELT_BE and token.i == verb.i - 1
        for token in (*verb.children, *(c for child in verb.children for c in child.children))
    )


def _is_participial(verb: Token) -> bool:
    """A participle clause without a subject of its own (`when done with care`)."""
    return verb.child("nsubj", "aux", "dobj") is None


def _heads_fragment(noun: Token) -> bool:
    """True for the noun of a headline without a verb (`Five killed in strike`)."""
    sentence = noun.sent
    return noun.is_root and sentence is not None and sentence.section.kind == "headline"


def _is_headline_passive(verb: Token) -> bool:
    """A headline's participle that the parser takes for a past tense (`Town shelled by Belmark`)."""
    sentence = verb.sent
    inner = verb.child("xcomp")
    found = verb.lemma in _FOUND and inner is not None and inner.tag == "VBN" and verb.child("aux") is None
    if sentence is None or (verb.child("dobj", "aux", "ccomp", "xcomp") is not None and not found):
        return False
    agent = verb.child("agent")
    if agent is not None:
        # `led to the loss by the candidate`: that `by` belongs to the noun before it.
        return not any(prep.i < agent.i for prep in verb.children_by("prep")) or verb.lemma in TRANSITIVE_HARM
    return (
        sentence.section.kind == "headline"
        and verb.is_root
        and verb.child("nsubj", "nsubjpass") is not None
        and (verb.lemma in TRANSITIVE_HARM or found or _is_found(verb) or _is_phrasal(verb))
    )


def _is_phrasal(verb: Token) -> bool:
    """`Convoy turned away`: verb and particle that together need an object."""
    particles = {child.lower for child in verb.children_by("prt", "advmod", "prep") if child.i == verb.i + 1}
    return bool(_PHRASAL.get(verb.lemma, frozenset()) & particles)


_PHRASAL = {
    "turn": frozenset(("away", "back", "over")),
    "hand": frozenset(("over",)),
    "gun": frozenset(("down",)),
    "shoot": frozenset(("down",)),
    "burn": frozenset(("down",)),
    "wipe": frozenset(("out",)),
    "cut": frozenset(("off",)),
    "round": frozenset(("up",)),
    "call": frozenset(("off",)),
    "strike": frozenset(("down",)),
    "drive": frozenset(("out", "back")),
    "force": frozenset(("out",)),
}


def _is_found(verb: Token) -> bool:
    """`Miner found dead`: with a quality and without an object it is a passive."""
    return verb.lemma in _FOUND and verb.child("oprd", "acomp") is not None


_FOUND = frozenset(("find", "fear", "leave", "believe", "presume"))
_INTRANSITIVE = frozenset(
    "cease occur happen fall rise arrive die explode erupt collapse retire emerge vanish disappear".split()
)
# Verbs without an object, whose participle after a noun is a past tense that the parser has mistaken.
TRANSITIVE_HARM = frozenset(
    "kill injure wound hurt shoot stab behead arrest detain jail capture abduct kidnap execute hang rescue "
    "evacuate displace free release convict sentence charge accuse shell bomb destroy damage hit target "
    "torch behead loot seize liberate retake evict expel deport ban sanction block suspend cancel delay "
    "appoint elect sack fire impeach honour honor mourn bury assassinate murder slay massacre lynch poison "
    "torture flog gas rob ransack raze demolish besiege ambush attack oust depose topple overthrow dismiss "
    "impose lift burn exile postpone reject foil thwart defuse".split()
)
"""Verbs that take an object, so that a headline without one (`Two arrested in Vesk`) is a passive."""
