"""The table that endurance runs on keeps the rules of a real one: the table's own tests pass on it."""

import pytest

from local.endurance.table import Table
from tests.integration.test_budgets import *  # noqa: F403
from tests.integration.test_table import *  # noqa: F403

# They ask what only people ask for, with words that this table does not know.
del test_tallies_count_what_is_there  # noqa: F821
del TestOutboxOverHttp  # noqa: F821


@pytest.fixture
def table() -> Table:
    return Table()


def test_it_can_be_told_to_forget_its_rules() -> None:
    """The control that endurance uses."""
    table = Table(conditional=False)
    key = {"pk": "a", "sk": "a"}
    for value in (1, 2):
        write = {"TableName": table.name, "Item": {**key, "value": value}}
        table.transact_write_items([{"Put": {**write, "ConditionExpression": "attribute_not_exists(pk)"}}])
    assert table.get_item(Key=key)["Item"]["value"] == 2
