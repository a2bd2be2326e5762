"""What signs as Amazon SNS does: a key and its certificate, made by the library that ours is compared with."""

import base64
import json
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.x509.oid import NameOID

REGION = "eu-west-1"
TOPIC = f"arn:aws:sns:{REGION}:123456789012:alarms"
CERTIFICATE = f"https://sns.{REGION}.amazonaws.com/SimpleNotificationService-0123abcd.pem"


@cache
def key(bits: int = 2048) -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=bits)


def certificate(signer: "rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey | None" = None) -> str:
    signer, name = signer or key(), x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "sns.amazonaws.com")])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(signer.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(datetime(2026, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2027, 1, 1, tzinfo=UTC))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .sign(signer, hashes.SHA256())
    )
    return made.public_bytes(serialization.Encoding.PEM).decode()


def signed(message: bytes, signer: rsa.RSAPrivateKey | None = None) -> bytes:
    return (signer or key()).sign(message, padding.PKCS1v15(), hashes.SHA256())


def message(text: str, at: datetime, kind: str = "Notification", **changes: Any) -> dict[str, Any]:
    """A message as SNS sends it; `changes` are made before it is signed."""
    said: dict[str, Any] = {"Type": kind, "MessageId": "m1", "TopicArn": TOPIC, "Message": text}
    said |= {"Timestamp": at.strftime("%Y-%m-%dT%H:%M:%S.000Z"), "SignatureVersion": "2"}
    said |= {"SigningCertURL": CERTIFICATE, "UnsubscribeURL": "https://example.org/"}
    if kind != "Notification":
        url = f"https://sns.{REGION}.amazonaws.com/?Action=ConfirmSubscription&TopicArn={TOPIC}&Token=abc"
        said |= {"Token": "abc", "SubscribeURL": url}
    said |= changes
    names = ("Message", "MessageId", "Subject", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type")
    whole = "".join(f"{name}\n{said[name]}\n" for name in names if name in said)
    return said | {"Signature": base64.b64encode(signed(whole.encode())).decode()}


def sent(said: dict[str, Any]) -> bytes:
    return json.dumps(said).encode()


HOUR = timedelta(hours=1)
