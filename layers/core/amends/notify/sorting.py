"""Putting notices into the mailboxes of whom they concern."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from amends.errors import Stale
from amends.notify.concerning import About, Box, boxes, line_of, pace_of
from amends.notify.mailbox import Mailbox, add
from amends.notify.notice import Line, Notice
from amends.notify.settings import MyNotices, NoticeSettings

PAGE = 100  # notices that one look finds
BATCH = 25  # notices in one transaction
ROOM = 100  # writes that one transaction takes


class Sorts(Protocol):
    """Where notices wait, and the mailboxes."""

    def waiting(self, limit: int) -> list[Notice]:
        """The oldest notices that no mailbox holds yet; it may be a moment late."""
        ...

    def about(self, notices: Sequence[Notice]) -> dict[str, About]:
        """What each notice is about, by its id; a notice that was put into mailboxes meanwhile is left out."""
        ...

    def mailboxes(self, boxes: Sequence[Box]) -> dict[str, Mailbox]:
        """The mailboxes by name, an empty one for each that there is not."""
        ...

    def put(self, notices: Sequence[Notice], mailboxes: Sequence[Mailbox]) -> None:
        """Take the notices away and write the mailboxes, all or nothing; raises Stale where another was first."""
        ...


def sort(
    store: Sorts,
    settings: NoticeSettings,
    wishes: Mapping[str, MyNotices],
    now: datetime,
    has_time: Callable[[], bool],
) -> int:
    """How many notices were put into the mailboxes of whom they concern, or of nobody."""
    done = 0
    while has_time() and (found := store.waiting(PAGE)):
        about = {at: what for batch in _batches(found) for at, what in store.about(batch).items()}
        present = [notice for notice in found if notice.id in about]
        if not present:
            return done
        for batch, wanted in _fitting(present, about, settings, wishes):
            names = store.mailboxes(list(wanted))
            filled = [add(names[box.name], lines, pace_of(box, settings, wishes), now) for box, lines in wanted.items()]
            try:
                store.put(batch, filled)
            except Stale:
                # Another run is at it; what is left is there at the next turn.
                return done
            done += len(batch)
    return done


def _batches(notices: Sequence[Notice]) -> Iterator[Sequence[Notice]]:
    for start in range(0, len(notices), BATCH):
        yield notices[start : start + BATCH]


def _fitting(
    notices: Sequence[Notice], about: Mapping[str, About], settings: NoticeSettings, wishes: Mapping[str, MyNotices]
) -> Iterator[tuple[list[Notice], dict[Box, list[Line]]]]:
    """As many notices at a time as one transaction takes, with what goes in which mailbox."""
    batch: list[Notice] = []
    wanted: dict[Box, list[Line]] = {}
    for notice in notices:
        its = boxes(notice, about[notice.id], settings, wishes)
        if batch and (len(batch) == BATCH or len(batch) + 1 + len(wanted.keys() | its) > ROOM):
            yield batch, wanted
            batch, wanted = [], {}
        batch.append(notice)
        for box in its:
            wanted.setdefault(box, []).append(line_of(notice, about[notice.id]))
    if batch:
        yield batch, wanted
