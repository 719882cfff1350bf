"""The places of a clause around a trigger: who stands as subject, object, after a preposition, before a noun.

The lexicon's frames and conditions speak of these places. Pure functions of tokens.
"""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.language import Token
from rashomon.language.mask import CALENDAR
from rashomon.lexicons.countries import country_of_demonym, country_of_name
from rashomon.lexicons.events import Test, event_classes
from rashomon.reading.clauses import (
    doers,
    is_negated,
    is_passive,
    own_subjects,
    passive_agents,
    prepositions,
    surface_subjects,
    undergoers,
)
from rashomon.reading.events.words.conditions import UNKNOWN, WordsKnown, matches
from rashomon.reading.grammar import conjuncts, is_infinitive
from rashomon.reading.misread import before_complement, object_of_measure

CAUSE_PREPOSITIONS = frozenset("in by of from during after to with when amid under".split())
_WHEN = frozenset(("as", "when", "after"))
_MOVABLE = frozenset("on at to against from with into for toward towards".split())
_FORCES_BY = frozenset("force troop army militia rebel".split())
_TOLD_BEFORE = frozenset("it they who which that".split())
_PARTICLES = frozenset("off down up out in away back over".split())
_SCENES = frozenset("attack shooting bombing massacre blast killing explosion stabbing poisoning".split())
_SITES = frozenset(
    "center centre school festival mall club nightclub airport church mosque market hotel".split()
)
_UNTOUCHED = ("ABSTRACT", "DEMAND", "AGREEMENT", "TALKS", "VOTEGAME", "HOMELY", "SUPPORTWORD", "VIOLENT")
"""Classes of what nobody can lay hands on, and of deeds."""
_AIMED = ("of", "on", "against", "upon")
_MODIFIERS = ("compound", "amod", "nmod", "nummod", "npadvmod", "advmod")


