"""How far a text commits itself to an event."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from rashomon.language import Engine, Parse, Token
from rashomon.lexicons.tables import read_table
from rashomon.reading.events.told_as.factuality import author_score, constructions, factuality
from rashomon.reading.voices.reader import read_attributions
from rashomon.report import Report

Maker = Callable[..., Parse]


def trigger(parse: Maker, marked: str) -> tuple[Parse, Token]:
    """The parse of a text and the word marked with an asterisk after it."""
    at = marked.index("*") - 1
    parsed = parse(marked.replace("*", ""))
    parsed.heads.clear()
    return parsed, parsed.tokens_in(at, at + 1)[0]


def score(parse: Maker, marked: str) -> float:
    return author_score(trigger(parse, marked)[1])


@pytest.mark.parametrize(
    "text",
    [
        "The army shelled* Vesk on Monday.",
        "Two people were killed* and five were wounded.",
        "The rebels managed to take* the bridge.",
        "Five killed* in Vesk blast.",
    ],
)
def test_told_as_having_happened(parse: Maker, text: str) -> None:
    assert score(parse, text) > 2


@pytest.mark.parametrize(
    "text",
    [
        "The army did not shell* Vesk.",
        "No one was killed* in the raid.",
        "The rebels failed to take* the bridge.",
        "The rebels refused to leave* Vesk.",
        "There was no attack* on Vesk.",
    ],
)
def test_told_as_not_having_happened(parse: Maker, text: str) -> None:
    assert score(parse, text) < -2


@pytest.mark.parametrize(
    "text",
    [
        "The army will shell* Vesk.",
        "The rebels plan to attack* Vesk.",
        "Hale threatened to shell* Vesk.",
        "If they attack* Vesk, the truce ends.",
        "Troops were ordered to fire* on the crowd.",
        "The army may have shelled* Vesk.",
    ],
)
def test_told_as_neither(parse: Maker, text: str) -> None:
    assert abs(score(parse, text)) < 1.3


def test_negation_and_failing_turn_each_other_round(parse: Maker) -> None:
    assert score(parse, "The rebels did not fail to take* the bridge.") > 2


def test_not_saying_so_denies_nothing(parse: Maker) -> None:
    assert score(parse, "Hale did not say that the army shelled* Vesk.") >= 0


def test_a_denial_is_the_source_s_alone(parse: Maker) -> None:
    parsed, word = trigger(parse, "Belmark denied that Norland shelled* Vesk.")
    (denial,) = read_attributions(parsed, [])
    source, author = factuality(parsed, word, [denial])
    assert (source.source, author.source) == (denial.id, "author")
    assert source.score < -2
    assert author.score == 0


def test_a_report_s_own_voice_commits_itself(parse: Maker) -> None:
    parsed, word = trigger(parse, "Norland shelled* Vesk.")
    (author,) = factuality(parsed, word, [])
    assert author.source == "author" and author.score > 2


def test_an_outer_source_leaves_the_inner_one_s_word_open(parse: Maker) -> None:
    parsed, word = trigger(parse, "State television said the ministry reported that Vesk was shelled*.")
    chain = sorted(read_attributions(parsed, []), key=lambda one: one.parent is not None)
    outer, inner, author = factuality(parsed, word, chain)
    assert (outer.score, author.score) == (0, 0)
    assert inner.score > 2


def test_denied_allegations_are_denied(parse: Maker) -> None:
    parsed, word = trigger(parse, "The army denied allegations that its forces had used* gas.")
    chain = sorted(read_attributions(parsed, []), key=lambda one: one.parent is not None)
    assert factuality(parsed, word, chain)[0].score < -2


def test_swapping_names_changes_nothing(parse: Maker) -> None:
    one = score(parse, "Belmark has denied that Norland's army attacked* Vesk.")
    other = score(parse, "Norland has denied that Belmark's army attacked* Vesk.")
    assert one == other


def test_every_word_s_example_fires(engine: Engine) -> None:
    rows = [row for row in read_table("en/factuality_words.tsv") if row["pos"] in ("verb", "adj")]
    failed = []
    for row, parsed in zip(
        rows, engine.parse_many(Report.from_text(r["example"]) for r in rows), strict=True
    ):
        names = {name for token in parsed.tokens for name in constructions(token)[0]}
        if f"under.{row['class']}" not in names:
            failed.append(row["example"])
    # the parser mistakes a few bare examples
    assert len(failed) <= len(rows) * 0.1, failed


def test_every_class_and_value_is_known() -> None:
    values = {row["construction"] for row in read_table("en/factuality_values.tsv")}
    assert {"base", "form.past", "modal.will", "condition", "under.intention", "hearsay"} <= values
    assert all(-3 <= float(row["value"]) <= 3 for row in read_table("en/factuality_values.tsv"))


@pytest.mark.parametrize("text", ["", ".", "No.", "killed", "\U0001f600 \U0001f600", "NOT NOT NOT", "קרב"])
def test_no_text_raises(parse: Maker, text: str) -> None:
    for token in parse(text).tokens:
        assert -3 <= author_score(token) <= 3


@pytest.mark.shared
def test_it_agrees_with_crowd_judgements(engine: Engine, shared: Path) -> None:
    lines = (shared / "eval/data/factuality.dev.jsonl").read_text(encoding="utf-8").splitlines()[:300]
    rows = [json.loads(line) for line in lines]
    parses = engine.parse_many(Report.from_text(row["sentence"]) for row in rows)
    pairs = [
        (author_score(words[0]), row["score"])
        for row, parsed in zip(rows, parses, strict=True)
        if (words := parsed.tokens_in(row["start"], row["end"]))
    ]
    told = [gold for own, gold in pairs if own > 2]
    open_ = [gold for own, gold in pairs if 0 <= own < 1]
    assert sum(told) / len(told) > sum(open_) / len(open_) + 1
