"""The platforms' windows in the table: counted by conditional writes, so that publishers side by side share them."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from amends.adapters import keys
from amends.errors import Retry
from amends.mention import PlatformName
from amends.outbox import Headroom, Kind, Window, allowance

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

TRIES = 5  # at a window that others open and fill in the same moment
BEHIND_THE_LINE = timedelta(seconds=30)  # until `watch` hands over the next ones
SAME_MOMENT = timedelta(seconds=2)  # platforms name whole seconds
_NAMES = {"#used": "used", "#line": "line", "#resets": "resets_at"}
_OPEN = "#resets > :now"


class Budgets:
    """The table's windows."""

    def __init__(self, table: "Table") -> None:
        self._table = table

    def take(
        self, platform: PlatformName, kind: Kind, severity: int, now: datetime, *, waited: bool
    ) -> datetime | None:
        """Use one place of the window; None when it was granted, else when to ask again.

        Who comes fresh stands behind those of their severity and graver ones that wait; who has waited comes from the
        line itself.
        """
        most = allowance(platform, kind).for_severity(severity)
        has_room = "#used < :most"
        may_pass = "" if waited else " AND (attribute_not_exists(#line) OR #line > :severity)"
        for _ in range(TRIES):
            values: dict[str, Any] = {":one": 1, ":most": most, ":now": keys.stamp(now)}
            if not waited:
                values[":severity"] = severity
            if self._update(platform, kind, "ADD #used :one", f"{_OPEN} AND {has_room}{may_pass}", values):
                return None
            seen = self._seen(platform, kind)
            is_open = seen is not None and seen.resets_at > now
            if seen and is_open and seen.used >= most:
                self._join(seen, severity)
                return seen.resets_at
            if seen and seen.line is not None and seen.line <= severity and not waited:
                return now + BEHIND_THE_LINE
            if not is_open and self._open(platform, kind, seen, now):
                return None
        raise Retry("other publishers took every place that this one asked for")

    def window(self, platform: PlatformName, kind: Kind, now: datetime) -> Window:
        """The window as it is now; one that nobody opened yet is whole."""
        return self._seen(platform, kind) or Window(platform=platform, kind=kind, resets_at=now)

    def learn(self, platform: PlatformName, kind: Kind, headroom: Headroom, now: datetime) -> None:
        """Take over what the platform says: never more than we thought was left, and its own time of opening.

        Where others took places meanwhile their answers say it anew.
        """
        seen = self._seen(platform, kind)
        if seen is None or headroom.resets_at <= now:
            return
        used = max(seen.used, allowance(platform, kind).limit - headroom.remaining)
        if used > seen.used or abs(headroom.resets_at - seen.resets_at) > SAME_MOMENT:
            values = {":used": used, ":resets": keys.stamp(headroom.resets_at)}
            self._update(platform, kind, "SET #used = :used, #resets = :resets", "#used <= :used", values)

    def form_line(self, window: Window, line: int | None) -> None:
        """Note the gravest severity that waits for a place; someone who joined in this moment is noted next time."""
        if line is not None:
            self._update(window.platform, window.kind, "SET #line = :line", "attribute_exists(pk)", {":line": line})
        elif window.line is not None:
            self._update(window.platform, window.kind, "REMOVE #line", "#line = :seen", {":seen": window.line})

    def _join(self, seen: Window, severity: int) -> None:
        condition = "attribute_not_exists(#line) OR #line > :line"
        self._update(seen.platform, seen.kind, "SET #line = :line", condition, {":line": severity})

    def _open(self, platform: PlatformName, kind: Kind, seen: Window | None, now: datetime) -> bool:
        resets = keys.stamp(now + allowance(platform, kind).length)
        values: dict[str, Any] = {":one": 1, ":resets": resets, ":platform": platform, ":kind": kind}
        condition = "attribute_not_exists(pk)"
        if seen:
            values[":seen"] = keys.stamp(seen.resets_at)
            condition = "#resets = :seen"
        change = "SET #used = :one, #resets = :resets, platform = :platform, kind = :kind"
        return self._update(platform, kind, change, condition, values)

    def _seen(self, platform: PlatformName, kind: Kind) -> Window | None:
        item = self._table.get_item(Key=keys.window(platform, kind), ConsistentRead=True).get("Item")
        return Window.model_validate(item) if item else None

    def _update(self, platform: str, kind: str, change: str, condition: str, values: dict[str, Any]) -> bool:
        """Whether the condition held and the change was made."""
        named = {name: field for name, field in _NAMES.items() if name in change + condition}
        try:
            self._table.update_item(
                Key=keys.window(platform, kind),
                UpdateExpression=change,
                ConditionExpression=condition,
                ExpressionAttributeNames=named,
                ExpressionAttributeValues=values,
            )
        except ClientError as error:
            if error.response["Error"]["Code"] != "ConditionalCheckFailedException":
                raise
            return False
        return True
