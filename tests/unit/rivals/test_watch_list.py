"""Whom we compare ourselves with."""

import pytest
from amends.errors import BadInput, Forbidden
from amends.rivals.comparison import Kind, Side
from amends.rivals.watch_list import ACCOUNTS, Rival, WatchList, change, shipped, with_ours
from pydantic import ValidationError

from tests.builders import ADA, MIA, NOON, ROSA, a_brand

SALTBY = Rival(name="Saltby", accounts=["saltby", "saltby_care"])
LIST = WatchList(brand="larkfield", competitors=[SALTBY])


def test_a_change_is_the_next_version_and_says_whose_it_is() -> None:
    changed = change(LIST, [SALTBY], ["larkfield_help"], MIA, NOON)
    assert (changed.version, changed.by_name, changed.at, changed.accounts) == (1, "mia", NOON, ["larkfield_help"])


@pytest.mark.parametrize(
    ("competitors", "why"),
    [
        ([SALTBY, Rival(name="saltby", accounts=["other"])], "twice"),
        ([SALTBY, Rival(name="Other", accounts=["SALTBY"])], "one brand only"),
        ([Rival(name=f"b{n}", accounts=[f"b{n}"]) for n in range(11)], "at most 10"),
    ],
)
def test_a_brand_and_a_handle_are_there_once_and_the_list_has_an_end(competitors: list[Rival], why: str) -> None:
    with pytest.raises(ValidationError, match=why):
        WatchList(brand="larkfield", competitors=competitors)


@pytest.mark.parametrize(
    "handles", [[], ["@saltby"], ["saltby/../x"], ["a" * 16], ["a b"], [f"h{n}" for n in range(6)]]
)
def test_a_brand_has_some_accounts_with_handles_that_x_gives(handles: list[str]) -> None:
    with pytest.raises(ValidationError):
        Rival(name="Saltby", accounts=handles)


def test_our_own_account_is_no_competitors() -> None:
    with pytest.raises(BadInput, match="is ours"):
        change(LIST, [SALTBY], ["Saltby"], MIA, NOON)


def test_a_list_that_says_the_same_is_no_change_and_a_responder_makes_none() -> None:
    with pytest.raises(BadInput, match="already"):
        change(LIST, LIST.competitors, [], ADA, NOON)
    with pytest.raises(Forbidden):
        change(LIST, [], [], ROSA, NOON)


def test_until_somebody_makes_one_the_brands_settings_are_the_list() -> None:
    settings = a_brand(
        competitors=[{"name": "Meadowline", "accounts": {"x": ["meadowline", "larkfield"]}}, {"name": "B"}]
    )
    assert shipped("larkfield", settings).competitors == [Rival(name="Meadowline", accounts=["meadowline"])]


def test_our_accounts_are_those_of_the_list_or_else_those_that_are_known() -> None:
    assert with_ours(LIST, ["larkfield", "Larkfield", "lark_help"]).accounts == ["Larkfield", "lark_help"]
    named = LIST.model_copy(update={"accounts": ["care"]})
    assert with_ours(named, ["larkfield"]).accounts == ["care"]


@pytest.mark.parametrize("kind", Kind)
def test_a_query_of_the_longest_handles_is_one_that_x_takes(kind: Kind) -> None:
    side = Side(name="Saltby", accounts=[f"{n}".rjust(15, "s") for n in range(ACCOUNTS)])
    assert len(side.query(kind)) <= 512


def test_the_queries_ask_for_posts_to_a_brand_and_by_it() -> None:
    side = Side(name="Saltby", accounts=["a", "b"])
    assert side.query(Kind.COMPLAINTS) == "(@a OR to:a OR @b OR to:b) -from:a -from:b -is:retweet"
    assert side.query(Kind.ANSWERS) == "(from:a OR from:b) -is:retweet"
