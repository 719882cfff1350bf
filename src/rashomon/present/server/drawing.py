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
    Maker,
    Place,
    Quantity,
    Reading,
    Stated,
    Time,
)
from rashomon.present.layers import type_words
from rashomon.present.server.models import (
    EventCard,
    FieldView,
    FindingSpan,
    FindingView,
    LayerName,
    MakerView,
    SpanRole,
    Words,
)
from rashomon.present.wording import date_words, party_words, place_words
from rashomon.record.rows import EventRow, event_row, number_words
from rashomon.record.voices import ReadingIndex, describe_voice, source_words
from rashomon.report import Citation

LABELS = {
    "undergoer": "done to",
    "doer": "who did it",
    "recipient": "to whom",
    "target": "what it was done to",
    "instrument": "with what",
    "place": "where",
    "time": "when",
    "quantity": "how many",
    "voice": "on whose word",
    "told_as": "told as",
    "as_written": "as written",
    "source_kind": "kind of source",
    "source_form": "how the source is given",
    "source_actor": "who that is",
    "quote_type": "in quote marks",
    "name_form": "form of the name",
    "former_until": "replaced in",
    "earliest": "from",
    "latest": "to",
    "first_named": "doer first named in",
    "by_phrase": "after “by”",
    "acled_event_type": "ACLED event type",
    "acled_sub_event_type": "ACLED sub-event type",
    "ucdp_type_of_violence": "UCDP type of violence",
    "cameo_root": "CAMEO root",
    "gloss": "plain name of the same",
}
"""Field to its name in plain words, where the field's own name does not say it."""

_QUOTE_TYPES = {"direct": "all of it", "mixed": "some of it", "indirect": "none of it"}


