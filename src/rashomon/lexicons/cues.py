"""Cue words of attribution (`en/cues.tsv`) and what sort of source a noun is (`en/source_nouns.tsv`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from rashomon.lexicons.tables import read_table


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue word or phrase, with the places its content can take and what is done by it."""

    lemma: str
    """Dictionary form; a phrasal verb with its particle (`point out`), a preposition with all its words."""
    pos: str
    """verb, noun, adj, adv or prep."""
    frames: frozenset[str]
    """Where the content stands; the table's head explains them."""
    act: str
    """One of findings.ACTS."""
    cue_class: str
    """communication, attitude, knowledge, control or evidential."""
    example: str
    """An invented sentence in which the cue is found."""

    @property
    def prepositions(self) -> frozenset[str]:
        """The prepositions whose object can be the content."""
        return frozenset(frame[2:] for frame in self.frames if frame.startswith("p:"))


@cache
def cue_entries() -> dict[str, dict[str, Cue]]:
    """All cues: part of speech -> lemma -> Cue. Several rows of one lemma and part are joined."""
    found: dict[str, dict[str, Cue]] = {}
    for row in read_table("en/cues.tsv"):
        frames = frozenset(row["frames"].split())
        entries = found.setdefault(row["pos"], {})
        earlier = entries.get(row["lemma"])
        if earlier is not None:
            frames |= earlier.frames
        act = earlier.act if earlier is not None else row["act"]
        entries[row["lemma"]] = Cue(row["lemma"], row["pos"], frames, act, row["class"], row["example"])
    return found


@cache
def particle_verbs() -> dict[str, tuple[str, ...]]:
    """The verbs that have phrasal entries (`point`), with their particles (`out`)."""
    found: dict[str, list[str]] = {}
    for lemma in cue_entries().get("verb", {}):
        verb, _, particle = lemma.partition(" ")
        if particle and " " not in particle:
            found.setdefault(verb, []).append(particle)
    return {verb: tuple(particles) for verb, particles in found.items()}


@cache
def source_nouns() -> dict[str, str]:
    """Nouns that tell what sort of source they are: lemma -> outlet, document, unnamed, collective, ..."""
    return {row["lemma"]: row["kind"] for row in read_table("en/source_nouns.tsv")}
