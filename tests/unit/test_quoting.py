"""A quotation is found, and ordinary words are nobody's."""

import pytest
from amends.quoting import quotes, repeats

from tests.builders import a_mention

POST = "@larkfield the router in Quarry Row has been dead for nine days"


@pytest.mark.parametrize(
    "text",
    [
        "You say THE ROUTER IN QUARRY, row has been",
        "> the router in Quarry Row\n\nSorry!",
        POST,
    ],
)
def test_four_words_in_a_row_are_a_quotation(text: str) -> None:
    assert repeats(text, POST)


@pytest.mark.parametrize("text", ["Your router in Quarry is dead?", "We fixed it nine days ago", "", "Quarry Row"])
def test_fewer_are_not(text: str) -> None:
    assert not repeats(text, POST)


def test_a_language_without_spaces_is_quoted_by_its_characters() -> None:
    post = "もう九日間もルーターが動いていませんしサポートからも何の返事もありません"
    assert repeats(f"お客様は「{post[3:30]}」とおっしゃいました", post)
    assert not repeats("ルーターが動いていません", post)


def test_a_short_post_is_quoted_as_a_whole() -> None:
    assert repeats("You asked: still dead?", "@larkfield still dead")
    assert not repeats("Still there?", "@larkfield hi")


def test_handle_and_name_are_the_authors_in_whole_words() -> None:
    post = a_mention(author_handle="quarry_ada", author_name="Ada Lovelock", text="hi")
    assert quotes("Hello @Quarry_Ada", post)
    assert quotes("Dear Ada Lovelock,", post)
    assert not quotes("Adage and lovelocks", post)
    assert not quotes("Hello Al", a_mention(author_handle="al", author_name="", text="hi"))


def test_the_longest_texts_are_compared_in_no_time() -> None:
    assert not repeats("ha " * 3_333, "ho " * 16_000)
