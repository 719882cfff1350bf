"""Accounts of invented events, read and laid side by side: links, contrasts by type, copies, order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest

from rashomon.comparison import Comparison, Contrast, Story, compare
from rashomon.comparison.compare import Silences
from rashomon.comparison.elsewhere import cites_somebody
from rashomon.comparison.gathering import facts_of, give_main_figures
from rashomon.comparison.numbers import number_subtype
from rashomon.comparison.words import means_in
from rashomon.errors import UnknownFindingError
from rashomon.language import Engine
from rashomon.reading import Reader
from rashomon.report import Report, Span

Told = tuple[str, str, str, str]  # outlet, published, headline, body
Compare = Callable[[Iterable[Told]], Comparison]

BASE: Told = (
    "Arden Post",
    "2031-05-03",
    "Shells kill four at Arden market",
    "Belmark forces shelled a market in Arden on Friday, killing four civilians, the mayor of Arden said.",
)


@pytest.fixture(scope="module")
def lay(engine: Engine) -> Compare:
    reader = Reader(engine=engine)

    def make(told: Iterable[Told]) -> Comparison:
        reports = [
            Report.from_text(
                f"{headline}\n\n{body}",
                outlet=outlet,
                published=published,
                headline=Span(0, len(headline)),
            )
            for outlet, published, headline, body in told
        ]
        return compare(reader.read_many(reports))

    return make


def contrasts(found: Comparison, kind: str) -> list[Contrast]:
    return [contrast for contrast in found.contrasts if contrast.type == kind]


def other(body: str, *, published: str = "2031-05-03", headline: str = "Market in Arden shelled") -> Told:
    return ("Vesk Courier", published, headline, body)


def test_two_accounts_of_one_act_are_one_incident(lay: Compare) -> None:
    found = lay(
        [BASE, other("A market in Arden was shelled on Friday by Belmark forces and four civilians died.")]
    )
    assert any(incident.voices == 2 for incident in found.incidents)


def test_disjoint_numbers_of_one_day(lay: Compare) -> None:
    body = "Belmark forces shelled a market in Arden on Friday, killing nine civilians, a doctor said."
    found = lay([BASE, other(body, headline="Shells kill nine at Arden market")])
    (quantity,) = [c for c in contrasts(found, "QUANTITY") if c.field == "killed"]
    assert quantity.subtype == "disjoint"
    assert {side.value for side in quantity.sides} == {"4", "9"}
    for side in quantity.sides:
        assert side.citations


def test_a_hedge_is_no_contradiction(lay: Compare) -> None:
    body = (
        "Belmark forces shelled a market in Arden on Friday, killing at least three civilians, a doctor said."
    )
    found = lay([BASE, other(body, headline="Market in Arden shelled")])
    subtypes = {c.subtype for c in contrasts(found, "QUANTITY") if c.field == "killed"}
    assert subtypes == {"compatible_under_hedging"}


def test_a_later_higher_number_is_an_update(lay: Compare) -> None:
    body = BASE[3].replace("four", "seven")
    found = lay([BASE, other(body, published="2031-05-04", headline="Death toll in Arden rises")])
    assert "disjoint" not in {c.subtype for c in contrasts(found, "QUANTITY") if c.field == "killed"}


def test_a_doer_unstated_here(lay: Compare) -> None:
    found = lay(
        [
            BASE,
            other("A market in Arden was shelled on Friday, and four civilians were killed, a doctor said."),
        ]
    )
    assert "unstated_here" in {c.subtype for c in contrasts(found, "ACTOR")}


def test_a_force_and_a_militia_by_names_are_two_doers(lay: Compare) -> None:
    """Neither name tells a country; rebels in general could be either's."""
    told = "The {} shelled a market in Arden on Friday and killed four civilians, a doctor said."
    one = ("Norland Star", "2031-05-03", "Market in Arden shelled", told.format("Varnian army"))
    found = lay([one, other(told.format("Kelmar militia"))])
    assert "conflict" in {c.subtype for c in contrasts(found, "ACTOR")}
    found = lay([one, other(told.format("Varnian militia"))])
    assert "conflict" not in {c.subtype for c in contrasts(found, "ACTOR")}


