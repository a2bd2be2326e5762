"""What cannot be played is refused as a whole, before anything is played."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from simulator.store import Store
from tests.integration.simulator.conftest import Start

LINE = {"n": 1, "airline": "United", "author": "user_1", "text": "@united hm", "retweets": 2}
GOOD = json.dumps(LINE | {"created_at": "2015-02-17T00:00:00Z"})


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        ("{", "not JSON"),
        ("", "not JSON"),
        ("[]", ""),
        ('{"author": "a"}', "text"),
        (json.dumps(LINE), "created_at"),
        (json.dumps(LINE | {"created_at": "2015-02-17T00:00:00"}), "created_at"),
        (json.dumps(LINE | {"created_at": "soon"}), "created_at"),
        (json.dumps(LINE | {"created_at": "2015-02-17T00:00:00Z", "text": 5}), "text"),
        (json.dumps(LINE | {"created_at": "2015-02-17T00:00:00Z", "text": ""}), "text"),
        (json.dumps(LINE | {"created_at": "2015-02-17T00:00:00Z", "author": "<b>"}), "author"),
        (json.dumps(LINE | {"created_at": "2015-02-17T00:00:00Z", "retweets": -1}), "retweets"),
        pytest.param("[" * 100_000, "nested too deeply", id="deeply nested"),
        ("\udcff", "not UTF-8"),
    ],
)
def test_a_malformed_line_is_named_and_nothing_is_played(tmp_path: Path, bad: str, why: str) -> None:
    file = tmp_path / "bad.jsonl"
    file.write_bytes(f"{GOOD}\n{bad}\n{GOOD}\n".encode("utf-8", "surrogateescape"))
    status, error = refusal(tmp_path, "--feed", str(file))
    assert status == 2
    assert f"{file}:2: " in error
    assert why in error
    assert "Traceback" not in error
    store = Store(tmp_path / "state" / "simulator.sqlite")
    assert store.row("SELECT 1 FROM x_posts") is None
    store.close()


def test_what_cannot_be_played_is_refused(start: Start, tmp_path: Path) -> None:
    empty = tmp_path / "empty.jsonl"
    empty.touch()
    assert refusal(tmp_path, "--feed", str(empty)) == (2, f"simulator: {empty}: holds no posts\n")
    absent = tmp_path / "absent.jsonl"
    assert refusal(tmp_path, "--feed", str(absent)) == (2, f"simulator: {absent}: No such file or directory\n")
    status, error = refusal(tmp_path, "--scenario", "../secret")
    assert status == 2
    assert "no such scenario" in error
    assert refusal(tmp_path, "--speed", "0")[0] == 2
    running = start()
    assert refusal(running.state.parent) == (2, f"simulator: another simulator runs in {running.state}\n")
    port = running.url.rpartition(":")[2]
    status, error = refusal(tmp_path / "other", "--x-port", port)
    assert status == 2
    assert f"port {port}" in error


def refusal(folder: Path, *arguments: str) -> tuple[int, str]:
    """The status and the error of a start that must fail."""
    command = [
        sys.executable,
        "-m",
        "simulator",
        "--state",
        str(folder / "state"),
        "--x-port",
        "0",
        "--reddit-port",
        "0",
    ]
    done = subprocess.run([*command, *arguments], capture_output=True, text=True, timeout=30, check=False)
    return done.returncode, done.stderr
