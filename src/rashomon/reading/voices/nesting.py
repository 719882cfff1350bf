"""Attributions inside attributions: which one another stands in."""

from __future__ import annotations

from rashomon.language import Parse, Token
from rashomon.lexicons.cues import cue_entries, source_nouns
from rashomon.reading.voices.drafts import TAIL_LEMMAS, Draft
from rashomon.reading.voices.sources import can_speak, source_words
from rashomon.reading.voices.stretches import HEAD


def detach_tails(parse: Parse, drafts: list[Draft], in_quotes: frozenset[int]) -> None:
    """Cut participles that go on with the speaker (`..., adding that ...`) out of that speaker's content.

    The parser often hangs them on the last verb before the comma, which stands inside the content.
    """
    verbs = _verbs_by_sentence(parse, drafts)
    for tail in drafts:
        if tail.site is None or tail.site.entry.pos != "verb":
            continue
        verb = tail.site.head
        if verb.tag != "VBG" or verb.lemma not in TAIL_LEMMAS or verb.i in in_quotes:
            continue
        loose = verb.dep in ("advcl", "acl", "conj", "dep") and _after_comma(parse, verb)
        if not loose and not _cannot_be_nouns(verb):
            continue
        outer = _outermost_before(parse, verbs, tail)
        if outer is None:
            continue
        outer.content -= {t.i for t in verb.subtree() if t.i >= min(tail.cue)}
        if outer.source_head is not None:
            tail.source, tail.source_head = list(outer.source), outer.source_head


def _cannot_be_nouns(verb: Token) -> bool:
    """True for a participle with a clause whose noun cannot speak (`condemned the raid saying that`)."""
    if verb.child("ccomp") is None:
        return False
    return verb.lemma == "add" or (
        verb.dep == "acl" and not can_speak(verb.head) and not _is_source(verb.head)
    )


def _after_comma(parse: Parse, verb: Token) -> bool:
    return verb.i > 0 and parse.tokens[verb.i - 1].text in (",", "—", "–", ";")


def _verbs_by_sentence(parse: Parse, drafts: list[Draft]) -> dict[int, list[Draft]]:
    found: dict[int, list[Draft]] = {}
    for draft in drafts:
        sentence = parse.tokens[draft.anchor].sent
        if sentence is not None and draft.site is not None and draft.site.entry.pos == "verb":
            found.setdefault(sentence.i, []).append(draft)
    return found


def _outermost_before(parse: Parse, verbs: dict[int, list[Draft]], tail: Draft) -> Draft | None:
    """The outermost verb draft that holds the tail in its content and stands before it in its sentence."""
    sentence = parse.tokens[tail.anchor].sent
    best: Draft | None = None
    for draft in verbs.get(sentence.i, ()) if sentence is not None else ():
        if draft is tail or draft.anchor > tail.anchor:
            continue
        if tail.anchor in draft.content and (best is None or len(draft.content) > len(best.content)):
            best = draft
    return best


def cited_sources(drafts: list[Draft]) -> None:
    """Make whom a speaker cites (`said ..., citing a police source`) the inner source of the same content."""
    heads = {d.site.head.i: d for d in drafts if d.site is not None and d.site.entry.pos == "verb"}
    for draft in drafts:
        if (
            draft.site is None
            or draft.site.entry.lemma not in ("cite", "quote")
            or draft.site.entry.pos != "verb"
        ):
            continue
        verb = draft.site.head
        whom = verb.child("dobj")
        if (
            verb.tag != "VBG"
            or verb.dep not in ("advcl", "acl", "dep", "xcomp", "ccomp", "conj")
            or whom is None
            or not _is_source(whom)
        ):
            continue
        speaker = _speaker_above(heads, verb)
        if speaker is None or speaker is draft or not speaker.content:
            continue
        own = {token.i for token in verb.subtree()}
        speaker.content -= own
        draft.source, draft.source_head = source_words(whom, outside=draft.cue), whom
        draft.content = set(speaker.content)
        draft.outer = speaker


def _is_source(noun: Token) -> bool:
    kind = source_nouns().get(noun.lemma) or source_nouns().get(noun.lower)
    return kind not in (None, "outlet_name") or noun.is_name or noun.pos == "PROPN"


def _speaker_above(heads: dict[int, Draft], verb: Token) -> Draft | None:
    held = [heads[token.i] for token in verb.ancestors() if token.i in heads]
    return max(held, key=lambda draft: len(draft.content), default=None)


