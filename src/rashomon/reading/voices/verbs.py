"""Verbs as cues: where their content and their source stand."""

from __future__ import annotations

from rashomon.language import Parse, Token
from rashomon.lexicons.cues import cue_entries, source_nouns
from rashomon.reading.clauses import is_passive
from rashomon.reading.grammar import is_infinitive
from rashomon.reading.voices.cues import CueSite
from rashomon.reading.voices.drafts import CLAUSE, Draft, is_that_clause, take
from rashomon.reading.voices.sources import (
    can_speak,
    source_words,
    subject_of,
    torn_source,
    verb_source,
)

_OBJECTS = frozenset({"obj", "obj_att", "obj_for", "obj_doc"})
# Objects that make a plain deed of the verb (`claimed 80 lives`).
_IDIOMS = {
    "claim": frozenset({"life", "victim", "asylum", "benefit"}),
    "cite": frozenset({"it"}),
    "declare": frozenset({"bankruptcy"}),
    "post": frozenset({"gain", "loss", "profit"}),
}
_NOT_CONTENT = frozenset({"it", "this", "that", "himself", "herself", "itself", "themselves", "so", "what"})
_ASKING = frozenset("ask wonder question inquire".split())
_CALLING = frozenset("call describe term brand label dub characterize characterise".split())
_REASONS = frozenset({"for", "as", "over"})


def link_verb(parse: Parse, site: CueSite, draft: Draft, heads: dict[int, CueSite]) -> bool:
    """Fill a verb's draft; False where it is no attribution. `heads` are the cues of the text by head."""
    verb, frames = site.head, site.entry.frames
    if verb.dep == "amod":
        return False
    if "say_to" in frames and verb.child("xcomp"):
        inner = verb.child("xcomp")
        if inner is not None and inner.i in heads:
            return False
    if _only_seems_to_speak(verb, frames, heads):
        return False
    passive = is_passive(verb)
    if passive:
        _passive_content(site, draft)
    else:
        _active_content(site, draft)
    if not draft.content and _clausal(frames):
        _outer_clause(site, draft)
    if "raise" not in frames and "that_it" not in frames:
        _set_verb_source(parse, site, draft)
    if not draft.content:
        return "quote" in frames or "that" in frames
    if _needs_source(site, draft, passive=passive):
        return False
    draft.content -= draft.cue
    draft.content -= set(draft.source)
    return bool(draft.content)


def _only_seems_to_speak(verb: Token, frames: frozenset[str], heads: dict[int, CueSite]) -> bool:
    """True for the first verb of `the envoy appeared to confirm that ...`: what counts is who confirms."""
    deed = verb.child("xcomp") if "raise" in frames else None
    subject = subject_of(verb, inverted=False) if deed is not None else None
    if deed is None or deed.i not in heads or subject is None or not can_speak(subject):
        return False
    return heads[deed.i].entry.cue_class == "communication"


_NEVER_SAID = ("claim", "cite")  # the others may be marked, and are deeds of one who could announce them


def is_plain_deed(verb: Token) -> bool:
    """True for `claimed 80 lives`, `claimed asylum`, `posted a profit`: nothing is said."""
    thing = verb.child("dobj")
    return thing is not None and thing.lemma in _IDIOMS.get(verb.lemma, ())


def _clauses(verb: Token) -> list[Token]:
    """The clauses that can be a verb's content; after asking, `if` and `whether` open one."""
    return [
        child
        for child in verb.children
        if (child.dep in CLAUSE and not _is_aside(child) and not _is_deed(child))
        or (child.dep == "advcl" and verb.lemma in _ASKING and _asks(child))
    ]


def _is_deed(clause: Token) -> bool:
    """True for a deed that goes on, taken for a clause (`Shelling of the town by the army continued`)."""
    return clause.dep == "csubj" and clause.tag == "VBG" and clause.child("dobj", "ccomp", "xcomp") is None


def _asks(clause: Token) -> bool:
    return any(child.dep == "mark" and child.lower in ("if", "whether") for child in clause.children)


def _clausal(frames: frozenset[str]) -> bool:
    return "that" in frames or "quote" in frames


