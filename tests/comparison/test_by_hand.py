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


SUNK = "Two ships sunk\n\nThe cruisers Brann and Skade were sunk off Halme on Monday, the ministry said."
ONE_SUNK = "Brann lost\n\nThe cruiser Brann was sunk off Halme on Monday, her captain said."


def test_one_target_of_an_act_leaves_without_the_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "ships.db"
    with rashomon.Record.open(path, create=True) as opened:
        for outlet, text in (("Arden Post", SUNK), ("Halme News", ONE_SUNK)):
            opened.add_reading(rashomon.read(text, outlet=outlet, published="2031-05-06"))

    def tellings() -> set[frozenset[str]]:
        with rashomon.Record.open(path) as opened:
            comparison = rashomon.compare(opened)
            return {frozenset(f.key for f in comparison.told(one)) for one in comparison.incidents}

    before = tellings()
    both = next(keys for keys in before if len(keys) > 1 and any("/" in key for key in keys))
    brann = next(key for key in both if "/" in key)
    event = brann.partition("/")[0]
    skade = next(keys for keys in before if any(k.startswith(event) for k in keys - {brann}) and keys != both)
    assert run(["group", str(path), "split", event, "--coder", "ines"]) == 2  # of which ship?
    assert "several incidents" in capsys.readouterr().err
    assert run(["group", str(path), "split", brann, "--coder", "ines"]) == 0
    assert tellings() == before - {both} | {both - {brann}, frozenset({brann})}
    assert skade in tellings()


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
