"""Time expressions: spans, values, anchors and bounds."""

from __future__ import annotations

import json
import time as clock
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rashomon.findings import Time
from rashomon.language import Engine, Parse
from rashomon.reading.times.grammar import find_items
from rashomon.reading.times.points import bounds, easter
from rashomon.reading.times.reader import is_history, read_times
from rashomon.report import Report, Span

Parser = Callable[..., Parse]
PUBLISHED = "2016-06-01"  # a Wednesday


def read(parse: Parser, text: str, published: str | None = PUBLISHED) -> list[Time]:
    return read_times(parse(text, published=published))


@pytest.mark.parametrize(
    ("text", "mention", "kind", "value"),
    [
        ("Shells fell on Arden on Monday.", "Monday", "DATE", "2016-05-30"),
        ("The delegates will meet on Monday.", "Monday", "DATE", "2016-06-06"),
        ("Talks are planned for Friday.", "Friday", "DATE", "2016-06-03"),
        ("Vesk was shelled last Tuesday.", "last Tuesday", "DATE", "2016-05-31"),
        ("Vesk was shelled on Friday night.", "Friday night", "TIME", "2016-05-27TNI"),
        ("Vesk was shelled yesterday.", "yesterday", "DATE", "2016-05-31"),
        ("Vesk was shelled yesterday afternoon.", "yesterday afternoon", "TIME", "2016-05-31TAF"),
        ("Two boats sank the day before yesterday.", "the day before yesterday", "DATE", "2016-05-30"),
        ("The bridge fell three weeks ago.", "three weeks ago", "DATE", "2016-W19"),
        ("The bridge fell two days ago.", "two days ago", "DATE", "2016-05-30"),
        ("The bridge fell last month.", "last month", "DATE", "2016-05"),
        ("It was shelled overnight.", "overnight", "TIME", "2016-05-31TNI"),
        ("Norland signed on 12 March.", "12 March", "DATE", "2016-03-12"),
        ("Norland signed on March 12, 2014.", "March 12, 2014", "DATE", "2014-03-12"),
        ("Norland signed on Nov. 12.", "Nov. 12", "DATE", "2015-11-12"),
        ("The fleet sailed in early May 1916.", "early May 1916", "DATE", "1916-05"),
        ("The 1916 battle is remembered.", "1916", "DATE", "1916"),
        ("The siege lasted two-and-a-half years.", "two-and-a-half years", "DURATION", "P2.5Y"),
        ("The siege lasted several weeks.", "several weeks", "DURATION", "PXW"),
        ("They had quarrelled for decades.", "decades", "DURATION", "PXE"),
        ("Patrols go out every day.", "every day", "SET", "P1D"),
        ("Patrols go out daily.", "daily", "SET", "P1D"),
        ("It was built in the 1980s.", "the 1980s", "DATE", "198"),
        ("It was built in the 19th century.", "the 19th century", "DATE", "18"),
        ("Vesk has been quiet in the first half of 2015.", "the first half of 2015", "DATE", "2015-H1"),
        ("The harbour froze in the winter of 1915.", "the winter of 1915", "DATE", "1915-WI"),
        ("The town is quiet now.", "now", "DATE", "PRESENT_REF"),
        ("It began at 5:30 a.m. on Monday.", "5:30 a.m. on Monday", "TIME", "2016-05-30T05:30"),
        ("It began at 5 p.m. Monday.", "5 p.m. Monday", "TIME", "2016-05-30T17:00"),
        ("It ended on the morning of 31 May 1916.", "the morning of 31 May 1916", "TIME", "1916-05-31TMO"),
        ("Vesk was quiet at Easter 2016.", "Easter 2016", "DATE", "2016-03-27"),
        ("Vesk was quiet during Ramadan.", "Ramadan", "DATE", None),
        ("Vesk was quiet on Passover.", "Passover", "DATE", "2016-04-23"),
        ("Vesk was quiet on Orthodox Easter.", "Orthodox Easter", "DATE", "2016-05-01"),
        ("Vesk will be quiet on Yom Kippur.", "Yom Kippur", "DATE", "2016-10-12"),
        ("Norland spent it in fiscal 2015.", "fiscal 2015", "DATE", "2015"),
        ("Norland spent it in FY2015.", "FY2015", "DATE", "2015"),
        ("Norland spent it in the 2014-15 fiscal year.", "the 2014-15 fiscal year", "DATE", None),
    ],
)
def test_values_in_a_news_report(
    parse: Parser, text: str, mention: str, kind: str, value: str | None
) -> None:
    found = {time.mention: time for time in read(parse, text)}
    assert mention in found, found
    assert (found[mention].type, found[mention].value) == (kind, value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The truce, announced Friday, holds.", "2016-05-27"),
        ("Norland will answer Friday's attack.", "2016-05-27"),
        ("Norland will attend Friday's summit.", "2016-06-03"),
        ("Norland extended the truce until Friday.", "2016-06-03"),
        ("The siege lasted until Friday.", "2016-05-27"),
        ("They agreed to meet on Friday.", "2016-06-03"),
        ("Rebels set fire to the mill on Friday.", "2016-05-27"),
        ("The truce had been due to end on Friday.", "2016-05-27"),
        ("The ministers meet Friday in Arden.", "2016-06-03"),
    ],
)
def test_the_clause_tells_which_friday(parse: Parser, text: str, value: str) -> None:
    found = {time.mention: time.value for time in read(parse, f"Vesk was quiet.\n\n{text}")}
    assert found["Friday"] == value, found


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Norland gave the strikers until Friday noon.", "2016-06-03T12:00"),
        ("Norland called its men to a march this Saturday.", "2016-06-04"),
        ("The mill has changed hands twice since Friday. Jets struck it at noon.", "2016-06-01T12:00"),
    ],
)
def test_an_end_and_what_is_of_this_week_lie_ahead(parse: Parser, text: str, value: str) -> None:
    assert read(parse, f"Vesk was quiet.\n\n{text}")[-1].value == value


