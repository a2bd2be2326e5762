"""The one table in memory, as fast as ten thousand posts need it; the tests of the table run on it, too."""

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any

from botocore.exceptions import ClientError

from local.endurance.expressions import Expression, Item

Place = tuple[str, str]
MOST = 500  # items of a page, where a page of the table ends at a megabyte
LAST = "\U0010ffff"


def never(_: str) -> None:
    """Nothing happens."""


class Table:
    """What the adapters call of a table, and of its client; `point` is told before and after each call."""

    name = "amends"

    def __init__(self, point: Callable[[str], None] = never, *, conditional: bool = True) -> None:
        self.items: dict[Place, Item] = {}
        self.meta = self
        self.client = self
        self._point = point
        self._conditional = conditional  # a control: a table whose transactions heed none
        self._sorted: dict[str, list[tuple[str, Place]]] = defaultdict(list)
        self._by_state: dict[str, list[tuple[str, Place]]] = defaultdict(list)

    def get_item(self, **request: Any) -> Item:
        """One item."""
        return self._told("read", lambda: self._get(request["Key"]))

    def batch_get_item(self, RequestItems: Mapping[str, Any]) -> Item:  # noqa: N803
        """Several items."""
        keys = RequestItems[self.name]["Keys"]
        return self._told(
            "read", lambda: {"Responses": {self.name: [found["Item"] for key in keys if (found := self._get(key))]}}
        )

    def query(self, **request: Any) -> Item:
        """Items of a partition, in their order."""
        return self._told("read", lambda: self._query(request))

    def put_item(self, **request: Any) -> Item:
        """Write one item."""
        return self._told("write", lambda: self._one({"Put": request}))

    def update_item(self, **request: Any) -> Item:
        """Change one item; with `ReturnValues` the answer holds the item as it is then."""
        return self._told("write", lambda: self._one({"Update": request}))

    def transact_write_items(self, TransactItems: list[Item]) -> Item:  # noqa: N803
        """All of the writes or none."""
        return self._told("write", lambda: self._all(TransactItems))

    def scan(self) -> Item:
        """Everything, for those who look from outside."""
        return {"Items": [dict(item) for item in self.items.values()]}

    def all_in(self, state: str) -> list[Item]:
        """Every item of a partition of the index, for those who look from outside."""
        return [self.items[place] for _, place in self._by_state[state]]

    def _told(self, kind: str, call: Callable[[], Item]) -> Item:
        self._point(f"before a {kind}")
        answer = call()
        self._point(f"after a {kind}")
        return answer

    def _get(self, key: Mapping[str, str]) -> Item:
        item = self.items.get((key["pk"], key["sk"]))
        return {"Item": dict(item)} if item else {}

    def _query(self, request: Item) -> Item:
        name, low, high = _span(request["KeyConditionExpression"])
        rows = (self._by_state if "IndexName" in request else self._sorted)[name]
        start = request.get("ExclusiveStartKey")
        first, last = bisect_left(rows, (low,)), bisect_right(rows, (high, (LAST, LAST)))
        if start:
            order = start["state_sk"] if "IndexName" in request else start["sk"]
            first = bisect_right(rows, (order, (start["pk"], start["sk"])))
        limit = request.get("Limit", MOST)
        places = [place for _, place in rows[first:last]]
        if not request.get("ScanIndexForward", True):
            places.reverse()
        answer: Item = {"Items": [dict(self.items[place]) for place in places[:limit]]}
        if len(places) > limit:
            names = ("pk", "sk", "state_pk", "state_sk") if "IndexName" in request else ("pk", "sk")
            answer["LastEvaluatedKey"] = {name: answer["Items"][-1][name] for name in names}
        return answer

    def _one(self, write: Item) -> Item:
        if not self._holds(write):
            raise _error("ConditionalCheckFailedException")
        self._apply(write)
        request = next(iter(write.values()))
        return {"Attributes": dict(self.items[_place(write)])} if "ReturnValues" in request else {}

    def _all(self, writes: list[Item]) -> Item:
        places = [_place(write) for write in writes]
        if len(set(places)) < len(places) or len(places) > 100:
            raise _error("ValidationException")
        held = [self._holds(write) or not self._conditional for write in writes]
        if not all(held):
            raise _error("TransactionCanceledException", ["None" if ok else "ConditionalCheckFailed" for ok in held])
        for write in writes:
            self._apply(write)
        return {}

    def _holds(self, write: Item) -> bool:
        request = next(iter(write.values()))
        condition = Expression(self.items.get(_place(write), {}), request)
        return condition.holds(request.get("ConditionExpression"))

    def _apply(self, write: Item) -> None:
        kind, request = next(iter(write.items()))
        if kind == "ConditionCheck":
            return  # It asks, and changes nothing.
        place = _place(write)
        before = self.items.pop(place, None)
        if before is not None:
            _remove(self._sorted[place[0]], (place[1], place))
            if "state_pk" in before:
                _remove(self._by_state[before["state_pk"]], (before["state_sk"], place))
        if kind == "Delete":
            return
        item = (
            request["Item"] if kind == "Put" else Expression(before or {}, request).updated(request["UpdateExpression"])
        )
        self.items[place] = {**item, "pk": place[0], "sk": place[1]}
        insort(self._sorted[place[0]], (place[1], place))
        if "state_pk" in item:
            insort(self._by_state[item["state_pk"]], (item["state_sk"], place))


def _remove(rows: list[tuple[str, Place]], row: tuple[str, Place]) -> None:
    del rows[bisect_left(rows, row)]


def _place(write: Item) -> Place:
    request = next(iter(write.values()))
    key = request.get("Key") or request["Item"]
    return key["pk"], key["sk"]


def _span(condition: Any) -> tuple[str, str, str]:
    """The partition of a key condition, and the sort keys from and to which it reaches."""
    asked = condition.get_expression()
    if asked["operator"] == "AND":
        (partition, *_), (order, *_) = (one.get_expression()["values"][1:] for one in asked["values"])
        ranged = asked["values"][1].get_expression()
        match ranged["operator"]:
            case "begins_with":
                return partition, order, order + LAST
            case "BETWEEN":
                return partition, order, ranged["values"][2]
            case ">":
                return partition, order + "\0", LAST
            case ">=":
                return partition, order, LAST
            case "<=":
                return partition, "", order
            case "=":
                return partition, order, order
        raise NotImplementedError(f"this table does not know {ranged['operator']}")
    return asked["values"][1], "", LAST


def _error(code: str, reasons: list[str] | None = None) -> ClientError:
    answer: Any = {"Error": {"Code": code}, "CancellationReasons": [{"Code": one} for one in reasons or []]}
    return ClientError(answer, "Write")
