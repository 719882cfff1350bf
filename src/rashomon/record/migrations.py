"""How a record's file is made, and brought up to date when an older version made it.

`schema.sql` is version 1. Each later version is one step below; a new file takes all steps too, so an
upgraded record and a new one have the same shape by construction. Views (`views.sql`) hold no data and are
made anew.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from importlib import resources

from rashomon.errors import RecordError

APPLICATION_ID = 0x5261736F
"""Marks an SQLite file as a record ("Raso"); `file` and SQLite read it from the header."""


def _index_places(connection: sqlite3.Connection) -> None:
    """Version 2: an R*Tree over the resolved places, filled from the findings already there."""
    connection.execute(
        "CREATE VIRTUAL TABLE places_index USING rtree "
        "(finding, min_lon, max_lon, min_lat, max_lat, +is_area INTEGER)"
    )
    rows = connection.execute("SELECT id, payload FROM findings WHERE layer = 'place'").fetchall()
    for row, payload in rows:
        place = json.loads(payload)
        index_place(
            connection,
            row,
            (place.get("resolved") or {}).get("value") or {},
            is_area=bool(place.get("is_area")),
        )


def index_place(
    connection: sqlite3.Connection, row: int, candidate: dict[str, object], *, is_area: bool
) -> None:
    """Enter a place finding's point in the R*Tree; a place without a point is left out."""
    lat, lon = candidate.get("lat"), candidate.get("lon")
    if lat is None or lon is None:
        return
    connection.execute(
        "INSERT INTO places_index (finding, min_lon, max_lon, min_lat, max_lat, is_area) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        (row, lon, lon, lat, lat, int(is_area)),
    )


def _decide_on_incidents(connection: sqlite3.Connection) -> None:
    """Version 3: what people decide about which events are one; rows are only ever added."""
    connection.execute(
        "CREATE TABLE incident_decisions ("
        "  id INTEGER PRIMARY KEY,"
        "  action TEXT NOT NULL CHECK (action IN ('merge', 'split', 'pin', 'undo')),"
        "  events TEXT NOT NULL,"  # JSON list of finding ids
        "  others TEXT NOT NULL,"  # JSON list, for `split`: the events that they left
        "  coder TEXT NOT NULL,"
        "  comment TEXT,"
        "  undoes INTEGER REFERENCES incident_decisions (id),"
        "  at TEXT NOT NULL)"
    )


def _keep_comparisons(connection: sqlite3.Connection) -> None:
    """Version 4: comparisons, each under a run id; a run is written once and never changed."""
    for statement in (
        "CREATE TABLE comparisons (run_id TEXT PRIMARY KEY, made TEXT NOT NULL, package TEXT NOT NULL,"
        " reports INTEGER NOT NULL, stories INTEGER NOT NULL)",
        "CREATE TABLE compared_incidents (run_id TEXT NOT NULL REFERENCES comparisons (run_id),"
        " incident_id TEXT NOT NULL, title TEXT NOT NULL, type TEXT NOT NULL, story_id TEXT,"
        " accounts INTEGER NOT NULL, voices INTEGER NOT NULL, PRIMARY KEY (run_id, incident_id))",
        # events and steps are JSON
        "CREATE TABLE compared_accounts (run_id TEXT NOT NULL, incident_id TEXT NOT NULL,"
        " report_id TEXT NOT NULL, copy_of TEXT, events TEXT NOT NULL,"
        " source TEXT, source_kind TEXT, source_change TEXT,"
        " PRIMARY KEY (run_id, incident_id, report_id))",
        "CREATE TABLE contrasts (run_id TEXT NOT NULL, contrast_id TEXT NOT NULL,"
        " incident_id TEXT NOT NULL, type TEXT NOT NULL, subtype TEXT NOT NULL, field TEXT NOT NULL,"
        " contradiction INTEGER NOT NULL, sentence TEXT NOT NULL, sides TEXT NOT NULL, note TEXT,"
        " PRIMARY KEY (run_id, incident_id, contrast_id))",
        "CREATE TABLE copy_groups (run_id TEXT NOT NULL, first_report TEXT NOT NULL,"
        " report_id TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('copy', 'version')),"
        " containment REAL, agency TEXT, PRIMARY KEY (run_id, kind, first_report, report_id))",
    ):
        connection.execute(statement)


def _tell_voices_from_stances(connection: sqlite3.Connection) -> None:
    """Version 5: views say what an attribution is a report of, and count voices; views alone change."""


Step = Callable[[sqlite3.Connection], None]

STEPS: dict[int, Step] = {
    2: _index_places,
    3: _decide_on_incidents,
    4: _keep_comparisons,
    5: _tell_voices_from_stances,
}
"""Version to the step that leads to it from the version before."""

SCHEMA_VERSION = max(STEPS)
"""The version that this package writes."""


def statements(script: str) -> Iterator[str]:
    """The statements of an SQL script, one by one (`executescript` would end the transaction)."""
    waiting = ""
    for line in script.splitlines(keepends=True):
        waiting += line
        if sqlite3.complete_statement(waiting):
            yield waiting
            waiting = ""


def _resource(name: str) -> str:
    return resources.files("rashomon.record").joinpath(name).read_text(encoding="utf-8")


def version_of(connection: sqlite3.Connection, path: str) -> int:
    """The schema version of an open file; 0 when it is empty.

    Raises RecordError when the file is not a record, or a newer package made it.
    """
    try:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type='table'")}
        (mark,) = connection.execute("PRAGMA application_id").fetchone()
    except sqlite3.DatabaseError as error:
        if "locked" in str(error) or "busy" in str(error):
            raise RecordError(
                f"{path}: another program holds the record; try again when it is done"
            ) from error
        raise RecordError(f"{path}: not a record (not an SQLite file)") from error
    if not tables:
        return 0
    if mark != APPLICATION_ID or "schema_version" not in tables:
        raise RecordError(f"{path}: not a record (an SQLite file of another program)")
    (version,) = connection.execute("SELECT max(version) FROM schema_version").fetchone()
    if version > SCHEMA_VERSION:
        raise RecordError(
            f"{path}: made by a newer version of rashomon (schema {version}; this one knows "
            f"{SCHEMA_VERSION}); upgrade rashomon to open it"
        )
    return int(version)


def migrate(connection: sqlite3.Connection, path: str, *, up_to: int = SCHEMA_VERSION) -> int:
    """Bring an open file to version `up_to` in one transaction; returns the version it had (0 when new)."""
    if (before := version_of(connection, path)) >= up_to:
        return before
    connection.execute("BEGIN EXCLUSIVE")
    try:
        # Another process may have made or upgraded the file while this one waited for the lock.
        before = version_of(connection, path)
        if before == 0:
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            _run(connection, _resource("schema.sql"))
            _note(connection, 1)
        for version in range(max(before, 1) + 1, up_to + 1):
            STEPS[version](connection)
            _note(connection, version)
        if before < up_to:
            _remake_views(connection)
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    return before


def _run(connection: sqlite3.Connection, script: str) -> None:
    for statement in statements(script):
        connection.execute(statement)


def _note(connection: sqlite3.Connection, version: int) -> None:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    connection.execute("INSERT INTO schema_version (version, applied_at) VALUES (?, ?)", (version, now))


def _remake_views(connection: sqlite3.Connection) -> None:
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'view'").fetchall():
        connection.execute(f'DROP VIEW "{name}"')
    _run(connection, _resource("views.sql"))
