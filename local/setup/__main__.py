"""The environments and the console: `python -m local.setup [browser|lock|train]`, run by setup.sh."""

import fcntl
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from local.setup import browser, index, lock, node
from local.setup.stamp import digest, once, sources

VENVS = Path(".venvs")
BOOTSTRAP = VENVS / "bootstrap"
UV = str((BOOTSTRAP / "bin" / "uv").resolve())
BASE = os.path.realpath(sys._base_executable)  # type: ignore[attr-defined]
VERSION = ".".join(map(str, sys.version_info[:3]))
DEVELOPMENT = Path(".venv")
ENVIRONMENTS = {"dev": DEVELOPMENT, "sam": VENVS / "sam", "ministack": VENVS / "ministack", "lambda": VENVS / "lambda"}
TRAINING = VENVS / "train"
TORCH = "torch==2.13.0"
CONSOLE = Path("console")


class Failed(Exception):
    """A step went wrong; its output was shown."""


def main() -> None:
    """Bring everything up to date, one line a step that had something to do."""
    what = sys.argv[1:]
    VENVS.mkdir(exist_ok=True)
    with (VENVS / "lock").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)  # Two setups of one checkout take turns.
        settings = index.pip_settings([str(BOOTSTRAP / "bin" / "python"), "-m", "pip"])
        os.environ.update(index.uv_environment(settings))
        if "lock" in what:
            renew_locks()
        for name, folder in ENVIRONMENTS.items():
            environment(name, folder)
        install_project()
        if "train" in what:
            training()
        build_console()
    if "browser" in what:
        ensure_browser()


def renew_locks() -> None:
    """All of them; what follows then installs what they say."""
    try:
        lock.renew_python(UV)
        if (CONSOLE / "package.json").is_file():
            npm, path = node_tools()[1:]
            lock.renew_npm(npm, CONSOLE, {**os.environ, **path})
    except subprocess.CalledProcessError as error:
        raise Failed("setup: a lock could not be renewed; its predecessor stands") from error


def environment(name: str, folder: Path) -> None:
    """One virtual environment, holding exactly what its lock says."""
    pinned = Path("requirements") / f"{name}.txt"

    def install() -> None:
        if not (folder / "bin" / "python").exists() or not same_python(folder):
            run([UV, "venv", "--quiet", "--clear", "--python", BASE, str(folder)])
        run([UV, "pip", "sync", "--quiet", "--require-hashes", "--python", python(folder), str(pinned)])

    wanted = digest(BASE, VERSION, files=[pinned])
    step(
        f"environment {folder}", folder / "amends-setup", wanted, install, lambda: (folder / "bin" / "python").exists()
    )


def same_python(folder: Path) -> bool:
    """Whether an environment was made from this interpreter, this version of it."""
    lines = (folder / "pyvenv.cfg").read_text().splitlines()
    values = {name.strip(): value.strip() for name, _, value in (line.partition("=") for line in lines)}
    version = values.get("version_info") or values.get("version") or ""
    return values.get("home") == str(Path(BASE).parent) and version.startswith(VERSION)


def install_project() -> None:
    """The command line and the packages of this checkout, editable."""

    def install() -> None:
        arguments = ["--quiet", "--no-deps", "--no-build-isolation", "--python", python(DEVELOPMENT)]
        run([UV, "pip", "install", *arguments, "--editable", "."])

    # A fresh sync of the environment takes the project out again.
    synced = (DEVELOPMENT / "amends-setup").read_text()
    wanted = digest(synced, os.getcwd(), files=[Path("pyproject.toml")])
    step("the command line amends", VENVS / "amends-project", wanted, install, (DEVELOPMENT / "bin" / "amends").exists)


def training() -> None:
    """What training needs; pip chooses the build of PyTorch, as its settings say: no hash holds for all of them."""
    environment("train", TRAINING)
    synced = (TRAINING / "amends-setup").read_text()

    def install() -> None:
        pip = [str(BOOTSTRAP / "bin" / "python"), "-m", "pip", "--python", python(TRAINING)]
        run([*pip, "install", "--quiet", "--no-deps", TORCH])

    stamp, wanted = VENVS / "amends-torch", digest(synced, TORCH)
    step(TORCH, stamp, wanted, install, lambda: any(TRAINING.glob("lib/*/site-packages/torch")))


def node_tools() -> tuple[str, str, dict[str, str]]:
    """Node.js's version, npm, and the PATH that has both."""
    found = node.on_the_machine()
    if found is None:
        environment("node", VENVS / "node")
        found = ("from the package index", str((VENVS / "node" / "bin").resolve()))
    version, folder = found
    (VENVS / "node-folder").write_text(f"{folder}\n")  # For the checks, which need the same one.
    return version, str(Path(folder) / "npm"), {"PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"}


def build_console() -> None:
    """The console's packages and its build."""
    package = CONSOLE / "package.json"
    if not package.is_file():
        return
    version, npm, path = node_tools()

    def install() -> None:
        run([npm, "ci", "--no-audit", "--no-fund", "--loglevel=error"], CONSOLE, path)

    def build() -> None:
        run([npm, "run", "--silent", "build"], CONSOLE, path)

    packages = digest(version, files=[package, CONSOLE / "package-lock.json"])
    installed = (CONSOLE / "node_modules").is_dir
    step(f"the console's packages (Node.js {version})", VENVS / "amends-npm", packages, install, installed)
    built = digest(packages, files=sources(CONSOLE, without={"node_modules", "dist", "coverage"}))
    step("the console", VENVS / "amends-console", built, build, (CONSOLE / "dist" / "index.html").is_file)


def ensure_browser() -> None:
    """A Chromium for the tests."""
    if browser.find() is None and browser.may_install():
        began = time.monotonic()
        try:
            browser.install()
        except (OSError, subprocess.CalledProcessError) as error:
            raise Failed("setup: could not install chromium with apt-get") from error
        print(f"setup: chromium, {time.monotonic() - began:.0f} s", flush=True)
    if browser.find() is None:
        raise Failed("setup: the tests need Chromium or Chrome; install one, or name it in AMENDS_CHROMIUM")


def step(what: str, stamp: Path, wanted: str, work: Callable[[], None], done: Callable[[], bool]) -> None:
    """Do a step if needed, and say so."""
    began = time.monotonic()
    if once(stamp, wanted, work, done):
        print(f"setup: {what}, {time.monotonic() - began:.0f} s", flush=True)


def python(folder: Path) -> str:
    """An environment's interpreter, by its own path: resolved, it would be the base's."""
    return str(Path.cwd() / folder / "bin" / "python")


def run(command: list[str], cwd: Path | None = None, more: dict[str, str] | None = None) -> None:
    """Run a command; its output is shown when it fails."""
    result = subprocess.run(
        command,
        cwd=cwd,
        env={**os.environ, **(more or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if result.returncode:
        print(result.stdout, file=sys.stderr)
        raise Failed(f"setup: {Path(command[0]).name} {' '.join(command[1:3])} failed")


if __name__ == "__main__":
    try:
        main()
    except Failed as error:
        sys.exit(str(error))
    except KeyboardInterrupt:
        sys.exit(130)
