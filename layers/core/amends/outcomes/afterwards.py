"""What a customer wrote after they were recovered: where it stands, and whether it is pleased or unhappy."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from amends.casefile import CaseFile, ReadMention
from amends.mention import Mention
from amends.outcomes.complaints import complains, pleases
from amends.outcomes.prompting import asks_to_share
from amends.outcomes.recovery import answers
from amends.outcomes.story import Story


class Afterwards(NamedTuple):
    """One of their later posts."""

    read: ReadMention
    in_thread: bool  # it stands in a conversation of the case
    pleased: bool
    unhappy: bool

    @property
    def mention(self) -> Mention:
        """The post itself."""
        return self.read.mention

    @property
    def shared(self) -> bool:
        """Whether it is a pleased public post that others than the thread's readers see."""
        return self.pleased and not self.in_thread and not self.mention.private


def threads(file: CaseFile) -> frozenset[str]:
    """The conversations of a case, with those of the cases that went into it."""
    return frozenset({file.case.conversation_id, *file.case.conversations})


def afterwards(story: Story, since: datetime, until: datetime) -> list[Afterwards]:
    """What the customer wrote behind `since` and not behind `until`, the oldest first.

    What they wrote in the case itself counts in private, too: there it can be a thanks, and never a share.
    """
    known, verdicts = threads(story.file), [*story.file.verdicts, *story.verdicts]
    posts = {read.mention.id: read for read in (*story.file.thread, *story.later)}
    ordered = sorted(posts.values(), key=lambda read: (read.mention.created_at, read.mention.id))
    return [
        Afterwards(read, read.mention.conversation_id in known, pleases(read, verdicts), complains(read, verdicts))
        for read in ordered
        if since < read.mention.created_at <= until
    ]


def prompted(mention: Mention, file: CaseFile) -> bool:
    """Whether the post directly answers one of ours, or an answer of ours before it asked for a post or a review.

    What we wrote in private is sealed, so what we asked for there is not known.
    """
    parent = mention.parent
    # A quote begins a conversation of its own: who quotes us does more than answer.
    answers_us = parent is not None and parent.by_brand and mention.conversation_id != mention.id
    return answers_us or _asked(mention, file)


def _asked(mention: Mention, file: CaseFile) -> bool:
    before: Iterable[str] = (reply.text for reply in answers(file) if reply.since < mention.created_at)
    return any(asks_to_share(text) for text in before)
