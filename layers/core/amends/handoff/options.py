"""Whether a channel has a way into private, which ways there are, and what each costs; honestly where there is none."""

from decimal import Decimal
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from amends.case import Case
from amends.costs import Cost
from amends.handoff.links import deep_link, reddit_message
from amends.mention import Mention, PlatformName
from amends.triage import LISTEN_ONLY


class WayName(StrEnum):
    """How a customer gets to us."""

    DEEP_LINK = "deep_link"  # X's field of a post, which shows a button
    LINK = "link"  # a link in the text
    PLAIN = "plain"  # words alone: write us a message
    MESSAGE = "message"  # to the account, on Reddit
    MODMAIL = "modmail"  # to the moderators, on Reddit


class Way(BaseModel):
    """One way: what it is in words, the link that belongs into the text, and the price of the post in dollars."""

    model_config = ConfigDict(frozen=True)

    way: WayName
    words: str
    link: str | None = None
    price: Decimal


class Options(BaseModel):
    """What is possible here; `why_not` says why nothing is."""

    model_config = ConfigDict(frozen=True)

    possible: bool
    why_not: str = ""
    ways: list[Way] = []


class Brands(BaseModel):
    """Who the brand is there; None where it has no account that can be written to."""

    model_config = ConfigDict(frozen=True)

    x_id: str | None = None
    reddit_name: str | None = None
    modmail: tuple[str, ...] = ()


def options(case: Case, mention: Mention | None, brand: Brands, cost: Cost) -> Options:
    """The ways from the post that an invitation would answer, at the price of that answer."""
    if case.private or case.private_since:
        return Options(possible=False, why_not="not needed: the customer writes to us in private already")
    if mention is None or LISTEN_ONLY in case.reasons or not mention.summoned:
        why = "not possible here: its author did not address the brand, so no invitation can be posted"
        return Options(possible=False, why_not=why)
    if case.platform is PlatformName.X:
        return _on_x(brand, cost)
    if case.platform is PlatformName.REDDIT:
        return _on_reddit(mention, brand, cost)
    why = "not possible here: this channel has no private messages that we know of"
    return Options(possible=False, why_not=why)


def _on_x(brand: Brands, cost: Cost) -> Options:
    plain = Way(way=WayName.PLAIN, words="Say in words how to write us a message; no link", price=cost.plain)
    if not brand.x_id:
        return Options(possible=True, ways=[plain])
    link = deep_link(brand.x_id)
    return Options(
        possible=True,
        ways=[
            Way(way=WayName.DEEP_LINK, words="A button under the post that opens a message", price=cost.with_link),
            Way(
                way=WayName.LINK,
                words="A link in the text that opens a message to us",
                link=link,
                price=cost.with_link,
            ),
            plain,
        ],
    )


def _on_reddit(mention: Mention, brand: Brands, cost: Cost) -> Options:
    ways = []
    if brand.reddit_name:
        ways.append(
            Way(
                way=WayName.MESSAGE,
                words=f"A private message to u/{brand.reddit_name}; for some accounts Reddit opens a chat, "
                "which we can't read",
                link=reddit_message(brand.reddit_name),
                price=cost.with_link,
            )
        )
    if mention.community.casefold() in {name.casefold() for name in brand.modmail}:
        ways.append(
            Way(
                way=WayName.MODMAIL,
                words=f"A message to the moderators of r/{mention.community}, who are ours",
                link=reddit_message(f"r/{mention.community}"),
                price=cost.with_link,
            )
        )
    if not ways:
        why = "not possible here: the brand has no account on Reddit that can be written to, and moderates no place"
        return Options(possible=False, why_not=why)
    return Options(possible=True, ways=ways)
