"""What people decide: kept row by row, and how far coders agree so far."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from starlette.datastructures import QueryParams

from rashomon.comparison.regroup import incident_tellings, split_tellings
from rashomon.findings import Finding
from rashomon.present.server.alpha import Level, alpha_of
from rashomon.present.server.answers import ProblemError
from rashomon.present.server.board import Layout
from rashomon.present.server.fields import label
from rashomon.present.server.filters import paging
from rashomon.present.server.incident_view import group_view
from rashomon.present.server.models import (
    Agreement,
    CoderView,
    DecisionIn,
    Decisions,
    DecisionView,
    Disagreement,
    FieldAgreement,
    IncidentDecisionIn,
    IncidentDecisions,
    IncidentDecisionView,
    UndoIn,
)
from rashomon.present.server.report_view import decision_view, decision_views
from rashomon.record import Record
from rashomon.record.codec import LAYERS
from rashomon.record.grouping import group, group_decisions, undo_group
from rashomon.record.judged import edited
from rashomon.record.review import Decision, decide, decisions, undo

MOST_DISAGREEMENTS = 500
_UNCHANGEABLE = frozenset({"id", "layer", "citations", "maker", "confidence"})
"""What an edit cannot change: a finding's name, its words and who made it."""
_LONGEST_CHANGE = 20_000


# --- Decisions about findings --------------------------------------------------------------------------


def decision_list(record: Record, params: QueryParams) -> Decisions:
    """Decisions that fit `finding`, `report`, `coder` and `standing`."""
    offset, limit = paging(params, default=200, most=5_000)
    found = [
        one
        for one in decision_views(record)
        if one.finding_id == params.get("finding", one.finding_id)
        and one.report_id == params.get("report", one.report_id)
        and one.coder == params.get("coder", one.coder)
        and (one.stands or params.get("standing", "") not in ("1", "true"))
    ]
    return Decisions(total=len(found), offset=offset, limit=limit, decisions=found[offset : offset + limit])


def take_decision(record: Record, given: DecisionIn) -> DecisionView:
    """Keep a decision. Raises UnknownFindingError, RecordError or ProblemError."""
    changes = given.changes or {}
    if given.decision == "edit":
        _check_changes(record.finding(given.finding_id), changes)
    elif changes:
        raise ProblemError("bad_request", "only an edit changes fields", "send the decision `edit`")
    made = decide(
        record,
        given.finding_id,
        given.decision,
        coder=given.coder.strip(),
        changes=changes,
        comment=given.comment,
    )
    return decision_view(made, stands=True)


def take_back(record: Record, decision_id: int, given: UndoIn) -> DecisionView:
    """Undo a decision, by a row of its own. Raises UnknownFindingError."""
    return decision_view(undo(record, decision_id, coder=given.coder.strip()), stands=False)


def _check_changes(finding: Finding, changes: dict[str, Any]) -> None:
    fields = set(LAYERS[finding.layer][1].model_fields) - _UNCHANGEABLE
    for name in changes:
        if name not in fields:
            raise ProblemError(
                "bad_request",
                f"a finding of the layer {finding.layer} has no field {name[:60]!r} to edit",
                f"there are {', '.join(sorted(fields))}",
            )
    edited(finding, changes)  # raises when a value does not fit
    if len(json.dumps(changes)) > _LONGEST_CHANGE:
        raise ProblemError("too_large", "the edit is too long", "change less at once")


# --- Decisions about incidents -------------------------------------------------------------------------


def group_list(record: Record) -> IncidentDecisions:
    """Decisions about incidents, oldest first."""
    return IncidentDecisions(decisions=[group_view(one) for one in group_decisions(record)])


def take_group(record: Record, layout: Layout, given: IncidentDecisionIn) -> IncidentDecisionView:
    """Keep a decision about incidents, which names its tellings. Raises UnknownFindingError, ProblemError."""
    named = [layout.comparison.incident(incident_id) for incident_id in dict.fromkeys(given.incidents)]
    held = [event for incident in named for event in incident_tellings(layout.comparison, incident)]
    events, others = held, list[str]()
    if given.action == "merge" and len({incident.id for incident in named}) < 2:
        raise ProblemError("bad_request", "a merge needs two incidents", "name two or more")
    if given.action != "merge" and len(named) != 1:
        raise ProblemError("bad_request", f"a {given.action} is of one incident", "name one")
    if given.action == "split":
        events, others = split_tellings(layout.comparison, given.events, incident=named[0])
    made = group(
        record, given.action, events=events, others=others, coder=given.coder.strip(), comment=given.comment
    )
    return group_view(made)


