"""HTML: the page with the whole record in one file, that opens by double-click and asks nothing of a network.

The page's own script reads the record's JSON from the file instead of asking a server. It can be looked at,
searched and compared; what people decide is kept in a record alone, so deciding needs `rashomon serve`.
"""

from __future__ import annotations

from pathlib import Path

from rashomon.errors import ExportError
from rashomon.record import Record

SUFFIX = ".html"


def write(record: Record, path: Path) -> dict[str, object]:
    """Write the page with every report and incident in it; returns what is left out (for the losses file).

    Raises ExportError when the page is not built.
    """
    from rashomon.present.server.single_file import single_file

    page = single_file(record)
    path.write_text(page, encoding="utf-8", newline="\n")
    counts = record.counts()
    return {
        "rows": counts["reports"],
        "dropped": {
            "saved pages": counts["pages"],
            "earlier readings": counts["readings"]
            - record.connection.execute("SELECT count(*) FROM readings WHERE is_current = 1").fetchone()[0],
            "reasons why events were taken for one": None,
        },
        "coarsened": {"values of findings: in words, as the page shows them": counts["findings"]},
    }


def read(path: Path) -> dict[str, object]:
    """The data that a page carries: route to its answer. Raises ExportError when there is none."""
    from rashomon.present.server.single_file import data_in

    found = data_in(path.read_text(encoding="utf-8"))
    if found is None:
        raise ExportError(f"{path}: not a page that Rashomon wrote; there is no record in it")
    return found
