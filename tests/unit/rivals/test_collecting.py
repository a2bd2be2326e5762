"""Reading a window: everything in it once, whatever dies in between, within calls and budget."""

from contextlib import suppress
from datetime import datetime, timedelta

import pytest
from amends.errors import BadInput, Forbidden, Retry
from amends.outage.incident import IncidentState, Suspicion
from amends.rivals.beginning import AFTER_INCIDENT, OPEN, begin, following_incident, of_incident
from amends.rivals.collecting import compare
from amends.rivals.comparison import (
    AFTER,
    REACH,
    Comparison,
    Kind,
    State,
    read_until,
)
from amends.rivals.ports import Allowance
from amends.rivals.posts import Seen
from amends.rivals.tending import SAMPLES_KEPT, WORDS_KEPT
from amends.rivals.watch_list import WatchList
from amends.walk import LATE, Window
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import MIA, MINUTE, NOON, ROSA
from tests.outages import an_incident
from tests.unit.rivals.worlds import LIST, LONG, FakeKept, FakeX, a_post, reads

HOUR = timedelta(hours=1)
ENDS = NOON + 2 * HOUR


def begun(now: datetime = NOON) -> Comparison:
    return begin("Down", NOON, ENDS, LIST, 0, MIA, now)


def kept(one: Comparison) -> FakeKept:
    found = FakeKept()
    found.add(one)
    return found


def queries(one: Comparison) -> list[str]:
    return [side.query(kind) for side in one.sides for kind in Kind]


@given(
    st.lists(st.tuples(st.integers(-30, 1000), st.integers(0, 3), st.integers(0, 3)), max_size=40, unique=True),
    st.integers(1, 7),
    st.lists(st.integers(1, 12), max_size=3),
)
def test_all_of_the_window_is_read_once_whatever_dies(
    placed: list[tuple[int, int, int]], size: int, deaths: list[int]
) -> None:
    one = begun()
    found: dict[str, list[Seen]] = {query: [] for query in queries(one)}
    for minute, number, stream in placed:
        found[queries(one)[stream]].append(a_post(NOON + minute * MINUTE, number, replies_to="1"))
    store = kept(one)
    for death in deaths:
        with suppress(KeyboardInterrupt):
            compare(reads(FakeX(found, size, death), store), [], LIST, Allowance(10**6, 10**6), LONG)
    compare(reads(FakeX(found, size), store), [], LIST, Allowance(10**6, 10**6), LONG)
    (done,) = store.all()
    assert done.state is State.DONE
    for side, posts in enumerate(store.posts(done)):
        for kind, read, end in ((0, posts.complaints, ENDS), (1, posts.answers, ENDS + AFTER)):
            wanted = [each.id for each in found[queries(one)[2 * side + kind]] if NOON <= each.at < end]
            assert sorted(each.id for each in read) == sorted(wanted)


def test_the_brand_that_is_furthest_behind_is_read_next() -> None:
    x, store = FakeX({}), kept(begun())
    compare(reads(x, store), [], LIST, Allowance(10**6, 4), LONG)
    assert [query for query, _ in x.asked] == queries(begun())


def test_what_is_younger_than_five_minutes_is_left_for_later() -> None:
    now = NOON + 30 * MINUTE
    young = a_post(now - LATE + MINUTE)
    x = FakeX({queries(begun())[0]: [young]})
    store = kept(begun())
    compare(reads(x, store), [], LIST, Allowance(10**6), now)
    assert store.posts(begun())[0].complaints == []
    compare(reads(x, store), [], LIST, Allowance(10**6), now + LATE)
    assert [one.id for one in store.posts(begun())[0].complaints] == [young.id]


def test_a_run_makes_so_many_calls_and_no_more() -> None:
    x, store = FakeX({}), kept(begun())
    compare(reads(x, store), [], LIST, Allowance(10**6, 3), LONG)
    assert len(x.asked) == 3
    assert store.all()[0].state is State.COLLECTING


def test_a_budget_that_is_spent_makes_it_wait() -> None:
    many = [a_post(NOON + MINUTE, number) for number in range(250)]
    x, store = FakeX({queries(begun())[0]: many}), kept(begun())
    outcomes = compare(reads(x, store), [], LIST, Allowance(150), LONG)
    assert list(outcomes.values()) == ["waiting for budget"]
    assert len(x.asked) == 1  # a second page would cost more than is left
    compare(reads(x, store), [], LIST, Allowance(0), LONG)
    assert len(x.asked) == 1
    assert list(compare(reads(x, store), [], LIST, Allowance(10**6), LONG).values()) == ["done"]
    assert store.all()[0].posts == 250


