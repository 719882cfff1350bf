"""Toponyms whose places in the text are given, resolved with the product's own ranking."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from rashomon.gazetteer import Entry, Gazetteer, load
from rashomon.language import Engine, Parse, Token
from rashomon.lexicons.countries import country_of_demonym
from rashomon.reading.places.judge import judge
from rashomon.reading.places.names import Mention, find_mentions, mention_of
from rashomon.reading.places.reader import candidate
from rashomon.reading.places.resolution import resolve
from rashomon.report import Report
from tasks.toponym import located

FIELDS = ("id", "text", "toponyms[start,end]")


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One output row for each input row."""
    engine, gazetteer = Engine(encoder=False), load()
    rows = list(rows)
    parses = engine.parse_many(Report.from_text(row["text"]) for row in rows)
    for row, parse in zip(rows, parses, strict=True):
        yield {"id": row["id"], "toponyms": _resolve(parse, row["toponyms"], gazetteer)}


def _resolve(parse: Parse, spans: list[dict[str, Any]], gazetteer: Gazetteer) -> list[dict[str, Any]]:
    own = find_mentions(parse, gazetteer)
    judge(parse, own)
    by_span = {(mention.start, mention.end): mention for mention in own}
    given: dict[tuple[int, int], Mention] = {}
    for span in spans:
        start, end = span["start"], span["end"]
        mention = by_span.get((start, end)) or _given(parse, start, end, gazetteer)
        if mention is not None:
            given[start, end] = mention
    judge(parse, sorted(given.values(), key=lambda mention: mention.start))
    groups = {id(m): group for group in resolve(list(given.values()), gazetteer) for m in group.mentions}
    answers = []
    for span in spans:
        mention = given.get((span["start"], span["end"]))
        group = groups.get(id(mention)) if mention is not None else None
        best = candidate(group.best, group.share, gazetteer) if group is not None else None
        answers.append(located(span["start"], span["end"], best))
    return answers


def _given(parse: Parse, start: int, end: int, gazetteer: Gazetteer) -> Mention | None:
    """A mention over a given stretch, with what the gazetteer knows of its words."""
    tokens = parse.tokens_in(start, end)
    section = parse.section_at(start)
    if not tokens or section is None:
        return None
    words = parse.text[start:end]
    mention = mention_of(section, tokens, words, gazetteer)
    if not mention.entries:
        mention.entries = _demonym(tokens, gazetteer)
    return mention


def _demonym(tokens: list[Token], gazetteer: Gazetteer) -> tuple[Entry, ...]:
    for words in (" ".join(token.text for token in tokens), tokens[-1].text):
        row = country_of_demonym(words)
        if row is not None:
            return tuple(e for e in gazetteer.find(row.name) if row.code is None or e.country == row.code)
    return ()
