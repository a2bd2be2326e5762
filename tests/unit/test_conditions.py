"""If-Match: a change says which version it is meant for."""

import pytest
from amends.api.conditions import etag, seen
from amends.errors import BadInput, Unconditional


def test_the_version_comes_from_if_match_however_the_header_is_written() -> None:
    assert seen({"headers": {"If-Match": '"3"'}}) == 3
    assert seen({"headers": {"if-match": 'W/"12"'}}) == 12
    assert seen({"headers": {"if-match": etag(7)}}) == 7


def test_a_change_without_a_version_is_told_to_name_one() -> None:
    with pytest.raises(Unconditional):
        seen({"headers": {}})


@pytest.mark.parametrize("sent", ["*", "3", '"three"', '"1", "2"', '"-1"'])
def test_anything_but_one_version_is_bad_input(sent: str) -> None:
    with pytest.raises(BadInput, match="one version") as raised:
        seen({"headers": {"if-match": sent}})
    assert not isinstance(raised.value, Unconditional)
