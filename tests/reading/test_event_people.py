"""Who is harmed, whose weapon or thing it was, and who stands on the other side, told in plain sentences."""

from __future__ import annotations

import pytest

from rashomon.findings import Event, Stated
from rashomon.language import Engine
from rashomon.reading import Reader
from rashomon.report import Report


def _rows(engine: Engine, text: str) -> dict[str, Event]:
    return {row.trigger.quote: row for row in Reader(engine=engine).read(Report.from_text(text)).events}


def _names(refs: tuple[Stated, ...]) -> list[str]:  # type: ignore[type-arg]
    return [ref.value.name for ref in refs if ref.value is not None]


@pytest.mark.parametrize(
    ("text", "trigger", "recipients"),
    [
        ("The court jailed two bloggers and a weaver.", "jailed", ["two bloggers", "a weaver"]),
        ("Gunmen killed a beekeeper and his two sons in Vesk.", "killed", ["a beekeeper", "his two sons"]),
        (
            "Officers detained a cobbler, a weaver and the editor of a weekly.",
            "detained",
            ["a cobbler", "a weaver", "the editor"],
        ),
        (
            "Police detained the party's leader, Oren Falk, and two aides.",
            "detained",
            ["Oren Falk", "two aides"],
        ),
        (
            "Gunmen killed Ana Hale, her driver and two guards.",
            "killed",
            ["Ana Hale", "her driver", "two guards"],
        ),
        ("Gunmen killed the mayor, a doctor and father of two, on Monday.", "killed", ["the mayor"]),
        (
            "Planes bombed rebels near Vesk on Monday, killing twelve of them and wounding three monks.",
            "bombed",
            ["rebels", "three monks"],
        ),
        ("Ten of those held were later released.", "released", ["Ten of those held"]),
        (
            "At least 88 people, including 21 children, were killed.",
            "killed",
            ["At least 88 people", "21 children"],
        ),
        (
            "Nine villagers, among them three women, were arrested.",
            "arrested",
            ["Nine villagers", "three women"],
        ),
        (
            "Police arrested 17 people on Tuesday, including three clerks.",
            "arrested",
            ["17 people", "three clerks"],
        ),
        ("Police dispersed a march of teachers in Vesk.", "dispersed", ["teachers"]),
        ("The navy sank two boats of the coast guard.", "sank", ["the coast guard"]),
        ("Seven people, most of them women, were killed by gunmen.", "killed", ["Seven people"]),
        (
            "The army and the rebels accused each other of breaking the truce.",
            "accused",
            ["The army", "the rebels"],
        ),
        ("Arden demanded an apology from Belmark.", "demanded", ["Belmark"]),
        ("Arden recalled its ambassador from Belmark.", "recalled", ["Belmark"]),
        ("Arden and Belmark exchanged 40 prisoners.", "exchanged", ["Belmark", "40 prisoners"]),
    ],
)
def test_to_whom_it_was_done(engine: Engine, text: str, trigger: str, recipients: list[str]) -> None:
    """Everyone of a list, those told apart within it, and whose the thing was."""
    assert _names(_rows(engine, text)[trigger].recipients) == recipients


@pytest.mark.parametrize(
    ("text", "trigger", "doers"),
    [
        ("A government drone struck a minibus near Vesk.", "struck", ["government"]),
        ("Army shells killed a farmer in Vesk.", "killed", ["Army"]),
        ("An Ardenian-made drone struck a minibus near Vesk.", "struck", []),
        ("Shells fired from the Arden side of the river killed two farmers.", "killed", ["Arden"]),
        ("Seven soldiers were killed in clashes with rebels near Vesk.", "killed", ["rebels"]),
        ("Seven children were killed in clashes with rebels near Vesk.", "killed", []),
        ("The envoy was summoned to the foreign ministry on Monday.", "summoned", ["the foreign ministry"]),
        ("In the capital, Maradine, police arrested sixty persons.", "arrested", ["police"]),
        (
            "Suspected militants killed 17 soldiers and wounded nine on Monday.",
            "killed",
            ["Suspected militants"],
        ),
    ],
)
def test_who_did_it(engine: Engine, text: str, trigger: str, doers: list[str]) -> None:
    """Owners of weapons, and against whom soldiers fell; of civilians killed in a fight nobody is told."""
    assert _names(_rows(engine, text)[trigger].actors) == doers


def test_captives_are_not_asked_to_be_freed(engine: Engine) -> None:
    """Whoever demands a release asks nothing of the captives."""
    row = _rows(engine, "The council demanded that the nurses be released.")["demanded"]
    assert _names(row.recipients) == []


