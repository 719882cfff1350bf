"""The numbers of an event: those of its clause, and those that count what it was done to."""

from __future__ import annotations

import pytest

import rashomon


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Shelling damaged 12 houses in Vesk on Friday.", "12"),
        ("Police in Vesk said 12 houses damaged in explosions.", "12"),
        (
            "Reports emerged of nearly three dozen houses damaged after explosions near Vesk.",
            "nearly three dozen",
        ),
    ],
)
def test_what_was_damaged_is_counted_wherever_the_verb_stands(text: str, written: str) -> None:
    reading = rashomon.read(text)
    numbers = {quantity.id: quantity for quantity in reading.quantities}
    [event] = [event for event in reading.events if event.lemma.startswith("damage")]
    assert [numbers[stated.value].as_written for stated in event.quantities if stated.value] == [written]


def test_a_number_of_other_people_is_not_taken() -> None:
    reading = rashomon.read("Nine people fled when shells damaged houses in Vesk.")
    [event] = [event for event in reading.events if event.lemma.startswith("damage")]
    assert not event.quantities


def test_who_blows_himself_up_is_not_the_one_it_was_done_to() -> None:
    reading = rashomon.read("A bomber blew himself up at a market in Vesk on Monday, killing 16 people.")
    assert reading.events
    told = [ref.value.name for event in reading.events for ref in event.recipients if ref.value is not None]
    assert "himself" not in told
