"""The matrix of an incident: each fact against each account, every cell cited."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from typing import Any

from rashomon.comparison.elsewhere import cites_somebody
from rashomon.comparison.facts import Facts
from rashomon.comparison.model import Account, Cell, FactRow
from rashomon.comparison.numbers import number_subtype
from rashomon.comparison.openings import opening_end
from rashomon.comparison.titles import day_words
from rashomon.comparison.tolls import figure_of, main_number
from rashomon.comparison.voices import NO_SOURCE, Source, same_source, shown, source_of
from rashomon.comparison.where import place_relation
from rashomon.comparison.words import act_of, phrase_of, relation
from rashomon.findings import Quantity, Stated
from rashomon.lexicons.act_families import stem_of
from rashomon.reading.number_words import number_value
from rashomon.report import Citation, Report

COUNTED = (
    "killed",
    "injured",
    "casualties",
    "missing",
    "captured",
    "arrested",
    "abducted",
    "released",
    "evacuated",
    "participants",
    "displaced",
    "destroyed",
    "damaged",
)
"""Kinds of quantity that get a row of their own."""
_TOLLS = ("killed", "injured")
_TWO_ACTS = 1.5
"""Of two figures that one report gives for one act the higher is seldom so many times the lower: read in 30
incidents of real reports, where they were those of two acts."""
_SINCE = re.compile(
    r"\b(?:since|so far|in total|overall|ha(?:s|ve) (?:been )?(?:killed|left|died))\b", re.IGNORECASE
)
_MONTH = 31
_ARMED = frozenset(("military", "fighters", "police"))
"""Sorts of people who take part in the fighting."""


@dataclass(frozen=True, slots=True)
class Said:
    """One account's word on one fact."""

    value: str
    """In a few words."""
    key: object
    """What makes two words on a fact the same."""
    citations: tuple[Citation, ...]
    """The account's words."""
    facts: Facts
    """The event they were found with."""


def said_of(field: str, told: Sequence[Facts]) -> Said | None:
    """What an account's events say of a fact, or None where they are silent.

    The body speaks before the headline, which is shorter than what it heads. A report that tells an act in
    one place and gives the source in another has given it: for `voice`, events with a source speak first,
    and a headline alone says nothing of sources. Of several figures of one kind the largest is the overall.
    """
    if field == "doer":
        # Who does what is told too shortly in a headline to be read against the body.
        told = [facts for facts in told if not facts.in_headline] or told
    told = sorted(
        told,
        key=lambda facts: (
            field == "voice" and not facts.sources,
            facts.in_headline,
            # What came of an act can have a time of its own; the act's is the incident's.
            field == "time" and (act := act_of(facts.event.lemma)) is not None and act.kind == "result",
        ),
    )
    found: list[Said] = []
    for facts in told:
        if field == "voice" and facts.in_headline and not facts.sources:
            continue
        said = _SAYERS[field](facts) if field in _SAYERS else _said_number(field, facts)
        if said is not None and field in _SAYERS:
            return said
        if said is not None:
            found.append(said)
    if not found or _are_of_two_acts(found, field):
        return None
    best = max(found, key=partial(_rank, kind=field))
    return None if _is_of_a_part(best, field) else best


def tells_two_acts(told: Sequence[Facts]) -> bool:
    """True where the tellings of an account have tolls too far apart to be of one act."""
    for kind in _TOLLS:
        found = [said for facts in told if (said := _said_number(kind, facts)) is not None]
        if _are_of_two_acts(found, kind):
            return True
    return False


def _are_of_two_acts(found: Sequence[Said], kind: str) -> bool:
    """True where the figures of an account are too far apart to be of one act."""
    exact = [
        n.best for said in found if (n := main_number(kind, said.facts)) is not None and n.best is not None
    ]
    return len(exact) > 1 and max(exact) > _TWO_ACTS * min(exact)


def _is_of_a_part(said: Said, kind: str) -> bool:
    """True where the opening counts more, in no sum over days: the figure is of a part of what befell."""
    number, index = main_number(kind, said.facts), said.facts.index
    if number is None or not said.facts.leads:
        return False
    least = number.best if number.best is not None else 0.0  # any figure says more than `dozens`
    held = {one.id for one in said.facts.quantities}
    end, text = opening_end(index), index.reading.report.text
    return any(
        more.kind == kind
        and (more.best or more.low or 0.0) > least
        and more.id not in held
        and not _counts_others(more, number, index.reading.quantities)
        and more.citations[0].start < end
        and not _SINCE.search(text, *index.sentence(more.citations[0].start))
        for more in index.reading.quantities
    )


def _rank(said: Said, kind: str) -> tuple[bool, bool, float]:
    """A figure before `dozens`, the body's before the headline's, the largest first."""
    number = main_number(kind, said.facts)
    return number is not None and number.best is not None, not said.facts.in_headline, _size(said, kind)


