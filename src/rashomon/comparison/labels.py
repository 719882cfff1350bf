"""Contrasts of wording: words for one act, names of one place, what one party is called."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from rashomon.comparison.elsewhere import has_nouns, has_stem
from rashomon.comparison.facts import Facts
from rashomon.comparison.matrix import Said
from rashomon.comparison.model import Contrast
from rashomon.comparison.titles import bare_name
from rashomon.comparison.words import party_of, party_words, phrase_of, side_of_fight, singular
from rashomon.comparison.writing import Maker
from rashomon.lexicons.act_families import stem_of
from rashomon.report import Citation

_PLAIN = frozenset(
    """
    kill killing die death lose-life shoot shoot-dead shoot-down attack strike hit assault raid bomb target
    bombing shell shelling bombard bombardment air-strike airstrike air-raid blow-up explode explosion blast
    burn destroy destruction damage sink sinking arrest detain detention capture take take-control seize
    abduct kidnap protest demonstrate demonstration march rally withdraw withdrawal leave reject refuse
    decline accuse blame charge enter warn threaten ceasefire truce agree storm fall wound injure hurt battle
    fight fighting ambush open-fire clash gas-attack fire retake recapture dismiss evacuate offensive
    claim-life leave-dead succumb torpedo torpedoing go-down drop launch conduct carry-out fire-at
    """.split()
)
"""Plain words for acts: two of them side by side are no choice of wording worth telling."""
_MOST_WORDS = 6
"""Words of what a party is called; a longer phrase was cut wrongly, or is a line of tags."""
_ROLES = {"doer": "those who did it", "harmed": "those harmed"}
Told = Mapping[str, Sequence[Facts]]
Groups = dict[str, dict[str, list[Said]]]


def label_contrasts(voices: Told, maker: Maker) -> Iterator[Contrast | None]:
    """All contrasts of wording between accounts of one incident."""
    worded: Groups = defaultdict(lambda: defaultdict(list))
    placed: Groups = defaultdict(lambda: defaultdict(list))
    called: Groups = defaultdict(lambda: defaultdict(list))
    for told in voices.values():
        body = [facts for facts in told if not facts.in_headline] or list(told)
        _add_wording(body, worded)
        _add_place(told, placed)
        for party, label, said in _labels_of(body):
            called[party].setdefault(label, []).append(said)
    yield from _pairs("wording", worded, maker)
    yield from _pairs("place name", placed, maker)
    yield from _labelled(called, maker)


def _add_wording(body: Sequence[Facts], worded: Groups) -> None:
    for facts in body:
        frame = facts.index.frames.get(facts.event.id)
        if frame is not None:
            said = Said(frame.wording, facts.event.lemma, frame.citations, facts)
            worded[frame.gloss][facts.event.lemma].append(said)
            return


def _add_place(told: Sequence[Facts], placed: Groups) -> None:
    facts = next((f for f in told if f.place is not None), None)
    if facts is not None and facts.place is not None:
        place, candidate = facts.place
        said = Said(place.mention, place.mention, place.citations, facts)
        placed[candidate.place_id][place.mention.lower().removeprefix("the ")].append(said)


def _pairs(field: str, groups: Groups, maker: Maker) -> Iterator[Contrast | None]:
    for forms in groups.values():
        told = sorted(forms.values(), key=len, reverse=True)
        # Of several spellings each is told beside the commonest.
        pairs = combinations(told, 2) if field == "wording" else ((told[0], other) for other in told[1:])
        for a, b in pairs:
            if field == "wording" and ((_is_plain(a[0]) and _is_plain(b[0])) or _one_word(a, b)):
                continue
            yield maker.make("LABELLING", field.replace(" ", "_"), field, a, b)


def _one_word(a: Sequence[Said], b: Sequence[Said]) -> bool:
    """True where a report of one side has the other side's word in it: it did not choose between them."""
    return any(
        has_stem(said.facts.report, stem_of(str(other.key)))
        for ours, theirs in ((a, b), (b, a))
        for other in theirs[:1]
        for said in ours
    )


def _is_plain(said: Said) -> bool:
    words = str(said.key).split(".")[0]
    return words.replace(" ", "-") in _PLAIN or words.split(" ")[-1] in _PLAIN


def _labels_of(body: Sequence[Facts]) -> Iterator[tuple[str, str, Said]]:
    """What an account calls the parties, in each role once: role and party, the label, the words."""
    seen: set[str] = set()
    for facts in body:
        done = [(s.value.name, s.citations) for s in facts.event.actors if s.known and s.value is not None]
        undergone = [(s.value or "", s.citations) for s in facts.undergone]
        counted = [(q.unit or "", q.citations) for q in facts.quantities if q.kind in ("killed", "injured")]
        for role, named in (("doer", done), ("harmed", [*undergone, *counted])):
            for name, citations in named:
                if len(name.split()) > _MOST_WORDS:
                    continue
                for label in _labels_in(name):
                    party = f"{role}:{side_of_fight(label)}"
                    if party not in seen and citations:
                        seen.add(party)
                        yield party, label, Said(_words_of(name, citations, label), label, citations, facts)


def _labels_in(name: str) -> list[str]:
    return [
        noun for noun in sorted(phrase_of(name).nouns | _capitals(name)) if side_of_fight(noun) is not None
    ]


def _capitals(name: str) -> frozenset[str]:
    """Label words that a headline or a title writes with a capital."""
    return frozenset(singular(word.lower()) for word in name.split() if word[:1].isupper())


def _words_of(name: str, citations: Sequence[Citation], label: str) -> str:
    """The label with the names and words for sides beside it: `opposition fighters`, `Tarn militants`.

    Other words before it may be of another phrase (`after a long siege rebels took the town`).
    """
    words = (bare_name(name) or citations[0].quote).split()
    at = next((n for n, word in enumerate(words) if singular(word.lower()) == label), len(words) - 1)
    last = at
    if words[at].lower() == label and last + 1 < len(words) and words[-1].lower().endswith("s"):
        last = len(words) - 1  # `rebel groups`: the label only says of which side
    while last + 1 < len(words) and singular(words[last + 1].lower()) in party_words():
        last += 1
    first = at
    while first and _belongs(words[first - 1]):
        first -= 1
    return " ".join(words[first : last + 1])


def _belongs(word: str) -> bool:
    """True for a name or another word for a side: part of what a party is called."""
    return any(map(str.isupper, word)) or singular(word.lower()) in party_words()


def _labelled(called: Groups, maker: Maker) -> Iterator[Contrast | None]:
    for party, forms in called.items():
        role = _ROLES[party.split(":")[0]]
        for a, b in combinations(forms.values(), 2):
            reports = {said.facts.report.report_id for said in a}
            if reports & {said.facts.report.report_id for said in b} or not _can_be_one(a[0], b[0]):
                continue
            a, b = _without(a, str(b[0].key)), _without(b, str(a[0].key))
            if a and b:
                yield maker.make("LABELLING", "party_name", role, a, b)


def _without(side: Sequence[Said], label: str) -> list[Said]:
    """Those of a side whose reports nowhere use a label: who uses both does not choose between them."""
    return [said for said in side if not has_nouns(said.facts.report, {label})]


def _can_be_one(a: Said, b: Said) -> bool:
    """False where the words name two parties."""
    if phrase_of(a.value).plural != phrase_of(b.value).plural:
        return False  # one of them (`a fighter`), and several
    parties = party_of(a.value), party_of(b.value)
    return None in parties or parties[0] == parties[1]
