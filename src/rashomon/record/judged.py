"""A reading with what people decided: rejected findings left out, edits made.

The record itself is never changed by it; this is what exports give when they are asked for decisions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from rashomon.errors import RecordError
from rashomon.findings import Event, Finding, Reading, State, Stated
from rashomon.record.review import Decision, decisions
from rashomon.record.store import Record

F = TypeVar("F", bound=Finding)


def edited(finding: F, changes: Mapping[str, Any]) -> F:
    """The finding with fields changed; a field that is a Stated takes the bare value, or None for unstated.

    Raises RecordError when a value does not fit its field.
    """
    fields = finding.model_dump()
    for name, value in changes.items():
        if name not in fields:
            raise RecordError(f"a finding of the layer {finding.layer} has no field {name!r}")
        before = getattr(finding, name)
        if isinstance(before, Stated) and not (isinstance(value, dict) and "state" in value):
            state = State.UNSTATED if value is None else State.STATED
            fields[name] = {**before.model_dump(), "state": state, "value": value}
        else:
            fields[name] = value
    try:
        return type(finding).model_validate(fields)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise RecordError(f"the edit does not fit: {where}: {first['msg']}") from error


def judge(reading: Reading, standing: Iterable[Decision]) -> Reading:
    """The reading with the decisions applied in order; decisions on other reports are passed over.

    A later decision on a finding replaces an earlier one. Where a field's value was a rejected finding, the
    field is `unclear`, with the words it rested on.
    """
    last: dict[str, Decision] = {}
    for decision in standing:
        if decision.decision != "comment" and decision.report_id == reading.report_id:
            last[decision.finding_id] = decision
    if not last:
        return reading
    gone = {finding_id for finding_id, one in last.items() if one.decision == "reject"}
    gone |= {agency.id for agency in reading.agency if agency.event in gone}
    return reading.model_copy(
        update={
            name: tuple(_kept(getattr(reading, name), last, gone))
            for name in (
                "actors",
                "places",
                "times",
                "quantities",
                "attributions",
                "events",
                "agency",
                "frames",
            )
        }
    )


def judged_copy(record: Record, path: Path) -> Record:
    """A new record at `path` with every current reading as judged, and the same decisions; to be closed."""
    standing = decisions(record, standing_only=True)
    copy = Record.open(path, create=True)
    for reading in record.readings():
        copy.add_reading(judge(reading, standing), page=record.page(reading.report_id))
    for report in record.reports():
        copy.add_report(report, page=None)  # one that was not read; the others are there
    for reject in record.rejects():
        copy.add_reject(reject)
    with copy.transaction() as connection:
        for table in ("decisions", "incident_decisions"):
            rows = record.connection.execute(f"SELECT * FROM {table} ORDER BY id").fetchall()
            if rows:
                marks = ", ".join("?" for _ in rows[0])
                connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
    return copy


def _kept(findings: Iterable[Finding], last: dict[str, Decision], gone: set[str]) -> Iterator[Finding]:
    for finding in findings:
        if finding.id in gone:
            continue
        decision = last.get(finding.id)
        if decision is not None and decision.decision == "edit":
            finding = edited(finding, decision.changes)
        yield _without(finding, gone)


def _without(finding: Finding, gone: set[str]) -> Finding:
    """The finding with nothing in it that names a rejected one."""
    changes: dict[str, Any] = {}
    for name in type(finding).model_fields:
        value = getattr(finding, name)
        kept = _field_without(value, gone)
        if kept is not value:
            changes[name] = kept
    if isinstance(finding, Event) and finding.quantities != changes.get("quantities", finding.quantities):
        changes["quantities"] = tuple(one for one in changes["quantities"] if one.known)
    if isinstance(finding, Event) and any(one.source in gone for one in finding.factuality):
        changes["factuality"] = tuple(one for one in finding.factuality if one.source not in gone)
    return finding.model_copy(update=changes) if changes else finding


def _field_without(value: Any, gone: set[str]) -> Any:
    if isinstance(value, Stated):
        return _stated_without(value, gone)
    if isinstance(value, tuple) and value and all(isinstance(one, str | Stated) for one in value):
        kept = tuple(_field_without(one, gone) for one in value if not (isinstance(one, str) and one in gone))
        return (
            value
            if len(kept) == len(value) and all(a is b for a, b in zip(kept, value, strict=True))
            else kept
        )
    return None if isinstance(value, str) and value in gone else value


def _stated_without(stated: Stated[Any], gone: set[str]) -> Stated[Any]:
    changes: dict[str, Any] = {}
    named = getattr(stated.value, "actor", stated.value)
    if isinstance(named, str) and named in gone:
        changes = {"state": State.UNCLEAR, "value": None}
    if stated.voice and gone & set(stated.voice):
        changes["voice"] = tuple(one for one in stated.voice if one not in gone)
    return stated.model_copy(update=changes) if changes else stated
