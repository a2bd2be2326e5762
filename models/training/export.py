"""Writes both layers as one ONNX graph that reads one text."""

from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from training.heads import FURTHEST, PRODUCT_SCALE, Model

OPSET = 17


def graph(model: Model) -> onnx.ModelProto:
    """bucket, weight, signals -> one output of probabilities for each head.

    The hashed weights are kept in half precision and gathered row by row, so that a text costs what its own
    words cost, not the size of the table.
    """
    weights = np.hstack([expert.weights for expert in model.experts])
    bias = np.hstack([expert.bias for expert in model.experts])
    constants: dict[str, NDArray[Any]] = {
        "table": weights.astype(np.float16),
        "bias": bias.astype(np.float32),
        "centre": model.centre.astype(np.float32),
        "spread": model.spread.astype(np.float32),
        "zero": np.array([0], dtype=np.int64),
        "lowest": np.array(-FURTHEST, dtype=np.float32),
        "highest": np.array(FURTHEST, dtype=np.float32),
        "experts_end": np.array([len(bias)], dtype=np.int64),
        "end": np.array([len(model.centre)], dtype=np.int64),
        "column": np.array([len(bias), 1], dtype=np.int64),
        "row": np.array([1, len(bias)], dtype=np.int64),
        "flat_shape": np.array([-1], dtype=np.int64),
        "product_scale": np.array(PRODUCT_SCALE, dtype=np.float32),
    }
    nodes = [
        helper.make_node("Gather", ["table", "bucket"], ["half_rows"], axis=0),
        helper.make_node("Cast", ["half_rows"], ["rows"], to=TensorProto.FLOAT),
        helper.make_node("Unsqueeze", ["weight", "zero"], ["weight_row"]),
        helper.make_node("MatMul", ["weight_row", "rows"], ["summed"]),
        helper.make_node("Squeeze", ["summed", "zero"], ["flat"]),
        helper.make_node("Add", ["flat", "bias"], ["experts"]),
        helper.make_node("Concat", ["experts", "signals"], ["evidence"], axis=0),
        helper.make_node("Sub", ["evidence", "centre"], ["centred"]),
        helper.make_node("Div", ["centred", "spread"], ["standard"]),
        helper.make_node("Slice", ["standard", "zero", "experts_end"], ["far_scores"]),
        helper.make_node("Clip", ["far_scores", "lowest", "highest"], ["scores"]),
        helper.make_node("Slice", ["standard", "experts_end", "end"], ["tone"]),
        helper.make_node("Reshape", ["scores", "column"], ["score_column"]),
        helper.make_node("Reshape", ["scores", "row"], ["score_row"]),
        helper.make_node("Mul", ["score_column", "score_row"], ["square"]),
        helper.make_node("Reshape", ["square", "flat_shape"], ["products"]),
        helper.make_node("Mul", ["products", "product_scale"], ["scaled_products"]),
        helper.make_node("Concat", ["scores", "tone", "scaled_products"], ["features"], axis=0),
    ]
    outputs = []
    for head in model.heads:
        constants[f"{head.name}_weights"] = head.weights.astype(np.float32)
        constants[f"{head.name}_bias"] = head.bias.astype(np.float32)
        nodes += [
            helper.make_node("MatMul", ["features", f"{head.name}_weights"], [f"{head.name}_product"]),
            helper.make_node("Add", [f"{head.name}_product", f"{head.name}_bias"], [f"{head.name}_logit"]),
            helper.make_node("Softmax" if head.exclusive else "Sigmoid", [f"{head.name}_logit"], [head.name]),
        ]
        outputs.append(helper.make_tensor_value_info(head.name, TensorProto.FLOAT, [len(head.bias)]))
    inputs = [
        helper.make_tensor_value_info("bucket", TensorProto.INT64, ["grams"]),
        helper.make_tensor_value_info("weight", TensorProto.FLOAT, ["grams"]),
        helper.make_tensor_value_info("signals", TensorProto.FLOAT, [len(model.centre) - len(bias)]),
    ]
    initializers = [numpy_helper.from_array(value, name) for name, value in constants.items()]
    made = helper.make_model(
        helper.make_graph(nodes, "sarcasm", inputs, outputs, initializers),
        opset_imports=[helper.make_opsetid("", OPSET)],
        producer_name="amends",
    )
    made.ir_version = 10  # what onnxruntime has read for years
    onnx.checker.check_model(made)
    return made
