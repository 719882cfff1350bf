# ruff: noqa: E501 - word lists and patterns are read in one line each
"""Incidents of violence in reports written in capitals: type, date, place, who, to whom, how many."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from rashomon.findings import Actor, Attribution, Event, Finding, Place, Quantity, Reading, Time

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
    """One incident for each type of violence and day that the report tells of as having happened."""
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
        for told in _apart(events, found):
            if told and _is_told(told):
                yield incident(kind, told, found, reading)


def _apart(events: list[Event], found: dict[str, Finding]) -> list[list[Event]]:
    """Events of one kind by incident: what happened on another day is another incident."""
    parts: list[list[Event]] = []
    for event in events:
        home = next(
            (part for part in reversed(parts) if not any(_differ(event, e, found) for e in part)), None
        )
        if home is None:
            parts.append([event])
        else:
            home.append(event)
    return parts


def _differ(one: Event, two: Event, found: dict[str, Finding]) -> bool:
    days = [date(found.get(event.time.value or "")) for event in (one, two)]
    return all(days) and days[0] != days[1]


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
    if _BOMBS.search(_sentence(text, event)):
        return "BOMBING"
    return "ATTACK"


_BOMBS = re.compile(r"(?i)\b(?:bomb\w*|dynamit\w*|explo(?:sion|sive|ded|des|ding)\w*|grenades?|car-bomb)\b")


def _sentence(text: str, event: Event) -> str:
    """The text from the full stop before an event to the one after it."""
    start = text.rfind(". ", 0, event.trigger.start) + 1
    end = text.find(". ", event.trigger.end)
    return text[start : end if end >= 0 else len(text)]


def _is_told(events: list[Event]) -> bool:
    """True when enough is told: whom, how many, where, when, by whom; bare mentions are no incident."""
    told = sum(
        (
            any(ref.value is not None for e in events for ref in e.recipients),
            any(e.targets for e in events),
            any(e.place.known for e in events),
            any(e.time.known for e in events),
            any(e.actors[0].known for e in events),
            any(e.quantities for e in events),
        )
    )
    return told >= _LEAST_TOLD


_LEAST_TOLD = 1


def _word(event: Event) -> str:
    return (
        event.lemma.split(".")[0].split()[0] if ".v" in event.lemma else event.lemma.split(".")[0].split()[-1]
    )


def incident(kind: str, events: list[Event], found: dict[str, Finding], reading: Reading) -> dict[str, Any]:
    """The template of one incident, filled from its events."""
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
        "perp_confidence": confidence(events, found, reading),
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
        numbers = [
            q for stated in event.quantities if isinstance(q := found.get(stated.value or ""), Quantity)
        ]
        for words, at, name in _struck(event, found):
            if re.fullmatch(r"[\W\d]*", words) or words.lower() in _NOBODY:
                continue
            effect = _effect(event, at, numbers)
            is_person = name is not None or (
                not _THINGS.search(words)
                and (effect in ("DEATH", "INJURY") or event.mode == "abduct" or _is_actor(event, words))
            )
            if not is_person:
                effect = _DAMAGE.get(_nearest(event, at) or "")
                effect = effect or ("SOME DAMAGE" if event.lemma.startswith("damage") else None)
            entry = {
                "name": name,
                "description": bare(words),
                "number": "1" if name is not None else number_of(words, numbers),
                "effect": effect,
            }
            pool = people if is_person else things
            key = name or bare(words)
            if pool.get(key, entry)["effect"] is None:
                pool.setdefault(key, entry)["effect"] = effect
            pool.setdefault(key, entry)
    return _distinct(people), list(things.values())


def _distinct(people: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    """People without short forms of a name that is also given in full."""
    names = [entry["name"] for entry in people.values() if entry["name"]]
    return [
        entry
        for key, entry in people.items()
        if not any(key != name and f" {key} " in f" {name} " for name in names)
    ]


_NOBODY = frozenset("it them him her who another one several others two three many dead he she they".split())
_DAMAGE = {
    "destroy": "DESTROYED", "burn": "DESTROYED", "demolish": "DESTROYED", "raze": "DESTROYED",
    "blow": "DESTROYED", "damage": "SOME DAMAGE", "dynamite": "SOME DAMAGE", "bomb": "SOME DAMAGE",
}  # fmt: skip


def _struck(event: Event, found: dict[str, Finding]) -> Iterator[tuple[str, int, str | None]]:
    """Words, their offset and the full name, if any, of each one acted on."""
    seen: set[str] = set()
    for ref in event.recipients:
        if not ref.citations:
            continue
        words = ref.citations[0].quote
        name = None
        if ref.value is not None:
            entity = found.get(ref.value.entity)
            if isinstance(entity, Actor) and entity.kind == "named":
                name = ref.value.name.upper()
            elif words.lower() in _NOBODY:
                words = ref.value.name
        seen.add(words)
        yield words, ref.citations[0].start, name if name is None or _is_person(name) else None
    for target in event.targets:
        if target.value and target.value not in seen and target.citations:
            yield target.value, target.citations[0].start, None


def _is_person(name: str) -> bool:
    return len(name.split()) > 1 and not re.search(
        r"(?i)\b(?:party|front|army|movement|union|force|forces|company|ministry|embassy|police|guard|states|church)\b",
        name,
    )


def _effect(event: Event, at: int, numbers: list[Quantity]) -> str | None:
    """Death or injury: by the number that counts these people, else by the nearest word of harm."""
    for quantity in numbers:
        cited = quantity.citations[0]
        if cited.start <= at < cited.end and quantity.kind in ("killed", "injured"):
            return "DEATH" if quantity.kind == "killed" else "INJURY"
    word = _nearest(event, at)
    return "DEATH" if word in _DEAD else "INJURY" if word in _HURT else None


def _nearest(event: Event, at: int) -> str | None:
    """The event's word of harm that stands nearest to an offset."""
    words = [(abs(event.trigger.start - at), _word(event))]
    for mention in event.mentions:
        for stem, word in _STEMS.items():
            if mention.quote.lower().startswith(stem):
                words.append((abs(mention.start - at), word))
    known = [pair for pair in words if pair[1] in _DEAD | _HURT | _DAMAGE.keys()]
    return min(known)[1] if known else None


