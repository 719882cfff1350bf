"""The record: readings as rows in one SQLite file, and what people decide about them."""

from __future__ import annotations

from rashomon.record.inserts import Page
from rashomon.record.rows import EventRow, event_rows
from rashomon.record.store import Record

__all__ = ["EventRow", "Page", "Record", "event_rows"]
