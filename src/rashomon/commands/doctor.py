"""`rashomon doctor`: what is installed, and whether it is what was tested."""

from __future__ import annotations

import platform
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from importlib import metadata, util
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from rashomon.commands import console

PACKAGES = (
    "spacy",
    "onnxruntime",
    "tokenizers",
    "numpy",
    "pydantic",
    "trafilatura",
    "lxml",
    "feedparser",
    "warcio",
)
EXTRAS = {"pypdfium2": "PDF files (pip install 'rashomon[pdf]')"}


class Finding(NamedTuple):
    """One line of the doctor's."""

    name: str
    state: str
    """`ok`, `missing`, `changed`, `failed`; or `none` for what need not be there."""
    detail: str


def doctor(
    record: Annotated[
        Path | None, typer.Argument(metavar="[RECORD]", help="Also try whether this record can be written.")
    ] = None,
) -> None:
    """Say what is installed and whether it is what was tested; exits with 1 when something is wrong."""
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, show_header=False, padding=(0, 2, 0, 0))
    wrong = 0
    for found in _examine(record):
        bad = found.state not in ("ok", "none")
        wrong += bad
        table.add_row(found.name, Text(found.state, style="red" if bad else "green"), Text(found.detail))
    out = console.out()
    out.print(table)
    out.print("Everything is in place." if not wrong else f"{console.count(wrong, 'thing')} to mend.")
    if wrong:
        raise typer.Exit(1)


def _examine(record: Path | None) -> Iterator[Finding]:
    yield Finding("rashomon", "ok", _version("rashomon") or "from sources, not installed")
    yield Finding("python", "ok", f"{platform.python_version()} on {platform.system()}")
    yield _sqlite()
    for name in PACKAGES:
        version = _version(name)
        yield Finding(name, "ok" if version else "missing", version or f"pip install {name}")
    for name, use in EXTRAS.items():
        version = _version(name)
        yield Finding(name, "ok" if version else "none", version or f"not installed; only for {use}")
    yield _guarded("language pipeline", _pipeline)
    yield _guarded("encoder", _encoder)
    yield _guarded("gazetteer", _gazetteer)
    yield _guarded("example", _example)
    yield _guarded("record", lambda: _record(record))


def _guarded(name: str, look: Callable[[], tuple[str, str]]) -> Finding:
    """A look that fails is a finding, not the end of the examination."""
    try:
        state, detail = look()
    except Exception as error:  # whatever is broken is what the doctor is asked about
        state, detail = "failed", f"{type(error).__name__}: {error}"
    return Finding(name, state, detail)


def _version(package: str) -> str | None:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None


def _sqlite() -> Finding:
    options = {row[0] for row in sqlite3.connect(":memory:").execute("PRAGMA compile_options")}
    missing = [name for name in ("ENABLE_FTS5", "ENABLE_RTREE") if name not in options]
    detail = f"{sqlite3.sqlite_version}" + (f"; without {', '.join(missing)}" if missing else "")
    return Finding("sqlite", "failed" if missing else "ok", detail)


def _pipeline() -> tuple[str, str]:
    from rashomon.language.engine import check_pipeline_files, pipeline_folder

    folder = pipeline_folder()
    changed = check_pipeline_files(folder)
    if changed:
        return "changed", f"not the files that were tested: {', '.join(changed)}"
    return "ok", f"{folder.name}, every file as tested"


def _encoder() -> tuple[str, str]:
    from rashomon.language.encoder import Encoder

    encoder = Encoder.load()
    return ("none", "no weights; the rules read alone") if encoder is None else ("ok", encoder.version)


def _gazetteer() -> tuple[str, str]:
    folder = util.find_spec("rashomon.gazetteer")
    assert folder is not None and folder.origin is not None
    file = Path(folder.origin).with_name("gazetteer.sqlite")
    if not file.is_file():
        return "missing", "places are not resolved; it is compiled when the package is built: pip install ."
    connection = sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)
    try:
        names = [
            name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
    finally:
        connection.close()
    return "ok", f"{file.stat().st_size / 1e6:.0f} MB, {len(names)} tables"


def _example() -> tuple[str, str]:
    from rashomon.commands.demo import example_folder

    files = list(example_folder("jutland").glob("[0-9]*.txt"))
    return ("ok", f"{len(files)} reports") if files else ("missing", "the bundled example is not there")


def _record(path: Path | None) -> tuple[str, str]:
    from rashomon.record import Record
    from rashomon.record.migrations import SCHEMA_VERSION

    if path is None:
        with tempfile.TemporaryDirectory() as folder, Record.open(Path(folder) / "try.db", create=True):
            return "ok", f"schema {SCHEMA_VERSION}; can be made and written"
    with Record.open(path) as record:
        with record.transaction():
            pass
        counts = ", ".join(f"{number:,} {name}" for name, number in record.counts().items() if number)
    return "ok", f"{path}: schema {SCHEMA_VERSION}; can be written; {counts or 'empty'}"
