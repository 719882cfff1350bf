from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from hand_made import make_reading
from rashomon.errors import RecordError
from rashomon.record import Record, inserts, migrations


def shape(path: Path) -> list[tuple[str, str, str]]:
    connection = sqlite3.connect(path)
    rows = connection.execute("SELECT type, name, coalesce(sql, '') FROM sqlite_master ORDER BY type, name")
    found = rows.fetchall()
    connection.close()
    return found


def old_record(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A record as version 1 of the schema made it, with a reading in it."""
    connection = sqlite3.connect(path, isolation_level=None)
    migrations.migrate(connection, str(path), up_to=1)
    with monkeypatch.context() as patch:
        patch.setattr(inserts, "index_place", lambda *args, **kwargs: None)
        record = Record(connection, path)
        record.add_reading(make_reading())
    connection.close()


def test_old_record_is_upgraded_with_its_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old, new = tmp_path / "old.db", tmp_path / "new.db"
    old_record(old, monkeypatch)
    assert not any(name == "places_index" for _, name, _ in shape(old))
    with pytest.raises(RecordError, match="older version"):
        Record.open(old, readonly=True)
    with Record.open(old) as record:
        assert record.reading(make_reading().report_id) == make_reading()
        # The index that version 2 brought is filled from what version 1 had kept.
        assert record.connection.execute("SELECT min_lat, is_area FROM places_index").fetchall() == [
            (50.5, 0)
        ]
        versions = record.connection.execute("SELECT version FROM schema_version ORDER BY version").fetchall()
        assert versions == [(version,) for version in range(1, migrations.SCHEMA_VERSION + 1)]
    Record.open(new, create=True).close()
    assert shape(old) == shape(new)


def test_failed_upgrade_leaves_the_record_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = tmp_path / "old.db"
    old_record(old, monkeypatch)
    before = shape(old)

    def fail(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE half_done (id)")
        raise RuntimeError("stopped half way")

    with monkeypatch.context() as patch:
        patch.setitem(migrations.STEPS, 2, fail)
        with pytest.raises(RuntimeError):
            Record.open(old)
    assert shape(old) == before
    Record.open(old).close()


def test_statements_keep_triggers_whole() -> None:
    script = "CREATE TABLE a (b); -- c; d\nCREATE TRIGGER t AFTER INSERT ON a BEGIN\n  SELECT 1;\nEND;\n"
    assert len(list(migrations.statements(script))) == 2
