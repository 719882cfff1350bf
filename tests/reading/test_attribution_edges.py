"""Where contents end, who follows whom, and who is asked: attributions as the whole reader gives them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.findings import Attribution
from rashomon.language import Parse
from rashomon.reading.actors.reader import read_actors
from rashomon.reading.voices.reader import read_attributions
from rashomon.report import Citation

Maker = Callable[..., Parse]


def read(parse: Maker, text: str) -> list[Attribution]:
    """Attributions by rules and encoder."""
    parsed = parse(text)
    return read_attributions(parsed, read_actors(parsed, []))


def words(citations: tuple[Citation, ...]) -> str:
    return " … ".join(citation.quote for citation in citations)


def by_cue(found: list[Attribution], cue: str) -> Attribution:
    return next(one for one in found if cue in words(one.cue))


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "His government argued that the hills are under threat from Belmark, a claim that fed the war.",
            "that the hills are under threat from Belmark",
        ),
        (
            "Orlo hailed her men as heroes for their part in the raid, a move that underlines the new ties.",
            "her men as heroes for their part in the raid",
        ),
        (
            "Orlo said the raid was an outrage, an act of war against Vesk.",
            "the raid was an outrage, an act of war against Vesk",
        ),
    ],
)
def test_what_the_writer_sums_up_is_not_the_speakers(parse: Maker, text: str, content: str) -> None:
    [one] = read(parse, text)
    assert words(one.content) == content


@pytest.mark.parametrize(
    ("text", "inner", "outer"),
    [
        (
            "The bridge will hold, Hanna Orlo said during a visit to the front on Monday, Radio Tarn said.",
            "Hanna Orlo",
            "Radio Tarn",
        ),
        (
            "Arvania knows that Belmark wants to strike, Minister Hanna Orlo said, the Tarn agency reported.",
            "Minister Hanna Orlo",
            "the Tarn agency",
        ),
    ],
)
def test_who_reports_a_speaker_holds_the_speaker(parse: Maker, text: str, inner: str, outer: str) -> None:
    found = {words(one.source): one for one in read(parse, text)}
    assert found[inner].parent == found[outer].id
    assert found[outer].parent is None


def test_two_who_say_the_same_do_not_hold_each_other(parse: Maker) -> None:
    found = read(parse, "The bridge will hold, Hanna Orlo said and Colonel Hale confirmed.")
    assert all(one.parent is None for one in found)


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Asked if Belmark had agreed, Orlo smiled.", "Asked"),
        ("Orlo avoided the topic when asked whether the truce would hold.", "asked"),
        ("Asked about the truce, Orlo said it would hold.", "Asked about"),
        ("Told that the bridge had fallen, Orlo wept.", "Told"),
    ],
)
def test_who_is_asked_is_not_who_asks(parse: Maker, text: str, cue: str) -> None:
    one = by_cue(read(parse, text), cue)
    assert one.source == () and one.source_kind == "impersonal"


def test_whoever_presses_is_the_source(parse: Maker) -> None:
    one = by_cue(read(parse, "Orlo asked whether the truce would hold."), "asked")
    assert words(one.source) == "Orlo"


def test_who_is_seen_says_nothing(parse: Maker) -> None:
    assert read(parse, "The general was spotted with two envoys near Vesk.") == []


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "Pay in your own coin, drop Belmark's: President Hanna Orlo to traders\n\nIt rained in Vesk.",
            "President Hanna Orlo",
            "Pay in your own coin, drop Belmark's",
        ),
        (
            "Arvania will not give up the hills - President Orlo\n\nIt rained in Vesk.",
            "President Orlo",
            "Arvania will not give up the hills",
        ),
    ],
)
def test_a_headline_can_close_with_its_speaker(parse: Maker, text: str, source: str, content: str) -> None:
    one = read(parse, text)[0]
    assert (words(one.source), words(one.content)) == (source, content)


@pytest.mark.parametrize(
    "headline", ["The truce that failed: Vesk and the hills", "Arvania strikes depot in Vesk: Belmark"]
)
def test_what_a_headline_is_about_is_no_speaker(parse: Maker, headline: str) -> None:
    assert all(words(one.cue) != ":" for one in read(parse, f"{headline}\n\nThe hills are high."))


def test_a_line_that_names_the_source_waits_for_the_quote_below(parse: Maker) -> None:
    said = '"It was an act of war by Belmark."'
    text = f"Vesk fell silent.\n\nAccording to President Hanna Orlo (hours later):\n\n{said}"
    one = by_cue(read(parse, text), "According to")
    assert words(one.source) == "President Hanna Orlo"
    assert words(one.content) == said


def test_as_per_names_a_source(parse: Maker) -> None:
    one = by_cue(read(parse, "As per reports, Arvania is behind the raid on Vesk."), "As per")
    assert words(one.source) == "reports" and one.source_kind == "document"


def test_a_place_before_the_speaker_belongs_to_what_is_said(parse: Maker) -> None:
    text = (
        "Arvania has no more of the shells it is sending to Belmark, Defence Adviser Hanna Orlo said Sunday."
    )
    one = by_cue(read(parse, text), "said")
    assert words(one.source) == "Defence Adviser Hanna Orlo"
    assert words(one.content).endswith("sending to Belmark")
