from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from hand_made import TEXT, make_reading
from rashomon.cli import run
from rashomon.findings import Reading
from rashomon.record import Record
from rashomon.report import Report
from rashomon.scale import job, pool

Run = Callable[..., tuple[int, str, str]]


class HandReader:
    """Reads the invented report as it was read by hand; other texts have nothing in them."""

    version = "1-hand"

    def read_many(self, reports: Iterable[Report]) -> Iterator[Reading]:
        for report in reports:
            if "BREAK" in report.text:
                raise ValueError("broken on purpose")
            if report.language == "de":
                yield Reading(report=report, reader=self.version, skipped="no reader for language 'de'")
            elif "Norland forces shelled" in report.text:
                yield make_reading(report, reader=self.version)
            else:
                yield Reading(report=report, reader=self.version)


def hand_reader() -> HandReader:
    return HandReader()


@pytest.fixture
def cli(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    monkeypatch.setattr(job, "default_reader", hand_reader)
    monkeypatch.setattr(pool, "default_reader", hand_reader)
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = run(list(arguments))
        shown = capsys.readouterr()
        return code, shown.out, shown.err

    return call


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "reports"
    made.mkdir()
    (made / "a.txt").write_text(TEXT, encoding="utf-8")
    (made / "b.txt").write_text("Quiet day in Belmark\n\nNothing happened in Belmark on Tuesday.")
    return made


def flat(text: str) -> str:
    return " ".join(text.split())


# --- read ---------------------------------------------------------------------------------------------


def test_read_keeps_and_reads_again_nothing(cli: Run, folder: Path) -> None:
    code, out, err = cli("read", str(folder), "--into", "r.db")
    assert (code, err) == (0, "")
    assert out == "2 reports read into r.db: 2 events.\n"
    code, out, _ = cli("read", str(folder), "--into", "r.db")
    assert code == 0
    assert "0 reports read" in out
    assert "2 reports had been read before" in out


def test_read_names_rejects_and_exits_with_one(cli: Run, folder: Path) -> None:
    (folder / "c.docx").write_bytes(b"PK\x03\x04")
    (folder / "d.txt").write_text("")
    (folder / "e.txt").write_text("This one will BREAK the reader, as was asked of it.")
    code, out, err = cli("read", str(folder), "nowhere.txt", "--into", "r.db")
    assert code == 1
    assert "2 reports read" in out
    assert "Not read: 4 inputs" in err
    for words in (
        "c.docx: unsupported kind",
        "d.txt: empty",
        "e.txt: reader failed",
        "nowhere.txt: not found",
    ):
        assert words in err, words
    assert "broken on purpose" in err
    with Record.open("r.db") as record:
        assert len(record.rejects()) == 4
        assert record.counts()["reports"] == 3  # the broken one is kept for a later reader


def test_read_streams_jsonl(cli: Run, folder: Path) -> None:
    code, out, err = cli("read", str(folder), "--jsonl")
    readings = [Reading.model_validate_json(line) for line in out.splitlines()]
    assert code == 0
    assert [len(reading.events) for reading in readings] == [2, 0]
    assert "2 reports read" in err


def test_read_takes_rows_by_a_mapping(cli: Run, tmp_path: Path) -> None:
    rows = [{"corps": TEXT, "journal": "Arden Post"}, {"corps": "Another day.", "journal": "Vesk Courier"}]
    (tmp_path / "rows.jsonl").write_text("\n".join(json.dumps(row) for row in rows))
    code, _, err = cli("read", "rows.jsonl", "--map", "text=corps", "--map", "outlet=journal", "-i", "r.db")
    assert (code, err) == (0, "")
    with Record.open("r.db") as record:
        assert {report.outlet for report in record.reports()} == {"Arden Post", "Vesk Courier"}


def test_a_language_without_a_reader_is_named_in_a_line(cli: Run, folder: Path) -> None:
    (folder / "a.txt").unlink()
    code, out, _ = cli("read", str(folder), "--language", "de", "--into", "r.db")
    assert code == 0
    assert "1 report kept but not read: no reader for language 'de'.\n" in out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["read", "a.txt"], "--into"),
        (["read", "a.txt", "--jsonl", "--map", "text"], "OURS=THEIRS"),
        (["read", "a.txt", "--jsonl", "--kind", "xls"], "--kind xls"),
        (["read"], "Missing argument"),
        (["show", "a.txt", "--layers", "weather"], "--layers weather"),
        (["nonsense"], "No such command"),
    ],
)
def test_what_is_asked_wrongly_exits_with_two(cli: Run, arguments: list[str], words: str) -> None:
    code, _, err = cli(*arguments)
    assert code == 2
    assert words in flat(err.replace("│", " "))


