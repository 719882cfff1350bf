"""The days that a report names, in text order, and of what each is told: an act, words said, a heading.

`On Monday rebels shelled the town` tells of an act; `the army said on Monday` of words; `Tuesday:` before a
list, and a headline's `what happened on Friday`, of all that stands below. A day that only stands beside
something (`the truce of May 3`) is told of no act, and one that a report looks back to ends what it told
before.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import Literal

from rashomon.findings import Event, Time
from rashomon.language import Parse, Token
from rashomon.lexicons.events import event_lexicon
from rashomon.reading.events.draft import Draft
from rashomon.reading.events.one_act.clauses import GENERAL
from rashomon.reading.events.told_as.tenses import is_aside, tense_of
from rashomon.reading.events.where_when.settings import SAYING

DayKind = Literal["act", "told", "said", "heading", "dateline", "back", "aside"]
_DAY = re.compile(r"\d{4}-\d\d-\d\d|XXXX-WXX-\d")
_HEADING = re.compile(r"\s*(?::|--?\s|[–—])")
_CALENDAR = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec|january|"
    r"february|march|april|june|july|august|september|october|november|december|today|yesterday|tonight|"
    r"overnight|last|next|that|this|same|previous|following|before|earlier|later)\b"
)
_FORCE = GENERAL | {"death", "casualty"}
"""Nouns of force that a verb can tell of (`documented the killing of nine on Sunday`)."""
_AHEAD = frozenset(("will", "would", "to", "may"))
_UNTIL = frozenset("until till by".split())
_HAPPENING = frozenset("happen occur unfold do".split())
_APART = 3
_LABEL_ALONE = re.compile(r"\.(?=\s+[A-Z\d\"“]|\s*$)")
"""What ends a day that stands alone before what it tells (`31 May. Two shells fell ...`)."""
_LABEL = 40  # characters of `3 August, Port Amaris:`
WORDS = frozenset("ACCUSE REQUEST REJECT THREATEN SUPPORT AGREE CONCEDE".split())
"""Types of what is said, in answer to something more often than not."""
_VAGUE = frozenset(("PRESENT_REF", "PAST_REF", "FUTURE_REF"))
_WORDS = frozenset("announce speak warn tweet post publish release issue brief address reply".split())


@dataclass(frozen=True, slots=True, eq=False)
class DayTold:
    """A day, or a longer time, as a report names it."""

    time: Time
    start: int
    """Where its words begin."""
    sentence: int
    """Index of its sentence."""
    paragraph: int
    """Index of its section; a headline has 0."""
    kind: DayKind
    """Of what it is told; `back` of what went before the report's own acts, `aside` of nothing."""
    day: str
    """The day as ISO, or a weekday that no date could be given; empty for longer times."""
    verb: Token | None = None
    """The verb that it is told with."""
    events: tuple[Event, ...] = ()
    """The acts whose own time it is."""
    force: bool = False
    """True where force is told of it, by a row or by a noun alone (`documented nine killings on Sunday`)."""
    is_bare: bool = False
    """True for an hour or part of a day that names no day: its day is guessed from others."""

    @property
    def is_whole(self) -> bool:
        """True for a day, not a part of one."""
        return self.time.granularity == "day"


def day_of(time: Time) -> str:
    """The day that a time lies on; empty where it is none or longer than one."""
    found = _DAY.match(time.value or "")
    return found[0] if found else ""


Acts = Sequence[tuple[Event, Draft]]


def days_told(parse: Parse, times: Sequence[Time], own: Mapping[str, Acts]) -> list[DayTold]:
    """All dates of a report; `own` has the acts by the id of the time that their clause tells."""
    dates = [
        time
        for time in times
        if time.type in ("DATE", "TIME") and time.value is not None and time.value not in _VAGUE
    ]
    acts = {time.id: tuple(own.get(time.id, ())) for time in dates}
    for bare, day in permutations(dates, 2):
        if acts[bare.id] and _is_bare(bare) and _is_beside(parse, bare, day):
            acts[day.id] += acts[bare.id]  # `before dawn on Wednesday`
    found = [_told(parse, time, acts[time.id]) for time in dates]
    return [told for told in found if told is not None]


def _is_beside(parse: Parse, bare: Time, day: Time) -> bool:
    """True for an hour or part of a day and the words for its day, two or three words apart."""
    first, last = sorted((bare.citations[0], day.citations[0]), key=lambda cited: cited.start)
    return day_of(bare) == day_of(day) and len(parse.tokens_in(first.end, last.start)) <= _APART


