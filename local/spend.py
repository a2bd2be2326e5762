"""`amends spend`: what the platforms cost this month, as the API says it."""

import json
from typing import Any

import httpx

from local.people import token
from local.running import Running
from local.state import StateFolder


def show(state: StateFolder, as_json: bool) -> None:
    """Print the bill."""
    bill = fetch(state)
    print(json.dumps(bill, indent=2) if as_json else "\n".join(for_people(bill)))


def fetch(state: StateFolder) -> dict[str, Any]:
    """The bill of the running stack."""
    running = Running.on(state)
    signed = {"Authorization": f"Bearer {token(running.administrator, state, running.outputs, 'admin')}"}
    url = running.ports.url("console") + "/api/v1/spend"
    answer = httpx.get(url, headers=signed, timeout=30, trust_env=False)
    answer.raise_for_status()
    return dict(answer.json())


def for_people(bill: dict[str, Any]) -> list[str]:
    """The bill in lines: a row for each source, then why each is as it is, then the prices."""
    rows: list[tuple[str, ...]] = [("", "today", "month", "forecast", "budget", "requests", "units", "polled")]
    rows += [_row(source["source"], source, _pace(source["pace"])) for source in bill["sources"]]
    rows.append(_row("in total", bill, ""))
    lines = [f"{name:28}" + "".join(f"{cell:>12}" for cell in cells) for name, *cells in rows]
    for source in bill["sources"]:
        why = [source["policy"]["why"], *([source["pace"]["why"]] if source["pace"] else [])]
        lines.append(f"{source['source']}: {'; '.join(dict.fromkeys(why))}")
    lines.append(f"forecast: {bill['forecast']['why']}")
    lines.append(f"prices of {bill['prices_as_of']}, {bill['prices_source']}")
    own = [f"{price['call']} {price['dollars']}" for price in bill["prices"] if price["overridden"]]
    return [*lines, f"corrected by the operator: {', '.join(own)}"] if own else lines


def _row(name: str, one: dict[str, Any], polled: str) -> tuple[str, ...]:
    month = one["month"]
    money = (one["today"]["dollars"], month["dollars"], one["forecast"]["dollars"], one["budget"])
    return (name, *map(_dollars, money), str(month["requests"]), str(month["units"]), polled)


def _dollars(amount: str | None) -> str:
    """Money as the API writes it, to a tenth of a cent: a single post costs no more."""
    return "-" if amount is None else f"{float(amount):.3f}"


def _pace(pace: dict[str, Any] | None) -> str:
    if pace is None:
        return ""
    minutes = pace["every_minutes"]
    return "stopped" if minutes is None else f"every {minutes} min"
