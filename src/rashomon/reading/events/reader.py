"""What happened: events as PLOVER codes them, each field cited.

Words of the lexicon in a fitting sense (`triggers`) become drafts with roles (`drafts`), are tied
to actors, places, times and numbers of their clause (`links`), given their auxiliary modes
(`modes`) and derived codes (`codes`), and mentions of one act are joined (`mentions`). A
clause whose words we do not know gives no event: see `uncoded_clauses`.
"""

from __future__ import annotations

from rashomon.findings import (
    Actor,
    ActorRef,
    Attribution,
    Event,
    Maker,
    Place,
    Quantity,
    State,
    Stated,
    Time,
)
from rashomon.language import Parse, Token
from rashomon.language.lost_commas import has_lost_commas
from rashomon.lexicons.events import event_lexicon
from rashomon.reading.actors.mentions import PRONOUNS
from rashomon.reading.actors.pronouns import REFLEXIVE
from rashomon.reading.clauses import clause_span, surface_subjects, undergoers
from rashomon.reading.events.codes import codes_of
from rashomon.reading.events.draft import Draft
from rashomon.reading.events.links import Linker
from rashomon.reading.events.one_act.acceptance import accepted
from rashomon.reading.events.one_act.given_figures import Giver
from rashomon.reading.events.one_act.mentions import join_mentions, without_suffering
from rashomon.reading.events.one_act.sameness import Known
from rashomon.reading.events.one_act.scenes import named_days, named_places
from rashomon.reading.events.one_act.single_figures import with_ones
from rashomon.reading.events.one_act.sums import without_sums
from rashomon.reading.events.one_act.tellings import is_definite, telling
from rashomon.reading.events.roles.among_dead import with_those_among
from rashomon.reading.events.roles.asked import not_of_oneself
from rashomon.reading.events.roles.both_sides import with_both_sides
from rashomon.reading.events.roles.drafts import make_drafts
from rashomon.reading.events.roles.elsewhere import told_elsewhere
from rashomon.reading.events.spoken import Voices
from rashomon.reading.events.told_as.factuality import factuality
from rashomon.reading.events.told_as.modes import aux_modes
from rashomon.reading.events.told_as.narrative import counts_on, looking_back, with_answers_then
from rashomon.reading.events.told_as.tenses import tense_of
from rashomon.reading.events.where_when.carried import Days
from rashomon.reading.events.where_when.days import report_day
from rashomon.reading.events.words.background import fought_for, is_by_rulers, tells_of_no_act
from rashomon.reading.events.words.conditions import known_words
from rashomon.reading.events.words.headline_deeds import tell_headline_deeds
from rashomon.reading.events.words.misfortune import without_misfortunes
from rashomon.reading.events.words.nominals import is_own_word
from rashomon.reading.events.words.register import without_figures
from rashomon.reading.events.words.triggers import Trigger, find_triggers
from rashomon.report import Citation, Span


