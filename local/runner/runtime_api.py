"""Lambda's runtime API for one process: it asks for the next invocation, and tells what came of the last."""

import queue
import threading
import time
from dataclasses import dataclass, field

from local.runner.http import Handler, Server
from local.runner.outcome import Outcome

_VERSION = "/2018-06-01/runtime"


@dataclass
class Invocation:
    """One event on its way through a function."""

    request_id: str
    arn: str
    payload: bytes
    deadline: float  # seconds since the epoch
    done: threading.Event = field(default_factory=threading.Event)
    outcome: Outcome | None = None

    def finish(self, outcome: Outcome) -> None:
        """Keep the first outcome."""
        if not self.done.is_set():
            self.outcome = outcome
            self.done.set()


class RuntimeApi:
    """The endpoint that AWS_LAMBDA_RUNTIME_API names."""

    def __init__(self) -> None:
        self._waiting: queue.Queue[Invocation | None] = queue.Queue()
        self._current: Invocation | None = None
        self.ready = threading.Event()  # Set once the function's module is loaded.
        self.init_error: Outcome | None = None
        api = self

        class Endpoint(Handler):
            def get(self) -> None:
                if self.path == f"{_VERSION}/invocation/next":
                    api.ready.set()
                    api._next(self)
                else:
                    self.answer(404)

            def post(self) -> None:
                self.answer(202 if api._told(self.path, self.body()) else 404)

        self._server = Server(0, Endpoint)

    @property
    def address(self) -> str:
        """Host and port."""
        return f"127.0.0.1:{self._server.server_port}"

    def give(self, invocation: Invocation) -> None:
        """Hand an invocation to the process; it is the only one until it is done."""
        self._current = invocation
        self._waiting.put(invocation)

    def close(self) -> None:
        """Stop answering, and let go of a request that still waits."""
        self._waiting.put(None)
        self._server.close()

    def _next(self, request: Handler) -> None:
        invocation = self._waiting.get()
        if invocation is None:
            request.close_connection = True
            return
        trace = f"Root=1-{int(time.time()):08x}-{invocation.request_id.replace('-', '')[:24]}"
        request.answer(
            200,
            invocation.payload,
            {
                "Content-Type": "application/json",
                "Lambda-Runtime-Aws-Request-Id": invocation.request_id,
                "Lambda-Runtime-Deadline-Ms": str(int(invocation.deadline * 1000)),
                "Lambda-Runtime-Invoked-Function-Arn": invocation.arn,
                "Lambda-Runtime-Trace-Id": trace,
            },
        )

    def _told(self, path: str, body: bytes) -> bool:
        """Whether the path is one where a runtime tells an outcome."""
        if path == f"{_VERSION}/init/error":
            self.init_error = Outcome(body, failed=True)
            self.ready.set()
            return True
        current = self._current
        for verdict, failed in (("response", False), ("error", True)):
            if current and path == f"{_VERSION}/invocation/{current.request_id}/{verdict}":
                current.finish(Outcome(body, failed))
                return True
        return False
