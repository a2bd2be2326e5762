"""Everything that is installed is locked by version and hash, and no lock holds an address."""

import json
import re

import pytest

from tests.template import ROOT

PINNED = re.compile(r"^[A-Za-z0-9._-]+(?:\[[^\]]+\])?==\S+( ; .+)? \\$")
PYTHON = sorted([*ROOT.glob("requirements/*.txt"), *ROOT.glob("layers/*/requirements.txt")])


def unlocked(text: str) -> list[str]:
    """Requirements without an exact version or without a hash."""
    lines = text.splitlines()
    names = [place for place, line in enumerate(lines) if line and not line.startswith(("    --hash=", "#"))]
    return [
        lines[place]
        for place in names
        if not PINNED.match(lines[place]) or not lines[place + 1].startswith("    --hash=sha256:")
    ]


@pytest.mark.parametrize("path", PYTHON, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_python_package_is_locked(path: object) -> None:
    text = (ROOT / str(path)).read_text()
    assert unlocked(text) == []
    assert "://" not in text


@pytest.mark.parametrize("line", ["praw", "praw>=8 \\", "praw==8.0.3"])
def test_an_unlocked_package_would_be_found(line: str) -> None:
    assert unlocked(f"{line}\n# the end") == [line]


def test_every_npm_package_is_locked() -> None:
    lock = json.loads((ROOT / "console" / "package-lock.json").read_text())
    packages = {name: entry for name, entry in lock["packages"].items() if name and not entry.get("link")}
    assert len(packages) > 100
    assert [name for name, entry in packages.items() if "integrity" not in entry] == []
    assert [name for name, entry in packages.items() if "resolved" in entry] == []


def test_every_name_in_a_list_has_its_lock() -> None:
    lists = {path.with_suffix("").name: path for path in ROOT.glob("requirements/*.in")}
    assert {path.with_suffix("").name for path in ROOT.glob("requirements/*.txt")} == set(lists)


def test_what_no_code_of_ours_imports_is_in_no_lock() -> None:
    listed = (ROOT / "layers/inference/overrides.txt").read_text().splitlines()
    unwanted = [line.split(" ;")[0] for line in listed if not line.startswith("#")]
    assert "huggingface-hub" in unwanted
    assert [
        name for name in unwanted for path in PYTHON if path.stem != "train" and f"\n{name}==" in path.read_text()
    ] == []