def take_group_back(record: Record, decision_id: int, given: UndoIn) -> IncidentDecisionView:
    """Undo a decision about incidents. Raises UnknownFindingError."""
    return group_view(undo_group(record, decision_id, coder=given.coder.strip()))


# --- Agreement -----------------------------------------------------------------------------------------


@dataclass
class _Judged:
    """What the coders say of one finding: the last standing word of each."""

    report_id: str
    verdicts: dict[str, str] = field(default_factory=dict)
    """Coder to accept or reject; an edit accepts that there is a finding."""
    edits: dict[str, dict[str, Any]] = field(default_factory=dict)
    """Coder to the fields that they changed."""


def agreement(record: Record) -> Agreement:
    """Krippendorff's alpha for each layer and each edited field, over what stands now.

    A layer's units are its findings, the values `accept` (an edit too) or `reject`. A field's units are the
    findings in which somebody edited it: the values are what editors made of it, and the machine's own value
    for those who accepted; who rejected the finding says nothing of its fields.
    """
    made = [one for one in decisions(record, standing_only=True) if one.decision != "comment"]
    judged = _judged(made)
    shared = {finding_id: one for finding_id, one in judged.items() if len(one.verdicts) > 1}
    units: dict[str, dict[str, dict[str, Any]]] = defaultdict(dict)
    for finding_id, one in shared.items():
        finding = record.finding(finding_id)
        units[finding.layer][finding_id] = dict(one.verdicts)
        for name in sorted({name for changes in one.edits.values() for name in changes}):
            units[f"{finding.layer}.{name}"][finding_id] = _field_values(finding, name, one)
    differing = [
        Disagreement(
            finding_id=finding_id,
            report_id=judged[finding_id].report_id,
            field=name,
            values={coder: _shown(value) for coder, value in values.items()},
        )
        for name, by_finding in units.items()
        for finding_id, values in by_finding.items()
        if len({_key(value) for value in values.values()}) > 1
    ]
    counts = Counter(one.coder for one in made)
    return Agreement(
        coders=[CoderView(coder=coder, decisions=count) for coder, count in sorted(counts.items())],
        fields=[_agreement(name, by_finding.values()) for name, by_finding in sorted(units.items())],
        disagreements=differing[:MOST_DISAGREEMENTS],
        more=max(0, len(differing) - MOST_DISAGREEMENTS),
    )


def _judged(made: Iterable[Decision]) -> dict[str, _Judged]:
    judged: dict[str, _Judged] = {}
    for one in made:
        finding = judged.setdefault(one.finding_id, _Judged(one.report_id))
        finding.verdicts[one.coder] = "reject" if one.decision == "reject" else "accept"
        if one.decision == "edit":
            finding.edits[one.coder] = {**finding.edits.get(one.coder, {}), **one.changes}
        else:  # a later accept or reject stands for the finding as the machine has it
            finding.edits.pop(one.coder, None)
    return judged


def _field_values(finding: Finding, name: str, one: _Judged) -> dict[str, Any]:
    machine = finding.model_dump(mode="json").get(name)
    if isinstance(machine, dict) and "state" in machine:  # a Stated field: its value, or how it is not known
        machine = machine["value"] if machine["state"] == "stated" else machine["state"]
    return {
        coder: one.edits.get(coder, {}).get(name, machine)
        for coder, verdict in one.verdicts.items()
        if verdict == "accept"
    }


def _agreement(name: str, units: Iterable[dict[str, Any]]) -> FieldAgreement:
    values = [list(by_coder.values()) for by_coder in units]
    level: Level = "interval" if all(_is_number(one) for unit in values for one in unit) else "nominal"
    keyed: list[Sequence[Hashable]] = [
        unit if level == "interval" else [_key(v) for v in unit] for unit in values
    ]
    result = alpha_of(keyed, level=level)
    layer, _, field_name = name.partition(".")
    return FieldAgreement(
        field=name,
        label=f"{layer}: {label(field_name)}" if field_name else f"{layer}: accepted or rejected",
        level=level,
        alpha=result.alpha,
        units=result.units,
        values=result.values,
    )


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _key(value: Any) -> str:
    """A value as something that can be compared: `12` and `12.0` are one."""
    return json.dumps(float(value) if _is_number(value) else value, sort_keys=True)


def _shown(value: Any) -> str:
    if value is None:
        return "none"
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
