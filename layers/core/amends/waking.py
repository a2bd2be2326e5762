"""Waking our webhook when its platform gave it up."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

EVERY = 15  # minutes; X checks a webhook hourly, and sends what was missed within a day once more


class Wakes(Protocol):
    """A platform's side of our webhook."""

    def revive(self, now: datetime) -> Sequence[str]:
        """Wake the webhooks that the platform gave up, and have it send again what they missed; which."""
        ...


def wake(webhooks: Wakes | None, now: datetime) -> int:
    """Four times an hour, when called each minute: wake what sleeps; how many woke."""
    if webhooks is None or now.minute % EVERY:
        return 0
    return len(webhooks.revive(now))
