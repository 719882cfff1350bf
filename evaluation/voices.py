"""voices.py [--split NAME] [--errors] [--agreement]: score voices on our own gold.

The gold (`gold/voices.jsonl`) holds short passages in the manner of conflict reporting, all invented,
labelled as `docs/voices-labelling.md` says. A third (`held`) is never used for tuning, nor is `unread`,
labelled later; its other half, `fresh`, was tuned on after the first look at both; so it is with the passages
of speakers in others' words, `nested_unread` and `nested`. `followed`, on whom sources stand for, was tuned
on after a first look too. `--agreement` compares the two labelling passes
with the same measures instead of the reader.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rashomon.findings import Actor, Attribution, Reading, Stated
from rashomon.lexicons.judgements import judgements
from rashomon.reading.pipeline import Reader
from rashomon.report import Report

GOLD = Path(__file__).parent / "gold" / "voices.jsonl"
SECOND = Path(__file__).parent / "gold" / "voices.second.jsonl"

SPLITS = ("dev", "fresh", "nested", "followed", "held", "unread", "nested_unread")
TUNED_ON = ("dev", "fresh", "nested", "followed")
"""Splits whose errors may be read."""

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Said:
    """One attribution, by hand or by the reader, in the terms that are compared."""

    id: str
    source: Spans
    cue: Spans
    content: Spans
    kind: str
    act: str
    parent: str | None
    resolved: Spans
    """By hand: the antecedent. By the reader: all mentions of the actor that the source is."""
    addressee: Spans | None = None
    """To whom it is said; None where it was not labelled, empty where nobody is told."""


@dataclass(frozen=True, slots=True)
class Passage:
    """What one labelling says of one passage."""

    said: tuple[Said, ...]
    terms: Spans
    judgements: tuple[tuple[int, int, str], ...]
    fields: tuple[tuple[str, int, int, str | None], ...]
    """Event fields: which, where its words stand, and the innermost attribution (None: the report's own)."""


@dataclass(slots=True)
class Scores:
    """Counts of right, found and asked for each measure."""

    right: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)

    def add(self, name: str, right: int, found: int, asked: int) -> None:
        """Count one passage's share of a measure."""
        self.right[name] += right
        self.found[name] += found
        self.asked[name] += asked

    def f1(self, name: str) -> float:
        """Harmonic mean of precision and recall; equal to accuracy where as many are found as asked."""
        both = self.found[name] + self.asked[name]
        return 2 * self.right[name] / both if both else 0.0


MEASURES = (
    "detection",
    "source tokens",
    "content tokens",
    "parent",
    "source kind",
    "act",
    "resolved source",
    "addressee",
    "implicit recall",
    "scare quotes",
    "judgements",
    "judgement label",
    "voice per field",
    "fields found",
)


