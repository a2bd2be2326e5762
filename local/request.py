"""What `amends up` was asked for."""

import sys
from dataclasses import dataclass
from pathlib import Path

from local.ports import Ports
from local.state import StateFolder


@dataclass(frozen=True)
class Request:
    """Where to run, and what to play."""

    state: StateFolder
    ports: Ports
    play: list[str]
    poll: float
    open_browser: bool
    dry_run: bool = False


def play_arguments(feed: Path | None, scenario: str | None, speed: float | None) -> list[str]:
    """What the simulator plays, in its own words."""
    arguments = ["--feed", str(feed)] if feed else ["--scenario", scenario] if scenario else []
    return [*arguments, "--speed", str(speed)] if speed is not None else list(arguments)


def wants_browser(headless: bool) -> bool:
    """A person at a terminal gets the console opened."""
    return not headless and sys.stdout.isatty()
