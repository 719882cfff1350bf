"""The library's few functions: read a text, read many files, and the version.

>>> import rashomon
>>> reading = rashomon.read("Shells fell on Arden on Monday.", outlet="Arden Post", published="2016-05-03")
>>> reading.report.outlet
'Arden Post'
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from rashomon.comparison import Comparison, compare_record
from rashomon.comparison import compare as compare_readings
from rashomon.errors import RejectedInputError
from rashomon.findings import Reading
from rashomon.ingest import Options
from rashomon.ingest.dates import to_iso
from rashomon.ingest.layout import first_line_headline, lay_out
from rashomon.ingest.make import make_report
from rashomon.reading.pipeline import Reader
from rashomon.record import Record
from rashomon.report import Report
from rashomon.scale import Summary, run_job
from rashomon.scale.job import PathLike

_SAID_BY_SOURCES = frozenset(
    "outlet url published updated byline agency dateline language captured_at".split()
)
"""Fields of Report that say where a text is from; the others are spans in it, and how it was taken."""


@cache
def default_reader() -> Reader:
    """The reader that `read` uses: made at the first call, and kept warm."""
    return Reader()


def read(text: str | Report, **fields: Any) -> Reading:
    """Everything that Rashomon finds in one text.

    `fields` are those of Report (`outlet`, `published`, `url`, `headline`, `language` ...); `published`
    matters most, for "on Monday" is counted from it. Headline, dateline and language are found as in a text
    file, unless `fields` has spans. A Report is read as it is. Nothing leaves the machine. Raises
    RejectedInputError for a `published` that is no date.
    """
    if isinstance(text, Report):
        if fields:
            raise TypeError("a Report has its fields already; give them where it is made")
        return default_reader().read(text)
    return default_reader().read(_report(text, fields))


def _report(text: str, fields: dict[str, Any]) -> Report:
    """The text with its headline, dateline and language found, never changed."""
    fields = fields | {name: _day(name, fields[name]) for name in _DAYS & fields.keys()}
    if fields.keys() - _SAID_BY_SOURCES:
        return Report.from_text(text, **fields)
    layout = lay_out(text, first_line_headline(text))
    options = Options(language=fields.get("language"))
    report = make_report(layout, fields, source="", kind="text", options=options)
    return report.model_copy(update={"source_file": None})


_DAYS = frozenset(("published", "updated", "captured_at"))


def _day(name: str, written: str | None) -> str | None:
    """A day as ISO 8601: what a text says is counted from it.

    Raises RejectedInputError (`bad_field`) for one that is no date or has two readings.
    """
    found = to_iso(written) if written else None
    if written and found is None:
        detail = (
            f"{name} {written!r} is no date, or has two readings; write it as 2016-05-31, 2016-05 or 2016"
        )
        raise RejectedInputError("bad_field", "text", detail)
    return found


def compare(source: Record | Iterable[Reading]) -> Comparison:
    """Lay reports of the same events side by side: those of a record, or some readings.

    What people decided about a record's incidents (merged, split, pinned) is respected. The order of readings
    changes nothing; fewer than two reports compare to nothing.
    """
    return compare_record(source) if isinstance(source, Record) else compare_readings(source)


def read_many(
    paths: PathLike | Iterable[PathLike],
    *,
    into: PathLike | Record | None = None,
    workers: int = 1,
    options: Options | None = None,
) -> Summary:
    """Read files and folders, of any kind that can be read, into a record.

    `into` is a record or its path (made when it does not exist); without it the Summary holds the readings.
    `workers` above 1 reads with as many processes: call it then under `if __name__ == "__main__":`. What
    cannot be read is in the Summary's `rejects`, never raised. Reading again adds nothing.
    """
    if into is None:
        kept: list[Reading] = []
        summary = run_job(
            paths,
            workers=workers,
            options=options,
            watch=lambda step: kept.append(step) if isinstance(step, Reading) else None,
            make_reader=default_reader if workers <= 1 else Reader,
        )
        summary.readings = kept
        return summary
    if isinstance(into, Record):
        return run_job(paths, record=into, workers=workers, options=options)
    with Record.open(into, create=True) as record:
        return run_job(paths, record=record, workers=workers, options=options)