def read_gold(path: Path = GOLD) -> list[dict[str, Any]]:
    """Rows of a gold file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def by_hand(row: Mapping[str, Any]) -> Passage:
    """A row of gold in the terms that are compared."""
    said = tuple(
        Said(
            id=one["id"],
            source=_pairs(one["source"]),
            cue=_pairs(one["cue"]),
            content=_pairs(one["content"]),
            kind=one["source_kind"],
            act=one["act"],
            parent=one["parent"],
            resolved=_pairs([one["antecedent"]] if one["antecedent"] else []),
            addressee=_pairs([one["addressee"]] if one["addressee"] else []) if "addressee" in one else None,
        )
        for one in row["attributions"]
    )
    fields = []
    for event in row["events"]:
        fields.append(("trigger", event["trigger"][0], event["trigger"][1], event["voice"]))
        fields += [(one["field"], *one["span"][:2], one["voice"]) for one in event["fields"]]
    return Passage(
        said=said,
        terms=_pairs(row["terms"]),
        judgements=tuple((*one["span"][:2], one["label"]) for one in row["judgements"]),
        fields=tuple(fields),
    )


def _pairs(spans: Iterable[list[Any]]) -> Spans:
    return tuple((span[0], span[1]) for span in spans)


def by_reader(reading: Reading) -> Passage:
    """A reading in the terms that are compared."""
    actors = {actor.id: actor for actor in reading.actors}
    frames = reading.frames
    labels = {one.gloss: one.label for one in judgements()}
    return Passage(
        said=tuple(said(one, actors) for one in reading.attributions),
        terms=tuple(
            (one.citations[0].start, one.citations[0].end) for one in frames if one.category == "scare_quote"
        ),
        judgements=tuple(
            (one.citations[0].start, one.citations[0].end, labels[one.gloss])
            for one in frames
            if one.category == "claim_judgement"
        ),
        fields=tuple(_fields(reading)),
    )


def said(one: Attribution, actors: dict[str, Actor]) -> Said:
    """One attribution of a reading, in the terms that are compared."""
    return Said(
        id=one.id,
        source=tuple((c.start, c.end) for c in one.source),
        cue=tuple((c.start, c.end) for c in one.cue),
        content=tuple((c.start, c.end) for c in one.content),
        kind=one.source_kind,
        act=one.act,
        parent=one.parent,
        resolved=_resolved(one.source_actor, actors),
        addressee=tuple((c.start, c.end) for c in one.addressee.citations) if one.addressee else (),
    )


def _resolved(stated: Stated[str] | None, actors: dict[str, Actor]) -> Spans:
    """The words of every mention of the source's actor, and of the actors it was followed back through."""
    if stated is None or stated.value is None:
        return ()
    actor = actors[stated.value]
    entities = {actor.entity, *(actors[one].entity for one in actor.chain if one in actors)}
    cited = {(c.start, c.end) for c in stated.citations}
    entities |= {
        one.entity for one in actors.values() if (one.citations[0].start, one.citations[0].end) in cited
    }
    found = [c for one in actors.values() if one.entity in entities for c in one.citations]
    return tuple((c.start, c.end) for c in [*found, *stated.citations, *actor.name.citations])


def _fields(reading: Reading) -> Iterator[tuple[str, int, int, str | None]]:
    for event in reading.events:
        own = event.voice[-1] if event.voice else None
        for cited in (event.trigger, *event.mentions):
            yield "trigger", cited.start, cited.end, own
        stated = [("place", event.place), ("time", event.time)]
        stated += [("quantity", one) for one in event.quantities]
        for name, value in stated:
            if value.voice is not None:
                for cited in value.citations:
                    yield name, cited.start, cited.end, value.voice[-1] if value.voice else None


def words(spans: Spans, text: str) -> set[int]:
    """Offsets of the letters and digits inside spans."""
    return {i for start, end in spans for i in range(start, end) if text[i].isalnum()}


