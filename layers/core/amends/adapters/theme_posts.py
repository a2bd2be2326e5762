"""Posts for themes: by the index of the days on which they were heard, and then where they lie now."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from boto3.dynamodb.conditions import Key

from amends.adapters import keys
from amends.adapters.case_files import read_file
from amends.adapters.items import Item, every, get_all
from amends.adapters.pages import after as continued
from amends.adapters.pages import cursor_of
from amends.case import Case
from amends.casefile import CaseFile, Page, ReadMention
from amends.errors import NotFound
from amends.reading import LEARNT
from amends.reply import ReplyState
from amends.themes.post import Row, Spoken
from amends.themes.refreshing import CaseNow

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

AT_ONCE = 100  # keys of a BatchGetItem
PAGE = 500  # posts that are placed before the run remembers how far it is
AFTER = timedelta(days=30)  # of a recovery: what its customer writes later is about something else
OTHER = "other"  # of what no rule gave a topic


class ThemePosts:
    """The table's posts."""

    def __init__(self, table: "Table") -> None:
        self._table = table
        self._recoveries: dict[str, tuple[datetime, datetime] | None] = {}

    def heard(self, day: date, after: str | None) -> Page[Spoken]:
        """The day's next posts that stand, in public and in English."""
        partition = keys.heard(day)
        found = self._table.query(
            IndexName=keys.BY_STATE,
            KeyConditionExpression=Key("state_pk").eq(partition),
            Limit=PAGE,
            **continued(after, partition),
        )
        places = [_place(mark) for mark in found["Items"] if _stands(mark)]
        items = self._all(places)
        return Page(items=[post for item in items if (post := _spoken(item))], next=cursor_of(found))

    def recovered(self, post: Spoken) -> bool:
        """Whether its author was answered by a person, or their case resolved, at most a month before they wrote it."""
        platform, _, author = post.author.partition("#")
        written = every(
            self._table,
            IndexName=keys.BY_STATE,
            KeyConditionExpression=Key("state_pk").eq(keys.written_by(platform, author)),
        )
        complained = {str(item["pk"]).partition("#")[2] for item in written if item["reading"]["is_dissatisfied"]}
        at = datetime.fromtimestamp(post.at, tz=UTC)
        found = (self._recovery(case) for case in sorted(complained))
        return any(one is not None and one[0] <= one[1] < at <= one[1] + AFTER for one in found)

    def standing(self, rows: Iterable[Row]) -> dict[str, Spoken]:
        """Those of the rows' posts that still stand, by their keys, where and as they are now."""
        rows = list(rows)
        items = self._all([{"pk": keys.case(row.case)["pk"], "sk": row.sk} for row in rows])
        found = {post.key: post for item in items if (post := _spoken(item))}
        # What is not there was removed, or went into another case: its marker knows.
        elsewhere = [keys.mention(*row.key.split("#", 1)) for row in rows if row.key not in found]
        moved = [_place(mark) for mark in self._all(elsewhere) if _stands(mark)]
        return found | {post.key: post for item in self._all(moved) if (post := _spoken(item))}

    def cases(self, ids: Iterable[str]) -> dict[str, CaseNow]:
        """What the cases give their posts."""
        cases = map(Case.model_validate, self._all([keys.case(one) for one in sorted(set(ids))]))
        return {case.id: CaseNow(case.topic or OTHER, case.root_cause or "") for case in cases}

    def _recovery(self, case_id: str) -> tuple[datetime, datetime] | None:
        """When a case's first complaint was written, and when we answered or resolved it after that."""
        if case_id not in self._recoveries:
            try:
                self._recoveries[case_id] = _recovery(read_file(self._table, case_id))
            except NotFound:
                self._recoveries[case_id] = None
        return self._recoveries[case_id]

    def _all(self, places: Sequence[keys.Key]) -> Iterator[Item]:
        places = list({(key["pk"], key["sk"]): key for key in places}.values())
        for start in range(0, len(places), AT_ONCE):
            yield from get_all(self._table, places[start : start + AT_ONCE])


def _recovery(file: CaseFile) -> tuple[datetime, datetime] | None:
    complained = [read.mention.created_at for read in file.thread if read.reading.is_dissatisfied]
    if not complained:
        return None
    # What an incident's statement says is no answer to anybody.
    answered = [reply.since for reply in file.replies if reply.state is ReplyState.POSTED and reply.statement is None]
    resolved = [event.at for event in file.events if event.kind == "resolved"]
    moments = [at for at in (*answered, *resolved) if at > min(complained)]
    return (min(complained), min(moments)) if moments else None


def _stands(mark: Item) -> bool:
    return "post_sk" in mark and "removed_at" not in mark and not mark.get("private")


def _place(mark: Item) -> keys.Key:
    return {"pk": keys.case(str(mark["case_id"]))["pk"], "sk": str(mark["post_sk"])}


def _spoken(item: Item) -> Spoken | None:
    read = ReadMention.model_validate(item)
    mention = read.mention
    if mention.private or read.reading.language not in LEARNT:
        return None
    return Spoken(
        key=f"{mention.platform}#{mention.id}",
        case=str(item["pk"]).partition("#")[2],
        sk=str(item["sk"]),
        at=int(mention.created_at.timestamp()),
        author=f"{mention.platform}#{mention.author_id}",
        text=mention.text,
        complaint=read.reading.is_dissatisfied,
        region=read.region,
    )
