"""Where each act of a report was: what rules of the clause take, weighed against the places told near it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from rashomon.findings import Finding, Maker, Place
from rashomon.language import Parse, Token
from rashomon.lexicons.countries import country_of_capital, country_of_demonym
from rashomon.lexicons.place_words import words
from rashomon.reading.clauses import prepositions
from rashomon.reading.events.draft import Draft
from rashomon.reading.events.roles.drafts import above
from rashomon.reading.events.where_when.away import (
    is_addressed,
    is_apart,
    is_bound_for,
    is_tried_for,
    opens_item,
    opens_scene,
    tells_elsewhere,
    where_of,
)
from rashomon.reading.events.where_when.hanging import (
    AT,
    IN,
    IN_LANDS,
    follows_from,
    is_at,
    is_in,
    is_of_teller,
    joined_to,
    moves_about,
    told_with,
)
from rashomon.reading.events.where_when.settings import (
    SITES,
    THERE,
    beside,
    best_place,
    called,
    is_at_a_distance,
    is_origin,
    is_party,
    pointed_back,
    pointed_back_above,
    says_here,
    standing,
    the_only,
    told_before,
)
from rashomon.reading.events.where_when.where import Setting, Spot, choose, happens_somewhere, spots_of

MAKER = Maker(kind="rule", id="events.clause")
SAME_SENTENCE = Maker(kind="rule", id="events.sentence")
POINTED_BACK = Maker(kind="rule", id="events.back")
CALLED = Maker(kind="rule", id="events.called")
BESIDE = Maker(kind="rule", id="events.beside")
OF_DOER = Maker(kind="rule", id="events.doer")
WEIGHED = Maker(kind="rule", id="events.where")

F = TypeVar("F", bound=Finding)
_HOLDERS = frozenset("garrison defenders".split())  # who are in the place they are named by


def by_first_token(parse: Parse, findings: Iterable[F]) -> dict[int, list[F]]:
    """Findings by the index of their first token."""
    found: dict[int, list[F]] = {}
    for finding in findings:
        for citation in finding.citations[:1]:
            tokens = parse.tokens_in(citation.start, citation.end)
            if tokens:
                found.setdefault(tokens[0].i, []).append(finding)
    return found


class Placer:
    """Chooses the places of a report's acts, which are to be asked for in text order."""

    def __init__(self, parse: Parse, places: Sequence[Place]) -> None:
        self._parse = parse
        self._told = [
            place
            for place in places
            if self._is_somewhere(place) and not _in_dateline(parse, place.citations[0].start)
        ]
        self._places = by_first_token(parse, self._told)
        self._spots = spots_of(parse, [(place, kind) for place in places if (kind := self._kind(place))])
        named = {i for place in self._told for i in self._words(place)}
        self._scenes = [each.i for each in parse.sentences if each.tokens and opens_scene(each, named)]
        self._items = [each for each in parse.sentences if each.tokens and opens_item(each)]
        self._chosen: dict[int, Place] = {}
        self._lately: tuple[Place, int, str | None] | None = None
        self._main: Place | None = None
        self._sent_from = next(
            (place for place in places if _in_dateline(parse, place.citations[0].start)), None
        )

    def place(self, draft: Draft, *, unreal: bool = False) -> tuple[Place | None, Maker]:
        """The place that stands best for the act's, and what took it; None where none does.

        What is `unreal`, planned, possible or long past, is where its own sentence says, not where the
        report was.
        """
        place, maker = self._place(draft, unreal=unreal)
        if place is not None:
            self._chosen[draft.trigger.predicate.i] = place
            told = [token for token in draft.clause if token.i in self._words(place)]
            if maker is WEIGHED and told and place.role == "location" and standing(told[0]) == 0:
                maker = MAKER
            if maker is MAKER and self._is_doers(place, draft):
                maker = OF_DOER
        return place, maker

    def _words(self, place: Place) -> frozenset[int]:
        cited = place.citations[0]
        return frozenset(token.i for token in self._parse.tokens_in(cited.start, cited.end))

    def _is_doers(self, place: Place, draft: Draft) -> bool:
        """True for a place that only tells of the doers where they are (`Police in Vesk arrested three`)."""
        tokens = self._parse.tokens_in(place.citations[0].start, place.citations[0].end)
        below = tokens[-1]
        for node in tokens[-1].ancestors():
            if node is draft.trigger.predicate:
                return below.dep == "nsubj" and below is not tokens[-1]
            below = node
        return False

    def _place(self, draft: Draft, *, unreal: bool) -> tuple[Place | None, Maker]:
        rule, maker = self._by_rule(draft)
        if rule is not None and self._is_no_place_of(rule, draft):
            rule, maker = None, MAKER
        sentence = draft.trigger.head.sent
        here = sentence.i if sentence is not None else 0
        kind = draft.trigger.entry.type
        there = maker is POINTED_BACK and pointed_back(draft) == THERE
        if there or maker is CALLED:
            if rule is not None and maker is CALLED and happens_somewhere(draft):
                self._lately = rule, here, kind
                self._main = self._main or rule
            return rule, maker  # `there`, `the crossing`: that names its place as plainly as a name does
        if not happens_somewhere(draft):
            elsewhere = rule is not None and (
                self._is_nationality(rule)
                or self._is_of_a_noun(rule, draft)
                or self._is_of_another_act(rule, draft)
                or is_addressed(self._parse.tokens_in(*rule.citations[0].span)[-1], draft)
            )
            return (None, MAKER) if elsewhere else (rule, maker)
        back = pointed_back(draft)
        if rule is None and back is not None and back.word == "capital":
            return None, MAKER  # nothing told is the capital, and it was nowhere else
        if tells_elsewhere(draft) and (rule is None or maker is not MAKER):
            return None, MAKER
        lately, at, before = self._lately or (None, here, None)
        name = maker.id.removeprefix("events.")
        # Only of places in its own sentence is that asked: others are told of something else.
        spots = [
            spot
            for spot in self._spots
            if (spot.first.sent is not sentence or not self._is_no_place_of(spot.place, draft))
            and not self._is_of_another_item(spot, draft)
            and not self._is_before_scene(spot, draft)
        ]
        setting = Setting(draft, rule, name, lately, here - at, alike=kind == before, main=self._main)
        chosen = choose(setting, spots)
        if unreal and chosen is not None and chosen.first.sent is not sentence and maker is not POINTED_BACK:
            chosen = None
        if chosen is None or chosen.place is not rule:
            rule, maker = chosen.place if chosen is not None else None, WEIGHED
        if rule is not None and self._is_nationality(rule):
            return None, MAKER
        if rule is not None:
            self._lately = rule, here, kind
            self._main = self._main or rule
        return rule, maker

    def _is_of_a_noun(self, place: Place, draft: Draft) -> bool:
        """True for a place that only tells which people or things words are about.

        `negotiates with the leaders of Arden`, `sanctions on owners with ties to Vesk`; not `met in Vesk`.
        """
        tokens = self._parse.tokens_in(place.citations[0].start, place.citations[0].end)
        if not tokens or tokens[0].sent is not draft.trigger.head.sent:
            return False
        own = {token.i for trigger in (draft.trigger, *draft.more) for token in trigger.tokens}
        own |= {trigger.predicate.i for trigger in (draft.trigger, *draft.more)}
        between = [
            node
            for node in tokens[-1].ancestors()
            if node.pos == "NOUN"
            and not node.is_name
            and min(own) < node.i < tokens[0].i
            and node.i not in own
            and not is_at(node)
        ]
        if draft.trigger.head.lemma in _TAKEN_OUT and follows_from(tokens[-1]):
            return False  # `evacuated 46 people, nine children among them, from Vesk`
        if len(between) == 1 and between[0].head.i in own:
            # `met his counterparts in Vesk`, hung on them
            return not any(child.lower in AT and child.i < tokens[0].i for child in between[0].children)
        return bool(between)

    def _is_before_scene(self, spot: Spot, draft: Draft) -> bool:
        """True for a place told before the report turned to another part of the land (`On the coast,`)."""
        here = draft.trigger.head.sent.i if draft.trigger.head.sent is not None else 0
        turned = max((at for at in self._scenes if at <= here), default=-1)
        return spot.sentence < turned

    def _is_of_another_item(self, spot: Spot, draft: Draft) -> bool:
        """True for a place told before the item of a list in which the act is (`- In Vesk, four died`)."""
        here = draft.trigger.head.sent
        if here is None or spot.kind == "dateline":
            return False
        opens = [each for each in self._items if each.i <= here.i and each.section is here.section]
        return bool(opens) and spot.sentence < opens[-1].i

    def _is_of_another_act(self, place: Place, draft: Draft) -> bool:
        """True for a place told under another verb, and for what somebody who speaks is head of.

        `threatened to shell the barracks at Vesk`; `the bishop of Vesk demanded`.
        """
        tokens = self._parse.tokens_in(place.citations[0].start, place.citations[0].end)
        if not tokens or tokens[0].sent is not draft.trigger.head.sent:
            return False
        own = {t.i for each in (draft.trigger, *draft.more) for t in (*each.tokens, each.predicate)}
        below = tokens[-1]
        for node in tokens[-1].ancestors():
            if node.i in own:
                break
            verb = node.pos in ("VERB", "AUX") and node.dep in (
                "xcomp",
                "ccomp",
                "pcomp",
                "acl",
                "relcl",
                "advcl",
            )
            headed = below.dep == "prep" and below.lower == "of" and node.dep in ("nsubj", "nsubjpass")
            if (verb and node.i > min(own)) or (
                headed and node.i < min(own) and node.pos in ("NOUN", "PROPN")
            ):
                return True
            below = node
        return False

    def _is_no_place_of(self, place: Place, draft: Draft) -> bool:
        """True for a ship called like a place that is sunk, for who acts or is asked to, and for the teller.

        `The sinking of the Vesk`; `Arden sources said`, `the former governor of Vesk said`.
        """
        tokens = self._parse.tokens_in(place.citations[0].start, place.citations[0].end)
        if not tokens or tokens[0].sent is not draft.trigger.head.sent:
            return False
        last = tokens[-1]
        own = {token.i for trigger in (draft.trigger, *draft.more) for token in trigger.tokens}
        for node in last.ancestors():
            if node.i in own:
                break
            if is_at_a_distance(node):
                return True
        if is_tried_for(last, draft) or is_apart(last, draft) or is_bound_for(last):
            return True
        sunk = draft.trigger.head.lemma in _SUNK and any(last.i == head.i for head in draft.undergoers)
        verb = draft.trigger.predicate  # `Chad was behind the raids`
        acts = draft.trigger.light == "doer" and verb.lemma in ("be", "involve") and last.head is verb
        asked = draft.trigger.entry.type == "REQUEST" and any(last.i == head.i for head in draft.undergoers)
        return sunk or acts or asked or is_of_teller(last)

    def _by_rule(self, draft: Draft) -> tuple[Place | None, Maker]:
        """The finest place of the clause; else what a word points back at, or stands beside it."""
        if best := self._best_place(draft.clause, strikes=draft.trigger.entry.type == "ASSAULT"):
            return best, MAKER
        if (before := self._antecedent(draft)) is not None:
            return before, SAME_SENTENCE
        if self._sent_from is not None and says_here(draft):
            return self._sent_from, MAKER  # `shells fell here`: where the report was sent from
        if (seat := self._capital(draft)) is not None:
            return seat, POINTED_BACK
        back = pointed_back(draft)
        if back in (None, THERE):
            back = pointed_back_above(draft) or back
        if back is not None and (named := called(self._parse, self._told, draft.trigger.head, back.word)):
            return named, CALLED
        told = told_before(self._parse, self._told, draft.trigger.head, back) if back else None
        if told is None and back is not None:
            start = draft.trigger.head.start
            told = the_only([place for place in self._told if place.citations[0].start < start], back)
        if told is not None:
            return told, POINTED_BACK
        if best := self._best_place(above(draft)):
            return best, MAKER  # `shelled Vesk, killing four`
        if best := self._best_place(beside(draft)):
            return best, BESIDE
        sentence = draft.trigger.head.sent
        around = [p for token in (sentence.tokens if sentence else ()) for p in self._places.get(token.i, ())]
        if len(around) == 1 and self._holds(around[0], draft):
            return around[0], SAME_SENTENCE
        earlier = joined_to(draft.trigger.predicate) if draft.trigger.places.noun is None else None
        if earlier is not None:
            # `Troops landed at Vesk and seized the port`: the place of the first verb holds for the second.
            at = AT if happens_somewhere(draft) else IN
            nouns = [noun for preposition, noun in prepositions(earlier) if preposition in at]
            there = [place for noun in nouns for place in self._places.get(noun.i, ())]
            if len(there) == 1:
                return there[0], SAME_SENTENCE
        over = told_with(draft.trigger.predicate)
        if over is not None and over.i in self._chosen:
            return self._chosen[over.i], SAME_SENTENCE
        return None, MAKER

    def _holds(self, place: Place, draft: Draft) -> bool:
        """True for a place said before the act that holds for it; of words, one in which something was.

        Not `brought patients to Vesk and appealed to both sides`.
        """
        if not is_frame(self._parse, place, draft.trigger.predicate):
            return False
        token = self._parse.tokens_in(place.citations[0].start, place.citations[0].end)[-1]
        return happens_somewhere(draft) or is_in(token)

    def _antecedent(self, draft: Draft) -> Place | None:
        """The place that `where` means (`fled to Vesk, where they were shelled`): the last told before it."""
        where = where_of(draft.trigger.predicate)
        if where is None or where.sent is None:
            return None
        before = [token for token in where.sent.tokens if token.i < where.i]
        last = [place for token in before for place in self._places.get(token.i, ()) if not is_party(token)]
        return last[-1] if last else None

    def _capital(self, draft: Draft) -> Place | None:
        """The place told that `the Belmark capital` is, where that is where the act was."""
        told: list[Place] = [*self._told, *([self._sent_from] if self._sent_from is not None else [])]
        for token in draft.clause:
            if token.lower == "capital" and (token.dep in ("dobj", "nsubjpass") or is_at(token)):
                lands = [country_of_demonym(child.text) for child in token.children]
                for place in told:
                    meant = place.resolved.value
                    land = country_of_capital(meant.name) if meant is not None else None
                    if land is not None and land in lands:
                        return place
        return None

    def places_in(self, draft: Draft) -> frozenset[str]:
        """Ids of the places of the clause at which its act was."""
        return frozenset(
            place.id
            for token in draft.clause
            if standing(token) <= 1
            for place in self._places.get(token.i, ())
        )

    def _best_place(self, tokens: list[Token], *, strikes: bool = False) -> Place | None:
        """The best of these words' places; of what `strikes`, not whence it did (`shelled from Vesk`)."""
        found = [
            (token, place)
            for token in tokens
            for place in self._places.get(token.i, ())
            if not (strikes and is_origin(token)) and not is_party(token)
        ]
        return best_place(self._parse, found)

    def _is_somewhere(self, place: Place) -> bool:
        """True for a place, and for one that tells where a thing stands (`the Vesk airfield was bombed`)."""
        if place.role != "modifier":
            return place.role == "location"
        tokens = self._parse.tokens_in(place.citations[0].start, place.citations[0].end)
        thing = tokens[-1].head if tokens else None
        return (
            thing is not None
            and tokens[-1].dep in ("compound", "nmod", "poss")
            and (thing.dep in ("dobj", "nsubjpass", "pobj") or thing.lower in _HOLDERS)
            and thing.lower in SITES | _HOLDERS
        )

    def _is_nationality(self, place: Place) -> bool:
        """True for whose somebody or something is: `a U.S. citizen`, `Arden troops`, `the Arden-led raid`.

        A country before a noun tells where only of what lies or goes on there.
        """
        tokens = self._parse.tokens_in(place.citations[0].start, place.citations[0].end)
        if not tokens:
            return False
        last, above = tokens[-1], tokens[-1].head
        after = self._parse.tokens[last.i + 1 : last.i + 2]
        if last.dep == "npadvmod" and after and after[0].text == "-" and above.tag in ("VBN", "VBD", "JJ"):
            return True
        meant = place.resolved.value
        is_land = meant is not None and meant.feature == "country"
        if place.role == "modifier" and last.dep == "poss" and moves_about(above):
            return True  # `Arden's munitions`, `Belmark's army`: a state's or a capital's, wherever they are
        if place.role != "modifier" or not is_land or last.dep not in ("compound", "amod", "nmod"):
            return False
        ground = above.lower in SITES or above.lower in words("ground") or above.lower in words("plural")
        return not (ground or above.lemma in IN_LANDS)

    def _kind(self, place: Place) -> str | None:
        """As what a place may be where an act was; None for actors and parts of names."""
        if _in_dateline(self._parse, place.citations[0].start):
            return "dateline"
        if self._is_somewhere(place):
            return "place"
        return "modifier" if place.role == "modifier" else None


_TAKEN_OUT = frozenset("evacuate rescue withdraw remove flee expel release free airlift ferry".split())


_SUNK = frozenset("sink sinking torpedo scuttle ram".split())


def is_frame(parse: Parse, finding: Finding, predicate: Token) -> bool:
    """True for a place or time said before the act, of a clause that holds it (`In Vesk, two died`)."""
    tokens = parse.tokens_in(finding.citations[0].start, finding.citations[0].end)
    own = {token.i for token in tokens}
    node = tokens[0]
    while not node.is_root and (node.i in own or node.pos == "ADP"):
        node = node.head
    if node.pos not in ("VERB", "AUX") or tokens[0].i > predicate.i:
        return False
    return node is predicate or any(above is node for above in predicate.ancestors())


def _in_dateline(parse: Parse, offset: int) -> bool:
    """True where a report only says whence it was sent."""
    section = parse.section_at(offset)
    return section is not None and section.kind == "dateline"
