"""`amends status`: what the running stack has heard, read and answered, and what waits."""

import json
from typing import Any

import httpx

from local import switch
from local.running import NotRunning, Running
from local.state import StateFolder

_QUEUES = {"mentions": "MentionsQueueUrl", "outbox": "OutboxQueueUrl"}
_DEAD_LETTERS = ("MentionsDlqUrl", "OutboxDlqUrl")


def show(state: StateFolder, as_json: bool) -> None:
    """Print the status; NotRunning, after the JSON that says so, when there is nothing to tell of."""
    try:
        found = status(Running.on(state))
    except NotRunning:
        if as_json:
            print(json.dumps({"running": False}))
        raise
    print(json.dumps(found, indent=2) if as_json else _for_people(found))


def status(running: Running) -> dict[str, Any]:
    """Everything, in one dictionary."""
    from amends.adapters.tallies import Tallies

    played = httpx.get(running.ports.url("x") + "/_sim/status", timeout=10, trust_env=False).json()["feed"]["played"]
    tallies = Tallies(running.administrator.table(running.outputs["Table"])).all()
    return {
        "running": True,
        "started": running.started,
        "feed": played,
        "posting": str(switch.of(running.administrator, running.outputs).get().mode),
        **tallies,
        "queues": {name: _depth(running, output) for name, output in _QUEUES.items()},
        "dead_letters": sum(sum(_depth(running, output).values()) for output in _DEAD_LETTERS),
    }


def _depth(running: Running, output: str) -> dict[str, int]:
    names = {"waiting": "ApproximateNumberOfMessages", "in_flight": "ApproximateNumberOfMessagesNotVisible"}
    attributes = running.administrator.client("sqs").get_queue_attributes(
        QueueUrl=running.outputs[output], AttributeNames=list(names.values())
    )["Attributes"]
    return {name: int(attributes[attribute]) for name, attribute in names.items()}


def _for_people(found: dict[str, Any], indent: str = "") -> str:
    """The same, as indented lines."""
    lines = []
    for name, value in found.items():
        label = f"{indent}{str(name).replace('_', ' ')}"
        if isinstance(value, dict):
            lines.append(f"{label}\n{_for_people(value, indent + '  ')}" if value else f"{label:24} none")
        else:
            lines.append(f"{label:24} {value}")
    return "\n".join(lines)
