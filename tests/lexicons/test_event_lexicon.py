"""Every entry of the lexicon of acts fires in its example."""

from __future__ import annotations

import pytest

from rashomon.findings import PLOVER_TYPES, Event
from rashomon.language import Engine
from rashomon.lexicons.events import EventEntry, event_classes, event_lexicon
from rashomon.lexicons.tables import read_table
from rashomon.reading.events.reader import read_events
from rashomon.reading.events.words.triggers import find_triggers
from rashomon.report import Report


def nothing() -> dict[str, list[object]]:
    """No findings of the earlier layers."""
    return {name: [] for name in ("actors", "places", "times", "quantities", "attributions")}


@pytest.fixture(scope="module")
def fired(engine: Engine) -> dict[str, tuple[list[Event], set[str]]]:
    """For each entry, the events of its example and the lemmas of its triggers."""
    entries = event_lexicon().entries
    parses = engine.parse_many(Report.from_text(entry.example) for entry in entries)
    found = {}
    for entry, parse in zip(entries, parses, strict=True):
        events = read_events(parse, **nothing())  # type: ignore[arg-type]
        found[entry.key] = (events, {trigger.entry.key for trigger in find_triggers(parse)})
    return found


@pytest.mark.parametrize("entry", event_lexicon().entries, ids=lambda entry: entry.key)
def test_example_fires(entry: EventEntry, fired: dict[str, tuple[list[Event], set[str]]]) -> None:
    """The example is read as this entry, and the sense of no event gives none of that word."""
    events, triggers = fired[entry.key]
    if entry.type is None:
        words = {event.lemma.rsplit(".", 1)[0] for event in events}
        assert entry.head not in {word.split()[0] for word in words}
    else:
        assert entry.key in triggers


def test_light_verbs_carry_their_noun(engine: Engine) -> None:
    """Each light verb's example is read as an event noun that it carries."""
    rows = read_table("en/event_light_verbs.tsv")
    parses = engine.parse_many(Report.from_text(row["example"]) for row in rows)
    missed = [
        row["words"]
        for row, parse in zip(rows, parses, strict=True)
        if not any(trigger.light == row["subject"] for trigger in find_triggers(parse))
        and not read_events(parse, **nothing())  # type: ignore[arg-type]
    ]
    assert missed == []


def test_nouns_made_of_verbs(engine: Engine) -> None:
    """Each is of a verb that is done to an object, and its example is read as an act by that noun."""
    rows = read_table("en/event_nominals.tsv")
    assert [row["noun"] for row in rows if row["noun"] not in event_lexicon().derived] == []
    parses = engine.parse_many(Report.from_text(row["example"]) for row in rows)
    missed = [
        row["noun"]
        for row, parse in zip(rows, parses, strict=True)
        if row["noun"] not in {trigger.entry.head for trigger in find_triggers(parse) if not trigger.bare}
    ]
    assert missed == []


def test_ing_forms_tell_the_deed_of_their_verb(engine: Engine) -> None:
    """Where `of` tells what it was done to, and in the verb's own senses."""
    told = {
        "The razing of nine homes by Belmark troops began in Vesk on Monday.": "razing",
        "Norland protested against the impounding of two trawlers by Belmark.": "impounding",
        "The strangling of two captives in Vesk was filmed by rebels.": "strangling",
    }
    quiet = [
        "The flattening of the dough took nine minutes.",
        "She liked the burning of incense in Vesk.",
        "The sealing of the deal took nine minutes.",
    ]
    parses = list(engine.parse_many(Report.from_text(text) for text in [*told, *quiet]))
    found = [{trigger.entry.head for trigger in find_triggers(parse) if not trigger.bare} for parse in parses]
    assert [noun for noun, heads in zip(told.values(), found, strict=False) if noun not in heads] == []
    assert [heads for heads in found[len(told) :] if heads] == []


def test_entries_are_well_formed() -> None:
    """Types are PLOVER's, classes exist, and every entry has a note and an example."""
    classes = {*event_classes(), "NAME", "PLACE", "PRON", "NUM"}
    for entry in event_lexicon().entries:
        assert entry.type is None or entry.type in PLOVER_TYPES
        assert entry.note and entry.example, entry.key
        for test in entry.tests:
            assert set(test.classes) <= classes, entry.key


def test_there_are_enough() -> None:
    """The lexicon covers the acts that reports of conflict tell of."""
    assert len(event_lexicon().entries) >= 500
