"""A message is bounded, names the case and the link, and holds only our own words."""

from amends.notify.words import SHOWN, message, text_of

from tests.unit.notify.builders import a_line

CONSOLE = "https://console.example/"


def test_one_notice_names_case_severity_desk_kind_who_and_link() -> None:
    told = message([a_line(kind="sent to review", by_name="rosa", severity=2, desk="legal")], 0, CONSOLE)
    assert told.subject == "Severity 2, legal: sent to review, case x-1"
    assert text_of(told) == f"{told.subject}\nsent to review by rosa\nhttps://console.example/cases/x-1\n"


def test_what_happened_to_one_case_is_told_together() -> None:
    lines = [a_line(number, case_id="x-9", kind="customer wrote again") for number in range(3)]
    (entry,) = message(lines, 0, CONSOLE).entries
    assert entry.happened == "customer wrote again by Amends (3 times)"


def test_a_message_stays_short_and_counts_the_rest() -> None:
    told = message([a_line(number) for number in range(40)], 960, CONSOLE)
    assert len(told.entries) == SHOWN
    assert (told.notices, told.rest) == (1000, "and 985 more: open the queue")
    assert text_of(told).endswith("https://console.example/queue\n")
    assert len(text_of(told)) < 3000


def test_the_gravest_case_comes_first() -> None:
    told = message([a_line(1), a_line(2, severity=1)], 0, CONSOLE)
    assert (told.entries[0].case_id, told.severity) == ("x-2", 1)


def test_neither_a_kind_nor_a_name_can_bring_other_words_or_lines() -> None:
    told = message(
        [a_line(kind="pay\r\nBcc: all@example", by_name="eve\r\n\u2028Bcc: x", case_id="x-1/../?a=<b>")], 0, CONSOLE
    )
    assert "pay" not in text_of(told)
    assert "\r" not in text_of(told)
    assert "news by eveBcc: x" in text_of(told)
    assert told.entries[0].link == "https://console.example/cases/x-1%2F..%2F%3Fa%3D%3Cb%3E"
