"""A platform that is given sealed messages: each is opened in the moment in which it is sent or looked for."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from amends.errors import Broken, Refused, Retry
from amends.looking import SourceFacts
from amends.mention import Mention
from amends.outbox import Headroom, Kind
from amends.platform import Platform
from amends.private.opening import open_reply
from amends.private.sealed import is_over
from amends.private.sealing import Seals
from amends.reply import Reply


class Speaking:
    """The platform, with the key: nothing before it knows the words, and nothing after it keeps them."""

    def __init__(self, platform: Platform, seals: Seals, clock: Callable[[], datetime]) -> None:
        self._platform = platform
        self._seals = seals
        self._clock = clock

    def reply(self, reply: Reply) -> str:
        """Send the message; raises Retry where it could not be opened, and Refused where it is kept no longer."""
        return self._platform.reply(self._opened(reply))

    def find(self, reply: Reply) -> str | None:
        """Look for the message by its words."""
        return self._platform.find(self._opened(reply))

    def look(self, ids: Sequence[str]) -> Mapping[str, SourceFacts]:
        """As the platform."""
        return self._platform.look(ids)

    def look_at_author(self, mention: Mention) -> SourceFacts:
        """As the platform."""
        return self._platform.look_at_author(mention)

    def headroom(self, kind: Kind) -> Headroom | None:
        """As the platform."""
        return self._platform.headroom(kind)

    def _opened(self, reply: Reply) -> Reply:
        if not reply.private:
            return reply
        now = self._clock()
        if reply.sealed is None or is_over(reply.sealed, now):
            raise Refused("its words are kept no longer")
        try:
            return open_reply(reply, frozenset({reply.case_id, reply.sealed.case}), self._seals, now)
        except Broken as error:
            raise Retry(str(error)) from error
