"""Stand-ins for what lies outside, with the same rules about who comes first."""

import json
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from amends.case import Case, extend, open_case
from amends.casefile import CaseFile, Page, ReadMention, Span, Standing
from amends.coverage import Receipt
from amends.cursor import Cursor, Poll
from amends.errors import Broken, NotFound, Retry, Stale
from amends.event import Event
from amends.handoff.joining import NO_HANDOFF, Joining
from amends.handoff.noticing import Noticed
from amends.looking import SourceFacts
from amends.mention import Mention, PlatformName
from amends.optout import Choice
from amends.outbox import Conversation, Headroom, Kind, Window, allowance, conversation
from amends.outcomes.sampling import Shown
from amends.outcomes.story import Follow, Track
from amends.outcomes.tracking import Metrics
from amends.posting import Mode, Posting
from amends.reading import Reading
from amends.reply import Reply, ReplyState
from amends.review.texts import TextVersion
from amends.rules.book import Book
from amends.rules.shipped import shipped_book
from amends.threshold import Threshold
from amends.tombstone import AS_HEARD, PostNow
from amends.triage import Triage
from amends.turns import Turn, following
from amends.verdict import Verdict
from amends.wishes import Wish

from tests.builders import a_mention, a_reading


class FakeSeals:
    """A key that is none: what it seals opens with the same context and the same name of a key only."""

    def __init__(self, key: str = "the brand's key") -> None:
        self._key = key
        self.opened: list[str] = []  # the things that somebody read

    def seal(self, text: str, context: Mapping[str, str]) -> str:
        return b64encode(json.dumps([self._key, dict(context), text[::-1]]).encode()).decode()

    def open(self, sealed: str, context: Mapping[str, str]) -> str:
        key, bound, text = json.loads(b64decode(sealed))
        if (key, bound) != (self._key, dict(context)):
            raise Broken("a sealed text was sealed with another key, or for something else")
        self.opened.append(context["thing"])
        return str(text)[::-1]


class FakePlatform:
    """A platform that remembers what was posted, or fails as it is told to."""

    def __init__(self, fails: Exception | None = None, *, after_posting: bool = False) -> None:
        self.posted: list[tuple[str, str]] = []
        self.facts: SourceFacts | Exception | None = None
        self.left: Headroom | None = None
        self._fails = fails
        self._after = after_posting

    def reply(self, reply: Reply) -> str:
        if self._fails and not self._after:
            raise self._fails
        self.posted.append((reply.in_reply_to, reply.text))
        if self._fails:
            raise self._fails
        return f"post-{len(self.posted)}"

    def find(self, reply: Reply) -> str | None:
        place = (reply.in_reply_to, reply.text)
        return f"post-{self.posted.index(place) + 1}" if place in self.posted else None

    def look(self, ids: Sequence[str]) -> Mapping[str, SourceFacts]:
        if isinstance(self.facts, Exception):
            raise self.facts
        return {name: (self.facts or SourceFacts(id=name)).model_copy(update={"id": name}) for name in ids}

    def look_at_author(self, mention: Mention) -> SourceFacts:
        return self.look([mention.author_id])[mention.author_id]

    def headroom(self, kind: Kind) -> Headroom | None:
        del kind
        return self.left


