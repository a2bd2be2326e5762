"""What wiring names is there, and nothing is loaded before it is asked for."""

import subprocess
import sys
from collections.abc import Callable

import pytest
from amends import wiring


@pytest.mark.parametrize("name", wiring.__all__)
def test_every_name_is_a_way_to_build_something(name: str) -> None:
    built: Callable[[], object] = getattr(wiring, name)
    assert callable(built)
    assert built.__module__.startswith("amends.")


def test_a_name_that_is_not_there_is_refused() -> None:
    with pytest.raises(AttributeError):
        getattr(wiring, "nothing")  # noqa: B009 - a type checker knows that it is not there


@pytest.mark.parametrize(("asked", "loaded"), [("table", False), ("make_exports", True)])
def test_a_part_is_loaded_when_something_of_it_is_asked_for(asked: str, loaded: bool) -> None:
    program = f"import sys; from amends import wiring; wiring.{asked}; print('amends.wiring.exports' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == str(loaded)
