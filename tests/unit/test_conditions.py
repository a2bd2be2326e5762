"""If-Match: a change says which version it is meant for."""

import pytest
from amends.api.conditions import etag, seen_in
from amends.errors import BadInput, Unconditional


def test_the_version_comes_from_if_match_strong_or_weak() -> None:
    assert seen_in('"3"') == 3
    assert seen_in('W/"12"') == 12
    assert seen_in(etag(7)) == 7


@pytest.mark.parametrize("sent", [None, ""])
def test_a_change_without_a_version_is_told_to_name_one(sent: str | None) -> None:
    with pytest.raises(Unconditional):
        seen_in(sent)


@pytest.mark.parametrize("sent", ["*", "3", '"three"', '"1", "2"', '"-1"'])
def test_anything_but_one_version_is_bad_input(sent: str) -> None:
    with pytest.raises(BadInput, match="one version") as raised:
        seen_in(sent)
    assert not isinstance(raised.value, Unconditional)
