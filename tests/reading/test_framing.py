"""Wordings of one act: as written, beside one plain name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.language import Parse
from rashomon.lexicons.events import event_lexicon
from rashomon.lexicons.tables import read_table
from rashomon.reading.events.reader import read_events
from rashomon.reading.framing import read_frames

TAKING = ["liberated", "captured", "seized", "occupied", "took control of", "overran", "retook"]


@pytest.mark.parametrize("wording", TAKING)
def test_wordings_of_one_act_share_a_gloss(parse: Callable[..., Parse], wording: str) -> None:
    """Whichever word the text uses, the plain name is the same and the words are kept."""
    made = parse(f"Belmark forces {wording} the town of Vesk on Monday.")
    events = read_events(made, actors=[], places=[], times=[], quantities=[], attributions=[])
    frames = read_frames(made, events)
    assert [frame.gloss for frame in frames] == ["take control of"]
    frame = frames[0]
    assert frame.event == events[0].id
    assert made.text[frame.citations[0].start : frame.citations[0].end] == frame.wording
    assert frame.wording.split()[0] == wording.split()[0]


def test_groups_have_more_than_one_wording() -> None:
    """A wording is a choice only where there is another."""
    used: dict[str, set[str]] = {}
    for entry in event_lexicon().entries:
        if entry.group:
            used.setdefault(entry.group, set()).add(entry.words[0])
    groups = {row["group"] for row in read_table("en/event_wordings.tsv")}
    assert set(used) <= groups
    assert all(len(words) > 1 for words in used.values())
