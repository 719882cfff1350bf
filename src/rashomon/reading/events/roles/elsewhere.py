"""Participants that a row's own words leave out and an earlier row of the report tells.

Who freed those whom somebody held, whose accusation or request is rejected, who is condemned for a deed of
which one doer is told. Each rule asks that only one answer can be meant; else the row stays as it is. Names
are compared with names of the same report only.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from rashomon.findings import Actor, ActorRef, Attribution, Event, Maker, Stated
from rashomon.language import Parse
from rashomon.lexicons.countries import country_of_demonym, country_of_name
from rashomon.reading.events.codes import codes_of
from rashomon.reading.events.one_act.sameness import Known
from rashomon.reading.events.roles.refs import Refs, actor_ref
from rashomon.reading.events.roles.same_side import are_one_side, is_of, names_in
from rashomon.reading.number_words import number_value

MAKER = Maker(kind="rule", id="events.elsewhere")
_NEAR = 2
"""So many sentences back what is answered or rejected stands."""


def told_elsewhere(
    rows: Sequence[Event], known: Known, attributions: Sequence[Attribution], parse: Parse
) -> list[Event]:
    """The rows with those participants that only other rows tell, in text order."""
    told: list[Event] = []
    where = Tellings(parse, known.actors, attributions)
    for row in rows:
        if not _known(row.actors):
            row = _with_doers(
                row,
                _captor(row, told) or _policing(row, where) or _of_nation(row, rows),
            )
        if not _known(row.recipients):
            words = _words_with(row, parse.text)
            for rule in _RULES:
                if found := rule(row, told, where, words):
                    row = with_sides(row, recipients=found)
                    break
        told.append(row)
    return told


def with_sides(row: Event, *, actors: Refs = (), recipients: Refs = ()) -> Event:
    """The row with other sides, and the codes that follow from them."""
    doers, sufferers = actors or row.actors, recipients or row.recipients
    codes = codes_of(row.type, row.mode, contexts=row.contexts, actors=doers, recipients=sufferers)
    return row.model_copy(update={"actors": doers, "recipients": sufferers, "codes": codes})


_REACH = 60
"""Characters behind the word for what is said in which it stands what is demanded or vowed."""
_PARTS = re.compile(r"[.;:!?\n]")


def _words_with(row: Event, text: str) -> frozenset[str]:
    """The words of a row's clause, and those of what is demanded or vowed behind it."""
    behind = _PARTS.split(text[row.trigger.end : row.trigger.end + _REACH])[0]
    return frozenset(re.findall(r"\w+", f"{row.clause.quote} {behind}".lower()))


class Tellings:
    """Where in the report rows are told."""

    def __init__(
        self, parse: Parse, actors: Mapping[str, Actor], attributions: Sequence[Attribution]
    ) -> None:
        """From the sentences of a parse; `actors` are its participants by id."""
        self.actors = actors
        self._by_id = {told.id: told for told in attributions}
        self._parse = parse

    def before(self, row: Event, told: Sequence[Event]) -> list[tuple[Event, int]]:
        """The rows told in the sentences before a row, last told first, and how many sentences before."""
        here = self._sentence(row.trigger.start)
        found = []
        for other in told:
            starts = [
                cited.start for cited in (other.trigger, *other.mentions) if cited.start < row.trigger.start
            ]
            last = max(starts, default=other.trigger.start)
            if 0 <= here - self._sentence(last) <= _NEAR:
                found.append((last, other, here - self._sentence(last)))
        return [(other, distance) for _, other, distance in sorted(found, key=lambda one: -one[0])]

    def speaker(self, row: Event) -> Actor | None:
        """Who it is on whose word a row stands, the innermost."""
        told = self._by_id.get(row.voice[-1]) if row.voice else None
        return self.actors.get(told.source_actor.value or "") if told and told.source_actor else None

    def source(self, row: Event) -> Stated[ActorRef] | None:
        """The speaker as a participant; None for one told by a pronoun alone."""
        actor = self.speaker(row)
        return _ref(actor, row.voice[:-1]) if actor is not None and actor.kind != "pronoun" else None

    def _sentence(self, at: int) -> int:
        return self._parse.sentence_at(at).i


