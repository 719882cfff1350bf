# ruff: noqa: E501 - word lists and patterns are read in one line each
"""What police did, by sentence: killed, arrested, used force, failed to act, did anything at all.

First the events that the layer of events finds: arrests, and what is done by actors of the sector COP. Most of
what police do in such reports is no event of the field (they reach a spot, burst shells, look on), so each verb is
then asked who does it, by the clause structure under that layer: what police do is an action, its kind by
`police_acts.tsv`; what they are said not to do, or fail to, is a failure. Acts that only police do (an arrest,
a curfew) need no doer. What is merely said by police is none. What holds is then weighed with likeness to our own
labelled sentences (`_likeness.py`), which reads sentences without a word for police too. As the task's makers have it, force
includes killing, an action is anything that police do, and failing to act alone is no action.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from rashomon.findings import Event
from rashomon.language import Engine, Parse, Token
from rashomon.lexicons.cues import cue_entries
from rashomon.lexicons.events import event_lexicon
from rashomon.reading.clauses import doers, is_bare_participle, is_negated, is_passive, surface_subjects
from rashomon.report import Report

from ._events import events_of_parse
from ._likeness import RECIPES, Shown, load, shown_by
from ._tables import read_rows

FIELDS = ("id", "doc", "sentence")

_RECIPE = RECIPES["police"]
_SURE = {"KILL": 0.55, "ARREST": 0.55, "FAIL": 0.45, "FORCE": 0.5, "ANY_ACTION": 0.55}
"""Weight from which a label holds: among steps of .05, the best or nearly so on manners of writing that the likeness
had not seen, with sentences of no label counted five times and mere actions 2.5 times, for press texts are full of
them (their macro F1 .615 for .587 with .5 and, for FAIL, .4; counted once each, .748 either way)."""
_TOLD = 0.3
"""What a label told by events, clauses and words gains; of 0, .15, .2 and .3, on the same sentences (mean average
precision .820 with 0, .843 with .3)."""

_FIRM = frozenset(
    "police policeman policemen policewoman policewomen constable constables constabulary cop cops jawan jawans "
    "srp rpf crpf bsf raf dgp inspector inspectors sub-inspector sub-inspectors subinspector superintendent "
    "commissioner patrol".split()
)
"""Nouns that are police by themselves."""
_LOOSE = frozenset(
    "officer officers official officials force forces party parties company companies team teams personnel picket "
    "pickets branch squad squads men unit units contingent van vans jeep head chief administration authorities "
    "cell wing bureau room reinforcement reinforcements platoon platoons battalion guard guards".split()
)
"""Nouns that are police where a word of their phrase says so (`a police party`)."""
_ALONE = frozenset("officer officers force forces".split())
"""Of these, those that need no such word."""
_TELLS = _FIRM | {
    "security",
    "crime",
    "paramilitary",
    "reserve",
    "control",
    "action",
    "special",
    "law",
    "bomb",
    "detection",
    "crowd",
}
_NO_DUTY = frozenset(
    "rule know find disclose reveal identify name comment confirm have want need recover".split()
)
"""What police may well not have done without failing anybody."""
_UNLAWFUL = frozenset(("REB", "UAF", "CRM"))
"""Sectors whose captures are no arrests."""
_WISHES = frozenset("demand ask want urge request order call insist appeal".split())
_AHEAD = frozenset("will would shall may might should must can".split())
_CURFEW = frozenset("curfew case cases complaint complaints fir offence orders section report ban".split())
_DEATH = re.compile(
    r"\b(?:kill(?:s|ed|ing|ings)?|dead|died?|dies|deaths?|toll|li(?:fe|ves)|fatal(?:ly)?|fell to)\b", re.I
)
_FATAL = re.compile(r"\bfatal(?:ly)?\b", re.I)
_SHOOTING = re.compile(
    r"\bpolice (?:firing|bullets?)|\bfiring by (?:the )?(?:police|constables|jawans)|\bbullets of the police|"
    r"\b(?:beaten|beating|thrashed)(?: up)? (?:\w+ )*by (?:the )?(?:police|constables)",
    re.I,
)
_CORE = r"\bpolice|constab|\bcops?\b|jawan|inspector|superintendent|lathi|tear[- ]?(?:gas|smoke)|custody|\bofficers?\b"
_SPEAKS_OF_POLICE = re.compile(
    rf"{_CORE}|commissioner|\barrest|\b(?:srp|rpf|crpf|bsf|raf|fir)\b|\bforces?\b|patrol|\bnabbed|\bdetain|"
    r"round(?:ed)? up|curfew|flag march|\barmy|soldiers|troops|\bheld (?:in connection|for)|apprehended|control room|"
    r"\bremand|lock-?up|behind bars|picked up|squad|protection|check-?posts?|\baccused\b|security|water[- ]cannon|"
    r"combing|firing|\bfired\b|\bbullets?\b|baton|\braid(?:s|ed)?\b|swoop|\bcane|charge-?sheet|first information|"
    r"\bbooked\b|detectives?|marksm[ae]n|khaki|gendarme|sheriff|troopers?|investigators?|prohibitory|lock-?up",
    re.I,
)
"""What a sentence that may tell of police has in it."""
_NAMES_POLICE = re.compile(
    rf"{_CORE}|cane-?charge|\bforce\b|commissioner|arrest|water cannon|protection|\baccused\b|control room|"
    r"administration|security (?:men|forces?|personnel|guards?)",
    re.I,
)
"""What lets a phrase of force or failure be told of police."""


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Labels of each sentence, in order."""
    rows = list(rows)
    reports = [Report.from_text(row["sentence"] or " ") for row in rows]
    parses = list(Engine(encoder=False).parse_many(reports))
    for row, parse, seen in zip(rows, parses, shown_in(parses), strict=True):
        yield {"id": row["id"], "labels": sorted(weighed(labels(parse), seen) if seen is not None else ())}


