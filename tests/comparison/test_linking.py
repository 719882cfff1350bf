"""Linking without a reader: pairs worth looking at, and large blocks."""

from __future__ import annotations

import random
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

from rashomon.comparison.evidence import reasons
from rashomon.comparison.linking import candidate_pairs, link
from rashomon.comparison.traits import Traits, pooled
from rashomon.comparison.where import place_relation
from rashomon.comparison.words import act_of, phrase_of
from rashomon.findings import PlaceCandidate

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "evaluation"))

from bench_linking import synthetic

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


def test_pairs_come_once_in_order_and_grow_no_faster_than_tellings() -> None:
    few, many = (synthetic(count) for count in (1_500, 6_000))
    pairs = [list(candidate_pairs(told, story_of)) for told, story_of in (few, many)]
    assert all(found == sorted(set(found)) for found in pairs)
    assert len(pairs[1]) / 6_000 < 1.25 * len(pairs[0]) / 1_500


def test_the_order_of_tellings_changes_no_group() -> None:
    told, story_of = synthetic(400)
    shuffled = random.Random(5).sample(told, len(told))
    groups = [
        {frozenset(order[i].key for i in group) for group in link(order, story_of)}
        for order in (told, shuffled)
    ]
    assert groups[0] == groups[1]


def place(name: str, feature: str = "settlement", *, lat: float = 10.0) -> PlaceCandidate:
    return PlaceCandidate(
        place_id=name, name=name, feature=feature, country="ARD", admin1="North", lat=lat, lon=10.0
    )


def test_one_report_s_tellings_are_taken_together() -> None:
    first = replace(telling(1, "a market"), days=None, place=place("North", "admin1"))
    second = replace(telling(1), place=place("Vesk"), lemma="kill", act=act_of("kill.v"))
    whole = pooled([first, second])
    assert (whole.days, whole.place, whole.undergone) == ((DAY, DAY), place("Vesk"), first.undergone)
    assert [word for word, _ in whole.acts] == ["shell", "kill"]


def test_openings_that_share_rare_words_tie_tellings_of_one_day() -> None:
    bare = [replace(telling(n), days=None, lemma=word) for n, word in enumerate(("shell", "bombard"))]
    assert len(link(bare, {})) == 2
    alike = [replace(one, opening={"bakery": 0.6, "feast": 0.8}) for one in bare]
    assert len(link(alike, {})) == 1
    weeks = [replace(one, published=DAY.replace(day=2 + 5 * n)) for n, one in enumerate(alike)]
    assert len(link(weeks, {})) == 2


def test_an_act_of_a_later_day_is_none_that_was_reported_before() -> None:
    early = replace(telling(1, "a market"), days=None)
    late = replace(telling(2, "a market"), days=(DAY.replace(day=9),) * 2, published=DAY.replace(day=9))
    found = {reason.feature for reason in reasons(early, late, same_story=True)}
    assert "day of one, after the other came out" in found and len(link([early, late], {})) == 2


def test_two_provinces_of_one_country_are_apart() -> None:
    assert place_relation(place("North", "admin1"), place("South", "admin1", lat=11.0)) == "apart"
    assert place_relation(place("North", "admin1"), place("Vesk")) == "within"
