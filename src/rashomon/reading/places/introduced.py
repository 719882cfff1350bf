"""Names that the gazetteer does not have, where the words around them say that they are places.

`the town of Vesk` makes a place of any name, and so does `Vesk, a port on the coast`; `near Vesk` of one that
sounds like a known place's; `killed in Vesk` and `shelled Vesk` where the clause tells of force.
"""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.gazetteer import Gazetteer
from rashomon.language import Parse, Section, Token
from rashomon.language.mask import CALENDAR
from rashomon.lexicons.agents import gender_of_name, organisation_heads
from rashomon.lexicons.countries import country_of_demonym, is_lost_possessive
from rashomon.lexicons.events import event_classes, event_lexicon
from rashomon.lexicons.place_words import words
from rashomon.reading.places.mention import Mention

_LONGEST = 4  # words of a name
_SMALL_TYPES = frozenset(
    "marshes valley mountains hills heights river island islands peninsula province district governorate "
    "township oblast raion canton oasis gorge ravine strait".split()
)
_OF_FORCES = frozenset("naval air army military missile submarine supply refugee prison".split())
_BASES = frozenset("base station camp depot garrison post".split())
STANDING_AT = frozenset(
    "camp base post garrison position airfield airstrip barracks hospital mission mine".split()
)
"""Things of which `at` tells where they stand, whatever is done to them (`a camp at Vesk`)."""
_OF_WAR = frozenset(
    "siege garrison heights shelling bombing bombardment liberation occupation evacuation outskirts suburbs "
    "streets ruins gates walls harbour harbor enclave stronghold township locality commune junction area "
    "north south east west northeast northwest southeast southwest".split()
)
"""Nouns before `of` that in a report of war make a place of any name."""
TOWNS = frozenset(
    "town city village hamlet settlement port suburb township commune locality stronghold enclave outpost "
    "junction capital resort base airfield airbase garrison island district oasis valley mission camp hill "
    "crossroads redoubt fort quarter neighbourhood neighborhood slum shantytown islet atoll reef ridge "
    "hilltop headland".split()
)
"""What a name is said to be after a comma (`Vesk, a port on the coast`)."""
FOLLOWERS = frozenset(
    "fighter rebel militant insurgent guerrilla terrorist leader commander member supporter follower "
    "spokesman spokeswoman gunman loyalist faction movement militia party clan tribe tribesman brother "
    "family group organisation organization".split()
)
"""Who a group, a party or a leader has, and what it is."""
_WHERE = frozenset({"at", "near", "outside", "in", "around", "above", "below"})
_NUMBERED = frozenset("route highway interstate exit gate section chapter article".split())
_OF_FIRMS = frozenset("worker employee staff engineer analyst professor shareholder share stake".split())
"""Who and what are at or in a firm or a school, and tell of no place."""
_UPON = frozenset(("on", "toward", "towards"))
"""After a verb of how shells fall and troops advance (`advanced on Vesk`)."""
_TAKEN = frozenset("capture take retake recapture enter reach leave abandon hold cross attack seize".split())
"""What troops do to towns, though it may be done to persons too."""
_AIMED = frozenset("fire shoot throw hurl launch open aim close hit build".split())
_FORCE = frozenset(("ASSAULT", "COERCE", "RETREAT", "MOBILIZE"))
_AFTER_COMMA = 7
"""Words after a comma among which the kind of place stands (`a small rebel-held town`)."""


