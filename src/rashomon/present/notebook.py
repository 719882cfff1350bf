"""A reading as HTML for a notebook: the text with nested, titled marks, and a table of its events.

Everything from the report is escaped. The HTML asks for nothing from anywhere, and follows the notebook's own
colours, light or dark.
"""

from __future__ import annotations

from html import escape

from rashomon.findings import Reading
from rashomon.present.layers import LAYER_NAMES, marks_of, nest, type_words
from rashomon.present.wording import date_words, number_list, party_words, place_words
from rashomon.record import event_rows

# Told apart by line as well as by colour, so that they can be told apart without it.
_LINES = {
    "who": "2px solid #2a9fb0",
    "where": "2px dashed #2e9e4f",
    "when": "2px dotted #b8860b",
    "number": "3px double #b04fb0",
    "source": "2px solid #4472d8",
    "cue": "1px solid #4472d8",
    "event": "3px solid #d04a3a",
    "wording": "2px dashed #777777",
}
_STYLE = (
    "<style>.rashomon{max-width:60em;line-height:1.7}.rashomon-text{white-space:pre-wrap}"
    ".rashomon table{border-collapse:collapse;margin-top:1em}.rashomon td,.rashomon th"
    "{text-align:left;vertical-align:top;padding:.2em .8em .2em 0}.rashomon .unknown{opacity:.6}"
    + "".join(f".rashomon .{name}{{border-bottom:{line}}}" for name, line in _LINES.items())
    + "</style>"
)


def reading_html(reading: Reading) -> str:
    """The reading as a block of HTML."""
    report = reading.report
    known = [report.outlet, report.published, report.dateline, report.agency]
    head = " · ".join(escape(part) for part in known if part)
    parts = [_STYLE, '<div class="rashomon">', f"<p><strong>{head}</strong></p>" if head else ""]
    if reading.skipped:
        parts.append(f"<p>Not read: {escape(reading.skipped)}.</p>")
    parts.append(f'<div class="rashomon-text" dir="auto">{_marked(reading)}</div>')
    if not reading.skipped:
        legend = " ".join(f'<span class="{name}">{name}</span>' for name in LAYER_NAMES)
        parts += [f"<p>{legend}</p>", _events(reading)]
    parts.append("</div>")
    return "".join(parts).encode("utf-8", "replace").decode("utf-8")


def _marked(reading: Reading) -> str:
    text, pieces, position = reading.report.text, [], 0
    for kind, at, mark in nest(marks_of(reading)):
        pieces.append(escape(text[position:at]))
        position = at
        if kind == "open":
            pieces.append(f'<span class="{mark.layer}" title="{escape(mark.title)}">')
        else:
            pieces.append("</span>")
    pieces.append(escape(text[position:]))
    return "".join(pieces)


def _events(reading: Reading) -> str:
    rows = list(event_rows(reading))
    if not rows:
        return "<p>No events were found in it.</p>"
    names = ("what", "who", "to whom", "where", "when", "how many", "on whose word")
    lines = ["<table><tr>", *(f"<th>{name}</th>" for name in names), "</tr>"]
    for row in rows:
        aux = "" if row.told_as == "happened" else f"<br><em>{escape(row.told_as)}</em>"
        what = f"{escape(type_words(row))}<br>“{escape(row.trigger)}”{aux}"
        told = [
            party_words(row, "doer"),
            party_words(row, "recipient"),
            place_words(row),
            date_words(row),
            number_list(row),
            row.voice,
        ]
        lines += ["<tr>", f"<td>{what}</td>", *(_cell(words) for words in told), "</tr>"]
    return "".join([*lines, "</table>"])


def _cell(words: str) -> str:
    quiet = ' class="unknown"' if words.startswith(("unstated", "unclear", "–")) else ""
    return f"<td{quiet}>{escape(words)}</td>"
