"""Places in a text are filled from the case once, and what has no value stays to be seen."""

import pytest
from amends.casefile import CaseFile
from amends.library.placeholders import fill, unfilled, unknown, values
from amends.roles import Role
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import ROSA, a_case, a_person


def case_of(name: str) -> CaseFile:
    return CaseFile(case=a_case(author_name=name), thread=[], replies=[], events=[])


def test_what_the_case_knows_is_filled_and_the_rest_is_left_and_named() -> None:
    filled = fill("Sorry, {customer}: {link} by {next_update}. {link} {responder}", values(case_of("Ada Byron"), ROSA))
    assert filled == "Sorry, Ada Byron: {link} by {next_update}. {link} rosa"
    assert unfilled(filled) == ["link", "next_update"]
    assert unfilled("Sorry, Ada.") == []
    assert unfilled("{Something} else in braces, {}") == []


def test_a_name_that_is_no_placeholder_is_found() -> None:
    assert unknown("{customer} {costumer} {costumer} {link}") == ["costumer"]


@pytest.mark.parametrize("name", ["", "@rival", "see evil.com", "a\nb", "{link}", "x" * 60, "https://a.b", "7", "🔥"])
def test_a_name_that_could_do_harm_in_public_is_left_to_a_person(name: str) -> None:
    assert "customer" not in values(case_of(name), ROSA)


def test_a_colleague_who_signs_in_with_an_address_writes_their_name_themselves() -> None:
    assert values(case_of("Ada"), a_person("rosa@larkfield.example", Role.RESPONDER)) == {"customer": "Ada"}


@pytest.mark.parametrize("name", ["Ada", "J. R. Hartley", "Zoë O’Neill-Müller", "Łukasz", "山田太郎"])
def test_a_name_as_people_have_them_is_taken(name: str) -> None:
    assert values(case_of(f" {name} "), ROSA)["customer"] == name


@given(st.text(max_size=40), st.text(max_size=40))
def test_what_a_value_holds_is_never_filled_again(customer: str, link: str) -> None:
    found = fill("{customer}|{link}", {"customer": customer, "link": link})
    assert found == f"{customer.strip() or '{customer}'}|{link.strip() or '{link}'}"
