"""Built functions run as Lambda runs them: real runtime client, real processes."""

import json
import os
import textwrap
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from local.runner.functions import Function
from local.runner.pool import Pool
from local.toolbox import tool
from tests.waiting import eventually


@dataclass
class Deployment:
    """One function's configuration, as a test wants it."""

    configuration: Function
    names: list[str] = field(default_factory=list)

    def function(self, name: str) -> Function:
        return self.configuration

    def keys(self, function: Function) -> dict[str, str]:
        return {"AWS_ACCESS_KEY_ID": f"key of {function.role}"}


@dataclass
class Running:
    """A pool of one function, and its log."""

    pool: Pool
    deployment: Deployment
    log: Path

    def invoke(self, event: object = None) -> Any:
        outcome = self.pool.invoke("request-1", json.dumps(event).encode())
        assert not outcome.failed, outcome.payload
        return json.loads(outcome.payload)

    def fail(self, event: object = None) -> dict[str, Any]:
        outcome = self.pool.invoke("request-1", json.dumps(event).encode())
        assert outcome.failed, outcome.payload
        error: dict[str, Any] = json.loads(outcome.payload)
        return error

    def reports(self) -> list[dict[str, Any]]:
        lines = (json.loads(line) for line in self.log.read_text().splitlines() if line.startswith('{"type"'))
        return [line["record"] for line in lines if line["type"] == "platform.report"]


Run = Callable[..., Running]


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Run]:
    """Start a pool for the source of an app.py."""
    pools: list[Pool] = []

    def start(source: str, *, timeout: int = 5, layers: tuple[str, ...] = (), loading: int = 2) -> Running:
        build = tmp_path / "build"
        (build / "EchoFunction").mkdir(parents=True)
        (build / "EchoFunction" / "app.py").write_text(textwrap.dedent(source))
        (build / "GreetingLayer" / "python").mkdir(parents=True)
        (build / "GreetingLayer" / "python" / "greeting.py").write_text('WORD = "hello"\n')
        configuration = Function(
            logical_id="EchoFunction",
            name="stack-EchoFunction-1",
            arn="arn:aws:lambda:us-east-1:000000000000:function:stack-EchoFunction-1",
            revision="1",
            role="echo's role",
            handler="app.handler",
            timeout=timeout,
            memory=256,
            log_group="/logs",
            log_format="JSON",
            layers=layers,
            variables={"GREETING": "hello"},
        )
        logs = tmp_path / "logs"
        deployment = Deployment(configuration)
        python, at_once = tool("lambda", "python"), threading.Semaphore(loading)
        pool = Pool(configuration.name, deployment, build, python, logs, "http://127.0.0.1:1", at_once)
        pools.append(pool)
        return Running(pool, deployment, logs / "echo.log")

    yield start
    for pool in pools:
        pool.close()


PID = """
    import os
    def handler(event, context):
        return os.getpid()
"""


