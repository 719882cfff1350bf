"""Contrasts over who: those who did it, and what sort of people it was done to."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from rashomon.comparison.facts import Facts
from rashomon.comparison.index import Index
from rashomon.comparison.matrix import Said, said_of
from rashomon.comparison.model import Contrast
from rashomon.comparison.openings import opening_end
from rashomon.comparison.tolls import figure_of, main_number
from rashomon.comparison.words import (
    account_words,
    act_of,
    is_equipment,
    is_person,
    parties_in,
    party_of,
    party_words,
    phrase_of,
    relation,
    side_of_fight,
    singular,
)
from rashomon.comparison.writing import Maker, unstated
from rashomon.findings import ActorRef, Quantity
from rashomon.lexicons.agents import agents

_CLASS_OF_SECTOR = {"MIL": "military", "REB": "fighters", "UAF": "fighters", "COP": "police"} | dict.fromkeys(
    "CVL AGR BUS EDU MED JRN LAB REL CRM".split(), "civilian"
)
_CLASS_OF_COUNT = {
    "civilian": "civilian",
    "children": "civilian",
    "women": "civilian",
    "military": "military",
    "police": "police",
    "fighters": "fighters",
}
_DEEDS = frozenset(("ASSAULT", "COERCE"))
_CLASS_WORDS = {"civilian": "civilians", "military": "soldiers"}
_OPPOSED = "armed opponents"
_GOVERNING = "a government"
_REBELS = frozenset(("REB", "UAF"))
_STATE = frozenset(("GOV", "MIL", "COP", "SPY"))
_TELLERS = frozenset(("MED", "JRN", "EDU"))
_ARTICLES = frozenset(("the", "a", "an", "of", "s"))
_NAMED_ARMS = re.compile(
    r"\b[A-Z][\w-]+ (?:jets?|warplanes?|aircraft|planes?|air ?strikes?|raids?|shelling|missiles?|strikes?)\b"
)
"""A name before what is fought with says whose it is (`Belmark warplanes`)."""
_TWO, _NAME_WORDS = 2, 3
_MOST_WORDS = 5
"""Words of a doer's name; longer ones are rather a line of tags."""
_POSSESSIVES = frozenset(("its", "their", "his", "her", "it", "they"))
Told = Mapping[str, Sequence[Facts]]


def doer_contrasts(voices: Told, maker: Maker) -> Iterator[Contrast | None]:
    """Who did it: named here and not there, named and only described, two who cannot be one."""
    sides = _doers(voices)
    told_of = [side for side in sides if not all(map(_is_nobody, side))]
    if told_of:
        named = max(told_of, key=lambda side: (_named_doer(side[0]), len(side)))
        hints = {word for said in named for name in said.facts.doer_names for word in _words(name)}
        silent = [
            unstated(body[0])
            for told in voices.values()
            if said_of("doer", told) is None
            and (body := [facts for facts in told if not facts.in_headline])
            and not _speaks_of_doer(told, hints, named)
        ]
        # Of what is agreed or said everybody names who did it, in other words.
        if silent and any(said.facts.event.type in _DEEDS for said in named):
            yield maker.make("ACTOR", "unstated_here", "doer", named, silent)
    named_sides = [side for side in sides if _named_doer(side[0])]
    if named_sides:
        named = max(named_sides, key=len)
        hints = {word for said in named for name in said.facts.doer_names for word in _words(name)}
        vague = [
            said
            for side in sides
            if not _named_doer(side[0]) and _is_vague(side[0]) and not _other_sides(named[0], side[0])
            for said in side
            if not _speaks_of_doer(voices[said.facts.report.report_id], hints, named)
        ]
        if vague:
            yield maker.make("ACTOR", "vaguer", "doer", named, vague)
    # A government's men and those who fight it are two, whether or not either is named.
    for a, b in combinations([side for side in sides if _camp(side[0])], 2):
        if _part(_camp(a[0]), _camp(b[0])) and not _both_told(a, b):
            yield maker.make("ACTOR", "conflict", "doer", a, b)


