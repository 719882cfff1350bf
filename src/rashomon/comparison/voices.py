"""On whose word an account stands, and how a claim's source changes from report to report."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rashomon.comparison.elsewhere import cites_somebody
from rashomon.comparison.facts import Facts
from rashomon.comparison.index import Index
from rashomon.comparison.model import Change, ClaimPath, ClaimStep, Incident
from rashomon.comparison.words import (
    Phrase,
    account_words,
    is_common,
    is_number,
    phrase_of,
    relation,
    singular,
)
from rashomon.findings import Attribution
from rashomon.lexicons.agents import agents
from rashomon.report import Citation

OWN_VOICE = "own voice"
NO_SOURCE = "no source with it"
"""Instead of the report's own voice, where somebody is cited near an act."""
NOT_CLEAR = "a source that is not clear"
"""Instead of words that were cut or misread."""
_NAMELESS = frozenset(("document", "unclear", "impersonal"))
_CLAIMING = frozenset("claim allege reportedly rumour rumor purport claimed alleged claims claiming".split())
_PAPERS = frozenset("it he she they statement communique communiqué bulletin announcement".split())
_ARTICLES = frozenset(("the", "a", "an"))
_DETERMINERS = frozenset("the a an one its their his her this that another some no any".split())
_SEVERAL = frozenset(("people", "men", "women"))
_OWNERS = frozenset(("its", "their", "his", "her"))
_QUOTES = frozenset('"“‘«')
_MOST_WORDS = 12
_SHORT = 8
"""Letters in which such a word stands."""
_CLOSE = 40
"""Letters between a source and its verb, beyond which real reports' sources were mostly misread."""
_CUT = re.compile(r"\b(?:and|or|on|in|at|via|by|with|of|from|to|citing)\s+$", re.IGNORECASE)
"""Before a source that stands before its verb: the words are the rest of a longer source, or none."""
_MONITORS = frozenset(("monitor", "monitoring", "observatory", "watchdog"))
"""Words by which reports call a group that keeps count: within one event, one group."""
_SPEAKERS = frozenset(("spokesman", "spokeswoman", "spokesperson"))
_MILITARY = frozenset(("army", "force", "military"))
_BROAD_NOUNS = frozenset("source official spokesman spokesperson spokeswoman statement report agency".split())
"""Nouns that many sources share: they make no two sources one."""


@dataclass(frozen=True, slots=True)
class Source:
    """Whose word it is, as far as the report says."""

    words: str
    """In words, a pronoun or `the statement` followed back to who made it."""
    phrase: Phrase | None
    """What the words name; None in the report's own voice and where nobody is named."""
    kind: str | None
    """What sort of source it is."""
    is_claim: bool
    """True when the report keeps its distance (`claims`, `allegedly`), or tells it as possible."""
    citations: tuple[Citation, ...]
    is_close: bool = True
    """False where a source stands far from its verb: it may be another's."""

    @property
    def is_own(self) -> bool:
        """True in the report's own voice."""
        return self.kind is None


def source_of(facts: Facts) -> Source:
    """The outermost source of what is told."""
    return _source(facts, facts.sources)


def denier_of(facts: Facts) -> Source:
    """Who denies what is told; of an accusation that is dismissed not who accuses."""
    return _source(facts, [said for said in facts.sources if said.act == "deny"][:1] or facts.sources)


def _source(facts: Facts, sources: Sequence[Attribution]) -> Source:
    if not sources:
        return Source(OWN_VOICE, None, None, facts.is_uncertain, ())
    outer = sources[0]
    named, side = _named(outer, facts.index)
    words = [named or "an unnamed source"]
    words += [inner for a in sources[1:] if (inner := _named(a, facts.index)[0])]
    if named and outer.act == "deny" and len(sources) > 1 and sources[1].act == "accuse" and len(words) > 1:
        return _accused_and_denied(facts, sources, named, words[1])
    if len(words) > 1 and not named:
        words = words[1:]
    phrase = phrase_of(named) if named else None
    if phrase is not None and side and not phrase.sides:
        phrase = Phrase(phrase.names, frozenset((side,)), phrase.nouns, phrase.people, phrase.plural)
    claim = any(word in _CLAIMING for a in sources for c in a.cue for word in c.quote.lower().split())
    return Source(
        words=", citing ".join(dict.fromkeys(words)),
        phrase=phrase,
        kind=outer.source_kind,
        is_claim=claim
        or facts.event.aux.hypothetical
        or any(a.act in ("accuse", "believe") for a in sources),
        citations=tuple(c for a in sources for c in (*a.source, *a.cue)),
        is_close=all(map(_is_close, sources)),
    )


