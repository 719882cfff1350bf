"""What sort of source somebody is, and which actor: by own words and by the actor's other mentions."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.findings import Actor, SourceForm, SourceKind, Stated
from rashomon.language import Parse, Token
from rashomon.lexicons.agents import gender_of_name, titles
from rashomon.lexicons.countries import is_plural_demonym
from rashomon.lexicons.cues import source_nouns
from rashomon.reading.voices.kinds_by_words import (
    described,
    ends_in_name,
    is_of_name,
    is_proper,
    kind_of_name,
    noun_kind,
)
from rashomon.report import Citation

_FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our", "mine", "ours"})
_OF_PERSONS = frozenset({"he", "she", "him", "her", "his", "himself", "herself"})
_PLURAL = frozenset(
    {"they", "them", "their", "many", "some", "others", "most", "few", "several", "all", "both"}
)
_PARTS = frozenset(
    {"one", "two", "three", "four", "many", "some", "most", "few", "several", "all", "both", "none"}
)
_AGED = re.compile(r"the \d+[- ]year[- ]old\b")
_AGED_REACH = 2  # sentences back in which whoever is called by age is named
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_PRONOUN_TAGS = frozenset({"WP", "WDT", "PRP", "PRP$", "WP$"})


class SourceKinds:
    """Answers for the sources of one report."""

    def __init__(self, parse: Parse, actors: Sequence[Actor]) -> None:
        self._parse = parse
        self._by_head = {actor.head.start: actor for actor in actors}
        self._by_id = {actor.id: actor for actor in actors}
        self._entities: dict[str, SourceKind] = {}
        self._people: set[str] = set()  # entities that a person's pronoun, title or full name speaks for
        self._words_of_people: set[str] = set()
        nouns: dict[str, SourceKind] = {}  # entities without a name, by what their noun is
        for actor in actors:
            if actor.kind == "named":
                self._learn_name(actor)
            elif actor.kind != "pronoun" and actor.entity not in nouns:
                kind = self._noun_of(actor)
                if kind != "unclear":
                    nouns[actor.entity] = kind
        for actor in actors:
            if actor.kind == "pronoun" and actor.chain and actor.mention.lower() in _OF_PERSONS:
                self._people.add(actor.entity)
                if actor.entity not in nouns:
                    self._entities.setdefault(actor.entity, "named_person")
        named = {actor.entity for actor in actors if actor.kind == "named"}
        for entity, kind in nouns.items():
            # a person by a noun, with a name elsewhere: `the mayor of Vesk, Hale`
            self._entities.setdefault(
                entity, "named_person" if kind == "unnamed" and entity in named else kind
            )

    def _learn_name(self, actor: Actor) -> None:
        kind = kind_of_name(actor.mention.split())
        if kind == "unclear" and actor.name.value:
            kind = kind_of_name(actor.name.value.split())
        if kind == "named_person":
            self._words_of_people.update(word.lower() for word in actor.mention.split())
        if kind != "unclear":
            self._entities.setdefault(actor.entity, kind)

    def _noun_of(self, actor: Actor) -> SourceKind:
        heads = self._parse.tokens_in(actor.head.start, actor.head.end)
        words = self._parse.tokens_in(actor.citations[0].start, actor.citations[0].end)
        return noun_kind(heads[0], words) if heads else "unclear"

    def learn(self, head: Token | None, words: Sequence[Token]) -> None:
        """Keep what a named source's own words tell, for the places where it is named shortly."""
        if head is None or not is_proper(head) or head.start not in self._by_head:
            return
        kind = self.kind(head, words, in_quotes=False)
        if kind != "unclear":
            self._entities.setdefault(self._by_head[head.start].entity, kind)

    def kind(self, head: Token | None, words: Sequence[Token], *, in_quotes: bool) -> SourceKind:
        """What sort of source this is; `unclear` where neither its words nor its other mentions tell."""
        if head is None:
            return "impersonal"
        head = antecedent(head)
        if _is_pronoun(head):
            if self._is_document(head):
                return "document"
            return self._pronoun_kind(head, in_quotes=in_quotes)
        if is_plural_demonym(head.text) or (head.child("det") and head.tag == "NNPS"):
            return "collective"  # `the Danes`
        if is_proper(head):
            own = [token.text for token in words if is_of_name(token, head)]
            kind = kind_of_name(own or [head.text])
            if kind == "unclear" or (kind == "unnamed" and self._entity_kind(head) == "named_person"):
                kind = self._entity_kind(head)
            if kind == "unclear":
                kind = described(head)
            return kind if kind != "unclear" else self._bare_name([t.text for t in words if is_proper(t)])
        kind = noun_kind(head, words)
        if kind == "collective" and self._entity_kind(head) == "named_organisation":
            return "named_organisation"
        if kind in ("unnamed", "unclear") and (
            self._entity_kind(head) == "named_person" or ends_in_name(head, words)
        ):
            return "named_person"
        return kind

    def _bare_name(self, own: Sequence[str]) -> SourceKind:
        """A lone name of which nothing tells a person: reports give people in full where they first speak.

        So `Arden said` is a state, a town hall or a body, unless the word is part of some person's name.
        """
        word = own[-1].lower() if own else ""
        lone = len(own) == 1 and own[0][:1].isupper()
        known = gender_of_name(word) is not None or word in self._words_of_people
        return "named_organisation" if lone and not known else "unclear"

    def actor(self, head: Token | None, words: Sequence[Token]) -> Stated[str] | None:
        """The actor that a source is: the mention whose head is the source's; `unclear` where there is none.

        A pronoun counts as known only where the actors' layer followed it back. None: there is no source.
        """
        if head is None or not words:
            return None
        citation = self._parse.cite(words[0].start, words[-1].end)
        if self._is_document(head):
            return Stated[str].unclear(citation)
        actor = (
            self._by_head.get(antecedent(head).start)
            or self._named_at_end(words)
            or self._part_of(head)
            or self._called_before(words)
            or self._of_age(words)
        )
        if actor is None or (actor.kind == "pronoun" and not actor.chain and not actor.name.known):
            return Stated[str].unclear(citation)
        more = dict.fromkeys((*actor.citations, *self._owner(head, actor), *self._whole(head)))
        return Stated[str].of(actor.id, *more)

    def _is_document(self, head: Token) -> bool:
        """True for the `it` that goes on from a report or letter that spoke in the sentence before."""
        if head.lower not in ("it", "they") or head.dep != "nsubj" or head.sent is None or head.sent.i == 0:
            return False
        before = self._parse.sentences[head.sent.i - 1]
        subject = before.root.child("nsubj")
        if subject is None or before.section is not head.sent.section or not head.head.is_root:
            return False
        plural = subject.tag in ("NNS", "NNPS")
        return source_nouns().get(subject.lemma) == "document" and plural == (head.lower == "they")

    def _of_age(self, words: Sequence[Token]) -> Actor | None:
        """Who is called by age (`the 58-year-old`): the one person named in the sentences before."""
        text = self._parse.text[words[0].start : words[-1].end].lower()
        here = words[0].sent
        if here is None or not _AGED.match(text):
            return None
        near = [
            one
            for one in self._by_head.values()
            if one.kind == "named"
            and one.head.start < words[0].start
            and self._entities.get(one.entity) == "named_person"
            and here.i - self._sentence_of(one) <= _AGED_REACH
        ]
        return near[-1] if len({one.entity for one in near}) == 1 else None

    def _sentence_of(self, actor: Actor) -> int:
        heads = self._parse.tokens_in(actor.head.start, actor.head.end)
        return heads[0].sent.i if heads and heads[0].sent is not None else -_AGED_REACH

    def _called_before(self, words: Sequence[Token]) -> Actor | None:
        """The one named before whom a title or kind stands for (`the major`, of an outlet `the station`)."""
        if len(words) != 2 or words[0].lower != "the":
            return None
        called = words[1].lower
        outlet = source_nouns().get(called) == "outlet"
        if called not in titles() and not outlet:
            return None
        before = [
            one for one in self._by_head.values() if one.kind == "named" and one.head.start < words[0].start
        ]
        if outlet:
            media = [one for one in before if self._entities.get(one.entity) == "outlet"]
            return media[-1] if media else self._last_called(called, words[0].start)
        bearers = [one for one in before if called in one.mention.lower().split()[:-1]]
        return bearers[0] if len({one.entity for one in bearers}) == 1 else None

    def _last_called(self, called: str, start: int) -> Actor | None:
        """The only one before of whom this noun is the last word (`radio station`, later `the station`)."""
        fitting = [
            one
            for one in self._by_head.values()
            if one.head.start < start and one.mention.lower().split()[-1:] == [called]
        ]
        return fitting[-1] if len({one.entity for one in fitting}) == 1 else None

    def _part_of(self, head: Token) -> Actor | None:
        """Those of whom a part speaks (`most of them`)."""
        parts = head.lower in _PARTS or head.lemma == "member"
        link = next((c for c in head.children if c.lower == "of"), None) if parts else None
        whole = link.child("pobj") if link is not None else None
        if whole is None:
            return None
        return self._by_head.get(whole.start) or self._last_called(whole.lower, head.start)

    def _whole(self, head: Token) -> tuple[Citation, ...]:
        """The words of those of whom a part speaks, and of what a pronoun for them goes back to."""
        whole = self._part_of(head)
        if whole is None or (whole.kind == "pronoun" and not whole.chain):
            return ()
        return (*whole.citations, *self._by_id.get(whole.entity, whole).citations)

    def _named_at_end(self, words: Sequence[Token]) -> Actor | None:
        """The person named at the end of a source whose own noun is no actor (`its purser, Jens Hale`)."""
        commas = [word for word in words if word.text == ","]
        if not commas:
            return None
        named = [self._by_head.get(word.start) for word in words if word.i > commas[0].i]
        return next((one for one in named if one is not None and one.kind == "named"), None)

    def _owner(self, head: Token, actor: Actor) -> tuple[Citation, ...]:
        """Whose a source is (`his government`, `its chair, Ada Hale`): the words that name the owner."""
        heads = self._parse.tokens_in(actor.head.start, actor.head.end)
        owner = head.child("poss") or (heads[0].child("poss") if heads else None)
        whose = self._by_head.get(owner.start) if owner is not None else None
        if whose is None or (whose.kind == "pronoun" and not whose.chain):
            return ()
        clearest = self._by_id.get(whose.entity, whose)
        return (*whose.citations, *clearest.citations)

    def _entity_kind(self, head: Token) -> SourceKind:
        actor = self._by_head.get(head.start)
        return "unclear" if actor is None else self._entities.get(actor.entity, "unclear")

    def _pronoun_kind(self, head: Token, *, in_quotes: bool) -> SourceKind:
        if head.lower in _FIRST_PERSON and not in_quotes:
            return "author"
        kind = self._entity_kind(head)
        if kind == "unclear" and head.lower in _PLURAL:
            return "collective"
        return kind


def antecedent(head: Token) -> Token:
    """The noun that a relative pronoun stands for; any other word itself."""
    verb = head.head
    if head.lower in _RELATIVE and verb.dep == "relcl":
        return verb.head
    return head


def source_form(head: Token | None) -> SourceForm:
    """`implicit` for no source, `possessive`, `pronoun`, or `explicit`."""
    if head is None:
        return "implicit"
    if head.dep == "poss" or head.tag in ("PRP$", "WP$"):
        return "possessive"
    return "pronoun" if _is_pronoun(head) else "explicit"


def _is_pronoun(head: Token) -> bool:
    return head.pos == "PRON" or head.tag in _PRONOUN_TAGS
