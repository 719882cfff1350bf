"""`rashomon export`: a record in another format."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rashomon.commands import console


def export(
    record: Annotated[Path, typer.Argument(metavar="RECORD", help="The record to export.")],
    format_: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help="jsonl (whole readings), csv (a row per event) or html (the page, in one file).",
        ),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="The file to write.")
    ] = None,
) -> None:
    """Write a record in another format; every row carries its citations.

    Beside the export a file NAME.losses.json says what the format does not carry.
    """
    from rashomon.present.exports import FORMATS
    from rashomon.present.exports import export as write_export
    from rashomon.record import Record

    chosen = format_ or (output.suffix.lstrip(".").lower() if output is not None else "")
    if chosen not in FORMATS:
        asked = f"--format {chosen}" if chosen else "no --format"
        raise typer.BadParameter(f"{asked}: there are {', '.join(FORMATS)}")
    path = output or record.with_suffix(f".{chosen}")
    with Record.open(record) as opened:
        losses = write_export(opened, chosen, path)
    console.out().print(f"Written: {path}; what it leaves out: {losses}", soft_wrap=True)