def without_doubles(drafts: list[Draft]) -> list[Draft]:
    """The drafts without verbs that only carry a cue noun (`claimed responsibility for`)."""
    carried = {
        word
        for draft in drafts
        if draft.site is not None and draft.site.entry.pos == "noun"
        for word in draft.cue
        if word != draft.site.head.i
    }
    return [
        draft
        for draft in drafts
        if draft.site is None or draft.site.entry.pos != "verb" or draft.site.head.i not in carried
    ]


def without_repeats(drafts: list[Draft]) -> list[Draft]:
    """The drafts, each content once for each source: of two cues for the same words the list's own is kept.

    The tags take a word near the cue for a second one (`Officials estimated`, beside `officials claim that`).
    """
    kept: list[Draft] = []
    for draft in sorted(drafts, key=_weight):
        if not any(_repeats(other, draft) for other in kept):
            kept.append(draft)
    return kept


def _is_guessed(draft: Draft) -> bool:
    """True for a cue of no list that the tags mark, and no words beside it."""
    return (
        draft.rule == HEAD
        and draft.site is None
        and bool(draft.cue)
        and max(draft.cue) + 1 not in draft.content
    )


def _weight(draft: Draft) -> tuple[bool, int, int]:
    """Drafts with a cue of the list and a source come first, then those with more words."""
    return (draft.site is None or not draft.source, -len(draft.content), draft.anchor)


def _repeats(kept: Draft, draft: Draft) -> bool:
    """True where a draft gives words to the same source, or to nobody, that are given already."""
    if draft.outer is kept or kept.outer is draft or not draft.content:
        return False
    if draft.cue and draft.cue <= kept.content:
        return False  # `denied reports that ...`: what is denied is reported by somebody
    same = not draft.source or set(draft.source) == set(kept.source)
    # `drew criticism after he suggested that ...`: of a cue of no list the tags only guess what it says
    same = same or (_is_guessed(draft) and kept.site is not None and bool(kept.source))
    return same and len(draft.content & kept.content) >= _REPEATED * len(draft.content | kept.content)


_REPEATED = 0.8  # share of all words of two contents from which they are the same words


def find_parents(drafts: list[Draft]) -> list[int | None]:
    """For each draft the position of the smallest one inside whose content its cue stands, or None."""
    holders: dict[int, list[int]] = {}
    anchors = {draft.anchor for draft in drafts}
    for position, draft in enumerate(drafts):
        for word in draft.content & anchors:
            holders.setdefault(word, []).append(position)
    parents: list[int | None] = []
    places = {id(draft): position for position, draft in enumerate(drafts)}
    for position, draft in enumerate(drafts):
        around = [
            other
            for other in holders.get(draft.anchor, ())
            if other != position and not _mutual(drafts[other], draft)
        ]
        if draft.outer is not None and id(draft.outer) in places:
            parents.append(places[id(draft.outer)])
            continue
        parents.append(min(around, key=lambda other: len(drafts[other].content), default=None))
    return _without_circles(parents)


def _mutual(outer: Draft, inner: Draft) -> bool:
    """True when each stands in the other's content: only the wider one is then the outer."""
    return outer.anchor in inner.content and len(outer.content) <= len(inner.content)


def _without_circles(parents: list[int | None]) -> list[int | None]:
    for position in range(len(parents)):
        seen = {position}
        at = parents[position]
        while at is not None:
            if at in seen:
                parents[position] = None
                break
            seen.add(at)
            at = parents[at]
    return parents


_WANTING = frozenset("want ask urge order tell call press push invite beg".split())
"""Words that would have somebody say what is not yet said (`wants her to explain`)."""


