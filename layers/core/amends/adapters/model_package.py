"""The model's package on disk: what it must hold, and that it holds just that."""

import hashlib
import json
import os
from importlib.resources import files
from importlib.resources.abc import Traversable

import onnxruntime
from pydantic import BaseModel, ConfigDict
from sarcasm.fingerprint import fingerprint

from amends.errors import Broken
from amends.reading import Thresholds

_MEGABYTES_PER_CORE = 1769  # of a Lambda function's memory


class Manifest(BaseModel):
    """What the package must hold: SHA-256 by file name, the features' fingerprint, the thresholds."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    version: str
    files: dict[str, str]
    features: str
    thresholds: Thresholds


def opened(package: Traversable | None = None) -> tuple[Manifest, dict[str, bytes]]:
    """The shipped manifest and files by name; Broken names the file that is missing or is not what was built."""
    package = files("sarcasm") if package is None else package
    manifest = _manifest(package)
    if manifest.features != fingerprint():
        raise Broken("the model was trained with other features than the package makes: train it again")
    return manifest, {name: _checked(package, name, digest) for name, digest in manifest.files.items()}


def session(model: bytes) -> onnxruntime.InferenceSession:
    """The graph, ready to run on as many cores as there are."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = _cores()
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def _manifest(package: Traversable) -> Manifest:
    path = package / "manifest.json"
    try:
        return Manifest.model_validate(json.loads(path.read_bytes()))
    except FileNotFoundError as error:
        raise Broken(f"the model's {path} is missing") from error
    except ValueError as error:
        raise Broken(f"the model's {path} is damaged: it does not describe a model") from error


def _checked(package: Traversable, name: str, digest: str) -> bytes:
    path = package / name
    try:
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise Broken(f"the model's {path} is missing (expected SHA-256 {digest})") from error
    found = hashlib.sha256(content).hexdigest()
    if found != digest:
        raise Broken(f"the model's {path} is damaged: SHA-256 {found}, expected {digest}")
    return content


def _cores() -> int:
    """How many cores Lambda gives this function; elsewhere one, so that readings leave room for other work."""
    return max(1, int(os.environ.get("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "0")) // _MEGABYTES_PER_CORE)
