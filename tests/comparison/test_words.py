"""What phrases name, and how two of them stand: numbers never part, names do."""

from __future__ import annotations

import pytest

from rashomon.comparison.words import (
    account_words,
    act_of,
    adds_up,
    can_do,
    means_conflict,
    means_in,
    outcomes_in,
    phrase_of,
    relation,
    singular,
    tells_in_general,
)
from rashomon.lexicons.tables import read_table


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("four people", "Six people", "people"),
        ("at least 12 civilians", "dozens of people", "people"),
        ("the battle cruiser Lützow", "the Lützow", "name"),
        ("the Queen Mary", "the Invincible", "parted"),
        ("a school", "the bridge", "parted"),
        ("two soldiers", "six soldiers", "noun"),
        ("seven farmers", "seven soldiers", "sort"),
        ("two battle cruisers", "the Lützow", None),
        ("a light cruiser", "a battle cruiser", None),
    ],
)
def test_relation(one: str, other: str, kind: str | None) -> None:
    assert relation([phrase_of(one)], [phrase_of(other)]) == kind
    assert relation([phrase_of(other)], [phrase_of(one)]) == kind


def test_sides_part_and_are_the_same_however_they_are_written() -> None:
    assert relation([phrase_of("German destroyers")], [phrase_of("British destroyers")]) == "side"
    assert phrase_of("the U.S.").sides == phrase_of("United States").sides


def test_each_act_word_of_the_table_is_found() -> None:
    for row in read_table("en/act_families.tsv"):
        first = row["words"].split("|")[0]
        act = act_of(f"{first}.v")
        assert act is not None and act.family == row["family"]


def test_each_means_of_the_table_is_found_in_its_example() -> None:
    for row in read_table("en/means.tsv"):
        if row["means"] != "own fire" and row["means"] != "bomb":
            words = row["words"].split("|")
            assert row["means"] in means_in(words[0])


def test_a_torpedo_is_no_mine_and_a_bomb_can_be_an_aircraft_s() -> None:
    assert means_conflict(means_in("sunk by a torpedo"), means_in("struck a mine"))
    assert not means_conflict(means_in("a bomb hit it"), means_in("warplanes hit it"))
    assert not means_conflict(frozenset(), means_in("a mine"))


def test_mixed_ends_are_no_outcome() -> None:
    assert outcomes_in("the garrison repelled the attack") == {"taken or held": "held"}
    assert outcomes_in("the attack was repelled and the hill captured") == {}


def test_each_phrase_of_acts_in_general_fires_in_its_example() -> None:
    for row in read_table("en/general_acts.tsv"):
        if row["kind"] == "sum":
            assert adds_up(row["example"]), row["example"]
            continue
        assert tells_in_general(row["example"], counted=False), row["example"]
        assert tells_in_general(row["example"], counted=True) == (row["kind"] == "habit"), row["example"]
    assert not tells_in_general("Guns shelled the town on Tuesday.", counted=False)
    assert not adds_up("Guns shelled the town on Tuesday, killing five people.")


def test_names_and_initials_of_one_party_are_one() -> None:
    for row in read_table("en/party_names.tsv"):
        names = row["names"].split("|")
        assert {frozenset(phrase_of(name).names) for name in names} == {phrase_of(names[0]).names}, row
    army = phrase_of("the Popular Liberation Army of Dunvale")
    assert relation([army], [phrase_of("the PLAD")]) == "name"
    assert relation([army], [phrase_of("the Iron Dawn")]) == "parted"


def test_labels_of_parties_stand_beside_their_mirrors() -> None:
    labels = {
        label: row["party"] for row in read_table("en/party_labels.tsv") for label in row["labels"].split("|")
    }
    assert labels["rebel"] == labels["terrorist"] and labels["regime"] == labels["government"]


@pytest.mark.parametrize(
    ("name", "can"),
    [
        ("Belmark forces", True),
        ("the Iron Dawn", True),
        ("gunmen", True),
        ("nine persons", False),
        ("civilians", False),
        ("4 May soldiers", False),
        ("German", False),
        ("Germany", True),
        ("a monitor", False),
    ],
)
def test_who_can_be_a_doer(name: str, can: bool) -> None:
    assert can_do(name) is can


def test_each_word_for_accounts_fires_in_its_example() -> None:
    for row in read_table("en/account_words.tsv"):
        words = {singular(word.strip(".").lower()) for word in row["example"].split()}
        assert words & set(row["words"].split("|")) <= account_words(row["kind"]), row["example"]
        assert words & set(row["words"].split("|")), row["example"]