def _told(parse: Parse, time: Time, acts: Acts) -> DayTold | None:
    start, end = time.citations[0].start, time.citations[0].end
    tokens = parse.tokens_in(start, end)
    if not tokens or tokens[0].sent is None:
        return None
    sentence = tokens[0].sent
    verb = next((node for node in tokens[0].ancestors() if node.pos in ("VERB", "AUX")), None)
    return DayTold(
        time=time,
        start=start,
        sentence=sentence.i,
        paragraph=sentence.section.index,
        kind=_kind(parse, tokens, verb, acts),
        day=day_of(time),
        verb=verb,
        events=tuple(event for event, _ in acts),
        force=any(event.type == "ASSAULT" for event, _ in acts) or _is_of_noun(tokens[0], _FORCE),
        is_bare=_is_bare(time),
    )


def _kind(parse: Parse, tokens: Sequence[Token], verb: Token | None, acts: Acts) -> DayKind:
    section = tokens[0].sent.section if tokens[0].sent is not None else None
    if section is not None and section.kind == "dateline":
        return "dateline"
    if _is_heading(parse, tokens, acts):
        return "heading"
    if acts:
        return _kind_of_acts(acts)
    if verb is None:
        return "aside"
    if verb.lemma in SAYING or verb.lemma in _WORDS:
        return "said"
    tense = tense_of(verb)
    if is_aside(verb) or tense not in ("past", "before"):
        return "aside"
    if tense == "past" and (
        _is_of_noun(tokens[0], _FORCE) or _is_of_noun(tokens[0], frozenset(event_lexicon().nouns))
    ):
        return "act"
    if tokens[0].head.lower in _UNTIL or not _hangs_straight(tokens, verb):
        return "aside"
    return "told" if tense == "past" else "back"


def _kind_of_acts(acts: Acts) -> DayKind:
    main = [(event, draft) for event, draft in acts if not is_aside(draft.trigger.predicate)]
    real = [(event, draft) for event, draft in main if event.aux.actual]
    if not real:
        return "back" if any(e.aux.historical and not e.aux.future for e, _ in main) else "aside"
    if all(tense_of(draft.trigger.predicate) == "before" for _, draft in real):
        return "back"
    return "said" if all(event.type in WORDS for event, _ in real) else "act"


def _hangs_straight(tokens: Sequence[Token], verb: Token) -> bool:
    """True for a time of the verb itself, not of a noun (`a deal of last May was broken`)."""
    nouns, own = 0, {token.i for token in tokens}
    for node in tokens[0].ancestors():
        if node is verb:
            break
        nouns += node.pos in ("NOUN", "PROPN") and not node.is_root and node.i not in own
    return nouns == 0


def _is_of_noun(token: Token, kinds: frozenset[str]) -> bool:
    """True for a time of an act that a noun tells (`the killing of nine on Monday`, `there were raids`)."""
    for node in token.ancestors():
        if node.pos in ("VERB", "AUX"):
            sides = ("nsubj", "attr") if node.lemma == "be" else ("dobj",) if kinds is _FORCE else ()
            return any(c.lemma in kinds for c in node.children_by(*sides) if c.tag in ("NN", "NNS"))
        if node.pos == "NOUN" and node.lemma in kinds and node.dep in ("dobj", "nsubj", "nsubjpass", "attr"):
            return True
    return False


def _is_bare(time: Time) -> bool:
    """True for an hour or part of a day that names no day: its day is guessed from others."""
    if time.granularity not in ("part_of_day", "hour", "minute"):
        return False
    return not _CALENDAR.search(time.mention.lower())


def _is_heading(parse: Parse, tokens: Sequence[Token], acts: Acts) -> bool:
    """True for `Tuesday:`, `3 August, Port Amaris:`, `Main developments on Monday:`, and in a headline."""
    sentence = tokens[0].sent
    if sentence is None:
        return False
    if sentence.section.kind == "headline":
        # `What happened on Friday`, `The war on Friday, 3 May`; not `Friday's vote in doubt`
        verbs = [token for token in sentence.tokens if token.pos in ("VERB", "AUX")]
        whole = tokens[0].dep not in ("poss", "compound", "nmod", "amod")
        return not acts and whole and all(verb.lemma in _HAPPENING for verb in verbs)
    opens = sentence.tokens[0].start
    section_start, section_end = sentence.section.start, sentence.section.end
    if not any(mark.isalpha() for mark in parse.text[section_start : tokens[0].start]):
        rest = parse.text[tokens[-1].end : section_end]
        if not any(mark.isalnum() for mark in rest) or _HEADING.match(rest) or _LABEL_ALONE.match(rest):
            return True
        label = rest[:_LABEL].partition(": ")
        if label[1] and "\n" not in label[0] and rest.startswith(",") and len(label[0].split()) <= 4:
            return True
    if any(child.lower in _AHEAD for node in tokens[0].ancestors() for child in node.children_by("aux")):
        return False  # `what will be talked about today:`
    ends = parse.text[opens : sentence.end].rstrip()
    return ends.endswith(":") and sentence.end >= section_end - 1
