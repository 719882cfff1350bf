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
            "Orlo called the raid an outrage, an act of war against Vesk, and left.",
            "the raid an outrage, an act of war against Vesk",
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


def test_pieces_of_another_paragraph_are_left_out(parse: Maker) -> None:
    text = (
        "An aide pointed out that Orlo used the rope to tie the flag in “the kindest act I’ve ever seen from "
        "a deputy.”\n\nOrlo’s fondness for the flag angered several marchers in Vesk last week."
    )
    assert words(by_cue(read(parse, text), "pointed out").content).endswith("a deputy.”")


def test_what_is_said_is_not_urged(parse: Maker) -> None:
    text = (
        "On Monday, palace officials called on travellers to leave Arvania and asserted that a raid could "
        "occur in the near future."
    )
    found = read(parse, text)
    assert words(by_cue(found, "called on").content) == "travellers to leave Arvania"
    assert words(by_cue(found, "asserted").content) == "that a raid could occur in the near future"


def test_what_comes_before_a_whole_quote_is_not_asked(parse: Maker) -> None:
    text = 'At a talk about her post, a deputy asked Orlo, "What do you see as the worst of it now?"'
    assert "post" not in words(by_cue(read(parse, text), "asked").content)


def test_a_noun_with_nothing_but_a_relative_is_no_attribution(parse: Maker) -> None:
    text = (
        "The besiegers' commander said his guns had not fired that morning, a claim that two watching "
        "journalists disputed."
    )
    assert all(words(one.cue) != "claim" for one in read(parse, text))


@pytest.mark.parametrize(
    "text",
    [
        "Neither claim has been independently confirmed.",
        "The ministry's figure is supported by the list of graves.",
    ],
)
def test_the_reports_own_judgement_is_nobodys_saying(parse: Maker, text: str) -> None:
    assert read(parse, text) == []


@pytest.mark.parametrize(
    ("text", "source", "act"),
    [
        (
            "A Tarn report uncovered how deputies paid singers to praise them.",
            "A Tarn report",
            "assert",
        ),
        ("The Vesk massacre was later debunked by Arvania as a hoax.", "Arvania", "deny"),
        ("Kurdish police put the death toll at 16 earlier.", "Kurdish police", "assert"),
        ("Orlo has called for the northern towns to give up their coin.", "Orlo", "call_for"),
        ("Envoys were told not to speak.", "", "order"),
    ],
)
def test_sources_and_acts_of_rarer_cues(parse: Maker, text: str, source: str, act: str) -> None:
    [one] = [one for one in read(parse, text) if one.parent is None]
    assert (words(one.source), one.act) == (source, act)


def test_who_is_cited_without_a_comma_is_still_the_inner_source(parse: Maker) -> None:
    said = '"The area is empty after the last of them left this morning"'
    text = f"{said} the Sham radio reported citing an official."
    found = read(parse, text)
    assert words(by_cue(found, "citing").source) == "an official"
    assert by_cue(found, "citing").parent == by_cue(found, "reported").id


def test_a_line_under_a_post_names_who_wrote_it(parse: Maker) -> None:
    post = "Honoured to have spoken at this rite. The head in the front row is mine."
    text = f'Orlo tweeted he was "honoured" to speak:\n\n{post}\n\n— Seth Orlo (@orlo_vesk) January 7, 2020'
    one = by_cue(read(parse, text), "—")
    assert words(one.source) == "Seth Orlo"
    assert words(one.content) == post.removesuffix(".")


def test_one_rubric_in_capitals_is_no_transcript(parse: Maker) -> None:
    text = "It rained.\n\nNEW: Arvania may bring back the draft.\n\nIt rained on."
    assert all(words(one.source) != "NEW" for one in read(parse, text))


@pytest.mark.parametrize(
    ("text", "cue", "kind", "resolved"),
    [
        (
            "Norland President Hanna Orlo has called for talks. In Vesk, Orlo blamed the bank.\n\n"
            'The Norland President said: "Who decided this?"',
            "said",
            "named_person",
            "Hanna Orlo",
        ),
        (
            'Minister Tomas Eck called for a tougher stance.\n\n"We must not pull back out of some fear of '
            'provoking Moll," he said.',
            "said",
            "named_person",
            "Tomas Eck",
        ),
        (
            "Oskar Lemm's office said in a statement that he told Moll how the border had changed.",
            "told",
            "named_person",
            "Oskar Lemm",
        ),
        ("The abbot told the king that the well was dry.", "told", "unnamed", None),
    ],
)
def test_who_a_title_or_pronoun_is(
    parse: Maker, text: str, cue: str, kind: str, resolved: str | None
) -> None:
    parsed = parse(text)
    actors = {one.id: one for one in read_actors(parsed, [])}
    one = by_cue(read_attributions(parsed, list(actors.values())), cue)
    assert one.source_kind == kind
    if resolved is not None:
        assert one.source_actor is not None and one.source_actor.value is not None
        assert actors[one.source_actor.value].name.value == resolved


