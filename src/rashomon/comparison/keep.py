"""Keeps a comparison in a record, under a run id. A comparison of the same readings is kept once."""

from __future__ import annotations

import hashlib
import json

from rashomon.comparison.compare import Comparison
from rashomon.comparison.model import Contrast, Incident
from rashomon.record import Record
from rashomon.record.inserts import now


def run_id_of(comparison: Comparison, *, package: str) -> str:
    """Hash of what was compared and what was found: the same comparison has the same id."""
    parts = [package, *sorted(comparison.reports)]
    parts += sorted(
        f"{i.id}:{','.join(e for a in i.accounts for e in a.events)}" for i in comparison.incidents
    )
    parts += sorted(contrast.id + contrast.subtype for contrast in comparison.contrasts)
    return hashlib.sha256("|".join(parts).encode()).hexdigest()[:16]


def keep(record: Record, comparison: Comparison, *, package: str) -> str:
    """Write the incidents that several reports tell of, with accounts, claim paths and contrasts.

    Returns the run id; writes nothing when the record has the run. Raises RecordError when the record cannot
    be written.
    """
    run = run_id_of(comparison, package=package)
    with record.transaction() as connection:
        if connection.execute("SELECT 1 FROM comparisons WHERE run_id = ?", (run,)).fetchone():
            return run
        counts = (len(comparison.reports), len(comparison.stories))
        connection.execute("INSERT INTO comparisons VALUES (?, ?, ?, ?, ?)", (run, now(), package, *counts))
        shared = [incident for incident in comparison.incidents if len(incident.accounts) > 1]
        connection.executemany(
            "INSERT INTO compared_incidents VALUES (?, ?, ?, ?, ?, ?, ?)",
            [(run, i.id, i.title, i.type, i.story, len(i.accounts), i.voices) for i in shared],
        )
        connection.executemany(
            "INSERT INTO compared_accounts VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [(run, *row) for incident in shared for row in _accounts(comparison, incident)],
        )
        connection.executemany(
            "INSERT INTO contrasts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [(run, *_contrast(contrast)) for contrast in comparison.contrasts],
        )
        connection.executemany(
            "INSERT INTO copy_groups VALUES (?, ?, ?, ?, ?, ?)",
            [(run, *row) for row in _groups(comparison)],
        )
    return run


def _accounts(comparison: Comparison, incident: Incident) -> list[tuple[str | None, ...]]:
    steps = {step.report: step for step in comparison.claim_path(incident).steps}
    rows: list[tuple[str | None, ...]] = []
    for account in incident.accounts:
        step = steps.get(account.report)
        said = (step.source, step.kind, step.change) if step is not None else (None, None, None)
        events = json.dumps(list(account.events))
        rows.append((incident.id, account.report, account.copy_of, events, *said))
    return rows


def _contrast(contrast: Contrast) -> tuple[str | int | None, ...]:
    sides = json.dumps([side.model_dump() for side in contrast.sides], ensure_ascii=False)
    named = (contrast.id, contrast.incident, contrast.type, contrast.subtype, contrast.field)
    return (*named, int(contrast.is_contradiction), contrast.sentence, sides, contrast.note)


def _groups(comparison: Comparison) -> list[tuple[str | float | None, ...]]:
    copies = [
        (group.reports[0], report, "copy", group.containment, group.agency)
        for group in comparison.copies
        for report in group.reports
    ]
    versions = [
        (group.reports[0], report, "version", None, None)
        for group in comparison.versions
        for report in group.reports
    ]
    return [*copies, *versions]
