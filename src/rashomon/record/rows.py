"""One flat row per event, as the record's table, the CSV export and the terminal show it.

A row says for each field what, and in `*_state` whether the text states it: `stated`, `unstated` (the text
does not say), `unclear` (we cannot tell); an empty state means that it was not asked. `cited` has the words
that each field rests on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields
from itertools import groupby
from typing import Any, TypeVar

from rashomon.findings import ActorRef, AuxModes, Event, Quantity, Reading, State, Stated
from rashomon.record.voices import ReadingIndex, describe_voice
from rashomon.report import Citation

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """One event of one report, flat. Offsets are code points of the report's text."""

    finding_id: str
    """Id of the Event finding."""
    report_id: str
    outlet: str | None
    published: str | None
    headline: str | None
    text_sha256: str
    type: str
    """PLOVER type."""
    mode: str | None
    quad: str
    contexts: str | None
    """PLOVER contexts, separated by `; `."""
    told_as: str
    """In words: happened, planned or announced, possible, earlier, said not to have happened."""
    doer: str | None
    """Names of all doers, separated by `; `."""
    doer_state: str | None
    doer_sector: str | None
    doer_country: str | None
    recipient: str | None
    recipient_state: str | None
    recipient_sector: str | None
    recipient_country: str | None
    target: str | None
    """What it was done to, as written, where that is no participant."""
    instrument: str | None
    place: str | None
    """The place's name as written."""
    place_state: str | None
    place_id: str | None
    place_name: str | None
    """The gazetteer's name, where the name is resolved."""
    place_admin1: str | None
    place_country: str | None
    place_is_area: int | None
    """1 for a region or country: its point is not where the event was."""
    place_name_form: str | None
    lat: float | None
    lon: float | None
    date: str | None
    """The time's words as written."""
    date_state: str | None
    date_value: str | None
    """TIMEX3 value."""
    date_earliest: str | None
    date_latest: str | None
    date_granularity: str | None
    killed: str | None
    """The words of the first number of killed that is not a part of another."""
    killed_low: float | None
    killed_best: float | None
    killed_high: float | None
    injured: str | None
    injured_low: float | None
    injured_best: float | None
    injured_high: float | None
    numbers: str | None
    """All numbers with what they count, separated by `; `; on whose word, where that is not the event's."""
    voice: str
    """On whose word, in words."""
    voice_kind: str | None
    """Kind of the innermost source."""
    voice_act: str | None
    own_voice: int
    """1 when it is told in the report's own voice."""
    historical: int
    future: int
    hypothetical: int
    negation: int
    agency_form: str | None
    doer_first_named: str | None
    trigger: str
    trigger_start: int
    trigger_end: int
    clause: str
    clause_start: int
    clause_end: int
    lemma: str
    cameo_root: str | None
    acled_event_type: str | None
    acled_sub_event_type: str | None
    ucdp_type_of_violence: int | None
    maker: str
    confidence: float | None
    decision: str | None = None
    """A person's standing decision on it; None when read from a reading, or undecided."""
    cited: dict[str, tuple[Citation, ...]] = field(default_factory=dict, compare=False, repr=False)
    """Field to the words it rests on; empty when the row comes from a record's table."""


COLUMNS = tuple(item.name for item in fields(EventRow) if item.name != "cited")
"""The columns of a row, in order."""


def told_as(aux: AuxModes) -> str:
    """An event's auxiliary modes in words."""
    said = []
    if aux.negation:
        said.append("said not to have happened")
    if aux.future:
        said.append("planned or announced")
    if aux.hypothetical:
        said.append("possible or conditional")
    if aux.historical:
        said.append("earlier, as background")
    return "; ".join(said) or "happened"


def event_rows(reading: Reading) -> Iterator[EventRow]:
    """The reading's events as flat rows, in order."""
    index = ReadingIndex(reading)
    for event in reading.events:
        yield event_row(event, index)


def event_row(event: Event, index: ReadingIndex) -> EventRow:
    """One event as a flat row."""
    report = index.reading.report
    cited: dict[str, tuple[Citation, ...]] = {"trigger": (event.trigger,), "clause": (event.clause,)}
    values: dict[str, Any] = {
        "finding_id": event.id,
        "report_id": report.report_id,
        "outlet": report.outlet,
        "published": report.published,
        "headline": None if report.headline is None else report.quote(report.headline),
        "text_sha256": report.text_sha256,
        "type": event.type,
        "mode": event.mode,
        "quad": event.quad,
        "contexts": "; ".join(event.contexts) or None,
        "told_as": told_as(event.aux),
        "historical": int(event.aux.historical),
        "future": int(event.aux.future),
        "hypothetical": int(event.aux.hypothetical),
        "negation": int(event.aux.negation),
        "lemma": event.lemma,
        "maker": event.maker.id,
        "confidence": event.confidence,
        **event.codes.model_dump(),
    }
    for name in ("trigger", "clause"):
        citation = cited[name][0]
        values |= {name: citation.quote, f"{name}_start": citation.start, f"{name}_end": citation.end}
    values |= _party("doer", event.actors, cited) | _party("recipient", event.recipients, cited)
    for name, said in (("target", event.targets), ("instrument", (event.instrument,))):
        known = [stated for stated in said if stated is not None]
        values[name] = _joined([stated.value and _one_line(stated.value) for stated in known])
        if words := tuple(dict.fromkeys(citation for stated in known for citation in stated.citations)):
            cited[name] = words
    values |= _place(event, index, cited) | _date(event, index, cited) | _numbers(event, index, cited)
    values |= _voice(event, index, cited)
    agency = index.agency.get(event.id)
    values["agency_form"] = agency.form if agency else None
    values["doer_first_named"] = agency.first_named if agency else None
    return EventRow(**values, cited=cited)


