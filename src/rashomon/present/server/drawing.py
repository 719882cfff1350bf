"""Findings ready to draw: their words, a title, and every field with the words it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from rashomon.findings import (
    Actor,
    Agency,
    Attribution,
    Event,
    Finding,
    Frame,
    Place,
    Quantity,
    Reading,
    Stated,
    Time,
)
from rashomon.present.layers import type_words
from rashomon.present.server.fields import (
    decision_of,
    event_title,
    field,
    figure,
    in_order,
    joined,
    known,
    label,
    layer_of,
    maker_view,
    plain,
    span_of,
    words_of,
)
from rashomon.present.server.models import FieldView, FindingSpan, FindingView, SpanRole
from rashomon.present.time_words import time_words
from rashomon.present.wording import date_words, place_words
from rashomon.record.rows import event_row, number_words
from rashomon.record.voices import ReadingIndex, describe_voice, source_words
from rashomon.report import Citation

_REPORTS = {"words": "words", "thought": "a thought", "stance": "a stance: nobody's words"}
_QUOTE_TYPES = {"direct": "all of it", "mixed": "some of it", "indirect": "none of it"}


class Drawing:
    """Draws the findings of one reading."""

    def __init__(self, reading: Reading, decided: dict[str, str]) -> None:
        """`decided` has the standing decision of each finding that has one."""
        self.reading, self.decided = reading, decided
        self.index = ReadingIndex(reading)
        self._entities: dict[str, list[str]] = {}
        for actor in reading.actors:
            self._entities.setdefault(actor.entity, []).append(actor.id)

    def findings(self) -> list[FindingView]:
        """All findings in text order, the longer first where two begin together."""
        drawn = [self.finding(finding) for finding in self.reading.findings()]
        return sorted(drawn, key=lambda view: (view.start, -view.end, view.id))

    def finding(self, finding: Finding) -> FindingView:
        """One finding."""
        if isinstance(finding, Event):
            return self._event(finding)
        if isinstance(finding, Attribution):
            return self._attribution(finding)
        if isinstance(finding, Actor):
            return self._actor(finding)
        if isinstance(finding, Place):
            return self._place(finding)
        if isinstance(finding, Time):
            return self._time(finding)
        if isinstance(finding, Quantity):
            return self._quantity(finding)
        if isinstance(finding, Agency):
            return self._agency(finding)
        assert isinstance(finding, Frame)
        return self._frame(finding)

    def _view(
        self,
        finding: Finding,
        *,
        kind: str,
        title: str,
        fields: Iterable[FieldView | None],
        spans: Iterable[FindingSpan] = (),
        voice: str | None = None,
        related: Iterable[str | None] = (),
    ) -> FindingView:
        first = finding.citations[0]
        all_spans = list(spans) or [span_of(citation, "mention") for citation in finding.citations]
        return FindingView(
            id=finding.id,
            layer=layer_of(finding),
            kind=kind,
            title=title,
            start=first.start,
            end=first.end,
            spans=in_order(all_spans),
            fields=[field for field in fields if field is not None],
            voice=voice,
            related=[one for one in dict.fromkeys(related) if one is not None and one != finding.id],
            maker=maker_view(finding.maker),
            confidence=finding.confidence,
            decision=decision_of(self.decided.get(finding.id)),
        )

    # --- Fields ---------------------------------------------------------------------------------------

    def _stated(
        self, name: str, stated: Stated[Any] | None, value: str | None, *, finding: str | None = None
    ) -> FieldView:
        if stated is None:
            return field(name, "not_asked", None)
        return FieldView(
            name=name,
            label=label(name),
            state=stated.state.value,
            value=value if stated.known else None,
            finding=finding,
            words=words_of(stated.citations),
            voice=None if stated.voice is None else describe_voice(stated.voice, self.index),
            maker=None if stated.maker is None else maker_view(stated.maker),
            confidence=stated.confidence,
        )

    # --- Layers ---------------------------------------------------------------------------------------

    def _event(self, event: Event) -> FindingView:
        row = event_row(event, self.index)
        fields: list[FieldView | None] = [
            field("type", "stated", type_words(row), words_of([event.trigger])),
            field("told_as", "stated", row.told_as),
            *(self._parties("doer", event.actors)),
            *(self._parties("recipient", event.recipients)),
            *(self._stated("target", target, target.value) for target in event.targets),
            None
            if event.instrument is None
            else self._stated("instrument", event.instrument, event.instrument.value),
            self._stated("place", event.place, place_words(row), finding=event.place.value),
            self._stated("time", event.time, date_words(row), finding=event.time.value),
            *(self._numbers(event)),
            field("voice", "stated", row.voice, words_of(row.cited.get("voice", ()))),
        ]
        fields += [
            plain(name, getattr(event.codes, name))
            for name in ("cameo_root", "acled_event_type", "acled_sub_event_type", "ucdp_type_of_violence")
        ]
        agency = self.index.agency.get(event.id)
        return self._view(
            event,
            kind=event.type,
            title=event_title(row),
            fields=fields,
            spans=self._event_spans(event),
            voice=row.voice,
            related=[
                *event.voice,
                event.place.value,
                event.time.value,
                *(stated.value for stated in event.quantities),
                *(ref.value.actor for ref in (*event.actors, *event.recipients) if ref.value is not None),
                agency.id if agency else None,
            ],
        )

    def _parties(self, name: str, refs: Sequence[Stated[Any]]) -> Iterator[FieldView]:
        if not refs:
            yield field(name, "not_asked", None)
        for ref in refs:
            party = ref.value
            known = None if party is None else [party.name, party.sector, party.country]
            told = None if known is None else ", ".join(part for part in known if part)
            yield self._stated(name, ref, told, finding=None if party is None else party.actor)

    def _numbers(self, event: Event) -> Iterator[FieldView]:
        for stated in event.quantities:
            quantity = self.index.quantities.get(stated.value or "")
            told = None if quantity is None else number_words(quantity)
            yield self._stated("quantity", stated, told, finding=stated.value)

    def _event_spans(self, event: Event) -> Iterator[FindingSpan]:
        yield span_of(event.trigger, "trigger")
        for mention in event.mentions:
            yield span_of(mention, "trigger")
        roles: tuple[tuple[SpanRole, Sequence[Stated[Any]]], ...] = (
            ("doer", event.actors),
            ("recipient", event.recipients),
            ("target", event.targets),
            ("instrument", [event.instrument] if event.instrument else []),
            ("place", [event.place]),
            ("time", [event.time]),
            ("number", event.quantities),
        )
        for role, stated in roles:
            for one in stated:
                for citation in one.citations:
                    yield span_of(citation, role)

    def _attribution(self, attribution: Attribution) -> FindingView:
        speaker = source_words(attribution, self.index)
        actor = attribution.source_actor
        named = None if actor is None else self.index.actors.get(actor.value or "")
        has_source = bool(attribution.source)
        fields: list[FieldView | None] = [
            field(
                "source",
                "stated" if has_source else "unstated",
                speaker if has_source else None,
                words_of(attribution.source),
            ),
            field("cue", "stated", joined(attribution.cue), words_of(attribution.cue))
            if attribution.cue
            else None,
            field("act", "stated", attribution.act.replace("_", " ")),
            _report_of(attribution),
            field("source_kind", *known(attribution.source_kind)),
            field("source_form", "stated", attribution.source_form),
            field("quote_type", "stated", _QUOTE_TYPES[attribution.quote_type]),
            None
            if actor is None
            else self._stated(
                "source_actor", actor, None if named is None else named.name.value, finding=actor.value
            ),
            None
            if attribution.addressee is None
            else self._stated("addressee", attribution.addressee, attribution.addressee.value),
        ]
        roles: tuple[tuple[SpanRole, Sequence[Citation]], ...] = (
            ("source", attribution.source),
            ("cue", attribution.cue),
            ("content", attribution.content),
        )
        # A stance is nobody's words: what it rests on lights up with it, and is not drawn as said.
        spans = [
            span_of(citation, role if attribution.is_voice else "other")
            for role, cited in roles
            for citation in cited
        ]
        return self._view(
            attribution,
            kind=attribution.source_kind,
            title=f"{speaker}: {attribution.act.replace('_', ' ')}",
            fields=fields,
            spans=spans,
            related=[attribution.parent, None if actor is None else actor.value],
        )

    def _actor(self, actor: Actor) -> FindingView:
        return self._view(
            actor,
            kind=actor.kind,
            title=actor.name.value or actor.mention,
            fields=[
                self._stated("name", actor.name, actor.name.value),
                field("kind", "stated", actor.kind),
                plain("sector", actor.sector, missing="unclear"),
                plain("country", actor.country, missing="unclear"),
            ],
            related=self._entities.get(actor.entity, ()),
        )

    def _place(self, place: Place) -> FindingView:
        found = place.resolved.value
        told = None
        if found is not None:
            told = ", ".join(dict.fromkeys(p for p in (found.name, found.admin1, found.country) if p))
        could = [", ".join(p for p in (one.name, one.admin1, one.country) if p) for one in place.candidates]
        return self._view(
            place,
            kind=place.role,
            title=told or place.mention,
            fields=[
                self._stated("resolved", place.resolved, told),
                plain("name_form", place.name_form),
                plain("former_until", place.former_until),
                field("role", *known(place.role)),
                field("area", "stated", "yes: it is drawn as an area") if place.is_area else None,
                field("candidates", "stated", "; ".join(could)) if len(could) > 1 else None,
            ],
        )

    def _time(self, time: Time) -> FindingView:
        return self._view(
            time,
            kind=time.type,
            title=time_words(time.value) if time.value else "when: unclear",
            fields=[
                field("value", "unclear" if time.value is None else "stated", time.value),
                *(plain(name, getattr(time, name)) for name in ("earliest", "latest", "granularity")),
                plain("counted_from", time.anchor),
                plain("mod", time.mod),
                plain("zone", time.zone),
            ],
        )

    def _quantity(self, quantity: Quantity) -> FindingView:
        figures = (quantity.low, quantity.best, quantity.high)
        return self._view(
            quantity,
            kind=quantity.kind,
            title=number_words(quantity),
            fields=[
                field("kind", "stated", quantity.kind),
                field("low", "stated", figure(figures[0]) or "open"),
                field("best", "unstated" if figures[1] is None else "stated", figure(figures[1])),
                field("high", "stated", figure(figures[2]) or "open"),
                field("bound", "stated", quantity.bound.replace("_", " ")),
                *(plain(name, getattr(quantity, name)) for name in ("as_written", "unit", "who", "scope")),
                None
                if quantity.subset_of is None
                else field("part_of", "stated", self._number(quantity.subset_of), finding=quantity.subset_of),
            ],
            related=[quantity.subset_of],
        )

    def _number(self, quantity_id: str) -> str:
        whole = self.index.quantities.get(quantity_id)
        return "another number" if whole is None else number_words(whole)

    def _agency(self, agency: Agency) -> FindingView:
        doer = self.index.actors.get(agency.doer.value or "")
        first = agency.first_named_at
        spans = [span_of(citation, "mention") for citation in agency.citations]
        return self._view(
            agency,
            kind=agency.form,
            title=agency.form.replace("_", " "),
            fields=[
                field("form", *known(agency.form)),
                plain("by_phrase", agency.by_phrase),
                self._stated(
                    "doer",
                    agency.doer,
                    None if doer is None else doer.name.value or doer.mention,
                    finding=agency.doer.value,
                ),
                None
                if agency.first_named is None
                else field(
                    "first_named",
                    "stated",
                    agency.first_named.replace("_", " "),
                    words_of([first] if first else []),
                ),
            ],
            spans=[*spans, *([span_of(first, "named")] if first else [])],
            related=[agency.event, agency.doer.value],
        )

    def _frame(self, frame: Frame) -> FindingView:
        return self._view(
            frame,
            kind=frame.category,
            title=f"“{frame.wording}”: {frame.gloss}" if frame.gloss else f"“{frame.wording}”",
            fields=[
                field("category", "stated", frame.category.replace("_", " ")),
                field("wording", "stated", frame.wording, words_of(frame.citations)),
                plain("gloss", frame.gloss or None),
            ],
            related=[frame.event],
        )


def _report_of(attribution: Attribution) -> FieldView | None:
    """What it is a report of; None where no reader asked."""
    told = attribution.report_of
    if told is None:
        return None
    return field("report_of", "unclear" if told == "unclear" else "stated", _REPORTS.get(told))
