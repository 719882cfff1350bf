"""Clause structure over a parse: who stands as subject, object and agent of a verb.

Pure functions of tokens. They follow what grammar leaves out: the subject that a conjoined, infinitive,
participial or relative clause shares with another word.
"""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.language import Token
from rashomon.lexicons.events import event_classes
from rashomon.reading.control import (
    SPANS,
    blamed,
    goes_with_infinitive,
    is_of_what_is_meant_for,
    is_said_to,
    is_torn_between_tellers,
    says_on_above,
    speaks_for_himself,
    stands_on_where,
    who_is_meant,
    whose_infinitive,
    whose_plan,
)
from rashomon.reading.grammar import conjuncts, is_infinitive, members
from rashomon.reading.misread import (
    behind_relative,
    finds_it_so,
    is_apposed_place,
    is_finite_in_disguise,
    is_means,
    is_modifier_with_subject,
    is_quoted_apart,
    is_seen_or_had_done,
    misread_object,
    shares_no_auxiliary,
    subject_among_objects,
    subjects_after_as,
)
from rashomon.report import Span

NOT = frozenset(("n't", "n’t"))
"""What the tagger may take for a pronoun where it is written with a curled apostrophe."""
_FINITE = ("VBD", "VBZ", "VBP")
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_WITHOUT_PASSIVE = frozenset(
    "die flee appeal agree respond retreat arrive escape go come fall apologise apologize succumb".split()
)
_OBJECT_CONTROL = frozenset(("of", "from", "for", "into", "against"))
_NOT_OWN_PLANS = frozenset(
    "uncover foil thwart reveal expose discover stop prevent block reject deny condemn criticise criticize "
    "report allege suspect fear disrupt detect oppose see find avert veto resist".split()
)
"""Verbs whose subject is not the one whose plan it is (`foiled a plot to attack`)."""
_OUTCOMES = frozenset(
    "kill wound injure maim claim cause damage destroy leave inflict force seize capture take".split()
)
"""Verbs that, as participles at the end of a clause, tell what its act led to."""
_HARM = frozenset("kill wound injure maim".split())
_SPEAKING = frozenset("dismiss reject accuse denounce condemn blame call describe brand deny".split())
_WITH_WHICH = frozenset("use need take spend exploit".split())
"""Verbs whose object is the means or time of the infinitive, not who does it."""
_TELLING = frozenset("say tell report add announce state deny insist claim argue maintain".split())
_IDLE = frozenset("wait queue gather sleep live sit stand pray shop stay play".split())
"""What people are at when something befalls them: as they do it they kill nobody."""
_HELPING = frozenset("support back help assist aid arm train join bolster see watch find leave".split())
_VOICING = frozenset("demand call chant urge insist".split())
_CAUSES = frozenset(("in", "by", "during", "from", "after", "amid", "under", "with"))
_ON_OCCASION = frozenset("following after despite amid since before during without over on".split())
_NP_LEAVES_OUT = frozenset({"relcl", "acl", "appos", "cc", "conj", "punct", "parataxis", "advcl", "preconj"})


def is_passive(verb: Token) -> bool:
    """True for a finite or infinitive passive (`was shelled`, `to be freed`, `Man shot by police`).

    A bare participle joined to a passive shares its auxiliary (`were arrested and beaten`).
    """
    past = verb.tag in ("VBN", "VBD") and not verb.child("dobj", "aux") and not _has_no_passive(verb)
    headline = past and (is_seen_or_had_done(verb) or not all(map(is_means, verb.children_by("agent"))))
    if headline or any(child.dep in ("auxpass", "nsubjpass", "csubjpass") for child in verb.children):
        return True
    if verb.dep != "conj" or verb.tag not in ("VBN", "VBD") or verb.head.pos not in ("VERB", "AUX"):
        return False
    shares = not any(child.dep in ("aux", "nsubj", "dobj") for child in verb.children)
    return shares and not _has_no_passive(verb) and is_passive(verb.head)


def _has_no_passive(verb: Token) -> bool:
    """True for `fled`, and for `called on both sides` after `was alarmed by it and`."""
    asks = verb.lemma == "call" and any(child.lower in ("on", "upon", "for") for child in verb.children)
    return asks or finds_it_so(verb) or verb.lemma in _WITHOUT_PASSIVE


