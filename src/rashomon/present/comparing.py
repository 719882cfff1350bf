"""A comparison in the terminal: each incident with its accounts side by side, and what differs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from rashomon.comparison import (
    ClaimPath,
    ClaimStep,
    Comparison,
    Contrast,
    Copies,
    Edit,
    FactRow,
    Incident,
    Versions,
    find_patterns,
)
from rashomon.comparison.linking import INCIDENT_THRESHOLD
from rashomon.comparison.patterns import MEASURES
from rashomon.comparison.versions import edits_of, is_order_known
from rashomon.present.wording import shorten

COLUMN_WIDTH = 26
"""Narrowest column in which an account's words can be read."""

CONTRASTS_SHOWN = 6
"""Contrasts of one incident that are shown in a list of several incidents."""

EDITS_SHOWN = 3
"""Changed or added sentences of a copy that are shown."""

_NOTHING = "No event is told of by more than one of these reports."
_ALONE = "One report alone compares to nothing: give another account of its events beside it."
_STYLES = {"agree": "green", "near": "green", "differ": "bold red", "only": "", "silent": "dim"}
_SIGNS = {"agree": "=", "near": "≈", "differ": "≠", "only": " ", "silent": " "}
_QUIET = "dim"
_EDITED = {"added": "added", "removed": "left out", "changed": "changed"}
_CHANGES = {
    "dropped": " (source dropped)",
    "gained": " (source gained)",
    "upgraded": " (claim told as fact)",
    "other_source": " (other source)",
    "denied": " (a denial)",
    "unclear": " with it, somebody cited near it",
}


def comparison_view(
    comparison: Comparison, *, width: int, only: Incident | None = None, limit: int = 5
) -> RenderableType:
    """The incidents that more than one report tells of, those with most contrasts first; or one of them."""
    shared = [incident for incident in comparison.incidents if len(incident.accounts) > 1]
    shown = [only] if only is not None else shared[:limit]
    parts: list[RenderableType] = [_summary(comparison, len(shared))]
    parts += [_copies(comparison, group) for group in comparison.copies] if only is None else []
    parts += [_versions(comparison, group) for group in comparison.versions] if only is None else []
    for incident in shown:
        parts += [Text(), _incident(comparison, incident, width=width, whole=only is not None)]
    if shown:
        parts += [
            Text(),
            Text(
                "= another account says the same   ≈ can hold beside another's   ≠ others say otherwise   "
                "unstated: says nothing of it",
                style=_QUIET,
            ),
        ]
    if not shown:
        parts.append(Text(_NOTHING if len(comparison.reports) > 1 else _ALONE, style=_QUIET))
    elif only is None and len(shared) > len(shown):
        parts += [Text(), Text(f"{len(shared) - len(shown)} more: --limit {len(shared)}", style=_QUIET)]
    return Group(*parts)


def _summary(comparison: Comparison, shared: int) -> Text:
    numbers = (
        (len(comparison.reports), "report", "reports"),
        (len(comparison.stories), "story", "stories"),
        (shared, "event told of by more than one", "events told of by more than one"),
        (len(comparison.contrasts), "contrast", "contrasts"),
    )
    words = [f"{number} {one if number == 1 else many}" for number, one, many in numbers]
    return Text(", ".join(words) + ".", style="bold")


def _incident(comparison: Comparison, incident: Incident, *, width: int, whole: bool) -> RenderableType:
    told, voices = len(incident.accounts), incident.voices
    head = Text(incident.title, style="bold reverse")
    copied = f", {voices} of them independent" if voices < told else ""
    head.append(f"  {told} accounts{copied} · incident {incident.id[:8]}", style="not bold not reverse dim")
    contrasts = comparison.contrasts_of(incident)
    shown = contrasts if whole else contrasts[:CONTRASTS_SHOWN]
    parts: list[RenderableType] = [head]
    parts += [_contrast(comparison, contrast, quotes=whole) for contrast in shown]
    if len(contrasts) > len(shown):
        rest = f"{len(contrasts) - len(shown)} more: --incident {incident.id[:8]}"
        parts.append(Text(f"  {rest}", style=_QUIET))
    path = comparison.claim_path(incident)
    if len({step.source for step in path.steps}) > 1:
        parts.append(_path(comparison, path))
    return Group(*parts, *_matrix(comparison, incident, width))


