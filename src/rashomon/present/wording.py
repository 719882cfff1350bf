"""An event's fields in a few plain words, for people: `unstated` is said, never left blank."""

from __future__ import annotations

from rashomon.present.time_words import time_words
from rashomon.record.rows import EventRow

NOT_ASKED = "–"
"""Shown where a layer was not asked."""


def shorten(text: str, length: int) -> str:
    """The text on one line, cut at a word with an ellipsis when it is longer than `length`."""
    flat = " ".join(text.split())
    if len(flat) <= length:
        return flat
    cut = flat[: length - 1]
    head, space, _ = cut.rpartition(" ")
    return (head if space and len(head) > length // 2 else cut).rstrip(" ,;:") + "…"


def party_words(row: EventRow, name: str) -> str:
    """The doer or the recipient; for a doer that is not named, where the report first names one."""
    value: str | None = getattr(row, name)
    state: str | None = getattr(row, f"{name}_state")
    if value:
        return shorten(value, 90)
    if name == "recipient" and row.target:
        return shorten(row.target, 90)
    if state is None:
        return NOT_ASKED
    first = row.doer_first_named if name == "doer" else None
    if state == "unstated" and first and first != "never":
        return f"unstated here (first named: {first.replace('_', ' ')})"
    return state


def place_words(row: EventRow) -> str:
    """The place as written, with what it was resolved to."""
    if not row.place:
        return row.place_state or NOT_ASKED
    if not row.place_name:
        doubt = "not in the gazetteer" if row.place_name_form == "unknown" else "which one is unclear"
        return f"{row.place} ({doubt})"
    called = [row.place_name if row.place_name.casefold() != row.place.casefold() else None]
    called += [row.place_admin1 if row.place_admin1 != row.place_name else None, row.place_country]
    where = ", ".join(part for part in called if part)
    words = f"{row.place} ({where})" if where else row.place
    return f"{words}, an area" if row.place_is_area else words


def date_words(row: EventRow) -> str:
    """The day or days meant, with the words that say so."""
    if not row.date:
        return row.date_state or NOT_ASKED
    days = _days(row.date_earliest, row.date_latest) or (
        time_words(row.date_value) if row.date_value else None
    )
    return f"{days} (“{shorten(row.date, 40)}”)" if days else f"“{shorten(row.date, 40)}”"


def _days(earliest: str | None, latest: str | None) -> str | None:
    first, last = (_moment(value) for value in (earliest, latest))
    if first and last and first != last:
        return f"{first} to {last}"
    return first or last


def _moment(value: str | None) -> str | None:
    """ISO 8601 as people write it: `2016-05-03 14:30`; whole days without their hours."""
    if not value:
        return None
    day, _, hour = value.partition("T")
    hour = hour[:5]
    return day if hour in ("", "00:00", "23:59") else f"{day} {hour}"


def number_list(row: EventRow) -> str:
    """The numbers of the event with what they count."""
    return row.numbers or "unstated"


def voice_words(row: EventRow) -> str:
    """On whose word, cut to a length that a table can hold."""
    return shorten(row.voice, 110)
