"""What is kept in the table and the queues, and the model."""

from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING

import boto3

from amends.adapters.brands import Brands
from amends.adapters.budgets import Budgets
from amends.adapters.cases import Cases
from amends.adapters.cursors import Cursors
from amends.adapters.days import Days
from amends.adapters.edits import Edits
from amends.adapters.jobs import Jobs
from amends.adapters.optouts import OptOuts
from amends.adapters.postings import Postings
from amends.adapters.queues import MentionQueue, OutboxQueue
from amends.adapters.receipts import Receipts
from amends.adapters.received import ReceivedEvents
from amends.adapters.removals import Removals
from amends.adapters.replies import Replies
from amends.adapters.thresholds import Thresholds
from amends.adapters.verdicts import Verdicts
from amends.brand import Brand
from amends.deciding import BrandThreshold
from amends.eligibility import HouseRules
from amends.etiquette import REPLIES_PER_SUBMISSION, left_alone
from amends.mention import Mention, PlatformName
from amends.prices import Prices
from amends.settings import Settings
from amends.settings import settings as read_settings

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

    from amends.adapters.reader import Reader


def now() -> datetime:
    """The clock."""
    return datetime.now(UTC)


@cache
def settings() -> Settings:
    """The function's settings."""
    return read_settings()


@cache
def table() -> "Table":
    """The one table."""
    return boto3.resource("dynamodb").Table(settings().table)


def cases() -> Cases:
    """The cases."""
    return Cases(table())


def days() -> Days:
    """How far each day's posts were looked at."""
    return Days(table())


def jobs() -> Jobs:
    """X's compliance job."""
    return Jobs(table())


def edits() -> Edits:
    """The posts that were edited."""
    return Edits(table())


def removals() -> Removals:
    """The removals of what was taken away."""
    return Removals(table())


def replies() -> Replies:
    """The replies."""
    return Replies(table())


def windows() -> Budgets:
    """The platforms' windows."""
    return Budgets(table())


def thresholds() -> Thresholds:
    """The brands' thresholds."""
    return Thresholds(table())


def verdicts() -> Verdicts:
    """The verdicts on readings."""
    return Verdicts(table())


@cache
def brand_threshold() -> BrandThreshold:
    """Where this deployment's brand draws the line."""
    return BrandThreshold(settings().brand, thresholds())


def optouts() -> OptOuts:
    """Who asked us not to answer any more."""
    return OptOuts(table())


def brand_settings() -> Brands:
    """The settings of this deployment's brand."""
    return Brands(table(), settings().brand)


def brand() -> Brand:
    """The brand's settings as they are now."""
    return brand_settings().get()


def house_rules(mention: Mention) -> HouseRules:
    """What the brand, its customers and the manners of the place say of answering a post."""
    turn = replies().turn_in(mention.platform, mention.conversation_id)
    return HouseRules(
        opted_out=optouts().holds(mention.platform, mention.author_id),
        subreddit_left_alone=left_alone(brand(), mention),
        answers_in_submission=turn.taken_on(now()) if turn else 0,
        most_in_submission=REPLIES_PER_SUBMISSION if mention.platform is PlatformName.REDDIT else None,
        prices=Prices(settings().prices),
    )


def posting() -> Postings:
    """The switch of this brand's posting."""
    return Postings(table(), settings().brand)


def received() -> ReceivedEvents:
    """The events that webhooks brought."""
    return ReceivedEvents(table())


def cursors() -> Cursors:
    """The sources' cursors."""
    return Cursors(table())


def receipts() -> Receipts:
    """The receipts of polls."""
    return Receipts(table())


@cache
def mention_queue() -> MentionQueue:
    """The queue of mentions to be read."""
    return MentionQueue(boto3.client("sqs"), settings().mentions_queue)


@cache
def outbox() -> OutboxQueue:
    """The queue of approved replies."""
    return OutboxQueue(boto3.client("sqs"), settings().outbox_queue)


@cache
def reader() -> "Reader":
    """The model; imported here because only one function carries its layers."""
    from amends.adapters.reader import Reader

    return Reader.load()
