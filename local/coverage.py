"""`amends coverage`: did we miss anything between two moments?"""

import json
import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from local.errors import Usage
from local.running import Running
from local.state import StateFolder

if TYPE_CHECKING:
    from amends.coverage import Coverage

_AGO = re.compile(r"(\d+)([mhd])")
_UNITS = {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1)}


def show(state: StateFolder, since: str, until: str | None, as_json: bool) -> None:
    """Print each source's verdict."""
    now = datetime.now(UTC)
    start, end = moment(since, now), moment(until, now) if until else now
    if start >= min(end, now):
        raise Usage("SINCE must lie before UNTIL, and before now")
    from amends.adapters.receipts import Receipts

    running = Running.on(state)
    found = Receipts(running.administrator.table(running.outputs["Table"])).coverage(start, end, now)
    print(json.dumps(found.model_dump(mode="json"), indent=2) if as_json else for_people(found))


def moment(text: str, now: datetime) -> datetime:
    """A moment as `2026-11-20T12:00Z`, or as long ago as `90m`, `2h`, `3d`; without a zone it is UTC."""
    if ago := _AGO.fullmatch(text):
        return now - int(ago[1]) * _UNITS[ago[2]]
    try:
        found = datetime.fromisoformat(text)
    except ValueError as error:
        raise Usage(
            f"{text!r} is neither a moment such as 2026-11-20T12:00Z nor as long ago as 90m, 2h or 3d"
        ) from error
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def for_people(found: "Coverage") -> str:
    """The verdicts as lines: what was missed stands under its source."""
    lines = []
    for one in found.sources:
        read_to = f"{one.read_to:%Y-%m-%d %H:%M:%S}" if one.read_to else "never"
        lines.append(
            f"{one.source:24} {'complete' if one.complete else 'HOLES':10} read to {read_to}, {one.count} posts"
        )
        lines += [
            f"  {hole.since:%Y-%m-%d %H:%M:%S} to {hole.until:%Y-%m-%d %H:%M:%S}: {'; '.join(hole.why)}"
            for hole in one.holes
        ]
    return "\n".join(lines) or "no source was ever polled"
