"""One incident with all its accounts, its matrix, its contrasts and the path of its claims through time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from rashomon.comparison import Account, Comparison, Contrast, FactRow, Incident
from rashomon.comparison.linking import INCIDENT_THRESHOLD
from rashomon.comparison.regroup import incident_events, incident_tellings
from rashomon.errors import UnknownFindingError
from rashomon.present.server.board import Layout
from rashomon.present.server.fields import event_card, label, words_of
from rashomon.present.server.library import Library
from rashomon.present.server.models import (
    AccountView,
    CellView,
    CitedWords,
    ClaimFact,
    ClaimStep,
    ContrastView,
    EventCard,
    FactRowView,
    IncidentDecisionView,
    IncidentView,
    ReasonView,
    ReportName,
    SideView,
    WhyView,
)
from rashomon.present.server.report_view import name_of
from rashomon.present.server.versions_view import versions_view
from rashomon.record import Record
from rashomon.record.grouping import GroupDecision, group_decisions
from rashomon.record.rows import event_row
from rashomon.record.voices import ReadingIndex

_TOLD_APART = ("voice", "wording")
"""Facts of the matrix that a claim's path shows by themselves, or not at all."""
_HOLDS = frozenset(("agree", "near"))
"""States of a cell whose words do not speak against other accounts."""
_NAMED = ("doer", "undergoer", "place")
"""Facts that more or fewer words can name alike."""


def incident_view(
    record: Record, layout: Layout, library: Library, incident_id: str, *, comparing: bool
) -> IncidentView:
    """An incident by its id or the beginning of it. Raises UnknownFindingError."""
    comparison = layout.comparison
    incident = comparison.incident(incident_id)
    board = layout.by_id[incident.id]
    matrix = [row for row in comparison.matrix(incident) if any(cell.value for cell in row.cells)]
    return IncidentView(
        incident=library.incident_card(board),
        accounts=[account_view(record, layout, incident, account) for account in incident.accounts],
        silent=_silent(comparison, incident, board.contrasts),
        matrix=[_row_view(row) for row in matrix],
        contrasts=[_contrast_view(comparison, contrast) for contrast in board.contrasts],
        claim_path=_claim_path(layout, incident, matrix),
        dated=comparison.claim_path(incident).dated,
        versions=[
            versions_view(group, comparison.reports)
            for group in comparison.versions
            if {account.report for account in incident.accounts} & set(group.reports)
        ],
        decisions=_decisions(record, comparison, incident),
        comparing=comparing,
    )


def _silent(comparison: Comparison, incident: Incident, contrasts: Sequence[Contrast]) -> list[ReportName]:
    """The reports that contrasts name beside the incident's accounts, in the order named."""
    telling = {account.report for account in incident.accounts}
    named = dict.fromkeys(one for contrast in contrasts for side in contrast.sides for one in side.reports)
    return [name_of(comparison.reports[one]) for one in named if one not in telling]


def account_view(record: Record, layout: Layout, incident: Incident, account: Account) -> AccountView:
    """What one report says of an incident."""
    return AccountView(
        report=name_of(layout.comparison.reports[account.report]),
        copy_of=account.copy_of,
        copies=[other.report for other in incident.accounts if other.copy_of == account.report],
        events=[card_of(record, layout, event) for event in account.events],
    )


def card_of(record: Record, layout: Layout, event_id: str) -> EventCard:
    """A compared event in a list, with what was decided on it. Raises UnknownFindingError."""
    facts = layout.comparison.facts_of(event_id)
    index = ReadingIndex(facts.index.reading)
    row = record.connection.execute(
        "SELECT decision FROM standing_decisions WHERE finding_id = ? AND decision <> 'comment' "
        "ORDER BY id DESC LIMIT 1",
        (facts.event.id,),
    ).fetchone()
    return event_card(event_row(facts.event, index), decision=None if row is None else row[0])


def _row_view(row: FactRow) -> FactRowView:
    return FactRowView(
        field=row.field,
        label=label(row.field),
        cells=[
            CellView(
                report_id=cell.report, state=cell.state, value=cell.value, words=words_of(cell.citations)
            )
            for cell in row.cells
        ],
    )


def _contrast_view(comparison: Comparison, contrast: Contrast) -> ContrastView:
    return ContrastView(
        id=contrast.id,
        type=contrast.type,
        subtype=contrast.subtype,
        label=contrast.label,
        field=contrast.field,
        sentence=contrast.sentence,
        contradiction=contrast.is_contradiction,
        note=contrast.note,
        sides=[
            SideView(
                reports=list(side.reports),
                value=side.value,
                words=[
                    CitedWords(
                        report_id=_holder(comparison, side.reports, citation.text_sha256),
                        start=citation.start,
                        end=citation.end,
                        quote=citation.quote,
                    )
                    for citation in side.citations
                ],
            )
            for side in contrast.sides
        ],
    )