@pytest.mark.parametrize(
    ("text", "trigger", "doers", "recipients"),
    [
        (
            "Police arrested nine men on Monday. Four of them were later released.",
            "released",
            ["Police"],
            ["nine men"],
        ),
        ("Nine people were arrested, police said.", "arrested", ["police"], ["Nine people"]),
        ("Nine people were arrested, residents said.", "arrested", [], ["Nine people"]),
        (
            "Belmark accused Arden of spying. Arden's government dismissed the accusation.",
            "dismissed",
            ["Arden's government"],
            ["Belmark"],
        ),
        ("Belmark demanded an apology from Arden. Arden refused.", "refused", ["Arden"], ["Belmark"]),
        (
            "Rebels attacked a market in Vesk on Monday. The prime minister condemned the attack.",
            "condemned",
            ["The prime minister"],
            ["Rebels"],
        ),
        (
            "Arden expelled two Belmark diplomats. Belmark vowed to retaliate.",
            "vowed",
            ["Belmark"],
            ["Arden"],
        ),
        (
            "Ghorstan arrested the editor Timo Beslan. The union called for Beslan's release.",
            "called for",
            ["The union"],
            ["Ghorstan"],
        ),
        (
            "The council accused Arden of theft and demanded compensation.",
            "demanded",
            ["The council"],
            ["Arden"],
        ),
        (
            "Arden and Belmark resumed talks on Monday. The two countries broke off relations in 2029.",
            "broke off",
            ["Arden", "Belmark"],
            ["Arden", "Belmark"],
        ),
        (
            "Arden accused Belmark of shelling its port. The council urged both sides to talk.",
            "urged",
            ["The council"],
            ["Arden", "Belmark"],
        ),
        (
            "Arden accused Belmark of spying. Castria backed Arden. The council urged both sides to talk.",
            "urged",
            ["The council"],
            ["both sides"],
        ),
        (
            "A Belmark drone hit a truck near Vesk. Belmark shelled the port of Orlo on Monday.",
            "hit",
            ["Belmark"],
            [],
        ),
        ("A Belmark drone hit a truck near Vesk. Arden fights the rebels.", "hit", [], []),
        (
            "The rebels threatened to open fire unless the army withdrew.",
            "threatened",
            ["The rebels"],
            ["the army"],
        ),
        ("The mayor refused to talk to the mutineers.", "refused", ["The mayor"], ["the mutineers"]),
        ("The council demanded that Belmark end its raids.", "demanded", ["The council"], ["Belmark"]),
        ("Masked men shot the mayor's nephew.", "shot", ["Masked men"], ["the mayor's nephew"]),
        (
            "The bloc denounced the closure of the paper by the ministry.",
            "denounced",
            ["The bloc"],
            ["the ministry"],
        ),
        ("The minister phoned his counterpart to protest.", "phoned", ["The minister"], ["his counterpart"]),
    ],
)
def test_told_in_another_clause(
    engine: Engine, text: str, trigger: str, doers: list[str], recipients: list[str]
) -> None:
    """Who answers whom, who held the freed, who both sides are; nobody where two answers are fair."""
    row = _rows(engine, text)[trigger]
    assert (_names(row.actors), _names(row.recipients)) == (doers, recipients)


@pytest.mark.parametrize(
    ("text", "trigger", "doers", "recipients"),
    [
        (
            "Ten officers were injured by stones thrown by marchers.",
            "injured",
            ["marchers"],
            ["Ten officers"],
        ),
        (
            "The Azgar raided a market on Monday; they shot eight traders.",
            "shot",
            ["Azgar"],
            ["eight traders"],
        ),
        ("Soldiers fired on them near Vesk, witnesses said.", "fired on", ["Soldiers"], []),
        ("The leader demanded that Dail be put on trial.", "demanded", ["The leader"], []),
        (
            "Belmark sent troops to the dam. Arden called it a provocation and recalled its ambassador.",
            "recalled",
            ["Arden"],
            ["Belmark"],
        ),
        (
            "Seventeen soldiers were killed in an attack on a fort near Vesk on Monday, the army said. "
            "It said 23 others were wounded in the attack.",
            "killed",
            [],
            ["Seventeen soldiers", "23 others"],
        ),
    ],
)
def test_told_of_more_than_one_word(
    engine: Engine, text: str, trigger: str, doers: list[str], recipients: list[str]
) -> None:
    """Whose stones, whose clause before a semicolon, and everybody whom one act killed or hurt."""
    row = _rows(engine, text)[trigger]
    assert (_names(row.actors), _names(row.recipients)) == (doers, recipients)


def test_who_is_accused_of_a_deed_is_not_its_doer(engine: Engine) -> None:
    """What an accuser tells is no fact, wherever the report tells of the deed itself."""
    text = "Ada Brill was abducted on Monday. The daily accuses the customs service of the abduction."
    row = _rows(engine, text)["abducted"]
    assert _names(row.actors) == []


@pytest.mark.parametrize(
    ("text", "trigger", "doers", "recipients"),
    [
        (
            "Gendarmes dispersed a sit-in by teachers and detained eight of them. Six were let go.",
            "let go",
            ["Gendarmes"],
            ["Six"],
        ),
        (
            "President Ivo Lenz and Premier Tea Rosk met in Vesk. They signed a treaty.",
            "signed",
            ["Ivo Lenz", "Tea Rosk"],
            [],
        ),
        (
            "Guerrillas killed the chief, villagers said. They accused him of theft.",
            "accused",
            [],
            ["chief"],
        ),
        ("The premier appealed to neighbouring Mbele for help.", "appealed", ["The premier"], ["Mbele"]),
    ],
)
def test_who_goes_on(
    engine: Engine, text: str, trigger: str, doers: list[str], recipients: list[str]
) -> None:
    """Both who were told of before, the captors of a number of the held, nobody of two groups as fair."""
    row = _rows(engine, text)[trigger]
    assert (_names(row.actors), _names(row.recipients)) == (doers, recipients)


def test_who_hears_of_it_is_not_whom_it_befell(engine: Engine) -> None:
    """Police are told what others did to `them`."""
    rows = _rows(engine, "The nurse and the guard told the police that four men had beaten them.")
    assert "police" not in str(_names(rows["beaten"].recipients))


def test_the_first_of_those_is_who_it_is_told_of(engine: Engine) -> None:
    """It did happen to her, and not when it last happened to another."""
    rows = _rows(engine, "Lena Dale is the first reporter to be arrested in Belmark since 1986.")
    arrest = rows["arrested"]
    assert [name.split(" ")[-1] for name in _names(arrest.recipients)] == ["Dale"]
    assert arrest.aux.actual and not arrest.time.known
