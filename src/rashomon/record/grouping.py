"""What people decide about incidents: these events are one, those are not, these and no others.

Decisions name tellings: an event by its finding id, which survives a new reading, and, where it has several
targets, the one meant (`ID/TARGET`). Nothing is deleted: a decision is taken back by a further row.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Literal, NamedTuple

from rashomon.errors import RecordError, UnknownFindingError
from rashomon.record.codec import to_json
from rashomon.record.inserts import now
from rashomon.record.store import Record

GroupAction = Literal["merge", "split", "pin"]


class GroupDecision(NamedTuple):
    """One decision of one person about what belongs together."""

    id: int
    action: str
    """`merge`: `events` are of one incident, with all that stands with them; `split`: `events` left
    `others`; `pin`: `events` and no others; `undo`."""
    events: tuple[str, ...]
    others: tuple[str, ...]
    coder: str
    comment: str | None
    undoes: int | None
    at: str
    stands: bool
    """False for an `undo`, and for what was undone."""


def group(
    record: Record,
    action: GroupAction,
    *,
    events: Sequence[str],
    others: Sequence[str] = (),
    coder: str,
    comment: str | None = None,
) -> GroupDecision:
    """Note a decision. Raises RecordError when it says nothing."""
    if not coder.strip():
        raise RecordError("a decision needs the name of who made it")
    if not events:
        raise RecordError(f"a {action} needs events")
    if action == "split" and (not others or set(events) & set(others)):
        raise RecordError("a split needs events that leave and others that stay")
    return _write(record, action, tuple(events), tuple(others), coder, comment, None)


def undo_group(record: Record, decision_id: int, *, coder: str) -> GroupDecision:
    """Take a decision back. Raises UnknownFindingError when it does not stand."""
    for decision in group_decisions(record, standing_only=True):
        if decision.id == decision_id:
            return _write(record, "undo", decision.events, decision.others, coder, None, decision_id)
    raise UnknownFindingError(f"{record.path}: no decision {decision_id} stands; it may be undone already")


def group_decisions(record: Record, *, standing_only: bool = False) -> list[GroupDecision]:
    """Decisions in the order they were made; all, or only those not undone."""
    rows = record.connection.execute(
        "SELECT d.id, d.action, d.events, d.others, d.coder, d.comment, d.undoes, d.at, "
        "d.action <> 'undo' AND NOT EXISTS (SELECT 1 FROM incident_decisions AS u WHERE u.undoes = d.id) "
        "FROM incident_decisions AS d ORDER BY d.id"
    )
    found = [
        GroupDecision(
            number, action, tuple(json.loads(events)), tuple(json.loads(others)), coder, comment, undoes, at,
            bool(stands),
        )
        for number, action, events, others, coder, comment, undoes, at, stands in rows
    ]  # fmt: skip
    return [decision for decision in found if decision.stands or not standing_only]


def _write(
    record: Record,
    action: str,
    events: tuple[str, ...],
    others: tuple[str, ...],
    coder: str,
    comment: str | None,
    undoes: int | None,
) -> GroupDecision:
    at = now()
    with record.transaction() as connection:
        cursor = connection.execute(
            "INSERT INTO incident_decisions (action, events, others, coder, comment, undoes, at) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            (action, to_json(events), to_json(others), coder, comment, undoes, at),
        )
    assert cursor.lastrowid is not None
    return GroupDecision(
        cursor.lastrowid, action, events, others, coder, comment, undoes, at, action != "undo"
    )
