# ruff: noqa: E501 - word lists and patterns are read in one line each
"""Incidents of violence in reports written in capitals: type, date, place, who, to whom, how many."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from rashomon.findings import Attribution, Event, Finding, Place, Quantity, Reading, Time

from ._events import read_texts

FIELDS = ("id", "text")

_DEAD = frozenset(
    "kill murder assassinate execute massacre slay slaughter behead die perish shoot killing death lynch".split()
)
_HURT = frozenset("wound injure hurt maim beat".split())
_BURN = frozenset("burn torch arson set".split())
_ROB = frozenset("rob loot steal robbery theft looting".split())
_NO_INCIDENT = frozenset(
    "clash fight fighting battle skirmish combat repel repulse invade invasion intervene intervention offensive "
    "firefight counterattack engage torture intercept violate airstrike torture die lose military".split()
)
_ARMED = frozenset(("MIL", "REB", "UAF", "ISM"))
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_OFFICIAL = re.compile(
    r"\b(police|army|armed forces|military|minister|ministry|president|government|spokesman|authorities|battalion|"
    r"brigade|command|judge|prosecutor|general|colonel|official|copresa|coprefa)\b",
    re.I,
)


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The incidents of each report."""
    rows = list(rows)
    texts = [plain(row["text"]) for row in rows]
    dates = [header_date(text) for text in texts]
    for row, reading in zip(rows, read_texts(texts, dates=dates), strict=True):
        yield {"id": row["id"], "incidents": list(incidents(reading))}


def header_date(text: str) -> str | None:
    """The day in the wire's own header (`SAN SALVADOR, 3 JAN 90 --`), ISO."""
    match = re.search(rf"\b(\d{{1,2}}) ({'|'.join(_MONTHS)})[A-Z]* (\d\d)\b", text[:300])
    return f"19{match[3]}-{_MONTHS.index(match[2]) + 1:02}-{int(match[1]):02}" if match else None


def plain(text: str) -> str:
    """The text without the line breaks and editor's brackets of the wire."""
    text = re.sub(
        r"\[(?:TEXT|REPORT|EXCERPT|EXCERPTS|PASSAGE OMITTED|COMMENTARY|BEGIN RECORDING|END RECORDING)\]",
        " ",
        text,
    )
    text = re.sub(r"(?<!\n)\n(?!\s*\n)", " ", text)
    return text.replace("[", "(").replace("]", ")")


def incidents(reading: Reading) -> Iterator[dict[str, Any]]:
    """One incident for each type of violence that the report tells of as having happened."""
    found = {finding.id: finding for finding in reading.findings()}
    groups: dict[str, list[Event]] = {}
    for event in reading.events:
        kind = incident_type(event, reading.report.text)
        if kind is not None:
            groups.setdefault(kind, []).append(event)
    if "BOMBING" in groups and "ATTACK" in groups:
        # A killing told beside a bombing is most often the bombing's own result.
        groups["ATTACK"] = [
            e for e in groups["ATTACK"] if _word(e) not in (_DEAD | _HURT) or e.actors[0].known
        ]
    for kind, events in groups.items():
        if events and _is_told(events):
            yield incident(kind, events, found, reading)


def incident_type(event: Event, text: str) -> str | None:
    """The kind of incident that an event is, or None for fighting between armed sides and all else."""
    if event.aux.future or event.aux.hypothetical or event.aux.negation or event.aux.historical:
        return None
    word = _word(event)
    if word in _ROB:
        return "ROBBERY"
    if event.type != "ASSAULT" or word in _NO_INCIDENT:
        return None
    recipients = {ref.value.sector for ref in event.recipients if ref.value is not None}
    doers = {ref.value.sector for ref in event.actors if ref.value is not None}
    if recipients and recipients <= _ARMED:
        return None
    if doers and doers <= {"MIL"} and not (recipients - _ARMED) and not event.targets:
        return None
    if event.mode == "abduct":
        return "KIDNAPPING"
    if event.mode in ("explosives", "suicide-attack"):
        return "BOMBING"
    clause = text[event.clause.start : event.clause.end]
    if word in _BURN or re.search(
        r"(?i)\b(?:set (?:\w+ ){0,4}(?:fire|ablaze)|set fire|burned|arson)\b", clause
    ):
        return "ARSON"
    if re.search(r"(?i)\b(?:bomb\w*|dynamit\w*|explo\w*|grenades?|car-bomb)\b", clause):
        return "BOMBING"
    return "ATTACK"


def _is_told(events: list[Event]) -> bool:
    """True when at least one event says to whom or where: reports full of bare mentions are no incident."""
    return any(e.recipients[0].known or e.targets or e.place.known for e in events)


def _word(event: Event) -> str:
    return (
        event.lemma.split(".")[0].split()[0] if ".v" in event.lemma else event.lemma.split(".")[0].split()[-1]
    )


