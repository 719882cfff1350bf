"""Actors: who does it (source) and to whom it is done (target), in one sentence.

Rules guess: the roles of the sentence's events; where it has none, the subject and object of its main clause.
Weights (`actor_features`) then choose among all nouns and names; the guess is one thing that speaks for them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rashomon.findings import Actor, Event
from rashomon.language import Engine, Parse, Token
from rashomon.language.mask import CALENDAR
from rashomon.reading.actors.reader import read_actors
from rashomon.reading.clauses import noun_phrase, passive_agents, prepositions, surface_subjects
from rashomon.reading.events.reader import read_events
from rashomon.reading.grammar import conjuncts
from rashomon.reading.passives import passive_form
from rashomon.reading.places.reader import read_places
from rashomon.report import Report, Span
from tasks.actor_features import Sentence, choose, shipped_weights

FIELDS = ("id", "sentence")
_AIMED = ("against", "on", "to", "with", "for", "from", "of", "over", "between", "by")
_TO = ("with", "against", "to", "on", "for", "at", "from", "of", "into", "in", "over")


def predict(rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Spans of sources and targets for each sentence."""
    engine = Engine(encoder=False)
    parses = engine.parse_many([Report.from_text(row["sentence"] or " ") for row in rows])
    for row, parse in zip(rows, parses, strict=True):
        yield {"id": row["id"], "spans": spans_of(parse)}


def spans_of(parse: Parse, weights: dict[str, Any] | None = None) -> list[dict[str, Any]]:
    """One source and one target where there are any nouns; with `weights` other than the shipped ones."""
    told = told_of(parse)
    chosen = choose(told, weights or shipped_weights())
    spans = {role: _span_of(told, role, head) for role, head in chosen.items()}
    if len(spans) > 1 and spans["source"].overlaps(spans["target"]):
        spans = {role: noun_phrase(head) for role, head in chosen.items()}
    if len(spans) > 1 and spans["source"].overlaps(spans["target"]):
        spans = {role: head.span for role, head in chosen.items()}
    return [{"start": span.start, "end": span.end, "role": role} for role, span in spans.items()]


def told_of(parse: Parse) -> Sentence:
    """What the layers and the rules say of a sentence."""
    places = read_places(parse)
    actors = read_actors(parse, places)
    events = read_events(parse, actors=actors, places=places, times=[], quantities=[], attributions=[])
    return Sentence(parse, actors, places, events, _guess(parse, actors, events))


def _guess(parse: Parse, actors: list[Actor], events: list[Event]) -> dict[str, list[Span]]:
    found = _of_events(events)
    main = _of_main_clause(parse)
    sources = [_spoken_of(span, actors) for span in found["source"] or main["source"]]
    targets = [_aimed_at(parse, span, actors, sources) for span in found["target"] or main["target"]]
    if sources and not targets:
        named = _first_named(parse, max(source.end for source in sources), sources)
        targets = [named] if named is not None else []
    apart = [target for target in targets if not any(target.overlaps(source) for source in sources)]
    return {"source": sources, "target": apart}


def _span_of(told: Sentence, role: str, head: Token) -> Span:
    """The words of a chosen head: as the rules or the layer of actors have it, else its noun phrase."""
    outer = head.head.head if head.dep == "pobj" and head.head.lower == "of" else None
    if outer is not None and any(actor.head.start == outer.start for actor in told.actors):
        return noun_phrase(outer, with_prepositions=True)  # `the nurses of Vesk`
    actors = [actor.citations[0].span for actor in told.actors if actor.head.start == head.start]
    for span in (*told.guess.get(role, []), *actors):
        if span.start <= head.start < span.end:
            return span
    return noun_phrase(head)


def _spoken_of(span: Span, actors: list[Actor]) -> Span:
    """The name or noun that a pronoun stands for, where the sentence has it."""
    actor = next((actor for actor in actors if actor.citations[0].span == span), None)
    if actor is None or actor.kind != "pronoun":
        return span
    return next(
        (
            other.citations[0].span
            for other in actors
            if other.entity == actor.entity and other.kind != "pronoun"
        ),
        span,
    )


def _aimed_at(parse: Parse, span: Span, actors: list[Actor], sources: list[Span]) -> Span:
    """For a thing acted on (`sanctions`), the participant it is aimed at (`on Norland`), if there is one."""
    span = _spoken_of(span, actors)
    heads = {actor.head.start: actor.citations[0].span for actor in actors}
    inside = parse.tokens_in(span.start, span.end)
    head = next((t for t in inside if t.is_root or t.head not in inside), None)
    if head is None or head.start in heads or head.is_name:
        return span
    for word in (head, head.head):
        for prep, noun in prepositions(word):
            if prep in _AIMED and (noun.is_name or noun.start in heads) and noun.lower not in CALENDAR:
                aimed = heads.get(noun.start) or noun_phrase(noun)
                if not any(aimed.overlaps(source) for source in sources):
                    return aimed
    return _first_named(parse, span.start, sources) or span


def _first_named(parse: Parse, start: int, sources: list[Span]) -> Span | None:
    """The first name from a place on, of its own sentence, that is no source's: whom a thing is for."""
    said = {word.text for source in sources for word in parse.tokens_in(source.start, source.end)}
    first = next((token for token in parse.tokens if token.start >= start), None)
    sentence = first.sent if first is not None else None
    for token in sentence.tokens if sentence is not None else ():
        if token.start < start or not token.is_name or token.lower in CALENDAR or token.text in said:
            continue
        head = token
        while head.dep in ("compound", "nmod", "amod") and head.head.is_name and not head.is_root:
            head = head.head
        span = noun_phrase(head)
        if not any(span.overlaps(source) for source in sources):
            return span
    return None


def _of_events(events: list[Event]) -> dict[str, list[Span]]:
    """The roles of the event that names most of them; the first of several."""
    best: dict[str, list[Span]] = {"source": [], "target": []}
    for event in events:
        sources = [cited.span for ref in event.actors if ref.state != "unstated" for cited in ref.citations]
        targets = [cited.span for ref in event.recipients if ref.known for cited in ref.citations]
        if not targets:
            targets = [cited.span for stated in event.targets[:1] for cited in stated.citations]
        if bool(sources) + bool(targets) > bool(best["source"]) + bool(best["target"]):
            best = {"source": sources[:2], "target": targets[:2]}
    return best


def _of_main_clause(parse: Parse) -> dict[str, list[Span]]:
    for sentence in parse.sentences:
        verb = sentence.root
        if verb.pos not in ("VERB", "AUX"):
            continue
        if passive_form(verb):
            doers, undergoers = passive_agents(verb), surface_subjects(verb)
        else:
            doers, undergoers = surface_subjects(verb), _objects(verb)
        if doers or undergoers:
            return {
                "source": [noun_phrase(doer) for doer in doers[:1]],
                "target": [noun_phrase(token) for token in undergoers[:1]],
            }
    return {"source": [], "target": []}


def _objects(verb: Token) -> list[Token]:
    for child in verb.children_by("dobj", "dative"):
        if child.pos in ("NOUN", "PROPN", "PRON"):
            return list(conjuncts(child))
    for prep in verb.children_by("prep"):
        noun = prep.child("pobj")
        if prep.lower in _TO and noun is not None and noun.is_name:
            return [noun]
    inner = verb.child("ccomp", "xcomp")
    return _inner(inner) if inner is not None else []


def _inner(verb: Token) -> list[Token]:
    """Whom a reported or infinitive clause is about."""
    return (
        [*_objects(verb), *surface_subjects(verb)][:1] if verb.dep == "xcomp" else surface_subjects(verb)[:1]
    )
