"""Where an act was: every place told near it is weighed, and the best is taken where it is likely enough.

Candidates are the places of the act's sentence, of the few before it and of the dateline. What each has to do
with the act (how it hangs on the act's verb, over which clauses, after which preposition; whether rules take
it; whether the acts before were there) is put in signs; `lexicons/en/place_weights.tsv`, made by
`training/event_places.py`, tells how much each speaks for it. The act may be at none of them: that has
weight 0, and the places share with it what is likely (a conditional logit).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from rashomon.findings import Place
from rashomon.language import Parse, Token
from rashomon.language.mask import CALENDAR
from rashomon.lexicons.events import event_classes
from rashomon.lexicons.place_words import words
from rashomon.lexicons.tables import read_table
from rashomon.reading.events.draft import Draft
from rashomon.reading.events.where_when.settings import (
    SAYING,
    SITES,
    Back,
    fineness,
    is_landmark,
    is_origin,
    lies_in,
    pointed_back,
    says_here,
    standing,
)

ENOUGH = 0.5
"""How likely a place must be to be taken: more likely than not."""
REACH = 3
"""Sentences before the act in which places are looked for."""
MOST = 8
"""Candidates of one act, the nearest: beyond them only lists of places go."""
_AT = frozenset(
    "in at near on outside around inside across throughout over off above beyond within through along "
    "against".split()
)
_TO = frozenset("to into toward towards onto for".split())
_FROM = frozenset(("from", "out"))
_CLAUSES = frozenset(("relcl", "acl", "advcl", "ccomp", "xcomp", "conj", "pcomp", "parataxis"))
_RELATIVE = frozenset(("where", "whose", "which", "that", "who", "whom"))
_DEEDS = frozenset(("ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "PROTEST"))
_OUT_OF_OFFICE = frozenset(("resign", "resignation", "abdicate", "quit"))
_COUNTED_BACK = frozenset("they them it he she there both".split())


@dataclass(frozen=True, slots=True)
class Spot:
    """A place as it stands in the text."""

    place: Place
    first: Token
    """Its first word."""
    top: Token
    """The word by which it hangs in its sentence (`region` of `the Vesk region`)."""
    sentence: int
    """Number of its sentence."""
    kind: str
    """`place`, `modifier` (`a Vesk hospital`) or `dateline`."""
    beside: str = ""
    """`landmark` where it only tells where the place before it is, `container` where that lies in it."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of an act before its place is chosen."""

    draft: Draft
    rule: Place | None
    """The place that the rules of the clause take."""
    by: str
    """Which of them."""
    lately: Place | None
    """The place of the last act before."""
    gap: int = 0
    """Sentences since that act."""
    alike: bool = False
    """True where that act was of the same type."""
    main: Place | None = None
    """The place of the first act of the report that has one: what it is mostly about."""


def happens_somewhere(draft: Draft) -> bool:
    """True for a deed; words and mere chances have a place only where their own clause tells one."""
    entry = draft.trigger.entry
    marks = draft.trigger.predicate.children_by("mark")
    if entry.type not in _DEEDS or any(mark.lower in ("if", "unless", "whether") for mark in marks):
        return False
    if entry.type == "RETREAT" and draft.trigger.head.lemma in _OUT_OF_OFFICE:
        return False
    sanctions = event_classes()["SANCTION"] - {"siege", "blockade", "curfew"}
    # `imposed controls`, but `took control of the town`
    return not any(token.lemma in sanctions and token.lower != "control" for token in draft.trigger.tokens)


def spots_of(parse: Parse, places: Sequence[tuple[Place, str]]) -> list[Spot]:
    """The spots of places, each given with its kind, in text order."""
    found: list[Spot] = []
    for place, kind in places:
        before = found[-1].place if found and found[-1].kind == kind else None
        beside = ""
        if before is not None and is_landmark(parse, before, place):
            beside = "landmark"
        elif before is not None and lies_in(parse, before, place):
            beside = "container"
        if kind == "dateline" and beside == "container":
            continue  # `VESK, Arden, June 3`: one place
        if (spot := _spot(parse, place, kind, beside)) is not None:
            found.append(spot)
    return found


