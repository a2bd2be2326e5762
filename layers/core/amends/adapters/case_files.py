"""All that lies in a case's partition, in one query; and what changed it lately."""

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING

from boto3.dynamodb.conditions import Key

from amends.adapters import keys
from amends.adapters.items import Item, every
from amends.case import Case
from amends.casefile import CaseFile, ReadMention
from amends.errors import NotFound
from amends.event import Event
from amends.handoff.handoff import Handoff
from amends.handoff.noticing import Sighting
from amends.reply import Reply
from amends.tombstone import Tombstone
from amends.verdict import Verdict
from amends.work.links import Link
from amends.work.notes import Note
from amends.work.post_moves import PostMove
from amends.work.viewers import Viewer

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

NEWEST = 50  # entries of a history that are looked through for what changed a case


Partition = Mapping[str, list[Item]]  # what lies in a case's partition, by what its sort keys begin with


def read_file(table: "Table", case_id: str) -> CaseFile:
    """The case with its thread, replies and history, each in order of time; raises NotFound."""
    return file_of(case_id, read_partition(table, case_id))


def read_partition(table: "Table", case_id: str) -> Partition:
    """All that lies in a case's partition, in one query."""
    of: dict[str, list[Item]] = defaultdict(list)
    condition = Key("pk").eq(keys.case(case_id)["pk"])
    for item in every(table, KeyConditionExpression=condition, ConsistentRead=True):
        of[str(item["sk"]).partition("#")[0]].append(item)
    return of


def file_of(case_id: str, of: Partition) -> CaseFile:
    """The case of a partition; raises NotFound where there is none."""
    if not of["CASE"]:
        raise NotFound(f"no case {case_id}")
    return CaseFile(
        case=Case.model_validate(of["CASE"][0]),
        thread=[ReadMention.model_validate(item) for item in of["MENTION"]],
        replies=sorted((Reply.model_validate(item) for item in of["REPLY"]), key=lambda reply: reply.created_at),
        events=[Event.model_validate(item) for item in of["EVENT"]],
        verdicts=[Verdict.model_validate(item) for item in of["VERDICT"]],
        removed=[Tombstone.model_validate(item) for item in of["TOMBSTONE"]],
        notes=sorted((Note.model_validate(item) for item in of["NOTE"]), key=lambda note: note.at),
        links=[Link.model_validate(item) for item in of["LINK"]],
        moves=[PostMove.model_validate(item) for item in of["MOVE"]],
        viewers=[Viewer.model_validate(item) for item in of["VIEWER"]],
        handoffs=sorted((Handoff.model_validate(item) for item in of["HANDOFF"]), key=lambda one: one.begun_at),
        sightings=sorted((Sighting.model_validate(item) for item in of["SIGHTING"]), key=lambda one: one.at),
    )


def changes_since(table: "Table", case_id: str, version: int) -> list[Event]:
    """What changed a case after a version of it, the oldest first; of its newest entries only."""
    found = table.query(
        KeyConditionExpression=Key("pk").eq(keys.case(case_id)["pk"]) & Key("sk").begins_with("EVENT#"),
        ScanIndexForward=False,
        ConsistentRead=True,
        Limit=NEWEST,
    )
    events = [Event.model_validate(item) for item in reversed(found["Items"])]
    return [event for event in events if event.case_version > version]
