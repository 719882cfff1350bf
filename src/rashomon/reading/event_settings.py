"""Where the place and the time of an act may stand in its sentence, and which of several places is the act's.

Pure functions of tokens. `near Vesk` says where an act was; `a convoy to Vesk` and `soldiers from Vesk` say
where somebody was going or came from, which is the act's place only where nothing better stands.
"""

from __future__ import annotations

from rashomon.language import Token
from rashomon.reading.event_drafts import Draft, clause_under

_ENDS = frozenset("from to for toward towards".split())
_TOGETHER = frozenset("when as while".split())


def standing(token: Token) -> int:
    """How well a place's first word stands for the act's place; the less the better.

    0 where it happened, 1 what a thing is named by, 2 where an act led from or to, 3 the same of somebody.
    """
    head = token
    while head.dep in ("compound", "amod", "nmod", "appos", "conj") and not head.is_root:
        if head.dep in ("compound", "nmod") and not head.head.is_name and head.head.i > head.i:
            return 1
        head = head.head
    preposition = head.head
    if head.dep != "pobj" or preposition.lower not in _ENDS:
        return 1 if head.dep == "poss" else 0
    return 2 if preposition.head.pos in ("VERB", "AUX") else 3


def beside(draft: Draft) -> list[Token]:
    """Tokens told with the act: `killed when a shell hit Vesk`, `fighting around Vesk killed nine`."""
    predicate = draft.trigger.predicate
    found: list[Token] = []
    for child in predicate.children:
        if child.dep in ("nsubj", "nsubjpass"):
            found.extend(clause_under(child))
        if child.dep != "advcl" or child.pos not in ("VERB", "AUX"):
            continue
        marks = {word.lower for word in child.children if word.dep in ("mark", "advmod")}
        trailing = child.tag == "VBG" and child.i > predicate.i and child.child("nsubj") is None
        if marks & _TOGETHER or (trailing and not marks):
            found.extend(clause_under(child))
    return found
