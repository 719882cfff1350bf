"""Contrasts: how accounts of one incident differ, typed, with both sides' words.

Accounts that say the same are one side. Copies take no part: they are not another voice. `disjoint` and
`conflict` are said only when an update, a subset, a hedge and a coarser word are ruled out. A headline alone
is too short to be silent on purpose: it never stands on a side that leaves something unsaid.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations

from rashomon.comparison.facts import Facts
from rashomon.comparison.labels import label_contrasts
from rashomon.comparison.matrix import COUNTED, Said, main_number, said_of
from rashomon.comparison.model import Contrast, Incident, Story
from rashomon.comparison.numbers import number_subtype
from rashomon.comparison.voices import account_source, cites_somebody, is_printable, same_source, source_of
from rashomon.comparison.where import WIDTH, place_relation
from rashomon.comparison.who import doer_contrasts, victim_contrasts
from rashomon.comparison.words import means_conflict, outcomes_in
from rashomon.comparison.writing import Maker, unstated
from rashomon.findings import Quantity
from rashomon.report import Report

# A report of fewer words had no room for every fact, so its silence says nothing.
ROOM_WORDS = 80

_TWO, _FEW_FIGURES = 2, 5
"""Figures that can hold together of which each is told beside the next; of more, the two furthest apart."""
_FEW_SOURCES = 3
"""Sources of one incident all of whose pairs are told; of more, each beside the first."""
_HEDGE = re.compile(
    r"\b(?:allege\w*|reportedly|suspected|may have|might have|possibly|"
    r"apparently|purported\w*|presum\w+|unconfirmed)\b",
    re.IGNORECASE,
)
"""Words by which a sentence keeps its distance."""
_NOT = re.compile(
    r"\b(?:not|no|never|neither|nor|nobody|none|den(?:y|ies|ied)|false)\b|n['’]t\b", re.IGNORECASE
)
_GROWS = re.compile(
    r"\b(?:ris(?:es|en|ing) to|rose to|climb(?:s|ed) to|updat(?:ed|ing)|new toll|previous toll|earlier toll|"
    r"toll (?:hits|mounts|reach\w*|rises|climbs)|has reached)\b",
    re.IGNORECASE,
)
Told = dict[str, list[Facts]]


def find_contrasts(
    incident: Incident,
    told: Told,
    *,
    silent: Sequence[Report] = (),
    stories: Iterable[Story] = (),
    by_hand: bool = False,
) -> list[Contrast]:
    """All contrasts between the independent accounts of an incident.

    `silent` are reports on the same story that do not tell of it, had room, and came out when it was known.
    `by_hand`: a person said that these are one event, so that no doubt of it holds a contradiction back.
    """
    voices = {account.report: told[account.report] for account in incident.accounts if not account.copy_of}
    if len(voices) < 2:
        return []
    story_of = {report: story.id for story in stories for report in story.reports}
    maker = Maker(incident.id, voices, story_of, by_hand=by_hand)
    found = [
        *_numbers(voices, maker),
        *_times(voices, maker),
        *_places(voices, maker),
        *doer_contrasts(voices, maker),
        *victim_contrasts(voices, maker),
        *_outcomes(voices, maker),
        *_certainty(voices, maker),
        *_causes(voices, maker),
        *_attributions(voices, maker),
        *label_contrasts(voices, maker),
        *_omissions(voices, maker),
    ]
    if silent:
        tellers = [Said("tells of it", None, (facts[0].event.clause,), facts[0]) for facts in voices.values()]
        found.append(maker.omitted(tellers, silent))
    unique = {contrast.id: contrast for contrast in found if contrast is not None}
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


def _numbers(voices: Told, maker: Maker) -> Iterator[Contrast | None]:
    """Figures that differ. Of those that can be part of one another only the two furthest apart are told.

    Of figures that can both hold each is told beside the next too, while they are few; of updates each beside
    the figure that it follows: the same source's last one, else the nearest.
    """
    for kind in COUNTED:
        widest: dict[str, tuple[float, list[Said], list[Said]]] = {}
        updates: dict[int, list[tuple[list[Said], list[Said]]]] = defaultdict(list)
        hedged: dict[int, list[Said]] = {}
        for a, b in combinations(_sides(kind, voices), 2):
            first, second = main_number(kind, a[0].facts), main_number(kind, b[0].facts)
            if first is None or second is None or _figure(first) == _figure(second):
                continue
            subtype = number_subtype(first, second, a[0].facts.published, b[0].facts.published)
            if subtype == "disjoint" and (_one_source(a[0], b[0]) or _is_counted_on(a[0], b[0])):
                subtype = "update"
            if subtype in ("disjoint", "undated"):
                yield maker.make("QUANTITY", subtype, kind, a, b)
                continue
            if subtype == "update":
                old, new = sorted((a, b), key=lambda side: (_day(side[0].facts.published), _size_of(side[0])))
                updates[id(new)].append((old, new))
                continue
            if subtype == "compatible_under_hedging":
                hedged |= {id(side): side for side in (a, b)}
            gap = abs(_figure(first) - _figure(second))
            if subtype not in widest or gap > widest[subtype][0]:
                widest[subtype] = (gap, a, b)
        for pairs in updates.values():
            old, new = max(pairs, key=_follows)
            yield maker.make("QUANTITY", "update", kind, old, new)
        if _TWO < len(hedged) <= _FEW_FIGURES:
            yield from _step_by_step(kind, list(hedged.values()), maker)
        for subtype, (_, a, b) in widest.items():
            yield maker.make("QUANTITY", subtype, kind, a, b)


def _step_by_step(kind: str, sides: list[list[Said]], maker: Maker) -> Iterator[Contrast | None]:
    """Figures that can hold together, each beside the next larger one with which it can."""
    ordered = sorted(sides, key=lambda side: _size_of(side[0]))
    for n, low in enumerate(ordered):
        for high in ordered[n + 1 :]:
            numbers = main_number(kind, low[0].facts), main_number(kind, high[0].facts)
            if numbers[0] is None or numbers[1] is None or _figure(numbers[0]) == _figure(numbers[1]):
                continue
            days = low[0].facts.published, high[0].facts.published
            if number_subtype(numbers[0], numbers[1], *days) == "compatible_under_hedging":
                yield maker.make("QUANTITY", "compatible_under_hedging", kind, low, high)
                break


def _follows(pair: tuple[list[Said], list[Said]]) -> tuple[bool, str, float]:
    """Which earlier figure a later one follows: the same source's, the last published, the highest."""
    old, new = pair
    one, other = source_of(old[0].facts), source_of(new[0].facts)
    same = not one.is_own and same_source(one, other)
    return same, str(old[0].facts.published), _size_of(old[0])


