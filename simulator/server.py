"""Loopback servers: several applications in one event loop, with connections that can be dropped."""

import asyncio
import contextlib
import signal
import socket
from collections.abc import Generator
from typing import Any

import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

HOST = "127.0.0.1"


class PortTakenError(Exception):
    """A port that something else listens on."""


class DroppableProtocol(H11Protocol):
    """HTTP/1.1 whose connection the application may cut."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Let each request know the connection that it came by."""
        super().connection_made(transport)
        app: Any = self.app

        async def with_transport(scope: Scope, receive: Receive, send: Send) -> None:
            scope["extensions"] = {**scope.get("extensions", {}), "simulator.transport": transport}
            await app(scope, receive, send)

        self.app = with_transport


class Server(uvicorn.Server):
    """A server that leaves signals to whoever runs it."""

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        """Nothing: one handler stops all servers."""
        yield


def listening_socket(port: int) -> socket.socket:
    """A socket that listens on loopback; raises PortTakenError."""
    # With the protocol named, asyncio sends small answers at once; without it each waits some 40 ms.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
        listener.listen(256)
    except OSError as error:
        listener.close()
        raise PortTakenError(f"port {port} on {HOST}: {error.strerror}") from error
    return listener


def url_of(listener: socket.socket) -> str:
    """The address of a socket."""
    return f"http://{HOST}:{listener.getsockname()[1]}"


def server_for(app: ASGIApp) -> Server:
    """A server for an application."""
    return Server(
        uvicorn.Config(
            app,
            http=DroppableProtocol,
            lifespan="off",
            log_level="warning",
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=1,
        )
    )


async def serve(apps: list[tuple[ASGIApp, socket.socket]], player: Any | None, ready: str) -> None:
    """Serve every application, and play, until a signal comes."""
    servers = [server_for(app) for app, _ in apps]
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    async with asyncio.TaskGroup() as tasks:
        serving = [
            tasks.create_task(server.serve(sockets=[listener]))
            for server, (_, listener) in zip(servers, apps, strict=True)
        ]
        playing = tasks.create_task(player.run()) if player else None
        print(ready, flush=True)  # the sockets listen already: a client that connects now is served
        await stop.wait()
        for server in servers:
            server.should_exit = True
        await asyncio.wait(serving)
        if playing:
            playing.cancel()