def test_soldiers_killed_are_no_part_of_the_rebels_killed(lay: Compare) -> None:
    """The opening counts more dead, but of the other side."""
    body = (
        "Belmark troops killed 31 rebels in the Tarn valley on Friday, the army said. Two soldiers were "
        "killed when an armoured vehicle hit a landmine near Dren on Friday, a spokesman said."
    )
    later = "A mine killed two soldiers near Dren on Friday, a doctor said."
    found = lay(
        [other(body, headline="Army kills 31"), ("Norland Star", "2031-05-03", "Mine kills two", later)]
    )
    killed = [
        {cell.value for cell in row.cells}
        for incident in found.incidents
        for row in found.matrix(incident)
        if row.field == "killed" and incident.voices == 2
    ]
    assert killed == [{"2"}]


def test_a_figure_in_the_report_s_own_voice_is_no_new_count_of_a_source(lay: Compare) -> None:
    told = "Belmark forces shelled a market in Arden on Friday, the mayor of Arden said."
    body = f"{told} Nine civilians were killed."
    found = lay([BASE, other(body)])
    assert [c.subtype for c in contrasts(found, "QUANTITY") if c.field == "killed"] == ["disjoint"]


def test_what_was_shot_down_was_not_shot_with_small_arms() -> None:
    assert means_in("Rebels shot down an observation balloon") == frozenset()
    assert means_in("Guards shot the driver") == {"small arms"}


def test_a_governor_with_and_without_his_name_is_one_source(lay: Compare) -> None:
    told = "Belmark forces shelled a market in Arden on Friday and killed four civilians, {} said."
    found = lay(
        [
            other(told.format("Arden governor")),
            (
                "Norland Star",
                "2031-05-03",
                "Market in Arden shelled",
                told.format("Arden Governor Corin Hale"),
            ),
        ]
    )
    assert "different_sources" not in {c.subtype for c in contrasts(found, "ATTRIBUTION")}


def test_forces_of_two_sides_are_no_third_doer(lay: Compare) -> None:
    told = "{} shelled a market in Arden on Friday and killed four civilians, a doctor said."
    one = ("Norland Star", "2031-05-03", "Market in Arden shelled", told.format("French and Danish forces"))
    found = lay([one, other(told.format("Danish warplanes"))])
    assert "conflict" not in {c.subtype for c in contrasts(found, "ACTOR")}


def test_a_boat_sunk_is_no_embassy_attacked(lay: Compare) -> None:
    sunk = "A cutter sank a fishing boat off Arden on Sunday, its owner said."
    stormed = "Crowds attacked the Belmarker embassy in Arden on Sunday over the boat, the ministry said."
    found = lay([other(sunk, headline="Boat sunk"), ("Norland Star", "2031-05-03", "Embassy", stormed)])
    assert all(incident.voices == 1 for incident in found.incidents)


def test_a_source_gained(lay: Compare) -> None:
    own = other("Belmark forces shelled a market in Arden on Friday and killed four civilians.")
    found = lay([own, (*BASE[:1], "2031-05-04", *BASE[2:])])
    assert "gained" in {c.subtype for c in contrasts(found, "ATTRIBUTION")}


def test_a_source_lost(lay: Compare) -> None:
    body = "Belmark forces shelled a market in Arden on Friday and killed four civilians."
    found = lay([BASE, other(body, published="2031-05-04")])
    assert "lost" in {c.subtype for c in contrasts(found, "ATTRIBUTION")}


def test_two_sources_of_one_side_are_both_named(lay: Compare) -> None:
    told = "Belmark forces shelled a market in Arden on Friday, killing four civilians"
    found = lay(
        [
            BASE,
            other(f"{told}, the health ministry said."),
            ("Norland Star", "2031-05-04", "Arden", f"{told}."),
        ]
    )
    lost = [contrast for contrast in contrasts(found, "ATTRIBUTION") if contrast.subtype == "lost"]
    assert any("the mayor of Arden or the health ministry" in contrast.sentence for contrast in lost)


def test_a_verb_and_its_noun_are_one_wording(lay: Compare) -> None:
    deed = "destruction of the Lunt bridge in Arden by Belmark forces on Friday"
    found = lay(
        [
            other("Belmark forces destroyed the Lunt bridge in Arden on Friday.", headline="Bridge"),
            ("Norland Star", "2031-05-03", "Arden", f"The health ministry condemned the {deed}."),
        ]
    )
    rows = [row for incident in found.incidents for row in found.matrix(incident) if row.field == "wording"]
    assert {cell.value: cell.state for cell in rows[0].cells} == {
        "destroyed": "agree",
        "destruction": "agree",
    }


