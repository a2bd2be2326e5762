"""`amends up` runs the deployed stack, keeps it running, and leaves nothing behind but its state."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from local.people import ROLES
from local.ports import Ports
from local.state import CHECKOUT
from tests.running import AMENDS, LocalStack
from tests.waiting import eventually

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalStack]:
    """One for all of these tests; each leaves it running."""
    stack = LocalStack(tmp_path_factory.mktemp("stack") / "state", Ports.free())
    stack.start()
    yield stack
    assert stack.stop() == 0, stack.output()


def descendants(pid: int) -> set[int]:
    """Every process below one."""
    parents = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if fields[0] != "Z":
            parents[int(folder.name)] = int(fields[1])
    found = {pid}
    while more := {child for child, parent in parents.items() if parent in found} - found:
        found |= more
    return found - {pid}


def listening(pids: set[int]) -> set[str]:
    """The addresses, in hexadecimal, on which these processes take TCP connections."""
    inodes = set()
    for pid in pids:
        for file in Path(f"/proc/{pid}/fd").glob("*"):
            try:
                inodes.add(os.readlink(file))
            except OSError:
                continue
    rows = [line.split() for name in ("tcp", "tcp6") for line in Path(f"/proc/net/{name}").read_text().splitlines()[1:]]
    return {row[1].split(":")[0] for row in rows if row[3] == "0A" and f"socket:[{row[9]}]" in inodes}


def child(stack: LocalStack, words: str) -> int:
    """The process of the stack whose command has these words."""
    (pid,) = [
        pid
        for pid in descendants(stack.pid)
        if words in Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
    ]
    return pid


@pytest.mark.parametrize("role", ROLES)
def test_every_role_has_a_sign_in_that_the_api_takes(stack: LocalStack, role: str) -> None:
    answer = stack.get("/api/v1/me", stack.token(role))
    assert answer.status_code == 200, answer.text
    assert answer.json()["roles"] == [role]


def test_without_a_token_or_with_a_tampered_one_the_api_answers_401(stack: LocalStack) -> None:
    token = stack.token("responder")
    head, payload, signature = token.split(".")
    other = stack.token("admin").split(".")[1]
    assert stack.get("/api/v1/me").status_code == 401
    assert stack.get("/api/v1/me", f"{head}.{other}.{signature}").status_code == 401
    assert stack.get("/api/v1/me", f"{head}.{payload}.{signature}").status_code == 200


def test_the_status_tells_of_every_queue_and_case(stack: LocalStack) -> None:
    status = stack.status()
    assert status["running"] is True
    assert {"feed", "mentions", "readings", "cases", "replies", "queues", "dead_letters", "sources"} <= status.keys()
    assert status["queues"].keys() == {"mentions", "outbox"}


def test_a_customers_post_is_heard_and_read(stack: LocalStack) -> None:
    before = stack.status()["mentions"]
    post = {"author": "mara", "text": "@larkfield three days without internet. Brilliant."}
    assert httpx.post(stack.ports.url("x") + "/_sim/x/posts", json=post).status_code == 201
    eventually(lambda: stack.status()["readings"] > before, "the post is read")


def test_the_console_gets_its_settings_and_every_page_is_its_own(stack: LocalStack) -> None:
    settings = stack.get("/config.json").json()
    assert settings["redirectUri"] == stack.ports.url("console") + "/"
    page = stack.get("/cases/123")
    assert page.text == stack.get("/").text
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]
    assert stack.get("/nothing.js").status_code == 404
    assert stack.get("/..%2f..%2fpyproject.toml").status_code == 404


def test_a_page_at_another_name_gets_nothing(stack: LocalStack) -> None:
    url = stack.ports.url("console")
    assert httpx.get(url + "/config.json", headers={"Host": "evil.example"}).status_code == 400


def test_a_second_stack_on_the_same_folder_is_refused(stack: LocalStack) -> None:
    found = stack.run("up", "--headless")
    assert found.returncode == 2
    assert "already runs" in found.stderr
    assert "Traceback" not in found.stderr


def test_a_port_in_use_is_named(stack: LocalStack, tmp_path: Path) -> None:
    command = [*AMENDS, "up", "--headless", "--state", str(tmp_path), "--ports", f"x={stack.ports.x}"]
    found = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, timeout=60, check=False)
    assert found.returncode == 2
    assert f"port {stack.ports.x} (x) is in use" in found.stderr


def test_a_malformed_feed_is_refused_with_the_line(tmp_path: Path) -> None:
    feed = tmp_path / "feed.jsonl"
    post = {"n": 1, "airline": "a", "author": "b", "text": "c", "created_at": "2015-02-24T11:35:52Z", "retweets": 0}
    feed.write_text(json.dumps(post) + '\n{"n": 2\n')
    stack = LocalStack(tmp_path / "state", Ports.free(), "--feed", str(feed))
    with pytest.raises(AssertionError, match=r"feed\.jsonl:2: "):
        stack.start()
    assert stack.stop() == 2
    assert "Traceback" not in stack.output()


@linux_only
def test_everything_listens_on_the_loopback_address_only(stack: LocalStack) -> None:
    stack.get("/api/v1/me", stack.token("pr"))
    addresses = listening(descendants(stack.pid))
    assert addresses == {"0100007F"}


def test_a_function_without_its_layer_fails_and_its_log_says_why(stack: LocalStack) -> None:
    functions = stack.administrator.client("lambda")
    name = stack.administrator.resources()["ApiFunction"]
    layers = [layer["Arn"] for layer in functions.get_function_configuration(FunctionName=name)["Layers"]]
    token = stack.token("responder")
    functions.update_function_configuration(FunctionName=name, Layers=[])
    try:
        eventually(lambda: stack.get("/api/v1/me", token).status_code >= 500, "the API fails")
        assert "Runtime.ImportModuleError" in stack.run("logs", "api").stdout
    finally:
        functions.update_function_configuration(FunctionName=name, Layers=layers)
    eventually(lambda: stack.get("/api/v1/me", token).status_code == 200, "the API works again")


def test_a_function_without_its_policy_is_denied(stack: LocalStack) -> None:
    iam = stack.administrator.client("iam")
    role = stack.administrator.resources()["ApiRole"]
    policy = iam.get_role_policy(RoleName=role, PolicyName="api")["PolicyDocument"]
    token = stack.token("responder")
    path = "/api/v1/queue?desk=care"
    iam.delete_role_policy(RoleName=role, PolicyName="api")
    try:
        assert stack.get(path, token).status_code >= 500
        eventually(lambda: "AccessDenied" in stack.run("logs", "api").stdout, "the log says so")
    finally:
        iam.put_role_policy(RoleName=role, PolicyName="api", PolicyDocument=json.dumps(policy))
    assert stack.get(path, token).status_code < 500


@linux_only
@pytest.mark.parametrize("part", ["local.runner", "-m emulator", "-m simulator", "local.console"])
def test_a_part_that_is_killed_comes_back(stack: LocalStack, part: str) -> None:
    token = stack.token("responder")
    before = stack.status()["mentions"]
    os.kill(child(stack, part), signal.SIGKILL)
    eventually(lambda: answers(stack, token), "the API answers again")
    eventually(lambda: stack.run("status", "--json").returncode == 0, "the status is whole")
    assert stack.status()["mentions"] == before


def answers(stack: LocalStack, token: str) -> bool:
    """Whether a request gets all the way through."""
    try:
        return stack.get("/api/v1/me", token).status_code == 200
    except httpx.TransportError:
        return False


@linux_only
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_stops_without_a_trace_and_goes_on_quickly(stack: LocalStack, number: signal.Signals) -> None:
    table = stack.administrator.table(stack.outputs["Table"])
    table.put_item(Item={"pk": f"TEST#{number}", "sk": "kept"})
    below = descendants(stack.pid)
    assert len(below) >= 4
    assert stack.stop(number) == 0
    assert not {pid for pid in below if Path(f"/proc/{pid}").exists()}
    assert stack.start() < 30
    assert "building" not in stack.output()
    assert "deploying" not in stack.output()
    assert table.get_item(Key={"pk": f"TEST#{number}", "sk": "kept"})["Item"]


@linux_only
def test_killing_the_supervisor_ends_everything_and_loses_nothing(stack: LocalStack) -> None:
    table = stack.administrator.table(stack.outputs["Table"])
    table.put_item(Item={"pk": "TEST#killed", "sk": "kept"})
    below = descendants(stack.pid)
    stack.stop(signal.SIGKILL)
    eventually(lambda: not {pid for pid in below if Path(f"/proc/{pid}").exists()}, "every process has ended")
    stack.start()
    assert table.get_item(Key={"pk": "TEST#killed", "sk": "kept"})["Item"]
