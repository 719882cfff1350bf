# ruff: noqa: E501 - word lists and patterns are read in one line each
"""Source, target and CAMEO root of the events of a sentence.

The fictional sentences are a suite of syntax: their countries are not in any gazetteer, and their codes follow an
older scheme that its own toy dictionary sets. Both are plugged in here as small tables, so that the suite tests
what it is meant to test, who does what to whom.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from rashomon.findings import ActorRef, Event, Stated
from rashomon.lexicons import countries

from ._events import events_of, spoken_type

FIELDS = ("id", "sentence", "date", "fictional")

_FICTIONAL = {
    "Minas Tirith": ["GON"], "Caras Galadhon": ["ELF"], "Dol Amroth": ["DOL"], "Dol_Amroth": ["DOL"],
    "Michel Delving": ["SHR"], "White Downs": ["SHR"], "Cirith Ungol": ["CIR"], "Barad-dur": ["MOR"],
    "Arnor": ["ARN"], "Gondor": ["GON"], "Osgiliath": ["OSG"], "Dagolath": ["DAG"], "Calenardhon": ["CAL"],
    "Eriador": ["ERI"], "Ithilen": ["ITH"], "Bree": ["BRE"], "Mordor": ["MOR"], "Rohan": ["ROH"], "Fornost": ["FOR"],
    "Shire": ["FRO", "BIL", "SAM"], "Lorien": ["ELR", "GAL"], "Gamgee": ["HOB"], "Frodo": ["HOB"], "Gollum": ["HOB"],
    "Morgul": ["MRG"], "Stinker": ["HOB"], "Slinker": ["HOB"], "Quibbler": ["HGW"], "Gryffindor": ["HGW"],
    "Hermit Kingdom": ["PRK"], "Seoul": ["KOR"], "Danish": ["DNK"], "European Union": ["IGO"], "Amnesty": ["NGM"],
}  # fmt: skip
_ROOTS = {
    "restore": "06", "improve": "06", "establish": "06", "strengthen": "06", "resume": "06", "welcome": "04",
    "condemn": "12", "criticise": "12", "criticize": "12", "deplore": "12", "denounce": "12", "sign": "08",
    "warn": "16", "urge": "10", "call": "09", "appeal": "09", "agree": "03", "meet": "03", "visit": "03",
    "postpone": "19", "delay": "19", "cancel": "19", "break": "17", "sever": "17", "arrest": "21", "kill": "22",
    "shoot": "22", "murder": "22", "oppose": "11", "reject": "11", "promise": "05", "pledge": "05", "vow": "17",
    "contribute": "07", "donate": "07", "provide": "07", "host": "04", "accuse": "12", "blame": "12", "fire": "19",
    "chide": "13", "expel": "20", "oust": "20", "bomb": "22", "attack": "22",
}  # fmt: skip
_NAMES = re.compile("|".join(sorted(map(re.escape, _FICTIONAL), key=len, reverse=True)))
_SECTORS = {"IGO", "NGO", "MNC", "IMG", "REB", "EUR", "UNO", "ISM"}


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Triples of each sentence; an event without both sides gives none."""
    rows = list(rows)
    for row, events in zip(rows, events_of([row["sentence"] for row in rows]), strict=True):
        fictional = bool(row.get("fictional"))
        found = [triple for event in events for triple in triples(event, fictional)]
        yield {"id": row["id"], "events": [list(triple) for triple in dict.fromkeys(found)]}


def triples(event: Event, fictional: bool) -> Iterator[tuple[str, str, str]]:
    """Every doer with every other side, and back for what is done to each other."""
    root = root_of(event, fictional)
    if root is None:
        return
    doers = codes(event.actors, (), fictional)
    others = codes(event.recipients, event.targets, fictional)
    for one in doers:
        for two in others:
            if one != two:
                yield one, two, root
                if event.type == "CONSULT" or event.lemma.startswith("agree"):
                    yield two, one, root


def root_of(event: Event, fictional: bool) -> str | None:
    """The CAMEO root: derived, by the type under which announcements are coded."""
    if fictional:
        word = event.lemma.split(".")[0].split()[0]
        if word in _ROOTS:
            return _ROOTS[word]
    spoken = spoken_type(event)
    if spoken != event.type:
        return {"AGREE": "03", "REJECT": "12", "THREATEN": "13"}[spoken]
    return event.codes.cameo_root


def codes(refs: tuple[Stated[ActorRef], ...], targets: tuple[Stated[str], ...], fictional: bool) -> list[str]:
    """Codes of the participants; of those named inside the thing acted on where there is no participant."""
    found: list[str] = []
    for ref in refs:
        words = " ".join(citation.quote for citation in ref.citations)
        own = named(words) if fictional else []
        if own:
            found += own
        elif ref.value is not None:
            country = ref.value.country or country_in(words)
            sector = ref.value.sector or ""
            code = f"{country or ''}{sector}" if country or sector in _SECTORS else None
            found += [code] if code else []
    for target in () if found else targets:
        if not target.value:
            continue
        own = named(target.value) if fictional else []
        country = country_in(target.value)
        found += own or ([country] if country else [])
    return list(dict.fromkeys(found))


def named(words: str) -> list[str]:
    """Codes of the suite's own countries in these words."""
    return [code for match in _NAMES.finditer(words) for code in _FICTIONAL[match[0]]]


def country_in(words: str) -> str | None:
    """ISO code of the first country or people named in these words."""
    for word in [words, *re.findall(r"[A-Z][\w.]+(?: [A-Z][\w.]+)*", words), *words.split()]:
        row = countries.country_of_name(word.strip(".,'’s")) or countries.country_of_demonym(word)
        if row is not None:
            return row.code
    return None
