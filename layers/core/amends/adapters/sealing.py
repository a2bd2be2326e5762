"""Sealing and opening with a key of the customer's own in KMS, by the AWS Encryption SDK."""

from base64 import b64decode, b64encode
from collections.abc import Mapping

from aws_encryption_sdk import CachingCryptoMaterialsManager, CommitmentPolicy, EncryptionSDKClient
from aws_encryption_sdk import LocalCryptoMaterialsCache as Cache
from aws_encryption_sdk import StrictAwsKmsMasterKeyProvider as Keys
from aws_encryption_sdk.exceptions import AWSEncryptionSDKClientError
from aws_encryption_sdk.identifiers import Algorithm
from botocore.exceptions import BotoCoreError, ClientError
from cryptography.exceptions import InvalidTag

from amends.errors import Broken, Retry

# Without a signature: whoever seals here is trusted as much as whoever opens, and the texts are short.
ALGORITHM = Algorithm.AES_256_GCM_HKDF_SHA512_COMMIT_KEY
CAPACITY = 1000  # data keys in memory: the messages of a few hundred cases
SECONDS = 300.0  # that one is used again for the same text; what the key's owner forbids ends within them
MESSAGES = 100  # that one data key seals at most


class KmsSeals:
    """Ciphertexts under one key; a data key for each thing, kept for some minutes."""

    def __init__(self, key_arn: str) -> None:
        self._client = EncryptionSDKClient(
            commitment_policy=CommitmentPolicy.REQUIRE_ENCRYPT_REQUIRE_DECRYPT, max_encrypted_data_keys=1
        )
        self._materials = CachingCryptoMaterialsManager(
            master_key_provider=Keys(key_ids=[key_arn]),
            cache=Cache(CAPACITY),
            max_age=SECONDS,
            max_messages_encrypted=MESSAGES,
        )

    def seal(self, text: str, context: Mapping[str, str]) -> str:
        """The text as a ciphertext in base64 that opens with this context only; raises Retry."""
        try:
            sealed, _ = self._client.encrypt(
                source=text.encode(),
                materials_manager=self._materials,
                encryption_context=dict(context),
                algorithm=ALGORITHM,
            )
        except (AWSEncryptionSDKClientError, BotoCoreError, ClientError) as error:
            raise Retry(f"the key that seals could not be used: {type(error).__name__}") from error
        return b64encode(sealed).decode()

    def open(self, sealed: str, context: Mapping[str, str]) -> str:
        """The text of a ciphertext; raises Broken where it was sealed with another key or for something else."""
        try:
            plain, header = self._client.decrypt(source=b64decode(sealed), materials_manager=self._materials)
        except (AWSEncryptionSDKClientError, BotoCoreError, ClientError, InvalidTag, ValueError) as error:
            raise Broken(f"a sealed text can't be opened: {type(error).__name__}") from error
        # The ciphertext proves its own context; that it is the one asked for is ours to see to.
        if dict(header.encryption_context) != dict(context):
            raise Broken("a sealed text was sealed for something else")
        return bytes(plain).decode()