def test_only_what_is_read_whole_is_counted() -> None:
    # The newer hundred of a stretch are here, the older are not: nothing of it may count yet.
    many = [a_post(NOON + MINUTE, number) for number in range(150)]
    store = kept(begun())
    compare(reads(FakeX({queries(begun())[0]: many}), store), [], LIST, Allowance(10**6, 1), LONG)
    one = store.all()[0]
    assert store.told_of[one.id][0].complaints == 0
    assert read_until(one, 0, Kind.COMPLAINTS) == NOON
    compare(reads(FakeX({queries(begun())[0]: many}), store), [], LIST, Allowance(10**6), LONG)
    assert store.told_of[one.id][0].complaints == 150


def test_figures_are_made_again_only_when_something_came() -> None:
    store = kept(begun())
    compare(reads(FakeX({}), store), [], LIST, Allowance(10**6), NOON + HOUR)
    store.told_of.clear()
    compare(reads(FakeX({}), store), [], LIST, Allowance(10**6), NOON + HOUR)
    assert store.told_of == {}


def test_what_was_read_before_x_failed_is_in_the_figures() -> None:
    class Failing(FakeX):
        def page(self, query: str, window: Window, now: datetime) -> tuple[list[Seen], bool]:
            if len(self.asked) == 8:
                raise Retry("X answered 503")
            return super().page(query, window, now)

    store = kept(begun())
    x = Failing({queries(begun())[0]: [a_post(NOON + MINUTE)]})
    assert list(compare(reads(x, store), [], LIST, Allowance(10**6), NOON + HOUR).values()) == ["collecting"]
    assert list(compare(reads(x, store), [], LIST, Allowance(10**6), LONG).values()) == ["X answered 503"]
    assert store.all()[0].measured
    assert store.told_of[store.all()[0].id][0].complaints == 1


def test_what_x_no_longer_reaches_is_skipped_and_said() -> None:
    x, store = FakeX({}), kept(begun())
    late = NOON + REACH + HOUR
    compare(reads(x, store), [], LIST, Allowance(10**6, 10**6), late)
    lost = {stream.lost_until for stream in store.all()[0].streams}
    assert lost == {NOON + HOUR}
    assert store.all()[0].state is State.DONE


@pytest.mark.parametrize(
    ("since", "until", "why"),
    [
        (NOON - REACH - MINUTE, NOON, "7 days back"),
        (NOON, NOON, "end after"),
        (NOON + MINUTE, NOON + HOUR, "must have begun"),
        (NOON, NOON + timedelta(days=8), "within 7 days"),
    ],
)
def test_a_window_that_can_t_be_read_is_refused_with_the_reason(since: datetime, until: datetime, why: str) -> None:
    with pytest.raises(BadInput, match=why):
        begin("Down", since, until, LIST, 0, MIA, NOON)


def test_nobody_to_compare_with_too_many_at_once_and_who_may_not_ask() -> None:
    with pytest.raises(BadInput, match="no competitor"):
        begin("Down", NOON, ENDS, WatchList(brand="larkfield", accounts=["larkfield"]), 0, MIA, NOON)
    with pytest.raises(BadInput, match="no account of ours"):
        begin("Down", NOON, ENDS, LIST.model_copy(update={"accounts": []}), 0, MIA, NOON)
    with pytest.raises(BadInput, match="wait until one is done"):
        begin("Down", NOON, ENDS, LIST, OPEN, MIA, NOON)
    with pytest.raises(Forbidden):
        begin("Down", NOON, ENDS, LIST, 0, ROSA, NOON)


OURS = an_incident(industry_wide=True)


def test_an_industry_wide_incident_brings_one_comparison_from_its_first_suspicion_on() -> None:
    suspicion = Suspicion(topic="checkout", at=NOON - HOUR)
    incident = OURS.model_copy(update={"suspicions": [suspicion]})
    store = FakeKept()
    for _ in range(2):
        compare(reads(FakeX({}), store, incident), [incident], LIST, Allowance(10**6), NOON + HOUR)
    (one,) = store.all()
    assert (one.since, one.until, one.incident_id, one.name) == (NOON - HOUR, None, "checkout", "Checkout is down")


@pytest.mark.parametrize("changes", [{"industry_wide": False}, {"state": IncidentState.SUSPECTED}])
def test_an_incident_of_ours_alone_or_a_suspicion_brings_none(changes: dict[str, object]) -> None:
    assert of_incident(OURS.model_copy(update=changes), LIST, NOON) is None


