"""What a report looks back on over several sentences: `In 1982 rebels rose. The army razed their town.`

A sentence that opens with a day long past, or tells what was `when`, sets the time of those after it, up to
the paragraph's end, to another time, or to a sentence that is not told in the past. One that gives such a day
elsewhere for a deed (`was arrested in 1996`) sets that of the next two, if they are about the same. An entry
of a chronicle, which a bare day long past heads, is of that day in whatever tense it is told.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from rashomon.findings import Event, Time
from rashomon.language import Parse, Sentence, Token
from rashomon.reading.events.draft import Draft
from rashomon.reading.events.told_as.tenses import tense_of
from rashomon.reading.events.where_when.days import is_historical
from rashomon.reading.events.where_when.settings import SAYING
from rashomon.reading.grammar import verb_over

_OPENING = 4
"""So many words may stand before the time that a sentence opens with (`- In early 2007`)."""
_BEFORE = frozenset(("in", "by", "on", "during", "around", "early", "late"))
_ENTRY = 4
"""So many sentences an entry of a chronicle has at most, for what follows the last may be the news again."""
_DATE = 3
"""So many words a line has that is a date alone, above what it heads."""
_MORE = 2
"""So many sentences may go on with what one was told to have been long ago, if they name it again."""
_AGAIN = frozenset(
    "he she it they the this that these those his her its their both then later afterwards".split()
)


def looking_back(
    parse: Parse, times: Sequence[Time], day: str | None, *, deeds: Collection[int] = ()
) -> frozenset[int]:
    """Indices of sentences that look back: entries headed by a day long past, and what goes on with it.

    `day` is the report's; `deeds` are indices of words that tell of force, of which more may be told after.
    """
    dated: dict[int, list[Time]] = {}
    for time in times:
        if time.type in ("DATE", "TIME", "DURATION") and (first := _sentence_of(parse, time)) is not None:
            dated.setdefault(first, []).append(time)
    found: set[int] = set()
    back = False
    of_it = of_entry = 0
    alone = False
    section = None
    for sentence in parse.sentences:
        if sentence.section is not section:
            headed = of_entry == _ENTRY and alone
            back, of_it, section = headed, 0, sentence.section
            of_entry = _ENTRY if headed else 0
        own = [time for time in dated.get(sentence.i, ()) if not counts_on(time)]
        past = [time for time in own if is_historical(time, day)]
        if any(_heads(sentence, time) for time in past):
            back, of_it, of_entry = True, 0, _ENTRY
            alone = len([token for token in sentence.tokens if token.pos != "PUNCT"]) <= _DATE
            found.add(sentence.i)
        elif of_entry and len(past) == len(own) and not _is_up_to_now(sentence):
            of_entry -= 1
            found.add(sentence.i)
        elif own:
            of_entry = 0
            goes_on = back and len(past) == len(own) and _is_past(sentence)
            back = goes_on or any(_opens(sentence, time) or _tells_when(sentence, time) for time in past)
            of_it = _MORE if sentence.root.i in deeds and any(_dates(sentence, time) for time in past) else 0
            opens = len(past) == len(own) and any(_opens(sentence, time) for time in past)
            if goes_on or (opens and _is_past(sentence)):
                found.add(sentence.i)
        elif back and (back := _is_past(sentence)):
            found.add(sentence.i)
        elif of_it and _is_past(sentence) and _refers_back(sentence):
            of_it -= 1
            found.add(sentence.i)
        else:
            of_it = of_entry = 0
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
    first = _first_word(sentence)
    if first is None or first.start != time.citations[0].start:
        return False
    return not any(token.dep == "nsubj" for token in sentence.tokens if token.end <= time.citations[0].end)


def _is_up_to_now(sentence: Sentence) -> bool:
    """True for what has come of it since, which is no part of a chronicle's entry."""
    return any(child.lower in ("has", "have") for child in sentence.root.children_by("aux"))


def _dates(sentence: Sentence, time: Time) -> bool:
    """True for the day of what the sentence itself tells, wherever it stands (`was arrested in 1996`)."""
    root = sentence.root
    if root.tag not in ("VBD", "VBN") or root.lemma in SAYING:
        return False
    start, end = time.citations[0].start, time.citations[0].end
    word = next((token for token in sentence.tokens if start <= token.start < end), root)
    if word is root:
        return False
    above = word
    while above.dep in ("pobj", "prep", "npadvmod", "nummod", "compound", "amod") and above is not root:
        above = above.head
    return above is root


def _refers_back(sentence: Sentence) -> bool:
    """True for a sentence about what the one before was about (`She was released`, `The arrest followed`)."""
    first = _first_word(sentence)
    return first is not None and first.lower in _AGAIN


def _first_word(sentence: Sentence) -> Token | None:
    return next((token for token in sentence.tokens if token.pos not in ("PUNCT", "SPACE")), None)


