"""Copies: reports that print the same text, found by the five-word runs they share.

A copy is not another voice. Candidates come from an inverted index of runs; a pair is a copy when most of
the shorter report's runs stand in the longer one.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from rashomon.comparison.model import Copies
from rashomon.report import Report

_WORD = re.compile(r"[^\W_]+")
_RUN = 5

# Half of the shorter text's runs: an edited wire copy keeps more, two independent reports that quote one
# statement keep less.
COPY_CONTAINMENT = 0.5

# A text of a few lines shares that much with any account that says where, when and how in the same order.
_FEW_LINES, _SHORT_CONTAINMENT = 40, 0.7

# Two own accounts of one line can share most of it; a text this short is not called a copy.
_LEAST_RUNS = 20

# A body of fewer words that two outlets print alike is a line, not a text.
_LEAST_WORDS = 8

# Of a run that more reports have, only the earliest is laid beside each: boilerplate ties nothing else, and a
# text that thousands print is still found.
_MOST_HOLDERS = 50


def runs(text: str) -> set[int]:
    """Hashes of the text's five-word runs, case and punctuation aside."""
    words = [word.lower() for word in _WORD.findall(text)]
    return {hash(tuple(words[i : i + _RUN])) for i in range(len(words) - _RUN + 1)}


def _shared_runs(texts: list[set[int]]) -> Counter[tuple[int, int]]:
    """How many runs pairs of texts share, the earlier first."""
    holders: dict[int, list[int]] = defaultdict(list)
    for i, found in enumerate(texts):
        for run in found:
            holders[run].append(i)
    shared: Counter[tuple[int, int]] = Counter()
    for entries in holders.values():
        firsts = entries[:-1] if len(entries) <= _MOST_HOLDERS else entries[:1]
        shared.update((a, b) for n, a in enumerate(firsts) for b in entries[n + 1 :])
    return shared


def find_copies(reports: Iterable[Report]) -> list[Copies]:
    """Groups of reports that share one text, each in order of publication."""
    ordered = sorted(reports, key=lambda report: (report.published or "", report.report_id))
    bodies = [report.text[report.body.start :] if report.body else report.text for report in ordered]
    alike: dict[str, int] = {}
    same = [alike.setdefault(body, i) for i, body in enumerate(bodies)]
    texts = [runs(body) if same[i] == i else set() for i, body in enumerate(bodies)]
    shared = _shared_runs(texts)
    first = list(range(len(ordered)))
    least: dict[int, float] = {}
    for (a, b), common in sorted(shared.items()):
        shorter = min(len(texts[a]), len(texts[b]))
        containment = common / max(1, shorter)
        enough = COPY_CONTAINMENT if shorter >= _FEW_LINES else _SHORT_CONTAINMENT
        if shorter >= _LEAST_RUNS and containment >= enough and first[b] == b:
            first[b] = first[a]
            least[first[a]] = min(containment, least.get(first[a], 1.0))
    groups: dict[int, list[int]] = defaultdict(list)
    for i, body in enumerate(bodies):
        # The very text of another, unless it is a line that anyone could write.
        whole = same[i] != i and len(_WORD.findall(body)) >= _LEAST_WORDS
        groups[first[same[i]] if whole else first[i]].append(i)
    return [
        Copies(
            reports=tuple(ordered[i].report_id for i in group),
            containment=round(least.get(origin, 1.0), 3),
            agency=next((ordered[i].agency for i in group if ordered[i].agency), None),
        )
        for origin, group in groups.items()
        if len(group) > 1
    ]
