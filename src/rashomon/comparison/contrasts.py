"""Contrasts: how accounts of one incident differ, typed, with both sides' words.

Accounts that say the same are one side. Copies take no part: they are not another voice. `disjoint` and
`conflict` are said only when an update, a subset, a hedge and a coarser word are ruled out. A headline alone
is too short to be silent on purpose: it never stands on a side that leaves something unsaid.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

from rashomon.comparison.elsewhere import cites_somebody, named_in, names_day, names_place
from rashomon.comparison.facts import Facts
from rashomon.comparison.figures import day_or_last, number_contrasts, sides_of
from rashomon.comparison.labels import label_contrasts
from rashomon.comparison.matrix import Said, said_of, tells_two_acts
from rashomon.comparison.model import Contrast, Incident, Story
from rashomon.comparison.openings import opening_end
from rashomon.comparison.voices import account_source, denier_of, is_printable, same_source
from rashomon.comparison.where import WIDTH, place_relation
from rashomon.comparison.who import doer_contrasts, victim_contrasts
from rashomon.comparison.words import (
    is_of_family,
    means_conflict,
    means_in,
    means_words,
    outcomes_in,
    phrase_of,
)
from rashomon.comparison.writing import TOLD_AND_DENIED, Maker, unstated
from rashomon.findings import Place, PlaceCandidate
from rashomon.report import Citation, Report

# A report of fewer words had no room for every fact, so its silence says nothing.
ROOM_WORDS = 80

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
_TOLD_OF = {
    "killed": re.compile(
        r"\b(?:kill|dead|death|die[sd]|dying|toll|lives|bod(?:y|ies)|victims)", re.IGNORECASE
    ),
    "injured": re.compile(
        r"\b(?:injur|wound|hurt|suffer|treated|hospitali[sz]ed|casualt|victims)", re.IGNORECASE
    ),
}
"""Words by which a report that gives no figure tells all the same that people were harmed."""
_NIGHT = timedelta(days=1)
"""Times no longer than a night are no coarser than a day."""
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
        *number_contrasts(voices, maker),
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


def _body(told: Sequence[Facts]) -> list[Facts]:
    return [facts for facts in told if not facts.in_headline]


def _times(voices: Told, maker: Maker) -> Iterator[Contrast | None]:
    for a, b in combinations(sides_of("time", voices), 2):
        days_a, days_b = a[0].facts.days, b[0].facts.days
        if not days_a or not days_b:
            continue
        if days_a[0] <= days_b[1] and days_b[0] <= days_a[1]:
            early = any(_is_to_come(said) for said in (*a, *b))
            if max(last - first for first, last in (days_a, days_b)) > _NIGHT and not early:
                yield maker.make("TIME", "granularity", "time", a, b)
            continue
        over_midnight = (_is_night(a[0]) or _is_night(b[0])) and _side_by_side(days_a, days_b)
        # Who gives both days somewhere tells perhaps of two acts.
        both = any(names_day(voices[one.facts.report.report_id], days_b) for one in a) or any(
            names_day(voices[one.facts.report.report_id], days_a) for one in b
        )
        # A truce is agreed on one day and holds from the next.
        in_steps = _side_by_side(days_a, days_b) and all(map(_is_agreed, (a[0], b[0])))
        if not over_midnight and not both and not in_steps:
            yield maker.make("TIME", "conflict", "time", a, b)


def _is_agreed(said: Said) -> bool:
    return is_of_family(said.facts.event.lemma, "truce")


def _is_to_come(said: Said) -> bool:
    """True for a day after the report came out: it was misread, or is another act's."""
    days = said.facts.days
    return days is not None and days[0] > day_or_last(said.facts.published)


def _side_by_side(a: tuple[date, date], b: tuple[date, date]) -> bool:
    """A night belongs to two days."""
    return max((a[0] - b[1]).days, (b[0] - a[1]).days) == 1


def _is_night(said: Said) -> bool:
    time = said.facts.index.times.get(said.facts.event.time.value or "")
    return time is not None and time.type == "TIME"


