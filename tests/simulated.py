"""A simulated X and Reddit in a process of its own, and customers who write there."""

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
from amends.adapters.credentials import Credentials, parse

_READY = re.compile(r"simulated X on (\S+), simulated Reddit on (\S+)")


@dataclass(frozen=True)
class Simulated:
    """The running simulator."""

    url: str
    state: Path
    client: httpx.Client

    @property
    def credentials(self) -> Credentials:
        """The brand's credentials for it."""
        return parse((self.state / "credentials.json").read_text())

    def tweet(self, author: str, text: str, **more: Any) -> str:
        """A customer posts on X; the post's id."""
        return str(self._post("/_sim/x/posts", {"author": author, "text": text, **more})["id"])

    def message(self, sender: str, text: str) -> str:
        """A customer writes to the brand in private on X; the message's id."""
        return str(self._post("/_sim/x/dms", {"from": sender, "text": text})["id"])

    def delete(self, post: str) -> None:
        """An author deletes a post on X."""
        self.client.delete(f"/_sim/x/posts/{post}").raise_for_status()

    def hide(self, post: str) -> None:
        """X's listings do not show a post yet."""
        self.client.put(f"/_sim/x/posts/{post}/hidden").raise_for_status()

    def show(self, post: str) -> None:
        """X's listings show it at last."""
        self.client.delete(f"/_sim/x/posts/{post}/hidden").raise_for_status()

    def gone(self, post: str, **counts: int) -> None:
        """How far a post on X has gone by now: likes, reposts, replies, quotes, views."""
        self.client.put(f"/_sim/x/posts/{post}/metrics", json=counts).raise_for_status()

    def score(self, name: str, score: int) -> None:
        """The votes that something on Reddit has by now."""
        self.client.put(f"/_sim/reddit/comments/{name}/score", json={"score": score}).raise_for_status()

    def comment(self, author: str, body: str, **more: Any) -> str:
        """A customer writes on Reddit; the comment's fullname."""
        return str(self._post("/_sim/reddit/comments", {"author": author, "body": body, **more})["name"])

    def private_message(self, author: str, subject: str, text: str, **more: Any) -> str:
        """A customer writes to the brand in private on Reddit; the message's fullname."""
        body = {"from": author, "subject": subject, "text": text, **more}
        return str(self._post("/_sim/reddit/messages", body)["name"])

    def take_away(self, name: str, *, removed: bool = False) -> None:
        """Its author deletes something on Reddit, or a filter or moderator removes it."""
        query = {"removed": "1"} if removed else {}
        self.client.delete(f"/_sim/reddit/comments/{name}", params=query).raise_for_status()

    def approve(self, name: str) -> None:
        """A moderator lets through what was removed."""
        self.client.post(f"/_sim/reddit/comments/{name}/approve").raise_for_status()

    def change(self, method: str, path: str, **body: Any) -> dict[str, Any]:
        """An author changes what they wrote, or leaves."""
        answer = self.client.request(method, f"/_sim/{path}", json=body or None)
        answer.raise_for_status()
        return dict(answer.json()) if answer.content else {}

    def thread(self, conversation: str) -> list[dict[str, Any]]:
        """A conversation on X, as everybody sees it."""
        return list(self.client.get(f"/_sim/x/threads/{conversation}").json()["posts"])

    def answers(self, conversation: str) -> list[str]:
        """What the brand said in a conversation on X."""
        return [post["text"] for post in self.thread(conversation) if post["author"] == "larkfield"]

    def fault(self, platform: str, kind: str, route: str = "*", **more: Any) -> None:
        """From now on requests fail."""
        body = {"platform": platform, "kind": kind, "route": route, **more}
        self.client.put("/_sim/faults", json=body).raise_for_status()

    def requests(self) -> list[dict[str, Any]]:
        """What the platforms were asked and what they gave, oldest first."""
        return list(self.client.get("/_sim/requests").json()["requests"])

    def forget_requests(self) -> None:
        """Begin that list anew."""
        self.client.delete("/_sim/requests").raise_for_status()

    def heal(self) -> None:
        """No more faults."""
        self.client.delete("/_sim/faults").raise_for_status()

    def _post(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        answer = self.client.post(path, json=body)
        answer.raise_for_status()
        return dict(answer.json())


@contextmanager
def simulated(state: Path) -> Iterator[Simulated]:
    """A simulator on free ports, which ends with the block."""
    command = [sys.executable, "-m", "simulator", "--state", str(state), "--x-port", "0", "--reddit-port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        ready = next((found for line in process.stdout if (found := _READY.search(line))), None)
        assert ready, "the simulator did not start"
        try:
            with httpx.Client(base_url=ready[1]) as client:
                yield Simulated(ready[1], state, client)
        finally:
            process.terminate()
