"""No garbage collection within, and as before behind it."""

import gc

import pytest
from amends.uncollected import uncollected


def test_nothing_is_collected_within_and_all_is_as_before_behind_it() -> None:
    assert gc.isenabled()
    with uncollected():
        assert not gc.isenabled()
        with uncollected():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_an_error_within_leaves_the_collector_on() -> None:
    with pytest.raises(ValueError, match="broken"), uncollected():
        raise ValueError("broken")
    assert gc.isenabled()
