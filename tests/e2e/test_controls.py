"""Negative controls: what the system must refuse, it refuses."""

import json
import time

import boto3
import httpx
import pytest

from tests.builders import a_mention
from tests.e2e.stack import Stack
from tests.waiting import eventually


@pytest.mark.parametrize("broken", ["missing", "tampered", "of another issuer", "not a token"])
def test_a_call_without_a_good_token_gets_401(stack: Stack, broken: str) -> None:
    token = stack.token("admin")
    head, body, signature = token.split(".")
    tokens = {
        "missing": "",
        "tampered": f"Bearer {head}.{body}.{signature[:-6]}AAAAAA",
        "of another issuer": f"Bearer {head}.{body[:-4]}AAAA.{signature}",
        "not a token": "Bearer hello",
    }
    headers = {"Authorization": tokens[broken]} if tokens[broken] else {}
    assert httpx.get(f"{stack.url}/api/v1/queue", headers=headers).status_code == 401
    good = {"Authorization": f"Bearer {token}"}
    assert httpx.get(f"{stack.url}/api/v1/queue", headers=good).status_code == 200


def test_a_poison_message_ends_in_the_dead_letter_queue_and_the_rest_of_its_batch_is_done(stack: Stack) -> None:
    sqs = stack.administrator.client("sqs")
    queue, dead = stack.outputs["MentionsQueueUrl"], stack.outputs["MentionsDlqUrl"]
    before = sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=["VisibilityTimeout"])["Attributes"]
    sqs.set_queue_attributes(QueueUrl=queue, Attributes={"VisibilityTimeout": "1"})
    good = a_mention(id=str(time.time_ns()), author_id="beside-poison")
    bodies = ["{not json", good.model_dump_json()]
    try:
        sqs.send_message_batch(
            QueueUrl=queue, Entries=[{"Id": str(place), "MessageBody": body} for place, body in enumerate(bodies)]
        )
        stack.case_of(good.id)
        messages = eventually(
            lambda: sqs.receive_message(QueueUrl=dead, WaitTimeSeconds=1).get("Messages"), "the poison, dead", 60
        )
        assert [message["Body"] for message in messages] == ["{not json"]
        sqs.delete_message(QueueUrl=dead, ReceiptHandle=messages[0]["ReceiptHandle"])
    finally:
        sqs.set_queue_attributes(QueueUrl=queue, Attributes=before)


def invoke(stack: Stack, logical_id: str, event: object) -> tuple[bool, str]:
    """Whether a function failed, and what it said."""
    name = stack.administrator.resources()[logical_id]
    answer = stack.administrator.client("lambda").invoke(FunctionName=name, Payload=json.dumps(event))
    return "FunctionError" in answer, answer["Payload"].read().decode()


def test_a_function_without_its_policy_is_denied(stack: Stack) -> None:
    iam = stack.administrator.client("iam")
    role = stack.administrator.resources()["WatchRole"]
    policy = iam.get_role_policy(RoleName=role, PolicyName="watch")["PolicyDocument"]
    assert invoke(stack, "WatchFunction", {})[0] is False
    iam.delete_role_policy(RoleName=role, PolicyName="watch")
    try:
        failed, said = invoke(stack, "WatchFunction", {})
        assert failed
        assert "AccessDenied" in said
    finally:
        iam.put_role_policy(RoleName=role, PolicyName="watch", PolicyDocument=json.dumps(policy))
    assert invoke(stack, "WatchFunction", {})[0] is False


def test_a_function_without_its_layer_does_not_start(stack: Stack) -> None:
    functions = stack.administrator.client("lambda")
    name = stack.administrator.resources()["ClassifyFunction"]
    layers = [layer["Arn"] for layer in functions.get_function_configuration(FunctionName=name)["Layers"]]
    kept = [layer for layer in layers if "Inference" not in layer]
    assert len(kept) == len(layers) - 1

    def says() -> str:
        return invoke(stack, "ClassifyFunction", {"Records": []})[1]

    functions.update_function_configuration(FunctionName=name, Layers=kept)
    try:
        eventually(lambda: "No module named" in says(), "the failed import", 30)
    finally:
        functions.update_function_configuration(FunctionName=name, Layers=layers)
    eventually(lambda: "No module named" not in says(), "the layer's return", 30)


def test_no_function_may_read_what_is_not_its_own(stack: Stack) -> None:
    sts = stack.administrator.client("sts")
    arn = stack.administrator.client("iam").get_role(RoleName=stack.administrator.resources()["ClassifyRole"])["Role"][
        "Arn"
    ]
    keys = sts.assume_role(RoleArn=arn, RoleSessionName="control")["Credentials"]
    reader = boto3.Session(keys["AccessKeyId"], keys["SecretAccessKey"], keys["SessionToken"], region_name="us-east-1")
    secrets = reader.client("secretsmanager", endpoint_url=stack.administrator.endpoint)
    with pytest.raises(secrets.exceptions.ClientError, match="AccessDenied"):
        secrets.get_secret_value(SecretId=stack.outputs["CredentialsSecret"])
    table = reader.resource("dynamodb", endpoint_url=stack.administrator.endpoint).Table(stack.outputs["Table"])
    assert table.get_item(Key={"pk": "CASE#none", "sk": "CASE"}).get("Item") is None
    with pytest.raises(secrets.exceptions.ClientError, match="AccessDenied"):
        table.scan()
