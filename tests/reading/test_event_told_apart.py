"""What a report sets apart stays two rows: halves of a day, counts, one more of its kind."""

from __future__ import annotations

import pytest

from rashomon.findings import Event
from rashomon.language import Engine
from rashomon.reading import Reader
from rashomon.report import Report, Span


def rows(engine: Engine, body: str, headline: str = "") -> list[Event]:
    text = f"{headline}\n\n{body}" if headline else body
    report = Report.from_text(
        text, headline=Span(0, len(headline)) if headline else None, published="2038-05-15", language="en"
    )
    return [event for event in Reader(engine=engine).read(report).events if event.type == "ASSAULT"]


APART = [
    "Rockets hit the market in Vesk on Monday morning. Rockets hit the station on Monday evening.",
    "Rockets hit the market in Vesk at dawn, and drones struck the station at dusk.",
    "Rockets hit Vesk at dawn on Monday. The mayor spoke. In the evening rockets hit the town again.",
    "Twelve neighbours were killed in Vesk, and in the evening the depot was bombed.",
    "First a mine killed two soldiers near Vesk, then gunmen shot four more at the gate.",
    "A missile hit the port of Vesk, a day after a drone attack on Dorn killed three.",
    "The navy shelled Vesk hours after an attack on its base at Orm.",
    "Police killed two gunmen in Dorn three days after a bombing killed nine people in the town.",
    'Jets bombed a school in Vesk. The army said it had struck "a den of bandits" near Dorn.',
    "Norland ships shelled five Belmark drones. A Belmark supply ship was damaged at Orm.",
    "Three people were killed in a strike in Vesk and two others died in a separate strike on the station.",
]


@pytest.mark.parametrize("body", APART)
def test_two_strikes_of_one_day_are_two_rows(engine: Engine, body: str) -> None:
    """Dawn and evening, `then`, `a separate strike`: the report itself tells two."""
    assert len(rows(engine, body)) == 2


def test_who_died_died_of_the_deed_told_last(engine: Engine) -> None:
    """The five men behind the semicolon are the dead of the depot, not of the street."""
    body = (
        "Twelve neighbours were killed in Vesk, and in the evening the depot was bombed as well; "
        "five men of the night shift died there."
    )
    told = {len(event.quantities): event.lemma for event in rows(engine, body)}
    assert len(rows(engine, body)) == 2
    assert set(told) == {1}


COUNTED = [
    "Planes bombed Vesk twice on Friday. Four people were killed at a dairy in the morning.",
    "Two strikes hit Vesk on Monday. The first strike killed four people at the market.",
]


@pytest.mark.parametrize("body", COUNTED)
def test_a_count_of_acts_is_none_of_them(engine: Engine, body: str) -> None:
    """`Bombed twice` stands beside the one of the morning, whose dead are its own."""
    whole, part = rows(engine, body)
    assert not whole.quantities
    assert part.quantities


def test_first_and_second_are_two(engine: Engine) -> None:
    """`The first strike` and `the second strike` are never one, however alike."""
    body = (
        "Two strikes hit Vesk on Monday. The first strike hit the market. The second strike hit the market."
    )
    assert len(rows(engine, body)) == 3


def test_the_second_told_again_is_the_second(engine: Engine) -> None:
    """`The second attack` of a report that has told of `a second strike` is that one."""
    body = (
        "A strike killed four people at the market of Vesk. A second strike hit the station. "
        "The second attack killed nine, the mayor said."
    )
    first, second = rows(engine, body)
    assert len(first.quantities) == len(second.quantities) == 1


ONE = [
    "Rebels stormed the post near Vesk at dawn on Monday. The fighting lasted until the evening.",
    "Rebels and soldiers fought in Vesk on Monday morning. The fighting in the evening killed nine.",
    (
        "Five people were killed on Monday when a drone struck a depot in Vesk. It was the second attack "
        "on the town in a day."
    ),
    "A bomb went off at the market of Vesk on Monday, and twelve people died.",
    "Shells killed nine people in Vesk on Monday and wounded another twelve.",
]


@pytest.mark.parametrize("body", ONE)
def test_what_only_sounds_like_another_is_one(engine: Engine, body: str) -> None:
    """Until when it lasted, which in a row it was, and `another twelve` hurt tell of no further act."""
    assert len(rows(engine, body)) == 1
