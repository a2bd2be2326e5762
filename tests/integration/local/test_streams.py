"""What changes in the emulated table reaches whoever reads its stream, whatever ends the emulator meanwhile."""

import io
import json
import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from local.ports import HOST
from tests.integration.local.conftest import Emulator
from tests.waiting import eventually

FILTER = {"dynamodb": {"Keys": {"pk": {"S": [{"prefix": "CASE#"}]}, "sk": {"S": ["CASE", {"prefix": "TRACK#"}]}}}}


class Runner:
    """Takes what the emulator would have run, and says what it could not do."""

    def __init__(self, port: int) -> None:
        self.got: list[list[str]] = []
        self.fails = 0
        runner = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                event = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                failures = []
                if "Records" in event:
                    runner.got.append([record["dynamodb"]["Keys"]["pk"]["S"] for record in event["Records"]])
                    if runner.fails:
                        runner.fails -= 1
                        number = event["Records"][0]["dynamodb"]["SequenceNumber"]
                        failures = [{"itemIdentifier": number}]
                body = json.dumps({"batchItemFailures": failures}).encode()
                self.send_response(200)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: Any) -> None:
                pass

        self._server = ThreadingHTTPServer((HOST, port), Handler)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def cases(self) -> list[str]:
        return [case for batch in self.got for case in batch]


@pytest.fixture
def runner(emulator: Emulator) -> Iterator[Runner]:
    runner = Runner(emulator.ports.runner)
    yield runner
    runner.stop()


@pytest.fixture
def table(emulator: Emulator, runner: Runner) -> Any:
    """A table whose stream a function reads."""
    made = emulator.administrator.client("dynamodb").create_table(
        TableName="things",
        BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[{"AttributeName": name, "AttributeType": "S"} for name in ("pk", "sk")],
        KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}, {"AttributeName": "sk", "KeyType": "RANGE"}],
        StreamSpecification={"StreamEnabled": True, "StreamViewType": "KEYS_ONLY"},
    )
    trust = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "sts:AssumeRole"}]}
    role = emulator.administrator.client("iam").create_role(RoleName="r", AssumeRolePolicyDocument=json.dumps(trust))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("app.py", "")
    functions = emulator.administrator.client("lambda")
    functions.create_function(
        FunctionName="report",
        Runtime="python3.13",
        Handler="app.handler",
        Role=role["Role"]["Arn"],
        Code={"ZipFile": packed.getvalue()},
    )
    functions.create_event_source_mapping(
        EventSourceArn=made["TableDescription"]["LatestStreamArn"],
        FunctionName="report",
        StartingPosition="TRIM_HORIZON",
        FunctionResponseTypes=["ReportBatchItemFailures"],
        FilterCriteria={"Filters": [{"Pattern": json.dumps(FILTER)}]},
    )
    emulator.control("save")
    return emulator.administrator.table("things")


def change(table: Any, *cases: str, sk: str = "CASE") -> None:
    for case in cases:
        table.put_item(Item={"pk": f"CASE#{case}", "sk": sk})


def test_what_changed_is_told_and_what_does_not_matter_is_not(emulator: Emulator, table: Any, runner: Runner) -> None:
    emulator.control("resume")
    change(table, "a")
    change(table, "b", sk="VIEWER#rosa")
    table.put_item(Item={"pk": "SHEETS#larkfield#2026-11", "sk": "2026-11-20"})
    change(table, "c", sk="TRACK#x#1")
    eventually(lambda: "CASE#c" in runner.cases, "the last change is told")
    assert runner.cases == ["CASE#a", "CASE#c"]


def test_a_batch_of_which_something_failed_comes_again(emulator: Emulator, table: Any, runner: Runner) -> None:
    runner.fails = 1
    change(table, "a", "b")
    emulator.control("resume")
    eventually(lambda: len(runner.got) > 1, "it comes again")
    change(table, "c")
    eventually(lambda: "CASE#c" in runner.cases, "the next change is told")
    assert runner.got == [["CASE#a", "CASE#b"], ["CASE#a", "CASE#b"], ["CASE#c"]]


def test_nothing_is_told_while_the_runner_is_away(emulator: Emulator, table: Any, runner: Runner) -> None:
    change(table, "a")
    queue = emulator.administrator.client("sqs").create_queue(QueueName="q")["QueueUrl"]  # the emulator goes on
    assert queue
    assert runner.got == []
    emulator.control("resume")
    eventually(lambda: runner.cases == ["CASE#a"], "it is told then")


@pytest.mark.parametrize("end", ["killed", "stopped"])
def test_what_was_not_told_is_told_after_the_next_start(
    emulator: Emulator, table: Any, runner: Runner, end: str
) -> None:
    emulator.control("resume")
    change(table, "a")
    eventually(lambda: runner.cases == ["CASE#a"], "it is told")
    emulator.control("pause")
    change(table, "b")
    emulator.kill() if end == "killed" else emulator.stop()
    emulator.start()
    change(table, "c")
    emulator.control("resume")
    eventually(lambda: "CASE#c" in runner.cases, "the last change is told")
    told = runner.cases[1:]
    # Whoever is killed may tell again what it had told.
    assert (told[1:] if end == "killed" and told[0] == "CASE#a" else told) == ["CASE#b", "CASE#c"]
