"""Anything -> Report: texts, saved pages, tables, feeds, web archives, PDF.

>>> from rashomon.ingest import Reject, open_reports
>>> [outcome] = open_reports(["no-such-file.txt"])
>>> isinstance(outcome, Reject), outcome.reason
(True, 'not_found')
"""

from rashomon.ingest.opening import guess_kind, open_reports
from rashomon.ingest.taken import KINDS, Kind, Options, Outcome, Reject, Taken

__all__ = ["KINDS", "Kind", "Options", "Outcome", "Reject", "Taken", "guess_kind", "open_reports"]
