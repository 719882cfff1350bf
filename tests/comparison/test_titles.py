"""Titles: good grammar or nothing."""

from __future__ import annotations

import pytest

from rashomon.comparison import compare
from rashomon.comparison.titles import _can_be, _without_owner, bare_name, with_article
from rashomon.comparison.words import act_of
from rashomon.language import Engine
from rashomon.reading import Reader
from rashomon.report import Report


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


def test_what_is_killed_is_people_by_the_last_noun() -> None:
    """`Army positions` are a thing though an army is people; `men from the village` are people."""
    killing = act_of("kill")
    assert not _can_be("army positions", killing)
    assert not _can_be("the police post", killing)
    assert _can_be("army officers", killing)
    assert _can_be("men from the village", killing)


def test_words_of_a_page_are_in_no_title() -> None:
    kill = act_of("kill.v")
    assert _can_be("Over 90 militants", kill)
    assert not _can_be("short print 12 Over 90 militants", kill)


def test_whose_a_thing_is_needs_no_article() -> None:
    assert with_article("his house") == "his house"


def test_what_cannot_die_is_no_victim_and_what_it_was_done_with_is_nothing_hit() -> None:
    kill, bombing = act_of("kill.v"), act_of("bomb.v")
    assert not _can_be("Vesk airbase", kill) and _can_be("Vesk villagers", kill)
    assert not _can_be("a militia car bomb", bombing) and _can_be("a bakery", bombing)
    assert not _can_be("the same district", bombing)
    assert not _can_be("north Vesk | Harbour Times", bombing)


def test_a_country_whose_genitive_lost_its_sign_is_left_out() -> None:
    assert _without_owner("Kenyas Lamu port") == "Lamu port"
    assert _without_owner("Netherlands embassy") == "Netherlands embassy"
    assert _without_owner("Kenya evacuees") == "evacuees"
    assert _without_owner("Kenya border") == "Kenya border"


@pytest.fixture(scope="module")
def reader(engine: Engine) -> Reader:
    return Reader(engine=engine)


@pytest.mark.parametrize(
    ("body", "title"),
    [
        (
            "Rebels shot down a transport plane near Arden, the air force said.",
            "Downing of a transport plane, near Arden, reported 3 May 2031",
        ),
        (
            "Chopper shot down in Arden\n\nRebels shot down an army chopper in Arden on Friday.",
            "Downing of an army chopper, Arden, 2 May 2031",
        ),
        ("At least 40 were killed in Arden on Friday.", "Killing of people, Arden, 2 May 2031"),
    ],
)
def test_a_title_says_who_and_when_as_far_as_it_is_told(reader: Reader, body: str, title: str) -> None:
    report = Report.from_text(body, outlet="Post", published="2031-05-03")
    assert [incident.title for incident in compare(reader.read_many([report])).incidents] == [title]


@pytest.mark.parametrize(
    ("phrase", "written"),
    [
        ("Orvel quarter", "the Orvel quarter"),
        ("Hill Street", "Hill Street"),
        ("Arden city", "Arden city"),
    ],
)
def test_a_part_of_a_town_takes_an_article_and_a_street_none(phrase: str, written: str) -> None:
    assert with_article(phrase) == written


def test_a_place_in_capitals_was_not_killed_and_headline_words_are_written_small(reader: Reader) -> None:
    def title(text: str, end: int) -> str:
        report = Report.from_text(text, outlet="Post", published="2031-05-03", headline=(0, end))
        return compare([reader.read(report)]).incidents[0].title

    killed = "Strike Kills Nine in Rural Orvel\n\nA strike in Orvel killed nine villagers on Friday."
    assert "Rural" not in title(killed, 32)
    downed = "Army Transport Helicopter Downed\n\nAn army transport helicopter was downed in Orvel on Friday."
    assert title(downed, 32).startswith("Downing of a") and "Transport" not in title(downed, 32)
