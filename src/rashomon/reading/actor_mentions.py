"""Mentions of participants: named, generic, collective and pronouns, each with what its own words tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rashomon.findings import ActorKind, Place
from rashomon.language import Parse, Sentence, Token
from rashomon.language.mask import CALENDAR
from rashomon.lexicons import agents, countries
from rashomon.reading.actor_names import NameRun, is_name_word, join_words, name_runs
from rashomon.reading.clauses import noun_phrase
from rashomon.report import Span

_PRONOUN_TABLE = """
s m he him his himself
s f she her hers herself
s n it its itself
p - they them their theirs themselves
r - who whom whose
1 - i me my we us our
"""
PRONOUNS: dict[str, tuple[str, str | None]] = {
    word: (number, None if gender == "-" else gender)
    for number, gender, *words in (line.split() for line in _PRONOUN_TABLE.strip().splitlines())
    for word in words
}
"""Pronouns with number (s, p; r relative; 1 speaker) and gender (n is a thing or an institution)."""

_QUANTITIES = frozenset(
    "dozens hundreds thousands scores tens number most some many several one two three four five six seven "
    "eight nine ten both all each none majority handful half part few couple others lot rest pair millions "
    "any another either more".split()
)
_GROUP_HEADS = frozenset(
    "group team crowd crew squad band coalition alliance column convoy unit member members family convoy "
    "contingent delegation staff bodies body".split()
)
_HARM = frozenset(
    "kill injure wound hurt arrest detain die capture abduct kidnap execute shoot behead missing trap "
    "displace evacuate rescue hospitalise hospitalize bury burn crush free release charge convict".split()
)
_LOCATIVE = frozenset(
    "in at near on into inside outside around across over through toward towards within above below beyond "
    "along throughout via onto off behind beside alongside".split()
)
_AGENT_PREPOSITIONS = frozenset("by with against between among".split())
_BARE_IS_NO_ACTOR = frozenset(
    "force command state resistance company guard patrol legion crown press".split()
)
_HOLLOW = frozenset("head figure body boss source agent fan cell minor native".split())
# Nouns that are participants only where a word beside them tells of what (`head of the army`).
# `by force`, `in company`: nouns that without an article or modifier are no participants.
_MODIFIER = frozenset({"compound", "amod", "nmod", "nummod", "quantmod", "npadvmod", "det", "advmod"})
ACTING = frozenset({"nsubj", "agent", "nsubjpass", "csubj"})
# Nouns of deeds, before which a nationality or name stands for the doer (`the Belmark shelling of Vesk`).
_DEEDS = frozenset(
    "attack strike airstrike raid offensive invasion assault fire bombardment operation advance withdrawal "
    "incursion siege blockade retreat ambush counterattack counteroffensive counter-offensive aggression "
    "occupation annexation intervention response retaliation threat demand claim denial protest sanctions "
    "sanction embargo ban support aid assistance offer proposal decision refusal statement warning "
    "accusation involvement missile_strike drone_strike air_strike salvo barrage attempt ultimatum visit "
    "talks deal agreement pressure move plan effort push victory defeat losses casualties".split()
)


@dataclass(slots=True, eq=False)
class Mention:
    """One mention while the reader works on it; it becomes an Actor at the end."""

    head: Token
    """The head word."""
    span: Span
    """The mention's words."""
    kind: ActorKind
    """As in Actor."""
    order: int = 0
    """Place among the report's mentions."""
    name: str = ""
    """For names, the name without title; for pronouns, empty."""
    name_kind: str = ""
    """For names, the kind of name run."""
    number: str = "s"
    """s one person, p several, g an institution or group, u unknown; for pronouns as in PRONOUNS."""
    gender: str | None = None
    """m, f, n (not a person) or None."""
    sector: str | None = None
    """PLOVER sector."""
    country: str | None = None
    """ISO code."""
    lemma: str = ""
    """For generic mentions, the agent noun."""
    definite: bool = False
    """With `the`, `this`, `that`, `these`, `those` or a possessor."""
    modifiers: frozenset[str] = frozenset()
    """Its restricting words, lower-cased."""
    cluster: int = -1
    """Which participant it is; set by the coreference step."""
    antecedent: Mention | None = None
    """The mention it was followed back to."""
    alias: Mention | None = None
    """A mention that grammar says is the same participant (apposition, `Long Name (LN)`)."""
    weak: bool = False
    """True for a name that stands where places and things stand too: listed only if more speaks for it."""
    has_name: bool = False
    """True when a name or nationality stands in it (`Belmark navy`)."""

    @property
    def is_pronoun(self) -> bool:
        """True for pronouns."""
        return self.kind == "pronoun"


