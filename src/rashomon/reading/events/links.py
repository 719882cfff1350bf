"""Ties a draft's words to findings: actors by their head, place, time and numbers by the clause."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from rashomon.findings import Actor, ActorRef, Finding, Maker, Place, Quantity, Stated, Time
from rashomon.language import Parse, Token
from rashomon.lexicons.events import event_classes, event_lexicon
from rashomon.reading.actors.pronoun_speech import two_before
from rashomon.reading.actors.sectors import complement
from rashomon.reading.clauses import noun_phrase
from rashomon.reading.events.draft import Draft
from rashomon.reading.events.one_act.figures import NUMBERS
from rashomon.reading.events.roles.doubt import can_do, is_doubtful
from rashomon.reading.events.roles.inner import inner_sides
from rashomon.reading.events.roles.means import means_of
from rashomon.reading.events.roles.pairs import both_after, both_before, is_both
from rashomon.reading.events.roles.refs import actor_ref
from rashomon.reading.events.roles.run_on import is_run_into, is_string_of_names
from rashomon.reading.events.roles.targets import targets
from rashomon.reading.events.roles.whose import is_office, owners_of_thing
from rashomon.reading.events.spoken import Voices
from rashomon.reading.events.where_when.placing import MAKER, Placer, by_first_token
from rashomon.reading.events.where_when.settings import SAYING
from rashomon.reading.events.where_when.timing import Timing
from rashomon.reading.events.where_when.towns import words_of_towns
from rashomon.reading.events.words.conditions import counted
from rashomon.reading.grammar import conjuncts
from rashomon.reading.quantities.singles import ONE

F = TypeVar("F", bound=Finding)


class Linker:
    """Finds the findings that stand in a draft's clause."""

    def __init__(
        self,
        parse: Parse,
        *,
        actors: Iterable[Actor],
        places: Sequence[Place],
        times: Sequence[Time],
        quantities: Iterable[Quantity],
        voices: Voices,
        day: str | None = None,
    ) -> None:
        self._parse, self._voices = parse, voices
        self._actors = {actor.head.start: actor for actor in actors}
        self._placer = Placer(parse, places)
        self._towns = words_of_towns(parse, places)
        days = by_first_token(parse, [time for time in times if time.type in ("DATE", "TIME")])
        sources = voices.sources()  # `according to two aid workers` counts nobody whom it befell
        self._quantities = by_first_token(
            parse,
            [
                one
                for one in quantities
                if not any(source.contains(one.citations[0].span) for source in sources)
            ],
        )
        self._timed = {
            token.i
            for time in times
            for citation in time.citations
            for token in parse.tokens_in(citation.start, citation.end)
        }
        self._timing = Timing(parse, days, self._timed, day)

    def without_times(self, draft: Draft) -> None:
        """Take time words out of the roles (`last week's meeting`)."""
        draft.doers = [token for token in draft.doers if token.i not in self._timed]
        draft.undergoers = [token for token in draft.undergoers if token.i not in self._timed]

    def without_speakers(self, draft: Draft) -> None:
        """Take out of the roles who tells of the act, and to whom, where the parser hung them on it.

        In `causing nine dead and wounded the mayor told the agency` nobody wounded the mayor.
        """
        head = draft.trigger.head
        sources = [cited.span for told in self._voices.chain(head.start, head.end) for cited in told.source]
        heard = self._voices.addressees()
        draft.undergoers = [
            token
            for token in draft.undergoers
            if not (_within(token, sources) or self._goes_on_to_say(token, head))
        ]
        draft.doers = [
            token
            for token in draft.doers
            if not (token.i > head.i and token.head.lower != "by" and _within(token, sources))
            and not (draft.trigger.places.noun is None and _within(token, heard))
            and not (draft.trigger.entry.quad == "material_conflict" and self._only_tells(token))
            and not (token.lower in _RANKS and token.dep in ("amod", "compound"))  # `a major offensive`
        ]

    def _goes_on_to_say(self, token: Token, verb: Token) -> bool:
        """True for an object that is what comes next's subject (`left nine hurt the agency reported`)."""
        if token.dep != "dobj" or token.i < verb.i or token.i + 1 >= len(self._parse.tokens):
            return False
        after = self._parse.tokens[token.i + 1]
        says = after.lemma in SAYING and after.tag in ("VBD", "VBZ") and after.pos == "VERB"
        return says and after.sent is token.sent and after.child("nsubj", "nsubjpass") is None

    def _only_tells(self, token: Token) -> bool:
        """True for a pronoun taken for a monitor or the press, who tell of force and use none.

        In `the Observatory said the toll was the group's highest since it launched its assault` it is the
        group.
        """
        actor = self._actor(token) if token.pos == "PRON" else None
        return actor is not None and actor.kind == "pronoun" and actor.sector in ("NGO", "JRN")

    def is_interview(self, draft: Draft) -> bool:
        """True for talk with the press (`speaking with the Vesk Post`), which is no consultation."""
        if draft.trigger.entry.type != "CONSULT" or draft.trigger.head.lemma not in _TALKING:
            return False
        heard = [actor for head in draft.undergoers if (actor := self._actor(head)) is not None]
        return bool(heard) and all(actor.sector == "JRN" for actor in heard)

    def is_empty(self, draft: Draft) -> bool:
        """True for words beside which nobody and nothing stands that took part (`the capital rally`)."""
        trigger = draft.trigger
        if trigger.light is not None or draft.more or draft.instruments:
            return False
        if any(self._actor(head) for head in (*draft.doers, *draft.undergoers)):
            return False
        if trigger.places.noun is None:
            if any(token.dep in ("dobj", "nsubjpass") for token in trigger.tokens):
                return False  # `mines were laid`: the thing is among the words themselves
            roles = (*trigger.entry.doers, *trigger.entry.undergoers)
            return bool(roles) and not (draft.doers or draft.undergoers or trigger.places.at("obj"))
        return not [head for head in draft.undergoers if head.pos != "PRON"]

    def sure_doers(self, draft: Draft) -> list[Token]:
        """The doers of a draft but for those whom its act shares with another clause past others."""
        act = draft.trigger.head
        return [head for head in draft.doers if not is_doubtful(head, act, self._actors.keys())]

    def actors(self, heads: list[Token], *, unknown: bool) -> tuple[Stated[ActorRef], ...]:
        """The actors that these words head; one `unstated` entry when there are none.

        A name that heads no actor finding gives an `unclear` entry that cites it; with `unknown`, so do
        nouns.
        """
        found: dict[str, Stated[ActorRef]] = {}
        open_words: list[Actor] = []
        both: Stated[ActorRef] | None = None
        heads = [head for head in heads if not ((actor := self._actor(head)) and is_run_into(actor))]
        for head in heads:
            actor = self._actor(head)
            if actor is None and is_both(head):
                both = Stated[ActorRef].unclear(self._parse.cite(head.start, head.end), maker=MAKER)
            if actor is None or actor.entity in found:
                continue
            if actor.kind == "pronoun" and not actor.name.known and actor.mention.lower() not in _SPEAKERS:
                open_words.append(actor)  # `they`, and nobody can tell who they are
                continue
            start, end = actor.citations[0].start, actor.citations[0].end
            if is_string_of_names(actor):
                open_words.append(actor)
                continue
            ref = actor_ref(actor, words="" if actor.name.known else self._described(actor, head))
            found[actor.entity] = Stated[ActorRef].of(
                ref, *actor.citations, voice=self._voices.ids(start, end), maker=MAKER
            )
        if found:
            return tuple(found.values())
        if both is not None:
            return (both,)
        if open_words:
            pair = both_before(heads, self._actors) or both_after(heads, self._actors)
            if pair := pair or self._two_before(heads[0]):
                return self.actors(pair, unknown=False)
            return (Stated[ActorRef].unclear(*open_words[0].citations, maker=MAKER),)
        # Somebody or something stands there that the layer of actors does not know as a participant: a thing
        # that does (`ships`), or a name that may be a place or those who live there.
        named = [
            head
            for head in heads
            if (
                head.is_name
                or (unknown and head.pos == "NOUN" and head.dep not in ("compound", "amod", "nmod"))
            )
            and can_do(head)
            and not (unknown and self._is_where(head))
        ]
        if named:
            span = noun_phrase(named[0])
            return (Stated[ActorRef].unclear(self._parse.cite(span.start, span.end), maker=MAKER),)
        return (Stated[ActorRef].unstated(maker=MAKER),)

    def _two_before(self, word: Token) -> list[Token]:
        """The two who are the subject of the sentence before `they`, both known."""
        at = word.sent.i if word.sent is not None else 0
        both = two_before(word, self._parse.sentences[at - 1]) if at else []
        return both if all(self._actor(one) is not None for one in both) else []

    def _described(self, actor: Actor, head: Token) -> str:
        """A body's words, with the name of what it is of (`the government of Karsk`)."""
        name = complement(head) if actor.head.start == head.start and actor.kind == "collective" else None
        end = noun_phrase(name).end if name is not None and name.is_name and not name.child("conj") else 0
        if end <= actor.citations[0].end:
            return actor.mention
        return " ".join(self._parse.text[actor.citations[0].start : end].split())

    def _is_where(self, head: Token) -> bool:
        """True for a town before the noun of a deed, or of what did it (`the Vesk car bomb killed nine`)."""
        if head.i not in self._towns or head.dep not in ("compound", "nmod"):
            return False
        noun = head.head.lemma.lower()
        return noun in event_lexicon().nouns or noun in event_classes()["INSTRUMENT"]

    def inner(self, draft: Draft, given: tuple[Stated[ActorRef], ...]) -> tuple[Stated[ActorRef], ...]:
        """For words about something (`condemned Belmark's raid`), whose it is; `given` where nobody is named.

        Only the nearest participant is taken, with those joined to it; never one of the doers.
        """
        if given[0].known:
            return given
        doers = {actor.entity for head in draft.doers if (actor := self._actor(head)) is not None}
        for head in inner_sides(draft.undergoers):
            actor = self._actor(head)
            if actor is not None and actor.entity not in doers:
                return self.actors(list(conjuncts(head)), unknown=False)
        return given

    def owners(self, draft: Draft, given: tuple[Stated[ActorRef], ...]) -> tuple[Stated[ActorRef], ...]:
        """For force against things, whose they are (`two boats of the navy`), where nobody else suffers.

        Never one of the doers.
        """
        rooms = [head for head in draft.undergoers if is_office(head) and self._actor(head) is not None]
        if any(ref.known for ref in given) and len(rooms) < len(given):
            return given
        doers = {actor.entity for head in draft.doers if (actor := self._actor(head)) is not None}
        for head in draft.undergoers:
            owners = [
                owner
                for owner in owners_of_thing(head)
                if (actor := self._actor(owner)) is not None
                and actor.entity not in doers
                and not (owner.lower in _OWN and not self._is_told_beside(actor, owner))
            ]
            told = self.actors(owners, unknown=False)
            if told[0].known:
                return told
        return given

    def _is_told_beside(self, pronoun: Actor, word: Token) -> bool:
        """True for `its` of somebody named in its own sentence (`accused Arden of shelling its port`)."""
        sentence = word.sent
        starts = [a.citations[0].start for a in self._actors.values() if a.id in pronoun.chain]
        return sentence is not None and any(sentence.start <= start < word.start for start in starts)

    def _actor(self, head: Token) -> Actor | None:
        for word in counted(head):
            actor = self._actors.get(word.start)
            if actor is not None:
                return self._whole(head, actor)
            if word.is_name and word.dep != "poss" and word.i + 1 < len(self._parse.tokens):
                # A name that is the first word of one (`accused Hale regime of`), hung apart by the parser.
                after = self._actors.get(self._parse.tokens[word.i + 1].start)
                if after is not None and after.citations[0].start <= word.start:
                    return after
        return None

    def _whole(self, head: Token, part: Actor) -> Actor:
        """Who `them` is in `four of them`, where that can be told; else the part as it stands."""
        of = next((child for child in head.children_by("prep") if child.lower == "of"), None)
        if part.kind != "generic" or part.head.start != head.start or head.child("appos") is not None:
            return part
        them = of.child("pobj") if of is not None else None
        whole = self._actors.get(them.start) if them is not None and them.pos == "PRON" else None
        return whole if whole is not None and whole.kind == "pronoun" and whole.name.known else part

    def targets(self, draft: Draft) -> tuple[Stated[str], ...]:
        """Each thing acted on that is no participant, as written."""
        return targets(
            self._parse,
            draft,
            is_actor=lambda token: self._actor(token) is not None,
            is_timed=lambda token: token.i in self._timed,
            voice=self._voices.ids,
        )

    def instrument(self, draft: Draft) -> Stated[str] | None:
        """With what it was done, as written; None when the clause names nothing."""
        heads = means_of(draft)
        if not heads:
            return None
        start, end = noun_phrase(heads[0]).start, noun_phrase(heads[-1]).end
        citation = self._parse.cite(start, end)
        return Stated[str].of(citation.quote, citation, voice=self._voices.ids(start, end), maker=MAKER)

    def place(self, draft: Draft, *, unreal: bool = False) -> Stated[str]:
        """The place that stands best for the act's, by how it hangs with it; `unstated` where none does."""
        chosen, maker = self._placer.place(draft, unreal=unreal)
        if chosen is None:
            return Stated[str].unstated(maker=maker)
        return self._stated(chosen, maker=maker)

    def places_in(self, draft: Draft) -> frozenset[str]:
        """Ids of the places of the clause at which its act was."""
        return self._placer.places_in(draft)

    def time(self, draft: Draft) -> tuple[Stated[str], Time | None]:
        """The time of the clause; else the only one of the sentence; else `unstated`."""
        found, maker = self._timing.time_of(draft)
        if found is None:
            return Stated[str].unstated(maker=MAKER), None
        return self._stated(found, maker=maker), found

    def quantities(self, draft: Draft, type: str) -> tuple[tuple[Stated[str], ...], list[Quantity]]:
        """The numbers that an event of this type can have: of its clause, and of its undergoers.

        In `12 houses damaged in explosions` the houses stand outside the clause that they are the object of.
        Single persons told of with no word that counts are left to `ones`.
        """
        unique = [quantity for quantity in self._counted(draft, type) if quantity.maker.id != ONE]
        return tuple(self._stated(quantity) for quantity in unique), unique

    def ones(self, draft: Draft) -> tuple[Stated[str], ...]:
        """The single persons and things of a draft that are told of with no word that counts."""
        found = self._counted(draft, draft.trigger.entry.type or "")
        return tuple(self._stated(quantity) for quantity in found if quantity.maker.id == ONE)

    def _counted(self, draft: Draft, type: str) -> list[Quantity]:
        kinds = NUMBERS.get(type, frozenset())
        counting = [token for head in draft.undergoers for token in head.subtree() if token.i < head.i]
        tokens = [*draft.clause, *counting]
        found = [q for token in tokens for q in self._quantities.get(token.i, ()) if q.kind in kinds]
        return list({quantity.id: quantity for quantity in found}.values())

    def numbers(self, draft: Draft) -> list[Quantity]:
        """The numbers that an act of the draft's own type can have."""
        return self.quantities(draft, draft.trigger.entry.type or "")[1]

    def _stated(self, finding: Finding, *, maker: Maker = MAKER) -> Stated[str]:
        start, end = finding.citations[0].start, finding.citations[0].end
        return Stated[str].of(finding.id, *finding.citations, voice=self._voices.ids(start, end), maker=maker)


_TALKING = frozenset("speak talk tell sit chat".split())
_OWN = frozenset(("its", "their"))
_RANKS = frozenset(("major", "general", "private"))
"""Ranks that as adjectives tell of no officer."""
_SPEAKERS = frozenset("i me my we us our".split())
"""Those who speak: in whose words they stand says who they are."""


def _within(token: Token, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= token.start < end for start, end in spans)
