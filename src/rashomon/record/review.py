"""What people decide about findings. Machine rows are never changed; every decision is a row of its own.

Nothing is deleted: a decision is taken back by a further row that undoes it, so the trail stays whole.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

from rashomon.errors import RecordError, UnknownFindingError
from rashomon.record import codec
from rashomon.record.inserts import now
from rashomon.record.store import Record

DecisionKind = Literal["accept", "reject", "edit", "comment"]


class Decision(NamedTuple):
    """One decision of one person about one finding."""

    id: int
    finding_id: str
    report_id: str
    coder: str
    decision: str
    changes: dict[str, Any]
    """For `edit`: field to its new value."""
    comment: str | None
    undoes: int | None
    """For `undo`: the decision taken back."""
    at: str


def decide(
    record: Record,
    finding_id: str,
    decision: DecisionKind,
    *,
    coder: str,
    changes: Mapping[str, Any] | None = None,
    comment: str | None = None,
) -> Decision:
    """Note a person's decision. Raises UnknownFindingError, or RecordError when it says nothing."""
    if decision == "edit" and not changes:
        raise RecordError("an edit needs changes: which field gets which value")
    if decision == "comment" and not comment:
        raise RecordError("a comment needs words")
    if not coder.strip():
        raise RecordError("a decision needs the name of who made it")
    row = record.connection.execute(
        "SELECT report_id FROM findings WHERE finding_id = ? LIMIT 1", (finding_id,)
    ).fetchone()
    if row is None:
        raise UnknownFindingError(f"{record.path}: no finding has the id {finding_id!r}")
    return _write(record, finding_id, row[0], coder, decision, codec.to_json(dict(changes or {})), comment)


def undo(record: Record, decision_id: int, *, coder: str) -> Decision:
    """Take a decision back, by a row of its own. Raises UnknownFindingError when it does not stand."""
    for standing in decisions(record, standing_only=True):
        if standing.id == decision_id:
            return _write(
                record, standing.finding_id, standing.report_id, coder, "undo", "{}", None, decision_id
            )
    raise UnknownFindingError(f"{record.path}: no decision {decision_id} stands; it may be undone already")


def decisions(
    record: Record,
    *,
    finding_id: str | None = None,
    report_id: str | None = None,
    standing_only: bool = False,
) -> list[Decision]:
    """Decisions in the order they were made; of one finding or report, or only those not undone."""
    table = "standing_decisions" if standing_only else "decisions"
    rows = record.connection.execute(
        "SELECT id, finding_id, report_id, coder, decision, changes, comment, undoes, at "
        f"FROM {table} WHERE (:finding IS NULL OR finding_id = :finding) "
        "AND (:report IS NULL OR report_id = :report) ORDER BY id",
        {"finding": finding_id, "report": report_id},
    )
    return [_decision(row) for row in rows]


def _decision(row: tuple[Any, ...]) -> Decision:
    number, finding_id, report_id, coder, decision, changes, comment, undoes, at = row
    return Decision(
        number, finding_id, report_id, coder, decision, json.loads(changes or "{}"), comment, undoes, at
    )


def _write(
    record: Record,
    finding_id: str,
    report_id: str,
    coder: str,
    decision: str,
    changes: str,
    comment: str | None,
    undoes: int | None = None,
) -> Decision:
    at = now()
    with record.transaction() as connection:
        cursor = connection.execute(
            "INSERT INTO decisions (finding_id, report_id, coder, decision, changes, comment, undoes, at) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (finding_id, report_id, coder, decision, changes, comment, undoes, at),
        )
    assert cursor.lastrowid is not None
    return Decision(
        cursor.lastrowid, finding_id, report_id, coder, decision, json.loads(changes), comment, undoes, at
    )