class FakeReplies:
    """Replies in memory; a version is written once."""

    def __init__(self, *replies: Reply) -> None:
        self.now = {reply.id: reply for reply in replies}
        self.events: list[Event] = []
        self.texts: list[TextVersion] = []
        self.cases: list[Case] = []
        self.owners: list[str | None] = []  # that each save wanted the case to have
        self.turns: dict[Conversation, Turn] = {}
        self.before_save: Callable[[Reply], None] = lambda _: None

    def get(self, case_id: str, reply_id: str) -> Reply:
        if reply_id not in self.now:
            raise NotFound(f"{case_id} {reply_id}")
        return self.now[reply_id]

    def add(
        self,
        reply: Reply,
        *events: Event,
        text: TextVersion | None = None,
        case: Case | None = None,
        owner: str | None = None,
    ) -> Reply:
        self.now[reply.id] = reply
        self.owners.append(owner)
        self.texts += [text] if text else []
        self.events += events
        self.cases += [case] if case else []
        return reply

    def revise(self, reply: Reply, event: Event, text: TextVersion) -> Reply:
        self.save(reply, event)
        self.texts.append(text)
        return reply

    def save(self, reply: Reply, *events: Event, case: Case | None = None, owner: str | None = None) -> Reply:
        self.before_save(reply)
        if self.now[reply.id].version != reply.version - 1:
            raise Stale("someone else changed it first")
        self.now[reply.id] = reply
        self.events += events
        self.owners.append(owner)
        if case:
            self.cases.append(case)
        return reply

    def turn(self, reply: Reply) -> Turn | None:
        return self.turns.get(conversation(reply))

    def claim(self, reply: Reply, event: Event, after: Turn | None) -> Reply:
        self.before_save(reply)
        if self.turn(reply) != after or self.now[reply.id].version != reply.version - 1:
            raise Stale("someone else came first")
        self.turns[conversation(reply)] = following(reply, after, event.at)
        self.now[reply.id] = reply
        self.events.append(event)
        return reply

    def stopped(self, reply: Reply) -> str:
        del reply
        return ""

    def by_state(
        self, state: ReplyState, limit: int, cursor: str | None = None, since: Span | None = None
    ) -> Page[Reply]:
        found = [
            r for r in self.now.values() if r.state is state and (since is None or since[0] <= r.since <= since[1])
        ]
        start = int(cursor or 0)
        end = start + limit
        items = sorted(found, key=lambda reply: reply.since)[start:end]
        return Page(items=items, next=str(end) if end < len(found) else None)


class FakeCases:
    """One case in memory, with the post that opened it and the replies that were given."""

    def __init__(
        self, case: Case, replies: FakeReplies | None = None, *mentions: Mention, answered: PostNow = AS_HEARD
    ) -> None:
        self.case = case
        self.answered = answered
        self._replies = replies
        self.mentions = mentions or (a_mention(),)

    def get(self, case_id: str) -> Case:
        if case_id != self.case.id:
            raise NotFound(case_id)
        return self.case

    def file(self, case_id: str) -> CaseFile:
        case = self.get(case_id)
        mine = [reply for reply in self._replies.now.values() if reply.case_id == case_id] if self._replies else []
        thread = [ReadMention(mention=mention, reading=a_reading()) for mention in self.mentions]
        return CaseFile(case=case, thread=thread, replies=mine, events=[])

    def post(self, platform: str, post_id: str) -> PostNow:
        del platform, post_id
        return self.answered


class FakeBudgets:
    """The windows of every platform in memory; one is as large as the platform's unless told otherwise."""

    def __init__(self, *windows: Window) -> None:
        self.windows = {(window.platform, window.kind): window for window in windows}
        self.learned: list[Headroom] = []

    def take(
        self, platform: PlatformName, kind: Kind, severity: int, now: datetime, *, waited: bool
    ) -> datetime | None:
        window = self.window(platform, kind, now)
        if window.left(severity, now) == 0:
            self.form_line(window, min(window.line or severity, severity))
            return window.resets_at
        if window.line is not None and window.line <= severity and not waited:
            return now + timedelta(seconds=30)
        if window.resets_at <= now:
            window = window.model_copy(update={"used": 0, "resets_at": now + allowance(platform, kind).length})
        self.windows[platform, kind] = window.model_copy(update={"used": window.used + 1})
        return None

    def window(self, platform: PlatformName, kind: Kind, now: datetime) -> Window:
        return self.windows.get((platform, kind)) or Window(platform=platform, kind=kind, resets_at=now)

    def learn(self, platform: PlatformName, kind: Kind, headroom: Headroom, now: datetime) -> None:
        self.learned.append(headroom)
        window = self.window(platform, kind, now)
        used = max(window.used, allowance(platform, kind).limit - headroom.remaining)
        self.windows[platform, kind] = window.model_copy(update={"used": used, "resets_at": headroom.resets_at})

    def form_line(self, window: Window, line: int | None) -> None:
        now = self.windows.get((window.platform, window.kind))
        if now:
            self.windows[window.platform, window.kind] = now.model_copy(update={"line": line})


class FakeOutbox:
    """The outbox as a list."""

    def __init__(self) -> None:
        self.sent: list[str] = []

    def send(self, reply: Reply) -> None:
        self.sent.append(reply.id)


class FakeSwitch:
    """The switch in memory; each look sees the next of its modes, and the last one stays."""

    def __init__(self, *modes: Mode) -> None:
        self._modes = list(modes)
        self.looks = 0

    def get(self) -> Posting:
        self.looks += 1
        return Posting(mode=self._modes.pop(0) if len(self._modes) > 1 else self._modes[0])


