"""Tables of labelled sentences, words and ids: tab-separated, a header row, notes behind `#`."""

from __future__ import annotations

import csv
import re
from pathlib import Path

_MARK = re.compile(r"\{(\w+)\|([^{}|]+)\}")


def read_rows(path: Path) -> list[dict[str, str]]:
    """The rows of a table as column -> cell; absent cells are empty, quote marks are part of theirs."""
    with path.open(encoding="utf-8", newline="") as stream:
        lines = (line for line in stream if line[:1] != "#")
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE, restval=""))


def unmarked(marked: str) -> tuple[str, list[tuple[int, int, str]]]:
    """A text without its marks (`{a|shelled} ... the {a|attack}`), and (start, end, letter) of each."""
    text, words, end = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[end : match.start()]
        words.append((len(text), len(text) + len(match[2]), match[1]))
        text += match[2]
        end = match.end()
    return text + marked[end:], words
