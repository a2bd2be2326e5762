"""`python -m local.runner PORT LOGS`: the emulator posts every invocation here, to /<function's name>."""

import os
import sys
import threading
import traceback
import uuid
from pathlib import Path

from local.aws import Administrator
from local.runner.functions import Deployed
from local.runner.http import Handler, Server
from local.runner.outcome import Outcome
from local.runner.pool import NewPool, Pool
from local.signals import StopRequest
from local.toolbox import BUILD, tool


class Front:
    """One pool for each function that was ever invoked."""

    def __init__(self, new_pool: NewPool) -> None:
        self._new_pool = new_pool
        self._lock = threading.Lock()
        self._pools: dict[str, Pool] = {}
        self._closed = False

    def invoke(self, name: str, request_id: str, payload: bytes) -> Outcome:
        """Run one invocation; what fails outside of the function is told like a failure of it."""
        with self._lock:
            if self._closed:
                return Outcome.error("Runner.Stopping", "the runner is stopping")
            if name not in self._pools:
                self._pools[name] = self._new_pool(name)
            pool = self._pools[name]
        try:
            return pool.invoke(request_id, payload)
        except Exception as error:
            traceback.print_exc()
            return Outcome.error("Runner.Failed", f"{type(error).__name__}: {error}")

    def close(self) -> None:
        """Take nothing more, and let what runs finish."""
        with self._lock:
            self._closed = True
        for pool in self._pools.values():
            pool.close()


def serve(port: int, front: Front) -> Server:
    """The endpoint that the emulator calls."""

    class Endpoint(Handler):
        def get(self) -> None:
            self.answer(200)

        def post(self) -> None:
            request_id = self.headers.get("X-Amzn-Lambda-Request-Id") or str(uuid.uuid4())
            outcome = front.invoke(self.path.strip("/"), request_id, self.body())
            self.answer(500 if outcome.failed else 200, outcome.payload, {"Content-Type": "application/json"})

    return Server(port, Endpoint)


def main() -> None:
    """Serve until told to stop."""
    port, logs = int(sys.argv[1]), Path(sys.argv[2])
    endpoint = os.environ["AWS_ENDPOINT_URL"]
    deployed = Deployed(Administrator(endpoint, os.environ["AWS_ACCESS_KEY_ID"], os.environ["AWS_SECRET_ACCESS_KEY"]))
    python = tool("lambda", "python")
    loading = threading.BoundedSemaphore(os.cpu_count() or 1)
    front = Front(lambda name: Pool(name, deployed, BUILD, python, logs, endpoint, loading))
    stop = StopRequest()
    with stop.by_signals():
        server = serve(port, front)
        while not stop.wait(60):
            pass
        front.close()
        server.close()


if __name__ == "__main__":
    main()