def is_bare_participle(verb: Token) -> bool:
    """True for a past participle that modifies a noun (`the village shelled by Belmark`).

    The tagger may take it for a past tense (`the group, outlawed in Arden`); with an object of its own it is
    none (`a missile fired by rebels killed nine`).
    """
    disguised = is_finite_in_disguise(verb) or behind_relative(verb) is not None
    if verb.child("aux", "auxpass") or is_misread_main(verb) or disguised:
        return False
    if verb.tag == "VBD":
        return verb.dep == "acl" and not verb.head.is_root and verb.child("nsubj", "dobj") is None
    return verb.tag == "VBN" and verb.dep in ("acl", "amod")


def is_misread_main(verb: Token) -> bool:
    """True for the main verb that the parser hung on who did a deed told before it.

    In `A missile fired by rebels killed nine people` it is the missile that killed, not the rebels that were
    killed.
    """
    deed = verb.head.head.head
    return (
        verb.dep == "acl"
        and verb.tag in ("VBN", "VBD")
        and verb.child("dobj") is not None
        and verb.head.dep == "pobj"
        and verb.head.head.lower == "by"
        and deed.tag in ("VBN", "VBD")
    )


def is_negated(token: Token) -> bool:
    """True when a negation hangs on the word (`not`, `n't`, `never`, `no longer`, `no` before a noun)."""
    return any(_negates(child) for child in token.children)


def _negates(word: Token) -> bool:
    if word.dep == "neg" or word.lower in NOT:
        return True
    if word.lower == "longer":
        return any(child.lower == "no" for child in word.children)
    return word.lower in ("never", "no", "neither") and word.dep in ("advmod", "det", "cc", "preconj")


def own_subjects(verb: Token) -> list[Token]:
    """Subjects (active or passive) that hang on this very verb, conjoined ones included."""
    misread = misread_object(verb)
    return [
        token
        for subject in verb.children_by("nsubj", "nsubjpass", "csubj")
        if subject is not misread and subject.lower not in NOT and not is_apposed_place(subject)
        for token in members(_resolve_relative(subject))
    ]


