"""What an attribution is a report of: words, a thought, a stance; and who then is no voice."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.findings import Attribution
from rashomon.language import Engine, Parse
from rashomon.lexicons.tables import read_table
from rashomon.present.layers import marks_of
from rashomon.present.server.report_view import voice_bands
from rashomon.reading.pipeline import Reader
from rashomon.reading.voices.reader import read_attributions
from rashomon.reading.voices.report_of import KINDS, chances_of, weights
from rashomon.report import Report

Maker = Callable[..., Parse]


def read(engine: Engine, text: str) -> list[Attribution]:
    (parse,) = engine.parse_many([Report.from_text(text)])
    return read_attributions(parse, [])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Colonel Hale said that the bridge at Vesk had fallen.", "words"),
        ("The army denied any role in the raid.", "words"),
        ("According to the mayor, nine houses burned in Vesk.", "words"),
        ("Nine people died in the alleged raid on Vesk.", "words"),
        ("Nine people died in a suspected raid on Vesk.", "thought"),
        ("Colonel Hale believes that the bridge at Vesk will fall.", "thought"),
        ("Residents of Vesk fear that the dam will break.", "thought"),
        ("Norland plans to send two brigades to Vesk.", "stance"),
        ("Norland backs the rebels in Vesk.", "stance"),
        ("Belmark has avoided direct criticism of Norland.", "stance"),
        ("Norland has avoided direct criticism of Belmark.", "stance"),
        ("The ministers discussed the raid on Vesk.", "stance"),
        ("Belmark soldiers were seen leaving Vesk on Monday.", "stance"),
        ("Hale hit out at the raid on Vesk.", "words"),
        ("Hale alluded to the raid on Vesk.", "words"),
        ("The aim of the talks is to reveal the truth about the raid.", "stance"),
        ("Two officers claimed asylum in Norland.", "stance"),
        ("The Arvanian government finds the warnings credible.", "thought"),
    ],
)
def test_what_is_reported(engine: Engine, text: str, told: str) -> None:
    found = read(engine, text)
    assert [one.report_of for one in found if one.parent is None] == [told]


def test_a_fame_or_name_is_no_attribution(engine: Engine) -> None:
    text = "The Grey League, also known as the Wolves, shelled Vesk on Monday, the mayor said."
    assert [one.cue[0].quote for one in read(engine, text)] == ["said"]


def test_a_stance_is_nobody_s_voice() -> None:
    text = "Norland plans to shell Vesk. Hale said that shells had killed nine people in Arden."
    reading = Reader().read(Report.from_text(text, language="en"))
    stance, said = reading.attributions
    assert (stance.is_voice, said.is_voice) == (False, True) and reading.voices == (said,)
    chains = {event.trigger.quote: event.voice for event in reading.events}
    assert chains["shell"] == () and chains["killed"] == (said.id,)
    cues = [reading.report.text[mark.start : mark.end] for mark in marks_of(reading, layers=("cue",))]
    assert cues == ["said"]
    assert [band.attribution for band in voice_bands(reading)] == [said.id]


def test_whose_words_hold_a_stance_hold_what_stands_in_it() -> None:
    text = "Hale said Norland plans to announce that Vesk will be shelled."
    reading = Reader().read(Report.from_text(text, language="en"))
    (outer,) = voice_bands(reading)
    held = {band.attribution for band in outer.inside}
    assert held == {one.id for one in reading.voices if one.id != outer.attribution}


def test_chances_add_up_and_every_sign_has_a_weight_for_each_kind() -> None:
    assert sum(chances_of({"class_attitude": 1.0, "no_such_sign": 1.0}).values()) == pytest.approx(1.0)
    rows = read_table("en/report_of_weights.tsv")
    assert {row["sign"] for row in rows} == set(weights()) and "bias" in weights()
    assert all(row[kind] for row in rows for kind in KINDS)
    held = chances_of({"class_attitude": 1.0, "shape_clause": 1.0, "act_believe": 1.0})
    assert max(held, key=lambda kind: held[kind]) == "thought"
