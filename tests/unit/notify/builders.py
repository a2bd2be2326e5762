"""Notices and settings for tests."""

from datetime import timedelta
from typing import Any

from amends.notify.concerning import Box, Recipient
from amends.notify.notice import Channel, Line, Notice
from amends.notify.settings import NoticeSettings

from tests.builders import NOON


def a_notice(**changes: Any) -> Notice:
    """That a case was opened."""
    fields: dict[str, Any] = {
        "id": "n1",
        "case_id": "x-1001",
        "kind": "case opened",
        "at": NOON,
        "by": "amends",
        "by_name": "Amends",
    }
    return Notice.model_validate({**fields, **changes})


def a_line(number: int = 1, **changes: Any) -> Line:
    """One of many like it; each a second after the other."""
    fields: dict[str, Any] = {
        "id": f"n{number:05d}",
        "case_id": f"x-{number}",
        "kind": "case opened",
        "at": NOON + timedelta(seconds=number),
        "by_name": "Amends",
        "desk": "care",
        "severity": 3,
    }
    return Line.model_validate({**fields, **changes})


def notice_settings(**changes: Any) -> NoticeSettings:
    """Care on Slack and by mail, legal by mail; Rosa of care and Piet of PR by mail."""
    fields: dict[str, Any] = {
        "desks": {
            "care": {"slack": "care", "emails": ["care@larkfield.example"]},
            "legal": {"emails": ["legal@larkfield.example"], "sns": True},
        },
        "people": [
            {"id": "rosa-id", "name": "rosa", "email": "rosa@larkfield.example"},
            {"id": "piet-id", "name": "piet", "email": "piet@larkfield.example", "desks": ["pr"]},
        ],
    }
    return NoticeSettings.model_validate({**fields, **changes})


ROSAS_MAIL = Box(recipient=Recipient(kind="person", id="rosa-id"), channel=Channel.EMAIL)
CARE_ON_SLACK = Box(recipient=Recipient(kind="desk", id="care"), channel=Channel.SLACK)
