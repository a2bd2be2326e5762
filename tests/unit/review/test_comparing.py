"""The replies of a case that wait at once, and which of them wait for whom."""

from amends.reply import Reply
from amends.review.approving import approve, send_to_review
from amends.review.comparing import pending
from amends.review.desks import Away, Named, ReviewDesk
from amends.review.path import ONE_OTHER, Path, Step
from amends.review.proposing import propose
from amends.roles import Person, Role

from tests.builders import NOON, PIET, ROSA, a_person, a_reply

LENA = a_person("lena", Role.LEGAL)
LEGAL = Path(name="legal", steps=[Step(desk=ReviewDesk.LEGAL)])
TWO = Path(name="two", steps=[Step(desk=ReviewDesk.SENIOR, need=2)])


def waiting(path: Path = ONE_OTHER) -> Reply:
    return send_to_review(a_reply(), path, None, NOON)


def yours(reply: Reply, person: Person, absent: tuple[Away, ...] = ()) -> bool:
    return pending([reply], person, absent, NOON).yours == [reply.id]


def test_a_reply_waits_for_those_who_sit_at_its_desk_and_never_for_its_author() -> None:
    assert not yours(waiting(), ROSA)
    assert yours(waiting(), PIET)
    assert not yours(waiting(LEGAL), PIET)
    assert yours(waiting(LEGAL), LENA)


def test_it_waits_for_the_deputy_of_who_is_away() -> None:
    away = Away(person=Named(id=LENA.id, name="lena"), desks=[ReviewDesk.LEGAL], deputy=Named(id=PIET.id, name="piet"))
    assert yours(waiting(LEGAL), PIET, (away,))


def test_it_waits_for_nobody_a_second_time_and_not_once_it_is_approved() -> None:
    once = approve(waiting(TWO), 3, PIET, NOON)
    assert not yours(once, PIET)
    assert yours(once, LENA)
    assert not yours(approve(once, 3, LENA, NOON), a_person("zoe", Role.PR))


def test_proposed_words_wait_for_a_third_person_who_may_have_approved_the_words_before() -> None:
    offered = propose(approve(waiting(TWO), 3, LENA, NOON), "Sorry, Ada. We look.", "", PIET, NOON)
    assert not yours(offered, PIET)
    assert not yours(offered, ROSA)
    assert yours(offered, LENA)
