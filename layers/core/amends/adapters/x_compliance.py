"""Batch compliance jobs on X: created with the app's token, filled and read at addresses that X gives."""

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

import requests
import tweepy

from amends.adapters.credentials import XCredentials
from amends.adapters.http import TIMEOUT, Limited, Watcher
from amends.adapters.x_client import reading
from amends.compliance import Result
from amends.errors import Broken, Retry

KIND = "tweets"
NAME = "amends"


def connect_app(
    credentials: XCredentials, timeout: tuple[float, float] = TIMEOUT, watch: Watcher | None = None
) -> tweepy.Client:
    """A client that acts as the app, not as the brand's account."""
    if credentials.bearer_token is None:
        raise Broken("compliance jobs want x.bearer_token in the credentials secret")
    client = tweepy.Client(bearer_token=credentials.bearer_token.get_secret_value(), wait_on_rate_limit=False)
    client.session.mount("https://api.twitter.com/", Limited(credentials.base_url, timeout, watch))
    return client


class XCompliance:
    """X's compliance jobs over posts."""

    def __init__(self, client: tweepy.Client, timeout: tuple[float, float] = TIMEOUT) -> None:
        self._client = client
        # A session of its own: the store of files is not X, and must not see X's token.
        self._files = requests.Session()
        for scheme in ("https://", "http://"):
            self._files.mount(scheme, Limited(timeout=timeout))

    def create(self) -> str:
        """The id of a new job, or of ours that was created and got no ids because we died."""
        with reading(datetime.now(UTC)):
            waiting = self._client.get_compliance_jobs(KIND, status="created").data or []
            ours = [job for job in waiting if job.get("name") == NAME]
            if ours:
                return str(ours[0]["id"])
            return str(self._client.create_compliance_job(KIND, name=NAME).data["id"])

    def upload(self, job_id: str, ids: Iterable[str]) -> None:
        """Hand the ids in, one a line."""
        body = "".join(f"{post_id}\n" for post_id in ids).encode("ascii")
        with reading(datetime.now(UTC)):
            url = self._job(job_id)["upload_url"]
            answer = self._files.put(url, data=body, headers={"content-type": "text/plain"})
        _must(answer, "take the ids")

    def status(self, job_id: str) -> str:
        """created, in_progress, complete, failed or expired, in X's words."""
        with reading(datetime.now(UTC)):
            return str(self._job(job_id)["status"])

    def results(self, job_id: str) -> Sequence[Result]:
        """What must go: a JSON object a line, in the order of X's file."""
        with reading(datetime.now(UTC)):
            answer = self._files.get(self._job(job_id)["download_url"])
            _must(answer, "give the results")
            return [Result.model_validate(json.loads(line)) for line in answer.text.splitlines() if line.strip()]

    def _job(self, job_id: str) -> dict[str, Any]:
        job: dict[str, Any] | None = self._client.get_compliance_job(job_id).data
        if job is None:
            raise Retry("X does not know the compliance job")
        return job


def _must(answer: requests.Response, what: str) -> None:
    if not answer.ok:
        raise Retry(f"X's store of files did not {what}: status {answer.status_code}")