def find_mentions(parse: Parse, places: Iterable[Place]) -> list[Mention]:
    """All mentions of a parse in text order, not yet joined into participants."""
    roles = {(place.citations[0].start, place.citations[0].end): place.role for place in places}
    runs = [run for sentence in parse.sentences for run in name_runs(sentence)]
    acting = _acting_names(runs)
    mentions: list[Mention] = []
    taken: set[int] = set()
    for run in runs:
        mention = _named_mention(run, roles, acting)
        if mention is not None:
            mentions.append(mention)
        if mention is not None or run.kind not in ("role", "unknown"):
            taken.update(token.i for token in run.tokens)
    consumed: set[int] = set()
    for sentence in parse.sentences:
        mentions.extend(_generic_mentions(sentence, taken, consumed))
    for sentence in parse.sentences:
        mentions.extend(_pronouns(sentence))
    mentions.sort(key=lambda mention: (mention.head.start, mention.span.start))
    for order, mention in enumerate(mentions):
        mention.order = order
    _join_appositions(mentions)
    return mentions


# --- names --------------------------------------------------------------------------------------------


def _acting_names(runs: list[NameRun]) -> frozenset[str]:
    """Lower-cased words of names that somewhere in the report act, bear a title or are an organisation."""
    found: set[str] = set()
    for run in runs:
        acts = run.head.dep in ("nsubj", "agent") and run.head.head.lemma not in _STATIVE
        if run.kind in ("person", "organisation") or acts:
            found.add(run.text.lower())
            if run.kind == "person":
                found.add(run.core[-1].lower)
    return frozenset(found)


def _named_mention(
    run: NameRun, roles: Mapping[tuple[int, int], str], acting: frozenset[str]
) -> Mention | None:
    if run.kind == "role":
        return None
    head = run.head
    role = roles.get((run.tokens[0].start, run.tokens[-1].end)) or roles.get((head.start, head.end))
    if run.kind in ("country", "capital", "unknown") and role in ("location", "name_part"):
        return None
    weak = not _is_participant(run, head, role, acting)
    if weak and (
        run.kind not in ("person", "unknown")
        or _locative(next(_first_conjunct(head)))
        or head.dep in _MODIFIER
    ):
        return None
    span = _name_span(run, head)
    kind: ActorKind = "collective" if run.kind in ("people",) else "named"
    return Mention(
        head=head,
        span=span,
        kind=kind,
        name=run.text,
        name_kind=run.kind,
        number={"people": "p", "nationality": "p", "person": "s", "organisation": "g", "acronym": "g"}.get(
            run.kind, "g" if run.kind in ("country", "capital") else "u"
        ),
        gender=_name_gender(run),
        sector=run.sector or _described_sector(head),
        country=run.country or _modifier_country(head),
        definite=True,
        weak=weak,
    )


def _name_gender(run: NameRun) -> str | None:
    if run.kind in ("organisation", "country", "capital", "acronym"):
        return "n"
    if run.kind == "people":
        return None
    if run.title is not None and run.title.gender:
        return run.title.gender
    return agents.gender_of_name(run.core[0].text) if len(run.core) > 1 or run.kind == "person" else None


