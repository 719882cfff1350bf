"""Contrasts: how accounts of one incident differ, typed, with both sides' words.

Accounts that say the same are one side. Copies take no part: they are not another voice. `disjoint` is said
of numbers only when an update, a subset, another victim class and a hedge are ruled out.
"""

from __future__ import annotations

import hashlib
import math
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import combinations

from rashomon.comparison.facts import Facts
from rashomon.comparison.incidents import names_match, place_relation
from rashomon.comparison.matrix import COUNTED, Said, main_number, said_of
from rashomon.comparison.model import Contrast, ContrastType, Incident, Side
from rashomon.findings import Quantity
from rashomon.report import Report

# A report of fewer words had no room for every fact, so its silence says nothing.
ROOM_WORDS = 80

_LABELS = {"voice": "on whose word", "doer": "who did it", "whether": "told as"}
_VICTIM_CLASSES = frozenset({"civilian", "military", "police"})
Told = dict[str, list[Facts]]


def find_contrasts(incident: Incident, told: Told, *, name: Callable[[Report], str]) -> list[Contrast]:
    """All contrasts between the independent accounts of an incident; `name` says how to call a report."""
    voices = {account.report: told[account.report] for account in incident.accounts if not account.copy_of}
    if len(voices) < 2:
        return []
    maker = _Maker(incident, name)
    found = [
        *_numbers(voices, maker),
        *_times(voices, maker),
        *_places(voices, maker),
        *_actors(voices, maker),
        *_victim_classes(voices, maker),
        *_certainty(voices, maker),
        *_attributions(voices, maker),
        *_labels(voices, maker),
        *_omissions(voices, maker),
    ]
    unique = {contrast.id: contrast for contrast in found}
    return list(unique.values())


class _Maker:
    """Writes contrasts of one incident."""

    def __init__(self, incident: Incident, name: Callable[[Report], str]) -> None:
        self._incident, self._name = incident.id, name

    def make(self, kind: ContrastType, subtype: str, field: str, a: list[Said], b: list[Said]) -> Contrast:
        """A contrast between what some accounts say and what others say."""
        sides = (self._side(a), self._side(b))
        named = "|".join(
            [self._incident, kind, field]
            + [f"{c.text_sha256[:8]}:{c.start}:{c.end}" for side in sides for c in side.citations]
        )
        said = [f"{side[0].value} ({', '.join(self._name(s.facts.report) for s in side)})" for side in (a, b)]
        return Contrast(
            id=hashlib.sha256(named.encode()).hexdigest()[:16],
            incident=self._incident,
            type=kind,
            subtype=subtype,
            field=field,
            sides=sides,
            sentence=f"{_LABELS.get(field, field)}: {said[0]}; {said[1]}",
        )

    @staticmethod
    def _side(said: list[Said]) -> Side:
        return Side(
            reports=tuple(s.facts.report.report_id for s in said),
            value=said[0].value,
            citations=tuple(c for s in said for c in s.citations),
        )


def _sides(field: str, voices: Told) -> list[list[Said]]:
    """What accounts say of a fact, those that say the same together, in order of publication."""
    sides: dict[object, list[Said]] = defaultdict(list)
    for told in voices.values():
        said = said_of(field, told)
        if said is not None:
            sides[said.key].append(said)
    return list(sides.values())


def _unstated(told: list[Facts]) -> Said:
    facts = told[0]
    return Said("unstated", None, (facts.event.clause,), facts)


def _numbers(voices: Told, maker: _Maker) -> Iterator[Contrast]:
    for kind in COUNTED:
        for a, b in combinations(_sides(kind, voices), 2):
            first, second = main_number(kind, a[0].facts), main_number(kind, b[0].facts)
            if first is not None and second is not None:
                yield maker.make("QUANTITY", _number_subtype(first, second, a[0], b[0]), kind, a, b)


def _number_subtype(a: Quantity, b: Quantity, said_a: Said, said_b: Said) -> str:
    if a.who != b.who and None not in (a.who, b.who):
        return "other_victims"
    low_a, high_a, low_b, high_b = *_bounds(a), *_bounds(b)
    if a.who != b.who:
        # `three children` can be part of an undivided `four`, and not of an undivided `two`.
        part, whole = (low_a, high_b) if a.who else (low_b, high_a)
        if part <= whole:
            return "subset"
    if low_a <= high_b and low_b <= high_a:
        return "compatible_under_hedging"
    day_a, day_b = said_a.facts.published, said_b.facts.published
    if day_a and day_b and day_a != day_b:
        earlier, later = (high_a, low_b) if day_a < day_b else (high_b, low_a)
        if later > earlier:
            return "update"
    return "disjoint"


def _bounds(quantity: Quantity) -> tuple[float, float]:
    low = quantity.low if quantity.low is not None else 0.0
    high = quantity.high if quantity.high is not None else math.inf
    if quantity.bound == "approx" and quantity.best is not None:
        # `about 50` allows a tenth either way, as the field's scorers do.
        return min(low, quantity.best * 0.9), max(quantity.best * 1.1, high if high < math.inf else 0.0)
    return low, high


