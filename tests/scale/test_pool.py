from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from hand_made import make_reading, make_report
from rashomon.errors import PoolError
from rashomon.findings import Reading
from rashomon.report import Report
from rashomon.scale import Failure, read_all


class TestReader:
    """Gives every report a reading; a report's text can ask it to fail or to die."""

    __test__ = False
    version = "1-test"

    def read_many(self, reports: Iterable[Report]) -> Iterator[Reading]:
        for report in reports:
            if "raise" in report.text:
                raise ValueError("cannot\nread this")
            if "die" in report.text:
                os.kill(os.getpid(), signal.SIGKILL)
            yield Reading(report=report, reader=self.version)


def make_reader() -> TestReader:
    return TestReader()


def no_reader() -> TestReader:
    raise FileNotFoundError("the weights")


def dead_reader() -> TestReader:
    os._exit(3)


def reports(count: int, *, bad: dict[int, str] | None = None) -> list[Report]:
    return [make_report(f"Report {i}. {(bad or {}).get(i, '')}") for i in range(count)]


def split(outcomes: Iterable[Reading | Failure]) -> tuple[set[str], dict[str, str]]:
    read, failed = set(), {}
    for outcome in outcomes:
        if isinstance(outcome, Failure):
            failed[outcome.report.text] = outcome.detail
        else:
            assert outcome.report_id not in read
            read.add(outcome.report_id)
    return read, failed


@pytest.mark.parametrize("workers", [1, 3])
def test_every_report_is_read_once(workers: int) -> None:
    given = reports(100)
    read, failed = split(read_all(given, workers=workers, make_reader=make_reader))
    assert read == {report.report_id for report in given}
    assert failed == {}


def test_one_worker_keeps_the_order() -> None:
    given = reports(40)
    assert [r.report for r in read_all(given, make_reader=make_reader) if isinstance(r, Reading)] == given


@pytest.mark.parametrize("workers", [1, 2])
def test_a_report_that_fails_is_named_and_the_rest_go_on(workers: int) -> None:
    given = reports(40, bad={5: "raise", 6: "raise", 39: "raise"})
    read, failed = split(read_all(given, workers=workers, make_reader=make_reader))
    assert len(read) == 37
    assert len(failed) == 3
    assert set(failed.values()) == {"ValueError: cannot read this"}


def test_a_report_that_kills_its_process_is_named_and_the_rest_go_on() -> None:
    given = reports(60, bad={7: "die", 30: "die"})
    read, failed = split(read_all(given, workers=2, make_reader=make_reader))
    assert len(read) == 58
    assert sorted(text[:9] for text in failed) == ["Report 30", "Report 7."]
    assert all("SIGKILL" in detail for detail in failed.values())


def test_a_reader_that_cannot_start_says_why() -> None:
    with pytest.raises(PoolError, match="the weights"):
        list(read_all(reports(3), workers=2, make_reader=no_reader))
    with pytest.raises(PoolError, match="as soon as they start"):
        list(read_all(reports(200), workers=2, make_reader=dead_reader))


def test_reports_are_taken_as_they_are_needed() -> None:
    taken = []

    def endless() -> Iterator[Report]:
        for i in range(10_000):
            taken.append(i)
            yield make_report(f"Report {i}.")

    results = read_all(endless(), workers=2, make_reader=make_reader)
    for _ in range(10):
        next(results)
    results.close()
    assert len(taken) < 200


def test_an_interrupt_ends_the_children(tmp_path: Path) -> None:
    script = tmp_path / "run.py"
    script.write_text(
        "import sys, time\n"
        f"sys.path[:0] = {[str(Path(__file__).parent), str(Path(__file__).parents[1])]!r}\n"
        "from test_pool import make_reader, make_report, read_all\n"
        "def slow():\n"
        "    for i in range(100000):\n"
        "        yield make_report(f'Report {i}.')\n"
        "if __name__ == '__main__':\n"
        "    for n, _ in enumerate(read_all(slow(), workers=2, make_reader=make_reader)):\n"
        "        if n == 20:\n"
        "            print('going', flush=True)\n"
    )
    run = subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )
    assert run.stdout is not None
    assert run.stdout.readline() == b"going\n"
    os.killpg(run.pid, signal.SIGINT)  # as a terminal does: to the parent and its children
    assert run.wait(timeout=20) != 0
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        try:
            os.killpg(run.pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    pytest.fail("processes were left behind")


def test_readings_cross_the_process_border_whole() -> None:
    import pickle

    reading = make_reading()
    assert pickle.loads(pickle.dumps(reading)) == reading
