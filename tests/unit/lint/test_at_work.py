"""What the linters know of a case, what an author is told, and what the history keeps of it."""

from decimal import Decimal

import pytest
from amends.casefile import CaseFile, ReadMention
from amends.costs import Cost
from amends.errors import BadInput, NotFound
from amends.event import Event
from amends.lint import Context, Finding, Level, Override, lint
from amends.lint.clearing import cleared
from amends.lint.context import of_case
from amends.lint.told import tell
from amends.mention import Mention, PlatformName
from amends.prices import Call, Prices
from amends.reply import ReplyState

from tests.builders import NOON, a_brand, a_case, a_content_reading, a_mention, a_reading, a_reply

BRAND = a_brand()


def a_file(*mentions: Mention, **changes: object) -> CaseFile:
    """A case of these posts."""
    thread = [ReadMention(mention=mention, reading=a_reading()) for mention in mentions or (a_mention(),)]
    return CaseFile.model_validate({"case": a_case(), "thread": thread, "replies": [], "events": [], **changes})


def test_a_case_says_where_its_answer_will_stand() -> None:
    context = of_case(a_file(a_mention(text="off since 6pm", summoned=False)), BRAND)
    assert (context.platform, context.private, context.summoned, context.severity) == (PlatformName.X, False, False, 3)
    assert (context.complaint, context.acknowledged, context.said) == (True, False, ("off since 6pm",))
    assert "larkfield" in context.brand_names


def test_what_was_said_in_private_grounds_nothing_in_public() -> None:
    file = a_file(a_mention(id="1", text="since 6pm", private=True), a_mention(id="2", text="still off"))
    assert of_case(file, BRAND, "2").said == ("still off",)
    assert of_case(file, BRAND, "1").said == ("since 6pm", "still off")


def test_praise_needs_no_apology_first_and_neither_does_a_second_answer() -> None:
    content = [ReadMention(mention=a_mention(), reading=a_content_reading())]
    assert not of_case(a_file(thread=content), BRAND).complaint
    assert of_case(a_file(replies=[a_reply(state=ReplyState.POSTED)]), BRAND).acknowledged
    assert not of_case(a_file(replies=[a_reply(state=ReplyState.IN_REVIEW)]), BRAND).acknowledged


def test_who_of_us_worked_on_a_case_is_not_named_in_full() -> None:
    events = [
        Event(at=NOON, kind="claimed", by="1", by_name="Rosa Bauer"),
        Event(at=NOON, kind="case opened", by_name="Amends"),
    ]
    context = of_case(a_file(events=events, replies=[a_reply(author_name="piet.jansen")]), BRAND)
    assert context.staff_names == ("Rosa Bauer", "piet.jansen")
    found = [finding.rule for finding in lint("Sorry. Rosa Bauer and Piet Jansen are on it.", context)]
    assert found == ["privacy.staff_name", "privacy.staff_name"]


def test_a_case_whose_posts_are_gone_can_be_written_for() -> None:
    assert of_case(a_file(thread=[]), BRAND).platform is PlatformName.X
    with pytest.raises(NotFound):
        of_case(a_file(), BRAND, "9")


def test_the_operators_own_prices_count() -> None:
    prices = Prices({Call.X_POST_LINK: Decimal("0.5")})
    told = tell("Sorry. See larkfield.com", of_case(a_file(), BRAND, prices=prices))
    assert told.cost == Cost(plain=Decimal("0.010"), with_link=Decimal("0.5"))
    assert (told.has_link, told.price) == (True, Decimal("0.5"))
    assert "$0.5 instead of $0.01" in told.findings[0].words


def test_an_author_is_told_the_platforms_own_length() -> None:
    told = tell("@ada あああ", Context())
    assert (told.length, told.longest, told.price) == (6, 280, Decimal("0.010"))
    assert tell("あああ", Context(platform=PlatformName.REDDIT)).length == 3
    assert tell("あああ", Context(private=True)).longest == 10_000


@pytest.mark.parametrize("text", ["", "  ", "\n", "\u200b"])
def test_an_empty_text_is_told_nothing(text: str) -> None:
    assert tell(text, Context(complaint=True)).findings == []


def test_the_model_is_heard_in_the_language_that_it_knows() -> None:
    mocking = a_reading(sarcasm=0.9)
    foreign = a_reading(sarcasm=0.9, threshold=None, language="de")
    assert [finding.rule for finding in tell("Sorry. Bravo.", Context(), mocking).findings] == ["tone.mockery"]
    assert tell("Sorry. Bravo.", Context(), mocking).sarcasm == 0.9
    for reading in (foreign, None, a_reading(sarcasm=0.2)):
        assert tell("Sorry. Bravo.", Context(), reading).findings == []
    assert tell("Sorry. Bravo.", Context(), foreign).sarcasm is None


PROMISE = Finding(rule="promise.fix", level=Level.REASON, start=7, end=22, words="Is it known?")
CARD = Finding(rule="privacy.card", level=Level.BLOCK, start=0, end=6, words="A card.")
ADVICE = Finding(rule="tone.capitals", level=Level.ADVISE, start=0, end=6, words="Loud.")


def test_the_history_keeps_rules_and_reasons() -> None:
    why = Override(rule="promise.fix", why="the depot has confirmed it")
    note = cleared([ADVICE, PROMISE, PROMISE], [why])
    assert note == "linters found tone.capitals, promise.fix; promise.fix overridden: the depot has confirmed it"
    assert cleared([], []) == ""


@pytest.mark.parametrize(
    ("findings", "words"),
    [([PROMISE], "promise.fix needs a reason: Is it known?"), ([CARD, PROMISE], "privacy.card must go: A card.")],
)
def test_what_stands_in_the_way_is_said(findings: list[Finding], words: str) -> None:
    with pytest.raises(BadInput) as error:
        cleared(findings, [Override(rule="privacy.card", why="they asked for it")])
    assert words in str(error.value)
