"""Whatever process is killed in the middle, no post is lost and none of ours is doubled."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from local.ports import Ports
from tests.e2e.stack import Stack, running
from tests.waiting import eventually

LONG = 300  # seconds; a dead publisher's claim is looked at after three minutes
VICTIMS = {
    "a function": "awslambdaric",
    "the function runner": "local.runner",
    "the emulated AWS": "-m emulator",
    "the simulated platforms": "-m simulator",
    "the console": "local.console",
}


def kill(stack: Stack, *words: str) -> None:
    """End processes without a word of warning."""
    found = stack.processes(*words)
    assert found, f"no process {words}"
    for process in found:
        os.kill(process, signal.SIGKILL)


def is_posted(stack: Stack, case: str, reply: str, post: str) -> bool:
    """Whether the answer is recorded; one that was on its way to a killed platform is sent again by whoever looked."""
    found = stack.reply(case, reply)
    if found["state"] == "maybe_posted" and not stack.simulator.answers(post):
        stack.call("pr", "POST", f"/cases/{case}/replies/{reply}/send-again", seen=found["version"])
    return bool(found["state"] == "posted")


def stored(stack: Stack) -> list[str]:
    """The platform ids of all stored posts, each as often as it is stored in a case."""
    table = stack.administrator.table(stack.outputs["Table"])
    start: dict[str, Any] = {}
    found: list[str] = []
    while True:
        page = table.scan(**start)
        found += [item["mention"]["id"] for item in page["Items"] if str(item["sk"]).startswith("MENTION#")]
        if "LastEvaluatedKey" not in page:
            return found
        start = {"ExclusiveStartKey": page["LastEvaluatedKey"]}


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    with running(tmp_path_factory.mktemp("killed") / "state", "--quiet") as found:
        sqs = found.administrator.client("sqs")
        for queue in ("MentionsQueueUrl", "OutboxQueueUrl"):
            # What a killed function held comes back after this time; a test need not wait for the template's.
            sqs.set_queue_attributes(QueueUrl=found.outputs[queue], Attributes={"VisibilityTimeout": "10"})
        yield found


@pytest.mark.parametrize("victim", VICTIMS.values(), ids=VICTIMS.keys())
def test_a_process_that_is_killed_loses_nothing_and_doubles_nothing(own: Stack, victim: str) -> None:
    x = own.simulator
    name = victim.split()[-1].replace(".", "")
    first = x.tweet(f"first{name}", f"@larkfield down since {name}")
    case = own.case_of(first)
    reply = own.approved(case, f"We are on it, {name}.")
    before = [x.tweet(f"b{number}{name}", f"@larkfield and me, {number} {name}") for number in range(30)]

    kill(own, victim)

    def write(number: int) -> str:
        def post() -> str:
            return x.tweet(f"a{number}{name}", f"@larkfield still down, {number} {name}")

        return eventually(post, "a post after the kill")

    after = [write(number) for number in range(30)]
    expected = {first, *before, *after}
    eventually(lambda: expected <= set(stored(own)), "every post in the table", 120)
    eventually(lambda: is_posted(own, case, reply, first), "the answer, recorded", LONG)
    assert x.answers(first) == [f"We are on it, {name}."]
    found = [post for post in stored(own) if post in expected]
    assert len(found) == len(expected)
    assert own.status()["dead_letters"] == 0


def test_a_killed_supervisor_leaves_nothing_behind_and_the_next_start_goes_on(tmp_path: Path) -> None:
    stack = Stack(tmp_path / "state", Ports.free(), "--quiet")
    stack.start()
    post = stack.simulator.tweet("ada", "@larkfield down again")
    case = stack.case_of(post)
    stack.stop(signal.SIGKILL)
    eventually(lambda: not stack.processes(), "the end of every process")
    with running(tmp_path / "state", "--quiet", ports=stack.ports) as again:
        assert again.call("responder", "GET", f"/cases/{case}").json()["case"]["mentions"] == 1
        reply = again.approved(case, "Back, and on it.")
        eventually(lambda: again.reply(case, reply)["state"] == "posted", "the answer")
        assert again.simulator.answers(post) == ["Back, and on it."]


def test_a_second_start_rebuilds_nothing_and_keeps_everything(tmp_path: Path) -> None:
    with running(tmp_path / "state", "--quiet") as stack:
        case = stack.case_of(stack.simulator.tweet("ada", "@larkfield down again"))
        password = stack.password("legal")
    with running(tmp_path / "state", "--quiet", ports=stack.ports) as again:
        assert again.call("legal", "GET", f"/cases/{case}").status_code == 200
        assert again.password("legal") == password
        assert "building" not in again.output()
        assert "deploying" not in again.output()
