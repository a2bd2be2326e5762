"""Coming back from private: resolved there, and a public line at the end only where the customer is fine with it."""

from datetime import datetime

from pydantic import BaseModel, ConfigDict

from amends.casefile import CaseFile
from amends.context import is_pleased
from amends.errors import BadInput, Stale
from amends.event import Event
from amends.handoff.handoff import Handoff, HandoffState, changed, closed, joined, resolved, unanswered
from amends.handoff.inviting import said
from amends.roles import Act, Person

Move = tuple[Handoff, Event]
_S = HandoffState
CLOSING = "Glad that we could sort this out, {customer}. Thank you for your patience. ({responder})"


class Closing(BaseModel):
    """Whether a public line may end it, why, and a text to begin with."""

    model_config = ConfigDict(frozen=True)

    offered: bool
    why: str
    text: str = ""


def settle(handoff: Handoff, agrees: bool | None, person: Person, now: datetime) -> Move:
    """The handoff, resolved in private."""
    person.must(Act.WORK)
    return resolved(handoff, agrees, now), said("resolved in private", person, now, _agrees(agrees))


def agree(handoff: Handoff, agrees: bool | None, person: Person, now: datetime) -> Move:
    """The handoff with what the customer said of a public closing line, once they did."""
    person.must(Act.WORK)
    if handoff.state is not _S.RESOLVED:
        raise Stale(f"the handoff is {handoff.state}")
    return changed(handoff, agrees_to_public=agrees), said("asked for a closing line", person, now, _agrees(agrees))


def reopen(handoff: Handoff, why: str, person: Person, now: datetime) -> Move:
    """The handoff, in private again: it was not resolved after all."""
    person.must(Act.WORK)
    if handoff.state is not _S.RESOLVED:
        raise Stale(f"the handoff is {handoff.state}")
    if handoff.closing_id:
        raise Stale("its closing line is on its way: withdraw that first")
    return joined(handoff, now), said("back in private", person, now, why)


def end(handoff: Handoff, why: str, person: Person, now: datetime) -> Move:
    """The handoff, over before its time by a person: nobody came, or nothing is said in public at the end."""
    person.must(Act.WORK)
    if handoff.state is _S.INVITED:
        return unanswered(handoff, now), said("invitation unanswered", person, now, why)
    if handoff.state in (_S.JOINED, _S.RESOLVED):
        if handoff.closing_id:
            raise Stale("its closing line is on its way: withdraw that first")
        return closed(handoff, now), said("handoff closed", person, now, why)
    if handoff.state is _S.DRAFTED:
        raise Stale("withdraw the invitation, and it is over")
    raise Stale(f"the handoff is {handoff.state}")


def closing_of(file: CaseFile, handoff: Handoff) -> Closing:
    """Whether a public line may end it: what is resolved in private, where the customer agreed or thanked in public."""
    if handoff.state is not _S.RESOLVED:
        return Closing(offered=False, why="it is not resolved in private")
    if handoff.closing_id:
        return Closing(offered=False, why="it is written already")
    if handoff.agrees_to_public is False:
        return Closing(offered=False, why="the customer does not want it")
    if handoff.agrees_to_public:
        return Closing(offered=True, why="the customer agreed", text=CLOSING)
    if thanked_in_public(file, handoff):
        return Closing(offered=True, why="the customer thanked in public", text=CLOSING)
    return Closing(offered=False, why="ask the customer first whether they are fine with it")


def close_in_public(file: CaseFile, handoff: Handoff, reply_id: str, person: Person, now: datetime) -> Move:
    """The handoff with its closing line, which is about to be drafted."""
    person.must(Act.WORK)
    offer = closing_of(file, handoff)
    if not offer.offered:
        raise BadInput(f"no public closing line: {offer.why}")
    return changed(handoff, closing_id=reply_id), said("closing line begun", person, now, reply_id=reply_id)


def thanked_in_public(file: CaseFile, handoff: Handoff) -> bool:
    """Whether the customer's last public word since they came is a pleased one."""
    since = handoff.joined_at or handoff.begun_at
    public = [read for read in file.thread if not read.mention.private and read.mention.created_at > since]
    return bool(public) and is_pleased(public[-1].reading) and not public[-1].reading.needs_human


def _agrees(agrees: bool | None) -> str:
    if agrees is None:
        return ""
    return "the customer agrees to a public closing line" if agrees else "the customer wants no public closing line"
