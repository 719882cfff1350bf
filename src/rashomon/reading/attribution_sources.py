"""Whose words they are: the source of a cue as the grammar gives it, what sort of source it is, which actor."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rashomon.findings import Actor, SourceForm, SourceKind, Stated
from rashomon.language import Parse, Token
from rashomon.lexicons.cues import source_nouns
from rashomon.reading.clauses import is_passive, passive_agents

_VERBAL = ("VERB", "AUX")
_SUBJECTS = ("nsubj", "nsubjpass")
_LEFT_OUT = frozenset({"advcl", "parataxis", "ccomp", "dep"})
_NOT_NOUNS = frozenset({"n't", "n’t", "not"})
_EXPLETIVES = frozenset({"it", "there"})
_FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our"})
_COLLECTIVE_PRONOUNS = frozenset(
    {"they", "them", "their", "we", "us", "our", "many", "some", "others", "most"}
)
_NOBODY = frozenset({"nobody", "none", "noone"})
_INVERTING = frozenset(
    "say add write ask reply note explain argue claim insist report continue conclude".split()
)
_CLIMB = 6  # clauses climbed in search of a shared subject


def verb_source(verb: Token) -> list[Token]:
    """Heads of the source of a cue verb: its subject, own or shared; empty where the text names nobody."""
    if is_passive(verb):
        return passive_agents(verb)[:1]
    subject = subject_of(verb)
    if subject is None:
        return []
    if subject.lower in _EXPLETIVES and subject.dep == "expl":
        return []
    return [subject]


def subject_of(verb: Token, *, inverted: bool = True) -> Token | None:
    """The head of a verb's subject: its own, one it shares with the clause it hangs on, or the noun it modifies."""
    own = _own_subject(verb, inverted=inverted)
    depth = 0
    while own is None and depth < _CLIMB:
        depth += 1
        head = verb.head
        if head is verb:
            return None
        if verb.dep == "acl" and head.pos in ("NOUN", "PROPN", "PRON"):
            return head if verb.tag == "VBG" else None
        if verb.dep in ("conj", "advcl", "xcomp", "pcomp", "prep", "ccomp", "dep", "parataxis"):
            if verb.dep in ("advcl", "ccomp", "dep", "parataxis") and verb.tag not in ("VBG", "VB", "VBN"):
                return None
            if head.pos not in _VERBAL:
                climbed = next((a for a in head.ancestors() if a.pos in _VERBAL), None)
                if climbed is None or verb.dep not in ("pcomp", "prep", "advcl"):
                    return None
                head = climbed
            controlled = head.child("dobj") if verb.dep == "xcomp" else None
            verb = head
            own = controlled or _own_subject(verb, inverted=False)
        else:
            return None
    return own


def _own_subject(verb: Token, *, inverted: bool) -> Token | None:
    subjects = [
        child
        for child in verb.children
        if (child.dep in _SUBJECTS and child.lower not in _NOT_NOUNS)
        or (child.dep == "amod" and child.lower in _COLLECTIVE_PRONOUNS)
    ]
    if subjects:
        # of two subjects one was torn out of a quote: the nearer one is the verb's own
        return min(subjects, key=lambda child: abs(child.i - verb.i))
    # `Hale, noting the smoke, said`: the parser may give the subject to the participle
    if verb.tag in ("VBD", "VBZ", "VBP"):
        for child in verb.children:
            if child.dep == "advcl" and child.tag == "VBG" and child.i < verb.i:
                early = child.child("nsubj")
                if early is not None and early.i < child.i:
                    return early
    # `said Colonel Hale`: turned round, the subject may be taken for an object.
    if inverted and verb.tag in ("VBD", "VBZ", "VBP") and verb.lemma in _INVERTING:
        for child in verb.children:
            if child.i == verb.i + 1 + _determiners(child) and child.dep in (
                "dobj",
                "oprd",
                "attr",
                "npadvmod",
                "dep",
            ):
                return child if child.pos in ("PROPN", "PRON", "NOUN") else None
    return None


def _determiners(noun: Token) -> int:
    return sum(1 for child in noun.subtree() if child.i < noun.i)


def source_words(head: Token, *, outside: set[int]) -> list[int]:
    """Indices of the words of a source: its phrase with appositions, without relative clauses.

    `outside` are words that belong to the cue or the content.
    """
    words: list[int] = []
    stack = [head]
    while stack:
        token = stack.pop()
        words.append(token.i)
        stack.extend(child for child in token.children if child.dep not in _LEFT_OUT)
    return _around(head, sorted(set(words) - outside))


