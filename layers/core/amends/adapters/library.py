"""A brand's templates in the table: one partition, which a list reads page by page and a suggestion whole."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from boto3.dynamodb.conditions import Key

from amends.adapters import keys
from amends.adapters.items import every
from amends.adapters.tally_items import tally_of
from amends.adapters.versions import Versions
from amends.casefile import Page
from amends.errors import NotFound
from amends.library.tally import Tally
from amends.library.template import Template

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table


class Shelf(NamedTuple):
    """The whole library, with the tallies by template and number."""

    templates: list[Template]
    tallies: dict[tuple[str, int], Tally]


class Library:
    """The table's templates of one brand."""

    def __init__(self, table: "Table", brand: str) -> None:
        self._table = table
        self._brand = brand

    def get(self, template_id: str) -> Template:
        """The template as it is now, read strongly; raises NotFound."""
        found = self._of(template_id).current()
        if not found:
            raise NotFound(f"no template {template_id}")
        return found

    def history(self, template_id: str, limit: int) -> list[Template]:
        """The template after each change, the newest first."""
        return self._of(template_id).history(limit)

    def add(self, template: Template) -> Template:
        """Store a template's next version; raises Stale when another came first."""
        return self._of(template.id).add(template)

    def page(self, fits: Callable[[Template], bool], limit: int, after: str | None = None) -> Page[Template]:
        """The templates that fit, by their ids, from behind the one with which the last page ended."""
        found: list[Template] = []
        for template in self._templates(after):
            if fits(template):
                if len(found) == limit:
                    return Page(items=found, next=found[-1].id)
                found.append(template)
        return Page(items=found)

    def shelf(self) -> Shelf:
        """Every template with every tally, in one query; what changed in the last second may be missing."""
        found = list(every(self._table, KeyConditionExpression=Key("pk").eq(keys.library(self._brand))))
        # "TALLY" and "TEMPLATE" are all that lies there.
        counts = [tally_of(item) for item in found if str(item["sk"]).startswith(keys.TALLIES)]
        return Shelf(
            templates=[Template.model_validate(item) for item in found if str(item["sk"]).startswith(keys.TEMPLATES)],
            tallies={(tally.template_id, tally.number): tally for tally in counts},
        )

    def tallies(self, template_id: str) -> list[Tally]:
        """What became of each wording of a template, the first one first; of those that anybody used."""
        start = keys.tally(self._brand, template_id)
        condition = Key("pk").eq(start["pk"]) & Key("sk").begins_with(start["sk"])
        return [tally_of(item) for item in every(self._table, KeyConditionExpression=condition, ConsistentRead=True)]

    def _templates(self, after: str | None) -> Iterator[Template]:
        start = keys.template(self._brand, after or "")
        # "~" sorts behind every id; what a list ended with is left out by the space behind it.
        condition = Key("pk").eq(start["pk"]) & Key("sk").between(
            f"{start['sk']} " if after else start["sk"], keys.template(self._brand, "~")["sk"]
        )
        for item in every(self._table, KeyConditionExpression=condition, ConsistentRead=True):
            yield Template.model_validate(item)

    def _of(self, template_id: str) -> Versions[Template]:
        return Versions(
            self._table,
            keys.template(self._brand, template_id),
            Template.model_validate,
            "the template",
            kept_under=keys.template_versions(self._brand, template_id),
        )