def _state(stated: Stated[T] | None) -> str | None:
    return None if stated is None else stated.state.value


def _joined(parts: Sequence[str | None]) -> str | None:
    return "; ".join(dict.fromkeys(part for part in parts if part)) or None


def _party(
    name: str, refs: tuple[Stated[ActorRef], ...], cited: dict[str, tuple[Citation, ...]]
) -> dict[str, Any]:
    known = [ref.value for ref in refs if ref.known and ref.value is not None]
    if words := tuple(citation for ref in refs for citation in ref.citations):
        cited[name] = words
    if known:
        state: str | None = State.STATED.value
    elif any(ref.state is State.UNCLEAR for ref in refs):
        state = State.UNCLEAR.value
    else:
        state = State.UNSTATED.value if refs else None
    return {
        name: _joined([_one_line(ref.name) for ref in known]),
        f"{name}_state": state,
        f"{name}_sector": _joined([ref.sector for ref in known]),
        f"{name}_country": _joined([ref.country for ref in known]),
    }


def _place(event: Event, index: ReadingIndex, cited: dict[str, tuple[Citation, ...]]) -> dict[str, Any]:
    place = index.places.get(event.place.value or "")
    found = place.resolved.value if place is not None else None
    if words := event.place.citations or (place.citations if place is not None else ()):
        cited["place"] = words
    return {
        "place": place.mention if place is not None else None,
        "place_state": _state(event.place),
        "place_id": found.place_id if found else None,
        "place_name": found.name if found else None,
        "place_admin1": found.admin1 if found else None,
        "place_country": found.country if found else None,
        "place_is_area": int(place.is_area) if place is not None else None,
        "place_name_form": place.name_form if place is not None else None,
        "lat": found.lat if found else None,
        "lon": found.lon if found else None,
    }


def _date(event: Event, index: ReadingIndex, cited: dict[str, tuple[Citation, ...]]) -> dict[str, Any]:
    time = index.times.get(event.time.value or "")
    if words := event.time.citations or (time.citations if time is not None else ()):
        cited["date"] = words
    return {
        "date": time.mention if time is not None else None,
        "date_state": _state(event.time),
        "date_value": time.value if time is not None else None,
        "date_earliest": time.earliest if time is not None else None,
        "date_latest": time.latest if time is not None else None,
        "date_granularity": time.granularity if time is not None else None,
    }


def _numbers(event: Event, index: ReadingIndex, cited: dict[str, tuple[Citation, ...]]) -> dict[str, Any]:
    told = [
        (index.quantities[stated.value], event.voice if stated.voice is None else stated.voice)
        for stated in event.quantities
        if stated.value is not None and stated.value in index.quantities
    ]
    found = [quantity for quantity, _ in told]
    values: dict[str, Any] = {"numbers": _joined(_numbers_by_voice(told, event.voice, index))}
    if found:
        cited["numbers"] = tuple(citation for quantity in found for citation in quantity.citations)
    for kind in ("killed", "injured"):
        counted = [quantity for quantity in found if quantity.kind == kind]
        whole = [quantity for quantity in counted if quantity.subset_of is None] or counted
        first = whole[0] if whole else None
        values[kind] = first.mention if first else None
        values[f"{kind}_low"] = first.low if first else None
        values[f"{kind}_best"] = first.best if first else None
        values[f"{kind}_high"] = first.high if first else None
        if first:
            cited[kind] = first.citations
    return values


def _numbers_by_voice(
    told: Sequence[tuple[Quantity, tuple[str, ...]]], own: tuple[str, ...], index: ReadingIndex
) -> list[str]:
    """The numbers in words; those on another word than their event's (`own`) say on whose, once for each."""
    words: list[str] = []
    for voice, group in groupby(told, key=lambda pair: pair[1]):
        numbers = [number_words(quantity) for quantity, _ in group]
        if voice != own:
            whose = describe_voice(voice, index)
            numbers[-1] += f" ({'all ' if len(numbers) > 1 else ''}{whose})"
        words += numbers
    return words


def number_words(quantity: Quantity) -> str:
    """A number with what it counts: `at least 12 people killed`."""
    words = _one_line(quantity.mention)
    kind = quantity.kind.replace("_", " ")
    return words if quantity.kind == "other" or kind in words.lower() else f"{words} {kind}"


def _voice(event: Event, index: ReadingIndex, cited: dict[str, tuple[Citation, ...]]) -> dict[str, Any]:
    chain = [index.attributions[i] for i in event.voice if i in index.attributions]
    if words := tuple(citation for item in chain for citation in (*item.source, *item.cue)):
        cited["voice"] = words
    return {
        "voice": describe_voice(event.voice, index),
        "voice_kind": chain[-1].source_kind if chain else None,
        "voice_act": chain[-1].act if chain else None,
        "own_voice": int(not event.voice),
    }


def _one_line(text: str) -> str:
    return " ".join(text.split())
