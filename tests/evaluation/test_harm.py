"""Mentions of harm, put together into incidents, for the task that asks for templates."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from rashomon.language import Engine, Parse
from rashomon.language.encoder import Encoder
from rashomon.reading.places.reader import read_places
from rashomon.reading.quantities.reader import read_quantities
from rashomon.reading.times.reader import read_times
from rashomon.report import Report

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "evaluation"), str(ROOT / "training")]

from incident_rows import occurrences, row_of, stretches  # noqa: E402
from tasks import _harm as harm  # noqa: E402
from tasks import muc4  # noqa: E402
from tasks._targets import WEIGHTS, _number, same_features, targets  # noqa: E402

TEXT = (
    "VESK, 3 MAY 88 -- GUNMEN OF THE HALME FRONT KILLED AT LEAST FIVE FISHERMEN AND THE JUDGE, ILVA HARKEN, "
    "IN SORREL YESTERDAY. THE BRIDGE WAS DESTROYED.\n\nMEANWHILE, A BOMB WOUNDED TWO NURSES AT A CLINIC IN "
    "HALME ON 1 MAY."
)


@pytest.fixture(scope="module")
def parsed(engine: Engine) -> Parse:
    return engine.parse(Report.from_text(TEXT, published="1988-05-03"))


def mention(parsed: Parse, words: str, role: str, **fields: str) -> harm.Mention:
    """A mention of these words."""
    start = TEXT.index(words)
    given = {"kind": "ATTACK", "charge": "fact"} | fields
    return harm.make_mention(
        parsed,
        parsed.tokens_in(start, start + len(words)),
        role=role,
        score=1.0,
        times=read_times(parsed),
        places=[],
        **given,
    )


def test_numbers_are_written_as_the_task_writes_them(parsed: Parse) -> None:
    quantities = read_quantities(parsed, read_times(parsed))
    told = {
        words: harm.number_of(mention(parsed, words, "KILLED"), quantities)
        for words in ("FISHERMEN", "ILVA HARKEN", "NURSES", "JUDGE", "GUNMEN")
    }
    assert told == {
        "FISHERMEN": "5 -", "ILVA HARKEN": "1", "NURSES": "2", "JUDGE": "1", "GUNMEN": "PLURAL",
    }  # fmt: skip


def test_a_name_beside_what_its_bearer_is_is_one_target(parsed: Parse) -> None:
    told = [mention(parsed, words, "KILLED") for words in ("FISHERMEN", "JUDGE", "ILVA HARKEN")]
    found = targets(told, read_quantities(parsed, read_times(parsed)))
    assert sorted((one["name"] or one["description"], one["number"]) for one in found) == [
        ("FISHERMEN", "5 -"),
        ("ILVA HARKEN", "1"),
    ]
    assert all(one["effect"] == "DEATH" for one in found)


def told_of(engine: Engine, text: str, words: str) -> tuple[Parse, harm.Mention]:
    """A text, and a mention of those killed in it."""
    parse = engine.parse(Report.from_text(text))
    start = text.index(words)
    tokens = parse.tokens_in(start, start + len(words))
    fields = {"role": "KILLED", "kind": "ATTACK", "charge": "fact", "score": 1.0}
    return parse, harm.make_mention(parse, tokens, times=[], places=read_places(parse), **fields)


@pytest.mark.parametrize(
    ("text", "words", "number"),
    [
        ("The rebels killed about 30 peasants near the river.", "peasants", "~30"),
        ("The rebels killed two French nuns near the river.", "French nuns", "2"),
        ("The rebels killed French nuns near the river.", "French nuns", "PLURAL"),
        ("The rebels killed three Spaniards near the river.", "Spaniards", "3"),
        ("The rebels killed Ilva Harken near the river.", "Ilva Harken", "1"),
    ],
)
def test_several_of_one_land_or_faith_are_no_name(engine: Engine, text: str, words: str, number: str) -> None:
    parse, told = told_of(engine, text, words)
    assert harm.number_of(told, read_quantities(parse, read_times(parse))) == number


def test_most_mentions_tell_how_many_where_a_name_is_among_them(parsed: Parse) -> None:
    quantities = read_quantities(parsed, read_times(parsed))
    several, name = mention(parsed, "FISHERMEN", "KILLED"), mention(parsed, "ILVA HARKEN", "KILLED")
    doubtful = replace(name, score=0.6)
    assert _number([doubtful, several], quantities) == "5 -"
    assert _number([name, doubtful, several], quantities) == "1"


def test_the_figure_that_most_mentions_tell_is_told(engine: Engine) -> None:
    text = "Five nurses were hurt. The two nurses went home. Two nurses were hurt, and nurses wept."
    parse = engine.parse(Report.from_text(text))
    fields = {"role": "INJURED", "kind": "BOMBING", "charge": "fact", "score": 0.9}
    told = [
        harm.make_mention(parse, [token], times=[], places=[], **fields)
        for token in parse.tokens
        if token.text == "nurses"
    ]
    quantities = read_quantities(parse, read_times(parse))
    assert [_number(told[:n], quantities) for n in (1, 3, 4)] == ["5", "2", "2"]


def test_a_doer_called_alleged_is_accused(engine: Engine) -> None:
    parse = engine.parse(Report.from_text("It was alleged. Suspected Halme rebels burned the mill."))
    rebels = next(token.i for token in parse.tokens if token.text == "rebels")
    beside = parse.tokens[rebels - 2 : rebels + 1]
    assert harm.charge_of("fact", beside) == "accused"
    assert harm.charge_of("claimed", beside) == "claimed"
    assert harm.charge_of("fact", parse.tokens[rebels - 1 : rebels + 1]) == "fact"
    start = next(token.i for token in parse.tokens if token.text == "Suspected")
    assert harm.charge_of("fact", [*parse.tokens[start - 2 : start], parse.tokens[rebels]]) == "fact"


def test_a_list_of_names_is_several_targets_and_a_family_name_the_person_again(engine: Engine) -> None:
    text = "GUNMEN KILLED ILVA HARKEN, ODA MERROW AND TOB SELWYN. HARKEN WAS A JUDGE."
    parse = engine.parse(Report.from_text(text))

    def told(words: str, start: int) -> harm.Mention:
        tokens = parse.tokens_in(start, start + len(words))
        fields = {"role": "KILLED", "kind": "ATTACK", "charge": "fact", "score": 1.0}
        return harm.make_mention(parse, tokens, times=[], places=[], **fields)

    names = [told(words, text.index(words)) for words in ("ILVA HARKEN", "ODA MERROW", "TOB SELWYN")]
    found = targets([*names, told("HARKEN", text.rindex("HARKEN"))], [])
    assert sorted(one["name"] for one in found) == ["ILVA HARKEN", "ODA MERROW", "TOB SELWYN"]


def test_the_dead_and_the_hurt_are_two_targets(parsed: Parse) -> None:
    told = [mention(parsed, "FISHERMEN", "KILLED"), mention(parsed, "NURSES", "INJURED")]
    found = targets(told, read_quantities(parsed, read_times(parsed)))
    assert [one["effect"] for one in found] == ["DEATH", "INJURY"]


def test_the_table_of_targets_has_a_weight_for_every_feature(parsed: Parse) -> None:
    told = [mention(parsed, words, "KILLED") for words in ("FISHERMEN", "ILVA HARKEN")]
    features = same_features(*told, numbers=("5 -", "1"), named=1, among=2)
    assert set(features) == set(harm.weights_of(WEIGHTS))


def test_a_stretch_ends_at_the_noun_it_tells_more_of(engine: Engine) -> None:
    parse = engine.parse(Report.from_text("The rebels blew up the oil pipeline near the river. Two died."))
    oil = [token for token in parse.tokens if token.text == "oil"]
    died = [token for token in parse.tokens if token.text == "Two"]
    assert [token.text for token in harm.whole(oil, parse)] == ["oil", "pipeline"]
    assert [token.text for token in harm.whole(died, parse)] == ["Two"]


def test_one_doubtful_mention_is_no_incident(parsed: Parse) -> None:
    sure = mention(parsed, "FISHERMEN", "KILLED")
    assert muc4.evidence([sure]) == 1.0
    assert muc4.evidence([mention(parsed, "HALME FRONT", "GROUP")]) < muc4._SURE


def test_far_harm_on_another_day_is_another_incident(parsed: Parse) -> None:
    near = [mention(parsed, words, "KILLED") for words in ("FISHERMEN", "ILVA HARKEN")]
    far = mention(parsed, "NURSES", "INJURED")
    assert [len(part) for part in harm.groups([*near, far], least=0.5)] in ([2, 1], [3])
    same = harm._chance(*near, 3)
    assert same > harm._chance(near[0], far, 3)


def test_incidents_are_written_as_templates(parsed: Parse) -> None:
    doer = mention(parsed, "HALME FRONT", "GROUP", charge="accused")
    made = muc4.incident("ATTACK", [doer, mention(parsed, "BRIDGE", "DESTROYED")], [])
    assert made["perp_org"] == [{"text": "HALME FRONT"}]
    assert made["perp_confidence"] == "accused"
    assert made["physical_targets"][0]["effect"] == "DESTROYED"
    assert made["human_targets"] == []


def test_where_no_doer_is_tagged_he_is_named_as_the_report_names_doers(parsed: Parse) -> None:
    doer = mention(parsed, "HALME FRONT", "GROUP", charge="claimed")
    made = muc4.incident("BOMBING", [mention(parsed, "NURSES", "INJURED")], [], [doer])
    assert made["perp_confidence"] == "claimed"
    assert made["perp_org"] == []


def test_doers_alone_go_with_the_likeliest_incident(parsed: Parse) -> None:
    doer = mention(parsed, "HALME FRONT", "GROUP")
    near, far = mention(parsed, "FISHERMEN", "KILLED"), mention(parsed, "NURSES", "INJURED")
    assert harm.likeliest([doer], [[far], [near]], among=3) == 1


def test_words_without_article_and_number() -> None:
    assert harm.bare("the three\nother nurses") == "NURSES"
    assert harm.bare("THE SEVEN") == "SEVEN"


def test_rows_for_training_mark_what_templates_name() -> None:
    template = {
        "type": "BOMBING",
        "perp_confidence": "claimed",
        "human_targets": [{"name": None, "effect": "INJURY", "aliases": ["NURSES"]}],
        "physical_targets": [{"name": None, "effect": "SOME DAMAGE", "aliases": ["CLINIC"]}],
        "perp_individual": [],
        "perp_org": [{"aliases": ["HALME FRONT"]}],
    }
    row = row_of({"id": "x", "text": TEXT, "incidents": [template]})
    told = {row["text"][start:end]: role for start, end, role in row["roles"]}
    assert told == {"NURSES": "INJURED", "CLINIC": "DAMAGED", "HALME FRONT": "GROUP"}
    assert [label for *_, label in row["charge"]] == ["claimed"]
    assert {label for *_, label in row["incident"]} == {"BOMBING"}
    json.dumps(row)
    numbers = {role: number for *_, role, number in stretches(TEXT, template)}
    assert numbers == {"INJURED": 0, "DAMAGED": 1, "GROUP": 2}


def test_occurrences_are_whole_words_over_line_breaks() -> None:
    assert occurrences("A BUS, THE\nOLD BUS AND BUSES", "OLD BUS") == [(11, 18)]
    assert occurrences("A BUS, THE\nOLD BUS AND BUSES", "BUS") == [(2, 5), (15, 18)]


def test_the_weights_tag_who_was_harmed_and_the_task_tells_it(parsed: Parse) -> None:
    encoder = Encoder.load(folder=muc4.WEIGHTS)
    assert encoder is not None
    before = dict(parsed.heads), parsed.encoded
    encoder.annotate([parsed])
    heads = parsed.heads
    told = muc4.incidents(parsed, read_times(parsed), read_quantities(parsed, read_times(parsed)), [])
    parsed.heads, parsed.encoded = before
    assert all(len(heads[name].tags) == len(parsed.tokens) for name in ("harm", "incident", "charge"))
    dead = [target for one in told for target in one["human_targets"] if target["effect"] == "DEATH"]
    assert any("FISHERMEN" in target["aliases"] and target["number"] == "5 -" for target in dead)


def test_the_card_of_the_weights_names_every_file() -> None:
    card = (muc4.WEIGHTS / "MODEL_CARD.md").read_text(encoding="utf-8")
    manifest = json.loads((muc4.WEIGHTS / "manifest.json").read_text(encoding="utf-8"))
    assert all(name in card and sha256 in card for name, sha256 in manifest["files"].items())
