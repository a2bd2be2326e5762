"""What Reddit says of a customer's comment or submission now, and how long it asks us to wait."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import prawcore.exceptions

from amends.adapters.reddit_client import WINDOW, Client, reading
from amends.adapters.reddit_items import words
from amends.errors import Retry
from amends.looking import Presence, SourceFacts, fingerprint
from amends.mention import PlatformName
from amends.outbox import Headroom, Kind, allowance

_WAIT = re.compile(r"(\d{1,3}) (millisecond|second|minute|hour)s?\b")  # praw looks for the same words, without hours
_SECONDS = {"millisecond": 0, "second": 1, "minute": 60, "hour": 3600}
_REQUESTS = 2  # for each answer: the look and the comment


def look(client: Client, fullnames: Sequence[str]) -> dict[str, SourceFacts]:
    """The facts of up to a hundred things; Reddit passes over a name that it does not know."""
    with reading(datetime.now(UTC)):
        things = list(client.info(fullnames=list(fullnames)))
        # The thread's own state comes with its submission, and a comment only names that.
        links = {thing.link_id for thing in things if thing.fullname.startswith("t1_")} - {t.fullname for t in things}
        threads = {thread.fullname: thread for thread in client.info(fullnames=sorted(links))} if links else {}
        threads |= {thing.fullname: thing for thing in things}
        found = {thing.fullname: _facts(thing, threads.get(getattr(thing, "link_id", ""))) for thing in things}
    return {name: found.get(name, SourceFacts(id=name, presence=Presence.GONE)) for name in fullnames}


def look_at_author(client: Client, name: str) -> SourceFacts:
    """What Reddit says of an account: whether it is there, and whether it takes private messages."""
    try:
        with reading(datetime.now(UTC)):
            about = client.redditor(name)
            about._fetch()
    except Retry as error:
        if isinstance(error.__cause__, prawcore.exceptions.NotFound):
            return SourceFacts(id=name, presence=Presence.GONE)
        raise
    if getattr(about, "is_suspended", False):
        return SourceFacts(id=name, presence=Presence.SUSPENDED)
    return SourceFacts(id=name, receives_dm=getattr(about, "accept_pms", None))


def wait_in(message: str) -> timedelta:
    """The wait that a RATELIMIT error asks for in words; a whole window where it names none."""
    named = _WAIT.search(message)
    if not named:
        return WINDOW
    # A second more, because Reddit cuts off what is left of the unit's last one.
    return timedelta(seconds=int(named[1]) * _SECONDS[named[2]] + 1)


def headroom(client: Client) -> Headroom | None:
    """How many answers are left of Reddit's ten minutes, where that is less than we post in one minute."""
    left = client.window.left()
    if left is None:
        return None
    answers = left.requests // _REQUESTS
    if answers >= allowance(PlatformName.REDDIT, Kind.POST).limit:
        return None
    return Headroom(remaining=answers, resets_at=left.until)


def _facts(thing: Any, thread: Any) -> SourceFacts:
    is_comment = thing.fullname.startswith("t1_")
    body = thing.body if is_comment else thing.selftext
    presence = Presence.THERE
    if body == "[removed]" or getattr(thing, "removed_by_category", None) not in (None, "deleted"):
        presence = Presence.REMOVED
    elif thing.author is None or body == "[deleted]":
        presence = Presence.GONE
    # A deleted or removed submission can still be written under; that it is locked or archived counts for all of it.
    parts = [part for part in (thing, thread) if part is not None]
    return SourceFacts(
        id=thing.fullname,
        presence=presence,
        texts=frozenset({fingerprint(words(thing))}) if presence is Presence.THERE else frozenset(),
        locked=any(bool(getattr(part, "locked", False)) for part in parts),
        archived=any(bool(getattr(part, "archived", False)) for part in parts),
    )