def test_named_errors_are_one_line(cli: Run, tmp_path: Path) -> None:
    (tmp_path / "notes.db").write_text("not a record, just a text file that is long enough" * 9)
    code, out, err = cli("read", "notes.db", "--into", "notes.db")
    assert (code, out) == (2, "")
    assert err == "rashomon: notes.db: not a record (not an SQLite file)\n"
    from rashomon.errors import RecordError

    with pytest.raises(RecordError):
        cli("--debug", "read", "notes.db", "--into", "notes.db")


# --- show, compare ------------------------------------------------------------------------------------


def test_show_lists_what_was_not_coded(cli: Run, tmp_path: Path) -> None:
    file = tmp_path / "bridge.txt"
    file.write_text("Port of Vesk\n\nRebels shelled the port. Surveyors repainted the bridge.\n", "utf-8")
    assert "were not coded" not in cli("show", str(file))[1]
    code, out, _ = cli("show", str(file), "--uncoded")
    assert code == 0
    # The reader of these tests finds no event in this text, so both clauses are for audit.
    assert "2 clauses that look like events were not coded" in out
    listed = out.split("were not coded")[1]
    assert "Rebels shelled the port" in listed and "Surveyors repainted the bridge" in listed


def test_show_a_file_a_record_and_a_report(cli: Run, folder: Path) -> None:
    code, out, _ = cli("show", str(folder / "a.txt"))
    assert code == 0
    assert "[event shelled]" in out
    assert "according to the" in out
    cli("read", str(folder), "--into", "r.db")
    code, out, _ = cli("show", "r.db")
    assert code == 0
    assert "2 reports" in out
    with Record.open("r.db") as record:
        report_id = next(row.report_id for row in record.events())
    code, again, _ = cli("show", "r.db", report_id[:6])
    assert code == 0
    assert "[event shelled]" in again
    code, _, err = cli("show", "r.db", "zzz")
    assert (code, err) == (2, "rashomon: r.db: no report has an id that begins with 'zzz'\n")
    assert cli("show", str(folder / "a.txt"), "abc")[0] == 2
    assert cli("show", "nowhere.txt")[0] == 1


def test_compare_a_record_and_files(cli: Run, folder: Path) -> None:
    (folder / "c.txt").write_text(TEXT + " It had stood for a century.")
    (folder / "b.txt").unlink()
    files = sorted(str(path) for path in folder.iterdir())
    code, out, _ = cli("compare", *files)
    assert code == 0
    assert out.startswith("2 reports")
    cli("read", *files, "--into", "r.db")
    assert cli("compare", "r.db")[:2] == (0, out)
    code, _, err = cli("compare", "r.db", "--incident", "zzz")
    assert code == 2
    assert "no incident" in err


# --- export, check ------------------------------------------------------------------------------------


def test_export_and_check(cli: Run, folder: Path) -> None:
    cli("read", str(folder), "--into", "r.db")
    code, out, _ = cli("check", "r.db")
    assert code == 0
    assert "all hold" in out
    for format in ("jsonl", "csv"):
        code, out, _ = cli("export", "r.db", "--format", format, "-o", f"out.{format}")
        assert code == 0
        assert f"out.{format}.losses.json" in out
        code, out, _ = cli("check", f"out.{format}")
        assert (code, "all hold" in out) == (0, True)
        path = Path(f"out.{format}")
        path.write_text(path.read_text(encoding="utf-8").replace("shelled", "greeted"), encoding="utf-8")
        code, out, _ = cli("check", f"out.{format}")
        assert code == 1
        assert "failed." in out
    assert "says 'greeted'" in out
    assert "the text has 'shelled'" in out


def test_check_finds_damage_in_a_record(cli: Run, folder: Path) -> None:
    cli("read", str(folder), "--into", "r.db")
    with Record.open("r.db") as record:
        record.connection.execute("UPDATE citations SET start = start - 1 WHERE field = 'trigger'")
    code, out, _ = cli("check", "r.db")
    assert code == 1
    assert out.count(": trigger: words differ") == 2


