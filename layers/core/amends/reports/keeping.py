"""Lines kept as cases change: each changed case is read once, with those that its change concerns."""

from collections.abc import Callable, Iterable
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


class Kept(Book, Protocol):
    """Lines that can be made anew."""

    def cases(self, day: date) -> list[str]:
        """The cases that have a line in a day's sheet, or had one."""
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
        self._made: dict[str, Made] = {}
        self.stories: dict[str, Story] = {}

    def read(self, case_id: str) -> None:
        """Read a case, unless it was; one that is gone leaves what is known of it."""
        if case_id in self.stories:
            return
        if self._number is None:
            self._number = self._book.number()  # before anything is read
        try:
            found = self._stories.of(case_id)
        except NotFound:
            return
        for story in found:
            self.stories.setdefault(story.file.case.id, story)

    def write(self) -> int:
        """Enter the lines; how many. Raises Retry."""
        if self._number is None:
            return 0
        now = self._clock()
        made = [self._make(story, now) for story in self.stories.values() if not _expired(story)]
        return self._book.put((one for one, untouched in made if one.line or not untouched), self._number)

    def _make(self, story: Story, now: datetime) -> tuple[Made, bool]:
        case = story.file.case
        line = line_of(story, judge(story, now), self._team_of(case.owner), now)
        # What happened to a case is an event. One that was only opened never had a line that could be taken away.
        return Made(case.id, day_of(story), line), len(story.file.events) <= 1


def _expired(story: Story) -> bool:
    """Whether the table dropped its posts after their time: reports keep what they know of it."""
    file = story.file
    return not file.thread and not file.removed and file.case.state is not CaseState.MERGED
