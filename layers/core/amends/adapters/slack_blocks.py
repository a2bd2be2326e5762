"""A message as Slack's blocks: every word is plain text, so that no name can call a channel or lead anywhere."""

import json
from collections.abc import Iterator

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    ConfirmObject,
    ContextBlock,
    PlainTextObject,
    SectionBlock,
)

from amends.notify.words import Entry, Message

APPROVE, CHANGES, OPEN = "approve", "request_changes", "open_case"
LONGEST = 2900  # characters of a section, under Slack's 3,000
UNREAD = "You approve the reply as it stands in the case. Open the case first, and read it there."
READ = "You approve the words that you see here."


def blocks_of(told: Message, *, acts: bool) -> list[Block]:
    """A section for each case with its buttons; those that approve only where Slack can reach us."""
    blocks = [block for place, entry in enumerate(told.entries) for block in _entry(entry, place, acts)]
    return [*blocks, ContextBlock(elements=[PlainTextObject(text=told.rest)])] if told.rest else blocks


def escaped(text: str) -> str:
    """Text that Slack shows as it is where it knows no plain text."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def value_of(entry: Entry) -> str:
    """What a button sends back: which reply, in which version."""
    return json.dumps({"case": entry.case_id, "reply": entry.reply_id, "version": entry.reply_version})


def _entry(entry: Entry, place: int, acts: bool) -> Iterator[Block]:
    yield SectionBlock(text=PlainTextObject(text=f"{entry.title}\n{entry.happened}"[:LONGEST]))
    shown = bool(entry.preview) and len(entry.preview) <= LONGEST
    if shown:
        yield SectionBlock(text=PlainTextObject(text=entry.preview))
    buttons = [ButtonElement(text="Open case", action_id=OPEN, url=entry.link)] if entry.link else []
    if acts and entry.reply_version is not None:
        buttons += [
            _approve(entry, shown),
            ButtonElement(text="Request changes", action_id=CHANGES, value=value_of(entry)),
        ]
    if buttons:
        yield ActionsBlock(block_id=f"case-{place}", elements=buttons)


def _approve(entry: Entry, shown: bool) -> ButtonElement:
    sure = ConfirmObject(
        title=f"Approve version {entry.reply_version}?",
        text=PlainTextObject(text=READ if shown else UNREAD),
        confirm="Approve",
        deny="Not yet",
    )
    return ButtonElement(text="Approve", action_id=APPROVE, value=value_of(entry), confirm=sure, style="primary")
