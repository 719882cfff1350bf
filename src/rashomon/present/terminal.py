"""A report in the terminal: its text with the layers marked, and its events in a table.

Layers are coloured; where there is no colour (a pipe, NO_COLOR) each is put in brackets with its name:
`[who Norland forces] [event shelled] [where Vesk]`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console, ConsoleOptions, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.segment import Segment
from rich.table import Table
from rich.text import Text

from rashomon.findings import Reading
from rashomon.ingest.taken import Reject
from rashomon.present.layers import LAYER_NAMES, Mark, marks_of, nest, type_words
from rashomon.present.where_when import places_view, times_view
from rashomon.present.wording import (
    date_words,
    number_list,
    party_words,
    place_words,
    shorten,
    voice_words,
)
from rashomon.record import EventRow, Record, event_rows
from rashomon.report import Citation, Report

STYLES = {
    "who": "cyan",
    "where": "green",
    "when": "yellow",
    "number": "magenta",
    "source": "bold blue",
    "cue": "blue",
    "event": "bold red",
    "wording": "underline",
}
"""Layer to its style; the names in brackets stand in where there is no colour."""

TEXT_WIDTH = 100
"""Widest line of running text: longer lines are hard to follow."""

TABLE_WIDTH = 110
"""From this width on, events stand in a table; below it, one under another."""

_QUIET = "dim"
_UNSHOWN = ("Cc", "Cs")  # control characters and surrogates; joiners and direction marks (Cf) shape letters


class SafeConsole(Console):
    """A console that no text can drive: what a report holds is shown, never obeyed.

    A text may hold escape sequences, by accident or not; each control character shows as `·`. Into a file or
    a pipe, lines are written without the blanks that fill up columns.
    """

    def print(self, *objects: Any, **options: Any) -> None:
        """As rich prints."""
        if self.is_terminal:
            super().print(*objects, **options)
            return
        with self.capture() as captured:
            super().print(*objects, **options)
        self.file.write("\n".join(line.rstrip(" ") for line in captured.get().split("\n")))
        self.file.flush()

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        """The segments of a renderable, with their control characters made visible."""
        for segment in super().render(renderable, options):
            if segment.control or segment.text.isprintable():
                yield segment
            else:
                yield Segment(_printable(segment.text), segment.style)


def report_view(
    reading: Reading, *, width: int, colour: bool = True, layers: Iterable[str] = LAYER_NAMES
) -> RenderableType:
    """A report with its layers, and its events in a table (or one under another when it is narrow)."""
    chosen = [name for name in LAYER_NAMES if name in set(layers)]
    parts: list[RenderableType] = [_head(reading.report), Text()]
    if reading.skipped:
        parts.append(Text(f"Not read: {reading.skipped}.", style="yellow"))
        parts.append(Text(reading.report.text))
        return Group(*parts)
    marks = marks_of(reading, layers=chosen, pronouns=False)  # in a line of text they are noise
    body = marked_text(reading.report, marks) if colour else bracketed_text(reading.report, marks)
    body.rstrip()
    parts.append(_Column(body, min(width, TEXT_WIDTH)))
    if colour and chosen:
        parts += [Text(), _legend(chosen)]
    for warning in reading.report.warnings:
        parts.append(Text(f"Note: {warning}", style="yellow"))
    parts += [Text(), events_view(list(event_rows(reading)), width=width)]
    for name, view in (("where", places_view), ("when", times_view)):
        shown = view(reading) if name in chosen else None
        parts += [Text(), shown] if shown is not None else []
    return Group(*parts)


class _Column:
    """Text wrapped to a width of its own."""

    def __init__(self, text: Text, width: int) -> None:
        self.text, self.width = text, width

    def __rich_console__(self, console: Console, options: object) -> Iterable[RenderableType]:
        yield from self.text.wrap(console, self.width)


def _head(report: Report) -> Text:
    known = [report.outlet, report.published, report.dateline, report.agency]
    line = " · ".join(part for part in known if part) or report.source_file or report.report_id
    head = Text(line, style="bold")
    head.append(f"\nreport {report.report_id}", style=_QUIET)
    if report.source_file:
        came_from = "standard input" if report.source_file == "-" else report.source_file
        head.append(f" · {came_from}", style=_QUIET)
    return head


def _legend(layers: Sequence[str]) -> Text:
    return Text("  ").join(Text(name, style=STYLES[name]) for name in layers)


def _printable(text: str) -> str:
    """Control characters (which could drive the terminal) and lone surrogates shown as `·`, one for one."""
    return "".join(c if c in "\n\t" or unicodedata.category(c) not in _UNSHOWN else "·" for c in text)


def marked_text(report: Report, marks: Sequence[Mark]) -> Text:
    """The text with its marks as colours; what lies inside another mark shows its own colour."""
    # Rich leaves some control characters out, which would move the marks; so they are made visible first.
    text = Text(_printable(report.text))
    if report.headline is not None:
        text.stylize("bold", *report.headline)
    for mark in marks:
        text.stylize(STYLES[mark.layer], mark.start, mark.end)
    return text


def bracketed_text(report: Report, marks: Sequence[Mark]) -> Text:
    """The text with its marks as named brackets."""
    shown, pieces, position = _printable(report.text), [], 0
    for kind, at, mark in nest(marks):
        pieces.append(shown[position:at])
        pieces.append(f"[{mark.layer} " if kind == "open" else "]")
        position = at
    pieces.append(shown[position:])
    return Text("".join(pieces))


def events_view(rows: Sequence[EventRow], *, width: int) -> RenderableType:
    """The events, as a table when there is room."""
    if not rows:
        return Text("No events were found in it.", style=_QUIET)
    title = Text(f"Said to have happened: {len(rows)} event{'s' if len(rows) > 1 else ''}", style="bold")
    shown = _events_table(rows) if width >= TABLE_WIDTH else _events_list(rows)
    return Group(title, shown)


def _what(row: EventRow) -> Text:
    what = Text(type_words(row), style="bold")
    what.append(f"\n“{shorten(row.trigger, 40)}”", style="not bold red")
    if row.told_as != "happened":
        what.append(f"\n{row.told_as}", style="not bold italic")
    if row.decision:
        what.append(f"\n{row.decision}ed by a person", style="not bold green")
    return what


def _said(words: str) -> Text:
    """A field's words, quieter where nothing is stated."""
    quiet = words in ("unstated", "unclear", "–") or words.startswith("unstated here")
    return Text(words, style=_QUIET if quiet else "")