class Places:
    """The places around one trigger, found when first asked for.

    `predicate` heads the clause (the verb itself, a light verb, or None for a bare noun), `noun` is the
    event noun if there is one, `matched` the words of the entry, which fill no place.
    """

    __slots__ = ("_found", "_known", "light", "matched", "noun", "predicate")

    def __init__(
        self,
        predicate: Token | None,
        noun: Token | None,
        matched: list[Token],
        *,
        light: str | None = None,
        known: WordsKnown = UNKNOWN,
    ) -> None:
        self.predicate, self.noun, self.matched, self.light = predicate, noun, matched, light
        self._found: dict[str, list[Token]] = {}
        self._known = known

    def at(self, place: str) -> list[Token]:
        """Heads of what stands in a place; empty when nothing does."""
        if place not in self._found:
            taken = set(map(id, self.matched))
            heads = (token for token in self._look(place) if id(token) not in taken)
            self._found[place] = list({id(token): token for token in heads}.values())
        return self._found[place]

    def holds(self, tests: tuple[Test, ...], *, in_scene: bool = False, by_armed: bool = False) -> bool:
        """True when every condition of a sense holds.

        `in_scene`, among acts of force, a doer may be open; `by_armed`, of those who carry arms, what it is
        done to may be any thing that can be touched.
        """
        return all(
            self._holds(test)
            or (in_scene and self._is_open(test))
            or (by_armed and test.place == "obj" and test.wanted and self._is_done_by_armed())
            for test in tests
        )

    def _is_done_by_armed(self) -> bool:
        """True for soldiers, rebels or police who do it to a person or thing, and to no plan or talk."""
        classes = event_classes()
        done_to = self.at("obj")
        return (
            bool(done_to)
            and any(token.lemma in classes["ARMED"] and not token.is_name for token in self.at("subj"))
            and all(token.pos == "NOUN" and token.tag in ("NN", "NNS") for token in done_to)
            and not any(token.lemma in classes[name] for token in done_to for name in _UNTOUCHED)
        )

    def _is_open(self, test: Test) -> bool:
        """True for a condition of who does it where that is only a name, or somebody told before (`they`)."""
        if test.place != "subj" or not test.wanted or not self.at("subj"):
            return False
        return all(token.is_name or token.lower in _TOLD_BEFORE for token in self.at("subj"))

    def _holds(self, test: Test) -> bool:
        if test.place == "scene":
            return True  # whoever looks for such senses has looked at the scene
        tokens = self.at(test.place)
        if test.place == "xcomp" and test.wanted and self.predicate is not None:
            tokens = [*tokens, *asked_behind_object(self.predicate)]
        met = any(matches(token, test, self._known) for token in tokens)
        return met is test.wanted

    def _look(self, place: str) -> Iterator[Token]:
        if place == "any":
            anchor = self.predicate or self.noun
            if anchor is not None and anchor.sent is not None:
                yield from anchor.sent.tokens
        elif place == "cause":
            yield from self._causes()
        elif place in ("poss", "comp", "mod"):
            yield from self._before_noun(place)
        elif place == "subj":
            yield from self._subjects()
        elif place == "obj":
            if self.predicate is not None and self.noun is None:
                yield from acted_upon(self.predicate) or self._after_particle()
                yield from filter(None, [object_of_measure(self.predicate)])
                yield from filter(None, map(before_complement, self.matched))
                # `allowed the inspectors to enter`: the object stands as the infinitive's subject.
                for clause in infinitives(self.predicate):
                    yield from (t for s in clause.children_by("nsubj") for t in conjuncts(s))
        elif place == "acl":
            if self.noun is not None:
                yield from filter(is_infinitive, self.noun.children_by("acl"))
        elif place in ("will", "wont"):
            if self.predicate is not None:
                yield from willed(self.predicate, negated=place == "wont")
        elif place in ("prt", "xcomp", "ccomp", "dative", "oprd", "attr"):
            if self.predicate is not None:
                if place == "xcomp":
                    yield from infinitives(self.predicate)
                yield from (child for child in self.predicate.children if child.dep == place)
        else:
            yield from self._after(place)

    def _subjects(self) -> Iterator[Token]:
        if self.predicate is None or (self.predicate.dep == "xcomp" and reads_passive(self.predicate.head)):
            return  # nor do the hurt clash in `Six killed, 27 wounded: clash`
        if (
            self.light == "doer"
            and self.noun is not None
            and self.noun.dep == "pobj"
            and is_passive(self.predicate)
        ):
            # `were engaged in battles`: the subject of this passive does it.
            yield from passive_agents(self.predicate) or surface_subjects(self.predicate)
        elif self.light == "doer" or (self.noun is None and not reads_passive(self.predicate)):
            yield from doers(self.predicate)

    def _after_particle(self) -> Iterator[Token]:
        """`hunted down the rebels`, where the parser takes the particle for a preposition."""
        for word in self.matched:
            if word.dep in ("prep", "prt") and word.head is self.predicate and word.lower in _PARTICLES:
                yield from (noun for child in word.children_by("pobj") for noun in conjuncts(child))

    def _before_noun(self, place: str) -> Iterator[Token]:
        if self.noun is None:
            return
        wanted = ("poss",) if place == "poss" else _MODIFIERS
        for child in self.noun.children:
            if child.dep in wanted:
                if place == "comp" and (not _is_side(child) or self._is_scene(child)):
                    continue  # `a convoy attack`: what was attacked, or how, not who did it
                if place == "comp" and _is_backer(child):
                    continue
                yield from conjuncts(child)
                if place != "poss":
                    # `car bomb attack`: the words before a compound modify it in turn.
                    yield from (
                        inner for inner in child.children if inner.dep in _MODIFIERS and not _is_backer(inner)
                    )

    def _is_scene(self, word: Token) -> bool:
        """True for a place before a deed that names where it was (`the Vesk shooting`).

        A short form (`US`), a demonym, or a deed that tells whom it was aimed at, names who did it.
        """
        assert self.noun is not None
        if self.noun.lemma not in _SCENES or word.text.isupper() or country_of_demonym(word.text) is not None:
            return False
        before = " ".join([child.text for child in word.children_by("compound")] + [word.text])
        if not (word.i in self._known.located or word.lower in _SITES or country_of_name(before) is not None):
            return False
        return not any(
            preposition in _AIMED and other.lower.rstrip(".") not in CALENDAR
            for preposition, other in prepositions(self.noun)
        )

    def _after(self, place: str) -> Iterator[Token]:
        hung = False
        if self.noun is not None and self.noun.dep == "dobj":
            # The parser often hangs on the verb what the noun has (`stopped an assault on Vesk`).
            for child in self.noun.head.children_by("prep"):
                if child.lower == place and child.i == self.noun.i + 1:
                    yield from (noun for word, noun in prepositions(self.noun.head) if word == place)
            if place == "by" and self.noun.child("prep") is not None:
                # `head off an invasion of Arden by Belmark's forces`
                last = self.noun.children_by("prep")[-1]
                by = next((c for c in self.noun.head.children_by("prep") if c.i > last.i), None)
                if by is not None and by.lower == "by" and last.lower == "of" and _ends_before(last, by):
                    yield from (n for c in by.children_by("pobj") if _is_somebodys(c) for n in conjuncts(c))
        for anchor in self._anchors():
            for preposition, noun in prepositions(anchor):
                if preposition == place:
                    hung = True
                    yield noun
        if not hung and self.noun is None and self.predicate is not None and place in _MOVABLE:
            # The parser often hangs these on the object (`blamed the attack on Belmark`).
            for thing in self.predicate.children_by("dobj"):
                yield from (noun for preposition, noun in prepositions(thing) if preposition == place)
        if not hung and self.noun is not None and place == "by":
            # `the hanging of two spies by Belmark`: or on what the noun's `of` tells.
            for preposition, thing in prepositions(self.noun):
                if preposition == "of":
                    yield from (n for p, n in prepositions(thing) if p == "by" and _is_side(n))

    def _anchors(self) -> Iterator[Token]:
        """Words on which a preposition of this act can hang."""
        seen: set[int] = set()
        for token in (self.noun, *self.matched, self.predicate):
            if token is not None and token.i not in seen:
                seen.add(token.i)
                yield token

    def _causes(self) -> Iterator[Token]:
        if self.predicate is not None:
            yield from doers(self.predicate)
            for child in self.predicate.children:
                if child.dep == "advcl":
                    yield child
                    if any(mark.lower in _WHEN for mark in child.children):
                        # `Ten die as rockets hit Vesk`, `when their truck struck a mine`.
                        yield from child.children_by("nsubj", "nsubjpass", "dobj")
                        yield from (noun for _, noun in prepositions(child))
            if self.predicate.dep == "advcl" and self.predicate.tag == "VBG":
                yield from (self.predicate.head, *own_subjects(self.predicate.head))  # `met, killing`
            if self.predicate.dep == "conj" and self.predicate.head.pos == "VERB":
                yield from (self.predicate.head, *own_subjects(self.predicate.head))  # `fell and died`
        for anchor in self._anchors():
            for preposition, noun in prepositions(anchor):
                if preposition in CAUSE_PREPOSITIONS and not _is_middle(preposition, noun):
                    yield noun
                    before = (child for child in noun.children if child.dep in ("compound", "amod"))
                    # A suicide bomber is no suicide.
                    yield from (child for child in before if child.lower != "suicide")


