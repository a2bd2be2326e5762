"""The machine's Node.js is used when the console's build tool takes it."""

import pytest

from local.setup.node import is_recent


@pytest.mark.parametrize("version", ["v20.19.0", "v20.20.2", "v22.12.0", "v24.1.0"])
def test_a_recent_one_is_used(version: str) -> None:
    assert is_recent(version)


@pytest.mark.parametrize("version", ["v18.20.1", "v20.18.3", "v21.7.0", "v22.11.0", "", "not node"])
def test_an_older_one_is_not(version: str) -> None:
    assert not is_recent(version)