def _is_participant(run: NameRun, head: Token, role: str | None, acting: frozenset[str]) -> bool:
    """Whether a name stands where participants stand, rather than where places and things do."""
    first = next(_first_conjunct(head))
    dep, governor = first.dep, first.head
    if dep in _MODIFIER:
        return governor.i not in {token.i for token in run.tokens} and _names_doer(run, head, governor)
    if run.kind == "nationality":
        return dep in ACTING
    if run.kind in ("unknown", "acronym") and any(letter.isdigit() for letter in run.text):
        return False  # types of weapons and vehicles (`T-72`), roads, flights
    if any(child.dep == "compound" and child.lower in CALENDAR for child in head.children):
        return True  # `On Tuesday Hale said`: the parser takes day and name for one
    if run.kind in ("person", "organisation", "people"):
        return not (run.kind == "organisation" and _locative(first))
    # A country and a name we do not know are judged by the same rules, so that no rule knows a side.
    known = run.text.lower() in acting
    if role == "actor":
        return True
    if dep == "nsubjpass":
        return known or governor.lemma in _HARM or governor.lemma in _STATE_OBJECTS
    if dep in ACTING:
        return governor.lemma not in _STATIVE or known
    if dep == "poss":
        return known or _before_deed(head, governor)
    if dep == "pobj":
        if governor.dep == "agent":
            return True
        return not _locative(first) and (
            known or (governor.lower in _AGENT_PREPOSITIONS and governor.head.pos in ("VERB", "AUX", "NOUN"))
        )
    if dep == "appos":
        return known or is_name_word(governor) or _is_agent_noun(governor)
    if dep in ("dobj", "dative"):
        return governor.lemma in _STATE_OBJECTS or (known and governor.lemma not in _ENTERED)
    return known and dep in ("attr", "conj", "ROOT", "nmod", "oprd")


_STATIVE = frozenset("be lie stand remain sit".split())
# Verbs whose object is a place where a name could be either: a place is not a participant.
_ENTERED = frozenset(
    "leave enter reach visit shell bomb bombard occupy capture seize liberate take retake recapture hold "
    "approach surround besiege storm cross flee shake rock".split()
)
# Verbs whose object is one who can be told, helped or blamed.
_STATE_OBJECTS = frozenset(
    "accuse blame condemn urge ask criticise criticize warn tell support help aid arm fund back sanction "
    "threaten press pressure oppose call defend join supply recognise recognize thank attack invade".split()
)


def _locative(token: Token) -> bool:
    while token.dep in ("appos", "conj") and not token.is_root:
        token = token.head
    return token.dep == "pobj" and token.head.lower in _LOCATIVE


def _first_conjunct(token: Token) -> Iterator[Token]:
    while token.dep == "conj" and not token.is_root and token.head.pos in ("NOUN", "PROPN", "PRON", "ADJ"):
        token = token.head
    yield token


def _names_doer(run: NameRun, head: Token, noun: Token) -> bool:
    """Whether a name before a deed tells who does it: `Ardenian strikes`, not `Vesk strikes`."""
    if not _before_deed(head, noun):
        return False
    if run.kind in ("organisation", "nationality", "people"):
        return True
    return head.tag == "JJ" or countries.country_of_demonym(run.text) is not None


def _before_deed(name: Token, noun: Token) -> bool:
    """True when a name or nationality stands before a noun of a deed."""
    return (
        noun.i > name.i
        and noun.pos == "NOUN"
        and not noun.is_name
        and (
            noun.lemma in _DEEDS or noun.lower in _DEEDS or (noun.lower.endswith("ing") and noun.tag == "NN")
        )
    )


def _is_agent_noun(token: Token) -> bool:
    return token.pos in ("NOUN", "PROPN") and agents.find_agent([token.lower], token.lemma) is not None


def _name_span(run: NameRun, head: Token) -> Span:
    """The name with its titles and the role words that stand before it (`army spokesman Ana Hale`)."""
    start, end = run.tokens[0].start, run.tokens[-1].end
    for child in head.children:
        if child.end <= start and child.dep in ("compound", "amod", "nmod"):
            words = [word for word in child.subtree() if word.pos not in ("DET", "PRON", "PUNCT")]
            if words and all(word.i < run.tokens[0].i and word.text.islower() for word in words):
                start = min(start, words[0].start)
    return Span(start, end)


