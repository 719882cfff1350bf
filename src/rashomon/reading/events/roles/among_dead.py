"""Those whom a report counts among the dead or hurt (`Three nurses were among the dead`).

No word there tells an act: they are of the one act of force told in the sentence, or else in the one before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.findings import Event, Maker, Stated
from rashomon.language import Parse, Sentence, Token
from rashomon.reading.clauses import own_subjects
from rashomon.reading.events.one_act.sameness import Known
from rashomon.reading.events.roles.elsewhere import with_sides
from rashomon.reading.events.roles.refs import actor_ref
from rashomon.reading.grammar import members

MAKER = Maker(kind="rule", id="events.among_dead")
_HARMED = frozenset("dead killed wounded injured hurt victim casualty fatality fallen slain".split())
_TURNING = frozenset("elsewhere meanwhile earlier separately another previously since".split())


def with_those_among(rows: Sequence[Event], known: Known, parse: Parse) -> list[Event]:
    """The rows, with those added to whom it befell who are only said to be among the dead or hurt."""
    told = {row.id: row for row in rows}
    by_head = {actor.head.start: actor for actor in known.actors.values()}
    for sentence in parse.sentences:
        found = [
            actor for token in _counted_among(sentence) if (actor := by_head.get(token.start)) is not None
        ]
        row = _owner(sentence, list(told.values()), parse) if found else None
        if row is None:
            continue
        sides = {ref.value.entity for ref in (*row.actors, *row.recipients) if ref.value is not None}
        more = tuple(
            Stated.of(actor_ref(actor), *actor.citations, voice=row.voice, maker=MAKER)
            for actor in found
            if actor.entity not in sides
        )
        if more:
            known_before = tuple(ref for ref in row.recipients if ref.known)
            told[row.id] = with_sides(row, recipients=(*known_before, *more))
    return list(told.values())


def _counted_among(sentence: Sentence) -> Iterator[Token]:
    """The heads of those said to be among the dead or hurt, or whom these are said to include."""
    for token in sentence.tokens:
        verb = token.head
        if verb.dep == "relcl":
            continue
        if token.lower == "among" and verb.lemma == "be" and any(map(_are_harmed, token.children_by("pobj"))):
            for subject in (*own_subjects(verb), *verb.children_by("attr")):
                yield from members(subject) if subject.dep == "attr" else (subject,)
        elif token.lemma == "include" and token.pos == "VERB" and any(map(_are_harmed, own_subjects(token))):
            for thing in token.children_by("dobj"):
                yield from members(thing)


def _are_harmed(word: Token) -> bool:
    """True for `the dead`, `the victims` and `those killed`."""
    if word.lower in ("those", "people"):
        return any(child.lower in _HARMED for child in word.children_by("acl"))
    return word.lower in _HARMED or word.lemma in _HARMED


def _owner(sentence: Sentence, rows: Sequence[Event], parse: Parse) -> Event | None:
    """The one act of force told in a sentence, or in the one before it; None where several are."""
    here = _told_in(sentence, rows, parse)
    if not here and sentence.i > 0:
        before = parse.sentences[sentence.i - 1]
        turns = any(token.lower in _TURNING for token in sentence.tokens)
        here = _told_in(before, rows, parse) if before.section is sentence.section and not turns else []
    if len(here) != 1 or here[0].aux.future or here[0].aux.hypothetical or here[0].aux.negation:
        return None
    return here[0]


def _told_in(sentence: Sentence, rows: Sequence[Event], parse: Parse) -> list[Event]:
    return [
        row
        for row in rows
        if row.type == "ASSAULT"
        and any(parse.sentence_at(cited.start).i == sentence.i for cited in (row.trigger, *row.mentions))
    ]