def _places(voices: Told, maker: Maker) -> Iterator[Contrast | None]:
    """Places that cannot be one; of those that can, the two that say most and least, once.

    Who names the other's place somewhere else has told it.
    """
    wider: list[tuple[int, list[Said], list[Said]]] = []
    for a, b in combinations(sides_of("place", voices), 2):
        place_a, place_b = a[0].facts.place, b[0].facts.place
        if not place_a or not place_b or place_a[0].mention.lower() == place_b[0].mention.lower():
            continue
        kind = place_relation(place_a[1], place_b[1])
        features = (place_a[1].feature, place_b[1].feature)
        if "country" in features:
            continue  # everybody knows which country the town is in; another is mostly that of the doer
        steps = [WIDTH.get(feature, 0) for feature in features]
        if kind == "apart" and not {"sea", "region"} & set(features):
            if not (_some_names(a, place_b, voices) or _some_names(b, place_a, voices)):
                yield maker.make("PLACE", "conflict", "place", a, b)
            continue
        coarse, fine, exact = (a, b, place_b) if steps[0] >= steps[1] else (b, a, place_a)
        coarse = [one for one in coarse if not _some_names([one], exact, voices)]
        if coarse:
            wider.append((abs(steps[0] - steps[1]), coarse, fine))
    if wider:
        _, a, b = max(wider, key=lambda item: item[0])
        yield maker.make("PLACE", "granularity", "place", a, b)


def _some_names(side: Sequence[Said], found: tuple[Place, PlaceCandidate], voices: Told) -> bool:
    """True where a report of a side names a place."""
    place, candidate = found
    return any(names_place(voices[one.facts.report.report_id], candidate, place.mention) for one in side)


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
    tellings = [one for told in voices.values() for one in _body(told) if not one.is_denied]
    for told in voices.values():
        # Who tells it as fact anywhere, tells it as fact; who also has a denial, has the denial.
        body = _body(told) or told
        # Of several denials that of what the others tell; `denied laying the mine that killed two` is one.
        no = _denials(body)
        facts = next((f for f in no if _denies(f) and _denies_it(f, tellings)), no[0] if no else None)
        facts = facts or min(body, key=lambda f: f.is_uncertain)
        word = "denied" if facts.is_denied else "possible" if facts.is_uncertain else "asserted"
        cited = word == "asserted" and (facts.sources or cites_somebody([facts]))
        told_as = "attributed" if cited else word
        if word == "denied" and not all(one.is_denied for one in body):
            told_as = TOLD_AND_DENIED
        said[word].append(
            Said(told_as, told_as, _denial(facts) if word == "denied" else (facts.event.clause,), facts)
        )
        apart = next(((one, by) for one in body if (by := one.denial_apart) is not None), None)
        if word != "denied" and apart is not None:
            one, by = apart
            cites = (*by.source, *by.cue, *by.content)
            said["denied apart"].append(Said(TOLD_AND_DENIED, TOLD_AND_DENIED, cites, one))
    told_so = [*said["asserted"], *said["possible"]]
    telling = [one.facts for one in told_so]
    denials = [one for one in said["denied"] if _denies(one.facts) and _denies_it(one.facts, telling)]
    if not denials:  # beside who only denies it, who tells of it with a denial tells of it
        denials = said["denied apart"]
        apart_in = {one.facts.report.report_id for one in denials}
        told_so = [one for one in told_so if one.facts.report.report_id not in apart_in]
    if denials and told_so:
        yield maker.make("POLARITY", "asserted_or_denied", "whether", told_so, denials)
    hedged = [replace(one, value=words) for one in said["possible"] if (words := _hedge(one.facts))]
    plain = [one for one in said["asserted"] if not _hedge(one.facts)]
    if hedged and plain:
        yield maker.make("MODALITY", "certain_or_possible", "whether", plain, hedged)


def _denial(facts: Facts) -> tuple[Citation, ...]:
    """Who denies it, with what is denied."""
    denying = next((said for said in facts.sources if said.act == "deny"), None)
    cited = (*denying.source, *denying.cue) if denying is not None else ()
    return (*cited, facts.event.clause)


def _denials(body: Sequence[Facts]) -> list[Facts]:
    """What a report denies, of each sentence what it denies first."""
    first: dict[tuple[int, int], Facts] = {}
    for facts in body:
        if facts.is_denied:
            first.setdefault(facts.sentence, facts)
    return list(first.values())


def _denies(facts: Facts) -> bool:
    """True where somebody denies it or the words say it was not so: to foil an act is not to deny it."""
    return any(said.act == "deny" for said in facts.sources) or bool(_NOT.search(facts.event.clause.quote))


