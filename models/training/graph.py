"""Writes the network and the heads as one ONNX graph with eight-bit weights."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers.optimizer import optimize_model
from sarcasm.signals import NAMES
from tqdm import tqdm

from training.heads import Head
from training.loop import Encoded
from training.network import Network

OPSET = 17
_HEADS = "/heads/Gemm"  # a few numbers that decide much: they keep their precision


def quantized(network: Network) -> bytes:
    """tokens, mask -> logits, weights in eight bits with a scale for each column."""
    network.eval()
    config = network.encoder.config
    with tempfile.TemporaryDirectory() as made:
        plain, fused, small = (str(Path(made) / name) for name in ("plain.onnx", "fused.onnx", "small.onnx"))
        torch.onnx.export(
            network,
            (torch.full((2, 9), 2000), torch.ones(2, 9, dtype=torch.long)),
            plain,
            dynamo=False,
            opset_version=OPSET,
            input_names=["tokens", "mask"],
            output_names=["logits"],
            dynamic_axes={name: {0: "texts", 1: "length"} for name in ("tokens", "mask")} | {"logits": {0: "texts"}},
        )
        heads, width = config.num_attention_heads, config.hidden_size
        optimize_model(plain, "bert", num_heads=heads, hidden_size=width, opt_level=0).save_model_to_file(fused)
        quantize_dynamic(
            fused,
            small,
            per_channel=True,
            weight_type=QuantType.QInt8,
            nodes_to_exclude=[_HEADS],
            extra_options={"DefaultTensorType": TensorProto.FLOAT},
        )
        return Path(small).read_bytes()


def answering(logits: bytes, heads: Sequence[Head]) -> bytes:
    """tokens, mask, signals -> the probabilities of every head: the graph of the logits with the heads behind it."""
    graph = onnx.load_from_string(logits)
    names = [head.name for head in heads]
    del graph.graph.output[:]
    graph.graph.input.append(helper.make_tensor_value_info("signals", TensorProto.FLOAT, ["texts", len(NAMES)]))
    graph.graph.node.append(helper.make_node("Concat", ["logits", "signals"], ["evidence"], axis=1))
    for name, head in zip(names, heads, strict=True):
        for part, value in (("weights", head.weights), ("bias", head.bias)):
            graph.graph.initializer.append(numpy_helper.from_array(value.astype(np.float32), f"{name}_{part}"))
        link = helper.make_node("Softmax", [f"{name}_sum"], [name], axis=1)
        if not head.choice:
            link = helper.make_node("Sigmoid", [f"{name}_sum"], [name])
        graph.graph.node.extend(
            [
                helper.make_node("MatMul", ["evidence", f"{name}_weights"], [f"{name}_product"]),
                helper.make_node("Add", [f"{name}_product", f"{name}_bias"], [f"{name}_sum"]),
                link,
            ]
        )
        graph.graph.output.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, ["texts", len(head.bias)]))
    graph.producer_name = "amends"
    onnx.checker.check_model(graph)
    content: bytes = graph.SerializeToString()
    return content


def run(content: bytes, texts: Sequence[str]) -> NDArray[np.float32]:
    """The logits of the quantized graph, one text at a time, as serving reads them."""
    session = onnxruntime.InferenceSession(content, providers=["CPUExecutionProvider"])
    rows = tqdm(Encoded.of(list(texts)).rows, desc="reading in eight bits", mininterval=5, leave=False)
    found = [session.run(["logits"], inputs(row))[0][0] for row in rows]
    return np.array(found, dtype=np.float32)


def inputs(row: list[int]) -> dict[str, NDArray[np.int64]]:
    """The graph's inputs for one tokenised text."""
    return {"tokens": np.array([row], dtype=np.int64), "mask": np.ones((1, len(row)), dtype=np.int64)}