def _events_table(rows: Sequence[EventRow]) -> Table:
    table = Table(box=None, pad_edge=False, show_header=True, header_style=_QUIET, padding=(0, 2, 1, 0))
    for name in ("what", "who", "to whom", "where", "when", "how many", "on whose word"):
        table.add_column(name, ratio=5 if name == "on whose word" else 4, overflow="fold")
    for row in rows:
        table.add_row(_what(row), *(_said(words) for _, words in _fields(row)))
    return table


def _fields(row: EventRow) -> list[tuple[str, str]]:
    return [
        ("who", party_words(row, "doer")),
        ("to whom", party_words(row, "recipient")),
        ("where", place_words(row)),
        ("when", date_words(row)),
        ("how many", number_list(row)),
        ("on whose word", voice_words(row)),
    ]


def _events_list(rows: Sequence[EventRow]) -> Group:
    parts: list[RenderableType] = []
    for number, row in enumerate(rows, 1):
        head = Text(f"{number}  ", style=_QUIET)
        head.append(type_words(row), style="bold")
        head.append(f"  “{shorten(row.trigger, 40)}”", style="red")
        if row.told_as != "happened":
            head.append(f"  {row.told_as}", style="italic")
        grid = Table.grid(padding=(0, 2))
        grid.add_column(style=_QUIET, no_wrap=True)
        grid.add_column(overflow="fold")
        unstated = []
        for name, words in _fields(row):
            if words == "unstated":
                unstated.append(name)
            else:
                grid.add_row(name, _said(words))
        if unstated:
            grid.add_row("unstated", Text(", ".join(unstated), style=_QUIET))
        grid.add_row("clause", Text(f"“{shorten(row.clause, 200)}”", style=_QUIET))
        parts += [Text(), head, Padding(grid, (0, 0, 0, 3))]
    return Group(*parts)


def reports_view(record: Record) -> RenderableType:
    """What a record holds: a line for each report, and what was rejected."""
    table = Table(box=None, pad_edge=False, header_style=_QUIET, padding=(0, 2, 0, 0))
    table.add_column("report", no_wrap=True)
    table.add_column("published", no_wrap=True)
    table.add_column("outlet", max_width=28, overflow="fold")
    table.add_column("headline", ratio=1, overflow="fold")
    table.add_column("events", justify="right")
    rows = record.connection.execute(
        "SELECT report_id, published, outlet, headline, events, skipped, reader, source_file "
        "FROM reports_view ORDER BY published IS NULL, published, outlet, report_id"
    ).fetchall()
    for report_id, published, outlet, headline, events, skipped, reader, source_file in rows:
        count = "not read" if skipped or reader is None else str(events)
        named = outlet or Text(Path(source_file or "").name, style=_QUIET)
        table.add_row(report_id[:8], (published or "")[:10], named, shorten(headline or "", 90), count)
    line = Text(f"{record.path}: {len(rows)} report{'' if len(rows) == 1 else 's'}", style="bold")
    parts: list[RenderableType] = [line, Text(), table]
    if rows:
        parts += [Text(), Text(f"One of them: rashomon show {record.path} {rows[0][0][:8]}", style=_QUIET)]
    if rejects := record.rejects():
        parts += [Text(), rejects_view(rejects)]
    return Group(*parts)


def rejects_view(rejects: Sequence[Reject]) -> RenderableType:
    """Inputs that could not be read, each with its reason."""
    lines = [Text(f"Not read: {len(rejects)} input{'' if len(rejects) == 1 else 's'}", style="bold yellow")]
    for reject in rejects:
        line = Text(f"  {reject.source}: ")
        line.append(reject.reason.replace("_", " "), style="yellow")
        line.append(f": {reject.detail}")
        lines.append(line)
    return Group(*lines)


def uncoded_view(clauses: Sequence[Citation]) -> RenderableType:
    """Clauses that look like events and were not coded, each with where it stands."""
    lines = [Text(f"{len(clauses)} clauses that look like events were not coded", style="bold")]
    for clause in clauses:
        quote = " ".join(clause.quote.split())
        lines.append(Text.assemble((f"{clause.start:>6}  ", _QUIET), quote))
    return Group(Text(), *lines)


def between() -> RenderableType:
    """The line between two reports."""
    return Padding(Rule(style=_QUIET), (1, 0))
