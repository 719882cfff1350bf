"""When an act was, by its own clause or sentence: the time that hangs with it, and none that is another's."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from rashomon.findings import Maker, Time
from rashomon.language import Parse, Token
from rashomon.reading.control import who_is_one_of_those
from rashomon.reading.events.draft import Draft
from rashomon.reading.events.roles.drafts import above
from rashomon.reading.events.where_when.dating import (
    are_one_day,
    charge_of,
    coarseness,
    is_of_a_thing,
    is_of_past_joined,
    is_of_somebody,
    is_of_words_about,
    is_out_of_tense,
    went_on_before,
    went_on_meanwhile,
    when_of,
)
from rashomon.reading.events.where_when.placing import MAKER, SAME_SENTENCE, is_frame
from rashomon.reading.events.where_when.settings import SAYING, beside, is_at_a_distance
from rashomon.reading.events.words.nominals import is_own_word
from rashomon.reading.grammar import verb_over


class Timing:
    """Finds the times of a parse's drafts.

    `times` are its days and parts of days by the index of their first word, `timed` the indices of all words
    of times, `day` the day from which background is counted (ISO), if known.
    """

    def __init__(
        self, parse: Parse, times: Mapping[int, Sequence[Time]], timed: Collection[int], day: str | None
    ) -> None:
        self._parse, self._times, self._timed, self._day = parse, times, timed, day

    def time_of(self, draft: Draft) -> tuple[Time | None, Maker]:
        """The time of the clause, else the only one of the sentence, else None; and what found it."""
        if draft.trigger.light == "doer" and is_own_word(draft.trigger.predicate):
            # `claimed the blast on Friday`: it was claimed then
            return None, MAKER
        in_clause = [
            time
            for token in draft.clause
            if not is_of_a_thing(token, draft)
            for time in self._times.get(token.i, ())
            if not (self._is_of_another_act(time, draft) or is_out_of_tense(time, draft, self._day))
        ]
        if in_clause:
            # The finest, and of these the first: `on Monday in 2014` means the day. Not what came before.
            best = min(in_clause, key=lambda time: (self._went_before(time), coarseness(time)))
            return best, MAKER
        if (told := self._told_of(draft)) is not None:
            return told, SAME_SENTENCE
        if (charged := self._charged(draft)) is not None:
            return charged, SAME_SENTENCE
        wider = [
            time
            for token in above(draft) or beside(draft)
            for time in self._times.get(token.i, ())
            if not (self._is_of_another_act(time, draft) or is_out_of_tense(time, draft, self._day))
            and not is_of_somebody(draft.trigger.predicate)
        ]
        if wider:
            best = min(wider, key=coarseness)
            return best, MAKER
        sentence = draft.trigger.head.sent
        around = [t for token in (sentence.tokens if sentence else ()) for t in self._times.get(token.i, ())]
        if (
            are_one_day(around)
            and not any(is_out_of_tense(time, draft, self._day) for time in around)
            and any(is_frame(self._parse, time, draft.trigger.predicate) for time in around)
            and not any(self._speaks_of_speech(time, draft.trigger.predicate) for time in around)
            and not any(self._is_told_otherwise(time, draft) for time in around)
            and not is_of_somebody(draft.trigger.predicate)
            and not went_on_before(draft.trigger.head)
            and all(time.citations[0].start < draft.trigger.predicate.start for time in around)
        ):
            # `crossed at dawn on Saturday and stormed the fort`
            finest = min(around, key=coarseness)
            return finest, SAME_SENTENCE
        trailing = [time for time in around if self._closes_quote(time, draft)]
        if len(trailing) == 1:
            return trailing[0], SAME_SENTENCE
        return None, MAKER

    def _charged(self, draft: Draft) -> Time | None:
        """The month or year of a deed with which somebody is charged, which stands behind the charge."""
        noun = draft.trigger.head
        if draft.trigger.places.noun is None or noun.dep != "pobj" or noun.sent is None:
            return None
        verbs = [above for above in noun.ancestors() if above.pos == "VERB"][:1]
        around = [time for token in noun.sent.tokens for time in self._times.get(token.i, ())]
        return next((time for time in around for verb in verbs if charge_of(time, verb) is noun), None)

    def _told_of(self, draft: Draft) -> Time | None:
        """The time that the sentence tells of the act: `in 2029, when rebels shelled it`.

        Or of what those whom it befell were doing then.
        """
        sentence, when = draft.trigger.head.sent, when_of(draft)
        if sentence is not None and when is not None:
            for token in sentence.tokens:
                for time in self._times.get(token.i, ()):
                    between = self._parse.text[time.citations[0].end : max(when.start, time.citations[0].end)]
                    if between.strip() in ("", ",") and time.citations[0].end <= when.start:
                        return None if is_out_of_tense(time, draft, self._day) else time
        meanwhile = [time for token in went_on_meanwhile(draft) for time in self._times.get(token.i, ())]
        return meanwhile[0] if are_one_day(meanwhile) and meanwhile else None

    def _went_before(self, time: Time) -> bool:
        """True for a time in what the act came after (`After a night of fighting, they left on Monday`)."""
        tokens = self._parse.tokens_in(time.citations[0].start, time.citations[0].end)
        return any(
            node.dep == "prep" and node.lower in ("after", "following", "despite")
            for node in (tokens[0], *tokens[0].ancestors())
            if node.pos in ("ADP", "SCONJ", "VERB")
        )

    def _is_of_another_act(self, time: Time, draft: Draft) -> bool:
        """True for when something ends, or when something else was that the act is counted from.

        `jailed until June 30`, `his visit since taking office in January`. What it came after was mostly
        on the same day (`captured after a battle on Sunday`), but not what that came after.
        """
        if charge_of(time, draft.trigger.predicate) not in (None, draft.trigger.head):
            return True
        words = self._parse.tokens_in(time.citations[0].start, time.citations[0].end)
        if self._is_told_otherwise(time, draft):
            return True
        own = {token.i for trigger in (draft.trigger, *draft.more) for token in trigger.tokens}
        if words[0].dep == "pobj" and words[0].head.lower in ("until", "till"):
            return True  # `gave Arden until Friday`, where the word is among those for the act
        afters = 0
        for node in (words[0], *words[0].ancestors()):
            if node.i in own:
                return False
            if node.lower in _NOT_YET:
                return True  # `called up those born in 2001`, `struck ahead of the feast`
            if node.dep not in ("prep", "mark", "pcomp") or (
                node.pos not in ("ADP", "SCONJ") and node.lower != "following"
            ):
                continue
            below = [child for child in node.children if child.dep in ("pobj", "pcomp")]
            if any(token.i in own for child in below for token in child.subtree()):
                continue
            if node.lower in ("until", "till"):
                return True
            other = any(child.i not in self._timed for child in below)
            if other and is_at_a_distance(node):
                return True
            afters += other and node.lower in ("after", "following")
            # `met for the first time since the war of 2029`
            begun = node.lower == "since" and (
                any(child.dep == "pcomp" for child in below)
                or (other and node.head.lemma == "time")
                or who_is_one_of_those(draft.trigger.head) is not None
            )
            if begun or (other and afters > 1):
                return True
        return False

    def _is_told_otherwise(self, time: Time, draft: Draft) -> bool:
        """True for the day of words about a deed, and for that of what was, beside what is now.

        Of a month or a year of such words no more is told than that the deed was not after it.
        """
        word = self._parse.tokens_in(time.citations[0].start, time.citations[0].end)[0]
        about = coarseness(time) == 0 and is_of_words_about(word, draft.trigger.head)
        return about or is_of_past_joined(word, draft.trigger.predicate)

    def _closes_quote(self, time: Time, draft: Draft) -> bool:
        """True for a time between an act and a comma before who said it (`died yesterday, the mayor said`).

        The parser often hangs such a word on the verb of saying.
        """
        predicate = draft.trigger.predicate
        tokens = self._parse.tokens_in(time.citations[0].start, time.citations[0].end)
        after = tokens[-1].i + 1
        if is_of_a_thing(tokens[0], draft) or is_out_of_tense(time, draft, self._day):
            return False
        if tokens[0].i < predicate.i or after >= len(self._parse.tokens):
            return False
        saying = next((node for node in tokens[0].ancestors() if node.lemma in SAYING), None)
        return (
            self._parse.tokens[after].text == ","
            and saying is not None
            and saying.i > after
            and any(above is saying for above in predicate.ancestors())
        )

    def _speaks_of_speech(self, time: Time, predicate: Token) -> bool:
        """True for a time that tells when something was said (`the ministry said on Friday`).

        Whatever the verb is, if the act stands in what is said (`In May he hinted that they had shelled it`).
        """
        token = self._parse.tokens_in(time.citations[0].start, time.citations[0].end)[0]
        above = [predicate, *predicate.ancestors()]
        contents = {node.head.i for node in above if node.dep == "ccomp" and node.child("mark") is not None}
        own = verb_over(token)
        if own is not None and own.i in contents:
            return True
        return any(node.lemma in SAYING for node in token.ancestors() if node.pos == "VERB")


_NOT_YET = frozenset("born ahead eve prior".split())
"""Words over a day that is not that of the act."""
