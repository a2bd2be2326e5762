"""`python -m simulator`: serves the simulated X and Reddit, and plays a feed or a scenario."""

import argparse
import asyncio
import fcntl
import sys
import time
from pathlib import Path

from simulator import credentials
from simulator.assembly import assemble
from simulator.choice import Choice
from simulator.lines import MalformedError
from simulator.server import PortTakenError, listening_socket, serve, url_of

UNUSABLE = 2  # exit status for arguments and files that cannot be used


def main() -> int:
    """Run until a signal comes."""
    arguments = _arguments()
    state: Path = arguments.state
    choice = Choice(arguments.feed, arguments.scenario, arguments.speed)
    state.mkdir(parents=True, exist_ok=True)
    with (state / "simulator.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return _fail(f"another simulator runs in {state}")
        try:
            x_socket, reddit_socket = listening_socket(arguments.x_port), listening_socket(arguments.reddit_port)
            keys = credentials.load_or_create(state / "credentials.json")
            simulation = assemble(state / "simulator.sqlite", keys, choice, time.time)
        except (PortTakenError, MalformedError) as error:
            return _fail(str(error))
        credentials.save(state / "credentials.json", keys, url_of(x_socket), url_of(reddit_socket))
        ready = f"simulated X on {url_of(x_socket)}, simulated Reddit on {url_of(reddit_socket)}"
        apps = [(simulation.x, x_socket), (simulation.reddit, reddit_socket)]
        asyncio.run(serve(apps, simulation.player, ready))
        simulation.store.close()
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="simulator", description="A simulated X and Reddit on loopback.")
    parser.add_argument("--state", type=Path, required=True, metavar="DIR", help="where everything is kept")
    parser.add_argument("--x-port", type=_port, default=8701, help="port of X, its control API and the page (8701)")
    parser.add_argument("--reddit-port", type=_port, default=8702, help="port of Reddit (8702)")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--feed", type=Path, metavar="FILE", help="play a JSON Lines file of recorded posts")
    what.add_argument("--scenario", metavar="NAME", help="play one of the scenarios that come with the simulator")
    parser.add_argument("--speed", type=_speed, metavar="N", help="times the recorded pace (1)")
    return parser.parse_args()


def _port(value: str) -> int:
    port = int(value)
    if not 0 <= port <= 65535:
        raise argparse.ArgumentTypeError("a port is a number from 0 to 65535")
    return port


def _speed(value: str) -> float:
    speed = float(value)
    if not 0 < speed <= 1e9:
        raise argparse.ArgumentTypeError("a speed is a number above 0")
    return speed


def _fail(why: str) -> int:
    print(f"simulator: {why}", file=sys.stderr)
    return UNUSABLE


if __name__ == "__main__":
    sys.exit(main())
