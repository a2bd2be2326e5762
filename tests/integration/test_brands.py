"""A brand's settings: in a real table's rules, and through the API."""

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from amends import wiring
from amends.adapters import keys
from amends.adapters.brands import Brands
from amends.adapters.postings import Postings
from amends.adapters.thresholds import Thresholds
from amends.brand import Brand, BrandSettings
from amends.brand_fields import QUERY_LENGTH
from amends.brand_versions import BrandVersion, change
from amends.errors import NotFound, Stale
from amends.posting import Mode, Posting

from tests.builders import ADA, NOON, a_brand, a_threshold
from tests.integration.test_api import Api

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

SETTINGS = a_brand().model_dump(mode="json", exclude={"version"})


@pytest.fixture
def brands(table: "Table") -> Brands:
    return Brands(table, "larkfield")


@pytest.fixture
def api(table: "Table", queues: dict[str, str]) -> Api:
    return Api()


def version_of(brands: Brands, **changes: Any) -> BrandVersion:
    return change(brands.get(), "larkfield", BrandSettings(**{**SETTINGS, **changes}), "a note", ADA, NOON)


def largest() -> dict[str, Any]:
    """As much as every field takes, in letters of four bytes where it can."""
    competitors = [{"name": "🔥" * 78 + f"{n:02}", "accounts": {"x": handles(15)}} for n in range(25)]
    return {
        "accounts": {"x": handles(15), "reddit": handles(20)},
        "terms": ["a" + "🔥" * 77 + f"{number:02}" for number in range(100)],
        "queries": [{"name": "q" * 38 + f"{n:02}", "text": "🔥" * QUERY_LENGTH} for n in range(25)],
        "subreddits": [f"{number:02}" + "a" * 19 for number in range(100)],
        "subreddits_left_alone": [f"{number:02}" + "b" * 19 for number in range(100)],
        "competitors": competitors,
        "budgets": {f"webhook.{number:040}": "1000000.00" for number in range(100)},
        "languages": [f"{chr(97 + number // 26)}{chr(97 + number % 26)}x" for number in range(50)],
    }


def handles(length: int) -> list[str]:
    return [f"{number}".rjust(length, "a") for number in range(10)]


def test_before_anybody_sets_anything_the_defaults_hold(brands: Brands) -> None:
    assert (brands.get(), brands.history(10)) == (Brand(), [])


def test_every_version_is_kept_and_the_newest_is_current(brands: Brands, table: "Table") -> None:
    versions = [brands.add(version_of(brands, terms=[f"lark {number}"])) for number in range(12)]
    assert brands.get() == a_brand(terms=["lark 11"], version=12)
    assert brands.history(100) == versions[::-1]
    assert brands.history(2) == versions[:-3:-1]
    assert brands.version(1) == versions[0]
    assert Brands(table, "otherbrand").get() == Brand()
    with pytest.raises(NotFound):
        brands.version(99)


def test_of_two_who_change_the_settings_at_once_one_wins_and_the_history_is_whole(brands: Brands) -> None:
    late = version_of(brands, terms=["late"])
    brands.add(version_of(brands))
    with pytest.raises(Stale):
        brands.add(late)
    late = version_of(brands, terms=["late"])
    brands.add(version_of(brands, terms=["second"]))
    with pytest.raises(Stale):
        brands.add(late)
    assert [version.settings.terms for version in brands.history(9)] == [["second"], ["larkfield"]]


def test_budgets_are_decimals_in_the_table_and_no_text(brands: Brands, table: "Table") -> None:
    brands.add(version_of(brands))
    for key in (keys.brand("larkfield"), keys.version(keys.brand("larkfield"), 1)):
        item: Any = table.get_item(Key=key)["Item"]
        assert item["settings"]["budgets"] == {"x.mentions": Decimal("12.5")}
    assert brands.get().budgets == {"x.mentions": Decimal("12.50")}


def test_the_largest_settings_fit_in_the_table(brands: Brands) -> None:
    with_all = brands.add(version_of(brands, **largest()))
    second = {**largest(), "terms": ["b" + term[1:] for term in largest()["terms"]]}
    second["queries"] = [{**query, "text": "🔥" * (QUERY_LENGTH - 1) + "x"} for query in second["queries"]]
    brands.add(version_of(brands, **second))
    assert brands.version(1) == with_all


def test_the_brands_other_histories_stay_their_own(brands: Brands, table: "Table") -> None:
    brands.add(version_of(brands))
    Postings(table, "larkfield").add(Posting(mode=Mode.ON, version=1))
    Thresholds(table).add(a_threshold())
    assert len(brands.history(9)) == len(Postings(table, "larkfield").history(9)) == 1
    assert Thresholds(table).history("larkfield", 9) == [a_threshold()]


