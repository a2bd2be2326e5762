"""Direct messages on X with tweepy."""

from collections.abc import Iterator

import pytest
import tweepy

from tests.integration.simulator.conftest import Start
from tests.integration.simulator.running import Running


@pytest.fixture
def own(start: Start) -> Running:
    """A simulator of the test's own: X lets a quarter of an hour see fifteen calls."""
    return start()


@pytest.fixture
def client(own: Running) -> Iterator[tweepy.Client]:
    found = own.signed()
    yield found
    found.session.close()


def test_the_brand_cannot_write_before_the_customer_did(own: Running, client: tweepy.Client) -> None:
    own.post("shy", "@larkfield help")
    shy = client.get_user(username="shy", user_fields=["receives_your_dm"]).data
    assert shy.data["receives_your_dm"] is False
    with pytest.raises(tweepy.Forbidden) as refusal:
        client.create_direct_message(participant_id=shy.id, text="May we help?")
    assert "do not have permission" in str(refusal.value)
    assert own.control("GET", "x/dms/shy").json() == {"messages": []}


def test_a_customer_who_wrote_gets_an_answer(own: Running, client: tweepy.Client) -> None:
    sent = own.control("POST", "x/dms", {"from": "open", "text": "My number is 7"})
    assert sent.status_code == 201
    user = client.get_user(username="open", user_fields=["receives_your_dm"], user_auth=True).data
    assert user.data["receives_your_dm"] is True
    answer = client.create_direct_message(participant_id=user.id, text="Thank you").data
    assert answer["dm_conversation_id"] == sent.json()["conversation_id"]
    messages = own.control("GET", "x/dms/open").json()["messages"]
    assert [(message["text"], message["by_brand"]) for message in messages] == [
        ("My number is 7", False),
        ("Thank you", True),
    ]


def test_events_come_newest_first_in_pages_with_their_senders(own: Running, client: tweepy.Client) -> None:
    for n in range(5):
        own.control("POST", "x/dms", {"from": "writer", "text": f"message {n}"})
    first = client.get_direct_message_events(
        max_results=3, dm_event_fields=["created_at", "dm_conversation_id", "sender_id"], expansions=["sender_id"]
    )
    assert [event.text for event in first.data] == ["message 4", "message 3", "message 2"]
    assert {event.sender_id for event in first.data} == {first.includes["users"][0].id}
    assert first.data[0].event_type == "MessageCreate"
    second = client.get_direct_message_events(max_results=3, pagination_token=first.meta["next_token"])
    assert [event.text for event in second.data] == ["message 1", "message 0"]
    assert second.meta == {"result_count": 2}
    assert second.data[0].sender_id is None


def test_a_conversation_is_read_alone(own: Running, client: tweepy.Client) -> None:
    for sender in ("one", "two"):
        own.control("POST", "x/dms", {"from": sender, "text": f"I am {sender}"})
    user = client.get_user(username="one").data
    with_one = client.get_direct_message_events(participant_id=user.id)
    assert [event.text for event in with_one.data] == ["I am one"]
