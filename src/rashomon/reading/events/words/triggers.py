"""Triggers: the words of a parse that the lexicon of acts knows, in the sense that the clause gives them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from rashomon.language import Parse, Token
from rashomon.lexicons.events import EventEntry, EventLexicon, event_lexicon
from rashomon.reading.events.words.conditions import UNKNOWN, WordsKnown
from rashomon.reading.events.words.fires import without_fires
from rashomon.reading.events.words.homely import is_between_firms, is_homely, is_labour_strike, is_private
from rashomon.reading.events.words.nominals import is_brought_in, is_dispersed, is_nominal
from rashomon.reading.events.words.places import Places
from rashomon.reading.events.words.turned import is_turned
from rashomon.reading.events.words.wording import base_form, light_verb, words_around
from rashomon.reading.grammar import word_before
from rashomon.reading.misread import is_modifier_with_subject, is_verb_taken_for_noun

_VERB_TAGS = frozenset("VB VBD VBG VBN VBP VBZ".split())


@dataclass(slots=True, eq=False)
class Trigger:
    """An entry of the lexicon found in the text."""

    entry: EventEntry
    """Which sense."""
    head: Token
    """The word looked up."""
    tokens: list[Token]
    """All words of the entry, in text order."""
    places: Places
    """What stands around it."""
    light: str | None = None
    """For a noun with a light verb: `doer`, `undergoer`, `occur` or `told`; None otherwise."""
    bare: bool = False
    """A noun with nobody in any of its places: a mention, not a row of its own."""
    absorbed: list[Token] = field(default_factory=list)
    """Further words that tell of the same act (`killed`, with its `strike`)."""

    @property
    def predicate(self) -> Token:
        """The word that heads its clause."""
        return self.places.predicate or self.head


def find_triggers(parse: Parse, known: WordsKnown = UNKNOWN) -> list[Trigger]:
    """All triggers of a parse in text order; senses that are no event are left out.

    `known` tells which words name a place (`Vesk fell`, where a share price may too), and whom others name.
    """
    found = without_fires(_triggers(parse, known, told=(), scene=None), parse)
    if scene := _scene(found):
        told = [token.i for trigger in found for token in trigger.tokens]
        found = without_fires(found + _triggers(parse, known, told=told, scene=scene), parse)
    found.sort(key=lambda trigger: trigger.tokens[0].i)
    return [trigger for trigger in found if trigger.entry.type]


_BEFORE, _AFTER = 2, 1
"""So many sentences before and after it an act of force lends its scene."""


def _scene(found: list[Trigger]) -> frozenset[int]:
    """Numbers of the sentences told with an act of force: in them `die` or `occupy` need no further word."""
    return frozenset(
        trigger.head.sent.i + step
        for trigger in found
        if trigger.head.sent is not None and trigger.entry.is_force
        for step in range(-_AFTER, _BEFORE + 1)
    )


def _triggers(
    parse: Parse, known: WordsKnown, *, told: Collection[int], scene: frozenset[int] | None
) -> list[Trigger]:
    """Triggers among the words not `told` yet, in senses that hold anywhere, or those of a `scene` alone."""
    lexicon = event_lexicon()
    found: list[Trigger] = []
    taken: set[int] = set(told)

    def senses(token: Token, entries: tuple[EventEntry, ...] | None) -> tuple[EventEntry, ...]:
        if scene is not None and (token.sent is None or token.sent.i not in scene):
            return ()
        if scene is None:
            return tuple(entry for entry in entries or () if not entry.in_scene)
        return tuple(entry for entry in entries or () if entry.in_scene or entry.type == "ASSAULT")

    tokens = [token for token in parse.tokens if not _is_in_contents(token)]
    for token in tokens:
        if (
            token.i not in taken
            and _is_act(token)
            and (entries := senses(token, _verb_entries(lexicon, token)))
        ):
            trigger = _verb_trigger(token, entries, known, in_scene=scene is not None)
            if trigger is not None:
                found.append(trigger)
                taken.update(word.i for word in trigger.tokens)
    for token in tokens:
        if token.i in taken or token.is_name or not _is_noun(token) or _is_month(token):
            continue
        if entries := senses(token, _noun_entries(lexicon, token)):
            trigger = _noun_trigger(parse, token, entries, known)
            if trigger is not None:
                found.append(trigger)
    return found


def _is_in_contents(token: Token) -> bool:
    """True in a line of a list of contents, which names titles (`The Army Storms Vesk, page 268.`)."""
    words = token.sent.tokens[-4:] if token.sent is not None else []
    pages = [n for n, word in enumerate(words[:-1]) if word.lower in ("page", "pages", "p.", "pp.")]
    return any(words[n + 1].text[:1].isdigit() and words[n - 1].text == "," for n in pages if n)


def _noun_entries(lexicon: EventLexicon, token: Token) -> tuple[EventEntry, ...] | None:
    entries = lexicon.nouns.get(token.lower) if token.tag == "VBG" else None
    entries = entries or lexicon.nouns.get(token.lemma) or lexicon.nouns.get(token.lower)
    if entries is None and any(child.lower == "of" and child.dep == "prep" for child in token.children):
        # `the razing of nine homes`: a noun made of a verb tells of its deed where it tells whom it befell.
        entries = lexicon.derived.get(token.lower)
    return entries


def _is_month(token: Token) -> bool:
    """True for the month in `began in March 2011`, which is no march."""
    first = token.sent is None or token.sent.tokens[0] is token
    return token.tag == "NNP" and token.text == "March" and not first


def _is_noun(token: Token) -> bool:
    """True for a noun, an -ing form that stands as one, a plural taken for a verb (`in air strikes on`)."""
    if token.pos in ("NOUN", "PROPN"):
        return True
    if token.tag == "VBG":
        return is_nominal(token)
    return token.tag == "VBZ" and token.dep in ("nsubj", "nsubjpass", "pobj", "dobj", "appos", "conj")


def _is_act(token: Token) -> bool:
    """True for a verb that tells of an act; `Shelling of the port went on` tells of it as a noun."""
    return _is_verb(token) and not (token.tag == "VBG" and is_nominal(token)) and not _in_title(token)


def _in_title(token: Token) -> bool:
    """True for a capital in the middle of a sentence that has few: part of a title (`in Meet the Press`)."""
    sentence = token.sent
    if not token.text[:1].isupper() or sentence is None or sentence.section.kind == "headline":
        return False
    words = [word for word in sentence.tokens if word.text[:1].isalpha()]
    if not words or words[0] is token:
        return False
    small = sum(word.text[:1].islower() for word in words)
    before = word_before(token)
    return small * 2 > len(words) and before is not None and before.text[-1] not in ".:;?!"


def _verb_entries(lexicon: EventLexicon, token: Token) -> tuple[EventEntry, ...] | None:
    """The entries of a verb; by its form where the engine's lemma is wrong (`staged`, of `stag`)."""
    return lexicon.verbs.get(token.lemma) or lexicon.verbs.get(base_form(token))


