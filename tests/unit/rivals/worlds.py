"""A search and a store that are lists, for what is read of other brands."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

from amends.errors import NotFound, Stale
from amends.outage.incident import Incident
from amends.reading import Reading
from amends.rivals.comparison import Comparison, Kind
from amends.rivals.measures import Compared, Posts
from amends.rivals.ports import Reads
from amends.rivals.posts import Answer, Complaint, Seen
from amends.rivals.watch_list import Rival, WatchList
from amends.walk import Window, id_at

from tests.builders import NOON, a_reading

LIST = WatchList(
    brand="larkfield", accounts=["larkfield"], competitors=[Rival(name="Saltby", accounts=["saltby", "saltby_care"])]
)
LONG = NOON + timedelta(days=2)  # when everything of a window that began at noon can be read


def a_post(at: datetime, number: int = 0, **changes: Any) -> Seen:
    """A post of that moment; several of one moment have numbers."""
    name = str(id_at(at) + number)
    fields: dict[str, Any] = {"id": name, "conversation": name, "at": at, "text": "It is down."}
    return Seen(**{**fields, **changes})


class FakeX:
    """X's search: what stands under each query, newest first, so many a page; it can die at a call."""

    def __init__(self, found: dict[str, list[Seen]], size: int = 100, dies_at: int = -1) -> None:
        self.asked: list[tuple[str, Window]] = []
        self.looked: list[list[str]] = []
        self.gone: set[str] = set()
        self._found, self._size, self._dies_at = found, size, dies_at

    def page(self, query: str, window: Window, now: datetime) -> tuple[list[Seen], bool]:
        self.asked.append((query, window))
        if len(self.asked) == self._dies_at:
            raise KeyboardInterrupt
        assert window.below is not None
        there = [
            one for one in self._found.get(query, []) if window.above < int(one.id) < window.below and one.at <= now
        ]
        newest = sorted(there, key=lambda one: int(one.id), reverse=True)
        return newest[: self._size], len(newest) <= self._size

    def unshown(self, ids: Sequence[str], now: datetime) -> set[str]:
        self.looked.append(list(ids))
        return self.gone & set(ids)


class FakeKept:
    """Comparisons in memory, by the rules of the table's."""

    def __init__(self) -> None:
        self.known: dict[str, Comparison] = {}
        self.pages: dict[str, list[tuple[int, Kind, list[Complaint | Answer]]]] = {}
        self.told_of: dict[str, list[Compared]] = {}

    def all(self) -> list[Comparison]:
        return sorted(self.known.values(), key=lambda one: one.id, reverse=True)

    def add(self, one: Comparison) -> None:
        if one.id in self.known:
            raise Stale("it is there")
        self.known[one.id] = one

    def save(
        self, before: Comparison, after: Comparison, side: int, kind: Kind, page: Sequence[Complaint | Answer]
    ) -> Comparison:
        if self.known[before.id].version != before.version:
            raise Stale("another run took it further")
        saved = self.known[before.id] = after.model_copy(update={"version": before.version + 1})
        if page:
            self.pages.setdefault(before.id, []).append((side, kind, list(page)))
        return saved

    def posts(self, one: Comparison) -> list[Posts]:
        found = [Posts(complaints=[], answers=[]) for _ in one.sides]
        for side, kind, page in self.pages.get(one.id, []):
            getattr(found[side], kind).extend(page)
        return found

    def tell(self, one: Comparison, brands: Sequence[Compared]) -> None:
        self.told_of[one.id] = list(brands)

    def told(self, one: Comparison) -> list[Compared]:
        return self.told_of.get(one.id, [])

    def forget(self, one: Comparison, wanted: Callable[[str], bool]) -> None:
        for _, kind, page in self.pages.get(one.id, []):
            if kind is Kind.ANSWERS:
                page[:] = [
                    each._replace(text="") if isinstance(each, Answer) and wanted(each.id) else each for each in page
                ]


def hear(texts: list[str]) -> list[Reading]:
    """Whoever says that it is down is dissatisfied."""
    return [a_reading(is_dissatisfied="down" in text) for text in texts]


def reads(x: FakeX, kept: FakeKept, *incidents: Incident) -> Reads:
    """What a run reads with."""

    def incident(name: str) -> Incident:
        found = next((one for one in incidents if one.id == name), None)
        if found is None:
            raise NotFound(name)
        return found

    return Reads(x, hear, kept, incident)
