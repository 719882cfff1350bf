"""Quote marks joined to cues: whose quote it is, and how far it goes on.

A quote widens the content that it overlaps; a quote beside a cue without content becomes its content; a
sentence or paragraph that is all quote goes on with the words of the speaker before it.
"""

from __future__ import annotations

from rashomon.language import Parse, Token
from rashomon.reading.voices.drafts import Draft
from rashomon.reading.voices.quotes import Quote, QuoteMarks
from rashomon.reading.voices.sources import source_words, subject_of
from rashomon.reading.voices.speaker_labels import LAYOUT

_LEAST_WORDS = 3  # a shorter quote without a cue beside it is a name, a title or a single borrowed word
_NEAR = 12  # words that may stand between a quote and its cue (`Hale, 52, who commands ..., said`)
_COVERED = 0.8  # share of a sentence's words inside marks from which the sentence is all quote
_OVER_FURNITURE = 3  # sentences from which a quote is carried on over a heading or link of the page


def join_quotes(parse: Parse, drafts: list[Draft], marks: QuoteMarks) -> list[Draft]:
    """The drafts with quotes joined to them; drafts that waited for a quote and got none are dropped."""
    joiner = _Joiner(parse, drafts, marks)
    for quote in marks.quotes:
        joiner.join(quote)
    return [draft for draft in joiner.drafts if draft.content]


