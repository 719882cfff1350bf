"""The whole of a list whose members met one fate: `nine cadets and a newspaper seller` are ten.

A coder's figure is the sum. It is made where every member of the list is counted, and cites the list; the
members' own figures stay, as its parts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from rashomon.language import Token
from rashomon.reading.grammar import conjuncts
from rashomon.reading.quantities.found import HARM_KINDS, Found
from rashomon.reading.quantities.phrases import Bound, NumberPhrase
from rashomon.reading.quantities.units import Unit

WHOLE = "quantities.list"
"""Maker of a list's sum."""
_KINDS = HARM_KINDS | {"released", "destroyed", "damaged"}


def wholes(text: str, found: Sequence[Found]) -> Iterator[Found]:
    """The sums of a sentence's lists; the members are tied to them as parts. `found` is in text order."""
    by_head = {head.i: item for item in found if _can_add(item) and (head := _head(item)) is not None}
    done: set[int] = set()
    for item in found:
        head = _head(item) if _can_add(item) else None
        if head is None or head.i in done:
            continue
        heads = list(_listed(head, by_head))
        members = [by_head[one.i] for one in heads if one.i in by_head]
        done.update(one.i for one in heads)
        if len(heads) < 2 or len(members) < len(heads) or {one.kind for one in members} != {item.kind}:
            continue
        if any(one.subset_of is not None for one in members):
            continue
        whole = _sum(text, sorted(members, key=lambda one: one.phrase.start))
        told = next((one for one in found if one not in members and _is_same(one, whole)), None)
        for one in members:
            one.subset_of = told or whole
        if told is None:
            yield whole


def _listed(head: Token, counted: Collection[int]) -> Iterator[Token]:
    """The members of a list, in text order; one before a comma may hang on the one before as if beside it."""
    for token in conjuncts(head):
        yield token
        for beside in token.children_by("appos"):
            if beside.i in counted and beside.child("nummod", "det") is not None:
                yield from _listed(beside, counted)


def _head(item: Found) -> Token | None:
    """The word by which a figure stands in its list: the noun counted, or the number itself."""
    return item.unit.head or item.number


def _can_add(item: Found) -> bool:
    added = item.phrase.bound in ("exact", "at_least") and bool(item.phrase.best)
    return added and item.kind in _KINDS


def _is_same(one: Found, whole: Found) -> bool:
    """True for a sum that the sentence gives itself (`14 dead: nine rebels and five soldiers`)."""
    return (one.kind, one.phrase.best) == (whole.kind, whole.phrase.best)


def _sum(text: str, members: Sequence[Found]) -> Found:
    best = sum(one.phrase.best or 0.0 for one in members)
    exact = all(one.phrase.bound == "exact" for one in members)
    start, end = members[0].phrase.start, max(one.end for one in members)
    bound: Bound = "exact" if exact else "at_least"
    phrase = NumberPhrase(start, end, start, best, best, best if exact else None, bound, "", text[start:end])
    who = {one.unit.who for one in members}
    unit = Unit(who=who.pop() if len(who) == 1 else None)
    return Found(phrase, unit, members[0].kind, end, WHOLE)