def _accused_and_denied(facts: Facts, sources: Sequence[Attribution], denier: str, accuser: str) -> Source:
    """Who accuses, with who denies it: the one does not cite the other."""
    return Source(
        words=f"{accuser}, denied by {denier}",
        phrase=phrase_of(accuser),
        kind=sources[1].source_kind,
        is_claim=True,
        citations=tuple(c for a in sources for c in (*a.source, *a.cue)),
        is_close=all(map(_is_close, sources)),
    )


def _is_close(attribution: Attribution) -> bool:
    if not attribution.source or not attribution.cue:
        return True
    gaps = [max(s.start - c.end, c.start - s.end) for s in attribution.source for c in attribution.cue]
    return min(gaps) <= _CLOSE


def _named(attribution: Attribution, index: Index) -> tuple[str | None, str | None]:
    """Who speaks, followed back where the words alone do not tell, and the actor's country."""
    actor = None
    if attribution.source_actor is not None and attribution.source_actor.known:
        actor = index.actors.get(attribution.source_actor.value or "")
    written = " ".join(c.quote for c in attribution.source)
    if actor is not None:
        pronoun = attribution.source_form in ("pronoun", "possessive") or not written
        name = (actor.name.value if actor.name.known else None) or ("" if pronoun else actor.mention)
        if name and not _is_paper(written):
            return _within(name) if pronoun else _as_written(attribution, index), actor.country
    explicit = attribution.source_form == "explicit" and attribution.source_kind not in _NAMELESS
    if written and explicit and not _is_paper(written):
        return _as_written(attribution, index), None
    # `it`, `the statement`: whoever was last named as a source before it.
    before = [
        other
        for other in index.reading.voices
        if other is not attribution
        and other.source
        and other.source_form == "explicit"
        and other.source_kind not in _NAMELESS
        and not _is_paper(" ".join(c.quote for c in other.source))
        and _place(other) < _place(attribution)
    ]
    if before and attribution.source_kind != "impersonal":
        return _named(max(before, key=_place), index)
    return (_as_written(attribution, index) if written else None), None


def _is_paper(words: str) -> bool:
    """True for `the statement`, `it`: a paper or pronoun that somebody stands behind."""
    bare = {word.lower() for word in words.split()} - {"the", "a", "its", "their", "his", "her", "this"}
    return bare <= _PAPERS


def _place(attribution: Attribution) -> int:
    return (attribution.source or attribution.cue or attribution.content)[0].start


def _within(words: str) -> str:
    first, space, rest = " ".join(words.split()).partition(" ")
    return f"{first.lower()} {rest}" if space and first in ("The", "A", "An") else f"{first}{space}{rest}"


def _as_written(attribution: Attribution, index: Index) -> str:
    """A source as it stands within a sentence: `rebels` for `Rebels`, `the staff` for `its staff`."""
    words = _within(" ".join(c.quote for c in attribution.source)).removeprefix("what ")
    words = re.split(r" which |, (?:who|whose|whom) ", words)[0]  # whose word it is, not what befell him
    first, space, rest = words.partition(" ")
    low, second = first.lower(), rest.split(" ")[0]
    if low in _OWNERS and rest and second.lower() not in account_words("kin"):
        return f"the {rest}"  # whose it is stands in another sentence
    if not rest and is_common(low) and singular(low) != low:
        return low  # `Activists say`, as captions begin
    text, start = index.reading.report.text, attribution.source[0].start
    opens = start in (0, index.sentence(start)[0]) or text[start - 1] in _QUOTES
    if not opens or second[:1].isupper() or not first[1:].islower() or phrase_of(first).sides:
        return words
    known = is_common(low) or is_number(low) or singular(low) in account_words("teller")
    known = known or low in account_words("anything")  # `District officials`
    return f"{low}{space}{rest}" if known or f" {low} " in text else words


