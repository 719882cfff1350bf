"""The encoder's tags joined to the rules."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from rashomon.findings import Attribution
from rashomon.language import HeadOutput, Parse
from rashomon.reading.voices.quotes import QuoteMarks
from rashomon.reading.voices.reader import read_attributions
from rashomon.reading.voices.stretches import HEAD, stretches
from rashomon.reading.voices.tags import join_tags
from rashomon.report import Citation

Maker = Callable[..., Parse]

LABELS = ("O", "B-SOURCE", "I-SOURCE", "B-CUE", "I-CUE", "B-CONTENT", "I-CONTENT")


def tagged(parse: Maker, text: str, **roles: str | list[str]) -> Parse:
    """A parse whose head tags the given words, and no others."""
    parsed = parse(text)
    tags = [0] * len(parsed.tokens)
    for role, phrases in roles.items():
        for phrase in [phrases] if isinstance(phrases, str) else phrases:
            start = text.index(phrase)
            for nth, token in enumerate(parsed.tokens_in(start, start + len(phrase))):
                tags[token.i] = LABELS.index(f"{'I' if nth else 'B'}-{role.upper()}")
    parsed.heads[HEAD] = HeadOutput(LABELS, tags, [0.9] * len(tags), "a test's")
    return parsed


def words(citations: tuple[Citation, ...]) -> str:
    return " … ".join(citation.quote for citation in citations)


def spans(found: list[Attribution]) -> list[tuple[str, str, str]]:
    return [(words(a.source), words(a.cue), words(a.content)) for a in found if a.parent is None]


def test_the_tags_give_the_spans(parse: Maker) -> None:
    parsed = tagged(
        parse,
        "Hale remains of the mind that Vesk fell.",
        source="Hale",
        cue="remains of the mind",
        content="that Vesk fell",
    )
    (found,) = read_attributions(parsed, [])
    assert spans([found]) == [("Hale", "remains of the mind", "that Vesk fell")]
    assert (found.maker.kind, found.maker.id, found.confidence) == ("model", "encoder.attribution", 0.9)


def test_the_rules_tell_what_is_done_and_what_stands_inside(parse: Maker) -> None:
    text = "State television said the ministry denied that Vesk fell."
    parsed = tagged(
        parse, text, source="State television", cue="said", content="the ministry denied that Vesk fell"
    )
    top, inner = read_attributions(parsed, [])
    assert (top.source_kind, top.maker.kind) == ("outlet", "model")
    assert (inner.parent, inner.act, inner.maker.kind) == (top.id, "deny", "rule")


def test_a_name_cut_at_a_word_that_is_also_a_verb_is_whole(parse: Maker) -> None:
    text = "Minister Ada May said that Vesk fell."
    parsed = tagged(parse, text, source="Minister Ada", cue="May said", content="that Vesk fell")
    assert spans(read_attributions(parsed, [])) == [("Minister Ada May", "said", "that Vesk fell")]


def test_a_source_keeps_the_words_before_its_head_and_no_loose_who(parse: Maker) -> None:
    text = "Not everyone believes that Vesk fell."
    parsed = tagged(parse, text, source="everyone", cue="believes", content="that Vesk fell")
    assert spans(read_attributions(parsed, [])) == [("Not everyone", "believes", "that Vesk fell")]
    text = "The doctor, who ran, said that Vesk fell."
    parsed = tagged(parse, text, source="The doctor, who", cue="said", content="that Vesk fell")
    assert spans(read_attributions(parsed, [])) == [("The doctor", "said", "that Vesk fell")]


@pytest.mark.parametrize(
    "content",
    [
        "the pilots refused to fly",
        "Hale had confessed to nothing",
        "he would like to see the note",
        "the men were never seen again",
        "her clerk denied having mentioned the flag",
    ],
)
def test_what_has_no_words_of_its_own_is_not_nested(parse: Maker, content: str) -> None:
    parsed = tagged(parse, f"The army said {content}.", source="The army", cue="said", content=content)
    inner = [one for one in read_attributions(parsed, []) if one.parent is not None]
    assert [words(one.cue) for one in inner] in ([], ["denied"])


def test_what_a_semicolon_parts_is_the_next_speaker_s(parse: Maker) -> None:
    text = "The ministry says 14 were hurt; medics speak of 200 wounded."
    parsed = tagged(
        parse, text, source="The ministry", cue="says", content="14 were hurt; medics speak of 200 wounded"
    )
    found = read_attributions(parsed, [])
    assert all(one.parent is None for one in found)
    assert words(found[0].content) == "14 were hurt"


def test_who_follows_according_to_is_its_source(parse: Maker) -> None:
    text = "Vesk fell, Hale said, according to Reuters."
    parsed = tagged(parse, text, source="Hale", cue=["said", "according to"], content="Vesk fell")
    assert "Reuters" in [words(one.source) for one in read_attributions(parsed, [])]


def test_discontinuous_content_is_one_attribution(parse: Maker) -> None:
    text = "The bridge, Hale said, was gone."
    parsed = tagged(parse, text, source="Hale", cue="said", content=["The bridge", "was gone"])
    assert spans(read_attributions(parsed, [])) == [("Hale", "said", "The bridge … was gone")]


def test_no_source_is_made_up_for_an_impersonal_cue(parse: Maker) -> None:
    parsed = tagged(
        parse, "It was claimed that Vesk fell.", source="It", cue="was claimed", content="that Vesk fell"
    )
    (found,) = read_attributions(parsed, [])
    assert (found.source, found.source_kind) == ((), "impersonal")


def test_plain_words_of_saying_are_kept_where_nothing_is_tagged(parse: Maker) -> None:
    parsed = tagged(parse, "Belmark denied that Vesk fell.")
    assert spans(read_attributions(parsed, [])) == [("Belmark", "denied", "that Vesk fell")]


def test_a_cited_source_is_a_source_though_tagged_as_content(parse: Maker) -> None:
    text = "State media reported that Vesk had fallen, citing a military source."
    parsed = tagged(
        parse,
        text,
        source="State media",
        cue=["reported", "citing"],
        content=["that Vesk had fallen", "a military source"],
    )
    top, inner = sorted(read_attributions(parsed, []), key=lambda one: one.parent is not None)
    assert words(top.content) == "that Vesk had fallen"
    assert (words(inner.source), inner.parent) == ("a military source", top.id)


def test_content_without_a_cue_goes_on_with_the_words_before(parse: Maker) -> None:
    text = "Hale said the bridge was gone. The town had been cut off."
    parsed = tagged(
        parse, text, source="Hale", cue="said", content=["the bridge was gone", "The town had been cut off"]
    )
    assert spans(read_attributions(parsed, [])) == [
        ("Hale", "said", "the bridge was gone … The town had been cut off")
    ]


def test_stretches_of_loose_tags() -> None:
    tags = [2, 2, 0, 5, 5, 6, 4]
    head = HeadOutput(LABELS, tags, [0.5] * 7, "a test's")
    assert [(s.role, s.first, s.end) for s in stretches(head)] == [
        ("SOURCE", 0, 2),
        ("CONTENT", 3, 4),
        ("CONTENT", 4, 6),
        ("CUE", 6, 7),
    ]


@pytest.mark.parametrize("text", ["Hale said the bridge fell, citing a source.", "x", "“We hold,” he said."])
def test_no_tags_raise(parse: Maker, text: str) -> None:
    draw = random.Random(7)
    for _ in range(60):
        parsed = parse(text)
        tags = [draw.randrange(len(LABELS)) for _ in parsed.tokens]
        parsed.heads[HEAD] = HeadOutput(LABELS, tags, [0.5] * len(tags), "a test's")
        for found in read_attributions(parsed, []):
            assert found.content and found.citations
        assert join_tags(parsed, [], [], QuoteMarks(parsed)) is not None


def test_content_of_a_verb_of_no_list_has_that_verb_for_its_cue(parse: Maker) -> None:
    parsed = tagged(parse, "Ada Hale had gambled that Vesk would hold.", content="that Vesk would hold")
    (found,) = read_attributions(parsed, [])
    assert spans([found]) == [("Ada Hale", "had gambled", "that Vesk would hold")]
    assert found.maker.kind == "model"


def test_content_of_which_the_head_is_unsure_is_left_without_a_cue_of_no_list(parse: Maker) -> None:
    parsed = tagged(parse, "Ada Hale had gambled that Vesk would hold.", content="that Vesk would hold")
    head = parsed.heads[HEAD]
    parsed.heads[HEAD] = HeadOutput(head.labels, head.tags, [0.5] * len(head.tags), head.version)
    assert not read_attributions(parsed, [])


def test_a_speaker_after_a_dash_needs_no_cue(parse: Maker) -> None:
    parsed = tagged(
        parse,
        "The bridge is ours and stays ours — Colonel Ada Hale, who holds it.",
        content="The bridge is ours and stays ours",
        source="Colonel Ada Hale",
    )
    assert spans(read_attributions(parsed, [])) == [
        ("Colonel Ada Hale", "—", "The bridge is ours and stays ours")
    ]


def test_quoted_words_of_nobody_are_not_the_report_s_own(parse: Maker) -> None:
    parsed = tagged(
        parse,
        "Two men stood at the well. “We have had no water since the spring.”",
        content="“We have had no water since the spring.”",
    )
    (found,) = read_attributions(parsed, [])
    assert found.source == () and found.cue == ()
    assert found.source_kind == "unclear"
    assert found.quote_type == "direct"


def test_the_grammar_gives_the_source_that_the_head_missed(parse: Maker) -> None:
    parsed = tagged(
        parse, "A Vesk survey shows that most people left.", cue="shows", content="that most people left"
    )
    assert spans(read_attributions(parsed, [])) == [("A Vesk survey", "shows", "that most people left")]


def test_a_speaker_by_layout_keeps_words_that_hold_other_speakers(parse: Maker) -> None:
    text = "“The mayor said the well is dry. We drink from the river now.” ― Ada Hale"
    parsed = tagged(
        parse,
        text,
        source=["The mayor", "Ada Hale"],
        cue="said",
        content=["the well is dry", "We drink from the river now"],
    )
    (whole,) = spans(read_attributions(parsed, []))
    assert whole[0] == "Ada Hale" and "mayor" in whole[2] and "river" in whole[2]


def test_quoted_words_after_the_only_one_quoted_are_hers(parse: Maker) -> None:
    text = "“The well is dry,” said Ada Hale. “We have had no water since spring” than from the carts."
    parsed = tagged(
        parse,
        text,
        source="Ada Hale",
        cue="said",
        content=["“The well is dry", "“We have had no water since spring”"],
    )
    ((source, cue, content),) = spans(read_attributions(parsed, []))
    assert (source, cue) == ("Ada Hale", "said")
    assert "no water since spring" in content


def test_a_name_told_is_nothing_said(parse: Maker) -> None:
    parsed = tagged(
        parse, "The bridge was nicknamed the Long Mile.", cue="was nicknamed", content="the Long Mile"
    )
    assert not read_attributions(parsed, [])


def test_a_headline_s_first_word_is_no_source(parse: Maker) -> None:
    parsed = tagged(
        parse, "Amid Reports of Losses at Vesk", source="Amid", cue="Reports of", content="Losses at Vesk"
    )
    assert [words(one.source) for one in read_attributions(parsed, [])] == [""]