def introduced_at(
    parse: Parse, section: Section, tokens: Sequence[Token], i: int, gazetteer: Gazetteer
) -> Mention | None:
    """The mention that opens at `tokens[i]`, or None where nothing says that it is a place."""
    if section.upper_case or section.title_case or not tokens[i].is_name:
        return None
    if is_lost_possessive(tokens[i].text):
        return None
    run = name_run(tokens, i)
    heads = organisation_heads()
    if any(token.lower in heads or country_of_demonym(token.text) is not None for token in run):
        return None
    lower = run[0].lower.rstrip(".")
    if lower in ("operation", "exercise") and len(run) > 1:
        return None
    if len(run) == 1 and (lower in words("type") or lower in CALENDAR or lower in _NUMBERED):
        return None  # `the Department of State`
    name = parse.text[run[0].start : run[-1].end]
    before = tokens[i - 1].lower if i else ""
    type_word = _type_word_after(tokens, run)
    if type_word is not None:
        return Mention(list(run), section, name, (), type_word)
    noun_before = tokens[i - 2].text if before == "of" and i > 1 else ""
    kind = words("of").get(noun_before.lower(), "")
    surely = noun_before in _OF_WAR or _befalls_a_town(run) or is_called_a_town(tokens, run)
    kind = "any" if not kind or is_whose(run) else kind
    leads = before in words("strong") or before in _UPON or before in _WHERE
    if kind == "any" and not leads and not surely:
        return None
    entries = gazetteer.find_similar(name)
    surely = surely or (kind == "any" and is_where_of_force(tokens, run, i))
    if not entries and kind == "any":
        if not surely:
            return None
        # `killed at Vesk`, `shelled Vesk`: no gazetteer has it, but the clause says that it is a place.
        return Mention(list(run), section, name, (), "settlement")
    asked = None if kind == "any" else kind
    return Mention(list(run), section, name, entries, asked, similar=True, sure=surely)


def name_run(tokens: Sequence[Token], i: int) -> Sequence[Token]:
    """The capitalised names that stand together from `i` on, across dashes."""
    last = i
    while last + 1 < len(tokens) and last - i < _LONGEST:
        after = tokens[last + 1]
        dashed = after.text == "-" and last + 2 < len(tokens) and tokens[last + 2].text[0].isupper()
        beside = after.text[0].isupper() and after.is_name and after.start - tokens[last].end <= 1
        if not dashed and not beside:
            break
        last += 2 if dashed else 1
    return tokens[i : last + 1]


def _type_word_after(tokens: Sequence[Token], run: Sequence[Token]) -> str | None:
    """What a small type word after an unknown name says that it is (`the Vesk marshes`)."""
    at = run[-1].i - tokens[0].i + 1
    if at + 1 < len(tokens) and tokens[at].lower in _OF_FORCES and tokens[at + 1].lower in _BASES:
        return None if is_person(run) else "settlement"  # `the Vesk naval base`
    after = tokens[at] if at < len(tokens) else None
    if after is not None and after.lower in STANDING_AT and run[-1].head is after and not is_person(run):
        razed = after.dep in ("dobj", "nsubjpass") and after.head.lemma in words("razed")
        at_force = (
            after.dep == "pobj"
            and after.head.lower in _WHERE
            and tells_of_force(after.head, through_nouns=True)
        )
        if razed or at_force:
            return "settlement"  # `shelled Vesk camp`, `killed at Vesk camp`
    if after is None or after.lower not in _SMALL_TYPES or after.head is run[-1]:
        return None
    if run[-1].head not in (after, after.head):
        return None
    return None if is_person(run) else words("type")[after.lower]


def is_whose(run: Sequence[Token]) -> bool:
    """`the stronghold of the Vesk group`: the name tells whose they are, who come after it."""
    return run[-1].dep in ("compound", "amod", "nmod", "poss") and run[-1].head.lemma in FOLLOWERS


def is_person(run: Sequence[Token]) -> bool:
    """True for a name with a given name in it."""
    return any(gender_of_name(token.lower) is not None for token in run)


def _befalls_a_town(run: Sequence[Token]) -> bool:
    """`shelled Vesk`, `Vesk was bombarded`: what is hardly done to anything else of a bare name.

    Where troops do it, so are `captured Vesk` and `entered Vesk`.
    """
    head = run[-1]
    if head.dep not in ("dobj", "nsubjpass"):
        return False
    taken = head.dep == "dobj" and head.head.lemma in _TAKEN and _of_force(head.head) and not is_person(run)
    if not taken and head.head.lemma not in words("razed"):
        return False
    return all(child.dep in ("prep", "appos", "punct", "relcl") or child in run for child in head.children)