def _is_middle(preposition: str, noun: Token) -> bool:
    """True for `in the heart of the town`, which tells where and no illness."""
    return preposition == "in" and noun.lemma == "heart" and any(c.lower == "of" for c in noun.children)


def _is_backer(word: Token) -> bool:
    """True for one word of who stands behind those who act (`a U.S.-backed offensive`)."""
    return word.lower.endswith(_BACKED)


_BACKED = tuple(
    f"-{how}" for how in "backed supported sponsored funded financed trained armed allied aligned".split()
)


def _is_side(token: Token) -> bool:
    """True for a name, demonym or word for people before a noun (`Belmark strikes`, `rebel attack`).

    Not for a vehicle or convoy, which tells what was attacked.
    """
    classes = event_classes()
    if token.lemma in classes["SHIP"] or token.lemma in classes["VEHICLE"]:
        return token.is_name
    return token.is_name or token.lemma in classes["PEOPLE"] or token.lemma in classes["FORCES"]


def reads_passive(verb: Token) -> bool:
    """True for a past form without object of a verb that must have one (`Five killed in strike`).

    Headlines and asides leave out `were`; the parser then takes who suffers for who does.
    """
    if verb.tag not in ("VBN", "VBD") or is_passive(verb):
        return False
    if verb.lemma not in event_classes()["STRICT"] and not _is_shot_dead(verb) and not _is_reduced(verb):
        return False
    if _is_list_of_hurt(verb) or _is_reduced(verb):
        return True
    if any(_does(subject) for subject in surface_subjects(verb)):
        return False
    if verb.dep in ("relcl", "acl", "amod") or undergoers(verb):
        return False
    return not any(
        child.dep in ("aux", "auxpass", "ccomp", "xcomp", "prt") and not _is_harm_before(child, verb)
        for child in verb.children
    )


