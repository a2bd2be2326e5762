"""What the networks send and take away, through the deployed functions."""

from collections.abc import Iterator
from itertools import count
from typing import Any

import httpx
import pytest
from boto3.dynamodb.conditions import Key

from tests.e2e.stack import Stack
from tests.waiting import eventually

MENTIONS, SEARCH = "GET /2/users/:id/mentions", "GET /2/tweets/search/recent"


@pytest.fixture
def deaf(stack: Stack) -> Iterator[Stack]:
    """Its polls of X fail, so that only the webhook can bring a post."""
    for route in (MENTIONS, SEARCH):
        stack.simulator.fault("x", "503", route)
    yield stack
    stack.simulator.heal()


def test_a_post_that_no_poll_can_show_comes_in_by_the_webhook(deaf: Stack) -> None:
    before = deaf.simulator.tweet("mute_mia", "@larkfield two hours on hold, well done")
    registered = deaf.run("webhook", "register")
    assert registered.returncode == 0, registered.stderr
    assert "gets events" in registered.stdout
    post = deaf.simulator.tweet("webhook_wil", "@larkfield no signal since noon, brilliant service as ever")
    file = deaf.call("responder", "GET", f"/cases/{deaf.case_of(post)}").json()
    assert [entry["mention"]["source"] for entry in file["thread"]] == ["x.webhook"]
    # The control: what was said before the webhook was there is still unheard.
    assert deaf.call("responder", "GET", f"/cases/x-{before}").status_code == 404
    deaf.simulator.heal()
    deaf.case_of(before)


@pytest.mark.parametrize("signature", [None, "sha256=AAAA", "nonsense"])
def test_an_event_that_x_did_not_sign_is_refused_and_heard_by_nobody(stack: Stack, signature: str | None) -> None:
    url = f"{stack.ports.url('emulator')}/_aws/execute-api/{stack.outputs['ApiId']}/$default/webhook/x"
    headers = {"x-twitter-webhooks-signature": signature} if signature else {}
    answer = httpx.post(url, json={"for_user_id": "1", "tweet_create_events": []}, headers=headers)
    assert (answer.status_code, "larkfield" in answer.text) == (403, False)


def look_again(stack: Stack, platform: str) -> None:
    """As if the last look at the platform's posts were hours ago."""
    table = stack.administrator.table(stack.outputs["Table"])
    for item in table.query(KeyConditionExpression=Key("pk").eq(f"LOOK#{platform}"))["Items"]:
        table.delete_item(Key={"pk": item["pk"], "sk": item["sk"]})


def thread(stack: Stack, case: str) -> dict[str, Any]:
    return dict(stack.call("responder", "GET", f"/cases/{case}").json())


@pytest.mark.parametrize("platform", ["x", "reddit"])
def test_an_edit_takes_the_place_of_the_words_and_a_deletion_takes_them_away(stack: Stack, platform: str) -> None:
    says, says_now = f"@larkfield my {platform} bill is wrong by 40 pounds", f"@larkfield my {platform} bill is right"
    if platform == "x":
        post = stack.simulator.tweet("regretful_ray", says)
    else:
        post = stack.simulator.comment("regretful_ray", says.replace("@", "u/"))
    case = stack.case_of(post)
    at = f"x/posts/{post}" if platform == "x" else f"reddit/comments/{post}"
    changed = stack.simulator.change("PUT", at, **{"text" if platform == "x" else "body": says_now})
    look_again(stack, platform)

    def words() -> list[str]:
        return [entry["mention"]["text"] for entry in thread(stack, case)["thread"]]

    eventually(lambda: words() == [says_now], "the edit", 60)
    assert "post edited" in [event["kind"] for event in thread(stack, case)["events"]]
    if platform == "x":
        stack.simulator.delete(changed["id"])
    else:
        stack.simulator.take_away(post)

    tries = count()

    def stones() -> list[dict[str, Any]]:
        if next(tries) % 100 == 0:  # now and then: the look that found the edit may yet write when it was
            look_again(stack, platform)
        return list(thread(stack, case)["removed"])

    removed = eventually(stones, "the tombstone", 120)
    assert [stone["id"] for stone in removed] == [post]
    table = stack.administrator.table(stack.outputs["Table"])
    kept = table.query(KeyConditionExpression=Key("pk").eq(f"CASE#{case}"))["Items"]
    assert "40 pounds" not in str(kept)
    assert "bill" not in str(kept)
    assert "regretful" not in str(kept)
