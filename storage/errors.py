"""The exceptions of keeping: each says what was expected, what was found, and what to do."""


class StorageError(Exception):
    """Anything that hinders keeping; the message is fit for a page."""


class DatabaseError(StorageError):
    """The database cannot be opened, is of another version, is locked, or its disk is full."""


class RawStoreError(StorageError):
    """A raw body cannot be written or read back whole."""
