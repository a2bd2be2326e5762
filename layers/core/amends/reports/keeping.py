"""Lines kept as cases change: each changed case is read once, with those that its change concerns."""

from collections.abc import Callable, Collection, Iterable
from datetime import date, datetime
from typing import Protocol

from amends.case import CaseState
from amends.errors import NotFound
from amends.outcomes.outcome import judge
from amends.outcomes.story import Story
from amends.reports.gathering import Made, day_of, line_of


class Stories(Protocol):
    """Where cases are read with what their customers wrote elsewhere."""

    def of(self, case_id: str) -> list[Story]:
        """The case, and those of its customer that its change concerns; raises NotFound."""
        ...


class Book(Protocol):
    """Where lines are kept."""

    def number(self) -> int:
        """The number of a reading that begins now."""
        ...

    def put(self, made: Iterable[Made], number: int) -> int:
        """Enter lines where no later reading's stand; raises Retry."""
        ...


class Reading:
    """The reading of some changed cases, and the lines that are made of it."""

    def __init__(
        self, stories: Stories, book: Book, team_of: Callable[[str | None], str], clock: Callable[[], datetime]
    ) -> None:
        self._stories = stories
        self._book = book
        self._team_of = team_of
        self._clock = clock
        self._number: int | None = None
        self._made: dict[str, tuple[Made, bool]] = {}
        self._asked: set[str] = set()
        self.stories: dict[str, Story] = {}

    def begin(self) -> int:
        """The number of this reading, taken before anything is read."""
        if self._number is None:
            self._number = self._book.number()
        return self._number

    def read(self, case_id: str) -> None:
        """Read a case, once, and make its line; one that is gone leaves what is known of it."""
        # That it was read beside another one says nothing of those that its own change concerns.
        if case_id in self._asked:
            return
        self.begin()
        try:
            found = self._stories.of(case_id)
        except NotFound:
            found = []
        new = [story for story in found if story.file.case.id not in self.stories]
        self._made |= {story.file.case.id: self._make(story) for story in new if not _expired(story)}
        self.stories |= {story.file.case.id: story for story in new}
        self._asked.add(case_id)

    def write(self, known: Collection[str] = ()) -> int:
        """Enter the lines; how many. Of cases that are `known` to have had one also that they have none now."""
        made = [one for one, untouched in self._made.values() if one.line or one.case in known or not untouched]
        return self._book.put(made, self.begin()) if made else 0

    def misplaced(self, cases: Iterable[str], day: date) -> int:
        """Take out of a day's sheet what does not belong there; how many."""
        own = {case for case, story in self.stories.items() if day_of(story) == day}
        return self._book.put([Made(case, day, None) for case in cases if case not in own], self.begin())

    def _make(self, story: Story) -> tuple[Made, bool]:
        case, now = story.file.case, self._clock()
        line = line_of(story, judge(story, now), self._team_of(case.owner), now)
        # What happened to a case is an event. One that was only opened never had a line that could be taken away.
        return Made(case.id, day_of(story), line), len(story.file.events) <= 1


def _expired(story: Story) -> bool:
    """Whether the table dropped its posts after their time: reports keep what they know of it."""
    file = story.file
    return not file.thread and not file.removed and file.case.state is not CaseState.MERGED
