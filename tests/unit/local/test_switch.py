"""The local stack posts to its simulated platforms from its first start, and whoever stopped it stays obeyed."""

from pathlib import Path

import pytest
from amends.posting import Mode, Posting

from local.cli import main
from local.switch import at_start, sentence
from tests.builders import NOON
from tests.fakes import FakeSwitches


@pytest.mark.parametrize(("dry_run", "mode"), [(False, Mode.ON), (True, Mode.DRY_RUN)])
def test_the_first_start_turns_posting_on_unless_it_was_asked_for_a_dry_run(dry_run: bool, mode: Mode) -> None:
    switches = FakeSwitches()
    assert at_start(switches, dry_run).mode is mode
    assert len(switches.turns) == int(mode is Mode.ON)


@pytest.mark.parametrize(
    ("before", "dry_run", "after"),
    [
        (Mode.ON, False, Mode.ON),
        (Mode.ON, True, Mode.DRY_RUN),
        (Mode.OFF, False, Mode.OFF),
        (Mode.OFF, True, Mode.OFF),
        (Mode.DRY_RUN, False, Mode.DRY_RUN),
    ],
)
def test_a_later_start_never_turns_posting_on(before: Mode, dry_run: bool, after: Mode) -> None:
    assert at_start(FakeSwitches(Posting(mode=before, version=1)), dry_run).mode is after


def test_a_sentence_says_how_the_switch_stands() -> None:
    assert sentence(Posting()) == "posting is a dry run"
    stopped = Posting(mode=Mode.OFF, since=NOON, by_name="piet", why="wrong tone", version=2)
    assert sentence(stopped) == "posting is stopped since 2026-11-20 12:00:00 UTC, by piet: wrong tone"


@pytest.mark.parametrize("command", ["stop", "resume"])
def test_without_a_stack_there_is_nothing_to_stop(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, "--state", str(tmp_path)]) == 1
    assert "no stack runs" in capsys.readouterr().err
    assert main([command, "--region", "eu-west-1", "--state", str(tmp_path)]) == 2
    assert "name it with --stack" in capsys.readouterr().err
