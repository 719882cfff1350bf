"""`rashomon check`: every citation of a record or an export, sliced again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.commands import console

if TYPE_CHECKING:
    from rashomon.record.verify import Offence


def check(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A record, or a JSONL, JSON, CSV or HTML export.")
    ],
    record: Annotated[
        Path | None,
        typer.Option(
            "--record",
            metavar="RECORD",
            help="Take the texts from this record, for an export that does not carry them. Without it, the "
            "record that the export was written from is looked for.",
        ),
    ] = None,
) -> None:
    """Check that the words of every citation stand where it says.

    Prints each row that fails, and exits with 1 if there is one.
    """
    from rashomon.present.exports import record_of
    from rashomon.record.verify import Tally, is_record, verify_export, verify_record

    tally, failed, out = Tally(), 0, console.out()
    if file.suffix.lower() in (".html", ".htm"):
        from rashomon.present.exports.html import verify

        offences = verify(file, tally)
    elif is_record(file):
        offences = verify_record(file, tally)
    else:
        offences = verify_export(file, tally, record=record or record_of(file))
    for offence in offences:
        failed += 1
        out.print(_line(offence), soft_wrap=True)
    checked = f"{console.count(tally.citations, 'citation')} in {console.count(tally.texts, 'text')}"
    if failed:
        out.print(f"{checked} checked; {failed:,} failed.")
        raise typer.Exit(1)
    out.print(
        f"{checked} checked; all hold." if tally.citations else f"{file}: there are no citations in it."
    )


def _line(offence: Offence) -> str:
    where = f"{offence.where}: {offence.field}: {offence.reason}"
    if offence.quote is not None:
        where += f": says {offence.quote!r} at {offence.start}:{offence.end}"
    if offence.found is not None:
        where += f", where the text has {offence.found!r}"
    return where
