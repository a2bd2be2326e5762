"""Batch compliance jobs: an app hands ids in, and gets those back that must go."""

import json
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from simulator.store import Store
from simulator.x.endpoints import Answer, Call, X
from simulator.x.objects import iso
from simulator.x.problems import ProblemError, missing, plain
from simulator.x.query import an_id, check_names, names
from simulator.x.upkeep import Upkeep

KINDS = ("tweets", "users")
UPLOAD_MS = 15 * 60 * 1000
DOWNLOAD_MS = 7 * 24 * 3600 * 1000
FIELDS = names("type status compliance_job.fields")


def create(x: X, call: Call) -> Answer:
    """POST /2/compliance/jobs: one of a kind at a time."""
    kind = call.body.get("type")
    if kind not in KINDS or call.body.keys() - {"type", "name", "resumable"}:
        raise plain(400, "Invalid Request", "type must be one of [tweets,users]")
    if x.store.row("SELECT 1 FROM x_jobs WHERE kind = ? AND status IN ('created', 'in_progress')", kind):
        raise plain(409, "Conflict", f"There is a job of type {kind} that is not finished.")
    with x.store.write():
        job = x.store.next_id(call.now_ms)
        x.store.run(
            "INSERT INTO x_jobs VALUES (?, ?, ?, 'created', ?, '')", job, kind, call.body.get("name") or "", call.now_ms
        )
    return 200, {"data": _job(x, job, call)}


def one(x: X, call: Call) -> Answer:
    """GET /2/compliance/jobs/:id."""
    check_names(call.query, FIELDS - {"type", "status"})
    job = an_id("id", call.path["id"])
    if x.store.row("SELECT 1 FROM x_jobs WHERE id = ?", min(job, 2**63 - 1)) is None:
        return 200, {"errors": [missing("compliance_job", "id", str(job))]}
    return 200, {"data": _job(x, job, call)}


def listed(x: X, call: Call) -> Answer:
    """GET /2/compliance/jobs."""
    check_names(call.query, FIELDS)
    rows = x.store.rows("SELECT id FROM x_jobs WHERE kind = ? ORDER BY id", call.query.get("type", ""))
    jobs = [_job(x, row["id"], call) for row in rows]
    status = call.query.get("status")
    found = [job for job in jobs if status in (None, job["status"])]
    return 200, {**({"data": found} if found else {}), "meta": {"result_count": len(found)}}


def files(store: Store, upkeep: Upkeep) -> list[BaseRoute]:
    """The store of files, which asks for no token: its addresses are the secret."""

    async def upload(request: Request) -> Response:
        body = (await request.body()).decode("ascii", "replace")
        changed = store.run(
            "UPDATE x_jobs SET ids = ?, status = 'in_progress' WHERE id = ? AND status IN ('created', 'in_progress')",
            body,
            int(request.path_params["id"]),
        )
        return Response(status_code=200 if changed else 404)

    async def download(request: Request) -> Response:
        job = store.row("SELECT * FROM x_jobs WHERE id = ?", int(request.path_params["id"]))
        if job is None or job["status"] != "complete":
            return Response(status_code=404)
        lines = [
            json.dumps({"id": name, "action": "delete", "reason": why, "created_at": iso(job["created_ms"])})
            for name in job["ids"].split()
            if name.isdigit() and (why := _why(upkeep, job["kind"], int(name)))
        ]
        return Response("".join(f"{line}\n" for line in lines), media_type="text/plain")

    return [
        Route("/_files/{id:int}/submission", upload, methods=["PUT"]),
        Route("/_files/{id:int}/delivery", download, methods=["GET"]),
    ]


def _why(upkeep: Upkeep, kind: str, number: int) -> str | None:
    return upkeep.why_gone(number) if kind == "tweets" else None


def _job(x: X, job_id: int, call: Call) -> dict[str, Any]:
    row = x.store.row("SELECT * FROM x_jobs WHERE id = ?", job_id)
    if row is None:
        raise ProblemError(404, {"title": "Not Found"})
    created, base = row["created_ms"], f"http://{call.host}/_files/{job_id}"
    answer = {
        "id": str(job_id),
        "type": row["kind"],
        "status": row["status"],
        "resumable": False,
        "created_at": iso(created),
        "upload_url": f"{base}/submission",
        "upload_expires_at": iso(created + UPLOAD_MS),
        "download_url": f"{base}/delivery",
        "download_expires_at": iso(created + DOWNLOAD_MS),
    }
    if row["status"] == "in_progress":
        # Whoever asks once more finds it done: that is all the time that it takes here.
        x.store.run("UPDATE x_jobs SET status = 'complete' WHERE id = ?", job_id)
    if row["status"] == "created" and call.now_ms > created + UPLOAD_MS:
        x.store.run("UPDATE x_jobs SET status = 'expired' WHERE id = ?", job_id)
        answer["status"] = "expired"
    return answer | ({"name": row["name"]} if row["name"] else {})
