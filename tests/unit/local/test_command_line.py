"""A wrong request gets one line and exit status 2."""

from pathlib import Path

import pytest

from local.cli import main


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["up", "--feed", "nowhere.jsonl"], "there is no file nowhere.jsonl"),
        (["up", "--ports", "web=1"], "'web=1'"),
        (["token", "--as", "boss"], "unknown role 'boss'"),
        (["logs", "nothing"], "there is no log 'nothing'"),
    ],
)
def test_it_says_what_is_wrong(
    arguments: list[str], complaint: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*arguments, "--state", str(tmp_path)]) == 2
    said = capsys.readouterr().err
    assert complaint in said
    assert said.startswith("amends: ")
    assert said.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["dance"],
        ["up", "--speed", "0"],
        ["up", "--poll", "-1"],
        ["up", "--feed", "a", "--scenario", "b"],
        ["token"],
    ],
)
def test_an_unknown_option_or_value_is_refused(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as exit_status:
        main(arguments)
    assert exit_status.value.code == 2
    assert "error: " in capsys.readouterr().err


def test_the_status_of_nothing_is_one_line_and_exit_status_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["status", "--json", "--state", str(tmp_path)]) == 1
    said = capsys.readouterr()
    assert said.out == '{"running": false}\n'
    assert "no stack runs" in said.err
