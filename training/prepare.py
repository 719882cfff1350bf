"""Make the arrays that train.py reads: masked words cut into wordpieces, with each head's labels.

    python training/prepare.py DATA_FOLDER TOKENIZER_JSON OUT.pkl [--table harm_heads.toml]

Runs in the project's environment (it needs the engine's words and masks, not torch). DATA_FOLDER holds the
files that heads.toml names. OUT.pkl holds corpus text in numbered form: keep it out of the repository.
"""

from __future__ import annotations

import argparse
import json
import pickle
import tomllib
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from rashomon.language import Engine, Parse
from rashomon.language.wordpieces import WordPieces, section_starts, stream
from rashomon.report import Report

Item = dict[str, Any]
"""`ids`: piece numbers; `first`: each word's first piece; and what its head learns."""


IGNORE = -100
"""The label of a word that a head does not learn from."""


def role_spans(row: dict[str, Any]) -> Iterator[tuple[int, int, str]]:
    """The labelled stretches of a row: start, end, role; of attributions or given as they are."""
    for relation in row.get("attributions", ()):
        for role in ("content", "source", "cue"):
            yield from ((start, end, role.upper()) for start, end in relation[role])
    yield from (tuple(span) for span in row.get("roles", ()))


def tag_numbers(parse: Parse, spans: Iterable[tuple[int, int, str]], number: Mapping[str, int]) -> list[int]:
    """The number of the BIO label of each word."""
    y = [0] * len(parse.tokens)
    for start, end, role in spans:
        for k, token in enumerate(parse.tokens_in(start, end)):
            y[token.i] = number[("I-" if k else "B-") + role]
    return y


def read_rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


class Preparer:
    """Turns rows of each kind of head into items."""

    def __init__(self, tokenizer: Path) -> None:
        self.engine = Engine(encoder=False)
        self.pieces = WordPieces(tokenizer)

    def words(self, text: str) -> tuple[Parse, Item]:
        """The words of a text and its item, without labels."""
        parse = self.engine.words(Report.from_text(text))
        pieces = self.pieces.cut(token.masked for token in parse.tokens)
        ids, first = stream(pieces, section_starts(parse), self.pieces.stop)
        return parse, {"ids": ids, "first": first}

    def tagging(
        self, rows: list[dict[str, Any]], labels: list[str], beside: dict[str, list[str]]
    ) -> Iterator[Item]:
        """One item for each text; `y` holds a label for each word.

        `beside` names the heads that classify some of the same words, with their labels: the item holds a
        label for each such word, and `IGNORE` for the others.
        """
        number = {label: i for i, label in enumerate(labels)}
        for row in rows:
            parse, item = self.words(row["text"])
            y = tag_numbers(parse, role_spans(row), number)
            others = {name: [IGNORE] * len(y) for name in beside}
            for name, classes in beside.items():
                for start, end, label in row.get(name, ()):
                    for token in parse.tokens_in(start, end):
                        others[name][token.i] = classes.index(label)
            yield item | {"y": y, "id": row["id"], "beside": others}

    def word_regression(self, rows: list[dict[str, Any]]) -> Iterator[Item]:
        """One item for each sentence; `at` holds word numbers and `y` their scores."""
        by_sentence: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for row in rows:
            by_sentence[row["sentence"]].append(row)
        for sentence, targets in by_sentence.items():
            parse, item = self.words(sentence)
            found = [(parse.tokens_in(row["start"], row["end"]), row) for row in targets]
            kept = [(tokens[0].i, row) for tokens, row in found if tokens]
            if kept:
                yield item | {
                    "at": [i for i, _ in kept],
                    "y": [float(row["score"]) for _, row in kept],
                    "id": [row["id"] for _, row in kept],
                }

    def pair_class(self, rows: list[dict[str, Any]], labels: list[str], key: str) -> Iterator[Item]:
        """One item for each row; `source` and `target` are half-open ranges of words, empty if missing."""
        for row in rows:
            parse, item = self.words(row["sentence"])
            item["id"], item["y"] = row["id"], labels.index(row[key])
            for name in ("source", "target"):
                span = row[f"{name}_span"]
                tokens = parse.tokens_in(*span) if span else []
                item[name] = (tokens[0].i, tokens[-1].i + 1) if tokens else (0, 0)
            yield item


def held_out(item: Item, share: float) -> bool:
    """True for the fixed share of rows that is kept for dev; the same rows each time."""
    return zlib.crc32(str(item["id"]).encode()) % 1000 < share * 1000


def main() -> None:
    """Prepare every head of heads.toml."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("tokenizer", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--table", type=Path, default=Path(__file__).parent / "heads.toml")
    options = parser.parse_args()
    heads = tomllib.loads(options.table.read_text(encoding="utf-8"))
    preparer = Preparer(options.tokenizer)
    made: dict[str, dict[str, list[Item]]] = {}
    for name, head in heads.items():
        if "beside" in head:
            continue
        made[name] = {}
        for part in ("train", "dev"):
            if part not in head:
                continue
            rows = read_rows(options.data / head[part])
            if head["kind"] == "tagging":
                beside = {key: one["labels"] for key, one in heads.items() if one.get("beside") == name}
                items = list(preparer.tagging(rows, head["labels"], beside))
            elif head["kind"] == "word_regression":
                items = list(preparer.word_regression(rows))
            else:
                items = list(preparer.pair_class(rows, head["labels"], "plover"))
            made[name][part] = items
        if share := head.get("held_out"):
            items = made[name]["train"]
            made[name]["train"] = [item for item in items if not held_out(item, share)]
            made[name]["dev"] = [item for item in items if held_out(item, share)]
        for part, items in made[name].items():
            print(f"{name} {part}: {len(items)} items, {sum(len(i['ids']) for i in items)} wordpieces")
    special = {"cls": preparer.pieces.start, "sep": preparer.pieces.stop}
    options.out.write_bytes(pickle.dumps({"heads": heads, "items": made, "special": special}))


if __name__ == "__main__":
    main()
