"""Report to reading: one layer per question (who, where, when, how many, on whose word, what, how told)."""

from rashomon.reading.pipeline import READER_VERSION, Reader

__all__ = ["READER_VERSION", "Reader"]