def _path(comparison: Comparison, path: ClaimPath) -> RenderableType:
    """On whose word, report after report, in one line."""
    steps = [
        f"{comparison.name(step.report)}: {step.source or 'no source'}{_change(step)}" for step in path.steps
    ]
    order = "on whose word" if path.dated else "on whose word (order not known: a date is missing)"
    return Text(f"  {order}: {' → '.join(steps)}", style=_QUIET)


def _change(step: ClaimStep) -> str:
    """How a step differs from the one before; a denial that its words name is not told twice."""
    named = step.source is not None and ", denied by " in step.source
    return "" if step.change == "denied" and named else _CHANGES.get(step.change, "")


def _copies(comparison: Comparison, group: Copies) -> RenderableType:
    """Reports that print one text: who first, with whose credit, and what each made of it."""
    first, *others = (comparison.reports[report] for report in group.reports)
    credit = f" (credit: {group.agency})" if group.agency else ""
    names = "; ".join(comparison.name(report.report_id) for report in others)
    order = "" if is_order_known([first, *others]) else " Who printed it first is not known."
    lines = [
        Text(
            f"One text{credit}, {len(group.reports)} reports, one voice: {comparison.name(first.report_id)}; "
            f"also in {names}.{order}",
            style="yellow",
        )
    ]
    for other in others:
        edits = [edit for edit in edits_of(first, other) if not _same_words(edit)]
        counts = Counter(_EDITED[edit.kind] for edit in edits)
        told = ", ".join(f"{count} {kind}" for kind, count in sorted(counts.items()))
        name = comparison.name(other.report_id)
        lines.append(Text(f"  {name}: {f'sentences {told}' if told else 'word for word'}", style=_QUIET))
        # What a copy leaves out is seldom an edit: it was cut to fit.
        kept = sorted(
            (edit for edit in edits if edit.after is not None), key=lambda edit: edit.kind != "changed"
        )
        lines += [Text(f"    {_edit(edit)}", style=_QUIET) for edit in kept[:EDITS_SHOWN]]
    return Group(*lines)


def _same_words(edit: Edit) -> bool:
    """True where signs and capitals alone are other: outlets set a wire text in their own manner."""
    if edit.before is None or edit.after is None:
        return False
    before, after = ("".join(filter(str.isalnum, cited.quote)) for cited in (edit.before, edit.after))
    return before.casefold() == after.casefold()


def _edit(edit: Edit) -> str:
    before = f"“{shorten(edit.before.quote, 120)}”" if edit.before else ""
    after = f"“{shorten(edit.after.quote, 120)}”" if edit.after else ""
    return f"{edit.kind}: {f'{before} → {after}' if before and after else before or after}"


def _versions(comparison: Comparison, group: Versions) -> RenderableType:
    """Captures of one address, with what was added, removed and changed."""
    known = is_order_known([comparison.reports[report] for report in group.reports])
    order = "" if known else " (no time of capture tells which came first)"
    head = f"One address, {len(group.reports)} versions{order}: {comparison.name(group.reports[-1])}"
    return Group(Text(head), *(Text(f"  {_edit(edit)}", style=_QUIET) for edit in group.edits))


