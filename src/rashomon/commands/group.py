"""`rashomon group`: a person's word on which tellings are of one event."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.commands import console

if TYPE_CHECKING:
    from rashomon.record import Record
    from rashomon.record.grouping import GroupDecision


class Action(StrEnum):
    """What can be decided."""

    MERGE = "merge"
    SPLIT = "split"
    PIN = "pin"
    UNDO = "undo"
    LIST = "list"


def group(
    record: Annotated[Path, typer.Argument(metavar="RECORD", help="A record.")],
    action: Annotated[
        Action,
        typer.Argument(
            metavar="ACTION",
            help="merge: these incidents are one; split: these events leave their incident; pin: this one "
            "holds its events and no others; undo: take decision N back; list: the decisions, or the events "
            "of an incident.",
        ),
    ],
    ids: Annotated[
        list[str] | None,
        typer.Argument(metavar="IDS", help="Ids of incidents, of events (split), or N (undo)."),
    ] = None,
    coder: Annotated[str, typer.Option("--coder", metavar="NAME", help="Who decides.")] = "",
    comment: Annotated[str | None, typer.Option("--comment", metavar="TEXT", help="Why.")] = None,
) -> None:
    """Decide which tellings are of one event; comparing respects it, and nothing is deleted."""
    from rashomon.errors import RecordError
    from rashomon.record import Record
    from rashomon.record.grouping import group_decisions, undo_group

    given = ids or []
    with Record.open(record) as opened:
        if action is Action.LIST:
            lines = _events(opened, given) if given else map(_line, group_decisions(opened))
            for line in lines:
                console.out().print(line, soft_wrap=True, markup=False)
            return
        if action is Action.UNDO:
            if len(given) != 1 or not given[0].isdigit():
                raise RecordError(
                    "undo needs the number of one decision; `rashomon group RECORD list` shows them"
                )
            made = undo_group(opened, int(given[0]), coder=coder)
        else:
            made = _decide(opened, action, given, coder, comment)
        console.out().print(_line(made), soft_wrap=True, markup=False)


def _events(record: Record, ids: list[str]) -> Iterator[str]:
    """A line for each telling of some incidents: its id (`ID/TARGET` of several), by whom, in which words."""
    from rashomon.comparison import compare_record, report_name

    comparison = compare_record(record)
    for incident in map(comparison.incident, ids):
        for facts in comparison.told(incident):
            yield f"{facts.key} {report_name(facts.report)}: {facts.event.clause.quote}"


def _decide(record: Record, action: Action, ids: list[str], coder: str, comment: str | None) -> GroupDecision:
    from rashomon.comparison import compare_record, incident_tellings, split_tellings
    from rashomon.errors import RecordError
    from rashomon.record.grouping import group as keep_group

    comparison = compare_record(record)
    if action is Action.SPLIT:
        if not ids:
            raise RecordError("a split needs the ids of the events that leave")
        events, others = split_tellings(comparison, ids)
        return keep_group(record, "split", events=events, others=others, coder=coder, comment=comment)
    named = {incident.id: incident for incident in map(comparison.incident, ids)}
    if action is Action.MERGE and len(named) < 2:
        raise RecordError("a merge needs two incidents; `rashomon compare RECORD` shows their ids")
    if action is Action.PIN and len(named) != 1:
        raise RecordError("a pin is of one incident; `rashomon compare RECORD` shows their ids")
    held = [event for incident in named.values() for event in incident_tellings(comparison, incident)]
    return keep_group(
        record, "merge" if action is Action.MERGE else "pin", events=held, coder=coder, comment=comment
    )


def _line(decision: GroupDecision) -> str:
    standing = "" if decision.stands or decision.action == "undo" else " (taken back)"
    others = f" from {', '.join(decision.others)}" if decision.others else ""
    undone = f" of {decision.undoes}" if decision.undoes is not None else ""
    return (
        f"{decision.id} {decision.action}{undone} {', '.join(decision.events)}{others} · {decision.coder} · "
        f"{decision.at}{standing}"
    )
