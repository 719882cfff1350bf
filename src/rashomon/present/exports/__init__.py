"""Exports: one module per format, each with `SUFFIX`, `write(record, path)` and `read(path)`.

Each export is written with a file `NAME.losses.json` beside it that says what the format does not carry, and
which record it came from, so that `rashomon check` can find the texts.
"""

from __future__ import annotations

import json
import os
from importlib import import_module
from pathlib import Path

from rashomon.errors import ExportError
from rashomon.record import Record

FORMATS = ("jsonl", "csv", "html")
"""Formats that can be written; each is a module here."""


def export(record: Record, format: str, path: Path) -> Path:
    """Write a record in a format; returns the path of the losses file. Raises ExportError."""
    if format not in FORMATS:
        raise ExportError(f"no export format {format!r}; there are: {', '.join(FORMATS)}")
    if path.exists() and path.samefile(record.path):
        raise ExportError(f"{path}: is the record itself; write the export to another file")
    try:
        losses = import_module(f"rashomon.present.exports.{format}").write(record, path)
        beside = losses_path(path)
        note = {"format": format, "record": _relative(record.path, path.parent), **losses}
        beside.write_text(json.dumps(note, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    except OSError as error:
        raise ExportError(f"{path}: cannot be written ({error})") from error
    return beside


def _relative(record: Path, folder: Path) -> str:
    """Where the record is, seen from the export's folder: no more of this machine's paths than is needed."""
    try:
        return os.path.relpath(record.resolve(), folder.resolve())
    except ValueError:  # on another drive
        return record.name


def losses_path(path: Path) -> Path:
    """The losses file that stands beside an export."""
    return path.with_name(path.name + ".losses.json")


def record_of(path: Path) -> Path | None:
    """The record that an export was written from, if its losses file names one that is still there.

    It is looked for where it was, seen from the export, and beside the export under its name.
    """
    try:
        named = json.loads(losses_path(path).read_text(encoding="utf-8")).get("record")
    except (OSError, ValueError, AttributeError):
        return None
    if not isinstance(named, str):
        return None
    for candidate in (path.parent / named, path.parent / Path(named).name):
        if candidate.is_file():
            return candidate
    return None
