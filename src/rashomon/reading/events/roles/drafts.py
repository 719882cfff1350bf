"""Drafts of events: a trigger with the heads of its roles, before they are tied to findings.

Words of one clause that tell of one act become one draft here: `an air strike killed nine people` is one
event, not two.
"""

from __future__ import annotations

from rashomon.language import Token
from rashomon.language.mask import CALENDAR
from rashomon.lexicons.agents import find_agent, names_person
from rashomon.lexicons.events import event_classes
from rashomon.reading.clauses import (
    surface_subjects,
)
from rashomon.reading.control import who_is_one_of_those
from rashomon.reading.events.draft import Draft
from rashomon.reading.events.one_act.captures import is_taking, tell_by_force
from rashomon.reading.events.one_act.clauses import THROWN_BACK, is_use_of_weapon, same_act
from rashomon.reading.events.one_act.steps import is_downing
from rashomon.reading.events.roles.asked import also_asked, called_upon
from rashomon.reading.events.roles.beside import (
    only_given,
    who_is_aboard,
    who_is_helped_there,
    who_raids,
    whose_captivity,
)
from rashomon.reading.events.roles.embedded import is_embedded
from rashomon.reading.events.roles.sides import (
    freed_by_both,
    is_each_other,
    other_side,
    who_is_sent,
    who_is_to,
    who_put_it,
    who_summoned,
    who_visits,
)
from rashomon.reading.events.roles.whose import (
    named_among,
    owners_of_entered,
    used_by,
    who_marched,
    who_used,
)
from rashomon.reading.events.words.triggers import Trigger

_WHENCE = frozenset("ground air sea distance east west north south above inside outside".split())
"""Whence something came (`under fire from the ground`), which did nothing."""
_INSTRUMENT_MODES = ("drone", "aerial", "heavy-weapons", "explosives", "firearms")
_OUT_OF_CLAUSE = frozenset(("ccomp", "advcl", "parataxis", "relcl", "conj", "csubj"))


def make_drafts(triggers: list[Trigger]) -> list[Draft]:
    """One draft for each act that the triggers of a parse tell of, in text order."""
    drafts = [_draft(trigger) for trigger in triggers]
    by_head = {draft.trigger.head.i: draft for draft in drafts}
    for draft in drafts:
        if draft.trigger.light is not None:
            by_head.setdefault(draft.trigger.predicate.i, draft)  # `Blasts shook the market, killing two`
    into: dict[int, Draft] = {}
    for draft in drafts:
        other = same_act(draft, by_head)
        while other is not None and id(other) in into:
            other = into[id(other)]
        if other is not None and other is not draft:
            _join(other, draft)
            tell_by_force(other, draft)
            into[id(draft)] = other
    kept = [draft for draft in drafts if id(draft) not in into]
    told = [draft for draft in kept if not all(one.bare for one in (draft.trigger, *draft.more))]
    rows = [draft for draft in told if not is_embedded(draft, by_head)]
    _part_clauses(rows, kept)
    for draft in rows:
        # `a blast killed two and hurt nine`: the blast is the act, not its doer.
        acts = {trigger.head.i for trigger in (draft.trigger, *draft.more)}
        draft.doers = [token for token in draft.doers if token.i not in acts or _is_a_person(token)]
        draft.instruments = [token for token in draft.instruments if token.i not in acts]
    return rows


def _part_clauses(rows: list[Draft], drafts: list[Draft]) -> None:
    """Take out of each clause the words that belong to another act named inside it."""
    for draft in rows:
        held = {token.i for token in draft.clause}
        own = {trigger.head.i for trigger in (draft.trigger, *draft.more)}
        foreign: set[int] = set()
        for other in drafts:
            noun = other.trigger.places.noun
            if noun is None or other is draft or noun.i in own or noun.i not in held:
                continue
            if other.trigger.bare and noun.dep == "pobj" and noun.head.lower == "in":
                continue  # `took power in a coup in 2031`: when that was, this was
            if other.trigger.predicate is not draft.trigger.predicate:
                foreign.update(token.i for token in noun.subtree())
        draft.clause = [token for token in draft.clause if token.i not in foreign] or [draft.trigger.head]


