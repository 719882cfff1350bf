"""The encoder's tags joined to the rules: the tags say where sources, cues and contents are, the rules whose.

The encoder marks each word as part of a source, a cue, a content or none, outermost attributions only. Here
each tagged cue becomes a draft. Its content and source are the tagged stretches that the grammar's own draft
for that cue touches; failing that, the nearest stretch in the same sentence. Stretches that no cue took are
joined to the words they go on with. What the rules find inside a tagged content stays, as nested.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace

from rashomon.language import Parse, Token
from rashomon.lexicons.cues import source_nouns
from rashomon.reading.clauses import is_passive
from rashomon.reading.grammar import is_infinitive
from rashomon.reading.voices.complements import inner_drafts
from rashomon.reading.voices.cues import CueSite, is_naming
from rashomon.reading.voices.drafts import Draft
from rashomon.reading.voices.leftovers import Leftovers, grammar_source
from rashomon.reading.voices.nesting import is_frame_of_mind
from rashomon.reading.voices.quotes import QuoteMarks
from rashomon.reading.voices.sharing import denied_noun, hold_quoted, hold_shared
from rashomon.reading.voices.sources import can_speak, is_told, settled
from rashomon.reading.voices.speaker_labels import LAYOUT
from rashomon.reading.voices.stretches import HEAD, Stretch, outer_word, parted, stretches

_NO_SOURCES = frozenset({"ADP", "ADV", "SCONJ", "CCONJ", "INTJ", "PUNCT", "SYM"})  # heads of no source
_SURE = 0.6  # mean probability of a content from which a cue of no list, and nobody's, is believed
# Chosen with _SURE_HUNG of attribution_leftovers.py, on the same texts.
_NAMING = frozenset({"know", "name", "nickname", "rename", "dub", "title", "entitle"})
_CONVENED = frozenset(
    "meeting session summit conference vote election referendum strike walkout boycott truce ceasefire halt "
    "rally march protest demonstration curfew".split()
)
# Words that headlines write as names are written.
_NO_NAMES = frozenset(
    "after against amid as at before by despite during for from in of on over since to under with".split()
)
_NOBODYS = frozenset({"suppose", "hear", "see"})  # `were heard to laugh`: perceived or meant, not thought
_NEAR_WORDS = 40  # words between a cue and the nearest stretch that can be its source or content
_APART = 0.3  # share of the smaller content below which two readings of one cue are at odds
_TOUCH = 0.5  # share of a draft's content inside tagged content from which it stands inside it


def join_tags(parse: Parse, drafts: list[Draft], sites: list[CueSite], marks: QuoteMarks) -> list[Draft]:
    """Drafts made of the tags, and after them the rules' drafts that stand inside tagged content."""
    joiner = _Joiner(parse, drafts, sites, marks)
    return joiner.join()


