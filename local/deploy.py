"""`sam deploy` into the emulator, and what the emulator leaves out."""

import contextlib
import json
import secrets
from collections.abc import Callable
from typing import Any

from local.aws import STACK, Administrator
from local.build import PARAMETERS, SAM_SETTINGS, build_environment
from local.errors import LocalError
from local.people import ensure_people
from local.ports import Ports
from local.processes import Child
from local.state import CHECKOUT, StateFolder
from local.toolbox import BUILD, tool
from simulator.brand import HANDLE

MAIL_DOMAIN = f"{HANDLE}.example"  # what the functions may send e-mail from; it stays in the emulator


class Deployment:
    """The stack in one emulator."""

    def __init__(self, state: StateFolder, administrator: Administrator, ports: Ports) -> None:
        self._state = state
        self._administrator = administrator
        self._ports = ports

    def is_current(self, digest: str) -> bool:
        """Whether this build, with these parameters, is what the emulator holds."""
        wanted = {"build": digest, "parameters": self._parameters()}
        return self._state.read("deployed") == wanted and self._administrator.outputs() is not None

    def deploy(self, digest: str, stop: Callable[[], bool]) -> bool:
        """Deploy the build; false when asked to stop before the end."""
        self._state.remove("deployed")
        self._administrator.client("s3").create_bucket(Bucket=f"{STACK}-artifacts")
        arguments = [str(tool("sam", "sam")), "deploy", "--template-file", str(BUILD / "template.yaml")]
        arguments += ["--config-file", str(SAM_SETTINGS)]
        arguments += ["--parameter-overrides", *(f"{name}={value}" for name, value in self._parameters().items())]
        environment = build_environment() | self._administrator.environment()
        child = Child("sam-deploy", arguments, environment, self._state.logs / "sam-deploy.log", CHECKOUT)
        try:
            status = child.wait(stop)
        finally:
            child.stop(10)
        if status is None:
            return False
        if status:
            raise LocalError(f"sam deploy failed; from {child.log}:\n{child.tail(25)}")
        self._fill_in()
        self._state.write("deployed", {"build": digest, "parameters": self._parameters()})
        return True

    def refresh(self) -> dict[str, str]:
        """Put the platforms' credentials and the people where the functions look; the stack's outputs."""
        outputs = self._outputs()
        credentials = json.dumps(json.loads((self._state.simulator / "credentials.json").read_text()) | self._alerts())
        self._administrator.client("secretsmanager").put_secret_value(
            SecretId=outputs["CredentialsSecret"], SecretString=credentials
        )
        # Whoever owns a domain on AWS proves it there; the emulator takes our word.
        ses = self._administrator.client("sesv2")
        with contextlib.suppress(ses.exceptions.AlreadyExistsException):
            ses.create_email_identity(EmailIdentity=MAIL_DOMAIN)
        ensure_people(self._administrator, self._state, outputs["UserPoolId"])
        return outputs

    def _alerts(self) -> dict[str, Any]:
        """What monitoring proves itself with, the same after each start; rehearsals send alerts."""
        secret = self._state.read("alerts") or secrets.token_urlsafe(32)
        self._state.write("alerts", secret)
        return {"alerts": {"alertmanager": {"secrets": [secret]}}}

    def _fill_in(self) -> None:
        """The emulator's CloudFormation reads over the table's time to live."""
        self._administrator.client("dynamodb").update_time_to_live(
            TableName=self._outputs()["Table"],
            TimeToLiveSpecification={"Enabled": True, "AttributeName": "expires_at"},
        )

    def _outputs(self) -> dict[str, str]:
        outputs = self._administrator.outputs()
        if outputs is None:
            raise LocalError("the emulator holds no finished stack")
        return outputs

    def _parameters(self) -> dict[str, str]:
        mail = {"NoticeSender": f"amends@{MAIL_DOMAIN}", "NoticeIdentity": MAIL_DOMAIN}
        # The emulator's CloudFormation knows no saved query of Athena's.
        own = {"Brand": HANDLE, "ConsoleUrl": self._ports.url("console") + "/", "SavedQueries": "no"}
        return {**PARAMETERS, **own, **mail}
