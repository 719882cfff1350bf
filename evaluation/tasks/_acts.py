"""Vectors of acts: mentions of one event lie close together, by an encoder trained for that.

It is made by `training/acts.py`, and reads words without names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from _linking import Mention
from numpy.typing import NDArray

from rashomon.language import Parse
from rashomon.language.encoder import Encoder
from rashomon.models.manifest import HEADS

FOLDER = Path(__file__).resolve().parent.parent / "models" / "linking"


def act_vectors(mentions: Sequence[Mention], parses: Sequence[Parse]) -> NDArray[np.float32]:
    """A unit vector for each mention, in order; the mentions of a document stand side by side.

    Raises ModelFileError when a file of the weights is missing or is another.
    """
    encoder = Encoder.load(folder=FOLDER)
    assert encoder is not None, f"{FOLDER} has no weights"
    with np.load(FOLDER / HEADS, allow_pickle=False) as arrays:
        weight, bias = arrays["act.weight"], arrays["act.bias"]
    of_document: dict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        of_document[mention.doc].append(mention)
    made = [np.zeros((0, len(bias)), dtype=np.float32)]
    for document, told in of_document.items():
        states = np.concatenate(list(encoder.states(parses[document])))
        both = [np.concatenate([states[one.at], states[list(one.word_at)].mean(axis=0)]) for one in told]
        vectors = np.stack(both) @ weight.T + bias
        made.append(vectors / np.linalg.norm(vectors, axis=1, keepdims=True))
    return np.concatenate(made)
