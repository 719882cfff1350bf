from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import RenderableType

from hand_made import TEXT, make_reading, make_report
from rashomon.comparison import compare
from rashomon.findings import Reading
from rashomon.ingest import Reject
from rashomon.present.comparing import comparison_view
from rashomon.present.layers import LAYER_NAMES, Mark, marks_of, nest
from rashomon.present.terminal import SafeConsole, bracketed_text, marked_text, report_view, reports_view
from rashomon.present.wording import shorten
from rashomon.record import Record


def render(view: RenderableType, *, width: int = 120, colour: bool = False) -> str:
    console = SafeConsole(
        file=io.StringIO(),
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        highlight=False,
        markup=False,
    )
    console.print(view)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def flat(text: str) -> str:
    return " ".join(text.split())


def test_report_without_colour_has_named_brackets_and_every_word() -> None:
    shown = render(report_view(make_reading(), width=120, colour=False))
    assert "[who Norland forces] [event shelled] the town of [where Vesk]" in shown
    assert "killing [number at least 12 people]" in flat(shown)
    assert "[who [source the health ministry]] [cue said]" in flat(shown)
    plain = bracketed_text(make_report(), []).plain
    assert plain == TEXT


def test_events_are_told_with_voice_place_time_and_numbers() -> None:
    reading = make_reading()
    wide, narrow = (
        flat(render(report_view(reading, width=w, colour=False, layers=[]), width=w)) for w in (300, 70)
    )
    for shown in (wide, narrow):
        for words in (
            "according to the health ministry",
            "Vesk (Upper Vesk, NOR)",
            "2016-05-02 (“on Monday”)",
            "at least 12 people killed",
            "earlier, as background",
            "unstated",
            "the report itself",
            "assault (artillery)",
        ):
            assert words in shown, words
    assert "unstated who, where, how many" in narrow


def test_no_line_is_wider_than_the_terminal() -> None:
    for width in (60, 100, 140):
        lines = render(report_view(make_reading(), width=width, colour=False), width=width).splitlines()
        assert max(len(line) for line in lines) <= width


def test_lines_into_a_pipe_end_with_their_words() -> None:
    for line in render(report_view(make_reading(), width=140, colour=False), width=140).splitlines():
        assert line == line.rstrip()


def test_layers_can_be_chosen_and_coloured() -> None:
    reading = make_reading()
    shown = render(report_view(reading, width=120, colour=False, layers=["event"]))
    assert "[event shelled]" in shown
    assert "[who" not in shown
    assert "\x1b[" in render(report_view(reading, width=120), colour=True)
    assert marked_text(reading.report, marks_of(reading)).plain == TEXT


def test_control_characters_do_not_reach_the_terminal() -> None:
    report = make_report(
        "A \x1b[31mred\x07 \rtext \ud800 with [bold]markup[/bold].", outlet="\x1b]0;title\x07"
    )
    shown = render(report_view(Reading(report=report, reader="1"), width=100, colour=False))
    assert "\x1b" not in shown
    assert "\x07" not in shown
    assert "\r" not in shown
    assert "[bold]markup[/bold]" in shown


def test_skipped_report_says_why() -> None:
    reading = Reading(
        report=make_report("Ein Text.", language="de"), reader="1", skipped="no reader for 'de'"
    )
    assert "Not read: no reader for 'de'" in render(report_view(reading, width=80, colour=False))


def test_record_is_listed_with_its_rejects(tmp_path: Path) -> None:
    with Record.open(tmp_path / "r.db", create=True) as record:
        record.add_reading(make_reading())
        record.add_report(make_report("Another."))
        record.add_reject(Reject(source="a.doc", reason="unsupported_kind", detail="save it as text"))
        shown = render(reports_view(record))
    assert "2 reports" in shown
    assert "Shells fall on Vesk" in shown
    assert "not read" in shown
    assert "a.doc: unsupported kind: save it as text" in shown


