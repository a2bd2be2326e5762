"""Which updates a story has: all that are pleased and public, from the complaint on, whenever it was recovered."""

from datetime import datetime

from amends.outcomes.outcome import Outcome, judge

from tests.builders import NOON
from tests.unit.outcomes.builders import ANSWERED, DAY, HOUR, PLEASED, UNHAPPY, a_post, a_story, elsewhere


def moments(*at: datetime, answered: bool = True, now: datetime = NOON + 30 * DAY) -> list[datetime]:
    later = [elsewhere(str(4000 + number), moment) for number, moment in enumerate(at)]
    return [one.at for one in judge(a_story(later=later, answered=answered), now).updates]


def test_an_update_before_the_recovery_is_kept_for_whoever_compares() -> None:
    early = NOON + HOUR / 2
    assert moments(early, ANSWERED + DAY) == [early, ANSWERED + DAY]
    assert judge(a_story(later=[elsewhere("4000", early)]), NOON + 30 * DAY).outcome is Outcome.SILENT


def test_an_update_behind_the_days_of_the_outcome_is_kept_too() -> None:
    late = NOON + 9 * DAY
    assert moments(late, answered=False) == [late]
    assert judge(a_story(later=[elsewhere("4000", late)], answered=False), NOON + 30 * DAY).outcome is Outcome.SILENT


def test_what_is_not_pleased_not_public_or_not_yet_written_is_none() -> None:
    story = a_story(
        a_post("3000", ANSWERED + HOUR, UNHAPPY),
        a_post("3001", ANSWERED + HOUR, PLEASED, private=True, text="", conversation_id="7-77"),
        later=[elsewhere("4000", NOON + 9 * DAY)],
    )
    assert judge(story, NOON + 8 * DAY).updates == ()
