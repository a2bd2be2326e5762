"""How to behave among people on Reddit: where to keep quiet, and how much to say."""

from collections.abc import Collection
from typing import Protocol

from amends.mention import Mention

REPLIES_PER_SUBMISSION = 3  # of ours in a day: a fourth reads as a bot that has taken the thread over


class LeavesAlone(Protocol):
    """A brand's settings, as far as they say where it keeps quiet."""

    @property
    def subreddits_left_alone(self) -> Collection[str]:
        """Names of subreddits."""
        ...


def is_left_alone(brand: LeavesAlone, community: str) -> bool:
    """Whether the brand neither listens nor answers in this subreddit, however its name is written."""
    return bool(community) and _plain(community) in {_plain(name) for name in brand.subreddits_left_alone}


def left_alone(brand: LeavesAlone, mention: Mention) -> bool:
    """Whether a post stands where the brand keeps quiet: it may have been heard before somebody said so."""
    return is_left_alone(brand, mention.community)


def _plain(name: str) -> str:
    return name.casefold().removeprefix("/").removeprefix("r/").rstrip("/")
