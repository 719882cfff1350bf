"""Which mentions of harm are of one person, group or thing, and what is told of it (task `muc4`)."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rashomon.findings import Quantity

from ._harm import Mention, bare, chance_of, effect_of, linked, number_of

WEIGHTS = Path(__file__).with_name("target_weights.tsv")
"""What makes two mentions one target's: a logistic regression by `training/incident_pairs.py`."""
_TOGETHER = 0.5
"""Mean chance of being one from which mentions are put together."""
_BESIDE = 3
"""Words, with their commas, between a name and what its bearer is."""


def targets(told: Sequence[Mention], quantities: Sequence[Quantity]) -> list[dict[str, Any]]:
    """The people or things harmed in one incident, with the number and effect told of any mention."""
    numbers = [number_of(mention, quantities) for mention in told]
    named = len({mention.key for mention in told if mention.is_name})
    chance = {
        (a, b): chance_of(
            WEIGHTS,
            same_features(told[a], told[b], numbers=(numbers[a], numbers[b]), named=named, among=len(told)),
        )
        for a, b in itertools.combinations(range(len(told)), 2)
    }
    return [_target(part, quantities) for part in linked(told, chance, least=_TOGETHER)]


def same_features(
    one: Mention, two: Mention, *, numbers: tuple[str, str], named: int, among: int
) -> dict[str, float]:
    """What tells whether two mentions of those harmed in one incident are of one person, group or thing.

    `numbers` are how many each is (`number_of`), `named` how many names and `among` how many mentions the
    incident has.
    """
    first, last = sorted((one, two), key=lambda mention: mention.tokens[0].i)
    between = _between(first, last)
    names = one.is_name + two.is_name
    shared = len(one.key & two.key)
    least, most = sorted((len(one.key), len(two.key)))
    figures = [number for number in numbers if number not in ("1", "PLURAL")]
    gap = last.tokens[0].i - first.tokens[-1].i - 1
    mixed = float(names == 1)
    return {
        "bias": 1.0,
        "both names": float(names == 2),
        "name and description": mixed,
        "same words": float(one.key == two.key),
        "words inside": float(0 < shared == least),
        "names share": float(names == 2) * shared / most,
        "descriptions share": float(names == 0) * shared / most,
        "each with words of its own": math.log1p(min(len(one.key - two.key), len(two.key - one.key))),
        "alike but for words of their own": float(0 < shared < least),
        "one head": float(names == 0 and one.head.lemma == two.head.lemma),
        "one last word": float(names == 2 and one.words.split()[-1] == two.words.split()[-1]),
        "same sentence": float(one.sentence == two.sentence),
        "sentences apart": math.log1p(last.sentence - first.sentence),
        "beside": mixed * (gap <= _BESIDE and "and" not in between),
        "beside, name first": mixed * (gap <= _BESIDE and "and" not in between and first.is_name),
        "one right after": float(gap == 0),
        "and between": float(gap <= 2 * _BESIDE and "and" in between),
        "apposition": float(_hangs(one, two) or _hangs(two, one)),
        "listed": float(_hangs(one, two, "conj") or _hangs(two, one, "conj")),
        "dead and hurt": float({one.role, two.role} == {"KILLED", "INJURED"}),
        "one and many": float(("1" in numbers) and numbers[0] != numbers[1]),
        "one figure": float(len(figures) == 2 and figures[0] == figures[1]),
        "other figures": float(len(figures) == 2 and figures[0] != figures[1]),
        "figure and many": float(len(figures) == 1 and "PLURAL" in numbers),
        "the only name": mixed * (named == 1),
        "names": mixed * math.log1p(named),
        "the only name, one": mixed * (named == 1) * (numbers == ("1", "1")),
        "among": math.log(among),
    }


def _between(first: Mention, last: Mention) -> frozenset[str]:
    """The words between two mentions of one sentence; none where they stand in two."""
    sentence = first.tokens[0].sent
    if sentence is None or first.sentence != last.sentence:
        return frozenset()
    return frozenset(
        token.lower for token in sentence.tokens if first.tokens[-1].i < token.i < last.tokens[0].i
    )


def _hangs(one: Mention, two: Mention, dep: str = "appos") -> bool:
    return one.head.dep == dep and any(one.head.head.i == token.i for token in two.tokens)


def _number(part: Sequence[Mention], quantities: Sequence[Quantity]) -> str:
    """How many a target is: what most mentions tell, each as sure as it is.

    A figure goes before `PLURAL`, but not where one of them is a name: either may then stand there
    by mistake (the land of six priests killed).
    """
    told = [(number_of(mention, quantities), mention.score) for mention in part]
    figures = [one for one in told if one[0] not in ("1", "PLURAL")]
    if figures and not any(mention.is_name for mention in part):
        told = figures
    votes: dict[str, float] = {}
    for number, score in told:
        votes[number] = votes.get(number, 0.0) + score
    return max(votes, key=votes.__getitem__)


def _target(part: Sequence[Mention], quantities: Sequence[Quantity]) -> dict[str, Any]:
    effects = Counter(effect for mention in part if (effect := effect_of(mention)))
    named = [bare(mention.words) for mention in part if mention.is_name]
    described = [bare(mention.words) for mention in part if not mention.is_name]
    return {
        "name": max(named, key=len, default=None),
        "description": max(described, key=len, default=None),
        "aliases": list(dict.fromkeys([*named, *described])),
        "number": _number(part, quantities),
        "effect": effects.most_common(1)[0][0] if effects else None,
    }
