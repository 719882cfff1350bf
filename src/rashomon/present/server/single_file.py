"""The page in one file: its built script and styles, and the record's answers as JSON, all inlined."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from starlette.datastructures import QueryParams

from rashomon.comparison import compare
from rashomon.comparison.regroup import regroup
from rashomon.errors import ExportError
from rashomon.present.server.about import about, rejects_of, runs_of
from rashomon.present.server.board import Layout, lay_out, state_of
from rashomon.present.server.files import MISSING, built_page
from rashomon.present.server.incident_view import incident_view
from rashomon.present.server.judging import agreement, group_list
from rashomon.present.server.library import Library
from rashomon.present.server.models import Model
from rashomon.present.server.report_view import report_view
from rashomon.present.server.shelf import Shelf
from rashomon.record import Record
from rashomon.record.grouping import group_decisions

DATA_ID = "rashomon-record"
"""Id of the element that holds the data: an object of route (with its query) to answer."""

_SCRIPT = re.compile(r'<script\b[^>]*\bsrc="([^"]+)"[^>]*>\s*</script>', re.IGNORECASE)
_STYLE = re.compile(r'<link\b[^>]*\brel="stylesheet"[^>]*\bhref="([^"]+)"[^>]*>', re.IGNORECASE)
_STYLE_TURNED = re.compile(r'<link\b[^>]*\bhref="([^"]+)"[^>]*\brel="stylesheet"[^>]*>', re.IGNORECASE)
_PRELOAD = re.compile(r'<link\b[^>]*\brel="(?:modulepreload|icon|preload|manifest)"[^>]*>', re.IGNORECASE)
_HEAD = re.compile(r"<head\b[^>]*>", re.IGNORECASE)
_ENDING = re.compile(r"<(/script|!--|script)", re.IGNORECASE)
_DATA = re.compile(rf'<script type="application/json" id="{DATA_ID}">(.*?)</script>', re.DOTALL)


def single_file(record: Record) -> str:
    """The page with the record in it. Raises ExportError when the page is not built."""
    folder = built_page()
    if folder is None:
        raise ExportError(f"the page is not built, so there is nothing to put a record into; {MISSING}")
    html = (folder / "index.html").read_text(encoding="utf-8")
    html = _PRELOAD.sub("", html)
    html = _STYLE.sub(lambda found: _style(folder, found[1]), html)
    html = _STYLE_TURNED.sub(lambda found: _style(folder, found[1]), html)
    scripts: list[str] = []

    def take(found: re.Match[str]) -> str:
        scripts.append(_script(folder, found[1]))
        return ""

    html = _SCRIPT.sub(take, html)
    # The policy holds for what follows it, so it goes first; scripts go last, after the data.
    html = _HEAD.sub(lambda found: f"{found[0]}{policy(scripts)}", html, count=1)
    elements = "".join(f'<script type="module">{script}</script>' for script in scripts)
    inlined = f"{data_element(answers(record))}{elements}"
    head, body, rest = html.rpartition("</body>")
    return f"{head}{inlined}{body}{rest}" if body else f"{html}{inlined}"


def policy(scripts: Iterable[str]) -> str:
    """These scripts and no others run, and nothing is asked of any network, whatever the file holds."""
    digests = [base64.b64encode(hashlib.sha256(one.encode()).digest()).decode() for one in scripts]
    run = " ".join(f"'sha256-{digest}'" for digest in digests) or "'none'"
    rules = (
        f"default-src 'none'; script-src {run}; style-src 'unsafe-inline'; img-src data:; font-src data:; "
        "form-action 'none'; base-uri 'none'"
    )
    return f'<meta http-equiv="Content-Security-Policy" content="{rules}">'


def data_element(data: dict[str, Any]) -> str:
    """The data as an element that no text in it can end: `<`, `>` and `&` are written as escapes."""
    text = json.dumps(
        data, separators=(",", ":")
    )  # ASCII, so lone surrogates and line separators are escapes
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return f'<script type="application/json" id="{DATA_ID}">{text}</script>'


def data_in(html: str) -> dict[str, Any] | None:
    """The data of a page in one file, or None."""
    found = _DATA.search(html)
    if found is None:
        return None
    data: dict[str, Any] = json.loads(found[1])
    return data


def answers(record: Record) -> dict[str, Any]:
    """Every answer that the page needs, whole: route to JSON, as the server gives it."""
    shelf = Shelf()
    shelf.refresh(record)
    comparison, by_hand = regroup(compare(record.readings()), group_decisions(record, standing_only=True))
    layout = lay_out(comparison, by_hand, shelf, state_of(record))
    library = Library(shelf, _Fixed(layout), most=sys.maxsize)
    everything = QueryParams(f"limit={sys.maxsize // 10**8}")
    found: dict[str, Model] = {
        "/api/about": about(record, comparing=False, readonly=True, paths=False),
        "/api/reports": library.reports(record, everything),
        "/api/incidents": library.incidents(record, everything),
        "/api/map": library.map(record, everything),
        "/api/rejects": rejects_of(record, everything, most=sys.maxsize),
        "/api/runs": runs_of(record),
        "/api/agreement": agreement(record),
        "/api/incident-decisions": group_list(record),
    }
    for report_id in record.report_ids():
        found[f"/api/reports/{report_id}"] = report_view(record, report_id)
    for one in layout.incidents:
        if len(one.incident.accounts) > 1:
            view = incident_view(record, layout, library, one.incident.id, comparing=False)
            found[f"/api/incidents/{one.incident.id}"] = view
    return {route: answer.model_dump(mode="python") for route, answer in found.items()}


class _Fixed:
    """A layout that is there already."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout

    def layout(self, record: Record, *, patience: float | None = None) -> tuple[Layout | None, bool]:
        """The layout; never being replaced."""
        return self._layout, False


def _file(folder: Path, name: str) -> bytes:
    path = (folder / name.removeprefix("./").lstrip("/")).resolve()
    if not path.is_relative_to(folder.resolve()) or not path.is_file():
        raise ExportError(f"the built page names {name!r}, which is not there; {MISSING}")
    return path.read_bytes()


def _style(folder: Path, name: str) -> str:
    text = _file(folder, name).decode("utf-8").replace("</style", r"<\/style")
    return f"<style>{text}</style>"


def _script(folder: Path, name: str) -> str:
    """A script's text with nothing in it that could end its element: such a `<` is written as an escape."""
    # One kind of line end: a browser reads the others as this one, and the digest is of what it reads.
    text = _file(folder, name).decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    return _ENDING.sub(r"\\x3c\1", text)
