"""Whose words they are: the source of a cue as the grammar gives it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rashomon.language import Parse, Token
from rashomon.lexicons.cues import source_nouns
from rashomon.reading.clauses import goes_on_above, is_passive, passive_agents
from rashomon.reading.grammar import WEEKDAYS, word_before

_VERBAL = ("VERB", "AUX")
_SUBJECTS = ("nsubj", "nsubjpass")
_LEFT_OUT = frozenset({"advcl", "parataxis", "ccomp", "dep"})
_NOT_NOUNS = frozenset({"n't", "n’t", "not"})
_EXPLETIVES = frozenset({"it", "there"})
_QUANTIFIERS = frozenset({"many", "some", "others", "most", "few", "several"})
_INVERTING = frozenset(
    "say add write ask reply note explain argue claim insist report continue conclude".split()
)
_NEVER_OF_PEOPLE = frozenset({"say", "add"})  # a person after these is their subject, never their object
TELLING = frozenset({"ask", "tell", "inform", "question", "press", "warn"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_TURNED = frozenset({"nsubj", "dobj", "oprd", "attr", "npadvmod", "dep"})
_INSIDE_NOUNS = frozenset({"compound", "nmod", "pobj", "prep", "appos", "conj", "nummod", "poss"})
_PERSONS = frozenset({"i", "we", "he", "she", "they", "who"})
_DAYS = WEEKDAYS | frozenset(
    "january february march april may june july august september october november december today "
    "yesterday".split()
)
_RELATIVE = frozenset({"who", "which"})
_BEFORE_HEAD = frozenset({"nummod", "compound", "amod", "quantmod", "poss"})
_CLIMB = 6  # clauses climbed in search of a shared subject


def is_nobody(head: Token) -> bool:
    """True for a source that is said to be nobody (`no group`, `none`)."""
    if head.lower in ("nobody", "none", "neither", "nothing"):
        return True
    return any(child.lower in ("no", "neither") and child.dep == "det" for child in head.children)


def verb_source(verb: Token) -> list[Token]:
    """Heads of the source of a cue verb: its subject, own or shared; empty where the text names nobody."""
    if is_passive(verb):
        return passive_agents(verb)[:1]
    if is_told(verb):
        return []
    subject = subject_of(verb)
    if subject is None:
        return []
    if subject.lower in _EXPLETIVES and subject.dep == "expl":
        return []
    return [subject]


def is_told(verb: Token) -> bool:
    """True for `asked` in `Asked if ..., Hale smiled`, `when told that ...`: the subject is the one asked."""
    bare = verb.tag in ("VBN", "VBD") and not verb.child("aux", "auxpass", "nsubj", "agent")
    if not bare or verb.lemma not in TELLING or verb.sent is None:
        return False
    aside = verb.dep == "acl" and verb.tag == "VBN" and verb.child("dobj") is None
    comma = word_before(verb)
    if aside and comma is not None and comma.text == ",":
        return True  # `Hale, asked about the raid, smiled`
    before = [t for t in verb.sent.tokens if t.i < verb.i and t.pos not in ("PUNCT", "SPACE")]
    return not before or before[-1].lower in ("when", "if", "once", "repeatedly")


def is_outlet(parse: Parse, words: Sequence[int]) -> bool:
    """True for the words of a source that reports what others say (`the Tarn news agency`)."""
    nouns = source_nouns()
    return any(nouns.get(parse.tokens[i].lower) in ("outlet", "outlet_name") for i in words)


def subject_of(verb: Token, *, inverted: bool = True) -> Token | None:
    """The head of a verb's subject: its own, one shared with a clause above, or the noun it modifies."""
    own = _own_subject(verb, inverted=inverted)
    depth = 0
    while own is None and depth < _CLIMB:
        depth += 1
        head = verb.head
        if head is verb:
            return None
        if verb.dep == "acl" and head.pos in ("NOUN", "PROPN", "PRON"):
            says = can_speak(head) or source_nouns().get(head.lemma) == "document"
            return head if verb.tag == "VBG" and (says or head.pos == "PRON") else None
        if verb.dep in ("conj", "advcl", "xcomp", "pcomp", "prep", "ccomp", "dep", "parataxis"):
            if verb.dep in ("advcl", "ccomp", "dep", "parataxis") and verb.tag not in ("VBG", "VB", "VBN"):
                return None
            if head.pos not in _VERBAL:
                climbed = next((a for a in head.ancestors() if a.pos in _VERBAL), None)
                if climbed is None or verb.dep not in ("pcomp", "prep", "advcl"):
                    return None
                head = climbed
            controlled = head.child("dobj") if verb.dep == "xcomp" else None
            verb = head.head if verb.dep == "conj" and goes_on_above(verb) else head
            own = controlled or _own_subject(verb, inverted=False)
        else:
            return None
    return own


