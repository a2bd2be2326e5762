"""Where setup put the tools: the virtual environments and the console's build."""

import os
import platform
import sys
from collections.abc import Mapping
from pathlib import Path

from local.errors import LocalError
from local.state import CHECKOUT

VENVS = CHECKOUT / ".venvs"
BUILD = CHECKOUT / ".aws-sam" / "build"
CONSOLE_DIST = CHECKOUT / "console" / "dist"

# The interpreter that runs the built functions: its version is the Lambda runtime's.
PYTHON_VERSION = f"{sys.version_info.major}.{sys.version_info.minor}"
ARCHITECTURE = "arm64" if platform.machine().lower() in ("arm64", "aarch64") else "x86_64"


def tool(venv: str, name: str) -> Path:
    """A program of one of the environments; LocalError says how to get it."""
    program = VENVS / venv / "bin" / name
    if not program.exists():
        raise LocalError(f"{program} is missing: run `make setup`")
    return program


def bare_environment(**more: str) -> dict[str, str]:
    """What a child process inherits: where programs and certificates are, and no AWS setting of the person's own."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("AWS_", "SAM_", "MINISTACK_", "PYTHON"))
    }
    return {**_without_proxy(kept), **more}


def _without_proxy(environment: Mapping[str, str]) -> dict[str, str]:
    """Loopback addresses never go through a proxy."""
    local = ",".join(filter(None, ["127.0.0.1,localhost", environment.get("NO_PROXY") or environment.get("no_proxy")]))
    return {**environment, "NO_PROXY": local, "no_proxy": local}
