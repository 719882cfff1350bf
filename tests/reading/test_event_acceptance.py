"""Rows that only tell once more of an act are left out, and listed for audit."""

from __future__ import annotations

from dataclasses import replace
from unittest import mock

from rashomon.language import Engine
from rashomon.reading import Reader
from rashomon.reading.events.one_act import acceptance
from rashomon.reading.events.one_act.acceptance import (
    ENOUGH,
    ENOUGH_WITHOUT_COMMAS,
    accepted,
    chance,
    weights,
)
from rashomon.reading.events.one_act.sameness import Known, Telling
from rashomon.report import Report

_AGAIN = (
    "Rebels shelled Vesk on Monday, killing nine farmers. Jets bombed Tarn on Tuesday and killed four "
    "sailors. Bread was dear. The harvest was poor. The ferry was late. The mayor said people were "
    "wounded in attacks."
)


def test_a_row_that_may_be_any_act_told_before_is_left_out_and_listed(engine: Engine) -> None:
    """`Wounded in attacks`, by nobody, on no day, without a figure, after two that state all of them."""
    reader = Reader(engine=engine)
    reading = reader.read(Report.from_text(_AGAIN))
    assert [event.trigger.quote for event in reading.events] == ["shelled", "bombed"]
    assert [cited.quote for cited in reader.uncoded(reading)] == ["people were wounded in attacks"]


def test_a_row_that_only_names_who_did_it_gives_the_act_its_doer(engine: Engine) -> None:
    """Nobody is named with the deaths; who fired the shells is told on another's word."""
    text = (
        "At least 14 people were killed on Monday when shells hit a crowded market in the town of Ostrask, "
        "the prefect said. Bread was dear. The mayor told reporters that Belmark forces had fired more than "
        "20 shells from the far bank of the river."
    )
    reading = Reader(engine=engine).read(Report.from_text(text, published="1916-06-03"))
    (event,) = reading.events
    assert [ref.value.name for ref in event.actors if ref.value is not None] == ["Belmark forces"]
    assert "fired" in {cited.quote for cited in event.mentions}


def test_the_same_words_alone_are_a_row(engine: Engine) -> None:
    """Where nothing of the kind was told before, the vaguest telling is the only one."""
    reading = Reader(engine=engine).read(
        Report.from_text("The mayor said people were wounded in the attack.")
    )
    assert [event.trigger.quote for event in reading.events] == ["wounded"]


def test_what_is_stated_speaks_for_a_row() -> None:
    """A first telling is a row whatever it states; a later one needs a doer, a day or a figure."""
    signs = dict.fromkeys((name for name in weights() if name != "bias"), 0.0)
    assert chance(signs) >= ENOUGH
    again = {**signs, "kin_before": 1.0, "like_before": 1.7, "adds_nothing": 1.0}
    assert chance(again) < ENOUGH <= chance({**again, "doer": 1.0, "time": 1.0, "figures": 1.0})


def test_more_is_asked_of_a_row_where_commas_are_lost(engine: Engine) -> None:
    """What is a little likelier an act of its own than not is a row only where the commas stand."""
    (event,) = Reader(engine=engine).read(Report.from_text("Rebels shelled Vesk on Monday.")).events
    known = Known(tellings={event.id: Telling(sentence=9)}, lead_sentence=2)
    with mock.patch.object(acceptance, "chance", lambda _: (ENOUGH + ENOUGH_WITHOUT_COMMAS) / 2):
        assert accepted([event], known) == [event]
        assert accepted([event], replace(known, lost_commas=True)) == []