def _described_sector(head: Token) -> str | None:
    """The sector told by role words before a name (`army spokesman Ana Hale`)."""
    for child in head.children:
        if child.i < head.i and child.dep in ("compound", "nmod", "amod") and child.pos == "NOUN":
            found = _noun_sector(child)
            if found is not None:
                return found
    return None


# --- generic nouns ------------------------------------------------------------------------------------


def _generic_mentions(sentence: Sentence, taken: set[int], consumed: set[int]) -> Iterator[Mention]:
    for token in sentence.tokens:
        if token.i in taken or token.i in consumed:
            continue
        if token.lower in _QUANTITIES or token.pos == "NUM":
            mention = _counted(token, consumed)
            if mention is not None:
                yield mention
        elif token.pos in ("NOUN", "PROPN") or (token.pos == "ADJ" and token.dep in ACTING):
            mention = _generic(token, consumed)
            if mention is not None:
                yield mention


def _generic(token: Token, consumed: set[int]) -> Mention | None:
    if token.dep in ("compound", "amod", "nmod", "npadvmod") and token.head.i > token.i:
        return None
    found = _agent_of(token)
    if found is None:
        return None
    agent, sector = found
    if token.lower in _BARE_IS_NO_ACTOR and not token.children_by("det", "poss", "amod", "compound", "nmod"):
        return None
    inner = _complement(token)
    if (agent.term in _HOLLOW and sector is None) or (agent.term == "state" and inner and not inner.is_name):
        return None
    country = _modifier_country(token)
    number = {"person": "s", "group": "g", "institution": "g"}[agent.number]
    if agent.number == "person" and (token.tag in ("NNS", "NNPS") or agent.term == "people"):
        number = "p"
    if inner is not None and agent.term in _GROUP_HEADS:
        deeper = _agent_of(inner)
        if deeper is None and not inner.is_name:
            return None  # `a family of tanks`
        if deeper is not None:
            consumed.add(inner.i)
            sector = sector or deeper[1]
            country = country or _modifier_country(inner)
    modifiers = _modifiers(token)
    return Mention(
        head=token,
        span=_trimmed(token, with_prepositions=inner is not None and agent.term in _GROUP_HEADS),
        kind="collective" if agent.number != "person" else "generic",
        number=number,
        gender=_noun_gender(agent.term, number),
        sector=sector,
        country=country,
        lemma=agent.term,
        definite=_is_definite(token),
        modifiers=modifiers,
        has_name=any(word.is_name for child in token.children for word in (child, *child.children)),
    )


def _trimmed(token: Token, *, with_prepositions: bool = False) -> Span:
    """The noun phrase without a possessive mark at its end."""
    span = noun_phrase(token, with_prepositions=with_prepositions)
    mark = token.child("case")
    return Span(span.start, mark.start) if mark is not None and mark.end == span.end else span


def _counted(token: Token, consumed: set[int]) -> Mention | None:
    """`dozens of residents`, `three of them`, `five` in `five were killed`."""
    if token.dep in ("nummod", "compound", "quantmod", "amod", "det", "advmod", "npadvmod"):
        return None
    inner = _complement(token)
    if inner is not None:
        found = _agent_of(inner)
        if found is None:
            return None
        consumed.add(inner.i)
        agent, sector = found
        return Mention(
            head=token,
            span=Span(token.start, noun_phrase(inner).end),
            kind="generic" if agent.number == "person" else "collective",
            number="p",
            sector=sector,
            country=_modifier_country(inner),
            lemma=agent.term,
            modifiers=frozenset({token.lower}),
        )
    if token.pos == "NUM" and not token.text[0].isalpha() and not token.text.replace(",", "").isdigit():
        return None
    harmed = token.dep in ("nsubjpass", "nsubj", "dobj") and token.head.lemma in _HARM
    headline = any(
        child.tag == "VBN" and child.dep == "acl" and child.lemma in _HARM for child in token.children
    )
    if not harmed and not headline:
        return None
    if token.pos == "NUM" and any(child.text in "$€£%" for child in token.children):
        return None
    return Mention(
        head=token,
        span=noun_phrase(token),
        kind="generic",
        number="p",
        lemma="person",
        modifiers=frozenset({token.lower}),
    )