def _with_doers(row: Event, found: Refs) -> Event:
    return with_sides(row, actors=found) if found else row


def _known(refs: Iterable[Stated[ActorRef]]) -> Refs:
    return tuple(ref for ref in refs if ref.value is not None)


def _is_open(refs: Refs) -> bool:
    """True where no words stand for anybody: `unstated`, not `unclear`."""
    return not any(ref.citations for ref in refs)


def _real(row: Event) -> bool:
    return not (row.aux.negation or row.aux.hypothetical or row.aux.future)


def _entities(refs: Refs) -> frozenset[str]:
    return frozenset(ref.value.entity for ref in refs if ref.value is not None)


def _only(rows: Sequence[Event]) -> Refs:
    """The doers of these rows where all that name any name the same."""
    found = {_entities(row.actors): _known(row.actors) for row in rows if _known(row.actors)}
    return next(iter(found.values())) if len(found) == 1 else ()


# --- Who held those who are freed -----------------------------------------------------------------------

_HELD = frozenset(
    "he she they him her them those others rest detainees captives hostages detained captive hostage".split()
)
_OTHERS_FREE = frozenset(
    "raid operation rescue rescued ransom bail court judge judges ruling mission".split()
)


def _is_capture(row: Event) -> bool:
    taken = row.type == "COERCE" and row.mode == "arrest"
    return _real(row) and (taken or (row.type == "ASSAULT" and row.mode == "abduct"))


def _captor(row: Event, told: Sequence[Event]) -> Refs:
    """Who held those who are said to be freed by nobody told, where one side alone took anybody."""
    if row.type != "RETREAT" or row.mode != "release" or not _is_open(row.actors):
        return ()
    if set(row.clause.quote.lower().replace(",", " ").split()) & _OTHERS_FREE:
        return ()
    captures = [other for other in told if _is_capture(other)]
    freed = _entities(row.recipients)
    same = [other for other in captures if freed & _entities(other.recipients)]
    if same:
        return _only(same)
    quotes = [cited.quote.lower() for ref in row.recipients for cited in ref.citations]
    words = {word for quote in quotes for word in quote.split()}
    some = bool(quotes) and all(number_value(quote) is not None for quote in quotes)
    return _only(captures) if some or words & _HELD else ()


def _policing(row: Event, where: Tellings) -> Refs:
    """The police, who say themselves that somebody was arrested (`nine men were arrested, police said`)."""
    if row.type != "COERCE" or row.mode != "arrest" or not row.voice or not _is_open(row.actors):
        return ()
    if not row.lemma.startswith(("arrest", "detain")):
        return ()
    actor = where.speaker(row)
    if actor is None or actor.mention.lower().split()[-1:] != ["police"]:
        return ()
    return (_ref(actor, row.voice),)


def _ref(actor: Actor, voice: tuple[str, ...]) -> Stated[ActorRef]:
    return Stated[ActorRef].of(actor_ref(actor), *actor.citations, voice=voice, maker=MAKER)


_FIGHTING = frozenset(("ASSAULT", "COERCE", "MOBILIZE", "THREATEN", "RETREAT"))


def _of_nation(row: Event, rows: Sequence[Event]) -> Refs:
    """The state whose weapon it was, where other rows tell that it fights (`Dornish drones hit the depot`).

    Alone, a nationality before a weapon may tell its maker.
    """
    if row.type != "ASSAULT" or not _is_open(row.actors) or row.instrument is None:
        return ()
    words = (row.instrument.value or "").split()
    nations = [word for word in words[:-1] if word[:1].isupper() and len(word) > len("The")]
    if len(nations) != 1:
        return ()
    code = getattr(country_of_demonym(nations[0]) or country_of_name(nations[0]), "code", None)
    found: dict[str, Stated[ActorRef]] = {}
    for other in rows:
        if other is row or other.type not in _FIGHTING or other.aux.negation:
            continue
        for ref in _known(other.actors):
            value = ref.value
            if value is None or value.sector not in _OF_STATES:
                continue
            named = any(is_of(name, nations[0]) for name in names_in(ref))
            if named or (code is not None and value.country == code):
                found.setdefault(value.entity, ref)
    if not found:
        return ()
    lone = [ref for ref in found.values() if ref.value is not None and " " not in ref.value.name]
    chosen = (lone or list(found.values()))[0]
    assert chosen.value is not None
    return (Stated[ActorRef].of(chosen.value, *row.instrument.citations, voice=row.voice, maker=MAKER),)