@pytest.mark.parametrize(
    ("text", "cue", "whom"),
    [
        ("Arvania accused Belmark before the council of arming the clans.", "accused", "the council"),
        (
            "Two envoys have complained to the guarantors about flights over the line.",
            "complained",
            "the guarantors",
        ),
        ("Its master asked the base for tugs.", "asked", "the base"),
        ("The navy refused to tell families anything.", "refused", "families"),
        (
            "A rebel captain, speaking to this newspaper by radio, said that he held it.",
            "said",
            "this newspaper",
        ),
        ("Two fell, he added in answer to a question from a local reporter.", "added", "a local reporter"),
        ("Orlo avoided the topic when asked whether the truce would hold.", "asked", "Orlo"),
    ],
)
def test_listeners_of_rarer_words(parse: Maker, text: str, cue: str, whom: str) -> None:
    one = by_cue(read(parse, text), cue)
    assert one.addressee is not None and one.addressee.value == whom


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Orlo said that we can talk about a truce.", "talk"),
        ("Orlo said that the threat of hunger had grown.", "threat"),
        ("Eck said that she wants time to bring up guns.", "wants"),
    ],
)
def test_inner_words_of_mind_without_words_of_their_own_are_left_out(
    parse: Maker, text: str, cue: str
) -> None:
    assert all(cue not in words(one.cue) for one in read(parse, text))


def test_the_position_of_a_state_is_an_inner_attribution(parse: Maker) -> None:
    found = read(parse, "Orlo repeated the Arvania position that Vesk can join once it has met the terms.")
    assert words(by_cue(found, "position").source) == "Arvania"
    assert by_cue(found, "position").parent == by_cue(found, "repeated").id


@pytest.mark.parametrize(
    ("text", "inner", "outer"),
    [
        ("She promised him an answer within days, his office said.", "promised", "said"),
        (
            "Separately, Minister Hanna Orlo said Arvania knows that Belmark wants to strike, the Tarn news "
            "agency reported.",
            "said",
            "reported",
        ),
    ],
)
def test_a_trailing_speaker_holds_the_whole_telling(parse: Maker, text: str, inner: str, outer: str) -> None:
    found = read(parse, text)
    assert by_cue(found, inner).parent == by_cue(found, outer).id


@pytest.mark.parametrize(
    ("text", "cue", "whom"),
    [
        ("The governor confided to aides that the road would fall.", "confided", "aides"),
        ("The front insisted to mediators that its men had only changed shifts.", "insisted", "mediators"),
        ("Her sister pleaded with the captors to let him write.", "pleaded", "the captors"),
        ("A guard shouted at the villagers that the well was dry.", "shouted", "the villagers"),
    ],
)
def test_any_word_of_saying_can_have_a_listener(parse: Maker, text: str, cue: str, whom: str) -> None:
    one = by_cue(read(parse, text), cue)
    assert one.addressee is not None and one.addressee.value == whom


def test_the_topic_of_a_word_is_no_listener(parse: Maker) -> None:
    one = by_cue(read(parse, "Orlo referred to the general as a coward."), "referred")
    assert one.addressee is None


def test_what_is_meant_to_be_remembered_is_not_said(parse: Maker) -> None:
    found = read(parse, '"I was raised to remember that I come from those who lived," Orlo said.')
    assert [words(one.cue) for one in found] == ["said"]