_STEMS = {
    "kill": "kill", "murder": "murder", "wound": "wound", "injur": "injure", "assassinat": "assassinate", "die": "die",
    "death": "death", "hurt": "hurt", "destr": "destroy", "damag": "damage", "burn": "burn", "massacr": "massacre",
    "execut": "execute", "dynamit": "dynamite", "bomb": "bomb", "blow": "blow", "blew": "blow",
}  # fmt: skip


_THINGS = re.compile(
    r"(?i)\b(?:house|home|building|office|offices|bank|church|school|station|embassy|residence|headquarters|bridge|"
    r"tower|towers|pole|poles|post|car|vehicle|bus|buses|truck|plane|aircraft|store|shop|pipeline|plant|facilit\w+|"
    r"installation\w*|structure\w*|farm\w*|ministry|university|hotel|substation|airport|newspaper|village|town|city|"
    r"barracks|garrison|base|company|consulate|center|centre|property|line|lines|pylon\w*|radio)$"
)


def _is_actor(event: Event, words: str) -> bool:
    return any(ref.value is not None and ref.citations[0].quote == words for ref in event.recipients)


_SMALL = {
    w: n for n, w in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
}


def number_of(words: str, quantities: list[Quantity]) -> str:
    """How many, as the task writes it."""
    first = re.match(r"(?:about |at least |some |another )?(\S+)", words.lower())
    start = first[1] if first else ""
    if start.isdigit():
        return start
    if start in _SMALL:
        return str(_SMALL[start])
    for quantity in quantities:
        if quantity.best is not None and quantity.mention.lower() in words.lower():
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


def confidence(events: list[Event], found: dict[str, Finding], reading: Reading) -> str:
    """On whose word the perpetrator is named: of the event that names one, else of the first."""
    event = next((event for event in events if event.actors[0].known), events[0])
    text = reading.report.text
    near = text[max(0, event.clause.start - 200) : event.clause.end + 200].lower()
    if re.search(r"claim\w* (?:responsibility|credit)|took credit|admitted", near):
        return "claimed"
    voices = [voice for i in event.voice if isinstance(voice := found.get(i), Attribution)]
    accusing = [voice for voice in voices if voice.act == "accuse"]
    if accusing or re.search(r"\b(?:accus\w+|blam\w+|attribut\w+)\b", near):
        sources = " ".join(cited.quote for voice in accusing for cited in voice.source)
        return "accused_by_authorities" if _OFFICIAL.search(sources) else "accused"
    if re.search(r"\b(?:alleg|suspect|presum|apparent|believed|possibl)", near):
        return "possible"
    return "fact"
