"""Roles: as whom a text casts a named mention, by the predicates that stand with it; else no answer.

A mention whose participant is told as doing harm is cast as antagonist, one told as suffering it as innocent,
one told as helping, or as raising its voice, as protagonist. The names themselves are never looked at.
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
_HARMING = frozenset(("ASSAULT", "COERCE", "MOBILIZE"))
_HELPING = frozenset(("AID", "ACCUSE", "REQUEST"))


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
            elif event.type == "ASSAULT":
                yield ref.value.entity, "Innocent"
            elif event.type in ("AID", "CONSULT"):
                yield ref.value.entity, "Protagonist"


def _role(reading: Reading, evidence: dict[str, Counter[str]], start: int, end: int) -> str | None:
    entities = {
        actor.entity
        for actor in reading.actors
        if actor.citations[0].start < end and start < actor.citations[0].end
    }
    votes: Counter[str] = Counter()
    for entity in entities:
        votes.update(evidence.get(entity, Counter()))
    best = votes.most_common(2)
    if not best or (len(best) > 1 and best[0][1] == best[1][1]):
        return None
    return best[0][0]
