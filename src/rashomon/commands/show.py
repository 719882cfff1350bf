"""`rashomon show`: a report with its layers and its events, or what a record holds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.commands import console

if TYPE_CHECKING:
    from rashomon.findings import Reading


def show(
    source: Annotated[
        str,
        typer.Argument(
            metavar="FILE_OR_RECORD", help="A record, or a file to read now (- for standard input)."
        ),
    ],
    report_id: Annotated[
        str | None,
        typer.Argument(metavar="[REPORT]", help="Of a record: the beginning of a report's id."),
    ] = None,
    layers: Annotated[
        str | None,
        typer.Option("--layers", metavar="NAMES", help="Only these layers, as in event,source,number."),
    ] = None,
    brackets: Annotated[
        bool,
        typer.Option("--brackets", help="Mark layers with brackets, as is done where there is no colour."),
    ] = False,
    uncoded: Annotated[
        bool,
        typer.Option("--uncoded", help="Also list clauses that look like events and were not coded."),
    ] = False,
) -> None:
    """Show a report in the terminal: its words with the layers marked, and a table of its events.

    With a record alone, its reports are listed. The layers are who, where, when, number, source, cue, event,
    wording.
    """
    from rashomon.record import Record

    chosen = _layers(layers)
    if _is_record(source):
        with Record.open(source) as record:
            if report_id is None:
                from rashomon.present.terminal import reports_view

                console.out().print(reports_view(record))
            else:
                _show([record.reading(report_id)], chosen, brackets, uncoded=uncoded)
        return
    if report_id is not None:
        raise typer.BadParameter(f"{source} is not a record, so it has no report {report_id}")
    from rashomon.scale import run_job

    readings: list[Reading] = []
    summary = run_job([source], watch=lambda step: _keep(readings, step))
    _show(readings, chosen, brackets, uncoded=uncoded)
    if summary.rejects:
        from rashomon.present.terminal import rejects_view

        console.err().print(rejects_view(summary.rejects), soft_wrap=True)
        raise typer.Exit(1)


def _keep(readings: list[Reading], step: object) -> None:
    from rashomon.findings import Reading

    if isinstance(step, Reading):
        readings.append(step)


def _is_record(source: str) -> bool:
    from rashomon.record.verify import is_record

    path = Path(source)
    return path.is_file() and is_record(path)


def _layers(given: str | None) -> list[str]:
    from rashomon.present.layers import LAYER_NAMES

    if given is None:
        return list(LAYER_NAMES)
    chosen = [name.strip() for name in given.split(",") if name.strip()]
    if unknown := [name for name in chosen if name not in LAYER_NAMES]:
        raise typer.BadParameter(f"--layers {unknown[0]}: there are {', '.join(LAYER_NAMES)}")
    return chosen


def _show(readings: list[Reading], layers: list[str], brackets: bool, *, uncoded: bool) -> None:
    from rashomon.present.terminal import between, report_view, uncoded_view

    out = console.out()
    colour = console.has_colour(out) and not brackets
    for number, reading in enumerate(readings):
        if number:
            out.print(between())
        out.print(report_view(reading, width=out.width, colour=colour, layers=layers))
        if uncoded:
            from rashomon.api import default_reader

            out.print(uncoded_view(default_reader().uncoded(reading)), soft_wrap=True)
