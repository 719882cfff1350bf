"""What weights are here: their files with the SHA-256 of each, and the heads they carry."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from rashomon.errors import ModelFileError

FOLDER = Path(__file__).parent
"""Where the shipped weights are."""
MANIFEST = "manifest.json"
"""The manifest's file name."""
ENCODER, TOKENIZER, HEADS = "encoder.onnx", "tokenizer.json", "heads.npz"
"""The files a manifest names: the network, its wordpieces, the weights of all heads."""

HeadKind = Literal["tagging", "word_regression", "pair_class", "word_class"]


@dataclass(frozen=True, slots=True)
class HeadSpec:
    """One head: what it answers, and below which probability it abstains."""

    name: str
    """Its name, the key of `Parse.heads`."""
    kind: HeadKind
    """`tagging` one BIO label per word; `word_regression` one number; `pair_class` one label for a sentence
    and two stretches in it; `word_class` one label per word, to be read where another head tags something."""
    labels: tuple[str, ...] = ()
    """Label names; for tagging BIO labels, `O` first. Empty for a regression."""
    transition_weight: float = 0.0
    """How much the order of labels counts beside the words, in decoding."""
    thresholds: Mapping[str, float] = field(default_factory=dict)
    """Least probability by label (by role, without `B-`, in tagging); below it the head abstains."""
    limits: tuple[float, float] | None = None
    """The scale of a regression; values are held inside it."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """Everything about the shipped weights that reading needs."""

    version: str
    """Name and version of the weights: goes into every maker."""
    folder: Path
    """Where the files are."""
    window: int
    """Wordpieces the encoder reads at once, with the two that open and close a window."""
    overlap: int
    """Wordpieces that neighbouring windows share."""
    heads: tuple[HeadSpec, ...]
    """All heads, in the manifest's order."""


def load_manifest(folder: Path = FOLDER) -> Manifest | None:
    """The manifest of a folder of weights, every file checked; None where the folder has no weights.

    Raises ModelFileError when a file is missing or is not the one that the manifest names.
    """
    path = folder / MANIFEST
    if not path.is_file():
        if (folder / ENCODER).exists():
            raise ModelFileError(f"{folder}: weights without {MANIFEST}; reinstall rashomon")
        return None
    raw: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    changed = [
        name
        for name, sha256 in raw["files"].items()
        if not (folder / name).is_file() or hashlib.sha256((folder / name).read_bytes()).hexdigest() != sha256
    ]
    if changed:
        raise ModelFileError(
            f"{folder}: these files are missing or are not the ones tested: {', '.join(changed)}; "
            "reinstall with `pip install --force-reinstall --no-deps rashomon`"
        )
    return Manifest(
        version=raw["version"],
        folder=folder,
        window=raw["window"],
        overlap=raw["overlap"],
        heads=tuple(_head(name, head) for name, head in raw["heads"].items()),
    )


def _head(name: str, raw: dict[str, Any]) -> HeadSpec:
    limits = raw.get("limits")
    return HeadSpec(
        name=name,
        kind=raw["kind"],
        labels=tuple(raw.get("labels", ())),
        transition_weight=raw.get("transition_weight", 0.0),
        thresholds=raw.get("thresholds", {}),
        limits=(limits[0], limits[1]) if limits else None,
    )