def _own_subject(verb: Token, *, inverted: bool) -> Token | None:
    after = _inverted_subject(verb) if inverted else None
    if after is not None and verb.lemma in _NEVER_OF_PEOPLE:
        return after
    subjects = [
        child
        for child in verb.children
        if (child.dep in _SUBJECTS and child.lower not in _NOT_NOUNS)
        or (child.dep == "amod" and child.lower in _QUANTIFIERS)
    ]
    if subjects:
        # of two subjects one was torn out of a quote: the nearer one is the verb's own
        return min(subjects, key=lambda child: abs(child.i - verb.i))
    # `Hale, noting the smoke, said`: the parser may give the subject to the participle
    if verb.tag in _FINITE:
        for child in verb.children:
            if child.dep == "advcl" and child.tag == "VBG" and child.i < verb.i:
                early = child.child("nsubj")
                if early is not None and early.i < child.i:
                    return early
    return after


def _inverted_subject(verb: Token) -> Token | None:
    """The subject of `said Colonel Hale`, which the parser may take for an object."""
    if verb.tag not in _FINITE or verb.lemma not in _INVERTING:
        return None
    for child in verb.children:
        if child.dep in _TURNED and child.i > verb.i and child.i == verb.i + 1 + _words_before(child):
            return child if can_speak(child) else None
    return None


def _words_before(noun: Token) -> int:
    return sum(1 for child in noun.subtree() if child.i < noun.i)


def can_speak(noun: Token) -> bool:
    """True for a word that names a person, a body or an outlet, or stands for one."""
    if noun.lower in _DAYS:
        return False
    if noun.is_name or noun.pos == "PROPN" or noun.lower in _PERSONS:
        return True
    kind = source_nouns().get(noun.lemma) or source_nouns().get(noun.lower)
    return kind not in (None, "document", "outlet_name")


def torn_source(parse: Parse, verb: Token) -> tuple[Token, list[int]] | None:
    """The speaker right before a verb of saying, where the parser took it into the clause before it.

    `... were hurt on Monday a monitor said`: texts without commas. Gives the head and the words.
    """
    if verb.tag not in _FINITE or verb.lemma not in _INVERTING:
        return None
    last = verb.i - 1
    while last >= 0 and parse.tokens[last].pos in ("ADV", "AUX") and parse.tokens[last].head is verb:
        last -= 1
    if last < 0 or parse.tokens[last].sent is not verb.sent:
        return None
    token, best = parse.tokens[last], None
    for _ in range(_CLIMB):
        words = _around(token, sorted(t.i for t in token.subtree() if t.i <= last))
        if words[-1] == last and can_speak(token) and not _is_place_phrase(parse, token, words):
            while parse.tokens[words[0]].lower in _DAYS:
                words = words[1:]
            best = (token, words)
        if token.head is token or token.head.i > last or token.dep not in _INSIDE_NOUNS:
            break
        token = token.head
    return best


def _is_place_phrase(parse: Parse, head: Token, words: Sequence[int]) -> bool:
    """True for a phrase that more likely says where (`the city of Vesk Hale`) or runs over a quote mark."""
    kind = source_nouns().get(head.lemma) or source_nouns().get(head.lower)
    inside = [parse.tokens[i] for i in words]
    if any(t.text in ('"', "”", "''") for t in inside):
        return True
    return kind not in ("body", "unnamed", "outlet") and any(t.pos == "ADP" for t in inside)


def source_words(head: Token, *, outside: set[int]) -> list[int]:
    """Indices of the words of a source: its phrase with appositions, without relative clauses.

    `outside` are words that belong to the cue or the content.
    """
    words: list[int] = []
    stack = [head]
    while stack:
        token = stack.pop()
        words.append(token.i)
        stack.extend(child for child in token.children if child.dep not in _LEFT_OUT and not _is_loose(child))
    return _around(head, sorted(set(words) - outside))


def _is_loose(child: Token) -> bool:
    """True for a participle set off by a comma (`Hale, speaking in Arden,`): it tells of the saying."""
    if child.dep != "acl" or child.tag != "VBG":
        return False
    head = child.head
    return any(c.text == "," and head.i < c.i < child.i for c in head.children)


def _around(head: Token, words: Sequence[int]) -> list[int]:
    """The unbroken run of words around the head, without marks at its edges."""
    at = set(words)
    first = last = head.i
    while first - 1 in at:
        first -= 1
    while last + 1 in at:
        last += 1
    return list(range(first, last + 1))