def gone(pid: int) -> bool:
    """Whether no process bears this id any more."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def test_a_function_answers_its_event(run: Run) -> None:
    echo = run(
        """
        def handler(event, context):
            return {"event": event, "request": context.aws_request_id, "left": context.get_remaining_time_in_millis()}
        """
    )
    answer = echo.invoke({"text": "é 🎉"})
    assert answer["event"] == {"text": "é 🎉"}
    assert answer["request"] == "request-1"
    assert 0 < answer["left"] <= 5000


def test_it_runs_with_its_own_role_and_nothing_of_the_persons(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_PROFILE", "work")
    monkeypatch.setenv("MY_TOKEN", "private")
    echo = run("import os\ndef handler(event, context):\n    return dict(os.environ)\n")
    environment = echo.invoke()
    assert environment["AWS_ACCESS_KEY_ID"] == "key of echo's role"
    assert environment["GREETING"] == "hello"
    assert not {"AWS_PROFILE", "MY_TOKEN", "HOME"} & environment.keys()


def test_a_warm_environment_is_used_again(run: Run) -> None:
    echo = run(PID)
    assert echo.invoke() == echo.invoke()
    first, second = echo.reports()
    assert "initDurationMs" in first["metrics"]
    assert "initDurationMs" not in second["metrics"]


def test_two_invocations_at_once_run_in_two_environments(run: Run, tmp_path: Path) -> None:
    echo = run(
        """
        import os, pathlib, time
        def handler(event, context):
            here = pathlib.Path(event)
            (here / str(os.getpid())).touch()
            while len(list(here.iterdir())) < 2 and context.get_remaining_time_in_millis() > 500:
                time.sleep(0.01)
            return len(list(here.iterdir()))
        """
    )
    meeting = tmp_path / "meeting"
    meeting.mkdir()
    with ThreadPoolExecutor(2) as both:
        assert list(both.map(echo.invoke, [str(meeting)] * 2)) == [2, 2]


@pytest.mark.parametrize("at_once", [1, 2])
def test_no_more_environments_load_at_once_than_are_allowed(run: Run, tmp_path: Path, at_once: int) -> None:
    loading = tmp_path / "loading"
    loading.mkdir()
    source = f"""
        import os, pathlib, time
        here = pathlib.Path({str(loading)!r})
        mine = here / str(os.getpid())
        mine.touch()
        deadline = time.monotonic() + 1
        while (seen := len(list(here.iterdir()))) < 2 and time.monotonic() < deadline:
            time.sleep(0.01)
        {"mine.unlink()" if at_once == 1 else ""}
        def handler(event, context):
            return seen
        """
    echo = run(source, loading=at_once)
    with ThreadPoolExecutor(2) as both:
        assert list(both.map(echo.invoke, [None] * 2)) == [at_once] * 2


def test_a_failure_is_told_with_its_type_and_logged_without_its_words(run: Run) -> None:
    echo = run("def handler(event, context):\n    raise ValueError('what a customer wrote')\n")
    error = echo.fail()
    assert (error["errorType"], error["errorMessage"]) == ("ValueError", "what a customer wrote")
    (report,) = echo.reports()
    assert (report["status"], report["errorType"]) == ("error", "ValueError")
    assert "wrote" not in json.dumps(report)


def test_a_function_that_takes_too_long_is_ended(run: Run) -> None:
    echo = run(
        """
        import os, time
        def handler(event, context):
            if event is None:
                return os.getpid()
            time.sleep(60)
        """,
        timeout=1,
    )
    first = echo.invoke()
    error = echo.fail("sleep")
    assert error == {"errorType": "Sandbox.Timedout", "errorMessage": "Task timed out after 1.00 seconds"}
    assert gone(first)
    assert echo.invoke() != first


def test_a_function_whose_process_dies_is_started_again(run: Run) -> None:
    echo = run(
        """
        import os
        def handler(event, context):
            return os._exit(3) if event else os.getpid()
        """
    )
    first = echo.invoke()
    assert echo.fail("die")["errorType"] == "Runtime.ExitError"
    assert echo.invoke() != first


def test_a_layer_brings_its_packages(run: Run) -> None:
    source = "import greeting\ndef handler(event, context):\n    return greeting.WORD\n"
    assert run(source, layers=("GreetingLayer",)).invoke() == "hello"


def test_without_its_layer_a_function_does_not_start_and_says_so(run: Run) -> None:
    echo = run("import greeting\ndef handler(event, context):\n    return greeting.WORD\n")
    error = echo.fail()
    assert error["errorType"] == "Runtime.ImportModuleError"
    assert "No module named 'greeting'" in error["errorMessage"]
    assert "No module named 'greeting'" in echo.log.read_text()


def test_packages_of_the_development_environment_do_not_leak_in(run: Run) -> None:
    assert run("import pytest\ndef handler(event, context):\n    return 1\n").fail()["errorType"] == (
        "Runtime.ImportModuleError"
    )


def test_a_changed_configuration_takes_a_new_environment(run: Run) -> None:
    echo = run(PID)
    first = echo.invoke()
    echo.deployment.configuration = replace(echo.deployment.configuration, revision="2")
    eventually(lambda: echo.invoke() != first, "the new configuration is seen")
    assert gone(first)


def test_closing_the_pool_leaves_no_process_behind(run: Run) -> None:
    echo = run(PID)
    pid = echo.invoke()
    echo.pool.close()
    assert gone(pid)
