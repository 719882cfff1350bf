"""Tagged content that no cue took: it is somebody's words, and the grammar or a mark tells whose.

The encoder is surer of what is said than of what says it. A content without a cue is looked at in three ways:
beside a source with nothing but a dash or colon between them (`"..." - Hale`, `Hale: ...`); hung on a verb or
noun of no list, which is then its cue (`the files left little doubt that ...`); or in quote marks with nobody
told, whose speaker stays open, so that the words do not pass for the report's own.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from rashomon.language import Parse, Token
from rashomon.lexicons.cues import source_nouns
from rashomon.reading.clauses import is_passive, passive_agents
from rashomon.reading.voices.cues import is_naming, verb_group
from rashomon.reading.voices.drafts import Draft
from rashomon.reading.voices.quotes import QuoteMarks
from rashomon.reading.voices.sources import can_speak, is_told, source_words, subject_of
from rashomon.reading.voices.stretches import HEAD, Stretch, outer_word

_VERBAL = ("VERB", "AUX")
_SPEAKER_MARKS = frozenset("—–―-:")  # what stands between a speaker and words without a word of saying
_SUBJECTS = ("nsubj", "nsubjpass")
_PRONOUNS = frozenset({"PRON"})
_LEAST_TOLD = 4  # words from which a document can be what tells them (`a report uncovered how ...`)
_LEAST_QUOTED = 4  # words in quote marks from which they are speech without a speaker, not a term or title
_SURE_HUNG = 0.7  # mean probability of a content from which a cue of no list is believed
# Chosen among five settings on attribution.dev and a sixth of .train, for content F1 and detection.
_QUOTED = 0.8  # share of such a content that stands inside the marks


def grammar_source(head: Token, draft: Draft) -> None:
    """Give a draft without a source the subject or owner of its cue, where that is one who can speak."""
    if is_told(head):
        return
    if head.pos in _VERBAL and is_passive(head):
        subject = next(iter(passive_agents(head)), None)
    elif head.pos in _VERBAL:
        subject = subject_of(head)
    else:
        subject = head.child("poss") or (subject_of(head.head) if head.head.pos in _VERBAL else None)
    if subject is None or subject.i in draft.cue:
        return
    agent = head.pos in _VERBAL and is_passive(head) and can_speak(subject)
    if subject.i in draft.content:
        if not agent:
            return
        # `debunked by Arvania as a hoax`
        draft.content -= {t.i for t in subject.subtree() if t.i <= subject.i}
    document = source_nouns().get(subject.lemma) == "document" and len(draft.content) >= _LEAST_TOLD
    if can_speak(subject) or document or subject.pos in _PRONOUNS:
        draft.source = source_words(subject, outside=draft.cue | draft.content)
        draft.source_head = subject


class Leftovers:
    """Makes drafts of the contents that are left over."""

    def __init__(
        self,
        parse: Parse,
        owner: Mapping[int, Stretch],
        contents: Sequence[Stretch],
        marks: QuoteMarks,
    ) -> None:
        self._parse = parse
        self._owner = owner
        self._contents = contents
        self._marks = marks

    def drafts(self, made: Sequence[Draft], cited: Collection[int]) -> list[Draft]:
        """A draft for each content of which no word is taken by those made, where something tells whose."""
        taken = {i for draft in made for i in (*draft.content, *draft.source, *draft.cue)}.union(cited)
        found = []
        for content in self._contents:
            if taken.isdisjoint(content.words()):
                draft = self._beside_source(content, taken) or self._governed(content)
                if draft is None and self._is_quoted(content):
                    speaker = self._speaker_before(content, made)
                    if speaker is not None:
                        speaker.content.update(content.words())
                        continue
                    draft = self._draft(content, set())  # somebody's, and nobody tells whose
                if draft is not None:
                    found.append(draft)
                    taken.update(draft.content, draft.source)
        return found

    def _draft(self, content: Stretch, cue: set[int]) -> Draft:
        words = set(content.words()) - cue
        return Draft(None, HEAD, cue, content=words, confidence=round(content.score, 3))

    def _beside_source(self, content: Stretch, taken: Collection[int]) -> Draft | None:
        """A source right after the words (a dash between) or right before them (a dash or colon between)."""
        for step, edge in ((1, content.end), (-1, content.first - 1)):
            marks, at = [], edge
            while 0 <= at < len(self._parse.tokens) and self._parse.tokens[at].pos in ("PUNCT", "SPACE"):
                marks.append(self._parse.tokens[at])
                at += step
            source = self._owner.get(at)
            sign = next((mark for mark in marks if mark.text.strip("”\"’'") in _SPEAKER_MARKS), None)
            if source is None or source.role != "SOURCE" or sign is None or source.first in taken:
                continue
            if sign.text == ":" and (step > 0 or self._is_rubric(source, content)):
                continue
            draft = self._draft(content, {sign.i})
            draft.source, draft.source_head = list(source.words()), outer_word(self._parse, source)
            return draft
        return None

    def _is_rubric(self, label: Stretch, content: Stretch) -> bool:
        """True for `Situation report: rebels take Vesk`: a kind of text heads the line, and quotes nobody."""
        kind = source_nouns().get(outer_word(self._parse, label).lower)
        return kind == "document" and not self._is_quoted(content)

    def _governed(self, content: Stretch) -> Draft | None:
        """The verb, noun or adjective that the content hangs on is its cue."""
        if content.score < _SURE_HUNG:
            return None
        head = outer_word(self._parse, content)
        governor = head.head
        if governor is head or governor.i in content.words():
            return None
        if head.dep in _SUBJECTS and not any(self._parse.tokens[i].pos in _VERBAL for i in content.words()):
            return None  # `the general was spotted`: who does or suffers something is not said
        cue = set()
        if governor.pos == "ADP":
            cue, governor = {governor.i}, governor.head
        if governor.pos not in (*_VERBAL, "NOUN", "ADJ") or governor.i in content.words():
            return None
        told = any(self._parse.tokens[i].pos in _VERBAL for i in content.words())
        if is_naming(self._parse, governor) and not (told and governor.dep == "acl"):
            return None
        own = verb_group(governor) if governor.pos in _VERBAL else {governor.i}
        if own & set(content.words()):
            return None
        draft = self._draft(content, own | cue if max(own) + 1 in cue else own)
        grammar_source(governor, draft)
        return draft

    def _is_quoted(self, content: Stretch) -> bool:
        words = [t for i in content.words() if (t := self._parse.tokens[i]).pos not in ("PUNCT", "SPACE")]
        spans = [(t.start, t.end) for t in words]
        return len(words) >= _LEAST_QUOTED and self._marks.share(spans) >= _QUOTED

    def _speaker_before(self, content: Stretch, made: Sequence[Draft]) -> Draft | None:
        """The one who is quoted, alone, in the sentence before of the same paragraph."""
        here = self._parse.tokens[content.first].sent
        said = [
            draft
            for draft in made
            if draft.source
            and draft.cue
            and draft.content
            and (there := self._parse.tokens[max(draft.cue)].sent) is not None
            and here is not None
            and here.i - there.i == 1
            and there.section is here.section
        ]
        held = [one for one in said if not any(one.anchor in other.content for other in said)]
        if len(held) != 1:
            return None
        tokens = (self._parse.tokens[i] for i in held[0].content)
        return held[0] if any(self._marks.at(token.start) is not None for token in tokens) else None
