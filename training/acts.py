"""Train the vectors of acts: mentions of one event close together, all others of their topic far apart.

    python training/acts.py ROWS.pkl BASE_FOLDER TOKENIZER_JSON OUT_FOLDER [--epochs 6] [--minutes 4]

Runs in the training environment. ROWS.pkl is act_rows.py's, BASE_FOLDER holds the published MiniLM weights.
A vector is a linear map of two states, of the mention's head and the mean of its words, scaled to length one.
The loss is the supervised contrastive one (Khosla and others, 2020) among the mentions of part of a topic, so
that the negatives are its other events, told in like words. The three lower layers are left as they were.
One network is trained without each fold's topics. OUT_FOLDER gets `folds.npz`, their vectors of all mentions,
from which training/linking.py learns how far to trust vectors of topics not seen; and the mean of the weights
of all (int8 ONNX, the map, their manifest), whose vectors of new topics are of the same kind: those of a
network trained on all topics were not, and scored lower.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import pickle
import random
import shutil
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from export import write_graph
from network import WIDTH, Network, in_bfloat16, load_base
from train import rate

VERSION = "rashomon-acts-2"
DIMENSIONS = 128
WINDOW, OVERLAP = 256, 48
"""Pieces read at once, and those shared with the next window: documents of the corpus are shorter."""
FROZEN = 3
TEMPERATURE = 0.1
BODY_RATE, MAP_RATE = 2e-4, 1e-3
PART = 28
"""About how many documents of a topic make a step."""

Document = dict[str, Any]


class Acts(nn.Module):
    """The encoder with the map from states to vectors of acts."""

    def __init__(self, base: Path) -> None:
        super().__init__()
        self.encoder = Network({}, dropout=0.1)
        load_base(self.encoder, base)
        self.act = nn.Linear(2 * WIDTH, DIMENSIONS)
        nn.init.orthogonal_(self.act.weight)
        nn.init.zeros_(self.act.bias)
        self.encoder.requires_grad_(False)
        self.encoder.layers[FROZEN:].requires_grad_(True)

    @torch.no_grad()
    def lower(self, ids: list[int]) -> Tensor:
        """What the frozen layers make of a document: they are asked once."""
        pieces = torch.tensor([ids])
        mask = torch.ones(1, 1, 1, len(ids), dtype=torch.bool)
        x = self.encoder.norm(self.encoder.words(pieces) + self.encoder.places(torch.arange(len(ids)))[None])
        for layer in self.encoder.layers[:FROZEN]:
            x = layer(x, mask)
        return x[0]

    def forward(self, documents: list[Document]) -> Tensor:
        """The vectors of the documents' mentions, in order."""
        lengths = torch.tensor([len(document["lower"]) for document in documents])
        x = nn.utils.rnn.pad_sequence([document["lower"] for document in documents], batch_first=True)
        mask = (torch.arange(x.shape[1])[None, :] < lengths[:, None])[:, None, None, :]
        with in_bfloat16():
            for layer in self.encoder.layers[FROZEN:]:
                x = layer(x, mask)
        x = x.float()
        states = [
            torch.cat([x[i, mention["head"]], x[i, mention["words"]].mean(0)])
            for i, document in enumerate(documents)
            for mention in document["mentions"]
        ]
        return functional.normalize(self.act(torch.stack(states)), dim=1)


def contrast(vectors: Tensor, clusters: list[str]) -> Tensor:
    """The supervised contrastive loss; mentions that no other is one with are negatives only."""
    number = {cluster: n for n, cluster in enumerate(dict.fromkeys(clusters))}
    of = torch.tensor([number[cluster] for cluster in clusters])
    itself = torch.eye(len(of), dtype=torch.bool)
    same = (of[:, None] == of[None, :]) & ~itself
    likeness = (vectors @ vectors.T / TEMPERATURE).masked_fill(itself, -1e9)
    chances = likeness - torch.logsumexp(likeness, 1, keepdim=True)
    known = same.any(1)
    return -((chances * same).sum(1)[known] / same.sum(1)[known]).mean()