class FakeSwitches:
    """The switch with its turns, in memory; a version is written once."""

    def __init__(self, *turns: Posting) -> None:
        self.turns = list(turns)
        self.before_add: Callable[[], None] = lambda: None

    def get(self) -> Posting:
        return self.turns[-1] if self.turns else Posting()

    def add(self, posting: Posting) -> Posting:
        self.before_add()
        if self.get().version != posting.version - 1:
            raise Stale("someone else turned it first")
        self.turns.append(posting)
        return posting


class FakeSource:
    """A source that gives what it is told to, or fails."""

    name = "x.mentions"

    def __init__(self, answer: Poll | Exception) -> None:
        self._answer = answer
        self.asked: list[str | None] = []

    def poll(self, position: str | None, now: datetime) -> Poll:
        del now
        self.asked.append(position)
        if isinstance(self._answer, Exception):
            raise self._answer
        return self._answer


class FakeSink:
    """A queue as a list, which can be out of order."""

    def __init__(self, *, broken: bool = False) -> None:
        self.mentions: list[Mention] = []
        self._broken = broken

    def send(self, mentions: Sequence[Mention]) -> None:
        if self._broken:
            raise Retry("the queue took 0 of 1 mentions")
        self.mentions += mentions


class FakeSeen:
    """Which events were taken, in memory."""

    def __init__(self) -> None:
        self.taken: set[tuple[str, str]] = set()
        self.before_add: Callable[[], object] = lambda: None

    def holds(self, source: str, event_id: str) -> bool:
        return (source, event_id) in self.taken

    def add(self, source: str, event_id: str, now: datetime) -> bool:
        del now
        self.before_add()
        if self.holds(source, event_id):
            return False
        self.taken.add((source, event_id))
        return True


class FakeCursors:
    """Cursors in memory; a version is written once."""

    def __init__(self) -> None:
        self.now: dict[str, Cursor] = {}
        self.receipts: dict[tuple[datetime, int, bool], Receipt] = {}
        self.notes: list[str] = []

    def get(self, source: str) -> Cursor:
        return self.now.get(source, Cursor(source=source))

    def advance(self, cursor: Cursor) -> Cursor:
        if self.get(cursor.source).version != cursor.version - 1:
            raise Stale("another poll came first")
        self._keep(cursor)
        self.now[cursor.source] = cursor
        return cursor

    def note(self, cursor: Cursor) -> None:
        self.notes.append(cursor.outcome)
        self._keep(cursor)
        before = self.get(cursor.source)
        told = {name: getattr(cursor, name) for name in ("polled_at", "outcome", "receipt")}
        self.now[cursor.source] = before.model_copy(update=told)

    def _keep(self, cursor: Cursor) -> None:
        if cursor.receipt:
            receipt = cursor.receipt
            self.receipts[(receipt.at, receipt.version, receipt.since is not None)] = receipt


class FakeReader:
    """A model that always says the same, except of the texts that it is told about; it remembers what it was given."""

    def __init__(self, reading: Reading, told: Mapping[str, Reading] | None = None) -> None:
        self._reading = reading
        self._told = told or {}
        self.texts: list[str] = []
        self.explained: list[str] = []

    def read(self, texts: list[str]) -> list[Reading]:
        self.texts += texts
        return [self._told.get(text, self._reading) for text in texts]

    def evidence(self, text: str) -> list[str]:
        self.explained.append(text)
        return text.split()[-1:]


class FakeHearing:
    """One customer's case and posts in memory; `others` come in between, one at each try."""

    def __init__(self, case: Case | None = None, *others: Case) -> None:
        self.case = case
        self._others = list(others)
        self.kept: list[tuple[ReadMention, Triage]] = []
        self.summons: list[str] = []
        self.incidents: list[str | None] = []

    def standing(self, mention: Mention) -> Standing:
        before = [read.mention for read, _ in self.kept if read.mention.id == mention.id]
        return Standing(heard=bool(before), summoned=all(one.summoned for one in before), case=self.case)

    def summon(self, mention: Mention, now: datetime) -> None:
        self.summons.append(mention.id)

    def hear(
        self,
        read: ReadMention,
        before: Case | None,
        triage: Triage,
        now: datetime,
        earlier: str | None = None,
        incident: str | None = None,
        joins: Joining = NO_HANDOFF,
        seen: Sequence[Noticed] = (),
    ) -> Case | None:
        del earlier, joins, seen
        self.incidents.append(incident)
        if self._others:
            self.case = self._others.pop(0)
            raise Stale("another post of this customer came first")
        self.case = extend(before, read.mention, triage, now) if before else open_case(read.mention, triage, now)
        self.kept.append((read, triage))
        return self.case


