"""Internal notes in the table: the current words in the case, and every version for good."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from boto3.dynamodb.conditions import Key

from amends.adapters import keys
from amends.adapters.case_conditions import there
from amends.adapters.history import write
from amends.adapters.items import Item, Lost, every, put, to_item, transact
from amends.errors import NotFound, Stale
from amends.event import Event
from amends.quoting import REMOVED
from amends.work.notes import Note

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table


def forget(table: "Table", case_id: str, repeats: Callable[[str], bool]) -> None:
    """Take the words out of every version of a note that repeats what is gone; raises Stale where one is edited now."""
    first = keys.note(case_id, "")
    condition = Key("pk").eq(first["pk"]) & Key("sk").begins_with(first["sk"].rstrip("#"))
    for item in every(table, KeyConditionExpression=condition, ConsistentRead=True):
        if repeats(str(item["text"])):
            try:
                transact(table, [_without_words(table, item)])
            except Lost as lost:
                raise Stale("a note changed while a post that it repeats was removed") from lost


def _without_words(table: "Table", item: Item) -> Item:
    return {
        "Update": {
            "TableName": table.name,
            "Key": {"pk": item["pk"], "sk": item["sk"]},
            "UpdateExpression": "SET #text = :removed",
            "ConditionExpression": "#version = :version",
            "ExpressionAttributeNames": {"#text": "text", "#version": "version"},
            "ExpressionAttributeValues": {":removed": REMOVED, ":version": item["version"]},
        }
    }


class Notes:
    """The table's notes."""

    def __init__(self, table: "Table") -> None:
        self._table = table

    def get(self, case_id: str, note_id: str) -> Note:
        """The note as it is now; raises NotFound."""
        item = self._table.get_item(Key=keys.note(case_id, note_id), ConsistentRead=True).get("Item")
        if not item:
            raise NotFound(f"no note {note_id} in case {case_id}")
        return Note.model_validate(item)

    def save(self, note: Note, event: Event) -> Note:
        """Write the next version of a note with its event; raises Stale when another came first."""
        key, first = keys.note(note.case_id, note.id), note.version == 1
        now = put(self._table, to_item(note, key), if_absent=first, if_version=None if first else note.version - 1)
        kept = put(self._table, to_item(note, keys.note_version(note.case_id, note.id, note.version)), if_absent=True)
        try:
            write(self._table, note.case_id, [event], [now, kept, there(self._table, note.case_id)])
        except Lost as lost:
            raise Stale("someone else changed this note, or its case was merged; look again") from lost
        return note

    def versions(self, case_id: str, note_id: str) -> list[Note]:
        """Every version of a note, the oldest first; raises NotFound."""
        first = keys.note_version(case_id, note_id, 0)
        condition = Key("pk").eq(first["pk"]) & Key("sk").begins_with(first["sk"][:-8])
        found = every(self._table, KeyConditionExpression=condition, ConsistentRead=True)
        versions = [Note.model_validate(item) for item in found]
        if not versions:
            raise NotFound(f"no note {note_id} in case {case_id}")
        return versions
