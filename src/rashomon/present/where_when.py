"""The places and times of a report for the terminal: what each name means, its form, and when.

The form of a name is told as a fact of spelling. An area is told as one, and a name that could mean several
places is shown with them.
"""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from rashomon.findings import Place, PlaceCandidate, Reading, Time
from rashomon.present.time_words import time_words

_QUIET = "dim"
_SHOWN = 3  # meanings shown of a name that is unclear
_FORMS = {
    "canonical": "the gazetteer's name",
    "alternate": "another name",
    "ambiguous": "a form of several languages or places",
    "unknown": "not in the gazetteer",
}


def places_view(reading: Reading) -> RenderableType | None:
    """Each place that the report names, once for each name and meaning; None when it names none."""
    rows: dict[tuple[str, str], tuple[Place, int]] = {}
    for place in reading.places:
        key = (place.mention, meaning_words(place))
        rows[key] = (rows.get(key, (place, 0))[0], rows.get(key, (place, 0))[1] + 1)
    if not rows:
        return None
    table = _table("name", "what it means", "form of the name")
    for (mention, meaning), (place, count) in rows.items():
        times = f" ×{count}" if count > 1 else ""
        table.add_row(Text(f"{mention}{times}"), Text(meaning), Text(form_words(place), style=_QUIET))
    return Group(Text("Places named", style="bold"), table)


def times_view(reading: Reading) -> RenderableType | None:
    """Each time that the report names with its value; None when it names none."""
    if not reading.times:
        return None
    table = _table("words", "when", "counted from")
    for time in reading.times:
        table.add_row(Text(time.mention), Text(value_words(time)), Text(_anchor(time), style=_QUIET))
    parts: list[RenderableType] = [Text("Times named", style="bold"), table]
    if reading.report.published is None:
        words = "The source does not say when it was published; days counted from it are left open."
        parts.append(Text(words, style=_QUIET))
    return Group(*parts)


def meaning_words(place: Place) -> str:
    """The place with what contains it, or what its name could mean.

    >>> from rashomon.findings import PlaceCandidate
    >>> chain(PlaceCandidate(place_id="own:vesk", name="Vesk", admin1="Arden", country="NOR"))
    'Vesk, Arden, NOR'
    """
    meant = place.resolved.value
    if meant is not None:
        return f"{chain(meant)}{' (an area)' if place.is_area else ''}"
    if not place.candidates:
        return "unknown"
    return f"unclear: {' or '.join(chain(candidate) for candidate in place.candidates[:_SHOWN])}"


def chain(candidate: PlaceCandidate) -> str:
    """A place and what contains it, smallest first."""
    if candidate.feature == "country":
        return candidate.name
    return ", ".join(part for part in (candidate.name, candidate.admin1, candidate.country) if part)


def form_words(place: Place) -> str:
    """The form of the name in plain words, with the year in which a former name was replaced."""
    if place.name_form == "former":
        return f"former name, until {place.former_until}" if place.former_until else "former name"
    return _FORMS.get(place.name_form) or f"{place.name_form.capitalize()} form"


def value_words(time: Time) -> str:
    """The value of a time in plain words, or the days it can mean, `unclear` where neither is known."""
    mod = f" ({time.mod.lower().replace('_', ' ')})" if time.mod else ""
    zone = f" ({time.zone})" if time.zone else ""
    spread = f"unclear: {time.earliest} to {time.latest}" if time.earliest else "unclear"
    return f"{time_words(time.value) if time.value else spread}{zone}{mod}"


def _anchor(time: Time) -> str:
    anchors: Iterable[tuple[str, str]] = (
        ("published", "the day of publication"),
        ("dateline", "the dateline"),
        ("narrative", "the date told before"),
    )
    return dict(anchors).get(time.anchor or "", "")


def _table(*names: str) -> Table:
    table = Table(box=None, pad_edge=False, show_header=True, header_style=_QUIET, padding=(0, 2, 0, 0))
    for name in names:
        table.add_column(name, overflow="fold")
    return table
