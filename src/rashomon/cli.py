"""The command line: `read`, `show`, `compare`, `group`, `serve`, `check`, `export`, `doctor`, `demo`.

Exit codes: 0 all well; 1 done, but something was rejected or did not hold; 2 it could not be done, or was
asked wrongly; 130 stopped by the user.
"""

from __future__ import annotations

import contextlib
import os
import sys
from typing import Annotated

import typer

from rashomon.commands.check import check
from rashomon.commands.compare import compare
from rashomon.commands.demo import demo
from rashomon.commands.doctor import doctor
from rashomon.commands.export import export
from rashomon.commands.group import group
from rashomon.commands.read import read
from rashomon.commands.serve import serve
from rashomon.commands.show import show

STOPPED = 130
"""Exit code of a run that was stopped with Ctrl-C."""

app = typer.Typer(
    name="rashomon",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(asked: bool) -> None:
    if asked:
        from rashomon import __version__

        typer.echo(f"rashomon {__version__}")
        raise typer.Exit


@app.callback()
def rashomon(
    debug: Annotated[
        bool, typer.Option("--debug", help="Show where an error arose.", envvar="RASHOMON_DEBUG")
    ] = False,
    version: Annotated[
        bool, typer.Option("--version", help="Say the version.", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    """One event, every account of it.

    Reads news reports of conflict and writes down, each row cited to its words, what is said to have
    happened, on whose word, and how it is told; then lays reports of the same event side by side.
    """


for command in (read, show, compare, group, serve, check, export, doctor, demo):
    app.command()(command)


def run(arguments: list[str] | None = None) -> int:
    """Run a command line; returns the exit code. Errors with a name are one line on standard error."""
    from rashomon.errors import RashomonError

    given = sys.argv[1:] if arguments is None else arguments
    debug = "--debug" in given or bool(os.environ.get("RASHOMON_DEBUG"))
    try:
        app(args=given, prog_name="rashomon", standalone_mode=True)
    except SystemExit as end:
        if end.code == STOPPED:  # typer turns Ctrl-C into this
            return _stopped()
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except KeyboardInterrupt:
        return _stopped()
    except BrokenPipeError:
        # Whoever read our output has gone (`| head`): nothing is wrong, and nothing is left to say.
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except RashomonError as error:
        if debug:
            raise
        typer.echo(f"rashomon: {error}", err=True)
        return 2
    return 0


def _stopped() -> int:
    typer.echo(
        "\nrashomon: stopped; what was read is kept, and the same command goes on from there", err=True
    )
    return STOPPED


def main() -> None:
    """The console script."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # Reports are in any script; a terminal that cannot show a letter shows `?`.
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")
    sys.exit(run())