def test_a_label_and_a_lone_it_are_nobodys_words(parse: Maker) -> None:
    one = by_cue(read(parse, "It is being said that the towns will strike a new coin."), "being said")
    assert words(one.content) == "that the towns will strike a new coin"
    two = by_cue(read(parse, "Vesk coin could be the new crown, says Nouriel Hale"), "says")
    three = by_cue(read(parse, "Must Read: Vesk coin could be the new crown, says Nouriel Hale"), "says")
    assert words(three.content) == words(two.content) == "Vesk coin could be the new crown"


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        (
            "Arvania was wrong, he said adding that Belmark had raised its output since 2031.",
            "adding",
            "that Belmark had raised its output since 2031",
        ),
        (
            "The harbour board has submitted four requests for the court to look into the raid.",
            "requests",
            "four requests for the court to look into the raid",
        ),
        (
            "Fears of a war in Vesk continue to grow as Belmark's minister said a bomb could be used.",
            "said",
            "a bomb could be used",
        ),
    ],
)
def test_each_cue_has_words_of_its_own(parse: Maker, text: str, cue: str, content: str) -> None:
    found = read(parse, text)
    shorter = [content.removeprefix(f"four requests for {whom}") for whom in ("", "the court ")]
    assert words(by_cue(found, cue).content) in (content, *shorter)


def test_a_fear_is_not_that_of_the_next_speaker(parse: Maker) -> None:
    text = "Fears of a war in Vesk continue to grow as Belmark's minister said a bomb could be used."
    found = read(parse, text)
    assert words(by_cue(found, "said").source) == "Belmark's minister"
    assert [one for one in found if "Fears" in words(one.cue) and one.source] == []


def test_a_body_called_something_is_not_said(parse: Maker) -> None:
    text = "A body called the Tarn Triangle – made up of Norland and Belmark – has met since 2031."
    assert [one for one in read(parse, text) if "called" in words(one.cue)] == []


@pytest.mark.parametrize(
    ("text", "cue", "source", "content"),
    [
        (
            "Professor Mara Rehm, director of the Tarn Relief Fund (TRF), warned that the dam could break.",
            "warned",
            "Professor Mara Rehm, director of the Tarn Relief Fund (TRF)",
            "that the dam could break",
        ),
        (
            "The envoy Mara Rehm appeared to confirm that the dam was mined.",
            "confirm",
            "The envoy Mara Rehm",
            "that the dam was mined",
        ),
        (
            "Belmark has been said to be seeking the release of Vad Krasik.",
            "said",
            "",
            "Belmark … to be seeking the release of Vad Krasik",
        ),
        (
            'Orlo\'s aide Dorn Hale rejected the claims as lies: "It is made up," he said Friday.',
            "rejected",
            "Orlo's aide Dorn Hale",
            "the claims as lies",
        ),
    ],
)
def test_a_speaker_and_what_is_said_are_whole_and_no_more(
    parse: Maker, text: str, cue: str, source: str, content: str
) -> None:
    one = by_cue(read(parse, text), cue)
    assert (words(one.source), words(one.content)) == (source, content)


def test_a_line_of_the_page_does_not_end_a_quote(parse: Maker) -> None:
    text = (
        "Rehm warned of floods.\n\nShe added: “The dam was old. It was never mended.\n\nMost read in World"
        "\n\n“But the flood to come is worse.”"
    )
    added = by_cue(read(parse, text), "added")
    assert "the flood to come" in words(added.content) and "Most read" not in words(added.content)


def test_a_kind_of_text_before_a_colon_is_nobody(parse: Maker) -> None:
    text = "Situation report: Rebels take Vesk and shell Arden\n\nRebels took the town of Vesk on Monday."
    assert read(parse, text) == []


def test_what_is_thought_to_be_is_somebody_s_thought(parse: Maker) -> None:
    [one] = read(parse, "The jet was taken down by what is thought to be Arvanian fire.")
    assert (words(one.cue), one.report_of) == ("is thought", "thought")


def test_an_aim_at_what_somebody_calls_a_threat_is_nobody_s_saying(parse: Maker) -> None:
    text = (
        "These actions are framed as necessary steps to counter what Hale describes as aggression from Arden."
    )
    assert all("counter" not in words(one.cue) for one in read(parse, text))


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("Belmark accused Arden of raids and closed the border.", "accused", "Arden of raids"),
        ("The army urged villagers to leave and shelled the hills.", "urged", "villagers to leave"),
        (
            "Hale demanded that the general show one photograph and threatened to shell the fort.",
            "demanded",
            "that the general show one photograph",
        ),
        (
            "The president voiced regret but rejected a joint inquiry, which Arden had proposed on Monday.",
            "proposed",
            "a joint inquiry",
        ),
    ],
)
def test_what_a_speaker_did_next_is_not_what_was_said(
    parse: Maker, text: str, cue: str, content: str
) -> None:
    assert words(by_cue(read(parse, text), cue).content) == content
