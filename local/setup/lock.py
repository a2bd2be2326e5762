"""Renews the locks: versions and hashes of everything, for every platform, and no index's address."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

# The development lock and the other layers start from the core layer's.
_FIRST = ("layers/core/requirements.in", "layers/inference/requirements.in", "layers/reports/requirements.in")
_OLDEST_PYTHON = "3.11"
# Dependencies that a package declares and our use of it does not import; a list may have others of its own.
_OVERRIDES = Path("layers/inference/overrides.txt")
_OPTIONS = ("--universal", "--python-version", _OLDEST_PYTHON, "--generate-hashes", "--upgrade", "--quiet")
_NO_ADDRESSES = ("--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links")


# Sources beside the index may hold the files of this machine's kind only; their hashes would be all that is locked.
_PARTIAL_SOURCES = {"UV_INDEX", "UV_EXTRA_INDEX_URL", "UV_FIND_LINKS"}


def renew_python(uv: str) -> None:
    """Every requirements file beside its .in."""
    environment = {name: value for name, value in os.environ.items() if name not in _PARTIAL_SOURCES}
    first = [Path(name) for name in _FIRST]
    for names in [*first, *sorted(Path("requirements").glob("*.in"))]:
        print(f"lock: {names.with_suffix('.txt')}", flush=True)
        # In its own folder, so that what it refers to is found and is written down relative to it.
        own = names.with_suffix(".overrides")
        overrides = own if own.exists() else _OVERRIDES
        arguments = ["--override", str(overrides.resolve()), names.name, "--output-file", f"{names.stem}.txt"]
        command = [uv, "pip", "compile", *_OPTIONS, *_NO_ADDRESSES, *arguments]
        subprocess.run(command, cwd=names.parent, check=True, env=environment, stdin=subprocess.DEVNULL)


def renew_npm(npm: str, console: Path, environment: Mapping[str, str]) -> None:
    """The console's package-lock.json, made where nothing is installed: npm copies from what is, without hashes."""
    print(f"lock: {console / 'package-lock.json'}", flush=True)
    options = ["--package-lock-only", "--ignore-scripts", "--no-audit", "--no-fund"]
    with tempfile.TemporaryDirectory() as empty:
        for name in ("package.json", ".npmrc"):
            shutil.copy(console / name, empty)
        command = [npm, "install", *options]
        subprocess.run(command, cwd=empty, check=True, env=dict(environment), stdin=subprocess.DEVNULL)
        shutil.copy(Path(empty) / "package-lock.json", console)
