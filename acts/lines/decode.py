"""From bytes to text: the code page that is declared is checked, a wrong or missing one is guessed and proved.

e-qanun's pages declare windows-1251, -1252 or -1254 and print most Azerbaijani letters as character references; texts
typed by people are UTF-8 or windows-1254. What fits no single code page is an error, not a row of wrong letters.
"""

import re
from codecs import lookup

from acts.errors import ReadError

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_DECLARED = re.compile(rb"<(?:meta|\?xml)\b[^>]*?(?:charset|encoding)\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_ASCII = bytes(range(0x80))
_NO_LETTERS = bytes(range(0xC0))
_AZERBAIJANI_1254 = "çöüşğıÇÖÜŞĞİâ".encode("cp1254")
_UTF8_PAIR = re.compile(rb"[\xc3-\xc9][\x80-\xbf]")
_FEW = 20
"""Letters below which a declaration is believed whatever they are: Latin words with a stray Cyrillic letter occur."""


def decode_utf8(body: bytes, name: str) -> str:
    """UTF-8 with or without a byte order mark; line ends become ``\\n``. Raises ReadError naming the bad bytes and their line."""
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = body.count(b"\n", 0, error.start) + 1
        found = body[error.start : error.start + 4].hex(" ")
        raise ReadError(f"{name}: expected UTF-8, found the bytes {found} in line {line} (byte {error.start:,})") from error
    return unix(text)


def decode(body: bytes, name: str) -> str:
    """Text of bytes whose code page is declared inside, or not at all. Raises ReadError where no code page fits."""
    return decode_from(body, encoding_of(body, name), name)


def decode_from(body: bytes, encoding: str, name: str) -> str:
    """Text of bytes in an encoding `encoding_of` found. Raises ReadError for a byte its code page does not have."""
    try:
        return body.decode(encoding, "strict" if encoding.startswith("cp") else "replace")
    except UnicodeDecodeError as error:
        found = body[error.start : error.start + 1].hex()
        raise ReadError(f"{name}: read as {encoding}, but byte {error.start:,} is {found}, which that code page does not have") from error


def encoding_of(body: bytes, name: str) -> str:
    """Python's name of the encoding of a body: by its mark, by what it must be, by what it declares; else the likeliest.

    Raises ReadError when the letters fit neither UTF-8 nor one Latin or Cyrillic code page.
    """
    if mark := next((encoding for mark, encoding in _BOMS if body.startswith(mark)), ""):
        return mark
    if body.isascii() or _is_utf8(body):
        return "utf-8"
    return _code_page(body, declared(body), name)


def declared(body: bytes) -> str:
    """The code page a page declares about itself, under Python's name ("cp1251", "utf-8"); "" when none or an unknown one."""
    match = _DECLARED.search(body, 0, 8192)
    if not match:
        return ""
    try:
        return lookup(match[1].decode("ascii")).name
    except LookupError:
        return ""


def _is_utf8(body: bytes) -> bool:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.reason == "unexpected end of data" and error.start >= len(body) - 3
    return True


def _code_page(body: bytes, said: str, name: str) -> str:
    high = body.translate(None, _ASCII)
    letters = high.translate(None, _NO_LETTERS)
    pairs = len(_UTF8_PAIR.findall(high))
    if pairs * 4 > len(high) and (said == "utf-8" or pairs > _FEW):
        raise ReadError(f"{name}: expected one code page, found UTF-8 mixed with other bytes (declared: {said or 'nothing'})")
    if len(letters) < _FEW and said.startswith("cp125"):
        return said
    return _by_letters(letters, said, name)


def _by_letters(letters: bytes, said: str, name: str) -> str:
    if not letters:
        return said if said.startswith("cp125") else "cp1251"
    latin = 1 - len(letters.translate(None, _AZERBAIJANI_1254)) / len(letters)
    if latin >= 0.9:
        return said if said in {"cp1252", "cp1254"} and not _needs_turkish(letters) else "cp1254"
    if latin <= 0.4:
        return "cp1251" if said in {"", "utf-8", "cp1254"} else said
    raise ReadError(
        f"{name}: the code page is doubtful: {latin:.0%} of the {len(letters):,} letters beyond ASCII are Azerbaijani "
        f"in windows-1254, the rest are not (declared: {said or 'nothing'})"
    )


def _needs_turkish(letters: bytes) -> bool:
    """Whether letters occur that windows-1252 has as þ, ý, ð, which Azerbaijani does not know."""
    return any(letter in letters for letter in "şıŞİğĞ".encode("cp1254"))


def unix(text: str) -> str:
    """Text with ``\\n`` for every kind of line end."""
    return re.sub("\r\n?", "\n", text) if "\r" in text else text
