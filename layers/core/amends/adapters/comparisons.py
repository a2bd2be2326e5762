"""Comparisons in the table: all in one list, and what was read for one in a partition of its own."""

import json
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from boto3.dynamodb.conditions import Key
from pydantic import TypeAdapter

from amends.adapters import keys
from amends.adapters.items import Item, Lost, every, get_all, put, to_item, transact
from amends.errors import NotFound, Stale
from amends.rivals.comparison import KEPT, Comparison, Kind
from amends.rivals.measures import Compared, Posts
from amends.rivals.posts import Answer, Complaint

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

LISTED = 100  # of the newest; whatever goes on is among them, as it ends within a few days
_COMPARED = TypeAdapter(list[Compared])


class Comparisons:
    """The table's comparisons of a brand."""

    def __init__(self, table: "Table", brand: str) -> None:
        self._table = table
        self._brand = brand

    def all(self) -> list[Comparison]:
        """The newest ones, the newest first."""
        found = self._table.query(
            KeyConditionExpression=Key("pk").eq(keys.comparison(self._brand, "")["pk"]),
            ScanIndexForward=False,
            ConsistentRead=True,
            Limit=LISTED,
        )
        return [Comparison.model_validate(item) for item in found["Items"]]

    def get(self, comparison_id: str) -> tuple[Comparison, list[Compared]]:
        """A comparison with what was measured last, in one call; raises NotFound."""
        wanted = [keys.comparison(self._brand, comparison_id), keys.compared(comparison_id)]
        found = {item["sk"]: item for item in get_all(self._table, wanted)}
        if comparison_id not in found:
            raise NotFound(f"no comparison {comparison_id}")
        measured = found.get("MEASURED")
        brands = _COMPARED.validate_json(measured["brands"]) if measured else []
        return Comparison.model_validate(found[comparison_id]), brands

    def add(self, one: Comparison) -> None:
        """Keep a new one; raises Stale where it is there already."""
        self._write([put(self._table, self._item(one), if_absent=True)])

    def save(
        self, before: Comparison, after: Comparison, side: int, kind: Kind, page: Sequence[Complaint | Answer]
    ) -> Comparison:
        """Write the next version with a page of posts, both or neither; raises Stale."""
        saved = after.model_copy(update={"version": before.version + 1})
        writes = [put(self._table, self._item(saved), if_version=before.version)]
        if page:
            newest = max(one.id.zfill(19) for one in page)
            item = {"posts": json.dumps(page), "expires_at": _expiry(saved)}
            writes.append(put(self._table, item | keys.compared_page(after.id, side, kind, newest)))
        self._write(writes)
        return saved

    def posts(self, one: Comparison) -> list[Posts]:
        """All posts that were read, by side, each once."""
        complaints: list[dict[str, Complaint]] = [{} for _ in one.sides]
        answers: list[dict[str, Answer]] = [{} for _ in one.sides]
        for item in self._pages(one):
            _, side, kind, _ = item["sk"].split("#")
            for row in json.loads(item["posts"]):
                if kind == Kind.COMPLAINTS:
                    complaints[int(side)][row[0]] = Complaint(*row)
                else:
                    answers[int(side)][row[0]] = _answer(row)
        return [
            Posts(complaints=list(heard.values()), answers=list(said.values()))
            for heard, said in zip(complaints, answers, strict=True)
        ]

    def tell(self, one: Comparison, brands: Sequence[Compared]) -> None:
        """Keep what was measured."""
        said = _COMPARED.dump_json(list(brands)).decode()
        self._table.put_item(Item={**keys.compared(one.id), "brands": said, "expires_at": _expiry(one)})

    def told(self, one: Comparison) -> list[Compared]:
        """What was measured last."""
        return self.get(one.id)[1]

    def forget(self, one: Comparison, wanted: Callable[[str], bool]) -> None:
        """Drop the words of the answers whose id is wanted; pages without one of them are left as they are."""
        for item in self._pages(one):
            rows = json.loads(item["posts"])
            if item["sk"].split("#")[2] != Kind.ANSWERS or not any(row[4] and wanted(row[0]) for row in rows):
                continue
            bare = [[*row[:4], "" if wanted(row[0]) else row[4], *row[5:]] for row in rows]
            self._table.put_item(Item={**item, "posts": json.dumps(bare)})

    def _pages(self, one: Comparison) -> Iterator[Item]:
        key = keys.compared_page(one.id)
        condition = Key("pk").eq(key["pk"]) & Key("sk").begins_with(key["sk"])
        return every(self._table, KeyConditionExpression=condition, ConsistentRead=True)

    def _item(self, one: Comparison) -> Item:
        return to_item(one, keys.comparison(self._brand, one.id)) | {"expires_at": _expiry(one)}

    def _write(self, writes: list[Item]) -> None:
        try:
            transact(self._table, writes)
        except Lost as lost:
            raise Stale("another run took the comparison further") from lost


def _answer(row: list[Any]) -> Answer:
    name, at, conversation, replies_to, text, acts, tone = row
    return Answer(name, at, conversation, replies_to, text, None if acts is None else tuple(acts), tone)


def _expiry(one: Comparison) -> int:
    return int(((one.until or one.made_at) + KEPT).timestamp())