def label(name: str) -> str:
    """A field's name in plain words."""
    return LABELS.get(name, name.replace("_", " "))


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
            layer=_layer(finding),
            kind=kind,
            title=title,
            start=first.start,
            end=first.end,
            spans=_ordered(all_spans),
            fields=[field for field in fields if field is not None],
            voice=voice,
            related=[one for one in dict.fromkeys(related) if one is not None and one != finding.id],
            maker=maker_view(finding.maker),
            confidence=finding.confidence,
            decision=_decision(self.decided.get(finding.id)),
        )

    # --- Fields ---------------------------------------------------------------------------------------

    def _stated(
        self, name: str, stated: Stated[Any] | None, value: str | None, *, finding: str | None = None
    ) -> FieldView:
        if stated is None:
            return _field(name, "not_asked", None)
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
            _field("type", "stated", type_words(row), words_of([event.trigger])),
            _field("told_as", "stated", row.told_as),
            *(self._parties("doer", event.actors)),
            *(self._parties("recipient", event.recipients)),
            *(self._stated("target", target, target.value) for target in event.targets),
            None
            if event.instrument is None
            else self._stated("instrument", event.instrument, event.instrument.value),
            self._stated("place", event.place, place_words(row), finding=event.place.value),
            self._stated("time", event.time, date_words(row), finding=event.time.value),
            *(self._numbers(event)),
            _field("voice", "stated", row.voice, words_of(row.cited.get("voice", ()))),
        ]
        fields += [
            _plain(name, getattr(event.codes, name))
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
            yield _field(name, "not_asked", None)
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
            _field(
                "source",
                "stated" if has_source else "unstated",
                speaker if has_source else None,
                words_of(attribution.source),
            ),
            _field("cue", "stated", _joined(attribution.cue), words_of(attribution.cue))
            if attribution.cue
            else None,
            _field("act", "stated", attribution.act.replace("_", " ")),
            _field("source_kind", *_known(attribution.source_kind)),
            _field("source_form", "stated", attribution.source_form),
            _field("quote_type", "stated", _QUOTE_TYPES[attribution.quote_type]),
            None
            if actor is None
            else self._stated(
                "source_actor", actor, None if named is None else named.name.value, finding=actor.value
            ),
            None
            if attribution.addressee is None
            else self._stated("addressee", attribution.addressee, attribution.addressee.value),
        ]
        spans = [
            *(span_of(citation, "source") for citation in attribution.source),
            *(span_of(citation, "cue") for citation in attribution.cue),
            *(span_of(citation, "content") for citation in attribution.content),
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
                _field("kind", "stated", actor.kind),
                _plain("sector", actor.sector, missing="unclear"),
                _plain("country", actor.country, missing="unclear"),
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
                _plain("name_form", place.name_form),
                _plain("former_until", place.former_until),
                _field("role", *_known(place.role)),
                _field("area", "stated", "yes: it is drawn as an area") if place.is_area else None,
                _field("candidates", "stated", "; ".join(could)) if len(could) > 1 else None,
            ],
        )

    def _time(self, time: Time) -> FindingView:
        return self._view(
            time,
            kind=time.type,
            title=time.value or "when: unclear",
            fields=[
                _field("value", "unclear" if time.value is None else "stated", time.value),
                *(_plain(name, getattr(time, name)) for name in ("earliest", "latest", "granularity")),
                _plain("counted_from", time.anchor),
                _plain("mod", time.mod),
            ],
        )

    def _quantity(self, quantity: Quantity) -> FindingView:
        figures = (quantity.low, quantity.best, quantity.high)
        return self._view(
            quantity,
            kind=quantity.kind,
            title=number_words(quantity),
            fields=[
                _field("kind", "stated", quantity.kind),
                _field("low", "stated", _figure(figures[0]) or "open"),
                _field("best", "unstated" if figures[1] is None else "stated", _figure(figures[1])),
                _field("high", "stated", _figure(figures[2]) or "open"),
                _field("bound", "stated", quantity.bound.replace("_", " ")),
                *(_plain(name, getattr(quantity, name)) for name in ("as_written", "unit", "who", "scope")),
                None
                if quantity.subset_of is None
                else _field(
                    "part_of", "stated", self._number(quantity.subset_of), finding=quantity.subset_of
                ),
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
                _field("form", *_known(agency.form)),
                _plain("by_phrase", agency.by_phrase),
                self._stated(
                    "doer",
                    agency.doer,
                    None if doer is None else doer.name.value or doer.mention,
                    finding=agency.doer.value,
                ),
                None
                if agency.first_named is None
                else _field(
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
                _field("category", "stated", frame.category.replace("_", " ")),
                _field("wording", "stated", frame.wording, words_of(frame.citations)),
                _plain("gloss", frame.gloss or None),
            ],
            related=[frame.event],
        )


def event_card(row: EventRow, *, decision: str | None = None) -> EventCard:
    """An event in a list."""
    return EventCard(
        finding_id=row.finding_id,
        report_id=row.report_id,
        title=event_title(row),
        type=row.type,
        mode=row.mode,
        told_as=row.told_as,
        doer=party_words(row, "doer"),
        recipient=party_words(row, "recipient"),
        place=place_words(row),
        date=date_words(row),
        numbers=row.numbers or "unstated",
        voice=row.voice,
        own_voice=bool(row.own_voice),
        agency_form=row.agency_form,
        trigger=Words(start=row.trigger_start, end=row.trigger_end, quote=row.trigger),
        clause=Words(start=row.clause_start, end=row.clause_end, quote=row.clause),
        decision=decision or row.decision,
    )


def event_title(row: EventRow) -> str:
    """An event in a line: its type, the words for it, and what it was done to."""
    done_to = row.recipient or row.target
    words = f"{type_words(row)}: {' '.join(row.trigger.split())}"
    return f"{words}, {done_to}" if done_to else words


def words_of(citations: Iterable[Citation]) -> list[Words]:
    """Citations as words of the report in hand."""
    return [Words(start=cited.start, end=cited.end, quote=cited.quote) for cited in citations]


def span_of(citation: Citation, role: SpanRole) -> FindingSpan:
    """A citation as words that light up."""
    return FindingSpan(start=citation.start, end=citation.end, quote=citation.quote, role=role)


def maker_view(maker: Maker) -> MakerView:
    """A maker as it is shown."""
    return MakerView(kind=maker.kind, id=maker.id, version=maker.version)


def _ordered(spans: list[FindingSpan]) -> list[FindingSpan]:
    once = {(span.start, span.end, span.role): span for span in spans}
    return sorted(once.values(), key=lambda span: (span.start, -span.end))


def _layer(finding: Finding) -> LayerName:
    layer: Any = finding.layer  # one of the eight, by construction of every layer
    return layer  # type: ignore[no-any-return]


def _decision(value: str | None) -> Any:
    return value


def _known(value: str) -> tuple[Any, str | None]:
    return ("unclear", None) if value == "unclear" else ("stated", value.replace("_", " "))


def _plain(name: str, value: object, *, missing: str | None = None) -> FieldView | None:
    """A field without words of its own; left out when it has no value, unless `missing` says what that is."""
    if value is None:
        return None if missing is None else _field(name, missing, None)
    return _field(name, "stated", str(value).replace("_", " ") if name == "name_form" else str(value))


def _figure(figure: float | None) -> str | None:
    return None if figure is None else f"{figure:,.10g}"


def _joined(citations: Iterable[Citation]) -> str:
    return " ".join(" ".join(cited.quote.split()) for cited in citations)


def _field(
    name: str,
    state: Any,
    value: str | None,
    words: list[Words] | None = None,
    *,
    finding: str | None = None,
) -> FieldView:
    return FieldView(
        name=name,
        label=label(name),
        state=state,
        value=value,
        finding=finding,
        words=words or [],
        voice=None,
        maker=None,
        confidence=None,
    )
