"""`amends stop` and `amends resume`: whether replies are posted, on this machine's stack or on a deployed one."""

import argparse
import getpass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import boto3

from local.aws import Administrator
from local.errors import LocalError, Usage
from local.running import Running
from local.state import StateFolder
from simulator.brand import HANDLE

if TYPE_CHECKING:
    from amends.adapters.postings import Postings
    from amends.posting import Posting, Switches

COMMANDS = {"stop": "stop all posting, at once", "resume": "have approved replies posted (again)"}


def add_options(command: argparse.ArgumentParser, name: str) -> None:
    """What both commands take; without --stack they mean the stack that runs on this machine."""
    command.set_defaults(mode="off" if name == "stop" else "on")
    command.add_argument("--why", default="", metavar="TEXT", help="for those who look at it later")
    command.add_argument("--stack", metavar="NAME", help="a stack in your AWS account, instead of the local one")
    command.add_argument("--profile", metavar="NAME", help="with --stack: a profile of the AWS configuration")
    command.add_argument("--region", metavar="NAME", help="with --stack: the stack's region")


def run(arguments: argparse.Namespace) -> None:
    """Turn the switch and say how it stands."""
    from amends.posting import Mode, turn
    from amends.roles import Person, Role

    if arguments.stack:
        session = boto3.Session(profile_name=arguments.profile, region_name=arguments.region)
        postings, who = deployed(session, arguments.stack)
    elif arguments.profile or arguments.region:
        raise Usage("--profile and --region say where a stack is; name it with --stack")
    else:
        running = Running.on(StateFolder(arguments.state))
        postings, who = of(running.administrator, running.outputs), _user()
    person = Person(id=who, name=who.rpartition("/")[2], roles=frozenset({Role.ADMIN}))
    print(sentence(turn(Mode(arguments.mode), arguments.why, person, postings, datetime.now(UTC))))


def deployed(session: boto3.Session, stack: str) -> tuple["Postings", str]:
    """The switch of a deployed stack, whose outputs and parameters say where it is, and who asks."""
    from amends.adapters.postings import Postings

    found = session.client("cloudformation").describe_stacks(StackName=stack)["Stacks"][0]
    outputs = {output["OutputKey"]: output["OutputValue"] for output in found.get("Outputs", [])}
    parameters = {entry["ParameterKey"]: entry["ParameterValue"] for entry in found.get("Parameters", [])}
    if "Table" not in outputs or "Brand" not in parameters:
        raise LocalError(f"the stack {stack} is not one of Amends, or is not finished")
    postings = Postings(session.resource("dynamodb").Table(outputs["Table"]), parameters["Brand"])
    return postings, session.client("sts").get_caller_identity()["Arn"]


def of(administrator: Administrator, outputs: dict[str, str]) -> "Postings":
    """The local stack's switch."""
    from amends.adapters.postings import Postings

    return Postings(administrator.table(outputs["Table"]), HANDLE)


def at_start(switches: "Switches", dry_run: bool) -> "Posting":
    """Turn posting on where nobody turned it yet: the local stack's platforms are simulated. A stop outlives starts."""
    from amends.event import SYSTEM
    from amends.posting import Mode, turn
    from amends.roles import Person, Role

    current = switches.get()
    wanted = current.mode
    if dry_run and wanted is Mode.ON:
        wanted = Mode.DRY_RUN
    elif not dry_run and not current.version:
        wanted = Mode.ON
    local = Person(id=SYSTEM, name="amends up", roles=frozenset({Role.ADMIN}))
    return turn(wanted, "the platforms are simulated", local, switches, datetime.now(UTC))


def sentence(posting: "Posting") -> str:
    """How the switch stands, for a person at a terminal."""
    state = {"on": "posting is on", "off": "posting is stopped", "dry_run": "posting is a dry run"}[posting.mode]
    since = f" since {posting.since:%Y-%m-%d %H:%M:%S} UTC, by {posting.by_name}" if posting.since else ""
    return f"{state}{since}{f': {posting.why}' if posting.why else ''}"


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # A container's user may have no name.
        return "operator"
