"""Texts whose parts run together: speakers, names and words that the tags cut or join."""

from __future__ import annotations

from rashomon.findings import Attribution
from rashomon.language import Engine
from rashomon.reading.voices.drafts import Draft
from rashomon.reading.voices.nesting import without_repeats
from rashomon.reading.voices.reader import read_attributions
from rashomon.report import Report


def read(engine: Engine, text: str) -> list[Attribution]:
    (parse,) = engine.parse_many([Report.from_text(text)])
    return read_attributions(parse, [])


def said(found: list[Attribution]) -> list[tuple[str, str, str]]:
    return [
        tuple(" … ".join(c.quote for c in cited) for cited in (one.source, one.cue, one.content))  # type: ignore[misc]
        for one in found
    ]


def test_a_name_cut_at_a_hyphen_is_whole(engine: Engine) -> None:
    text = (
        "Among the dead in the rebel-held town of Vesk were a woman and a child the Arden-based group said."
    )
    assert [one.source[0].quote for one in read(engine, text)] == ["the Arden-based group"]


def test_a_day_before_a_speaker_is_no_part_of_him(engine: Engine) -> None:
    text = "Vesk came under heavy bombardment Sunday activists reported as the fighting went on."
    assert [one.source[0].quote for one in read(engine, text)] == ["activists"]


def test_words_end_before_the_next_speaker(engine: Engine) -> None:
    text = (
        "The Vesk Committees an activist network said jets struck the towns of Low Ister and Dorn while the "
        "Observatory reported strikes on the capital."
    )
    first, second = said(read(engine, text))
    assert first[2].endswith("Low Ister and Dorn")
    assert second[:2] == ("the Observatory", "reported") and second[2].startswith("strikes")


def test_a_quote_s_end_is_its_speaker_s(engine: Engine) -> None:
    text = (
        "“We could have said it more clearly,” Hale said. “The future of Vesk lies with Arden. It is not "
        "subject to talks with any country, including Norland.”"
    )
    assert said(read(engine, text))[0][2].endswith("with any country, including Norland.”")


def test_of_two_cues_for_the_same_words_one_is_kept() -> None:
    one = Draft(None, "a test's", {2}, content={3, 4, 5}, source=[1])
    two = Draft(None, "a test's", {6}, content={3, 4, 5}, source=[1])
    others = Draft(None, "a test's", {7}, content={3, 4, 5}, source=[8])
    assert without_repeats([one, two, others]) == [one, others]


def test_what_is_reportedly_done_has_no_source_in_whom_it_is_done_to(engine: Engine) -> None:
    text = "Hale has argued against a truce in Vesk, which has reportedly angered some of his supporters."
    assert not any("supporters" in one.source[0].quote for one in read(engine, text) if one.source)


def test_a_former_name_is_nobody_s_saying(engine: Engine) -> None:
    text = "Vesk was previously known as Fort Hale to honour a general before Arden renamed it."
    assert read(engine, text) == []
