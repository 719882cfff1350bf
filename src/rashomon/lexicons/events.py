"""The lexicon of acts (`lexicons/en/events.tsv`): which words name which kind of event, and who is who in it.

A line gives the words (the head first for verbs, last for nouns), the part of speech, the PLOVER type and
mode, the frame, and the conditions of the sense. The first line of a word whose conditions hold is taken; a
line of type `-` names a sense that is no event, and stops the search.

Frame: `doers>undergoers`, each a comma list of places in the clause: `subj`, `obj`, `poss`, `comp` (a noun or
demonym before the word), or a preposition. `=` in place of `>` makes both sides do it to each other. `0` is
nobody: an act of type `0>subj` has no doer in principle.

Conditions: a list of tests parted by spaces, all of which must hold. `place:a|b` asks that a word in this
place is one of these; `place!a|b` that none is; `*` stands for any word. Upper-case names are word classes
(`event_classes.tsv`), `NAME` any proper name, `PLACE` a word that names a place, `PRON` a pronoun, `NUM` a
number. What a condition asks for, a pronoun or name also meets by the other words that the report has for
the same participant. Places are those of frames, and `cause` (subject, and the nouns after `in by of from
during after to with`), `prt`, `xcomp`, `ccomp`, `mod` (modifiers of a noun), `will` (what speakers say that
they will do themselves), `wont` (what they will not do), `acl` (the infinitive on a noun: `a threat to
close`), `any` (the whole sentence). `scene:*` is for a sense that holds only where an act of force is told
in the same sentence or the few before (`Nine people died`, after `Shells hit the market`); such senses are
looked at last.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from rashomon.lexicons.agents import agents
from rashomon.lexicons.tables import read_table

VERB_FRAME = "subj>obj"
NOUN_FRAME = "poss,comp,by,from>on,against,of,at"

_CAMEO_QUADS = {
    "AGREE": "verbal_cooperation",
    "CONSULT": "verbal_cooperation",
    "SUPPORT": "verbal_cooperation",
    "CONCEDE": "verbal_cooperation",
    "COOPERATE": "material_cooperation",
    "AID": "material_cooperation",
    "RETREAT": "material_cooperation",
    "REQUEST": "verbal_conflict",
    "ACCUSE": "verbal_conflict",
    "REJECT": "verbal_conflict",
    "THREATEN": "verbal_conflict",
    "PROTEST": "material_conflict",
    "SANCTION": "material_conflict",
    "MOBILIZE": "material_conflict",
    "COERCE": "material_conflict",
    "ASSAULT": "material_conflict",
}
"""Quad class of each PLOVER type (facts of the 2024 manual)."""


@dataclass(frozen=True, slots=True)
class Test:
    """One condition of a sense: words that must, or must not, stand in a place of the clause."""

    place: str
    wanted: bool
    words: frozenset[str]
    classes: tuple[str, ...]
    anything: bool


@dataclass(frozen=True, slots=True)
class EventEntry:
    """One sense of one word or group of words that names an act."""

    key: str
    """`shell.v`, `air strike.n`; further senses are numbered (`fire.v.2`)."""
    words: tuple[str, ...]
    """Lemmas; the head is the first of a verb's and the last of a noun's."""
    pos: str
    """`v` or `n`."""
    type: str | None
    """PLOVER type; None for a sense that is no event."""
    mode: str | None
    """PLOVER mode."""
    contexts: tuple[str, ...]
    """PLOVER contexts that come with the word."""
    doers: tuple[str, ...]
    """Places of the clause where the doer stands."""
    undergoers: tuple[str, ...]
    """Places of the clause where the one it is done to stands."""
    mutual: bool
    """Both sides do it to each other."""
    tests: tuple[Test, ...]
    """What must hold for this sense."""
    group: str | None
    """Wordings of one act share a group."""
    gloss: str | None
    """The group's plain name for the act."""
    note: str
    """What the sense is."""
    example: str
    """An invented sentence in which the entry fires."""

    @property
    def head(self) -> str:
        """The word that is looked up."""
        return self.words[0] if self.pos == "v" else self.words[-1]

    @property
    def in_scene(self) -> bool:
        """True for a sense that needs an act of force told beside it."""
        return any(test.place == "scene" for test in self.tests)

    @property
    def is_force(self) -> bool:
        """True for violence, and for what armed forces do: what lends a scene to the words around it."""
        return self.type == "ASSAULT" or (self.type in ("COERCE", "MOBILIZE") and "military" in self.contexts)

    @property
    def quad(self) -> str:
        """PLOVER quad class, or an empty string for a sense that is no event."""
        return _CAMEO_QUADS.get(self.type or "", "")


