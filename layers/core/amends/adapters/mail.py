"""E-mail through SES."""

from typing import TYPE_CHECKING

from botocore.exceptions import BotoCoreError, ClientError

from amends.errors import Retry
from amends.notify.words import Message, text_of

if TYPE_CHECKING:
    from mypy_boto3_sesv2 import SESV2Client


class Mail:
    """Messages from one sender's address."""

    def __init__(self, ses: "SESV2Client", sender: str) -> None:
        self._ses = ses
        self._sender = sender

    def send(self, where: list[str], told: Message) -> None:
        """One e-mail to all of the addresses; raises Retry when SES did not take it."""
        if not self._sender:
            raise Retry("this deployment has no sender's address for e-mail (NoticeSender)")
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
