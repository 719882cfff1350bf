"""`rashomon serve` as people start it: the address is printed, the page answers, Ctrl-C ends it."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from rashomon.cli import run


@contextmanager
def serving(*arguments: str) -> Iterator[tuple[str, list[str], subprocess.Popen[str]]]:
    """A running server: its address, what it printed, and its process."""
    command = [sys.executable, "-u", "-m", "rashomon", "serve", *arguments]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    assert process.stdout is not None
    printed: list[str] = []
    try:
        for line in process.stdout:
            printed.append(line.rstrip())
            if "Ctrl-C" in line:
                break
        found = re.search(r"http://\S+", "\n".join(printed))
        assert found, printed
        yield found[0], printed, process
    finally:
        process.kill()
        process.wait(timeout=20)
        process.stdout.close()


def test_it_says_its_address_answers_and_ends_with_ctrl_c(record_path: Path) -> None:
    with serving(str(record_path), "--port", "0") as (address, printed, process):
        assert address.startswith("http://127.0.0.1:")
        assert not any("token" in line.lower() for line in printed)
        with urllib.request.urlopen(f"{address}api/about", timeout=20) as answer:
            assert json.load(answer)["record"] == "reports.db"
            assert "server" not in {name.lower() for name in answer.headers}
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=20) == 0


def test_beyond_loopback_it_prints_a_token_and_an_address_that_works_once(record_path: Path) -> None:
    with serving(str(record_path), "--port", "0", "--host", "0.0.0.0") as (address, printed, _):
        [token] = [line.removeprefix("Authorization: Bearer ") for line in printed if "Bearer" in line]
        port = re.search(r":(\d+)/enter\?key=", address)
        assert port
        asked = urllib.request.Request(
            f"http://127.0.0.1:{port[1]}/api/about", headers={"authorization": f"Bearer {token}"}
        )
        with urllib.request.urlopen(asked, timeout=20) as answer:
            assert answer.status == 200
        with pytest.raises(urllib.error.HTTPError, match="401"):
            urllib.request.urlopen(f"http://127.0.0.1:{port[1]}/api/about", timeout=20)


def test_what_cannot_be_served_is_said_in_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["serve", str(tmp_path / "none.db")]) == 2
    assert "no such record" in capsys.readouterr().err


def test_a_taken_port_is_said_in_a_line(record_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serving(str(record_path), "--port", "0") as (address, _, _):
        port = address.rstrip("/").rpartition(":")[2]
        assert run(["serve", str(record_path), "--port", port]) == 2
    assert "--port" in capsys.readouterr().err
