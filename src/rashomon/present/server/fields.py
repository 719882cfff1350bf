"""A finding's fields, words and makers as they are shown."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rashomon.findings import Finding, Maker
from rashomon.present.layers import type_words
from rashomon.present.server.models import (
    EventCard,
    FieldView,
    FindingSpan,
    LayerName,
    MakerView,
    SpanRole,
    Words,
)
from rashomon.present.wording import date_words, party_words, place_words
from rashomon.record.rows import EventRow
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
    "report_of": "what it reports",
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


def label(name: str) -> str:
    """A field's name in plain words."""
    return LABELS.get(name, name.replace("_", " "))


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


def in_order(spans: list[FindingSpan]) -> list[FindingSpan]:
    """Spans in text order, each once, the longer first where two begin together."""
    once = {(span.start, span.end, span.role): span for span in spans}
    return sorted(once.values(), key=lambda span: (span.start, -span.end))


def layer_of(finding: Finding) -> LayerName:
    """A finding's layer."""
    layer: Any = finding.layer  # one of the eight, by construction of every layer
    return layer  # type: ignore[no-any-return]


def decision_of(value: str | None) -> Any:
    """A standing decision: accept, reject, edit or none."""
    return value


def known(value: str) -> tuple[Any, str | None]:
    """State and value of a field that may say `unclear`."""
    return ("unclear", None) if value == "unclear" else ("stated", value.replace("_", " "))


def plain(name: str, value: object, *, missing: str | None = None) -> FieldView | None:
    """A field without words of its own; left out when it has no value, unless `missing` says what that is."""
    if value is None:
        return None if missing is None else field(name, missing, None)
    return field(name, "stated", str(value).replace("_", " ") if name == "name_form" else str(value))


def figure(number: float | None) -> str | None:
    """A figure as people write it: `1,204`."""
    return None if number is None else f"{number:,.10g}"


def joined(citations: Iterable[Citation]) -> str:
    """The words of citations on one line."""
    return " ".join(" ".join(cited.quote.split()) for cited in citations)


def field(
    name: str,
    state: Any,
    value: str | None,
    words: list[Words] | None = None,
    *,
    finding: str | None = None,
) -> FieldView:
    """A field with its label; on whose word and by whom are the finding's own."""
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