def shown_in(parses: Sequence[Parse]) -> Iterator[Shown | None]:
    """What each sentence shows; None for one without words."""
    return shown_by(parses, _RECIPE, marked=_police_words)


def weighed(told: set[str], shown: Shown) -> set[str]:
    """The labels that events, clauses, words and likeness together make sure."""
    return sure(told, load("police").scores(shown))


def sure(told: set[str], scores: dict[str, float]) -> set[str]:
    """The labels that have weight enough, and those that follow from them."""
    kept = {label for label, score in scores.items() if score + _TOLD * (label in told) > _SURE[label]}
    return _with_followers(kept)


def _with_followers(labels: set[str]) -> set[str]:
    """Whoever kills uses force, and who arrests or uses force acts."""
    found = labels | ({"FORCE"} if "KILL" in labels else set())
    return found | {"ANY_ACTION"} if found & {"ARREST", "FORCE"} else found


def _police_words(parse: Parse) -> list[int]:
    return [i for i, token in enumerate(parse.tokens) if token.pos in ("NOUN", "PROPN") and is_police(token)]


def labels(parse: Parse) -> set[str]:
    """Which of the five labels events, clauses and words tell of a sentence."""
    text = parse.text
    if not _SPEAKS_OF_POLICE.search(text):
        return set()
    found: set[str] = set()
    for event in events_of_parse(parse):
        found |= _of_event(event)
    for token in parse.tokens:
        if token.pos == "VERB" or (token.pos in ("NOUN", "ADJ") and token.tag.startswith("VB")):
            found |= _of_verb(token)
    failing = _pattern("FAIL").search(text) is not None and _is_of_police(text)
    found |= {"FAIL"} if failing else set()
    if _pattern("ARREST").search(text) and "FAIL" not in found:
        found.add("ARREST")
    if _pattern("FORCE").search(text) and _is_of_police(text):
        found.add("FORCE")
    if _pattern("ANY").search(text):
        found.add("ANY_ACTION")
    if _DEATH.search(text) and (_SHOOTING.search(text) or ("FORCE" in found and _shot(parse))):
        found |= {"KILL", "FORCE"}
    return _with_followers(found)


def _of_event(event: Event) -> set[str]:
    """What an event tells of police: an arrest, force, or something that they did not do."""
    if event.aux.future or event.aux.hypothetical:
        return set()
    sectors = {actor.value.sector for actor in event.actors if actor.value is not None}
    if event.type == "COERCE" and event.mode == "arrest" and not sectors & _UNLAWFUL:
        return {"FAIL"} if event.aux.negation else {"ARREST"}
    if "COP" not in sectors or not event.quad.startswith("material"):
        return set()
    if event.aux.negation:
        return set() if event.type == "ASSAULT" else {"FAIL"}
    if event.type != "ASSAULT":
        return {"ANY_ACTION"}
    killing = event_lexicon().by_key[event.lemma].group == "kill" or _FATAL.search(event.clause.quote)
    return {"KILL", "FORCE"} if killing else {"FORCE"}