def _is_verb(token: Token) -> bool:
    if token.is_name or token.pos not in ("VERB", "AUX", "ADJ", "NOUN"):
        return False
    if is_verb_taken_for_noun(token):
        return True
    if token.tag not in _VERB_TAGS and not (token.tag == "JJ" and token.child("auxpass") is not None):
        return False  # `was encircled`, taken for an adjective, is a verb all the same
    # `the detained editor`, `occupied land` tell of a state, not of a happening; `the injured` of people.
    if is_modifier_with_subject(token):
        return True
    return (
        token.dep not in ("amod", "compound", "nmod", "poss")
        and not _is_people(token)
        and not _is_hyphenless(token)
    )


_BY_WAR = frozenset("war battle bomb conflict shell bullet blast violence drought".split())


def _is_hyphenless(token: Token) -> bool:
    """True for a participle that with the word before it stands for an adjective (`in war torn Arden`).

    `The war ravaged Arden` tells of it.
    """
    words = token.sent.tokens if token.sent is not None else []
    at = token.i - words[0].i if words else 0
    if token.tag not in ("VBN", "VBD") or at < 2 or at + 1 >= len(words):
        return False
    before, by, after = words[at - 2], words[at - 1], words[at + 1]
    if before.pos == "ADP" and by.pos == "ADV" and by.lower.endswith("ly"):
        return after.pos == "PROPN"  # `in temporarily occupied Vesk`
    return by.lower in _BY_WAR and before.pos == "ADP" and after.pos in ("NOUN", "PROPN", "ADJ")


def _is_people(token: Token) -> bool:
    """True for a participle that stands for those it befell (`carried away the injured`)."""
    return (
        token.tag == "VBN"
        and token.dep in ("dobj", "pobj", "nsubj", "nsubjpass")
        and any(child.dep == "det" and child.lower == "the" for child in token.children)
        and token.child("dobj", "agent", "prep") is None
    )