def _one_source(a: Said, b: Said) -> bool:
    """True where both figures stand on one source's word: it has counted again."""
    one, other = source_of(a.facts), source_of(b.facts)
    return not one.is_own and same_source(one, other)


def _is_counted_on(a: Said, b: Said) -> bool:
    """True where the account of the higher figure says that the toll has grown (`rises to`, `a new toll`)."""
    more = max(a, b, key=_size_of)
    text, headline = more.facts.report.text, more.facts.report.headline
    spans = [(0, headline.end)] if headline is not None else []
    spans += [more.facts.index.sentence(citation.start) for citation in more.citations]
    return any(_GROWS.search(text, *span) for span in spans)


def _size_of(said: Said) -> float:
    return next((_figure(q) for q in said.facts.quantities if q.citations == said.citations), 0.0)


def _figure(number: Quantity) -> float:
    return number.best or number.low or number.high or 0.0


def _times(voices: Told, maker: Maker) -> Iterator[Contrast | None]:
    for a, b in combinations(_sides("time", voices), 2):
        days_a, days_b = a[0].facts.days, b[0].facts.days
        if days_a and days_b:
            if days_a[0] <= days_b[1] and days_b[0] <= days_a[1]:
                yield maker.make("TIME", "granularity", "time", a, b)
            elif not (_is_night(a[0]) or _is_night(b[0])) or not _side_by_side(days_a, days_b):
                yield maker.make("TIME", "conflict", "time", a, b)


def _side_by_side(a: tuple[date, date], b: tuple[date, date]) -> bool:
    """A night belongs to two days."""
    return max((a[0] - b[1]).days, (b[0] - a[1]).days) == 1


def _is_night(said: Said) -> bool:
    time = said.facts.index.times.get(said.facts.event.time.value or "")
    return time is not None and time.type == "TIME"


