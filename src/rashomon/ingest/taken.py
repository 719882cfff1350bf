"""What comes out of ingest: a report with its saved page, or a row that says why there is none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from rashomon.errors import REJECT_REASONS, RejectedInputError
from rashomon.report import Report

Kind = Literal["text", "markdown", "html", "json", "jsonl", "csv", "feed", "warc", "wacz", "pdf"]
"""How an input is read."""

KINDS: tuple[Kind, ...] = (
    "text", "markdown", "html", "json", "jsonl", "csv", "feed", "warc", "wacz", "pdf",
)  # fmt: skip


class Options(BaseModel):
    """How to open inputs. Every limit is per document: a file, a row, a member of an archive."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: Kind | None = None
    """Read every file as this kind, whatever its name; None guesses by name, then by content."""
    fields: dict[str, str] = Field(default_factory=dict)
    """For rows (JSON, JSONL, CSV): our field -> the column that holds it. It wins over the default names."""
    outlet: str | None = None
    """Who published the inputs that do not say it themselves."""
    language: str | None = None
    """ISO 639-1 code of every input; None reads it from the source and the text."""
    encoding: str | None = None
    """Encoding of every text file; None takes UTF-8, a byte order mark, or plausible Windows-1252."""
    max_text: int = 5_000_000
    """Longest text of one report, in code points: about 800 000 words, longer than any news report."""
    max_raw: int = 50_000_000
    """Most bytes read (after unpacking) for one document."""


class Reject(BaseModel):
    """An input that could not be made into a report, and why."""

    model_config = ConfigDict(frozen=True)

    source: str
    """The file, `archive!member` or `file:line`."""
    reason: str
    """One of errors.REJECT_REASONS."""
    detail: str
    """What was seen and what to do."""

    @classmethod
    def from_error(cls, error: RejectedInputError) -> Reject:
        """The row of an error."""
        return cls(source=error.source, reason=error.reason, detail=error.detail)


@dataclass(frozen=True, slots=True)
class Taken:
    """A report, and the saved page it was taken from, byte for byte, where there is one."""

    report: Report
    page: bytes | None = field(default=None, repr=False)
    """The page's own bytes (HTML or PDF), for the record to keep; None for texts, rows and feed entries."""
    page_type: str | None = None
    """Media type of `page`: `text/html`, `application/pdf`."""
    page_encoding: str | None = None
    """How `page` was decoded, when it is HTML: anchors count in the tree of the page so decoded."""


Outcome = Taken | Reject
"""What opening one document yields."""

Opener = Callable[[bytes, str, Options], Taken]
"""Reads one document: bytes, the name of its source, options. Raises RejectedInputError."""


def reject(source: str, reason: str, detail: str) -> RejectedInputError:
    """The error for an input that cannot be read; `reason` must be one of REJECT_REASONS."""
    if reason not in REJECT_REASONS:
        raise ValueError(f"unknown reason {reason!r}; add it to errors.REJECT_REASONS")
    return RejectedInputError(reason, source, detail)
