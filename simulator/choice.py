"""What is played, and what was: a start that names nothing goes on with what an earlier one named."""

import json
from dataclasses import dataclass
from pathlib import Path

from simulator.store import Store


@dataclass(frozen=True)
class Choice:
    """A feed file or a scenario, and a speed where one was named."""

    feed: Path | None = None
    scenario: str | None = None
    speed: float | None = None

    @property
    def names_something(self) -> bool:
        """Whether there is anything to play."""
        return self.feed is not None or self.scenario is not None


def keep(store: Store, choice: Choice) -> None:
    """Remember a choice for the next start."""
    feed = str(choice.feed.resolve()) if choice.feed else None
    store.put_setting("choice", json.dumps({"feed": feed, "scenario": choice.scenario, "speed": choice.speed}))


def recall(store: Store, speed: float | None) -> Choice:
    """The choice of an earlier start, at its own speed unless another one is named now."""
    kept = json.loads(store.setting("choice") or "{}")
    feed = kept.get("feed")
    return Choice(Path(feed) if feed else None, kept.get("scenario"), speed or kept.get("speed"))
