"""How far the report and each of its sources commit themselves to an event: -3 (not so) to 3 (so).

The words around an event's trigger are put into named constructions (past tense, under `wants to`, in a
condition ...). The sum of their values (`lexicons/en/factuality_values.tsv`) says how real the event is told,
from 0 (planned, wished, asked) to 1 (as having happened); negation turns the sign round. So 3 is told as so,
-3 as not so, and 0 as neither.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from rashomon.findings import Attribution, Factuality
from rashomon.language import Parse, Token
from rashomon.lexicons.tables import read_table
from rashomon.reading.clauses import is_negated, is_passive
from rashomon.reading.grammar import is_infinitive

_CLIMB = 5  # clauses climbed above the trigger
_VERBAL = ("VERB", "AUX")
_MODALS = {
    "will": "will",
    "'ll": "will",
    "’ll": "will",
    "wo": "will",
    "shall": "will",
    "would": "would",
    "'d": "would",
    "’d": "would",
    "can": "can",
    "ca": "can",
    "could": "could",
    "may": "may",
    "might": "may",
    "should": "should",
    "ought": "should",
    "must": "must",
}
_CONDITIONALS = frozenset({"if", "unless", "whether", "provided", "lest", "in case"})
_SIGN_CHANGES = frozenset(
    {"negative_implicative", "negative_noun", "unable", "denial", "pretence", "without"}
)
# Under these a negation above does not reach the event: `did not say that`, `did not know that`.
_CARRYING = frozenset({"implicative", "negative_implicative"})
_OPAQUE = frozenset({"under.assertive", "under.factive", "under.doubt", "under.fear", "under.factive_adj"})
_REPORTING = frozenset(
    {"confirm", "report", "mention", "discuss", "describe", "condemn", "comment", "see", "deny"}
)
# What a source's own cue says of its content: the deed of denying is the source's negation.
_SOURCE_ACTS = {
    "deny": -1.0,
    "doubt": -0.5,
    "believe": 0.8,
    "expect": 0.3,
    "promise": 0.3,
    "threaten": 0.3,
    "order": 0.2,
    "call_for": 0.0,
    "ask": 0.0,
    "decline": 0.0,
}
_TAKEN_OVER = frozenset({"confirm"})  # acts whose content the report takes over as so


def author_score(trigger: Token, parse: Parse | None = None) -> float:
    """How far the sentence commits itself to the event of a trigger word, -3 to 3, whoever speaks in it.

    With its parse, and an encoder's judgement in it, an affirmed event is no more real than that judgement.
    """
    return _score(trigger, frozenset(), parse)


def factuality(parse: Parse, trigger: Token, chain: Sequence[Attribution]) -> tuple[Factuality, ...]:
    """One Factuality for each attribution of the chain (outermost first), and one for the author, last.

    `chain` holds the attributions in whose content the trigger stands, outermost first; it may be empty. A
    source is asked about its own content alone. Of what an inner source says, an outer source and the author
    say nothing (0), unless the inner one confirms it; what nobody in particular is said to say (`denied
    allegations that`) an outer source takes up itself.
    """
    found = []
    cues = [frozenset(_cue_words(parse, attribution)) for attribution in chain]
    for position, attribution in enumerate(chain):
        inner = chain[position + 1 :]
        own = _score(trigger, cues[position], parse)
        if not all(_is_taken_over(one) or not one.source for one in inner):
            own = 0.0
        score = own * _SOURCE_ACTS.get(attribution.act, 1.0)
        found.append(Factuality(source=attribution.id, score=round(score, 2)))
    score = author_score(trigger, parse) if all(_is_taken_over(one) for one in chain) else 0.0
    return (*found, Factuality(source="author", score=round(score, 2)))


def _is_taken_over(attribution: Attribution) -> bool:
    """True where the report tells itself what the content holds: it is confirmed, or a mere stance."""
    return not attribution.is_voice or (
        attribution.act in _TAKEN_OVER and attribution.source_form != "implicit"
    )


def _cue_words(parse: Parse, attribution: Attribution) -> Iterator[int]:
    for citation in attribution.cue:
        for token in parse.tokens_in(citation.start, citation.end):
            yield token.i


# --- scores -------------------------------------------------------------------------------------------


# Sums of values run from about -1.5 (unreal) to 2.5 (told as having happened): laid on 0 .. 1.
_LEAST, _SPREAD = -1.5, 4.0


@cache
def _values() -> dict[str, float]:
    """Construction -> what it adds to how real an event is told."""
    return {row["construction"]: float(row["value"]) for row in read_table("en/factuality_values.tsv")}


@cache
def _word_classes() -> dict[str, dict[str, str]]:
    """Part of speech -> lemma -> class."""
    found: dict[str, dict[str, str]] = {}
    for row in read_table("en/factuality_words.tsv"):
        found.setdefault(row["pos"], {})[row["lemma"]] = row["class"]
    return found


def _score(trigger: Token, stop: frozenset[int], parse: Parse | None) -> float:
    names, negated = constructions(trigger, stop=stop)
    values = _values()
    total = sum(values.get(name, 0.0) for name in ["base", *names])
    judged = None if parse is None or negated else judgement(parse, trigger)
    if judged is not None:
        # On one scale. Each hears what the other overhears, a hedge or a plan: the lower holds.
        total = min(total, judged)
    real = max(0.0, min(1.0, (total - _LEAST) / _SPREAD))
    return -3.0 * real if negated else 3.0 * real


def judgement(parse: Parse, trigger: Token) -> float | None:
    """What the encoder says of a word, on the scale of crowd judgements; None where it says nothing."""
    head = parse.heads.get("factuality")
    if head is None or trigger.i >= len(head.values):
        return None
    return head.values[trigger.i]


def constructions(trigger: Token, *, stop: frozenset[int] = frozenset()) -> tuple[list[str], bool]:
    """The constructions a trigger stands in, each once, and whether its event is negated.

    `stop` are words (a source's cue) at which the climb through the sentence ends: what stands above them
    does not count.
    """
    names: dict[str, None] = {}
    verb = _carrier(trigger)
    names[f"form.{_form(trigger, verb)}"] = None
    negated = is_negated(trigger) or (verb is not trigger and is_negated(verb)) or _of_nobody(verb)
    for name in _own_clause(trigger, verb):
        names[name] = None
    at = trigger
    for head in _governors(trigger, stop):
        above = dict.fromkeys(_above(at, head))
        names.update(above)
        if any(name.removeprefix("under.") in _SIGN_CHANGES for name in above):
            negated = not negated
        opaque = any(name in _OPAQUE for name in above) or head.lemma in _REPORTING
        if _hands_down(at) and not opaque and head is not verb and is_negated(head):
            negated = not negated
        if at.dep in ("relcl", "nsubj", "nsubjpass"):
            break
        at = head
    if trigger.sent is not None:
        names.update(dict.fromkeys(_sentence(trigger, verb)))
    return list(names), negated


def _carrier(trigger: Token) -> Token:
    """The verb that carries a noun's or adjective's tense and negation (`was able`, `is a threat`)."""
    if (
        trigger.pos not in _VERBAL
        and trigger.dep in ("acomp", "attr", "oprd")
        and trigger.head.pos in _VERBAL
    ):
        return trigger.head
    return trigger


def _of_nobody(verb: Token) -> bool:
    """True for a verb whose subject is nobody (`no one was hurt`, `nothing burned`, `neither fell`)."""
    for child in verb.children:
        if child.dep in ("nsubj", "nsubjpass"):
            if child.lower in ("nobody", "nothing", "none", "neither"):
                return True
            return any(c.lower in ("no", "neither") and c.dep == "det" for c in child.children)
    return False


def _form(trigger: Token, verb: Token) -> str:
    if verb.pos not in _VERBAL:
        if trigger.pos == "ADJ":
            return "adjective"
        return "subject_noun" if trigger.dep in ("nsubj", "nsubjpass") else "noun"
    if verb.dep in ("xcomp", "pcomp") and _class_of(verb.head) in _CARRYING and verb.tag in ("VB", "VBG"):
        # `managed to`, `failed to`: the infinitive is as real, or as unreal, as the managing
        return _form(verb.head, verb.head)
    if is_infinitive(verb):
        return "infinitive"
    auxiliaries = {child.lemma for child in verb.children if child.dep in ("aux", "auxpass")}
    if any(child.dep == "aux" and child.lower in _MODALS for child in verb.children):
        return "bare"
    for child in verb.children:
        if child.dep == "aux" and child.lower in ("do", "does", "did") and verb.tag == "VB":
            return "past" if child.lower == "did" else "present"
    if verb.lemma == "go" and verb.tag == "VBG" and (inner := verb.child("xcomp")) and is_infinitive(inner):
        return "going_to"
    if (
        verb.dep == "conj"
        and verb.tag in ("VB", "VBN", "VBG")
        and not auxiliaries
        and verb.head.pos in _VERBAL
    ):
        return _form(verb.head, verb.head)
    if verb.tag == "VBG":
        return "progressive" if "be" in auxiliaries else "gerund"
    if verb.tag == "VBN":
        return "perfect" if "have" in auxiliaries else "passive" if is_passive(verb) else "participle"
    return {"VBD": "past", "VBZ": "present", "VBP": "present"}.get(verb.tag, "bare")


def _own_clause(trigger: Token, verb: Token) -> Iterator[str]:
    """Modals, adverbs and subordinators of the trigger's own clause."""
    words = _word_classes()
    shared = _shared_clause(verb)
    if verb.dep == "xcomp" and _class_of(verb.head) in _CARRYING:
        shared = [*shared, *verb.head.children]
    for child in {id(c): c for c in (*trigger.children, *verb.children, *shared)}.values():
        if child.dep == "aux" and child.lower in _MODALS:
            yield f"modal.{_MODALS[child.lower]}"
        elif child.dep in ("advmod", "neg") and (kind := words["adv"].get(child.lower)):
            yield kind
        elif child.dep == "mark" and child.lower in _CONDITIONALS:
            yield "condition"
        elif child.dep == "advcl" and any(
            c.dep == "mark" and c.lower in ("if", "unless") for c in child.children
        ):
            yield "consequence"
    if verb.lemma in ("have", "need") and verb.child("xcomp") is not None:
        yield "obliged_to"
    if trigger.pos == "NOUN" and any(c.lower in ("no", "any") and c.dep == "det" for c in trigger.children):
        yield "no_noun"
    if trigger.pos == "NOUN" and any(
        c.lower
        in ("alleged", "possible", "potential", "planned", "threatened", "suspected", "future", "failed")
        for c in trigger.children
    ):
        yield "unreal_noun"


def _class_of(verb: Token) -> str | None:
    return _word_classes()["verb"].get(verb.lemma) if verb.pos in _VERBAL else None


def _shared_clause(verb: Token) -> list[Token]:
    """Modals and subordinators that a verb joined by `and` shares with the first one."""
    first = verb
    while first.dep == "conj" and first.head.pos in _VERBAL and first.head is not first:
        if any(child.dep in ("nsubj", "nsubjpass", "aux") for child in first.children):
            break
        first = first.head
    if first is verb:
        return []
    return [child for child in first.children if child.dep in ("aux", "mark", "neg") and child.i < verb.i]


def _governors(token: Token, stop: frozenset[int]) -> Iterator[Token]:
    climbed = 0
    while token.head is not token and climbed < _CLIMB:
        token = token.head
        if token.i in stop:
            return
        climbed += 1
        yield token


def _hands_down(token: Token) -> bool:
    """True where a governor's negation reaches down: an infinitive or clause, not a sentence's subject."""
    return token.dep in ("xcomp", "ccomp", "dobj", "attr", "acomp", "oprd", "prep", "pobj", "pcomp", "agent")


_CLAUSES = frozenset({"ccomp", "xcomp", "acl", "pcomp", "csubj", "advcl", "dobj", "relcl"})
_PREPOSITIONS = {"without": "without", "before": "before", "against": "against"}


def _above(token: Token, head: Token) -> Iterator[str]:
    """What stands above a word: the class of its governor, the kind of clause, the governor's modals."""
    if token.dep in _CLAUSES:
        kind = _governing_class(token, head)
        if kind is not None and not (token.dep == "dobj" and kind in ("factive", "assertive", "belief")):
            yield f"under.{kind}"
        elif token.dep in ("ccomp", "xcomp"):
            yield f"under.other_{token.dep}"
        if token.dep == "advcl":
            yield from _adverbial(token)
        if token.dep == "relcl":
            yield "relative"
        for child in head.children:
            if child.dep == "aux" and child.lower in _MODALS and _hands_down(token):
                yield f"above.{_MODALS[child.lower]}"
            if child.dep == "mark" and child.lower in ("if", "unless", "whether"):
                yield "condition"
    plain = head.pos == "ADP" and token.dep in ("pcomp", "pobj") and token.pos in (*_VERBAL, "NOUN")
    if plain and head.lower in ("without", "before", "instead", "than", "for", "against"):
        yield _PREPOSITIONS.get(head.lower, "other_preposition")


def _governing_class(token: Token, head: Token) -> str | None:
    """The class of the verb, adjective or noun that a clause or object hangs on."""
    words = _word_classes()
    if token.dep == "acl":
        infinitive = is_infinitive(token)
        if infinitive or any(child.dep == "mark" for child in token.children):
            return words["noun"].get(head.lemma, "other_noun_infinitive" if infinitive else None)
        return None
    if token.dep not in ("ccomp", "xcomp", "dobj", "advcl"):
        return None
    table = "verb" if head.pos in _VERBAL else "adj" if head.pos == "ADJ" else "noun"
    if token.dep == "advcl" and (table == "verb" or not is_infinitive(token)):
        return None
    if token.dep == "xcomp" and head.lemma == "go" and head.tag == "VBG":
        return "going_to"
    obliged = "obliged" if token.dep == "xcomp" and head.lemma in ("have", "need") else None
    return words[table].get(head.lemma, obliged)


def _adverbial(clause: Token) -> Iterator[str]:
    if is_infinitive(clause):
        yield "purpose"
        return
    for child in clause.children:
        if child.dep in ("mark", "advmod") and child.i < clause.i:
            if child.lower in ("if", "unless"):
                yield "condition"
            elif child.lower in ("until", "till", "before"):
                yield "before"
            elif child.lower in ("because", "since", "after", "although", "though", "as", "when", "while"):
                yield f"clause.{'when' if child.lower in ('when', 'while', 'as') else 'given'}"


def _sentence(trigger: Token, verb: Token) -> Iterator[str]:
    sentence = trigger.sent
    if sentence is None:
        return
    if any(token.text == "?" for token in sentence.tokens[-3:]):
        first = next((token for token in sentence.tokens if token.pos != "PUNCT"), None)
        asks_whether = first is not None and (first.pos == "AUX" or first.tag == "MD")
        yield "yes_no_question" if asks_whether else "question"
    root = sentence.root
    has_subject = any(c.dep in ("nsubj", "nsubjpass", "expl", "csubj") for c in root.children)
    auxiliary = any(c.dep in ("aux", "auxpass") for c in root.children)
    if root.tag in ("VB", "VBP") and not has_subject and not auxiliary:
        joined = verb.dep == "conj" and verb.head is root and not verb.child("nsubj", "nsubjpass")
        yield "imperative" if root in (trigger, verb) or joined else "in_imperative"
    if root in (trigger, verb):
        yield "main_verb"
