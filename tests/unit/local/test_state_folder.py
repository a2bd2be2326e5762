"""The state folder keeps small files, for its owner only."""

from pathlib import Path

import pytest

from local.errors import Usage
from local.state import StateFolder


@pytest.fixture
def state(tmp_path: Path) -> StateFolder:
    state = StateFolder(tmp_path / "state")
    state.create()
    return state


def test_what_was_written_is_read_again(state: StateFolder) -> None:
    state.write("thing", {"a": 1})
    assert state.read("thing") == {"a": 1}


def test_only_the_owner_may_read_it(state: StateFolder) -> None:
    state.write("secret", {})
    assert (state.folder / "secret.json").stat().st_mode & 0o777 == 0o600
    assert state.folder.stat().st_mode & 0o777 == 0o700


def test_what_was_never_written_or_was_cut_off_is_nothing(state: StateFolder) -> None:
    (state.folder / "torn.json").write_text('{"a":')
    assert state.read("torn") is None
    assert state.read("other") is None


def test_one_stack_holds_a_folder_at_a_time(state: StateFolder) -> None:
    with state.hold():
        assert state.is_held()
        with pytest.raises(Usage, match="already runs"), StateFolder(state.folder).hold():
            pass
    assert not state.is_held()


def test_a_place_that_is_no_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Usage, match="cannot use"), StateFolder(tmp_path / "file").hold():
        pass
