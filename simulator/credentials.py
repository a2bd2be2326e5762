"""The secrets that clients of the simulated platforms need, made once and kept in one file."""

import json
import os
import secrets
import string
from pathlib import Path
from typing import Any

from simulator.brand import BOT, HANDLE, SUBREDDIT

ALPHABET = string.ascii_letters + string.digits

Credentials = dict[str, dict[str, str]]


def load_or_create(path: Path) -> Credentials:
    """The credentials in a file, or new ones."""
    if path.exists():
        found: Credentials = json.loads(path.read_text(encoding="utf-8"))
        return found
    user_id = str(secrets.randbelow(9 * 10**17) + 10**17)
    return {
        "x": {
            "user_id": user_id,
            "username": HANDLE,
            "consumer_key": _secret(25),
            "consumer_secret": _secret(50),
            "access_token": f"{user_id}-{_secret(40)}",
            "access_token_secret": _secret(45),
            "bearer_token": _secret(100),
        },
        "reddit": {
            "client_id": _secret(22),
            "client_secret": _secret(30),
            "username": BOT,
            "password": _secret(24),
            "user_agent": f"python:amends:0.1 (by /u/{BOT})",
            "subreddit": SUBREDDIT,
        },
    }


def save(path: Path, credentials: Credentials, x_url: str, reddit_url: str) -> None:
    """Write the credentials with the addresses that hold now, readable by their owner alone."""
    filled: dict[str, Any] = {
        "x": credentials["x"] | {"base_url": x_url},
        "reddit": credentials["reddit"] | {"base_url": reddit_url},
    }
    draft = path.with_suffix(".new")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        json.dump(filled, file, indent=2)
        file.write("\n")
    draft.replace(path)


def _secret(length: int) -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(length))
