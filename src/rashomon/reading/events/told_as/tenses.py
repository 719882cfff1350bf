"""When a clause is told of: in the simple past of news, before that, up to now, now, or not at all.

`Troops shelled the town`, `killing nine` and a headline's `Shells kill nine` are told of the day of the news;
`had shelled` of one before, `has shelled` of any up to now.
"""

from __future__ import annotations

from typing import Literal

from rashomon.language import Token
from rashomon.reading.events.where_when.settings import SAYING

Tense = Literal["past", "before", "up_to_now", "now", "none"]
_HAVE = frozenset(("has", "have", "'ve", "’ve", "having"))
_HAD = frozenset(("had", "'d", "’d"))
_WAS = frozenset(("was", "were", "got"))
_MODAL = frozenset("will would could may might should must can shall wo ca 'll ’ll".split())
_GATHERING = frozenset("gather assemble rally march protest demonstrate".split())
_APART = frozenset(
    "since after before because although though despite until till if unless whether whereas once "
    "following".split()
)
"""Words that open a clause told of another time, or of none."""


def told_by(verb: Token) -> Token:
    """The verb whose tense a bare participle or joined verb takes (`fired on them, killing two`)."""
    for _ in range(6):
        above = verb.head
        if above is verb or above.pos not in ("VERB", "AUX"):
            break
        own = verb.child("nsubj", "nsubjpass", "aux", "auxpass") is not None
        outcome = verb.dep in ("advcl", "conj", "xcomp") and verb.tag == "VBG"
        joined = verb.dep == "conj" and verb.tag in ("VBN", "VB")
        own = own and not (joined and verb.child("aux", "auxpass") is None)  # `were hurt and nine detained`
        if own or not (outcome or joined) or any(c.dep == "mark" for c in verb.children):
            break
        verb = above
    return verb


def tense_of(verb: Token) -> Tense:
    """The tense of a verb, or of the one it shares it with."""
    verb = told_by(verb)
    aux = {child.lower for child in verb.children_by("aux", "auxpass")}
    if aux & _MODAL or "to" in aux:
        return "none"
    if aux & _HAD and verb.tag in ("VBN", "VBD"):
        return "before"
    if aux & _HAVE and verb.tag in ("VBN", "VBD"):
        return "up_to_now"
    acts = verb.child("dobj") is not None or verb.lemma in _GATHERING
    does = not aux and verb.child("nsubj") is not None and acts
    if verb.tag == "VBD" or aux & (_WAS | {"did"}) or (verb.tag == "VBN" and does):
        return "past"  # the tagger takes many a past for a participle (`Supporters gathered outside`)
    if _in_headline(verb):
        return "past"
    if verb.tag in ("VBZ", "VBP") or aux & {"is", "are", "am", "be", "do", "does"}:
        return "now"
    return "none"


def _in_headline(verb: Token) -> bool:
    headline = verb.sent is not None and verb.sent.section.kind == "headline"
    return headline and verb.tag in ("VBZ", "VBP", "VBN", "VBG") and verb.dep not in ("xcomp", "acl")


def is_reported(verb: Token) -> bool:
    """True for what somebody said had been done (`said that rebels had shelled it`)."""
    verb = told_by(verb)
    for node in (verb, *verb.ancestors()):
        above = node.head
        told = above.lemma in SAYING | _TELLING and above.tag in ("VBD", "VBN")
        if node.dep == "ccomp" and told and _has(node, _HAD):
            return True
        having = node.dep in ("xcomp", "pcomp", "ccomp") and _has(node, frozenset(("having",)))
        if having and any(t.lemma in SAYING | _TELLING and t.tag == "VBD" for t in (above, above.head)):
            return True
        if node.dep not in ("conj", "ccomp", "advcl"):
            break
    return False


def _has(verb: Token, words: frozenset[str]) -> bool:
    return any(child.lower in words for child in verb.children_by("aux", "auxpass"))


_TELLING = frozenset(
    "admit acknowledge accuse allege boast maintain insist testify find verify document put".split()
)


def is_aside(verb: Token) -> bool:
    """True for a clause that tells beside the sentence's own act: what somebody did before, since when."""
    for node in (verb, *verb.ancestors()):
        if node.dep in ("relcl", "acl") and node.pos in ("VERB", "AUX"):
            return True
        if node.dep in ("advcl", "pcomp") and any(
            child.lower in _APART
            for child in (*node.children, *((node.head,) if node.dep == "pcomp" else ()))
        ):
            return True
    return False
