"""Denials: who denies an act in words that stand behind it or apart from it.

`The group accused the army of burning the village, a charge denied by the government`: the denial is the
government's, and of the act that the charge tells of. `Both sides agreed on a truce. The ministry denied that
there was any agreement`: likewise, in a sentence of its own. Who says right behind it that the report is
untrue, or that no such thing happened, denies it as well.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from rashomon.comparison.index import Index
from rashomon.comparison.words import account_words, act_of, is_of_family, singular
from rashomon.findings import Attribution, Event
from rashomon.report import Citation

_BARE = frozenset("the a an that this any such it its their his her".split())
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_MOST_WORDS = 8
"""Words of a denial's content within which it names what it denies, and no act of its own."""


@cache
def _behind() -> tuple[re.Pattern[str], re.Pattern[str]]:
    charge, denied = ("|".join(sorted(account_words(kind))) for kind in ("charge", "denying"))
    what = rf",?\s+(?:and\s+)?(?:an?|the|any|both|such)\s+(?:{charge})s?\s+"
    stop = r"(?!who\b|which\b|as\b|and\s+(?:the\s+)?\w+ed\b)"
    who = rf"(?P<who>(?:(?:the|a|an|its|their)\s+)?[\w'’-]+(?:\s+{stop}[\w'’-]+){{0,6}}?)"
    is_so = r"(?:(?:that|which)\s+(?:was|were|is|has been|have been|had been)\s+)?"
    by = rf"{what}(?P<cue>{is_so}(?:\w+ly\s+)?(?:{denied})\s+by)\s+{who}\s*(?=[,.;:\n]|$)"
    has = rf"(?:(?:has|have|had)\s+)?(?:\w+ly\s+)?(?:{denied})"
    does = rf"{what}(?:that\s+|which\s+)?{who}\s+(?P<cue>{has})\s*(?=[,.;:\n]|$)"
    return re.compile(by, re.IGNORECASE), re.compile(does, re.IGNORECASE)


def denial_behind(index: Index, cited: Citation) -> tuple[Citation, Citation] | None:
    """Who denies the charge that a sentence ends with, and the words for it; None where nobody does."""
    report = index.reading.report
    _, end = index.sentence(cited.start)
    for pattern in _behind():
        found = pattern.search(report.text, cited.end, end)
        if found is not None:
            return report.cite(*found.span("who")), report.cite(*found.span("cue"))
    return None


def with_denial_behind(
    index: Index, cited: Citation, chain: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """The attributions of an act, the denial of the charge behind it given to whoever denies it."""
    if not any(said.act in ("accuse", "assert", "deny") for said in chain):
        return tuple(chain)
    found = denial_behind(index, cited)
    if found is None:
        return tuple(chain)
    who, cue = found
    same = next((said for said in index.reading.voices if _overlap(said.cue, cue)), chain[0])
    denial = same.model_copy(
        update={
            "source": (who,),
            "cue": (cue,),
            "act": "deny",
            "parent": None,
            "source_actor": None,
            "source_form": "explicit",
            "source_kind": same.source_kind if _overlap(same.source, who) else "collective",
        }
    )
    return (denial, *(said for said in chain if said.act != "deny" and not _overlap(said.source, who)))


def _overlap(cues: Sequence[Citation], cue: Citation) -> bool:
    return any(one.start < cue.end and cue.start < one.end for one in cues)


def denial_apart(index: Index, event: Event, own: Sequence[Attribution]) -> Attribution | None:
    """Who denies an act in another sentence that names it by a word of its family, or as the charge.

    `The ministry denied that there was any agreement`; `The army denied the charge`, right after it.
    """
    is_truce = is_of_family(event.lemma, "truce")
    told = [event.trigger, *event.mentions]
    at = {index.sentence(cited.start) for cited in told}
    after = {index.sentence(min(end, len(index.reading.report.text) - 1)) for _, end in at}
    charged = any(said.act in ("accuse", "assert") for said in own)
    for said in index.reading.voices:
        if not said.source or not said.content or said in own:
            continue
        if index.sentence(said.content[0].start) in at:
            continue
        content = " ".join(c.quote for c in said.content)
        next_to_it = index.sentence((said.cue or said.content)[0].start) in after
        if said.act != "deny":
            if says_there_was_none(content, event.lemma) or (next_to_it and says_untrue(content)):
                return said
            continue
        words = _WORD.findall(content)
        if not 0 < len(words) <= _MOST_WORDS:
            continue
        nouns = [singular(word.lower()) for word in words]
        if is_truce and any(is_of_family(noun, "truce") for noun in nouns):
            return said
        bare = set(nouns) - _BARE
        if charged and next_to_it and bare and bare <= account_words("charge"):
            return said
    return None


@cache
def _untrue() -> tuple[re.Pattern[str], re.Pattern[str]]:
    charge, untrue = ("|".join(sorted(account_words(kind))) for kind in ("charge", "untrue"))
    told = rf"(?:that\s+)?(?:(?:the|such|these|those|its|their|this|all|any)\s+)?(?:\w+\s+)?(?:{charge})s?\b"
    of = r"(?:\s+(?:of|that|about)\b(?:\s+[\w'’-]+){1,8}?)?"
    so = r"\s+(?:(?:was|were|is|are|be|been|being|as|to\s+be)\s+)?(?:(?:\w+ly|all|a|an|pure|mere)\s+)*"
    none = r"no\s+such\s+\w+\s+(?:ha[sd]\s+)?(?:ever\s+)?(?:happened|occurred|took|taken|existed|exists)\b"
    return re.compile(rf"\W*{told}{of}{so}(?:{untrue})\b", re.IGNORECASE), re.compile(none, re.IGNORECASE)


def says_untrue(content: str) -> bool:
    """True for `the report was untrue`, `the claims baseless`, `no such thing happened`."""
    of_charge, none = _untrue()
    return of_charge.match(content) is not None or none.search(content) is not None


_NONE = re.compile(
    r"\b(?:(?:was|were|is|are|been)\s+no|no\s+such)\s+(?P<what>(?:[\w-]+\s+)?[\w-]+)", re.IGNORECASE
)


def says_there_was_none(content: str, lemma: str) -> bool:
    """True for `there had been no bombing`, `no such attack took place`, of an act of that family."""
    act = act_of(lemma)
    told = (
        act_of(singular(word.lower())) for found in _NONE.finditer(content) for word in found["what"].split()
    )
    if act is None or act.kind == "result":  # `there were no deaths` counts them
        return False
    return any(one is not None and one.family == act.family for one in told)