def is_called_a_town(tokens: Sequence[Token], run: Sequence[Token]) -> bool:
    """`Vesk, a rebel stronghold on the coast`: a kind of place after a comma, before the phrase ends.

    No tree is asked: of an unknown name before a comma it is often wrong.
    """
    at = run[-1].i - tokens[0].i + 1
    if at + 2 >= len(tokens) or tokens[at].text != "," or tokens[at + 1].lower not in ("a", "an", "the"):
        return False
    for token in tokens[at + 2 : at + 2 + _AFTER_COMMA]:
        if token.lower in TOWNS:
            after = tokens[token.i - tokens[0].i + 1 :][:1]
            # `Hale, a town councillor`, `Hale, the city's envoy` are persons
            return not is_person(run) and not (after and after[0].pos in ("NOUN", "PROPN", "PART"))
        if token.pos in ("ADP", "VERB", "AUX", "SCONJ") or token.text in (",", "."):
            return False
    return False


def is_where_of_force(tokens: Sequence[Token], run: Sequence[Token], i: int) -> bool:
    """`killed at Vesk`, `a raid in Vesk`, `landed near a school in Vesk`."""
    before = tokens[i - 1] if i else None
    if before is None or run[-1].head is not before:
        return False
    if before.lower in _UPON:
        return not is_person(run) and before.head.lemma in words("field") and _of_force(before.head)
    if before.lower not in _WHERE or before.head.lemma in _OF_FIRMS:
        return False
    loose = before.lower in ("in", "around")
    if loose and (is_person(run) or any(token.text.isupper() for token in run) or len(run) > 2):
        return False  # `in NATO`: an alliance, an organisation, a work
    if before.lower == "at" and before.head.lemma in STANDING_AT and not is_person(run):
        return True
    return tells_of_force(before, through_nouns=before.lower != "outside")


def _of_force(verb: Token) -> bool:
    """True for a verb of which troops or shells are the subject."""
    classes = event_classes()
    return any(
        subject.lemma in words("force")
        or subject.lemma in classes["WEAPON"]
        or subject.lemma in classes["SOLDIERS"]
        for subject in subjects_of(verb)
    )


def subjects_of(verb: Token) -> list[Token]:
    """A verb's subjects; of the verb it is joined to where it has none (`crossed it and entered Vesk`)."""
    while verb.dep == "conj" and verb.child("nsubj", "nsubjpass") is None and verb.head is not verb:
        verb = verb.head
    return verb.children_by("nsubj")


def tells_of_force(preposition: Token, *, through_nouns: bool) -> bool:
    """True where a preposition hangs on a word of force or of troops that move.

    With `through_nouns`, also where what it hangs on stands where that happened (`hit a school in Vesk`).
    """
    if preposition.dep != "prep":
        return False
    head = preposition.head
    if head.lemma in _AIMED and preposition.lower in ("at", "near", "outside"):
        return False  # `fired at Vesk`, who may be a person
    for _ in range(3):
        if head.pos not in ("NOUN", "PROPN") or not through_nouns:
            break
        if is_of_force(head):
            return True
        if head.dep not in ("pobj", "dobj", "nsubj", "nsubjpass"):
            return False
        head = head.head
        if head.dep == "prep":
            head = head.head
    return head.pos == "VERB" and (
        is_of_force(head) or any(is_of_force(subject) for subject in head.children_by("nsubj", "nsubjpass"))
    )


def is_of_force(word: Token) -> bool:
    """True for a verb or a noun of force or of troops that move (`shell`, `clash`)."""
    lexicon = event_lexicon()
    entries = lexicon.verbs if word.pos == "VERB" else lexicon.nouns if word.pos == "NOUN" else {}
    return any(entry.type in _FORCE for entry in entries.get(word.lemma, ()))