def parts(documents: list[Document], dice: random.Random) -> list[list[Document]]:
    """Documents of one topic each, shuffled: the steps of an epoch."""
    topics: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        topics[document["topic"]].append(document)
    made = []
    for members in topics.values():
        dice.shuffle(members)
        steps = max(1, round(len(members) / PART))
        made += [members[n::steps] for n in range(steps)]
    dice.shuffle(made)
    return made


def train(acts: Acts, documents: list[Document], options: argparse.Namespace) -> None:
    """Train until the epochs or the minutes are over; the rate falls to zero at the nearer end."""
    groups = [
        {"params": acts.encoder.layers[FROZEN:].parameters(), "base": BODY_RATE},
        {"params": acts.act.parameters(), "base": MAP_RATE},
    ]
    optimizer = torch.optim.AdamW(groups, lr=BODY_RATE, weight_decay=0.01)
    dice = random.Random(options.seed)
    steps = options.epochs * len(parts(documents, dice))
    start, step = time.monotonic(), 0
    acts.train()
    while step < steps:
        losses = []
        for part in parts(documents, dice):
            progress = max(step / steps, (time.monotonic() - start) / 60 / options.minutes)
            for group in optimizer.param_groups:
                group["lr"] = group["base"] * rate(min(1.0, progress))
            loss = contrast(acts(part), [m["cluster"] for d in part for m in d["mentions"]])
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(acts.parameters(), 1.0)
            optimizer.step()
            losses.append(float(loss.detach()))
            step += 1
            if progress >= 1:
                step = steps
                break
        print(f"{time.monotonic() - start:.0f} s, loss {np.mean(losses):.3f}", flush=True)


@torch.no_grad()
def vectors(acts: Acts, documents: list[Document]) -> np.ndarray[Any, Any]:
    """The vectors of all mentions, in the documents' order."""
    acts.eval()
    return np.concatenate([acts([document]).numpy() for document in documents])


def write(acts: Acts, tokenizer: Path, out: Path) -> None:
    """Write the weights that the task reads, with a manifest of no heads."""
    write_graph(acts.encoder.state_dict(), out / "encoder.onnx", float32=False)
    np.savez(
        out / "heads.npz", **{f"act.{name}": value.numpy() for name, value in acts.act.state_dict().items()}
    )
    shutil.copyfile(tokenizer, out / "tokenizer.json")
    files = ("encoder.onnx", "heads.npz", "tokenizer.json")
    manifest = {
        "version": VERSION,
        "window": WINDOW,
        "overlap": OVERLAP,
        "files": {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in files},
        "heads": {},
    }
    (out / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Train once without each fold's topics; write the vectors and the mean of the weights."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("rows", type=Path)
    parser.add_argument("base", type=Path)
    parser.add_argument("tokenizer", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--minutes", type=float, default=4.0)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    documents = [d for d in pickle.loads(options.rows.read_bytes()) if d["mentions"]]  # act_rows.py's
    mentions = [mention for document in documents for mention in document["mentions"]]
    folds = sorted({document["fold"] for document in documents})
    made = {
        "ids": np.array([mention["id"] for mention in mentions]),
        "fold": np.array([document["fold"] for document in documents for _ in document["mentions"]]),
    }
    states = []
    for fold in folds:
        torch.manual_seed(options.seed)
        acts = Acts(options.base)
        acts.eval()
        for document in documents:
            document["lower"] = acts.lower(document["ids"])
        train(acts, [document for document in documents if document["fold"] != fold], options)
        made[f"vectors_{fold}"] = vectors(acts, documents)
        states.append(acts.state_dict())
    np.savez(options.out / "folds.npz", **made)
    mean = {name: torch.stack([state[name] for state in states]).mean(0) for name in states[0]}
    acts.load_state_dict(mean)
    write(acts, options.tokenizer, options.out)


if __name__ == "__main__":
    main()
