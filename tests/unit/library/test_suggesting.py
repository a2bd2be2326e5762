"""Templates that fit come first; of those that fit alike, the ones after which cases ended well, as far as they say."""

from collections.abc import Sequence

import pytest
from amends.casefile import CaseFile, ReadMention
from amends.errors import NotFound
from amends.library.relevance import bm25, saturated
from amends.library.suggesting import TemplateSuggestion, chosen, suggest
from amends.library.tally import Tally, share
from amends.library.template import Template, retire
from amends.library.terms import terms
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import NOON, ROSA, a_case, a_mention, a_reading
from tests.unit.library.builders import LENA, a_draft, a_template

BILL = {"name": "Wrong bill", "topic": "billing", "description": "Charged twice.", "keywords": ["refund", "charged"]}


def a_file(*texts: str, language: str = "en", private: bool = False, **case: object) -> CaseFile:
    """A case in which a customer wrote this."""
    thread = [
        ReadMention(mention=a_mention(id=str(n), text=text, private=private), reading=a_reading(language=language))
        for n, text in enumerate(texts)
    ]
    return CaseFile(case=a_case(author_name="Ada", **case), thread=thread, replies=[], events=[])


def suggested(file: CaseFile, *templates: Template, tallies: Sequence[Tally] = ()) -> list[TemplateSuggestion]:
    return suggest(file, templates, {(tally.template_id, tally.number): tally for tally in tallies}, ROSA, 10)


def names(found: Sequence[TemplateSuggestion]) -> list[str]:
    return [one.template_id for one in found]


def test_the_template_whose_words_the_customer_uses_comes_first_filled_and_with_its_reason() -> None:
    file = a_file("@larkfield my parcel is late and the courier lost it")
    (first,) = suggested(file, a_template("bill", **BILL), a_template())
    assert (first.template_id, first.template_version, first.unfilled) == ("late", 1, ["next_update"])
    assert first.text.startswith("Sorry, Ada, that is late.")
    assert first.reason == "the customer's words fit parcel, late, courier; no outcome is known yet"


def test_endings_do_not_matter_and_names_links_and_empty_words_say_nothing() -> None:
    assert terms("Delivery delivered DELIVERING") == ["deliv"] * 3
    assert terms("@parcel #parcel https://parcel.com/late u/parcel and the 12 a") == []
    assert suggested(a_file("@parcel and you are not there"), a_template()) == []


def test_only_what_can_be_used_for_the_case_as_it_is() -> None:
    file = a_file("my parcel is late")
    left_out = [
        a_draft(),
        retire(a_template("gone"), "new terms", LENA, NOON),
        a_template("long", platform="reddit"),
        a_template("held", stage="holding", text="Sorry that your parcel is late."),
        a_template("french", language="fr", text="Désolé."),
    ]
    assert names(suggested(file, *left_out, a_template("any"), a_template("short", platform="x"))) == ["short", "any"]
    assert "french" in names(suggested(a_file("my parcel", language="und"), *left_out))


def test_only_the_customers_latest_posts_are_compared() -> None:
    posts = ["refund me, I was charged", "well", "my parcel is late", "which courier"]
    assert names(suggested(a_file(*posts), a_template("bill", **BILL), a_template())) == ["late"]
    assert len(suggested(a_file(*posts[:3]), a_template("bill", **BILL), a_template())) == 2


def test_words_of_a_private_message_move_no_suggestion() -> None:
    assert names(suggested(a_file("my parcel"), a_template())) == ["late"]
    assert names(suggested(a_file("my parcel", private=True), a_template())) == []


def test_a_topic_that_is_the_cases_comes_before_words_alone() -> None:
    file = a_file("I want a refund, my parcel is late", topic="billing")
    found = suggested(file, a_template(), a_template("bill", **BILL))
    assert names(found) == ["bill", "late"]
    assert found[0].reason.startswith("about billing, as this case is; the customer's words fit refund")
    about_data = a_template("data", topic="data-protection", keywords=[], description="", name="x")
    (found_by_topic,) = suggested(a_file("hm", topic="data protection"), about_data)
    assert found_by_topic.reason == "about data protection, as this case is; no outcome is known yet"


