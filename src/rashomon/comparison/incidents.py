"""Incidents: tellings that are linked, with their accounts, a stable id and a line that names them."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from rashomon.comparison.facts import Facts
from rashomon.comparison.gathering import give_main_figures
from rashomon.comparison.linking import INCIDENT_THRESHOLD as INCIDENT_THRESHOLD
from rashomon.comparison.linking import link_units, with_mains, within_reports
from rashomon.comparison.model import Account, Incident, Story
from rashomon.comparison.traits import pooled
from rashomon.comparison.words import act_of, is_person, phrase_of, singular

_DONE_TO_PEOPLE = frozenset(
    ("kill", "hurt", "shooting", "detain", "abduct", "free", "move", "talks", "truce")
)
_NEARNESS = frozenset(("off", "near", "outside", "around", "above"))


def find_incidents(
    facts: Sequence[Facts],
    *,
    stories: Sequence[Story],
    repeats: Mapping[str, str],
    main_of: Mapping[str, int] | None = None,
) -> tuple[list[Incident], dict[str, list[Facts]]]:
    """Incidents with their accounts, most told first, and the facts behind each by incident id.

    `repeats`: report id to the report whose voice it repeats; `main_of`: to the number of its main event.
    """
    ordered = sorted(facts, key=place_in_order)
    story_of = {report: story.id for story in stories for report in story.reports}
    looked_at, repeated = _apart_from_repeats(ordered, repeats)
    traits = [one.own_traits for one in looked_at]
    units = within_reports(traits)
    whole = with_mains([pooled([traits[i] for i in unit]) for unit in units], main_of or {})
    for unit, one in zip(units, whole, strict=True):
        for i in unit:
            looked_at[i].unit = one
    give_main_figures(looked_at)
    groups = [sorted(i for n in group for i in units[n]) for group in link_units(whole, story_of)]
    incidents, behind = [], {}
    for group in sorted(groups):
        members = [looked_at[i] for i in group]
        again = [one for member in members for one in repeated.get(member.key, ())]
        members = sorted([*members, *again], key=place_in_order) if again else members
        incident = incident_of(members, story_of, repeats)
        incidents.append(incident)
        behind[incident.id] = members
    incidents.sort(key=lambda incident: (-incident.voices, -len(incident.accounts), incident.id))
    return incidents, behind


def _apart_from_repeats(
    ordered: Sequence[Facts], repeats: Mapping[str, str]
) -> tuple[list[Facts], dict[str, list[Facts]]]:
    """The facts to link, and by the key of each the facts of copies that say the same in the same words.

    A text that thousands print is linked once.
    """
    first: dict[tuple[str, str, str, int], Facts] = {}
    seen: Counter[tuple[str, str, str]] = Counter()
    looked_at: list[Facts] = []
    repeated: dict[str, list[Facts]] = defaultdict(list)
    for facts in ordered:
        origin = repeats.get(facts.report.report_id, facts.report.report_id)
        words = f"{facts.event.clause.quote}|{facts.part.value if facts.part is not None else ''}"
        counted = (facts.report.report_id, facts.event.lemma, words)
        signature = (origin, facts.event.lemma, words, seen[counted])
        seen[counted] += 1
        held = first.setdefault(signature, facts)
        if held is facts or held.plain_traits.days != facts.plain_traits.days:
            looked_at.append(facts)
        else:
            repeated[held.key].append(facts)
    return looked_at, repeated


def place_in_order(facts: Facts) -> tuple[str, str, int, str]:
    """Sorts facts by publication, report, place in the text, and target."""
    return (facts.report.published or "", facts.report.report_id, facts.event.trigger.start, facts.key)


def incident_of(
    members: Sequence[Facts], story_of: Mapping[str, str], copy_of: Mapping[str, str]
) -> Incident:
    """The incident that these facts are; `members` are not empty, earliest published first."""
    by_report: dict[str, list[Facts]] = defaultdict(list)
    for facts in members:
        by_report[facts.report.report_id].append(facts)
    # Of reports with one text the voice is that which others repeat, or else the first that tells of this.
    voices: dict[str, str] = {}
    for report in by_report:
        origin = copy_of.get(report, report)
        voices.setdefault(origin, origin if origin in by_report else report)
    accounts = tuple(
        Account(
            report=report,
            events=tuple(dict.fromkeys(facts.event.id for facts in told)),
            copy_of=None if (voice := voices[copy_of.get(report, report)]) == report else voice,
        )
        for report, told in by_report.items()
    )
    types = Counter(facts.event.type for facts in members)
    in_stories = Counter(story_of.get(report, "") for report in by_report)
    return Incident(
        id=incident_id(members[0].key),
        title=title_of(members),
        type=types.most_common(1)[0][0],
        accounts=accounts,
        story=in_stories.most_common(1)[0][0] or None,
    )


def incident_id(telling: str) -> str:
    """The id of an incident whose earliest telling this is."""
    return hashlib.sha256(f"incident|{telling}".encode()).hexdigest()[:16]


def title_of(members: Sequence[Facts]) -> str:
    """A coder's line: the act, whom it was done to, where and when, as most accounts have it."""
    # How it was done says more than what came of it, and either more than a bare attack.
    acts = Counter(f.event.lemma for f in members)
    rank = {"manner": 0, "result": 1, "other": 1, "any": 2}
    lemma = min(acts, key=lambda word: (rank[act.kind] if (act := act_of(word)) else 1, -acts[word], word))
    act = act_of(lemma)
    undergone = _whom(members, people_first=act is not None and act.family in _DONE_TO_PEOPLE)
    if act is not None and undergone:
        head = act.title.format(undergone)
    elif act is not None:
        head = act.title.format("").rsplit(" ", 2)[0].strip() or act.title.format("").strip()
    else:
        word = lemma.split(".")[0].capitalize()
        head = f"{word}: {undergone}" if undergone else word
    places = Counter(_where(f) for f in members if f.place_words is not None)
    days = Counter(f.days[0] for f in members if f.days and f.days[0] == f.days[1])
    parts = [head]
    parts += [name for name in _top(places) if name.split()[-1].lower() not in head.lower()]
    parts += [day_words(min(days, key=lambda day: (-days[day], day)))] if days else []
    return ", ".join(parts)