def _around(head: Token, words: Sequence[int]) -> list[int]:
    """The unbroken run of words around the head, without marks at its edges."""
    at = set(words)
    first = last = head.i
    while first - 1 in at:
        first -= 1
    while last + 1 in at:
        last += 1
    return list(range(first, last + 1))


def trim(parse: Parse, words: Sequence[int]) -> list[int]:
    """The words without punctuation at their edges."""
    kept = list(words)
    while kept and parse.tokens[kept[0]].pos == "PUNCT":
        kept.pop(0)
    while kept and (parse.tokens[kept[-1]].pos == "PUNCT" or parse.tokens[kept[-1]].lower in ("'s", "’s")):
        kept.pop()
    return kept


def source_form(head: Token | None) -> SourceForm:
    """`implicit` for no source, `possessive`, `pronoun`, or `explicit`."""
    if head is None:
        return "implicit"
    if head.dep == "poss" or head.tag == "PRP$":
        return "possessive"
    if head.pos == "PRON" or head.tag in ("WP", "WDT", "PRP"):
        return "pronoun"
    return "explicit"


def source_kind(head: Token | None, words: Sequence[Token], *, in_quotes: bool) -> SourceKind:
    """What sort of source it is, by its head noun and its proper names."""
    if head is None:
        return "impersonal"
    if head.pos == "PRON" or head.tag in ("WP", "WDT", "PRP", "PRP$"):
        return _pronoun_kind(head, in_quotes=in_quotes)
    kind = source_nouns().get(head.lemma) if not _is_proper(head) else None
    plural = head.tag in ("NNS", "NNPS") or head.child("cc") is not None
    if kind == "document":
        return "document"
    if kind == "outlet":
        return "outlet"
    if kind == "body":
        return "named_organisation" if _has_name(words) else "collective"
    if kind == "collective" or (kind == "unnamed" and plural):
        return "collective"
    if kind == "unnamed":
        named = any(child.dep == "appos" and _is_proper(child) for child in head.children)
        return "named_person" if named else "unnamed"
    if _is_proper(head):
        return _name_kind(head, words)
    return "unclear"


def _pronoun_kind(head: Token, *, in_quotes: bool) -> SourceKind:
    if head.lower in _FIRST_PERSON and not in_quotes:
        return "author"
    if head.lower in _COLLECTIVE_PRONOUNS:
        return "collective"
    return "unclear"


def _name_kind(head: Token, words: Sequence[Token]) -> SourceKind:
    """A proper name: an organisation where one of its words says so, a person where a title or a verb does."""
    kinds = {source_nouns().get(word.lower) for word in words if word.pos in ("PROPN", "NOUN")}
    own = source_nouns().get(head.lower)
    if own in ("body", "collective"):
        return "named_organisation"
    if own == "outlet":
        return "outlet"
    before = [
        child for child in head.children if child.i < head.i and child.dep in ("compound", "nmod", "appos")
    ]
    if any(
        source_nouns().get(child.lower) == "unnamed" or source_nouns().get(child.lemma) == "unnamed"
        for child in before
    ):
        return "named_person"
    apposed = head.child("appos")
    if apposed is not None and source_nouns().get(apposed.lemma) == "unnamed":
        return "named_person"
    if "outlet" in kinds and apposed is not None and source_nouns().get(apposed.lemma) == "outlet":
        return "outlet"
    return "unclear"


def _is_proper(token: Token) -> bool:
    return token.pos == "PROPN" or token.is_name


def _has_name(words: Iterable[Token]) -> bool:
    return any(word.pos == "PROPN" or word.is_name for word in words)


def source_actor(
    parse: Parse, words: Sequence[Token], head: Token | None, actors: Sequence[Actor]
) -> Stated[str] | None:
    """The actor that a source is: the mention whose head is the source's, or the widest one inside it.

    None when nobody was to be asked for (no source in the text, or no actors read).
    """
    if head is None or not words:
        return None
    citation = parse.cite(words[0].start, words[-1].end)
    exact = [actor for actor in actors if actor.head.start == head.start]
    if exact:
        return _stated(exact[0], citation)
    return Stated[str].unclear(citation)


def _stated(actor: Actor, citation: object) -> Stated[str]:
    if actor.kind == "pronoun" and not (actor.chain or actor.name.known):
        return Stated[str].unclear(*actor.citations)
    return Stated[str].of(actor.id, *actor.citations)