def test_a_clock_told_twice_takes_the_day_after_the_brackets(parse: Parser) -> None:
    found = {
        time.mention: time.value
        for time in read(parse, "The blast came at 10:35 a.m. (0735 GMT) Friday near Vesk.")
    }
    assert found["10:35 a.m."] == "2016-05-27T10:35"
    assert found["Friday"] == "2016-05-27"


def test_a_year_named_aside_does_not_move_the_story(parse: Parser) -> None:
    text = (
        "In May 1916 the fleets put to sea. A study published in 1975 showed that they met on 31 May. "
        "In August they sailed again, by 1918 seldom, in 1919 never."
    )
    assert [time.value for time in read(parse, text)][:4] == ["1916-05", "1975", "1916-05-31", "1916-08"]


def test_a_year_before_a_quarter_is_its_own(parse: Parser) -> None:
    found = {time.mention: time.value for time in read(parse, "Output fell in the third quarter of 1914.")}
    assert found == {"the third quarter of 1914": "1914-Q3"}


def test_a_range_of_days_makes_two_dates(parse: Parser) -> None:
    found = [(time.mention, time.value) for time in read(parse, "They fought on 6-7 January 1916 at Vesk.")]
    assert found == [("6", "1916-01-06"), ("7 January 1916", "1916-01-07")]


def test_the_first_end_of_a_range_takes_the_year_of_the_second(parse: Parser) -> None:
    found = [time.value for time in read(parse, "The siege of Vesk (26 December - 4 January 1916) failed.")]
    assert found == ["1915-12-26", "1916-01-04"]


def test_a_history_counts_on_from_the_last_date(parse: Parser) -> None:
    text = (
        "In May 1916 the fleets put to sea. On 31 May the squadrons met. The next day the ships came home. "
        "In August they sailed again. In January 1917 they stayed in port. In 1918 it was over, by 1919."
    )
    times = read(parse, text)
    values = [time.value for time in times]
    assert values == ["1916-05", "1916-05-31", "1916-06-01", "1916-08", "1917-01", "1918", "1919"]
    assert {time.anchor for time in times} == {"absolute", "narrative"}


