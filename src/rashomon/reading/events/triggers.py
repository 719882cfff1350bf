"""Triggers: the words of a parse that the lexicon of acts knows, in the sense that the clause gives them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cache

from rashomon.language import Parse, Token
from rashomon.lexicons.events import EventEntry, EventLexicon, event_lexicon
from rashomon.lexicons.tables import read_table
from rashomon.reading.events.conditions import UNKNOWN, WordsKnown
from rashomon.reading.events.homely import is_homely, is_labour_strike
from rashomon.reading.events.nominals import is_brought_in, is_claimed_by_nobody, is_nominal, owning_up
from rashomon.reading.events.places import Places
from rashomon.reading.misread import is_modifier_with_subject

_NEAR = frozenset(
    "prt dobj prep advmod acomp oprd attr pobj agent xcomp dative ccomp npadvmod nsubjpass compound "
    "amod".split()
)
_OBJECT_PREDICATES = frozenset(
    ("dead", "hostage", "prisoner", "free", "ablaze", "responsible", "accountable", "guilty")
)
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


@cache
def light_verbs() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Light verbs by head word: their further words, and which side their subject is on."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in read_table("en/event_light_verbs.tsv"):
        head, *rest = row["words"].split()
        found.setdefault(head, []).append((tuple(rest), row["subject"]))
    return {head: tuple(sorted(forms, key=lambda form: -len(form[0]))) for head, forms in found.items()}


def _light_forms(verb: Token) -> tuple[tuple[tuple[str, ...], str], ...]:
    return light_verbs().get(verb.lemma) or light_verbs().get(_base(verb), ())


def find_triggers(parse: Parse, known: WordsKnown = UNKNOWN) -> list[Trigger]:
    """All triggers of a parse in text order; senses that are no event are left out.

    `known` tells which words name a place (`Vesk fell`, where a share price may too), and whom others name.
    """
    found = _triggers(parse, known, told=(), scene=None)
    if scene := _scene(found):
        told = [token.i for trigger in found for token in trigger.tokens]
        found += _triggers(parse, known, told=told, scene=scene)
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
        if token.i in taken or token.is_name or not _is_noun(token):
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
    before = next((word for word in reversed(sentence.tokens) if word.i == token.i - 1), None)
    return small * 2 > len(words) and before is not None and before.text[-1] not in ".:;?!"


def _verb_entries(lexicon: EventLexicon, token: Token) -> tuple[EventEntry, ...] | None:
    """The entries of a verb; by its form where the engine's lemma is wrong (`staged`, of `stag`)."""
    return lexicon.verbs.get(token.lemma) or lexicon.verbs.get(_base(token))


def _base(token: Token) -> str:
    return _forms().get(token.lower, token.lemma)


@cache
def _forms() -> dict[str, str]:
    """Regular past and -ing forms of the lexicon's verbs and light verbs, and a few irregular ones."""
    forms = {
        "retook": "retake",
        "retaken": "retake",
        "overran": "overrun",
        "burnt": "burn",
        "slew": "slay",
        "slain": "slay",
        "overflew": "overfly",
        "overflown": "overfly",
    }
    for verb in {*event_lexicon().verbs, *light_verbs()}:
        stem = verb.removesuffix("e")
        for ending in ("ed", "ing"):
            forms.setdefault(stem + ending, verb)
            if not verb.endswith("e"):
                forms.setdefault(stem + stem[-1] + ending, verb)  # `extolled`, `transferred`
    return forms


def _is_verb(token: Token) -> bool:
    if token.is_name or token.pos not in ("VERB", "AUX", "ADJ", "NOUN"):
        return False
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
        words = _words_around(token, entry.words[1:])
        if words is None:
            continue
        matched = sorted([token, *words], key=lambda word: word.i)
        places = Places(token, None, matched, known=known)
        # `fight` is of those who are at war for years as often as of a day's fight.
        lenient = in_scene and not entry.in_scene and entry.group != "fighters"
        if places.holds(entry.tests, in_scene=lenient):
            if is_homely(entry, places) or is_labour_strike(entry, places):
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


def _words_around(verb: Token, words: tuple[str, ...]) -> list[Token] | None:
    """The further words of a verb entry among what hangs on the verb, or None when one is missing."""
    found: list[Token] = []
    missing = list(words)
    for _ in range(len(words)):
        anchors = (verb, *found)
        for word in missing:
            match = next(
                (c for a in anchors for c in a.children if _is_word(c, word) and c not in found), None
            )
            if match is None and word == "for":
                # `called for both sides to stop`: the parser opens a clause with it.
                clauses = verb.children_by("advcl", "ccomp", "xcomp")
                marks = (mark for clause in clauses for mark in clause.children_by("mark"))
                match = next((mark for mark in marks if mark.lower == word and mark.i == verb.i + 1), None)
            if match is None and word in _OBJECT_PREDICATES:
                # `shot dead two officers`: the parser hangs `dead` on the object.
                # Or takes it for a clause (`took nine nurses hostage in a ward`).
                near = (verb, *verb.children_by("dobj"))
                match = next((c for o in near for c in o.children if c.lower == word), None)
            if match is not None:
                found.append(match)
                missing.remove(word)
                break
        else:
            return None
        if not missing:
            break
    return found


