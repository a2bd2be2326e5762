"""What is rehearsed: a scenario, in which some complain of the outage."""

from dataclasses import dataclass
from datetime import timedelta

from local.errors import Usage
from simulator.lines import MalformedError
from simulator.scenario import ScenarioPost, names, read_scenario


@dataclass(frozen=True)
class Script:
    """A scenario's posts, and between which of them the outage lies."""

    name: str
    posts: list[ScenarioPost]

    @classmethod
    def read(cls, name: str) -> "Script":
        """The scenario; Usage for one that is not there or holds no outage."""
        try:
            script = cls(name, read_scenario(name))
        except MalformedError as error:
            raise Usage(str(error)) from error
        if not script.hit:
            fit = ", ".join(one for one in names() if cls(one, read_scenario(one)).hit)
            raise Usage(f"nobody in {name} is known to complain of an outage; there are: {fit}")
        return script

    @property
    def hit(self) -> list[ScenarioPost]:
        """The complaints of the outage."""
        return [post for post in self.posts if (post.truth or {}).get("outage") and not post.when_answered]

    @property
    def begins(self) -> timedelta:
        """When the outage does: the first complaint of it."""
        return self.hit[0].offset

    @property
    def ends(self) -> timedelta:
        """When it is mended: the last complaint."""
        return self.hit[-1].offset


def customer(post: ScenarioPost) -> str:
    """Who wrote it, on which platform."""
    return f"{post.platform}:{post.author}"
