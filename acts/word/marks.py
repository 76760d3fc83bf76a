"""Row identities in a Word file: bookmarks, which Word and LibreOffice keep when somebody edits, sorts or saves the table."""

from hashlib import blake2b

PREFIX = "row_"
"""Begins the name of every mark; Word wants a letter first."""
DIGEST = 16
"""Bytes of a digest; their 32 hexadecimal digits and the prefix stay below the 40 characters Word allows a name."""


def mark_of(uid: str, key: str) -> str:
    """The name of the bookmark of a row: `uid` of its comparison, `key` of the row in it. Small letters only: Word's names ignore case."""
    return PREFIX + blake2b(f"{uid}\0{key}".encode(), digest_size=DIGEST).hexdigest()


def is_mark(name: str) -> bool:
    """Whether a bookmark's name has the form of a row's mark."""
    digits = name.removeprefix(PREFIX)
    return len(digits) == DIGEST * 2 == len(name) - len(PREFIX) and not set(digits) - set("0123456789abcdef")


def column_key(holds: str) -> str:
    """The key of a column's heading, marked as rows are: the importer finds by it which column is which."""
    return f"column:{holds}"