def _size(said: Said, kind: str) -> float:
    number = main_number(kind, said.facts)
    return figure_of(number) if number is not None else 0.0


def _counts_others(more: Quantity, number: Quantity, told: Sequence[Quantity]) -> bool:
    """True where one counts soldiers and the other those whom they fight, there or where it is told again."""
    again = [one for one in told if (one.kind, one.best) == (more.kind, more.best)]
    return any({one.who, number.who} <= _ARMED and one.who != number.who for one in again)


def number_words(quantity: Quantity) -> str:
    """The figure in plain signs: `12`, `at least 12`, `5 to 7`, or as written where no figure is given."""
    if quantity.best is None and quantity.low is None and quantity.high is None:
        return quantity.as_written.lower()
    if quantity.best is None and quantity.bound not in ("at_least", "at_most", "range"):
        return quantity.as_written.lower()
    if quantity.best is None and not any(map(str.isdigit, quantity.as_written)) and _is_round(quantity):
        return quantity.as_written.lower()  # `dozens` stays `dozens`
    figure = quantity.best if quantity.best is not None else quantity.low or quantity.high
    if quantity.bound == "range" and quantity.low is not None and quantity.high is not None:
        return f"{quantity.low:g} to {quantity.high:g}"
    hedge = {"at_least": "at least ", "at_most": "at most ", "approx": "about "}.get(quantity.bound, "")
    return f"{hedge}{figure:g}"


def _is_round(quantity: Quantity) -> bool:
    return (
        re.search(r"\b(?:dozen|score|hundred|thousand|million|several|many)s?\b", quantity.as_written.lower())
        is not None
    )


def matrix(accounts: Sequence[Account], told: dict[str, list[Facts]]) -> tuple[FactRow, ...]:
    """Rows for every fact that at least one account speaks of."""
    rows = []
    for field in (*_SAYERS, *COUNTED):
        words = [said_of(field, told[account.report]) for account in accounts]
        if field == "voice":
            words = [
                said and _without_source(said, told[account.report])
                for account, said in zip(accounts, words, strict=True)
            ]
        if not any(words):
            continue
        spoken = [
            (account.copy_of or account.report, said)
            for account, said in zip(accounts, words, strict=True)
            if said is not None
        ]
        rows.append(
            FactRow(
                field=field,
                cells=tuple(
                    _cell(account, said, spoken, field) for account, said in zip(accounts, words, strict=True)
                ),
            )
        )
    return tuple(rows)


def joined(citations: Sequence[Citation], report: Report) -> tuple[Citation, ...]:
    """Citations of a text, those that stand side by side made one (`the mayor` `said`: `the mayor said`)."""
    parts: list[tuple[int, int]] = []
    for cited in sorted(citations, key=lambda one: (one.start, one.end)):
        if parts and not report.text[parts[-1][1] : cited.start].strip():
            parts[-1] = (parts[-1][0], max(parts[-1][1], cited.end))
        else:
            parts.append((cited.start, cited.end))
    return tuple(report.cite(*part) for part in parts)


def _cell(account: Account, said: Said | None, spoken: Sequence[tuple[str, Said]], field: str) -> Cell:
    """One account's word beside those of other voices: a copy is no other account that says the same."""
    if said is None:
        return Cell(report=account.report, state="silent", value=None)
    voice = account.copy_of or account.report
    others = [other for speaker, other in spoken if speaker != voice]
    same = any(_agrees(said, other) for other in others)
    near = any(_can_both_hold(said, other, field) for other in others)
    state = "agree" if same else "near" if near else "differ" if others else "only"
    return Cell(
        report=account.report,
        state=state,
        value=said.value,
        citations=joined(said.citations, said.facts.report),
    )


def says_the_same(one: Said, other: Said) -> bool:
    """True where two words on a fact are one; of sources, where they can name one."""
    if isinstance(one.key, Source) and isinstance(other.key, Source):
        return same_source(one.key, other.key)
    return one.key == other.key


def _agrees(one: Said, other: Said) -> bool:
    """True where two words on a fact are one, are written alike, or name some of the same."""
    a, b = one.key, other.key
    if says_the_same(one, other):
        return True
    if isinstance(a, Source) and isinstance(b, Source):
        return False
    if isinstance(a, frozenset) and isinstance(b, frozenset):
        return bool(a & b)
    return one.value.casefold() == other.value.casefold()


def _without_source(said: Said, told: Sequence[Facts]) -> Said:
    """Where no source stands with an act and somebody is cited near it, it may be on his word."""
    is_own = isinstance(said.key, Source) and said.key.is_own
    return replace(said, value=NO_SOURCE) if is_own and cites_somebody(told) else said