def read_events(
    parse: Parse,
    *,
    actors: list[Actor],
    places: list[Place],
    times: list[Time],
    quantities: list[Quantity],
    attributions: list[Attribution],
) -> list[Event]:
    """All events of a parse, in text order; further mentions of one are kept in its `mentions`."""
    triggers = without_figures(parse, find_triggers(parse, known_words(parse, actors, places)))
    tell_headline_deeds(triggers)
    drafts = without_misfortunes(make_drafts(triggers), parse)
    if not drafts:
        return []
    voices = Voices(attributions)
    day = report_day(parse.published, times)
    linker = Linker(
        parse, actors=actors, places=places, times=times, quantities=quantities, voices=voices, day=day
    )
    for draft in drafts:
        linker.without_times(draft)
        linker.without_speakers(draft)
    kept = [
        draft
        for draft in drafts
        if not (
            linker.is_empty(draft)
            or linker.is_interview(draft)
            or _is_errand(draft)
            or _is_done_to_oneself(draft)
            or _is_which(draft)
            or tells_of_no_act(draft, linker.numbers)
        )
    ]
    deeds = [d.trigger.predicate.i for d in kept if d.trigger.entry.type in _FORCE]
    back = looking_back(parse, times, day, deeds=deeds)
    told = [(_event(parse, draft, linker, voices, day, back), draft) for draft in kept]
    told = list(zip(with_answers_then(told, times, day), kept, strict=True))
    stations, days = named_places(places), named_days(times)
    known = Known(
        actors={actor.id: actor for actor in actors},
        places={place.id: place for place in places},
        times={time.id: time for time in times},
        numbers={quantity.id: quantity for quantity in quantities},
        definite={event.id for event, draft in told if is_definite(draft)},
        denials={attribution.id for attribution in attributions if attribution.act == "deny"},
        accusations={told.id for told in attributions if told.act == "accuse"},
        headline_end=max((s.end for s in parse.sections if s.kind == "headline" and s.index == 0), default=0),
        lead_sentence=_lead_sentence(parse),
        tellings={
            event.id: telling(
                draft,
                linker.places_in(draft),
                drafts=kept,
                sentences=parse.sentences,
                stations=stations,
                days=days,
            )
            for event, draft in told
        },
        lost_commas=has_lost_commas([token.text for token in parse.tokens], _SURELY_LOST),
    )
    kept_rows = [
        event for event, draft in told if _is_told(event) or is_by_rulers(draft, placed=event.place.known)
    ]
    rows = accepted(join_mentions(kept_rows, known), known)
    rows = Days(parse, told, times, voices, known.actors).carry(with_both_sides(rows, known))
    rows = Giver(parse, quantities=quantities, places=places, times=times).given(rows, voices)
    rows = without_sums(rows, quantities, parse)
    rows = with_ones(rows, {event.trigger.start: linker.ones(draft) for event, draft in told}, quantities)
    return told_elsewhere(with_those_among(rows, known, parse), known, attributions, parse)


_RELIEF = frozenset(
    "aid humanitarian relief medical food evacuee evacuation bus civil rescue ambulance".split()
)


def _is_errand(draft: Draft) -> bool:
    """True for a convoy of aid or of evacuees on its way, which no army sends."""
    return draft.trigger.entry.type == "MOBILIZE" and any(
        child.lower in _RELIEF for sent in (*draft.doers, *draft.undergoers) for child in sent.subtree()
    )


def _is_done_to_oneself(draft: Draft) -> bool:
    """True for who shot or hanged himself, which is no act of conflict; who blew himself up did more."""
    return (
        draft.trigger.entry.type == "ASSAULT"
        and draft.mode not in ("explosives", "suicide-attack")
        and bool(draft.undergoers)
        and all(head.lower in REFLEXIVE for head in draft.undergoers)
    )


_ASKED = frozenset(("whose", "what", "which"))


def _is_which(draft: Draft) -> bool:
    """True for what is only asked about at any time (`it tells whose planes carry out raids`)."""
    verb = draft.trigger.predicate
    return verb.tag in ("VBP", "VBZ") and any(
        child.lower in _ASKED
        for subject in surface_subjects(verb)
        for child in subject.children
        if child.dep in ("det", "poss")
    )


_SURELY_LOST = 130
"""Words of a text from which no comma at all is no mere terseness: six of our own short reports have none."""
_LEAD = 2
"""So many sentences after the headline are the lead."""


def _lead_sentence(parse: Parse) -> int:
    # The headline told again where the text begins is of the lead.
    body = [sentence.i for sentence in parse.sentences if sentence.section.index > 0]
    return body[:_LEAD][-1] if body else 0


_TREATING = frozenset("sign conclude ratify initial seal reach agree".split())
"""Verbs of what two sides do: a place or a day is enough where the sides are left out."""


def _is_told(event: Event) -> bool:
    """False for what is nobody's: speech by nobody known to nobody, a mere chance without anybody."""
    if event.lemma.split(".")[0] == "allege" and not event.targets:
        return any(ref.known for ref in event.recipients)  # `alleged that they had heard him`
    known = [ref.known for ref in (*event.actors, *event.recipients)]
    if any(known) or event.targets or any(_is_pronoun(ref) for ref in event.actors):
        return True
    if event.quad.startswith("verbal") and any(_is_named(ref) for ref in event.actors):
        return True
    if event.lemma.split(" ")[0].split(".")[0] in _TREATING and (event.place.known or event.time.known):
        return True  # `A truce signed in Vesk in 2030`
    if event.quad.startswith("verbal"):
        return any(ref.state is State.UNCLEAR for ref in event.recipients)
    return event.aux.actual or event.aux.historical or event.place.known or event.time.known


