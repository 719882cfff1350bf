"""Reading paths into a record, or without one: what is there already is passed over, what fails is named.

Everything is written as it comes, one transaction per report, so that a job which is stopped goes on where it
was when it is started again.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rashomon.errors import RecordError
from rashomon.findings import Reading
from rashomon.ingest import Options, Reject, Taken, open_reports
from rashomon.record import Page, Record
from rashomon.report import Report
from rashomon.scale.pool import Failure, ReaderFactory, default_reader, read_all

PathLike = str | os.PathLike[str]


@dataclass(frozen=True, slots=True)
class Already:
    """A report that the record has read by this reader already."""

    report: Report


Step = Reading | Already | Reject
"""What a job says of each document."""


@dataclass(slots=True)
class Summary:
    """What a job did."""

    read: int = 0
    """Reports read now."""
    already: int = 0
    """Reports that were read before."""
    events: int = 0
    """Events found in the reports read now."""
    skipped: dict[str, int] = field(default_factory=dict)
    """Reports that were kept but not read: language code to how many."""
    rejects: list[Reject] = field(default_factory=list)
    """Inputs that could not be read, with reasons."""
    readings: list[Reading] = field(default_factory=list)
    """The readings, when they were not kept in a record."""

    def note(self, step: Step) -> None:
        """Count one step."""
        if isinstance(step, Reject):
            self.rejects.append(step)
        elif isinstance(step, Already):
            self.already += 1
        elif step.skipped:
            language = step.report.language or "unknown"
            self.skipped[language] = self.skipped.get(language, 0) + 1
        else:
            self.read += 1
            self.events += len(step.events)


def run_job(
    paths: PathLike | Iterable[PathLike],
    *,
    record: Record | None = None,
    workers: int = 1,
    options: Options | None = None,
    watch: Callable[[Step], None] | None = None,
    make_reader: ReaderFactory | None = None,
) -> Summary:
    """Read every document of `paths`, into `record` where one is given; `watch` is told of each.

    With one worker, readings come in the order of the documents; with more, in any order.
    """
    summary = Summary()

    def tell(step: Step) -> None:
        summary.note(step)
        if watch is not None:
            watch(step)

    make_reader = make_reader or default_reader
    job = _Job(record, tell)
    if record is not None:
        reader = make_reader()
        record.start_run(reader.version, package=_package_version(), settings={"workers": workers})
        job.version = reader.version
        if workers <= 1:
            make_reader = _this(reader)
    for outcome in read_all(job.reports(paths, options), workers=workers, make_reader=make_reader):
        job.keep(outcome)
    if record is not None:
        record.finish_run()
    return summary


def _this(reader: object) -> ReaderFactory:
    """A factory that gives the reader which is warm already."""
    return lambda: reader  # type: ignore[return-value]


@dataclass(slots=True)
class _Job:
    record: Record | None
    tell: Callable[[Step], None]
    version: str = ""
    pages: dict[str, Page] = field(default_factory=dict)
    """Saved pages of the reports that are being read."""

    def reports(self, paths: PathLike | Iterable[PathLike], options: Options | None) -> Iterator[Report]:
        """The reports still to be read; what need not or cannot be read is told at once."""
        for outcome in open_reports(paths, options=options):
            if not isinstance(outcome, Taken):
                self._reject(outcome)
            elif self.record is not None and self.record.is_read(outcome.report.report_id, self.version):
                self.tell(Already(outcome.report))
            else:
                if outcome.page is not None and self.record is not None:
                    page = Page(outcome.page, outcome.page_type, outcome.page_encoding)
                    self.pages[outcome.report.report_id] = page
                yield outcome.report

    def keep(self, outcome: Reading | Failure) -> None:
        """Write what came of one report."""
        report = outcome.report
        page = self.pages.pop(report.report_id, None)
        if isinstance(outcome, Failure):
            self._fail(report, page, outcome.detail)
        elif self.record is None:
            self.tell(outcome)
        else:
            try:
                added = self.record.add_reading(outcome, page=page)
            except RecordError as error:
                if "two findings" not in str(error):
                    raise
                self._fail(report, page, str(error))
                return
            self.tell(outcome if added else Already(report))

    def _fail(self, report: Report, page: Page | None, detail: str) -> None:
        """A report that the reader failed on is kept, so that a later reader may read it."""
        if self.record is not None:
            self.record.add_report(report, page=page)
        source = report.source_file or f"report {report.report_id}"
        self._reject(Reject(source=source, reason="reader_failed", detail=detail))

    def _reject(self, reject: Reject) -> None:
        if self.record is not None:
            self.record.add_reject(reject)
        self.tell(reject)


def _package_version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("rashomon")
    except PackageNotFoundError:  # run from a folder of sources
        return "unknown"


def count_documents(paths: Sequence[PathLike]) -> int | None:
    """How many documents there are, for showing how much is left; None when only reading them tells."""
    total = 0
    for given in paths:
        path = Path(given)
        files = [found for found in path.rglob("*") if found.is_file()] if path.is_dir() else [path]
        for file in files:
            suffix = file.suffix.lower()
            if suffix in (".gz", ".warc", ".wacz", ".rss", ".atom", ".json") or str(given) == "-":
                return None
            if suffix in (".jsonl", ".ndjson", ".csv", ".tsv"):
                total += _lines(file)
            else:
                total += 1
    return total


def _lines(file: Path) -> int:
    try:
        with file.open("rb") as stream:
            return sum(block.count(b"\n") for block in iter(lambda: stream.read(1 << 20), b""))
    except OSError:
        return 1
