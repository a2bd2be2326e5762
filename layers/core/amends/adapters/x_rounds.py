"""Threads that matter, and quotes of the brand's posts, as sources on X."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Protocol

import tweepy

from amends.adapters.x_posts import QUERY, Account, XPosts
from amends.coverage import Gap
from amends.cursor import Poll
from amends.mention import Mention
from amends.rounds import Rounds, Subject, after, batch, due, forget

CALLS = 3  # of the search in one run; X allows 300 in 15 minutes for all sources together
QUOTED = timedelta(days=3)  # how long a post of the brand's is watched: later quotes are rare


class Threads(Protocol):
    """Where the threads that matter are known."""

    def live(self, now: datetime) -> list[Subject]:
        """The threads to be read, the gravest and most recently active first."""
        ...


class XRounds:
    """A source that asks for many subjects in few calls."""

    name: str

    def __init__(self, client: tweepy.Client, account: Account, calls: int = CALLS) -> None:
        self._posts = XPosts(client, account)
        self._calls = calls

    def poll(self, position: str | None, now: datetime) -> Poll:
        """What is new of the subjects whose turn it is, as far as a run's calls reach."""
        subjects = self.subjects(now)
        rounds = forget(Rounds.model_validate_json(position) if position else Rounds(), subjects)
        mentions: dict[str, Mention] = {}
        gaps: list[Gap] = []
        for _ in range(self._calls):
            asked = batch(rounds, subjects, lambda ids: len(self.query(ids)) <= QUERY, now)
            if asked is None:
                break
            shown = self._posts.search(self.query(asked.ids), asked.window, now, self.name)
            mentions.update({mention.id: mention for mention in shown.mentions})
            gaps += shown.lost
            rounds = after(rounds, asked, shown.page, subjects, now)
        # A span that was out of reach stays a hole, whatever is read after it.
        covered = (max(gap.until for gap in gaps), now) if gaps else None
        lost = gaps[0].why if gaps else ""
        waiting = due(rounds, subjects, now)
        if waiting or rounds.unread:
            ages = [rounds.looked[one.id].at if one.id in rounds.looked else one.start for one in waiting]
            since = min([*ages, now])
            gaps.append(Gap(since=since, until=now, why="the calls of a run were spent: the rest waits for the next"))
            # With something left nothing is claimed; the run that finishes claims all since the last claim.
            covered = (since, since)
        return Poll(
            mentions=list(mentions.values()),
            position=rounds.model_dump_json(exclude_none=True),
            gap=lost,
            gaps=gaps,
            covered=covered,
        )

    def subjects(self, now: datetime) -> list[Subject]:
        """What to ask for, the most urgent first."""
        raise NotImplementedError

    def query(self, ids: Sequence[str]) -> str:
        """The query that asks for all of them."""
        raise NotImplementedError


class XThreads(XRounds):
    """Conversations of open cases: answers deep in a thread mention nobody and arrive by no other way.

    Behind them come those of cases whose outcome is followed, and the quotes of our answers there.
    """

    name = "x.threads"

    def __init__(self, client: tweepy.Client, account: Account, threads: Threads, calls: int = CALLS) -> None:
        super().__init__(client, account, calls)
        self._threads = threads

    def subjects(self, now: datetime) -> list[Subject]:
        """The threads that matter."""
        return self._threads.live(now)

    def query(self, ids: Sequence[str]) -> str:
        """Several conversations at once, and the quotes of several posts."""
        asked = " OR ".join(one if ":" in one else f"conversation_id:{one}" for one in ids)
        return f"({asked}) -from:{self._posts.account.username}"


class XQuotes(XRounds):
    """Posts that quote the brand's recent ones.

    The brand's timeline shows how often each of its posts was quoted, a hundred posts a call at the owner's price. Only
    where that number moved is the search asked, eleven posts a call. The endpoint for a post's quotes takes one post,
    75 times in 15 minutes, and always begins at the newest.
    """

    name = "x.quotes"

    def subjects(self, now: datetime) -> list[Subject]:
        """The brand's posts of the last days."""
        since = now - QUOTED
        return [Subject(id=one.id, start=one.created_at, mark=one.quotes) for one in self._posts.own(since, now)]

    def query(self, ids: Sequence[str]) -> str:
        """Quotes of several posts at once."""
        return _any("quotes_of_tweet_id", ids, self._posts.account.username)


def _any(operator: str, ids: Sequence[str], username: str) -> str:
    return f"({' OR '.join(f'{operator}:{one}' for one in ids)}) -from:{username}"