def test_two_towns_are_two_incidents(lay: Compare) -> None:
    body = "Belmark forces shelled a school in Copenhagen on Friday, killing two teachers, the police said."
    first = "Belmark forces shelled a market in Berlin on Friday, killing four civilians, the mayor said."
    found = lay([("A", "2031-05-03", "Shelling", first), ("B", "2031-05-03", "Shelling", body)])
    assert all(incident.voices == 1 for incident in found.incidents if "shell" in incident.title)


def test_copies_are_one_voice(lay: Compare) -> None:
    tail = (
        " Rescue workers searched the ruins of the fish hall until late in the night and found nobody alive."
    )
    copy = ("Norland Star", "2031-05-04", "Arden market hit", BASE[3] + tail)
    found = lay([(*BASE[:3], BASE[3] + tail), copy])
    assert found.copies
    assert all(incident.voices == 1 for incident in found.incidents)
    assert not found.contrasts


def test_the_order_of_reports_changes_nothing(lay: Compare) -> None:
    told = [
        BASE,
        other("Nine civilians were killed on Friday when a market in Arden was shelled, a doctor said."),
        (
            "Norland Star",
            "2031-05-05",
            "Arden",
            "Belmark denied that its forces shelled a market in Arden on Friday.",
        ),
    ]
    forward, backward = lay(told), lay(reversed(told))
    assert forward.incidents == backward.incidents
    assert forward.contrasts == backward.contrasts


def test_copies_of_a_text_that_tells_less_are_one_voice_too(lay: Compare) -> None:
    wire = (
        "The council of Arden met for six hours on Friday to speak of the harbour wall, of bread prices and "
        "the roof of the fish hall, which has leaked since the spring, and of a timetable for the ferries."
    )
    more = "Belmark forces shelled a market in Arden on Friday, killing four civilians, the mayor said."
    found = lay(
        [
            ("Arden Post", "2031-05-03", "Council meets", wire),
            ("Vesk Courier", "2031-05-04", "Council", f"{wire} {more}"),
            ("Halme News", "2031-05-05", "Long meeting", f"{wire} {more}"),
        ]
    )
    shared = [incident for incident in found.incidents if len(incident.accounts) == 2]
    assert shared and {incident.voices for incident in shared} == {1}
    assert not found.contrasts


def test_an_incident_keeps_its_id_as_reports_arrive(lay: Compare) -> None:
    later = other(
        "Nine civilians were killed on Friday when a market in Arden was shelled.", published="2031-05-04"
    )
    apart = (
        "Norland Star",
        "2031-05-04",
        "Arrests",
        "Police in Halme arrested two men on Sunday, a judge said.",
    )
    earlier = (
        "Halme News",
        "2031-05-02",
        "Arden",
        "Belmark forces shelled a market in Arden on Friday 2 May 2031.",
    )
    one = lay([BASE])
    known = {incident.id: {facts.key for facts in one.told(incident)} for incident in one.incidents}
    assert known
    two = lay([BASE, later, apart])
    shared = next(incident for incident in two.incidents if incident.voices == 2)
    assert shared.id in known
    three = lay([earlier, BASE, later, apart])
    for incident_id, tellings in known.items():
        # An earlier account gives the incident another id; the old one leads there.
        assert tellings <= {facts.key for facts in three.told(three.incident(incident_id))}
    assert {one.id for one in three.incidents} != {one.id for one in two.incidents}


def test_every_citation_of_a_contrast_holds(lay: Compare) -> None:
    found = lay(
        [BASE, other("Nine civilians died in Arden on Friday when shells hit a market, a doctor said.")]
    )
    texts = {report.text_sha256: report.text for report in found.reports.values()}
    cited = [c for contrast in found.contrasts for side in contrast.sides for c in side.citations]
    assert cited
    assert all(texts[c.text_sha256][c.start : c.end] == c.quote for c in cited)


def test_the_matrix_cites_every_cell_that_speaks(lay: Compare) -> None:
    found = lay([BASE, other("A market in Arden was shelled on Friday, and nine civilians were killed.")])
    incident = max(found.incidents, key=lambda incident: incident.voices)
    rows = found.matrix(incident)
    assert {row.field for row in rows} >= {"wording", "voice"}
    for row in rows:
        assert len(row.cells) == len(incident.accounts)
        for cell in row.cells:
            assert (cell.value is None) == (cell.state == "silent")
            assert cell.citations or cell.state == "silent"


