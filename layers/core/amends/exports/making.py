"""Making what was asked for: claimed, made, put, and only then said to be there. Doing it twice puts the same file."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple, Protocol

from amends.errors import Stale
from amends.exports.export import Export, ExportState, Format, claimed, made, stumbled
from amends.reports.line import Line


class Lines(Protocol):
    """Where lines are kept."""

    def between(self, since: date, until: date) -> list[Line]:
        """The lines of these days, UTC and both included."""
        ...


class Files(Protocol):
    """Where files go."""

    def put(self, place: str, content: bytes, kind: str) -> None:
        """Put a file, in place of one that lies there."""
        ...


class Asked(Protocol):
    """Where exports are kept."""

    def waiting(self) -> list[Export]:
        """Those that wait, the oldest first."""
        ...

    def get(self, export_id: str) -> Export:
        """An export as it is now; raises NotFound."""
        ...

    def save(self, export: Export) -> Export:
        """Write it as its next version; raises Stale when another came first."""
        ...


class Form(NamedTuple):
    """How a file is made, and what it is called to a browser."""

    write: Callable[[Sequence[Line]], bytes]
    kind: str


class Making(NamedTuple):
    """What a run did."""

    made: int = 0
    failed: int = 0


def make_waiting(
    asked: Asked,
    lines: Lines,
    files: Files,
    forms: Mapping[Format, Form],
    clock: Callable[[], datetime],
    has_time: Callable[[], bool],
    tell: Callable[[Export, Exception], None],
) -> Making:
    """Make what waits, the oldest first; one that fails says why, and holds nobody up."""
    done = Making()
    for found in asked.waiting():
        if not has_time():
            break
        try:
            export = _claim(asked, found.id, clock())
            if export is None:
                continue
            ended = export
            if export.state is ExportState.WAITING:
                ended = asked.save(_made(export, lines, files, forms[export.format], clock, tell))
        except Stale:
            continue  # Another run is at it, or was faster: its file is the same.
        done = Making(done.made + (ended.state is ExportState.MADE), done.failed + (ended.state is ExportState.FAILED))
    return done


def _claim(asked: Asked, export_id: str, now: datetime) -> Export | None:
    taken = claimed(asked.get(export_id), now)
    return asked.save(taken) if taken else None


def _made(
    export: Export,
    lines: Lines,
    files: Files,
    form: Form,
    clock: Callable[[], datetime],
    tell: Callable[[Export, Exception], None],
) -> Export:
    try:
        found = sorted(lines.between(export.since, export.until), key=lambda line: (line.opened, line.case))
        content = form.write(found)
        files.put(export.place, content, form.kind)
    except Exception as error:
        tell(export, error)  # In the log, for an operator; whoever asked is told that, and not the engine's own words.
        return stumbled(export, f"it could not be made: {type(error).__name__}")
    return made(export, len(found), len(content), clock())
