"""Where the brand keeps quiet, and how much it says."""

from dataclasses import dataclass

import pytest
from amends.etiquette import left_alone

from tests.builders import a_mention


@dataclass(frozen=True)
class Settings:
    subreddits_left_alone: tuple[str, ...] = ()


@pytest.mark.parametrize("name", ["Grief", "r/grief", "/r/GRIEF/", "grief"])
def test_a_subreddit_is_left_alone_however_it_is_written(name: str) -> None:
    assert left_alone(Settings((name,)), a_mention(community="grief"))
    assert not left_alone(Settings((name,)), a_mention(community="griefers"))


@pytest.mark.parametrize("settings", [Settings(), Settings(("grief",)), Settings(("",))])
def test_what_stands_in_no_subreddit_is_never_left_alone(settings: Settings) -> None:
    assert not left_alone(settings, a_mention(private=True))
