"""What shows that an act was not at a place that stands near it: where somebody went, slept or is tried for.

Pure functions of tokens and drafts; `placing` asks them before it weighs what is left.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from rashomon.language import Sentence, Token
from rashomon.language.mask import CALENDAR
from rashomon.reading.events.draft import Draft
from rashomon.reading.events.where_when.hanging import hangs_by
from rashomon.reading.grammar import word_after, word_before

_FURTHER = frozenset(("further", "farther"))
_SIDES = frozenset(
    "north south east west northeast northwest southeast southwest upstream downstream inland offshore "
    "afield up down along away off on".split()
)
_HOMEWARD = frozenset("return come go send bring fly".split())
_CARRIED = frozenset("bus minibus train tram taxi ferry flight plane airliner coach boat".split())
_TRIED = frozenset("sentence jail convict try imprison acquit charge indict condemn prosecute".split())
_WHY = frozenset(("for", "over", "of", "in"))
_APART = frozenset(("after", "since", "because"))
_STAYING = frozenset(
    "sleep shelter live camp stay flee escape arrive hide settle wait bury treat hospitalise hospitalize "
    "cross reach walk travel move land squat recover rest sit lodge queue crowd return".split()
)
"""Verbs of where people are, or come to, because of what was done elsewhere."""
_SCENES = frozenset(
    "coast east west north south centre center interior frontier front border delta mountains hills lowlands "
    "highlands islands sea countryside provinces northeast northwest southeast southwest".split()
)
"""Parts of a land that a report turns to (`On the coast, ships shelled`)."""
_TURNED = frozenset(("in", "on", "along", "off", "across", "at"))
_ALONE = frozenset(("elsewhere", "abroad", "offshore"))
_LONGEST_TURN = 6  # words before the comma


def tells_elsewhere(draft: Draft) -> bool:
    """True for `came under fire further upstream`, `returned home`: at none of the places before."""
    tokens = draft.clause
    for token in tokens:
        after = word_after(token)
        if token.lower == "elsewhere" and not (after is not None and after.lower == "in"):
            return True
        if token.lower in _FURTHER and after is not None and after.lower in _SIDES:
            return True
        if token.lower == "home" and token.dep in ("advmod", "prt", "npadvmod"):
            return draft.trigger.predicate.lemma in _HOMEWARD
    return False


def is_bound_for(token: Token) -> bool:
    """True for a place's first word after `to` on what carries people (`taken off the bus to Vesk`)."""
    head = hangs_by(token)
    way = head.head
    before = word_before(way)  # often hung on the verb
    if head.dep != "pobj" or way.lower not in ("to", "for", "from") or before is None:
        return False
    return before.pos == "NOUN" and before.lemma in _CARRIED and before.head.lower not in ("by", "in")


def is_addressed(token: Token, draft: Draft) -> bool:
    """True for a land that words are to or about, and for where an office is (`recalled its envoy in Vesk`).

    Words were said where `in` and the like tell so.
    """
    if draft.trigger.entry.type not in _WORDS:
        return False
    head = hangs_by(token)
    while head.dep == "pobj" and head.head.lower == "of" and head.head.head.pos in ("NOUN", "PROPN"):
        head = head.head.head
    if head.dep in ("dobj", "nsubj", "nsubjpass", "dative", "attr") and head.i != draft.trigger.head.i:
        return True
    return head.dep == "pobj" and head.head.head.lemma in _OFFICES


_WORDS = frozenset(("REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "SANCTION"))
_OFFICES = frozenset("ambassador envoy consul attache representative".split())


def is_tried_for(token: Token, draft: Draft) -> bool:
    """True for where a deed was that a court tries (`jailed him for the raid on Vesk`)."""
    predicate = draft.trigger.predicate
    if predicate.lemma not in _TRIED and draft.trigger.head.lemma not in _TRIED:
        return False
    below = token
    for node in token.ancestors():
        if node is predicate or node is draft.trigger.head:
            return below.dep == "prep" and below.lower in _WHY and below is not hangs_by(token).head
        below = node
    return False


def is_apart(token: Token, draft: Draft) -> bool:
    """True for where people were because of an act elsewhere (`asleep in Vesk after men burned them out`)."""
    node = draft.trigger.predicate
    above = set()
    while node.head is not node:
        if node.dep == "advcl" and any(
            child.lower in _APART for child in node.children if child.dep in ("mark", "advmod", "prep")
        ):
            above.add(node.head.i)
            above.update(each.i for each in node.head.ancestors())
        elif node.dep == "pcomp" and node.head.lower in _APART:
            above.add(node.head.head.i)
            above.update(each.i for each in node.head.head.ancestors())
        node = node.head
    if not above:
        return False
    verb = next((each for each in token.ancestors() if each.pos in ("VERB", "AUX")), None)
    return verb is not None and verb.i in above and verb.lemma in _STAYING


def where_of(predicate: Token) -> Token | None:
    """The `where` of the clause that an act is in (`taken to Vesk, where guards shot him`)."""
    node = predicate
    while node.dep in ("conj", "xcomp", "ccomp") and node.head is not node:
        node = node.head
    if node.dep not in ("relcl", "advcl"):
        return None
    return next((c for c in node.children if c.lower == "where" and c.i < predicate.i), None)


def opens_scene(sentence: Sentence, named: Collection[int]) -> bool:
    """True where a sentence turns to another part of the land by no name (`On the coast,`, `Abroad.`).

    `named` holds the indices of words of places.
    """
    words = sentence.tokens
    if words[0].lower in _ALONE and words[1:2] and words[1].text in (",", ".", ":"):
        return True
    if words[0].lower not in _TURNED:
        return False
    comma = next((n for n, word in enumerate(words[: _LONGEST_TURN + 1]) if word.text == ","), None)
    if comma is None or any(word.i in named or word.is_name for word in words[:comma]):
        return False
    return words[comma - 1].lower in _SCENES


def opens_item(sentence: Sentence) -> bool:
    """True for the first sentence of a list's item: behind a bullet, or a day that heads it (`5 June:`)."""
    tokens = sentence.tokens
    if tokens[0].text in _BULLETS:
        return True
    for n, token in enumerate(tokens):
        if not (token.lower.rstrip(".") in CALENDAR or token.text.rstrip(".").isdigit()):
            return n > 1 and (token.text in (":", ".") or (token.text == "," and _is_headed(tokens[n:])))
    return False


def _is_headed(rest: Sequence[Token]) -> bool:
    """`5 June, Vesk:`: a colon soon behind the day."""
    return any(token.text == ":" for token in rest[:_LONGEST_TURN])


_BULLETS = frozenset("-•*–—·")