def _holder(comparison: Comparison, reports: Sequence[str], text_sha256: str) -> str:
    """Which of a side's reports a citation is from; two that print one text have it both."""
    for report in reports:
        if comparison.reports[report].text_sha256 == text_sha256:
            return report
    return next(
        (one for one, report in comparison.reports.items() if report.text_sha256 == text_sha256), reports[0]
    )


# --- The path of a claim -------------------------------------------------------------------------------


def _claim_path(layout: Layout, incident: Incident, matrix: Sequence[FactRow]) -> list[ClaimStep]:
    """The accounts in the order of publication, each seen from the independent ones before it."""
    path = {step.report: step for step in layout.comparison.claim_path(incident).steps}
    steps: list[ClaimStep] = []
    said: dict[str, list[str]] = {}
    for position, account in enumerate(incident.accounts):
        cells = {row.field: row.cells[position] for row in matrix}
        facts = [
            ClaimFact(
                field=field,
                label=label(field),
                value=cell.value,
                change=_change(field, cell.value, said.get(field, []), holds=cell.state in _HOLDS),
                words=words_of(cell.citations),
            )
            for field, cell in cells.items()
            if field not in _TOLD_APART and cell.value is not None
        ]
        voice, step = cells.get("voice"), path.get(account.report)
        steps.append(
            ClaimStep(
                report=name_of(layout.comparison.reports[account.report]),
                copy_of=account.copy_of,
                voice=voice.value if voice is not None and voice.value else "own voice",
                voice_words=words_of(
                    step.citations if step is not None else voice.citations if voice is not None else ()
                ),
                source_kinds=_source_kinds(layout, account),
                source_change=None if step is None else step.change,
                facts=facts,
            )
        )
        if account.copy_of is None:  # a copy is no further voice
            for fact in facts:
                said.setdefault(fact.field, []).append(_bare(fact.value))
    return steps


def _change(
    field: str, value: str, said: Sequence[str], *, holds: bool = False
) -> Literal["first", "repeated", "changed"]:
    """How a fact stands to those told before it; `holds`: new, and beside what another account says."""
    if not said:
        return "first"
    now, words = _bare(value), set(_bare(value).split())
    # `Warspite`, `the battleship Warspite`: more words for the same
    more = field in _NAMED and any(words <= set(b.split()) or set(b.split()) <= words for b in said)
    if more or now in said:
        return "repeated"
    return "first" if holds else "changed"


def _bare(value: str) -> str:
    """Words without capitals and without the article before a name (`the Invincible`, `Invincible`)."""
    return value.casefold().removeprefix("the ")


def _source_kinds(layout: Layout, account: Account) -> list[str]:
    found: dict[str, None] = {}
    for event_id in account.events:
        facts = layout.comparison.facts_of(event_id)
        found |= dict.fromkeys(source.source_kind for source in facts.sources)
    return list(found)


# --- Decisions and reasons -----------------------------------------------------------------------------


def _decisions(record: Record, comparison: Comparison, incident: Incident) -> list[IncidentDecisionView]:
    # Older decisions name an event with several targets by its id alone.
    events = {*incident_tellings(comparison, incident), *incident_events(incident)}
    return [
        group_view(decision)
        for decision in group_decisions(record)
        if events & {*decision.events, *decision.others}
    ]


def group_view(decision: GroupDecision) -> IncidentDecisionView:
    """A decision about an incident as it is shown."""
    return IncidentDecisionView.model_validate(
        {**decision._asdict(), "events": list(decision.events), "others": list(decision.others)}
    )


def why_view(record: Record, layout: Layout, a: str, b: str) -> WhyView:
    """Why two events were or were not taken for one. Raises UnknownFindingError."""
    if a == b:
        raise UnknownFindingError("the two are the same event; give two different ones")
    probability, reasons = layout.comparison.why(a, b)
    of_a, of_b = layout.of_event.get(a, []), layout.of_event.get(b, [])
    shared = [incident for incident in of_a if incident in of_b]
    return WhyView(
        a=card_of(record, layout, a),
        b=card_of(record, layout, b),
        probability=probability,
        threshold=INCIDENT_THRESHOLD,
        together=bool(shared),
        incident_a=next(iter(shared or of_a), None),
        incident_b=next(iter(shared or of_b), None),
        reasons=[ReasonView.model_validate(reason.model_dump()) for reason in reasons],
    )
