"""What Reddit does for those who write."""

from collections.abc import Mapping
from typing import Any

from simulator.brand import BOT
from simulator.reddit.inbox import message
from simulator.reddit.names import COMMENT, MESSAGE, split
from simulator.reddit.shapes import Shapes
from simulator.reddit.things import Things
from simulator.store import unpack

LONGEST = 10_000

Answer = dict[str, Any]


class Writing:
    """Comments and messages by the brand's bot."""

    def __init__(self, things: Things, shapes: Shapes) -> None:
        self.things = things
        self.shapes = shapes

    def comment(self, form: Mapping[str, str], now: float) -> Answer:
        """POST /api/comment; Reddit answers refusals with status 200 and a list of errors."""
        text, parent = form.get("text", ""), form.get("thing_id", "")
        if refusal := _refused_text(text):
            return refusal
        kind, number = split(parent) or ("", 0)
        if kind == MESSAGE:
            return self._answer_message(number, text, now)
        above = self.things.comment(number) if kind == COMMENT else self.things.submission(number)
        if above is None:
            return errors("NO_THING_ID", "id not specified", "parent")
        if above["gone"]:
            code = "DELETED_COMMENT" if kind == COMMENT else "DELETED_LINK"
            return errors(code, "that comment has been deleted", "parent")
        row = self.things.comment(self.things.comment_on(parent, BOT, text, now))
        assert row is not None  # noqa: S101  # it was written a line ago
        return {"json": {"errors": [], "data": {"things": [self.shapes.comment(row)]}}}

    def compose(self, form: Mapping[str, str], now: float) -> Answer:
        """POST /api/compose."""
        if not form.get("subject", "").strip():
            return errors("NO_SUBJECT", "please enter a subject", "subject")
        if refusal := _refused_text(form.get("text", "")):
            return refusal
        account = self.things.account(form.get("to", "").removeprefix("/u/").removeprefix("u/"))
        if account is None:
            return errors("USER_DOESNT_EXIST", "that user doesn't exist", "to")
        self.things.send(BOT, account["name"], form["subject"], form["text"], now)
        return {"json": {"errors": []}}

    def mark(self, form: Mapping[str, str], unread: bool) -> Answer:
        """POST /api/read_message and /api/unread_message."""
        with self.things.store.write():
            for name in form.get("id", "").split(","):
                self.things.store.run("UPDATE reddit_inbox SET unread = ? WHERE name = ?", unread, name)
        return {}

    def mark_all(self) -> Answer:
        """POST /api/read_all_messages."""
        self.things.store.run("UPDATE reddit_inbox SET unread = 0 WHERE unread = 1")
        return {}

    def _answer_message(self, number: int, text: str, now: float) -> Answer:
        above = self.things.message(number)
        if above is None:
            return errors("NO_THING_ID", "id not specified", "parent")
        sent = self.things.send(BOT, above["author"], f"re: {_subject(above['subject'])}", text, now, parent=number)
        row = self.things.message(sent)
        assert row is not None  # noqa: S101  # it was sent a line ago
        return {"json": {"errors": [], "data": {"things": [message(row, False, self.things.account(BOT))]}}}


def errors(code: str, message: str, field: str) -> Answer:
    """A refusal in Reddit's shape."""
    return {"json": {"errors": [[code, message, field]]}}


def rate_limited(seconds: int) -> Answer:
    """The refusal of someone who writes too often."""
    minutes = max(seconds // 60, 1)
    unit = "minute" if minutes == 1 else "minutes"
    message = (
        f"Looks like you've been doing that a lot. Take a break for {minutes} {unit} before trying again."
        if seconds >= 60
        else f"Looks like you've been doing that a lot. Take a break for {seconds} seconds before trying again."
    )
    return {"json": {"ratelimit": float(seconds), "errors": [["RATELIMIT", message, "ratelimit"]]}}


def _refused_text(text: str) -> Answer | None:
    if not text.strip():
        return errors("NO_TEXT", "we need something here", "text")
    if len(text) > LONGEST:
        return errors("TOO_LONG", f"this is too long (max: {LONGEST})", "text")
    return None


def _subject(stored: str) -> str:
    return str(unpack(stored)).removeprefix("re: ")
