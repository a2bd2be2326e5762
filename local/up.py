"""`amends up`: builds, deploys and runs the stack until it is told to stop."""

import contextlib
import time
import webbrowser
from collections.abc import Iterator
from datetime import UTC, datetime

from local import parts, switch
from local.aws import Administrator
from local.banner import banner
from local.build import build_folder, is_built, sources_digest
from local.deploy import Deployment
from local.errors import LocalError, Stopped, Usage
from local.parts import Part
from local.processes import Child
from local.progress import say, step
from local.request import Request
from local.signals import StopRequest
from local.ticker import Ticker

_WATCH_SECONDS = 0.2
_MOST_RESTARTS = 5  # of one part in a minute; more of them would hide a fault
_RESTART_WINDOW = 60.0


class Interrupted(Exception):
    """A person asked to stop while the stack was still starting."""


class Stack:
    """The running processes, in the order in which they were started."""

    def __init__(self, request: Request, stop: StopRequest) -> None:
        self._state = request.state
        self._ports = request.ports
        self._request = request
        self._administrator = Administrator.of(request.state, request.ports.url("emulator"))
        self._children: dict[str, Child] = {}
        self._parts: dict[str, Part] = {}
        self._restarts: dict[str, list[float]] = {}
        self._ticker: Ticker | None = None
        self._stop = stop

    def run(self) -> None:
        """Start everything, watch over it, and stop everything."""
        with contextlib.ExitStack() as cleanup:
            try:
                self._start(cleanup)
                while not self._stop.wait(_WATCH_SECONDS):
                    self._watch()
            except Interrupted:
                pass
            finally:
                with step("stopping"):
                    self._bring_down()

    def _start(self, cleanup: contextlib.ExitStack) -> None:
        self._state.remove("running")  # Of a supervisor that was killed.
        first = self._state.read("sign-ins") is None
        with step("starting the simulated X and Reddit, and the emulated AWS"):
            self._launch(parts.simulator(self._state, self._ports, self._request.play))
            self._launch(parts.emulator(self._state, self._ports, self._administrator))
            self._wait("simulator")
        digest = sources_digest()
        with step("building the functions") if not is_built(digest) else contextlib.nullcontext():
            cleanup.enter_context(build_folder(digest, self._state, self._stop.is_set))
            self._go_on()
        self._wait("emulator")
        outputs = self._deploy(digest)
        posting = switch.at_start(switch.of(self._administrator, outputs), self._request.dry_run)
        with step("starting the functions and the console"):
            self._launch(parts.runner(self._state, self._ports, self._administrator))
            self._launch(parts.console(self._ports, outputs))
            self._wait("runner")
            self._wait("console")
            parts.control(self._ports, self._administrator, "resume")
        self._state.write(
            "running",
            {"ports": self._ports.model_dump(), "outputs": outputs, "started": datetime.now(UTC).isoformat()},
        )
        if self._request.poll:
            self._ticker = Ticker(self._administrator, self._request.poll)
            self._ticker.start()
        print(banner(self._ports, self._state, first, switch.sentence(posting)), flush=True)
        if self._request.open_browser:
            webbrowser.open(self._ports.url("console") + "/")

    def _deploy(self, digest: str) -> dict[str, str]:
        deployment = Deployment(self._state, self._administrator, self._ports)
        if not deployment.is_current(digest):
            with step("deploying the stack"), self._whole_or_not_at_all():
                deployment.deploy(digest, self._stop.is_set)
                self._go_on()
                outputs = deployment.refresh()
                parts.control(self._ports, self._administrator, "save")
            return outputs
        return deployment.refresh()

    @contextlib.contextmanager
    def _whole_or_not_at_all(self) -> Iterator[None]:
        """Half a deployment is not kept: ended at once, the emulator goes back to what it last saved."""
        try:
            yield
        except BaseException:
            self._children["emulator"].kill()
            raise

    def _launch(self, part: Part) -> None:
        self._parts[part.name] = part
        self._children[part.name] = part.start(self._state)

    def _wait(self, name: str) -> None:
        """Until the part answers; LocalError with its last words when it never does."""
        part, child = self._parts[name], self._children[name]
        deadline = time.monotonic() + part.seconds_to_start
        while not part.is_ready():
            self._go_on()
            status = child.exit_status()
            if status == Usage.status:  # What it was asked for is wrong, and it says why.
                raise Usage(child.tail(3))
            if status is not None or time.monotonic() > deadline:
                raise LocalError(f"the {name} does not start; from {child.log}:\n{child.tail()}")
            time.sleep(0.05)

    def _go_on(self) -> None:
        if self._stop.is_set():
            raise Interrupted

    def _watch(self) -> None:
        """Start again what has ended; all of it comes back without loss."""
        for name in ("emulator", "runner", "simulator", "console"):
            child = self._children[name]
            if child.exit_status() is not None:
                self._note_restart(name, child)
                self._restart(name)

    def _note_restart(self, name: str, child: Child) -> None:
        now = time.monotonic()
        recent = [at for at in self._restarts.get(name, []) if now - at < _RESTART_WINDOW]
        self._restarts[name] = [*recent, now]
        if len(recent) >= _MOST_RESTARTS:
            raise Stopped(f"the {name} ends again and again; from {child.log}:\n{child.tail()}")
        say(f"the {name} ended (status {child.exit_status()}); starting it again")

    def _restart(self, name: str) -> None:
        self._children[name].stop(0)
        self._launch(self._parts[name])
        self._wait(name)
        if name == "emulator":
            # It no longer knows the sessions of the functions' roles.
            self._children["runner"].stop(self._parts["runner"].seconds_to_stop)
            self._launch(self._parts["runner"])
            self._wait("runner")
        if name in ("emulator", "runner"):
            parts.control(self._ports, self._administrator, "resume")

    def _bring_down(self) -> None:
        """Callers before those they call: nothing is cut off in the middle."""
        self._state.remove("running")
        if self._ticker:
            self._ticker.stop(0)
        self._end("console")
        with contextlib.suppress(Exception):  # The emulator may be what failed.
            parts.control(self._ports, self._administrator, "pause")
        for name in ("runner", "simulator", "emulator"):
            self._end(name)

    def _end(self, name: str) -> None:
        child = self._children.get(name)
        if child and not child.stop(self._parts[name].seconds_to_stop):
            say(f"the {name} did not stop in time and was ended; see {child.log}")


def up(request: Request) -> None:
    """Run the stack until Ctrl-C or SIGTERM."""
    with request.state.hold():
        request.state.remove("running")  # Of a supervisor that was killed.
        request.ports.check_free()
        stop = StopRequest()
        with stop.by_signals():
            Stack(request, stop).run()
