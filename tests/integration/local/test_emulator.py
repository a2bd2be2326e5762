"""The emulated AWS keeps what it acknowledged, whatever ends it, and obeys nobody but the supervisor."""

import json
from typing import Any

import boto3
import httpx
import pytest
from botocore.exceptions import ClientError

from local.ports import Ports
from tests.integration.local.conftest import Emulator

KEYS: dict[str, Any] = {
    "AttributeDefinitions": [{"AttributeName": "pk", "AttributeType": "S"}],
    "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}],
}


@pytest.fixture
def table(emulator: Emulator) -> Any:
    emulator.administrator.client("dynamodb").create_table(TableName="things", BillingMode="PAY_PER_REQUEST", **KEYS)
    emulator.control("save")
    return emulator.administrator.table("things")


@pytest.fixture
def queue(emulator: Emulator) -> str:
    url: str = emulator.administrator.client("sqs").create_queue(QueueName="q")["QueueUrl"]
    emulator.control("save")
    return url


def again(emulator: Emulator, end: str) -> None:
    emulator.kill() if end == "killed" else emulator.stop()
    emulator.start()


@pytest.mark.parametrize("end", ["killed", "stopped"])
def test_every_acknowledged_write_survives(emulator: Emulator, table: Any, end: str) -> None:
    client = emulator.administrator.client("dynamodb")
    table.put_item(Item={"pk": "a", "n": 1, "text": "é 🎉 \x00"})
    table.update_item(Key={"pk": "a"}, UpdateExpression="ADD n :one", ExpressionAttributeValues={":one": 1})
    client.transact_write_items(
        TransactItems=[{"Put": {"TableName": "things", "Item": {"pk": {"S": "b"}}}}], ClientRequestToken="once"
    )
    table.put_item(Item={"pk": "c"})
    table.delete_item(Key={"pk": "c"})
    again(emulator, end)
    found = {item["pk"]: item for item in table.scan()["Items"]}
    assert found == {"a": {"pk": "a", "n": 2, "text": "é 🎉 \x00"}, "b": {"pk": "b"}}


def test_a_refused_write_does_not_come_back(emulator: Emulator, table: Any) -> None:
    table.put_item(Item={"pk": "a", "n": 1})
    with pytest.raises(ClientError, match="ConditionalCheckFailed"):
        table.put_item(Item={"pk": "a", "n": 2}, ConditionExpression="attribute_not_exists(pk)")
    again(emulator, "killed")
    assert table.get_item(Key={"pk": "a"})["Item"]["n"] == 1


@pytest.mark.parametrize("end", ["killed", "stopped"])
def test_every_message_sent_survives(emulator: Emulator, queue: str, end: str) -> None:
    sqs = emulator.administrator.client("sqs")
    sqs.send_message(QueueUrl=queue, MessageBody="one")
    sqs.send_message_batch(QueueUrl=queue, Entries=[{"Id": "1", "MessageBody": "two"}])
    again(emulator, end)
    found = sqs.receive_message(QueueUrl=queue, MaxNumberOfMessages=10)["Messages"]
    assert sorted(message["Body"] for message in found) == ["one", "two"]


def test_a_queue_is_found_again_on_other_ports(emulator: Emulator, queue: str) -> None:
    emulator.administrator.client("sqs").send_message(QueueUrl=queue, MessageBody="one")
    emulator.stop()
    emulator.use(Ports.free())
    emulator.start()
    sqs = emulator.administrator.client("sqs")
    assert sqs.receive_message(QueueUrl=queue)["Messages"][0]["Body"] == "one"
    assert sqs.get_queue_url(QueueName="q")["QueueUrl"] == queue


def test_it_survives_being_killed_again_and_again(emulator: Emulator, table: Any) -> None:
    for number in range(3):
        table.update_item(Key={"pk": "a"}, UpdateExpression="ADD n :one", ExpressionAttributeValues={":one": 1})
        assert table.get_item(Key={"pk": "a"})["Item"]["n"] == number + 1
        again(emulator, "killed")
    assert table.get_item(Key={"pk": "a"})["Item"]["n"] == 3


