"""A customer's later post belongs to their latest complaint before it, whichever case is looked at."""

from datetime import datetime, timedelta

from amends.casefile import CaseFile, ReadMention
from amends.outcomes.belonging import REACH, later_of

from tests.builders import MINUTE, NOON, a_case, a_verdict
from tests.unit.outcomes.builders import DAY, HOUR, PLEASED, UNHAPPY, a_post


def a_file(name: str, *posts: ReadMention) -> CaseFile:
    return CaseFile(
        case=a_case(id=name, conversation_id=posts[0].mention.id), thread=list(posts), replies=[], events=[]
    )


def at(name: str, since: timedelta, reading: object = UNHAPPY, **changes: object) -> ReadMention:
    moment: datetime = NOON + since
    return a_post(name, moment, reading, **{"conversation_id": name, **changes})  # type: ignore[arg-type]


FIRST = a_file("x-1", at("1", timedelta()))
SECOND = a_file("x-2", at("2", DAY))


def later(*files: CaseFile) -> dict[str, list[str]]:
    return {
        one.case.id: [read.mention.id for read in later_of(one, [other for other in files if other is not one])]
        for one in files
    }


def test_praise_elsewhere_belongs_to_the_complaint_before_it() -> None:
    praise = a_file("x-3", at("3", HOUR, PLEASED))
    assert later(FIRST, praise) == {"x-1": ["3"], "x-3": []}
    before = a_file("x-0", at("0", -HOUR, PLEASED))
    assert later(FIRST, before) == {"x-1": [], "x-0": []}


def test_of_two_complaints_the_later_one_has_what_comes_after_it() -> None:
    praise = a_file("x-3", at("3", 2 * DAY, PLEASED))
    # The second complaint itself is something that came after the first.
    assert later(FIRST, SECOND, praise) == {"x-1": ["2"], "x-2": ["3"], "x-3": []}


def test_a_post_stays_with_the_complaint_of_its_own_case() -> None:
    long = a_file("x-1", at("1", timedelta()), at("11", 2 * DAY, PLEASED, conversation_id="1"))
    assert later(long, SECOND) == {"x-1": ["2"], "x-2": []}


def test_a_question_that_became_a_complaint_gives_away_what_came_before() -> None:
    turned = a_file("x-2", at("2", HOUR, PLEASED), at("21", DAY, UNHAPPY), at("22", DAY + HOUR, PLEASED))
    assert later(FIRST, turned) == {"x-1": ["2", "21"], "x-2": []}


def test_nothing_belongs_beyond_a_month_nothing_private_and_nothing_of_others() -> None:
    month = REACH + MINUTE
    assert later(FIRST, a_file("x-3", at("3", REACH, PLEASED)))["x-1"] == ["3"]
    assert later(FIRST, a_file("x-3", at("3", month, PLEASED)))["x-1"] == []
    assert later(FIRST, a_file("x-3", at("3", HOUR, PLEASED, private=True)))["x-1"] == []
    assert later(FIRST, a_file("x-3", at("3", HOUR, PLEASED, author_id="78")))["x-1"] == []


def test_a_verdict_makes_a_complaint_of_a_case_and_takes_it_back() -> None:
    praise = a_file("x-3", at("3", 2 * DAY, PLEASED))
    mere = SECOND.model_copy(update={"verdicts": [a_verdict(mention_id="2", dissatisfied=False)]})
    assert later(FIRST, mere, praise) == {"x-1": ["2", "3"], "x-2": [], "x-3": []}
