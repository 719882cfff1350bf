"""Stories: which reports tell of the same happening, by the words they share and when they were published.

TF-IDF vectors, average-link clustering over pairs that share a word which is not too common. No quadratic
step: pairs are found through an inverted index.
"""

from __future__ import annotations

import hashlib
import heapq
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from rashomon.comparison.model import Copies, Story
from rashomon.report import Report

_WORD = re.compile(r"[^\W_]+")

# Chosen on the development stories (921 title-and-lead texts, three to a story): B3 F1 is .880-.888 from .17
# to .19. On a part of them in which most stories have one text, .926 (.904 without `in_their_crowd`).
STORY_THRESHOLD = 0.18

# How like a text is to its nearest neighbours tells how much likeness says about it: texts on a subject that
# everybody writes about are alike without telling of one happening. Any of 2 to 5 neighbours does as well,
# and so does an allowance of .05 to .15; the least bar keeps what nobody else tells of from being taken in.
_NEIGHBOURS, _ALLOWANCE, _LEAST_BAR = 5, 0.15, 0.8

# Beyond ten days a follow-up is another story; most accounts of one event appear within three (BASIL: 299 of
# 300 gaps).
STORY_WINDOW_DAYS = 10

# A word in more than this share of the reports ties nothing together, unless there are few reports.
_COMMON_SHARE, _COMMON_LEAST = 0.25, 30

_STOP = frozenset(
    "the a an and or but of to in on at by for from with as is are was were be been being it its this that "
    "these those he she they them his her their we us our you your i not no has have had will would can "
    "could may might said says say who which what when where there than then so if into over after before "
    "about up out more most also one two new".split()
)

Vector = dict[str, float]


def vectors(texts: Sequence[str], *, headline_ends: Sequence[int] | None = None) -> list[Vector]:
    """Unit TF-IDF vectors; words before `headline_ends` count twice."""
    counts = []
    for i, text in enumerate(texts):
        words = Counter(w for w in _WORD.findall(text.lower()) if w not in _STOP and len(w) > 1)
        if headline_ends is not None and headline_ends[i]:
            words.update(
                w for w in _WORD.findall(text[: headline_ends[i]].lower()) if w not in _STOP and len(w) > 1
            )
        counts.append(words)
    in_texts = Counter(word for words in counts for word in words)
    total = len(texts)
    found = []
    for words in counts:
        vector = {
            word: (1 + math.log(n)) * (math.log((1 + total) / (1 + in_texts[word])) + 1)
            for word, n in words.items()
        }
        norm = math.sqrt(sum(weight * weight for weight in vector.values())) or 1.0
        found.append({word: weight / norm for word, weight in vector.items()})
    return found