def test_it_ends_some_hours_after_its_incident_and_goes_on_with_it() -> None:
    one = of_incident(OURS, LIST, NOON)
    assert one
    over = OURS.model_copy(update={"state": IncidentState.RESOLVED, "resolved_at": NOON + HOUR})
    ended = following_incident(one, over, NOON + 2 * HOUR)
    assert ended.until == NOON + HOUR + AFTER_INCIDENT
    assert following_incident(ended, over, NOON + 9 * HOUR) == ended
    done = ended.model_copy(update={"state": State.DONE})
    again = following_incident(done, OURS, NOON + 20 * HOUR)
    assert (again.until, again.state) == (None, State.COLLECTING)


def test_it_ends_at_once_where_the_incident_turns_out_to_be_ours_alone() -> None:
    one = of_incident(OURS, LIST, NOON)
    assert one
    alone = OURS.model_copy(update={"industry_wide": False})
    assert following_incident(one, alone, NOON + HOUR).until == NOON + HOUR


def test_a_comparison_whose_incident_is_gone_ends() -> None:
    store = FakeKept()
    compare(reads(FakeX({}), store, OURS), [OURS], LIST, Allowance(10**6), NOON + HOUR)
    compare(reads(FakeX({}), store), [], LIST, Allowance(10**6), NOON + 2 * HOUR)
    assert store.all()[0].until == NOON + 2 * HOUR


class TestWords:
    """A brand's own words stay as long as they serve, and go within a day where they are gone on X."""

    def world(self) -> tuple[FakeX, FakeKept]:
        complaints, answers = queries(begun())[2:]
        heard = [a_post(NOON + minute * MINUTE) for minute in range(12)]
        said = [
            a_post(one.at + MINUTE, 9, conversation=one.id, replies_to=one.id, text=f"Sorry, {n} is down.")
            for n, one in enumerate(heard)
        ]
        x, store = FakeX({complaints: heard, answers: said}), kept(begun())
        compare(reads(x, store), [], LIST, Allowance(10**6), LONG)
        return x, store

    def texts(self, store: FakeKept) -> list[str]:
        (one,) = store.all()
        return [each.text for each in store.posts(one)[1].answers if each.text]

    def samples(self, store: FakeKept) -> list[str]:
        return [sample.text for brand in store.told(store.all()[0]) for sample in brand.samples]

    def test_samples_are_looked_up_once_a_day_and_what_is_gone_goes(self) -> None:
        x, store = self.world()
        (one,) = store.all()
        first, *rest = [sample.post_id for sample in store.told(one)[1].samples]
        x.gone = {first}
        for hours in (1, 25, 26):
            compare(reads(x, store), [], LIST, Allowance(10**6), LONG + hours * HOUR)
        # Two days after it was made its samples were due in the very first run, too.
        assert [len(ids) for ids in x.looked] == [5, 5]
        assert [sample.post_id for sample in store.told(one)[1].samples] == rest
        assert len(self.texts(store)) == 11

    def test_once_it_is_done_only_samples_keep_their_words_and_later_none(self) -> None:
        x, store = self.world()
        compare(reads(x, store), [], LIST, Allowance(10**6), LONG + WORDS_KEPT)
        assert len(self.texts(store)) == len(self.samples(store)) == 5
        compare(reads(x, store), [], LIST, Allowance(10**6), LONG + SAMPLES_KEPT)
        assert self.texts(store) == []
        assert self.samples(store) == [""] * 5  # the links are left
        asked = len(x.looked)
        compare(reads(x, store), [], LIST, Allowance(10**6), LONG + 2 * SAMPLES_KEPT)
        assert len(x.looked) == asked

    def test_its_figures_stay_as_they_were(self) -> None:
        x, store = self.world()
        before = store.told(store.all()[0])[1]
        compare(reads(x, store), [], LIST, Allowance(10**6), LONG + SAMPLES_KEPT)
        assert store.told(store.all()[0])[1].model_dump(exclude={"samples"}) == before.model_dump(exclude={"samples"})

    def test_without_a_budget_nothing_is_looked_up_and_words_that_are_over_go_all_the_same(self) -> None:
        x, store = self.world()
        asked = len(x.looked)
        compare(reads(x, store), [], LIST, Allowance(0), LONG + 25 * HOUR)
        assert len(x.looked) == asked
        compare(reads(x, store), [], LIST, Allowance(0), LONG + SAMPLES_KEPT)
        assert self.texts(store) == []
