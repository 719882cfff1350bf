"""Linking without a reader: pairs worth looking at, and large blocks."""

from __future__ import annotations

from datetime import date

from rashomon.comparison.linking import candidate_pairs, link
from rashomon.comparison.traits import Traits
from rashomon.comparison.words import act_of, phrase_of

DAY = date(2031, 5, 2)


def telling(n: int, *undergone: str) -> Traits:
    return Traits(
        key=f"e{n}",
        report=f"r{n}",
        type="ASSAULT",
        lemma="shell",
        act=act_of("shell.v"),
        published=DAY,
        days=(DAY, DAY),
        undergone=tuple(map(phrase_of, undergone)),
    )


def test_a_large_block_whose_tellings_name_a_thing_twice() -> None:
    told = [telling(n, "a fish market", "the market hall") for n in range(60)]
    story_of = {one.report: "one story" for one in told}
    assert all(a < b for a, b in candidate_pairs(told, story_of))
    assert sorted(i for group in link(told, story_of) for i in group) == list(range(60))
