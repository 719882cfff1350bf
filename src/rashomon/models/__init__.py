"""The shipped weights and the manifest that describes them; see MODEL_CARD.md beside this file."""

from rashomon.models.manifest import FOLDER, HeadSpec, Manifest, load_manifest

__all__ = ["FOLDER", "HeadSpec", "Manifest", "load_manifest"]