def test_why_names_the_features(lay: Compare) -> None:
    found = lay([BASE, other("Belmark forces shelled a market in Arden on Friday, a doctor said.")])
    incident = max(found.incidents, key=lambda incident: incident.voices)
    first, second = (account.events[0] for account in incident.accounts[:2])
    probability, reasons = found.why(first, second)
    assert probability > 0.5
    assert "bias" in {reason.feature for reason in reasons}
    with pytest.raises(UnknownFindingError, match="no compared event"):
        found.why(first, "nothing")


def test_nothing_to_compare() -> None:
    found = compare([])
    assert found.incidents == () and found.contrasts == ()
    with pytest.raises(UnknownFindingError):
        found.incident("abc")


def test_each_named_ship_is_an_incident_of_its_own(lay: Compare) -> None:
    found = lay(
        [
            ("A", "1916-06-03", "Losses", "The cruisers Halvard and Otter were sunk off Arden on Friday."),
            ("B", "1916-06-03", "Losses", "The cruiser Otter was sunk off Arden on Friday, the navy said."),
        ]
    )
    titles = {incident.title: incident.voices for incident in found.incidents}
    assert [voices for title, voices in titles.items() if "Otter" in title] == [2]
    assert [voices for title, voices in titles.items() if "Halvard" in title] == [1]
    assert any(title.startswith("Sinking of") for title in titles)


def test_other_numbers_are_no_other_victims(lay: Compare) -> None:
    found = lay(
        [
            ("A", "2031-05-03", "Raid", "Gunmen killed four people in Arden on Friday, the police said."),
            ("B", "2031-05-03", "Raid", "Gunmen killed six people in Arden on Friday, a doctor said."),
        ]
    )
    assert max(incident.voices for incident in found.incidents) == 2
    assert [c.subtype for c in contrasts(found, "QUANTITY")] == ["disjoint"]
    assert [c.is_contradiction for c in contrasts(found, "QUANTITY")] == [True]


def test_a_dateline_is_no_place_of_an_event(lay: Compare) -> None:
    body = "COPENHAGEN, May 3 - Belmark forces shelled a market on Friday, killing four civilians."
    found = lay([("A", "2031-05-03", "Shelling", body)])
    assert not any("Copenhagen" in incident.title for incident in found.incidents)


def test_the_claim_is_followed_by_day(lay: Compare) -> None:
    own = "Belmark forces shelled a market in Arden on Friday and killed four civilians."
    found = lay([BASE, other(own, published="2031-05-05")])
    incident = max(found.incidents, key=lambda incident: incident.voices)
    path = found.claim_path(incident)
    assert path.dated
    assert [(step.source, step.change) for step in path.steps] == [
        ("the mayor of Arden", "first"),
        (None, "dropped"),
    ]


def test_without_a_date_an_update_is_not_ruled_out(lay: Compare) -> None:
    body = "Belmark forces shelled a market in Arden, killing nine civilians, a doctor said."
    headline = "Market in Arden shelled"
    found = lay([BASE, ("Leaflet", "", headline, body)])
    for contrast in contrasts(found, "QUANTITY"):
        assert not contrast.is_contradiction
        assert contrast.note is not None and "Leaflet" in contrast.note


def test_swapping_the_sides_swaps_only_names(lay: Compare) -> None:
    first = "Norland forces shelled a market in Arden on Friday, killing four civilians, the mayor said."
    second = "A market in Arden was shelled on Friday and nine civilians died, a Belmark doctor said."

    def swap(text: str) -> str:
        return text.replace("Norland", "#").replace("Belmark", "Norland").replace("#", "Belmark")

    def shape(bodies: tuple[str, str]) -> list[tuple[str, str, str]]:
        found = lay([("A", "2031-05-03", "Shelling", bodies[0]), ("B", "2031-05-03", "Shelling", bodies[1])])
        return sorted((c.type, c.subtype, c.field) for c in found.contrasts)

    assert shape((first, second)) == shape((swap(first), swap(second)))


def test_one_report_compares_to_nothing(lay: Compare) -> None:
    found = lay([BASE])
    assert found.contrasts == () and all(incident.voices == 1 for incident in found.incidents)


def test_a_denial_beside_the_report_s_own_account(lay: Compare) -> None:
    body = (
        "Four civilians were killed on Friday when Belmark forces shelled a market in Arden. "
        "The Belmark command denied that its forces shelled the market."
    )
    found = lay([BASE, other(body, published="2031-05-05", headline="Denial")])
    assert [c.is_contradiction for c in contrasts(found, "POLARITY")] == [True]
    assert [c.subtype for c in contrasts(found, "ATTRIBUTION")] == ["lost"]


