"""People in a rehearsal: at each look they do the next thing, through the API, as who they are."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

# By role, method, path, body and the version that they saw; the answer of a call that was taken.
Call = Callable[[str, str, str, Any, int | None], Any]
SCOPE = {"rule": "reading.is_dissatisfied or reading.complaint > 0.5"}
HOLDING = "Sorry, your internet is down right now, and we know how annoying that is. We'll write again by {at}."
OVER = "Sorry for this evening: your internet works again. Thank you for your patience."


class People:
    """A senior who writes, PR who approves and decides, a responder who looks after cases."""

    def __init__(self, call: Call, channels: Sequence[str], promise: timedelta = timedelta(minutes=20)) -> None:
        self._call, self._channels, self._promise = call, channels, promise

    def act(self, *, mended: bool = False) -> str:
        """Do the next thing that is to be done with the incident, if any; what they did."""
        live = self._call("pr", "GET", "/incidents/live", None, None)
        if not live:
            return self._last_words()
        incident_id = live[0]["id"]
        path, file = f"/incidents/{incident_id}", self._file(incident_id)
        incident, statements = file["incident"], file["statements"]
        seen = incident["version"]
        if incident["state"] == "suspected":
            self._call("pr", "POST", f"{path}/confirm", {"note": "We see it, too."}, seen)
            return "confirmed"
        if not incident["scope"]["rule"]:
            described = {name: incident[name] for name in ("title", "industry_wide")}
            body = {**described, "scope": SCOPE, "owner": incident["owner"]["id"]}
            self._call("pr", "PUT", path, body, seen)
            return "said whom it concerns"
        self._join(path)
        if mended and statements and not incident["halt"]:
            self._call("pr", "POST", f"{path}/resolve", {"note": "The line is back."}, None)
            return "resolved"
        return self._state(path, statements, "holding", HOLDING)

    def _last_words(self) -> str:
        resolved = self._call("pr", "GET", "/incidents?state=resolved", None, None)["items"]
        if not resolved:
            return ""
        path = f"/incidents/{resolved[0]['id']}"
        return self._state(path, self._file(resolved[0]["id"])["statements"], "resolved", OVER)

    def _state(self, path: str, statements: list[dict[str, Any]], stage: str, words: str) -> str:
        """A statement of the stage, one step further."""
        known = next((one for one in statements if one["stage"] == stage), None)
        if known is None:
            at = (datetime.now(UTC) + self._promise).replace(second=0, microsecond=0) + timedelta(minutes=1)
            body: dict[str, Any] = {"stage": stage, "texts": self._texts(words.format(at=f"{at:%H:%M}"))}
            body |= {"next_update_at": at.isoformat()} if stage == "holding" else {}
            self._call("senior", "POST", f"{path}/statements", body, None)
            return f"{stage}: written"
        this, seen = f"{path}/statements/{known['id']}", known["version"]
        if known["state"] == "draft":
            self._call("senior", "POST", f"{this}/submit", {}, seen)
        elif known["state"] == "in_review":
            self._call("pr", "POST", f"{this}/approve", None, seen)
        elif known["state"] == "approved":
            self._call("pr", "POST", f"{this}/give", None, seen)
        else:
            return ""
        return f"{stage}: beyond {known['state']}"

    def _texts(self, words: str) -> list[dict[str, Any]]:
        return [{"channel": one, "language": "en", "alternatives": [words]} for one in self._channels]

    def _join(self, path: str) -> None:
        """Who wrote before anybody knew."""
        for case in self._call("responder", "GET", "/queue?desk=care&limit=100", None, None)["items"]:
            if not case["incident"]:
                self._call("responder", "PUT", f"{path}/cases/{case['id']}", None, case["version"])

    def _file(self, incident_id: str) -> dict[str, Any]:
        return dict(self._call("pr", "GET", f"/incidents/{incident_id}", None, None))
