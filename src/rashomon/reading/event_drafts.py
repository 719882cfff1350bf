"""Drafts of events: a trigger with the heads of its roles, before they are tied to findings.

Words of one clause that tell of one act become one draft here: `an air strike killed nine people` is one
event, not two.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from rashomon.language import Token
from rashomon.lexicons.events import event_classes, event_lexicon
from rashomon.reading.clauses import is_outcome, prepositions, surface_subjects
from rashomon.reading.event_triggers import Trigger

_EMBEDDERS = frozenset(("AGREE", "THREATEN", "REJECT", "REQUEST", "CONCEDE"))
"""Types whose infinitive is what is promised, threatened, refused or asked, not a further event."""
_FORCE = frozenset(("ASSAULT", "COERCE"))
_DENYING = frozenset(("deny", "refute", "dispute"))
_HARM = frozenset(
    "kill die perish lose wound injure damage destroy hit strike shoot slay murder maim sink "
    "claim leave flatten raze level explode detonate go blow attack shell bombard target".split()
)
_DYING = frozenset(("die", "perish"))
_SUFFERED = frozenset("die perish kill wound injure hurt maim lose".split())
"""Verbs of what befell people, which a clause of time tells the cause of."""
_INSTRUMENT_MODES = ("drone", "heavy-weapons", "explosives", "firearms")
_OUT_OF_CLAUSE = frozenset(("ccomp", "advcl", "parataxis", "relcl", "conj", "csubj"))


@dataclass(slots=True, eq=False)
class Draft:
    """One act of one clause, with the head words of who and what stands in its roles."""

    trigger: Trigger
    doers: list[Token] = field(default_factory=list)
    undergoers: list[Token] = field(default_factory=list)
    instruments: list[Token] = field(default_factory=list)
    clause: list[Token] = field(default_factory=list)
    """Tokens of its clause, in text order: where its place, time and numbers are looked for."""
    mode: str | None = None
    more: list[Trigger] = field(default_factory=list)
    """Further triggers of the same act."""


def make_drafts(triggers: list[Trigger]) -> list[Draft]:
    """One draft for each act that the triggers of a parse tell of, in text order."""
    drafts = [_draft(trigger) for trigger in triggers]
    by_head = {draft.trigger.head.i: draft for draft in drafts}
    for draft in drafts:
        if draft.trigger.light is not None:
            by_head.setdefault(draft.trigger.predicate.i, draft)  # `Blasts shook the market, killing two`
    into: dict[int, Draft] = {}
    for draft in drafts:
        other = _same_act(draft, by_head)
        while other is not None and id(other) in into:
            other = into[id(other)]
        if other is not None and other is not draft:
            _join(other, draft)
            into[id(draft)] = other
    kept = [draft for draft in drafts if id(draft) not in into]
    rows = [draft for draft in kept if not draft.trigger.bare and not _is_embedded(draft, by_head)]
    _part_clauses(rows, kept)
    for draft in rows:
        # `a blast killed two and hurt nine`: the blast is the act, not its doer.
        acts = {trigger.head.i for trigger in (draft.trigger, *draft.more)}
        draft.doers = [token for token in draft.doers if token.i not in acts]
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
            if other.trigger.predicate is not draft.trigger.predicate:
                foreign.update(token.i for token in noun.subtree())
        draft.clause = [token for token in draft.clause if token.i not in foreign] or [draft.trigger.head]


def _draft(trigger: Trigger) -> Draft:
    entry, places = trigger.entry, trigger.places
    doers = [token for place in entry.doers for token in places.at(place)]
    undergoers = [token for place in entry.undergoers for token in places.at(place)]
    if (
        places.noun is not None
        and "poss" in entry.undergoers
        and "of" in entry.undergoers
        and places.at("of")
    ):
        # `the army's arrest of two men`: beside `of`, the possessor is who does it.
        doers, undergoers = [*places.at("poss"), *doers], places.at("of")
    if trigger.light == "doer" and not doers:
        doers = places.at("subj")
    elif trigger.light == "doer" and places.at("subj"):
        doers = [*places.at("subj"), *(token for token in doers if token.is_name)]
    elif trigger.light == "undergoer" and trigger.places.predicate is not None and not undergoers:
        undergoers = surface_subjects(trigger.places.predicate)
    if places.noun is not None and places.noun.dep == "dobj" and places.noun.head.lemma == "blame":
        undergoers = []  # `blamed the attack on the army`: nobody attacked the army.
    draft = Draft(trigger=trigger, mode=entry.mode)
    instruments = event_classes()["INSTRUMENT"]
    for token in doers:
        thing = token.lemma in instruments or _is_ownerless(token)
        (draft.instruments if thing else draft.doers).append(token)
    if places.noun is None:
        draft.instruments += [token for token in places.at("with") if token.lemma in instruments]
    draft.undergoers = undergoers
    if entry.mutual:
        draft.doers, draft.undergoers = _both_sides(draft.doers, undergoers)
    heads = {token.i for token in draft.doers}
    draft.undergoers = [token for token in draft.undergoers if token.i not in heads]
    draft.clause = clause_tokens(trigger)
    if draft.mode is None and entry.type == "ASSAULT":
        draft.mode = _mode_of_instrument(draft.instruments)
    return draft


def _is_ownerless(token: Token) -> bool:
    """True for a plane or the like that is not said to be anybody's: with what it was done, not by whom."""
    if token.lemma == "fighter" and _is_crew(token):
        return False
    if token.lemma == "bomber" and any(c.lower in ("suicide", "car", "motorcycle") for c in token.children):
        return False
    return token.lemma in event_classes()["VEHICLE"] and not any(
        child.dep in ("poss", "amod", "compound", "nmod") and (child.is_name or child.dep == "poss")
        for child in token.children
    )


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


