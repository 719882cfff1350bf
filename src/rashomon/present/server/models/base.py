"""The parent of the models, what is answered when something cannot be done, and words with their places."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """The parent of all: frozen, and nothing that is not named."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Problem(Model):
    """What every route answers when it cannot do what was asked."""

    error: str
    """A short name: not_found, bad_request, forbidden, too_large, busy, unavailable, failed."""
    detail: str
    """What was wrong."""
    what_to_do: str
    """What a person can do about it."""


class Words(Model):
    """Words of the report in hand: `text[start:end] == quote`."""

    start: int
    end: int
    quote: str


class CitedWords(Model):
    """Words of a report that is named."""

    report_id: str
    start: int
    end: int
    quote: str


class MakerView(Model):
    """Who made a finding: a rule, or a model with its version."""

    kind: Literal["rule", "model"]
    id: str
    version: str
