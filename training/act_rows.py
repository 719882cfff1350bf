"""act_rows.py TRAIN TOKENIZER_JSON OUT.pkl: the wordpieces that acts.py reads, and where the mentions stand.

TRAIN is a file of documents with labelled mentions (`linking.train.jsonl` of the evaluation kit). Runs in the
project's environment. OUT.pkl holds corpus text in numbered form: keep it out of the repository.
"""

from __future__ import annotations

import argparse
import json
import pickle
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "evaluation" / "tasks"))

from _linking import event_mentions

from rashomon.language import Engine
from rashomon.language.wordpieces import WordPieces, section_starts, stream
from rashomon.report import Report

FOLDS = 4


def folds_of(sizes: dict[str, int]) -> dict[str, int]:
    """The fold of each topic, so that folds hold about as many mentions; the same each time."""
    held = [0] * FOLDS
    fold = {}
    for topic in sorted(sizes, key=lambda topic: (-sizes[topic], topic)):
        fold[topic] = held.index(min(held))
        held[fold[topic]] += sizes[topic]
    return fold


def main() -> int:
    """Read TRAIN, write OUT."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("train", type=Path)
    parser.add_argument("tokenizer", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    rows = [json.loads(line) for line in options.train.read_text(encoding="utf-8").split("\n") if line]
    pieces = WordPieces(options.tokenizer)
    documents: list[dict[str, Any]] = []
    sizes: dict[str, int] = {}
    parses = Engine().parse_many([Report.from_text(row["text"]) for row in rows])
    for i, (row, parse) in enumerate(zip(rows, parses, strict=True)):
        ids, first = stream(
            pieces.cut(token.masked for token in parse.tokens), section_starts(parse), pieces.stop
        )
        cluster = {given["id"]: given["cluster"] for given in row["mentions"]}
        mentions = [
            {
                "id": one.id,
                "cluster": cluster[one.id],
                "head": first[one.at] + 1,
                "words": [first[at] + 1 for at in one.word_at],
            }
            for one in event_mentions(i, row, parse)
        ]
        sizes[row["topic"]] = sizes.get(row["topic"], 0) + len(mentions)
        documents.append(
            {"topic": row["topic"], "ids": [pieces.start, *ids, pieces.stop], "mentions": mentions}
        )
    fold = folds_of(sizes)
    for document in documents:
        document["fold"] = fold[document["topic"]]
    options.out.write_bytes(pickle.dumps(documents))
    longest = max(len(document["ids"]) for document in documents)
    print(f"{len(documents)} documents, {sum(sizes.values())} mentions, longest {longest} pieces")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
