"""A simulator in a process of its own, and the unmodified clients that talk to it."""

import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import praw
import requests
import tweepy
from requests.adapters import HTTPAdapter

DEADLINE = 30


class ToSimulator(HTTPAdapter):
    """Sends requests that were made and signed for X's address to another one."""

    def __init__(self, base_url: str) -> None:
        super().__init__()
        self.base = urlsplit(base_url)

    def send(self, request: requests.PreparedRequest, *args: Any, **kwargs: Any) -> requests.Response:
        asked = urlsplit(str(request.url))
        request.url = urlunsplit((self.base.scheme, self.base.netloc, asked.path, asked.query, ""))
        return super().send(request, *args, **kwargs)


class Running:
    """A simulator that runs until it is stopped or killed, and can be started again over the same state."""

    def __init__(self, state: Path, *arguments: str) -> None:
        self.state = state
        self.http = requests.Session()
        self.start(*arguments)

    def start(self, *arguments: str) -> None:
        command = [sys.executable, "-m", "simulator", "--state", str(self.state), "--x-port", "0", "--reddit-port", "0"]
        self.process = subprocess.Popen([*command, *arguments], stdout=subprocess.PIPE, text=True)
        assert self.process.stdout is not None
        ready = self.process.stdout.readline()  # written once both servers listen; empty if the process ended
        assert ready.startswith("simulated X on "), self.process.wait(DEADLINE)
        self.credentials = json.loads((self.state / "credentials.json").read_text())
        self.url = self.credentials["x"]["base_url"]
        self.user_id = self.credentials["x"]["user_id"]

    def end(self, number: int = signal.SIGTERM) -> int:
        self.process.send_signal(number)
        status = self.process.wait(DEADLINE)
        assert self.process.stdout is not None
        self.process.stdout.close()
        return status

    def control(self, method: str, path: str, body: Any = None) -> requests.Response:
        return self.http.request(method, f"{self.url}/_sim/{path}", data=None if body is None else json.dumps(body))

    def post(self, author: str, text: str, **more: Any) -> str:
        response = self.control("POST", "x/posts", {"author": author, "text": text, **more})
        assert response.status_code == 201, response.text
        return str(response.json()["id"])

    def comment(self, author: str, body: str, **more: Any) -> str:
        response = self.control("POST", "reddit/comments", {"author": author, "body": body, **more})
        assert response.status_code == 201, response.text
        return str(response.json()["name"])

    def fault(self, platform: str, route: str, kind: str, **more: Any) -> None:
        response = self.control("PUT", "faults", {"platform": platform, "route": route, "kind": kind, **more})
        assert response.status_code == 200, response.text

    def status(self) -> dict[str, Any]:
        return dict(self.control("GET", "status").json())

    def signed(self, **wrong: str) -> tweepy.Client:
        """A client with the brand's keys, or with some of them replaced."""
        keys = {name: value for name, value in self.credentials["x"].items() if name not in ("user_id", "username")}
        base_url = keys.pop("base_url")
        client = tweepy.Client(**(keys | wrong))
        client.session.mount("https://api.twitter.com/", ToSimulator(base_url))
        return client

    def reddit(self, **wrong: str) -> praw.Reddit:
        keys = {name: value for name, value in self.credentials["reddit"].items() if name != "subreddit"} | wrong
        base = keys.pop("base_url")
        return praw.Reddit(
            **keys, oauth_url=base, reddit_url=base, short_url=base, check_for_updates=False, timeout=DEADLINE
        )

    def reddit_get(self, path: str, token: str | None = None) -> requests.Response:
        """A bare answer of Reddit's, without praw between."""
        base = self.credentials["reddit"]["base_url"]
        return self.http.get(f"{base}{path}", headers={"Authorization": f"bearer {token or self.reddit_token()}"})

    def reddit_token(self) -> str:
        keys = self.credentials["reddit"]
        form = {"grant_type": "password", "username": keys["username"], "password": keys["password"]}
        app = (keys["client_id"], keys["client_secret"])
        return str(
            self.http.post(f"{keys['base_url']}/api/v1/access_token", data=form, auth=app).json()["access_token"]
        )
