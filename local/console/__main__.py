"""`python -m local.console DIST`: the console's files, its settings, and the HTTP API under one address."""

import contextlib
import os
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from local.console.headers import security_headers
from local.ports import HOST

_METHODS = ["GET", "HEAD", "OPTIONS", "PUT", "PATCH", "POST", "DELETE"]
# They belong to one connection, not to the request that goes on.
_HOP_BY_HOP = {
    "connection",
    "keep-alive",
    "transfer-encoding",
    "upgrade",
    "te",
    "host",
    "content-length",
    "date",
    "server",
}
_NOT_BUILT = "The console is not built: run `make setup`, then load this page again.\n"


class Headers:
    """Adds the same headers to every answer."""

    def __init__(self, app: ASGIApp, headers: dict[str, str]) -> None:
        self._app = app
        self._headers = [(name.lower().encode(), value.encode()) for name, value in headers.items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message["headers"], *self._headers]}
            await send(message)

        await self._app(scope, receive, send_with_headers)


class Console:
    """The routes."""

    def __init__(self, dist: Path, api: str, settings: dict[str, str]) -> None:
        self._dist = dist.resolve()
        self._api = api
        self._settings = settings
        # The emulator answers a slow function only after the function's time-out.
        self._client = httpx.AsyncClient(timeout=60, trust_env=False, follow_redirects=False)

    def application(self) -> Starlette:
        """The whole server."""
        routes = [
            Route("/config.json", self._config),
            Route("/api/{path:path}", self._forward, methods=_METHODS),
            Route("/{path:path}", self._file),
        ]
        middleware = [
            # Only the address that we print, so that no other name that points here can read the API.
            Middleware(TrustedHostMiddleware, allowed_hosts=[HOST, "localhost"]),
            Middleware(Headers, headers=security_headers(self._settings["signIn"])),
        ]
        return Starlette(routes=routes, middleware=middleware, lifespan=self._lifespan)

    @contextlib.asynccontextmanager
    async def _lifespan(self, _: Starlette) -> AsyncIterator[None]:
        async with self._client:
            yield

    async def _config(self, _: Request) -> Response:
        return JSONResponse(self._settings, headers={"Cache-Control": "no-store"})

    async def _forward(self, request: Request) -> Response:
        """The path goes on as it was written, escapes and all."""
        target = self._api + request.scope["raw_path"].decode("latin-1")
        if request.url.query:
            target += f"?{request.url.query}"
        kept = [(name, value) for name, value in request.headers.raw if name.decode() not in _HOP_BY_HOP]
        try:
            answer = await self._client.request(request.method, target, headers=kept, content=await request.body())
        except httpx.TransportError:
            return JSONResponse({"message": "The API does not answer."}, status_code=502)
        # httpx has undone the encoding; no cache may keep an answer, as the distribution's none does.
        dropped = _HOP_BY_HOP | {"content-encoding"}
        headers = {name: value for name, value in answer.headers.items() if name.lower() not in dropped}
        return Response(answer.content, answer.status_code, headers)

    async def _file(self, request: Request) -> Response:
        """A file of the build; any other page is index.html, which knows the console's own addresses."""
        path = str(request.path_params["path"])
        file = (self._dist / path).resolve()
        if "." not in path or not path:
            file = self._dist / "index.html"
        if not file.is_relative_to(self._dist) or not file.is_file():
            if not (self._dist / "index.html").is_file():
                return PlainTextResponse(_NOT_BUILT, status_code=503)
            return PlainTextResponse("Not found.\n", status_code=404)
        # Built files carry a hash in their names; index.html names the newest.
        fresh = file.name == "index.html"
        return FileResponse(file, headers={"Cache-Control": "no-cache" if fresh else "public, max-age=31536000"})


def main() -> None:
    """Serve until told to stop."""
    port = int(os.environ["AMENDS_CONSOLE_PORT"])
    settings = {
        "signIn": os.environ["AMENDS_SIGN_IN"],
        "clientId": os.environ["AMENDS_CLIENT"],
        "redirectUri": f"http://{HOST}:{port}/",
    }
    application = Console(Path(sys.argv[1]), os.environ["AMENDS_API"], settings).application()
    uvicorn.run(application, host=HOST, port=port, log_level="warning", timeout_graceful_shutdown=2)


if __name__ == "__main__":
    main()