_OF_STATES = frozenset((None, "GOV", "MIL"))


# --- Whom an answer is given ----------------------------------------------------------------------------

_OBJECTS = {
    "ACCUSE": frozenset("accusation accusations charge charges allegation allegations claim claims".split()),
    "REQUEST": frozenset(
        "request requests demand demands appeal appeals call calls plea pleas ultimatum proposal".split()
    ),
    "THREATEN": frozenset(("ultimatum", "threat", "threats")),
    "AGREE": frozenset("proposal proposals offer offers suggestion initiative".split()),
}
_PROPOSING = ("propose", "offer", "suggest")
"""Verbs of what is put to others and may be turned down; what is agreed is not."""
_POINTING = frozenset(("this", "that"))


def _answered(row: Event, told: Sequence[Event], where: Tellings, around: frozenset[str]) -> Refs:
    """Whose accusation, request or ultimatum it is that somebody rejects."""
    if row.type != "REJECT" or not _known(row.actors) or row.aux.negation or row.aux.future:
        return ()
    words = {word for stated in row.targets for word in (stated.value or "").lower().split()}
    bare = not row.targets and row.lemma.startswith(("refuse", "decline", "deny"))
    for other, distance in where.before(row, told):
        if not other.quad.startswith("verbal"):
            continue
        # Who joins in an accusation later in the report is not answered yet.
        askers = tuple(ref for ref in _known(other.actors) if ref.citations[0].start < row.trigger.start)
        if other.type not in _OBJECTS or not askers:
            continue
        if other.type == "AGREE" and not other.lemma.startswith(_PROPOSING):
            continue
        if any(are_one_side(one, two) for one in askers for two in _known(row.actors)):
            continue
        mine = any(are_one_side(one, two) for one in _known(other.recipients) for two in row.actors)
        named = bool(words & _OBJECTS[other.type])
        pointed = bool((words or around) & _POINTING and len(words) < _FEW) and distance <= 1
        at_once = bare and distance == 0 and not _known(other.recipients)
        if (named and (mine or not _known(other.recipients))) or pointed or (bare and mine) or at_once:
            return askers
        return ()
    return ()


def _alleged(row: Event, told: Sequence[Event], where: Tellings, around: frozenset[str]) -> Refs:
    """On whose word the deeds stand that the denied `allegations` are about, where it is one side's alone."""
    words = {word for stated in row.targets for word in (stated.value or "").lower().split()}
    if row.type != "REJECT" or not _known(row.actors) or not words & _ALLEGED:
        return ()
    mine = _known(row.actors)
    found: dict[str, Stated[ActorRef]] = {}
    for other, _ in where.before(row, told):
        source = where.source(other) if other.quad.endswith("conflict") else None
        if source is not None and not any(are_one_side(source, one) for one in mine):
            assert source.value is not None
            found.setdefault(source.value.entity, source)
    return tuple(found.values()) if len(found) == 1 else ()


_ALLEGED = _OBJECTS["ACCUSE"] | {"report", "account", "version"}
_FEW = 2
"""`this` alone points at what was said; `this plan` at a plan."""

_DEEDS = {
    "ASSAULT": frozenset(
        "attack attacks raid raids bombing bombings strike strikes airstrike airstrikes killing killings "
        "massacre shelling assault shooting ambush invasion offensive assassination murder".split()
    ),
    "COERCE": frozenset("arrest arrests detention detentions crackdown verdict sentence conviction".split()),
    "SANCTION": frozenset("sanctions expulsion expulsions embargo".split()),
}
_ARTICLES = frozenset(("the", "this", "that", "these"))