def surface_subjects(verb: Token, *, depth: int = 0) -> list[Token]:
    """The verb's subjects, its own or those it shares with the clause it hangs on.

    For a passive these are the ones acted upon. At most six clauses are climbed.
    """
    found = own_subjects(verb)
    if found or depth > 6 or verb.is_root or (verb.tag == "VBG" and verb.child("det") is not None):
        return found  # `called the killing a crime`: who spoke killed nobody
    head = verb.head
    if (told := whose_infinitive(verb)) is not None:
        return told
    if before := behind_relative(verb):
        return list(conjuncts(before))
    if verb.dep in ("relcl", "acl") and is_infinitive(verb) and head.lemma in SPANS and head.dep == "pobj":
        above = head.head.head
        return surface_subjects(above, depth=depth + 1) if above.pos == "VERB" else []
    if verb.dep == "conj":
        if (torn := subject_among_objects(verb)) is not None:
            return [torn]
        if _is_outcome_in_relative(verb):
            return []
        if goes_on_above(verb) or says_on_above(verb):
            # `said that it had been hit and promised an inquiry`: who said it promises
            head = head.head
        elif is_torn_between_tellers(verb):
            return []
        elif (asked := goes_with_infinitive(verb)) is not None:
            head = asked
        elif verb.tag in _FINITE and head.tag in ("VBG", "VB") and shares_no_auxiliary(verb):
            # `accused Arden of being behind it and fired missiles`: who accused fired them
            head = next((word for word in head.ancestors() if word.tag in _FINITE or word.is_root), head)
        return surface_subjects(head, depth=depth + 1) if head.pos in ("VERB", "AUX") else []
    if is_infinitive(verb) and (verb.dep == "acl" or is_of_what_is_meant_for(verb)):
        # `their plan to attack`, `plot by Belmark to attack`, `has a plan to attack`: whose it is.
        owners = whose_plan(head) or [noun for prep, noun in prepositions(head) if prep == "by"]
        if owners or head.dep not in ("dobj", "attr", "pobj") or head.head.lemma in _NOT_OWN_PLANS:
            return owners
        if head.dep == "pobj" and head.head.lower in _ON_OCCASION:
            return []  # `the talks come after a decision to attack`: the talks decided nothing
        return surface_subjects(head.head, depth=depth + 1) if head.head.pos in ("VERB", "AUX") else []
    if is_misread_main(verb):
        deed = head.head.head
        return surface_subjects(deed, depth=depth + 1) if is_passive(deed) else [deed.head]
    if verb.dep in ("relcl", "acl") and head.pos in ("NOUN", "PROPN", "PRON", "NUM"):
        if is_outcome(verb) or _is_voiced_against(verb) or is_said_to(verb) or stands_on_where(verb):
            return _doers_above(verb, depth)
        return [who_is_meant(head, verb)]
    if (beside := subjects_after_as(verb)) is not None:
        return beside
    if verb.dep == "xcomp":
        if head.pos == "ADJ" and head.dep in ("acomp", "oprd"):
            head = head.head  # `was able to shell`
        if (head.lemma in _WITH_WHICH or speaks_for_himself(verb, head)) and not is_passive(head):
            return surface_subjects(head, depth=depth + 1)  # `used the pause to attack`
        controlled = [token for child in head.children_by("dobj") for token in conjuncts(child)]
        return controlled or surface_subjects(head, depth=depth + 1)
    if verb.dep in ("acomp", "attr", "oprd") and head.pos in ("VERB", "AUX"):
        return surface_subjects(head, depth=depth + 1)  # `is about to restore`
    of_object = verb.dep == "pcomp" and head.lower == "of" and head.head.dep == "dobj"
    if of_object and head.head.head.lemma in ("accuse", "suspect", "convict"):
        return list(conjuncts(head.head))  # `accuse troops of burning houses`, hung on the troops
    blaming = head.lower == "by" and head.head.lemma in (
        "accuse",
        "suspect",
    )  # `accused them of it by firing`
    if verb.dep == "pcomp" and (blaming or head.lower in _OBJECT_CONTROL) and head.head.pos == "VERB":
        # `accused Belmark of shelling`, `stopped rebels from entering`: the object does it.
        controlled = undergoers(head.head) or blamed(head.head, head)
        if controlled:
            return controlled
    if verb.dep == "advcl" and verb.tag == "VBG" and head.lemma in _HELPING and _stands_behind_object(verb):
        return undergoers(head)  # `to back the militia fighting in the hills`
    if verb.dep == "advcl" and verb.tag == "VB" and head.lemma in _NOT_OWN_PLANS and head.child("dobj"):
        return []  # `uncovered a plot to kill Hale`, hung on the verb
    if verb.dep == "pcomp" and head.lower in _CAUSES and _is_suffered(head.head):
        return []  # `killed in regime shelling`: the killed do not shell
    if verb.dep == "advcl" and verb.tag == "VBG" and verb.lemma in _HARM and _is_meanwhile(head):
        # `fired on the crowd as women left the mosque killing three`: the women kill nobody
        return surface_subjects(head.head, depth=depth + 1) if head.head.pos in ("VERB", "AUX") else []
    if verb.dep == "advcl" and verb.tag == "VBG" and verb.lemma in _SPEAKING:
        # `denied claims that troops used gas dismissing them as lies`: who denies dismisses them
        head = _teller_above(head)
        if head.dep == "ccomp" and head.head.lemma in _TELLING and head.i > head.head.i:
            head = head.head  # `said the truce would end, accusing rebels`: who said it accuses
    if verb.dep == "advcl" and is_quoted_apart(verb):
        return []  # `“Routed without a fight,” the minister said`: not the minister
    if verb.dep in ("advcl", "pcomp", "prep"):
        top = head if head.pos in ("VERB", "AUX") else next(iter(head.ancestors()), head)
        if verb.tag == "VBG" and verb.lemma in _OUTCOMES and top.lemma in _TELLING:
            # `told Reuters shells hit the port killing three`: what was told killed them
            inner = top.child("ccomp")
            if inner is None or inner.i > verb.i:
                return []  # what was told stands where the parser saw no clause
            top = inner
        if verb.tag == "VBG" and verb.lemma in _HARM and top.lemma in _IDLE:
            return []
        return surface_subjects(top, depth=depth + 1) if top.pos in ("VERB", "AUX") else []
    return []


