"""Write the trained network as the files that are shipped: encoder.onnx (int8), heads.npz, manifest.json.

    python training/export.py network.pt PREPARED.pkl TOKENIZER_JSON OUT_FOLDER [--float32] [--average PT]

Runs in the training environment (torch, onnx, onnxruntime). The graph is built by hand, one window at a
time without padding, from operators that onnxruntime runs fast on CPUs; the heads stay outside it in full
precision, so that a head can be added without a new graph. `--float32` writes the graph unquantised, to
measure what quantising costs.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import pickle
import shutil
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from network import ATTENTION_HEADS, EPSILON, LAYERS, WIDTH

VERSION = "rashomon-encoder-2"
WINDOW, OVERLAP = 144, 32
"""Pieces read at once, fewer than training saw (`LONGEST` of batches.py): chosen on attribution.dev."""


class Graph:
    """Collects nodes and weights."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []

    def weight(self, name: str, value: np.ndarray[Any, Any]) -> str:
        """Add a weight; its name is returned."""
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, kind: str, inputs: list[str], name: str, *, domain: str = "", **attributes: Any) -> str:
        """Add a node with one output of the same name."""
        self.nodes.append(helper.make_node(kind, inputs, [name], name=name, domain=domain, **attributes))
        return name


def build(state: dict[str, torch.Tensor]) -> onnx.ModelProto:
    """The graph: `ids` (pieces) to `states` (pieces x width)."""
    arrays = {name: value.float().numpy() for name, value in state.items()}
    graph = Graph()

    def norm(inputs: list[str], weights: str, name: str) -> str:
        pair = [
            graph.weight(f"{weights}.weight", arrays[f"{weights}.weight"]),
            graph.weight(f"{weights}.bias", arrays[f"{weights}.bias"]),
        ]
        if len(inputs) == 1:
            return graph.node("LayerNormalization", [*inputs, *pair], name, axis=-1, epsilon=EPSILON)
        kind = "SkipLayerNormalization"
        return graph.node(
            kind, [*inputs[:2], *pair, *inputs[2:]], name, domain="com.microsoft", epsilon=EPSILON
        )

    def product(x: str, weights: str) -> str:
        matrix = graph.weight(f"{weights}.weight", arrays[f"{weights}.weight"].T)
        return graph.node("MatMul", [x, matrix], f"{weights}.product")

    def bias(weights: str) -> str:
        return graph.weight(f"{weights}.bias", arrays[f"{weights}.bias"])

    words = graph.node("Gather", [graph.weight("words.weight", arrays["words.weight"]), "ids"], "words")
    first = graph.weight("first", np.array([0], dtype=np.int64))
    length = graph.node("Shape", ["ids"], "length")
    table = graph.weight("places.weight", arrays["places.weight"])
    places = graph.node("Slice", [table, first, length, first], "places")
    summed = graph.node("Add", [words, places], "summed")
    x = norm([graph.node("Unsqueeze", [summed, first], "batched")], "norm", "embedded")
    for i in range(LAYERS):
        root = f"layers.{i}"
        matrix = graph.weight(f"{root}.qkv.weight", arrays[f"{root}.qkv.weight"].T)
        looked = graph.node(
            "Attention",
            [x, matrix, bias(f"{root}.qkv")],
            f"{root}.looked",
            domain="com.microsoft",
            num_heads=ATTENTION_HEADS,
        )
        mixed = product(looked, f"{root}.mix")
        x = norm([mixed, x, bias(f"{root}.mix")], f"{root}.norm1", f"{root}.x1")
        raised = graph.node(
            "BiasGelu", [product(x, f"{root}.up"), bias(f"{root}.up")], f"{root}.gelu", domain="com.microsoft"
        )
        x = norm([product(raised, f"{root}.down"), x, bias(f"{root}.down")], f"{root}.norm2", f"{root}.x2")
    graph.nodes.append(helper.make_node("Squeeze", [x, first], ["states"], name="states"))
    made = helper.make_graph(
        graph.nodes,
        "encoder",
        [helper.make_tensor_value_info("ids", TensorProto.INT64, ["pieces"])],
        [helper.make_tensor_value_info("states", TensorProto.FLOAT, ["pieces", WIDTH])],
        graph.weights,
    )
    imports = [helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)]
    return helper.make_model(made, opset_imports=imports, ir_version=9, producer_name="rashomon")


def write_graph(state: dict[str, torch.Tensor], path: Path, *, float32: bool) -> None:
    """Write the graph, quantised to int8 per channel unless `float32`."""
    model = build(state)
    if float32:
        onnx.save(model, path)
        return
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        onnx.save(model, plain)
        # Seven bits a weight: on CPUs without VNNI eight would overflow, and reading must not depend on
        # the machine.
        quantize_dynamic(
            plain,
            path,
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul", "Attention", "Gather"],
            extra_options={"DefaultTensorType": TensorProto.FLOAT},
        )


def head_entry(head: dict[str, Any]) -> dict[str, Any]:
    """What the manifest says of a head."""
    entry: dict[str, Any] = {"kind": head["kind"]}
    for key in ("labels", "transition_weight"):
        if key in head:
            entry[key] = head[key]
    if "range" in head:
        entry["limits"] = head["range"]
    if "labels" in head:
        entry["thresholds"] = head.get("thresholds", {})
    return entry


def main() -> None:
    """Write all files of OUT_FOLDER."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("network", type=Path)
    parser.add_argument("prepared", type=Path)
    parser.add_argument("tokenizer", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--float32", action="store_true")
    parser.add_argument(
        "--average", type=Path, help="a network that went on from this one: the mean of both is written"
    )
    parser.add_argument("--version", default=VERSION, help="name and version of the weights")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    state = torch.load(options.network, weights_only=True)
    if options.average:
        other = torch.load(options.average, weights_only=True)
        state = {name: (weights + other[name]) / 2 for name, weights in state.items()}
    heads = pickle.loads(options.prepared.read_bytes())["heads"]
    write_graph(state, options.out / "encoder.onnx", float32=options.float32)
    top = {
        name.removeprefix("outs."): value.numpy() for name, value in state.items() if name.startswith("outs.")
    }
    top |= {
        f"{name.removeprefix('transitions.')}.transitions": value.numpy()
        for name, value in state.items()
        if name.startswith("transitions.")
    }
    np.savez(options.out / "heads.npz", **top)
    if options.tokenizer.resolve() != (options.out / "tokenizer.json").resolve():
        shutil.copyfile(options.tokenizer, options.out / "tokenizer.json")
    files = ("encoder.onnx", "heads.npz", "tokenizer.json")
    manifest = {
        "version": options.version,
        "window": WINDOW,
        "overlap": OVERLAP,
        "files": {name: hashlib.sha256((options.out / name).read_bytes()).hexdigest() for name in files},
        "heads": {name: head_entry(head) for name, head in heads.items()},
    }
    text = json.dumps(manifest, indent=1, ensure_ascii=False)
    (options.out / "manifest.json").write_text(text + "\n", encoding="utf-8")
    for name in files:
        print(name, (options.out / name).stat().st_size)


if __name__ == "__main__":
    main()