def test_check_of_what_is_not_there(cli: Run, tmp_path: Path) -> None:
    assert cli("check", "nothing.db") == (2, "", "rashomon: nothing.db: no such file\n")
    (tmp_path / "a.jsonl").write_text('{"a": 1}\n')
    assert cli("check", "a.jsonl")[:2] == (0, "a.jsonl: there are no citations in it.\n")


def test_export_needs_a_format_it_knows(cli: Run, folder: Path) -> None:
    cli("read", str(folder), "--into", "r.db")
    assert cli("export", "r.db")[0] == 2
    assert cli("export", "r.db", "-f", "xls")[0] == 2
    assert cli("export", "r.db", "-o", "events.csv")[0] == 0  # told by its name


# --- doctor, demo, help -------------------------------------------------------------------------------


def test_doctor_finds_everything_in_place(cli: Run, folder: Path) -> None:
    cli("read", str(folder), "--into", "r.db")
    code, out, _ = cli("doctor", "r.db")
    for name in ("rashomon", "python", "sqlite", "language pipeline", "gazetteer", "record"):
        assert name in out, name
    assert "2 reports" in out
    assert code == 0, out


def test_doctor_names_what_is_wrong(cli: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from rashomon.language import engine

    monkeypatch.setattr(engine, "check_pipeline_files", lambda folder: ["tagger/model"])
    code, out, _ = cli("doctor")
    assert code == 1
    assert "changed" in out
    assert "tagger/model" in out
    assert "1 thing to mend" in out


def test_demo_reads_the_example_and_compares_it(tmp_path: Path) -> None:
    environment = {**os.environ, "NO_COLOR": "1"}
    shown = subprocess.run(
        [sys.executable, "-m", "rashomon", "demo", "--into", "jutland.db"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert shown.returncode == 0, shown.stderr
    assert "16 reports" in shown.stdout
    assert "One text" in shown.stdout  # the wire copy
    with Record.open(tmp_path / "jutland.db") as record:
        assert record.counts()["readings"] == 16


def test_help_loads_no_engine() -> None:
    code = "import sys, rashomon.cli; rashomon.cli.run(['--help']); print(sorted(sys.modules))"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    loaded = shown.splitlines()[-1]
    for module in ("spacy", "numpy", "onnxruntime", "trafilatura", "pydantic", "rashomon.record.store"):
        assert f"'{module}'" not in loaded, module


def test_a_run_that_is_stopped_goes_on_where_it_was(tmp_path: Path) -> None:
    made = tmp_path / "many"
    made.mkdir()
    for i in range(64):
        (made / f"{i:03}.txt").write_text(TEXT.replace("Monday", f"Monday the {i}th") * 3, encoding="utf-8")
    command = [sys.executable, "-m", "rashomon", "read", "many", "--into", "r.db"]
    running = subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and running.poll() is None:
        if (tmp_path / "r.db").exists() and (tmp_path / "r.db").stat().st_size:
            with Record.open(tmp_path / "r.db") as record:
                if record.counts()["readings"]:
                    break
        time.sleep(0.02)
    running.send_signal(signal.SIGINT)
    _, err = running.communicate(timeout=60)
    assert running.returncode == 130, err
    assert "the same command goes on from there" in err
    assert "Traceback" not in err
    with Record.open(tmp_path / "r.db") as record:
        before = record.counts()["readings"]
    assert 0 < before < 64
    again = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    with Record.open(tmp_path / "r.db") as record:
        readers = record.connection.execute("SELECT count(DISTINCT reader) FROM readings").fetchone()[0]
        assert record.counts()["reports"] == 64
    if readers == 1:  # two where the code was edited between the runs: then all is read anew, as it should be
        assert again.stdout.startswith(f"{64 - before} reports read")
        assert f"{before} reports had been read before" in again.stdout or before == 1
    assert run(["check", str(tmp_path / "r.db")]) == 0


def test_output_cut_short_by_a_pipe_is_no_error(tmp_path: Path, folder: Path) -> None:
    Record.open(tmp_path / "r.db", create=True).close()
    command = f"{sys.executable} -m rashomon show {tmp_path / 'r.db'} | true"
    shown = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert "Traceback" not in shown.stderr
