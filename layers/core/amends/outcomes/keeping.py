"""Seeing to it that a story's posts are sampled and its threads read on; safe to repeat."""

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol

from amends.outcomes.story import Follow, Story, Track
from amends.outcomes.tracking import follow_of, tracks_of


class KeepsTracks(Protocol):
    """Where tracks are kept."""

    def put(self, track: Track) -> bool:
        """Begin to sample a post; False where that was done before, or the post is gone."""
        ...

    def put_follow(self, follow: Follow) -> None:
        """Read a case's threads on, until its time is over."""
        ...


def keep_tracks(stories: Iterable[Story], store: KeepsTracks, now: datetime) -> int:
    """Begin what the stories need and nobody has begun; how many posts are sampled from now on."""
    begun = 0
    for story in stories:
        known = {(track.platform, track.post_id) for track in story.tracks}
        for track in tracks_of(story, now):
            if (track.platform, track.post_id) not in known:
                begun += store.put(track)
        follow = follow_of(story)
        # What is over is not begun again: its end was seen, or is as old as the case itself.
        if follow and follow != story.follow and follow.until > now:
            store.put_follow(follow)
    return begun
