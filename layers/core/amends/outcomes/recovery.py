"""When a customer was recovered: when a person of ours first answered their complaint, or it was resolved."""

from datetime import datetime

from pydantic import AwareDatetime, BaseModel, ConfigDict

from amends.casefile import CaseFile
from amends.outcomes.complaints import complaints
from amends.reply import Reply, ReplyState


class Recovery(BaseModel):
    """The moments of a case; None where the thing did not happen.

    `complained_at` may be that of a post which was removed since; `gone` says that no complaint stands any more.
    """

    model_config = ConfigDict(frozen=True)

    complained_at: AwareDatetime | None = None
    gone: bool = False
    answered_at: AwareDatetime | None = None
    resolved_at: AwareDatetime | None = None

    @property
    def at(self) -> datetime | None:
        """When we first answered or resolved it."""
        return min((at for at in (self.answered_at, self.resolved_at) if at), default=None)


def answers(file: CaseFile) -> list[Reply]:
    """What persons of ours answered, in private too, the oldest first; an incident's statements are no answer."""
    posted = [reply for reply in file.replies if reply.state is ReplyState.POSTED and reply.statement is None]
    return sorted(posted, key=lambda reply: reply.since)


def recovery(file: CaseFile) -> Recovery:
    """When its customer complained, and when we answered or resolved it after that."""
    standing = [read.mention.created_at for read in complaints(file)]
    removed = [stone.complained_at for stone in file.removed if stone.complained_at]
    first = min([*standing, *removed], default=None)
    if first is None:
        return Recovery()
    resolved = (event.at for event in file.events if event.kind == "resolved")
    return Recovery(
        complained_at=first,
        gone=not standing,
        answered_at=next((reply.since for reply in answers(file) if reply.since > first), None),
        resolved_at=min((at for at in resolved if at > first), default=None),
    )