def _draft(trigger: Trigger) -> Draft:
    entry, places = trigger.entry, trigger.places
    doers = [token for place in entry.doers for token in places.at(place)]
    suffering = [t for place in entry.undergoers for t in places.at(place) if not _is_date(t)]
    if (
        places.noun is not None
        and "poss" in entry.undergoers
        and "of" in entry.undergoers
        and places.at("of")
    ):
        # `the army's arrest of two men`: beside `of`, the possessor is who does it.
        doers, suffering = [*places.at("poss"), *doers], places.at("of")
    if places.noun is not None and any(token.is_name for token in places.at("poss")):
        # `Belmark's militia attack`: whose it is tells who did it, the words between of what kind it was.
        before = {token.i for token in places.at("comp") if not token.is_name}
        doers = [token for token in doers if token.i not in before]
    if entry.type == "RETREAT" and trigger.light == "doer" and trigger.predicate.lemma == "order":
        pass  # `judges ordered a ceasefire`: others are to cease
    elif trigger.light == "doer" and _is_only_announced(trigger):
        pass
    elif trigger.light == "doer" and not doers:
        doers = places.at("subj")
    elif trigger.light == "doer" and places.at("subj"):
        doers = [*places.at("subj"), *(token for token in doers if token.is_name)]
    elif trigger.light == "undergoer" and trigger.places.predicate is not None and not suffering:
        suffering = surface_subjects(trigger.places.predicate)
    if places.noun is not None and places.noun.dep == "dobj" and places.noun.head.lemma == "blame":
        suffering = []  # `blamed the attack on the army`: nobody attacked the army.
    if (called := called_upon(trigger)) is not None:
        suffering = called
    if doers and _is_list_of_harm(trigger):
        doers, suffering = [], [*doers, *suffering]
    if not doers:
        doers = (
            who_visits(trigger)
            or who_is_sent(trigger)
            or who_summoned(trigger)
            or who_raids(trigger)
            or whose_captivity(trigger)
        )
    suffering = only_given(trigger, suffering or who_is_to(trigger)) or who_is_helped_there(trigger)
    suffering = suffering or list(owners_of_entered(trigger.tokens))
    if entry.type == "REJECT" and trigger.places.noun is None:
        suffering = [*suffering, *who_put_it(trigger.head)]
    if entry.type == "REQUEST":
        suffering = [*suffering, *also_asked(trigger.head)]
    suffering = [*suffering, *named_among(suffering, trigger.predicate)]
    if entry.type in ("ASSAULT", "COERCE"):
        suffering = [*suffering, *who_marched(suffering), *who_is_aboard(suffering)]
    if entry.type == "ASSAULT":
        doers = [who for token in doers for who in (used_by(token) or [token])]
    draft = Draft(trigger=trigger, mode=entry.mode)
    instruments = event_classes()["INSTRUMENT"]
    for token in doers:
        if token.lemma in _WHENCE and not token.text[:1].isupper():  # `the West` is somebody
            continue
        thing = (token.lemma in instruments and not _is_a_person(token)) or _is_ownerless(token)
        (draft.instruments if thing else draft.doers).append(token)
    if places.noun is None:
        draft.instruments += [token for token in places.at("with") if token.lemma in instruments]
    if not draft.doers and entry.type == "ASSAULT":
        draft.doers = [who for weapon in draft.instruments for who in who_used(weapon)]
    if (one := who_is_one_of_those(trigger.head)) is not None:
        draft.doers = [one if token is trigger.head.head else token for token in draft.doers]
        suffering = [one if token is trigger.head.head else token for token in suffering]
    draft.undergoers = suffering
    if entry.mutual and not (entry.type == "ASSAULT" and _is_for_one_end(trigger.predicate)):
        draft.doers, draft.undergoers = _both_sides(draft.doers, suffering)
    freed = freed_by_both(trigger)
    heads = {token.i for token in draft.doers}
    mutual = entry.quad.startswith("verbal") and any(is_each_other(token) for token in draft.undergoers)
    draft.undergoers = [token for token in draft.undergoers if token.i not in heads]
    if mutual:
        draft.undergoers = list(draft.doers)  # `accused each other`
    draft.undergoers += [token for token in freed if token not in draft.undergoers]
    draft.clause = clause_tokens(trigger)
    if draft.mode is None and entry.type == "ASSAULT":
        draft.mode = _mode_of_instrument([*draft.instruments, *draft.doers])  # `a sniper`, `army helicopters`
    return draft


