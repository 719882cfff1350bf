"""Who speaks, as the words around a pronoun or a name tell: subjects of saying, owners, offices."""

from __future__ import annotations

from rashomon.language import Parse, Sentence, Token
from rashomon.lexicons.cues import cue_entries
from rashomon.lexicons.events import event_classes
from rashomon.reading.grammar import members

SUBJECTS = ("nsubj", "nsubjpass")
"""Dependencies of a subject."""
PARTS = frozenset(
    {"one", "two", "three", "four", "many", "some", "most", "few", "several", "all", "both", "none"}
)
"""Words for some of several (`most of them`; alone, `both said`)."""
POSSESSIVE = frozenset({"his", "her", "its", "their"})


_OF_THINGS = frozenset("show suggest mention read prove indicate demonstrate signal reveal".split())
"""Words of saying that texts and pictures do as well."""


_OF_SPEAKERS = frozenset({"accuse", "deny", "threaten", "order", "call_for"})
"""Acts of words that no thing does (`it blamed`, `it demanded`)."""
_OF_STATES_ALONE = frozenset("summon expel recall appeal urge pledge vow condemn".split())
"""Acts that no thing does, whether words or deeds."""
OF_BODIES = frozenset(
    "spokesman spokeswoman spokesperson chair chairman chairwoman director head leader chief minister "
    "president secretary commander general official officer member lawyer staff doctor surgeon manager "
    "founder envoy ambassador delegate speaker deputy pilot gunner fighter soldier negotiator delegation "
    "ministry government parliament army navy military embassy police leadership council".split()
)
"""People and offices that only a body has; a ship has a crew and a captain."""


OF_STATES = frozenset(
    "invasion offensive campaign aggression incursion occupation annexation siege blockade bombardment "
    "counteroffensive intervention territory border airspace soil ally".split()
)
"""Deeds and belongings that only states and armed bodies have (`over its invasion`)."""


_OFFICES = OF_BODIES | frozenset(
    "mayor bishop governor king queen prime command province region town city".split()
)
"""What a state or a town has, and no person."""


def says(word: Token) -> bool:
    """True for the subject of a word of saying or believing."""
    return word.dep in SUBJECTS and word.head.lemma in cue_entries()["verb"]


def has_owner(head: Token) -> bool:
    """True for `its office`, `their camp`."""
    owner = head.child("poss")
    return owner is not None and owner.lower in POSSESSIVE


def is_what_harmed(pronoun: Token, teller: Token) -> bool:
    """True for the `it` of the deed or weapon told of since a word for somebody, where it did harm.

    In `Arden said the shell was old and added that it had injured a guard` it is the shell. Of those who bear
    arms a deed need not be meant (`the army said the raid was over and that it had killed nine`).
    """
    if pronoun.dep != "nsubj" or pronoun.head.lemma not in _HARM or pronoun.sent is None:
        return False
    classes = event_classes()
    harmful = classes["INSTRUMENT"] | (
        frozenset() if teller.lemma in classes["FORCES"] else classes["VIOLENT"]
    )
    return any(
        teller.i < word.i < pronoun.i
        and word.dep in SUBJECTS
        and word.pos == "NOUN"
        and word.lemma in harmful
        for word in pronoun.sent.tokens
    )


_HARM = frozenset("kill wound injure hurt maim hit strike destroy damage explode".split())


def is_part_of(pronoun: Token) -> bool:
    """True for the pronoun of `most of them`, `one of them`."""
    return pronoun.dep == "pobj" and pronoun.head.lower == "of" and pronoun.head.head.lower in PARTS


def owner_says(word: Token) -> bool:
    """True for the possessor of the subject of a word of saying (`his government said`)."""
    return word.dep == "poss" and says(word.head)


def speaks(pronoun: Token) -> bool:
    """True for the subject of a word of saying: an `it` that says, adds or accuses is no thing."""
    cue = cue_entries()["verb"].get(pronoun.head.lemma)
    said = cue is not None and cue.cue_class == "communication" and bool(cue.frames & {"that", "addr"})
    said = said or (cue is not None and cue.act in _OF_SPEAKERS)
    if pronoun.dep == "nsubj" and pronoun.head.lemma in _OF_STATES_ALONE:
        return True
    return said and pronoun.dep == "nsubj" and cue is not None and cue.lemma not in _OF_THINGS


def is_spoken_to(pronoun: Token) -> bool:
    """True for the `it` that is accused, urged or asked: no thing."""
    return pronoun.lower == "it" and pronoun.dep == "dobj" and pronoun.head.lemma in _SPOKEN_TO


_SPOKEN_TO = frozenset("accuse urge ask tell warn thank persuade advise implore blame press".split())


