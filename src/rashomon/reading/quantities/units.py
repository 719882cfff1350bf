"""What a number counts: the noun, its words as written, and the category of those counted.

The noun is looked for right after the number, over adjectives and compounds, so that headlines are read as
well as sentences. Nouns are known from `lexicons/en/quantity_nouns.tsv`; an unknown noun is still a unit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from rashomon.language import Token
from rashomon.lexicons.tables import read_table
from rashomon.reading.grammar import WEEKDAYS

_THINGS = frozenset({"equipment", "munition", "building"})
_PERSONS = frozenset({"person", "group"})
ROUND = frozenset("dozens scores hundreds thousands tens many several".split())
"""Words for counts without a figure."""
_POSSESSIVES = frozenset("the its his her their our your my these those this that 's ’s".split())


@cache
def outcome_words(part: str) -> dict[str, list[dict[str, str]]]:
    """Words that say what happened to those counted: rows of one part of speech by word."""
    table: dict[str, list[dict[str, str]]] = {}
    for row in read_table("en/quantity_verbs.tsv"):
        if row["part"] == part:
            table.setdefault(row["word"], []).append(row)
    return table


@dataclass(slots=True)
class Unit:
    """What is counted: its words, its head, and what the noun lexicon knows of it."""

    head: Token | None = None
    """The counted noun; None where the number stands alone."""
    tokens: list[Token] = field(default_factory=list)
    """The tokens from the number to the counted noun."""
    words: str | None = None
    """The unit as written."""
    kind_class: str = ""
    """person, group, equipment, munition, building, measure, area, currency, count; empty when unknown."""
    who: str | None = None
    kind: str = ""
    """For a noun that says it itself."""

    @property
    def is_thing(self) -> bool:
        """True for equipment, munitions and buildings."""
        return self.kind_class in _THINGS


@cache
def _nouns() -> dict[str, dict[str, str]]:
    return {row["form"]: row for row in read_table("en/quantity_nouns.tsv")}


def noun_entry(token: Token) -> dict[str, str] | None:
    """The noun lexicon's row for a token, by its lemma or a plain plural's stem."""
    nouns = _nouns()
    lower = token.lower
    for form in (
        lower,
        token.lemma,
        lower[:-1] if lower.endswith("s") else "",
        lower[:-2] if lower.endswith("es") else "",
    ):
        if form and form in nouns:
            return nouns[form]
    if lower.endswith("men") and lower[:-2] + "an" in nouns:
        return nouns[lower[:-2] + "an"]
    return None


def find_unit(tokens: Sequence[Token], position: int, *, single: bool = False) -> Unit:
    """The unit of a number that ends before `tokens[position]` (tokens of one sentence).

    `single` reads the noun of `a soldier` and of `one`, which stands in the singular.
    """
    unit = Unit()
    run: list[Token] = []
    start = position
    if position < len(tokens) and tokens[position].lower == "of":
        position += 1
    while position < len(tokens) and len(run) < 6:
        token = tokens[position]
        if token.lower in _POSSESSIVES or (token.tag == "CD" and run == [] and start != position):
            position += 1
            continue
        if not _inside_noun_phrase(tokens, position, bool(run)):
            break
        run.append(token)
        position += 1
    while run and not _may_head(run[-1]):
        run.pop()
    run = _without_size(run)
    if not run:
        return unit
    return _describe(unit, run, single)


def _without_size(run: list[Token]) -> list[Token]:
    """The run without how large each is (`two [500-kg] bombs`); of `122 mm rockets` the measure alone."""
    if len(run) > 3 and run[0].tag == "CD" and run[1].text == "-" and _is_of(run[2], "measure", "currency"):
        return run[3:]
    if len(run) > 1 and _is_of(run[0], "measure"):
        pair = _nouns().get(f"{run[0].lower} {run[1].lemma}")
        if pair is None and not _is_of(run[1], *_PERSONS):
            return run[:1]
    return run


def _is_of(token: Token, *classes: str) -> bool:
    entry = noun_entry(token)
    return entry is not None and entry["class"] in classes


def _inside_noun_phrase(tokens: Sequence[Token], position: int, started: bool) -> bool:
    token = tokens[position]
    following = tokens[position + 1] if position + 1 < len(tokens) else None
    if token.lower in WEEKDAYS and (following is None or following.pos not in ("NOUN", "PROPN")):
        return False  # `wounded 40 Tuesday in a raid`
    if token.text in ("-", "–") and started and following is not None:
        return True
    if token.lower in ("others", "more", "other", "additional", "people"):
        return True
    predicate = token.lower in outcome_words("adjective") or token.tag == "VBN" or token.lower in ("hurt",)
    if predicate:
        # `44 killed dozens injured`: a list that has lost its comma, not dozens who were killed.
        counted = following is not None and following.lower in ROUND
        named = following is not None and following.pos in ("NOUN", "PROPN") and following.tag != "NNP"
        return (named and not counted) or (
            noun_entry(token) is not None
            and not started
            and (following is None or following.pos in ("PUNCT", "ADP", "VERB", "CCONJ"))
        )
    if token.pos in ("NOUN", "PROPN", "ADJ", "NUM") or token.is_name:
        return not (token.pos == "PROPN" and started and not token.is_name and noun_entry(token) is None)
    return noun_entry(token) is not None and token.pos not in ("VERB", "AUX", "ADP", "CCONJ", "DET")


def _may_head(token: Token) -> bool:
    return token.pos in ("NOUN", "PROPN") or noun_entry(token) is not None


def _describe(unit: Unit, run: list[Token], single: bool) -> Unit:
    while run and not single and not _counts_as_plural(run[-1]):
        run.pop()
    if not run:
        return unit
    # A plural noun before a bare name ends the phrase: `five soldiers Smith`.
    unit.head, unit.tokens = run[-1], run
    for index, token in enumerate(run):
        entry = noun_entry(token)
        if entry and token.tag == "NNS" and entry["class"] in ("person", "equipment", "munition", "building"):
            unit.head, unit.tokens = token, run[: index + 1]
            break
    head = unit.tokens[-1]
    compound = unit.tokens[-2] if len(unit.tokens) > 1 else None
    entry = noun_entry(head)
    start = head.start
    if compound is not None and compound.text == "-" and len(unit.tokens) > 2:
        hyphened = unit.tokens[-3]  # `non-combatants`, `asylum-seekers`
        pair = _nouns().get(f"{hyphened.lower}-{head.lemma}")
        entry, start = (pair, hyphened.start) if pair else (entry, start)
    elif compound is not None:
        pair = _nouns().get(f"{compound.lower} {head.lemma}") or _nouns().get(
            f"{compound.lower} {head.lower.rstrip('s')}"
        )
        if pair or (compound.pos == "NOUN" and not compound.is_name and compound.dep == "compound"):
            entry, start = pair or entry, compound.start
    unit.words = _text_between(unit.tokens, start)
    if entry:
        unit.kind_class, unit.kind = entry["class"], entry["kind"]
        unit.who = entry["who"] or None
    return unit if entry is None or entry["class"] not in _PERSONS else _with_category(unit)


_NO_S = frozenset(
    "people men women children police staff crew personnel aircraft dead wounded injured missing livestock "
    "cattle feet km kg sq folk clergy infantry cavalry youth percent kin prey hovercraft "
    "spacecraft artillery".split()
)


def _counts_as_plural(token: Token) -> bool:
    """False for a singular noun: `Stream 2 pipeline` does not count pipelines."""
    lower = token.lower
    if lower in _NO_S or lower.endswith(("s", "men", "folk")) or lower in ("km2", "square", "mm"):
        return True
    entry = noun_entry(token)
    return token.tag in ("NNS", "NNPS") or bool(
        entry and entry["class"] in ("measure", "area", "currency", "count")
    )


def _with_category(unit: Unit) -> Unit:
    """A category from a word before the noun (`police officers`, `civilian drivers`)."""
    for token in unit.tokens[:-1]:
        entry = noun_entry(token)
        if token.lower in ("police", "military", "civilian"):
            unit.who = token.lower
        elif entry and entry["who"] and unit.who is None:
            unit.who = entry["who"]
    return unit


def _text_between(tokens: Sequence[Token], start: int) -> str:
    words, end = "", None
    for token in tokens:
        if token.start < start:
            continue
        words += (" " if end is not None and token.start > end else "") + token.text
        end = token.end
    return words
