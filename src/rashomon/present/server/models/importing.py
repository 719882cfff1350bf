"""Imports and how far they are."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from rashomon.present.server.models.base import Model
from rashomon.present.server.models.library import RejectView


class ImportIn(Model):
    """A new import: with `paths` it starts at once; without, files are sent to it and it is then started."""

    paths: list[str] | None = Field(default=None, max_length=10_000)
    """Files and folders below the folder that the server was given."""
    outlet: str | None = Field(default=None, max_length=500)
    language: str | None = Field(default=None, max_length=20)
    kind: str | None = Field(default=None, max_length=20)


class ImportView(Model):
    """An import and how far it is."""

    id: str
    state: Literal["waiting", "reading", "done", "cancelled", "failed"]
    """`waiting`: files can be sent. What was read before a cancel or a failure is kept."""
    files: int
    """Files sent."""
    total: int | None
    """Documents there are; None where only reading them tells."""
    done: int
    read: int
    already: int
    not_read: int
    """Kept, but in a language without a reader."""
    events: int
    rejects: list[RejectView]
    latest: str | None
    """The report that was read last."""
    detail: str | None
    """For `failed`: what happened."""
    started: str | None
    finished: str | None


class Imports(Model):
    """All imports since the server started, newest first."""

    imports: list[ImportView]