def places_an_office(name: Token) -> bool:
    """True for the name in `Belmark's envoy`, `the mayor of Tarn`."""
    above = name.head
    if name.dep == "pobj" and above.lower in ("of", "in", "at", "from", "near"):
        return above.head.lemma in _OFFICES
    return name.dep in ("poss", "compound") and above.lemma in _OFFICES


def quoted_words(parse: Parse) -> frozenset[int]:
    """Indices of the words between double quote marks, paragraph by paragraph."""
    found: set[int] = set()
    for section in parse.sections:
        inside = False
        for token in parse.tokens_in(section.start, section.end):
            if token.text in _OPENING or token.text in _CLOSING:
                straight = token.text in _OPENING and token.text in _CLOSING
                inside = not inside if straight else token.text in _OPENING
            elif inside:
                found.add(token.i)
    return frozenset(found)


_OPENING, _CLOSING = frozenset({"“", '"', "``"}), frozenset({"”", '"', "''"})


def owner_of_speaker(pronoun: Token) -> Token | None:
    """Hale in `Hale's office said that he ...`: whom those who speak for somebody tell of."""
    verb = pronoun.head
    if pronoun.dep not in SUBJECTS or verb.dep != "ccomp" or verb.head.lemma not in cue_entries()["verb"]:
        return None
    speaker = verb.head.child("nsubj")
    if speaker is None or speaker.i > pronoun.i or speaker.lemma not in _SPEAKING_FOR:
        return None
    return speaker.child("poss")


_SPEAKING_FOR = frozenset(
    "office spokesman spokeswoman spokesperson lawyer attorney aide adviser advisor representative "
    "secretary press team campaign agent".split()
)


def subject_before_colon(pronoun: Token) -> Token | None:
    """Norland's navy in `Norland's navy gave another account: it said ...`: that subject goes on."""
    sentence = pronoun.sent
    if not says(pronoun) or sentence is None or pronoun is sentence.tokens[0]:
        return None
    before = sentence.tokens[pronoun.i - sentence.tokens[0].i - 1]
    if before.text not in (":", ";"):
        return None
    clauses = (sentence.root, *sentence.root.children_by("ccomp", "parataxis"))
    subjects = [verb.child("nsubj") for verb in clauses if verb.i < before.i]
    return next((subject for subject in subjects if subject is not None), None)


def two_before(pronoun: Token, before: Sentence | None) -> list[Token]:
    """The two that are the subject of the sentence before, where `they` goes on with them."""
    if pronoun.lower != "they" or pronoun.dep not in SUBJECTS or before is None:
        return []
    subjects = before.root.children_by("nsubj")
    both = list(members(subjects[0])) if len(subjects) == 1 else []
    return both if len(both) == 2 else []


def listeners(pronoun: Token) -> frozenset[int]:
    """Indices of those whom somebody tells what others did to `them`: they are not who is meant.

    `The two told police that men robbed them`; but `Rebels told the villagers that they would kill them`,
    and `him` is as often the one who is told.
    """
    clause = pronoun.head
    if pronoun.dep not in ("dobj", "pobj", "dative") or pronoun.lower != "them":
        return frozenset()
    while clause.dep in ("xcomp", "ccomp", "prep", "conj") and clause.head.lemma not in _TELLING:
        clause = clause.head
    telling = clause.head
    by = clause.child("nsubj")
    if clause.dep != "ccomp" or telling.lemma not in _TELLING or by is None or by.pos == "PRON":
        return frozenset()
    return frozenset(one.i for noun in telling.children_by("dobj", "dative") for one in members(noun))


_TELLING = frozenset(("tell", "inform"))


def subject_before_semicolon(pronoun: Token) -> Token | None:
    """The Azgar in `the Azgar raided a market; they shot eight traders`."""
    sentence = pronoun.sent
    if pronoun.lower != "they" or pronoun.dep not in SUBJECTS or sentence is None:
        return None
    at = pronoun.i - sentence.tokens[0].i
    if at < 2 or sentence.tokens[at - 1].text != ";":
        return None
    clauses = (sentence.root, *sentence.root.children_by("ccomp", "parataxis", "conj"))
    subjects = [verb.child("nsubj", "nsubjpass") for verb in clauses if verb.i < pronoun.i]
    told = [subject for subject in subjects if subject is not None and subject.i < pronoun.i]
    return told[0] if len(told) == 1 else None


def opens_as_owner(pronoun: Token) -> bool:
    """True for the `its` of `Its members said ...`, at the beginning of a sentence."""
    opens = pronoun.sent is not None and pronoun.sent.tokens[0] is pronoun
    return opens and pronoun.lower == "its" and owner_says(pronoun) and pronoun.head.lemma in OF_BODIES
