"""What is open, its runs, and what could not be read."""

from __future__ import annotations

import json
from collections import Counter
from importlib.metadata import PackageNotFoundError, version

from starlette.datastructures import QueryParams

from rashomon.ingest import KINDS
from rashomon.present.exports import FORMATS
from rashomon.present.server.files import built_page
from rashomon.present.server.filters import paging
from rashomon.present.server.models import About, Rejects, RejectView, Run, Runs
from rashomon.record import Record


def about(record: Record, *, comparing: bool, readonly: bool, paths: bool) -> About:
    """What is open, and what can be asked of it."""
    coders = record.connection.execute(
        "SELECT coder FROM decisions UNION SELECT coder FROM incident_decisions ORDER BY 1"
    )
    return About(
        version=_version(),
        record=record.path.name,
        readonly=readonly,
        state=_state(record),
        counts=record.counts(),
        comparing=comparing,
        coders=[coder for (coder,) in coders],
        formats=list(FORMATS),
        kinds=list(KINDS),
        paths=paths,
        page_built=built_page() is not None,
    )


def _state(record: Record) -> str:
    newest = record.connection.execute(
        "SELECT (SELECT coalesce(max(id), 0) FROM reports), "
        "(SELECT coalesce(max(reading_id), 0) FROM readings), "
        "(SELECT coalesce(max(id), 0) FROM decisions), "
        "(SELECT coalesce(max(id), 0) FROM incident_decisions), "
        "(SELECT count(*) FROM rejects)"
    ).fetchone()
    return ".".join(str(number) for number in newest)


def _version() -> str:
    try:
        return version("rashomon")
    except PackageNotFoundError:  # run from a folder of sources
        return "unknown"


def runs_of(record: Record) -> Runs:
    """All runs, newest first."""
    rows = record.connection.execute(
        "SELECT r.run_id, r.reader, r.package, r.settings, r.started, r.finished, "
        "(SELECT count(*) FROM readings AS g WHERE g.run_id = r.run_id) FROM runs AS r ORDER BY r.run_id DESC"
    )
    return Runs(
        runs=[
            Run(
                run_id=run_id,
                reader=reader,
                package=package,
                settings=json.loads(settings),
                started=started,
                finished=finished,
                readings=readings,
            )
            for run_id, reader, package, settings, started, finished, readings in rows
        ]
    )


def rejects_of(record: Record, params: QueryParams, *, most: int = 1_000) -> Rejects:
    """Inputs that could not be read, page by page."""
    offset, limit = paging(params, default=200, most=most)
    found = record.rejects()
    return Rejects(
        total=len(found),
        offset=offset,
        limit=limit,
        rejects=[
            RejectView(source=one.source, reason=one.reason, detail=one.detail)
            for one in found[offset : offset + limit]
        ],
        reasons=dict(Counter(one.reason for one in found).most_common()),
    )