def _verb_trigger(
    token: Token, entries: tuple[EventEntry, ...], known: WordsKnown, *, in_scene: bool
) -> Trigger | None:
    for entry in entries:
        words = words_around(token, entry.words[1:])
        if words is None:
            continue
        matched = sorted([token, *words], key=lambda word: word.i)
        places = Places(token, None, matched, known=known)
        # `fight` is of those who are at war for years as often as of a day's fight.
        lenient = in_scene and not entry.in_scene and entry.group != "fighters"
        if places.holds(entry.tests, in_scene=lenient):
            if is_homely(entry, places) or is_private(entry, places) or is_labour_strike(entry, places):
                return None
            if is_turned(entry, places) or is_between_firms(entry, places, known):
                return None
            return Trigger(entry=entry, head=token, tokens=matched, places=places)
    if in_scene or token.lemma in _GENERAL:
        return None
    for entry in entries:
        # `troops stormed the ferry`: who did it tells the sense where the thing is not in the lexicon.
        if len(entry.words) > 1 or entry.type not in ("ASSAULT", "COERCE") or entry.undergoers != ("obj",):
            continue
        places = Places(token, None, [token], known=known)
        if places.holds(entry.tests, by_armed=True):
            return Trigger(entry=entry, head=token, tokens=[token], places=places)
    return None


_GENERAL = frozenset(
    "take hold lose leave send bring keep make open close stop pass cross enter reach meet pull push raise "
    "drop draw pick lift cut end carry catch drive hit force find cover clear secure post station ring round "
    "drill work read wear end reduce gather fill move run lead put set throw use fire blow face recover "
    "discover uncover search strike strengthen relieve reinforce suffer surprise surround defend defeat "
    "foil thwart avert trade test train man launch mine patrol follow halt enter shake rush end empty fly "
    "break call".split()
)
"""Verbs of so many senses that who does it does not tell which."""


def _noun_trigger(
    parse: Parse, token: Token, entries: tuple[EventEntry, ...], known: WordsKnown
) -> Trigger | None:
    if _is_manner(token, entries):
        return None
    light, verb = light_verb(token)
    for entry in entries:
        words = _words_before(parse, token, entry.words[:-1])
        if words is None:
            continue
        matched = [*words, token]
        places = Places(verb, token, matched, light=light, known=known)
        if places.holds(entry.tests) and not is_labour_strike(entry, places):
            if is_homely(entry, places) or is_private(entry, places) or is_turned(entry, places):
                return None
            if is_between_firms(entry, places, known):
                return None
            trigger = Trigger(entry=entry, head=token, tokens=matched, places=places, light=light)
            trigger.bare = (
                light is None
                and not any(
                    places.at(place)
                    for place in (*entry.doers, *entry.undergoers)
                    if place not in ("comp", "subj")
                )
                and not any(_is_side(word) for word in places.at("comp"))
            )
            brought_in = entry.type == "ASSAULT" and entry.mode and is_brought_in(token)
            if trigger.bare and (brought_in or (entry.type == "PROTEST" and is_dispersed(token))):
                trigger.bare, trigger.light = False, "told"
                trigger.places = Places(token.head, token, matched, light="told", known=known)
            return trigger
    return None


def _is_manner(noun: Token, entries: tuple[EventEntry, ...]) -> bool:
    """True for how something was done (`in cooperation with the navy`), which is no act of its own."""
    return (
        noun.dep == "pobj"
        and noun.head.lower == "in"
        and all(entry.type in ("COOPERATE", "SUPPORT", "AGREE") for entry in entries)
        and not any(child.dep in ("det", "poss", "amod", "compound") for child in noun.children)
    )


def _is_side(token: Token) -> bool:
    """True for a name or demonym before a noun (`Belmark air strikes`)."""
    return token.is_name


def _words_before(parse: Parse, token: Token, words: tuple[str, ...]) -> list[Token] | None:
    """The words of a noun entry right before its head (`cease - fire`, `air strike`), or None."""
    found: list[Token] = []
    i = token.i - 1
    for word in reversed(words):
        if i >= 0 and parse.tokens[i].text == "-":
            i -= 1
        if i < 0 or parse.tokens[i].sent is not token.sent:
            return None
        before = parse.tokens[i]
        if word not in (before.lemma, before.lower):
            return None
        found.insert(0, before)
        i -= 1
    return found