def _spot(parse: Parse, place: Place, kind: str, beside: str) -> Spot | None:
    """The spot of a place, or None where it has no word of its own."""
    tokens = parse.tokens_in(place.citations[0].start, place.citations[0].end)
    if not tokens or tokens[0].sent is None:
        return None
    inside = {token.i for token in tokens}
    top = tokens[-1]
    while top.head.i in inside and top.head is not top:
        top = top.head
    before = top.head.i == tokens[-1].i + 1 and top.dep in ("compound", "amod", "nmod")
    if before and (top.head.lower in words("ground") or (kind == "modifier" and top.head.lower in SITES)):
        top = top.head
    return Spot(place, tokens[0], top, tokens[0].sent.i, kind, beside)


def candidates(spots: Sequence[Spot], draft: Draft) -> list[Spot]:
    """The places near an act, one for each place, the nearest telling of it; datelines always."""
    sentence = draft.trigger.head.sent
    here = sentence.i if sentence is not None else 0
    # `nine miles south of here` is elsewhere
    away = not says_here(draft) and any(token.lower == "here" for token in draft.clause)
    back, strikes = pointed_back(draft), draft.trigger.entry.type == "ASSAULT"
    near = [
        spot
        for spot in spots
        if (spot.kind == "dateline" and not away)
        or (
            spot.kind != "dateline"
            and 0 <= here - spot.sentence <= REACH
            and _same_part(spot, draft)
            and (back is None or spot.sentence == here or _fits(back, spot.place))
            and not (strikes and spot.sentence == here and is_origin(spot.first))
        )
    ]
    near.sort(key=lambda spot: (spot.kind == "dateline", abs(spot.first.i - draft.trigger.head.i)))
    kept: dict[object, Spot] = {}
    for spot in near:
        meant = spot.place.resolved.value
        name = meant.place_id if meant is not None else spot.place.mention.lower()
        if name not in kept or (spot.kind != "dateline" and spot.sentence == here):
            kept.setdefault((name, spot.sentence == here), spot)
    found = list(kept.values())[:MOST]
    return found


def _same_part(spot: Spot, draft: Draft) -> bool:
    """A headline's places are not the text's, nor the other way round."""
    one, two = spot.first.sent, draft.trigger.head.sent
    return one is not None and two is not None and (one.section.kind == two.section.kind or one is two)


def signs(setting: Setting, spot: Spot, others: Sequence[Spot]) -> dict[str, float]:
    """What speaks for and against the act's having been at a place, a number for each sign."""
    draft = setting.draft
    head = draft.trigger.head
    sentence = head.sent.i if head.sent is not None else 0
    found: dict[str, float] = {}
    if setting.rule is not None:
        name = f"rule_{setting.by}" if _is_same(setting.rule, spot.place) else "rule_other"
        found[name] = 1.0
    found[spot.kind] = float(spot.kind != "place")
    if setting.lately is not None and _is_same(setting.lately, spot.place):
        found["lately" if setting.gap <= 1 else "lately_far"] = 1.0
        found["lately_alike"] = float(setting.alike and setting.gap <= 1)
    if setting.main is not None and _is_same(setting.main, spot.place):
        found["main" if spot.sentence == sentence or spot.kind == "dateline" else "main_back"] = 1.0
    if spot.beside:
        found[spot.beside] = 1.0
    if spot.kind == "dateline":
        found.update(_of_dateline(draft, others, sentence))
        return found
    if spot.sentence == sentence:
        found.update(_in_sentence(draft, spot, others))
    else:
        found.update(_before(draft, spot, others, sentence))
    coarse, own = fineness(spot.place), bool(found.get("in_clause"))
    if any(
        fineness(other.place) < coarse
        and other.sentence == spot.sentence
        and (not own or any(token is other.first for token in draft.clause))
        for other in others
    ):
        found["finer_beside"] = 1.0
    if coarse >= 8 and not any(found.get(link) for link in _BEFALLEN):
        found["country"] = 1.0  # but `the invasion of Arden` and `killed in Arden` were there
    return found


_BEFALLEN = ("at_act", "of_act", "dobj_act", "nsubjpass_act")
"""How a place hangs on an act that was there or befell it."""


def _is_same(one: Place, other: Place) -> bool:
    if one.id == other.id:
        return True
    a, b = one.resolved.value, other.resolved.value
    return a is not None and b is not None and a.place_id == b.place_id


