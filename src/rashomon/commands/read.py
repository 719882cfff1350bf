"""`rashomon read`: files and folders into a record."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rashomon.commands import console

if TYPE_CHECKING:
    from rich.console import Console

    from rashomon.ingest import Options
    from rashomon.scale import Step, Summary

Watch = Callable[["Step"], None]


def read(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATHS",
            help="Files, folders, or - for standard input: text, Markdown, HTML, JSON, JSONL, CSV, RSS/Atom, "
            "WARC, WACZ, PDF; gzipped or not.",
        ),
    ],
    into: Annotated[
        Path | None,
        typer.Option(
            "--into", "-i", metavar="RECORD", help="Keep the readings in this record (made if new)."
        ),
    ] = None,
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help="Write each reading to standard output, one a line.")
    ] = False,
    workers: Annotated[
        int,
        typer.Option(
            "--workers", "-w", metavar="N", min=1, help="Processes to read with; each needs about 0.5 GB."
        ),
    ] = 1,
    map_: Annotated[
        list[str] | None,
        typer.Option(
            "--map",
            metavar="OURS=THEIRS",
            help="For JSON, JSONL and CSV: which of their columns is our field, as in text=body or "
            "outlet=source. Give it once for each field.",
        ),
    ] = None,
    language: Annotated[
        str | None, typer.Option("--language", metavar="CODE", help="Language of all inputs, as ISO 639-1.")
    ] = None,
    outlet: Annotated[
        str | None,
        typer.Option(
            "--outlet", metavar="NAME", help="Who published the inputs that do not say it themselves."
        ),
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option(
            "--kind",
            metavar="KIND",
            help="Read every input as this kind, whatever its name: text, markdown, html, json, jsonl, csv, "
            "feed, warc, wacz, pdf.",
        ),
    ] = None,
) -> None:
    """Read reports, and keep what they say in a record.

    What was read before is passed over, so a run that was stopped goes on when it is started again. What
    cannot be read is listed at the end with its reason, and the exit code is then 1.
    """
    if into is None and not jsonl:
        raise typer.BadParameter(
            "say where the readings go: --into reports.db, or --jsonl for standard output"
        )
    options = _options(kind, map_ or [], outlet, language)
    err = console.err()
    with _progress(err, paths) as watch:
        summary = _run(paths, into, options, workers, _printing(watch) if jsonl else watch)
    _say(summary, into, err if jsonl else console.out(), err)
    if summary.rejects:
        raise typer.Exit(1)


def _options(kind: str | None, mapping: list[str], outlet: str | None, language: str | None) -> Options:
    from rashomon.ingest import KINDS, Options

    fields = {}
    for given in mapping:
        ours, equals, theirs = given.partition("=")
        if not (ours and equals and theirs):
            raise typer.BadParameter(f"--map {given}: write OURS=THEIRS, as in text=body")
        fields[ours] = theirs
    if kind is not None and kind not in KINDS:
        raise typer.BadParameter(f"--kind {kind}: there are {', '.join(KINDS)}")
    return Options.model_validate({"kind": kind, "fields": fields, "outlet": outlet, "language": language})


def _run(paths: list[str], into: Path | None, options: Options, workers: int, watch: Watch) -> Summary:
    from rashomon.record import Record
    from rashomon.scale import run_job

    if into is None:
        return run_job(paths, workers=workers, options=options, watch=watch)
    with Record.open(into, create=True) as record:
        return run_job(paths, record=record, workers=workers, options=options, watch=watch)


def _printing(watch: Watch) -> Watch:
    """Also write every reading to standard output."""
    import sys

    from rashomon.findings import Reading
    from rashomon.present.exports.jsonl import reading_line

    def watch_and_print(step: Step) -> None:
        watch(step)
        if isinstance(step, Reading):
            sys.stdout.write(reading_line(step) + "\n")
            sys.stdout.flush()

    return watch_and_print


@contextmanager
def _progress(err: Console, paths: list[str]) -> Iterator[Watch]:
    """A bar with rate and time left on a terminal; nothing elsewhere."""
    if not err.is_terminal:
        yield lambda step: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    from rashomon.scale.job import count_documents

    columns: list[Any] = [
        TextColumn("reading"),
        BarColumn(bar_width=30),
        MofNCompleteColumn(),
        TextColumn("{task.fields[pace]}"),
    ]
    with Progress(*columns, console=err, transient=True) as progress:
        total = count_documents(paths)
        task = progress.add_task("reading", total=total, pace="starting")
        started, done = time.monotonic(), 0

        def watch(step: Step) -> None:
            nonlocal done
            done += 1
            progress.update(task, advance=1, pace=_pace(done, total, time.monotonic() - started))

        yield watch


def _pace(done: int, total: int | None, seconds: float) -> str:
    """Rate over the whole run (readings come in batches, so a moment's rate says little) and time left."""
    rate = done / max(seconds, 0.001)
    if total is None or total < done:
        return f"{rate:.1f} reports/s"
    minutes, left = divmod(round((total - done) / rate), 60)
    hours, minutes = divmod(minutes, 60)
    shown = (
        f"{hours} h {minutes:02} min" if hours else f"{minutes} min {left:02} s" if minutes else f"{left} s"
    )
    return f"{rate:.1f} reports/s, {shown} left"


def _say(summary: Summary, into: Path | None, out: Console, err: Console) -> None:
    """What was done, in a few lines."""
    from rich.text import Text

    from rashomon.present.terminal import rejects_view

    count = console.count
    where = f" into {into}" if into is not None else ""
    line = f"{count(summary.read, 'report')} read{where}: {count(summary.events, 'event')}."
    if summary.already:
        line += f" {count(summary.already, 'report')} had been read before."
    out.print(Text(line))
    for language, number in sorted(summary.skipped.items()):
        kept = "kept" if into is not None else "passed over"
        out.print(
            Text(f"{count(number, 'report')} {kept} but not read: no reader for language {language!r}.")
        )
    if summary.rejects:
        err.print(rejects_view(summary.rejects), soft_wrap=True)
    if into is not None and out.is_terminal:
        out.print(Text(f"Next: rashomon show {into}, or rashomon compare {into}", style="dim"))
