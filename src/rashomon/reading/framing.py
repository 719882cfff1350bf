"""How it is told: wordings that have plainer or mirrored ones, as candidates for a reader to judge.

A wording is reported where the lexicon of acts puts its word in a group of wordings of one act (`liberate`,
`capture`, `seize`, `occupy`: take control of). The words are given as written, beside the group's plain name;
which of them is apt is not for this layer to say, and no side's wording is treated apart.
"""

from __future__ import annotations

from rashomon.findings import Event, Frame, Maker
from rashomon.language import Parse
from rashomon.lexicons.events import event_lexicon

_MAKER = Maker(kind="rule", id="framing.act_wording")


def read_frames(parse: Parse, events: list[Event]) -> list[Frame]:
    """Wordings of acts with their neutral gloss, in text order; one for each event whose word has a group."""
    lexicon = event_lexicon().by_key
    frames = []
    for event in events:
        entry = lexicon.get(event.lemma)
        if entry is None or entry.gloss is None:
            continue
        start, end = event.trigger.start, event.trigger.end
        frames.append(
            Frame(
                id=parse.finding_id("frame", (start, end)),
                layer="frame",
                citations=(parse.cite(start, end),),
                maker=_MAKER,
                category="act_wording",
                wording=event.trigger.quote,
                gloss=entry.gloss,
                event=event.id,
            )
        )
    return frames
