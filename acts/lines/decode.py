"""From bytes to text: the code page that is declared, checked, or guessed and then proved."""

import re

from acts.errors import ReadError

_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


def decode_utf8(body: bytes, name: str) -> str:
    """UTF-8 with or without a byte order mark; line ends become ``\\n``. Raises ReadError naming the bad byte and its line."""
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = body.count(b"\n", 0, error.start) + 1
        found = body[error.start : error.start + 4].hex(" ")
        raise ReadError(f"{name}: expected UTF-8, found the bytes {found} in line {line} (byte {error.start:,})") from error
    return unix(text)


def unix(text: str) -> str:
    """Text with ``\\n`` for every kind of line end."""
    return re.sub("\r\n?", "\n", text) if "\r" in text else text


def bom(body: bytes) -> str:
    """The encoding a byte order mark declares, "" without one."""
    return next((encoding for mark, encoding in _BOMS if body.startswith(mark)), "")
