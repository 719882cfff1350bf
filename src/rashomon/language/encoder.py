"""The encoder: one pass over the masked words, many heads.

A small transformer (see `models/MODEL_CARD.md`) reads each text in overlapping windows and gives one state
per word; every head is a linear layer over those states. It reads the words that the name mask left, never a
name. Windows are run one at a time and without padding, so what is read in one text never depends on the
texts beside it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import numpy as np
from numpy.typing import NDArray

from rashomon.language.decoding import (
    abstain,
    legal_transitions,
    log_softmax,
    role_probabilities,
    softmax,
    viterbi,
)
from rashomon.language.encoded import Encoded, PairHead
from rashomon.language.parse import HeadOutput, Parse
from rashomon.language.windows import Window, blend, cut, weights
from rashomon.language.wordpieces import WordPieces, section_starts, stream
from rashomon.models import FOLDER, HeadSpec, Manifest, load_manifest
from rashomon.models.manifest import ENCODER, HEADS, TOKENIZER

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

THREADS_VARIABLE = "RASHOMON_ENCODER_THREADS"
"""Threads for one pass (default 1: reports are read side by side in processes, not in threads)."""

Floats = NDArray[np.float32]


class Encoder:
    """Runs the shipped encoder over parses and writes what its heads say into them.

    Made by `load`; the weights are read at the first text.
    """

    def __init__(self, manifest: Manifest, *, threads: int | None = None) -> None:
        self._manifest = manifest
        self._threads = threads or int(os.environ.get(THREADS_VARIABLE) or 1)
        self.version = manifest.version
        """Name and version of the weights."""

    @classmethod
    def load(cls, *, folder: Path = FOLDER, threads: int | None = None) -> Self | None:
        """The encoder of a folder of weights, or None where the folder has none.

        Raises ModelFileError when a file is missing or is not the one that was tested.
        """
        manifest = load_manifest(folder)
        return None if manifest is None else cls(manifest, threads=threads)

    @cached_property
    def _pieces(self) -> WordPieces:
        return WordPieces(self._manifest.folder / TOKENIZER)

    @cached_property
    def _session(self) -> InferenceSession:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self._threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        path = str(self._manifest.folder / ENCODER)
        return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])

    @cached_property
    def _weights(self) -> Mapping[str, Floats]:
        with np.load(self._manifest.folder / HEADS, allow_pickle=False) as arrays:
            return {name: arrays[name].astype(np.float32) for name in arrays.files}

    @cached_property
    def _pair_heads(self) -> dict[str, PairHead]:
        return {
            spec.name: PairHead(
                spec, self._weights[f"{spec.name}.weight"], self._weights[f"{spec.name}.bias"]
            )
            for spec in self._manifest.heads
            if spec.kind == "pair_class"
        }

    def annotate(self, parses: list[Parse]) -> None:
        """Fill `heads` and `encoded` of each parse; a parse without words gets empty outputs."""
        if not parses:
            return
        told: dict[str, list[Floats]] = {spec.name: [] for spec in self._word_heads}
        for parse in parses:
            kept: list[NDArray[np.float16]] = [np.zeros((0, self._width), dtype=np.float16)]
            for states in self.states(parse):
                kept.append(states.astype(np.float16))
                for spec in self._word_heads:
                    told[spec.name].append(self.answers(spec, states))
            parse.encoded = Encoded(np.concatenate(kept), self._pair_heads, self.version)
        for spec in self._word_heads:
            empty = np.zeros((0, max(1, len(spec.labels))), dtype=np.float32)
            answers = np.concatenate([empty, *told[spec.name]])
            if spec.kind == "tagging":
                self._tag(spec, parses, answers)
            elif spec.kind == "word_class":
                self._class(spec, parses, answers)
            else:
                self._measure(spec, parses, answers[:, 0])

    def states(self, parse: Parse) -> Iterator[Floats]:
        """The states of a parse's words, some at a time: together one for each word, in order."""
        return blend(self._readings(parse), width=self._width)

    def _readings(self, parse: Parse) -> Iterator[tuple[Window, Floats, Floats]]:
        """Each window of a parse that has words, its words' states and how much they count."""
        pieces = self._pieces
        ids, first = stream(
            pieces.cut(token.masked for token in parse.tokens), section_starts(parse), pieces.stop
        )
        room, overlap = self._manifest.window - 2, self._manifest.overlap
        for window in cut(first, len(ids), room=room, overlap=overlap):
            wanted = [at - window.start + 1 for at in first[window.first_word : window.last_word]]
            if not wanted:
                continue
            read = [pieces.start, *ids[window.start : window.stop], pieces.stop]
            made: Any = self._session.run(None, {"ids": np.array(read, dtype=np.int64)})[0]
            yield window, made[wanted], weights(window, first, len(ids), overlap=overlap)

    def answers(self, spec: HeadSpec, states: Floats) -> Floats:
        """What a head of words says of some states: words x labels, or words x 1 for a regression."""
        return states @ self._weights[f"{spec.name}.weight"].T + self._weights[f"{spec.name}.bias"]

    @cached_property
    def _word_heads(self) -> list[HeadSpec]:
        return [spec for spec in self._manifest.heads if spec.kind != "pair_class"]

    @cached_property
    def _width(self) -> int:
        return int(self._session.get_outputs()[0].shape[-1])

    def _tag(self, spec: HeadSpec, parses: list[Parse], logits: Floats) -> None:
        lengths = [length for parse in parses for length in _section_lengths(parse)]
        transitions = legal_transitions(
            spec.labels, self._weights[f"{spec.name}.transitions"], spec.transition_weight
        )
        tags = viterbi(log_softmax(logits), lengths, transitions)
        chances = role_probabilities(softmax(logits), spec.labels)
        scores = chances[np.arange(len(tags)), tags]
        start = 0
        for parse in parses:
            mine = slice(start, start + len(parse.tokens))
            kept = abstain(tags[mine], scores[mine], spec.labels, spec.thresholds)
            mine_scores = np.where(kept == tags[mine], scores[mine], chances[mine, 0])
            parse.heads[spec.name] = HeadOutput(
                labels=spec.labels, tags=kept.tolist(), scores=mine_scores.tolist(), version=self.version
            )
            start = mine.stop

    def _class(self, spec: HeadSpec, parses: list[Parse], logits: Floats) -> None:
        chances = softmax(logits)
        best = chances.argmax(axis=1)
        scores = chances[np.arange(len(best)), best]
        start = 0
        for parse in parses:
            mine = slice(start, start + len(parse.tokens))
            parse.heads[spec.name] = HeadOutput(
                labels=spec.labels,
                tags=best[mine].tolist(),
                scores=scores[mine].tolist(),
                version=self.version,
            )
            start = mine.stop

    def _measure(self, spec: HeadSpec, parses: list[Parse], answers: Floats) -> None:
        values = np.clip(answers, *(spec.limits or (-np.inf, np.inf))).tolist()
        start = 0
        for parse in parses:
            mine = values[start : start + len(parse.tokens)]
            parse.heads[spec.name] = HeadOutput(
                labels=(), tags=[], scores=[], version=self.version, values=mine
            )
            start += len(parse.tokens)


def _section_lengths(parse: Parse) -> list[int]:
    starts = [*section_starts(parse), len(parse.tokens)]
    return [b - a for a, b in pairwise(starts)]