class FakeOptOuts:
    """Wishes in memory; a later one counts."""

    def __init__(self, *out: str) -> None:
        self.out = set(out)
        self.choices: dict[tuple[str, str], Choice] = {}

    def record(self, choice: Choice) -> bool:
        before = self.choices.get((choice.platform, choice.author_id))
        if before and before.since >= choice.since:
            return False
        self.choices[choice.platform, choice.author_id] = choice
        (self.out.add if choice.wish is Wish.OUT else self.out.discard)(choice.author_id)
        return True

    def holds(self, platform: PlatformName, author_id: str) -> bool:
        del platform
        return author_id in self.out


class FakeVersions:
    """Thresholds in memory; a version is written once."""

    def __init__(self, *versions: Threshold) -> None:
        self.versions = list(versions)
        self.looks = 0
        self.before_add: Callable[[], None] = lambda: None

    def current(self, brand: str) -> Threshold | None:
        self.looks += 1
        mine = [threshold for threshold in self.versions if threshold.brand == brand]
        return mine[-1] if mine else None

    def add(self, threshold: Threshold) -> Threshold:
        self.before_add()
        if any((old.brand, old.version) == (threshold.brand, threshold.version) for old in self.versions):
            raise Stale("someone else changed it first")
        self.versions.append(threshold)
        return threshold


class FakeRules:
    """The shipped rules, or others, at any time."""

    def __init__(self, book: Book | None = None) -> None:
        self._book = book or shipped_book()

    def book(self, now: datetime) -> Book:
        del now
        return self._book


class FakeVerdicts:
    """Verdicts as a list, with their events."""

    def __init__(self) -> None:
        self.saved: list[Verdict] = []
        self.cases: list[Case] = []
        self.events: list[Event] = []

    def save(self, verdict: Verdict, event: Event, case: Case | None = None) -> Verdict:
        self.cases += [case] if case else []
        self.saved.append(verdict)
        self.events.append(event)
        return verdict


class FakeGauge:
    """A platform that says how far posts have gone; it remembers what it was asked."""

    def __init__(
        self, metrics: Mapping[str, Metrics] | None = None, gone: Iterable[str] = (), *, down: bool = False
    ) -> None:
        self._metrics = metrics or {}
        self._gone = frozenset(gone)
        self._down = down
        self.calls: list[list[str]] = []

    def ask(self, posts: Sequence[str], now: datetime) -> Shown:
        del now
        if self._down:
            raise Retry("X answered 503")
        self.calls.append(list(posts))
        return Shown({name: self._metrics[name] for name in posts if name in self._metrics}, self._gone & set(posts))


class FakeTracks:
    """Keeps tracks and followed cases; while `lost` somebody else is always first."""

    def __init__(self, *tracks: Track) -> None:
        self.tracks = {(one.post_id, one.case_id): one for one in tracks}
        self.follows: dict[str, Follow] = {}
        self.written = 0
        self.lost = False

    @property
    def by_post(self) -> dict[str, Track]:
        return {post: track for (post, _), track in self.tracks.items()}

    def put(self, track: Track) -> bool:
        self.written += 1
        known = (track.post_id, track.case_id) in self.tracks
        self.tracks.setdefault((track.post_id, track.case_id), track)
        return not known

    def save(self, track: Track) -> bool:
        if not self.lost:
            self.tracks[track.post_id, track.case_id] = track
        return not self.lost

    def due(self, platform: PlatformName, now: datetime, limit: int) -> list[Track]:
        found = [one for one in self.tracks.values() if one.platform is platform and one.due and one.due <= now]
        return sorted(found, key=lambda one: (one.due, one.post_id))[:limit]

    def put_follow(self, follow: Follow) -> None:
        self.written += 1
        self.follows[follow.case_id] = follow

    def over(self, now: datetime, limit: int) -> list[Follow]:
        return [one for one in self.follows.values() if one.until <= now][:limit]

    def end(self, follow: Follow) -> None:
        del self.follows[follow.case_id]
