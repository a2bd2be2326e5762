"""Who may call X, and how often."""

import pytest
import requests
import tweepy

from simulator.x.limits import DAY, QUARTER, Limit, Windows
from tests.integration.simulator.conftest import Start
from tests.integration.simulator.running import Running, ToSimulator


def test_a_signature_with_the_brands_keys_is_let_in(simulator: Running, x: tweepy.Client) -> None:
    assert x.get_me().data.username == "larkfield"
    assert x.get_users_mentions(simulator.user_id, user_auth=True, max_results=5).meta["result_count"] >= 0


def test_a_bearer_token_reads(simulator: Running, x: tweepy.Client) -> None:
    assert x.get_user(username="LARKFIELD").data.id == int(simulator.user_id)


@pytest.mark.parametrize("key", ["consumer_key", "consumer_secret", "access_token", "access_token_secret"])
def test_a_signature_with_one_wrong_key_is_refused(simulator: Running, key: str) -> None:
    forger = simulator.signed(**{key: "wrong"})
    with pytest.raises(tweepy.Unauthorized) as refusal:
        forger.create_tweet(text="Not from the brand")
    assert refusal.value.response.json() == {
        "title": "Unauthorized",
        "detail": "Unauthorized",
        "type": "about:blank",
        "status": 401,
    }
    forger.session.close()


def test_a_wrong_bearer_token_is_refused(simulator: Running) -> None:
    stranger = simulator.signed(bearer_token="wrong")
    with pytest.raises(tweepy.Unauthorized):
        stranger.get_users_mentions(simulator.user_id)
    stranger.session.close()


def test_a_request_changed_after_it_was_signed_is_refused(simulator: Running, x: tweepy.Client) -> None:
    class Tampering(ToSimulator):
        def send(self, request: requests.PreparedRequest, *args: object, **kwargs: object) -> requests.Response:
            request.url = str(request.url).replace("max_results=5", "max_results=50")
            return super().send(request, *args, **kwargs)

    x.session.mount("https://api.twitter.com/", Tampering(simulator.url))
    with pytest.raises(tweepy.Unauthorized):
        x.get_users_mentions(simulator.user_id, user_auth=True, max_results=5)


def test_a_signed_request_cannot_be_sent_twice(simulator: Running, x: tweepy.Client) -> None:
    headers = x.request("GET", "/2/users/me", user_auth=True).request.headers
    again = simulator.http.get(f"{simulator.url}/2/users/me", headers={"Authorization": headers["Authorization"]})
    assert again.status_code == 401


def test_an_app_cannot_post(simulator: Running) -> None:
    answer = simulator.http.post(
        f"{simulator.url}/2/tweets",
        json={"text": "From an app"},
        headers={"Authorization": f"Bearer {simulator.credentials['x']['bearer_token']}"},
    )
    assert answer.status_code == 403
    assert answer.json()["title"] == "Unsupported Authentication"


def test_every_answer_says_what_is_left_of_its_window(simulator: Running, x: tweepy.Client) -> None:
    first = x.request("GET", f"/2/users/{simulator.user_id}/mentions", user_auth=True).headers
    second = x.request("GET", f"/2/users/{simulator.user_id}/mentions", user_auth=True).headers
    assert first["x-rate-limit-limit"] == "300"
    assert int(second["x-rate-limit-remaining"]) == int(first["x-rate-limit-remaining"]) - 1
    assert second["x-rate-limit-reset"] == first["x-rate-limit-reset"]


def test_a_window_without_calls_left_answers_429_with_its_reset(start: Start) -> None:
    client = start().signed()
    for _ in range(15):
        client.get_direct_message_events()
    with pytest.raises(tweepy.TooManyRequests) as refusal:
        client.get_direct_message_events()
    assert refusal.value.response.headers["x-rate-limit-remaining"] == "0"
    assert refusal.value.reset_time is not None
    client.get_me()  # another endpoint has a window of its own
    client.session.close()


def test_a_window_opens_again_after_a_quarter_of_an_hour() -> None:
    windows, limit = Windows(), Limit(user=1)
    allowed = [windows.take("GET /x", "user", limit, now) for now in (0, 1, QUARTER - 1, QUARTER)]
    assert [one.allowed for one in allowed if one] == [True, False, False, True]


def test_the_apps_day_binds_whoever_calls() -> None:
    windows, limit = Windows(), Limit(user=10, app_day=1)
    allowed = [windows.take("POST /x", "user", limit, now) for now in (0, 1, DAY)]
    assert [one.allowed for one in allowed if one] == [True, False, True]
