"""The process that reads an import into a record: `python -m rashomon.present.server.import_worker`.

It takes its job as one line of JSON on standard input and tells each step as a line of JSON on standard
output. It is a process of its own so that reading never holds the server up, and a stop is a stop: every
report is written in one transaction, so what was read is kept.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from rashomon.findings import Reading
from rashomon.ingest import Options, Reject
from rashomon.record import Record
from rashomon.scale.job import Already, Step, count_documents, run_job


def main() -> int:
    """Read what the job names, from the folder that the process was started in."""
    job = json.loads(sys.stdin.readline())
    _tell(total=count_documents(job["paths"]))
    with Record.open(job["record"], create=False) as record:
        run_job(job["paths"], record=record, options=Options.model_validate(job["options"]), watch=_watch)
    _tell(finished=True)
    return 0


def _watch(step: Step) -> None:
    if isinstance(step, Reject):
        _tell(step="reject", source=step.source, reason=step.reason, detail=step.detail)
    elif isinstance(step, Already):
        _tell(step="already", name=_name(step.report.headline and step.report.quote(step.report.headline)))
    elif isinstance(step, Reading):
        report = step.report
        name = _name(report.quote(report.headline) if report.headline else report.source_file)
        _tell(step="not_read" if step.skipped else "read", name=name, events=len(step.events))


def _name(words: str | None) -> str:
    return " ".join((words or "").split())[:200]


def _tell(**said: Any) -> None:
    sys.stdout.write(json.dumps(said) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
