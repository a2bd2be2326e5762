"""What a platform does for us, whichever it is."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from amends.errors import Refused
from amends.looking import SourceFacts
from amends.mention import Mention
from amends.outbox import Headroom, Kind
from amends.reply import Reply


class Platform(Protocol):
    """A network that we answer on.

    `reply` raises RateLimited or Retry when the text certainly did not appear, Refused when the platform declined
    it, and MaybePosted when the connection ended after we had sent it.
    """

    def reply(self, reply: Reply) -> str:
        """Post the text under the post that it answers, a private one to its customer alone; the new post's id."""
        ...

    def find(self, reply: Reply) -> str | None:
        """The id of our own post that carries this reply, if our timeline shows it; raises Retry."""
        ...

    def look(self, ids: Sequence[str]) -> Mapping[str, SourceFacts]:
        """What the platform says of up to a hundred customers' posts now; raises Retry, or Refused where it can't."""
        ...

    def look_at_author(self, mention: Mention) -> SourceFacts:
        """What the platform says of who wrote a post: are they there, does a message reach them; raises as `look`."""
        ...

    def headroom(self, kind: Kind) -> Headroom | None:
        """What the last answer said is left of the window, where it said so."""
        ...


class Silent:
    """What a platform says that can't be asked about a customer's post or its own limits: nothing speaks against us."""

    def look(self, ids: Sequence[str]) -> Mapping[str, SourceFacts]:
        """Nothing is known of any of them."""
        return {name: SourceFacts(id=name) for name in ids}

    def look_at_author(self, mention: Mention) -> SourceFacts:
        """Nothing is known of them."""
        return SourceFacts(id=mention.author_id)

    def headroom(self, kind: Kind) -> Headroom | None:
        """Nobody says."""
        return None


class Unconnected(Silent):
    """A platform that we hold no credentials for: it refuses, so that a person sees why nothing appears."""

    def __init__(self, name: str) -> None:
        self._why = f"there are no credentials for {name}"

    def reply(self, reply: Reply) -> str:
        """Refuse."""
        raise Refused(self._why)

    def find(self, reply: Reply) -> str | None:
        """Nothing can be there."""
        return None

    def look(self, ids: Sequence[str]) -> Mapping[str, SourceFacts]:
        """Refuse."""
        raise Refused(self._why)

    def look_at_author(self, mention: Mention) -> SourceFacts:
        """Refuse."""
        raise Refused(self._why)
