"""A table and queues as the template declares them, in moto."""

import pkgutil
from collections.abc import Callable, Iterator
from importlib import import_module
from threading import RLock
from typing import TYPE_CHECKING, Any

import boto3
import pytest
from amends import wiring
from aws_lambda_powertools.utilities import parameters
from moto import mock_aws
from moto.dynamodb.models import DynamoDBBackend

from tests.template import resources

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table


WIRED = tuple(import_module(f"amends.wiring.{part.name}") for part in pkgutil.iter_modules(wiring.__path__))


@pytest.fixture
def aws(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An AWS account of its own for each test."""
    for name, value in {
        "AWS_ACCESS_KEY_ID": "testing",
        "AWS_SECRET_ACCESS_KEY": "testing",
        "AWS_DEFAULT_REGION": "eu-west-1",
        "POWERTOOLS_METRICS_NAMESPACE": "Amends",
        "AMENDS_BRAND": "larkfield",
        "AMENDS_TABLE": "amends",
        "AMENDS_CREDENTIALS_SECRET": "credentials",
        "AMENDS_MENTIONS_QUEUE": "https://sqs.eu-west-1.amazonaws.com/123456789012/mentions",
        "AMENDS_OUTBOX_QUEUE": "https://sqs.eu-west-1.amazonaws.com/123456789012/outbox.fifo",
    }.items():
        monkeypatch.setenv(name, value)
    with mock_aws():
        key = boto3.client("kms", region_name="eu-west-1").create_key()["KeyMetadata"]["Arn"]
        monkeypatch.setenv("AMENDS_PRIVATE_KEY", key)
        parameters.clear_caches()
        for made in (made for module in WIRED for made in vars(module).values() if hasattr(made, "cache_clear")):
            made.cache_clear()
        yield


@pytest.fixture
def table(aws: None, monkeypatch: pytest.MonkeyPatch) -> "Table":
    """The template's table, empty; its transactions are one at a time, as a real table's seem, also among threads."""
    lock = RLock()

    def one_at_a_time(whole: Callable[..., Any]) -> Callable[..., Any]:
        def alone(backend: DynamoDBBackend, *args: Any, **options: Any) -> Any:
            with lock:
                return whole(backend, *args, **options)

        return alone

    # A query, too: asking for a partition that there is not makes one, while a transaction copies them all.
    for name in ("transact_write_items", "query", "get_item"):
        monkeypatch.setattr(DynamoDBBackend, name, one_at_a_time(getattr(DynamoDBBackend, name)))
    wanted = resources("AWS::DynamoDB::Table")["Table"]
    return boto3.resource("dynamodb").create_table(
        TableName="amends",
        BillingMode="PAY_PER_REQUEST",
        **{name: wanted[name] for name in ("AttributeDefinitions", "KeySchema", "GlobalSecondaryIndexes")},
    )


@pytest.fixture
def queues(aws: None) -> dict[str, str]:
    """The two queues' addresses."""
    sqs = boto3.client("sqs")
    mentions = sqs.create_queue(QueueName="mentions")["QueueUrl"]
    outbox = sqs.create_queue(QueueName="outbox.fifo", Attributes={"FifoQueue": "true"})["QueueUrl"]
    return {"mentions": mentions, "outbox": outbox}
