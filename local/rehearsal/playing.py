"""Playing a rehearsal: posts and alarms as the script has them, and a look at what people make of it."""

from collections.abc import Callable
from datetime import datetime, timedelta

from amends.adapters.sink import Sunk
from amends.outage.incident import IncidentState
from amends.outage.rehearsal import Taken, rehearsed
from amends.outage.score import Rehearsed

from local.rehearsal.script import Script, customer
from local.rehearsal.shown import next_step, since
from local.rehearsal.venue import File, Venue
from simulator.scenario import ScenarioPost

GONE = frozenset({IncidentState.DISMISSED, IncidentState.MERGED})
NEVER = ""  # the id of a post that did not appear


class Rehearsal:
    """One rehearsal, from its first post to the last text."""

    def __init__(
        self,
        script: Script,
        venue: Venue,
        speed: float,
        settle: timedelta,
        now: Callable[[], datetime],
        tell: Callable[[str], None],
    ) -> None:
        self._script, self._venue, self._speed, self._settle = script, venue, speed, settle
        self._now, self._tell = now, tell
        self.began = now()
        self.alarmed_at: datetime | None = None
        self.mended_at: datetime | None = None
        self._left = list(script.posts)
        self._said: dict[str, str] = {}  # ids by the scenario's keys
        self._authors: dict[str, str] = {}  # customers by the ids of their posts
        self._hit: dict[str, datetime] = {}  # when who complained of the outage first did
        self._answers: list[Sunk] = []
        self._incidents: dict[str, None] = {}
        self._told: set[str] = set()
        self._next = ""

    @property
    def lasts(self) -> timedelta:
        """For how long it goes on."""
        return self._now() - self.began

    @property
    def file(self) -> File | None:
        """The incident of the outage: the first that people did not do away with."""
        files = [self._venue.file(one) for one in self._incidents]
        return next((one for one in files if one.incident.state not in GONE), files[-1] if files else None)

    def step(self) -> bool:
        """Play what is due, see what people did, and tell them what comes next; whether it goes on."""
        self._answers = self._venue.taken()
        self._play()
        self._incidents |= dict.fromkeys(self._venue.watched())
        file = self.file
        self._report(file)
        return not self._over(file)

    def rehearsed(self) -> Rehearsed:
        """What happened so far, to be scored."""
        file, now = self.file, self._now()
        self._answers = self._venue.taken()
        ended = file.incident.resolved_at if file else None
        owed = [one for one, at in self._hit.items() if ended is None or at < ended]
        events, statements = (file.events, file.statements) if file else ([], [])
        deliveries = self._venue.deliveries(file.incident.id) if file else []
        return rehearsed(events, statements, deliveries, self._taken(), owed, self.alarmed_at or now, now)

    def _taken(self) -> list[Taken]:
        """What was said to the customers of this rehearsal; others may be talked with meanwhile."""
        return [
            Taken(id=one.id, customer=self._authors[one.in_reply_to], text=one.text, at=one.at)
            for one in self._answers
            if one.in_reply_to in self._authors
        ]

    def _play(self) -> None:
        now, name = self._now(), f"rehearsal-{self.began:%Y%m%d%H%M%S}"
        at, title = (now - self.began) * self._speed, f"Rehearsal {self._script.name}: customers are cut off"
        for post in [one for one in self._left if self._due(one, at, now)]:
            self._say(post, now)
            self._left.remove(post)
        if self.alarmed_at is None and at >= self._script.begins:
            self._venue.alarm(name, title, now)
            self.alarmed_at = now
        elif self.alarmed_at and self.mended_at is None and at > self._script.ends:
            self._venue.alarm(name, title, self.alarmed_at, now)
            self.mended_at = now

    def _due(self, post: ScenarioPost, at: timedelta, now: datetime) -> bool:
        if post.when_answered is None:
            return post.offset <= at
        above = self._said.get(post.when_answered)
        answers = [one.at for one in self._answers if one.in_reply_to == above]
        return bool(answers) and (now - min(answers)) * self._speed >= post.offset

    def _say(self, post: ScenarioPost, now: datetime) -> None:
        above = [self._said.get(key, NEVER) for key in (post.reply_to, post.quote_of) if key]
        said = NEVER if NEVER in above else self._venue.say(post, self._said)
        self._said[post.key] = said
        if said and not post.brand:
            self._authors[said] = customer(post)
            if post in self._script.hit:
                self._hit.setdefault(customer(post), now)

    def _report(self, file: File | None) -> None:
        for event in file.events if file else []:
            if event.id not in self._told:
                self._told.add(event.id)
                note = f": {event.note}" if event.note else ""
                self._tell(f"{since(event.at - self.began)}  {event.kind}{note} ({event.by_name})")
        if (step := next_step(file)) != self._next:
            self._next = step
            self._tell(f"{since(self.lasts)}  -> {step}")

    def _over(self, file: File | None) -> bool:
        """Whether the incident ended, all was played, and nothing came for a while."""
        if file is None or file.incident.resolved_at is None or self.mended_at is None:
            return False
        last = max([file.incident.resolved_at, self.mended_at, *(one.at for one in self._taken())])
        return self._now() - last >= self._settle and all(post.when_answered for post in self._left)
