"""The words of a message: cases, kinds, people and a link; nothing else is there to be told."""

from collections.abc import Sequence
from urllib.parse import quote

from pydantic import BaseModel, ConfigDict

from amends.notify.kinds import CONCERNS
from amends.notify.notice import Line

INCIDENT = "incident:"  # what the histories of incidents are called
SHOWN = 15  # cases in one message


class Entry(BaseModel):
    """One case in a message."""

    model_config = ConfigDict(frozen=True)

    case_id: str
    title: str
    happened: str
    link: str
    # The reply that waits for approval, as it was when the message was made.
    reply_id: str | None = None
    reply_version: int | None = None
    preview: str = ""


class Message(BaseModel):
    """What one recipient is told at once."""

    model_config = ConfigDict(frozen=True)

    subject: str
    entries: list[Entry]
    rest: str = ""
    link: str = ""
    notices: int
    severity: int


def message(lines: Sequence[Line], more: int, console: str) -> Message:
    """The message that tells the lines, case by case, the gravest first; what has no room is counted."""
    cases: dict[str, list[Line]] = {}
    for line in sorted(lines, key=lambda line: (line.severity, not line.urgent, line.at, line.id)):
        cases.setdefault(line.case_id, []).append(line)
    entries = [_entry(of, console) for of in list(cases.values())[:SHOWN]]
    untold = more + sum(len(of) for of in list(cases.values())[SHOWN:])
    return Message(
        subject=entries[0].title if len(entries) == 1 and not untold else _many(len(lines) + more, len(cases), more),
        entries=entries,
        rest=f"and {untold} more: open the queue" if untold else "",
        link=f"{console}queue" if console else "",
        notices=len(lines) + more,
        severity=min(line.severity for line in lines),
    )


def text_of(told: Message) -> str:
    """The message as plain text."""
    parts = [f"{entry.title}\n{entry.happened}\n{entry.link}".strip() for entry in told.entries]
    return "\n\n".join([*parts, *([f"{told.rest} {told.link}".strip()] if told.rest else [])]) + "\n"


def case_link(console: str, case_id: str) -> str:
    """Where the console shows the case, or the incident."""
    if case_id.startswith(INCIDENT):
        return f"{console}incidents/{quote(case_id.removeprefix(INCIDENT), safe='')}" if console else ""
    return f"{console}cases/{quote(case_id, safe='')}" if console else ""


def _entry(lines: list[Line], console: str) -> Entry:
    newest = max(lines, key=lambda line: (line.at, line.id))
    waiting = next((line for line in reversed(lines) if line.reply_version is not None), None)
    counted: dict[tuple[str, str], int] = {}
    for line in sorted(lines, key=lambda line: (line.at, line.id)):
        key = (_kind(line.kind), plain(line.by_name))
        counted[key] = counted.get(key, 0) + 1
    return Entry(
        case_id=newest.case_id,
        title=_title(newest),
        happened="; ".join(
            f"{kind} by {who}" + (f" ({times} times)" if times > 1 else "") for (kind, who), times in counted.items()
        ),
        link=case_link(console, newest.case_id) if newest.desk or newest.title else "",
        reply_id=waiting.reply_id if waiting else None,
        reply_version=waiting.reply_version if waiting else None,
    )


def _title(line: Line) -> str:
    if line.title:
        return f"Incident {plain(line.title)}: {_kind(line.kind)}"
    if not line.desk:
        return "A test notice of Amends"
    return f"Severity {line.severity}, {line.desk}: {_kind(line.kind)}, case {plain(line.case_id)}"


def _many(notices: int, cases: int, more: int) -> str:
    return f"{notices} notices of {cases} cases" + (" and more" if more else "")


def _kind(kind: str) -> str:
    """The kind, as the table has it: what is told are our own words alone."""
    return kind if kind in CONCERNS else "news"


def plain(name: str) -> str:
    """A name on one line, and not a long one."""
    return "".join(letter for letter in name if letter.isprintable())[:80]
