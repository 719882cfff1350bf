"""Quantities: figures, bounds, kinds, parts, scope, and the views of codebooks."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rashomon.findings import QUANTITY_KINDS, Quantity
from rashomon.language import Engine, Parse
from rashomon.reading.number_words import number_value
from rashomon.reading.quantities.reader import read_quantities
from rashomon.reading.quantities.views import acled_conflicting, acled_figure, ucdp_figures
from rashomon.reading.times.reader import read_times
from rashomon.report import Report

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "evaluation"))

Parser = Callable[..., Parse]


def read(parse: Parser, text: str, **fields: object) -> list[Quantity]:
    made = parse(text, **fields)
    return read_quantities(made, read_times(made))


def only(parse: Parser, text: str) -> Quantity:
    found = read(parse, text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("12", 12),
        ("3,400", 3400),
        ("2.5 million", 2_500_000),
        ("1.2bn", 1_200_000_000),
        ("twenty-four", 24),
        ("two-and-a-half thousand", 2500),
        ("half a million", 500_000),
        ("a half-dozen", 6),
        ("three dozen", 36),
        ("a hundred and five", 105),
        ("two million five hundred thousand", 2_500_000),
        ("2 1/2", 2.5),
        ("3/0", 3),
        ("Vesk", None),
        ("", None),
    ],
)
def test_number_words(words: str, value: float | None) -> None:
    if words == "3/0":
        assert number_value(words) in (None, 3)
    else:
        assert number_value(words) == value


@pytest.mark.parametrize(
    ("text", "unit", "kind"),
    [
        ("They fired 122 mm rockets at Arden.", "mm", "other"),
        ("The 44.5 tonne tanks burned.", "tonne", "other"),
        ("Belmark dropped two 500-kg bombs on Vesk.", "bombs", "fired"),
        ("Two barrel bombs hit Vesk.", "barrel bombs", "other"),
        ("Thirty foot soldiers were killed.", "foot soldiers", "killed"),
    ],
)
def test_how_large_each_is_is_no_count(parse: Callable[..., Parse], text: str, unit: str, kind: str) -> None:
    found = only(parse, text)
    assert (found.unit, found.kind) == (unit, kind)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Most of the 300 villagers were killed.", "other"),
        ("Half of the town's population of 2,000 people has been displaced.", "other"),
        ("None of the 12 men was hurt.", "other"),
        ("All of the 300 villagers were killed.", "killed"),
        ("He paid 20 million naira.", "money"),
    ],
)
def test_an_unnumbered_part_of_a_whole_is_not_the_whole(
    parse: Callable[..., Parse], text: str, kind: str
) -> None:
    assert only(parse, text).kind == kind


@pytest.mark.parametrize(
    ("text", "low", "best", "high", "bound"),
    [
        ("At least 12 people were killed.", 12, 12, None, "at_least"),
        ("More than a hundred people were killed.", 100, 100, None, "at_least"),
        ("Up to 500 people were killed.", None, 500, 500, "at_most"),
        ("No fewer than 60 people were killed.", 60, 60, None, "at_least"),
        ("No more than 60 people were killed.", None, 60, 60, "at_most"),
        ("Some 3,000 people were killed.", None, 3000, None, "approx"),
        ("Nearly three dozen people were killed.", None, 36, 36, "approx"),
        ("Between five and seven people were killed.", 5, None, 7, "range"),
        ("15-20 people were killed.", 15, None, 20, "range"),
        ("Dozens of people were killed.", 24, None, None, "at_least"),
        ("Scores of people were killed.", 40, None, None, "at_least"),
        ("Tens of thousands of people were killed.", 20_000, None, None, "at_least"),
        ("Several people were killed.", 3, None, None, "at_least"),
        ("A couple of hundred people were killed.", None, 200, None, "approx"),
        ("No people were killed.", 0, 0, 0, "none"),
        ("A soldier was killed.", 1, 1, 1, "exact"),
        ("12 people were killed.", 12, 12, 12, "exact"),
    ],
)
def test_bounds(
    parse: Parser, text: str, low: float | None, best: float | None, high: float | None, bound: str
) -> None:
    found = only(parse, text)
    assert (found.low, found.best, found.high, found.bound, found.kind) == (low, best, high, bound, "killed")


def test_words_stay_as_written(parse: Parser) -> None:
    found = only(parse, "Nearly three dozen houses were damaged in Vesk.")
    assert found.as_written == "Nearly three dozen"
    assert found.mention == "Nearly three dozen houses"
    assert found.unit == "houses"


def test_a_part_is_tied_to_its_whole(parse: Parser) -> None:
    whole, part = read(parse, "The blast killed at least 12, including three children.")
    assert (whole.best, whole.subset_of) == (12, None)
    assert (part.best, part.kind, part.who, part.subset_of) == (3, "killed", "children", whole.id)


def test_whom_the_next_verb_hurt_is_not_who_was_killed(parse: Parser) -> None:
    """`injured` has an object of its own, behind the aside."""
    found = read(parse, "The blast killed nine people, including two boys, and injured 400 others.")
    assert [(q.kind, q.best) for q in found] == [("killed", 9), ("killed", 2), ("injured", 400)]


def test_a_weekday_behind_a_figure_is_not_what_it_counts(parse: Parser) -> None:
    found = read(parse, "A bomber killed at least 16 people and wounded 40 Tuesday in a raid.")
    assert [(q.kind, q.best) for q in found] == [("killed", 16), ("injured", 40)]


def test_one_sentence_two_kinds(parse: Parser) -> None:
    found = read(parse, "The strike killed nine people and wounded 30.")
    assert [(q.kind, q.best) for q in found] == [("killed", 9), ("injured", 30)]


def test_headlines(parse: Parser) -> None:
    headline = "Three dead, 12 hurt as mortar hits Belmark school"
    found = read(parse, headline, headline=(0, len(headline)))
    assert [(q.kind, q.best) for q in found] == [("killed", 3), ("injured", 12)]


def test_scope_as_written(parse: Parser) -> None:
    found = only(parse, "4,000 people have been killed since the war began.")
    assert found.scope == "since the war began"


@pytest.mark.parametrize(
    "text",
    [
        "The 3rd Brigade reached Vesk on 12 May 1916.",
        "A Su-35 and a T-72 stood near the M23 road.",
        "Mara Lind, 34, lives at 12 Harbour Street.",
        "Resolution 118 was adopted in 2016.",
        "The 16-year-old student left Arden at 5:30 p.m.",
        "There were no immediate reports of casualties.",
        "The gunman killed himself on a rebel-held road.",
    ],
)
def test_numbers_that_count_nothing(parse: Parser, text: str) -> None:
    assert read(parse, text) == []


@pytest.mark.parametrize(
    "text", ["Support fell to 62 per cent.", "The motion passed by 55 votes.", "He walked 12 kilometres."]
)
def test_shares_votes_and_distances_are_never_casualties(parse: Parser, text: str) -> None:
    assert only(parse, text).kind == "other"


def test_the_doer_is_not_counted_among_the_dead(parse: Parser) -> None:
    found = read(parse, "A gunman shot dead five worshippers, and two soldiers killed a guard.")
    assert {(q.kind, q.unit) for q in found if q.kind == "killed"} == {
        ("killed", "worshippers"),
        ("killed", "guard"),
    }


def test_sides_are_read_alike(parse: Parser) -> None:
    one = read(parse, "Norland said 12 Arvanian soldiers were killed and 30 captured.")
    two = read(parse, "Arvania said 12 Norlandian soldiers were killed and 30 captured.")
    assert [(q.kind, q.best, q.who) for q in one] == [(q.kind, q.best, q.who) for q in two]


def test_acled_view(parse: Parser) -> None:
    def figure(words: str) -> float | None:
        return acled_figure(only(parse, f"{words} people were killed."))

    assert [figure(words) for words in ("Dozens of", "Tens of", "Hundreds of", "At least 12", "15-20")] == [
        12,
        10,
        100,
        12,
        15,
    ]
    assert figure("Several") is None
    assert figure("Tens of thousands of") is None
    reports = [only(parse, f"{count} people were killed.") for count in ("12", "At least nine", "Several")]
    assert acled_conflicting(reports) == 9
    assert acled_conflicting([]) is None


def test_ucdp_view(parse: Parser) -> None:
    def figures(words: str) -> tuple[float | None, float | None, float | None]:
        view = ucdp_figures(only(parse, f"{words} people were killed."))
        return view.low, view.best, view.high

    assert figures("12") == (12, 12, 12)
    assert figures("At least 12") == (12, 12, None)
    assert figures("Up to 50") == (None, None, 50)
    assert figures("Between five and seven") == (5, 5, 7)
    assert figures("Dozens of") == (24, 24, None)
    assert figures("About 40") == (None, 40, None)


def test_own_gold_stays_above_its_floor() -> None:
    import quantities as scorer  # evaluation/quantities.py

    rows = scorer.read_gold()
    assert len(rows) >= 290
    read_all = scorer.read_sentences(sorted({row["sentence"] for row in rows}))
    right = {"held": 0, "dev": 0}
    count = {"held": 0, "dev": 0}
    for sentence, found in read_all.items():
        mine = [row for row in rows if row["sentence"] == sentence]
        for row, quantity in scorer.match(mine, found):
            if row is not None:
                judged = scorer.judge(row, quantity) if quantity else {}
                count[row["split"]] += 1
                right[row["split"]] += all(judged.get(name) for name in ("value", "bound", "kind"))
    assert right["held"] / count["held"] >= 0.92
    assert right["dev"] / count["dev"] >= 0.92


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from(
            "12 killed people , - including three of them no one were none a an another soldier dead $ "
            "5m €1,5 1/0 "
            "٣ ½ 3½ million and a half dozens several few between 7 to 5 or more % per cent "
            "the toll rose İ 🚢 \n\n "
            "999,999,999,999 0 00 1e9 -5 +7 wounded at least up to nearly "
            "couple of hundred (34) , 34, twenty- one".split(" ")
        ),
        max_size=40,
    )
)
def test_no_text_makes_the_reader_fail(engine: Engine, words: list[str]) -> None:
    text = " ".join(words)
    made = engine.parse(Report.from_text(text))
    found = read_quantities(made, read_times(made))
    assert len({quantity.id for quantity in found}) == len(found)
    for quantity in found:
        citation = quantity.citations[0]
        assert text[citation.start : citation.end] == citation.quote == quantity.mention
        assert quantity.kind in QUANTITY_KINDS
        assert quantity.low is None or quantity.high is None or quantity.low <= quantity.high


def test_a_hedge_after_a_date_belongs_to_the_number_that_follows(parse: Parser) -> None:
    (found,) = read(parse, "Posted on 4 May 2031 At least 72 people were killed in Arden.")
    assert (found.best, found.bound, found.mention) == (72.0, "at_least", "At least 72 people")


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Seventy-six people including 28 children were killed in Arden.", [("killed", 76), ("killed", 28)]),
        ("At least 44 killed dozens injured as bombs hit Arden.", [("killed", 44), ("injured", None)]),
        ("Thirty or forty men were killed in Arden.", [("killed", None)]),
        ("Sixty-three persons lost their lives when the ship sank.", [("killed", 63), ("destroyed", 1)]),
        ("Forty lives are believed to have been lost.", [("killed", 40)]),
        ("Views 85 12 fighters were killed near Arden.", [("killed", 12)]),
        ("Toll rises to 11 44 injured.", [("killed", 11), ("injured", 44)]),
        ("The doctor put the dead at seven.", [("killed", 7)]),
    ],
)
def test_numbers_in_words_and_lists_without_commas(
    parse: Parser, text: str, counted: list[tuple[str, float | None]]
) -> None:
    found = read_quantities(parse(text), [])
    assert [(q.kind, q.best) for q in found] == counted


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Police arrested the headman of Upper Karim.", [("arrested", 1)]),
        ("Coast guards fired on a trawler, wounding its skipper.", [("injured", 1)]),
        ("Gunmen shot dead Mayor Ana Voss outside her office.", [("killed", 1)]),
        ("The killing of Rosa Quint, the mayor of Cassal, shocked the town.", [("killed", 1)]),
        ("Partisans blew up the railway bridge at Stane.", [("destroyed", 1)]),
        ("The hotel was destroyed.", [("destroyed", 1)]),
        ("The army said it had killed the enemy.", []),
        ("Rebels captured the town of Basko.", []),
        ("Three were killed, a hospital official said.", [("killed", 3)]),
    ],
)
def test_one_told_with_no_word_that_counts(
    parse: Parser, text: str, counted: list[tuple[str, float]]
) -> None:
    assert [(q.kind, q.best) for q in read(parse, text)] == counted


@pytest.mark.parametrize(
    ("text", "whole", "parts"),
    [
        ("A bomb killed nine cadets and a newspaper seller in Vesk.", 10, [9, 1]),
        ("A woman of 67 and her grandson were killed.", 2, [1, 1]),
        ("A drone killed Commander Zoran Tell and his driver.", 2, [1, 1]),
        ("Three soldiers, a policeman and two civilians were killed.", 6, [3, 1, 2]),
    ],
)
def test_a_list_makes_a_sum(parse: Parser, text: str, whole: float, parts: list[float]) -> None:
    found = read(parse, text)
    [total] = [q for q in found if q.maker.id == "quantities.list"]
    assert (total.kind, total.best, total.bound) == ("killed", whole, "exact")
    assert [q.best for q in found if q.subset_of == total.id] == parts


def test_a_sum_that_the_text_gives_is_not_made_again(parse: Parser) -> None:
    found = read(parse, "Clashes in Kelm left 14 dead: nine rebels and five soldiers.")
    assert [(q.best, q.subset_of is None) for q in found] == [(14, True), (9, False), (5, False)]


@pytest.mark.parametrize(
    ("text", "kind", "best"),
    [
        ("Both men were killed.", "killed", 2),
        ("Raiders set fire to 22 houses.", "destroyed", 22),
        ("At least 63 people remained in custody.", "arrested", 63),
        ("Troops took six prisoners.", "captured", 6),
        ("Four men were picked up in raids in Velm.", "arrested", 4),
        ("Fighting forced 2,600 people from their homes.", "displaced", 2600),
        ("Nine men were carried off by the gunmen.", "captured", 9),
        ("Police led two students away.", "arrested", 2),
        ("Ambulances took nine people away.", "other", 9),
        ("Vostria put its losses at three tanks.", "destroyed", 3),
        ("Sources put the army's losses at 26.", "casualties", 26),
        ("About 2,000 women beat saucepans.", "participants", 2000),
        ("Two hundred soldiers blocked the road.", "other", 200),
        ("Two women, 29 and 41, were shot dead.", "killed", 2),
        ("Two soldiers, aged 19 and 22, were killed.", "killed", 2),
        ("Snipers killed a boy, 12, in Velm.", "killed", 1),
    ],
)
def test_kinds_by_further_words(parse: Parser, text: str, kind: str, best: float) -> None:
    found = only(parse, text)
    assert (found.kind, found.best) == (kind, best)


def test_a_label_is_read_where_the_sentence_is_cut_behind_it(parse: Parser) -> None:
    found = read(parse, "Shells fell on Orvek on Thursday. Dead: 4. Wounded: 11.")
    assert [(q.kind, q.best) for q in found] == [("killed", 4), ("injured", 11)]


def test_the_worst_since_is_no_sum_over_time(parse: Parser) -> None:
    text = "It was the deadliest blast since 2029, when the Free Hand killed three judges."
    assert only(parse, text).scope is None
