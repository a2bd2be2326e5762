"""`amends reports rebuild`: the lines that reports are made of, made anew from the cases."""

import argparse
import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import boto3
from botocore.config import Config

from local.errors import LocalError, Usage
from local.running import Running
from local.state import StateFolder

_PATIENCE = 320  # seconds, more than the function may run

Invoke = Callable[[dict[str, Any]], dict[str, Any]]


def options(command: argparse.ArgumentParser) -> None:
    """What the command takes; without --stack it means the stack that runs on this machine."""
    command.set_defaults(run=run)
    command.add_argument("action", choices=["rebuild"])
    command.add_argument("--since", metavar="DAY", help="the first day, in UTC (default: 399 days ago)")
    command.add_argument("--until", metavar="DAY", help="the last day (default today)")
    command.add_argument("--stack", metavar="NAME", help="a stack in your AWS account, instead of the local one")
    command.add_argument("--profile", metavar="NAME", help="with --stack: a profile of the AWS configuration")
    command.add_argument("--region", metavar="NAME", help="with --stack: the stack's region")


def run(arguments: argparse.Namespace) -> None:
    """Rebuild, and say what was done."""
    from amends.reports.rebuilding import REACHES_BACK

    today = datetime.now(UTC).date()
    until = _day(arguments.until) if arguments.until else today
    earliest = today - REACHES_BACK
    since = _day(arguments.since) if arguments.since else earliest
    if since < earliest:
        raise Usage(f"--since must not lie before {earliest}: earlier posts are gone, and lines are all that is left")
    if until < since:
        raise Usage("--until must not lie before --since")
    rebuild(_invoke(arguments), since, until)


def rebuild(invoke: Invoke, since: date, until: date) -> None:
    """Have the function make these days anew, a few at a time."""
    day: str | None = since.isoformat()
    sums = {"days": 0, "cases": 0, "lines": 0}
    while day is not None:
        done = invoke({"rebuild": {"since": day, "until": until.isoformat()}})
        sums = {name: value + done[name] for name, value in sums.items()}
        day = done["next"]
        if day is not None:
            print(f"until {day}: {sums['days']} days, {sums['cases']} cases", flush=True)
    print(f"{sums['days']} days made anew: {sums['lines']} lines of {sums['cases']} cases")


def _invoke(arguments: argparse.Namespace) -> Invoke:
    """Calls the report function of the stack that is meant."""
    if arguments.stack:
        session = boto3.Session(profile_name=arguments.profile, region_name=arguments.region)
        found = session.client("cloudformation").describe_stack_resource(
            StackName=arguments.stack, LogicalResourceId="ReportFunction"
        )
        name = str(found["StackResourceDetail"]["PhysicalResourceId"])
        # A rebuild that is called twice does no harm, but does it twice.
        functions: Any = session.client("lambda", config=Config(read_timeout=_PATIENCE, retries={"max_attempts": 0}))
    elif arguments.profile or arguments.region:
        raise Usage("--profile and --region say where a stack is; name it with --stack")
    else:
        administrator = Running.on(StateFolder(arguments.state)).administrator
        name, functions = administrator.resources()["ReportFunction"], administrator.client("lambda")

    def invoke(event: dict[str, Any]) -> dict[str, Any]:
        answer = functions.invoke(FunctionName=name, Payload=json.dumps(event))
        body: dict[str, Any] = json.loads(answer["Payload"].read())
        if "FunctionError" in answer:
            raise LocalError(f"the report function failed: {body.get('errorMessage', body)}")
        return body

    return invoke


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Usage(f"{text!r} is not a day such as 2026-11-20") from error