def _is_date(word: Token) -> bool:
    """True for a day or month, and for how often (`on two occasions`); `a march` is none."""
    return word.lemma == "occasion" or (word.lower in CALENDAR and word.text != "march")


def _is_only_announced(trigger: Trigger) -> bool:
    """True for force of which one only tells (`officials announced the kidnapping of Hale`)."""
    told = trigger.predicate.lemma == "announce" and trigger.entry.type == "ASSAULT"
    return told and bool(trigger.places.at("of"))


_HARMED = frozenset(("killed", "injured", "wounded", "hurt", "martyred"))


def _is_list_of_harm(trigger: Trigger) -> bool:
    """True for two tolls without auxiliary or comma, taken for a deed (`Two rebels killed nine injured`).

    Not where a third figure follows, which the second word is done to (`killed nine injured six`).
    """
    verb = trigger.head
    counted = [word for word in (*surface_subjects(verb), *verb.children_by("dobj")) if _is_counted(word)]
    harmed = verb.lower in _HARMED and verb.tag in ("VBD", "VBN") and len(counted) == 2
    return harmed and any(
        child.lower in _HARMED and child.tag == "VBN" and child.child("dobj") is None
        for child in counted[1].children_by("acl")
        if child.i == counted[1].i + 1
    )


def _is_counted(word: Token) -> bool:
    """True for a bare figure, and for a noun that one counts."""
    return word.tag == "CD" or word.child("nummod") is not None or word.lower in ("dozens", "scores")


def _is_ownerless(token: Token) -> bool:
    """True for a plane or the like that is not said to be anybody's: with what it was done, not by whom."""
    if token.lemma == "fighter" and _is_crew(token):
        return False
    if token.lemma == "bomber" and any(c.lower in ("suicide", "car", "motorcycle") for c in token.children):
        return False
    return token.lemma in event_classes()["VEHICLE"] and not any(
        child.dep in ("poss", "amod", "compound", "nmod")
        and (child.is_name or child.dep == "poss" or child.lower == "enemy" or _are_a_force(child))
        for child in token.children
    )


def _is_a_person(noun: Token) -> bool:
    """True for a noun that names an act by who does it (`a suicide bomber killed nine`)."""
    return names_person(noun.lower, noun.lemma)


def _are_a_force(word: Token) -> bool:
    """True for a word before a plane or the like that tells whose it is: `army helicopters`."""
    found = find_agent([word.lower], word.lemma)
    return found is not None and found[0].sector in _FORCES


_FORCES = frozenset("MIL GOV COP REB UAF".split())


def _is_crew(fighter: Token) -> bool:
    """True for people who fight; fighters that fly or are shot down are planes."""
    flies = any(
        child.lower in ("jet", "air", "bomber", "combat") for child in fighter.children_by("compound")
    )
    return not flies and fighter.head.lemma not in ("fly", "scramble", "bomb", "strafe", "down")


def _mode_of_instrument(instruments: list[Token]) -> str | None:
    for token in instruments:
        for name in _INSTRUMENT_MODES:
            if token.lemma in event_classes()[f"WITH_{name.upper().replace('-', '_')}"]:
                return name
    return None


def _both_sides(doers: list[Token], undergoers: list[Token]) -> tuple[list[Token], list[Token]]:
    """For an act done to each other: `X and Y met` has the same two sides as `X met Y`."""
    if undergoers or len(doers) < 2:
        return doers, undergoers
    return doers[:1], doers[1:]


def _is_for_one_end(verb: Token) -> bool:
    """True for those who fight on one side: `the army and the militia battled to push the rebels out`."""
    return any(
        child.dep in ("xcomp", "advcl")
        and child.child("dobj") is not None
        and any(word.dep == "aux" and word.lower == "to" for word in child.children)
        for child in verb.children
    )