def _of_dateline(draft: Draft, others: Sequence[Spot], sentence: int) -> dict[str, float]:
    told = [other for other in others if other.kind == "place" and other.sentence == sentence]
    return {
        "dateline_here": float(says_here(draft)),
        "dateline_back": float(pointed_back(draft) is not None),
        "dateline_none_told": float(not told),
        "dateline_none_at_all": float(all(other.kind == "dateline" for other in others)),
    }


def _path(anchors: set[int], predicate: Token, top: Token) -> tuple[list[Token], list[Token], Token]:
    """The way from a place up to where it meets the act, from the act up to there, and the meeting word."""
    above = [predicate, *predicate.ancestors()]
    over = anchors | {token.i for token in above}
    down: list[Token] = []
    node = top
    while node.i not in over and node.head is not node:
        down.append(node)
        node = node.head
    ups = []
    if node.i not in anchors:
        for token in above:
            if token is node:
                break
            ups.append(token)
    return down, ups, node


def _in_sentence(draft: Draft, spot: Spot, others: Sequence[Spot]) -> dict[str, float]:
    trigger = draft.trigger
    anchors = {t.i for each in (trigger, *draft.more) for t in (each.head, each.predicate)}
    predicate = trigger.predicate
    down, ups, meeting = _path(anchors, predicate, spot.top)
    found: dict[str, float] = {"same_sentence": 1.0}
    under = meeting.i in anchors
    found["under"] = float(under)
    found["is_meeting"] = float(not down and not under)
    found["in_clause"] = float(any(token is spot.first for token in draft.clause))
    for token in down:
        if token.dep in _CLAUSES and token.pos in ("VERB", "AUX"):
            found[f"down_{_kind(token)}"] = 1.0
            if token.lemma in SAYING:
                found["said_there"] = 1.0
    for token in ups:
        if token.dep in _CLAUSES and token.pos in ("VERB", "AUX"):
            found[f"up_{_kind(token)}"] = found.get(f"up_{_kind(token)}", 0.0) + 1.0
    if ups and ups[-1].dep in ("relcl", "acl"):
        found.update(_antecedent(ups[-1], down, predicate))
    if meeting.lemma in SAYING and not under and meeting.pos == "VERB":
        found["saying_place"] = 1.0
    found.update(_link(spot, down, under=under))
    found["before"] = float(spot.first.i < trigger.head.i)
    between = [o for o in others if o.sentence == spot.sentence and o is not spot and o.kind == "place"]
    found["only_one"] = float(not between)
    low, high = sorted((spot.first.i, trigger.head.i))
    found["passed_over"] = float(sum(low < other.first.i < high for other in between))
    found["far"] = math.log1p(high - low)
    return found


def _kind(token: Token) -> str:
    return token.dep if token.dep in ("relcl", "acl", "advcl", "conj") else "other"


def _antecedent(clause: Token, down: Sequence[Token], predicate: Token) -> dict[str, float]:
    """Of a clause that hangs on a noun by the place, or on the place itself."""
    marks = {t.lower for t in (*clause.subtree(), predicate) if t.lower in _RELATIVE and t.i <= predicate.i}
    verbs = any(token.pos in ("VERB", "AUX") for token in down)
    kind = "direct" if not down else "near" if not verbs else "other"
    if "where" in marks:
        return {f"where_{kind}": 1.0}
    if "whose" in marks:
        return {f"whose_{kind}": 1.0}
    return {f"relative_{kind}": 1.0}


def _link(spot: Spot, down: Sequence[Token], *, under: bool) -> dict[str, float]:
    """How the place hangs: after which preposition, as object or subject, before a noun."""
    top = spot.top
    while top.dep in ("conj", "appos") and top.head is not top and top.head.pos in ("NOUN", "PROPN"):
        top = top.head
    found: dict[str, float] = {f"standing_{standing(spot.first)}": 1.0}
    side = "act" if under else "else"
    if top.dep == "pobj":
        preposition = top.head
        while preposition.lower == "of" and preposition.head.dep == "pobj":
            preposition = preposition.head.head
        word = preposition.lower
        kind = "at" if word in _AT else "to" if word in _TO else "from" if word in _FROM else "other"
        kind = "of" if word == "of" and not down[2:] else kind
        found[f"{kind}_{side}"] = 1.0
        found["on_noun"] = float(preposition.head.pos in ("NOUN", "PROPN", "NUM"))
    elif top.dep in ("dobj", "nsubjpass", "poss", "nsubj"):
        found[f"{top.dep}_{side}"] = 1.0
    return found