def _both_told(a: Sequence[Said], b: Sequence[Said]) -> bool:
    """True where one is a government, and a report of either side has words for the other's camp as well."""
    camps = [camp[1] if (camp := _camp(side[0])) is not None else "" for side in (a, b)]
    if _GOVERNING not in camps:
        return False
    words = [account_words("state" if camp == _GOVERNING else "opposed") for camp in camps]
    return any(words[1] & _words(_besides_sources(said)) for said in a) or any(
        words[0] & _words(_besides_sources(said)) for said in b
    )


def _besides_sources(said: Said) -> str:
    """The text of a report without the words for its sources: on whose word it is says not who did it."""
    text, parts, at = said.facts.report.text, [], 0
    for start, end in sorted(said.facts.index.source_spans):
        if start >= at:
            parts.append(text[at:start])
        at = max(at, end)
    return " ".join((*parts, text[at:]))


def _doers(voices: Told) -> list[list[Said]]:
    """What accounts say of the doer; names of one party are one side."""
    sides: list[list[Said]] = []
    for told in voices.values():
        said = said_of("doer", told)
        if said is None or said.facts.is_denied or not _is_doer(said):  # who denies it names nobody
            continue
        home = next((side for side in sides if _one_party(side[0], said)), None)
        if home is None:
            sides.append([said])
        else:
            home.append(said)
    return sides


def _one_party(a: Said, b: Said) -> bool:
    if a.key == b.key:
        return True
    camps = [camp for said in (a, b) if (camp := _camp(said)) is not None]
    opposed = all(camp[0] == "rebels" or camp[1] == _OPPOSED for camp in camps)
    if len(camps) == 2 and (camps[0] == camps[1] or (opposed and _OPPOSED in (camps[0][1], camps[1][1]))):
        return True
    ours, theirs = (tuple(map(phrase_of, said.facts.doer_names)) for said in (a, b))
    return _named_doer(a) == _named_doer(b) and relation(ours, theirs) in ("name", "noun")


def _is_doer(said: Said) -> bool:
    """True for a party, a side or people: a thing or a stray word is nobody who does it, nor `their men`."""
    if said.value.split()[0].lower() in _POSSESSIVES:
        return False
    return all(map(_tells_who, said.facts.doers))


def _tells_who(actor: ActorRef) -> bool:
    """True for words by which a reader knows a doer: the last names people, or the whole a party."""
    phrase, words = phrase_of(actor.name), actor.name.split()
    last = singular(words[-1].lower())
    initials = len(words) == 1 and actor.name.isupper() and party_of(actor.name) is None  # an agency's
    if actor.sector in _TELLERS or len(words) > _MOST_WORDS or initials:
        return False
    if is_equipment(last):  # `Russian warplanes`, `regime jets`; not `warplanes` alone
        named = len(words) == _TWO and words[0][:1].isupper()
        return named or bool(phrase.sides) or any(singular(w.lower()) in party_words() for w in words[:-1])
    if act_of(last) is not None:
        return False
    if last in agents() or last in party_words() or is_person(phrase):
        return True
    whole = 1 < len(words) <= _NAME_WORDS and all(word[:1].isupper() and not word.isupper() for word in words)
    return bool(phrase.sides or whole or (phrase.names and (actor.sector or actor.country)))


def _camp(said: Said) -> tuple[str, str] | None:
    """Which of the parties to a fight the doer is, and how that is known: two camps cannot be one doer."""
    camps = {_camp_of(actor) for actor in said.facts.doers}
    return camps.pop() if len(camps) == 1 else None


def _camp_of(actor: ActorRef) -> tuple[str, str] | None:
    words = {singular(word.lower()) for word in actor.name.split()}
    party, names = party_of(actor.name), phrase_of(actor.name).names
    if party is not None:
        return "party", party
    if "coalition" in words or "or" in words or len(phrase_of(actor.name).sides) > 1:
        return None  # `Belmark and Norland forces`: of either
    if actor.sector in _STATE and actor.country:
        return "country", actor.country
    if names and actor.sector in _STATE and len(names) == 1:
        return "force", " ".join(names)
    if names and (len(names) > 1 or is_equipment(singular(actor.name.split()[-1]))):
        return "name", " ".join(sorted(names))
    if names and actor.sector in _REBELS:
        return "rebels", " ".join(names)
    if words & (account_words("state") | account_words("regular")) and not names:
        return "party", _GOVERNING
    return ("party", _OPPOSED) if actor.sector in _REBELS or words & account_words("opposed") else None


