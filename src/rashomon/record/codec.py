"""Findings and reports as JSON, and back: what a record keeps is equal to what was read.

Texts may hold lone surrogates (a page cut in the middle of a character). SQLite text cannot; JSON can, as
`\\ud800`, so everything goes through JSON but the text itself, which is stored as bytes in that one case.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
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
    Time,
)
from rashomon.report import Citation, Report

LAYERS: dict[str, tuple[str, type[Finding]]] = {
    "actor": ("actors", Actor),
    "place": ("places", Place),
    "time": ("times", Time),
    "quantity": ("quantities", Quantity),
    "attribution": ("attributions", Attribution),
    "event": ("events", Event),
    "agency": ("agency", Agency),
    "frame": ("frames", Frame),
}
"""Layer to the field of Reading that holds its findings, and their class."""

_CITATION_KEYS = frozenset({"start", "end", "quote"})


def to_json(value: Any) -> str:
    """Compact JSON; every character that is not ASCII is kept, but for lone surrogates."""
    compact = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return compact if _encodable(compact) else json.dumps(value, separators=(",", ":"))


def pack_text(text: str) -> str | bytes:
    """The text as SQLite can hold it: itself, or its bytes when it has lone surrogates."""
    return text if _encodable(text) else text.encode("utf-8", "surrogatepass")


def unpack_text(stored: str | bytes) -> str:
    """The text that `pack_text` stored."""
    return stored if isinstance(stored, str) else stored.decode("utf-8", "surrogatepass")


def plain(text: str | None) -> str | None:
    """The text for a column that is read, not sliced: a lone surrogate shows as `?`."""
    if text is None or _encodable(text):
        return text
    return text.encode("utf-8", "replace").decode("utf-8")


def pack_report(report: Report) -> str:
    """A report without its text, as JSON."""
    return to_json(report.model_dump(exclude={"text"}, exclude_defaults=True))


def unpack_report(fields: str, text: str | bytes) -> Report:
    """The report of `pack_report`."""
    return Report.model_validate({**json.loads(fields), "text": unpack_text(text)})


def pack_finding(finding: Finding) -> str:
    """A finding as JSON; defaults, and the text's hash in each citation, are left out."""
    return to_json(_strip(finding.model_dump(exclude_defaults=True)))


def unpack_finding(layer: str, payload: str, text_sha256: str) -> Finding:
    """The finding of `pack_finding`."""
    return LAYERS[layer][1].model_validate(_restore(json.loads(payload), text_sha256))


def unpack_reading(
    report: Report, reader: str, skipped: str | None, findings: list[tuple[str, str]]
) -> Reading:
    """A reading of (layer, payload) rows in their order."""
    fields: dict[str, list[Finding]] = {}
    for layer, payload in findings:
        fields.setdefault(LAYERS[layer][0], []).append(unpack_finding(layer, payload, report.text_sha256))
    return Reading(report=report, reader=reader, skipped=skipped, **fields)


def citations_in(value: Any, field: str = "") -> Iterator[tuple[str, Citation]]:
    """Every citation inside a finding, with the dotted field that rests on it (`actors.0`, `source.1`).

    A Stated's citations are named by the Stated's field; a finding's own by `citations`.
    """
    if isinstance(value, Citation):
        yield field, value
    elif isinstance(value, tuple | list):
        for i, item in enumerate(value):
            yield from citations_in(item, f"{field}.{i}" if field else str(i))
    elif hasattr(value, "model_fields_set"):
        for name in type(value).model_fields:
            child = getattr(value, name)
            if child is None or isinstance(child, str | int | float):
                continue
            if name == "citations" and field:
                for item in child:
                    yield field, item
            elif name == "citations":
                for item in child:
                    yield "citations", item
            else:
                yield from citations_in(child, f"{field}.{name}" if field else name)


def _encodable(text: str) -> bool:
    if text.isascii():
        return True
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _strip(value: Any) -> Any:
    if isinstance(value, dict):
        drop = "text_sha256" if value.keys() >= _CITATION_KEYS else None
        return {key: _strip(item) for key, item in value.items() if key != drop}
    if isinstance(value, list | tuple):
        return [_strip(item) for item in value]
    return value


def _restore(value: Any, text_sha256: str) -> Any:
    if isinstance(value, dict):
        restored = {key: _restore(item, text_sha256) for key, item in value.items()}
        if value.keys() >= _CITATION_KEYS:
            restored["text_sha256"] = text_sha256
        return restored
    if isinstance(value, list):
        return [_restore(item, text_sha256) for item in value]
    return value
