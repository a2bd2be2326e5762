"""A step of setup is done again only when what goes into it has changed."""

from pathlib import Path

import pytest

from local.setup.stamp import digest, once, sources


def test_an_unchanged_step_is_done_once(tmp_path: Path) -> None:
    done: list[str] = []
    for _ in range(2):
        once(tmp_path / "stamp", "same", lambda: done.append("work"))
    assert done == ["work"]


def test_a_changed_step_is_done_again(tmp_path: Path) -> None:
    done: list[str] = []
    for wanted in ("before", "after"):
        once(tmp_path / "stamp", wanted, lambda: done.append("work"))
    assert done == ["work", "work"]


def test_a_step_whose_result_was_removed_is_done_again(tmp_path: Path) -> None:
    done: list[str] = []
    for _ in range(2):
        once(tmp_path / "stamp", "same", lambda: done.append("work"), lambda: False)
    assert done == ["work", "work"]


def test_an_interrupted_step_does_not_count(tmp_path: Path) -> None:
    once(tmp_path / "stamp", "before", lambda: None)

    def interrupted() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        once(tmp_path / "stamp", "after", interrupted)
    assert not (tmp_path / "stamp").exists()


def test_a_digest_follows_names_and_contents(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_text("1")
    first = digest("word", files=[file])
    file.write_text("2")
    second = digest("word", files=[file])
    renamed = file.rename(tmp_path / "b")
    assert len({first, second, digest("word", files=[renamed]), digest("other", files=[renamed])}) == 4


def test_sources_leave_out_what_tools_made(tmp_path: Path) -> None:
    for name in ("src/a.ts", "node_modules/x/b.js", "dist/c.js"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert sources(tmp_path, without={"node_modules", "dist"}) == [tmp_path / "src" / "a.ts"]
