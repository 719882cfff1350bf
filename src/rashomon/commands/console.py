"""The two consoles that commands write to, and how wide and colourful they are."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

PIPE_WIDTH = 120
"""Width of tables when nobody's terminal says how wide it is."""


def out() -> Console:
    """Standard output."""
    return _console(stderr=False)


def err() -> Console:
    """Standard error: progress, rejects, errors."""
    return _console(stderr=True)


def _console(*, stderr: bool) -> Console:
    from rashomon.present.terminal import SafeConsole

    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() or "COLUMNS" in os.environ else PIPE_WIDTH
    return SafeConsole(stderr=stderr, width=width, highlight=False, markup=False, emoji=False)


def has_colour(console: Console) -> bool:
    """True when colours will be seen."""
    return console.color_system is not None and not console.no_color and console.is_terminal


def count(number: int, noun: str) -> str:
    """`1 report`, `1,204 reports`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
