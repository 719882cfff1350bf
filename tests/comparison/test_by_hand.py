"""What a person decides about incidents on the command line is kept, and respected by every comparison."""

from __future__ import annotations

from pathlib import Path

import pytest

import rashomon
from rashomon.cli import run

FIRST = (
    "Shells kill nine in Vesk\n\nShells killed nine people in Vesk on Monday, the mayor said. Police in "
    "Halme arrested four men on Monday."
)
SECOND = (
    "Nine die as Vesk is shelled\n\nNine people were killed in Vesk on Monday when shells hit the town. In "
    "Halme police arrested four men on Monday."
)


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "r.db"
    with rashomon.Record.open(path, create=True) as opened:
        for outlet, text in (("Arden Post", FIRST), ("Halme News", SECOND)):
            opened.add_reading(rashomon.read(text, outlet=outlet, published="2031-05-06"))
    return path


def incidents(path: Path) -> dict[str, set[str]]:
    """Events by incident."""
    with rashomon.Record.open(path) as opened:
        comparison = rashomon.compare(opened)
        return {one.id: {f.event.id for f in comparison.told(one)} for one in comparison.incidents}


def test_decisions_are_kept_respected_and_taken_back(
    record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = incidents(record)
    assert len(before) >= 2
    first, second = list(before)[:2]
    assert run(["group", str(record), "merge", first, second, "--coder", "ines"]) == 0
    number = capsys.readouterr().out.split()[0]
    assert before[first] | before[second] in incidents(record).values()
    assert run(["compare", str(record)]) == 0
    capsys.readouterr()
    assert run(["group", str(record), "list"]) == 0
    assert f"{number} merge" in capsys.readouterr().out
    assert run(["group", str(record), "undo", number, "--coder", "ines"]) == 0
    assert incidents(record) == before


def test_events_leave_an_incident(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = incidents(record)
    whole = next(one for one, events in before.items() if len(events) > 1)
    assert run(["group", str(record), "list", whole]) == 0
    shown = capsys.readouterr().out
    leaving = sorted(before[whole])[0]
    assert leaving in shown and "Arden Post" in shown
    assert run(["group", str(record), "split", leaving, "--coder", "ines"]) == 0
    after = incidents(record)
    assert not any(leaving in events and events & (before[whole] - {leaving}) for events in after.values())


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["merge", "--coder", "ines"], "two incidents"),
        (["split", "zzz", "--coder", "ines"], "no incident holds"),
        (["undo", "one", "--coder", "ines"], "number of one decision"),
        (["pin", "zzz", "--coder", "ines"], "no incident"),
    ],
)
def test_what_says_nothing_is_named(
    record: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    assert run(["group", str(record), *arguments]) == 2
    assert words in capsys.readouterr().err
