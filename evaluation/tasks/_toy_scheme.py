"""The syntax suite of fictional actors: a toy dictionary of names and verbs over Rashomon's clause structure.

The suite's countries are in no gazetteer and its codes follow a scheme of its own, so both are plugged in as
small tables (`toy_actors.tsv`, `toy_acts.tsv`). What is tested is who does what to whom: subjects, conjuncts,
passives, infinitives and prepositional objects, as `rashomon.reading.clauses` finds them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from rashomon.language import Parse, Token
from rashomon.reading.clauses import is_negated, is_passive, passive_agents, surface_subjects

from ._coded_names import Names
from ._tables import read_rows

Triple = tuple[str, str, str]


def toy_triples(parse: Parse, date: str | None) -> Iterator[Triple]:
    """Source, target and code of each act of the toy dictionary."""
    names = Names(parse, _toy_names(date or ""))
    for verb in parse.tokens:
        if verb.pos not in ("VERB", "AUX", "NOUN", "ADJ"):
            continue
        act = _act(parse, verb)
        if act is not None:
            yield from _triples(verb, act, names)


def _triples(verb: Token, act: dict[str, str], names: Names) -> Iterator[Triple]:
    subjects = surface_subjects(verb)
    ones = names.codes_of(subjects)
    agents_ = passive_agents(verb) if is_passive(verb) else []
    if agents_:
        twos, ones = ones, names.codes_of(agents_)
    else:
        twos = names.after(verb, ones)
    if act["way"] == "from":
        ones, twos = twos, ones
    elif act["way"] == "each" and not twos:
        twos = ones
    for one in ones:
        for two in twos:
            if one != two:
                yield one, two, act["code"]
                if act["way"] == "both":
                    yield two, one, act["code"]


def _act(parse: Parse, verb: Token) -> dict[str, str] | None:
    """The first row of the toy dictionary that fits a verb and the words after it."""
    rows = _acts().get(verb.lemma)
    if not rows or verb.sent is None:
        return None
    rest = parse.text[verb.start : verb.sent.tokens[-1].end].lower()
    neither = any(child.lower == "neither" for noun in surface_subjects(verb) for child in noun.children)
    text = f"not {rest}" if is_negated(verb) or neither else rest
    return next((row for row in rows if re.search(row["when"], text)), None)


@cache
def _acts() -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = {}
    for row in _table("toy_acts.tsv"):
        found.setdefault(row["verb"], []).append(row)
    return found


def _table(name: str) -> list[dict[str, str]]:
    return read_rows(Path(__file__).parent / name)


def _toy_names(date: str) -> dict[str, list[str]]:
    """The toy names with the codes they bear on a day; the first row of several holds."""
    rows = _table("toy_actors.tsv")
    dated = [r for r in rows if (r["from"] or date) <= date and date <= (r["until"] or date)]
    return {row["name"]: row["codes"].split() for row in reversed(dated)}
