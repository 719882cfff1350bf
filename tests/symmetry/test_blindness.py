"""Outlet, byline and url change nothing; moving words into quote marks changes voice only."""

from __future__ import annotations

import pytest

from rashomon.language import Engine
from rashomon.reading import Reader
from rashomon.report import Report

from .swap import essence
from .test_swap import STORY


@pytest.fixture(scope="module")
def reader(engine: Engine) -> Reader:
    return Reader(engine=engine)


def test_outlet_byline_and_url_are_invisible(reader: Reader) -> None:
    plain = reader.read(Report.from_text(STORY, published="2031-05-03"))
    signed = reader.read(
        Report.from_text(
            STORY,
            published="2031-05-03",
            outlet="Arvanian State Gazette",
            byline="By a correspondent in Tolvar",
            url="https://gazette.example/war",
        )
    )
    assert essence(plain) == essence(signed)


@pytest.mark.parametrize(
    ("own", "said"),
    [
        (
            "Arvanian forces shelled a market in Tolvar on Friday.",
            '"Arvanian forces shelled a market in Tolvar on Friday," the mayor said.',
        ),
        (
            "Gunmen killed four villagers near Miresk.",
            "“Gunmen killed four villagers near Miresk,” a doctor said.",
        ),
        (
            "Two bridges were destroyed by Belmarkian troops.",
            "The governor said: “Two bridges were destroyed by Belmarkian troops.”",
        ),
    ],
)
def test_moving_words_into_quotes_changes_voice_only(reader: Reader, own: str, said: str) -> None:
    own_reading = reader.read(Report.from_text(own, published="2031-05-03"))
    said_reading = reader.read(Report.from_text(said, published="2031-05-03"))
    (first,) = own_reading.events
    second = next(event for event in said_reading.events if event.trigger.quote == first.trigger.quote)
    assert first.voice == () and len(second.voice) == 1
    assert (first.type, first.mode, first.aux) == (second.type, second.mode, second.aux)
    for role in ("actors", "recipients"):
        a, b = getattr(first, role), getattr(second, role)
        assert [[c.quote for c in s.citations] for s in a] == [[c.quote for c in s.citations] for s in b]
    own_forms = [agency.form for agency in own_reading.agency if agency.event == first.id]
    said_forms = [agency.form for agency in said_reading.agency if agency.event == second.id]
    assert own_forms == said_forms
