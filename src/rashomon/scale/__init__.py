"""Reading many reports: a pool of processes with warm readers."""

from __future__ import annotations

from rashomon.scale.pool import Failure, PoolError, read_all

__all__ = ["Failure", "PoolError", "read_all"]