def _tells_when(sentence: Sentence, time: Time) -> bool:
    """True for a day by which what was done then is told (`the first since 1986, when rebels came`)."""
    after = (token for token in sentence.tokens if token.start >= time.citations[0].end and token.text != ",")
    first = next(after, None)
    return first is not None and first.lower == "when"


def _is_past(sentence: Sentence) -> bool:
    """True for a sentence told in the past, which says nothing of who said something lately."""
    root = sentence.root
    if root.lemma in SAYING:
        return False
    return root.tag == "VBD" or any(child.tag == "VBD" for child in root.children_by("aux", "auxpass"))


def with_answers_then(
    told: Sequence[tuple[Event, Draft]], times: Sequence[Time], day: str | None
) -> list[Event]:
    """The rows, those of what was said or done of a deed long past, or soon after it, marked as background.

    `Arden blamed the rebels for the 2029 attack`, `It agreed to disarm after the attack of 2029`: without a
    day of its own, what is told so was then. What a report opens with is its news all the same.
    """
    old = {
        draft.trigger.head.i: draft
        for event, draft in told
        if event.aux.historical and event.time.known and draft.trigger.head.sent is not None
    }
    past = [time.citations[0].start for time in times if is_historical(time, day)]
    rows: list[Event] = []
    for event, draft in told:
        verb, sentence = draft.trigger.predicate, draft.trigger.head.sent
        actual = event.aux.actual and not event.time.known
        same_year = event.aux.actual and _is_of_the_same_year(event, times, day)
        if same_year or (actual and _comes_of_what_was(draft.trigger.head, past)):
            rows.append(_as_background(event))
            continue
        plain = actual and sentence is not None and sentence.i >= _OPENS
        if plain and draft.trigger.head.i not in old and tense_of(verb) == "past":
            answers = event.type in ("ACCUSE", "REJECT")
            about = any(_leads_to(verb, old[i].trigger.head, answers=answers) for i in old if i > verb.i)
            about = about or (answers and _answers_it(verb, told, event))
            if about or _is_after(verb, past):
                event = _as_background(event)
        rows.append(event)
    return rows


def _as_background(event: Event) -> Event:
    return event.model_copy(update={"aux": event.aux.model_copy(update={"historical": True})})


def _answers_it(verb: Token, told: Sequence[tuple[Event, Draft]], answer: Event) -> bool:
    """True for words about `it` or `that attack` where the deed told last is of a day long past."""
    meant = (noun for noun in verb.children_by("dobj", "pobj"))
    named = any(n.lower == "it" or any(c.lower == "that" for c in n.children_by("det")) for n in meant)
    start = answer.trigger.start
    before = [event for event, _ in told if event.type == "ASSAULT" and event.trigger.end <= start]
    last = max(before, key=lambda event: event.trigger.start, default=None)
    near = last is not None and start - last.trigger.end <= _NEAR
    return named and near and last is not None and last.aux.historical and last.time.known


_NEAR = 250
"""So many characters at most lie between a deed and the `it` that means it."""


def _is_of_the_same_year(event: Event, times: Sequence[Time], day: str | None) -> bool:
    """True for an act of `the same year` as a time long past that the report named last before it."""
    own = event.time.citations[0] if event.time.known and event.time.citations else None
    if own is None or not own.quote.lower().endswith("same year"):
        return False
    before = [t for t in times if t.value and t.latest and t.citations[0].end <= own.start]
    last = max(before, key=lambda time: time.citations[0].start, default=None)
    return is_historical(last, day)


def _comes_of_what_was(word: Token, past: Collection[int]) -> bool:
    """True for what came of a deed of a day long past (`fired him in 2027, sparking a wave of protests`)."""
    came = False
    for node in (word, *word.ancestors()):
        if came and node.pos == "VERB":
            times = [t for child in node.children_by("prep", "npadvmod") for t in child.subtree()]
            if any(t.start in past and verb_over(t) is node for t in times):
                return True
            if node.dep != "advcl":
                return False
        elif node.pos == "VERB":
            if (
                node.tag != "VBG"
                or node.child("mark", "nsubj") is not None
                or node.dep not in ("advcl", "conj")
            ):
                return False
            came = node.dep == "advcl"
        elif came or node.dep not in ("dobj", "pobj", "prep", "conj", "compound"):
            return False
    return False


def _is_after(verb: Token, past: Collection[int]) -> bool:
    """True for what came after something long past by its own day (`after the crash on 17 July 2014`)."""
    behind = [prep for prep in verb.children_by("prep") if prep.lower in ("after", "following")]
    return any(token.start in past for prep in behind for token in prep.subtree())


def _leads_to(verb: Token, deed: Token, *, answers: bool) -> bool:
    """True where a verb is followed by `after` a deed, or, of words, is about it."""
    behind, node = False, deed
    while node is not verb:
        if node.is_root or node.dep in ("relcl", "conj", "advcl"):
            return False
        behind = behind or (node.dep == "prep" and node.lower in ("after", "following"))
        node = node.head
    return behind or answers


_OPENS = 2
"""So many sentences, headline and all, tell a report's news."""