def is_frame_of_mind(parse: Parse, inner: Draft) -> bool:
    """True for what stands in somebody's words as an attribution and holds no words of its own.

    A wish or thought without a clause (`ready to sign`, `think of little else`), a refusal to do something,
    what somebody is asked to say.
    """
    if inner.site is None:
        return False
    entry, head = inner.site.entry, inner.site.head
    if entry.pos == "adj" and entry.act in ("promise", "decline"):
        return True
    felt = entry.act in ("expect", "threaten", "promise", "praise", "other")  # `reports of theft` are told
    if entry.pos == "noun" and felt and not inner.source and _is_of_a_thing(inner):
        return True
    if entry.pos == "noun" and entry.cue_class == "attitude" and not inner.source and entry.act != "expect":
        return True  # `the idea that ...`: nobody is said to hold it
    if {parse.tokens[i].lower for i in inner.content} <= _NO_WORDS:
        return True  # `confessed to nothing`, `aware of that`
    if entry.pos != "verb":
        return False
    if _is_wish(head) or _is_refused_deed(inner) or _is_only_wanted(head) or _is_supposed(inner):
        return True
    clause = any(parse.tokens[i].pos in ("VERB", "AUX") for i in inner.content)
    liked = entry.cue_class != "communication" and entry.act in ("praise", "other")
    if (liked or entry.lemma in _DESIRES) and head.child("ccomp", "xcomp") is None:
        return True  # `we support Vesk`, `wants time to think`
    if not clause and _is_only_possible(head):
        return True  # `we can talk about a truce`
    if entry.lemma == "see" and not any(child.lower == "as" for child in head.children):
        return True  # `were never seen`: nobody's view
    if entry.lemma == "think" and not clause:
        return True
    having = head.tag == "VBN" and any(child.lower == "having" for child in head.children)
    loose = head.dep in ("xcomp", "pcomp", "advcl", "ccomp") and (head.tag in ("VB", "VBG") or having)
    vague = entry.act in ("believe", "doubt", "praise", "expect", "other") or entry.lemma == "mention"
    return (not inner.source or loose) and vague and not clause


_NO_WORDS = frozenset({"nothing", "anything", "it", "that"})
_DESIRES = frozenset("want prefer wish like love desire crave seek".split())
"""Words whose object is wanted, not foreseen (`wants time`, beside `fears a raid`)."""


def _is_of_a_thing(inner: Draft) -> bool:
    """True for a noun with a phrase and no clause (`the threat of hunger`, `some fear of losing`)."""
    noun = inner.site.head if inner.site is not None else None
    prep = next((c for c in noun.children_by("prep") if c.i in inner.cue), None) if noun is not None else None
    return prep is not None


def _is_only_possible(head: Token) -> bool:
    """True for `can talk`, `should ask`: nothing is said yet."""
    return any(child.dep == "aux" and child.lower in _POSSIBLE for child in head.children)


_POSSIBLE = frozenset("can could may might should must ca".split())


def _is_wish(head: Token) -> bool:
    """True for `would like to`."""
    return head.lemma == "like" and any(child.lower in ("would", "'d", "’d") for child in head.children)


def _is_supposed(inner: Draft) -> bool:
    """True for `if we assume that`, `you know that`: nobody is said to think so."""
    if inner.site is None or inner.site.entry.cue_class == "communication" or inner.source_head is None:
        return False
    if inner.source_head.lower == "you":
        return True
    mark = inner.site.head.child("mark")
    anyone = inner.source_head.lower in ("we", "one", "anyone", "anybody")
    return anyone and mark is not None and mark.lower in ("if", "unless")


def _is_refused_deed(inner: Draft) -> bool:
    """True for `refused to fly`: a deed is declined, no answer."""
    deed = inner.site.head.child("xcomp") if inner.site is not None else None
    if inner.site is None or inner.site.entry.act != "decline" or deed is None:
        return False
    cue = cue_entries()["verb"].get(deed.lemma)
    return cue is None or cue.cue_class != "communication"


def _is_only_wanted(head: Token) -> bool:
    """True for the infinitive of `wants her to explain`, `meets to recall`, for `demand that she say`."""
    cue = cue_entries()["verb"].get(head.head.lemma) if head.dep == "ccomp" else None
    if cue is not None and cue.act in _DEMANDING and head.lower == head.lemma and head.child("aux") is None:
        return True
    infinitive = head.tag == "VB" and any(child.lower == "to" for child in head.children)
    if not infinitive:
        return False
    wanted = head.dep in ("xcomp", "ccomp") and head.head.lemma in _WANTING
    above = head.head.lemma
    return wanted or (head.dep in _AIMS and above not in _TURNS and above not in cue_entries()["verb"])


_DEMANDING = ("call_for", "order")
_TURNS = frozenset("come begin start continue go grow learn tend".split())
"""Words that only say when (`came to believe`)."""
_AIMS = ("xcomp", "ccomp", "advcl", "acl", "relcl")
"""Clauses that tell what for (`is raised to remember that`): what is meant to be said or thought."""