def test_comparison_lays_accounts_side_by_side() -> None:
    readings = [make_reading(make_report(outlet=name)) for name in ("Arden Post", "Vesk Courier")]
    comparison = compare(readings)
    for width in (60, 120):
        shown = flat(render(comparison_view(comparison, width=width), width=width))
        assert "Arden Post, 2016-05-03" in shown
        assert "Vesk Courier, 2016-05-03" in shown
        assert "One text" in shown
    nothing = render(comparison_view(compare(readings[:1]), width=80))
    assert "One report alone compares to nothing" in nothing


WIRE = (
    "Shells fell on the market of Arden on Friday, the mayor said. Rescue workers searched the ruins of the "
    "fish hall. Four people died there. The council meets on Monday to speak of the roof and of the harbour "
    "wall."
)


def reading_of(text: str, *, outlet: str, published: str, url: str | None = None) -> Reading:
    report = make_report(text, outlet=outlet, published=published, url=url, headline=None)
    return Reading(report=report, reader="1-test")


def test_copies_are_one_voice_and_their_edits_are_shown() -> None:
    second = WIRE.replace("Four", "Nine").replace("mayor said.", "mayor said!")
    readings = [
        reading_of(WIRE, outlet="Arden Post", published="2031-05-03"),
        reading_of(second, outlet="Vesk Courier", published="2031-05-04"),
        reading_of(WIRE, outlet="Halme News", published="2031-05-05"),
    ]
    shown = flat(render(comparison_view(compare(readings), width=200), width=200))
    assert "3 reports, one voice: Arden Post, 2031-05-03; also in Vesk Courier" in shown
    assert "Vesk Courier, 2031-05-04: sentences 1 changed" in shown  # another mark is no other word
    assert "“Four people died there.” → “Nine people died there.”" in shown
    assert "Halme News, 2031-05-05: word for word" in shown
    assert "not known" not in shown
    undated = [
        reading_of(WIRE, outlet=name, published="2031-05-03") for name in ("Arden Post", "Vesk Courier")
    ]
    assert "Who printed it first is not known" in flat(render(comparison_view(compare(undated), width=200)))


def test_versions_say_when_their_order_is_not_known() -> None:
    texts = (WIRE, WIRE.replace("Four", "Nine"))
    days = ("2031-05-03", "2031-05-04")
    told = [
        compare(
            reading_of(text, outlet="Arden Post", published=day, url="https://arden.example/1")
            for text, day in zip(texts, published, strict=True)
        )
        for published in (days, (days[0], days[0]))
    ]
    ordered, unordered = (flat(render(comparison_view(one, width=200), width=200)) for one in told)
    assert "One address, 2 versions: Arden Post" in ordered
    assert "changed: “Four people died there.” → “Nine people died there.”" in ordered
    assert "no time of capture tells which came first" in unordered


# --- Nesting ------------------------------------------------------------------------------------------


marks = st.lists(
    st.tuples(st.integers(0, 12), st.integers(1, 8), st.sampled_from(LAYER_NAMES)).map(
        lambda made: Mark(made[0], made[0] + made[1], made[2], "")
    ),
    max_size=7,
)


@given(marks)
def test_marks_nest_and_cover_what_they_covered(given_marks: list[Mark]) -> None:
    ordered = sorted(set(given_marks), key=lambda mark: (mark.start, -mark.end))
    stack: list[Mark] = []
    covered: dict[Mark, set[int]] = {mark: set() for mark in ordered}
    position = 0
    for kind, at, mark in nest(ordered):
        assert at >= position
        for opened in stack:
            covered[opened] |= set(range(position, at))
        position = at
        if kind == "open":
            stack.append(mark)
        else:
            assert stack.pop() == mark
    assert not stack
    assert covered == {mark: set(range(mark.start, mark.end)) for mark in ordered}


@pytest.mark.parametrize(
    ("text", "length", "expected"),
    [("a  b\nc", 10, "a b c"), ("the quick fox", 11, "the quick…"), ("abcdefghijkl", 5, "abcd…")],
)
def test_shorten(text: str, length: int, expected: str) -> None:
    assert shorten(text, length) == expected
