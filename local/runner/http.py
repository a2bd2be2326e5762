"""A small threaded HTTP server on the loopback address, without the delay that Nagle's algorithm adds."""

import http.server
import sys
import threading
from typing import Any

from local.ports import HOST


class Handler(http.server.BaseHTTPRequestHandler):
    """Keep-alive connections, whole answers, no access log."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1  # Head and body leave in one segment.

    def do_GET(self) -> None:
        """Hand over to `get`."""
        self.get()

    def do_POST(self) -> None:
        """Hand over to `post`."""
        self.post()

    def get(self) -> None:
        """Answer a GET; none unless a subclass says so."""
        self.answer(404)

    def post(self) -> None:
        """Answer a POST; none unless a subclass says so."""
        self.answer(404)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class names it so
        """Say nothing: the functions' own logs tell."""

    def body(self) -> bytes:
        """What the client sent."""
        return self.rfile.read(int(self.headers.get("Content-Length", 0)))

    def answer(self, status: int, body: bytes = b"", headers: dict[str, str] | None = None) -> None:
        """Send one answer."""
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.wfile.flush()


class Server(http.server.ThreadingHTTPServer):
    """Serves from a thread of its own until closed."""

    request_queue_size = 128
    daemon_threads = True

    def __init__(self, port: int, handler: type[Handler]) -> None:
        super().__init__((HOST, port), handler)
        self._thread = threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is no error of ours; anything else is."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)

    def close(self) -> None:
        """Stop serving."""
        self.shutdown()
        self.server_close()
