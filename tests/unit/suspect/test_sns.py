"""A message of SNS gets in where SNS signed it for our own topic just now; ours verifies as a known library does."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from amends.errors import BadInput, Unverified
from amends.suspect import rsa, sns
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders import MINUTE, NOON
from tests.unit.suspect.signing import CERTIFICATE, HOUR, REGION, TOPIC, certificate, key, message, sent, signed

OURS = rsa.key_of(certificate())


def take(said: dict[str, Any]) -> sns.Envelope:
    return sns.verified(sent(said), [TOPIC], lambda url: certificate() if url == CERTIFICATE else "", NOON)


@pytest.mark.parametrize("kind", list(sns.Kind))
@pytest.mark.parametrize("changes", [{}, {"Message": "ümlaut 🔥\n\nTopicArn\nx"}])
def test_what_sns_signed_gets_in(kind: str, changes: dict[str, Any]) -> None:
    assert take(message("down", NOON, kind, **changes)).kind == kind


def test_a_subject_is_signed_too() -> None:
    said = message("down", NOON, Subject="ALARM")
    assert take(said).subject == "ALARM"
    with pytest.raises(Unverified):
        take(said | {"Subject": "OK"})


@pytest.mark.parametrize("name", ["Message", "MessageId", "Timestamp", "TopicArn", "Signature", "SignatureVersion"])
def test_nothing_can_be_changed_or_left_out(name: str) -> None:
    said = message("down", NOON)
    for changed in ({**said, name: said[name][:-1] + "0"}, {other: said[other] for other in said if other != name}):
        with pytest.raises(Unverified):
            sns.verified(sent(changed), [TOPIC, TOPIC[:-1] + "0"], lambda _: certificate(), NOON)


BEFORE_SIGNING: dict[str, dict[str, Any]] = {
    "another customer's topic": {"TopicArn": "arn:aws:sns:eu-west-1:999999999999:alarms"},
    "SHA-1": {"SignatureVersion": "1"},
    "another host": {"SigningCertURL": f"https://evil.org/sns.{REGION}.amazonaws.com/SimpleNotificationService-1.pem"},
    "a host that begins alike": {"SigningCertURL": CERTIFICATE.replace(".com/", ".com.evil.org/")},
    "a user": {"SigningCertURL": CERTIFICATE.replace("https://", "https://sns.eu-west-1.amazonaws.com@evil.org/")},
    "a port": {"SigningCertURL": CERTIFICATE.replace(".com/", ".com:8443/")},
    "plain http": {"SigningCertURL": CERTIFICATE.replace("https", "http")},
    "another region": {"SigningCertURL": CERTIFICATE.replace(REGION, "eu-west-2")},
    "a bucket": {"SigningCertURL": CERTIFICATE.replace("sns.", "s3.")},
    "a line behind": {"SigningCertURL": CERTIFICATE + "\n"},
    "a query": {"SigningCertURL": CERTIFICATE + "?x=.pem"},
    "too old": {"Timestamp": "2026-11-20T10:54:00.000Z"},
    "of the future": {"Timestamp": "2026-11-20T12:06:00.000Z"},
    "no time": {"Timestamp": "yesterday"},
}


@pytest.mark.parametrize("changes", BEFORE_SIGNING.values(), ids=BEFORE_SIGNING.keys())
def test_what_is_signed_well_but_not_for_us_or_not_now_is_refused_before_anything_is_fetched(
    changes: dict[str, Any],
) -> None:
    fetched: list[str] = []

    def fetch(url: str) -> str:
        fetched.append(url)
        return certificate()

    with pytest.raises(Unverified):
        sns.verified(sent(message("down", NOON, **changes)), [TOPIC], fetch, NOON)
    assert fetched == []


def test_what_sns_tries_again_for_an_hour_gets_in() -> None:
    assert take(message("down", NOON - HOUR))
    assert take(message("down", NOON + 4 * MINUTE))


@pytest.mark.parametrize("body", [b"", b"[]", b"\xff", b"null", b'{"Type": "Notification"}'])
def test_what_is_no_message_is_refused(body: bytes) -> None:
    with pytest.raises(Unverified):
        sns.verified(body, [TOPIC], lambda _: certificate(), NOON)


def test_a_certificate_of_another_key_proves_nothing() -> None:
    other = certificate(key(3072))
    with pytest.raises(Unverified):
        sns.verified(sent(message("down", NOON)), [TOPIC], lambda _: other, NOON)


CONFIRM = f"https://sns.{REGION}.amazonaws.com/?Action=ConfirmSubscription&TopicArn={TOPIC}&Token=abc"
ELSEWHERE: dict[str, Callable[[str], str]] = {
    "host": lambda url: url.replace("amazonaws.com", "evil.org"),
    "action": lambda url: url.replace("ConfirmSubscription", "DeleteTopic"),
    "two actions": lambda url: url + "&Action=DeleteTopic",
    "another topic": lambda url: url.replace("alarms", "others"),
    "plain http": lambda url: url.replace("https", "http"),
    "nothing": lambda _: "",
}


def test_a_subscription_is_confirmed_at_sns_for_this_topic() -> None:
    assert sns.confirmation(take(message("hello", NOON, "SubscriptionConfirmation"))) == CONFIRM


@pytest.mark.parametrize("changed", ELSEWHERE.values(), ids=ELSEWHERE.keys())
def test_a_subscription_is_confirmed_nowhere_else(changed: Callable[[str], str]) -> None:
    said = take(message("hello", NOON, "SubscriptionConfirmation", SubscribeURL=changed(CONFIRM)))
    with pytest.raises(BadInput):
        sns.confirmation(said)


def test_the_key_is_the_certificates() -> None:
    numbers = key().public_key().public_numbers()
    assert numbers == OURS.public_numbers()


@pytest.mark.parametrize(
    "pem",
    [
        "",
        "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----",
        "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----",
        certificate(ec.generate_private_key(ec.SECP256R1())),
        certificate(key(1024)),
    ],
    ids=["nothing", "empty", "cut off", "an elliptic curve", "a short key"],
)
def test_what_is_no_certificate_of_a_safe_rsa_key_is_refused(pem: str) -> None:
    with pytest.raises(Unverified):
        rsa.key_of(pem)


@given(st.binary(max_size=400))
def test_whatever_a_certificate_holds_it_is_refused_and_never_fails_otherwise(data: bytes) -> None:
    import ssl

    with pytest.raises(Unverified):
        rsa.key_of(ssl.DER_cert_to_PEM_cert(data))


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=200), st.integers(0, 255), st.integers(0, 7), st.booleans())
def test_a_signature_is_good_where_the_known_library_finds_it_good(
    said: bytes, place: int, bit: int, change: bool
) -> None:
    signature = bytearray(signed(said))
    if change:
        signature[place] ^= 1 << bit
    try:
        key().public_key().verify(bytes(signature), said, padding.PKCS1v15(), hashes.SHA256())
        theirs = True
    except InvalidSignature:
        theirs = False
    try:
        rsa.verify(OURS, said, bytes(signature))
        ours = True
    except Unverified:
        ours = False
    assert ours == theirs == (not change)


@pytest.mark.parametrize("length", [0, 1, 255, 257])
def test_a_signature_of_another_length_is_none(length: int) -> None:
    with pytest.raises(Unverified):
        rsa.verify(OURS, b"down", signed(b"down").ljust(257, b"\0")[:length])


def test_a_number_beyond_the_modulus_is_no_signature() -> None:
    bigger = int.from_bytes(signed(b"down"), "big") + OURS.public_numbers().n
    for number in (bigger, OURS.public_numbers().n, 0, 1):
        with pytest.raises(Unverified):
            rsa.verify(OURS, b"down", number.to_bytes(257, "big").removeprefix(b"\0"))


def test_json_that_says_a_field_twice_is_what_its_signature_says() -> None:
    good = message("down", NOON)
    twice = json.dumps(good)[:-1] + ', "Message": "up"}'
    with pytest.raises(Unverified):
        sns.verified(twice.encode(), [TOPIC], lambda _: certificate(), NOON)