def _is_of_police(text: str) -> bool:
    return _NAMES_POLICE.search(text) is not None


def _of_verb(verb: Token) -> set[str]:
    """What one verb tells of police."""
    if _is_ahead(verb):
        return set()
    by_police = any(is_police(head) for head in doers(verb))
    object_ = verb.child("dobj")
    none = [*surface_subjects(verb), *([object_] if object_ is not None else [])]
    undone = is_negated(verb) or any(map(_is_none, none))
    if by_police and not is_bare_participle(verb):
        if undone:
            return set() if _is_saying(verb) or verb.lemma in _NO_DUTY else {"FAIL"}
        if _fits(verb, "FAIL", "verb"):
            return {"FAIL"}
        if _is_saying(verb) or verb.lemma == "be":
            return set()
    if by_police:
        told = {label for label in ("ARREST", "FORCE", "KILL") if _fits(verb, label, "verb")}
        return told | {"ANY_ACTION"}
    if not (is_passive(verb) or is_bare_participle(verb)):
        sure = verb.child("dobj") is not None and not undone and _fits(verb, "ARREST", "sure")
        return {"ARREST"} if sure else set()
    if _fits(verb, "ARREST", "passive"):
        return {"FAIL"} if undone else {"ARREST"}
    subjects = surface_subjects(verb)
    if _fits(verb, "ANY", "passive") and not undone:
        done = any(is_police(head) or head.lower in _CURFEW for head in subjects)
        return {"ANY_ACTION"} if done else set()
    return set()


def _is_ahead(verb: Token) -> bool:
    """True for what is only to come, wished or asked (`would be sent`, `if police fire`)."""
    if any(child.dep == "aux" and child.lower in _AHEAD for child in verb.children):
        return True
    if verb.dep in ("ccomp", "xcomp") and verb.head.lemma in _WISHES:
        return True
    return any(child.dep == "mark" and child.lower in ("if", "unless") for child in verb.children)


def _is_none(head: Token) -> bool:
    """True for `no policeman`, `not a single constable`, `neither`."""
    near = {token.lower for token in head.subtree() if token.i <= head.i}
    return bool(near & {"no", "not", "neither", "none", "nobody"})


def _is_saying(verb: Token) -> bool:
    cue = cue_entries().get("verb", {}).get(verb.lemma)
    if cue is None or cue.cue_class not in ("communication", "attitude", "knowledge"):
        return False
    return verb.child("ccomp") is not None or verb.child("dobj") is None


def is_police(head: Token) -> bool:
    """True for a noun phrase that names police, by its head or by what stands in it."""
    if head.lower in _FIRM:
        return True
    words = {token.lower for token in head.subtree()}
    if head.is_name and any(child.lower in _FIRM and child.i < head.i for child in head.children):
        return True  # `Constable Pell`
    if head.lower not in _LOOSE:
        return False
    return head.lower in _ALONE or bool(words & _TELLS)


@cache
def _rows() -> list[dict[str, str]]:
    return read_rows(Path(__file__).parent / "police_acts.tsv")


@cache
def _pattern(label: str) -> re.Pattern[str]:
    return re.compile(
        "|".join(row["words"] for row in _rows() if row["label"] == label and row["part"] == "phrase"), re.I
    )


@cache
def _verbs(label: str, part: str) -> dict[str, list[frozenset[str]]]:
    """Verbs of a label: lemma to the further words, one set of them for each entry."""
    found: dict[str, list[frozenset[str]]] = {}
    for row in _rows():
        if row["label"] == label and row["part"] == part:
            for entry in row["words"].split("|"):
                lemma, *more = entry.split()
                found.setdefault(lemma, []).append(frozenset(more))
    return found


def _fits(verb: Token, label: str, part: str) -> bool:
    entries = _verbs(label, part).get(verb.lemma) or _verbs(label, part).get(verb.lower)
    if not entries:
        return False
    near = {word for child in verb.children for t in child.subtree() for word in (t.lower, t.lemma)}
    return any(words <= near for words in entries)


def _shot(parse: Parse) -> bool:
    """True when police are told to have fired or beaten."""
    return any(
        token.lemma in ("fire", "shoot", "open", "beat", "thrash", "kick", "torture", "assault")
        and any(map(is_police, doers(token)))
        for token in parse.tokens
        if token.pos == "VERB" and not is_negated(token)
    )
