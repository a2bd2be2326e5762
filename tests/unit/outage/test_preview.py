"""Whom a statement would reach, why not the others, and what that costs."""

from collections.abc import Sequence
from decimal import Decimal

from amends.mention import PlatformName
from amends.outage.audience import EVERYWHERE, audience
from amends.outage.delivery import Delivery, DeliveryState
from amends.outage.preview import preview
from amends.outage.statement import Stage, StatementText
from amends.outage.waiting import Waits
from amends.prices import Prices

from tests.builders import NOON
from tests.outages import WORDS, a_statement, a_text


def waits(author: str, **changes: object) -> Waits:
    fields: dict[str, object] = {
        "incident_id": "checkout",
        "case_id": f"x-{author}",
        "severity": 3,
        "since": NOON,
        "platform": PlatformName.X,
        "author_id": author,
        "language": "en",
    }
    return Waits.model_validate({**fields, **changes})


def test_a_preview_counts_each_author_once_and_says_why_others_are_left_out() -> None:
    german = StatementText(channel=PlatformName.X, language="de", alternatives=["Es tut uns leid: https://a.example"])
    own = StatementText(channel=PlatformName.X, language="en", own_post=True, alternatives=[WORDS])
    shown = preview(
        a_statement(texts=[a_text(), german, own]),
        [
            waits("a"),
            waits("a", case_id="x-again"),
            waits("b", language="de"),
            waits("c", language="fr"),
            waits("d", private=True),
            waits("e", summoned=False),
            waits("f", platform=PlatformName.REDDIT),
        ],
        [],
        Prices(),
        NOON,
    )
    x, reddit = sorted(shown.channels, key=lambda one: one.channel, reverse=True)
    assert (x.waiting, x.reached, x.again, x.languages) == (5, 3, 0, {"en": 2, "de": 1})
    assert x.left_out == {"wrote in private": 1, "did not address the brand": 1}
    assert reddit.left_out == {"no text for their channel and language": 1}
    assert x.cost == Decimal("0.010") * 2 + Decimal("0.200")
    assert (shown.own_posts, shown.cost) == (1, x.cost + Decimal("0.015"))


def a_delivery(author: str, stage: Stage = Stage.HOLDING, state: DeliveryState = DeliveryState.POSTED) -> Delivery:
    return Delivery(
        incident_id="i1",
        statement_id="s1",
        stage=stage,
        platform=PlatformName.X,
        author_id=author,
        case_id=f"x-{author}",
        language="en",
        state=state,
        at=NOON,
        since=NOON,
    )


def reached(stage: Stage, *deliveries: Delivery, follow_up: Sequence[PlatformName] = EVERYWHERE) -> tuple[int, int]:
    """How many customers on X a statement reaches now, and how many of them were told before; nobody waits."""
    statement = a_statement(stage=stage, texts=[a_text()])
    (x,) = preview(statement, [], deliveries, Prices(), NOON, follow_up).channels
    return x.reached, x.again


def test_the_end_reaches_who_was_told_before_and_says_that_it_is_a_second_text() -> None:
    assert reached(Stage.RESOLVED, a_delivery("a"), a_delivery("b")) == (2, 2)
    assert reached(Stage.HOLDING, a_delivery("a"), a_delivery("b")) == (0, 0)


def test_who_has_their_place_in_a_stage_is_not_counted_again() -> None:
    queued = a_delivery("a", Stage.RESOLVED, DeliveryState.QUEUED)
    assert reached(Stage.RESOLVED, a_delivery("a"), a_delivery("b"), queued) == (1, 1)


def test_where_the_brand_does_not_follow_up_nobody_is_told_a_second_text() -> None:
    elsewhere = [PlatformName.REDDIT]
    assert reached(Stage.RESOLVED, a_delivery("a"), follow_up=elsewhere) == (0, 0)
    assert reached(Stage.CORRECTION, a_delivery("a"), follow_up=elsewhere) == (0, 0)
    again = audience(Stage.RESOLVED, [waits("a")], [a_delivery("a")], elsewhere)
    assert [one.author_id for one in again] == ["a"]  # They wrote again.
