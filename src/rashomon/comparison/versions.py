"""Versions: two captures of one address, and what was added, removed and changed between them."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from rashomon.comparison.model import Edit, Versions
from rashomon.report import Citation, Report

_SENTENCE = re.compile(r"[^\s].*?(?:[.!?][\"”’)]*(?=\s)|(?=\n)|$)", re.MULTILINE)
_ALIKE = 0.5
"""Two sentences that stand in one place and share this much of their words are one, changed."""
_MOST_SENTENCES = 2_000
"""Longer texts are compared to this length: difflib's time grows with the square."""


def find_versions(reports: Iterable[Report]) -> list[Versions]:
    """Reports of one address with different texts, earliest captured first, with the edits between them."""
    by_url: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        if report.url:
            by_url[address_of(report.url)].append(report)
    found = []
    for _, group in sorted(by_url.items()):
        texts = {report.text_sha256: report for report in sorted(group, key=_order, reverse=True)}
        if len(texts) > 1:
            ordered = sorted(group, key=_order)
            edits = tuple(edit for a, b in itertools.pairwise(ordered) for edit in edits_of(a, b))
            found.append(Versions(reports=tuple(r.report_id for r in ordered), edits=edits))
    return found


def is_order_known(reports: Sequence[Report]) -> bool:
    """True where times of capture or publication tell which of some texts came first."""
    known = [_order(report)[:2] for report in reports]
    return all(any(times) for times in known) and len(set(known)) == len(known)


def edits_of(before: Report, after: Report) -> list[Edit]:
    """What was added, removed and changed, sentence by sentence, each with its words."""
    old, new = _sentences(before), _sentences(after)
    matcher = SequenceMatcher(None, [_bare(c) for c in old], [_bare(c) for c in new], autojunk=False)
    edits: list[Edit] = []
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag != "equal":
            edits += _block(old[i:j], new[k:m])
    return edits


def _block(old: Sequence[Citation], new: Sequence[Citation]) -> list[Edit]:
    edits, waiting = [], list(new)
    for removed in old:
        alike = max(waiting, key=lambda added: _likeness(removed, added), default=None)
        if alike is not None and _likeness(removed, alike) >= _ALIKE:
            waiting.remove(alike)
            edits.append(Edit(kind="changed", before=removed, after=alike))
        else:
            edits.append(Edit(kind="removed", before=removed))
    return edits + [Edit(kind="added", after=added) for added in waiting]


def _likeness(a: Citation, b: Citation) -> float:
    one, other = set(a.quote.lower().split()), set(b.quote.lower().split())
    return 2 * len(one & other) / max(1, len(one) + len(other))


def _sentences(report: Report) -> list[Citation]:
    spans = [match.span() for match in _SENTENCE.finditer(report.text)]
    return [report.cite(start, end) for start, end in spans[:_MOST_SENTENCES] if end > start]


def _bare(citation: Citation) -> str:
    return " ".join(citation.quote.split())


def _order(report: Report) -> tuple[str, str, str]:
    return (report.captured_at or "", report.updated or report.published or "", report.report_id)


def address_of(url: str) -> str:
    """An address without what makes no other page of it: scheme, `www.`, fragment, last slash."""
    return url.split("#")[0].rstrip("/").removeprefix("https://").removeprefix("http://").removeprefix("www.")
