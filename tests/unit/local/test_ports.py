"""--ports says where the five servers listen."""

import pytest

from local.errors import Usage
from local.ports import Ports


def test_five_ports_follow_the_default_base() -> None:
    assert list(Ports.parse(None).model_dump().values()) == [8700, 8701, 8702, 8703, 8704]


def test_a_number_moves_all_five() -> None:
    assert list(Ports.parse("9000").model_dump().values()) == [9000, 9001, 9002, 9003, 9004]


def test_names_move_one_each() -> None:
    ports = Ports.parse("console=80, x=9001")
    assert (ports.console, ports.x, ports.reddit) == (80, 9001, 8702)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("web=1", "'web=1'"),
        ("console", "'console'"),
        ("console=-1", "'console=-1'"),
        ("0", "0 for console"),
        ("65533", "65536 for emulator"),
        ("console=8701", "share a port"),
        ("", "''"),
    ],
)
def test_what_cannot_be_used_is_named(text: str, complaint: str) -> None:
    with pytest.raises(Usage, match=complaint):
        Ports.parse(text)
