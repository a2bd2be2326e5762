"""Whether the key of a certificate made a signature: RSA with SHA-256 as PKCS #1 v1.5 lays it out (RFC 8017, 8.2.2).

Verifying needs no secret. The whole block is made anew and compared, so that nothing of a forged one is ever parsed.
"""

import hashlib
import ssl
from typing import NamedTuple

from amends.errors import Unverified

SEQUENCE, INTEGER, BITS = 0x30, 0x02, 0x03
VERSION = 0xA0
RSA = bytes.fromhex("300d06092a864886f70d0101010500")  # the algorithm of a public key: rsaEncryption
SHA256 = bytes.fromhex("3031300d060960864801650304020105000420")
SHORTEST, LONGEST = 2048, 8192  # bits
EXPONENTS = range(65537, 1 << 33)

Part = tuple[int, bytes]  # of DER: its tag, and what is in it


class Key(NamedTuple):
    """An RSA public key."""

    modulus: int
    exponent: int


def key_of(certificate: str) -> Key:
    """The key of a certificate in PEM; raises Unverified for what is none, or holds no RSA key of a safe length."""
    try:
        body = _only(ssl.PEM_cert_to_DER_cert(certificate), SEQUENCE)
        parts = _parts(_first(body, SEQUENCE))
        # Version, serial number, signature, issuer, validity, subject, and then the key; the version may be missing.
        skipped = 6 if parts[0][0] == VERSION else 5
        algorithm, bits = _parts(_expect(parts[skipped], SEQUENCE))
        _must_be_rsa(algorithm)
        modulus, exponent = _parts(_only(_expect(bits, BITS).removeprefix(b"\0"), SEQUENCE))
        key = Key(*(int.from_bytes(_expect(part, INTEGER), "big") for part in (modulus, exponent)))
    except (ValueError, IndexError) as error:
        raise Unverified("no certificate with an RSA key") from error
    if not SHORTEST <= key.modulus.bit_length() <= LONGEST or key.exponent not in EXPONENTS or not key.exponent % 2:
        raise Unverified("an RSA key that is not safe")
    return key


def verify(key: Key, message: bytes, signature: bytes) -> None:
    """Raise Unverified unless the key made the signature over this very message."""
    length = (key.modulus.bit_length() + 7) // 8
    number = int.from_bytes(signature, "big")
    if len(signature) != length or number >= key.modulus:
        raise Unverified("no signature of this key")
    digest = SHA256 + hashlib.sha256(message).digest()
    block = b"\0\1" + b"\xff" * (length - len(digest) - 3) + b"\0" + digest
    if pow(number, key.exponent, key.modulus).to_bytes(length, "big") != block:
        raise Unverified("the signature is of something else")


def _parts(data: bytes) -> list[Part]:
    """The parts that lie one behind the other in DER, each with its tag."""
    found = []
    while data:
        tag, length, start = data[0], data[1], 2
        if length & 0x80:
            start += length & 0x7F
            if not 2 < start <= 6:
                raise ValueError("a length that DER does not know")
            length = int.from_bytes(data[2:start], "big")
        if start + length > len(data):
            raise ValueError("cut off")
        found.append((tag, data[start : start + length]))
        data = data[start + length :]
    return found


def _expect(part: Part, tag: int) -> bytes:
    if part[0] != tag:
        raise ValueError("another kind of part")
    return part[1]


def _first(data: bytes, tag: int) -> bytes:
    return _expect(_parts(data)[0], tag)


def _only(data: bytes, tag: int) -> bytes:
    (part,) = _parts(data)
    return _expect(part, tag)


def _must_be_rsa(algorithm: Part) -> None:
    tag, content = algorithm
    if bytes([tag, len(content)]) + content != RSA:
        raise ValueError("no RSA key")