def test_eighty_of_a_hundred_beat_one_of_one_and_the_reason_says_the_count() -> None:
    once, often = Tally(template_id="a", number=1, thanked=1), Tally(template_id="b", number=1, resolved=80, unhappy=20)
    found = suggested(a_file("my parcel is late"), a_template("a"), a_template("b"), tallies=[once, often])
    assert names(found) == ["b", "a"]
    assert found[0].reason.endswith("80 of 100 cases ended well")


def test_an_earlier_wordings_outcomes_are_not_this_ones() -> None:
    old = Tally(template_id="late", number=7, resolved=99)
    (found,) = suggested(a_file("my parcel"), a_template(), tallies=[old])
    assert (found.tally.ended, found.share) == (0, 0.5)


def test_what_customers_said_whom_it_helped_makes_it_found() -> None:
    learnt = Tally(template_id="late", number=1, resolved=3, words={"refun": 3})
    assert suggested(a_file("refund please"), a_template()) == []
    assert names(suggested(a_file("refund please"), a_template(), tallies=[learnt])) == ["late"]


def test_a_person_can_choose_any_template_that_is_in_use() -> None:
    file = a_file("hello")
    assert suggested(file, a_template()) == []
    assert chosen(file, "late", [a_template(), a_draft()], {}, ROSA).text.startswith("Sorry, Ada")
    with pytest.raises(NotFound):
        chosen(file, "late", [a_draft()], {}, ROSA)


def test_a_rarer_word_and_a_shorter_text_fit_better() -> None:
    common, rare, long = {"late": 1.0}, {"late": 1.0, "couri": 1.0}, {"late": 1.0, "couri": 1.0, "a": 9.0}
    scores = bm25(["late", "couri"], [common, rare, long, common, common])
    assert scores[1] > scores[2] > scores[0] > 0
    assert bm25(["other"], [common, rare]) == [0, 0]
    assert bm25(["late"], []) == []


def test_the_score_is_the_published_formulas() -> None:
    # By hand: N=2, n=1, idf=ln(1+1.5/1.5), tf=2, length 2, mean 1.5.
    (score, _) = bm25(["late"], [{"late": 2.0}, {"other": 1.0}])
    assert score == pytest.approx(0.693147 * 2 * 2.2 / (2 + 1.2 * (0.25 + 0.75 * 2 / 1.5)))
    assert 0 < saturated(score) < 1


counts = st.integers(0, 500)


@given(well=counts, unhappy=counts)
def test_one_more_good_end_raises_a_share_one_more_bad_end_lowers_it(well: int, unhappy: int) -> None:
    tally = Tally(template_id="a", number=1, resolved=well, unhappy=unhappy)
    better, worse = (tally.model_copy(update=c) for c in ({"resolved": well + 1}, {"unhappy": unhappy + 1}))
    assert 0 < share(worse) < share(tally) < share(better) < 1


@given(
    others=st.lists(st.tuples(counts, counts, st.sampled_from(["parcel", "late", "courier", "refund"])), max_size=6),
    well=counts,
    unhappy=counts,
    keyword=st.sampled_from(["parcel", "late", "refund"]),
)
def test_a_templates_place_never_falls_by_a_good_end_and_never_rises_by_a_bad_one(
    others: list[tuple[int, int, str]], well: int, unhappy: int, keyword: str
) -> None:
    templates = [a_template("mine", keywords=[keyword])]
    tallies = [Tally(template_id="mine", number=1, resolved=well, unhappy=unhappy)]
    for number, (good, bad, word) in enumerate(others):
        templates.append(a_template(f"t{number}", keywords=[word]))
        tallies.append(Tally(template_id=f"t{number}", number=1, thanked=good, unhappy=bad))
    file = a_file("my parcel is late, refund me")

    def place(**change: int) -> int:
        mine = tallies[0].model_copy(update=change)
        return names(suggested(file, *templates, tallies=[mine, *tallies[1:]])).index("mine")

    assert place(resolved=well + 1) <= place() <= place(unhappy=unhappy + 1)
    assert place(thanked=1) <= place()


@given(st.permutations(range(5)))
def test_the_order_in_which_the_library_is_read_changes_nothing(order: list[int]) -> None:
    templates = [a_template(f"t{number}", keywords=["late"] * (number % 2 + 1)) for number in range(5)]
    file = a_file("late again")
    assert suggested(file, *(templates[place] for place in order)) == suggested(file, *templates)
