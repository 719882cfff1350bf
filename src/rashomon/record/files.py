"""Opening a record's file: the connection, its settings and its version."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

from rashomon.errors import RecordError
from rashomon.record.migrations import SCHEMA_VERSION, migrate, version_of

BUSY_SECONDS = 60.0
"""How long a write waits for another process. A report's transaction takes milliseconds, so this is long."""


def open_file(path: Path, *, create: bool, readonly: bool) -> sqlite3.Connection:
    """A connection to a record of this package's schema version. Raises RecordError."""
    if not path.exists() and not create:
        raise RecordError(f"{path}: no such record; make one with `rashomon read PATHS --into {path}`")
    if path.is_dir():
        raise RecordError(f"{path}: a folder, not a record")
    try:
        connection = _connect(path, readonly=readonly)
    except sqlite3.Error as error:
        raise RecordError(f"{path}: cannot be opened ({error})") from error
    try:
        if not create and path.stat().st_size == 0 and version_of(connection, str(path)) == 0:
            raise RecordError(f"{path}: not a record (an empty file)")
        if readonly:
            _refuse_older(connection, path)
        else:
            migrate(connection, str(path))
            _use_wal(connection)
    except sqlite3.Error as error:
        connection.close()
        raise RecordError(f"{path}: cannot be opened ({error})") from error
    except BaseException:
        connection.close()
        raise
    return connection


def _connect(path: Path, *, readonly: bool) -> sqlite3.Connection:
    mode = "ro" if readonly else "rwc"
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=BUSY_SECONDS, isolation_level=None
    )
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def _use_wal(connection: sqlite3.Connection) -> None:
    """Write-ahead log, so that readers and a writer do not wait for each other."""
    deadline = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            break
        except sqlite3.OperationalError:  # the switch does not wait for other processes by itself
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)
    connection.execute("PRAGMA synchronous = NORMAL")  # safe against a crash of the process in WAL mode


def _refuse_older(connection: sqlite3.Connection, path: Path) -> None:
    version = version_of(connection, str(path))
    if version == 0:
        raise RecordError(f"{path}: not a record (an empty file)")
    if version < SCHEMA_VERSION:
        raise RecordError(
            f"{path}: made by an older version of rashomon (schema {version}); open it once for writing, "
            f"for instance with `rashomon show {path}`, to upgrade it"
        )