def _before(draft: Draft, spot: Spot, others: Sequence[Spot], sentence: int) -> dict[str, float]:
    """Of a place told in a sentence before the act's."""
    here = [o for o in others if o.kind == "place" and o.sentence == sentence]
    there = [o for o in others if o.kind == "place" and o.sentence == spot.sentence]
    later = [o for o in others if o.kind == "place" and spot.sentence < o.sentence < sentence]
    speaks = any(node.lemma in SAYING for node in spot.top.ancestors() if node.pos == "VERB")
    direct = next((n for n in spot.top.ancestors() if n.pos == "VERB"), None)
    subjects = [t for t in draft.clause if t.dep in ("nsubj", "nsubjpass")]
    return {
        f"back_{sentence - spot.sentence}": 1.0,
        "own_day": float(any(t.lower in CALENDAR or _is_year(t.text) for t in draft.clause)),
        "the_same": float(any(_is_known(t) for t in subjects)),
        "somebody": float(any(_is_new(t) for t in subjects)),
        "places_here": float(bool(here)),
        "alone_there": float(len(there) == 1),
        "later_places": float(bool(later)),
        "opens_there": float(bool(there) and min(there, key=lambda o: o.first.i) is spot),
        "ends_there": float(bool(there) and max(there, key=lambda o: o.first.i) is spot),
        "speaks_there": float(direct is not None and direct.lemma in SAYING),
        "told_at_second_hand": float(speaks),
        "pointed_back": float(pointed_back(draft) is not None),
        "pronoun": float(any(t.lower in _COUNTED_BACK for t in subjects)),
        f"standing_back_{standing(spot.first)}": 1.0,
    }


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isdigit() and text[0] in "12"


def _is_known(subject: Token) -> bool:
    """`The soldiers then burned`: who has been told of."""
    return any(child.dep == "det" and child.lower in ("the", "these", "those") for child in subject.children)


def _is_new(subject: Token) -> bool:
    """`Gunmen killed`, `two men were shot`: who is told of for the first time."""
    determined = any(child.dep in ("det", "poss") and child.lower != "a" for child in subject.children)
    return subject.pos == "NOUN" and not determined


def _fits(back: Back, place: Place) -> bool:
    value = place.resolved.value
    return not back.features or (value.feature if value is not None else "settlement") in back.features


@cache
def weights() -> dict[str, float]:
    """The weight of each sign."""
    return {row["sign"]: float(row["weight"]) for row in read_table("en/place_weights.tsv")}


def choose(setting: Setting, spots: Sequence[Spot]) -> Spot | None:
    """The place at which an act most likely was; None where it is at none of them as likely as not."""
    near = candidates(spots, setting.draft)
    told = weights()
    found = [signs(setting, spot, near) for spot in near]
    scores = [sum(told.get(name, 0.0) * value for name, value in each.items()) for each in found]
    if not scores:
        return None
    best = max(range(len(near)), key=scores.__getitem__)
    shares = [math.exp(min(score, 30.0)) for score in scores]
    # Of two places side by side (`in Vesk and Brask`) neither is likelier than not, but the rules' is right.
    by_rule = setting.rule is not None and near[best].place.id == setting.rule.id
    own = bool(found[best].get("under"))
    listed = [
        n for n, spot in enumerate(near) if spot is near[best] or (own and _in_one_list(spot, near[best]))
    ]
    likely = sum(shares) if by_rule else sum(shares[n] for n in listed)
    if likely / (1.0 + sum(shares)) < ENOUGH:
        return None
    return near[best] if by_rule else min((near[n] for n in listed), key=lambda spot: spot.first.i)


def _in_one_list(one: Spot, other: Spot) -> bool:
    """True for two of a list (`in Vesk and the city of Brask`)."""
    return one.kind == other.kind == "place" and _first_of_list(one.top) is _first_of_list(other.top)


def _first_of_list(top: Token) -> Token:
    while True:
        of = top.dep == "pobj" and top.head.lower == "of" and top.head.head.lower in words("of")
        if of:
            top = top.head.head
        elif top.dep == "conj" and top.head.pos in ("NOUN", "PROPN"):
            top = top.head
        else:
            return top