def test_without_a_day_of_publication_nothing_is_guessed(parse: Parser) -> None:
    found = {time.mention: time for time in read(parse, "Shells fell yesterday and on Friday, 3 May.", None)}
    assert found["yesterday"].value is None
    assert all(time.earliest is None and time.latest is None for time in found.values())


def test_a_full_dateline_serves_as_the_day_of_publication(parse: Parser) -> None:
    text = "ARDEN, 3 May 2016 - Shells fell yesterday."
    times = read_times(parse(text, dateline="ARDEN, 3 May 2016", dateline_span=Span(0, 17)))
    yesterday = next(time for time in times if time.mention == "yesterday")
    assert (yesterday.value, yesterday.anchor) == ("2016-05-02", "dateline")


def test_a_dateline_in_capitals_needs_no_mark(parse: Parser) -> None:
    found = {
        time.mention: time for time in read(parse, "ARDEN, 8 MAR 16 -- Shells fell yesterday in May.", None)
    }
    assert (found["yesterday"].value, found["yesterday"].anchor) == ("2016-03-07", "dateline")
    assert "May" in found


def test_partial_dates_stay_partial(parse: Parser) -> None:
    found = {time.mention: time.value for time in read(parse, "He came on 14 August, a Friday.", None)}
    assert found == {"14 August": "XXXX-08-14", "Friday": "XXXX-WXX-5"}


@pytest.mark.parametrize(
    "text",
    [
        "They may march on Vesk.",
        "In the second attack, 2000 people fled.",
        "Mara Lind, a 34-year-old teacher, left Arden.",
        "The sun sat low and the fall of Vesk was near.",
        "Three quarters of the town lay in ruins.",
        'The mayor told "This Week" that the streets of the old town were quiet.',
        "Arden sends 40 trucks a week to Vesk.",
        "Good morning, said Mara Lind.",
        "She was in her 30s and lived in Vesk.",
        "The March Alliance holds the town.",
        "Prices in St June closed lower.",
        "The Evening Star was shut.",
        "The Night Watch burned a mill.",
    ],
)
def test_words_that_are_no_times(parse: Parser, text: str) -> None:
    assert read(parse, f"Vesk was quiet\n\n{text}") == []


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2016-05-31", ("2016-05-31", "2016-05-31")),
        ("2016-02", ("2016-02-01", "2016-02-29")),
        ("2016-W22", ("2016-05-30", "2016-06-05")),
        ("2016-W22-WE", ("2016-06-04", "2016-06-05")),
        ("2016-Q2", ("2016-04-01", "2016-06-30")),
        ("191", ("1910-01-01", "1919-12-31")),
        ("2016-05-31TNI", ("2016-05-31", "2016-06-01")),
        ("9999-12-31TNI", ("9999-12-31", "9999-12-31")),
        ("2016-05-31TMO", ("2016-05-31", "2016-05-31")),
        ("2016-05-31T17:30", ("2016-05-31T17:30", "2016-05-31T17:30")),
        ("PRESENT_REF", (None, None)),
        ("BC0490", (None, None)),
        ("XXXX-05-31", (None, None)),
        (None, (None, None)),
    ],
)
def test_bounds(value: str | None, expected: tuple[str | None, str | None]) -> None:
    assert bounds(value) == expected


def test_easter() -> None:
    assert [easter(year).isoformat() for year in (1916, 2016, 2024)] == [
        "1916-04-23",
        "2016-03-27",
        "2024-03-31",
    ]


def test_news_is_not_taken_for_a_history() -> None:
    assert not is_history("On Friday Vesk fell, as in 1912 and 1913. On Monday, yesterday, today.", None)