def goes_on_above(verb: Token) -> bool:
    """True for a plain past joined to what somebody says had been so: it goes on with the saying.

    A perfect could share its `had`; a progressive or passive shares nothing with an active with an object.
    """
    said, above = verb.head, verb.head.head
    return (
        verb.tag == "VBD"
        and said.dep == "ccomp"
        and above.tag == "VBD"
        and verb.child("dobj") is not None
        and any(child.lower in ("had", "would") for child in said.children_by("aux"))
        and (is_passive(said) or (said.tag == "VBG" and said.child("aux") is not None))
    )


def _is_outcome_in_relative(verb: Token) -> bool:
    """True for `clashed with rebels who tried to flee killing nine`: who killed is not told."""
    above = verb.head
    return (
        verb.tag == "VBG"
        and verb.lemma in _HARM
        and verb.child("aux") is None
        and above.dep == "relcl"
        and above.tag in _FINITE
        and above.child("cc") is None
    )


def _stands_behind_object(verb: Token) -> bool:
    """True for a participle with no comma between it and the object of the verb that it hangs on."""
    thing = verb.head.child("dobj")
    if thing is None or not thing.i < verb.i or verb.sent is None:
        return False
    return not any(thing.i < word.i < verb.i and word.text == "," for word in verb.sent.tokens)


def _is_voiced_against(verb: Token) -> bool:
    """True for what those who act against somebody say (`marched against the army demanding food`)."""
    against = verb.head.dep == "pobj" and verb.head.head.lower == "against"
    return verb.dep == "acl" and verb.tag == "VBG" and verb.lemma in _VOICING and against


def _teller_above(verb: Token) -> Token:
    """The verb of denial in whose claim a verb stands, or the verb itself."""
    claim = verb.head
    if verb.dep != "acl" or verb.child("mark") is None or claim.dep != "dobj":
        return verb
    return claim.head if claim.head.lemma in ("deny", "reject", "dismiss", "refute") else verb


def _is_meanwhile(verb: Token) -> bool:
    """True for a clause of what went on at the time (`as women left the mosque`)."""
    return verb.dep == "advcl" and any(c.lower in ("as", "while", "when") for c in verb.children)


def is_outcome(verb: Token) -> bool:
    """True for a participle of what an act led to that hangs on a noun which did not do it.

    `fired shells on the village killing three`, with no comma before: the village kills nobody.
    """
    if verb.tag != "VBG" or verb.dep != "acl" or verb.lemma not in _OUTCOMES or verb.head.i > verb.i:
        return False
    noun = verb.head
    classes = event_classes()
    if (
        noun.lemma in classes["INSTRUMENT"]
        or noun.lemma in classes["WEAPON"]
        or noun.lemma in classes["VIOLENT"]
    ):
        return False
    if noun.dep in ("nsubj", "nsubjpass", "agent") or noun.is_root:
        return False
    above = noun.head
    if noun.dep == "pobj" and above.lower == "by":
        return False
    suffered = noun.dep in ("dobj", "conj") and any(
        word.lemma in _OUTCOMES or word.lemma in ("attack", "target", "hit", "strike")
        for word in (above, above.head)
    )
    people = noun.lemma in classes["FORCES"] or noun.lemma in classes["PEOPLE"]
    return suffered or not people


def _doers_above(verb: Token, depth: int) -> list[Token]:
    """Who does the act whose outcome a participle tells."""
    for word in verb.head.ancestors():
        if word.pos in ("VERB", "AUX"):
            if is_passive(word) or is_bare_participle(word):
                return passive_agents(word)
            return surface_subjects(word, depth=depth + 1)
    return []


def _is_suffered(verb: Token) -> bool:
    """True for a verb whose subject or noun suffers the act."""
    return verb.pos == "VERB" and (is_passive(verb) or is_bare_participle(verb))


