"""HTTP servers of a test's own: one in front of a function, as API Gateway stands there, and one that takes answers."""

import base64
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

Answer = tuple[int, dict[str, str], bytes]


@dataclass(frozen=True)
class Request:
    """What a server was sent."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes

    def as_event(self, *, encoded: bool = False) -> dict[str, Any]:
        """The event that the HTTP API makes of it."""
        return {
            "version": "2.0",
            "routeKey": f"{self.method} {self.path}",
            "rawPath": self.path,
            "rawQueryString": "",
            "queryStringParameters": self.query,
            "headers": self.headers,
            "requestContext": {
                "requestId": "1",
                "stage": "$default",
                "http": {"method": self.method, "path": self.path, "sourceIp": "127.0.0.1"},
            },
            "body": base64.b64encode(self.body).decode() if encoded else self.body.decode(),
            "isBase64Encoded": encoded,
        }


@contextmanager
def serving(answer: Callable[[Request], Answer | None]) -> Iterator[str]:
    """A server that answers with a function's answers, or with a closed connection for None; its address."""

    class Handler(BaseHTTPRequestHandler):
        def _do(self) -> None:
            parts = urlsplit(self.path)
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            headers = {name.lower(): value for name, value in self.headers.items()}
            found = answer(Request(self.command, parts.path, dict(parse_qsl(parts.query)), headers, body))
            if found is None:
                self.connection.close()
                return
            status, more, said = found
            self.send_response(status)
            for name, value in {"content-length": str(len(said)), **more}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(said)

        do_GET = do_POST = _do  # noqa: N815

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@dataclass
class Gateway:
    """A function behind HTTP; it can be down, and bytes can change on the way to it."""

    handler: Callable[[dict[str, Any]], dict[str, Any]]
    encoded: bool = False
    down: bool = False
    change: Callable[[bytes], bytes] = lambda body: body
    statuses: list[int] = field(default_factory=list)

    def __call__(self, request: Request) -> Answer:
        if self.down:
            self.statuses.append(503)
            return 503, {}, b""
        sent = Request(request.method, request.path, request.query, request.headers, self.change(request.body))
        found = self.handler(sent.as_event(encoded=self.encoded))
        self.statuses.append(found["statusCode"])
        return found["statusCode"], {"content-type": "application/json"}, (found.get("body") or "").encode()
