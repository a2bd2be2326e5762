"""An export that somebody asked for: its states, and who may make it when."""

from datetime import date, datetime, timedelta
from enum import StrEnum

from pydantic import AwareDatetime, BaseModel, ConfigDict

from amends.errors import BadInput
from amends.roles import Act, Person

LONGEST = timedelta(days=1100)  # three years: what one run makes within its time and memory
WAITING = 20  # that wait at once; more are a mistake of whoever asks
TRIES = 3
# Longer than a run can last: a claim that is older is a run that died.
CLAIMED = timedelta(minutes=6)
KEPT = timedelta(days=30)  # as the bucket's lifecycle rule says; a test compares the two


class Format(StrEnum):
    """What the file is."""

    CSV = "csv"
    PARQUET = "parquet"


class ExportState(StrEnum):
    """Where it stands."""

    WAITING = "waiting"
    MADE = "made"
    FAILED = "failed"


class Export(BaseModel):
    """The lines of cases that were opened on these days, UTC and both included; `why` says why it failed."""

    model_config = ConfigDict(frozen=True)

    id: str
    version: int = 1
    format: Format
    since: date
    until: date
    state: ExportState = ExportState.WAITING
    at: AwareDatetime
    by: str
    by_name: str
    tries: int = 0
    claimed_at: AwareDatetime | None = None
    made_at: AwareDatetime | None = None
    rows: int | None = None
    bytes: int | None = None
    why: str = ""

    @property
    def place(self) -> str:
        """Where its file lies in the bucket."""
        return f"exports/{self.id}/lines-{self.since}-to-{self.until}.{self.format}"

    @property
    def ends_at(self) -> datetime:
        """When it is forgotten."""
        return self.at + KEPT


def asked(
    export_id: str, kind: Format, since: date, until: date, waiting: int, person: Person, now: datetime
) -> Export:
    """A new export, while `waiting` others wait; raises BadInput."""
    person.must(Act.COMPARE)
    if until < since:
        raise BadInput("`until` is before `since`")
    if until - since > LONGEST:
        raise BadInput(f"{LONGEST.days} days at most")
    if waiting >= WAITING:
        raise BadInput(f"{waiting} exports wait already; wait for them")
    return Export(id=export_id, format=kind, since=since, until=until, at=now, by=person.id, by_name=person.name)


def claimed(export: Export, now: datetime) -> Export | None:
    """The export for one who makes it now; None while another run may be at it. After too many tries it has failed."""
    if export.state is not ExportState.WAITING:
        return None
    if export.claimed_at and now < export.claimed_at + CLAIMED:
        return None
    if export.tries >= TRIES:
        return failed(export, f"it could not be made {TRIES} times: ask for fewer days, or tell an operator")
    return export.model_copy(update={"tries": export.tries + 1, "claimed_at": now})


def made(export: Export, rows: int, size: int, now: datetime) -> Export:
    """The export with its file in the bucket."""
    return export.model_copy(
        update={"state": ExportState.MADE, "rows": rows, "bytes": size, "made_at": now, "claimed_at": None, "why": ""}
    )


def stumbled(export: Export, why: str) -> Export:
    """The export after a run that failed and said so: tried again at once, or failed for good."""
    if export.tries >= TRIES:
        return failed(export, why)
    return export.model_copy(update={"claimed_at": None, "why": why})


def failed(export: Export, why: str) -> Export:
    """The export, given up."""
    return export.model_copy(update={"state": ExportState.FAILED, "claimed_at": None, "why": why})