def _is_harm_before(word: Token, verb: Token) -> bool:
    """True for the first of two tolls, and for the fight behind them (`Six killed, 27 wounded: clash`)."""
    toll = word.dep == "ccomp" and word.tag == "VBN" and word.child("aux", "auxpass", "dobj") is None
    words = verb.sent.tokens if verb.sent is not None else []
    named = word.dep == "xcomp" and any(other.text == ":" and verb.i < other.i < word.i for other in words)
    return (toll and word.i < verb.i) or (named and word.child("aux") is None)


_DOING = frozenset("bomber attacker gunman sniper assailant shooter".split())


def _does(subject: Token) -> bool:
    """True for one who can only do harm (`a bomber killed`), and for a deed (`the strikes wounded`)."""
    classes = event_classes()
    return subject.lemma in _DOING or subject.lemma in classes["VIOLENT"]


def _is_shot_dead(verb: Token) -> bool:
    """True for `shot dead` without an object (`Editor shot dead in Vesk`)."""
    return verb.lemma == "shoot" and any(child.lower == "dead" for child in verb.children_by("oprd", "acomp"))


def _is_reduced(verb: Token) -> bool:
    """True for the first participle of `a girl shot in Vesk was evacuated`, taken for the main verb.

    The passive that follows shares the subject, and no `and` joins the two.
    """
    if verb.lemma not in _HURT and verb.lemma != "shoot":
        return False
    later = verb.child("conj")
    joined = any(child.dep in ("cc", "dobj", "aux") for child in verb.children)
    return later is not None and later.child("auxpass") is not None and not (joined or own_subjects(later))


_HURT = frozenset("injure wound hurt kill arrest detain".split())


def _is_list_of_hurt(verb: Token) -> bool:
    """True for a list of figures told as one clause (`One person killed 16 others injured in attacks`)."""
    if verb.lemma not in _HURT or verb.tag not in ("VBN", "VBD") or verb.child("aux") is not None:
        return False
    people = [*verb.children_by("nsubj"), *verb.children_by("dobj")]
    return (
        len(people) == 2
        and all(_is_counted(token) for token in people)
        and any(child.lemma in _HURT and child.dep == "acl" for child in people[1].children)
    )


def _is_counted(token: Token) -> bool:
    return (
        token.pos == "NUM"
        or token.lower in ("dozens", "scores", "hundreds", "several", "others")
        or any(child.dep == "nummod" for child in token.children)
    )