def _agent_of(token: Token) -> tuple[agents.Agent, str | None] | None:
    """The agent noun that a token is, and the sector that it and the words around it tell."""
    inner = _complement(token)
    # `head of state`: one role; only its first word stands in the clause.
    whole = agents.find_agent([token.lower, "of", inner.lower]) if inner is not None else None
    if whole is not None and whole[1] == 3:
        return whole[0], whole[0].sector
    found = agents.find_agent(_words_before(token), token.lemma)
    if found is None:
        return None
    agent, length = found
    sector = agent.sector
    if sector is None:
        sector = _sector_around(token, skip=length - 1)
    elif length == 1 and agent.number == "person" and sector in ("GOV", "CVL", "COP", "LAB", "JRN"):
        sector = _sector_around(token, skip=0, institutions=True) if sector == "GOV" else None
        sector = sector or agent.sector
    return agent, sector


def _words_before(token: Token) -> list[str]:
    """The token and up to three words right before it that modify it, lower-cased, in order."""
    sentence = token.sent
    if sentence is None:
        return [token.lower]
    at = token.i - sentence.tokens[0].i
    words = [token.lower]
    for earlier in range(at - 1, max(-1, at - 4), -1):
        previous = sentence.tokens[earlier]
        if previous.pos not in ("NOUN", "PROPN", "ADJ", "ADP", "VERB") or previous.head.i > token.i + 3:
            break
        words.insert(0, previous.lower)
    return words


def _sector_around(token: Token, *, skip: int, institutions: bool = False) -> str | None:
    """The sector told by the nouns before a word or after its `of` (`army spokesman`, `head of the army`)."""
    for child in reversed(token.children):
        if child.i < token.i - skip and child.dep in ("compound", "nmod", "poss", "amod"):
            sector = _noun_sector(child, institutions=institutions)
            if sector is not None:
                return sector
    inner = _complement(token)
    return _noun_sector(inner, institutions=institutions) if inner is not None else None


_SECTOR_ADJECTIVE_TABLE = """
MIL military naval
UAF armed jihadist extremist militant terrorist
REB rebel separatist insurgent guerrilla
PRM paramilitary
GOV presidential governmental
LEG parliamentary
JUD judicial
REL religious
NGO humanitarian
MED medical
ELI tribal
CRM criminal
CVL civilian
SPY intelligence
OPP opposition
"""
_SECTOR_ADJECTIVES = {
    word: sector
    for sector, *words in (line.split() for line in _SECTOR_ADJECTIVE_TABLE.strip().splitlines())
    for word in words
}


def _noun_sector(token: Token, *, institutions: bool = False) -> str | None:
    if token.lower in _SECTOR_ADJECTIVES:
        return _SECTOR_ADJECTIVES[token.lower]
    known = agents.organisations().get(token.text)
    if known is not None and (token.is_name or token.pos == "PROPN"):
        return known.sector
    found = agents.find_agent(_words_before(token), token.lemma)
    if found is not None and found[0].sector not in ("CVL", None):
        # `lieutenant governor` is no soldier; `army minister` is of the army.
        return None if institutions and found[0].number == "person" else found[0].sector
    if token.text[0].isupper():
        is_head, sector = agents.find_organisation_head([token.lower])
        if is_head:
            return sector
    return None


def _complement(token: Token) -> Token | None:
    """The noun after `of`."""
    for prep in token.children:
        if prep.lower == "of" and prep.dep == "prep":
            return prep.child("pobj")
    return None


def _modifier_country(token: Token) -> str | None:
    """The country told by nationality, country or possessor before a noun, or by `of` after it."""
    for child in token.children:
        if child.i < token.i and child.dep in ("amod", "compound", "nmod", "poss"):
            for word in (child, *child.children):
                row = _country_row(word)
                if row is not None and row.code:
                    return row.code
    inner = _complement(token)
    if inner is not None and inner.is_name:
        row = countries.country_of_name(join_words([*inner.children_by("compound"), inner]))
        if row is not None:
            return row.code
    return None


