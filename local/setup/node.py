"""Node.js for building the console: the machine's own when it is recent enough, else one from the package index."""

import json
import re
import shutil
import subprocess
from pathlib import Path


def on_the_machine() -> tuple[str, str] | None:
    """Version and folder of the machine's Node.js, when npm is beside it and Vite takes that version."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        return None
    try:
        answer = subprocess.run([node, "--version"], capture_output=True, text=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    told = answer.stdout.strip()
    return (told, str(Path(node).parent)) if is_recent(told) else None


def is_recent(version: str) -> bool:
    """What Vite asks for: 20.19 or later of the 20s, or 22.12 and later."""
    found = re.match(r"v(\d+)\.(\d+)", version)
    if not found:
        return False
    major, minor = int(found[1]), int(found[2])
    return (major == 20 and minor >= 19) or (major, minor) >= (22, 12)


def has_script(package: Path, name: str) -> bool:
    """Whether package.json defines a script."""
    return name in json.loads(package.read_text()).get("scripts", {})
