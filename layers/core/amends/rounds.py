"""Going round many threads with few calls: who is due, who goes first, and what a call left unread."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from pydantic import AwareDatetime, BaseModel, ConfigDict

from amends.walk import LATE, Page, Window, id_at

# How often a thread is looked at, by its case's severity.
EVERY = {1: timedelta(minutes=1), 2: timedelta(minutes=3), 3: timedelta(minutes=10), 4: timedelta(minutes=30)}


class Subject(BaseModel):
    """Something whose answers are read: a thread that matters, or a post of the brand's that people quote.

    With `every` it is due by the clock; without it when its `mark` moved, which the platform shows for nothing.
    """

    model_config = ConfigDict(frozen=True)

    id: str
    start: AwareDatetime
    every: timedelta | None = None
    mark: int = 0


class Looked(BaseModel):
    """How far a subject was read, and when to look again at what X may show late."""

    model_config = ConfigDict(frozen=True)

    top: int
    at: AwareDatetime
    mark: int = 0
    again: AwareDatetime | None = None


class Batch(BaseModel):
    """Subjects that one call asks for together, and the window that it reads."""

    model_config = ConfigDict(frozen=True)

    ids: tuple[str, ...]
    window: Window


class Rounds(BaseModel):
    """How far each subject was read; what a position of such a source holds."""

    model_config = ConfigDict(frozen=True)

    looked: dict[str, Looked] = {}
    unread: tuple[Batch, ...] = ()


def due(rounds: Rounds, subjects: Sequence[Subject], now: datetime) -> list[Subject]:
    """Those whose turn it is, in the order of the subjects: the gravest come first."""
    return [subject for subject in subjects if _is_due(subject, rounds.looked.get(subject.id), now)]


def batch(
    rounds: Rounds, subjects: Sequence[Subject], fits: Callable[[Sequence[str]], bool], now: datetime
) -> Batch | None:
    """What the next call asks for: what an earlier call left, then as many of those that are due as fit."""
    if rounds.unread:
        return rounds.unread[0]
    chosen: list[Subject] = []
    for subject in due(rounds, subjects, now):
        if not fits([*(one.id for one in chosen), subject.id]):
            break
        chosen.append(subject)
    if not chosen:
        return None
    tops = [rounds.looked[one.id].top if one.id in rounds.looked else id_at(one.start) for one in chosen]
    return Batch(ids=tuple(one.id for one in chosen), window=Window(above=min(tops)))


def after(rounds: Rounds, read: Batch, page: Page, subjects: Sequence[Subject], now: datetime) -> Rounds:
    """The rounds behind a call."""
    rest: tuple[Batch, ...] = ()
    if not page.ends:
        rest = (read.model_copy(update={"window": read.window.model_copy(update={"below": min(page.ids)})}),)
    if read.window.below is not None:
        return rounds.model_copy(update={"unread": rest + rounds.unread[1:]})
    looked = dict(rounds.looked)
    for subject in subjects:
        if subject.id in read.ids:
            before = looked.get(subject.id)
            moved = subject.mark != (before.mark if before else 0)
            # The top stays a little behind the clock, so that the next look finds what X showed late.
            looked[subject.id] = Looked(
                top=max(id_at(now - LATE), before.top if before else 0),
                at=now,
                mark=subject.mark,
                again=now + LATE if moved else None,
            )
    return Rounds(looked=looked, unread=rest + rounds.unread)


def forget(rounds: Rounds, subjects: Sequence[Subject]) -> Rounds:
    """The rounds without subjects that no longer matter."""
    known = {subject.id for subject in subjects}
    unread = tuple(one for one in rounds.unread if known & set(one.ids))
    return Rounds(looked={name: one for name, one in rounds.looked.items() if name in known}, unread=unread)


def _is_due(subject: Subject, looked: Looked | None, now: datetime) -> bool:
    if looked is None:
        return subject.every is not None or subject.mark > 0
    if subject.every is not None:
        return now - looked.at >= subject.every
    return subject.mark != looked.mark or (looked.again is not None and now >= looked.again)
