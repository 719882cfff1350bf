"""Main events: reports whose openings are on one event, whatever kinds of act their sentences tell of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from rashomon.comparison.evidence import reasons
from rashomon.comparison.index import Index
from rashomon.comparison.linking import link, with_mains
from rashomon.comparison.mains import Main, main_groups
from rashomon.comparison.openings import openings
from rashomon.comparison.traits import Traits
from rashomon.comparison.words import act_of, phrase_of
from rashomon.findings import PlaceCandidate, Reading
from rashomon.report import Report

DAY = date(2031, 5, 2)
OPENING = {"bakery": 0.6, "feast": 0.7, "queue": 0.4}


def place(name: str, *, lat: float) -> PlaceCandidate:
    return PlaceCandidate(place_id=name, name=name, feature="settlement", country="ARD", lat=lat, lon=10.0)


def opening(report: str, **changes: object) -> Main:
    plain = Main(
        report=report,
        outlet=f"outlet {report}",
        published=DAY,
        opening=OPENING,
        text=OPENING,
        days=(DAY, DAY),
        towns=(),
        figures=frozenset(),
        toll=0.0,
        means=frozenset(),
        kinds=frozenset(("force",)),
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def test_openings_alike_on_one_day_have_one_main_event() -> None:
    groups = main_groups([opening("a"), opening("b"), opening("c", opening={"harbour": 0.8, "ferry": 0.6})])
    assert set(groups) == {"a", "b"} and groups["a"] == groups["b"]


def test_other_days_and_other_towns_part_openings() -> None:
    half = {"bakery": 0.2, "feast": 0.12, "strike": 0.6, "toll": 0.7}
    assert main_groups([opening("a"), opening("b", opening=half)])
    less = {"bakery": 0.1, "feast": 0.12, "strike": 0.7, "toll": 0.7}
    assert main_groups([opening("a"), opening("b", opening=less)])
    assert not main_groups([opening("a"), opening("b", opening=less, text={"ferry": 1.0}, days=None)])
    part = {"bakery": 0.12, "feast": 0.12, "strike": 0.7, "toll": 0.7}
    told = [opening("a", toll=18.0), opening("b", opening=part, text={"bakery": 0.5}, toll=16.0)]
    assert main_groups(told)
    assert not main_groups([told[0], replace(told[1], toll=1.0)])
    late = opening("b", opening=half, text={"ferry": 1.0}, days=(date(2031, 4, 25),) * 2)
    assert not main_groups([opening("a"), late])
    north, south = place("Vesk", lat=10.0), place("Orlo", lat=14.0)
    far = opening("b", towns=(south,), opening=half, text={"ferry": 1.0})
    assert not main_groups([opening("a", towns=(north,)), far])


def test_which_outlet_it_is_changes_nothing_and_that_it_is_one_speaks_against() -> None:
    half = {"bakery": 0.2, "feast": 0.12, "strike": 0.6, "toll": 0.7}
    text = {"ferry": 0.9, "feast": 0.4}
    other = [opening("a", outlet="x"), opening("b", outlet="y", opening=half)]
    assert main_groups(other) == main_groups([replace(one, outlet=f"{one.outlet}2") for one in other])
    assert not main_groups(
        [opening("a", outlet="x", days=None), opening("b", outlet="x", opening=half, text=text, days=None)]
    )


def telling(report: str, lemma: str, **changes: object) -> Traits:
    plain = Traits(
        key=f"{report} {lemma}",
        report=report,
        type="ASSAULT",
        lemma=lemma.split(".")[0],
        act=act_of(lemma),
        published=DAY,
        opening=OPENING,
        undergone=(phrase_of("a bakery"),),
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def test_the_main_event_is_joined_over_a_misread_place_and_nothing_else_is() -> None:
    told = [
        telling("a", "bomb.v", place=place("Vesk", lat=10.0)),
        telling("a", "arrest.v", type="COERCE", undergone=(phrase_of("two men"),), opening=None, start=400),
        telling("b", "bomb.v", place=place("Orlo", lat=14.0)),
    ]
    assert len(link(told, {})) == 3
    assert sorted(map(len, link(told, {}, {"a": 0, "b": 0}))) == [1, 2]
    marked = with_mains(told, {"a": 0, "b": 0})
    assert [one.main for one in marked] == [0, None, 0]
    found = {reason.feature for reason in reasons(marked[0], marked[2], same_story=False)}
    assert {"main event of both reports", "disjoint places"} <= found


def test_a_report_whose_tellings_are_all_unlike_the_others_is_not_of_their_event() -> None:
    told = [
        telling("a", "bomb.v", place=place("Vesk", lat=10.0), days=(DAY, DAY)),
        telling("b", "meet.v", type="CONSULT", days=(date(2031, 3, 1),) * 2, place=place("Orlo", lat=14.0)),
    ]
    assert [one.main for one in with_mains(told, {"a": 0, "b": 0})] == [None, None]


def test_what_an_outlet_s_pages_begin_with_is_no_part_of_its_openings() -> None:
    towns = "Jarn Vesk Orlo Tam Lisk Harrow Quell Pasten Mirow Dunmor Eskil Fallin Garrow Hesper Ist".split()
    texts = [("Wire", f"Evening Wire bulletin\n\nShells fell on {town}.") for town in towns]
    texts += [("Post", f"News of the day\n\nShells fell on {town} again.") for town in towns]
    readings = [
        Index(Reading(report=Report.from_text(text, outlet=outlet), reader="by hand"))
        for outlet, text in texts
    ]
    found = openings(readings)
    assert all(not {"wire", "bulletin"} & set(one) and one for one in found.values())
