"""`make deploy` builds for Lambda, deploys, and publishes the console; here into the emulated AWS."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from local.build import build_environment
from local.state import CHECKOUT
from local.toolbox import ARCHITECTURE
from tests.integration.local.conftest import Emulator


@pytest.fixture
def console(tmp_path: Path) -> Path:
    """A console's build."""
    folder = tmp_path / "dist"
    (folder / "assets").mkdir(parents=True)
    (folder / "index.html").write_text("<!doctype html>")
    (folder / "assets" / "main-1.js").write_text("1")
    return folder


def deploy(emulator: Emulator, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "local.cloud", "--architecture", ARCHITECTURE, *options]
    environment = build_environment() | emulator.administrator.environment()
    return subprocess.run(
        command, cwd=CHECKOUT, env=environment, input="", capture_output=True, text=True, timeout=300, check=False
    )


def test_it_deploys_the_stack_and_publishes_the_console(emulator: Emulator, console: Path) -> None:
    found = deploy(emulator, "--yes", "--no-saved-queries", "--console", str(console))
    assert found.returncode == 0, found.stdout + found.stderr
    outputs = emulator.administrator.outputs()
    assert outputs is not None
    assert outputs["ConsoleUrl"] in found.stdout
    s3 = emulator.administrator.client("s3")
    keys = [entry["Key"] for entry in s3.list_objects_v2(Bucket=outputs["ConsoleBucket"])["Contents"]]
    assert keys == ["assets/main-1.js", "config.json", "index.html"]
    page = s3.get_object(Bucket=outputs["ConsoleBucket"], Key="index.html")
    assert (page["ContentType"], page["CacheControl"]) == ("text/html", "no-cache")
    config = json.loads(s3.get_object(Bucket=outputs["ConsoleBucket"], Key="config.json")["Body"].read())
    assert config["clientId"] == outputs["UserPoolClientId"]


def test_it_asks_first(emulator: Emulator, console: Path) -> None:
    found = deploy(emulator, "--console", str(console))
    assert found.returncode != 0
    assert emulator.administrator.outputs() is None


def test_it_wants_the_console_built(emulator: Emulator, tmp_path: Path) -> None:
    found = deploy(emulator, "--yes", "--console", str(tmp_path))
    assert found.returncode == 2
    assert "not built" in found.stderr