def _places(voices: Told, maker: Maker) -> Iterator[Contrast | None]:
    """Places that cannot be one; of those that can, the two that say most and least, once."""
    wider: list[tuple[int, list[Said], list[Said]]] = []
    for a, b in combinations(_sides("place", voices), 2):
        place_a, place_b = a[0].facts.place, b[0].facts.place
        if not place_a or not place_b or place_a[0].mention.lower() == place_b[0].mention.lower():
            continue
        kind = place_relation(place_a[1], place_b[1])
        features = (place_a[1].feature, place_b[1].feature)
        if "country" in features:
            continue  # everybody knows which country the town is in; another is mostly that of the doer
        if kind == "apart" and not {"sea", "region"} & set(features):
            yield maker.make("PLACE", "conflict", "place", a, b)
        else:
            steps = [WIDTH.get(feature, 0) for feature in features]
            wider.append((abs(steps[0] - steps[1]), a, b))
    if wider:
        _, a, b = max(wider, key=lambda item: item[0])
        yield maker.make("PLACE", "granularity", "place", a, b)


def _outcomes(voices: Told, maker: Maker) -> Iterator[Contrast | None]:
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


def _certainty(voices: Told, maker: Maker) -> Iterator[Contrast | None]:
    said: dict[str, list[Said]] = defaultdict(list)
    for told in voices.values():
        # Who tells it as fact anywhere, tells it as fact; who also has a denial, has the denial.
        body = _body(told) or told
        facts = next((f for f in body if f.is_denied), min(body, key=lambda f: f.is_uncertain))
        word = "denied" if facts.is_denied else "possible" if facts.is_uncertain else "asserted"
        told_as = "attributed" if word == "asserted" and facts.sources else word
        said[word].append(Said(told_as, told_as, (facts.event.clause,), facts))
    told_so = [*said["asserted"], *said["possible"]]
    denials = [one for one in said["denied"] if _denies(one.facts)]
    if denials and told_so:
        yield maker.make("POLARITY", "asserted_or_denied", "whether", told_so, denials)
    hedged = [one for one in said["possible"] if _is_hedged(one.facts)]
    plain = [one for one in said["asserted"] if not _is_hedged(one.facts)]
    if hedged and plain:
        yield maker.make("MODALITY", "certain_or_possible", "whether", plain, hedged)


def _denies(facts: Facts) -> bool:
    """True where somebody denies it or the words say it was not so: to foil an act is not to deny it."""
    return any(said.act == "deny" for said in facts.sources) or bool(_NOT.search(facts.event.clause.quote))


def _is_hedged(facts: Facts) -> bool:
    return _HEDGE.search(facts.event.clause.quote) is not None


def _causes(voices: Told, maker: Maker) -> Iterator[Contrast | None]:
    found: dict[frozenset[str], list[Said]] = defaultdict(list)
    for told in voices.values():
        named = [facts for facts in told if facts.means]
        if named:
            means = frozenset().union(*(facts.means for facts in named))
            found[means].append(Said(", ".join(sorted(means)), means, (named[0].event.clause,), named[0]))
    for (means_a, a), (means_b, b) in combinations(found.items(), 2):
        if means_conflict(means_a, means_b):
            yield maker.make("CAUSE", "conflict", "means", a, b)


def _attributions(voices: Told, maker: Maker) -> Iterator[Contrast | None]:
    """Told with or without a source, and told on the word of others: each against the first to be cited."""
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
            if not cites_somebody(told):
                own.append(said)
            continue
        if not is_printable(source, facts.report.text):
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
    pairs = list(combinations(groups, 2))
    for a, b in pairs if len(groups) <= _FEW_SOURCES else pairs[: len(groups) - 1]:
        yield maker.make("ATTRIBUTION", "different_sources", "voice", a, b)


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


def _omissions(voices: Told, maker: Maker) -> Iterator[Contrast | None]:
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
            and any(facts.leads for facts in told)
            and has_room(told[0].report)
            and told[0].published is not None
            and told[0].published >= known
            and not _elsewhere(field, told[0], stated)
        ]
        agreed = field != "place" or len({said.key for said in stated}) == 1
        if silent and agreed and len(stated) > len(silent):
            yield maker.make("OMISSION", "slot", field, stated, silent)


def _elsewhere(field: str, facts: Facts, stated: Sequence[Said]) -> bool:
    """True where the report gives such a fact somewhere else in its text."""
    if field == "place":
        return any(c.quote in facts.report.text for said in stated for c in said.citations)
    return any(number.kind in (field, "casualties") for number in facts.index.reading.quantities)


def has_room(report: Report) -> bool:
    """True for a report long enough that its silence can be told."""
    return len(report.text.split()) >= ROOM_WORDS
