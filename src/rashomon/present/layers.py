"""Which words of a report each layer marks, and how the marks nest: for the terminal and the notebook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from rashomon.findings import Event, Reading
from rashomon.record.rows import EventRow, event_rows, number_words
from rashomon.record.voices import ReadingIndex, source_words

LAYER_NAMES = ("who", "where", "when", "number", "source", "cue", "event", "wording")
"""Layers that can be shown, in words, in the order in which they are laid over one another."""


class Mark(NamedTuple):
    """Words of the text that one layer marks: `text[start:end]`."""

    start: int
    end: int
    layer: str
    """One of LAYER_NAMES."""
    title: str
    """What the layer says of them, in a line."""


def marks_of(reading: Reading, *, layers: Iterable[str] = LAYER_NAMES, pronouns: bool = True) -> list[Mark]:
    """The marks of the chosen layers, in text order, an outer mark before what lies inside it.

    Where a layer says two things of the same words, they are one mark with both in its title.
    `pronouns=False` leaves `he` and `they` unmarked.
    """
    wanted = set(layers)
    titles: dict[tuple[int, int, str], list[str]] = {}
    for mark in _all_marks(reading, pronouns=pronouns):
        if mark.layer in wanted and mark.start < mark.end:
            said = titles.setdefault(mark[:3], [])
            if mark.title not in said:
                said.append(mark.title)
    rank = {name: i for i, name in enumerate(LAYER_NAMES)}
    found = [Mark(*place, "; ".join(said)) for place, said in titles.items()]
    return sorted(found, key=lambda mark: (mark.start, -mark.end, rank[mark.layer]))


def _all_marks(reading: Reading, *, pronouns: bool) -> Iterator[Mark]:
    index = ReadingIndex(reading)
    for actor in reading.actors:
        if actor.kind == "pronoun" and not pronouns:
            continue
        first = actor.citations[0]
        told = [actor.name.value or "who: unclear", actor.sector, actor.country]
        yield Mark(first.start, first.end, "who", ", ".join(part for part in told if part))
    for place in reading.places:
        first = place.citations[0]
        if place.role != "name_part":
            yield Mark(
                first.start, first.end, "where", _place_title(place.resolved.value, place.resolved.state)
            )
    for time in reading.times:
        first = time.citations[0]
        yield Mark(first.start, first.end, "when", time.value or "when: unclear")
    for quantity in reading.quantities:
        first = quantity.citations[0]
        yield Mark(first.start, first.end, "number", number_words(quantity))
    for attribution in reading.voices:  # a stance is nobody's word
        title = f"{attribution.act.replace('_', ' ')}: {source_words(attribution, index)}"
        for cited in attribution.source:
            yield Mark(cited.start, cited.end, "source", title)
        for cited in attribution.cue:
            yield Mark(cited.start, cited.end, "cue", title)
    for frame in reading.frames:
        if frame.category in ("scare_quote", "claim_judgement"):
            first = frame.citations[0]
            yield Mark(first.start, first.end, "wording", frame.gloss)
    for event, row in zip(reading.events, event_rows(reading), strict=True):
        yield from _event_marks(event, row)


def _place_title(found: object, state: str) -> str:
    if found is None:
        return f"where: {state}"
    name, admin1, country = (getattr(found, part) for part in ("name", "admin1", "country"))
    return ", ".join(dict.fromkeys(part for part in (name, admin1, country) if part))


def _event_marks(event: Event, row: EventRow) -> Iterator[Mark]:
    title = "; ".join(
        [
            f"{type_words(row)}: {row.doer or row.doer_state or 'not asked'} → "
            f"{row.recipient or row.recipient_state or 'not asked'}",
            row.voice,
        ]
    )
    for cited in (event.trigger, *event.mentions):
        yield Mark(cited.start, cited.end, "event", title)


def type_words(row: EventRow) -> str:
    """An event's type and mode in small letters: `assault (artillery)`."""
    name = row.type.lower()
    return f"{name} ({row.mode.replace('_', ' ')})" if row.mode else name


Edge = tuple[Literal["open", "close"], int, Mark]


def nest(marks: Sequence[Mark]) -> Iterator[Edge]:
    """Where each mark opens and closes so that they nest; a mark that crosses another is cut in two.

    `marks` are in the order of `marks_of`. Positions never go back.
    """
    stack: list[Mark] = []
    for mark in marks:
        yield from _close_until(stack, mark.start)
        # A mark that ends inside this one would cross it: it is closed here and opened again within.
        crossing = [open_mark for open_mark in stack if open_mark.end < mark.end]
        if crossing:
            cut = stack.index(crossing[0])
            for open_mark in reversed(stack[cut:]):
                yield "close", mark.start, open_mark
            reopened = sorted([*stack[cut:], mark], key=lambda open_mark: -open_mark.end)
            del stack[cut:]
            for open_mark in reopened:
                yield "open", mark.start, open_mark
                stack.append(open_mark)
        else:
            yield "open", mark.start, mark
            stack.append(mark)
    yield from _close_until(stack, None)


def _close_until(stack: list[Mark], position: int | None) -> Iterator[Edge]:
    while stack and (position is None or stack[-1].end <= position):
        yield "close", stack[-1].end, stack.pop()
