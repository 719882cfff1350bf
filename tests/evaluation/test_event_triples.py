"""Codes of who does what to whom: the clause structure under a toy dictionary, and countries of history."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from rashomon.language import Parse
from rashomon.reading.clauses import surface_subjects

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "evaluation"))
coded_names = importlib.import_module("tasks._coded_names")
event_triples = importlib.import_module("tasks.event_triples")
toy_scheme = importlib.import_module("tasks._toy_scheme")

ParseText = Callable[..., Parse]
INVENTED = {"Norland": ["NRL"], "Belmark": ["BLM"], "Arden": ["ARD"]}


@pytest.mark.parametrize(
    ("sentence", "verb", "before", "after"),
    [
        ("Norland and Arden welcomed the return of ties with Belmark.", "welcomed", ["NRL", "ARD"], ["BLM"]),
        ("Norland welcomed ties between Belmark and Arden.", "welcomed", ["NRL"], ["BLM", "ARD"]),
        ("Norland is about to restore ties with Belmark.", "restore", ["NRL"], ["BLM"]),
        ("The army of Norland shelled two Belmark towns.", "shelled", ["NRLMIL"], ["BLM"]),
        ("Norland police arrested Belmark students.", "arrested", ["NRLCOP"], ["BLMEDU"]),
        ("Norland met Belmark officials after crowds burned an Arden flag.", "met", ["NRL"], ["BLMGOV"]),
    ],
)
def test_participants_of_a_clause(
    parse: ParseText, sentence: str, verb: str, before: list[str], after: list[str]
) -> None:
    tree = parse(sentence)
    names = coded_names.Names(tree, INVENTED)
    token = next(token for token in tree.tokens if token.text == verb)
    ones = names.codes_of(surface_subjects(token))
    assert ones == before
    assert names.after(token, ones) == after


@pytest.mark.parametrize(
    ("sentence", "triple"),
    [
        ("Germany invaded Poland in 1939.", ("DEU", "POL", "19")),
        ("Poland was invaded by Germany in 1939.", ("DEU", "POL", "19")),
        ("Denmark signed a non-aggression pact with Germany in 1939.", ("DNK", "DEU", "05")),
        ("North Korea attacked South Korea in June 1950.", ("PRK", "KOR", "19")),
    ],
)
def test_countries_of_history(parse: ParseText, sentence: str, triple: tuple[str, str, str]) -> None:
    found = [(one[:3], two[:3], root) for one, two, root in event_triples.real_triples(parse(sentence))]
    assert triple in found


def test_what_was_not_done_has_no_code(parse: ParseText) -> None:
    assert not list(event_triples.real_triples(parse("Sweden did not attack Norway in 1905.")))


def test_the_toy_tables_are_well_formed() -> None:
    rows = toy_scheme._table("toy_acts.tsv")
    assert all(row["verb"] and row["code"].isdigit() for row in rows)
    assert {row["way"] for row in rows} <= {"", "both", "from", "each"}
    assert all(row["name"] and row["codes"] for row in toy_scheme._table("toy_actors.tsv"))
