"""Sentences that no full stop parts: a date, the headline told again, subheadings."""

from __future__ import annotations

import pytest

from rashomon.language import Engine
from rashomon.language.run_on import page_last, run_on_starts, source_last
from rashomon.report import Report


def _cut(text: str, headline: str = "") -> list[str]:
    words = text.split()
    starts = sorted(run_on_starts(words, headline=headline.split(), loose=False))
    return [" ".join(words[i:j]) for i, j in zip([0, *starts], [*starts, len(words)], strict=True)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Published 5 May 2016 Shells fell on Vesk", ["Published 5 May 2016", "Shells fell on Vesk"]),
        ("Wed 05 Apr 2017 Belmark shelled Vesk", ["Wed 05 Apr 2017", "Belmark shelled Vesk"]),
        (
            "Two hurt in attack on Vesk Two farmers were hurt",
            ["Two hurt in attack on Vesk", "Two farmers were hurt"],
        ),
        (
            "destroying their guns The Belmark army went on",
            ["destroying their guns", "The Belmark army went on"],
        ),
        ("Vesk The Belmark army shelled the port", ["Vesk", "The Belmark army shelled the port"]),
        ("24.09.2014 Airstrikes hit the port", ["24.09.2014", "Airstrikes hit the port"]),
        ("attack on Vesk On Monday a girl died", ["attack on Vesk", "On Monday a girl died"]),
        ("VESK ( Reuters ) Rebels shelled the port", ["VESK ( Reuters )", "Rebels shelled the port"]),
    ],
)
def test_where_a_sentence_begins_without_a_full_stop(text: str, parts: list[str]) -> None:
    assert _cut(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "as told by The Arden Post newspaper on Monday",
        "he flew on Marine One to Vesk",
        "veterans of World War Two marched",
        "in the Arden In Motion film",
        "On 5 May 2016 Belmark shelled Vesk",
    ],
)
def test_a_capital_inside_a_name_begins_nothing(text: str) -> None:
    assert _cut(text) == [text]


def test_a_headline_told_again_stands_alone() -> None:
    headline = "Shells kill two in Vesk"
    assert _cut(f"Arden Post {headline} Belmark shelled Vesk", headline) == [
        "Arden Post",
        headline,
        "Belmark shelled Vesk",
    ]


def test_the_parse_has_the_sentences(engine: Engine) -> None:
    text = "Shells kill two in Vesk\n\n5 May 2016 Shells kill two in Vesk Belmark shelled the town of Vesk ."
    parse = engine.parse(Report.from_text(text, headline=(0, 23)))
    told = [text[s.tokens[0].start : s.tokens[-1].end] for s in parse.sentences]
    assert told[-3:] == ["5 May 2016", "Shells kill two in Vesk", "Belmark shelled the town of Vesk ."]


@pytest.mark.parametrize(
    ("headline", "at"),
    [
        ("Air strikes kill nine in Vesk monitor", 6),
        ("Bomb blast kills six in Vesk state TV", 6),
        ("Army kills nine rebels in Vesk", None),
        ("Nine killed in attack on the observatory", None),
    ],
)
def test_a_source_at_the_end_of_a_headline(headline: str, at: int | None) -> None:
    assert source_last(headline.split()) == at


@pytest.mark.parametrize(
    ("headline", "at"),
    [
        ("Rebel shells kill three in Vesk | Brask Times", 6),
        ("Live | Shells kill three", None),
        ("Rebel shells kill three in Vesk", None),
    ],
)
def test_a_page_named_after_a_bar(headline: str, at: int | None) -> None:
    assert page_last(headline.split()) == at


def test_a_page_named_after_a_bar_is_no_part_of_the_headline(engine: Engine) -> None:
    parse = engine.parse(Report.from_text("Rebel shells kill three | Brask Times", headline=(0, 37)))
    assert len(parse.sentences) == 2


AGAIN = "Belmark Army Attacks Rebel Villages in Vesk"


def test_the_headline_told_again_where_the_text_begins_is_a_headline(engine: Engine) -> None:
    text = f"{AGAIN}\n\n4 May 2031 {AGAIN}. The army of Belmark shelled nine villages on Monday."
    parse = engine.parse(Report.from_text(text, headline=(0, len(AGAIN))))
    assert [section.kind for section in parse.sections] == ["headline", "paragraph", "headline", "paragraph"]
    assert not any(t.is_name for t in parse.tokens if t.text in ("Army", "Attacks", "Rebel", "Villages"))


@pytest.mark.parametrize(
    "body",
    [
        "The mayor saw how Belmark army attacks rebel villages in Vesk and fled.",  # a part of a sentence
        "The mayor wrote on his page late on Monday night that the farmers were safe. " + AGAIN + ".",
        AGAIN + " on Monday as the mayor looked on.",  # the sentence goes on
        AGAIN,  # nothing else is told
    ],
)
def test_words_of_the_headline_elsewhere_are_no_headline(engine: Engine, body: str) -> None:
    parse = engine.parse(Report.from_text(f"{AGAIN}\n\n{body}", headline=(0, len(AGAIN))))
    assert [section.kind for section in parse.sections] == ["headline", "paragraph"]
