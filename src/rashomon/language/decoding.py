"""From a tagging head's numbers to labels: the best legal order of labels, and what to leave out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

_NEVER = np.float32(-1e9)  # the score of what must not happen; finite, so that sums stay numbers


def softmax(logits: Floats) -> Floats:
    """Probabilities along the last axis."""
    shifted = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return np.asarray(shifted / shifted.sum(axis=-1, keepdims=True), dtype=np.float32)


def log_softmax(logits: Floats) -> Floats:
    """Log-probabilities along the last axis."""
    shifted = logits - logits.max(axis=-1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True)), dtype=np.float32)


def role(label: str) -> str:
    """`SOURCE` of `B-SOURCE`; the empty text of `O`."""
    return label[2:] if label[1:2] == "-" else ""


def legal_transitions(labels: Sequence[str], learned: Floats, weight: float) -> Floats:
    """The scores of label orders, with BIO's forbidden ones ruled out.

    `learned` has a row for each previous label and a last row for the start of a section; so has the result.
    An `I-X` stands only after `B-X` or `I-X`.
    """
    scores = np.asarray(weight * learned, dtype=np.float32)
    for to, label in enumerate(labels):
        if label.startswith("I-"):
            for came_from in range(len(labels) + 1):
                before = role(labels[came_from]) if came_from < len(labels) else ""
                if before != role(label):
                    scores[came_from, to] = _NEVER
    return scores


def viterbi(logits: Floats, lengths: Sequence[int], transitions: Floats) -> Ints:
    """The best order of labels for each run of words; all runs are decoded side by side.

    `logits` is words x labels, the runs one after another; `lengths` the words of each run. The last row
    of `transitions` scores first labels.
    """
    runs = np.array([n for n in lengths if n > 0], dtype=np.int64)
    tags = np.zeros(len(logits), dtype=np.int64)
    if not len(runs):
        return tags
    offsets = np.concatenate(([0], np.cumsum(runs)[:-1]))
    order = np.argsort(-runs, kind="stable")  # longest first: those still running are always a prefix
    runs, offsets = runs[order], offsets[order]
    step = transitions[:-1]
    active = np.searchsorted(-runs, -np.arange(1, runs[0] + 1), side="right")
    score = logits[offsets] + transitions[-1]
    finals = score.copy()
    back: list[NDArray[np.int8]] = []
    for t in range(1, int(runs[0])):
        n = int(active[t])
        paths = score[:n, :, None] + step
        came = paths.argmax(axis=1)
        score = np.take_along_axis(paths, came[:, None], axis=1)[:, 0] + logits[offsets[:n] + t]
        finals[:n] = score
        back.append(came.astype(np.int8))
    best = finals.argmax(axis=1)
    for t in range(int(runs[0]) - 1, -1, -1):
        n = int(active[t])
        tags[offsets[:n] + t] = best[:n]
        if t:
            best[:n] = back[t - 1][np.arange(n), best[:n]]
    return tags


def role_probabilities(probabilities: Floats, labels: Sequence[str]) -> Floats:
    """For each label the probability of its role: `B-X` and `I-X` together."""
    joined = np.empty_like(probabilities)
    for k, label in enumerate(labels):
        same = [j for j, other in enumerate(labels) if role(other) == role(label)]
        joined[:, k] = probabilities[:, same].sum(axis=1)
    return joined


def abstain(tags: Ints, scores: Floats, labels: Sequence[str], thresholds: Mapping[str, float]) -> Ints:
    """The labels without the spans whose mean score is below their role's threshold."""
    least = np.array([thresholds.get(role(label), 0.0) for label in labels], dtype=np.float32)
    if not len(tags) or not least.any():
        return tags
    roles = [role(label) for label in labels]
    kinds = np.array([roles.index(name) for name in roles])[tags]
    begins = np.array([label.startswith("B-") for label in labels])[tags]
    starts = np.flatnonzero(np.concatenate(([True], (kinds[1:] != kinds[:-1]) | begins[1:])))
    sizes = np.diff(np.append(starts, len(tags)))
    means = np.add.reduceat(scores, starts) / sizes
    kept = np.repeat(means >= least[tags[starts]], sizes)
    return np.where(kept, tags, 0)
