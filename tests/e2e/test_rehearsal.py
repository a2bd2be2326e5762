"""`amends rehearse` against the running system, with people who are simulated through the API."""

import json
import subprocess
import time
from pathlib import Path
from typing import Any

from local.state import CHECKOUT
from tests.e2e.stack import Stack, running
from tests.rehearsing import People
from tests.running import AMENDS

SPEED, MINUTES = "20", 15  # the scenario takes a minute or so; the statements take X's pace
LOOK = 5.0


def calls(stack: Stack) -> Any:
    """Calls that must be taken; one that came too late is made again at the next look."""

    def call(role: str, method: str, path: str, body: Any, seen: int | None) -> Any:
        answer = stack.call(role, method, path, body, seen)
        assert answer.status_code < 300 or answer.status_code in (409, 412), answer.text
        return answer.json() if answer.content else None

    return call


def all_told(stack: Stack) -> bool:
    """Whether the holding statement reached whoever waits."""
    live = stack.call("pr", "GET", "/incidents/live").json()
    if not live:
        return False
    going = stack.call("pr", "GET", f"/incidents/{live[0]['id']}/progress").json()["going"]
    return any(one["told"] and not one["on_their_way"] and not one["forecast"]["waiting"] for one in going)


def test_an_outage_is_played_through_the_whole_system_and_the_answers_are_scored(tmp_path: Path) -> None:
    with running(tmp_path / "state", "--quiet") as stack:
        command = [*AMENDS, "rehearse", "short-outage", "--speed", SPEED, "--settle", "1", "--minutes", str(MINUTES)]
        command += ["--json", "--state", str(stack.state.folder)]
        people = People(calls(stack), ["x", "reddit"])
        with subprocess.Popen(
            command, cwd=CHECKOUT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        ) as rehearsal:
            deadline = time.monotonic() + 60 * (MINUTES + 2)
            while rehearsal.poll() is None:
                assert time.monotonic() < deadline
                people.act(mended=all_told(stack))
                time.sleep(LOOK)
            assert rehearsal.stdout
            assert rehearsal.stderr
            said, told = rehearsal.stdout.read(), rehearsal.stderr.read()
        assert rehearsal.returncode == 0, told
        found = json.loads(said)
        marks = {mark["name"]: mark["points"] for mark in found["marks"]}
        assert marks["time to confirm"] == marks["time to the first statement"] == 20, found
        assert marks["texts twice or too late"] == 20, found
        assert found["happened"]["told"] > found["happened"]["owed"] / 2, found
        assert "Rehearsal short-outage" in told
        incident = stack.call("auditor", "GET", f"/incidents/{found['incident']}/audit").json()
        assert incident["proof"]["whole"]
        assert stack.status()["dead_letters"] == 0
