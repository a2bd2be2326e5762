"""A build is repeated when a source of it changes, and not otherwise."""

from pathlib import Path

import pytest

from local.build import sources_digest


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    for name in ("template.yaml", "functions/api/app.py", "layers/core/amends/case.py", "requirements/sam.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("one")
    (tmp_path / "models" / "sarcasm").mkdir(parents=True)
    return tmp_path


@pytest.mark.parametrize(
    "name", ["template.yaml", "functions/api/app.py", "layers/core/new.py", "models/sarcasm/model.onnx"]
)
def test_a_changed_source_changes_it(checkout: Path, name: str) -> None:
    before = sources_digest(checkout)
    (checkout / name).write_text("two")
    assert sources_digest(checkout) != before


@pytest.mark.parametrize("name", ["layers/core/__pycache__/case.pyc", "simulator/feed.py", "console/src/main.tsx"])
def test_what_is_not_built_does_not(checkout: Path, name: str) -> None:
    before = sources_digest(checkout)
    (checkout / name).parent.mkdir(parents=True, exist_ok=True)
    (checkout / name).write_text("two")
    assert sources_digest(checkout) == before
