"""Durable writes: what the emulator acknowledged survives its sudden end.

The emulator saves its state when it is stopped gracefully, and only then. Here every successful write to the
table and every message sent is appended to a journal before its answer leaves, and the table and the queues are
put down together from time to time. After a sudden end the last of these snapshots is loaded and the journal
repeated over it.

A message that was received and deleted since the snapshot comes back, as a queue that delivers at least once may
do; the functions are made for that. A deletion is therefore never journaled.
"""

import asyncio
import json
import logging
import os
import shutil
from pathlib import Path
from typing import IO

import ministack.app
from ministack.core import persistence

from .requests import MODULES, Application, Message, Receive, Send, again, body_of, target_of

# Of the same instant, and the queues first: a message that has just been dealt with may come back, but never is
# one taken for dealt with whose effect is missing in the table.
_SNAPSHOT = ("sqs", "dynamodb", "cognito", "secretsmanager", "kms")
_SNAPSHOT_SECONDS = 60

logger = logging.getLogger("journal")


class Journal:
    """A folder with one snapshot and the writes since."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._generation = 0
        self._file: IO[bytes] | None = None
        self._written = 0
        self._timer: asyncio.Task[None] | None = None

    def restore(self) -> None:
        """Put the snapshot where the emulator will look for its state; call before it starts."""
        self._folder.mkdir(parents=True, exist_ok=True)
        snapshot = self._folder / "snapshot.json"
        if snapshot.exists():
            saved = json.loads(snapshot.read_text(), object_hook=persistence._json_object_hook)
            self._generation = saved["generation"]
            for service, state in saved["services"].items():
                persistence.save_state(service, state)

    def around(self, application: Application) -> Application:
        """The application with its writes journaled."""

        async def journaled(scope: Message, receive: Receive, send: Send) -> None:
            if scope["type"] == "lifespan":
                await application(scope, receive, self._lifespan(send))
                return
            target = target_of(scope)
            if target is None:
                await application(scope, receive, send)
                return
            body = await body_of(receive)

            async def send_after_writing(message: Message) -> None:
                if message["type"] == "http.response.start" and message["status"] == 200:
                    self._append(target, body)
                await send(message)

            await application(scope, again(body, receive), send_after_writing)

        return journaled

    def snapshot(self) -> None:
        """Put the table and the queues down, and start the journal anew."""
        modules = {name: ministack.app._get_module(name) for name in _SNAPSHOT}
        with modules["sqs"]._queues_lock:  # The pollers' threads take messages meanwhile.
            states = {name: module.get_state() for name, module in modules.items()}
        self._open(self._generation + 1)
        draft = self._folder / "snapshot.new"
        with draft.open("w") as file:
            json.dump({"generation": self._generation, "services": states}, file, default=persistence._json_default)
        draft.replace(self._folder / "snapshot.json")
        for old in self._journals():
            if _number(old) < self._generation:
                old.unlink()

    def save_all(self) -> None:
        """Save every service, as a graceful stop does, and the snapshot."""
        persistence.save_all(ministack.app._build_persistence_save_dict())
        self.snapshot()

    def _lifespan(self, send: Send) -> Send:
        async def watched(message: Message) -> None:
            if message["type"] == "lifespan.startup.complete":
                await self._replay()
                self.snapshot()
                self._timer = asyncio.create_task(self._snapshot_from_time_to_time())
            elif message["type"] == "lifespan.shutdown.complete":
                if self._timer:
                    self._timer.cancel()
                self._forget()
            await send(message)

        return watched

    async def _replay(self) -> None:
        """Repeat the journal's writes; a torn last line was never acknowledged."""
        count = 0
        for journal in self._journals():
            if _number(journal) < self._generation:
                continue
            for line in journal.read_bytes().splitlines():
                try:
                    write = json.loads(line)
                except ValueError:
                    continue
                service, _, _ = write["target"].partition(".")
                headers = {"x-amz-target": write["target"], "content-type": "application/x-amz-json-1.0"}
                module = ministack.app._get_module(MODULES[service])
                status, *_ = await module.handle_request("POST", "/", headers, write["body"].encode(), {})
                if status != 200:
                    logger.warning("not repeated: %s answered %s", write["target"], status)
                count += 1
        if count:
            logger.info("%d writes repeated", count)

    async def _snapshot_from_time_to_time(self) -> None:
        while True:
            await asyncio.sleep(_SNAPSHOT_SECONDS)
            if self._written:
                self.snapshot()

    def _append(self, target: str, body: bytes) -> None:
        if self._file is None:
            raise RuntimeError("a write came before the journal was open")
        line = json.dumps({"target": target, "body": body.decode()}) + "\n"
        self._file.write(line.encode())  # Unbuffered: one call, and the kernel has the line.
        self._written += 1

    def _open(self, generation: int) -> None:
        if self._file is not None:
            self._file.close()
        self._generation = generation
        self._file = (self._folder / f"journal-{generation}.jsonl").open("ab", buffering=0)
        self._written = 0

    def _journals(self) -> list[Path]:
        return sorted(self._folder.glob("journal-*.jsonl"), key=_number)

    def _forget(self) -> None:
        """After a graceful stop the emulator's own files say everything; in one step, so that no half is left."""
        done = self._folder.with_suffix(".done")
        shutil.rmtree(done, ignore_errors=True)
        os.replace(self._folder, done)
        shutil.rmtree(done)


def _number(journal: Path) -> int:
    return int(journal.stem.removeprefix("journal-"))
