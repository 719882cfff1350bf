"""The network: MiniLM-L6 with linear heads, written out plainly so that export.py can name every weight."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

WIDTH, LAYERS, ATTENTION_HEADS, INNER, EPSILON = 384, 6, 12, 1536, 1e-12
BASE_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Of model.safetensors: the value published for all-MiniLM-L6-v2 at revision 1110a243."""


class Layer(nn.Module):
    """One transformer layer, norms after the sums as BERT has them."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.mix = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.drop = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """`x` is batch x pieces x width; `mask` is True where a piece may be looked at."""
        batch, length, _ = x.shape
        q, k, v = (
            part.view(batch, length, ATTENTION_HEADS, -1).transpose(1, 2)
            for part in self.qkv(x).chunk(3, dim=-1)
        )
        looked = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        looked = looked.transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.norm1(x + self.drop(self.mix(looked)))
        return self.norm2(x + self.drop(self.down(functional.gelu(self.up(x)))))


class Network(nn.Module):
    """Piece numbers to one state per piece, and from states to each head's answers."""

    def __init__(self, heads: dict[str, dict[str, Any]], *, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, WIDTH)
        self.places = nn.Embedding(512, WIDTH)  # the one type embedding is added in when weights are read
        self.norm = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.drop = nn.Dropout(dropout)
        self.outs = nn.ModuleDict()
        self.transitions = nn.ParameterDict()
        for name, head in heads.items():
            labels = len(head.get("labels", [0]))
            features = 3 * WIDTH + 2 if head["kind"] == "pair_class" else WIDTH
            self.outs[name] = nn.Linear(features, labels)
            if head["kind"] == "tagging":
                # last row: the start of a section
                self.transitions[name] = nn.Parameter(torch.zeros(labels + 1, labels))

    def states(self, ids: Tensor, lengths: Tensor) -> Tensor:
        """Batch x pieces x width, for padded `ids`."""
        places = torch.arange(ids.shape[1])
        mask = (places[None, :] < lengths[:, None])[:, None, None, :]
        x = self.drop(self.norm(self.words(ids) + self.places(places)[None]))
        for layer in self.layers:
            x = layer(x, mask)
        return x


def in_bfloat16() -> torch.autocast:
    """Fewer bits where the CPU has instructions for them; on one that has not, products would take dozens of
    times as long as in float32 (on one measured: 36), so there all stays in float32.
    """
    return torch.autocast("cpu", torch.bfloat16, enabled=torch.ops.mkldnn._is_mkldnn_bf16_supported())


def load_base(network: Network, folder: Path) -> None:
    """Read the published MiniLM weights into the network. Raises ValueError when the file is another."""
    path = folder / "model.safetensors"
    if hashlib.sha256(path.read_bytes()).hexdigest() != BASE_SHA256:
        raise ValueError(f"{path} is not the published all-MiniLM-L6-v2")
    base = load_file(path)
    with torch.no_grad():
        network.words.weight.copy_(base["embeddings.word_embeddings.weight"])
        network.places.weight.copy_(
            base["embeddings.position_embeddings.weight"] + base["embeddings.token_type_embeddings.weight"][0]
        )
        _copy(network.norm, base, "embeddings.LayerNorm")
        for i, layer in enumerate(network.layers):
            root = f"encoder.layer.{i}"
            for kind in ("weight", "bias"):
                parts = [base[f"{root}.attention.self.{n}.{kind}"] for n in ("query", "key", "value")]
                getattr(layer.qkv, kind).copy_(torch.cat(parts))
            _copy(layer.mix, base, f"{root}.attention.output.dense")
            _copy(layer.norm1, base, f"{root}.attention.output.LayerNorm")
            _copy(layer.up, base, f"{root}.intermediate.dense")
            _copy(layer.down, base, f"{root}.output.dense")
            _copy(layer.norm2, base, f"{root}.output.LayerNorm")


def _copy(module: nn.Module, base: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(base[f"{name}.weight"])
    module.bias.copy_(base[f"{name}.bias"])


def chain_loss(logits: Tensor, transitions: Tensor, y: Tensor, lengths: Tensor) -> Tensor:
    """Summed negative log likelihood of label sequences under a linear chain.

    `logits` and `y` are batch x words (padded after `lengths`); the last row of `transitions` holds the
    scores of first labels.
    """
    _, longest, labels = logits.shape
    step = transitions[:labels]
    inside = torch.arange(longest)[None, :] < lengths[:, None]
    gold = (logits.gather(2, y[..., None])[..., 0] * inside).sum()
    gold = gold + transitions[labels][y[:, 0]].sum() + (step[y[:, :-1], y[:, 1:]] * inside[:, 1:]).sum()
    total = logits[:, 0] + transitions[labels]
    for t in range(1, longest):
        new = torch.logsumexp(total[:, :, None] + step[None], dim=1) + logits[:, t]
        total = torch.where(inside[:, t, None], new, total)
    return torch.logsumexp(total, dim=1).sum() - gold
