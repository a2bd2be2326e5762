"""setup.sh finds an interpreter that really runs, and says in one line when there is none."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from local.state import CHECKOUT


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout, in a folder with a space, that holds no more than the script needs before it installs anything."""
    folder = tmp_path / "a check out"
    (folder / "local" / "setup").mkdir(parents=True)
    shutil.copy(CHECKOUT / "local" / "setup" / "setup.sh", folder / "local" / "setup")
    (folder / "requirements").mkdir()
    (folder / "requirements" / "bootstrap.txt").touch()
    return folder


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """A PATH of its own: what the script calls, and whatever Python a test puts there."""
    folder = tmp_path / "programs"
    folder.mkdir()
    for name in ("sh", "cat", "cksum", "dirname", "rm"):
        found = shutil.which(name)
        assert found
        (folder / name).symlink_to(found)
    return folder


def program(file: Path, script: str) -> None:
    file.parent.mkdir(exist_ok=True)
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o755)


def setup(checkout: Path, *path: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(checkout / "local" / "setup" / "setup.sh")],
        env={"PATH": ":".join(map(str, path)), **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_without_a_python_it_says_what_to_install(checkout: Path, programs: Path) -> None:
    found = setup(checkout, programs)
    assert found.returncode == 1
    assert found.stderr.count("\n") == 1
    assert "needs Python 3.11, 3.12 or 3.13" in found.stderr


def test_a_shim_that_fails_is_passed_over(checkout: Path, programs: Path, tmp_path: Path) -> None:
    program(tmp_path / "shims" / "python3", "echo 'no such version' >&2; exit 127")
    program(programs / "python3", f'exec "{sys.executable}" "$@"')
    found = setup(checkout, tmp_path / "shims", programs)
    assert f"setup: Python {sys.version_info.major}.{sys.version_info.minor}" in found.stdout


@pytest.mark.parametrize("version", ["(3, 10)", "(3, 14)"])
def test_another_version_is_passed_over(checkout: Path, programs: Path, version: str) -> None:
    as_if = f"import sys; sys.version_info = {version}; exec(sys.argv.pop())"
    program(programs / "python3", f'exec "{sys.executable}" -c "{as_if}" "$2"')
    assert "found none" in setup(checkout, programs).stderr


def test_a_named_python_that_does_not_fit_is_named_in_the_error(checkout: Path, programs: Path) -> None:
    program(programs / "python3", f'exec "{sys.executable}" "$@"')
    found = setup(checkout, programs, AMENDS_PYTHON="/nowhere/python")
    assert found.returncode == 1
    assert "AMENDS_PYTHON=/nowhere/python" in found.stderr
