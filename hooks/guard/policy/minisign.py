"""Detached signatures that the program minisign makes and verifies, in its prehashed form (ED).

Format: https://jedisct1.github.io/minisign/ ("Signature format", "Public key format", "Secret key format"). Ed25519
(cryptography) over the BLAKE2b-512 of the file; a second signature covers the first one and the trusted comment. Both
are deterministic: the same file, key and comment give the same bytes.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

SUFFIX = ".minisig"

_ALGORITHM, _PREHASHED = b"Ed", b"ED"
_UNENCRYPTED = b"\0\0"
# Lengths in bytes: key id, half of an Ed25519 secret key (its seed), public key, signature.
_ID, _SEED, _PUBLIC, _SIGNED = 8, 32, 32, 64
# A secret key as a file holds it: algorithm, key derivation, checksum's algorithm, salt, limits, then id and key.
_HEADER = 2 + 2 + 2 + 32 + 8 + 8
_UNTRUSTED, _TRUSTED = "untrusted comment: ", "trusted comment: "


@dataclass(frozen=True)
class PublicKey:
    """What verifies: the key's id and its 32 bytes."""

    identity: bytes
    key: bytes

    @classmethod
    def parse(cls, text: str) -> PublicKey:
        """Read a public key as `minisign -P` takes it (RW…). Raises `ValueError`."""
        content = _decoded(text, "public key")
        if len(content) != 2 + _ID + _PUBLIC or content[:2] != _ALGORITHM:
            raise ValueError("is no minisign public key, 56 characters that begin with RW")
        return cls(content[2 : 2 + _ID], content[2 + _ID :])

    @property
    def name(self) -> str:
        """The key's id as minisign prints it: 16 hexadecimal digits."""
        return self.identity[::-1].hex().upper()

    def __str__(self) -> str:
        return base64.b64encode(_ALGORITHM + self.identity + self.key).decode()


@dataclass(frozen=True)
class SecretKey:
    """What signs. Its secret is in no text that Python makes of it."""

    public: PublicKey
    seed: bytes = field(repr=False)

    @classmethod
    def parse(cls, text: str) -> SecretKey:
        """Read a secret key without password as `minisign -G -W` writes it: the file, or its second line.

        Raises `ValueError`, whose message holds nothing of the key.
        """
        content = _decoded(text.strip().splitlines()[-1] if text.strip() else "", "secret key")
        if len(content) != _HEADER + _ID + _SEED + _PUBLIC + 32 or content[:2] != _ALGORITHM:
            raise ValueError("is no minisign secret key")
        if content[2:4] != _UNENCRYPTED:
            raise ValueError("is protected by a password: make one with minisign -G -W, kept by your secret store")
        identity = content[_HEADER : _HEADER + _ID]
        seed, key = content[_HEADER + _ID :][:_SEED], content[_HEADER + _ID + _SEED :][:_PUBLIC]
        if Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw() != key:
            raise ValueError("is no minisign secret key: its halves do not belong together")
        return cls(PublicKey(identity, key), seed)

    def sign(self, content: bytes, comment: str) -> bytes:
        """Return the signature file of `content`. `comment` (one line) is signed with it."""
        if "\n" in comment or "\r" in comment:
            raise ValueError("the trusted comment is one line")
        signer = Ed25519PrivateKey.from_private_bytes(self.seed)
        signed = signer.sign(_prehashed(content))
        whole = signer.sign(signed + comment.encode())
        lines = (
            f"{_UNTRUSTED}signature from minisign key {self.public.name}",
            base64.b64encode(_PREHASHED + self.public.identity + signed).decode(),
            f"{_TRUSTED}{comment}",
            base64.b64encode(whole).decode(),
        )
        return "".join(f"{line}\n" for line in lines).encode()


def verify(content: bytes, signature: bytes, public: PublicKey) -> str:
    """Return the trusted comment of a signature file. Raises `ValueError` unless it signs exactly this content."""
    try:
        lines = signature.decode("utf-8").split("\n")
    except UnicodeDecodeError:
        raise ValueError("is no minisign signature") from None
    if len(lines) != 5 or lines[4] or not lines[0].startswith(_UNTRUSTED) or not lines[2].startswith(_TRUSTED):
        raise ValueError("is no minisign signature")
    first, whole, comment = _decoded(lines[1], "signature"), _decoded(lines[3], "signature"), lines[2][len(_TRUSTED) :]
    if len(first) != 2 + _ID + _SIGNED or first[:2] != _PREHASHED:
        raise ValueError("is no prehashed minisign signature")
    if first[2 : 2 + _ID] != public.identity:
        raise ValueError(f"was made with another key than {public.name}")
    signed, checker = first[2 + _ID :], Ed25519PublicKey.from_public_bytes(public.key)
    try:
        checker.verify(signed, _prehashed(content))
        checker.verify(whole, signed + comment.encode())
    except InvalidSignature:
        raise ValueError("does not sign this file") from None
    return comment


def _prehashed(content: bytes) -> bytes:
    return hashlib.blake2b(content).digest()


def _decoded(text: str, what: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise ValueError(f"is no minisign {what}") from None