@dataclass(frozen=True, slots=True)
class EventLexicon:
    """All entries, by head word and part of speech, longest first."""

    entries: tuple[EventEntry, ...]
    verbs: dict[str, tuple[EventEntry, ...]]
    nouns: dict[str, tuple[EventEntry, ...]]
    by_key: dict[str, EventEntry]
    derived: dict[str, tuple[EventEntry, ...]]
    """Nouns made of the verbs (`razing`, `dispersal`), which are nowhere else: an act where `of` follows."""
    groups: dict[str, str]
    """Wording groups and their plain names."""


_RANKS = frozenset("captain major general marshal officer pilot veteran defender guard recruit cell".split())
"""Words for the armed that are as often of others (the captain of a team, a veteran of the stage)."""

ARMED = frozenset("MIL REB UAF COP".split())
"""Sectors of those who bear arms."""
RULING = ARMED | frozenset("GOV LEG JUD PTY SPY IGO OPP".split())
"""Sectors of those who rule, judge, treat or fight for a state or a side."""
_PRIVATE = frozenset(
    "lawyer attorney speaker aide representative deputy crown king queen prince princess".split()
)
"""Words for those in office that are as often of others (a sales representative)."""


@cache
def event_classes() -> dict[str, frozenset[str]]:
    """Word classes used by conditions: name to lower-cased lemmas.

    PEOPLE takes in all agent nouns of persons, POLICE those of police, ARMED those of soldiers, rebels and
    police, STATE these and those who rule, judge or treat for a state or a side.
    """
    classes = {row["class"]: frozenset(row["words"].split("|")) for row in read_table("en/event_classes.tsv")}
    persons = (
        term for term, agent in agents().items() if agent.number in ("person", "group") and " " not in term
    )
    classes["PEOPLE"] = classes["PEOPLE"].union(persons)
    sectors: dict[str, set[str]] = {}
    bodies: set[str] = set()
    for term, agent in agents().items():
        if agent.number in ("person", "group") and " " not in term:
            sectors.setdefault(agent.sector or "", set()).add(term)
        elif agent.sector in RULING and " " not in term:
            bodies.add(term)
    classes["POLICE"] = classes["POLICE"].union(sectors["COP"])
    armed = set().union(*(sectors[name] for name in ARMED))
    classes["ARMED"] = (classes["ARMED"] | classes["SOLDIERS"] | classes["POLICE"] | armed) - _RANKS
    bodies = bodies.union(*(sectors.get(name, ()) for name in RULING))
    classes["STATE"] = (classes["STATE"] | classes["ARMED"] | bodies) - _PRIVATE
    return classes


@cache
def event_lexicon() -> EventLexicon:
    """The lexicon of acts, read once."""
    groups = {row["group"]: row["gloss"] for row in read_table("en/event_wordings.tsv")}
    entries: list[EventEntry] = []
    seen: dict[str, int] = {}
    for row in read_table("en/events.tsv"):
        entries.append(_entry(row, groups, seen))
    nouns = _index(entry for entry in entries if entry.pos == "n")
    return EventLexicon(
        entries=tuple(entries),
        verbs=_index(entry for entry in entries if entry.pos == "v"),
        nouns=nouns,
        by_key={entry.key: entry for entry in entries},
        derived=_index(entry for entry in derived_nouns(entries) if entry.head not in nouns),
        groups=groups,
    )


DERIVED_FRAME = "comp,by>of,poss"