def test_swapped_names_change_nothing(parse: Parser) -> None:
    one = read(parse, "Norland shelled Arvania on Monday and again two days later.")
    two = read(parse, "Arvania shelled Norland on Monday and again two days later.")
    assert [(time.mention, time.value) for time in one] == [(time.mention, time.value) for time in two]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from(
            "on 31 May 1916 the next day 99 May 0000 00:00 24:00 25:61 T 12/13/14 "
            "BC İ \u202e \n\n 31 February "
            "in '99 1000000000000 years ago century 5th 0 nineteen second of March ½ "
            "every other 999999999999 days later "
            "Easter 9999 9999-99-99 2016-02-30 year 0 Q4 the 0th of the 31st \u0000 🚢 ... -- \u00bd".split(
                " "
            )
        ),
        max_size=40,
    ),
    st.sampled_from([None, "2016", "2016-05", "2016-05-31T10:00:00Z", "0000-00-00", "9999-12-31", "rubbish"]),
)
def test_no_text_makes_the_reader_fail(engine: Engine, words: list[str], published: str | None) -> None:
    text = " ".join(words)
    report = Report.from_text(text, published=published)
    for time in read_times(engine.parse(report)):
        citation = time.citations[0]
        assert text[citation.start : citation.end] == citation.quote == time.mention


@pytest.mark.shared
def test_scores_on_the_evaluation_texts_stay_above_their_floor(shared: Path, engine: Engine) -> None:
    path = shared / "eval" / "data" / "timex.train.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line][::12]
    right = found = gold = 0
    parses = engine.parse_many(Report.from_text(row["text"], published=row["dct"]) for row in rows)
    for row, parse in zip(rows, parses, strict=True):
        times = {(time.citations[0].start, time.citations[0].end, time.value) for time in read_times(parse)}
        wanted = {(time["start"], time["end"], time["value"]) for time in row["timexes"]}
        right, found, gold = right + len(times & wanted), found + len(times), gold + len(wanted)
    assert 2 * right / (found + gold) > 0.7


def test_a_quarter_is_the_one_that_ended_in_the_month_named(parse: Callable[..., Parse]) -> None:
    made = parse("Trade fell in the quarter ended March 31, the port said.", published="1916-10-26")
    assert [time.value for time in read_times(made)] == ["1916-Q1", "1916-03-31"]


@pytest.mark.parametrize(
    ("text", "mention", "granularity", "bounds"),
    [
        ("Vesk fell in Ramadan.", "Ramadan", "month", ("2016-06-06", "2016-07-07")),
        ("Vesk fell on Eid al-Fitr 2015.", "Eid al-Fitr 2015", "day", ("2015-07-17", "2015-07-19")),
        ("Vesk fell last Ramadan.", "last Ramadan", "month", ("2015-06-17", "2015-07-18")),
        ("Vesk fell on 15 Ramadan 1436.", "15 Ramadan 1436", "day", ("2015-07-01", "2015-07-03")),
        ("Vesk fell in Ramadan 1436.", "Ramadan 1436", "month", ("2015-06-17", "2015-07-18")),
        ("Vesk fell on 22 Bahman 1394.", "22 Bahman 1394", "day", ("2016-02-09", "2016-02-11")),
        ("Vesk fell on Ashura.", "Ashura", "day", ("2015-10-23", "2015-10-25")),
        ("Vesk was quiet at Nowruz.", "Nowruz", "day", ("2016-03-19", "2016-03-21")),
        ("Pay rose in FY2015.", "FY2015", "fiscal_year", ("2014-07-01", "2016-06-30")),
        (
            "Pay rose in fiscal year 2014-15.",
            "fiscal year 2014-15",
            "fiscal_year",
            ("2014-04-01", "2015-09-30"),
        ),
    ],
)
def test_what_no_calendar_of_ours_tells_has_bounds(
    parse: Parser, text: str, mention: str, granularity: str, bounds: tuple[str, str]
) -> None:
    found = {time.mention: time for time in read(parse, text)}
    time = found[mention]
    assert (time.earliest, time.latest, time.granularity) == (*bounds, granularity)
    assert time.value in (None, "2015")


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("10:30 a.m. local time", "local"),
        ("0600 GMT", "+00:00"),
        ("3 p.m. Arden time", "arden time"),
        ("07:15 UTC+3", "+03:00"),
        ("07:15 UTC-4:30", "-04:30"),
        ("5 p.m. EST", "-05:00"),
        ("5 p.m.", None),
    ],
)
def test_the_zone_of_a_clock_is_told(parse: Parser, words: str, zone: str | None) -> None:
    for text in (f"It began at {words} near Vesk.", f"It began at {words} on Monday near Vesk."):
        found = next(time for time in read(parse, text) if time.mention.startswith(words))
        assert (found.type, found.zone) == ("TIME", zone), text


