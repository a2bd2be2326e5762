"""`amends audit`: prove that the log of every move is whole, and export it."""

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import boto3

from local.errors import LocalError, Usage
from local.running import Running
from local.state import StateFolder

if TYPE_CHECKING:
    from amends.adapters.audit import Audit
    from amends.audit.chain import Head
    from amends.audit.proof import Proof

    Known = dict[str, list[Head]]


def options(command: argparse.ArgumentParser) -> None:
    """What the command takes; without --stack it means the stack that runs on this machine."""
    command.set_defaults(run=run)
    command.add_argument("action", choices=["verify", "export"])
    command.add_argument(
        "--case", metavar="ID", help="one case, or incident:ID; else verify takes all, and export the days"
    )
    command.add_argument("--all", action="store_true", help="every case and incident (verify; the default)")
    command.add_argument("--against", type=Path, metavar="FILE", help="verify: seals from the logs, one JSON line each")
    command.add_argument("--since", metavar="DAY", help="export: the first day, in UTC (default today)")
    command.add_argument("--until", metavar="DAY", help="export: the last day (default the first)")
    command.add_argument("--stack", metavar="NAME", help="a stack in your AWS account, instead of the local one")
    command.add_argument("--profile", metavar="NAME", help="with --stack: a profile of the AWS configuration")
    command.add_argument("--region", metavar="NAME", help="with --stack: the stack's region")


def run(arguments: argparse.Namespace) -> None:
    """Verify, or write JSON lines to standard output."""
    if arguments.action == "verify":
        known = noted(arguments.against.read_text().splitlines()) if arguments.against else {}
        verify(_audit(arguments), arguments.case, known)
    else:
        first = _day(arguments.since) if arguments.since else datetime.now(UTC).date()
        last = _day(arguments.until) if arguments.until else first
        if last < first:
            raise Usage("--until must not lie before --since")
        for line in export(_audit(arguments), arguments.case, first, last):
            sys.stdout.write(line + "\n")


def verify(audit: "Audit", case_id: str | None, known: "Known") -> None:
    """Print each history that is not whole, and how many are; raises LocalError when one is not."""
    cases = [case_id] if case_id else list(dict.fromkeys([*audit.cases(), *audit.incidents(), *known]))
    proofs = [audit.history(case, tuple(known.get(case, ()))).proof for case in cases]
    broken = [proof for proof in proofs if not proof.whole]
    for proof in broken:
        for finding in proof.findings:
            print(f"{proof.subject}: entry {finding.seq}: {finding.fault}: {finding.detail}")
    print(in_sum(proofs))
    if broken:
        raise LocalError(f"{len(broken)} of {len(proofs)} histories are not whole")


def in_sum(proofs: "list[Proof]") -> str:
    """What was proven, in a line."""
    entries = sum(proof.entries for proof in proofs)
    removed = sum(proof.notes_removed for proof in proofs)
    whole = sum(proof.whole for proof in proofs)
    return f"{whole} of {len(proofs)} histories whole, {entries} entries, {removed} notes removed as they must be"


def export(audit: "Audit", case_id: str | None, first: date, last: date) -> Iterator[str]:
    """One JSON object an entry, in their order: of one case, or of all between two days."""
    if case_id:
        for entry in audit.history(case_id).entries:
            yield json.dumps({"case_id": case_id, "entry": entry.model_dump(mode="json")})
        return
    for number in range((last - first).days + 1):
        cursor: str | None = None
        while True:
            page = audit.on(first + timedelta(days=number), cursor=cursor)
            yield from (logged.model_dump_json() for logged in page.items)
            cursor = page.next
            if cursor is None:
                break


def noted(lines: Iterable[str]) -> "Known":
    """The seals of the logs' lines, by case; lines of anything else are passed over."""
    from amends.adapters.history import SEALED
    from amends.audit.chain import Head

    found: dict[str, list[Head]] = defaultdict(list)
    for line in lines:
        begin = line.find("{")
        try:
            said = json.loads(line[begin:]) if begin >= 0 else {}
        except json.JSONDecodeError:
            continue
        if said.get("message") == SEALED:
            found[said["case"]].append(Head(seq=said["seq"], seal=said["seal"]))
    return dict(found)


def _audit(arguments: argparse.Namespace) -> "Audit":
    from amends.adapters.audit import Audit

    if arguments.stack:
        session = boto3.Session(profile_name=arguments.profile, region_name=arguments.region)
        stack = session.client("cloudformation").describe_stacks(StackName=arguments.stack)["Stacks"][0]
        outputs = {output["OutputKey"]: output["OutputValue"] for output in stack.get("Outputs", [])}
        if "Table" not in outputs:
            raise LocalError(f"the stack {arguments.stack} is not one of Amends, or is not finished")
        return Audit(session.resource("dynamodb").Table(outputs["Table"]))
    if arguments.profile or arguments.region:
        raise Usage("--profile and --region say where a stack is; name it with --stack")
    running = Running.on(StateFolder(arguments.state))
    return Audit(running.administrator.table(running.outputs["Table"]))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Usage(f"{text!r} is not a day such as 2026-11-20") from error
