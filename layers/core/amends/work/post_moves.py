"""Posts on their way from a case to another one."""

from enum import StrEnum

from pydantic import AwareDatetime, BaseModel, ConfigDict


class MoveKind(StrEnum):
    """Whether all of a case moves, or some of its posts."""

    MERGE = "merge"
    SPLIT = "split"


class PostMove(BaseModel):
    """Posts that move from a case to another one; without `posts` all that the case holds."""

    model_config = ConfigDict(frozen=True)

    kind: MoveKind
    of: str
    to: str
    posts: list[str] | None = None
    at: AwareDatetime
    by: str
    by_name: str