class _Joiner:
    def __init__(self, parse: Parse, drafts: list[Draft], marks: QuoteMarks) -> None:
        self.parse = parse
        self.drafts = drafts
        self.marks = marks
        layout = [draft for draft in drafts if draft.rule in LAYOUT]
        self.placed = {i for draft in layout for i in (*draft.content, *draft.source)}
        self.by_sentence: dict[int, list[Draft]] = {}
        for draft in drafts:
            sentence = parse.tokens[draft.anchor].sent
            if sentence is not None:
                self.by_sentence.setdefault(sentence.i, []).append(draft)
        self.last: tuple[Draft, int] | None = None  # the latest quoted draft, and the sentence it reached

    def join(self, quote: Quote) -> None:
        words = self.parse.tokens_in(quote.start, quote.end)
        real = [token for token in words if token.pos != "PUNCT"]
        if not real or words[0].sent is None or words[-1].sent is None:
            return
        if real[0].i in self.placed and real[-1].i in self.placed:
            self.last = None  # a speaker told by layout: the next paragraph is another's
            return
        draft = self._overlapping(words) or self._beside(quote, words, real)
        if draft is None:
            draft = self._verb_after(words, real)
        if draft is None:
            draft = self._colon_before(words, real) or self._carried_on(quote, words, real)
        if draft is None:
            return
        draft.content.update(token.i for token in words)
        draft.content |= draft.lead
        draft.content -= draft.cue
        draft.content -= set(draft.source)
        cue_sentence = self.parse.tokens[draft.anchor].sent
        self.last = (draft, max(words[-1].sent.i, cue_sentence.i if cue_sentence else 0))

    def _candidates(self, words: list[Token]) -> list[Draft]:
        """Drafts of the sentences that the quote begins and ends in, cue outside the quote."""
        first, last = words[0], words[-1]
        found: list[Draft] = []
        for index in sorted({first.sent.i if first.sent else -1, last.sent.i if last.sent else -1}):
            found.extend(self.by_sentence.get(index, ()))
        # a following sentence may begin with the cue where the sentence was cut at the closing mark
        if last.sent is not None and _ends_sentence(last) and _runs_on(words):
            found.extend(
                draft
                for draft in self.by_sentence.get(last.sent.i + 1, ())
                if self._begins_with_cue(draft, last.sent.i + 1) and not draft.content
            )
        return [draft for draft in found if not first.i <= draft.anchor <= last.i]

    def _begins_with_cue(self, draft: Draft, index: int) -> bool:
        sentence = self.parse.sentences[index]
        if sentence.section is not self.parse.sentences[index - 1].section:
            return False
        return min([*draft.cue, *draft.source]) - sentence.tokens[0].i <= 1

    def _overlapping(self, words: list[Token]) -> Draft | None:
        """The draft whose content already holds part of the quote."""
        best, most = None, 0
        indices = range(words[0].i, words[-1].i + 1)
        for draft in self._candidates(words):
            shared = sum(1 for i in indices if i in draft.content)
            if shared > most:
                best, most = draft, shared
        if best is None:
            return None
        outside = len(best.content) - most
        # a borrowed word or two inside a longer clause adds nothing to it
        return best if most * 2 >= len(words) or outside <= most or len(words) > most else None

    def _beside(self, quote: Quote, words: list[Token], real: list[Token]) -> Draft | None:
        """The nearest cue that takes quotes and has no other content, in the same sentence."""
        first, last = words[0], words[-1]
        best, nearest = None, _NEAR + 1
        for draft in self._candidates(words):
            if draft.site is None or not draft.site.entry.frames & {"quote"}:
                continue
            if draft.content and not self._all_quoted(draft):
                continue
            own = [*draft.cue, *draft.source]
            distance = min(own) - last.i if min(own) > last.i else first.i - max(own)
            enough = len(real) >= _LEAST_WORDS or distance <= 3 or bool(draft.lead)
            if 0 < distance < nearest and enough:
                best, nearest = draft, distance
        return best

    def _verb_after(self, words: list[Token], real: list[Token]) -> Draft | None:
        """A verb of no list that follows a quote as verbs of saying do (`"All is lost," sighed Hale`)."""
        if len(real) < _LEAST_WORDS or not _runs_on(words):
            return None
        after = self.parse.tokens[words[-1].i + 1 : words[-1].i + 1 + _NEAR]
        verb = next((t for t in after if t.pos in ("VERB", "AUX", "PUNCT")), None)
        if (
            verb is None
            or verb.pos != "VERB"
            or verb.tag not in ("VBD", "VBZ")
            or verb.child("dobj", "ccomp")
        ):
            return None
        subject = subject_of(verb, inverted=True)
        if subject is None or words[0].i <= subject.i <= words[-1].i:
            return None
        before = set(range(words[-1].i + 1, verb.i))
        if not before <= {t.i for t in subject.subtree()} | {t.i for t in verb.children if t.dep == "advmod"}:
            return None
        draft = Draft(None, "attribution.beside_quote", {verb.i})
        draft.source = source_words(subject, outside={verb.i, *(t.i for t in words)})
        draft.source_head = subject
        self.drafts.append(draft)
        return draft

    def _all_quoted(self, draft: Draft) -> bool:
        return all(
            self.marks.at(self.parse.tokens[i].start) is not None
            for i in draft.content
            if self.parse.tokens[i].pos != "PUNCT"
        )

    def _carried_on(self, quote: Quote, words: list[Token], real: list[Token]) -> Draft | None:
        """The speaker before, where a sentence is all quote and follows that speaker's words."""
        sentence = words[0].sent
        if sentence is None or len(real) < 2 or not self._is_whole(words, real):
            return None
        reach = _OVER_FURNITURE if quote.carried_on else 1
        if self.last is None or sentence.i - self.last[1] > reach:
            return self._speaker_of(sentence.i - 1) if words[0].i == sentence.tokens[0].i else None
        draft, reached = self.last
        before = self.parse.sentences[reached]
        if before.section.kind == "headline" and before.section is not sentence.section:
            return None  # a headline's speaker is not the speaker of the story's first words
        same_paragraph = before.section is sentence.section
        next_paragraph = words[0].i == sentence.tokens[0].i
        return draft if same_paragraph or quote.carried_on or next_paragraph else None

    def _speaker_of(self, index: int) -> Draft | None:
        """The only speaker of a sentence without quotes, whose words a quoted sentence then gives."""
        said = [
            draft
            for draft in self.by_sentence.get(index, ())
            if draft.source and draft.site is not None and draft.site.entry.cue_class == "communication"
        ]
        held = [d for d in said if not any(d.anchor in other.content for other in said if other is not d)]
        return held[0] if len(held) == 1 else None

    def _is_whole(self, words: list[Token], real: list[Token]) -> bool:
        first, last = words[0].sent, words[-1].sent
        if first is None or last is None:
            return False
        if len(real) * 3 < last.tokens[-1].i - first.tokens[0].i:
            return False  # far from whole: no need to count
        total = sum(
            1 for t in self.parse.tokens[first.tokens[0].i : last.tokens[-1].i + 1] if t.pos != "PUNCT"
        )
        return len(real) >= _COVERED * total

    def _colon_before(self, words: list[Token], real: list[Token]) -> Draft | None:
        """`Hale:` before the quote, or a sentence that ends in a colon and holds a cue."""
        first = words[0]
        if first.i == 0 or len(real) < _LEAST_WORDS:
            return None
        colon = self.parse.tokens[first.i - 1]
        if not colon.text.endswith(":") or colon.sent is None:
            return None
        waiting = [d for d in self.by_sentence.get(colon.sent.i, ()) if d.anchor < colon.i and not d.content]
        if waiting:
            return waiting[-1]
        return self._speaker_before(colon)

    def _speaker_before(self, colon: Token) -> Draft | None:
        sentence = colon.sent
        if sentence is None:
            return None
        before = [t for t in sentence.tokens if t.i < colon.i]
        if not before or any(t.pos in ("VERB", "AUX") for t in before):
            return None
        head = next((t for t in before if t.head.i not in {b.i for b in before} or t.head is t), before[-1])
        draft = Draft(None, "attribution.colon", {colon.i})
        draft.source = source_words(head, outside={colon.i})
        draft.source_head = head
        self.drafts.append(draft)
        return draft


def _runs_on(words: list[Token]) -> bool:
    """True when the quote's last mark lets the sentence go on: comma, `!` or `?` before the closing mark."""
    inner = [
        token
        for token in words[-3:]
        if token.pos == "PUNCT" and token.text in (",", "!", "?", "—", "…", "...")
    ]
    return bool(inner)


def _ends_sentence(token: Token) -> bool:
    return token.sent is not None and token.i == token.sent.tokens[-1].i