def _is_named(ref: Stated[ActorRef]) -> bool:
    """True for a name that no participant is known by: somebody all the same."""
    words = ref.citations[0].quote.split() if ref.state is State.UNCLEAR else []
    return bool(words) and all(word[:1].isupper() for word in words) and words[0].lower() not in _DETERMINERS


_DETERMINERS = frozenset("the a an its his her their our my this that these those some".split())


_FORCE = frozenset(("ASSAULT", "COERCE", "ACCUSE"))
"""Types of acts whose day holds for what is told of them next."""


def _is_pronoun(ref: Stated[ActorRef]) -> bool:
    """True for somebody told by a word whose antecedent is open (`they`)."""
    return ref.state is State.UNCLEAR and ref.citations[0].quote.lower() in PRONOUNS


def _event(
    parse: Parse, draft: Draft, linker: Linker, voices: Voices, day: str | None, back: frozenset[int]
) -> Event:
    trigger = draft.trigger
    entry = fought_for(draft)
    assert entry.type is not None
    start, end = trigger.tokens[0].start, trigger.tokens[-1].end
    # A verb and its distant particle are cited by the verb alone when much stands between them.
    if len(trigger.tokens) > 1 and trigger.tokens[-1].i - trigger.tokens[0].i > 6:
        start, end = trigger.head.start, trigger.head.end
    time, time_finding = linker.time(draft)
    figures, numbers = linker.quantities(draft, entry.type)
    aux = aux_modes(trigger, time_finding, day, sureness=_sureness(parse, trigger.head))
    goes_on = (
        (time_finding is None or counts_on(time_finding))
        and trigger.head.sent is not None
        and trigger.head.sent.i in back
        and tense_of(trigger.predicate) != "up_to_now"
    )
    if aux.actual and (goes_on or any(_is_total(number) for number in numbers)):
        aux = aux.model_copy(update={"historical": True})
    doers, recipients = (
        linker.actors(linker.sure_doers(draft), unknown=True),
        linker.actors([head for head in draft.undergoers if not _is_nobody(head, entry.type)], unknown=False),
    )
    if entry.quad.startswith("verbal") or entry.type in ("SANCTION", "AID"):
        recipients = linker.inner(draft, recipients)
    if entry.quad == "material_conflict":
        recipients = linker.owners(draft, recipients) if entry.type in ("ASSAULT", "COERCE") else recipients
        doers = without_suffering(doers, recipients)
    if entry.type == "REQUEST":
        recipients = not_of_oneself(doers, recipients)
    held = voices.held(trigger.head.start, trigger.head.end)
    if entry.type == "ACCUSE":
        # `accused Arden of the raid, which Arden denies`: what is denied is the charge, not that it was made.
        held = [one for one in held if one.act != "deny" or one.cue[0].start < start]
    chain = [one for one in held if one.is_voice]
    if any(one.act == "deny" for one in chain) and not aux.future and _is_what_is_denied(trigger):
        aux = aux.model_copy(update={"negation": True, "hypothetical": False})
    if trigger.light == "doer" and is_own_word(trigger.predicate):
        # Who claims a deed is its doer on their own word, wherever else the deed is told.
        own = tuple(attribution.id for attribution in chain)
        doers = tuple(ref.model_copy(update={"voice": own}) if ref.known else ref for ref in doers)
    clause = draft.clause
    mode = draft.mode if entry.type == trigger.entry.type else entry.mode
    return Event(
        id=parse.finding_id("event", (start, end), (trigger.head.start, trigger.head.end)),
        layer="event",
        citations=(parse.cite(start, end),),
        maker=Maker(kind="rule", id=f"events.{'noun' if trigger.places.noun is not None else 'verb'}"),
        type=entry.type,
        mode=mode,
        contexts=entry.contexts,
        quad=entry.quad,
        trigger=parse.cite(start, end),
        lemma=entry.key,
        actors=doers,
        recipients=recipients,
        targets=tuple(thing for thing in linker.targets(draft) if not _is_part_of(thing, recipients)),
        instrument=linker.instrument(draft),
        place=linker.place(draft, unreal=not aux.actual),
        time=time,
        quantities=figures,
        aux=aux,
        voice=tuple(attribution.id for attribution in chain),
        factuality=factuality(parse, trigger.head, held),
        codes=codes_of(entry.type, mode, contexts=entry.contexts, actors=doers, recipients=recipients),
        clause=parse.cite(clause[0].start, clause[-1].end),
        mentions=tuple(parse.cite(other.tokens[0].start, other.tokens[-1].end) for other in draft.more),
    )


