"""linking: which mentions, over all documents, are of one event, person, place or time.

Documents are grouped into stories by the words they share; inside a story, mentions of one kind with the same
head lemma (events) or with compatible names are one. Mentions are given.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rashomon.comparison.stories import story_groups
from rashomon.language import Engine, Parse, Token
from rashomon.report import Report

FIELDS = ("id", "text", "mentions[id,start,end,spans,kind]")


def head_of(parse: Parse, start: int, end: int) -> Token | None:
    """The word of a span that the others hang on."""
    tokens = parse.tokens_in(start, end)
    inside = {token.i for token in tokens}
    for token in tokens:
        if token.head.i not in inside or token.is_root:
            return token
    return tokens[0] if tokens else None


def key_of(parse: Parse, mention: dict[str, Any]) -> str:
    """What makes two mentions of a story the same: the head's lemma, or the words of a name."""
    spans = mention.get("spans") or [[mention["start"], mention["end"]]]
    text = " ".join(parse.text[start:end] for start, end in spans).lower()
    head = head_of(parse, *spans[0])
    if head is None:
        return text
    return head.lemma


def predict(rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """A cluster name for each mention."""
    engine = Engine(encoder=False)
    reports = [Report.from_text(row["text"], source_file=row["id"]) for row in rows]
    groups = story_groups([row["text"] for row in rows], [None] * len(rows))
    story = {i: n for n, group in enumerate(groups) for i in group}
    for i, (row, parse) in enumerate(zip(rows, engine.parse_many(reports), strict=True)):
        mentions = [
            {"id": mention["id"], "cluster": f"{story[i]}|{mention['kind']}|{key_of(parse, mention)}"}
            for mention in row["mentions"]
        ]
        yield {"id": row["id"], "mentions": mentions}
