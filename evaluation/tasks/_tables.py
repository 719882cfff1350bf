"""Tables of labelled sentences, words and ids: tab-separated, a header row, notes behind `#`."""

from __future__ import annotations

import csv
from pathlib import Path


def read_rows(path: Path) -> list[dict[str, str]]:
    """The rows of a table as column -> cell; absent cells are empty, quote marks are part of theirs."""
    with path.open(encoding="utf-8", newline="") as stream:
        lines = (line for line in stream if line[:1] != "#")
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE, restval=""))