def _is_word(token: Token, word: str) -> bool:
    if token.dep in ("prep", "prt") and token.i < token.head.i:
        return False  # `on Monday, officials called`
    if token.dep == "aux" and token.lemma == word == "let":
        return True  # `let go nine captives`, where the parser takes `go` for the verb
    return token.dep in _NEAR and (token.lemma == word or token.lower == word)


def _noun_trigger(
    parse: Parse, token: Token, entries: tuple[EventEntry, ...], known: WordsKnown
) -> Trigger | None:
    if _is_manner(token, entries):
        return None
    light, verb = _light_verb(token)
    for entry in entries:
        words = _words_before(parse, token, entry.words[:-1])
        if words is None:
            continue
        matched = [*words, token]
        places = Places(verb, token, matched, light=light, known=known)
        if places.holds(entry.tests) and not is_labour_strike(entry, places):
            if is_homely(entry, places):
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
            if trigger.bare and entry.type == "ASSAULT" and entry.mode and is_brought_in(token):
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


_REPORTS = frozenset(
    "report account news word sound rumour rumor night day week hour month spate wave bout round".split()
)
"""Nouns that tell that or how long there was what stands after their `of` (`a night of shooting`)."""


_REPEATED = frozenset("series string pair couple number succession dozen handful volley".split())
"""Nouns that only count the deeds after their `of`, so that the verb is theirs."""


def _told_of(noun: Token) -> Token | None:
    """What only says that it was: `there was fighting`, `clashes were reported`, `reports of clashes`."""
    above = noun.head
    if noun.child("expl") is not None:
        return noun  # `there was fighting`, taken for a verb
    if noun.dep == "attr" and above.child("expl") is not None:
        return above
    if noun.dep == "nsubjpass" and any(side == "told" for _, side in _light_forms(above)):
        return above
    if noun.dep == "pobj" and above.lower == "of" and above.head.lemma in _REPORTS:
        return above.head
    if noun.dep == "pobj" and above.lower in ("under", "on") and above.head.pos in ("NOUN", "PROPN"):
        # `Vesk under curfew`, `Dockers on strike`: headlines leave out `is`.
        headline = noun.sent is not None and noun.sent.section.kind == "headline"
        plain = above.lower == "under" or noun.lemma == "strike"
        return above if headline and plain and above.head.is_root else None
    return None


def _light_verb(noun: Token) -> tuple[str | None, Token | None]:
    """The light verb that an event noun stands with, and which side that verb's subject is on."""
    top = noun
    while top.dep == "conj" and top.head.pos in ("NOUN", "PROPN"):
        top = top.head
    if top.dep == "pobj" and top.head.lower == "of" and top.head.head.lemma in _REPEATED:
        top = top.head.head  # `a series of explosions shook Vesk`
    if (teller := _told_of(top)) is not None:
        return "told", teller if teller.pos in ("VERB", "AUX") else None
    if top.dep == "attr" and top.head.lemma == "be" and not top.children_by("det", "amod", "poss"):
        return "undergoer", top.head  # `Vesk was overrun`, taken for a noun
    if top.dep in ("nsubj", "nsubjpass"):
        verb = top.head
        for words, side in _light_forms(verb):
            passive = top.dep == "nsubjpass"
            fits = (side == "occur" and not passive) or (side == "doer" and passive)
            if fits and _words_around(verb, words) is not None:
                return side, verb
        return None, None
    path = [top.head] if top.dep == "dobj" and not top.head.child("oprd") else []
    if top.dep == "pobj":
        above = top.head.head
        path = [owning_up(above) or above] if top.head.dep in ("prep", "agent") else []
    for verb in path:
        for words, side in _light_forms(verb):
            if side in ("occur", "told"):
                continue
            if top.dep == "pobj" and (not words or top.head.lower != words[-1]):
                continue
            needed = words[:-1] if top.dep == "pobj" else words
            if top.dep == "dobj" and words and words[-1] in ("under", "to", "in", "of"):
                continue
            if not words and (verb.child("prt") is not None or is_claimed_by_nobody(verb)):
                continue  # `called off an attack` is no `called an attack`
            if _words_around(verb, needed) is not None:
                return side, verb
    return None, None