def same_source(a: Source, b: Source) -> bool:
    """True when the words of two accounts can name one source."""
    if a.is_own or b.is_own:
        return a.is_own and b.is_own
    if a.phrase is None or b.phrase is None:
        return a.words == b.words
    ours, theirs = (set(source.words.lower().split()) - _ARTICLES for source in (a, b))
    if min(len(ours), len(theirs)) > 1 and (ours <= theirs or theirs <= ours):
        return True  # `the Vesk governor`, `Vesk Governor Corin Hale`
    if all(_MONITORS & (p.names | p.nouns) for p in (a.phrase, b.phrase)):
        return True  # `a monitor`, `the monitoring group`, `the ... Observatory`
    if any(_SPEAKERS & p.nouns and not (p.sides or p.nouns - _SPEAKERS) for p in (a.phrase, b.phrase)):
        return True  # a spokesman of whom is not told: it may be of the other
    if all(_MILITARY & p.nouns for p in (a.phrase, b.phrase)) and not (a.phrase.sides and b.phrase.sides):
        return True  # `the army`, `the armed forces`
    if {*a.words.lower().split(", citing ")} & {*b.words.lower().split(", citing ")}:
        return True  # one of them by way of another
    kind = relation((a.phrase,), (b.phrase,))
    if kind == "name":
        # Two words of a name are a person's, or enough of an organisation's.
        enough = len(a.phrase.names & b.phrase.names) > 1 or bool(a.phrase.sides & b.phrase.sides)
        # One place they are of makes no one of `an informed source in Vesk` and `the Vesk governor`.
        others = a.phrase.nouns and b.phrase.nouns and not a.phrase.nouns & b.phrase.nouns
        return enough or _core(a.words) == _core(b.words) or (a.phrase.names == b.phrase.names and not others)
    if kind == "people":
        return True
    if kind in ("side", "parted"):
        return bool(kind == "parted" and (a.phrase.nouns & b.phrase.nouns) - _BROAD_NOUNS)
    shared = (a.phrase.nouns & b.phrase.nouns) - _BROAD_NOUNS
    return bool(shared) or a.words.lower() == b.words.lower()


def _core(words: str) -> str:
    """The last word of a name before `of`: a person's family name, an organisation's kind."""
    return re.split(r",| of | in | for ", words)[0].split()[-1:][0].lower() if words.split() else ""


def is_readable(source: Source, facts: Facts) -> bool:
    """False for words cut inside a name or a word, words of a page, and things nobody's word stands on."""
    text, places = facts.report.text, facts.index.places.values()
    names = [(cited.start, cited.end) for place in places for cited in place.citations]
    if any(start < cited.start < end for cited in source.citations for start, end in names):
        return False  # cut inside the name of a place: `near Port Vesk news agency reported`
    if any(citation.start and text[citation.start - 1] in "-/" for citation in source.citations):
        return False  # cut inside a word: `state-run agency`
    if source.words.count("(") != source.words.count(")"):
        return False
    told = [words.lower().split() for words in re.split(r", (?:citing|denied by) ", source.words)]
    return not any(
        not words
        or (words[0] in account_words("no start") and words[0] not in account_words("anything"))
        or singular(words[-1]) in account_words("no teller")
        or _runs_on(words)
        for words in told
    )


def shown(source: Source, facts: Facts) -> str:
    """A source in words for a reader: as read, where those are words of one."""
    return source.words if source.is_own or is_readable(source, facts) else NOT_CLEAR


def is_printable(source: Source, facts: Facts) -> bool:
    """True where the words tell a reader whose word it is: no unnamed source, no half of a phrase."""
    text = facts.report.text
    if not is_readable(source, facts):
        return False
    for words, cue in pairwise(source.citations):
        if words.end < cue.start and _CUT.search(text, max(0, words.start - _SHORT), words.start):
            return False
    if not source.is_close:
        return False
    return all(map(_names_a_source, source.words.split(", citing ")))


def _names_a_source(words: str) -> bool:
    parts = words.split()
    low = [word.lower() for word in parts]
    if (
        not 0 < len(parts) <= _MOST_WORDS
        or (low[0] in account_words("no start") and not _is_office(low))
        or any(map(str.isdigit, words))
    ):
        return False
    if set(low) - {"the", "a", "an", "one", "same", "this"} <= account_words("nobody"):
        return False
    if low[0] in _ARTICLES and parts[-1][:1].islower() and low[1:2] == ["of"]:
        return False
    if _lacks_its_beginning(words) or _runs_on(parts):
        return False
    if singular(low[-1]) in account_words("no teller"):
        return False
    return low[0] in _ARTICLES or any(word[:1].isupper() for word in parts[1:]) or _is_teller(parts)


