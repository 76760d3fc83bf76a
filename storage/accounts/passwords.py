"""Passwords (argon2id), and tokens that are kept as hashes."""

import hashlib
import secrets
import unicodedata
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from storage.errors import AccountError

SHORTEST, LONGEST = 12, 200
TOO_SHORT = f"a password of {SHORTEST} characters or more is expected"
TOO_LONG = f"a password of {LONGEST} characters at most is expected"
TOO_EASY = "a password that is not easy to guess is expected: neither the name nor one character over and over"


def fit(password: str, name: str) -> str:
    """The password as it is hashed. Raises `AccountError` for one that is too short, too long or too easy to guess."""
    plain = _same(password)
    if len(plain) < SHORTEST:
        raise AccountError(TOO_SHORT)
    if len(plain) > LONGEST:
        raise AccountError(TOO_LONG)
    if len(set(plain)) < 4 or plain.strip().casefold() == name:  # both of ASCII where they are equal
        raise AccountError(TOO_EASY)
    return plain


def hashed(password: str, name: str) -> str:
    """Its argon2id hash, parameters and salt inside. Raises `AccountError` as `fit` does."""
    return _hasher().hash(fit(password, name))


def matches(kept: str, password: str) -> bool:
    """Whether a password is the one of the hash; takes as long when there is no hash, so that nobody learns which accounts exist."""
    try:
        return _hasher().verify(kept or _decoy(), _same(password[:LONGEST])) and bool(kept)
    except (VerificationError, InvalidHashError):
        return False


def outdated(kept: str) -> bool:
    """Whether a hash was made with weaker parameters than those of today."""
    return _hasher().check_needs_rehash(kept)


def token() -> str:
    """A secret nobody guesses, fit for addresses and cookies."""
    return secrets.token_urlsafe(32)


def kept_as(secret: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def _same(password: str) -> str:
    """One spelling for what a person types, whatever the keyboard makes of it."""
    return unicodedata.normalize("NFC", password.encode("utf-8", "replace").decode())


@cache
def _hasher() -> PasswordHasher:
    """RFC 9106's second recommendation: 64 MiB, three passes."""
    return PasswordHasher()


@cache
def _decoy() -> str:
    return _hasher().hash(token())
