"""A page of a desk's cases: of one lane, or of all its lanes in one order."""

import base64
import binascii
import json
from typing import TYPE_CHECKING, Any

from boto3.dynamodb.conditions import Key

from amends.adapters import keys
from amends.adapters.items import Item
from amends.adapters.pages import after, cursor_of
from amends.case import Case, CaseState
from amends.casefile import Page
from amends.desk import Desk, Lane
from amends.errors import BadInput

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

INDEX = ("pk", "sk", "state_pk", "state_sk")


def lanes(state: CaseState) -> list[Lane]:
    """The lanes that cases in a state can stand in: only what is open can wait for somebody to say how it is meant."""
    return list(Lane) if state is CaseState.OPEN else [Lane.ORDINARY]


def lane_page(table: "Table", desk: Desk, state: CaseState, lane: Lane, limit: int, cursor: str | None) -> Page[Case]:
    """A page of one lane, the gravest and first due first."""
    found = _found(table, keys.cases_by(desk, state, lane), limit, cursor)
    return Page(items=[Case.model_validate(item) for item in found["Items"]], next=cursor_of(found))


def desk_page(table: "Table", desk: Desk, state: CaseState, limit: int, cursor: str | None) -> Page[Case]:
    """A page of all lanes, the gravest and first due first; a request for each lane that is not read to its end."""
    partitions = [keys.cases_by(desk, state, lane) for lane in lanes(state)]
    places = _places(cursor, partitions)
    items: list[Item] = []
    more = set()
    for partition, place in places.items():
        found = _found(table, partition, limit, place)
        items += found["Items"]
        if "LastEvaluatedKey" in found:
            more.add(partition)
    items.sort(key=lambda item: str(item["state_sk"]))
    shown, left = items[:limit], items[limit:]
    more |= {str(item["state_pk"]) for item in left}
    last = {str(item["state_pk"]): cursor_of({"LastEvaluatedKey": _index_key(item)}) for item in shown}
    goes_on = {partition: last.get(partition, places[partition]) for partition in sorted(more)}
    return Page(items=[Case.model_validate(item) for item in shown], next=_cursor(goes_on))


def _found(table: "Table", partition: str, limit: int, cursor: str | None) -> Any:
    return table.query(
        IndexName=keys.BY_STATE,
        KeyConditionExpression=Key("state_pk").eq(partition),
        Limit=limit,
        **after(cursor, partition),
    )


def _index_key(item: Item) -> Item:
    return {name: item[name] for name in INDEX}


def _cursor(places: dict[str, str | None]) -> str | None:
    return base64.urlsafe_b64encode(json.dumps(places).encode()).decode() if places else None


def _places(cursor: str | None, partitions: list[str]) -> dict[str, str | None]:
    """Where each lane goes on; a lane that is missing was read to its end."""
    if cursor is None:
        return dict.fromkeys(partitions)
    try:
        places = json.loads(base64.urlsafe_b64decode(cursor.encode()))
    except (binascii.Error, ValueError) as error:
        raise BadInput("the cursor is not one of ours") from error
    if not isinstance(places, dict) or not places or not set(places) <= set(partitions):
        raise BadInput("the cursor belongs to another list")
    if not all(place is None or isinstance(place, str) for place in places.values()):
        raise BadInput("the cursor is not one of ours")
    return places
