"""Right signatures are accepted, and each defect of one is refused."""

import base64
from datetime import UTC, datetime, timedelta

import pytest
from amends.errors import Unverified
from amends.signatures import of_x, sign, verify, verify_x

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
OTHER = "whsec_" + base64.b64encode(b"another key of 24 bytes!").decode()
AT = datetime.fromtimestamp(1614265330, UTC)
BODY = b'{"test": 2432232314}'
HEADERS = {
    "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
    "webhook-timestamp": "1614265330",
    # Made by the reference library (standardwebhooks 1.1.0).
    "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
}
X = "x-twitter-webhooks-signature"


class TestStandardWebhooks:
    """The specification's scheme."""

    def test_a_message_of_the_reference_library_is_accepted(self) -> None:
        assert verify(HEADERS, BODY, [SECRET], AT) == HEADERS["webhook-id"]

    def test_we_sign_as_the_reference_library_does(self) -> None:
        assert sign(SECRET, HEADERS["webhook-id"], BODY, AT) == HEADERS

    @pytest.mark.parametrize("secrets", [[SECRET, OTHER], [OTHER, SECRET]])
    def test_either_of_two_secrets_is_accepted_while_they_are_changed(self, secrets: list[str]) -> None:
        assert verify(HEADERS, BODY, secrets, AT)

    def test_one_right_signature_among_several_is_enough(self) -> None:
        several = HEADERS | {"webhook-signature": "v1a,ed25519 v1,AAAA " + HEADERS["webhook-signature"]}
        assert verify(several, BODY, [SECRET], AT)

    @pytest.mark.parametrize("away", [timedelta(minutes=5), -timedelta(minutes=5)])
    def test_five_minutes_are_near_enough(self, away: timedelta) -> None:
        assert verify(HEADERS, BODY, [SECRET], AT + away)

    @pytest.mark.parametrize("away", [timedelta(minutes=5, seconds=1), -timedelta(minutes=5, seconds=1)])
    def test_an_old_message_and_one_from_the_future_are_refused(self, away: timedelta) -> None:
        with pytest.raises(Unverified):
            verify(HEADERS, BODY, [SECRET], AT + away)

    @pytest.mark.parametrize("header", HEADERS)
    def test_a_missing_header_is_refused(self, header: str) -> None:
        with pytest.raises(Unverified):
            verify({name: value for name, value in HEADERS.items() if name != header}, BODY, [SECRET], AT)

    @pytest.mark.parametrize("header", HEADERS)
    def test_a_header_that_came_twice_is_refused(self, header: str) -> None:
        with pytest.raises(Unverified):
            verify(HEADERS | {header: f"{HEADERS[header]},{HEADERS[header]}"}, BODY, [SECRET], AT)

    @pytest.mark.parametrize(
        "changed",
        [
            {"webhook-id": "msg_other"},
            {"webhook-id": "msg.1614265330"},
            {"webhook-timestamp": "1614265331"},
            {"webhook-timestamp": "now"},
            {"webhook-timestamp": "-1"},
            {"webhook-signature": "v1,"},
            {"webhook-signature": "v1"},
            {"webhook-signature": "v1,é"},
            {"webhook-signature": HEADERS["webhook-signature"].replace("v1", "v2")},
        ],
    )
    def test_a_changed_header_is_refused(self, changed: dict[str, str]) -> None:
        with pytest.raises(Unverified):
            verify(HEADERS | changed, BODY, [SECRET], AT)

    @pytest.mark.parametrize("place", range(len(BODY)))
    def test_one_changed_byte_is_refused(self, place: int) -> None:
        body = BODY[:place] + bytes([BODY[place] ^ 1]) + BODY[place + 1 :]
        with pytest.raises(Unverified):
            verify(HEADERS, body, [SECRET], AT)

    def test_another_key_is_refused(self) -> None:
        with pytest.raises(Unverified):
            verify(HEADERS, BODY, [OTHER], AT)

    def test_without_any_secret_nothing_is_accepted(self) -> None:
        with pytest.raises(Unverified):
            verify(HEADERS, BODY, [], AT)

    @pytest.mark.parametrize("secret", ["whsec_", "whsec_!!", "whsec_c2hvcnQ="])
    def test_a_secret_that_protects_nothing_is_refused(self, secret: str) -> None:
        with pytest.raises(ValueError, match="a webhook's secret"):
            sign(secret, "msg_1", BODY, AT)


class TestX:
    """X's own scheme, over the raw bytes."""

    def test_the_formula_is_the_documented_one(self) -> None:
        # printf challenge | openssl dgst -sha256 -hmac secret -binary | base64
        assert of_x("secret", b"challenge") == "sha256=oeUF6Wxqoezggrue+wbIDxKRPSF6esKwizR2MHh9HaA="

    @pytest.mark.parametrize("header", [X, f"{X}-oauth2"])
    def test_a_signature_with_either_secret_is_accepted(self, header: str) -> None:
        verify_x({header: of_x("two", BODY)}, BODY, ["one", "two"])

    @pytest.mark.parametrize(
        "headers",
        [
            {},
            {X: ""},
            {X: of_x("wrong", BODY)},
            {X: of_x("one", BODY + b" ")},
            {X: of_x("one", BODY).removeprefix("sha256=")},
            {X: f"{of_x('one', BODY)},{of_x('one', BODY)}"},
            {X: of_x("one", BODY).swapcase()},
            {"x-hub-signature": of_x("one", BODY)},
        ],
    )
    def test_anything_else_is_refused(self, headers: dict[str, str]) -> None:
        with pytest.raises(Unverified):
            verify_x(headers, BODY, ["one"])

    def test_without_a_secret_nothing_is_accepted(self) -> None:
        with pytest.raises(Unverified):
            verify_x({X: of_x("", BODY)}, BODY, [])
