"""Train the encoder and all its heads in one run, and measure them.

    python training/train.py PREPARED.pkl BASE_FOLDER OUT_FOLDER [--minutes 40] [--epochs 4] [--start NETWORK]

Runs in an environment of its own (torch, safetensors); on CPUs with bfloat16 instructions one core reads
about 2,800 wordpieces a second. The learning rate falls to zero at the last step or at the end of the
minutes, whichever comes first. BASE_FOLDER holds the published MiniLM weights (checked by SHA-256).
OUT_FOLDER gets `network.pt` (also every few minutes as `last.pt`), `mean.pt` (the mean of the weights
after each of the last steps; these are shipped) and `scores.json`.
"""

from __future__ import annotations

import argparse
import json
import math
import pickle
import time
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional

from batches import IGNORE, Window, Windows, batches, padded
from network import WIDTH, Network, chain_loss, in_bfloat16, load_base

_HIDDEN, _OPENING = 103, 999  # the mask piece; pieces below are the special and unused ones
AVERAGED_FROM = 0.8
"""The share of the training after which weights are averaged step by step, into `mean.pt`."""
PIECES = 2048  # wordpieces of a step
BODY_RATE, HEAD_RATE, CHAIN_RATE, WARM_UP = 2e-4, 1e-3, 1e-2, 0.06
TARGETS = {
    "tagging": 1700.0,
    "word_regression": 200.0,
    "pair_class": 70.0,
    "word_class": 20.0,
}
"""About how many targets of each kind a step holds: the loss of a head is their mean, not their sum."""


def word_states(states: Tensor, window_firsts: list[list[int]]) -> tuple[Tensor, Tensor]:
    """Batch x words x width: the states of each word's first piece; and the counts of words."""
    firsts, lengths = padded(window_firsts, 0)
    return states.gather(1, firsts[..., None].expand(-1, -1, WIDTH)), lengths


def pair_features(
    words: Tensor, source: tuple[int, int], target: tuple[int, int], sentence: tuple[int, int]
) -> Tensor:
    """Mean states of source, target and sentence, and two marks: the source, the target is missing."""
    parts = [words[a:b].mean(0) if b > a else words.new_zeros(WIDTH) for a, b in (source, target, sentence)]
    missing = words.new_tensor([float(b <= a) for a, b in (source, target)])
    return torch.cat([*parts, missing])


def label_weights(head: dict[str, Any]) -> Tensor:
    """How much a word of each label counts in the loss: those with a role more, where the head says so."""
    return torch.tensor([1.0, *[float(head.get("positive", 1.0))] * (len(head["labels"]) - 1)])


def batch_loss(
    network: Network, heads: dict[str, Any], batch: list[Window], hide: float = 0.0
) -> tuple[Tensor, dict[str, float]]:
    """The weighted sum of the losses of the heads that have targets in the batch.

    `hide` is the share of wordpieces that are read as the mask piece: a long training then does not learn
    its texts by heart.
    """
    ids, lengths = padded([w["ids"] for w in batch], 0)
    if hide:
        ids = torch.where((torch.rand(ids.shape) < hide) & (ids > _OPENING), _HIDDEN, ids)
    with in_bfloat16():
        states = network.states(ids, lengths)
    words, counts = word_states(states.float(), [w["first"] for w in batch])
    total = torch.zeros(())
    seen: dict[str, float] = {}
    for name, head in heads.items():
        rows = [i for i, w in enumerate(batch) if name in w]
        if not rows:
            continue
        scale = head["weight"] / TARGETS[head["kind"]]
        if head["kind"] == "tagging":
            y, _ = padded([batch[i][name]["y"] for i in rows], IGNORE)
            logits = network.outs[name](words[rows][:, : y.shape[1]])
            loss = functional.cross_entropy(
                logits.flatten(0, 1),
                y.flatten(),
                weight=label_weights(head),
                ignore_index=IGNORE,
                reduction="sum",
            )
            if head.get("chain", True):
                chain = chain_loss(logits, network.transitions[name], y.clamp(min=0), counts[rows])
                loss = 0.5 * loss + 0.5 * chain
            n = int((y != IGNORE).sum())
        elif head["kind"] == "word_regression":
            targets = [(k, at, y) for k, i in enumerate(rows) for at, y in batch[i][name]["targets"]]
            at = torch.tensor([[k, at] for k, at, _ in targets])
            told = network.outs[name](words[rows][at[:, 0], at[:, 1]])[:, 0]
            loss = functional.smooth_l1_loss(told, torch.tensor([y for _, _, y in targets]), reduction="sum")
            n = len(targets)
        elif head["kind"] == "word_class":
            y, _ = padded([batch[i][name]["y"] for i in rows], IGNORE)
            logits = network.outs[name](words[rows][:, : y.shape[1]])
            loss = functional.cross_entropy(
                logits.flatten(0, 1), y.flatten(), ignore_index=IGNORE, reduction="sum"
            )
            n = int((y != IGNORE).sum())
        else:
            pairs = [(k, *target) for k, i in enumerate(rows) for target in batch[i][name]["targets"]]
            features = torch.stack([pair_features(words[rows[k]], s, t, w) for k, s, t, w, _ in pairs])
            y = torch.tensor([label for *_, label in pairs])
            loss = functional.cross_entropy(network.outs[name](features), y, reduction="sum")
            n = len(pairs)
        total = total + scale * loss
        seen[name] = float(loss.detach()) / max(1, n)
    return total, seen


