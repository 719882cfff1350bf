from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.findings import Actor, ActorRef, Agency, Event, Maker, Stated
from rashomon.language import Parse
from rashomon.lexicons.events import event_lexicon
from rashomon.reading.actors.reader import read_actors
from rashomon.reading.events.agency import read_agency, visible_doer
from rashomon.reading.passives import passives
from rashomon.report import Span

ParseText = Callable[..., Parse]
MAKER = Maker(kind="rule", id="test")


def event(
    tree: Parse, trigger: str, lemma: str, *, doers: list[Actor] | None = None, at: int = 0, target: str = ""
) -> Event:
    """A hand-made event on the first occurrence of a word at or after an offset."""
    start = tree.text.index(trigger, at)
    cited = tree.cite(start, start + len(trigger))
    entry = event_lexicon().by_key[lemma]
    refs = tuple(
        Stated[ActorRef].of(
            ActorRef(actor=a.id, entity=a.entity, name=a.mention, sector=a.sector), *a.citations, maker=MAKER
        )
        for a in doers or []
    )
    clause = tree.section_at(start)
    assert clause is not None
    return Event(
        id=tree.finding_id("event", cited.span),
        layer="event",
        citations=(cited,),
        maker=MAKER,
        type=entry.type or "ASSAULT",
        quad=entry.quad,
        trigger=cited,
        lemma=lemma,
        actors=refs or (Stated[ActorRef].unstated(),),
        recipients=(Stated[ActorRef].unstated(),),
        targets=(Stated[str].of(target),) if target else (),
        place=Stated[str].unstated(),
        time=Stated[str].unstated(),
        clause=tree.cite(clause.start, clause.end),
    )


def read(tree: Parse, *events: Event) -> list[Agency]:
    return read_agency(tree, list(events), read_actors(tree, []))


def one(parse: ParseText, text: str, trigger: str, lemma: str, *, headline: bool = False) -> Agency:
    fields = {"headline": Span(0, len(text))} if headline else {}
    tree = parse(text, **fields)
    actors = [a for a in read_actors(tree, []) if "Ardenian" in a.mention or "Belmarkian" in a.mention]
    return read(tree, event(tree, trigger, lemma, doers=actors[:1]))[0]


PARAPHRASES = [
    ("{} forces shelled the town on Monday, officials said.", "shelled", "shell.v", "active", None, True),
    ("The town was shelled by {} forces on Monday.", "shelled", "shell.v", "passive_by", "actor", True),
    ("The town got shelled by {} forces on Monday.", "shelled", "shell.v", "passive_by", "actor", True),
    (
        "The town was shelled on Monday, officials said.",
        "shelled",
        "shell.v",
        "passive_agentless",
        None,
        False,
    ),
    ("The town shelled by {} forces lay empty.", "shelled", "shell.v", "reduced_relative", "actor", True),
    ("The {} shelling of the town went on.", "shelling", "shelling.n", "nominal_with_doer", None, True),
    ("The shelling of the town went on for days.", "shelling", "shelling.n", "nominal", None, False),
    ("Three people died in the shelling of the town.", "died", "die.v", "intransitive", None, False),
    ("A shell exploded in the town on Monday.", "exploded", "explode.v", "intransitive", None, False),
    ("A missile killed three people in the town.", "killed", "kill.v.3", "instrument_subject", None, False),
    ("Three people were killed by a missile there.", "killed", "kill.v.3", "passive_by", "instrument", False),
    ("Three people were killed by the shelling.", "killed", "kill.v.3", "passive_by", "event", False),
]


@pytest.mark.parametrize("side", ["Ardenian", "Belmarkian"])
@pytest.mark.parametrize(("text", "trigger", "lemma", "form", "by_phrase", "seen"), PARAPHRASES)
def test_each_form_is_the_same_for_both_sides(
    parse: ParseText,
    text: str,
    trigger: str,
    lemma: str,
    form: str,
    by_phrase: str | None,
    seen: bool,
    side: str,
) -> None:
    agency = one(parse, text.format(side), trigger, lemma)
    assert agency.form == form
    assert agency.by_phrase == by_phrase
    assert agency.doer.known is seen
    if seen:
        assert side in agency.doer.citations[0].quote
        assert agency.first_named == "lead"


