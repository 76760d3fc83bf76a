"""The exceptions of keeping: each says what was expected, what was found, and what to do."""


class StorageError(Exception):
    """Anything that hinders keeping; the message is fit for a page."""


class DatabaseError(StorageError):
    """The database cannot be opened, is of another version, is locked, or its disk is full."""


class RawStoreError(StorageError):
    """A raw body cannot be written or read back whole."""


class AccountError(StorageError):
    """An account or organisation cannot be made or changed as asked."""


class NoAccountError(AccountError):
    """There is no such account, organisation or sign-in."""


class QuickerError(AccountError):
    """Somebody else changed it after it was shown."""
