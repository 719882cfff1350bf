"""Sentences that no full stop parts: a date, the headline told again, subheadings."""

from __future__ import annotations

import pytest

from rashomon.language import Engine
from rashomon.language.run_on import run_on_starts, source_last
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
