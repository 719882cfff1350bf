"""Blocks of a saved page that are furniture, not report: links to other stories, date lines, pay notices.

Whole blocks go or stay; no block is cut. Only saved pages and feed entries pass through here: texts and rows
are somebody's files and stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from rashomon.ingest.anchors import Cursor
from rashomon.ingest.dates import MONTH_NAMES
from rashomon.ingest.dom import Dom, Run, compact
from rashomon.ingest.layout import flat
from rashomon.ingest.source import as_agency

# A block all of whose words are a link is a link to another story, unless it is a sentence.
_LINK_SHARE = 0.85
_SENTENCE_END = re.compile(r"[.!?:…]['\"”’»)\]]*$")

_LABEL = re.compile(r"[^\W\d_a-zß-öø-ÿа-яё]{2}[^a-zß-öø-ÿа-яё:]{0,30}:\s+(?=\S)")

_STAMP = re.compile(
    r"(?:(?:first |last |latest )?(?:published|updated?|posted|modified|stand|veröffentlicht|aktualisiert)"
    r"\s*(?:on|at|am)?\s*:?\s*)?(?:[A-Z][a-z]{2,8},?\s+)?"
    rf"(?:(?:{MONTH_NAMES})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\.?\s+(?:{MONTH_NAMES}|[^\W\d_]{{3,9}})\.?,?\s+\d{{4}}"
    r"|\d{1,2}[./]\d{1,2}[./]\d{4}|\d{4}-\d\d-\d\d)"
    r"(?:[\s,|·–-]+(?:at\s+)?\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\.?)?(?:\s*(?:[A-Z]{2,4}|Uhr))?)?(?:\s+(?:news|report))?",
    re.IGNORECASE,
)
_MAIL = re.compile(r"\[?email\W+protected\]?|[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
_PAYWALL = re.compile(
    r"(?:to\s+(?:view|read|see|continue\s+reading|unlock|keep\s+reading)\b.{0,60}\b(?:subscribe|log\s?in|sign\s?in|register|"
    r"become\s+a)\b|(?:subscribe|register|log\s?in|sign\s?in)\b.{0,40}\bto\s+(?:continue|keep)\s+reading|"
    r"this\s+(?:article|story|content)\s+is\s+(?:only\s+|exclusively\s+)?(?:for|available\s+to)\s+(?:paying\s+|our\s+)?"
    r"(?:subscribers|members)).{0,300}",
    re.IGNORECASE | re.DOTALL,
)
_COPYRIGHT = re.compile(
    r"(?:copyright\s*)?(?:©|\(c\)|copyright)\s*(?:\d{4})?,?\s*(?P<owner>.{0,80})", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Kept:
    """What stays of an extract, and what the furniture said."""

    blocks: list[str]
    byline: str | None
    agency: str | None
    warnings: list[str]


@cache
def _furniture() -> re.Pattern[str]:
    rows = files("rashomon.ingest").joinpath("boilerplate.tsv").read_text(encoding="utf-8").splitlines()
    patterns = [row.split("\t")[0] for row in rows if row.strip() and not row.startswith("#")]
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


def is_boilerplate(block: str) -> bool:
    """True when a whole block is furniture of the page (`Read more`, `Advertisement`, a date line)."""
    if len(block) > 400:
        return False
    bare = block.strip(" \t»›>→*•|[]()-–—")
    return _furniture().fullmatch(bare) is not None or _STAMP.fullmatch(bare) is not None


def without_furniture(blocks: Sequence[str], dom: Dom) -> Kept:
    """The blocks that are the report's; a pay notice ends it, with a warning."""
    kept: list[str] = []
    repeats = _Repeats(dom)
    byline: str | None = None
    agency: str | None = None
    cursor = Cursor(dom)
    for block in blocks:
        if _PAYWALL.fullmatch(block):
            return Kept(kept, byline, agency, ["the page ends at a pay notice; the text is not whole"])
        if _MAIL.fullmatch(block):
            if len(kept) == 1 and _is_name(kept[0]):  # the writer's name above the writer's address
                byline = kept.pop()
            continue
        owner = _COPYRIGHT.fullmatch(block) if len(block) < 120 else None
        if owner:
            agency = agency or _agency_in(owner["owner"])
            continue
        if not repeats.too_many(block) and not is_boilerplate(block) and not _only_links(block, cursor):
            kept.append(block)
    return Kept(kept, byline, agency, [])


class _Repeats:
    """Tells blocks that were extracted more often than they stand on the page."""

    def __init__(self, dom: Dom) -> None:
        self._dom = dom
        self._seen: dict[str, int] = {}
        self._standing: dict[str, int] = {}

    def too_many(self, block: str) -> bool:
        """Count the block; True when the page does not hold it so often."""
        key = compact(block)
        self._seen[key] = self._seen.get(key, 0) + 1
        if self._seen[key] == 1:
            return False
        if key not in self._standing:
            self._standing[key] = self._dom.compact.count(key)
        return self._standing[key] < self._seen[key]


def _only_links(block: str, cursor: Cursor) -> bool:
    """True for a link (behind a label in capitals or without one) that is no sentence, and for a caption."""
    run = cursor.find(block)
    if run is None or len(block) > 250:
        return False
    label = _LABEL.match(block)
    if _SENTENCE_END.search(block) and not (label and block.endswith("?")):
        return False
    link = Run(run.start + len(compact(label[0])), run.end) if label else run
    dom = cursor.dom
    return dom.share(link, "linked") >= _LINK_SHARE or dom.share(run, "caption") >= _LINK_SHARE


def _is_name(block: str) -> bool:
    return len(block) <= 60 and 2 <= len(block.split()) <= 5 and not re.search(r"[.!?:]$|\d", block)


def _agency_in(owner: str) -> str | None:
    words = re.sub(r"\b\d{4}\b|[.,]|all rights reserved", " ", owner, flags=re.IGNORECASE)
    name = " ".join(words.split())
    return name if name and as_agency(name) else None


def printed_before(blocks: Sequence[str], headlines: Sequence[str], *, within: int = 3) -> list[str]:
    """The blocks without the headline (in any of its printings) among the first few."""
    printed = {flat(title) for title in headlines} - {""}
    return [block for block in blocks[:within] if flat(block) not in printed] + list(blocks[within:])
