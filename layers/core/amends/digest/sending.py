"""Sending a digest: once a week to each person. It is claimed, sent, and only then said to be; in doubt it is said so.

Nobody is sent a second one because the first one's fate is unknown: a digest that is missing is asked for, and one that
comes twice is trusted less each time.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cache
from typing import NamedTuple, Protocol

from pydantic import AwareDatetime, BaseModel, ConfigDict

from amends.digest.due import Due
from amends.digest.settings import Recipient
from amends.errors import MaybePosted, Retry, Stale
from amends.roles import Act
from amends.work.people import Colleague, is_known

TRIES = 5
AGAIN = timedelta(minutes=15)  # after which a refused one is tried again
RUN = timedelta(minutes=15)  # longer than a run can last: a claim that is older is of one that died
KEPT = timedelta(days=100)


class State(StrEnum):
    """What became of a person's digest."""

    CLAIMED = "claimed"
    REFUSED = "refused"
    SENT = "sent"
    FAILED = "failed"
    DOUBT = "doubt"


class Sending(BaseModel):
    """One week's digest to one person; `why` says what went wrong."""

    model_config = ConfigDict(frozen=True)

    week: str
    person_id: str
    name: str
    version: int = 0
    state: State = State.CLAIMED
    at: AwareDatetime
    tries: int = 1
    why: str = ""


class Letter(NamedTuple):
    """An e-mail with its attachment."""

    subject: str
    text: str
    html: str
    pdf: bytes
    file_name: str


class Sendings(Protocol):
    """Where it is kept what became of digests."""

    def of(self, week: str) -> list[Sending]:
        """A week's, read strongly."""
        ...

    def save(self, sending: Sending) -> Sending:
        """Write it as its next version, the first being 1; raises Stale when another came first."""
        ...


class Post(Protocol):
    """What sends e-mail."""

    def post(self, address: str, letter: Letter) -> None:
        """Send it; raises Retry where it was certainly not taken, MaybePosted where nobody knows."""
        ...


class Told(BaseModel):
    """What a run did."""

    sent: int = 0
    refused: int = 0
    failed: int = 0
    doubt: int = 0


class Known(NamedTuple):
    """What a run knows of people: who has signed in, and their addresses by id, as an administrator set them."""

    people: Sequence[Colleague]
    addresses: Mapping[str, str]


def send(
    due: Due,
    sendings: Sendings,
    known: Callable[[], Known],
    letter: Callable[[], Letter],
    post: Post,
    clock: Callable[[], datetime],
    has_time: Callable[[], bool],
) -> Told:
    """Send it to whom it was not sent.

    `known` and `letter` are asked only where somebody is to get it, `letter` once and before any claim: where it can't
    be written nobody is claimed, and the next run tries again.
    """
    told, now = Told(), clock()
    before = {one.person_id: one for one in sendings.of(due.week)}
    open_ = [one for one in due.recipients if _is_open(before.get(one.id), now)]
    if not open_:
        return told
    people, written = known(), cache(letter)
    for recipient in open_:
        if not has_time():
            break
        try:
            ended = _one(due, recipient, before.get(recipient.id), sendings, people, written, post, clock)
        except Stale:
            continue  # Another run has it.
        setattr(told, ended.state, getattr(told, ended.state) + 1)
    return told


def _is_open(before: Sending | None, now: datetime) -> bool:
    """Whether there is something to do for a person: nothing was done, a run died at it, or SES said no a while ago."""
    if before is None:
        return True
    if before.state is State.CLAIMED:
        return now - before.at > RUN
    return before.state is State.REFUSED and now - before.at > AGAIN


def _one(
    due: Due,
    recipient: Recipient,
    before: Sending | None,
    sendings: Sendings,
    known: Known,
    letter: Callable[[], Letter],
    post: Post,
    clock: Callable[[], datetime],
) -> Sending:
    now = clock()
    if before and before.state is State.CLAIMED:
        return sendings.save(_ended(before, State.DOUBT, "the run that sent it ended before it could say so"))
    sending = before or Sending(week=due.week, person_id=recipient.id, name=recipient.name, at=now, tries=0)
    if why := unreachable(recipient, known, now):
        return sendings.save(_ended(sending, State.FAILED, why))
    written = letter()
    update = {"state": State.CLAIMED, "at": clock(), "tries": sending.tries + 1, "why": ""}
    claimed = sendings.save(sending.model_copy(update=update))
    try:
        post.post(known.addresses[recipient.id], written)
    except Retry as error:
        state = State.REFUSED if claimed.tries < TRIES else State.FAILED
        return sendings.save(_ended(claimed, state, str(error)))
    except MaybePosted as error:
        return sendings.save(_ended(claimed, State.DOUBT, str(error)))
    # On any other error the claim stays, and becomes a doubt.
    return sendings.save(_ended(claimed, State.SENT, ""))


def unreachable(recipient: Recipient, known: Known, now: datetime) -> str:
    """Why nobody may or can send them anything; empty where all is well."""
    person = next((one for one in known.people if one.id == recipient.id), None)
    if person is None or not is_known(person, now):
        return "has not signed in for half a year"
    if not person.may(Act.REPORT):
        return "may not read reports any more"
    if recipient.id not in known.addresses:
        return "has no e-mail address in the notification settings"
    return ""


def _ended(sending: Sending, state: State, why: str) -> Sending:
    return sending.model_copy(update={"state": state, "why": why})
