"""Text taken out of a PDF, wrapped at the width of the page.

Lines are put together to paragraphs again. A note number that was superscript stands on a line of its own: right below the
line before, it belongs to the end of the printed line *after* it; after an empty line, to the end of the line before. In the
list of notes it stands before its note. Words of a justified line may stand one a line.
"""

import re
from collections.abc import Iterator

from acts.frbr import Manifestation
from acts.lines.decode import decode_utf8
from acts.lines.notes import settle
from acts.lines.reader import Head, Reader
from acts.lines.runs import squeeze
from acts.model import Line, Run

_LONE_MARK = re.compile(r"^\f?\s*(?:\[\d{1,4}\]|KMQ?\d{0,2})\s*$")
_LONE_MARKS = re.compile(r"^\f?\[\d{1,4}\]$", re.MULTILINE)
_ARTICLE = re.compile(r"^\f?(?:Maddə|M a d d ə) \d", re.MULTILINE)
_LABEL = re.compile(
    r"\d+(?:[.-]\d+)*\s?\.(?!\d)(?:\s|$)|\d+(?:[.-]\d+)+\.?\s|Maddə \d|Qeyd\b|[a-zçğıöşü]\)\s|\d+\)\s"
    r"|[IVXL]+\s(?:fəsil|FƏSİL|bölmə|BÖLMƏ)\b|Fəsil [IVXL]+\b|[–-] (?=\S)"
)
_NOTE = re.compile(r"(?:\[\d{1,4}\]|KMQ?\d{1,2}) \S")
_BARE_LABEL = re.compile(r"(?:Maddə|(?:Maddə )?(?:\[\d+\]\s*)?\d+(?:[.-]\d+)*\.)$")
_HEADING = re.compile(r"(?:Maddə \d|[IVXL]+\s(?:fəsil|bölmə)|Fəsil [IVXL])")
_ENDS = re.compile(r"[.;:!?][”\"’')]*$")
_DATED = re.compile(r"\d{1,2} (?:yanvar|fevral|mart|aprel|may|iyun|iyul|avqust|sentyabr|oktyabr|noyabr|dekabr) \d{4}-")
_SOURCE = re.compile(rf"\d+\s?\. {_DATED.pattern}")
_SPACED = re.compile(r"(?<!\S)[^\W\d_](?: [^\W\d_]){2,}(?!\S)")
_SPACED_NUMBER = re.compile(r"(Maddə \d+) (\d+)\s?\.")
_MARKS_OF_A_ROW = 8
WIDTH = 88
"""Characters a printed line has room for at least."""


def sniff(head: Head) -> bool:
    """Articles, and note numbers on lines of their own between wrapped lines."""
    return bool(_ARTICLE.search(head.text)) and len(_LONE_MARKS.findall(head.text)) >= 3 and "\n\xa0\n" not in head.text


def read(manifestation: Manifestation) -> tuple[Line, ...]:
    """Lines of a wrapped text, its notes told apart. Raises ReadError for text that is not UTF-8."""
    printed = list(_with_marks(_rows(decode_utf8(manifestation.body, manifestation.name))))
    return settle(tuple(Line((Run(squeeze(paragraph)),)) for paragraph in _paragraphs(printed)))


def _rows(text: str) -> list[str]:
    """Rows with words; a lone mark that stood after an empty line, not at the top of a page, is put behind the row before."""
    rows: list[list[str]] = []
    empty = False
    first_of_list = text.rfind("\n[1]\n")
    place = 0
    for raw in text.split("\n"):
        row = _row(raw)
        if row and empty and rows and place < first_of_list and _LONE_MARK.match(row) and not raw.startswith("\f"):
            rows[-1].append(row)
        elif row:
            rows.append([row])
        empty = not row
        place += len(raw) + 1
    return [" ".join(row) for row in rows]


def _row(row: str) -> str:
    row = squeeze(row)
    if " " not in row[1:2] and " ə" not in row and " i" not in row and "Maddə" not in row[:8]:
        return row
    return _SPACED_NUMBER.sub(r"\1\2.", _SPACED.sub(lambda match: match[0].replace(" ", ""), row))


def _with_marks(rows: list[str]) -> Iterator[str]:
    """Rows with each lone mark put at the end of the row it belongs to, in the list of notes at its beginning."""
    first_of_list = max((index for index, row in enumerate(rows) if row == "[1]"), default=len(rows))
    waiting: list[str] = []
    for index, row in enumerate(rows):
        if _LONE_MARK.match(row):
            waiting.append(row)
        elif not waiting:
            yield row
        else:
            marks = " ".join(waiting)
            yield f"{marks} {row}" if index > first_of_list else f"{row} {marks}"
            waiting = []
    yield from waiting


def _paragraphs(rows: list[str]) -> Iterator[str]:
    paragraph: list[str] = []
    width = WIDTH
    for row in rows:
        if paragraph and _begins(paragraph, row, width):
            yield " ".join(paragraph)
            paragraph, width = [], WIDTH
        paragraph.append(row)
        width = max(width, len(row))
    if paragraph:
        yield " ".join(paragraph)


def _begins(paragraph: list[str], row: str, width: int) -> bool:
    """Whether a row begins a new paragraph after these rows."""
    last = paragraph[-1]
    bare = _unmarked(last)
    if len(paragraph) < 3 and _BARE_LABEL.match(" ".join(paragraph)):
        return False
    ended = _ENDS.search(bare) is not None
    if _NOTE.match(row):
        return True
    fits = len(bare) + 1 + len(row.split(" ", 1)[0]) <= width
    if _LABEL.match(row):
        return ended or (fits and " " in bare) or _heading_like(row) or _HEADING.match(paragraph[0]) is not None or not _running(bare, row)
    if ended:
        return fits or row == "Maddə" or _DATED.match(row) is not None
    return fits and len(bare) > 1 and _upper(row) and (_HEADING.match(paragraph[0]) is not None or _capitals(bare))


def _unmarked(row: str) -> str:
    """A row without the marks put at its end."""
    words = row.rsplit(" ", _MARKS_OF_A_ROW)
    while len(words) > 1 and _LONE_MARK.match(words[-1]):
        words.pop()
    return " ".join(words)


def _heading_like(row: str) -> bool:
    return _HEADING.match(row) is not None or _SOURCE.match(row) is not None


def _running(last: str, row: str) -> bool:
    """Whether a number that begins a row goes on with the sentence: "… bu Məcəllənin / 2.4-cü maddəsi"."""
    return not _ENDS.search(last) and not re.match(r"\d+(?:[.-]\d+)+\. ?\S", row)


def _upper(row: str) -> bool:
    return row[0].isupper()


def _capitals(text: str) -> bool:
    return text.isupper()


READER = Reader(
    name="wrapped-text",
    sample="NÜMUNƏ MƏCƏLLƏSİ\n\n[1]\n\nMaddə 1. Məqsəd\n1.1. Bu Məcəllə\n[2]\n\nnümunədir.\n[3]\n\n1.2. Son.\n".encode(),
    sniff=sniff,
    read=read,
)
