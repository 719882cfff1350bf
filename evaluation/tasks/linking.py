"""linking: which mentions, over all documents, are of one event, person, place or time.

Pairs of event mentions are scored by a logistic model and looked at a second time beside their neighbours
(`linking_weights.tsv`, made by `training/linking.py` from linking.train), and clustered by average link.
Mentions of other kinds are one where their heads' lemmas are, inside a story. Mentions are given; the topic
is not looked at.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent))

from _acts import act_vectors
from _linking import Pairs, event_mentions, head_of
from _second_look import second_features
from numpy.typing import NDArray

from rashomon.comparison.stories import average_link, story_groups
from rashomon.language import Engine, Parse
from rashomon.report import Report

FIELDS = ("id", "text", "mentions[id,start,end,spans,kind]")
WEIGHTS = Path(__file__).resolve().parent / "linking_weights.tsv"
THRESHOLD = 0.35
"""Mean probability above which clusters are merged: on linking.dev .3 to .4 are alike, and on folds of
linking.train .25 to .4."""


def key_of(parse: Parse, mention: dict[str, Any]) -> str:
    """What makes two mentions of a story the same: the head's lemma."""
    spans = mention.get("spans") or [[mention["start"], mention["end"]]]
    text = " ".join(parse.text[start:end] for start, end in spans).lower()
    head = head_of(parse, *spans[0])
    return text if head is None else head.lemma


def event_clusters(rows: list[dict[str, Any]], parses: list[Parse]) -> dict[str, str]:
    """Mention id to cluster, for events."""
    mentions = [one for i, row in enumerate(rows) for one in event_mentions(i, row, parses[i])]
    pairs = Pairs([row["text"] for row in rows], mentions)
    links: dict[int, dict[int, float]] = defaultdict(dict)
    for (a, b), chance in zip(pairs.pairs, _chances(pairs, parses), strict=True):
        links[a][b] = links[b][a] = chance
    groups = average_link(len(mentions), links, THRESHOLD)
    return {mentions[i].id: f"event{n}" for n, group in enumerate(groups) for i in group}


def _chances(pairs: Pairs, parses: list[Parse]) -> list[float]:
    """How likely the two mentions of each pair are of one event: a first look, then a second."""
    if not pairs.pairs:
        return []
    lines = [line for line in WEIGHTS.read_text(encoding="utf-8").splitlines() if line[0] != "#"][1:]
    first, second = (
        np.array([float(line.split("\t")[1]) for line in lines if line.startswith("second ") == later])
        for later in (False, True)
    )
    alike = pairs.cosines(act_vectors(pairs.mentions, parses))
    chances = _logistic(pairs.features(alike) @ first[1:] + first[0])
    documents = [mention.doc for mention in pairs.mentions]
    return _logistic(second_features(pairs.pairs, chances, documents) @ second[1:] + second[0])


def _logistic(sums: NDArray[np.float64]) -> list[float]:
    found: list[float] = (1 / (1 + np.exp(-np.clip(sums, -30, 30)))).tolist()
    return found


def predict(rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """A cluster name for each mention."""
    engine = Engine()
    reports = [Report.from_text(row["text"], source_file=row["id"]) for row in rows]
    parses = list(engine.parse_many(reports))
    groups = story_groups([row["text"] for row in rows], [None] * len(rows))
    story = {i: n for n, group in enumerate(groups) for i in group}
    events = event_clusters(rows, parses)
    for i, (row, parse) in enumerate(zip(rows, parses, strict=True)):
        mentions = [
            {
                "id": given["id"],
                "cluster": events.get(given["id"], f"{story[i]}|{given['kind']}|{key_of(parse, given)}"),
            }
            for given in row["mentions"]
        ]
        yield {"id": row["id"], "mentions": mentions}
