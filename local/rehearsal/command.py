"""`amends rehearse`: an outage that is none, played through the real stack, and how people did."""

import argparse
import json
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import boto3
import httpx
from botocore.exceptions import BotoCoreError, ClientError

from local.errors import LocalError, Usage
from local.state import StateFolder

if TYPE_CHECKING:
    from local.rehearsal.playing import Rehearsal
    from local.rehearsal.venue import Venue

Tell = Callable[[str], None]
PAUSE = 5.0  # seconds between two looks
PATIENCE = 12  # looks that may fail one after the other: a part of the stack may be starting again


def options(command: argparse.ArgumentParser) -> None:
    """What the command takes; without --stack it means the stack that runs on this machine."""
    command.add_argument("scenario", metavar="SCENARIO", help="short-outage, or another in which an outage is marked")
    command.add_argument("--speed", type=float, default=1.0, metavar="N", help="times the scenario's pace (1)")
    command.add_argument("--minutes", type=float, default=120.0, metavar="N", help="end it after as many (120)")
    settle = "minutes without a text, behind the incident's end, after which it is over (5)"
    command.add_argument("--settle", type=float, default=5.0, metavar="N", help=settle)
    command.add_argument("--json", action="store_true", help="the score for programs; all else goes to standard error")
    command.add_argument("--stack", metavar="NAME", help="a stack for rehearsals alone, in your AWS account")
    command.add_argument("--profile", metavar="NAME", help="with --stack: a profile of the AWS configuration")
    command.add_argument("--region", metavar="NAME", help="with --stack: the stack's region")


def run(arguments: argparse.Namespace) -> None:
    """Play it until it is over, or until Ctrl-C; then the score."""
    from local.rehearsal.playing import Rehearsal
    from local.rehearsal.script import Script
    from local.rehearsal.shown import OPENING

    if min(arguments.speed, arguments.minutes) <= 0 or arguments.settle < 0:
        raise Usage("--speed, --minutes and --settle are numbers above 0")
    script = Script.read(arguments.scenario)
    venue = _venue(arguments)
    must_be_ready(venue)

    def tell(line: str) -> None:
        print(line, file=sys.stderr if arguments.json else sys.stdout, flush=True)

    for line in OPENING:
        tell(line)
    settle = timedelta(minutes=arguments.settle)
    rehearsal = Rehearsal(script, venue, arguments.speed, settle, lambda: datetime.now(UTC), tell)
    try:
        watch(rehearsal, timedelta(minutes=arguments.minutes), tell, time.sleep)
    except KeyboardInterrupt:
        tell("ended by hand")
    print(report(rehearsal, script.name, as_json=arguments.json))


def must_be_ready(venue: "Venue") -> None:
    """Raises Usage where something else goes on, or nothing would be posted."""
    if venue.watched():
        raise Usage("an incident is suspected or live already: end or dismiss it first")
    if (mode := venue.posting()) != "on":
        raise Usage(f"posting is {mode}, so nobody would be told: `amends resume` turns it on")


def watch(
    rehearsal: "Rehearsal", limit: timedelta, tell: Callable[[str], None], sleep: Callable[[float], None]
) -> None:
    """Look again and again until it is over; a look that fails is made again."""
    failed = 0
    while rehearsal.lasts < limit:
        try:
            if not rehearsal.step():
                return
            failed = 0
        except (httpx.HTTPError, BotoCoreError, ClientError) as error:
            failed += 1
            if failed >= PATIENCE:
                raise LocalError(f"the stack does not answer: {error}") from error
            tell(f"no answer ({type(error).__name__}); looking again")
        sleep(PAUSE)
    tell("its time is over")


def report(rehearsal: "Rehearsal", name: str, *, as_json: bool) -> str:
    """The score, as a table or for programs."""
    from amends.outage.score import score

    from local.rehearsal.shown import table

    what = rehearsal.rehearsed()
    found = score(what)
    if not as_json:
        return table(found)
    file = rehearsal.file
    return json.dumps(
        {
            "scenario": name,
            "began": rehearsal.began.isoformat(),
            "incident": file.incident.id if file else None,
            **found.model_dump(mode="json"),
            "happened": what.model_dump(mode="json"),
        },
        indent=2,
    )


def _venue(arguments: argparse.Namespace) -> "Venue":
    if arguments.stack:
        from local.rehearsal.there import There

        return There.of(boto3.Session(profile_name=arguments.profile, region_name=arguments.region), arguments.stack)
    if arguments.profile or arguments.region:
        raise Usage("--profile and --region say where a stack is; name it with --stack")
    from local.rehearsal.here import Here

    return Here(StateFolder(arguments.state))
