"""Who does the deed that a noun names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.language import Engine, Parse
from rashomon.reading import Reader
from rashomon.report import Report

ParseText = Callable[..., Parse]


def visible(engine: Engine, headline: str) -> list[tuple[str, str]]:
    """Form and doer of each event of a headline."""
    reading = Reader(engine=engine).read(Report.from_text(headline, headline=(0, len(headline))))
    actors = {actor.id: actor for actor in reading.actors}
    return [
        (row.form, actors[row.doer.value].mention if row.doer.value else row.doer.state)
        for row in reading.agency
    ]


@pytest.mark.parametrize(
    ("headline", "form", "doer"),
    [
        ("Belmark's shelling of Arden goes on", "nominal_with_doer", "Belmark"),
        ("Belmark shelling of Arden goes on", "nominal_with_doer", "Belmark"),
        ("Raid on depot by militants alarms villagers", "nominal_with_doer", "militants"),
        ("Rebel attack kills nine soldiers", "instrument_subject", "Rebel"),
        ("Norland raid kills three", "instrument_subject", "unclear"),
        ("Belmark's missiles hit Arden power plant", "instrument_subject", "Belmark"),
        ("Man shot by Norland police dies in hospital", "reduced_relative", "Norland police"),
        ("Two Belmark soldiers captured, Norland claims", "headline_participle", "unstated"),
        ("Norland editors were beaten and threatened", "passive_agentless", "unstated"),
        ("Norland pilots are held hostage by militants", "passive_by", "militants"),
        ("Clerk found shot dead in Vesk", "headline_participle", "unstated"),
        ("Police crackdown on strikers goes on", "nominal_with_doer", "Police"),
        ("Landmine maims two farmers", "instrument_subject", "unstated"),
    ],
)
def test_doers_of_deeds_in_headlines(engine: Engine, headline: str, form: str, doer: str) -> None:
    assert (form, doer) in visible(engine, headline)


def _doers(engine: Engine, text: str) -> set[str]:
    reading = Reader(engine=engine).read(Report.from_text(text))
    return {ref.value.name for event in reading.events for ref in event.actors if ref.value is not None}


def test_who_uncovers_a_plot_does_not_plan_it(engine: Engine) -> None:
    text = "Police uncovered a plot {}to assassinate General Hale."
    assert _doers(engine, text.format("by Norland ")) == {"Norland"}
    assert _doers(engine, text.format("")) == set()


def test_a_name_after_a_day_is_its_verbs_subject(parse: ParseText) -> None:
    tree = parse("On Tuesday Hale said the army had shelled Vesk.")
    assert next(token for token in tree.tokens if token.text == "Hale").dep == "nsubj"


def test_a_line_of_credits_has_no_actors(engine: Engine) -> None:
    reading = Reader(engine=engine).read(
        Report.from_text("The town was quiet.\n\nSource: ArdenPost and agencies")
    )
    assert reading.actors == ()
