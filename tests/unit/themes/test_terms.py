"""Themes are named by what several people say there and few say elsewhere."""

import pytest
from amends.themes.terms import PEOPLE, Saying, Vocabulary, folded, named, plain, renamed, words_of


def said(*texts: str, first: int = 0) -> list[Saying]:
    return [Saying(f"a{first + number}", tuple(text.split())) for number, text in enumerate(texts)]


ROUTER = said("my router drops", "router light is red", "routers dropping", "router drops again")
BILL = said("wrong bill", "bill is wrong router", "billed twice bill", "the bill", first=10)


def vocabulary(*ours: str) -> Vocabulary:
    return Vocabulary([*((1, each) for each in ROUTER), *((2, each) for each in BILL)], ours)


def test_a_theme_is_told_by_its_own_words() -> None:
    assert vocabulary().best(1) == ["router"]
    assert vocabulary().best(2) == ["bill"]


@pytest.mark.parametrize(("people", "shown"), [(PEOPLE, True), (PEOPLE - 1, False)])
def test_a_word_is_shown_once_three_people_say_it_however_often_they_do(people: int, shown: bool) -> None:
    sayings = [Saying(f"a{number % people}", ("gatepost",)) for number in range(9)]
    assert (Vocabulary([(1, each) for each in sayings]).best(1) == ["gatepost"]) is shown


def test_the_brands_own_names_and_plain_words_tell_nothing() -> None:
    texts = said("Larkfield broken fibre", "larkfield fibre terrible", "thanks larkfield fibre")
    assert Vocabulary([(1, each) for each in texts], ["larkfield"]).best(1) == ["fibre"]
    assert {"the", "thanks", "terrible", "still"} <= plain()
    assert not {"engineer", "bill", "refund", "router", "delivery", "parcel", "password"} & plain()


def test_a_pair_of_words_stands_for_its_halves() -> None:
    texts = said("missed appointment", "missed appointment", "missed appointments")
    assert Vocabulary([(1, each) for each in texts]).best(1) == ["missed appointment"]


def test_what_is_no_word_is_left_out() -> None:
    tokens = ["engineer", "<user>", "<link>", "42", ":thumbs_up:", "#down", "...", "x" * 40]
    assert words_of(tokens) == ("engineer",)


@pytest.mark.parametrize(
    ("word", "stem"),
    [("bills", "bill"), ("Router's", "router"), ("address", "address"), ("bus", "bus"), ("its", "its")],
)
def test_a_plural_is_its_singular(word: str, stem: str) -> None:
    assert folded(word) == stem


def test_a_name_stands_while_most_of_it_holds() -> None:
    before = "router, drops, light"
    assert named(before, ["light", "wifi", "routers", "drop"]) == "routers, drop, light"
    assert named(before, ["light", "routers", "wifi"]) == "routers, light"
    assert named(before, ["wifi", "router", "signal"]) == "wifi, router, signal"
    assert named("", ["wifi"]) == "wifi"
    assert named(before, []) == ""


def test_no_two_themes_have_one_name() -> None:
    assert renamed({}, {1: ["bill"], 2: ["bill"], 3: []}) == {1: "bill", 2: "bill (2)", 3: "theme 3"}
    assert renamed({2: "bill (2)"}, {2: ["bill", "charge"]}) == {2: "bill"}
