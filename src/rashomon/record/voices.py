"""On whose word, in plain words: `according to the ministry`, `denied by Colonel Hale, as told by a witness`.

The words come from the report; ids never show. Where a pronoun is the source, whom it stands for comes first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from rashomon.findings import Actor, Agency, Attribution, Place, Quantity, Reading, State, Time

OWN_VOICE = "the report itself"
"""What is said in the report's own voice."""

_BY_ACT = {
    "assert": "according to {}",
    "deny": "denied by {}",
    "doubt": "doubted by {}",
    "confirm": "confirmed by {}",
    "accuse": "in an accusation by {}",
    "promise": "promised by {}",
    "threaten": "threatened by {}",
    "order": "ordered by {}",
    "decline": "declined by {}",
    "ask": "asked by {}",
    "call_for": "called for by {}",
    "praise": "praised by {}",
    "expect": "expected by {}",
    "believe": "believed by {}",
}
_ACCORDING = "according to {}"


@dataclass
class ReadingIndex:
    """A reading's findings by id, for following one finding to another."""

    reading: Reading
    actors: dict[str, Actor] = field(init=False)
    places: dict[str, Place] = field(init=False)
    times: dict[str, Time] = field(init=False)
    quantities: dict[str, Quantity] = field(init=False)
    attributions: dict[str, Attribution] = field(init=False)
    agency: dict[str, Agency] = field(init=False)
    """By the event's id."""

    def __post_init__(self) -> None:
        reading = self.reading
        self.actors = {item.id: item for item in reading.actors}
        self.places = {item.id: item for item in reading.places}
        self.times = {item.id: item for item in reading.times}
        self.quantities = {item.id: item for item in reading.quantities}
        self.attributions = {item.id: item for item in reading.attributions}
        self.agency = {item.event: item for item in reading.agency}


def source_words(attribution: Attribution, index: ReadingIndex) -> str:
    """Who says it, in words: the source as written, a name for a pronoun, or what stands in its place."""
    written = _one_line(" ".join(cited.quote for cited in attribution.source))
    if not written:
        cue = _one_line(" ".join(cited.quote for cited in attribution.cue))
        return f"an unstated source (“{cue}”)" if cue else "an unstated source"
    if attribution.source_form in ("pronoun", "possessive"):
        named = attribution.source_actor
        if named is not None and named.known and named.value in index.actors:
            name = index.actors[named.value].name.value
            if name and name.casefold() != written.casefold():
                return f"{_within(_one_line(name))} (“{written}”)"
        if named is not None and named.state is State.UNCLEAR:
            return f"“{written}” (unclear who)"
        if attribution.source_form == "pronoun":
            return f"“{written}”"
    return _within(written)


def describe_voice(chain: Sequence[str], index: ReadingIndex) -> str:
    """The chain of attributions (ids, outermost first) in words, innermost first.

    An id that the reading does not hold is said to be unclear, never shown.
    """
    if not chain:
        return OWN_VOICE
    phrases = []
    for depth, attribution_id in enumerate(reversed(chain)):
        attribution = index.attributions.get(attribution_id)
        source = "an unclear source" if attribution is None else source_words(attribution, index)
        if depth:
            phrases.append(f"as told by {source}")
        else:
            act = attribution.act if attribution is not None else "assert"
            phrases.append(_BY_ACT.get(act, _ACCORDING).format(source))
    return ", ".join(phrases)


def _within(words: str) -> str:
    """The words as they stand inside a phrase: an article that began a sentence loses its capital."""
    first, space, rest = words.partition(" ")
    return f"{first.lower()} {rest}" if space and first in ("The", "A", "An") else words


def _one_line(text: str) -> str:
    return " ".join(text.split())