def _same_act(draft: Draft, by_head: dict[int, Draft]) -> Draft | None:
    """The draft into which this one goes, or None.

    A noun of force that is subject or `in`-phrase of a verb of harm tells of the verb's act; a participle of
    harm tells of the result of the verb that it hangs on.
    """
    trigger = draft.trigger
    if trigger.entry.type != "ASSAULT":
        return None
    head = trigger.head
    if trigger.places.noun is not None:
        return _harm_of_noun(head, by_head)
    if head.lemma not in _HARM and trigger.entry.head not in _HARM:
        return None
    if head.dep in ("advcl", "conj", "relcl", "acl"):
        other = by_head.get(head.head.i)
        if other is None and head.dep == "acl":
            other = _result_of(head, by_head)
        elif other is None and head.dep == "relcl":
            other = _deed_that_did(head, by_head)
        if other is None or other.trigger.entry.type != "ASSAULT":
            return None
        own = [child for child in head.children if child.dep in ("nsubj", "nsubjpass")]
        if head.dep == "conj" and head.lemma in _DYING:
            return other  # `a bomb went off and twelve people died`
        if head.dep == "conj" and own and other.trigger.head.lemma not in ("kill", "wound", "injure", "die"):
            return None
        if head.dep == "conj" and head.lemma not in ("kill", "wound", "injure", "die", "damage", "destroy"):
            return None
        if head.dep == "advcl" and (head.tag != "VBG" or any(c.dep == "mark" for c in head.children)):
            return other if _tells_how(draft, other) else None
        return other
    return None


_RESULTS = frozenset("kill wound injure claim damage destroy".split())


def _result_of(participle: Token, by_head: dict[int, Draft]) -> Draft | None:
    """The act of whose result a participle tells that the parser hung on a noun.

    `fired shells on the town, killing two` and `two killed, nine injured` are one act; `shells hitting the
    town` is not, for what does it stands right before.
    """
    noun = participle.head
    told = (
        participle.tag == "VBG"
        and participle.lemma in _RESULTS
        and (participle.i > noun.i + 1 or is_outcome(participle))
    )
    listed = participle.tag == "VBN" and participle.lemma in _RESULTS and noun.dep in ("dobj", "conj")
    classes = event_classes()
    if not (told or listed) or (
        told
        and not is_outcome(participle)
        and (noun.lemma in classes["INSTRUMENT"] or noun.lemma in classes["FORCES"])
    ):
        return None
    for above in noun.ancestors():
        if above.i in by_head:
            return by_head[above.i]
    return None


def _tells_how(draft: Draft, other: Draft) -> bool:
    """True for a clause that tells how the other's people were hurt (`Ten died when rockets hit Vesk`)."""
    head = draft.trigger.head
    marks = {child.lower for child in head.children if child.dep in ("mark", "advmod")}
    return bool(marks & {"as", "when", "after"}) and other.trigger.head.lemma in _SUFFERED and not other.doers


_RELATIVES = frozenset(("that", "which"))


def _deed_that_did(verb: Token, by_head: dict[int, Draft]) -> Draft | None:
    """The deed that `that killed nine` tells of, where the parser hung it on a nearer noun.

    In `an attack on the suburb of Vesk that killed nine` it is the attack that killed.
    """
    noun, subject = verb.head, verb.child("nsubj")
    classes = event_classes()
    does = noun.lemma in classes["INSTRUMENT"] or noun.lemma in classes["VEHICLE"]
    if verb.lemma not in _RESULTS or subject is None or subject.lower not in _RELATIVES or does:
        return None
    sentence = noun.sent.tokens if noun.sent is not None else ()
    before = [by_head[token.i] for token in sentence if token.i < noun.i and token.i in by_head]
    deeds = [draft for draft in before if draft.trigger.places.noun is not None]
    return deeds[-1] if deeds and deeds[-1].trigger.entry.type == "ASSAULT" else None


