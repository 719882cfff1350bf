"""What a source does with its words, where the words themselves tell more than the cue."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.language import Token
from rashomon.lexicons.cues import cue_entries
from rashomon.reading.voices.drafts import Draft

_FUTURE = frozenset({"will", "would", "'ll", "’ll", "shall"})
_SELVES = frozenset({"they", "he", "she", "it"})
_OWNERS = frozenset({"my", "our", "his", "her", "its", "their"})
_FORCE = frozenset(
    "answer attack avenge bomb burn crush destroy execute fire hit kill level open punish respond retaliate "
    "shell shoot sink storm strike".split()
)
"""Deeds that a speaker who announces them against others threatens with."""


def act_by_content(draft: Draft, words: Sequence[Token]) -> str:
    """The act of a draft with its content's words (marks left out).

    `told us to leave` orders, `insists on a withdrawal` demands, `said nothing` declines, and who warns or
    says that shots will answer a breach threatens.
    """
    if draft.act != "assert" or draft.site is None:
        return draft.act
    lemma = draft.site.entry.lemma
    if lemma == "tell" and [word.lower for word in words if word.lower != "not"][:1] == ["to"]:
        return "order"
    if lemma == "insist" and words and not any(word.pos in ("VERB", "AUX") for word in words):
        return "call_for"
    if lemma == "claim" and words and words[0].lower == "responsibility":
        return "confirm"
    if _says_nothing(draft.site.head):
        return "decline"
    if draft.site.entry.pos == "verb" and _is_threat(draft.site.head, lemma, words):
        return "threaten"
    return draft.act


def _says_nothing(head: Token) -> bool:
    thing = head.child("dobj")
    return (thing is not None and thing.lower == "nothing") or (
        head.pos == "NOUN" and any(child.lower == "no" and child.dep == "det" for child in head.children)
    )


def _is_threat(head: Token, lemma: str, words: Sequence[Token]) -> bool:
    """True for `warned that it would strike`, `said they would be shot`, `will stop work unless`."""
    unless = any(word.lower == "unless" for word in words)
    for word in words:
        if word.lower not in _FUTURE or word.dep != "aux" or not _is_own_clause(head, word.head):
            continue
        verb = word.head
        if unless and verb.child("nsubj") is not None:
            return True
        if verb.lemma not in _FORCE or any(child.dep == "neg" for child in verb.children):
            continue
        subject = verb.child("nsubj")
        if verb.child("auxpass") is not None and verb.child("agent") is None:
            return True
        if subject is not None and _is_own(subject, lemma):
            return True
    return False


def _is_own(subject: Token, lemma: str) -> bool:
    """True where the deed is the speaker's: `we`, `our men`, after a warning also `it` and `they`."""
    owner = subject.child("poss")
    if subject.lower in ("i", "we") or (owner is not None and owner.lower in _OWNERS):
        return True
    return lemma == "warn" and subject.lower in _SELVES


def _is_own_clause(head: Token, verb: Token) -> bool:
    """True where no further word of saying stands between the cue and the deed."""
    verbs = cue_entries()["verb"]
    for above in verb.ancestors():
        if above is head:
            return True
        if above.lemma in verbs:
            return False
    return verb.head is not head
