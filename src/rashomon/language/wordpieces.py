"""Words to wordpieces: the one way in which a masked word becomes the encoder's numbers.

Training and reading call the same code, so the encoder reads in use what it was trained on. Each word is cut
by itself; a word's label is read at its first piece.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from tokenizers import Tokenizer

from rashomon.language.parse import Parse

MAX_PIECES = 8
"""Pieces kept of one word: labels are read at the first, and no English word needs more."""
_MAX_LETTERS = 64  # letters of one word that are looked at: a megabyte without a space is no word
_CACHE_WORDS = 100_000  # words remembered; past it the cache is emptied, to bound memory


class WordPieces:
    """The tokenizer of the encoder, with truncation and padding off (a file may have them on)."""

    def __init__(self, tokenizer_file: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(tokenizer_file))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self.start = self._id("[CLS]")
        """Opens every window."""
        self.stop = self._id("[SEP]")
        """Closes every window, and stands between sections."""
        self._unknown = (self._id("[UNK]"),)
        self._cache: dict[str, tuple[int, ...]] = {}

    def _id(self, piece: str) -> int:
        number = self._tokenizer.token_to_id(piece)
        if number is None:
            raise ValueError(f"the tokenizer has no piece {piece}")
        return int(number)

    def cut(self, words: Iterable[str]) -> list[tuple[int, ...]]:
        """The piece numbers of each word: at least one, at most MAX_PIECES."""
        words = list(words)
        if len(self._cache) > _CACHE_WORDS:
            self._cache.clear()
        new = [word for word in dict.fromkeys(words) if word not in self._cache]
        encoded = self._tokenizer.encode_batch([w[:_MAX_LETTERS] for w in new], add_special_tokens=False)
        for word, encoding in zip(new, encoded, strict=True):
            self._cache[word] = tuple(encoding.ids[:MAX_PIECES]) or self._unknown
        return [self._cache[word] for word in words]


def section_starts(parse: Parse) -> list[int]:
    """The index of the first word of each section that has words, in order."""
    starts: list[int] = []
    sections = iter(parse.sections)
    end = -1
    for token in parse.tokens:
        if token.start >= end:
            starts.append(token.i)
            while token.start >= end and (section := next(sections, None)) is not None:
                end = section.end
    return starts


def stream(
    pieces: Sequence[Sequence[int]], section_starts: Sequence[int], separator: int
) -> tuple[list[int], list[int]]:
    """One run of piece numbers for a whole text, and where each word's first piece stands in it.

    `section_starts` holds the index of the first word of each section, in order; a separator is put before
    each but the first, so that the encoder sees where paragraphs end.
    """
    starts = set(section_starts) - {0}
    ids: list[int] = []
    first: list[int] = []
    for i, word in enumerate(pieces):
        if i in starts:
            ids.append(separator)
        first.append(len(ids))
        ids.extend(word)
    return ids, first
