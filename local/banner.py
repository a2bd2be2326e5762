"""What a person sees once the stack runs."""

from local.people import ROLES
from local.ports import Ports
from local.state import DEFAULT_STATE, StateFolder
from local.toolbox import CONSOLE_DIST


def banner(ports: Ports, state: StateFolder, first: bool, posting: str) -> str:
    """Addresses, sign-ins, whether replies are posted, logs."""
    option = "" if state.folder == DEFAULT_STATE.resolve() else f" --state {state.folder}"
    console = ports.url("console") + "/"
    if not (CONSOLE_DIST / "index.html").is_file():
        console += "   (not built: run `make setup`)"
    lines = [
        "",
        f"  Amends      {console}",
        f"  X, Reddit   {ports.url('x')}/   what customers see; write a post as one of them",
        "",
        *_sign_ins(state, first),
        "",
        f"  Posting     {posting}",
        f"              amends stop{option}, amends resume{option}",
        f"  Logs        {state.logs}",
        f"              amends logs classify --follow{option}   (api, classify, listen, publish, watch)",
        f"  State       amends status{option}",
        "  Stop        Ctrl-C; what happened is kept, and the next start goes on from there",
        "",
    ]
    return "\n".join(lines)


def _sign_ins(state: StateFolder, first: bool) -> list[str]:
    """The passwords once; afterwards, where they are."""
    file = state.folder / "sign-ins.json"
    if not first:
        return [f"  Sign-ins    {', '.join(ROLES)}; passwords in {file}"]
    passwords = state.read("sign-ins") or {}
    rows = [
        f"{'  Sign-ins' if not number else '':14}{role:12}{passwords[role]}" for number, role in enumerate(passwords)
    ]
    return [*rows, f"              kept in {file}"]
