"""The layers as they were built for the running system: small enough, compiled, and whole."""

import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import pytest

from local.toolbox import BUILD
from tests.e2e.stack import Stack

LAYERS = ("CoreLayer", "InferenceLayer", "ModelLayer")
MODEL = 25_000_000  # bytes that a model may have
# Of Lambda's 250 MB unzipped. Native libraries and the model alone are 113 MB.
LIMIT = 180_000_000
INFERENCE_LIMIT = 120_000_000  # for what reads: the inference layer with the model
UNUSED = ("google", "huggingface_hub", "robust_downloader", "requests", "numpy/random", "onnxruntime/tools")


@pytest.fixture(scope="module")
def layers(stack: Stack) -> dict[str, Path]:
    assert stack.url
    return {name: BUILD / name / "python" for name in LAYERS}


def size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def test_what_classify_carries_stays_small_with_the_largest_model(layers: dict[str, Path]) -> None:
    model = sum(path.stat().st_size for path in layers["ModelLayer"].rglob("*") if path.suffix == ".onnx")
    sizes = {name: size(folder) for name, folder in layers.items()}
    assert sum(sizes.values()) - model + MODEL < LIMIT, sizes
    assert sizes["InferenceLayer"] + sizes["ModelLayer"] < INFERENCE_LIMIT, sizes


def test_the_inference_layer_holds_nothing_that_is_not_imported(layers: dict[str, Path]) -> None:
    assert [name for name in UNUSED if (layers["InferenceLayer"] / name).exists()] == []
    # numpy finds its BLAS there.
    assert list((layers["InferenceLayer"] / "numpy.libs").iterdir())


@pytest.mark.parametrize("name", ["CoreLayer", "InferenceLayer"])
def test_bytecode_is_there_and_is_never_checked_against_a_source(layers: dict[str, Path], name: str) -> None:
    compiled = list(layers[name].rglob("*.pyc"))
    assert len(compiled) >= 0.95 * len(list(layers[name].rglob("*.py")))
    assert {path.read_bytes()[:4] for path in compiled} == {importlib.util.MAGIC_NUMBER}
    # PEP 552: flag 1 is a hash in place of a time, flag 2 that it is to be checked.
    assert {path.read_bytes()[4] for path in compiled} == {1}


def test_a_reader_with_the_layers_and_nothing_else_reads(layers: dict[str, Path]) -> None:
    code = (
        "import json; from amends.adapters.reader import Reader;"
        "print(json.dumps([r.language for r in Reader.load().read(['no signal again', 'mi internet no funciona'])]))"
    )
    path = ":".join(str(folder) for folder in layers.values())
    done = subprocess.run(
        [sys.executable, "-S", "-c", code], env={"PYTHONPATH": path}, capture_output=True, text=True, check=True
    )
    assert json.loads(done.stdout) == ["en", "es"]