def above(draft: Draft) -> list[Token]:
    """The tokens of the clause whose place and time a participle shares (`shelled Vesk, killing four`)."""
    verb = draft.trigger.predicate
    if verb.dep != "advcl" or verb.tag != "VBG" or any(child.dep == "mark" for child in verb.children):
        return []
    return clause_under(verb.head) if verb.head.pos in ("VERB", "AUX") else []


def clause_tokens(trigger: Trigger) -> list[Token]:
    """The tokens of a trigger's own clause: no clause that hangs on it but the noun's own modifiers."""
    return clause_under(trigger.predicate)


def clause_under(top: Token) -> list[Token]:
    """The tokens of the clause that a verb or noun heads, without the clauses that hang on it."""
    found: list[Token] = []
    stack = [top]
    while stack:
        token = stack.pop()
        found.append(token)
        for child in token.children:
            if child.dep in _OUT_OF_CLAUSE and child.pos in ("VERB", "AUX"):
                continue
            if child.dep == "conj" and token is top:
                continue
            stack.append(child)
    found.sort(key=lambda token: token.i)
    return found


_SIDES = 2
"""Who meet: where both are told, `the two discussed the border` adds nobody."""


def _join(into: Draft, other: Draft) -> None:
    """Take what `other` says of the act: its doers, mode and instruments, and for results who suffered."""
    into.more += [other.trigger, *other.more]
    if other.mode and into.mode in (None, "destroy", "seize"):
        into.mode = other.mode
    is_noun = other.trigger.places.noun is not None
    if into.trigger.head.lemma in THROWN_BACK and other.trigger.head in into.undergoers:
        # Who attacked is who was thrown back.
        into.undergoers = [
            token for token in into.undergoers if token is not other.trigger.head
        ] + other.doers
        into.clause = sorted({t.i: t for t in (*into.clause, *other.clause)}.values(), key=lambda t: t.i)
        return
    into.doers = [t for t in into.doers if t is not other.trigger.head or _is_a_person(t)]
    into.instruments = [token for token in into.instruments if token.i != other.trigger.head.i]
    known = {token.i for token in (*into.doers, *into.undergoers)}
    if is_noun or (not into.doers and not _hangs_elsewhere(other.trigger.head, into)):
        cause = {into.trigger.head.i, other.trigger.head.i}
        into.doers += [t for t in other.doers if t.i not in known and t.i not in cause]
    alone = len(into.doers) + len(into.undergoers) < _SIDES
    if is_downing(into) or (into.trigger.entry.type == "CONSULT" and not is_noun and alone):
        # Whose drones fell; who received the visitor.
        into.undergoers += [token for token in other.doers if token.i not in known]
    into.doers += other_side(into, other)
    into.undergoers += [
        token
        for token in ([] if into.undergoers and _says_nothing_of_it(other, into) else other.undergoers)
        if token.i not in known and (not is_noun or not _is_place_only(token))
    ]
    into.instruments += [token for token in other.instruments if token not in into.instruments]
    into.clause = sorted({t.i: t for t in (*into.clause, *other.clause)}.values(), key=lambda t: t.i)


def _says_nothing_of_it(draft: Draft, into: Draft) -> bool:
    """True for a fight of two sides: not all who fought fell (`died in a clash with police`).

    But from whom one fought a place was taken. And for the use of a weapon, and for where somebody went in:
    what was fired or entered is not whom it hit.
    """
    fight = draft.trigger.places.noun is not None and draft.trigger.entry.mutual
    fight = fight and not is_taking(into.trigger.entry)
    return fight or draft.trigger.entry.type == "MOBILIZE" or is_use_of_weapon(draft.trigger.head)


def _hangs_elsewhere(verb: Token, into: Draft) -> bool:
    """True for an outcome that the parser hung on a clause between (`as children left, killing five`)."""
    between = verb.head not in (into.trigger.head, into.trigger.predicate)
    return verb.dep == "advcl" and verb.tag == "VBG" and between and verb.head.pos == "VERB"


def _is_place_only(token: Token) -> bool:
    """True for what stands after `in`, `at` or `near`: where it was, not whom it was done to."""
    return token.dep == "pobj" and token.head.lower in ("in", "at", "near", "outside")
