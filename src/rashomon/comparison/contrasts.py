"""Contrasts: how accounts of one incident differ, typed, with both sides' words.

Accounts that say the same are one side. Copies take no part: they are not another voice. `disjoint` and
`conflict` are said only when an update, a subset, a hedge and a coarser word are ruled out. A headline alone
is too short to be silent on purpose: it never stands on a side that leaves something unsaid.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations

from rashomon.comparison.facts import Facts
from rashomon.comparison.linking import place_relation
from rashomon.comparison.matrix import COUNTED, Said, main_number, said_of
from rashomon.comparison.model import Contrast, Incident
from rashomon.comparison.numbers import number_subtype
from rashomon.comparison.voices import account_source, same_source
from rashomon.comparison.words import (
    act_of,
    is_person,
    means_conflict,
    outcomes_in,
    phrase_of,
    relation,
    singular,
)
from rashomon.comparison.writing import Maker, unstated
from rashomon.findings import Quantity
from rashomon.lexicons.agents import agents
from rashomon.report import Report

# A report of fewer words had no room for every fact, so its silence says nothing.
ROOM_WORDS = 80

_CLASS_OF_SECTOR = {"MIL": "military", "REB": "fighters", "UAF": "fighters", "COP": "police"} | dict.fromkeys(
    "CVL AGR BUS EDU MED JRN LAB REL CRM".split(), "civilian"
)
_CLASS_OF_COUNT = {
    "civilian": "civilian",
    "children": "civilian",
    "women": "civilian",
    "military": "military",
    "police": "police",
    "fighters": "fighters",
}
_POSSESSIVES = frozenset(("its", "their", "his", "her", "it", "they"))
_PLAIN = frozenset(
    """
    kill killing die death lose-life shoot shoot-dead shoot-down attack strike hit assault raid bomb
    bombing shell shelling bombard air-strike airstrike blow-up explode explosion blast burn destroy
    destruction damage sink sinking arrest detain detention capture take seize abduct kidnap protest
    demonstrate demonstration march rally withdraw withdrawal leave reject refuse decline accuse blame
    charge enter warn threaten ceasefire truce agree storm fall wound injure hurt battle fight ambush
    open-fire
    """.split()
)
"""Plain words for acts: two of them side by side are no choice of wording worth telling."""
Told = dict[str, list[Facts]]


def find_contrasts(incident: Incident, told: Told, *, silent: Sequence[Report] = ()) -> list[Contrast]:
    """All contrasts between the independent accounts of an incident.

    `silent` are reports on the same story that do not tell of it, had room, and came out when it was known.
    """
    voices = {account.report: told[account.report] for account in incident.accounts if not account.copy_of}
    if len(voices) < 2:
        return []
    maker = Maker(incident.id)
    found = [
        *_numbers(voices, maker),
        *_times(voices, maker),
        *_places(voices, maker),
        *_actors(voices, maker),
        *_victim_classes(voices, maker),
        *_outcomes(voices, maker),
        *_certainty(voices, maker),
        *_causes(voices, maker),
        *_attributions(voices, maker),
        *_labels(voices, maker),
        *_omissions(voices, maker),
    ]
    if silent:
        tellers = [Said("tells of it", None, (facts[0].event.clause,), facts[0]) for facts in voices.values()]
        found.append(maker.omitted(tellers, silent))
    unique = {contrast.id: contrast for contrast in found}
    return sorted(unique.values(), key=lambda contrast: not contrast.is_contradiction)


def _sides(field: str, voices: Told) -> list[list[Said]]:
    """What accounts say of a fact, those that say the same together, in order of publication."""
    sides: dict[object, list[Said]] = defaultdict(list)
    for told in voices.values():
        said = said_of(field, told)
        if said is not None:
            sides[said.key].append(said)
    return list(sides.values())


def _body(told: Sequence[Facts]) -> list[Facts]:
    return [facts for facts in told if not facts.in_headline]


def _numbers(voices: Told, maker: Maker) -> Iterator[Contrast]:
    """Figures that differ. Of those that can stand together only the two furthest apart are told."""
    for kind in COUNTED:
        widest: dict[str, tuple[float, list[Said], list[Said]]] = {}
        for a, b in combinations(_sides(kind, voices), 2):
            first, second = main_number(kind, a[0].facts), main_number(kind, b[0].facts)
            if first is None or second is None:
                continue
            subtype = number_subtype(first, second, a[0].facts.published, b[0].facts.published)
            if subtype in ("disjoint", "undated"):
                yield maker.make("QUANTITY", subtype, kind, a, b)
                continue
            gap = abs(_figure(first) - _figure(second))
            if subtype not in widest or gap > widest[subtype][0]:
                widest[subtype] = (gap, a, b)
        for subtype, (_, a, b) in widest.items():
            yield maker.make("QUANTITY", subtype, kind, a, b)


def _figure(number: Quantity) -> float:
    return number.best or number.low or number.high or 0.0


def _times(voices: Told, maker: Maker) -> Iterator[Contrast]:
    for a, b in combinations(_sides("time", voices), 2):
        days_a, days_b = a[0].facts.days, b[0].facts.days
        if days_a and days_b:
            # A night belongs to two days.
            slack = timedelta(days=1 if _is_night(a[0]) or _is_night(b[0]) else 0)
            overlap = days_a[0] - slack <= days_b[1] and days_b[0] - slack <= days_a[1]
            yield maker.make("TIME", "granularity" if overlap else "conflict", "time", a, b)


def _is_night(said: Said) -> bool:
    time = said.facts.index.times.get(said.facts.event.time.value or "")
    return time is not None and time.type == "TIME"


def _places(voices: Told, maker: Maker) -> Iterator[Contrast]:
    for a, b in combinations(_sides("place", voices), 2):
        place_a, place_b = a[0].facts.place, b[0].facts.place
        if place_a and place_b:
            kind = place_relation(place_a[1], place_b[1])
            areas = {place_a[1].feature, place_b[1].feature} & {"sea", "region"}
            yield maker.make(
                "PLACE", "granularity" if kind != "apart" or areas else "conflict", "place", a, b
            )


def _actors(voices: Told, maker: Maker) -> Iterator[Contrast]:
    sides = _sides("doer", voices)
    silent = [
        unstated(body[0])
        for told in voices.values()
        if said_of("doer", told) is None and (body := _body(told))
    ]
    sides = [side for side in sides if _is_doer(side[0])]
    if silent and sides:
        named = max(sides, key=lambda side: (_named_doer(side[0]), len(side)))
        yield maker.make("ACTOR", "unstated_here", "doer", named, silent)
    named_sides = [side for side in sides if _named_doer(side[0])]
    vague = [
        said
        for side in sides
        if not _named_doer(side[0]) and side[0].value.split()[0].lower() not in _POSSESSIVES
        for said in side
    ]
    if named_sides and vague:
        yield maker.make("ACTOR", "vaguer", "doer", max(named_sides, key=len), vague)
    for a, b in combinations(named_sides, 2):
        kind = relation(map(phrase_of, a[0].facts.doer_names), map(phrase_of, b[0].facts.doer_names))
        if kind in ("parted", "side"):
            yield maker.make("ACTOR", "conflict", "doer", a, b)


def _is_doer(said: Said) -> bool:
    """True for a name, a side or people: a thing or a stray word is nobody who does it."""
    phrases = [phrase_of(name) for name in said.facts.doer_names]
    return any(phrase.names or phrase.sides or is_person(phrase) for phrase in phrases)


def _named_doer(said: Said) -> bool:
    return any(phrase_of(name).names or phrase_of(name).sides for name in said.facts.doer_names)


def _victim_classes(voices: Told, maker: Maker) -> Iterator[Contrast]:
    found: list[tuple[frozenset[str], Said]] = []
    for told in voices.values():
        classes: dict[str, Said] = {}
        for facts in told:
            for number in facts.quantities:
                if number.kind in ("killed", "injured") and number.who in _CLASS_OF_COUNT:
                    name = _CLASS_OF_COUNT[number.who]
                    classes.setdefault(name, Said(name, name, number.citations, facts))
            for number in facts.quantities:
                sector = _sector_of(number.unit) if number.kind in ("killed", "injured") else None
                if number.who is None and sector in _CLASS_OF_SECTOR:
                    name = _CLASS_OF_SECTOR[sector]
                    classes.setdefault(name, Said(name, name, number.citations, facts))
            act = act_of(facts.event.lemma)
            harmed = act is not None and act.family in ("kill", "hurt", "shooting")
            for stated in facts.event.recipients if harmed else ():
                sector = stated.value.sector if stated.known and stated.value is not None else None
                if sector in _CLASS_OF_SECTOR:
                    name = _CLASS_OF_SECTOR[sector]
                    classes.setdefault(name, Said(name, name, stated.citations, facts))
        if classes:
            found.append((frozenset(classes), min(classes.values(), key=lambda said: said.value)))
    groups: dict[frozenset[str], list[Said]] = defaultdict(list)
    for names, said in found:
        groups[names].append(said)
    for (names_a, a), (names_b, b) in combinations(groups.items(), 2):
        if not names_a & names_b and "civilian" in names_a | names_b:
            yield maker.make("VICTIM_CLASS", "conflict", "victims", a, b)


def _sector_of(unit: str | None) -> str | None:
    word = (unit or "").lower().split()[-1:]
    agent = agents().get(word[0]) or agents().get(singular(word[0])) if word else None
    return agent.sector if agent is not None else None


def _outcomes(voices: Told, maker: Maker) -> Iterator[Contrast]:
    ends: dict[str, dict[str, list[Said]]] = defaultdict(lambda: defaultdict(list))
    for told in voices.values():
        seen: dict[str, str] = {}
        for facts in told:
            if facts.is_denied or facts.is_uncertain:
                continue
            for question, end in outcomes_in(facts.event.clause.quote).items():
                if question not in seen:
                    seen[question] = end
                    ends[question][end].append(Said(end, end, (facts.event.clause,), facts))
    for by_end in ends.values():
        for a, b in combinations(by_end.values(), 2):
            yield maker.make("OUTCOME", "conflict", "outcome", a, b)


def _certainty(voices: Told, maker: Maker) -> Iterator[Contrast]:
    said: dict[str, list[Said]] = defaultdict(list)
    for told in voices.values():
        # Who tells it as fact anywhere, tells it as fact; who also has a denial, has the denial.
        body = _body(told) or told
        facts = next((f for f in body if f.is_denied), min(body, key=lambda f: f.is_uncertain))
        word = "denied" if facts.is_denied else "possible" if facts.is_uncertain else "asserted"
        said[word].append(Said(word, word, (facts.event.clause,), facts))
    told_so = said["asserted"] or said["possible"]
    if said["denied"] and told_so:
        yield maker.make("POLARITY", "asserted_or_denied", "whether", told_so, said["denied"])
    if said["possible"] and said["asserted"]:
        yield maker.make("MODALITY", "certain_or_possible", "whether", said["asserted"], said["possible"])


def _causes(voices: Told, maker: Maker) -> Iterator[Contrast]:
    found: dict[frozenset[str], list[Said]] = defaultdict(list)
    for told in voices.values():
        named = [facts for facts in told if facts.means]
        if named:
            means = frozenset().union(*(facts.means for facts in named))
            found[means].append(Said(", ".join(sorted(means)), means, (named[0].event.clause,), named[0]))
    for (means_a, a), (means_b, b) in combinations(found.items(), 2):
        if means_conflict(means_a, means_b):
            yield maker.make("CAUSE", "conflict", "means", a, b)


def _attributions(voices: Told, maker: Maker) -> Iterator[Contrast]:
    """At most two: told with or without a source, and told on the word of others."""
    own: list[Said] = []
    cited: list[tuple[Said, bool]] = []
    groups: list[list[Said]] = []
    for told in voices.values():
        found = account_source(told)
        if found is None:
            continue
        source, facts = found
        said = Said(source.words, source, source.citations or (facts.event.trigger,), facts)
        if source.is_own:
            own.append(said)
            continue
        cited.append((said, source.is_claim))
        home = next((group for group in groups if same_source(group[0].key, source)), None)  # type: ignore[arg-type]
        if home is None:
            groups.append([said])
        else:
            home.append(said)
    if own and cited:
        attributed = [said for said, _ in cited]
        yield maker.make("ATTRIBUTION", _source_change(own, cited), "voice", attributed, own)
    if len(groups) > 1:
        yield maker.make("ATTRIBUTION", "different_sources", "voice", groups[0], groups[1])


def _source_change(own: list[Said], cited: list[tuple[Said, bool]]) -> str:
    days_own = [said.facts.published for said in own]
    days_cited = [said.facts.published for said, _ in cited]
    if None in days_own or None in days_cited:
        return "attributed_or_not"
    first_own, first_cited = min(map(_day, days_own)), min(map(_day, days_cited))
    if first_cited < first_own:
        return "upgraded" if all(claim for _, claim in cited) else "lost"
    return "gained" if first_own < first_cited else "attributed_or_not"


def _day(day: date | None) -> date:
    return day or date.max


def _labels(voices: Told, maker: Maker) -> Iterator[Contrast]:
    worded: dict[str, dict[str, list[Said]]] = defaultdict(lambda: defaultdict(list))
    named: dict[str, dict[str, list[Said]]] = defaultdict(lambda: defaultdict(list))
    for told in voices.values():
        facts = (_body(told) or told)[0]
        frame = facts.index.frames.get(facts.event.id)
        if frame is not None:
            words = Said(frame.wording, facts.event.lemma, frame.citations, facts)
            worded[frame.gloss][facts.event.lemma].append(words)
        placed = next((f for f in told if f.place is not None), None)
        if placed is not None and placed.place is not None:
            place, candidate = placed.place
            form = Said(place.mention, place.mention, place.citations, placed)
            named[candidate.place_id][place.mention.lower().removeprefix("the ")].append(form)
    for field, groups in (("wording", worded), ("place name", named)):
        for forms in groups.values():
            for a, b in combinations(forms.values(), 2):
                if field == "wording" and _is_plain(a[0]) and _is_plain(b[0]):
                    continue
                yield maker.make("LABELLING", field.replace(" ", "_"), field, a, b)


def _is_plain(said: Said) -> bool:
    words = str(said.key).split(".")[0]
    return words.replace(" ", "-") in _PLAIN or words.split(" ")[-1] in _PLAIN


def _omissions(voices: Told, maker: Maker) -> Iterator[Contrast]:
    """Facts that most accounts give and a later one with room for them gives nowhere in its text."""
    for field in ("place", "killed", "injured"):
        stated = [said for told in voices.values() if (said := said_of(field, told)) is not None]
        known = min((s.facts.published for s in stated if s.facts.published), default=None)
        if known is None:
            continue
        silent = [
            unstated(told[0])
            for told in voices.values()
            if said_of(field, told) is None
            and _body(told)
            and has_room(told[0].report)
            and told[0].published is not None
            and told[0].published >= known
            and not _elsewhere(field, told[0], stated)
        ]
        if silent and len(stated) > len(silent):
            yield maker.make("OMISSION", "slot", field, stated, silent)


def _elsewhere(field: str, facts: Facts, stated: Sequence[Said]) -> bool:
    """True where the report gives such a fact somewhere else in its text."""
    if field == "place":
        return any(c.quote in facts.report.text for said in stated for c in said.citations)
    return any(number.kind in (field, "casualties") for number in facts.index.reading.quantities)


def has_room(report: Report) -> bool:
    """True for a report long enough that its silence can be told."""
    return len(report.text.split()) >= ROOM_WORDS
