"""What is left of a post that was removed: where it stood, when and why it went, and who had approved which answer."""

from enum import StrEnum

from pydantic import AwareDatetime, BaseModel, ConfigDict

from amends.mention import PlatformName


class Why(StrEnum):
    """Why a post goes."""

    DELETED = "deleted"
    MODERATED = "removed by moderators"
    PROTECTED = "its author is protected"
    SUSPENDED = "its author is suspended"
    ACCOUNT_DELETED = "its author's account is gone"
    NOT_SHOWN = "the platform does not show it to us any more"


class PostNow(BaseModel):
    """What became of a post since it was heard: how often it was edited, and why it was removed."""

    model_config = ConfigDict(frozen=True)

    edits: int = 0
    removed: Why | None = None


AS_HEARD = PostNow()


class Approval(BaseModel):
    """Who approved which answer to the post, and when; the hash is of the answer's text."""

    model_config = ConfigDict(frozen=True)

    reply_id: str
    sha256: str
    by: str
    by_name: str
    at: AwareDatetime | None = None
    post_id: str | None = None


class Removal(BaseModel):
    """A removal that has begun: from here on the post can't come back, and what is left of it goes step by step."""

    model_config = ConfigDict(frozen=True)

    platform: PlatformName
    id: str
    why: Why
    at: AwareDatetime
    heard_at: AwareDatetime | None = None
    case_id: str | None = None


class Tombstone(BaseModel):
    """What a removed post leaves: ids, moments, the reason and the approvals; no word, no name."""

    model_config = ConfigDict(frozen=True)

    platform: PlatformName
    id: str
    conversation_id: str
    heard_at: AwareDatetime | None = None
    removed_at: AwareDatetime
    why: Why
    # When it was written, where it was read as dissatisfied: reports count its case still.
    complained_at: AwareDatetime | None = None
    approvals: list[Approval] = []