class _Joiner:
    def __init__(self, parse: Parse, drafts: list[Draft], sites: list[CueSite], marks: QuoteMarks) -> None:
        self.parse = parse
        self.marks = marks
        self.rules = drafts
        found = list(stretches(parse.heads[HEAD]))
        self.cues = [one for cue in found if cue.role == "CUE" for one in parted(parse, cue)]
        self.contents = [stretch for stretch in found if stretch.role == "CONTENT"]
        self.sources = [stretch for stretch in found if stretch.role == "SOURCE"]
        self.owner = {i: stretch for stretch in found for i in stretch.words()}
        self.cited: set[int] = set()
        self.spoken: set[int] = set()  # speakers that the tags took for somebody's words
        self.sites = {site.head.i: site for site in sites}
        self.by_cue: dict[int, list[Draft]] = {}
        for draft in drafts:
            for i in draft.cue:
                self.by_cue.setdefault(i, []).append(draft)

    def join(self) -> list[Draft]:
        made = [rule for rule in self.rules if rule.rule in LAYOUT]
        used = {id(rule) for rule in made}
        kept = {id(rule): rule for rule in made}  # the draft that stands for a rule's
        for cue in self.cues:
            rules = self._rules_of(cue)
            if any(rule.outer is not None for rule in rules):
                # whom a speaker cites: the tags have no word for it, and call the cited one content
                self.cited.update(i for one in rules for i in one.source)
                continue
            if any(id(rule) in used for rule in rules):
                continue  # the dash or colon of a speaker told by layout
            denied = denied_noun(rules)
            rules = [rule for rule in rules if rule is not denied]
            rule = max(rules, key=lambda one: len(one.content), default=None)
            if rule is None and any(is_naming(self.parse, self.parse.tokens[i]) for i in cue.words()):
                named = self._nearest(cue, self.contents)
                if named is not None and named.first == cue.end and not self._has_verb(named.words()):
                    self.cited.update(named.words())
                continue
            draft = self._of_cue(cue, rule)
            if rule is None and (self._only_convenes(cue) or self._is_rubric(cue, draft)):
                self.cited.update(draft.content)
                continue
            if rule is None and not draft.source:
                if self._sureness(draft.content) < _SURE or self._is_joint(cue):
                    continue  # a cue of no list, nobody's, and hardly any words
                if self._only_names(cue, draft):
                    self.cited.update(draft.content)  # and nobody else's words either
                    continue
                grammar_source(outer_word(self.parse, cue), draft)
            if denied is not None:
                noun = {i for i in draft.cue if i >= denied.anchor}
                if noun and max(noun) + 1 in draft.content:
                    draft.cue, draft.content = draft.cue - noun, draft.content | noun
            made.append(draft)
            used.update(id(one) for one in rules)
            kept.update((id(one), draft) for one in rules)
        made.extend(self._untagged_cues(made, used, kept))
        self._place_leftovers(made)
        made.extend(Leftovers(self.parse, self.owner, self.contents, self.marks).drafts(made, self.cited))
        for draft in made:
            draft.content = draft.content - self.spoken or draft.content
        hold_shared(self.parse, made)
        made = [draft for draft in made if draft.content]
        tagged = {i for draft in made for i in draft.content}
        self.rules = [*self.rules, *inner_drafts(self.parse, [*self.rules, *made], self.sites, tagged)]
        for rule in self.rules:
            if id(rule) in used or not rule.content:
                continue
            if rule.outer is not None:
                rule.outer = kept.get(id(rule.outer), rule.outer)
                rule.content = set(rule.outer.content) - rule.cue - set(rule.source)
                made.append(rule)
            elif self._stands_inside(rule, tagged) or self._stands_alone(rule, tagged):
                made.append(rule)
        hold_quoted(self.parse, made)
        for draft in made:
            if draft.source_head is not None and draft.source_head.lower in _NO_NAMES:
                draft.source, draft.source_head = [], None
        return made

    def _is_aim(self, rule: Draft) -> bool:
        """True for `steps to counter what he calls a threat`: nobody says it, he is told of with a term."""
        first = self.parse.tokens[min(rule.content)]
        infinitive = any(is_infinitive(self.parse.tokens[i]) for i in rule.cue)
        return infinitive and not rule.source and first.lower == "what"

    def _is_rubric(self, cue: Stretch, draft: Draft) -> bool:
        """True for `Situation report: rebels take Vesk`: a kind of text heads the line, and quotes nobody."""
        words = {self.parse.tokens[i].text for i in cue.words()}
        head = draft.source_head
        if words != {":"} or head is None or source_nouns().get(head.lower) != "document":
            return False
        return not any(self.parse.tokens[i].text in '"“”' for i in draft.content)

    def _untagged_cues(self, made: list[Draft], used: set[int], kept: dict[int, Draft]) -> list[Draft]:
        """Drafts of the rules for tagged contents that no tagged cue took: the head was unsure of the cue."""
        taken = {i for draft in made for i in draft.content}
        found = []
        for rule in sorted(self.rules, key=lambda one: -len(one.content)):
            if id(rule) in used or not rule.content or rule.outer is not None or self._is_aim(rule):
                continue
            free = [s for s in self.contents_touching(rule.content) if s.first not in taken]
            inside = any((s := self.owner.get(i)) is not None and s.role == "CONTENT" for i in rule.cue)
            if not free or inside:
                continue
            used.add(id(rule))
            draft = replace(rule, content={i for stretch in free for i in stretch.words()})
            draft.content -= draft.cue | set(draft.source)
            taken |= draft.content
            kept[id(rule)] = draft
            found.append(draft)
        return found

    def _stands_inside(self, rule: Draft, tagged: set[int]) -> bool:
        share = len(rule.content & tagged) / len(rule.content)
        return rule.anchor in tagged and share >= _TOUCH and not is_frame_of_mind(self.parse, rule)

    def _stands_alone(self, rule: Draft, tagged: set[int]) -> bool:
        """True for plain words of saying with a speaker where the head marks nothing at all.

        The head learned from one country's news; what says, denies or accuses elsewhere must not be lost.
        """
        if rule.site is None:
            plain = True
        else:
            entry = rule.site.entry
            spoken = entry.cue_class == "communication" and entry.pos != "noun"
            passive = is_passive(rule.site.head)
            plain = entry.cue_class == "evidential" or (spoken and (bool(rule.source) or passive))
            # `what is thought to be a mine`
            held = entry.act in ("believe", "expect") and entry.lemma not in _NOBODYS
            held = held and entry.pos == "verb" and rule.site.head.child("xcomp") is not None
            plain = plain or (passive and held)
        return plain and not rule.content & tagged and rule.anchor not in tagged

    def _rules_of(self, cue: Stretch) -> list[Draft]:
        found = {id(draft): draft for i in cue.words() for draft in self.by_cue.get(i, ())}
        return list(found.values())

    def _of_cue(self, cue: Stretch, rule: Draft | None) -> Draft:
        site = rule.site if rule is not None else self._site(cue)
        draft = Draft(site, HEAD, set(cue.words()), confidence=round(cue.score, 3))
        if site is not None:
            draft.act = site.act
        if rule is not None:
            draft.act = rule.act
            for content in self.contents_touching(rule.content):
                draft.content.update(content.words())
        if not draft.content:
            nearest = self._nearest(cue, self.contents)
            if nearest is not None and not (rule is not None and self._is_said_by_another(nearest, rule)):
                draft.content.update(nearest.words())
        if not draft.content and rule is not None:
            draft.content = set(rule.content)
        if rule is not None:
            draft.content |= self._raised_subject(rule, draft)
            if rule.site is not None and rule.site.entry.pos == "noun" and self._is_joint(cue):
                draft.cue.add(rule.site.head.i)  # the tags leave the noun of `Reports of ...` out
        draft.act = self._decisive_act(cue) or draft.act
        self._set_source(cue, draft, rule)
        if rule is not None and (_contradicts(rule, draft) or _is_hedged(rule, draft, self.parse)):
            return replace(rule, content=set(rule.content))
        return draft

    def _raised_subject(self, rule: Draft, draft: Draft) -> set[int]:
        """The subject of `Belmark was said | to be near`, where the tags have it for no content."""
        said = rule.site is not None and rule.site.entry.act in ("assert", "believe", "expect")
        passive = said and rule.site is not None and not rule.source and is_passive(rule.site.head)
        first = self.parse.tokens[min(draft.content)] if draft.content else None
        if not passive or first is None or first.lower != "to" or first.i < rule.anchor:
            return set()
        before = {i for i in rule.content if i < rule.anchor}
        free = all(i not in self.owner or self.owner[i].role == "SOURCE" for i in before)
        return before if free else set()

    def _is_said_by_another(self, content: Stretch, rule: Draft) -> bool:
        """True where a noun has words of its own by the grammar, and a verb has these."""
        if rule.site is None or rule.site.entry.pos != "noun" or not rule.content:
            return False
        spoken = (one for one in self.rules if one.site is not None and one.site.entry.pos == "verb")
        return any(one.source and one.content & set(content.words()) for one in spoken)

    def _is_joint(self, cue: Stretch) -> bool:
        """True for a mere preposition (`reports of`, where the noun is no cue)."""
        return all(self.parse.tokens[i].pos in ("ADP", "PART", "DET") for i in cue.words())

    def _has_verb(self, words: Iterable[int]) -> bool:
        return any(self.parse.tokens[i].pos in ("VERB", "AUX") for i in words)

    def _only_convenes(self, cue: Stretch) -> bool:
        """True for `called an emergency meeting`, `called a strike`: it is brought about, nothing is said."""
        called = [self.parse.tokens[i] for i in cue.words() if self.parse.tokens[i].lemma == "call"]
        told = [child for verb in called for child in verb.children if child.dep == "dobj"]
        return any(noun.lemma in _CONVENED for noun in told)

    def _only_names(self, cue: Stretch, draft: Draft) -> bool:
        """True for `formerly known as Vesk`, `the act named so`: a name is told, nothing is said."""
        naming = any(self.parse.tokens[i].lemma in _NAMING for i in cue.words())
        return naming and not self._has_verb(draft.content)

    def _sureness(self, words: set[int]) -> float:
        """Mean probability of the tags of some words; 0 for none."""
        scores = self.parse.heads[HEAD].scores
        return sum(scores[i] for i in words) / len(words) if words else 0.0

    def _site(self, cue: Stretch) -> CueSite | None:
        """The lexicon's cue among the tagged words: the last verb counts (`went on to deny`)."""
        found = [site for i in cue.words() if (site := self.sites.get(i)) is not None]
        verbs = [site for site in found if site.entry.pos == "verb"]
        return (verbs or found)[-1] if found else None

    def _decisive_act(self, cue: Stretch) -> str | None:
        """The act of a cue of two words of saying, where one decides (`claimed responsibility`)."""
        found = [site for i in cue.words() if (site := self.sites.get(i)) is not None]
        if len(found) < 2:
            return None
        if any(site.entry.lemma in ("responsibility", "credit") for site in found):
            return "confirm"
        verbs = [site for site in found if site.entry.pos == "verb"]
        nouns = [site for site in found if site.entry.pos == "noun"]
        return verbs[-1].act if nouns and verbs and verbs[-1].act in ("deny", "doubt") else None

    def contents_touching(self, words: set[int]) -> list[Stretch]:
        """The tagged contents that hold any of these words."""
        found = {
            id(stretch): stretch
            for i in words
            if (stretch := self.owner.get(i)) is not None and stretch.role == "CONTENT"
        }
        return list(found.values())

    def _set_source(self, cue: Stretch, draft: Draft, rule: Draft | None) -> None:
        chosen: Stretch | None = None
        if rule is not None and rule.source_head is not None:
            stretch = self.owner.get(rule.source_head.i)
            chosen = stretch if stretch is not None and stretch.role == "SOURCE" else None
        named = rule is not None and rule.source_head is not None and _is_according_to(rule)
        nobody = rule is not None and _is_impersonal(rule)
        nobody = nobody or any(is_told(self.parse.tokens[i]) for i in cue.words())
        if chosen is None and not named and not nobody:
            chosen = self._nearest(cue, self.sources)
            if chosen is not None and rule is not None:
                own = self._has_its_own(cue, rule, chosen) or self._is_of_another(rule, chosen)
                chosen = None if own else chosen
        if chosen is not None:
            head = head_of(self.parse, chosen, rule)
            if head.pos not in _NO_SOURCES:
                draft.source = settled(
                    self.parse,
                    chosen.words(),
                    untagged=lambda i: i not in self.owner,
                    said=lambda i: i in self.owner and self.owner[i].role == "CONTENT",
                    begins_cue=self._begins_cue,
                )
                draft.source_head = head
                draft.cue.difference_update(draft.source)
                draft.content.difference_update(draft.source)
        elif rule is not None and rule.source and draft.content.isdisjoint(rule.source):
            draft.source, draft.source_head = list(rule.source), rule.source_head
            self.spoken.update(rule.source)

    def _has_its_own(self, cue: Stretch, rule: Draft, nearest: Stretch) -> bool:
        """True where the grammar has a speaker beside the cue, and the nearest tagged one is further off.

        `... in Vesk while the Observatory reported strikes`: the tags run on into the next speaker. So with
        what is joined to that speaker's verb (`after the council dropped the toll and announced a truce`).
        """
        head = rule.source_head
        if head is None or rule.site is None or head.dep != "nsubj" or not can_speak(head):
            return False
        if rule.site.entry.cue_class != "communication" or nearest.end > min(rule.source):
            return False
        beside = head.head is rule.site.head and head.i == cue.first - 1
        joined = rule.site.head.dep == "conj" and head.head is rule.site.head.head
        return beside or (joined and head.i < cue.first and head.i not in self.owner)

    def _is_of_another(self, rule: Draft, nearest: Stretch) -> bool:
        """True where a noun is the cue and the nearest source is the subject of a clause it is no part of.

        `Fears of a raid grew as the army said that ...`: the army fears nothing.
        """
        if rule.site is None or rule.site.entry.pos != "noun" or rule.source_head is not None:
            return False
        head = head_of(self.parse, nearest, rule)
        if head.dep not in ("nsubj", "nsubjpass"):
            return False
        return all(above is not head.head for above in rule.site.head.ancestors()) or not (
            can_speak(head) or head.pos == "PRON" or source_nouns().get(head.lemma) is not None
        )

    def _begins_cue(self, i: int) -> bool:
        """True for the first of several words of a cue that goes on in small letters (not a headline's)."""
        stretch = self.owner.get(i)
        several = stretch is not None and stretch.role == "CUE" and stretch.first == i < stretch.end - 1
        return several and self.parse.tokens[i + 1].text.islower()

    def _nearest(self, cue: Stretch, among: list[Stretch]) -> Stretch | None:
        """The nearest of the stretches in the cue's sentence."""
        starts = [stretch.first for stretch in among]
        at = bisect_left(starts, cue.first)
        best, nearest = None, _NEAR_WORDS
        for stretch in among[max(0, at - 3) : at + 3]:
            gap = stretch.first - cue.end if stretch.first >= cue.end else cue.first - stretch.end
            if 0 <= gap < nearest and self._same_sentence(cue, stretch):
                best, nearest = stretch, gap
        return best

    def _same_sentence(self, one: Stretch, other: Stretch) -> bool:
        sent = self.parse.tokens[one.first].sent
        ends = (self.parse.tokens[other.first].sent, self.parse.tokens[other.end - 1].sent)
        return sent in ends

    def _place_leftovers(self, made: list[Draft]) -> None:
        """Contents without a cue go to the draft whose words they go on with."""
        taken = self.cited | {i for draft in made for i in (*draft.content, *draft.source)}
        for content in self.contents:
            if content.first in taken or not made:
                continue
            draft = min(made, key=lambda one: self._distance(one, content))
            if self._distance(draft, content) < 1000:
                draft.content.update(set(content.words()) - draft.cue - set(draft.source))

    def _distance(self, draft: Draft, content: Stretch) -> int:
        """How far a content is from a draft: in its sentence, or right after what the draft already holds."""
        sent = self.parse.tokens[content.first].sent
        cue_sent = self.parse.tokens[min(draft.cue)].sent
        gap = min(abs(content.first - max(draft.cue)), abs(min(draft.cue) - content.end))
        if sent is cue_sent:
            return gap if gap <= _NEAR_WORDS // 2 else 1000
        reach = max(draft.content | draft.cue)
        return 100 + content.first - reach if 0 <= content.first - reach <= 3 else 1000