def _active_content(site: CueSite, draft: Draft) -> None:
    verb, frames = site.head, site.entry.frames
    clauses = _clauses(verb)
    if _clausal(frames) or "that_it" in frames:
        hung = _statement_clause(verb, draft)
        for clause in clauses or hung:
            take(draft, clause)
    infinitive = verb.child("xcomp")
    thing = verb.child("dobj")
    given = thing is not None and thing.pos == "NOUN" and not can_speak(thing)
    given = given and site.entry.act == "promise" and "obj" in frames
    if infinitive is not None and not draft.content and is_infinitive(infinitive) and not given:
        # but `promised contracts to win them over`: what for is not what is promised
        if "to" in frames:
            take(draft, infinitive)
        elif "raise" in frames:
            subject = subject_of(verb, inverted=False)
            if subject is not None and subject.lower not in ("it", "there", "who", "which", "that"):
                take(draft, subject)
            take(draft, infinitive)
        elif "obj_to" in frames and (whom := verb.child("dobj")) is not None:
            take(draft, whom)
            take(draft, infinitive)
    if not draft.content and "obj_to" in frames:
        for clause in clauses:
            take(draft, clause)
    if not draft.content and infinitive is not None and infinitive.tag == "VBG" and "that" in frames:
        take(draft, infinitive)
    if not draft.content and infinitive is not None and "to_prog" in frames and verb.tag == "VBG":
        take(draft, infinitive)
    if not draft.content:
        _object_content(site, draft)
    if not draft.content and ("that_it" not in frames or _is_news(site, draft)):
        _prepositional_content(site, draft)


def _is_news(site: CueSite, draft: Draft) -> bool:
    """True for `reports emerged of`; the noun becomes part of the cue."""
    subject = site.head.child("nsubj")
    if subject is None or subject.lemma not in cue_entries()["noun"]:
        return False
    draft.cue.add(subject.i)
    return True


def _statement_clause(verb: Token, draft: Draft) -> list[Token]:
    """The clause of `said in a statement that`, which the parser hangs on the statement."""
    for prep in verb.children_by("prep"):
        noun = prep.child("pobj")
        if noun is None or source_nouns().get(noun.lemma) != "document":
            continue
        if prep.i == max(draft.cue) + 1 and prep.lower in ("in", "on", "via"):
            draft.cue.update(range(prep.i, noun.i + 1))
        clauses = [
            child for child in noun.children if child.dep in ("acl", "ccomp") and is_that_clause(child)
        ]
        if clauses:
            return clauses
    return []


def _is_aside(clause: Token) -> bool:
    """True for a clause that only looks like content (`as he said`)."""
    return any(child.dep == "mark" and child.lower == "as" for child in clause.children)


def _object_content(site: CueSite, draft: Draft) -> None:
    verb, frames = site.head, site.entry.frames
    thing = verb.child("dobj")
    if verb.lemma in _NEVER_SAID and is_plain_deed(verb):
        return
    if _names_what(verb):
        # `what he called a trap`
        for child in verb.children_by("oprd", "dobj", "xcomp", "ccomp", "attr", "prep"):
            if child.i > verb.i and (child.dep != "prep" or child.lower == "as"):
                take(draft, child)
        return
    if "obj_pred" in frames:
        for child in verb.children_by("oprd", "xcomp", "ccomp"):
            take(draft, child)
        if draft.content and thing is not None:
            take(draft, thing)
        elif thing is not None and thing.i > verb.i:
            draft.lead = {token.i for token in thing.subtree()}
        return
    if thing is None or thing.i < verb.i:
        return
    if "obj_at" in frames and _has_figure(verb, thing):
        take(draft, thing)
        for child in verb.children_by("prep"):
            take(draft, child)
        return
    if "obj_as" in frames:
        as_phrase = next((c for c in verb.children_by("prep") if c.lower == "as"), None)
        if as_phrase is not None:
            take(draft, thing)
            take(draft, as_phrase)
        return
    if "obj_att" in frames and not _holds_opinion(subject_of(verb)):
        return
    if "obj_for" in frames and not any(c.lower in _REASONS for c in verb.children_by("prep")):
        return
    if "obj_doc" in frames and not _is_document(subject_of(verb)):
        return
    if frames & _OBJECTS and thing.lower not in _NOT_CONTENT:
        take(draft, thing)
        for child in verb.children_by("prep", "oprd", "xcomp"):
            if child.dep != "prep" or child.lower in ("as", "of", "for", *site.entry.prepositions):
                take(draft, child)


def _names_what(verb: Token) -> bool:
    """True for the verb of `what he called ...`."""
    return verb.lemma in _CALLING and any(
        child.lower == "what" and child.i < verb.i for child in verb.children
    )