def _part(one: tuple[str, str] | None, other: tuple[str, str] | None) -> bool:
    """True for camps known in one way that cannot be one; opponents in general can be any group of them.

    A state's force of one name and rebels of another (`Arden forces`, `the Brann militia`) are two as well.
    """
    if one is None or other is None or one == other:
        return False
    kinds, camps = {one[0], other[0]}, {one[1], other[1]}
    if _GOVERNING in camps:
        return _OPPOSED in camps
    if _OPPOSED in camps:
        return "country" in kinds
    if "rebels" in kinds:
        return bool(kinds & {"country", "force"}) and len(camps) == 2
    return kinds <= {"name", "force"} or len(kinds) == 1


def _named_doer(said: Said) -> bool:
    return any(
        phrase_of(name).names
        or phrase_of(name).sides
        or {singular(w.lower()) for w in name.split()} & account_words("state")
        for name in said.facts.doer_names
    )


def _is_vague(said: Said) -> bool:
    """True for people described by what they do, who can be any party's (`gunmen`, `attackers`)."""
    words = said.value.split()
    return words[0].lower() not in _POSSESSIVES and singular(words[-1].lower()) in account_words("anybody")


def _is_nobody(said: Said) -> bool:
    """True for people who can be any party's, and are called by no word for a party."""
    return _is_vague(said) and singular(said.value.split()[-1].lower()) not in party_words()


def _speaks_of_doer(told: Sequence[Facts], hints: Collection[str], named: Sequence[Said]) -> bool:
    """True where an account may name the doer: a party or its arms near the act, or its name anywhere.

    The opening is near to all that a report tells. Anywhere is looked for the party, for proper names, and
    for acts of force by the doer's side.
    """
    report, index = told[0].report, told[0].index
    phrases = [phrase_of(name) for said in named for name in said.facts.doer_names]
    names = {name for phrase in phrases for name in phrase.names}
    sides = {side for phrase in phrases for side in phrase.sides}
    parties = parties_in(" ".join(name for said in named for name in said.facts.doer_names))
    if names & _words(report.text) or parties & parties_in(report.text):
        return True
    if any(phrase_of(name).sides & sides for name in _doers_of_force(index)):
        return True
    others = _words_of_others(told)
    for facts in told:
        first, last = facts.sentence
        last = index.sentence(min(last, len(report.text) - 1))[1]
        if any(word in hints for word in _words(report.text[first:last])):
            return True
        for span in ((first, last), (0, opening_end(index))):
            text = _without(report.text, span, others)
            party = any(word in party_words() or word in account_words("arms") for word in _words(text))
            if party or _NAMED_ARMS.search(text):
                return True
    return False


def _words_of_others(told: Sequence[Facts]) -> list[tuple[int, int]]:
    """Where an account names those it was done to, and whoever tells of it: neither is the doer."""
    undergone = (c for facts in told for entry in facts.undergone for c in entry.citations)
    tellers = (c for facts in told for said in facts.sources for c in said.source)
    return [(cited.start, cited.end) for cited in (*undergone, *tellers)]


def _without(text: str, span: tuple[int, int], others: Sequence[tuple[int, int]]) -> str:
    """A stretch of a text with some words blanked out."""
    kept = list(text[slice(*span)])
    for start, end in others:
        for at in range(max(start, span[0]), min(end, span[1])):
            kept[at - span[0]] = " "
    return "".join(kept)


def _doers_of_force(index: Index) -> Iterator[str]:
    """Names of those that a report says did any act of force."""
    for event in index.reading.events:
        if event.type == "ASSAULT":
            yield from (s.value.name for s in event.actors if s.known and s.value is not None)


