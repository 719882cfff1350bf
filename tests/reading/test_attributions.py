"""Source, cue and content of everything that is somebody's words."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

import rashomon
from rashomon.findings import ACTS, Attribution
from rashomon.language import Engine, Parse
from rashomon.lexicons.cues import cue_entries, source_nouns
from rashomon.reading.actors.reader import read_actors
from rashomon.reading.voices.cues import find_cues
from rashomon.reading.voices.reader import read_attributions
from rashomon.report import Citation, Report

Maker = Callable[..., Parse]


def read(parse: Maker, text: str, *, actors: bool = False, **fields: object) -> list[Attribution]:
    """Attributions by the rules alone, whatever the encoder would tag."""
    parsed = parse(text, **fields)
    parsed.heads.clear()
    return read_attributions(parsed, read_actors(parsed, []) if actors else [])


def words(citations: tuple[Citation, ...]) -> str:
    return " … ".join(citation.quote for citation in citations)


def outer(found: list[Attribution]) -> list[tuple[str, str, str]]:
    return [(words(a.source), words(a.cue), words(a.content)) for a in found if a.parent is None]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "Colonel Hale said that the bridge had fallen.",
            "Colonel Hale",
            "said",
            "that the bridge had fallen",
        ),
        ('"We hold Vesk," Hale said.', "Hale", "said", '"We hold Vesk,"'),
        ('"We hold Vesk," said Colonel Hale.', "Colonel Hale", "said", '"We hold Vesk,"'),
        (
            '"We hold Vesk," Hale said. "Nobody will leave."',
            "Hale",
            "said",
            '"We hold Vesk," … "Nobody will leave."',
        ),
        ("Europe, Hale said, is ready.", "Hale", "said", "Europe … is ready"),
        (
            "The bridge fell at dawn, according to the ministry.",
            "the ministry",
            "according to",
            "The bridge fell at dawn",
        ),
        (
            "Hale told reporters in Arden that the bridge had fallen.",
            "Hale",
            "told",
            "that the bridge had fallen",
        ),
        ("Belmark has repeatedly denied shelling Vesk.", "Belmark", "has repeatedly denied", "shelling Vesk"),
        (
            "Hale said in a statement that the town had fallen.",
            "Hale",
            "said in a statement",
            "that the town had fallen",
        ),
        ("The army plans to retake Vesk.", "The army", "plans", "to retake Vesk"),
        ("Hale's claim that the town had fallen was wrong.", "Hale", "'s claim", "that the town had fallen"),
        ("It was claimed that 40 rebels had died.", "", "was claimed", "that 40 rebels had died"),
        ("The general is said to have fled.", "", "is said", "The general … to have fled"),
        ("Reports emerged that the bridge had fallen.", "", "emerged", "that the bridge had fallen"),
        ("The blast reportedly killed two.", "", "reportedly", "The blast … killed two"),
        ("Belmark accused Norland of using gas.", "Belmark", "accused", "Norland of using gas"),
        ("Hale called for a ceasefire.", "Hale", "called for", "a ceasefire"),
        ("Hale ordered the troops to withdraw.", "Hale", "ordered", "the troops to withdraw"),
        ("Satellite images show damage to the bridge.", "Satellite images", "show", "damage to the bridge"),
        (
            "Two people were hurt on Monday a monitor said.",
            "a monitor",
            "said",
            "Two people were hurt on Monday",
        ),
        (
            "The Arden Front claimed responsibility for the raid.",
            "The Arden Front",
            "claimed responsibility for",
            "the raid",
        ),
        ('"The raid was a crime." — Colonel Hale', "Colonel Hale", "—", '"The raid was a crime."'),
    ],
)
def test_spans(parse: Maker, text: str, source: str, cue: str, content: str) -> None:
    assert (source, cue, content) in outer(read(parse, text))


@pytest.mark.parametrize(
    "text",
    [
        "The army will retake Vesk.",
        "Two people died when a shell hit a market.",
        "It was raining in Vesk on Monday.",
        "No group claimed responsibility for the raid.",
        'They visited the "Old Mill" hotel.',
        "The raid claimed the lives of five people.",
    ],
)
def test_nobody_s_words(parse: Maker, text: str) -> None:
    assert read(parse, text) == []


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Hale said Vesk fell.", "assert"),
        ("Hale denied that Vesk fell.", "deny"),
        ("Hale confirmed that Vesk fell.", "confirm"),
        ("Hale did not confirm that Vesk fell.", "decline"),
        ("Hale does not believe that Vesk fell.", "doubt"),
        ("Hale accused Belmark of shelling Vesk.", "accuse"),
        ("Hale vowed to retake Vesk.", "promise"),
        ("Hale threatened to shell Vesk.", "threaten"),
        ("Hale ordered troops to leave Vesk.", "order"),
        ("Hale urged Belmark to leave Vesk.", "call_for"),
        ("Hale declined to comment.", "decline"),
        ("Hale asked whether Vesk fell.", "ask"),
        ("Hale hopes to leave Vesk.", "expect"),
        ("Hale praised the truce.", "praise"),
    ],
)
def test_acts(parse: Maker, text: str, act: str) -> None:
    (found,) = read(parse, text)
    assert found.act == act


@pytest.mark.parametrize(
    ("text", "kind", "form"),
    [
        ("President Joe Hale said Vesk fell.", "named_person", "explicit"),
        ("The Arden Defence Ministry said Vesk fell.", "named_organisation", "explicit"),
        ("State television said Vesk fell.", "outlet", "explicit"),
        ("A senior official said Vesk fell.", "unnamed", "explicit"),
        ("Residents said Vesk fell.", "collective", "explicit"),
        ("The report said Vesk fell.", "document", "explicit"),
        ("It was reported that Vesk fell.", "impersonal", "implicit"),
        ("I believe that Vesk fell.", "author", "pronoun"),
        (
            "Ada Hale, a spokeswoman for the Arden Security Council, said Vesk fell.",
            "named_person",
            "explicit",
        ),
        ("Mary Hale of the Vesk hospital group said Arden fell.", "named_person", "explicit"),
        ("Secretary of State Ada Hale said Vesk fell.", "named_person", "explicit"),
        ("Their claim that Vesk fell was wrong.", "collective", "possessive"),
    ],
)
def test_kinds_and_forms(parse: Maker, text: str, kind: str, form: str) -> None:
    found = read(parse, text)[0]
    assert (found.source_kind, found.source_form) == (kind, form)


def test_a_short_name_takes_its_kind_from_the_full_one(parse: Maker) -> None:
    found = read(parse, "President Joe Hale came to Vesk. Hale said the truce held.", actors=True)
    assert found[-1].source_kind == "named_person"
    assert found[-1].source_actor is not None and found[-1].source_actor.known


@pytest.mark.parametrize(
    ("text", "kind", "known"),
    [
        ("The mission's report says nine died. It adds that two were children.", "document", False),
        ("Mayor Dirk Olme said the raid began early. The 58-year-old said he counted nine.", None, True),
        (
            "The guerrillas' radio station said two fell. The station said nobody else was hurt.",
            "outlet",
            True,
        ),
    ],
)
def test_a_source_goes_on_from_the_sentence_before(
    parse: Maker, text: str, kind: str | None, known: bool
) -> None:
    last = read(parse, text, actors=True)[-1]
    assert kind is None or last.source_kind == kind
    assert last.source_actor is not None and last.source_actor.known is known


def test_a_pronoun_leads_to_an_actor_only_where_it_is_plain(parse: Maker) -> None:
    found = read(parse, "Anna Dorn came to Vesk. She said the truce held.", actors=True)[-1]
    assert found.source_form == "pronoun"
    assert words(found.source) == "She"
    assert found.source_actor is not None and found.source_actor.known
    unknown = read(parse, "He said the truce held.", actors=True)[-1]
    assert unknown.source_actor is not None and unknown.source_actor.state == "unclear"


@pytest.mark.parametrize(
    ("text", "source", "antecedent"),
    [
        ("Two fishermen were rescued. Both said a grey ship had rammed them.", "Both", "Two fishermen"),
        (
            "Osterby shut its gates. Its foreign ministry said it was brief.",
            "Its foreign ministry",
            "Osterby",
        ),
        ("The Third Wing lost a plane. Its pilots say it was shot down.", "Its pilots", "The Third Wing"),
        (
            "Open Ledger had spoken to 30 captives. Most of them said they were beaten.",
            "Most of them",
            "30 captives",
        ),
        (
            "The army shelled the quarter, residents said. They said the bakery was hit.",
            "They",
            "residents",
        ),
        (
            "The Linnet sank, Hollin Marine said, citing its agent in Drum. The agent said shells hit it.",
            "The agent",
            "its agent",
        ),
        (
            "A senior Osterby official spoke. The official said two ships were hit.",
            "The official",
            "A senior",
        ),
        (
            "Radio Tarn reported the fall of Dorn. The station said the men had fled.",
            "The station",
            "Radio Tarn",
        ),
        ("An envoy and his driver were searched. He said guards took the car.", "He", "An envoy"),
    ],
)
def test_whose_words_a_pronoun_title_or_owner_gives(
    parse: Maker, text: str, source: str, antecedent: str
) -> None:
    parsed = parse(text)
    parsed.heads.clear()
    actors = {actor.id: actor for actor in read_actors(parsed, [])}
    said = next(
        one for one in read_attributions(parsed, list(actors.values())) if words(one.source) == source
    )
    assert said.source_actor is not None and said.source_actor.value is not None
    entity = actors[said.source_actor.value].entity
    told = {c.quote for one in actors.values() if one.entity == entity for c in one.citations}
    told |= {c.quote for c in said.source_actor.citations}
    assert any(quote.startswith(antecedent) or quote in antecedent for quote in told), told


def test_two_who_could_have_said_it_leave_it_open(parse: Maker) -> None:
    parsed = parse("Colonel Ada Hale and Major Ines Vane met. She said the road was cut.")
    parsed.heads.clear()
    said = next(
        one for one in read_attributions(parsed, read_actors(parsed, [])) if words(one.source) == "She"
    )
    assert said.source_actor is not None and said.source_actor.value is None


def test_no_source_is_ever_made_up(parse: Maker) -> None:
    (found,) = read(parse, "It was claimed that Vesk fell.", actors=True)
    assert found.source == () and found.source_actor is None and found.source_kind == "impersonal"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Hale told reporters that Vesk fell.", "reporters"),
        ("The garrison reported to the council that Vesk fell.", "the council"),
        ("In a letter to the bishop, Hale wrote that Vesk fell.", "the bishop"),
        ("Hale told Dorn's premier in a phone call that Vesk fell.", "Dorn's premier"),
        ("The council was told by engineers that the dam would not hold.", "The council"),
        ("Hale urged the capital to send powder.", "the capital"),
        ("The charity called on both armies to spare schools.", "both armies"),
        ("In an interview with Radio Tarn, Hale said that Vesk fell.", "Radio Tarn"),
        ("Speaking to reporters in Lisk, Hale said that Vesk fell.", "reporters"),
    ],
)
def test_to_whom(parse: Maker, text: str, told: str) -> None:
    found = [one for one in read_attributions(parse(text), []) if one.parent is None]
    assert [one.addressee.value for one in found if one.addressee is not None] == [told]
    for one in found:
        for cited in one.addressee.citations if one.addressee is not None else ():
            assert text[cited.start : cited.end] == cited.quote


def test_nobody_is_told_where_the_text_names_nobody(parse: Maker) -> None:
    for text in ("Hale warned that Dorn would fall.", "Hale told the truth: Vesk fell."):
        assert all(one.addressee is None for one in read(parse, text))
    (silent,) = read(parse, "Hale said that Vesk fell.")
    assert silent.addressee is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('"Vesk fell," Hale said.', "direct"),
        ('Hale said the fall of Vesk was "a plain crime".', "mixed"),
        ("Hale said Vesk fell.", "indirect"),
        ("“Vesk fell,” said Hale.", "direct"),
        ("«Vesk fell», said Hale.", "direct"),
    ],
)
def test_quote_types(parse: Maker, text: str, kind: str) -> None:
    assert read(parse, text)[0].quote_type == kind


def test_nesting(parse: Maker) -> None:
    found = read(parse, "State television said the ministry denied that Vesk fell.")
    top = next(a for a in found if a.parent is None)
    inner = next(a for a in found if a.parent is not None)
    assert words(top.source) == "State television"
    assert (words(inner.source), inner.parent, inner.act) == ("the ministry", top.id, "deny")


def test_a_cited_source_stands_inside_the_one_who_cites_it(parse: Maker) -> None:
    found = read(parse, "State media reported that Vesk had fallen, citing a military source.")
    assert outer(found) == [("State media", "reported", "that Vesk had fallen")]
    (inner,) = (a for a in found if a.parent)
    assert (words(inner.source), inner.source_kind) == ("a military source", "unnamed")
    assert words(inner.content) == "that Vesk had fallen"


def test_adding_goes_on_with_the_speaker(parse: Maker) -> None:
    found = read(parse, "Hale said the bridge fell, adding that two people were hurt.")
    assert [words(a.source) for a in found] == ["Hale", "Hale"]
    assert [a.parent for a in found] == [None, None]


def test_a_quote_over_two_paragraphs_is_one_attribution(parse: Maker) -> None:
    found = read(parse, "Hale said: “We hold the bridge.\n\n“We shall hold the town.”")
    (top,) = (a for a in found if a.parent is None)
    assert len(top.content) == 2


def test_a_transcript_s_labels_are_sources(parse: Maker) -> None:
    # the first lines of a report may hold a dateline, so the talk begins below them
    lines = ["A talk in Arden.", "It was long.", "It was late.", "Rain fell.", "Nobody slept."]
    speech = ["HALE: The bridge is ours.", "DORN: It was never yours."]
    found = outer(read(parse, "\n\n".join([*lines, *speech])))
    assert [source for source, _, _ in found] == ["HALE", "DORN"]


def test_a_transcript_in_quote_marks_keeps_its_speakers_apart(parse: Maker) -> None:
    text = (
        'A partial transcript:\n\n"HOST: Who holds the dam?\n\n"MARROW: We hold the dam and the mill.\n\n'
        '"And the road is ours as well.\n\n"(Laughter.)\n\n"HOST: Thank you, General."'
    )
    found = [(words(a.source), words(a.content)) for a in read(parse, text) if a.parent is None]
    assert found == [
        ("HOST", "Who holds the dam?"),
        ("MARROW", 'We hold the dam and the mill … "And the road is ours as well'),
        ("HOST", 'Thank you, General."'),
    ]


def test_signed_quotes_line_by_line_are_each_their_own_speaker_s(parse: Maker) -> None:
    text = (
        "“We left at night. To quote Vane, ‘nobody looked back.” That is “all that I know.” — Ada Hale\n"
        "“The road was empty and cold.” — Tomas Eck"
    )
    found = [(words(a.source), words(a.content)) for a in read(parse, text) if a.parent is None]
    assert [source for source, _ in found] == ["Ada Hale", "Tomas Eck"]
    assert found[0][1].startswith("“We left at night") and found[0][1].endswith("That is “all that I know.”")


def test_a_headline_s_colon(parse: Maker) -> None:
    text = "Dorn: Vesk has fallen\n\nRain fell in Arden."
    assert outer(read(parse, text, headline=(0, 21))) == [("Dorn", ":", "Vesk has fallen")]


def test_swapping_the_sides_swaps_the_findings_and_nothing_else(parse: Maker) -> None:
    text = (
        "Belmark said Norland had shelled Vesk, killing five. Norland denied the claim and accused Belmark "
        'of breaking the truce. "Belmark lies," said a Norland spokesman. According to Belmark, talks go on.'
    )
    swapped = text.replace("Belmark", "*").replace("Norland", "Belmark").replace("*", "Norland")

    def shape(found: list[Attribution]) -> list[object]:
        spans = [(a.source, a.cue, a.content) for a in found]
        places = [[[(c.start, c.end) for c in part] for part in one] for one in spans]
        return [places, [(a.act, a.source_kind, a.source_form, a.quote_type, bool(a.parent)) for a in found]]

    assert shape(read(parse, text)) == shape(read(parse, swapped))


def test_every_citation_holds_its_words(parse: Maker) -> None:
    text = (
        'On Monday, “Vesk is ours,” Hale said – «so it is» – and, he added, "they know".\n\nIt’s said to be.'
    )
    found = read(parse, text, actors=True)
    assert found
    for attribution in found:
        assert attribution.citations and attribution.act in ACTS
        for citation in (*attribution.citations, *attribution.source, *attribution.cue, *attribution.content):
            assert text[citation.start : citation.end] == citation.quote
    assert len({attribution.id for attribution in found}) == len(found)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "x",
        '"',
        "said",
        '"said"',
        "according to",
        "\U0001f600 said \U0001f600",
        "אמר חייל כי",
        "HALE SAID NO.",
        ":::",
        "“" * 50,
    ],
)
def test_no_text_raises(parse: Maker, text: str) -> None:
    read(parse, text, actors=True)


def test_no_jumble_of_words_raises(engine: Engine) -> None:
    draw = random.Random(3)
    stock = (
        "said \"we told “ ” Hale that , . adding he citing denied : \n\n claim of to is according to it ' ’"
    )
    texts = [" ".join(draw.choice(stock.split(" ")) for _ in range(40)) for _ in range(60)]
    for parsed in engine.parse_many(Report.from_text(text) for text in texts):
        read_attributions(parsed, [])
        parsed.heads.clear()
        read_attributions(parsed, [])


def test_every_cue_s_example_fires(engine: Engine) -> None:
    entries = [entry for table in cue_entries().values() for entry in table.values()]
    failed = []
    parses = engine.parse_many(Report.from_text(entry.example) for entry in entries)
    for entry, parsed in zip(entries, parses, strict=True):
        assert entry.act in ACTS
        parsed.heads.clear()
        sites = [site for site in find_cues(parsed) if site.entry.lemma == entry.lemma]
        starts = {parsed.tokens[i].start for site in sites for i in site.words}
        found = read_attributions(parsed, [])
        if not any(c.start <= start < c.end for a in found for c in a.cue for start in starts):
            failed.append(entry.example)
    # the tagger mistakes a few short examples
    assert len(failed) <= len(entries) * 0.06, failed


def test_source_nouns_know_their_kinds() -> None:
    kinds = {"outlet", "outlet_name", "document", "unnamed", "collective", "body"}
    assert set(source_nouns().values()) == kinds


def test_that_said_is_nobody_s_saying(parse: Maker) -> None:
    told = read(parse, "“That said, we remain a party to the treaty,” the minister said.")
    assert [citation.quote for one in told for citation in one.source] == ["the minister"]


@pytest.mark.parametrize(
    "text",
    [
        "President Ana Verrin called an emergency meeting of the council.",
        "The union called a strike at the port.",
        "The Front called a ceasefire on Sunday.",
        "The governor called a curfew in Halven on Friday.",
    ],
)
def test_what_is_called_together_is_no_speech(text: str) -> None:
    assert not rashomon.read(text, published="2031-03-15").attributions


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("President Ana Verrin called the meeting a farce.", "called"),
        ("Minister Oren Falk called on the rebels to leave.", "called on"),
    ],
)
def test_what_is_called_something_is_speech(text: str, cue: str) -> None:
    (told,) = rashomon.read(text, published="2031-03-15").attributions
    assert " ".join(part.quote for part in told.cue) == cue