def _can_both_hold(one: Said, other: Said, field: str) -> bool:
    """True where two words on a fact are not the same and one does not rule out the other."""
    if field in COUNTED:
        a, b = main_number(field, one.facts), main_number(field, other.facts)
        subtype = None if a is None or b is None else number_subtype(a, b, None, None)
        return subtype in ("compatible_under_hedging", "subset")
    if field == "time":
        days, others = one.facts.days, other.facts.days
        return days is not None and others is not None and days[0] <= others[1] and others[0] <= days[1]
    if field == "place":
        place, there = one.facts.place, other.facts.place
        return place is not None and there is not None and place_relation(place[1], there[1]) != "apart"
    if field == "doer":
        done = [tuple(map(phrase_of, said.facts.doer_names)) for said in (one, other)]
    elif field == "undergoer":
        done = [tuple(map(phrase_of, said.facts.undergoer_names)) for said in (one, other)]
    else:
        return False
    return relation(*done) in ("name", "noun", "people")


def _said_doer(facts: Facts) -> Said | None:
    said = _said_names(facts, facts.doer_names, facts.event.actors)
    return said and replace(said, citations=tuple(map(facts.with_group, said.citations)))


def _said_undergoer(facts: Facts) -> Said | None:
    return _said_names(facts, facts.undergoer_names, facts.undergone)


def _said_names(facts: Facts, names: Sequence[str], stated: Sequence[Stated[Any]]) -> Said | None:
    # `five` beside `two soldiers` is told with the figures.
    names = [name for name in names if number_value(name.lower()) is None] or names
    if not names:
        return None
    citations = tuple(citation for entry in stated if entry.known for citation in entry.citations)
    return Said(", ".join(names), frozenset(map(_bare_key, names)), citations, facts)


def _bare_key(name: str) -> object:
    """What makes two names one in the matrix: the same proper name or nouns, numbers and articles aside."""
    phrase = phrase_of(name)
    return phrase.names or (phrase.sides, phrase.nouns) if phrase.names or phrase.nouns else name.lower()


def _said_place(facts: Facts) -> Said | None:
    written = facts.place_words
    if facts.place is None:
        if written is None:
            return None
        return Said(written.mention, written.mention.lower(), written.citations, facts)
    place, candidate = facts.place
    return Said(candidate.name, candidate.place_id, facts.event.place.citations or place.citations, facts)


def _said_time(facts: Facts) -> Said | None:
    if facts.days is None:
        return None
    time = facts.index.times[facts.event.time.value or ""]
    return Said(_days_words(facts.days), facts.days, facts.event.time.citations or time.citations, facts)


def _said_voice(facts: Facts) -> Said | None:
    source = source_of(facts)
    if facts.is_denied and not source.is_own and ", denied by " not in source.words:
        # One who denies it says nothing that another who tells of it does, whatever both are called.
        words = f"{shown(source, facts)} (denies it)"
        return Said(words, ("denied", words), source.citations or (facts.event.trigger,), facts)
    return Said(shown(source, facts), source, source.citations or (facts.event.trigger,), facts)


def _said_means(facts: Facts) -> Said | None:
    if not facts.means:
        return None
    named = facts.event.instrument
    citations = named.citations if named is not None and named.known else (facts.event.clause,)
    return Said(", ".join(sorted(facts.means)), facts.means, citations, facts)


def _said_wording(facts: Facts) -> Said | None:
    """The word for the act beside whom it was done to, where it was told several times."""
    trigger, index = facts.event.trigger, facts.index
    undergone = [cited.start for entry in facts.undergone for cited in entry.citations]
    beside = [
        word
        for word in (trigger, *facts.event.mentions)
        if any(start <= at < end for at in undergone for start, end in (index.sentence(word.start),))
    ]
    if beside and trigger not in beside:
        return Said(beside[0].quote, stem_of(beside[0].quote.lower()), (beside[0],), facts)
    return Said(trigger.quote, stem_of(facts.event.lemma), (trigger,), facts)


def _said_number(kind: str, facts: Facts) -> Said | None:
    number = main_number(kind, facts)
    if number is None:
        return None
    return Said(number_words(number), (number.low, number.best, number.high), number.citations, facts)


def _days_words(days: tuple[date, date]) -> str:
    after = days[1] + timedelta(days=1)
    if days[0].day == after.day == 1 and (days[1] - days[0]).days < _MONTH:
        return f"{days[0]:%B} {days[0].year}"
    first, last = day_words(days[0]), day_words(days[1])
    if days[0].year == days[1].year and first != last:  # the year once, and the month
        first = first.removesuffix(last[last.index(" ") :] if days[0].month == days[1].month else last[-5:])
    return first if first == last else f"{first} to {last}"


_SAYERS = {
    "wording": _said_wording,
    "doer": _said_doer,
    "undergoer": _said_undergoer,
    "place": _said_place,
    "time": _said_time,
    "means": _said_means,
    "voice": _said_voice,
}