def test_an_administrator_changes_the_settings_and_goes_back(api: Api) -> None:
    status, brand = api.call("marketing", "GET", "/brand")
    assert (status, brand["version"], brand["terms"]) == (200, 0, [])
    asked = {"settings": SETTINGS, "note": "we start"}
    status, first = api.call("admin", "PUT", "/brand", asked, seen=0)
    assert (status, first["version"], first["by_name"], first["settings"]) == (200, 1, "admin", SETTINGS)
    status, problem = api.call("admin", "PUT", "/brand", asked, seen=0)
    assert (status, problem["title"]) == (412, "Precondition Failed")
    changed = {**SETTINGS, "budgets": {"x.mentions": "20"}}
    status, second = api.call("admin", "PUT", "/brand", {"settings": changed, "note": "more"}, seen=1)
    alteration = {"field": "budgets", "old": {"x.mentions": "12.50"}, "new": {"x.mentions": "20.00"}}
    assert (status, second["changes"]) == (200, [alteration])
    status, third = api.call("admin", "POST", "/brand/restore", {"to": 1, "note": "too much"}, seen=2)
    assert (status, third["version"], third["restores"], third["settings"]) == (200, 3, 1, SETTINGS)
    assert api.call("responder", "GET", "/brand") == (200, {**SETTINGS, "version": 3})
    _, history = api.call("legal", "GET", "/brand/versions")
    assert [(version["version"], version["note"]) for version in history] == [
        (3, "too much"),
        (2, "more"),
        (1, "we start"),
    ]
    assert wiring.brand_settings().get() == a_brand(version=3)


@pytest.mark.parametrize(
    ("role", "method", "path", "body", "seen", "status"),
    [
        ("stranger", "GET", "/brand", None, None, 403),
        ("stranger", "GET", "/brand/versions", None, None, 403),
        ("pr", "PUT", "/brand", {"settings": SETTINGS, "note": "a"}, 0, 403),
        ("responder", "POST", "/brand/restore", {"to": 1, "note": "a"}, 0, 403),
        ("admin", "PUT", "/brand", {"settings": SETTINGS, "note": "a"}, None, 428),
        ("admin", "PUT", "/brand", {"settings": SETTINGS, "note": ""}, 0, 422),
        ("admin", "PUT", "/brand", {"settings": SETTINGS, "note": " "}, 0, 400),
        ("admin", "PUT", "/brand", {"settings": {**SETTINGS, "token": "s3cret"}, "note": "a"}, 0, 422),
        ("admin", "PUT", "/brand", {"settings": {"budgets": {"x.mentions": 1.5}}, "note": "a"}, 0, 422),
        ("admin", "PUT", "/brand", {"settings": {}, "note": "a"}, 0, 400),
        ("admin", "PUT", "/brand", {"settings": SETTINGS, "note": "a"}, 7, 412),
        ("admin", "POST", "/brand/restore", {"to": 1, "note": "a"}, 0, 404),
        ("admin", "POST", "/brand/restore", {"to": 0, "note": "a"}, 0, 422),
    ],
)
def test_who_may_not_and_what_can_not_be_gets_a_clear_4xx_and_changes_nothing(
    api: Api, brands: Brands, role: str, method: str, path: str, body: object, seen: int | None, status: int
) -> None:
    answered, problem = api.call(role, method, path, body, seen=seen)
    assert (answered, problem["status"], bool(problem["detail"])) == (status, status, True)
    assert "s3cret" not in json.dumps(problem)
    assert brands.history(9) == []


def test_a_wrong_setting_is_named_with_the_rule(api: Api) -> None:
    settings = {**SETTINGS, "accounts": {"x": ["@larkfield"]}}
    _, problem = api.call("admin", "PUT", "/brand", {"settings": settings, "note": "a"}, seen=0)
    assert "settings.accounts.x.0" in problem["detail"]
    assert "no @" in problem["detail"]


def test_the_targets_that_come_with_amends_are_shown_to_all_who_read_and_to_nobody_else(api: Api) -> None:
    status, defaults = api.call("marketing", "GET", "/brand/service-defaults")
    assert (status, [one["severity"] for one in defaults]) == (200, [1, 2, 3, 4])
    assert defaults[0]["targets"]["first_answer"] == 15
    assert api.call("stranger", "GET", "/brand/service-defaults")[0] == 403
