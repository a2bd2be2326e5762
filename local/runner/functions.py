"""What a deployed function is, as the emulator knows it, and the environment that Lambda would give it."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from local.aws import REGION, Administrator


@dataclass(frozen=True)
class Function:
    """One function's configuration."""

    logical_id: str
    name: str
    arn: str
    revision: str
    role: str
    handler: str
    timeout: int
    memory: int
    log_group: str
    log_format: str
    layers: tuple[str, ...]
    variables: dict[str, str]

    def environment(self, build: Path, keys: dict[str, str], endpoint: str, runtime_api: str) -> dict[str, str]:
        """Everything that the function's process sees: nothing of the person's own environment."""
        task = build / self.logical_id
        # Only the layers that the function names, so that a missing one is missing here too.
        layers = [str(build / layer / "python") for layer in self.layers]
        return {
            "PATH": "/usr/local/bin:/usr/bin:/bin",
            "LANG": "en_US.UTF-8",
            "TZ": ":UTC",
            "PYTHONPATH": os.pathsep.join([str(task), *layers]),
            "PYTHONDONTWRITEBYTECODE": "1",
            "LAMBDA_TASK_ROOT": str(task),
            "_HANDLER": self.handler,
            "AWS_LAMBDA_RUNTIME_API": runtime_api,
            "AWS_LAMBDA_FUNCTION_NAME": self.name,
            "AWS_LAMBDA_FUNCTION_VERSION": "$LATEST",
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": str(self.memory),
            "AWS_LAMBDA_INITIALIZATION_TYPE": "on-demand",
            "AWS_LAMBDA_LOG_GROUP_NAME": self.log_group,
            "AWS_LAMBDA_LOG_STREAM_NAME": self.name,
            "AWS_LAMBDA_LOG_FORMAT": self.log_format,
            "AWS_REGION": REGION,
            "AWS_DEFAULT_REGION": REGION,
            "AWS_ENDPOINT_URL": endpoint,
            "AWS_EC2_METADATA_DISABLED": "true",
            **self.variables,
            **keys,
        }


class Functions(Protocol):
    """Where a function's configuration and its role's credentials come from."""

    def function(self, name: str) -> Function:
        """The function's configuration now."""

    def keys(self, function: Function) -> dict[str, str]:
        """Credentials of the function's own role, as environment variables."""


class Deployed:
    """The functions of the stack in one emulator."""

    def __init__(self, administrator: Administrator) -> None:
        self._administrator = administrator
        self._lambda = administrator.client("lambda")
        self._sts = administrator.client("sts")
        self._logical_ids = {physical: logical for logical, physical in administrator.resources().items()}

    def function(self, name: str) -> Function:
        """The function's configuration now."""
        if name not in self._logical_ids:
            self._logical_ids = {physical: logical for logical, physical in self._administrator.resources().items()}
        found: dict[str, Any] = self._lambda.get_function_configuration(FunctionName=name)
        logging = found.get("LoggingConfig", {})
        return Function(
            logical_id=self._logical_ids[name],
            name=name,
            arn=found["FunctionArn"],
            revision=f"{found['RevisionId']} {found['CodeSha256']}",
            role=found["Role"],
            handler=found["Handler"],
            timeout=found["Timeout"],
            memory=found["MemorySize"],
            log_group=logging.get("LogGroup", f"/aws/lambda/{name}"),
            log_format=logging.get("LogFormat", "Text"),
            # arn:aws:lambda:region:account:layer:NAME:version; its name is its folder in the build.
            layers=tuple(layer["Arn"].split(":")[6] for layer in found.get("Layers", [])),
            variables=found.get("Environment", {}).get("Variables", {}),
        )

    def keys(self, function: Function) -> dict[str, str]:
        """Credentials of the function's own role, good for an hour."""
        credentials = self._sts.assume_role(RoleArn=function.role, RoleSessionName=function.logical_id)["Credentials"]
        return {
            "AWS_ACCESS_KEY_ID": credentials["AccessKeyId"],
            "AWS_SECRET_ACCESS_KEY": credentials["SecretAccessKey"],
            "AWS_SESSION_TOKEN": credentials["SessionToken"],
        }
