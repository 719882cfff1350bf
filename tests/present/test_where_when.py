"""Places and times in the terminal: what they mean and in which form a name is given."""

from __future__ import annotations

import io

from rich.console import Console

from rashomon.present.where_when import places_view, times_view
from rashomon.reading import Reader
from rashomon.report import Report

TEXT = (
    "Cruisers met off Jutland on 31 May 1916. "
    "Crews in Kiev and in Volchansk in Ukraine heard of it on Friday. "
    "Trains left Stalingrad for Moscow."
)


def _words(text: str, published: str | None = None) -> str:
    reading = Reader().read(Report.from_text(text, published=published))
    out = io.StringIO()
    console = Console(width=120, file=out)
    for view in (places_view(reading), times_view(reading)):
        if view is not None:
            console.print(view)
    return out.getvalue()


def test_forms_of_names_are_told_and_missing_publication_is_said() -> None:
    shown = _words(TEXT)
    assert "Kyiv" in shown and "Russian form" in shown
    assert "Vovchansk, Kharkiv Oblast, UKR" in shown
    assert "former name, until 1961" in shown
    assert "1916-05-31" in shown
    assert "does not say when it was published" in shown


def test_a_known_day_of_publication_needs_no_note() -> None:
    assert "does not say" not in _words(TEXT, published="1916-06-03")


def test_a_report_without_places_and_times_shows_neither() -> None:
    assert _words("They talked.").strip() == ""


def test_days_that_a_time_can_be_and_the_zone_of_a_clock_are_shown() -> None:
    shown = _words("Kiel was shelled on Ashura, and at 0600 GMT on Friday.", published="2016-06-01")
    assert "unclear: 2015-10-23 to 2015-10-25" in shown
    assert "2016-05-27 06:00" in shown and "+00:00)" in shown
