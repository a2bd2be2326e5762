"""The command line `amends`."""

import argparse
import math
import sys
from collections.abc import Sequence
from pathlib import Path

import httpx
from botocore.exceptions import BotoCoreError, ClientError

from local import audit, classify, coverage, evaluate, logs, people, spend, status, switch, up, webhook
from local.errors import LocalError, Usage
from local.ports import Ports
from local.rehearsal import command as rehearsal
from local.reports import command as reports
from local.request import Request, play_arguments, wants_browser
from local.running import Running
from local.state import DEFAULT_STATE, StateFolder

_POLL_SECONDS = 4.0  # X answers 300 such requests in 15 minutes, and the schedules ask too.
_SCENARIO = "ordinary-morning"
_WITHOUT_STACK = {"classify", "evaluate"}
_SPEED = 10.0


def parser() -> argparse.ArgumentParser:
    """Every command and option."""
    top = argparse.ArgumentParser(prog="amends", description="Runs Amends on this machine and talks to it.")
    commands = top.add_subparsers(required=True, metavar="COMMAND")
    _add_up(commands)

    for name, help_text, run in (
        ("status", "how much was heard, read, answered, and what waits", _status),
        ("spend", "what the platforms cost: today, this month, forecast, budgets", _spend),
    ):
        _command(commands, name, help_text, run).add_argument("--json", action="store_true", help="for programs")

    command = _command(commands, "coverage", "did we miss anything: each source's holes between two moments", _coverage)
    command.add_argument("since", nargs="?", default="1d", metavar="SINCE", help="2026-11-20T12:00Z, or 2h ago: 2h")
    command.add_argument("until", nargs="?", metavar="UNTIL", help="the same; now where it is left out")
    command.add_argument("--json", action="store_true", help="for programs")
    audit.options(_command(commands, "audit", "verify or export the log of every move", audit.run))
    reports.options(_command(commands, "reports", "make the lines that reports are made of anew", reports.run))
    rehearsal.options(_command(commands, "rehearse", "play an outage, and score the answers", rehearsal.run))
    for name, help_text in switch.COMMANDS.items():
        switch.add_options(_command(commands, name, help_text, switch.run), name)

    command = _command(commands, "token", "print a token for the HTTP API", _token)
    command.add_argument("--as", dest="role", required=True, metavar="ROLE", help=", ".join(people.ROLES))

    command = _command(commands, "logs", "print a function's or a server's log", _logs)
    command.add_argument("name", metavar="NAME", help="listen, classify, api, publish, watch, emulator, runner, ...")
    command.add_argument("--follow", action="store_true", help="go on as it grows")

    _command(
        commands,
        "classify",
        "read texts, or JSON lines with a text, from standard input; print one reading a line",
        _classify,
    )

    command = _command(commands, "evaluate", "measure the model on labelled texts; print a table", _evaluate)
    command.add_argument("data", nargs="+", type=Path, metavar="DATA", help="a file or a folder, of several shapes")
    command.add_argument("--json", action="store_true", help="for programs")
    command.add_argument("--curve", action="store_true", help="also how wrong it is where a person takes the doubtful")

    webhook.options(_command(commands, "webhook", "X's webhook: register it, say how it stands, replay", webhook.main))
    return top


def _add_up(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = _command(commands, "up", "build, deploy and run the whole stack", _up)
    source = command.add_mutually_exclusive_group()
    source.add_argument("--feed", type=Path, metavar="FILE", help="play this file of posts, one JSON object a line")
    source.add_argument("--scenario", metavar="NAME", help=f"play this scenario (default {_SCENARIO})")
    source.add_argument("--quiet", action="store_true", help="play nothing")
    command.add_argument("--speed", type=_positive, metavar="N", help=f"times the recorded pace (default {_SPEED:g})")
    command.add_argument("--poll", type=_seconds, default=_POLL_SECONDS, metavar="SECONDS",
                         help="how often to listen (default %(default)g; 0: once a minute, as in AWS)")  # fmt: skip
    command.add_argument(
        "--ports",
        metavar="PORTS",
        help="the first of five ports (default 8700), or NAME=PORT,... with the names " + ", ".join(Ports.model_fields),
    )
    command.add_argument("--dry-run", action="store_true", help="post nothing, not even to the simulated platforms")
    command.add_argument("--headless", action="store_true", help="do not open a browser")


def _command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, help_text: str, run: object
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=help_text, description=help_text[0].upper() + help_text[1:] + ".")
    command.set_defaults(run=run)
    if name not in _WITHOUT_STACK:
        command.add_argument(
            "--state", type=Path, default=DEFAULT_STATE, metavar="DIR", help="the stack's folder (default .amends)"
        )
    return command


def _positive(text: str) -> float:
    number = _number(text)
    if not 0 < number < math.inf:
        raise argparse.ArgumentTypeError(f"{text} is not a number above 0")
    return number


def _seconds(text: str) -> float:
    return 0.0 if _number(text) == 0 else _positive(text)


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number") from error


def _up(arguments: argparse.Namespace) -> None:
    state = StateFolder(arguments.state)
    up.up(
        Request(
            state=state,
            ports=Ports.parse(arguments.ports),
            play=_play(arguments, state),
            poll=arguments.poll,
            dry_run=arguments.dry_run,
            open_browser=wants_browser(arguments.headless),
        )
    )


def _play(arguments: argparse.Namespace, state: StateFolder) -> list[str]:
    """What was asked for; else what this state folder played before; else an ordinary morning."""
    speed = _SPEED if arguments.speed is None else arguments.speed
    if arguments.quiet:
        return []
    if arguments.feed:
        if not arguments.feed.is_file():
            raise Usage(f"--feed: there is no file {arguments.feed}")
        return play_arguments(arguments.feed.resolve(), None, speed)
    if arguments.scenario:
        return play_arguments(None, arguments.scenario, speed)
    return play_arguments(None, _SCENARIO, speed)


def _status(arguments: argparse.Namespace) -> None:
    status.show(StateFolder(arguments.state), arguments.json)


def _spend(arguments: argparse.Namespace) -> None:
    spend.show(StateFolder(arguments.state), arguments.json)


def _coverage(arguments: argparse.Namespace) -> None:
    coverage.show(StateFolder(arguments.state), arguments.since, arguments.until, arguments.json)


def _token(arguments: argparse.Namespace) -> None:
    if arguments.role not in people.ROLES:
        raise Usage(f"unknown role {arguments.role!r}; there is a sign-in for {', '.join(people.ROLES)}")
    state = StateFolder(arguments.state)
    running = Running.on(state)
    print(people.token(running.administrator, state, running.outputs, arguments.role))


def _logs(arguments: argparse.Namespace) -> None:
    logs.show(StateFolder(arguments.state), arguments.name, arguments.follow)


def _classify(_: argparse.Namespace) -> None:
    classify.classify(sys.stdin.buffer, sys.stdout)


def _evaluate(arguments: argparse.Namespace) -> None:
    evaluate.evaluate(arguments.data, sys.stdout, arguments.json, arguments.curve)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit status is 2 when the request was wrong and 1 when it failed."""
    arguments = parser().parse_args(argv)
    try:
        arguments.run(arguments)
    except LocalError as error:
        print(f"amends: {error}", file=sys.stderr)
        return error.status
    except (BotoCoreError, ClientError, httpx.HTTPError) as error:
        # Whatever was asked of the running stack, a part of it is on its way up or down.
        print(f"amends: the stack does not answer as it should: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader of our output has seen enough.
        sys.stderr.close()
        return 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
