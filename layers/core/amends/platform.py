"""What a platform does for us, whichever it is."""

from typing import Protocol

from amends.errors import Refused
from amends.reply import Reply


class Platform(Protocol):
    """A network that we answer on.

    `reply` raises RateLimited or Retry when the text certainly did not appear, Refused when the platform declined
    it, and MaybePosted when the connection ended after we had sent it.
    """

    def reply(self, reply: Reply) -> str:
        """Post the text under the post that it answers; the new post's id."""
        ...

    def find(self, reply: Reply) -> str | None:
        """The id of our own post that carries this reply, if our timeline shows it."""
        ...


class Unconnected:
    """A platform that we hold no credentials for: it refuses, so that a person sees why nothing appears."""

    def reply(self, reply: Reply) -> str:
        """Refuse."""
        raise Refused(f"there are no credentials for {reply.platform}")

    def find(self, reply: Reply) -> str | None:
        """Nothing can be there."""
        return None
