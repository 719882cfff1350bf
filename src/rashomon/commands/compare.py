"""`rashomon compare`: reports of the same events, side by side."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.commands import console

if TYPE_CHECKING:
    from rashomon.findings import Reading
    from rashomon.ingest import Reject


def compare(
    sources: Annotated[
        list[str],
        typer.Argument(metavar="SOURCES", help="A record, or two or more files to read now."),
    ],
    incident: Annotated[
        str | None, typer.Option("--incident", metavar="ID", help="Only this incident, with all its facts.")
    ] = None,
    why: Annotated[
        tuple[str, str] | None,
        typer.Option(
            "--why", metavar="A B", help="What joined or parted two events: ids of events or incidents."
        ),
    ] = None,
    patterns: Annotated[
        bool, typer.Option("--patterns", help="Rates per outlet, each with its n and interval.")
    ] = False,
    limit: Annotated[
        int,
        typer.Option(
            "--limit", "-n", metavar="N", min=1, help="How many incidents to show, most contrasts first."
        ),
    ] = 5,
) -> None:
    """Lay reports of the same events side by side: what agrees, what differs, what each leaves unsaid."""
    from rashomon import __version__
    from rashomon.comparison import compare as compare_readings
    from rashomon.comparison import compare_record
    from rashomon.comparison.keep import keep
    from rashomon.present.comparing import comparison_view, patterns_view, why_view
    from rashomon.record import Record

    rejects: list[Reject] = []
    if len(sources) == 1 and _is_record(sources[0]):
        with Record.open(sources[0]) as record:
            comparison = compare_record(record)
            keep(record, comparison, package=__version__)
    else:
        readings, rejects = _read(sources)
        comparison = compare_readings(readings)
    out = console.out()
    if why is not None:
        out.print(why_view(comparison, *why))
        return
    if patterns:
        out.print(patterns_view(comparison))
        return
    only = comparison.incident(incident) if incident is not None else None
    out.print(comparison_view(comparison, width=out.width, only=only, limit=limit))
    if rejects:
        from rashomon.present.terminal import rejects_view

        console.err().print(rejects_view(rejects), soft_wrap=True)
        raise typer.Exit(1)


def _is_record(source: str) -> bool:
    from rashomon.record.verify import is_record

    path = Path(source)
    return path.is_file() and is_record(path)


def _read(sources: Iterable[str]) -> tuple[list[Reading], list[Reject]]:
    from rashomon.findings import Reading
    from rashomon.scale import Step, run_job

    readings: list[Reading] = []

    def keep(step: Step) -> None:
        if isinstance(step, Reading):
            readings.append(step)

    summary = run_job(list(sources), watch=keep)
    return readings, summary.rejects
