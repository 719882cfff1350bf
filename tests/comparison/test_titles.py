"""Titles: good grammar or nothing."""

from __future__ import annotations

import pytest

from rashomon.comparison.titles import _can_be, bare_name, with_article
from rashomon.comparison.words import act_of


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("battleship", "a battleship"),
        ("two battleships", "battleships"),
        ("at least four people", "people"),
        ("aid convoy", "an aid convoy"),
        ("Army", "the army"),
        ("the same market", "the market"),
        ("a market", "a market"),
        ("university", "a university"),
        ("ammunition", "ammunition"),
        ("Halvard", "Halvard"),
        ("Arden city", "Arden city"),
        ("Norwegian Ship", "a Norwegian ship"),
        ("cruiser Halvard", "the cruiser Halvard"),
        ("injured", "the injured"),
        ("residential", ""),
    ],
)
def test_a_phrase_takes_its_article(name: str, written: str) -> None:
    assert with_article(bare_name(name)) == written


def test_words_of_a_page_are_in_no_title() -> None:
    kill = act_of("kill.v")
    assert _can_be("Over 90 militants", kill)
    assert not _can_be("short print 12 Over 90 militants", kill)


def test_whose_a_thing_is_needs_no_article() -> None:
    assert with_article("his house") == "his house"
