"""Text as people type it: a paragraph a line, or paragraphs parted by empty lines; Azerbaijani or English."""

import re

from acts.frbr import Manifestation
from acts.lines.decode import decode, unix
from acts.lines.notes import settle
from acts.lines.reader import Head, Reader
from acts.lines.runs import squeeze
from acts.model import Line, Run

_ARTICLE = re.compile(r"^[ \t]*(?:Maddə|MADDƏ|M a d d ə|Article|ARTICLE) \d+", re.MULTILINE)
_ACT = re.compile(
    r"\b(?:haqqında|barədə|qərara al|QƏRARA AL|edilsin|olunsun|[Qq]anunu|QANUNU|[Ff]ərmanı|FƏRMANI|[Ss]ərəncamı|SƏRƏNCAMI|[Qq]ərarı|QƏRARI)"
)
_STATE = re.compile(r"Azərbaycan Respublikas|AZƏRBAYCAN RESPUBLİKAS")
_OTHER = re.compile(r"^(?:#{1,6} |```|\|.*\||[ \t]*(?:def|class|import|from) \w|#!|<\w)|\A[^\n]*\t|\A\s*[{\[]", re.MULTILINE)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")


def sniff(head: Head) -> bool:
    """Headings of articles, or the State's name and a word only acts use; no program, table or Markdown."""
    text = _as_text(head)
    if _CONTROL.search(text) or _OTHER.search(text):
        return False
    return bool(_ARTICLE.search(text) or (_ACT.search(text) and _STATE.search(text)))


def _as_text(head: Head) -> str:
    if "\ufffd" not in head.text:
        return head.text
    return unix(head.data[: len(head.text)].decode("utf-16" if head.data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "cp1254", "replace"))


def read(manifestation: Manifestation) -> tuple[Line, ...]:
    """Lines of a typed text. Raises ReadError where the code page is doubtful."""
    text = unix(decode(manifestation.body, manifestation.name)).lstrip("\ufeff")
    return settle(tuple(Line((Run(words),)) for row in text.replace("\f", "\n").split("\n") if (words := squeeze(row))))


READER = Reader(
    name="plain-text",
    sample="Nümunə haqqında\n\nMaddə 1. Məqsəd\n\nBu Qanun nümunədir.\n".encode(),
    sniff=sniff,
    read=read,
)
