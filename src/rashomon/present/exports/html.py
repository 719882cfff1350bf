"""HTML: the page with the whole record in one file, that opens by double-click and asks nothing of a network.

The page's own script reads the record's JSON from the file instead of asking a server. It can be looked at,
searched and compared; what people decide is kept in a record alone, so deciding needs `rashomon serve`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rashomon.errors import ExportError
from rashomon.record import Record
from rashomon.record.verify import Offence, Tally, check_slice
from rashomon.report import hash_text

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


def read(path: Path) -> dict[str, Any]:
    """The data that a page carries: route to its answer. Raises ExportError when there is none."""
    from rashomon.present.server.single_file import data_in

    found = data_in(path.read_text(encoding="utf-8"))
    if found is None:
        raise ExportError(f"{path}: not a page that Rashomon wrote; there is no record in it")
    return found


def verify(path: Path, tally: Tally) -> Iterator[Offence]:
    """Slice every citation of a page in one file again. Raises ExportError when there is no record in it."""
    try:
        data = read(path)
    except (OSError, UnicodeError, ValueError) as error:
        raise ExportError(f"{path}: cannot be read ({error})") from error
    texts: dict[str, str] = {}
    views = {route: view for route, view in data.items() if isinstance(view, dict) and "findings" in view}
    for view in views.values():
        report, text = view["report"], view["text"]
        texts[report["report_id"]] = text
        tally.texts += 1
        if hash_text(text) != report["text_sha256"]:
            yield Offence(f"report {report['report_id']}", "text", "text was changed")
        for finding in view["findings"]:
            where = f"report {report['report_id']}, finding {finding['id']}"
            yield from _sliced(finding, text, where, tally)
    for route, view in data.items():
        for contrast in view.get("contrasts", ()) if route.startswith("/api/incidents/") else ():
            for side in contrast["sides"]:
                for words in side["words"]:
                    text = texts.get(words["report_id"])
                    yield from _sliced({"side": words}, text, f"contrast {contrast['id']}", tally)


def _sliced(value: Any, text: str | None, where: str, tally: Tally, field: str = "") -> Iterator[Offence]:
    """Offences of every citation inside a value."""
    if isinstance(value, list):
        for item in value:
            yield from _sliced(item, text, where, tally, field)
    elif isinstance(value, dict):
        if "quote" in value:
            tally.citations += 1
            wrong = check_slice(text, value.get("start"), value.get("end"), value["quote"])
            if wrong is not None:
                yield Offence(
                    where, field, wrong[0], value.get("start"), value.get("end"), value["quote"], wrong[1]
                )
        for name, item in value.items():
            if isinstance(item, list | dict):
                yield from _sliced(item, text, where, tally, str(value.get("name") or name))