def _condemned(row: Event, told: Sequence[Event], where: Tellings, around: frozenset[str]) -> Refs:
    """Who did the deed that is condemned, where the report tells of one doer of such a deed before."""
    if row.type != "ACCUSE" or not row.targets or not _known(row.actors):
        return ()
    words = (row.targets[0].value or "").lower().split()
    if len(words) < 2 or words[0] not in _ARTICLES:
        return ()
    kind = next((kind for kind, nouns in _DEEDS.items() if words[-1] in nouns), None)
    deeds = [other for other in told if other.type == kind and _real(other) and not other.aux.historical]
    deeds = [other for other in deeds if kind != "COERCE" or other.mode == "arrest"]
    found = _only(deeds)
    own = any(are_one_side(one, two) for one in found for two in _known(row.actors))
    return () if own or any(not _known(other.actors) for other in deeds[:1]) else found


_BACK = frozenset("retaliate retaliation revenge avenge respond response answer reciprocate".split())


def _struck_first(row: Event, told: Sequence[Event], where: Tellings, around: frozenset[str]) -> Refs:
    """At whom revenge is aimed: who did something to those who vow it, in the sentences before."""
    if row.type not in ("THREATEN", "AGREE") or not around & _BACK:
        return ()
    mine = _known(row.actors)
    for other, _ in where.before(row, told):
        if other.quad != "material_conflict" or not _known(other.actors):
            continue
        suffered = any(are_one_side(one, two) for one in _known(other.recipients) for two in mine)
        own = any(are_one_side(one, two) for one in _known(other.actors) for two in mine)
        return _known(other.actors) if suffered and not own else ()
    return ()


def _holder(row: Event, told: Sequence[Event], where: Tellings, around: frozenset[str]) -> Refs:
    """Who holds those whose release is asked for."""
    if row.type != "REQUEST" or not around & _FREEING:
        return ()
    asked = {
        actor.entity
        for actor in where.actors.values()
        if row.clause.start <= actor.citations[0].start < max(row.clause.end, row.trigger.end + _REACH)
    }
    asked -= _entities(row.actors)
    # A court judges; who holds those it judged is not told.
    captures = [
        other
        for other in told
        if _is_capture(other) and all(ref.value and ref.value.sector != "JUD" for ref in _known(other.actors))
    ]
    found = _only([other for other in captures if asked & _entities(other.recipients)])
    if not found and any(where.actors[id_].kind == "pronoun" for id_ in asked if id_ in where.actors):
        found = _only(captures)  # `demanded that she be released`, and who she is cannot be told
    return () if _entities(found) & _entities(row.actors) else found


_UNDIRECTED = frozenset(
    "calm restraint unity vigilance inquiry investigation probe help aid support assistance talks dialogue "
    "peace prayers mourning boycott strike".split()
)
"""What is asked of others than the accused, or of anybody."""


def _asked_on(row: Event, told: Sequence[Event], where: Tellings, around: frozenset[str]) -> Refs:
    """Of whom something is demanded by those who accuse them in the same sentence."""
    if row.type != "REQUEST" or around & _UNDIRECTED or not row.lemma.startswith(("demand", "call for")):
        return ()
    mine = _known(row.actors)
    for other, distance in where.before(row, told):
        if distance > 0:
            break
        if (
            other.type in ("ACCUSE", "THREATEN")
            and _entities(_known(other.actors)) == _entities(mine)
            and mine
        ):
            return _known(other.recipients)
    return ()


def _called_home_from(row: Event, told: Sequence[Event], where: Tellings, around: frozenset[str]) -> Refs:
    """From whom an envoy is called home who is not said to be anywhere: the state just quarrelled with."""
    if row.type != "SANCTION" or row.mode != "withdraw" or not around & {"ambassador", "envoy"}:
        return ()
    mine = _known(row.actors)
    for other, _ in where.before(row, told):
        sides = [
            ref
            for ref in (*_known(other.actors), *_known(other.recipients))
            if names_in(ref) and ref.value is not None and ref.value.sector in _OF_STATES | {"COP"}
        ]
        others = [ref for ref in sides if not any(are_one_side(ref, one) for one in mine)]
        if (others and other.quad.endswith("conflict")) or (other.type == "MOBILIZE" and others):
            return tuple(others[:1]) if len({*_entities(tuple(others))}) == 1 else ()
    return ()


_FREEING = frozenset("release released free freed freeing".split())
_RULES: tuple[Callable[[Event, Sequence[Event], Tellings, frozenset[str]], Refs], ...] = (
    _answered,
    _condemned,
    _struck_first,
    _holder,
    _asked_on,
    _alleged,
    _called_home_from,
)
