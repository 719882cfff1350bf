"""Starting the server: the address, what is printed, and the end."""

from __future__ import annotations

import contextlib
import gc
import socket
from collections.abc import Callable
from pathlib import Path

import uvicorn

from rashomon.errors import RashomonError
from rashomon.present.server.app import Server
from rashomon.present.server.guard import Access

PORT = 8765
_TRIED = 20
"""Ports after the usual one that are tried when it is taken."""


def serve(
    record: Path,
    *,
    host: str,
    port: int | None,
    names: frozenset[str] = frozenset(),
    token: bool = False,
    readonly: bool = False,
    folder: Path | None = None,
    ready: Callable[[str, Access], None],
) -> None:
    """Serve a record until it is stopped; `ready` is told the address when it can be asked.

    `token` asks for one on loopback too. Without `port` the usual one is taken, or the next that is free; 0
    takes any. Raises RecordError, or RashomonError when the address cannot be listened on.
    """
    called = {name.lower() for name in names} | {_shown(host).lower()}
    access = Access.for_host(host, names=frozenset(called), token=token)
    server = Server(record, access=access, readonly=readonly, folder=folder)
    # A report ready to draw is some ten thousand small objects, and the comparison's stay for good: with the
    # usual thresholds, looking through them for garbage is a third of a request (99 against 66 ms of
    # processor time for a report of 2,000 words).
    gc.set_threshold(20_000, 20, 50)
    with _listen(host, port) as listening:
        address = f"http://{_shown(host)}:{listening.getsockname()[1]}/"
        if access.one_time is not None:
            address += f"enter?key={access.one_time}"
        config = uvicorn.Config(
            server.app,
            log_level="warning",
            access_log=False,
            server_header=False,
            date_header=False,
            ws="none",
            timeout_keep_alive=30,
            timeout_graceful_shutdown=3,
        )
        ready(address, access)
        with contextlib.suppress(KeyboardInterrupt):  # Ctrl-C is how it ends
            uvicorn.Server(config).run(sockets=[listening])


def _listen(host: str, port: int | None) -> socket.socket:
    tried = [port] if port is not None else [*range(PORT, PORT + _TRIED), 0]
    trouble: OSError | None = None
    for one in tried:
        try:
            family = socket.getaddrinfo(host, one, type=socket.SOCK_STREAM)[0][0]
            return socket.create_server((host, one), family=family, backlog=128)
        except OSError as error:
            trouble = error
    raise RashomonError(
        f"{host}, port {tried[0]}: cannot be listened on ({trouble}); choose another with --port"
    )


def _shown(host: str) -> str:
    """The host as an address has it; for all addresses of this machine, its name."""
    if host in ("0.0.0.0", "::"):
        return socket.gethostname()
    return f"[{host}]" if ":" in host else host
