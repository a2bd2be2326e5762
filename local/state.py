"""The state folder: what one local stack keeps between two starts, and who holds it."""

import contextlib
import fcntl
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from local.errors import Usage

CHECKOUT = Path(__file__).resolve().parents[1]
DEFAULT_STATE = CHECKOUT / ".amends"


class StateFolder:
    """Paths and small private files under one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()
        self.logs = self.folder / "logs"
        self.emulator = self.folder / "emulator"
        self.simulator = self.folder / "simulator"

    def create(self) -> None:
        """Make the folders, readable by their owner only."""
        try:
            for folder in (self.folder, self.logs, self.emulator, self.simulator):
                folder.mkdir(parents=True, exist_ok=True)
            self.folder.chmod(0o700)
        except OSError as error:
            raise Usage(f"cannot use {self.folder} as the state folder: {error.strerror}") from error

    @contextlib.contextmanager
    def hold(self) -> Iterator[None]:
        """Hold the folder for one running stack; Usage when another one holds it."""
        self.create()
        with (self.folder / "lock").open("a") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise Usage(
                    f"a stack already runs on {self.folder}; stop it first, or choose another folder with --state"
                ) from error
            yield

    def is_held(self) -> bool:
        """Whether a stack runs on this folder now."""
        try:
            lock = (self.folder / "lock").open()
        except OSError:
            return False
        with lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
            except BlockingIOError:
                return True
        return False

    def read(self, name: str) -> Any | None:
        """What was written under this name, or None."""
        try:
            return json.loads((self.folder / f"{name}.json").read_text())
        except (FileNotFoundError, json.JSONDecodeError):
            return None

    def write(self, name: str, value: object) -> None:
        """Replace a file whole, readable by its owner only."""
        target = self.folder / f"{name}.json"
        draft = target.with_suffix(".new")
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            json.dump(value, file, indent=2)
            file.write("\n")
        draft.replace(target)

    def remove(self, name: str) -> None:
        """Forget one file."""
        (self.folder / f"{name}.json").unlink(missing_ok=True)
