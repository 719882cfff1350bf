"""`rashomon serve`: the page on a record."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.commands import console

if TYPE_CHECKING:
    from rashomon.present.server.guard import Access


def serve(
    record: Annotated[Path, typer.Argument(metavar="RECORD", help="The record to show.")],
    port: Annotated[
        int | None,
        typer.Option(
            "--port", "-p", metavar="N", min=0, max=65535, help="Port; without it 8765 or the next free one."
        ),
    ] = None,
    host: Annotated[
        str,
        typer.Option(
            "--host",
            metavar="ADDRESS",
            help="Listen on this address too; anything but this machine's own then needs the token printed.",
        ),
    ] = "127.0.0.1",
    name: Annotated[
        list[str] | None,
        typer.Option("--name", metavar="NAME", help="A further name by which the server may be called."),
    ] = None,
    token: Annotated[
        bool, typer.Option("--token", help="Ask for a token on this machine too, where others use it.")
    ] = False,
    folder: Annotated[
        Path | None,
        typer.Option(
            "--folder", metavar="FOLDER", help="Let the page import files of this folder by their path."
        ),
    ] = None,
    readonly: Annotated[
        bool, typer.Option("--readonly", help="Write nothing: no imports, no decisions.")
    ] = False,
    open_browser: Annotated[
        bool, typer.Option("--open", help="Open the page in this machine's browser.")
    ] = False,
) -> None:
    """Open the page on a record: read, compare, map and judge, in a browser on this machine.

    Nothing leaves the machine. Ctrl-C ends it.
    """
    from rashomon.present.server.files import MISSING, built_page
    from rashomon.present.server.launch import serve as serve_record

    out = console.out()

    def ready(address: str, access: Access) -> None:
        out.print(f"{record} is open at {address}", soft_wrap=True)
        if access.token is not None:
            out.print("That address works once. Other programs send this token:", soft_wrap=True)
            out.print(f"Authorization: Bearer {access.token}", soft_wrap=True)
        if built_page() is None:
            out.print(f"The page is not built, so there is only its JSON; {MISSING}.", soft_wrap=True)
        out.print("Ctrl-C ends it.")
        if open_browser:
            import webbrowser

            webbrowser.open(address)

    serve_record(
        record,
        host=host,
        port=port,
        names=frozenset(name or ()),
        token=token,
        readonly=readonly,
        folder=folder,
        ready=ready,
    )
