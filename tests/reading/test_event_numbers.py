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
