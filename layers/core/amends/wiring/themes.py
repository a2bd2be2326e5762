"""What themes are made of."""

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from amends.adapters.themes import Themes
from amends.wiring.stores import brand, now, settings, table

if TYPE_CHECKING:
    from amends.adapters.knowing import Knowing


@cache
def themes() -> Themes:
    """This brand's themes; what was counted in months that are settled is kept for the next page."""
    return Themes(table(), settings().brand)


def follow_themes(has_time: Callable[[], bool], *, early: bool = False) -> dict[str, int]:
    """Read the posts of the days that are over, and make the themes anew; what was done."""
    from amends.adapters.theme_posts import ThemePosts
    from amends.themes.following import follow  # Only one function carries what these compute with.

    try:
        # What reads posts is loaded with the first one: in most hours there is none.
        know = lambda post: _knowing()(post)  # noqa: E731
        done = follow(ThemePosts(table()), themes(), know, now(), has_time, _ours(), early=early)
    finally:
        if _knowing.cache_info().currsize:
            _knowing().forget()  # A warm function must not hold what is removed meanwhile.
    return done.model_dump()


def _ours() -> set[str]:
    """The names of the brand and of its competitors: they stand in posts about anything."""
    known = brand()
    names = [*known.accounts.x, *known.accounts.reddit, *known.terms, settings().brand]
    for other in known.competitors:
        names += [other.name, *other.accounts.x, *other.accounts.reddit]
    return {word for name in names for word in name.split()}


@cache
def _knowing() -> "Knowing":
    """What reads posts; imported here because only one function carries its layers."""
    from amends.adapters.knowing import Knowing
    from amends.adapters.vectors import Vectors

    return Knowing(Vectors.load())
