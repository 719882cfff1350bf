"""Reads lexicon tables: tab-separated files with a header row; lines that begin with `#` are notes."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from rashomon.errors import LexiconError


@cache
def read_table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `lexicons/<name>` (`en/time_words.tsv`) as column -> cell; absent cells are empty.

    Raises LexiconError when the file is missing or a row has more cells than the header.
    """
    try:
        text = files("rashomon.lexicons").joinpath(name).read_text(encoding="utf-8")
    except OSError as error:
        raise LexiconError(f"lexicon {name}: cannot be read ({error})") from error
    header: list[str] = []
    rows: list[dict[str, str]] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if not header:
            header = cells
            continue
        if len(cells) > len(header):
            raise LexiconError(f"lexicon {name}, line {number}: {len(cells)} cells, {len(header)} columns")
        rows.append(dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=True)))
    return tuple(rows)
