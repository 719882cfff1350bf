# ruff: noqa: E501 - word lists and patterns are read in one line each
"""What police did, by sentence: killed, arrested, used force, failed to act, did anything at all.

The labels are read from the events of a sentence whose doer is the police (or is not named, where only police
do such a thing: an arrest), and from verbs of police work.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from rashomon.findings import Event
from rashomon.language import Engine, Parse, Token
from rashomon.reading.actors import read_actors
from rashomon.reading.clauses import doers, is_negated
from rashomon.reading.events import read_events
from rashomon.reading.places import read_places
from rashomon.report import Report

FIELDS = ("id", "doc", "sentence")

_POLICE = frozenset(
    "police policeman policemen cop cops constable constables inspectors inspector officer officers superintendent commissioner srp rpf crpf "
    "bsf jawan jawans sub-inspector constabulary policewoman force forces troops army personnel security patrol dgp "
    "authorities administration".split()
)
_FIRM = frozenset(
    "police policeman policemen constable constables srp rpf crpf bsf cop cops jawan jawans dgp".split()
)
_KILL = frozenset("kill shoot gun murder die".split())
_FORCE = frozenset(
    "fire lathicharge lathi-charge lob burst cane-charge baton open beat assault thrash disperse shoot resort use hit "
    "attack cane charge manhandle".split()
)
_FORCE_WORDS = frozenset(
    "cannon teargas lathi lathis lathicharge lathi-charge baton batons cane canes tear firing".split()
)
_ARREST = frozenset("arrest detain nab apprehend book round jail custody imprison catch remand".split())
_FAILING = frozenset("fail refuse ignore neglect decline".split())
_FAIL_WORDS = frozenset(
    "inaction mute spectators spectator bystanders connivance complicity negligence failure helpless absent indifferent "
    "inactive apathy bystander dereliction".split()
)
_SAYING = frozenset("say tell add claim state believe know think inform".split())


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Labels of each sentence, in order."""
    rows = list(rows)
    reports = [Report.from_text(row["sentence"] or " ") for row in rows]
    for row, parse in zip(rows, Engine(encoder=False).parse_many(reports), strict=True):
        yield {"id": row["id"], "labels": sorted(labels(parse))}


def labels(parse: Parse) -> set[str]:
    """Which of the five labels hold of a sentence."""
    words = {token.lower for token in parse.tokens}
    if not words & (_POLICE | _ARREST | _FORCE_WORDS | {"arrested", "detained", "firing"}):
        return set()
    found: set[str] = set()
    events = read_events(
        parse,
        actors=read_actors(parse, read_places(parse)),
        places=[],
        times=[],
        quantities=[],
        attributions=[],
    )
    for event in events:
        found |= _of_event(event, parse, words)
    found |= _of_verbs(parse)
    if words & _FIRM:
        if words & _FAIL_WORDS:
            found.add("FAIL")
        if "firing" in words and _police_firing(parse):
            found.add("FORCE")
            if words & {"killed", "died", "dead", "killing", "death", "deaths"}:
                found.add("KILL")
        if words & {"teargas", "lathicharge", "lathi-charge", "lathis", "teargassed"}:
            found.add("FORCE")
    if "FORCE" in found and _shot(parse) and words & {"killed", "died", "dead"}:
        found.add("KILL")
    if words & {"police"} and words & {"bullets", "bullet"} and words & {"killed", "kill", "died"}:
        found |= {"KILL", "FORCE"}
    if found:
        found.add("ANY_ACTION")
    return found


def _shot(parse: Parse) -> bool:
    """True when police are told to have fired."""
    return any(
        token.lemma in ("fire", "shoot", "open") and any(_is_police(head) for head in doers(token))
        for token in parse.tokens
        if token.pos == "VERB" and not is_negated(token)
    )


def _of_event(event: Event, parse: Parse, words: set[str]) -> set[str]:
    if event.aux.negation or event.aux.future or event.aux.hypothetical:
        return set()
    word = event.lemma.split(".")[0].split()[0]
    quotes = " ".join(c.quote.lower() for ref in event.actors for c in ref.citations).split()
    by_police = bool(set(quotes) & _POLICE) or any(
        ref.value is not None and ref.value.sector in ("COP", "MIL", "PRM") for ref in event.actors
    )
    named = event.actors[0].known
    if event.mode == "arrest" and word in _ARREST and (by_police or not named):
        return {"ARREST"}
    if not by_police:
        return set()
    found: set[str] = set()
    if (
        word in _KILL
        and event.type == "ASSAULT"
        and ("killed" in words or "dead" in words or word in ("kill", "murder"))
    ):
        found |= {"KILL", "FORCE"}
    if event.type == "ASSAULT" or event.mode == "crowd-control":
        found.add("FORCE")
    return found


def _of_verbs(parse: Parse) -> set[str]:
    """Labels from what police are the subject of, whatever the lexicon knows."""
    found: set[str] = set()
    for token in parse.tokens:
        if token.pos != "VERB":
            continue
        who = doers(token)
        if not any(_is_police(head) for head in who):
            continue
        if token.lemma in _FAILING or (is_negated(token) and token.lemma not in _SAYING):
            found.add("FAIL")
            continue
        if token.lemma in _SAYING or any(c.dep == "aux" and c.tag == "MD" for c in token.children):
            continue
        near = {inner.lower for child in token.children for inner in child.subtree()}
        if token.lemma in _ARREST or near & {"custody"}:
            found.add("ARREST")
        elif token.lemma in ("fire", "lathicharge", "burst", "lob") or near & _FORCE_WORDS:
            found.add("FORCE")
        found.add("ANY_ACTION")
    return found


def _is_police(token: Token) -> bool:
    return token.lower in _POLICE and (
        token.lower in _FIRM
        or token.lower in ("police", "officer", "officers", "inspector", "superintendent", "commissioner")
        or any(
            child.lower in ("police", "security", "reserve", "paramilitary", "army")
            for child in token.children
        )
    )


def _police_firing(parse: Parse) -> bool:
    for token in parse.tokens:
        if token.lower == "firing":
            near = {child.lower for child in token.subtree()} | {token.head.lower}
            if near & _FIRM or any(
                _is_police(head) for head in doers(token.head) if token.head.pos == "VERB"
            ):
                return True
    return False
