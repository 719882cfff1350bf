"""`Shot dead`, `stabbed to death`: what a verb led to, where the parser hangs it or the verb on a wrong word.

`Police shot dead two men` tells of two men, not of two dead men; in `attackers stabbed to death two guards`
the attackers stab. Pure functions of a section's words.
"""

from __future__ import annotations

from itertools import pairwise

from rashomon.language.token import Token

_SHOT = frozenset("shot shoot shoots shooting".split())


def mend_deaths(tokens: list[Token]) -> None:
    """Hang `dead` on its verb, and put a verb with `to death` over who does it."""
    for before, word in pairwise(tokens):
        if word.lower == "dead" and word.dep == "amod":
            _hang_dead(before, word)
        elif word.lower == "dead" and before.lower == "shot" and before.head is word:
            _part_figure(before, word)
        elif word.lower == "to" and any(child.lower == "death" for child in word.children):
            _raise(before)


def _hang_dead(verb: Token, dead: Token) -> None:
    """`Police shot dead two men`, where `dead` is taken for a quality of the men."""
    thing = dead.head
    if verb.lower in _SHOT and verb.pos == "VERB" and thing.dep == "dobj" and thing.head is verb:
        thing.children.remove(dead)
        dead.head, dead.dep = verb, "acomp"
        _take(verb, dead)


def _part_figure(verb: Token, dead: Token) -> None:
    """`Two shot dead in Vesk`, where all three words are taken for one phrase."""
    who = next((child for child in dead.children if child.tag == "CD" and child.i < verb.i), None)
    if who is None or not dead.is_root or verb.tag != "VBN":
        return
    held = [child for child in dead.children if child is not verb]
    dead.children = []
    verb.head, verb.dep = verb, "ROOT"
    who.dep, dead.dep = "nsubjpass", "oprd"
    for child in (*held, dead):
        child.head = verb
        _take(verb, child)


def _raise(verb: Token) -> None:
    """`Attackers stabbed to death two guards`, where the verb is taken for a participle of who does it."""
    who = verb.head
    told = verb.tag == "VBN" and verb.dep == "acl" and verb.child("dobj") is not None
    if not told or not who.is_root or who.i > verb.i or who.pos not in ("NOUN", "PROPN"):
        return
    if verb.child("agent", "aux", "auxpass") is not None:
        return
    behind = [child for child in who.children if child.i > verb.i]
    who.children = [child for child in who.children if child.i < verb.i]
    verb.head, verb.dep, verb.tag = verb, "ROOT", "VBD"
    who.head, who.dep = verb, "nsubj"
    _take(verb, who)
    for child in behind:
        child.head = verb
        _take(verb, child)


def _take(head: Token, child: Token) -> None:
    """Lay a word among those that hang on another, in text order."""
    head.children.append(child)
    head.children.sort(key=lambda token: token.i)
