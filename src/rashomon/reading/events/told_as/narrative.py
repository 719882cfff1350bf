"""What a report looks back on over several sentences: `In 1982 rebels rose. The army razed their town.`

A sentence that opens with a day long past, or tells what was `when`, sets the time of those after it, up to
the paragraph's end, to another time, or to a sentence that is not told in the past. An entry of a chronicle,
which a bare day long past heads, is of that day in whatever tense it is told.
"""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.findings import Time
from rashomon.language import Parse, Sentence
from rashomon.reading.events.where_when.days import is_historical
from rashomon.reading.events.where_when.settings import SAYING

_OPENING = 4
"""So many words may stand before the time that a sentence opens with (`- In early 2007`)."""
_BEFORE = frozenset(("in", "by", "on", "during", "around", "early", "late"))


def looking_back(parse: Parse, times: Sequence[Time], day: str | None) -> frozenset[int]:
    """Indices of sentences that look back: entries headed by a day long past, and what goes on with it."""
    dated: dict[int, list[Time]] = {}
    for time in times:
        if time.type in ("DATE", "TIME", "DURATION") and (first := _sentence_of(parse, time)) is not None:
            dated.setdefault(first, []).append(time)
    found: set[int] = set()
    back = False
    section = None
    for sentence in parse.sentences:
        if sentence.section is not section:
            back, section = False, sentence.section
        own = [time for time in dated.get(sentence.i, ()) if not counts_on(time)]
        if own:
            past = [time for time in own if is_historical(time, day)]
            entry = any(_heads(sentence, time) for time in past)
            back = entry or any(_opens(sentence, time) or _tells_when(sentence, time) for time in past)
            if entry:
                found.add(sentence.i)
        elif back and (back := _is_past(sentence)):
            found.add(sentence.i)
    return frozenset(found)


def counts_on(time: Time) -> bool:
    """True for a time that is counted from what was told last (`a week later`)."""
    return time.anchor == "narrative" and time.value is None


def _sentence_of(parse: Parse, time: Time) -> int | None:
    tokens = parse.tokens_in(time.citations[0].start, time.citations[0].end)
    return tokens[0].sent.i if tokens and tokens[0].sent is not None else None


def _opens(sentence: Sentence, time: Time) -> bool:
    before = [token for token in sentence.tokens if token.start < time.citations[0].start]
    return len(before) <= _OPENING and any(token.lower in _BEFORE for token in before)


def _heads(sentence: Sentence, time: Time) -> bool:
    """True for a day with which an entry of a chronicle begins (`July 2011 Protests spread`)."""
    first = next((token for token in sentence.tokens if token.pos not in ("PUNCT", "SPACE")), None)
    return first is not None and first.start == time.citations[0].start


def _tells_when(sentence: Sentence, time: Time) -> bool:
    """True for a day by which what was done then is told (`the first since 1986, when rebels came`)."""
    after = [token for token in sentence.tokens if token.start >= time.citations[0].end][:2]
    return any(token.lower == "when" for token in after) and all(
        t.text == "," or t.lower == "when" for t in after
    )


def _is_past(sentence: Sentence) -> bool:
    """True for a sentence told in the past, which says nothing of who said something lately."""
    root = sentence.root
    if root.lemma in SAYING:
        return False
    return root.tag == "VBD" or any(child.tag == "VBD" for child in root.children_by("aux", "auxpass"))
