"""Stories, read off the table: a case with the others of its customer that its outcome can depend on.

One query for the case, one of the index of its customer's posts, and one for each other case of theirs within a month.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from boto3.dynamodb.conditions import Key

from amends.adapters import keys
from amends.adapters.case_files import Partition, file_of, read_partition
from amends.adapters.items import Item
from amends.casefile import CaseFile
from amends.outcomes.belonging import REACH, complained_in, later_of
from amends.outcomes.story import Follow, Story, Track
from amends.outcomes.tracking import belongs

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

POSTS = 500  # of a customer that are looked through; who writes more is no customer with a problem
CASES = 12  # of a customer that are read beside the one at hand: those whose posts come first


class Stories:
    """The table's stories."""

    def __init__(self, table: "Table") -> None:
        self._table = table

    def of(self, case_id: str) -> list[Story]:
        """The case's story, and those of its customer's other complaints that a change of this case can concern.

        The case itself comes first, whether somebody complained in it or not. Raises NotFound.
        """
        here = read_partition(self._table, case_id)
        file = file_of(case_id, here)
        partitions = {case_id: here}
        for other in self._others(file):
            partitions[other] = read_partition(self._table, other)
        files = {name: file_of(name, found) for name, found in partitions.items() if found["CASE"]}
        last = max((read.mention.created_at for read in file.thread), default=None)
        stories = [_story(file, files.values(), here)]
        for name, one in files.items():
            begun = complained_in(one) if name != case_id else None
            # What begins behind all that was written here is not changed by it, nor is what began a month before.
            if not begun or not last or not _since(file) <= begun <= last:
                continue
            # A case of several accounts has posts that nobody asked for here.
            known = _authors(one) <= _authors(file)
            stories.append(_story(one, files.values(), partitions[name]) if known else self.one(name))
        return stories

    def one(self, case_id: str) -> Story:
        """The case's own story; raises NotFound."""
        return self.of(case_id)[0]

    def _others(self, file: CaseFile) -> list[str]:
        """The other cases in which the case's customers wrote since a month before it, in the order of their posts."""
        if not file.thread:
            return []
        marks: list[Item] = []
        for platform, author_id in sorted(_authors(file)):
            found = self._table.query(
                IndexName=keys.BY_STATE,
                KeyConditionExpression=Key("state_pk").eq(keys.written_by(platform, author_id))
                & Key("state_sk").gte(keys.stamp(_since(file))),
                Limit=POSTS,
            )
            marks += found["Items"]
        marks.sort(key=lambda item: str(item["state_sk"]))
        names = dict.fromkeys(str(item["pk"]).removeprefix(keys.case("")["pk"]) for item in marks)
        return [name for name in names if name != file.case.id][:CASES]


def _since(file: CaseFile) -> datetime:
    """What began before cannot be answered by anything in this case."""
    return min(read.mention.created_at for read in file.thread) - REACH


def _authors(file: CaseFile) -> set[tuple[str, str]]:
    return {(str(read.mention.platform), read.mention.author_id) for read in file.thread}


def _story(file: CaseFile, files: Iterable[CaseFile], partition: Partition) -> Story:
    others = [one for one in files if one.case.id != file.case.id]
    follows = partition["FOLLOW"]
    story = Story(
        file=file,
        later=later_of(file, others),
        verdicts=[verdict for one in (file, *others) for verdict in one.verdicts],
        follow=Follow.model_validate(follows[0]) if follows else None,
    )
    tracks = [Track.model_validate(item) for item in partition["TRACK"]]
    return story.model_copy(update={"tracks": [track for track in tracks if belongs(track, story)]})