def test_a_calendar_without_a_day_to_count_from_is_left_open(parse: Parser) -> None:
    found = {time.mention: time for time in read(parse, "Vesk fell on Eid al-Fitr and on Passover.", None)}
    assert set(found) == {"Eid al-Fitr", "Passover"}
    assert all((time.value, time.earliest) == (None, None) for time in found.values())


@pytest.mark.parametrize(
    ("text", "mention", "value"),
    [
        ("Three days later the ships came home.", "Three days later", "1916-06-03"),
        ("The following spring they sailed again.", "The following spring", "1917-SP"),
        ("That same week they sailed again.", "That same week", "1916-W22"),
        ("The next day they sailed again.", "The next day", "1916-06-01"),
        ("A month later they sailed again.", "A month later", "1916-06"),
        ("The previous winter had been quiet.", "The previous winter", "1915-WI"),
        ("That evening they sailed again.", "That evening", "1916-05-31TEV"),
    ],
)
def test_a_story_is_counted_from_the_date_told_before(
    parse: Parser, text: str, mention: str, value: str
) -> None:
    story = (
        "The war began in 1914. Fleets met in 1915, in August 1915 and on 24 January 1916, 2 February 1916, "
        "5 March 1916 and 31 May 1916. "
    )
    found = {time.mention: time for time in read(parse, story + text, None)}
    assert (found[mention].value, found[mention].anchor) == (value, "narrative")


@pytest.mark.parametrize(
    ("text", "mention", "kind", "value"),
    [
        ("Shells fell in recent weeks.", "recent weeks", "DURATION", "PXW"),
        ("Shells fell overnight.", "overnight", "TIME", "2016-05-31TNI"),
        ("Shells have fallen since Friday.", "Friday", "DATE", "2016-05-27"),
        ("Nine fell in the past 24 hours.", "the past 24 hours", "DURATION", "PT24H"),
        ("Nine fell in recent days.", "recent days", "DURATION", "PXD"),
        ("Nine fell recently.", "recently", "DATE", "PAST_REF"),
        ("Guards fell at dawn on Friday.", "dawn", "TIME", "2016-05-27TMO"),
    ],
)
def test_vague_times(parse: Parser, text: str, mention: str, kind: str, value: str) -> None:
    found = {time.mention: time for time in read(parse, f"Vesk was quiet.\n\n{text}")}
    assert (found[mention].type, found[mention].value) == (kind, value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " " * 50_000,
        "\n" * 5_000,
        "31 February 2020, 32/13/2020, 00/00/0000, year 0, 0 May 2016, 2016-99-99, 25:61, the 0th of May.",
        "15 Ramadan 9999, Eid al-Fitr 9999, Passover 9999, FY0000, 40 Muharram, UTC+99 at 5 p.m. UTC+99.",
        "١٢ May ٢٠١٦, ²/³/2016, 3① May, \u202e31 May 1916, Ｍａｙ 1916, İ 3 May, 1916\u200b05",
    ],
)
def test_no_odd_text_makes_the_reader_fail(parse: Parser, text: str) -> None:
    for time in read(parse, text):
        assert text[time.citations[0].start : time.citations[0].end] == time.mention


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "1,111,",
        "31 May 1916, ",
        "two hundred and ",
        "May ",
        "the last ",
        "12:",
        "1916-",
        "Monday night ",
    ],
)
def test_the_cost_grows_with_the_text(piece: str) -> None:
    def cost(length: int) -> float:
        text = (piece * (length // len(piece) + 1))[:length].lower() + " days ago"
        best = float("inf")
        for _ in range(2):
            before = clock.process_time()
            find_items(text, 0, len(text))
            best = min(best, clock.process_time() - before)
        return best

    once, twice = cost(20_000), cost(40_000)
    assert twice < 3.2 * once + 0.05, (once, twice)