def test_a_mine_or_a_shell(lay: Compare) -> None:
    mine = "The barge Olga was sunk by a mine near Arden on Friday, a pilot said."
    shell = "The barge Olga was sunk by gunfire near Arden on Friday, the police said."
    found = lay([("A", "2031-05-03", "Barge lost", mine), ("B", "2031-05-03", "Barge lost", shell)])
    (cause,) = contrasts(found, "CAUSE")
    assert {side.value for side in cause.sides} == {"mine", "gunfire"}


def test_what_one_party_is_called(lay: Compare) -> None:
    first = "Rebels attacked the barracks of Arden on Friday and killed four soldiers, the mayor said."
    second = "Terrorists attacked the barracks of Arden on Friday and killed four soldiers, the army said."
    found = lay([("A", "2031-05-03", "Barracks", first), ("B", "2031-05-03", "Barracks", second)])
    (label,) = [c for c in contrasts(found, "LABELLING") if c.subtype == "party_name"]
    assert {side.value for side in label.sides} == {"rebels", "terrorists"}
    assert not [c for c in contrasts(found, "ACTOR") if c.is_contradiction]


def test_a_habit_is_no_event_of_one_day(lay: Compare) -> None:
    body = "The market of Arden is regularly shelled by Belmark forces, a trader said."
    found = lay([BASE, other(body, headline="Life in Arden")])
    assert all(incident.voices == 1 for incident in found.incidents)


def test_the_toll_of_the_next_sentence_belongs_to_the_act(lay: Compare) -> None:
    body = "Belmark forces shelled a market in Arden on Friday, the mayor said. Nine civilians were killed."
    found = lay([BASE, other(body)])
    assert [c.subtype for c in contrasts(found, "QUANTITY") if c.field == "killed"] == ["disjoint"]


def test_two_days_of_one_named_victim_are_a_conflict(lay: Compare) -> None:
    first = "Gunmen abducted Tomas Arrel, the mayor of Arden, on Monday, the police said."
    second = "Gunmen abducted Tomas Arrel, the mayor of Arden, on Wednesday, his deputy said."
    found = lay([("A", "2031-05-01", "Mayor taken", first), ("B", "2031-05-01", "Mayor taken", second)])
    assert [c.subtype for c in contrasts(found, "TIME")] == ["conflict"]


def test_the_printed_day_of_publication_is_no_day_of_the_act(lay: Compare) -> None:
    body = "Sat 03 May 2031 Belmark forces shelled a market in Arden on Friday, killing four civilians."
    found = lay([BASE, other(body)])
    assert not contrasts(found, "TIME")


def test_a_text_that_many_print_is_linked_once(lay: Compare) -> None:
    tail = " Rescue workers searched the ruins of the fish hall until late at night and found nobody alive."
    many = [(f"Outlet {n}", "2031-05-03", BASE[2], BASE[3] + tail) for n in range(60)]
    found = lay(many)
    (incident,) = [incident for incident in found.incidents if len(incident.accounts) > 1][:1]
    assert (len(incident.accounts), incident.voices) == (60, 1)
    assert not found.contrasts


def test_a_toll_that_grows_is_no_contradiction(lay: Compare) -> None:
    more = "Belmark forces shelled a market in Arden on Friday, killing nine civilians, a doctor said."
    found = lay([BASE, other(f"{more} It was a new toll.", headline="Toll in Arden rises to nine")])
    assert [c.subtype for c in contrasts(found, "QUANTITY")] == ["update"]


def test_the_day_of_a_statement_is_no_day_of_the_act(lay: Compare) -> None:
    body = "Belmark forces shelled a market in Arden, killing four civilians, the mayor said on Saturday."
    found = lay([BASE, other(body)])
    assert not contrasts(found, "TIME")


def test_figures_that_can_all_hold_are_each_told_beside_the_next(lay: Compare) -> None:
    told = [BASE]
    for outlet, figure in (("Vesk Courier", "at least seven"), ("Orlo Mail", "at least nine")):
        told.append((outlet, "2031-05-03", "Market in Arden shelled", BASE[3].replace("four", figure)))
    told[0] = (*BASE[:3], BASE[3].replace("four", "at least four"))
    found = [c for c in contrasts(lay(told), "QUANTITY") if c.subtype == "compatible_under_hedging"]
    pairs = {tuple(sorted(side.value for side in one.sides)) for one in found}
    assert {("at least 4", "at least 7"), ("at least 7", "at least 9")} <= pairs


