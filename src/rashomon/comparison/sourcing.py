"""Sourcing: which attributions a telling of an act stands in, as those on whose word it is told.

Who takes responsibility for an act, orders it or speaks of what came of it is none of those.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.comparison.denials import with_denial_behind
from rashomon.comparison.index import Index
from rashomon.comparison.words import act_of
from rashomon.findings import Attribution, Event
from rashomon.report import Citation

_TAKES = re.compile(r"\bresponsib")
_CLAIMED = re.compile(r"claimed by\b", re.IGNORECASE)
"""`A blast claimed by the group`: it takes responsibility, and others tell of it."""
_CLAIMS = frozenset(("claim", "claims", "claimed"))
_AN_ACT = re.compile(r"\s+(?:(?!that\b)[\w-]+\s+){0,3}")
"""`The group claimed a suicide attack`: likewise, where the act itself is what is claimed."""
_SAYS_NOT = re.compile(r"\b(?:did|does|do|has|have|had|would|could) not\b")
_OF_IT = re.compile(r"\b(?:whether|investigat\w+|inquiry into|(?:retaliation|revenge|response) (?:for|to))\b")
"""Between a source's verb and an act: what is said is of something else that came of the act."""
_NEXT_WORDS = 24
_NO_TELLING = frozenset(("order", "promise", "threaten", "ask", "call_for"))
"""What is done with words other than to tell of something."""
_AGAINST = frozenset(("deny", "accuse"))
"""Who denies an act or blames somebody for it, further on, is not the one on whose word it was told."""


def sources_of(
    index: Index, event: Event, trigger: Citation, in_body: Sequence[Citation]
) -> tuple[Attribution, ...]:
    """The attributions an act stands in, outermost first; empty for the report's own voice.

    `trigger`: the words that name the act; `in_body`: these and all others for it below the headline. Where
    the telling that names it has no source, another one in the sentence that tells of it first or the one
    after: what came of an act (`All nine died.`) is told without the source given with the act.
    """
    found = _sources_at(index, event, trigger, trigger)
    if found and found[0].act != "accuse":
        return found
    others = sorted(in_body, key=lambda cited: cited.start)
    near = index.sentence(index.sentence(others[0].start)[1])[1] if others else 0
    chains = (_sources_at(index, event, trigger, cited) for cited in others if cited.start < near)
    return next((chain for chain in chains if chain and chain[0].act not in _AGAINST), found)


def _sources_at(index: Index, event: Event, trigger: Citation, cited: Citation) -> tuple[Attribution, ...]:
    if cited is event.trigger:
        voice = (index.attributions.get(id_) for id_ in event.voice)
        chain = tuple(said for said in voice if said is not None)
    else:
        chain = index.chain(cited)
    chain = with_denial_behind(index, cited, chain)
    text = index.reading.report.text
    return tuple(said for said in chain if _is_told_by(said, event, trigger, text))


def _is_told_by(said: Attribution, event: Event, trigger: Citation, text: str) -> bool:
    """False for who takes responsibility for an act, orders it or does not say so: others tell of it."""
    if said.act in _NO_TELLING:
        return False
    if any(_CLAIMED.match(text, cue.start) for cue in said.cue):
        return False
    if any(_SAYS_NOT.search(text, max(0, cue.start - _NEXT_WORDS), cue.end + 5) for cue in said.cue):
        return False
    act = act_of(event.lemma)
    is_deed = ".n" in event.lemma and (act is None or act.kind != "result")
    # `claims the blast` takes it on itself; `claims the destruction of the Brann` says that it is so.
    if is_deed and any(
        cue.quote.lower().split()[-1] in _CLAIMS and _AN_ACT.fullmatch(text, cue.end, trigger.start)
        for cue in said.cue
    ):
        return False
    if any(_TAKES.search(text, cue.start, cue.end + _NEXT_WORDS) for cue in said.cue):
        return False
    return not any(_OF_IT.search(text, cue.end, trigger.start) for cue in said.cue)