def _overlap(one: set[int], other: set[int]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 1.0


def align(gold: Passage, other: Passage, text: str) -> dict[str, str]:
    """Which attribution of `other` is which of the gold, one to one: by content and cue, best pairs first."""
    pairs = []
    for one in gold.said:
        content, cue = words(one.content, text), words(one.cue, text)
        for two in other.said:
            same_cue = _overlap(cue, words(two.cue, text))
            same_content = _overlap(content, words(two.content, text))
            source = _overlap(words(one.source, text), words(two.source, text))
            fits = (same_cue > 0 and (same_content > 0 or not content)) or same_content >= 0.5
            if fits:
                pairs.append((same_cue + same_content + source / 2, one.id, two.id))
    chosen: dict[str, str] = {}
    taken: set[str] = set()
    for _, one_id, two_id in sorted(pairs, key=lambda pair: -pair[0]):
        if one_id not in chosen and two_id not in taken:
            chosen[one_id] = two_id
            taken.add(two_id)
    return chosen


def compare(gold: Passage, other: Passage, text: str, scores: Scores) -> list[str]:
    """Add one passage to the scores; the lines say what was wrong."""
    pairs = align(gold, other, text)
    theirs = {one.id: one for one in other.said}
    back = {two: one for one, two in pairs.items()}
    wrong: list[str] = []
    scores.add("detection", len(pairs), len(other.said), len(gold.said))
    wrong += [f"missed   {_show(one, text)}" for one in gold.said if one.id not in pairs]
    wrong += [f"extra    {_show(one, text)}" for one in other.said if one.id not in back]
    for role in ("source", "content"):
        ours = {i for one in gold.said for i in words(getattr(one, role), text)}
        found = {i for one in other.said for i in words(getattr(one, role), text)}
        scores.add(f"{role} tokens", len(ours & found), len(found), len(ours))
    edges = {(one.id, one.parent) for one in gold.said if one.parent}
    found_edges = {
        (back.get(one.id, one.id), back.get(one.parent, one.parent)) for one in other.said if one.parent
    }
    scores.add("parent", len(edges & found_edges), len(found_edges), len(edges))
    wrong += [f"parent - {edge}" for edge in edges - found_edges]
    wrong += [f"parent + {_show(theirs[pairs.get(c, c)], text)}" for c, _ in found_edges - edges]
    for one in gold.said:
        if not one.source:
            scores.add("implicit recall", one.id in pairs, 1, 1)
        if one.id in pairs:
            _compare_said(one, theirs[pairs[one.id]], text, scores, wrong)
    _compare_spans(gold, other, text, scores, wrong)
    _compare_fields(gold, other, back, text, scores, wrong)
    return wrong


def _compare_said(one: Said, two: Said, text: str, scores: Scores, wrong: list[str]) -> None:
    scores.add("source kind", one.kind == two.kind, 1, 1)
    scores.add("act", one.act == two.act, 1, 1)
    if one.kind != two.kind:
        wrong.append(f"kind     {one.kind} not {two.kind}: {_show(one, text)}")
    if one.act != two.act:
        wrong.append(f"act      {one.act} not {two.act}: {_show(one, text)}")
    if one.addressee is not None:
        _compare_addressee(one, two, text, scores, wrong)
    if one.resolved:
        right = bool(words(one.resolved, text) & words(two.resolved, text))
        scores.add("resolved source", right, 1, 1)
        if not right:
            wanted = " ".join(text[a:b] for a, b in one.resolved)
            wrong.append(f"resolved {wanted!r} for {_show(one, text)}")


def _compare_addressee(one: Said, two: Said, text: str, scores: Scores, wrong: list[str]) -> None:
    ours, theirs = words(one.addressee or (), text), words(two.addressee or (), text)
    scores.add("addressee", bool(ours & theirs), bool(theirs), bool(ours))
    if bool(ours) != bool(theirs) or (ours and not ours & theirs):
        told = [
            " ".join(text[a:b] for a, b in spans or ()) or "-" for spans in (one.addressee, two.addressee)
        ]
        wrong.append(f"told     {told[0]!r} not {told[1]!r}: {_show(one, text)}")


def _compare_spans(gold: Passage, other: Passage, text: str, scores: Scores, wrong: list[str]) -> None:
    right = sum(any(_touch(a, b) for b in other.terms) for a in gold.terms)
    scores.add("scare quotes", right, len(other.terms), len(gold.terms))
    wrong += [
        f"term -   {text[a:b]}" for a, b in gold.terms if not any(_touch((a, b), x) for x in other.terms)
    ]
    wrong += [
        f"term +   {text[a:b]}" for a, b in other.terms if not any(_touch((a, b), x) for x in gold.terms)
    ]
    found = 0
    for start, end, label in gold.judgements:
        hits = [one for one in other.judgements if _touch((start, end), one[:2])]
        found += bool(hits)
        if hits:
            scores.add("judgement label", any(one[2] == label for one in hits), 1, 1)
        if not hits:
            wrong.append(f"judge -  {text[start:end]} {label}")
        elif not any(one[2] == label for one in hits):
            wrong.append(f"judge ~  {text[start:end]} {label} not {hits[0][2]}")
    scores.add("judgements", found, len(other.judgements), len(gold.judgements))
    for start, end, label in other.judgements:
        if not any(_touch((start, end), one[:2]) for one in gold.judgements):
            wrong.append(f"judge +  {text[start:end]} {label}")


def _compare_fields(
    gold: Passage, other: Passage, back: dict[str, str], text: str, scores: Scores, wrong: list[str]
) -> None:
    for name, start, end, voice in gold.fields:
        hits = [one for one in other.fields if one[0] == name and _touch((start, end), one[1:3])]
        given = {None if one[3] is None else back.get(one[3], one[3]) for one in hits}
        scores.add("fields found", bool(hits), 1, 1)
        if hits:
            scores.add("voice per field", voice in given, 1, 1)
        if voice not in given:
            wrong.append(f"field    {name} {text[start:end]!r} {voice} not {given or 'found'}")


def _touch(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _show(one: Said, text: str) -> str:
    parts = ([text[a:b] for a, b in spans] for spans in (one.source, one.cue, one.content))
    return " | ".join(" .. ".join(part) or "-" for part in parts) + f" ({one.kind} {one.act})"


def score(
    rows: list[dict[str, Any]], others: Iterable[Passage]
) -> tuple[Scores, list[tuple[str, list[str]]]]:
    """Scores of passages against the gold, and what was wrong in each."""
    scores, errors = Scores(), []
    for row, other in zip(rows, others, strict=True):
        wrong = compare(by_hand(row), other, row["text"], scores)
        if wrong:
            errors.append((f"{row['id']}: {row['text']}", wrong))
    return scores, errors


def readings(rows: list[dict[str, Any]]) -> Iterator[Passage]:
    """What the reader says of each passage."""
    reports = (Report.from_text(row["text"], language="en") for row in rows)
    return (by_reader(reading) for reading in Reader().read_many(reports))


def table(name: str, scores: Scores, rows: int) -> str:
    """The scores in lines to be printed."""
    shown = "  ".join(
        f"{key} {scores.f1(key):.3f} ({scores.asked[key]})" for key in MEASURES if scores.asked[key]
    )
    return f"{name}: {rows} passages  {shown}"


def agreement(gold: list[dict[str, Any]], second: list[dict[str, Any]]) -> str:
    """How far two passes over the same texts agree, with Cohen's kappa of kinds and acts."""
    # the second pass has no fields of events, and one act for all demands
    again = {row["id"]: _with_demands(row) | {"events": []} for row in second}
    rows = [_with_demands(row) | {"events": []} for row in gold if row["id"] in again]
    scores, _ = score(rows, (by_hand(again[row["id"]]) for row in rows))
    lines = [table("agreement", scores, len(rows))]
    for label in ("kind", "act"):
        pairs = []
        for row in rows:
            one, two = by_hand(row), by_hand(again[row["id"]])
            theirs = {said.id: said for said in two.said}
            matched = align(one, two, row["text"])
            ours = {said.id: said for said in one.said}
            pairs += [(getattr(ours[a], label), getattr(theirs[b], label)) for a, b in matched.items()]
        lines.append(f"kappa of {label}: {kappa(pairs):.3f} over {len(pairs)}")
    return "\n".join(lines)


_DEMANDS = frozenset(("order", "ask", "call_for", "demand"))


def _with_demands(row: dict[str, Any]) -> dict[str, Any]:
    """The row with orders, questions and calls under one act, as the second pass labels them."""
    acts = [one | {"act": "demand" if one["act"] in _DEMANDS else one["act"]} for one in row["attributions"]]
    return row | {"attributions": acts}


def kappa(pairs: list[tuple[str, str]]) -> float:
    """Cohen's kappa of pairs of labels; 1.0 where there is but one label."""
    n = len(pairs)
    if not n:
        return 0.0
    same = sum(a == b for a, b in pairs) / n
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(first[label] * second[label] for label in first) / n**2
    return 1.0 if chance == 1 else (same - chance) / (1 - chance)


def main() -> int:
    """Print scores per split, errors of the development passages when asked, or the agreement."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--split", choices=SPLITS, help="one split alone (default: all)")
    parser.add_argument(
        "--errors", action="store_true", help=f"show what is wrong in {' and '.join(TUNED_ON)}"
    )
    parser.add_argument("--agreement", action="store_true", help="compare the two labelling passes")
    options = parser.parse_args()
    gold = read_gold()
    if options.agreement:
        print(agreement(gold, read_gold(SECOND)))
        return 0
    for split in (options.split,) if options.split else SPLITS:
        rows = [row for row in gold if row["split"] == split]
        scores, errors = score(rows, readings(rows))
        if options.errors and split in TUNED_ON:
            for text, wrong in errors:
                print(text, *(f"    {line}" for line in wrong), sep="\n")
        print(table(split, scores, len(rows)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