def _times(voices: Told, maker: _Maker) -> Iterator[Contrast]:
    for a, b in combinations(_sides("time", voices), 2):
        days_a, days_b = a[0].facts.days, b[0].facts.days
        if days_a and days_b:
            overlap = days_a[0] <= days_b[1] and days_b[0] <= days_a[1]
            yield maker.make("TIME", "granularity" if overlap else "conflict", "time", a, b)


def _places(voices: Told, maker: _Maker) -> Iterator[Contrast]:
    for a, b in combinations(_sides("place", voices), 2):
        place_a, place_b = a[0].facts.place, b[0].facts.place
        if place_a and place_b:
            within = place_relation(place_a[1], place_b[1]) == "within"
            yield maker.make("PLACE", "granularity" if within else "conflict", "place", a, b)


def _actors(voices: Told, maker: _Maker) -> Iterator[Contrast]:
    sides = _sides("doer", voices)
    silent = [_unstated(told) for told in voices.values() if said_of("doer", told) is None]
    if silent and sides:
        yield maker.make("ACTOR", "unstated_here", "doer", sides[0], silent)
    for a, b in combinations(sides, 2):
        if names_match(a[0].facts.doer_names, b[0].facts.doer_names):
            continue
        generic = any(not _is_named(said) for said in (a[0], b[0]))
        yield maker.make("ACTOR", "vaguer" if generic else "conflict", "doer", a, b)


def _is_named(said: Said) -> bool:
    return any(character.isupper() for character in said.value)


def _victim_classes(voices: Told, maker: _Maker) -> Iterator[Contrast]:
    classes: dict[str, list[Said]] = defaultdict(list)
    for told in voices.values():
        for facts in told:
            for number in facts.quantities:
                if number.kind in ("killed", "injured") and number.who in _VICTIM_CLASSES:
                    classes[number.who].append(Said(number.who, number.who, number.citations, facts))
                    break
    for a, b in combinations(classes.values(), 2):
        if {s.facts.report.report_id for s in a}.isdisjoint(s.facts.report.report_id for s in b):
            yield maker.make("VICTIM_CLASS", "conflict", "victims", a, b)


def _certainty(voices: Told, maker: _Maker) -> Iterator[Contrast]:
    said: dict[str, list[Said]] = defaultdict(list)
    for told in voices.values():
        aux = told[0].event.aux
        word = "denied" if aux.negation else "possible" if aux.hypothetical or aux.future else "told as fact"
        said[word].append(Said(word, word, (told[0].event.clause,), told[0]))
    if said["denied"] and (said["told as fact"] or said["possible"]):
        yield maker.make(
            "POLARITY",
            "asserted_or_denied",
            "whether",
            said["told as fact"] or said["possible"],
            said["denied"],
        )
    if said["possible"] and said["told as fact"]:
        yield maker.make("MODALITY", "certain_or_possible", "whether", said["told as fact"], said["possible"])


def _attributions(voices: Told, maker: _Maker) -> Iterator[Contrast]:
    sides = _sides("voice", voices)
    own = next((side for side in sides if side[0].value == "own voice"), None)
    for side in sides:
        if own is None or side is own:
            continue
        first_own, first_said = own[0].facts.published, side[0].facts.published
        if first_own and first_said and first_own != first_said:
            # Attributed first and then told in the report's own voice: the source was dropped.
            yield maker.make(
                "ATTRIBUTION", "lost" if first_said < first_own else "gained", "voice", side, own
            )
        else:
            yield maker.make("ATTRIBUTION", "attributed_or_not", "voice", side, own)
    attributed = [side for side in sides if side is not own]
    if len(attributed) > 1:
        yield maker.make("ATTRIBUTION", "different_sources", "voice", attributed[0], attributed[1])


def _labels(voices: Told, maker: _Maker) -> Iterator[Contrast]:
    worded: dict[str, dict[str, list[Said]]] = defaultdict(lambda: defaultdict(list))
    named: dict[str, dict[str, list[Said]]] = defaultdict(lambda: defaultdict(list))
    for told in voices.values():
        facts = told[0]
        frame = facts.index.frames.get(facts.event.id)
        if frame is not None:
            words = Said(frame.wording, facts.event.lemma, frame.citations, facts)
            worded[frame.gloss][facts.event.lemma].append(words)
        if facts.place is not None:
            place, candidate = facts.place
            form = Said(place.mention, place.mention, place.citations, facts)
            named[candidate.place_id][place.mention.lower()].append(form)
    for field, groups in (("wording", worded), ("place name", named)):
        for forms in groups.values():
            for a, b in combinations(forms.values(), 2):
                yield maker.make("LABELLING", field.replace(" ", "_"), field, a, b)


def _omissions(voices: Told, maker: _Maker) -> Iterator[Contrast]:
    for field in ("place", "killed", "injured"):
        stated = [said for told in voices.values() if (said := said_of(field, told)) is not None]
        if not stated:
            continue
        known = min((s.facts.published for s in stated if s.facts.published), default=None)
        silent = [
            _unstated(told)
            for told in voices.values()
            if said_of(field, told) is None
            and _had_room(told[0])
            and known is not None
            and told[0].published is not None
            and told[0].published >= known
        ]
        if silent:
            yield maker.make("OMISSION", "slot", field, stated, silent)


def _had_room(facts: Facts) -> bool:
    return len(facts.report.text.split()) >= ROOM_WORDS
