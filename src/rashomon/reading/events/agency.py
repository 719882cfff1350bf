"""How visible the doer is: the form of each event's clause, and where the doer is first named.

A passive is a matter of grammar, and an unnamed doer one of wording: neither says why.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from rashomon.findings import Actor, ActorRef, Agency, AgencyForm, Event, Maker, Stated
from rashomon.language import Parse, Token
from rashomon.lexicons.events import event_lexicon
from rashomon.reading.events.agency_forms import ClauseForm, clause_form
from rashomon.report import Citation

LAYER = "agency"
_MAKER = Maker(kind="rule", id="agency.form")


def read_agency(parse: Parse, events: list[Event], actors: list[Actor]) -> list[Agency]:
    """One Agency for each event, in the order of the events.

    The doer is the one that the event's own clause names; where it names none, `first_named` follows other
    mentions of the same act, and stays None when it cannot be told whether one of them names the doer.
    """
    by_id = {actor.id: actor for actor in actors}
    by_head = {actor.head.start: actor for actor in actors}
    first = _first_mentions(actors)
    found = []
    for event in events:
        head = _head(parse, event)
        if head is None:
            continue
        form = clause_form(head, event_lexicon().by_key.get(event.lemma), by_head)
        doer = _doer(parse, event, head, form, by_head)
        if form.form == "nominal" and doer.known:
            form = replace(form, form="nominal_with_doer")
        entity = _entity(doer, by_id)
        told: Actor | None = None
        never = False
        if entity is not None:
            told = first.get(entity)
        elif doer.state == "unstated":
            others, never = _elsewhere(event, events, by_id)
            told = min(
                (mention for other in others if (mention := first.get(other)) is not None),
                key=lambda mention: mention.head.start,
                default=None,
            )
        found.append(_finding(parse, event, form, doer, told, never=never))
    return found


def visible_doer(head: Token, actors: Sequence[Actor]) -> tuple[AgencyForm, Actor | None]:
    """The form of the clause of any word for an act, coded as an event or not, and the doer it names."""
    by_head = {actor.head.start: actor for actor in actors}
    form = clause_form(head, None, by_head)
    doer = next((by_head[word.start] for word in form.doer_words if word.start in by_head), None)
    if form.form == "nominal" and doer is not None:
        return "nominal_with_doer", doer
    return form.form, doer


def _finding(
    parse: Parse, event: Event, form: ClauseForm, doer: Stated[str], told: Actor | None, *, never: bool
) -> Agency:
    section = parse.section_at(told.head.start) if told is not None else None
    trigger = event.trigger
    return Agency(
        id=parse.finding_id(LAYER, trigger.span, event.citations[0].span, event.clause.span),
        layer=LAYER,
        citations=(trigger,),
        maker=_MAKER,
        event=event.id,
        form=form.form,
        by_phrase=form.by_phrase,
        doer=doer,
        first_named=section.name if section is not None else ("never" if never else None),
        first_named_at=told.citations[0] if told is not None else None,
    )


def _head(parse: Parse, event: Event) -> Token | None:
    """The trigger's head word: the first verb of a verb entry, the last word of a noun entry."""
    tokens = parse.tokens_in(event.trigger.start, event.trigger.end)
    if not tokens:
        return None
    if event.lemma.split(".")[1:2] == ["n"]:
        return tokens[-1]
    return next((token for token in tokens if token.tag.startswith("VB")), tokens[0])


def _doer(
    parse: Parse, event: Event, head: Token, form: ClauseForm, by_head: dict[int, Actor]
) -> Stated[str]:
    """The actor that does it in the event's own sentence."""
    if form.form == "intransitive":
        return Stated[str].unstated(maker=_MAKER)
    acted_on = {ref.value.actor for ref in event.recipients if ref.value is not None}
    for word in form.doer_words:
        actor = by_head.get(word.start)
        if actor is not None and actor.id not in acted_on:
            return Stated[str].of(actor.id, *actor.citations, maker=_MAKER)
    if form.open_words:
        # `Vesk attack`: by whom or where is not told; a doer named elsewhere in the sentence still stands.
        unsure = {word.start for word in form.open_words}
        ref = _same_sentence(event.actors, head, but=unsure)
        if ref is None:
            cited = tuple(parse.cite(word.start, word.end) for word in form.open_words)
            return Stated[str].unclear(*cited, maker=_MAKER)
    if form.form in ("passive_agentless", "nominal", "instrument_subject", "unclear") or form.by_phrase:
        ref = _same_sentence(event.actors, head)
        if ref is None or form.form == "passive_agentless":
            return Stated[str].unstated(maker=_MAKER)
        return _of(ref)
    ref = _same_sentence(event.actors, head)
    if ref is not None:
        return _of(ref)
    open_words = tuple(cited for stated in event.actors for cited in stated.citations)
    if form.doer_words and open_words and not any(stated.known for stated in event.actors):
        return Stated[str].unclear(*open_words, maker=_MAKER)
    return Stated[str].unstated(maker=_MAKER)


