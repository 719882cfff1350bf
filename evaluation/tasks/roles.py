"""Roles: as whom a text casts a named mention, by the predicates that stand with it; else no answer.

A mention whose participant is told as doing harm is cast as antagonist, one told as suffering it as innocent,
one told as helping, or as raising its voice, as protagonist. Where nothing is told of the participant itself,
what is told under a name that shares a word with it counts (`Marrow` for `Ana Marrow`). Which names they are
is never looked at.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from rashomon.findings import Event, Reading
from rashomon.language import Engine
from rashomon.reading import Reader
from rashomon.report import Report

FIELDS = ("id", "text", "mentions[start,end]")
_HARMING = frozenset(("ASSAULT", "COERCE", "MOBILIZE", "THREATEN"))
_HELPING = frozenset(("AID", "ACCUSE", "REQUEST"))
_HARMED = frozenset(("ASSAULT", "COERCE"))
_HELPED = frozenset(("AID", "CONSULT", "SUPPORT"))
_SHORTEST_NAME = 4
"""Letters of a word by which one name is taken for another at least."""


def predict(rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """A main role for each mention, or null."""
    reports = [Report.from_text(row["text"]) for row in rows]
    for row, reading in zip(rows, Reader(engine=Engine(encoder=False)).read_many(reports), strict=True):
        evidence = _evidence(reading)
        mentions = [
            {
                "start": mention["start"],
                "end": mention["end"],
                "main_role": _role(reading, evidence, mention["start"], mention["end"]),
                "fine_roles": [],
            }
            for mention in row["mentions"]
        ]
        yield {"id": row["id"], "mentions": mentions}


def _evidence(reading: Reading) -> dict[str, Counter[str]]:
    """For each participant: how often it is told as doing harm, suffering it, or helping."""
    found: dict[str, Counter[str]] = {}
    for event in reading.events:
        for entity, role in _cast(event):
            found.setdefault(entity, Counter())[role] += 1
    return found


def _cast(event: Event) -> Iterator[tuple[str, str]]:
    for ref in event.actors:
        if ref.value is not None:
            if event.type in _HARMING:
                yield ref.value.entity, "Antagonist"
            elif event.type in _HELPING:
                yield ref.value.entity, "Protagonist"
    for ref in event.recipients:
        if ref.value is not None:
            if event.type == "ACCUSE":
                yield ref.value.entity, "Antagonist"
            elif event.type in _HARMED:
                yield ref.value.entity, "Innocent"
            elif event.type in _HELPED:
                yield ref.value.entity, "Protagonist"


def _role(reading: Reading, evidence: dict[str, Counter[str]], start: int, end: int) -> str | None:
    votes = _votes(evidence, _entities(reading, start, end)) or _votes(
        evidence, _namesakes(reading, start, end)
    )
    best = votes.most_common(2)
    if not best or (len(best) > 1 and best[0][1] == best[1][1]):
        return None
    return best[0][0]


def _votes(evidence: dict[str, Counter[str]], entities: set[str]) -> Counter[str]:
    votes: Counter[str] = Counter()
    for entity in entities:
        votes.update(evidence.get(entity, Counter()))
    return votes


def _entities(reading: Reading, start: int, end: int) -> set[str]:
    """The participants that stand in a stretch of the text."""
    return {
        actor.entity
        for actor in reading.actors
        if actor.citations[0].start < end and start < actor.citations[0].end
    }


def _namesakes(reading: Reading, start: int, end: int) -> set[str]:
    """The participants with a word of the name that stands there."""
    names = _name_words(reading.report.text[start:end])
    return {
        actor.entity
        for actor in reading.actors
        if names & _name_words(reading.report.text[actor.citations[0].start : actor.citations[0].end])
    }


def _name_words(words: str) -> set[str]:
    return {word for word in words.split() if len(word) >= _SHORTEST_NAME and word[0].isupper()}
