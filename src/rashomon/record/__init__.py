"""The record: readings as rows in one SQLite file, and what people decide about them."""

from __future__ import annotations

from rashomon.record.rows import EventRow, event_rows
from rashomon.record.store import Record, Reject

__all__ = ["EventRow", "Record", "Reject", "event_rows"]