def _of(ref: Stated[ActorRef]) -> Stated[str]:
    assert ref.value is not None
    return Stated[str].of(ref.value.actor, *ref.citations, maker=_MAKER)


def _same_sentence(
    refs: Sequence[Stated[ActorRef]], head: Token, *, but: Collection[int] = ()
) -> Stated[ActorRef] | None:
    """The first doer that the sentence itself names; a joined mention may have brought another."""
    sentence = head.sent
    if sentence is None:
        return None
    for ref in refs:
        if (
            ref.value is not None
            and ref.citations
            and ref.citations[0].start not in but
            and sentence.start <= ref.citations[0].start < sentence.end
        ):
            return ref
    return None


def _entity(doer: Stated[str], by_id: dict[str, Actor]) -> str | None:
    actor = by_id.get(doer.value) if doer.value is not None else None
    return actor.entity if actor is not None else None


def _first_mentions(actors: list[Actor]) -> dict[str, Actor]:
    """The first mention of each participant that is no pronoun."""
    first: dict[str, Actor] = {}
    for actor in actors:
        if actor.kind != "pronoun":
            first.setdefault(actor.entity, actor)
    return first


# --- the same act elsewhere ---------------------------------------------------------------------------


def _elsewhere(event: Event, events: list[Event], by_id: dict[str, Actor]) -> tuple[list[str], bool]:
    """Entities that other mentions of the same act name as doers, and whether surely none does.

    An event whose own row has a doer got it from a joined mention. Another event of the same type that could
    be the same act, but is not plainly so, leaves the question open.
    """
    joined = [ref.value.entity for ref in event.actors if ref.value is not None]
    if joined:
        return joined, False
    entities: list[str] = []
    open_question = False
    for other in events:
        if other is event or other.type != event.type or other.aux.negation != event.aux.negation:
            continue
        doers = [ref.value.entity for ref in other.actors if ref.value is not None]
        if not doers:
            continue
        same = _same_act(event, other, by_id)
        if same:
            entities.extend(doers)
        elif same is None or _nested_perhaps(event, other):
            open_question = True
    return entities, not entities and not open_question


def _nested_perhaps(event: Event, other: Event) -> bool:
    """True where only the places part two acts: a town may lie in the region that the other names."""
    named = bool(_recipients(event) & _recipients(other)) or not (_recipients(event) and _recipients(other))
    return named and _differ(event.place, other.place) and not _other_day(event, other)


def _same_act(event: Event, other: Event, by_id: dict[str, Actor]) -> bool | None:
    """True when two events of one type share whom they befell, False when something parts them, else None."""
    one, two = _recipients(event), _recipients(other)
    if one & two:
        return not _differ(event.place, other.place)
    # Only names part two acts: `five people` and `the victims` may be the same.
    if one and two and all(_is_named(entity, by_id) for entity in one | two):
        return False
    ours, theirs = _targets(event), _targets(other)
    if ours and theirs:
        return bool(ours & theirs) and not _other_day(event, other)
    if _differ(event.place, other.place) or _other_day(event, other):
        return False
    # One place and day can see many acts: nothing says that these two are one.
    return None


def _other_day(event: Event, other: Event) -> bool:
    """True where the words of both tell their days, and these are two."""
    return event.tells_its_day and other.tells_its_day and _differ(event.time, other.time)


def _recipients(event: Event) -> set[str]:
    return {ref.value.entity for ref in event.recipients if ref.value is not None}


def _is_named(entity: str, by_id: dict[str, Actor]) -> bool:
    return entity in by_id and by_id[entity].kind == "named"


def _differ(one: Stated[str], two: Stated[str]) -> bool:
    return bool(one.known and two.known and one.value != two.value and not _quotes(one) & _quotes(two))


def _quotes(stated: Stated[str]) -> set[str]:
    return {_plain(cited) for cited in stated.citations} if stated.known else set()


def _plain(cited: Citation) -> str:
    return " ".join(cited.quote.lower().split())


def _targets(event: Event) -> set[str]:
    """The last word of each thing acted on."""
    return {stated.value.lower().split()[-1] for stated in event.targets if stated.value}
