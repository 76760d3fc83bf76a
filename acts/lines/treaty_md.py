"""Treaties in English as Markdown: ``# title``, ``## CHAPTER I``, ``### Article 1`` with a bold heading below."""

import re

from acts.frbr import Manifestation
from acts.lines.decode import decode_utf8
from acts.lines.labels import Levels
from acts.lines.markdown import MarkdownLine, parse_line
from acts.lines.reader import Head, Reader, SourceMetadata
from acts.model import Line, Role, Run

_SNIFF = re.compile(r"\s*# [^\n]*\b(?:Convention|Protocol|Treaty|Agreement|Charter|Covenant)\b", re.IGNORECASE)
_ARTICLE = re.compile(r"^#{2,4} Article \d", re.MULTILINE)
_LEVELS = {
    "PART": Role.PART,
    "CHAPTER": Role.CHAPTER,
    "SECTION": Role.SECTION,
    "TITLE": Role.SECTION,
    "ARTICLE": Role.ARTICLE,
    "ANNEX": Role.ANNEX,
}
_SIGNED = re.compile(r"(?:IN WITNESS WHEREOF|DONE (?:at|in))\b", re.IGNORECASE)


def sniff(head: Head) -> bool:
    """A heading that names a treaty, and headings of articles."""
    return bool(_SNIFF.match(head.text.lstrip("\ufeff")) and _ARTICLE.search(head.text))


class _Reading:
    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._default = Role.TITLE
        self._after_heading = False
        self._levels = Levels()

    def take(self, line: MarkdownLine) -> None:
        role = self._heading(line) if line.level else self._role(line)
        self.lines.append(Line((Run(line.text),), role=role))
        self._after_heading = line.level > 1
        if self._default is Role.TITLE:
            self._default = Role.PREAMBLE

    def _heading(self, line: MarkdownLine) -> Role:
        self._levels.restart()
        if line.level == 1 and self._default is Role.TITLE:
            return Role.TITLE
        self._default = Role.TEXT
        return _LEVELS.get(line.text.split(" ")[0].upper(), Role.HEADING)

    def _role(self, line: MarkdownLine) -> Role:
        if line.bold and self._after_heading:
            return Role.HEADING
        if self._default is Role.TEXT and _SIGNED.match(line.text):
            self._default = Role.SIGNATURE
        if self._default is not Role.TEXT:
            return self._default
        return self._levels.role(line.text) or Role.TEXT


def read(manifestation: Manifestation) -> tuple[Line, ...]:
    """Lines of a treaty. Raises ReadError for text that is not UTF-8."""
    reading = _Reading()
    for row in decode_utf8(manifestation.body, manifestation.name).split("\n"):
        if (line := parse_line(row)).text:
            reading.take(line)
    return tuple(reading.lines)


def metadata(manifestation: Manifestation) -> SourceMetadata:
    """The title."""
    title = re.search(r"^# (.+)$", manifestation.body[:4000].decode("utf-8-sig", "ignore"), re.MULTILINE)
    return SourceMetadata(title=(title[1].strip(),) if title else (), language="eng")


READER = Reader(
    name="treaty-md",
    sample=b"# Convention on Samples\n\nPreamble\n\n### Article 1\n\n**Aim**\n",
    sniff=sniff,
    read=read,
    metadata=metadata,
)