def _is_office(low: Sequence[str]) -> bool:
    """True for `district governor Amos Hale`: the place belongs to the office."""
    if low[0] not in account_words("anything") or len(low) == 1:
        return False
    return low[1] in agents() and low[1] not in account_words("bare teller")


def _lacks_its_beginning(words: str) -> bool:
    """True for one thing or person without an article (`news agency` of `the state-run news agency`)."""
    head = re.split(r" and | of | in | at | for |,", words)[0].split()
    if not head or not all(map(str.islower, head)) or head[0] in _DETERMINERS or is_number(head[0]):
        return False
    several = any(singular(word) != word or word in _SEVERAL for word in head if word != "news")
    return not several and head[-1] not in account_words("bare teller")


def _runs_on(parts: Sequence[str]) -> bool:
    """True where two nouns for people follow one another (`eight volunteers opposition activists`)."""
    nouns = [
        n
        for n, word in enumerate(parts)
        if singular(word.lower()) != word.lower() and is_common(word.lower())
    ]
    joins = {"and", "or", "of", "with", "from", "in", "at", "for", "who", "to", "by", "among", "near"}
    return any(
        not joins & {*map(str.lower, parts[a + 1 : b])} and not parts[a].endswith(",")
        for a, b in pairwise(nouns)
    )


def _is_teller(parts: Sequence[str]) -> bool:
    """True for a phrase whose nouns are of people or of bodies that speak, or that is one name."""
    nouns = {singular(word.lower()) for word in parts}
    return (
        bool(nouns & account_words("teller"))
        or any(noun in agents() for noun in nouns)
        or (parts[0][:1].isupper() and parts[0].lower() not in _ARTICLES)
    )


def account_source(told: Sequence[Facts]) -> tuple[Source, Facts] | None:
    """On whose word an account stands: its body's first attributed telling, else its own voice.

    None where only a headline tells of it, for headlines leave sources out.
    """
    # Whoever is cited with a denial is not the one on whose word the rest is told.
    told = [facts for facts in told if not facts.is_denied] or told
    body = [facts for facts in told if not facts.in_headline]
    first = min(body, key=lambda facts: facts.sentence, default=None)
    # Who blames somebody for what the report has told already is not the one on whose word it is told.
    body = [facts for facts in body if facts is first or not _blames(facts)]
    heads = [facts for facts in told if facts.in_headline and facts.sources]
    found = [(source_of(facts), facts) for facts in (*body, *heads)]
    return min(found, key=lambda pair: pair[0].is_own, default=None)


def _blames(facts: Facts) -> bool:
    return bool(facts.sources) and facts.sources[0].act == "accuse"


def claim_path(incident: Incident, told: Mapping[str, Sequence[Facts]]) -> ClaimPath:
    """The claim through the incident's independent reports, earliest first."""
    steps: list[ClaimStep] = []
    seen: list[Source] = []
    dated = True
    for account in incident.accounts:
        found = account_source(told[account.report]) if account.copy_of is None else None
        if found is None:
            continue
        source, facts = found
        dated = dated and facts.published is not None
        denied = not source.is_own and all(facts.is_denied for facts in told[account.report])
        near = source.is_own and cites_somebody(told[account.report])
        steps.append(
            ClaimStep(
                report=account.report,
                source=None if source.is_own else shown(source, facts),
                kind=source.kind,
                change="denied" if denied else "unclear" if near and seen else _change(seen[-1:], source),
                citations=source.citations or (facts.event.trigger,),
            )
        )
        if not near and not denied:
            seen.append(source)  # what is not known to stand without a source says nothing of the next one
    return ClaimPath(incident=incident.id, steps=tuple(steps), dated=dated)


def _change(seen: Sequence[Source], now: Source) -> Change:
    if not seen:
        return "first"
    before = seen[-1]
    if now.is_own:
        if before.is_own:
            return "same"
        return "upgraded" if before.is_claim and not now.is_claim else "dropped"
    if before.is_own:
        return "gained"
    return "same" if same_source(before, now) else "other_source"
