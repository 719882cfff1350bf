"""Words of force that a contest of words borrows: `attacked his rival in the debate`, `a battle for votes`.

In a report about a campaign such a word tells of force only where its sentence says so by something else.
"""

from __future__ import annotations

from collections.abc import Iterable

from rashomon.language import Parse, Token
from rashomon.lexicons.events import event_classes
from rashomon.reading.events.words.triggers import Trigger

_LEAST, _LEAST_ALONE = 5, 2
"""A report is of a contest of words with so many words for one and more of them than of force, or with so
many and none of force. Chosen on 34 press reports read, where it left out 36 rows, 35 of them wrong."""


def without_figures(parse: Parse, triggers: list[Trigger]) -> list[Trigger]:
    """The triggers that tell of acts, in a report of a contest without those that tell of words."""
    triggers = [trigger for trigger in triggers if not _is_keyword(trigger)]
    if not _is_of_contest(parse.tokens):
        return triggers
    return [trigger for trigger in triggers if not _is_figure(trigger)]


def _is_keyword(trigger: Trigger) -> bool:
    """True for a word among the keywords of a page (`Tags Arden army barrel bombs Vesk The army said`).

    They end where a small word begins a sentence; none is a past tense.
    """
    sentence = trigger.head.sent
    if sentence is None or sentence.tokens[0].text not in _KEYWORDS or trigger.head.tag == "VBD":
        return False
    before = [token for token in sentence.tokens[1:] if token.i <= trigger.head.i]
    return not any(token.text in _OPENINGS for token in before)


_KEYWORDS = frozenset(("Tags", "Keywords", "Topics"))
_OPENINGS = frozenset("The A An In On At It He She They This These".split())


def _is_of_contest(tokens: Iterable[Token]) -> bool:
    classes = event_classes()
    lemmas = [token.lemma.lower() for token in tokens]
    contest = sum(lemma in classes["CONTEST"] for lemma in lemmas)
    force = sum(lemma in classes["BLOODSHED"] for lemma in lemmas)
    return contest >= (_LEAST if force else _LEAST_ALONE) and contest > force


def _is_figure(trigger: Trigger) -> bool:
    """True for a word that figures of speech use, in a sentence that says nothing else of force."""
    classes = event_classes()
    borrowed = any(word in classes["FIGURATIVE"] for word in trigger.entry.words)
    if trigger.entry.quad != "material_conflict" or not borrowed:
        return False
    words = {token.i for token in trigger.tokens}
    sentence = trigger.head.sent
    return not any(
        token.lemma.lower() in classes["BLOODSHED"]
        and token.i not in words
        and (token.pos != "VERB" or token.lemma in classes["STRICT"])  # `rocketed in the polls`
        for token in (sentence.tokens if sentence is not None else ())
    )
