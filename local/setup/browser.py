"""The Chromium that the tests drive: one that is installed, or Debian's own package."""

import os
import shutil
import subprocess
from pathlib import Path

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_MAC = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)


def find() -> str | None:
    """The first browser that runs; AMENDS_CHROMIUM names one outright."""
    named = os.environ.get("AMENDS_CHROMIUM")
    candidates = [named] if named else [*(shutil.which(name) for name in _NAMES), *_MAC]
    return next((path for path in candidates if path and Path(path).exists() and _runs(path)), None)


def install() -> None:
    """Install one where this user may; OSError or CalledProcessError when that fails."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update"], ["install", "--yes", "--no-install-recommends", "chromium"]):
        command = ["apt-get", "-qq", *arguments]
        subprocess.run(command, check=True, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)


def may_install() -> bool:
    """Whether this is root on a machine with apt."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def _runs(path: str) -> bool:
    """A distribution may leave a stub that only says where to get the browser."""
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=30, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False