@pytest.mark.parametrize(
    ("text", "trigger", "lemma", "by_phrase"),
    [
        ("Five killed in strike on hospital", "killed", "kill.v.3", None),
        ("Two arrested in Vesk", "arrested", "arrest.v", None),
        ("Colonel ousted after riot", "ousted", "oust.v", None),
        ("Town shelled by Ardenian forces", "shelled", "shell.v", "actor"),
    ],
)
def test_headline_participles(
    parse: ParseText, text: str, trigger: str, lemma: str, by_phrase: str | None
) -> None:
    agency = one(parse, text, trigger, lemma, headline=True)
    assert agency.form == "headline_participle"
    assert agency.by_phrase == by_phrase


def test_a_weapons_maker_is_not_its_user(parse: ParseText) -> None:
    agency = one(parse, "An Ardenian missile hit a school in the town on Monday.", "hit", "hit.v.2")
    assert agency.form == "instrument_subject"
    assert agency.doer.state == "unstated"


def test_a_participle_before_its_noun_carries_no_headline(parse: ParseText) -> None:
    headline = "Captured soldiers paraded through Vesk"
    tree = parse(headline, headline=Span(0, len(headline)))
    forms = [visible_doer(tree.tokens[at], read_actors(tree, []))[0] for at in (0, 2)]
    assert forms == ["reduced_relative", "headline_participle"]


@pytest.mark.parametrize("side", ["Ardenian", "Belmarkian"])
def test_craft_with_a_crew_act_for_their_owner(parse: ParseText, side: str) -> None:
    owned = one(parse, f"{side} warplanes bombed the port on Monday, officials said.", "bombed", "bomb.v")
    assert (owned.form, owned.doer.citations[0].quote) == ("active", f"{side} warplanes")
    nobodys = one(parse, "Warplanes bombed the port on Monday, officials said.", "bombed", "bomb.v")
    assert (nobodys.form, nobodys.doer.state) == ("instrument_subject", "unstated")


def test_the_doer_named_later_for_the_same_act(parse: ParseText) -> None:
    headline = "School shelled in Vesk"
    later_words = "Ardenian forces had shelled the school, officials said."
    text = f"{headline}\n\nA school was shelled on Monday.\n\n{later_words}"
    tree = parse(text, headline=Span(0, len(headline)))
    forces = [a for a in read_actors(tree, []) if a.mention == "Ardenian forces"]
    later = text.index("had shelled")
    first = event(tree, "shelled", "shell.v", target="a school", at=text.index("was shelled"))
    second = event(tree, "shelled", "shell.v", target="the school", at=later, doers=forces)
    told = read(tree, first, second)
    assert told[0].form == "passive_agentless"
    assert told[0].first_named == "paragraph_2"
    assert told[0].first_named_at is not None and told[0].first_named_at.quote == "Ardenian forces"
    assert told[1].form == "active"


def test_another_act_does_not_name_the_doer(parse: ParseText) -> None:
    text = "A school was shelled on Monday.\n\nArdenian forces had shelled the harbour, officials said."
    tree = parse(text)
    forces = [a for a in read_actors(tree, []) if a.mention == "Ardenian forces"]
    first = event(tree, "shelled", "shell.v", target="a school")
    second = event(tree, "shelled", "shell.v", target="the harbour", at=40, doers=forces)
    assert read(tree, first, second)[0].first_named == "never"


def test_passives_are_told_from_states_and_pasts(parse: ParseText) -> None:
    def forms(text: str) -> list[str]:
        return [found.form for found in passives(parse(text).tokens)]

    assert forms("The bridge was destroyed.") == ["be"]
    assert forms("The mayor got arrested on Monday.") == ["get"]
    assert forms("The soldiers were tired and the colonel was interested in the map.") == []
    assert forms("The soldiers had left, and the ship has sunk.") == []
    assert forms("A bus blew up and three people died.") == []


@pytest.mark.parametrize("text", ["", "💥", "by by by", "WAS SHELLED BY", "killed"])
def test_any_text_is_read(parse: ParseText, text: str) -> None:
    tree = parse(text)
    assert read_agency(tree, [], read_actors(tree, [])) == []
    assert list(passives(tree.tokens)) is not None


def test_a_town_may_lie_in_the_region_that_another_act_names(parse: ParseText) -> None:
    tree = parse("Belmark troops shelled the Dorn valley. Four farmers were killed in Vesk.")
    troops = next(actor for actor in read_actors(tree, []) if "troops" in actor.mention)
    first = event(tree, "shelled", "shell.v", doers=[troops])
    second = event(tree, "killed", "kill.v")
    first = first.model_copy(update={"place": Stated[str].of("valley")})
    second = second.model_copy(update={"place": Stated[str].of("town")})
    assert read(tree, first, second)[1].first_named is None