def test_a_torn_last_line_of_the_journal_is_left_out(emulator: Emulator, table: Any) -> None:
    table.put_item(Item={"pk": "a"})
    emulator.kill()
    (journal,) = (emulator.state.emulator / "journal").glob("journal-*.jsonl")
    with journal.open("a") as file:
        file.write('{"target": "DynamoDB_20120810.PutItem", "bo')
    emulator.start()
    assert table.scan()["Count"] == 1


def test_without_the_journal_a_write_would_be_lost(emulator: Emulator, table: Any) -> None:
    table.put_item(Item={"pk": "a"})
    emulator.kill()
    for journal in (emulator.state.emulator / "journal").glob("journal-*.jsonl"):
        journal.unlink()
    emulator.start()
    assert table.scan()["Count"] == 0


def test_what_a_dead_reader_held_is_taken_again_at_once(emulator: Emulator, queue: str) -> None:
    sqs = emulator.administrator.client("sqs")
    sqs.send_message(QueueUrl=queue, MessageBody="one")
    sqs.receive_message(QueueUrl=queue, VisibilityTimeout=600)
    assert "Messages" not in sqs.receive_message(QueueUrl=queue)
    emulator.control("resume")
    assert sqs.receive_message(QueueUrl=queue)["Messages"][0]["Body"] == "one"


@pytest.mark.parametrize("path", ["/_ministack/reset", "/_ministack/config", "/_local/save", "/_local/pause"])
def test_no_page_in_a_browser_can_reach_its_controls(emulator: Emulator, table: Any, path: str) -> None:
    table.put_item(Item={"pk": "a"})
    assert httpx.post(emulator.ports.url("emulator") + path).status_code in (403, 404)
    assert table.scan()["Count"] == 1


@pytest.mark.parametrize(("allowed", "outcome"), [("sqs:SendMessage", True), ("sqs:ReceiveMessage", False)])
def test_a_batch_wants_the_permission_of_a_single_message(
    emulator: Emulator, queue: str, allowed: str, outcome: bool
) -> None:
    sqs = as_role(emulator, "sqs", allowed)

    def send() -> object:
        return sqs.send_message_batch(QueueUrl=queue, Entries=[{"Id": "1", "MessageBody": "one"}])

    if outcome:
        send()
    else:
        with pytest.raises(ClientError, match="AccessDenied"):
            send()


@pytest.mark.parametrize(("denied", "outcome"), [("false", True), ("true", False)])
def test_a_bucket_that_wants_tls_takes_what_never_leaves_the_machine(
    emulator: Emulator, denied: str, outcome: bool
) -> None:
    administrator = emulator.administrator.client("s3")
    administrator.create_bucket(Bucket="reports")
    deny = {"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::reports/*"}
    policy = {"Version": "2012-10-17", "Statement": [deny | {"Condition": {"Bool": {"aws:SecureTransport": denied}}}]}
    administrator.put_bucket_policy(Bucket="reports", Policy=json.dumps(policy))
    s3 = as_role(emulator, "s3", "s3:*")
    if outcome:
        s3.put_object(Bucket="reports", Key="exports/1/lines.csv", Body=b"case")
        url = s3.generate_presigned_url("get_object", Params={"Bucket": "reports", "Key": "exports/1/lines.csv"})
        assert httpx.get(url).content == b"case"
    else:
        with pytest.raises(ClientError, match="AccessDenied"):
            s3.put_object(Bucket="reports", Key="exports/1/lines.csv", Body=b"case")


def as_role(emulator: Emulator, service: str, action: str) -> Any:
    """A client with a role that may do one thing."""
    iam = emulator.administrator.client("iam")
    policy = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": action, "Resource": "*"}]}
    trust = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "sts:AssumeRole"}]}
    role = iam.create_role(RoleName="r", AssumeRolePolicyDocument=json.dumps(trust))["Role"]
    iam.put_role_policy(RoleName="r", PolicyName="p", PolicyDocument=json.dumps(policy))
    keys = emulator.administrator.client("sts").assume_role(RoleArn=role["Arn"], RoleSessionName="test")["Credentials"]
    return boto3.client(  # type: ignore[call-overload]
        service,
        endpoint_url=emulator.ports.url("emulator"),
        region_name="us-east-1",
        aws_access_key_id=keys["AccessKeyId"],
        aws_secret_access_key=keys["SecretAccessKey"],
        aws_session_token=keys["SessionToken"],
    )