def _denies_it(denial: Facts, told: Sequence[Facts]) -> bool:
    """False where somebody only denies to have done it (`our planes struck nothing`), and nobody said so.

    A denial that names no doer is of the act; one that does has to be of a doer whom what others tell names.
    """
    clause = denial.event.clause
    subject = denial.report.text[clause.start : max(clause.start, denial.event.trigger.start)]
    phrases = [phrase_of(name) for name in denial.doer_names] or [phrase_of(w) for w in subject.split()]
    ours = {word for phrase in phrases for word in phrase.names | phrase.sides}
    return not ours or any(ours & named_in(one) for one in told)


def _hedge(facts: Facts) -> str:
    """The words by which its clause keeps its distance; empty where it has none."""
    found = _HEDGE.search(facts.event.clause.quote)
    return found[0].lower() if found is not None else ""


def _causes(voices: Told, maker: Maker) -> Iterator[Contrast | None]:
    found: dict[frozenset[str], list[Said]] = defaultdict(list)
    for told in voices.values():
        named = [facts for facts in told if facts.means and facts.plain_kind == "force"]
        if named:
            means = frozenset().union(*(facts.means for facts in named))
            clause = named[0].event.clause
            said_as = means_words(clause.quote, named[0].means) or ", ".join(sorted(means))
            found[means].append(Said(said_as, means, (clause,), named[0]))
    for (means_a, a), (means_b, b) in combinations(found.items(), 2):
        told_too = any(_means_told(said) & means_b for said in a) or any(
            _means_told(said) & means_a for said in b
        )
        if means_conflict(means_a, means_b) and not told_too:
            yield maker.make("CAUSE", "conflict", "means", a, b)


def _means_told(said: Said) -> frozenset[str]:
    """The means that the opening of its report names, and its own sentence."""
    index, text = said.facts.index, said.facts.report.text
    return means_in(text[: opening_end(index)]) | means_in(text[slice(*said.facts.sentence)])


def _attributions(voices: Told, maker: Maker) -> Iterator[Contrast | None]:
    """Told with or without a source, and told on the word of others: each against the first to be cited."""
    own: list[Said] = []
    cited: list[tuple[Said, bool]] = []
    denied: list[Said] = []
    groups: list[list[Said]] = []
    for told in voices.values():
        found = account_source(told)
        if found is None or tells_two_acts(told):
            continue
        source, facts = found
        said = Said(source.words, source, source.citations or (facts.event.trigger,), facts)
        if source.is_own:
            if not cites_somebody(told):
                own.append(said)
            continue
        if not is_printable(source, facts) or not _is_told_first(facts, told):
            continue
        if all(one.is_denied for one in told):
            denier = denier_of(facts)
            if _denies(facts) and is_printable(denier, facts):
                cites = denier.citations or (facts.event.trigger,)
                denied.append(Said(denier.words, denier, cites, facts))
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
    tellers = [said for said, _ in cited]
    denied = [one for one in denied if _denies_it(one.facts, [said.facts for said in tellers])]
    if denied and tellers:
        yield maker.make("ATTRIBUTION", "told_or_denied", "voice", tellers, denied)


def _is_told_first(facts: Facts, told: Sequence[Facts]) -> bool:
    """True where the sentence that tells of it first, or the one after it, is the one with the source."""
    first = min((one.sentence for one in _body(told) or told), default=facts.sentence)
    after = facts.index.sentence(min(first[1], len(facts.report.text) - 1))
    return facts.sentence in (first, after)


def _source_change(own: list[Said], cited: list[tuple[Said, bool]]) -> str:
    every = (*own, *(said for said, _ in cited))
    days_own = [said.facts.published for said in own]
    days_cited = [said.facts.published for said, _ in cited]
    misdated = any(
        said.facts.days and said.facts.days[0] > day_or_last(said.facts.published) for said in every
    )
    if None in days_own or None in days_cited or misdated:
        return "attributed_or_not"
    first_own, first_cited = min(map(day_or_last, days_own)), min(map(day_or_last, days_cited))
    if first_cited < first_own:
        return "upgraded" if all(claim for _, claim in cited) else "lost"
    return "gained" if first_own < first_cited else "attributed_or_not"


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
    if _TOLD_OF[field].search(facts.report.text):
        return True
    return any(number.kind in (field, "casualties") for number in facts.index.reading.quantities)


def has_room(report: Report) -> bool:
    """True for a report long enough that its silence can be told."""
    return len(report.text.split()) >= ROOM_WORDS