def _is_hedged(rule: Draft, draft: Draft, parse: Parse) -> bool:
    """True for `reportedly angered` tagged as a cue: the verb is what is reported, its object no source."""
    hedge = rule.site is not None and rule.site.entry.pos == "adv"
    verbs = {i for i in draft.cue if parse.tokens[i].pos == "VERB"}
    bare = not any(parse.tokens[i].pos == "VERB" for i in draft.content)
    return hedge and bare and bool(verbs & rule.content)


def _contradicts(rule: Draft, draft: Draft) -> bool:
    """True where tags and grammar cannot both be right, and the grammar has both a speaker and a clause.

    The head was taught on texts with commas; where they are lost it takes a speaker for what is said.
    """
    if rule.site is None or rule.source_head is None or not rule.content or not draft.content:
        return False
    shared = len(rule.content & draft.content)
    apart = shared < _APART * min(len(rule.content), len(draft.content))
    if draft.source and set(draft.source) < set(rule.source):
        return apart  # `... sends to Vesk, the adviser Hale said`: the grammar took the place for the speaker
    return apart or rule.source_head.i in draft.content


def _is_according_to(rule: Draft) -> bool:
    """True for a cue that its source always follows (`..., Hale said, according to the agency`)."""
    return rule.site is not None and rule.site.entry.pos == "prep"


def _is_impersonal(rule: Draft) -> bool:
    """True where the grammar leaves no room for a source: none must be made up from a word nearby."""
    if rule.site is None or rule.source_head is not None:
        return False
    impersonal = rule.site.entry.frames & {"raise", "that_it", "clause", "noun"}
    return bool(impersonal) or is_passive(rule.site.head)


def head_of(parse: Parse, stretch: Stretch, rule: Draft | None) -> Token:
    """The head word of a tagged source: the rule's, or the word that hangs outside the stretch."""
    if rule is not None and rule.source_head is not None and rule.source_head.i in stretch.words():
        return rule.source_head
    return outer_word(parse, stretch)