def incident(kind: str, events: list[Event], found: dict[str, Finding], reading: Reading) -> dict[str, Any]:
    """The template of one incident, filled from its events."""
    main = events[0]
    people, things = targets(events, found)
    perps = [ref.value for event in events for ref in event.actors if ref.value is not None]
    individuals = [p.name for p in perps if p.name.islower() or p.sector in ("CVL", "CRM", None)]
    organisations = [p.name for p in perps if p.name not in individuals]
    return {
        "type": kind,
        "stage": "ACCOMPLISHED",
        "date": next((d for e in events if (d := date(found.get(e.time.value or "")))), None),
        "location": next((p for e in events if (p := place(found.get(e.place.value or "")))), None),
        "perp_individual": [{"text": name.upper()} for name in dict.fromkeys(individuals)][:2],
        "perp_org": [{"text": name.upper()} for name in dict.fromkeys(organisations)][:2],
        "perp_confidence": confidence(main, perps != [], found, reading) if perps else None,
        "human_targets": people[:6],
        "physical_targets": things[:4],
    }


def targets(
    events: list[Event], found: dict[str, Finding]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Human and physical targets with number and effect."""
    people: dict[str, dict[str, Any]] = {}
    things: dict[str, dict[str, Any]] = {}
    for event in events:
        effect = "DEATH" if _harm(event) & _DEAD else "INJURY" if _harm(event) & _HURT else None
        named = [ref.citations[0].quote for ref in event.recipients if ref.citations]
        named += [stated.value for stated in event.targets if stated.value and stated.value not in named]
        for words in named:
            if re.fullmatch(r"[\W\d]*", words) or words.lower() in (
                "it",
                "them",
                "him",
                "her",
                "who",
                "another",
                "one",
            ):
                continue
            is_thing = bool(_THINGS.search(words))
            is_person = not is_thing and (
                effect is not None or event.mode == "abduct" or _is_actor(event, words)
            )
            number = number_of(words, [found.get(q.value or "") for q in event.quantities])
            entry = {
                "name": None,
                "description": bare(words),
                "number": number,
                "effect": effect if is_person else None,
            }
            (people if is_person else things).setdefault(bare(words), entry)
    return list(people.values()), list(things.values())


_THINGS = re.compile(
    r"(?i)\b(?:house|home|building|office|offices|bank|church|school|station|embassy|residence|headquarters|bridge|"
    r"tower|towers|pole|poles|post|car|vehicle|bus|buses|truck|plane|aircraft|store|shop|pipeline|plant|facilit\w+|"
    r"installation\w*|structure\w*|farm\w*|ministry|university|hotel|substation|airport|newspaper|village|town|city|"
    r"barracks|garrison|base|company|consulate|center|centre|property|line|lines|pylon\w*|radio)$"
)


def _is_actor(event: Event, words: str) -> bool:
    return any(ref.value is not None and ref.citations[0].quote == words for ref in event.recipients)


def _harm(event: Event) -> set[str]:
    words = {_word(event)}
    for mention in event.mentions:
        word = mention.quote.lower()
        for stem in ("kill", "murder", "wound", "injur", "assassinat", "di"):
            if word.startswith(stem):
                words.add({"injur": "injure", "assassinat": "assassinate", "di": "die"}.get(stem, stem))
    return words


_SMALL = {
    w: n for n, w in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
}


def number_of(words: str, quantities: list[Finding | None]) -> str:
    """How many, as the task writes it."""
    first = re.match(r"(?:about |at least |some |another )?(\S+)", words.lower())
    start = first[1] if first else ""
    if start.isdigit():
        return start
    if start in _SMALL:
        return str(_SMALL[start])
    for quantity in quantities:
        if (
            isinstance(quantity, Quantity)
            and quantity.best is not None
            and quantity.mention.lower() in words.lower()
        ):
            return f"{quantity.best:.0f}"
    if re.search(r"(people|children|men|women|[^su]s)$", words.lower()):
        return "PLURAL"
    return "1"


def bare(words: str) -> str:
    """The words without article and number, in capitals."""
    return re.sub(
        r"(?i)^(?:the|a|an|his|her|their|at least|about|some|another|\d+|one|two|three|four|five|six|seven|eight|nine|ten)\s+",
        "",
        re.sub(r"(?i)^(?:the|at least|about|some)\s+", "", words),
    ).upper()


def date(finding: Finding | None) -> str | None:
    """A day as the task prints it (`30 DEC 89`)."""
    if not isinstance(finding, Time) or not finding.value:
        return None
    match = re.match(r"(\d{4})-(\d\d)-(\d\d)", finding.value)
    return f"{match[3]} {_MONTHS[int(match[2]) - 1]} {match[1][2:]}" if match else None


def place(finding: Finding | None) -> str | None:
    """A place's name in capitals."""
    return finding.mention.upper() if isinstance(finding, Place) else None


def confidence(event: Event, named: bool, found: dict[str, Finding], reading: Reading) -> str:
    """On whose word the perpetrator is named."""
    near = reading.report.text[max(0, event.clause.start - 200) : event.clause.end + 200].lower()
    if re.search(r"claim\w* (?:responsibility|credit)|took credit|admitted", near):
        return "claimed"
    if re.search(r"\b(?:alleg|suspect|presum|apparent|believed|possibl)", near):
        return "possible"
    voices = [found[i] for i in event.voice if i in found]
    for voice in voices:
        if isinstance(voice, Attribution):
            source = " ".join(citation.quote for citation in voice.source)
            if _OFFICIAL.search(source):
                return "accused_by_authorities" if voice.act == "accuse" else "fact"
            if voice.act == "accuse":
                return "accused"
    return "fact"
