"""The local stack's own AWS: an administrator's clients for the emulator, and what the stack put there."""

import secrets
from typing import Any

import boto3
from botocore.config import Config

from local.state import StateFolder

REGION = "us-east-1"
STACK = "amends"
_PATIENCE = 320  # seconds; longer than any function may run


class Administrator:
    """Root credentials of one emulator; every function runs with its own role instead."""

    def __init__(self, endpoint: str, access_key: str, secret_key: str) -> None:
        self.endpoint = endpoint
        self.access_key = access_key
        self.secret_key = secret_key
        self._session = boto3.Session(
            aws_access_key_id=access_key, aws_secret_access_key=secret_key, region_name=REGION
        )

    @classmethod
    def of(cls, state: StateFolder, endpoint: str) -> "Administrator":
        """The administrator that this state folder was made with; made now when it is new."""
        keys = state.read("administrator")
        if keys is None:
            # Not the shape of a real key, so that nobody takes it for one.
            keys = {"access_key": "amends-local", "secret_key": secrets.token_urlsafe(32)}
            state.write("administrator", keys)
        return cls(endpoint, keys["access_key"], keys["secret_key"])

    def environment(self) -> dict[str, str]:
        """What a tool of AWS reads from its environment."""
        return {
            "AWS_ENDPOINT_URL": self.endpoint,
            "AWS_ACCESS_KEY_ID": self.access_key,
            "AWS_SECRET_ACCESS_KEY": self.secret_key,
            "AWS_DEFAULT_REGION": REGION,
            "AWS_REGION": REGION,
            "AWS_EC2_METADATA_DISABLED": "true",
        }

    def client(self, service: str) -> Any:
        """A client of one service; failures are the caller's to see, so nothing is retried behind its back."""
        settings = Config(retries={"total_max_attempts": 1}, read_timeout=_PATIENCE, connect_timeout=5, proxies={})
        return self._session.client(service, endpoint_url=self.endpoint, config=settings)  # type: ignore[call-overload]

    def table(self, name: str) -> Any:
        """A table resource, as the functions use it."""
        return self._session.resource("dynamodb", endpoint_url=self.endpoint).Table(name)

    def outputs(self) -> dict[str, str] | None:
        """The deployed stack's outputs, or None when the emulator holds no finished stack."""
        cloudformation = self.client("cloudformation")
        try:
            stack = cloudformation.describe_stacks(StackName=STACK)["Stacks"][0]
        except cloudformation.exceptions.ClientError:
            return None
        if not stack["StackStatus"].endswith("_COMPLETE") or "DELETE" in stack["StackStatus"]:
            return None
        return {output["OutputKey"]: output["OutputValue"] for output in stack.get("Outputs", [])}

    def resources(self) -> dict[str, str]:
        """The stack's resources: physical id by logical id."""
        pages = self.client("cloudformation").get_paginator("list_stack_resources")
        return {
            resource["LogicalResourceId"]: resource["PhysicalResourceId"]
            for page in pages.paginate(StackName=STACK)
            for resource in page["StackResourceSummaries"]
        }
