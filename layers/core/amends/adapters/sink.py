"""The platform of a rehearsal: it keeps what it is given, and nobody else sees it."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

from boto3.dynamodb.conditions import Key
from pydantic import AwareDatetime, BaseModel, ConfigDict

from amends.adapters import keys
from amends.adapters.items import every, to_item
from amends.errors import Refused
from amends.platform import Silent
from amends.reply import Reply
from amends.webhook import REHEARSAL

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

KEPT = timedelta(days=30)


class Sunk(BaseModel):
    """A text that would be public now."""

    model_config = ConfigDict(frozen=True)

    id: str
    in_reply_to: str
    text: str
    at: AwareDatetime


class Sink(Silent):
    """Takes every text as a platform would: one that it is given twice stands there twice."""

    def __init__(self, table: "Table", now: Callable[[], datetime]) -> None:
        self._table = table
        self._now = now

    def reply(self, reply: Reply) -> str:
        """Keep the text; the id of what would be a post. What answers no rehearsed post is refused."""
        if not reply.in_reply_to.startswith(f"{REHEARSAL}:"):
            raise Refused("this stack rehearses: it answers nobody outside of its rehearsals")
        at, text_id = self._now(), uuid4().hex
        kept = Sunk(id=f"{REHEARSAL}-{text_id}", in_reply_to=reply.in_reply_to, text=reply.text, at=at)
        expires = int((at + KEPT).timestamp())
        self._table.put_item(Item=to_item(kept, keys.taken(reply.id, text_id)) | {"expires_at": expires})
        return kept.id

    def find(self, reply: Reply) -> str | None:
        """The id of the text, where it was taken."""
        key = keys.taken(reply.id)
        condition = Key("pk").eq(key["pk"]) & Key("sk").begins_with(key["sk"])
        found = every(self._table, KeyConditionExpression=condition, ConsistentRead=True)
        return next((str(item["id"]) for item in found), None)


def taken_in(table: "Table") -> Iterator[Sunk]:
    """All that was taken, of every rehearsal of the last month."""
    found = every(table, KeyConditionExpression=Key("pk").eq(keys.TAKEN), ConsistentRead=True)
    return (Sunk.model_validate(item) for item in found)
