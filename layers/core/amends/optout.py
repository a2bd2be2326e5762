"""Opting out: who asked us not to answer any more, since when, and who took it back."""

from datetime import datetime, timedelta
from typing import Protocol

from pydantic import AwareDatetime, BaseModel, ConfigDict

from amends.errors import BadInput
from amends.mention import Mention, PlatformName
from amends.roles import Act, Person
from amends.wishes import Wish, wish_of

CUSTOMER = "customer"


class Choice(BaseModel):
    """What an author wished last, who said so, when, and in which post; never its words.

    `since` is when it was said, and the later one counts: posts can reach us out of order.
    """

    model_config = ConfigDict(frozen=True)

    platform: PlatformName
    author_id: str
    wish: Wish
    since: AwareDatetime
    at: AwareDatetime
    by: str = CUSTOMER
    by_name: str = "the customer"
    post_id: str | None = None
    note: str = ""


class OptOuts(Protocol):
    """Where wishes are kept, by platform and author."""

    def record(self, choice: Choice) -> bool:
        """Keep a wish, unless this author's later one is kept already; whether it was kept."""
        ...

    def holds(self, platform: PlatformName, author_id: str) -> bool:
        """Whether this author has opted out."""
        ...


def heed(mention: Mention, optouts: OptOuts, now: datetime) -> Wish | None:
    """Keep the wish of a post, if it holds one. Said twice it changes nothing, and an older one never wins."""
    wish = wish_of(mention)
    if wish:
        optouts.record(
            Choice(
                platform=mention.platform,
                author_id=mention.author_id,
                wish=wish,
                since=mention.created_at,
                at=now,
                post_id=mention.id,
            )
        )
    return wish


def readmit(current: Choice | None, note: str, person: Person, now: datetime) -> Choice:
    """The choice by which an administrator lets us answer an author again, because they asked for it elsewhere."""
    person.must(Act.READMIT)
    if not note.strip():
        raise BadInput("say how you know that they want answers again")
    if current is None or current.wish is Wish.IN:
        raise BadInput("this author has not opted out")
    return Choice(
        platform=current.platform,
        author_id=current.author_id,
        wish=Wish.IN,
        # Just behind what the administrator saw: "stop", said since and not heard yet, must count after all.
        since=current.since + timedelta(microseconds=1),
        at=now,
        by=person.id,
        by_name=person.name,
        note=note,
    )