def _other_sides(one: Said, other: Said) -> bool:
    """True where the nouns for two doers name two sides of a fight (`the regime`, `rebels`)."""
    sides = [
        {side for name in said.facts.doer_names for noun in _words(name) if (side := side_of_fight(noun))}
        for said in (one, other)
    ]
    return all(sides) and not sides[0] & sides[1]


def _words(text: str) -> set[str]:
    """Words of a text, singular, those of compounds apart; without articles."""
    found = (word.lower() for word in re.findall(r"[^\W\d_]+", text))
    return {singular(word) for word in found} - _ARTICLES


def victim_contrasts(voices: Told, maker: Maker) -> Iterator[Contrast | None]:
    """Accounts of which one tells of civilians only and another of fighters, soldiers or police only."""
    groups: dict[frozenset[str], list[Said]] = defaultdict(list)
    for told in voices.values():
        classes = _classes(told)
        if classes:
            said = min(classes.values(), key=lambda said: said.value)
            groups[frozenset(classes)].append(replace(said, value=_CLASS_WORDS.get(said.value, said.value)))
    groups = {names: kept for names, side in groups.items() if (kept := _unmixed(side))}
    for (names_a, a), (names_b, b) in combinations(groups.items(), 2):
        if not names_a & names_b and "civilian" in names_a | names_b:
            yield maker.make("VICTIM_CLASS", "conflict", "victims", a, b)


def _unmixed(side: Sequence[Said]) -> list[Said]:
    """Those of a side whose reports count people of no other sort among the harmed."""
    return [said for said in side if not _other_sorts(said)]


def _other_sorts(said: Said) -> bool:
    index = said.facts.index
    found = {
        name
        for number in index.reading.quantities
        if number.kind in ("killed", "injured")
        if (name := _class_of(number)) is not None
    }
    return bool(found - {said.key})


def _classes(told: Sequence[Facts]) -> dict[str, Said]:
    """What sort of people an account says were harmed, with its words; a part of the harmed says nothing."""
    classes: dict[str, Said] = {}
    for facts in told:
        harmed = [number for number in facts.quantities if number.kind in ("killed", "injured")]
        for number in harmed:
            name = _class_of(number)
            if name is not None and not _is_part(number, told):
                classes.setdefault(name, Said(name, name, number.citations, facts))
        act = act_of(facts.event.lemma)
        if act is None or act.family not in ("kill", "hurt", "shooting") or classes:
            continue
        for stated in facts.event.recipients:
            sector = _sector_of(stated.value) if stated.known and stated.value is not None else None
            many = stated.known and stated.value is not None and phrase_of(stated.value.name).plural
            if sector in _CLASS_OF_SECTOR and many:  # beside one person others may have been harmed
                name = _CLASS_OF_SECTOR[sector]
                classes.setdefault(name, Said(name, name, stated.citations, facts))
    return classes


def _sector_of(actor: ActorRef) -> str | None:
    """The sector that the words tell; none for words that can be of anybody (`people`, `a convoy`)."""
    return None if _is_unsorted(actor.name) else actor.sector


def _is_unsorted(words: str) -> bool:
    return singular(words.lower().split()[-1]) in account_words("unsorted") if words.split() else True


def _is_part(number: Quantity, told: Sequence[Facts]) -> bool:
    """True where the account has a larger figure of the kind: these are some of those harmed."""
    overall = [main for facts in told if (main := main_number(number.kind, facts)) is not None]
    return number.subset_of is not None or any(figure_of(main) > figure_of(number) for main in overall)


def _class_of(number: Quantity) -> str | None:
    if number.who is not None:
        return _CLASS_OF_COUNT.get(number.who)
    word = [] if _is_unsorted(number.unit or "") else (number.unit or "").lower().split()[-1:]
    agent = agents().get(word[0]) or agents().get(singular(word[0])) if word else None
    return _CLASS_OF_SECTOR.get(agent.sector or "") if agent is not None else None