def _is_part_of(thing: Stated[str], recipients: tuple[Stated[ActorRef], ...]) -> bool:
    """True for words inside those for a recipient (`The bodies of three farmers`)."""
    cited = [citation for ref in recipients if ref.known for citation in ref.citations]
    return any(one.span.contains(own.span) for own in thing.citations for one in cited)


def _is_what_is_denied(trigger: Trigger) -> bool:
    """True for a deed in a clause of its own that is denied; who denies a part in an attack denies none.

    Not for what the clause tells beside it (`denied it had fired as rebels attacked`).
    """
    clause = trigger.places.noun is None or trigger.light == "doer"
    return clause and trigger.predicate.dep not in ("advcl", "relcl", "acl")


def _is_nobody(head: Token, kind: str) -> bool:
    """True for `himself`, and for who is only wished for (`called for a special prosecutor`)."""
    wished = kind == "REQUEST" and head.dep == "pobj" and head.head.lower == "for"
    sought = kind == "REQUEST" and head.dep == "dobj" and head.head.lemma in _SEEKING and not head.is_name
    counted = head.child("nummod") is not None
    if kind == "CONSULT" and head.lower in _MEETINGS:
        return True  # `hosted the Vesk Forum`
    if sought and (counted or head.head.child("xcomp", "ccomp", "advcl") is None):
        return True  # `requested nine guards`: they are what is asked for
    return head.lower in REFLEXIVE or (
        wished and any(c.lower in ("a", "an") for c in head.children_by("det"))
    )


_MEETINGS = frozenset("forum conference summit congress talks conclave convention symposium".split())
_SEEKING = frozenset("request seek".split())
_TOTAL = 10_000
"""Dead, hurt or driven out from which a figure is the sum of a war (`more than 320,000 have been killed`)."""


def _is_total(number: Quantity) -> bool:
    """True for the sum of a war: background to the report's own happenings."""
    counted = number.kind in ("killed", "injured", "casualties", "displaced")
    return counted and (number.low or number.best or 0) >= _TOTAL


def _sureness(parse: Parse, word: Token) -> float | None:
    """What the encoder's factuality head says of a word, or None without an encoder."""
    told = parse.heads.get("factuality")
    return told.values[word.i] if told is not None and word.i < len(told.values) else None


def uncoded_clauses(parse: Parse, events: list[Event]) -> list[Citation]:
    """Clauses that look like events and were not coded, for audit, in text order.

    They have a finite verb with subject and object that is neither of speech nor in the lexicon, or words of
    the lexicon in a fitting sense that were not taken for an act of its own.
    """
    coded = [event.clause.span for event in events]
    words = {cited.span for event in events for cited in (event.trigger, *event.mentions)}
    known = event_lexicon().verbs
    found: dict[tuple[int, int], Citation] = {}
    for trigger in find_triggers(parse):
        span = (trigger.tokens[0].start, trigger.tokens[-1].end)
        told = any(start < span[1] and span[0] < end for start, end in words)
        if not (trigger.bare or told or _is_inside(trigger.head, coded)):
            clause = clause_span(trigger.predicate)
            found.setdefault(clause, parse.cite(clause.start, clause.end))
    for token in parse.tokens:
        if token.pos != "VERB" or token.tag not in ("VBD", "VBZ", "VBP", "VBN") or token.lemma in known:
            continue
        if token.child("ccomp") or not surface_subjects(token) or not undergoers(token):
            continue
        if not _is_inside(token, coded):
            clause = clause_span(token)
            found.setdefault(clause, parse.cite(clause.start, clause.end))
    return sorted(found.values(), key=lambda cited: cited.span)


def _is_inside(word: Token, clauses: list[Span]) -> bool:
    return any(start <= word.start < end for start, end in clauses)
