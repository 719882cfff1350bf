"""Captures of one address as the page shows them."""

from __future__ import annotations

from collections.abc import Mapping

from rashomon.comparison import Versions, report_name
from rashomon.comparison.versions import address_of, find_versions, is_order_known
from rashomon.present.server.models import CitedWords, EditView, VersionsView, VersionView
from rashomon.record import Record
from rashomon.report import Citation, Report


def versions_of(record: Record, report: Report) -> VersionsView | None:
    """A record's captures of a report's address; None when there is one alone, or none with another text."""
    if not report.url:
        return None
    rows = record.connection.execute(
        "SELECT report_id FROM reports WHERE url IS NOT NULL AND instr(url, ?) > 0", (address_of(report.url),)
    ).fetchall()
    reports = {row[0]: record.report(row[0]) for row in rows}
    groups = find_versions(reports.values())
    return next(
        (versions_view(group, reports) for group in groups if report.report_id in group.reports), None
    )


def versions_view(group: Versions, reports: Mapping[str, Report]) -> VersionsView:
    """A group of captures, with each edit beside the words that it is of."""
    captures = [reports[one] for one in group.reports]
    of_text = {report.text_sha256: report.report_id for report in captures}
    return VersionsView(
        versions=[
            VersionView(
                report_id=report.report_id,
                name=report_name(report),
                captured_at=report.captured_at,
                published=report.published,
            )
            for report in captures
        ],
        order_known=is_order_known(captures),
        edits=[
            EditView(kind=edit.kind, before=_words(edit.before, of_text), after=_words(edit.after, of_text))
            for edit in group.edits
        ],
    )


def _words(cited: Citation | None, of_text: Mapping[str, str]) -> CitedWords | None:
    if cited is None:
        return None
    return CitedWords(
        report_id=of_text[cited.text_sha256], start=cited.start, end=cited.end, quote=cited.quote
    )
