"""`rashomon demo`: the bundled example, read and compared."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from rashomon.commands import console


def example_folder(name: str) -> Path:
    """The folder of an example: in an installed package, or in a checkout. Raises RashomonError."""
    from rashomon.errors import RashomonError

    package = Path(__file__).resolve().parents[1]
    for folder in (package / "examples" / name, package.parents[1] / "examples" / name):
        if folder.is_dir():
            return folder
    raise RashomonError(
        f"the example {name!r} is not installed; install rashomon from its wheel or a checkout"
    )


def demo(
    into: Annotated[
        Path | None,
        typer.Option(
            "--into", "-i", metavar="RECORD", help="Keep the example's record here, to look around in."
        ),
    ] = None,
) -> None:
    """Read the bundled example, reports of the battle of Jutland (1916), and lay them side by side."""
    from rashomon.api import read_many
    from rashomon.comparison import compare
    from rashomon.present.comparing import comparison_view
    from rashomon.present.terminal import rejects_view
    from rashomon.record import Record

    out = console.out()
    with ExitStack() as stack:
        path = into or Path(stack.enter_context(TemporaryDirectory())) / "jutland.db"
        files = sorted(example_folder("jutland").glob("[0-9]*.txt"))
        out.print(f"Reading {console.count(len(files), 'report')} of the battle of Jutland, worded by us ...")
        summary = read_many(files, into=path)
        with Record.open(path) as record:
            comparison = compare(record.readings())
    out.print(comparison_view(comparison, width=out.width, limit=3))
    if into is not None:
        out.print(f"\nThe record is {into}; next: rashomon show {into}", soft_wrap=True)
    if summary.rejects:
        console.err().print(rejects_view(summary.rejects), soft_wrap=True)
        raise typer.Exit(1)
