"""What a run left behind, counted from outside: at the simulated X and in the table."""

from collections import Counter
from datetime import datetime
from typing import Any

from amends.adapters.receipts import Receipts
from amends.casefile import ReadMention
from amends.coverage import Hole
from amends.reply import Reply, ReplyState
from pydantic import BaseModel

from local.endurance.people import Staff
from local.endurance.simulated import SimulatedX

AFTER = {ReplyState.POSTED, ReplyState.REFUSED, ReplyState.MAYBE_POSTED}


class Answer(BaseModel):
    """An approved answer: how often it is public, and where we say that it stands."""

    reply: Reply
    public: int

    @property
    def fault(self) -> str:
        """What is wrong with it; empty where nothing is."""
        state = self.reply.state
        if self.public > 1:
            return "is public more than once"
        if state not in AFTER:
            return f"is still {state}"
        if state is ReplyState.POSTED and not self.public:
            return "counts as posted and is not public"
        if state is ReplyState.REFUSED and self.public:
            return "counts as refused and is public"
        if state is not ReplyState.POSTED and not self.reply.note:
            return "is shown to a person without a reason"
        return ""


class Findings(BaseModel):
    """What was heard and said."""

    standing: int
    heard: int
    lost: list[str]
    twice: list[str]
    holes: dict[str, list[Hole]]
    answers: list[Answer]

    @property
    def faults(self) -> list[str]:
        """Everything that should not be, in words."""
        return [
            *(f"post {one} was not stored" for one in self.lost),
            *(f"post {one} was stored twice" for one in self.twice),
            *(f"{name} has a hole from {hole.since} on" for name, holes in self.holes.items() for hole in holes),
            *(f"answer {one.reply.id} {one.fault}" for one in self.answers if one.fault),
        ]

    @property
    def states(self) -> Counter[str]:
        """How many answers stand where, the doubtful ones by whether they are public."""
        return Counter(
            f"{one.reply.state}{', public' if one.public and one.reply.state is not ReplyState.POSTED else ''}"
            for one in self.answers
        )


LISTENED = ("x.mentions", "x.search.")  # threads are read in turns, and say themselves who waits


def findings(table: Any, x: SimulatedX, staff: Staff, began: datetime, now: datetime) -> Findings:
    """Count."""
    items = list(table.items.values())
    stored = Counter(
        ReadMention.model_validate(item).mention.id for item in items if str(item["sk"]).startswith("MENTION#")
    )
    standing = x.standing()
    said = x.said()
    replies = {str(item["id"]): Reply.model_validate(item) for item in items if str(item["sk"]).startswith("REPLY#")}
    receipts = Receipts(table)
    told = receipts.coverage(began, now, now)
    approved = [replies[name] for name in sorted(staff.approved)]
    return Findings(
        standing=len(standing),
        heard=len(stored),
        lost=sorted(standing - stored.keys()),
        twice=sorted(name for name, times in stored.items() if times > 1),
        holes={one.source: one.holes for one in told.sources if one.holes and one.source.startswith(LISTENED)},
        answers=[Answer(reply=one, public=said[one.in_reply_to, one.text]) for one in approved],
    )
