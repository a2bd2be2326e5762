"""Links between Slack users and people, in the table."""

from datetime import datetime
from typing import TYPE_CHECKING

from amends.adapters import keys
from amends.adapters.items import Item, Lost, put, to_item, transact
from amends.errors import Stale
from amends.notify.slack_links import Code, Link, SlackUser

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table


class SlackLinks:
    """The table's links and the codes that make them."""

    def __init__(self, table: "Table") -> None:
        self._table = table

    def offer(self, digest: str, code: Code) -> None:
        """Keep a code for whoever sends it first."""
        expiry = {"until": keys.stamp(code.until), "expires_at": int(code.until.timestamp())}
        self._table.put_item(Item=to_item(code, keys.slack_code(digest)) | expiry)

    def redeem(self, digest: str, user: SlackUser, now: datetime) -> Code | None:
        """Link the user to whom the code was given to, and use it up; None for a code that is none any more.

        Raises Stale where the user is somebody else here already.
        """
        item = self._table.get_item(Key=keys.slack_code(digest), ConsistentRead=True).get("Item")
        code = Code.model_validate(item) if item else None
        if code is None or code.until <= now:
            return None
        link = Link(**user.model_dump(), person_id=code.person_id, at=now)
        before = self.of(code.person_id)
        moved = before is not None and (before.team, before.user) != (user.team, user.user)
        its = put(self._table, to_item(link, keys.slack_user(user.team, user.user)))
        its["Put"]["ConditionExpression"] = "attribute_not_exists(pk) OR person_id = :person"
        its["Put"]["ExpressionAttributeValues"] = {":person": code.person_id}
        used: Item = {
            "Delete": {
                "TableName": self._table.name,
                "Key": keys.slack_code(digest),
                "ConditionExpression": "attribute_exists(pk)",
            }
        }
        old = [self._gone(keys.slack_user(before.team, before.user))] if before and moved else []
        try:
            transact(self._table, [used, its, put(self._table, to_item(link, keys.slack_link(code.person_id))), *old])
        except Lost as lost:
            if 0 in lost.at:
                return None
            raise Stale("this Slack user is linked to somebody else; they unlink first") from lost
        return code

    def person_id(self, user: SlackUser) -> str | None:
        """Whom the user is here."""
        item = self._table.get_item(Key=keys.slack_user(user.team, user.user), ConsistentRead=True).get("Item")
        return str(item["person_id"]) if item else None

    def of(self, person_id: str) -> Link | None:
        """Which Slack user the person is."""
        item = self._table.get_item(Key=keys.slack_link(person_id), ConsistentRead=True).get("Item")
        return Link.model_validate(item) if item else None

    def remove(self, person_id: str) -> None:
        """End the person's link, if there is one."""
        if link := self.of(person_id):
            transact(
                self._table,
                [self._gone(keys.slack_user(link.team, link.user)), self._gone(keys.slack_link(person_id))],
            )

    def _gone(self, key: keys.Key) -> Item:
        return {"Delete": {"TableName": self._table.name, "Key": key}}