def _country_row(token: Token) -> countries.Country | None:
    if not token.text[0].isupper():
        return None
    text = join_words([*[c for c in token.children_by("compound", "amod") if c.i == token.i - 1], token])
    # Of several words only the last may be a nationality; `New Jersey` is not Jersey.
    return (
        countries.country_of_demonym(text)
        or countries.country_of_name(text)
        or countries.country_of_demonym(token.text)
    )


def _modifiers(token: Token) -> frozenset[str]:
    """Words that restrict a noun: adjectives, nouns, possessors and complements, lower-cased."""
    found = {
        child.lower
        for child in token.children
        if child.dep in ("amod", "compound", "nmod", "nummod", "poss")
        and child.lower not in ("other", "same")
    }
    inner = _complement(token)
    if inner is not None:
        found.add(inner.lower)
    if token.child("relcl", "acl"):
        found.add("(clause)")
    return frozenset(found)


def _is_definite(token: Token) -> bool:
    return any(
        (child.dep == "det" and child.lower in ("the", "this", "that", "these", "those", "both"))
        or child.dep == "poss"
        for child in token.children
    )


_FEMALE_NOUNS = frozenset(
    "woman girl mother wife daughter sister widow nun queen princess grandmother aunt lady".split()
)
_MALE_NOUNS = frozenset(
    "man boy father husband son brother monk king prince grandfather uncle priest guy".split()
)


def _noun_gender(term: str, number: str) -> str | None:
    if number == "g":
        return "n"
    if term in _FEMALE_NOUNS or term.endswith("woman"):
        return "f"
    if term in _MALE_NOUNS:
        return "m"
    return None


# --- pronouns -----------------------------------------------------------------------------------------


def _pronouns(sentence: Sentence) -> Iterator[Mention]:
    for token in sentence.tokens:
        found = PRONOUNS.get(token.lower)
        if found is None or token.pos not in ("PRON", "DET") or token.is_name:
            continue
        if token.text == "US" or (token.lower == "it" and _is_empty_it(token)):
            continue
        number, gender = found
        yield Mention(head=token, span=token.span, kind="pronoun", number=number, gender=gender)


def _is_empty_it(token: Token) -> bool:
    """`it is said that`, `it was raining`: an `it` that stands for nobody."""
    verb = token.head
    if token.dep == "expl":
        return True
    return (
        token.dep in ("nsubj", "nsubjpass")
        and verb.child("ccomp", "csubj", "advcl") is not None
        and (verb.lemma in ("be", "seem", "appear", "emerge", "happen", "turn") or token.dep == "nsubjpass")
    )


# --- apposition ---------------------------------------------------------------------------------------


def _join_appositions(mentions: list[Mention]) -> None:
    """Names and roles that stand for one another in the grammar (`Hale, the army's spokesman,`)."""
    by_head = {mention.head.i: mention for mention in mentions}
    for mention in mentions:
        head = mention.head
        if head.dep == "appos" and not head.is_root:
            other = by_head.get(head.head.i)
            if other is not None and not other.is_pronoun and _can_be_same(mention, other):
                mention.alias = other
        elif mention.kind == "named" and mention.name_kind in ("acronym", "unknown"):
            previous = mentions[mention.order - 1] if mention.order else None
            if previous is not None and _is_short_form(previous, mention):
                mention.alias, mention.name_kind = previous, "acronym"


def _can_be_same(one: Mention, other: Mention) -> bool:
    people = {"s", "u"}
    if one.number in people and other.number in people:
        return not (one.gender and other.gender and one.gender != other.gender)
    return one.number == other.number or "u" in (one.number, other.number)


def _is_short_form(long: Mention, short: Mention) -> bool:
    """`Arden Liberation Front (ALF)`."""
    between = short.head.start - long.span.end
    letters = short.name.replace(".", "")
    return (
        0 < between <= 3
        and letters.isupper()
        and len(long.name.split()) > 1
        and initials(long.name).startswith(letters[:2])
    )


def initials(name: str) -> str:
    """First letters of a name's capitalised words."""
    return "".join(word[0] for word in name.replace("-", " ").split() if word[0].isupper())
