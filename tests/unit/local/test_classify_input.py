"""`amends classify` reads texts and JSON lines."""

import io

import pytest

from local.classify import texts
from local.errors import Usage


def read(source: bytes) -> list[str]:
    return list(texts(io.BytesIO(source)))


def test_each_line_is_a_text() -> None:
    assert read(b"one\r\ntwo\n\nfour") == ["one", "two", "", "four"]


def test_a_json_line_gives_its_text() -> None:
    assert read(rb'{"text": "caf\u00e9", "n": 1}' + b"\nplain") == ["café", "plain"]


def test_bytes_that_are_no_utf_8_are_marked_and_kept() -> None:
    assert read(b"a\xff\x00b\n") == ["a\ufffd\x00b"]


@pytest.mark.parametrize("wrong", [b"{", b'{"text": 5}', b'{"body": "x"}', b'{"text": "x"} y', b"{" * 100_000])
def test_a_malformed_line_is_named_by_its_number(wrong: bytes) -> None:
    with pytest.raises(Usage, match=r"^line 3: "):
        read(b"one\ntwo\n" + wrong + b"\nfour\n")