def why_view(comparison: Comparison, a: str, b: str) -> RenderableType:
    """The features that joined or parted two events, each with its weight.

    `a` and `b` are the beginnings of ids of events, or of incidents (their first event is taken). Raises
    UnknownFindingError.
    """
    one, other = comparison.event_id(a), comparison.event_id(b)
    probability, reasons = comparison.why(one, other)
    lines = []
    for event in (one, other):
        facts = comparison.facts_of(event)
        name = comparison.name(facts.report.report_id)
        lines.append(Text(f"{event}  {name}: “{shorten(facts.event.clause.quote, 100)}”"))
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for column in ("feature", "what was seen", "weight"):
        table.add_column(column, justify="right" if column == "weight" else "left", overflow="fold")
    for reason in sorted(reasons, key=lambda reason: -abs(reason.weight)):
        table.add_row(reason.feature, reason.value, f"{reason.weight:+.2f}")
    together = any(
        {one, other} <= {facts.event.id for facts in comparison.told(incident)}
        for incident in comparison.incidents
    )
    stand = "one incident" if together else "two incidents"
    said = f"one event with probability {probability:.2f} (joined from {INCIDENT_THRESHOLD:.2f}, by the mean)"
    return Group(*lines, Text(f"{said}; they stand in {stand}", style="bold"), table)


def patterns_view(comparison: Comparison) -> RenderableType:
    """Rates per outlet, each with its n and interval; and how many were left out for want of cases."""
    found = find_patterns(comparison)
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for column in ("what is counted", "of", "outlet", "share", "95 % interval", "n"):
        table.add_column(column, justify="right" if column in ("share", "n") else "left")
    for rate in found.rates:
        interval = f"{rate.low:.0%} to {rate.high:.0%}"
        table.add_row(
            MEASURES[rate.measure], (rate.of or "all").replace("_", " "), rate.outlet, f"{rate.share:.0%}",
            interval, str(rate.n),
        )  # fmt: skip
    note = f"{found.left_out} rates with fewer than {found.minimum} cases are not shown."
    return Group(table, Text(note, style=_QUIET)) if found.rates else Text(note, style=_QUIET)


def _contrast(comparison: Comparison, contrast: Contrast, *, quotes: bool) -> RenderableType:
    mark = "contradiction · " if contrast.is_contradiction else ""
    line = Text(mark, style="bold red")
    line.append(f"{contrast.label}: ", style="not bold yellow")
    line.append(contrast.sentence, style="not bold default")
    if contrast.note:
        line.append(f" ({contrast.note})", style=f"not bold {_QUIET}")
    if quotes:
        for side in contrast.sides:
            by = "; ".join(comparison.name(report) for report in side.reports)
            words = dict.fromkeys(f"“{shorten(citation.quote, 160)}”" for citation in side.citations)
            line.append(f"\n{by}: {' … '.join(words) or 'says nothing of it'}", style=_QUIET)
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=3)
    grid.add_column(overflow="fold")
    grid.add_row("  ·", line)  # a column of its own, so that wrapped lines hang under the first
    return grid


def _matrix(comparison: Comparison, incident: Incident, width: int) -> list[RenderableType]:
    """Facts against accounts; as many accounts in one table as there is room for."""
    rows = [row for row in comparison.matrix(incident) if any(cell.value for cell in row.cells)]
    name_width = max((len(row.field) for row in rows), default=0) + 2
    columns = max(1, (width - name_width) // (COLUMN_WIDTH + 2))
    count = len(incident.accounts)
    return [
        table
        for first in range(0, count, columns)
        for table in (
            Text(),
            _block(comparison, incident, rows, first, min(first + columns, count), name_width),
        )
    ]


def _block(
    comparison: Comparison,
    incident: Incident,
    rows: Sequence[FactRow],
    first: int,
    last: int,
    name_width: int,
) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="underline")
    table.add_column("", style=_QUIET, no_wrap=True, width=name_width)
    for account in incident.accounts[first:last]:
        note = "\n(same text)" if account.copy_of else ""
        table.add_column(
            Text(comparison.name(account.report) + note),
            overflow="fold",
            min_width=COLUMN_WIDTH,
            max_width=COLUMN_WIDTH + 10,
        )
    for row in rows:
        cells = []
        for cell in row.cells[first:last]:
            words = shorten(cell.value, 80) if cell.value else "unstated"
            cells.append(Text(f"{_SIGNS[cell.state]} {words}", style=_STYLES[cell.state]))
        table.add_row(row.field.replace("_", " "), *cells)
    return table