def derived_nouns(entries: Iterable[EventEntry]) -> list[EventEntry]:
    """An entry for each noun that names a verb's deed: its -ing form, and those of `event_nominals.tsv`.

    Only of verbs of conflict that are one word and are done to their object; what is asked of the object is
    asked of what stands after `of`. A sense that asks who did it is left out, as the noun need not tell.
    """
    made: dict[str, list[str]] = {}
    for row in read_table("en/event_nominals.tsv"):
        made.setdefault(row["verb"], []).append(row["noun"])
    found = []
    for entry in entries:
        of_verb = entry.pos == "v" and len(entry.words) == 1 and not entry.in_scene
        of_conflict = entry.type is None or entry.quad == "material_conflict"
        if not of_verb or not of_conflict or "obj" not in entry.undergoers or entry.doers != ("subj",):
            continue
        if not all(_fits_noun(test) for test in entry.tests):
            continue
        doers, _, undergoers = DERIVED_FRAME.partition(">")
        for noun in (*gerunds(entry.words[0]), *made.get(entry.words[0], ())):
            tests = (test for test in entry.tests if test.place != "subj")
            found.append(
                replace(
                    entry,
                    key=entry.key.replace(f"{entry.words[0]}.v", f"{noun}.n"),
                    words=(noun,),
                    pos="n",
                    doers=_places(doers),
                    undergoers=_places(undergoers),
                    tests=tuple(replace(t, place="of" if t.place == "obj" else t.place) for t in tests),
                )
            )
    return found


@cache
def hyphenated_verbs() -> dict[str, tuple[str, str]]:
    """Forms of the verbs written with a hyphen, each with a verb in the same form, and their lemma.

    The plain form is left out: as often as not it is a noun (`machine-gun fire`).
    """
    forms: dict[str, tuple[str, str]] = {}
    for verb in event_lexicon().verbs:
        if "-" in verb:
            forms[verb + ("es" if verb.endswith("s") else "s")] = "attacks", verb
            for form in gerunds(verb):
                forms[form] = "attacking", verb
                forms[form.removesuffix("ing") + "ed"] = "attacked", verb
    return forms


def gerunds(verb: str) -> tuple[str, ...]:
    """The spellings that the -ing form of a verb may have (`razing`, `gagging`)."""
    if verb.endswith("ie"):
        return (verb[:-2] + "ying",)
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return (verb[:-1] + "ing",)
    vowels = tuple("aeiou")
    one_vowel = verb[-2:-1] in vowels and (verb[-3:-2] not in vowels or verb.endswith("al"))
    if verb[-1] in "bdglmnprst" and one_vowel:
        return (verb + "ing", verb + verb[-1] + "ing")
    return (verb + "ing",)


def _fits_noun(test: Test) -> bool:
    """True for a condition that a noun can meet: it need not tell by whom or by what."""
    of_object = test.place in ("obj", "any")
    return of_object or (test.place in ("subj", "cause") and not test.wanted)


def _index(entries: Iterable[EventEntry]) -> dict[str, tuple[EventEntry, ...]]:
    found: dict[str, list[EventEntry]] = {}
    for entry in entries:
        found.setdefault(entry.head, []).append(entry)
    # More words are more specific; lines of equal length keep the file's order.
    return {head: tuple(sorted(group, key=lambda e: -len(e.words))) for head, group in found.items()}


def _entry(row: dict[str, str], groups: dict[str, str], seen: dict[str, int]) -> EventEntry:
    pos = row["pos"]
    key = f"{row['words']}.{pos}"
    seen[key] = seen.get(key, 0) + 1
    if seen[key] > 1:
        key = f"{key}.{seen[key]}"
    frame = row["frame"] or (VERB_FRAME if pos == "v" else NOUN_FRAME)
    mutual = "=" in frame
    left, _, right = frame.partition("=" if mutual else ">")
    return EventEntry(
        key=key,
        words=tuple(row["words"].split()),
        pos=pos,
        type=None if row["type"] == "-" else row["type"],
        mode=row["mode"] or None,
        contexts=tuple(row["contexts"].split()),
        doers=_places(left),
        undergoers=_places(right),
        mutual=mutual,
        tests=tuple(_test(text) for text in row["when"].split()),
        group=row["group"] or None,
        gloss=groups.get(row["group"]) if row["group"] else None,
        note=row["note"],
        example=row["example"],
    )


def _places(text: str) -> tuple[str, ...]:
    return tuple(place for place in text.split(",") if place and place != "0")


def _test(text: str) -> Test:
    at = min(text.index(mark) for mark in ":!" if mark in text)
    # An underscore stands for the space of a preposition of two words (`out_of`).
    place, wanted, words = text[:at].replace("_", " "), text[at] == ":", text[at + 1 :].split("|")
    classes = [word for word in words if word.isupper()]
    if place == "subj" and wanted and "police" in words:
        classes.append("POLICE")  # as a doer `police` stands for all who police
    return Test(
        place=place,
        wanted=wanted,
        words=frozenset(word for word in words if not word.isupper() and word != "*"),
        classes=tuple(classes),
        anything="*" in words,
    )