def acted_upon(verb: Token) -> list[Token]:
    """Whom or what a verb is done to, with the readings that grammar leaves open.

    `Five killed in strike` is read as a passive; `the town the army shelled` has its object outside.
    """
    if reads_passive(verb):
        return surface_subjects(verb)
    found = undergoers(verb)
    if found or verb.dep != "relcl" or verb.lemma not in event_classes()["STRICT"] or is_passive(verb):
        return found
    return [verb.head] if verb.child("nsubj") is not None and verb.head not in doers(verb) else []


_STATES = frozenset("unharmed unhurt alive safe uninjured unscathed guilty innocent".split())


def infinitives(verb: Token) -> Iterator[Token]:
    """Infinitive clauses with their own subject that hang on a verb (`urged the sides to talk`).

    Or the state in which somebody is left or found (`released the engineer unharmed`, `found him guilty`),
    taken for a clause.
    """
    for child in verb.children:
        if child.dep != "ccomp":
            continue
        # `let nine captives go`
        plain = child.tag == "VB" and (verb.lemma == "let" or is_infinitive(child))
        if plain or (child.tag == "JJ" and child.lower in _STATES):
            yield child


def asked_behind_object(verb: Token) -> list[Token]:
    """Infinitives right behind an object or a day, which the parser took for an aim.

    `pressed the general to go`, `offered on Tuesday evening to meet them`.
    """
    last = max((word.i for thing in verb.children_by("dobj") for word in thing.subtree()), default=-2)
    behind = {last, *(max(word.i for word in day.subtree()) for day in verb.children if _is_when(day))}
    return [
        child
        for child in verb.children_by("advcl")
        if is_infinitive(child) and min(word.i for word in child.subtree()) - 1 in behind
    ]


_HOURS = frozenset("noon midnight dawn dusk morning afternoon evening night today yesterday".split())


def _is_when(phrase: Token) -> bool:
    """True for a day or hour told behind a verb (`on Tuesday evening`, `at noon`)."""
    nouns = phrase.children_by("pobj") if phrase.dep == "prep" else [phrase]
    when = phrase.dep in ("prep", "npadvmod") and phrase.i > phrase.head.i
    return when and any(noun.lower.rstrip(".") in CALENDAR or noun.lower in _HOURS for noun in nouns)


_WILL = frozenset("will would shall 'll ’ll".split())
_WONT = frozenset(("wo", "ca"))
_SPEAKER = frozenset("i we he she it they".split())


def willed(verb: Token, *, negated: bool = False) -> Iterator[Token]:
    """What speakers say that they, or their men, will do (`said they would attack`).

    `negated`, what they will not do.
    """
    for clause in verb.children_by("ccomp"):
        subjects = clause.children_by("nsubj")
        auxiliaries = {child.lower for child in clause.children_by("aux")}
        if auxiliaries & (_WILL | _WONT) and subjects and all(map(_is_speaker, subjects)):
            for word in conjuncts(clause):
                if is_negated(word) is negated and not (word.tag == "VBD" and clause.tag == "VB"):
                    yield word


def _is_speaker(word: Token) -> bool:
    """True for a pronoun that may be who speaks, and for the forces he calls his (`her men`)."""
    classes = event_classes()
    forces = word.lemma in classes["SOLDIERS"] or word.lemma in classes["FORCES"] or word.lower == "men"
    return word.lower in _SPEAKER or (forces and bool(word.children_by("poss")))


def _ends_before(phrase: Token, word: Token) -> bool:
    """True where a phrase ends right before a word."""
    return max(token.i for token in phrase.subtree()) == word.i - 1


def _is_somebodys(noun: Token) -> bool:
    """True for a name, and for forces, of which somebody may be told whose they are."""
    return noun.is_name or noun.lemma in _FORCES_BY
