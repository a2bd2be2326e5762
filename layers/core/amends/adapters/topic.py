"""Notices for other systems, through SNS."""

from typing import TYPE_CHECKING

from botocore.exceptions import BotoCoreError, ClientError

from amends.errors import Retry
from amends.notify.words import Message, text_of

if TYPE_CHECKING:
    from mypy_boto3_sns import SNSClient

SUBJECT = 99  # characters: SNS takes fewer than 100


class Topic:
    """The deployment's topic; subscribers choose by desk and severity, which stand in a message's attributes."""

    def __init__(self, sns: "SNSClient", arn: str) -> None:
        self._sns = sns
        self._arn = arn

    def send(self, where: list[str], told: Message) -> None:
        """One message for each desk; raises Retry when SNS did not take it."""
        if not self._arn:
            raise Retry("this deployment has no topic for notices")
        try:
            for desk in where:
                self._sns.publish(
                    TopicArn=self._arn,
                    Subject=told.subject.encode("ascii", "ignore").decode()[:SUBJECT],
                    Message=text_of(told),
                    MessageAttributes={
                        "desk": {"DataType": "String", "StringValue": desk},
                        "severity": {"DataType": "Number", "StringValue": str(told.severity)},
                    },
                )
        except ClientError as error:
            raise Retry(f"SNS answered {error.response['Error']['Code']}") from None
        except BotoCoreError as error:
            raise Retry(f"SNS could not be reached: {type(error).__name__}") from None
