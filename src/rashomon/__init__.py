"""Rashomon: one event, every account of it.

Reads news reports of conflict and writes down, each row cited to the characters it rests on, what is said to
have happened, on whose word, and how it is told.

>>> import rashomon
>>> sorted(rashomon.__all__)
['Reading', 'Record', 'Report', '__version__', 'compare', 'read', 'read_many']
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rashomon.api import read, read_many
    from rashomon.comparison import compare
    from rashomon.findings import Reading
    from rashomon.record import Record
    from rashomon.report import Report

    __version__: str

__all__ = ["Reading", "Record", "Report", "__version__", "compare", "read", "read_many"]

# Names are fetched when they are first used, so that `import rashomon` costs nothing.
_HOMES = {
    "read": "rashomon.api",
    "read_many": "rashomon.api",
    "compare": "rashomon.api",
    "Reading": "rashomon.findings",
    "Record": "rashomon.record",
    "Report": "rashomon.report",
}


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        return version("rashomon")
    if name not in _HOMES:
        raise AttributeError(f"module 'rashomon' has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