def passive_agents(verb: Token) -> list[Token]:
    """Heads of the by-phrase of a passive verb or participle, conjoined ones included."""
    found: list[Token] = []
    # `held hostage by rebels`: the parser may hang the by-phrase on the word that belongs to the verb.
    inner = [
        by for word in verb.children_by("oprd", "acomp", "prt") for by in word.children if by.lower == "by"
    ]
    for by in (*verb.children, *inner):
        if (by.dep == "agent" or (by.lower == "by" and by.dep == "prep")) and not is_means(by):
            found.extend(token for child in by.children_by("pobj") for token in members(child))
    return found


def doers(verb: Token) -> list[Token]:
    """Heads of those who do what the verb says: subjects of an active, the by-phrase of a passive."""
    if is_passive(verb) or is_bare_participle(verb):
        return passive_agents(verb)
    return surface_subjects(verb)


def undergoers(verb: Token) -> list[Token]:
    """Heads of those it is done to: objects of an active, subjects of a passive."""
    if is_bare_participle(verb):
        return [verb.head]
    if is_passive(verb):
        return surface_subjects(verb)
    if is_modifier_with_subject(verb):
        return list(conjuncts(verb.head))
    own = [token for child in _objects(verb) for token in members(_resolve_relative(child))]
    return own or _shared_objects(verb)


def _objects(verb: Token) -> list[Token]:
    """Objects that hang on the verb, without what stands behind a place or time of the clause.

    In `seized the port in 2012 the observatory` what comes last belongs elsewhere.
    """
    misread = misread_object(verb)
    found = [*verb.children_by("dobj", "dative"), *([misread] if misread is not None else [])]
    first = next((token.i for token in found if token.dep == "dobj"), None)
    ends = [c.i for c in verb.children if c.dep in ("prep", "npadvmod") and first is not None and c.i > first]
    return [token for token in found if token.dep != "dobj" or not ends or token.i < min(ends)]


def _shared_objects(verb: Token) -> list[Token]:
    """The object that a bare verb shares with the one joined to it (`arrested and beat the rebels`)."""
    later = verb.child("conj")
    if (
        later is None
        or later.pos != "VERB"
        or any(c.i > verb.i and c.dep not in ("cc", "conj", "punct") for c in verb.children)
    ):
        return []
    if own_subjects(later) or is_passive(later):
        return []
    return [token for child in later.children_by("dobj") for token in conjuncts(child)]


def prepositions(token: Token) -> Iterator[tuple[str, Token]]:
    """Each preposition that hangs on the word, lower-cased, with each head of its object."""
    for prep in token.children:
        if prep.dep in ("prep", "agent", "dative") and prep.pos in ("ADP", "SCONJ"):
            for child in prep.children:
                if child.dep == "pobj":
                    for noun in conjuncts(child):
                        yield prep.lower, noun
                elif child.dep == "prep":
                    for inner in child.children_by("pobj"):
                        for noun in conjuncts(inner):
                            yield f"{prep.lower} {child.lower}", noun


def noun_phrase(head: Token, *, with_prepositions: bool = False) -> Span:
    """The span of a noun phrase around its head: determiners, modifiers and compounds.

    Relative clauses, appositions and conjoined nouns are left out; prepositional phrases too, unless asked.
    """
    start, end = head.start, head.end
    for child in head.children:
        if child.dep in _NP_LEAVES_OUT or (child.dep == "prep" and not with_prepositions):
            continue
        for token in child.subtree():
            start, end = min(start, token.start), max(end, token.end)
    return Span(start, end)


def clause_span(verb: Token) -> Span:
    """The span of the clause headed by a verb or noun: its subtree, trimmed of outer punctuation."""
    tokens = [token for token in verb.subtree() if token.pos != "PUNCT"] or [verb]
    return Span(tokens[0].start, tokens[-1].end)


def _resolve_relative(subject: Token) -> Token:
    """The noun that a relative pronoun stands for, or the subject itself."""
    verb = subject.head
    if subject.lower in _RELATIVE and verb.dep == "relcl" and subject.pos in ("PRON", "DET", "SCONJ"):
        return who_is_meant(verb.head, verb)
    return subject
