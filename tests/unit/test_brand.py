"""A brand's settings are data: what can't be right is said in words, and what changes is written down."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from amends.brand import Brand, BrandSettings, in_quiet_hours, names_brand
from amends.brand_fields import QUERY_LENGTH
from amends.brand_versions import FieldChange, altered, change, expect, restore
from amends.errors import BadInput, Forbidden, Stale
from amends.roles import Person, Role
from pydantic import ValidationError

from tests.builders import ADA, MIA, MINUTE, NOON, PIET, ROSA, a_brand, a_person

NIGHT = {"start": "22:00", "end": "07:00", "zone": "Europe/London"}


def names(count: int) -> list[str]:
    return [f"name_{number}" for number in range(count)]


def test_before_anybody_sets_anything_every_setting_is_empty() -> None:
    empty = Brand()
    assert empty.version == 0
    assert (empty.terms, empty.queries, empty.subreddits, empty.budgets, empty.quiet_hours) == ([], [], [], {}, None)
    assert (empty.accounts.x, empty.accounts.reddit) == ([], [])


def test_settings_come_back_as_they_were_written() -> None:
    brand = a_brand()
    assert BrandSettings.model_validate_json(brand.model_dump_json(exclude={"version"})).model_dump() == (
        brand.model_dump(exclude={"version"})
    )
    assert brand.model_dump(mode="json")["quiet_hours"] == NIGHT


@pytest.mark.parametrize(
    ("settings", "complaint"),
    [
        ({"accounts": {"x": ["@larkfield"]}}, "no @"),
        ({"accounts": {"x": ["a" * 16]}}, "1 to 15 letters"),
        ({"accounts": {"x": ["lark-field"]}}, "underscores"),
        ({"accounts": {"x": ["larkfïeld"]}}, "1 to 15 letters"),
        ({"accounts": {"x": [""]}}, "1 to 15 letters"),
        ({"accounts": {"x": ["larkfield", "LarkField"]}}, "LarkField is there twice"),
        ({"accounts": {"reddit": ["u/larkfield"]}}, "no u/"),
        ({"accounts": {"reddit": ["ab"]}}, "3 to 20"),
        ({"accounts": {"myspace": ["larkfield"]}}, "Extra inputs are not permitted"),
        ({"subreddits": ["r/larkfield"]}, "no r/"),
        ({"subreddits": ["_larkfield"]}, "3 to 21"),
        ({"subreddits": ["a" * 22]}, "3 to 21"),
        ({"subreddits": ["DE"]}, "two letters"),
        ({"subreddits": ["broadband", "BroadBand"]}, "twice"),
        ({"subreddits": ["broadband"], "subreddits_left_alone": ["Broadband"]}, "can't be read and left alone"),
        ({"subreddits": names(101)}, "at most 100"),
        ({"terms": ["a"]}, "at least 2 characters"),
        ({"terms": [" "]}, "at least 2 characters"),
        ({"terms": ["!!"]}, "a letter or a digit"),
        ({"terms": ["lark field", "Lark Field"]}, "twice"),
        ({"queries": [{"name": "outages", "text": "a" * (QUERY_LENGTH + 1)}]}, "at most 512 characters"),
        ({"queries": [{"name": "outages", "text": "  "}]}, "at least 1 character"),
        ({"queries": [{"name": "Out ages", "text": "a"}]}, "small letters"),
        ({"queries": [{"name": "outages", "text": "a"}, {"name": "outages", "text": "b"}]}, "outages is there twice"),
        ({"queries": [{"name": "outages"}]}, "Field required"),
        ({"competitors": [{"name": "Other"}, {"name": "other"}]}, "twice"),
        ({"budgets": {"x.mentions": 12.5}}, "not exact"),
        ({"budgets": {"x.mentions": True}}, "not exact"),
        ({"budgets": {"x.mentions": "-1"}}, "greater than or equal to 0"),
        ({"budgets": {"x.mentions": "0.005"}}, "2 decimal places"),
        ({"budgets": {"x.mentions": "NaN"}}, "finite"),
        ({"budgets": {"x.mentions": "much"}}, "valid decimal"),
        ({"budgets": {"x.likes": "1"}}, "there is no source x.likes"),
        ({"budgets": {"x.search.outages": "1"}}, "there is no query outages"),
        ({"budgets": {"reddit.subreddit.broadband": "1"}}, "r/broadband is not among the subreddits"),
        ({"quiet_hours": {**NIGHT, "zone": "Mars/Base"}}, "no time zone"),
        ({"quiet_hours": {**NIGHT, "zone": "localtime"}}, "no time zone"),
        ({"quiet_hours": {**NIGHT, "zone": "../etc/passwd"}}, "no time zone"),
        ({"quiet_hours": {**NIGHT, "start": "22:00+02:00"}}, "HH:MM"),
        ({"quiet_hours": {**NIGHT, "start": 79200}}, "HH:MM"),
        ({"quiet_hours": {**NIGHT, "start": "25:00"}}, "hour"),
        ({"quiet_hours": {**NIGHT, "start": "07:00"}}, "none, or all day"),
        ({"languages": ["en-GB"]}, "primary tag"),
        ({"languages": ["english"]}, "primary tag"),
        ({"languages": ["en", "en"]}, "twice"),
        ({"api_key": "s3cret"}, "Extra inputs are not permitted"),
        ({"version": 3}, "Extra inputs are not permitted"),
    ],
)
def test_what_can_not_be_right_is_said_in_words(settings: dict[str, Any], complaint: str) -> None:
    with pytest.raises(ValidationError) as error:
        BrandSettings.model_validate(settings)
    assert complaint in str(error.value)


@pytest.mark.parametrize(
    "settings",
    [
        {"accounts": {"x": ["a" * 15, "L_1"], "reddit": ["lark-field", "abc"]}},
        {"subreddits": ["abc", "a" * 21, "de", "Lark_field"]},
        {"queries": [{"name": "outages", "text": "a" * QUERY_LENGTH}]},
        {"budgets": {"x.mentions": 12, "x.messages": "0", "webhook.desk": "0.01"}},
        {"subreddits": ["broadband"], "budgets": {"reddit.subreddit.broadband": "3"}},
        {"quiet_hours": {"start": "00:00", "end": "23:59", "zone": "UTC"}},
        {"languages": ["en", "fil"]},
    ],
)
def test_what_the_platforms_allow_is_allowed(settings: dict[str, Any]) -> None:
    assert BrandSettings.model_validate(settings).model_dump(mode="json", exclude_unset=True).keys() == settings.keys()


def test_dollars_are_exact() -> None:
    brand = BrandSettings.model_validate({"budgets": {"x.mentions": "12.1", "x.quotes": 3}})
    assert brand.budgets == {"x.mentions": Decimal("12.10"), "x.quotes": Decimal(3)}
    assert brand.model_dump(mode="json")["budgets"] == {"x.mentions": "12.10", "x.quotes": "3.00"}


@pytest.mark.parametrize(
    ("clock", "quiet"),
    [("21:59", False), ("22:00", True), ("23:59", True), ("00:00", True), ("06:59", True), ("07:00", False)],
)
def test_quiet_hours_go_over_midnight(clock: str, quiet: bool) -> None:
    now = datetime.fromisoformat(f"2026-11-20T{clock}:00+00:00")  # London is on UTC then.
    assert in_quiet_hours(a_brand(), now) is quiet


@pytest.mark.parametrize(("clock", "quiet"), [("11:59", False), ("12:00", True), ("12:59", True), ("13:00", False)])
def test_quiet_hours_within_a_day_end_where_they_end(clock: str, quiet: bool) -> None:
    lunch = {"start": "12:00", "end": "13:00", "zone": "UTC"}
    now = datetime.fromisoformat(f"2026-11-20T{clock}:00+00:00")
    assert in_quiet_hours(a_brand(quiet_hours=lunch), now) is quiet


def test_quiet_hours_are_by_the_zones_clocks_in_summer_too() -> None:
    evening = datetime(2026, 7, 20, 21, 30, tzinfo=UTC)  # 22:30 in London, 21:30 in Reykjavik
    assert in_quiet_hours(a_brand(), evening)
    assert not in_quiet_hours(a_brand(quiet_hours={**NIGHT, "zone": "Atlantic/Reykjavik"}), evening)


def test_a_brand_without_quiet_hours_is_never_quiet() -> None:
    assert not any(in_quiet_hours(Brand(), NOON + timedelta(hours=hour)) for hour in range(24))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Larkfield is down", True),
        ("LARKFIELD, again", True),
        ("#larkfield", True),
        ("ask larkfield's people", True),
        ("larkfields and meadows", False),
        ("unlarkfield", False),
        ("lark\nfield fibre", False),
        ("Lark  Fibre is slow", True),
        ("lark\nfibre", True),
        ("larkfibre", False),
        ("ｌａｒｋｆｉｅｌｄ", True),
        ("C++ not found", False),
        ("my c++ box", False),
        ("", False),
    ],
)
def test_terms_are_whole_words_in_capitals_or_not(text: str, named: bool) -> None:
    assert names_brand(a_brand(terms=["larkfield", "Lark Fibre"]), text) is named


def test_signs_in_a_term_are_signs() -> None:
    assert names_brand(a_brand(terms=["lark.tv+"]), "try Lark.TV+ now")
    assert not names_brand(a_brand(terms=["lark.tv+"]), "larkxtvv")


def test_a_brand_without_terms_is_never_named() -> None:
    assert not names_brand(Brand(), "larkfield")


def test_a_change_says_field_by_field_what_it_alters() -> None:
    new = a_brand(budgets={"x.mentions": "20"}, quiet_hours=None)
    assert altered(a_brand(), new) == [
        FieldChange(field="budgets", old={"x.mentions": "12.50"}, new={"x.mentions": "20.00"}),
        FieldChange(field="quiet_hours", old=NIGHT, new=None),
    ]
    assert altered(a_brand(), a_brand(version=9)) == []


def test_a_version_says_who_when_and_why() -> None:
    version = change(Brand(), "larkfield", a_brand(), "we start", ADA, NOON)
    assert (version.version, version.brand, version.by, version.by_name) == (1, "larkfield", ADA.id, "ada")
    assert (version.at, version.note, version.restores) == (NOON, "we start", None)
    assert {changed.field for changed in version.changes} == set(BrandSettings.model_fields)


def test_going_back_makes_a_new_version_with_the_older_settings() -> None:
    first = change(Brand(), "larkfield", a_brand(), "we start", ADA, NOON)
    current = a_brand(terms=["other"], version=2)
    back = restore(current, first, "too few hits", ADA, NOON + MINUTE)
    assert (back.version, back.restores, back.settings.terms) == (3, 1, a_brand().terms)
    assert [changed.field for changed in back.changes] == ["terms"]


def test_a_change_needs_a_note_and_a_difference() -> None:
    with pytest.raises(BadInput, match="say why"):
        change(Brand(), "larkfield", a_brand(), " ", ADA, NOON)
    with pytest.raises(BadInput, match="already"):
        change(a_brand(version=1), "larkfield", a_brand(), "a note", ADA, NOON)


@pytest.mark.parametrize("person", [ROSA, PIET, MIA, a_person("lea", Role.LEGAL), a_person("kim")])
def test_only_an_administrator_changes_settings(person: Person) -> None:
    with pytest.raises(Forbidden):
        change(Brand(), "larkfield", a_brand(), "a note", person, NOON)


def test_who_saw_an_older_version_changes_nothing() -> None:
    assert expect(a_brand(version=2), 2).version == 2
    with pytest.raises(Stale):
        expect(a_brand(version=2), 1)
