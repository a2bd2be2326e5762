"""That a customer was shown the privacy notice, and wrote on."""

from datetime import datetime
from typing import Protocol

from pydantic import AwareDatetime, BaseModel, ConfigDict

from amends.mention import Mention, PlatformName
from amends.reply import Reply


class Consent(BaseModel):
    """The notice that a customer was sent and by which message; `consented_at` is when they wrote to us after it."""

    model_config = ConfigDict(frozen=True)

    platform: PlatformName
    author_id: str
    notice_url: str
    notice_at: AwareDatetime
    by_message_id: str
    consented_at: AwareDatetime | None = None
    version: int = 1


class Consents(Protocol):
    """Where consents are kept, one for each customer of a channel."""

    def of(self, platform: PlatformName, author_id: str) -> Consent | None:
        """What the customer was told and agreed to; None where they were told nothing, or it is too long ago."""
        ...


def noticed(reply: Reply, before: Consent | None, at: datetime) -> Consent | None:
    """The record that a message which was sent carried the notice; None where it did not, or they had that one."""
    if not (reply.private and reply.customer_id and reply.notice_url and reply.post_id):
        return None
    if before and before.notice_url == reply.notice_url:
        return None
    return Consent(
        platform=reply.platform,
        author_id=reply.customer_id,
        notice_url=reply.notice_url,
        notice_at=at,
        by_message_id=reply.post_id,
        version=before.version + 1 if before else 1,
    )


def wrote_on(consent: Consent | None, mention: Mention) -> Consent | None:
    """The consent, given by this message; None where it tells nothing new."""
    if consent is None or consent.consented_at or not mention.private or mention.created_at <= consent.notice_at:
        return None
    return consent.model_copy(update={"consented_at": mention.created_at, "version": consent.version + 1})


def is_first(consent: Consent | None, notice_url: str | None) -> bool:
    """Whether the next message is the first to a customer, as far as the notice goes: they were not shown this one."""
    return consent is None or consent.notice_url != notice_url
