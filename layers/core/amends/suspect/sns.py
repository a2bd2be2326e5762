"""Messages of Amazon SNS: signed with a key whose certificate lies on a host that only AWS answers for.

The signature alone would prove no more than that some topic of some customer of AWS sent it: the topic must be ours.
"""

import base64
import binascii
import re
from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from enum import StrEnum
from urllib.parse import parse_qs, urlsplit

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from amends.errors import BadInput, Unverified
from amends.suspect import rsa

OLD = timedelta(hours=1, minutes=5)  # SNS tries for an hour at most
AHEAD = timedelta(minutes=5)
TOPIC = r"arn:(?:aws|aws-us-gov):sns:([a-z0-9-]{5,30}):[0-9]{12}:[A-Za-z0-9_.-]{1,256}"
_CERTIFICATE = r"https://sns\.{region}\.amazonaws\.com/SimpleNotificationService-[A-Za-z0-9]{{1,64}}\.pem"
_CONFIRM = r"https://sns\.{region}\.amazonaws\.com/\?[A-Za-z0-9=&%._~:-]{{1,2000}}"


class Kind(StrEnum):
    """What SNS sends."""

    NOTIFICATION = "Notification"
    SUBSCRIPTION = "SubscriptionConfirmation"
    UNSUBSCRIPTION = "UnsubscribeConfirmation"


class Envelope(BaseModel):
    """A message; `text` and `at` as they were signed."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    kind: Kind = Field(alias="Type")
    id: str = Field(alias="MessageId")
    topic: str = Field(alias="TopicArn")
    text: str = Field(alias="Message")
    at: str = Field(alias="Timestamp")
    version: str = Field(alias="SignatureVersion")
    signature: str = Field(alias="Signature")
    certificate: str = Field(alias="SigningCertURL")
    subject: str | None = Field(default=None, alias="Subject")
    token: str = Field(default="", alias="Token")
    confirm: str = Field(default="", alias="SubscribeURL")

    def signed(self) -> bytes:
        """What the signature is made over: names and values in the order of the names, a line each."""
        if self.kind is Kind.NOTIFICATION:
            values = [("Message", self.text), ("MessageId", self.id), ("Subject", self.subject)]
        else:
            values = [("Message", self.text), ("MessageId", self.id), ("SubscribeURL", self.confirm)]
        values.append(("Timestamp", self.at))
        if self.kind is not Kind.NOTIFICATION:
            values.append(("Token", self.token))
        values += [("TopicArn", self.topic), ("Type", self.kind)]
        return "".join(f"{name}\n{value}\n" for name, value in values if value is not None).encode()


class _At(BaseModel):
    at: AwareDatetime


def verified(body: bytes, topics: Collection[str], certificate: Callable[[str], str], now: datetime) -> Envelope:
    """The message; raises Unverified unless SNS signed it for one of our topics within the last hour.

    `certificate` fetches what an address holds; it is asked for addresses of SNS in the topic's own region alone.
    """
    try:
        message = Envelope.model_validate_json(body)
        at = _At(at=message.at).at
        signature = base64.b64decode(message.signature, validate=True)
    except (ValidationError, binascii.Error) as error:
        raise Unverified("no message of SNS") from error
    topic = re.fullmatch(TOPIC, message.topic, re.ASCII)
    if not topic or message.topic not in topics:
        raise Unverified("not one of our topics")
    if message.version != "2":
        raise Unverified("a signature over SHA-1: set the topic's SignatureVersion to 2")
    if not _is(_CERTIFICATE, topic[1], message.certificate):
        raise Unverified("a certificate from elsewhere")
    if not -AHEAD <= now - at <= OLD:
        raise Unverified("sent too long ago, or in the future")
    rsa.verify(rsa.key_of(certificate(message.certificate)), message.signed(), signature)
    return message


def confirmation(message: Envelope) -> str:
    """The address that confirms the subscription; raises BadInput for one that does anything else."""
    topic = re.fullmatch(TOPIC, message.topic, re.ASCII)
    query = parse_qs(urlsplit(message.confirm).query)
    wanted = query.get("Action") == ["ConfirmSubscription"] and query.get("TopicArn") == [message.topic]
    if not topic or not wanted or not _is(_CONFIRM, topic[1], message.confirm):
        raise BadInput("a subscription that is confirmed elsewhere")
    return message.confirm


def _is(pattern: str, region: str, url: str) -> bool:
    return re.fullmatch(pattern.format(region=re.escape(region)), url, re.ASCII) is not None