@torch.no_grad()
def dev_logits(
    network: Network, heads: dict[str, Any], items: dict[str, Any], special: dict[str, int]
) -> dict[str, Any]:
    """What each head says of its dev items: logits or values in the items' order, with the gold."""
    network.eval()
    windows = Windows(special, seed=0)
    out: dict[str, Any] = {}
    for name, head in heads.items():
        gold, told = [], []
        host = head.get("beside", name)
        for window in windows.of_head(host, heads[host], items[host]["dev"], shuffle=False):
            with in_bfloat16():
                states = network.states(torch.tensor([window["ids"]]), torch.tensor([len(window["ids"])]))
            words = states[0, window["first"]].float()
            if head["kind"] in ("tagging", "word_class"):
                told.append(network.outs[name](words))
                gold.append(window[name]["y"])
            elif head["kind"] == "word_regression":
                for at, y in window[name]["targets"]:
                    told.append(float(network.outs[name](words[at])))
                    gold.append(y)
            else:
                for source, target, sentence, y in window[name]["targets"]:
                    told.append(network.outs[name](pair_features(words, source, target, sentence)))
                    gold.append(y)
        out[name] = (told, gold)
    network.train()
    return out


def scores(heads: dict[str, Any], out: dict[str, Any]) -> dict[str, Any]:
    """Quick numbers during training: token F1 per role, Pearson r and MAE, accuracy."""
    made: dict[str, Any] = {}
    for name, head in heads.items():
        told, gold = out[name]
        if head["kind"] == "tagging":
            best = torch.cat([t.argmax(-1) for t in told])
            y = torch.tensor([label for row in gold for label in row])
            for k in range(1, len(head["labels"]), 2):
                p, g = (best == k) | (best == k + 1), (y == k) | (y == k + 1)
                f1 = 200 * float((p & g).sum()) / max(1.0, float(p.sum() + g.sum()))
                made[f"{name} {head['labels'][k][2:]} token F1"] = round(f1, 1)
        elif head["kind"] == "word_regression":
            t, y = torch.tensor(told), torch.tensor(gold)
            made[f"{name} r"] = round(float(torch.corrcoef(torch.stack([t, y]))[0, 1]), 3)
            made[f"{name} MAE"] = round(float((t - y).abs().mean()), 3)
        elif head["kind"] == "word_class":
            y = torch.tensor([label for row in gold for label in row])
            right = (torch.cat(told).argmax(-1) == y)[y != IGNORE]
            made[f"{name} accuracy"] = round(float(right.float().mean()), 3)
        else:
            right = torch.stack(told).argmax(-1) == torch.tensor(gold)
            made[f"{name} accuracy"] = round(float(right.float().mean()), 3)
    return made


def epoch_windows(windows: Windows, heads: dict[str, Any], items: dict[str, Any]) -> list[Window]:
    """One pass over the first head's rows, and each other head's share beside it."""
    made: list[Window] = []
    for name, head in heads.items():
        if "beside" in head:
            continue
        whole, part = divmod(head["share"], 1.0)
        for _ in range(int(whole)):
            made.extend(windows.of_head(name, head, items[name]["train"], shuffle=True))
        if part:
            rest = windows.of_head(name, head, items[name]["train"], shuffle=True)
            made.extend(windows.random.sample(rest, int(part * len(rest))))
    return [one for one in made if not _skipped(one, heads, windows)]


def _skipped(window: Window, heads: dict[str, Any], windows: Windows) -> bool:
    """True for windows without any role that a head passes over this time."""
    return any(
        "empty" in heads[name]
        and not any(window[name]["y"])
        and windows.random.random() >= heads[name]["empty"]
        for name in heads
        if name in window
    )


def rate(progress: float) -> float:
    """The learning rate's factor: up in a straight line, then down to zero in one."""
    if progress < WARM_UP:
        return progress / WARM_UP
    return max(0.0, (1 - progress) / (1 - WARM_UP))