def day_words(day: date) -> str:
    """A day as a coder writes it: 31 May 1916."""
    return f"{day.day} {day:%B} {day.year}"


def _where(facts: Facts) -> str:
    """The place as written, with `off` or `near` where that stands before it."""
    place = facts.place_words
    assert place is not None
    start = place.citations[0].start
    before = facts.report.text[max(0, start - 12) : start].split()[-1:]
    near = before[0].lower() if before and before[0].lower() in _NEARNESS else ""
    return f"{near} {place.mention}".strip()


def _whom(members: Sequence[Facts], *, people_first: bool) -> str:
    """Whom or what it was done to, a proper name before a noun, without numbers.

    What is killed is people, what is shelled is a place or thing, as a coder would write it.
    """
    counts: Counter[str] = Counter()
    body = [facts for facts in members if not facts.in_headline] or members
    for facts in body:
        where = facts.place_words.mention if facts.place_words is not None else None
        for name in facts.undergoer_names:
            phrase = phrase_of(name)
            last = singular(name.lower().split()[-1])
            if name != where and (phrase.names or act_of(last) is None):
                fits = is_person(phrase) == people_first
                counts[bare_name(name)] += 1 + 3 * bool(phrase.names) + 6 * (fits and not phrase.names)
    counts.pop("", None)
    return next(iter(_top(counts)), "")


def bare_name(name: str) -> str:
    """A phrase without the number or hedge before it; `the` stays before a name."""
    words = name.split()
    while words:
        phrase = phrase_of(words[0])
        if phrase.names or phrase.nouns or phrase.sides:
            break
        first = words.pop(0)
        if first.lower() == "the" and words:
            return f"the {' '.join(words)}"
    whole = " ".join(words)
    return whole if phrase_of(whole).names or phrase_of(whole).sides else whole.lower()


def _top(counts: Counter[str]) -> list[str]:
    """The commonest, ties by the alphabet; empty where there is none."""
    return [min(counts, key=lambda name: (-counts[name], name))] if counts else []