def test_the_toll_of_an_opening_goes_to_the_main_event(engine: Engine) -> None:
    opening = "Shells hit a market in Arden on Friday.\n\nNine people died, two of them boys"
    text = f"Toll in Arden is nine\n\n{opening}"
    report = Report.from_text(text, outlet="Post", published="2031-05-03", headline=Span(0, text.index("\n")))
    (reading,) = Reader(engine=engine).read_many([report])
    told = facts_of(reading)
    (main,) = [facts for facts in told if "hit" in facts.event.lemma]
    main.given = ()
    main.unit = replace(main.own_traits, main=0)
    others = [facts for facts in told if facts is not main]
    assert not any(number.kind == "killed" for number in main.quantities)
    give_main_figures([main, *others])
    assert [number.best for number in main.quantities if number.kind == "killed"] == [9]


def test_an_act_that_another_came_after_does_not_lead(engine: Engine) -> None:
    text = "Ten people were killed in a strike in Vesk on Monday, a day after a bomb hit a port in Arden."
    (reading,) = Reader(engine=engine).read_many([Report.from_text(text, published="2031-05-06")])
    leading = {facts.event.lemma.split(".")[0] for facts in facts_of(reading) if facts.leads}
    assert leading and "hit" not in leading


def test_who_only_carries_a_claim_does_not_say_that_it_happened(lay: Compare) -> None:
    denied = other("Belmark did not shell a market in Arden on Friday, its defence ministry said.")
    own = (*BASE[:3], "Belmark forces shelled a market in Arden on Friday, killing four civilians.")
    for first, words in ((BASE, "carries the claim that it happened"), (own, "says that it happened")):
        sentences = [c.sentence for c in contrasts(lay([first, denied]), "POLARITY")]
        assert len(sentences) == 1 and words in sentences[0]


def test_a_report_that_names_what_it_befell_is_not_said_to_leave_it_out(lay: Compare) -> None:
    sunk = "The cruiser Halvard was sunk off Jutland on Friday by Belmark destroyers, he said."
    again = (
        "Courier",
        "2031-05-03",
        "Cruiser lost",
        "Destroyers sank the cruiser Halvard off Jutland.",
    )
    found = lay([("Post", "2031-05-03", "Cruiser sunk", sunk), again])
    (incident,) = [one for one in found.incidents if one.voices == 2]
    room = "The fleet is at sea and its families wait for news in the harbour. " * 8

    def silent(text: str) -> list[Report]:
        report = Report.from_text(text, outlet="Mail", published="2031-05-04")
        reports = {**found.reports, report.report_id: report}
        story = Story(id="s", reports=tuple(reports))
        told = incident.model_copy(update={"story": "s"})
        return Silences((story,), reports, {}).of(told, found.told(incident))

    assert len(silent(room)) == 1
    assert not silent(f"{room} Nothing is left of Halvard.")


def test_soldiers_and_fighters_can_be_the_same_dead(engine: Engine) -> None:
    bodies = ("Strikes killed 62 soldiers in Arden.", "Strikes killed at least 60 fighters in Arden.")
    read = Reader(engine=engine).read_many(Report.from_text(body) for body in bodies)
    one, other = (next(q for q in reading.quantities if q.kind == "killed") for reading in read)
    assert {one.who, other.who} == {"military", "fighters"}
    assert number_subtype(one, other, None, None) == "compatible_under_hedging"


def test_who_claims_a_blast_is_not_who_tells_of_it(engine: Engine) -> None:
    text = "Nine people died in a blast claimed by the Orlo Front in Arden on Friday."
    (reading,) = Reader(engine=engine).read_many([Report.from_text(text, published="2031-05-03")])
    assert not [said for facts in facts_of(reading) for said in facts.sources]


def test_a_sentence_beside_the_act_can_name_its_source(engine: Engine) -> None:
    told = "Shells hit a market in Arden on Friday."
    filler = "Rain fell on the plain, and the roads were mud. " * 24
    bodies = (told, f"{told} The Orlo monitor counted nine dead.", f"{told} {filler} A monitor was seen.")
    read = list(Reader(engine=engine).read_many(Report.from_text(body) for body in bodies))
    acts = [next(facts for facts in facts_of(one) if "hit" in facts.event.lemma) for one in read]
    assert [cites_somebody([hit]) for hit in acts] == [False, True, False]