def similarities(vectors: Sequence[Vector]) -> dict[int, dict[int, float]]:
    """Cosine of each pair of vectors that shares a word which is not too common; `[a][b]` and `[b][a]`."""
    holders: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for i, vector in enumerate(vectors):
        for word, weight in vector.items():
            holders[word].append((i, weight))
    limit = max(_COMMON_LEAST, int(_COMMON_SHARE * len(vectors)))
    sums: dict[int, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for entries in holders.values():
        if len(entries) > limit:
            continue
        for n, (a, weight_a) in enumerate(entries):
            row = sums[a]
            for b, weight_b in entries[n + 1 :]:
                row[b] += weight_a * weight_b
    both: dict[int, dict[int, float]] = defaultdict(dict)
    for a, row in sums.items():
        for b, similarity in row.items():
            both[a][b] = both[b][a] = similarity
    return both


def in_their_crowd(similarity: Mapping[int, Mapping[int, float]], count: int) -> dict[int, dict[int, float]]:
    """Similarities seen against how near each text's nearest neighbours are, compared with the others'.

    Two texts are left as they are: nothing can be said of a crowd.
    """
    reach = min(_NEIGHBOURS, count - 1)
    near = [
        sum(sorted(similarity.get(i, {}).values(), reverse=True)[:reach]) / max(1, reach)
        for i in range(count)
    ]
    mean = sum(near) / max(1, count)
    bar = [math.sqrt(max(_LEAST_BAR, (one + _ALLOWANCE) / (mean + _ALLOWANCE))) for one in near]
    return {a: {b: value / (bar[a] * bar[b]) for b, value in row.items()} for a, row in similarity.items()}


def average_link(
    count: int, similarity: Mapping[int, Mapping[int, float]], threshold: float
) -> list[list[int]]:
    """Average-link clusters of items 0..count-1; a pair that `similarity` lacks counts as 0.

    Clusters are merged while the mean similarity of their pairs is at least `threshold` (above 0); ties are
    broken by the smaller item, so that the order of arrival changes nothing.
    """
    return sorted(
        group
        for part in _reachable(count, similarity, threshold)
        for group in (_merged(part, similarity, threshold) if len(part) > 1 else [part])
    )


def _reachable(
    count: int, similarity: Mapping[int, Mapping[int, float]], threshold: float
) -> Iterator[list[int]]:
    """Items that pairs of at least `threshold` tie together: only among these can a mean be as high."""
    seen = bytearray(count)
    for first in range(count):
        if seen[first]:
            continue
        seen[first] = True
        part = [first]
        for item in part:
            for other, value in similarity.get(item, {}).items():
                if value >= threshold and not seen[other]:
                    seen[other] = True
                    part.append(other)
        yield sorted(part)


def _merged(
    part: Sequence[int], similarity: Mapping[int, Mapping[int, float]], threshold: float
) -> list[list[int]]:
    """The clusters of items that are tied together; `part` is in order."""
    members = {i: [i] for i in part}
    links = {
        i: {other: value for other, value in similarity.get(i, {}).items() if other in members} for i in part
    }
    heap = [(-s, a, b) for a in links for b, s in links[a].items() if a < b and s >= threshold]
    heapq.heapify(heap)
    next_id = part[-1] + 1
    while heap:
        _, a, b = heapq.heappop(heap)
        if a not in members or b not in members:
            continue
        merged = members.pop(a) + members.pop(b)
        row_a, row_b = links.pop(a), links.pop(b)
        row_a.pop(b, None)
        row_b.pop(a, None)
        row: dict[int, float] = {}
        for other in row_a.keys() | row_b.keys():
            total = row_a.get(other, 0.0) + row_b.get(other, 0.0)
            row[other] = total
            links[other].pop(a, None)
            links[other].pop(b, None)
            links[other][next_id] = total
            mean = total / (len(merged) * len(members[other]))
            if mean >= threshold:
                heapq.heappush(heap, (-mean, min(other, next_id), max(other, next_id)))
        members[next_id], links[next_id] = sorted(merged), row
        next_id += 1
    return list(members.values())


def published_day(published: str | None) -> date | None:
    """The day of an ISO time, or None where it is missing or truncated before the day."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def story_groups(
    texts: Sequence[str],
    published: Sequence[str | None],
    *,
    headline_ends: Sequence[int] | None = None,
    threshold: float = STORY_THRESHOLD,
) -> list[list[int]]:
    """Indices of the texts grouped by story. Texts published further apart than the window are kept apart."""
    found = similarities(vectors(texts, headline_ends=headline_ends))
    days = [published_day(value) for value in published]
    for a in list(found):
        for b in list(found[a]):
            day_a, day_b = days[a], days[b]
            if day_a and day_b and abs((day_a - day_b).days) > STORY_WINDOW_DAYS:
                del found[a][b]
    return average_link(len(texts), in_their_crowd(found, len(texts)), threshold)


def find_stories(reports: Iterable[Report], *, copies: Iterable[Copies] = ()) -> list[Story]:
    """The stories that the reports tell, each with its reports in order of publication.

    A copy is in the story of the first to print its text; only that one is looked at.
    """
    ordered = sorted(reports, key=lambda report: (report.published or "", report.report_id))
    place = {report.report_id: i for i, report in enumerate(ordered)}
    stands_for: dict[int, list[int]] = {i: [i] for i in range(len(ordered))}
    for group in copies:
        first, *others = (place[report] for report in group.reports if report in place)
        for other in others:
            if _within_window(ordered[first], ordered[other]):
                stands_for[first] += stands_for.pop(other)
    looked_at = list(stands_for)
    groups = story_groups(
        [ordered[i].text for i in looked_at],
        [ordered[i].published for i in looked_at],
        headline_ends=[h.end if (h := ordered[i].headline) else 0 for i in looked_at],
    )
    whole = [sorted(i for n in group for i in stands_for[looked_at[n]]) for group in groups]
    return [
        Story(
            id=hashlib.sha256(f"story|{ordered[group[0]].report_id}".encode()).hexdigest()[:16],
            reports=tuple(ordered[i].report_id for i in group),
        )
        for group in sorted(whole)
    ]


def _within_window(a: Report, b: Report) -> bool:
    one, other = published_day(a.published), published_day(b.published)
    return one is None or other is None or abs((one - other).days) <= STORY_WINDOW_DAYS