def settled(
    parse: Parse,
    words: Sequence[int],
    *,
    untagged: Callable[[int], bool],
    said: Callable[[int], bool],
    begins_cue: Callable[[int], bool],
) -> list[int]:
    """A tagged source with its phrase's missing edge words, and without a loose `who` at its end.

    The encoder cuts names at words that are also verbs (`Theresa May said`), and the words before a head
    (`not everyone`, `at least one deputy`). `untagged` tells which words have no role, `said` which are
    tagged as somebody's, `begins_cue` which begin a cue of several words.
    """
    kept = list(words)
    while len(kept) > 1 and (
        parse.tokens[kept[-1]].lower in _RELATIVE or parse.tokens[kept[-1]].pos == "PUNCT"
    ):
        kept.pop()
    while len(kept) > 1 and parse.tokens[kept[-1]].dep == "prep" and parse.tokens[kept[-1]].pos == "ADP":
        kept.pop()  # `a court in Arden on | Monday found`
    if not kept:
        return kept
    kept += _closing(parse, kept)
    last = parse.tokens[kept[-1]]
    after = parse.tokens[last.i + 1] if last.i + 1 < len(parse.tokens) else None
    named = after is not None and (last.is_name or last.pos == "PROPN") and last.sent is after.sent
    if after is not None and named and after.text[:1].isupper() and begins_cue(after.i):
        kept.append(after.i)
    name_cut = False
    while kept[0] > 0 and (
        more := _before_source(parse, kept, untagged=untagged, said=said, name_cut=name_cut)
    ):
        kept[:0] = more
        name_cut = name_cut or len(more) > 1
    return kept


def _closing(parse: Parse, kept: Sequence[int]) -> list[int]:
    """The bracket after a source that opened one (`Ada Hale, head of the Relief Fund (RF | )`)."""
    marks = [parse.tokens[i].text for i in kept]
    after = kept[-1] + 1
    closes = after < len(parse.tokens) and parse.tokens[after].text == ")"
    return [after] if closes and marks.count("(") > marks.count(")") else []


def _before_source(
    parse: Parse,
    kept: Sequence[int],
    *,
    untagged: Callable[[int], bool],
    said: Callable[[int], bool],
    name_cut: bool,
) -> list[int]:
    """What stands right before the words of a source and belongs to it; empty where nothing does.

    A word that hangs on its head, but no day (`on Sunday activists said`); `at`, `not`; the beginning of a
    cut name and, where there was one (`name_cut`), the article and the rest of the name before it.
    """
    first = parse.tokens[kept[0]]
    before = parse.tokens[first.i - 1]
    if before.sent is not first.sent or before.lower in WEEKDAYS or before.lower in _RELATIVE:
        return []  # `a sight which | General Hale said he had never seen`
    cut = _cut_name(parse, before, first)
    if cut is not None:
        return [cut.i, before.i] if all(untagged(i) or said(i) for i in (cut.i, before.i)) else []
    if name_cut and (before.pos == "DET" or (before.is_name and first.is_name)):
        return [before.i] if untagged(before.i) or (said(before.i) and before.head.i in kept) else []
    inside = before.head.i in kept and before.dep in _BEFORE_HEAD
    if not untagged(before.i):
        # `were wounded state | news agency Arden reported`: the tags end the words inside the speaker
        runs_on = inside and said(before.i) and said(before.i - 1)
        return [before.i] if runs_on and before.tag in ("NN", "JJ") and not before.is_name else []
    return [before.i] if inside or (before.lower in ("at", "not") and _counts(parse, kept[0])) else []


def _cut_name(parse: Parse, before: Token, first: Token) -> Token | None:
    """The word before a hyphen or `for` inside a name (`Arden-|based`, `Observatory for |Human Rights`)."""
    word = parse.tokens[before.i - 1] if before.i else None
    if word is None or word.sent is not first.sent:
        return None
    hyphen = before.text in ("-", "–") and word.end == before.start and before.end == first.start
    return word if hyphen or (before.lower == "for" and word.is_name and first.is_name) else None


def _counts(parse: Parse, first: int) -> bool:
    """True for `least one deputy`, `everyone`: what `at` or `not` before it belongs to."""
    return parse.tokens[first].lower in ("least", "most", "everyone", "all", "everybody")


def trim(parse: Parse, words: Sequence[int]) -> list[int]:
    """The words without punctuation at their edges."""
    kept = list(words)
    while kept and (parse.tokens[kept[0]].pos == "PUNCT" or parse.tokens[kept[0]].tag == "WRB"):
        kept.pop(0)  # `how deputies promised`
    while kept and (parse.tokens[kept[-1]].pos == "PUNCT" or parse.tokens[kept[-1]].lower in ("'s", "’s")):
        if parse.tokens[kept[-1]].text == ")" and any(parse.tokens[i].text == "(" for i in kept):
            break
        kept.pop()
    return kept
