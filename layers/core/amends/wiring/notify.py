"""Telling people: mailboxes, settings, channels."""

from functools import cache
from typing import TYPE_CHECKING

import boto3
from botocore.config import Config

from amends.adapters.notice_settings import NoticeVersions, PeoplesWishes
from amends.adapters.notices import Notices
from amends.adapters.slack_links import SlackLinks
from amends.errors import Forbidden
from amends.notify.delivering import Sender, Telling
from amends.notify.notice import Channel
from amends.notify.settings import NoticeSettings
from amends.notify.slack_links import SlackUser, acting
from amends.reply import Reply
from amends.roles import Person
from amends.wiring.networks import webhook_credentials
from amends.wiring.stores import cases, now, replies, settings, table
from amends.wiring.work import colleagues

if TYPE_CHECKING:
    from amends.adapters.mail import Mail
    from amends.adapters.topic import Topic

# A mailbox tries again by itself; a client that did so too could tell a thing twice.
ONCE = Config(connect_timeout=3, read_timeout=10, retries={"total_max_attempts": 1})


def notices() -> Notices:
    """The notices and mailboxes."""
    return Notices(table())


def notice_versions() -> NoticeVersions:
    """Who is told by which channel, with every version."""
    return NoticeVersions(table(), settings().brand)


def notice_settings() -> NoticeSettings:
    """Who is told by which channel, now; nobody before an administrator said so."""
    current = notice_versions().current()
    return current.settings if current else NoticeSettings()


def peoples_wishes() -> PeoplesWishes:
    """What people wish for their own notices."""
    return PeoplesWishes(table())


@cache
def mail() -> "Mail":
    """E-mail; imported here and below because only the function that tells needs them."""
    from amends.adapters.mail import Mail

    return Mail(boto3.client("sesv2", config=ONCE), settings().notice_sender)


@cache
def topic() -> "Topic":
    """The topic for other systems."""
    from amends.adapters.topic import Topic

    return Topic(boto3.client("sns", config=ONCE), settings().notice_topic)


def telling() -> Telling:
    """All that a run needs to tell people, as it is now."""
    from amends.adapters.slack import SlackHooks

    known = notice_settings()
    senders: dict[Channel, Sender] = {
        Channel.SLACK: SlackHooks(webhook_credentials().slack),
        Channel.EMAIL: mail(),
        Channel.SNS: topic(),
    }
    wishes = peoples_wishes().of([person.id for person in known.people])
    return Telling(known, wishes, senders, _reply, settings().console_url)


def slack_links() -> SlackLinks:
    """Which Slack user is which person."""
    return SlackLinks(table())


def slack_person(user: SlackUser) -> Person:
    """The person behind a Slack user, with the roles of their last call; raises Forbidden where nobody may act."""
    person_id = slack_links().person_id(user)
    if person_id is None:
        raise Forbidden("link yourself first: the console gives you a code, which you send as /amends link CODE")
    return acting(colleagues().get(person_id), now())


def _reply(case_id: str, reply_id: str) -> tuple[Reply, bool]:
    return replies().get(case_id, reply_id), cases().get(case_id).private
