"""`sam build`, when what goes into it has changed."""

import contextlib
import fcntl
import hashlib
import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path

from local.errors import LocalError, Usage
from local.processes import Child
from local.state import CHECKOUT, StateFolder
from local.toolbox import ARCHITECTURE, BUILD, PYTHON_VERSION, bare_environment, tool

PARAMETERS = {"Runtime": f"python{PYTHON_VERSION}", "Architecture": ARCHITECTURE}
SAM_SETTINGS = Path(__file__).with_name("samconfig.toml")
_SOURCES = ("template.yaml", "functions", "layers", "models/sarcasm")
_IGNORED = {"__pycache__", ".mypy_cache", ".ruff_cache"}


def sources_digest(checkout: Path = CHECKOUT) -> str:
    """What a build depends on: every source file, the interpreter, the architecture, the tools' versions."""
    digest = hashlib.sha256(f"{PYTHON_VERSION} {ARCHITECTURE}\n".encode())
    files = [checkout / "requirements" / "sam.txt"]
    for source in _SOURCES:
        path = checkout / source
        files += [path] if path.is_file() else path.rglob("*")
    for file in sorted(files):
        if file.is_file() and not _IGNORED & set(file.parts) and file.suffix != ".pyc":
            name = str(file.relative_to(checkout))
            digest.update(f"{name}\0{hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()


def is_built(digest: str) -> bool:
    """Whether the build folder holds these sources, whole."""
    try:
        return bool(json.loads(_stamp().read_text()) == digest)
    except (FileNotFoundError, json.JSONDecodeError):
        return False


@contextlib.contextmanager
def build_folder(digest: str, state: StateFolder, stop: Callable[[], bool]) -> Iterator[None]:
    """Build if needed, then keep others from replacing the folder while functions run from it."""
    BUILD.parent.mkdir(exist_ok=True)
    with (BUILD.parent / "lock").open("a") as lock:
        if not is_built(digest):
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise Usage(
                    "the sources have changed, and another stack still runs from the last build; stop that one first"
                ) from error
            _build(digest, state, stop)
        fcntl.flock(lock, fcntl.LOCK_SH)
        yield


def _build(digest: str, state: StateFolder, stop: Callable[[], bool]) -> None:
    _stamp().unlink(missing_ok=True)
    arguments = [str(tool("sam", "sam")), "build", "--config-file", str(SAM_SETTINGS)]
    # sam's own cache knows nothing of the interpreter.
    arguments += ["--cache-dir", str(BUILD.parent / f"cache-{PYTHON_VERSION}-{ARCHITECTURE}")]
    arguments += ["--parameter-overrides", *(f"{name}={value}" for name, value in PARAMETERS.items())]
    child = Child("sam-build", arguments, build_environment(), state.logs / "sam-build.log", CHECKOUT)
    try:
        status = child.wait(stop)
    finally:
        child.stop(10)
    if status is None:
        return
    if status:
        raise LocalError(f"sam build failed; from {child.log}:\n{child.tail(25)}")
    _stamp().write_text(json.dumps(digest))


def build_environment() -> dict[str, str]:
    """The layers are built for, and by, the interpreter that runs this."""
    own = tool_path()
    return bare_environment(
        PATH=f"{own}{os.pathsep}{os.environ['PATH']}",
        UV="uv",  # Found on that PATH: a path of its own may hold a space, which a Makefile takes for an end.
        AMENDS_PYTHON_VERSION=PYTHON_VERSION,
        SAM_CLI_TELEMETRY="0",
        AWS_DEFAULT_REGION="us-east-1",
    )


def tool_path() -> str:
    """The development environment's programs, its pythonX.Y among them."""
    return str(CHECKOUT / ".venv" / "bin")


def _stamp() -> Path:
    return BUILD.parent / "built.json"