def _has_figure(verb: Token, thing: Token) -> bool:
    """True for `put the toll at 14`, `estimated the crowd at 3,000`: the figure may hang on the thing."""
    for prep in [*verb.children_by("prep"), *thing.children_by("prep")]:
        noun = prep.child("pobj")
        if prep.lower == "at" and noun is not None and (noun.pos == "NUM" or noun.child("nummod")):
            return True
        if prep.lower == "at" and any(t.pos == "NUM" and t.i == prep.i + 1 for t in prep.subtree()):
            return True  # `at 16 earlier`
    return False


def _holds_opinion(subject: Token | None) -> bool:
    return subject is not None and can_speak(subject)


def _is_document(subject: Token | None) -> bool:
    return subject is not None and source_nouns().get(subject.lemma) == "document"


def _prepositional_content(site: CueSite, draft: Draft) -> None:
    verb, wanted = site.head, site.entry.prepositions
    for prep in verb.children:
        if prep.dep == "prep" and prep.lower in wanted and prep.i > verb.i:
            for inner in prep.children:
                if inner.dep in ("pobj", "pcomp"):
                    take(draft, inner)
            if draft.content:
                draft.cue.update(
                    range(max(draft.cue), prep.i + 1) if prep.i == max(draft.cue) + 1 else {prep.i}
                )
                # `called on the rebels to withdraw`: the infinitive belongs to what is asked
                for infinitive in verb.children_by("xcomp", "advcl"):
                    if is_infinitive(infinitive) and infinitive.i > prep.i and prep.lower in ("on", "for"):
                        take(draft, infinitive)
            return


def _passive_content(site: CueSite, draft: Draft) -> None:
    verb, frames = site.head, site.entry.frames
    clauses = [clause for clause in _clauses(verb) if clause.dep != "csubj"]
    infinitives = [c for c in verb.children_by("xcomp") if is_infinitive(c)]
    subject = verb.child("nsubjpass")
    if clauses and (_clausal(frames) or "obj_to" in frames):
        for clause in clauses:
            take(draft, clause)
        return
    # `was said to be`: any verb of saying or thinking raises its subject in the passive
    raises = bool(infinitives) and "that" in frames
    if "pas" not in frames and "obj_to" not in frames and not raises:
        return
    if subject is None and verb.dep not in ("relcl", "acl"):
        subject = subject_of(verb, inverted=False)
    if subject is not None and subject.lower not in ("it", "there", "who", "which", "that"):
        take(draft, subject)
    if draft.content or subject is not None:
        for child in [*infinitives, *verb.children_by("oprd")]:
            take(draft, child)
        for prep in verb.children_by("prep"):
            if prep.lower in ("as", "of", "for"):
                take(draft, prep)


def _outer_clause(site: CueSite, draft: Draft) -> None:
    """Content that the cue hangs on: `the bridge, he said, is gone`, `as Hale said`."""
    verb = site.head
    as_clause = any(c.dep == "mark" and c.lower == "as" for c in verb.children)
    if as_clause and ("that" not in site.entry.frames or verb.child("dobj", "xcomp", "ccomp")):
        return  # `as shells continue to fall`: a plain time clause
    if (verb.dep == "parataxis" or (verb.dep == "advcl" and as_clause)) and verb.head is not verb:
        own = {token.i for token in verb.subtree()}
        draft.content |= {token.i for token in verb.head.subtree()} - own
        if as_clause:
            draft.cue.update(c.i for c in verb.children if c.dep == "mark" and c.i == min(draft.cue) - 1)


def _set_verb_source(parse: Parse, site: CueSite, draft: Draft) -> None:
    heads = verb_source(site.head)
    if not heads or heads[0].i in draft.content:
        torn = None if is_passive(site.head) else torn_source(parse, site.head)
        if torn is not None and draft.content - set(torn[1]):
            draft.source_head, draft.source = torn
            draft.content -= set(draft.source)
        return
    head = heads[0]
    if head.i in draft.cue:
        return
    if head.lower in ("it", "there") and (head.dep == "expl" or is_passive(site.head)):
        return
    if head.i > site.head.i:
        # turned round (`fell, said Hale`): a noun before the verb belongs to what is said
        for early in site.head.children_by("nsubj"):
            if early is not head and early.i < site.head.i:
                take(draft, early)
    draft.source = source_words(head, outside=draft.cue | draft.content)
    draft.source_head = head


def _needs_source(site: CueSite, draft: Draft, *, passive: bool) -> bool:
    """True where content without a source is no attribution: an object or infinitive of nobody's verb."""
    if draft.source or passive or "raise" in site.entry.frames or "that_it" in site.entry.frames:
        return False
    return not (_clauses(site.head) or site.head.dep == "parataxis")
