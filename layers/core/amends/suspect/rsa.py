"""Whether the key of a certificate made a signature: RSA with SHA-256 as PKCS #1 v1.5 lays it out (RFC 8017, 8.2.2)."""

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.x509 import load_pem_x509_certificate

from amends.errors import Unverified

SHORTEST, LONGEST = 2048, 8192  # bits
EXPONENTS = range(65537, 1 << 33)


def key_of(certificate: str) -> RSAPublicKey:
    """The key of a certificate in PEM; raises Unverified for what is none, or holds no RSA key of a safe length."""
    try:
        key = load_pem_x509_certificate(certificate.encode()).public_key()
    except (ValueError, UnsupportedAlgorithm) as error:
        raise Unverified("no certificate") from error
    if not isinstance(key, RSAPublicKey):
        raise Unverified("a certificate without an RSA key")
    if not SHORTEST <= key.key_size <= LONGEST or key.public_numbers().e not in EXPONENTS:
        raise Unverified("an RSA key that is not safe")
    return key


def verify(key: RSAPublicKey, message: bytes, signature: bytes) -> None:
    """Raise Unverified unless the key made the signature over this very message."""
    try:
        key.verify(signature, message, PKCS1v15(), SHA256())
    except InvalidSignature as error:
        raise Unverified("no signature of this key over this message") from error
