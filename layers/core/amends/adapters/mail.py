"""E-mail through SES."""

from email.message import EmailMessage
from email.policy import SMTP
from typing import TYPE_CHECKING

from botocore.exceptions import (
    BotoCoreError,
    ClientError,
    ConnectTimeoutError,
    EndpointConnectionError,
    NoCredentialsError,
    ProxyConnectionError,
)

from amends.digest.sending import Letter
from amends.errors import MaybePosted, Retry
from amends.notify.words import Message, text_of

if TYPE_CHECKING:
    from mypy_boto3_sesv2 import SESV2Client

# Nothing of the message had left when these were raised.
_NOT_SENT = (ConnectTimeoutError, EndpointConnectionError, NoCredentialsError, ProxyConnectionError)


class Mail:
    """Messages from one sender's address."""

    def __init__(self, ses: "SESV2Client", sender: str) -> None:
        self._ses = ses
        self._sender = sender

    def send(self, where: list[str], told: Message) -> None:
        """One e-mail to all of the addresses; raises Retry when SES did not take it."""
        self._must_have_sender()
        try:
            self._ses.send_email(
                FromEmailAddress=self._sender,
                Destination={"ToAddresses": where},
                Content={
                    "Simple": {
                        "Subject": {"Data": f"Amends: {told.subject}", "Charset": "UTF-8"},
                        "Body": {"Text": {"Data": text_of(told), "Charset": "UTF-8"}},
                    }
                },
            )
        except ClientError as error:
            # The code alone: SES repeats addresses in its words.
            raise Retry(f"SES answered {error.response['Error']['Code']}") from None
        except BotoCoreError as error:
            raise Retry(f"SES could not be reached: {type(error).__name__}") from None

    def post(self, address: str, letter: Letter) -> None:
        """One e-mail with an attachment to one address.

        Raises Retry where SES certainly did not take it, and MaybePosted where nobody knows.
        """
        self._must_have_sender()
        try:
            self._ses.send_email(
                FromEmailAddress=self._sender,
                Destination={"ToAddresses": [address]},
                Content={"Raw": {"Data": _mime(self._sender, address, letter)}},
            )
        except ClientError as error:
            if int(error.response["ResponseMetadata"]["HTTPStatusCode"]) >= 500:
                raise MaybePosted(f"SES answered {error.response['Error']['Code']}") from None
            raise Retry(f"SES answered {error.response['Error']['Code']}") from None
        except _NOT_SENT as error:
            raise Retry(f"SES could not be reached: {type(error).__name__}") from None
        except BotoCoreError as error:
            raise MaybePosted(f"the connection to SES ended: {type(error).__name__}") from None

    def _must_have_sender(self) -> None:
        if not self._sender:
            raise Retry("this deployment has no sender's address for e-mail (NoticeSender)")


def _mime(sender: str, address: str, letter: Letter) -> bytes:
    """The message; the standard library refuses a line break in a header."""
    message = EmailMessage(policy=SMTP)
    message["From"], message["To"], message["Subject"] = sender, address, letter.subject
    message.set_content(letter.text)
    message.add_alternative(letter.html, subtype="html")
    message.add_attachment(letter.pdf, maintype="application", subtype="pdf", filename=letter.file_name)
    return message.as_bytes()
