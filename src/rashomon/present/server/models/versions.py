"""Captures of one address: what was added, removed and changed between them."""

from __future__ import annotations

from typing import Literal

from rashomon.present.server.models.base import CitedWords, Model


class VersionView(Model):
    """One capture of an address."""

    report_id: str
    name: str
    captured_at: str | None
    published: str | None


class EditView(Model):
    """One difference between a version and the next."""

    kind: Literal["added", "removed", "changed"]
    before: CitedWords | None
    """The earlier version's words; None for what was added."""
    after: CitedWords | None
    """The later version's words; None for what was removed."""


class VersionsView(Model):
    """Captures of one address whose texts differ."""

    versions: list[VersionView]
    """Earliest captured first."""
    order_known: bool
    """False when no times of capture or publication tell which came first."""
    edits: list[EditView]
    """From each version to the next, in text order."""