def train(network: Network, prepared: dict[str, Any], options: argparse.Namespace) -> dict[str, Any]:
    """Train until the epochs or the minutes are over; what it took is returned."""
    heads, items, special = prepared["heads"], prepared["items"], prepared["special"]
    windows = Windows(special, seed=options.seed)
    network.words.weight.requires_grad = False  # unseen words keep their distances to the seen ones
    named = [(n, p) for n, p in network.named_parameters() if p.requires_grad]
    body = [(n, p) for n, p in named if not n.startswith(("outs", "transitions"))]
    groups: list[dict[str, Any]] = [
        {"params": [p for n, p in named if n.startswith("outs")], "lr": HEAD_RATE, "weight_decay": 0.0},
        {
            "params": [p for n, p in named if n.startswith("transitions")],
            "lr": CHAIN_RATE,
            "weight_decay": 0.0,
        },
        {"params": [p for _, p in body if p.ndim > 1], "lr": options.rate, "weight_decay": 0.01},
        {"params": [p for _, p in body if p.ndim <= 1], "lr": options.rate, "weight_decay": 0.0},
    ]
    peaks = [group["lr"] for group in groups]
    optimizer = torch.optim.AdamW(groups, fused=True, betas=(0.9, 0.98))
    began, cpu = time.time(), time.process_time()
    last_saved, step, pieces, per_epoch = began, 0, 0, 0
    means, averaged = [torch.zeros_like(p) for _, p in named], 0
    trace: list[dict[str, Any]] = []
    running: dict[str, float] = {}
    progress = 0.0
    for epoch in range(math.ceil(options.epochs)):
        todo = batches(epoch_windows(windows, heads, items), PIECES, windows.random.shuffle)
        per_epoch = len(todo)
        for batch in todo:
            progress = max(
                step / (options.epochs * per_epoch), (time.time() - began) / (60 * options.minutes)
            )
            if progress >= 1:
                break
            for group, peak in zip(optimizer.param_groups, peaks, strict=True):
                group["lr"] = peak * rate(progress)
            loss, seen = batch_loss(network, heads, batch, options.hide)
            loss.backward()
            torch.nn.utils.clip_grad_norm_([p for _, p in named], 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            step += 1
            if progress > AVERAGED_FROM:
                averaged += 1
                for mean, (_, now) in zip(means, named, strict=True):
                    mean.lerp_(now.detach(), 1 / averaged)
            pieces += sum(len(w["ids"]) for w in batch)
            for name, value in seen.items():
                running[name] = 0.98 * running.get(name, value) + 0.02 * value
            if step % 50 == 0:
                used = time.process_time() - cpu
                shown = " ".join(f"{k} {v:.3f}" for k, v in running.items())
                print(
                    f"{step}: {step / per_epoch:.2f} epochs, {pieces / used:.0f} a CPU-second, {used:.0f} s "
                    f"{shown}",
                    flush=True,
                )
            if time.time() - last_saved > 240:
                torch.save(network.state_dict(), options.out / "last.pt")
                last_saved = time.time()
        quick = scores(heads, dev_logits(network, heads, items, special))
        trace.append({"epoch": epoch + 1, "progress": round(progress, 3)} | quick)
        print(json.dumps(trace[-1]), flush=True)
        if progress >= 1:
            break
    if averaged:
        kept = {name: value.clone() for name, value in network.state_dict().items()}
        kept |= {name: mean for (name, _), mean in zip(named, means, strict=True)}
        torch.save(kept, options.out / "mean.pt")
    return {
        "steps": step,
        "epochs": round(step / per_epoch, 2),
        "wordpieces": pieces,
        "cpu_seconds": round(time.process_time() - cpu),
        "wall_seconds": round(time.time() - began),
        "seed": options.seed,
        "hidden": options.hide,
        "averaged_from": AVERAGED_FROM if averaged else None,
        "trace": trace,
    }


def main() -> None:
    """Train, save, measure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("prepared", type=Path)
    parser.add_argument("base", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--minutes", type=float, default=40)
    parser.add_argument("--epochs", type=float, default=4)
    parser.add_argument("--rate", type=float, default=BODY_RATE)
    parser.add_argument("--start", type=Path, help="go on from a network.pt with these heads among its own")
    parser.add_argument("--hide", type=float, default=0.0, help="share of wordpieces hidden in training")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    options.out.mkdir(parents=True, exist_ok=True)
    prepared = pickle.loads(options.prepared.read_bytes())  # made by prepare.py on this machine
    network = Network(prepared["heads"])
    load_base(network, options.base)
    if options.start:
        told = torch.load(options.start, weights_only=True)
        network.load_state_dict({name: told[name] for name in network.state_dict()})
    network.train()
    took = train(network, prepared, options)
    torch.save(network.state_dict(), options.out / "network.pt")
    (options.out / "scores.json").write_text(json.dumps(took, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
