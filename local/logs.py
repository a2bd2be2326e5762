"""`amends logs`: prints a log, and goes on as it grows."""

import sys
import time

from local.errors import Usage
from local.state import StateFolder


def show(state: StateFolder, name: str, follow: bool) -> None:
    """Print one log; Usage lists those there are."""
    names = sorted(log.stem for log in state.logs.glob("*.log"))
    if name not in names:
        raise Usage(f"there is no log {name!r} in {state.logs}; there is: {', '.join(names) or 'none yet'}")
    with (state.logs / f"{name}.log").open(errors="replace") as log:
        while True:
            text = log.read(65536)
            sys.stdout.write(text)
            if not text:
                if not follow:
                    return
                sys.stdout.flush()
                time.sleep(0.2)
