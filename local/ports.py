"""The loopback ports of the local stack."""

import contextlib
import socket
from typing import Self

from pydantic import BaseModel, ConfigDict

from local.errors import Usage

HOST = "127.0.0.1"
_DEFAULT_BASE = 8700
_HIGHEST = 65535


class Ports(BaseModel):
    """One port for each server; all of them on the loopback address."""

    model_config = ConfigDict(frozen=True)

    console: int = _DEFAULT_BASE
    x: int = _DEFAULT_BASE + 1
    reddit: int = _DEFAULT_BASE + 2
    emulator: int = _DEFAULT_BASE + 3
    runner: int = _DEFAULT_BASE + 4

    @classmethod
    def parse(cls, text: str | None) -> Self:
        """Read "9000" (the first of five) or "console=9000,x=9010"; Usage says what is wrong with it."""
        if text is None:
            return cls()
        names = list(cls.model_fields)
        if text.isdecimal():
            chosen = {name: int(text) + offset for offset, name in enumerate(names)}
        else:
            chosen = cls().model_dump() | dict(_pair(part, names) for part in text.split(","))
        for name, port in chosen.items():
            if not 0 < port <= _HIGHEST:
                raise Usage(f"--ports: {port} for {name} is not a port (1 to {_HIGHEST})")
        if len(set(chosen.values())) < len(chosen):
            raise Usage(f"--ports: two servers share a port in {text!r}")
        return cls(**chosen)

    @classmethod
    def free(cls) -> Self:
        """Ports that nothing listens on now."""
        with contextlib.ExitStack() as probes:
            sockets = [probes.enter_context(socket.socket()) for _ in cls.model_fields]
            for probe in sockets:
                probe.bind((HOST, 0))
            return cls(**{name: probe.getsockname()[1] for name, probe in zip(cls.model_fields, sockets, strict=True)})

    def check_free(self) -> None:
        """Raise Usage for the first port that something else listens on."""
        for name, port in self.model_dump().items():
            with socket.socket() as probe:
                # As the servers do: a port that only waits for old connections to end is free.
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                try:
                    probe.bind((HOST, port))
                except OSError as error:
                    raise Usage(
                        f"port {port} ({name}) is in use or not allowed ({error.strerror}); choose others with --ports"
                    ) from error

    def url(self, name: str) -> str:
        """The address of one server, without a slash at its end."""
        return f"http://{HOST}:{self.model_dump()[name]}"


def _pair(part: str, names: list[str]) -> tuple[str, int]:
    name, _, number = part.strip().partition("=")
    if name not in names or not number.isdecimal():
        raise Usage(f"--ports: {part.strip()!r} is neither a number nor NAME=NUMBER with NAME in {', '.join(names)}")
    return name, int(number)
