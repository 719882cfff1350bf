"""Reading many reports with several processes, each with a warm reader.

Reports are handed out in chunks; results come back as they are ready, in no fixed order. A report on which
the reader fails, or which brings its process down, becomes a Failure that names it, and the rest go on: a
lost process is replaced, and the reports it held are read again one at a time, so that only the one at fault
is given up.

Processes are spawned, so a script that asks for workers needs `if __name__ == "__main__":` around its start.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Protocol

from rashomon.errors import GazetteerMissingError, LexiconError, ModelFileError, PoolError
from rashomon.findings import Reading
from rashomon.report import Report

CHUNK = 16
"""Reports handed to a process at once: the reader's own batch size, so that batching costs no waiting."""

MAX_DEATHS = 3
"""Processes that die this often before they return anything: no report is at fault (no memory, no model)."""


class ReadsMany(Protocol):
    """What the pool needs of a reader."""

    @property
    def version(self) -> str:
        """What made the readings."""
        ...

    def read_many(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """Readings of many reports, in order."""
        ...


ReaderFactory = Callable[[], ReadsMany]
"""Makes a reader inside a process; a function at the top of a module, so that it can be sent there."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A report that could not be read, and why."""

    report: Report
    detail: str
    """What happened, in one line."""


def default_reader() -> ReadsMany:
    """The reader with its usual engine."""
    from rashomon.reading.pipeline import Reader

    return Reader()


def read_all(
    reports: Iterable[Report], *, workers: int = 1, make_reader: ReaderFactory = default_reader
) -> Iterator[Reading | Failure]:
    """Readings of many reports, or the failure of each that could not be read.

    One worker reads in this process, in order; more read in processes of their own, in any order.
    """
    if workers <= 1:
        yield from _read_here(reports, make_reader)
        return
    pool = _Pool(workers, make_reader)
    try:
        yield from pool.run(reports)
    finally:
        pool.stop()


def _read_here(reports: Iterable[Report], make_reader: ReaderFactory) -> Iterator[Reading | Failure]:
    reader: ReadsMany | None = None
    waiting = iter(reports)
    while chunk := list(islice(waiting, CHUNK)):
        reader = reader or make_reader()
        yield from _read_chunk(reader, chunk)


def _read_chunk(reader: ReadsMany, chunk: Sequence[Report]) -> Iterator[Reading | Failure]:
    """The chunk together; when the reader fails, what is left of it one by one, to find the one at fault."""
    done = 0
    try:
        for reading in reader.read_many(chunk):
            done += 1
            yield reading
        return
    except (LexiconError, ModelFileError, GazetteerMissingError):
        raise  # the installation is at fault, not the report: every other report would fail too
    except Exception as error:  # any layer may fail on any text; the rest of the reports must not suffer
        if len(chunk) - done == 1:
            yield Failure(chunk[-1], _say(error))
            return
    for report in chunk[done:]:
        yield from _read_chunk(reader, [report])


def _say(error: BaseException) -> str:
    words = " ".join(str(error).split())[:300]
    return f"{type(error).__name__}: {words}" if words else repr(error)


@dataclass(slots=True, eq=False)
class _Worker:
    process: BaseProcess
    pipe: Connection
    held: deque[Report]
    """Reports handed out and not yet answered, in order."""
    answered: bool = False
    """It has given back something since it was started."""


class _Pool:
    def __init__(self, workers: int, make_reader: ReaderFactory) -> None:
        self._context = multiprocessing.get_context("spawn")
        self._make_reader = make_reader
        self._size = workers
        self._workers: list[_Worker] = []
        self._suspects: deque[Report] = deque()
        """Reports that a lost process held: read again one at a time."""
        self._deaths = 0

    def run(self, reports: Iterable[Report]) -> Iterator[Reading | Failure]:
        waiting = iter(reports)
        self._hand_out_all(waiting)
        while busy := [worker for worker in self._workers if worker.held]:
            ready = wait([worker.pipe for worker in busy])
            for worker in busy:
                if worker.pipe in ready:
                    yield from self._take(worker)
            self._hand_out_all(waiting)

    def stop(self) -> None:
        """End all processes; safe to call at any time."""
        for worker in self._workers:
            worker.pipe.close()
            if worker.held:
                worker.process.terminate()
        for worker in self._workers:
            worker.process.join(timeout=5)
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()
        self._workers.clear()

    def _hand_out_all(self, waiting: Iterator[Report]) -> None:
        for worker in [worker for worker in self._workers if not worker.held]:
            if not self._hand_out(worker, waiting):
                return
        while len(self._workers) < self._size:
            chunk = self._next_chunk(waiting)
            if not chunk:
                return
            self._send(self._start(), chunk)

    def _hand_out(self, worker: _Worker, waiting: Iterator[Report]) -> bool:
        chunk = self._next_chunk(waiting)
        if chunk:
            self._send(worker, chunk)
        return bool(chunk)

    def _next_chunk(self, waiting: Iterator[Report]) -> list[Report]:
        if self._suspects:
            return [self._suspects.popleft()]
        return list(islice(waiting, CHUNK))

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_work, args=(theirs, self._make_reader), daemon=True)
        process.start()
        theirs.close()
        worker = _Worker(process, ours, deque())
        self._workers.append(worker)
        return worker

    def _send(self, worker: _Worker, chunk: list[Report]) -> None:
        worker.held.extend(chunk)
        # When the process has died, reading from its pipe says so, and the chunk is read again.
        with contextlib.suppress(OSError):
            worker.pipe.send(chunk)

    def _take(self, worker: _Worker) -> Iterator[Reading | Failure]:
        try:
            answer: Reading | Failure | str = worker.pipe.recv()
        except (EOFError, OSError):
            yield from self._bury(worker)
            return
        if isinstance(answer, str):
            raise PoolError(answer)
        worker.held.popleft()
        worker.answered = True
        self._deaths = 0
        yield answer

    def _bury(self, worker: _Worker) -> Iterator[Failure]:
        """Take a lost process out; give up its report when it held that one alone."""
        worker.pipe.close()
        worker.process.join()
        self._workers.remove(worker)
        held = list(worker.held)
        worker.held.clear()
        self._deaths += 0 if worker.answered else 1
        ended = _ending(worker.process.exitcode)
        if len(held) == 1:
            yield Failure(held[0], f"its process was lost ({ended}) while it read this report alone")
        else:
            self._suspects.extend(held)
        if self._deaths > MAX_DEATHS * self._size:
            raise PoolError(
                f"the reading processes are lost as soon as they start ({ended}); try one worker, and in a "
                'script of your own start under `if __name__ == "__main__":`'
            )


def _ending(exitcode: int | None) -> str:
    if exitcode is not None and exitcode < 0:
        return signal.Signals(-exitcode).name
    return f"exit code {exitcode}"


def _work(pipe: Any, make_reader: ReaderFactory) -> None:
    """What each process does: read chunks until the pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends its children
    os.environ.setdefault("OMP_NUM_THREADS", "1")  # one process per core: threads would fight over them
    try:
        reader = make_reader()
        _ = reader.version  # loads the models
    except Exception as error:
        pipe.send(f"the reader could not be started: {type(error).__name__}: {error}")
        return
    try:
        while True:
            for outcome in _read_chunk(reader, pipe.recv()):
                pipe.send(outcome)
    except (EOFError, OSError):
        return  # the parent has closed the pipe, or is gone
    except Exception as error:
        pipe.send(f"the reader cannot go on: {type(error).__name__}: {error}")
