"""Whom a statement would reach now, by channel, and what that costs."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from decimal import Decimal

from pydantic import BaseModel

from amends.costs import of_answer
from amends.lengths import has_link
from amends.mention import PlatformName
from amends.outage.audience import EVERYWHERE, audience, is_taken, those_in_private, to
from amends.outage.delivery import TOLD, Delivery
from amends.outage.last_look import IN_PRIVATE
from amends.outage.statement import Statement, StatementText
from amends.outage.waiting import Waits
from amends.prices import Prices


class Reach(BaseModel):
    """One channel: whom the statement is for there, whom it reaches, why not the others, and the price.

    `again` of those whom it reaches were told something before.
    """

    channel: PlatformName
    waiting: int
    reached: int
    again: int
    left_out: dict[str, int]
    languages: dict[str, int]
    cost: Decimal


class Preview(BaseModel):
    """All channels; `own_posts` are posts of the brand's account, which answer nobody."""

    waiting: int
    reached: int
    channels: list[Reach]
    own_posts: int
    cost: Decimal


def preview(
    statement: Statement,
    waiting: Iterable[Waits],
    deliveries: Sequence[Delivery],
    prices: Prices,
    now: datetime,
    follow_up: Collection[PlatformName] = EVERYWHERE,
) -> Preview:
    """What would come of the statement if it were given out at this moment; each author counts once in a channel."""
    taken = {(one.platform, one.author_id) for one in deliveries if is_taken(one, statement.stage, now)}
    told = {(one.platform, one.author_id) for one in deliveries if one.state in TOLD}
    waiting = list(waiting)
    by_channel: dict[PlatformName, list[Waits]] = defaultdict(list)
    for one in (*audience(statement.stage, waiting, deliveries, follow_up), *those_in_private(waiting)):
        if to(one) not in taken:
            by_channel[one.platform].append(one)
    replies = [text for text in statement.texts if not text.own_post]
    channels = sorted({*by_channel, *(text.channel for text in replies)})
    reaches = [_reach(channel, by_channel[channel], replies, told, prices) for channel in channels]
    posts = [text for text in statement.texts if text.own_post]
    own = sum((_price(text, text.channel, prices, summoned=False) for text in posts), Decimal(0))
    return Preview(
        waiting=sum(one.waiting for one in reaches),
        reached=sum(one.reached for one in reaches),
        channels=reaches,
        own_posts=len(posts),
        cost=sum((one.cost for one in reaches), own),
    )


def text_for(texts: Iterable[StatementText], channel: PlatformName, language: str) -> StatementText | None:
    """The text that a customer gets: in their language, else in English, else none."""
    there = {text.language: text for text in texts if text.channel is channel and not text.own_post}
    return there.get(language) or there.get("en")


def _reach(
    channel: PlatformName,
    waiting: list[Waits],
    texts: list[StatementText],
    told: Collection[tuple[PlatformName, str]],
    prices: Prices,
) -> Reach:
    left_out, languages, cost, again = Counter[str](), Counter[str](), Decimal(0), 0
    for one in waiting:
        text = text_for(texts, channel, one.language)
        why = _why_not(one, text)
        if why or text is None:
            left_out[why] += 1
            continue
        languages[text.language] += 1
        again += to(one) in told
        cost += _price(text, channel, prices, summoned=True)
    reached = sum(languages.values())
    return Reach(
        channel=channel,
        waiting=len(waiting),
        reached=reached,
        again=again,
        left_out=dict(left_out),
        languages=dict(languages),
        cost=cost,
    )


def _why_not(one: Waits, text: StatementText | None) -> str:
    if one.in_private:
        return IN_PRIVATE
    if one.private:
        return "wrote in private"
    if one.platform is PlatformName.X and not one.summoned:
        return "did not address the brand"
    return "" if text else "no text for their channel and language"


def _price(text: StatementText, channel: PlatformName, prices: Prices, *, summoned: bool) -> Decimal:
    cost = of_answer(channel, summoned=summoned, prices=prices)
    return max(cost.with_link if has_link(words) else cost.plain for words in text.alternatives)
