"""The links between cases as items: one in each of the two."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from amends.adapters import keys
from amends.adapters.items import Item, put, to_item
from amends.work.links import Link

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table


def link_writes(table: "Table", links: Mapping[str, Link]) -> list[Item]:
    """The writes, for a transaction, of links by whose they are."""
    return [put(table, to_item(link, keys.link(case_id, link.case_id))) for case_id, link in links.items()]
