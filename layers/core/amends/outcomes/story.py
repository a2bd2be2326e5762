"""A story: a complaint case, what its customer wrote elsewhere afterwards, and how far its posts went."""

from enum import StrEnum

from pydantic import AwareDatetime, BaseModel, ConfigDict

from amends.casefile import CaseFile, ReadMention
from amends.mention import PlatformName
from amends.verdict import Verdict


class Kind(StrEnum):
    """What a post is in its story."""

    COMPLAINT = "complaint"
    ANSWER = "answer"  # a public one of ours
    LATER = "later"  # any other public post of the customer's after the first complaint


class Sample(BaseModel):
    """How far a post had gone when its platform was asked; Reddit tells no views, and neither reshares nor quotes.

    `after` is the post's true age in seconds: a moment that was missed is not made up.
    """

    model_config = ConfigDict(frozen=True)

    after: int
    at: AwareDatetime
    likes: int = 0
    reshares: int = 0
    quotes: int = 0
    replies: int = 0
    views: int | None = None


class Track(BaseModel):
    """A public post that is sampled; `due` is None once nothing is left to ask. It holds no word and no name."""

    model_config = ConfigDict(frozen=True)

    platform: PlatformName
    post_id: str
    case_id: str
    kind: Kind
    url: str = ""
    at: AwareDatetime  # when the post was written
    samples: tuple[Sample, ...] = ()
    due: AwareDatetime | None = None
    version: int = 1


class Follow(BaseModel):
    """Until when a case's threads and quotes of our answers are read: a week from its recovery, or its complaint."""

    model_config = ConfigDict(frozen=True)

    case_id: str
    platform: PlatformName
    threads: tuple[str, ...]
    answers: tuple[str, ...] = ()  # posts of ours that may be quoted
    since: AwareDatetime
    until: AwareDatetime


class Story(BaseModel):
    """A case as outcomes see it.

    `later` are its author's public posts that stand in other cases and belong to this one, the oldest first; what they
    wrote in this case stands in the file's thread. `tracks` are those of posts that are part of the story still.
    """

    model_config = ConfigDict(frozen=True)

    file: CaseFile
    later: list[ReadMention] = []
    tracks: list[Track] = []
    follow: Follow | None = None
    verdicts: list[Verdict] = []  # of the file's posts and of the later ones
