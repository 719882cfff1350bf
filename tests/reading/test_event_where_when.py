"""To which place and time of a sentence an act is tied."""

from __future__ import annotations

import pytest

from rashomon.reading import Reader
from rashomon.report import Report


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.mark.parametrize(
    ("text", "trigger", "place", "value"),
    [
        ("Two sailors were killed near Hull yesterday, the notice said.", "killed", "Hull", "1916-06-02"),
        ("The Esbjerg airfield was bombed on Thursday.", "bombed", "Esbjerg", "1916-06-01"),
        ("Troops landed at Skagen on Thursday and seized the port.", "seized", "Skagen", None),
        ("KIEL, June 2 - Ships shelled Hull on Thursday, officers said.", "shelled", "Hull", "1916-06-01"),
        ("Insurgents surrendered in Kiel on Thursday, Hull radio said.", "surrendered", "Kiel", "1916-06-01"),
        ("Ships shelled Hull on Thursday, the mayor said on Friday.", "shelled", "Hull", "1916-06-01"),
    ],
)
def test_place_and_time_of_an_act(
    reader: Reader, text: str, trigger: str, place: str, value: str | None
) -> None:
    reading = reader.read(Report.from_text(text, published="1916-06-03"))
    event = next(event for event in reading.events if event.trigger.quote == trigger)
    places = {found.id: found.mention for found in reading.places}
    times = {found.id: found.value for found in reading.times}
    assert places.get(event.place.value or "") == place
    if value is not None:
        assert times.get(event.time.value or "") == value


def test_the_place_of_a_dateline_is_no_place_of_an_act(reader: Reader) -> None:
    reading = reader.read(Report.from_text("KIEL, June 2 - Ships shelled a convoy on Thursday."))
    assert all(event.place.state == "unstated" for event in reading.events)