def _harm_of_noun(noun: Token, by_head: dict[int, Draft]) -> Draft | None:
    verb = None
    if noun.dep in ("nsubj", "nsubjpass"):
        verb = noun.head
    elif noun.dep == "pobj" and noun.head.lower in (
        "in",
        "by",
        "during",
        "from",
        "after",
        "amid",
        "with",
        "of",
    ):
        verb = noun.head.head
    elif noun.dep == "conj":
        return _harm_of_noun(noun.head, by_head) if noun.head.pos in ("NOUN", "PROPN") else None
    other = by_head.get(verb.i) if verb is not None else None
    if other is None or other.trigger.entry.type != "ASSAULT":
        return None
    is_harm = other.trigger.places.noun is None and other.trigger.head.lemma in _HARM
    return other if is_harm else None


def _join(into: Draft, other: Draft) -> None:
    """Take what `other` says of the act: its doers, mode and instruments, and for results who suffered."""
    into.more += [other.trigger, *other.more]
    if other.mode and into.mode in (None, "destroy"):
        into.mode = other.mode
    is_noun = other.trigger.places.noun is not None
    into.doers = [token for token in into.doers if token.i != other.trigger.head.i]
    into.instruments = [token for token in into.instruments if token.i != other.trigger.head.i]
    known = {token.i for token in (*into.doers, *into.undergoers)}
    if is_noun or not into.doers:
        cause = {into.trigger.head.i, other.trigger.head.i}
        into.doers += [t for t in other.doers if t.i not in known and t.i not in cause]
    into.undergoers += [
        token
        for token in other.undergoers
        if token.i not in known and (not is_noun or not _is_place_only(token))
    ]
    into.instruments += [token for token in other.instruments if token not in into.instruments]
    into.clause = sorted({t.i: t for t in (*into.clause, *other.clause)}.values(), key=lambda t: t.i)


def _is_place_only(token: Token) -> bool:
    """True for what stands after `in`, `at` or `near`: where it was, not whom it was done to."""
    return token.dep == "pobj" and token.head.lower in ("in", "at", "near", "outside")


def _is_embedded(draft: Draft, by_head: dict[int, Draft]) -> bool:
    """True for the infinitive of a promise, threat, refusal or demand.

    Who it is done to goes to the governor.
    """
    head = draft.trigger.predicate
    if draft.trigger.places.noun is not None and draft.trigger.light is None:
        # `called for a ceasefire`, `threatened an attack`: the noun is what is asked or threatened.
        noun = draft.trigger.head
        top = noun.head.head if noun.dep == "pobj" else noun.head
        governor = by_head.get(top.i) if noun.dep in ("pobj", "dobj") else None
        if governor is None or governor.trigger.entry.type not in ("REQUEST", "THREATEN", "AGREE", "REJECT"):
            return False
        _pass_on(governor, draft)
        return True
    while head.dep == "conj" and not head.is_root and head.head.pos in ("VERB", "AUX"):
        head = head.head
    if head.dep not in ("xcomp", "ccomp", "pcomp") or any(
        c.tag in ("VBD", "VBZ", "VBP", "MD") for c in head.children
    ):
        return False
    if head.tag in ("VBD", "VBZ", "VBP"):
        return False
    governor = by_head.get(head.head.i) or by_head.get(head.head.head.i)
    if governor is None or governor is draft or governor.trigger.entry.type not in _EMBEDDERS:
        return False
    if governor.trigger.head.lemma in _DENYING:
        # What is denied stays an event of its own, marked as negated.
        return False
    _pass_on(governor, draft)
    return True


_THREATENED = {"ASSAULT": "violence", "SANCTION": "relations"}
_THREATENED_MODES = {"arrest": "arrest", "restrict": "restrict", "deport": "expel", "seize": "territory"}


def _pass_on(governor: Draft, draft: Draft) -> None:
    if governor.trigger.entry.type == "THREATEN" and governor.mode is None:
        # A threat's mode is what it threatens with.
        kind = draft.trigger.entry.type or ""
        governor.mode = _THREATENED.get(kind) or _THREATENED_MODES.get(draft.mode or "")
    if not governor.undergoers:
        known = {token.i for token in governor.doers}
        governor.undergoers = [token for token in draft.undergoers if token.i not in known]


_INNER = {"poss", "compound", "amod", "nmod"}
_INNER_PREPOSITIONS = ("by", "with", "between", "from", "of")


def inner_sides(heads: list[Token]) -> list[Token]:
    """Participants named inside what a judgement is about (`condemned Belmark's raid`), nearest first.

    Whom an act of force was done to is left out: who condemns an attack on a town does not condemn the town.
    """
    found: list[Token] = []
    waiting = [(head, 0) for head in heads]
    while waiting:
        head, depth = waiting.pop(0)
        found += [child for child in head.children if child.dep in _INNER and child.is_name]
        found += [c for c in head.children if c.dep == "poss" and not c.is_name and c.pos != "PRON"]
        is_act = any(entry.type in _FORCE for entry in event_lexicon().nouns.get(head.lemma, ()))
        for preposition, noun in prepositions(head):
            if preposition not in _INNER_PREPOSITIONS or (preposition == "of" and is_act):
                continue
            found.append(noun)
            if depth < 2:
                waiting.append((noun, depth + 1))
    return found
