"""Reading many reports: a pool of processes with warm readers, and the job that keeps what they read."""

from __future__ import annotations

from rashomon.scale.job import Already, Step, Summary, run_job
from rashomon.scale.pool import Failure, read_all

__all__ = ["Already", "Failure", "Step", "Summary", "read_all", "run_job"]
