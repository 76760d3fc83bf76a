"""Acts of the European Union as Markdown: a block of particulars, the title, preamble, recitals, articles, annexes.

"Preamble", "Recitals" and "Enacting Terms" are the converter's headings, not words of the act, and become roles.
"""

import re
from datetime import date

from acts.frbr import Manifestation
from acts.lines.decode import decode_utf8
from acts.lines.labels import Levels
from acts.lines.markdown import MarkdownLine, is_rule, parse_line, table_row
from acts.lines.reader import Head, Reader, SourceMetadata
from acts.model import Line, Role, Run

_TITLE = r"# [^\n]*\b(?:Directive|Regulation|Decision)\b[^\n]*\n\s*"
_SNIFF = re.compile(rf"(?:> [^\n]*\n)*+(?:>?[ \t]*\n)*+{_TITLE}## (?:Preamble|Recitals|Enacting|[A-Z])", re.IGNORECASE)
_DIVISIONS = {"Preamble": Role.PREAMBLE, "Recitals": Role.RECITAL, "Enacting Terms": Role.TEXT}
_PARTICULAR = re.compile(r"\*\*(?P<name>[A-Za-z ]+):\*\*\s*(?P<value>[^|\n]+)")
_CELEX_DATE = re.compile(r"-(\d{4})(\d{2})(\d{2})$")


def sniff(head: Head) -> bool:
    """A title naming a directive, regulation or decision, then the converter's own headings."""
    return _SNIFF.match(head.text.lstrip("\ufeff").replace("\r\n", "\n")) is not None


class _Reading:
    """The lines so far, and where in the act the next one stands."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._title = ""
        self._division = Role.TITLE
        self._after_heading = False
        self._levels = Levels()
        self._tables = 0
        self._in_table = False

    def take(self, raw: str, following: str) -> None:
        if raw.startswith("|"):
            self._row(raw, following)
            return
        self._in_table = False
        if raw.startswith("---"):
            self._division = Role.SIGNATURE
            return
        line = parse_line(raw)
        if line.level:
            self._heading(line)
        elif line.text:
            self._text(line)

    def _row(self, raw: str, following: str) -> None:
        if is_rule(raw):
            return
        self._tables += not self._in_table
        self._in_table = True
        self.lines.append(table_row(raw, self._tables, header=is_rule(following)))

    def _heading(self, line: MarkdownLine) -> None:
        self._levels.restart()
        if line.level == 1:
            self._take_title(line.text)
        elif line.text in _DIVISIONS:
            self._division = _DIVISIONS[line.text]
        else:
            self._division = Role.TEXT
            self._add(line.text, _heading_role(line.text))
            self._after_heading = True

    def _take_title(self, text: str) -> None:
        """The title; where the converter repeats it before the annexes it says nothing new."""
        if not self._title:
            self._title = _bare(text)
            self._add(text, Role.TITLE)
        elif _bare(text) != self._title:
            self._add(text, Role.TEXT)

    def _text(self, line: MarkdownLine) -> None:
        heading = self._after_heading and line.bold
        self._add(line.text, Role.HEADING if heading else self._role(line))
        self._after_heading = False

    def _role(self, line: MarkdownLine) -> Role:
        if self._division is Role.RECITAL and not line.bullet:
            return Role.PREAMBLE
        if self._division is not Role.TEXT:
            return self._division
        return self._levels.role(line.text) or (Role.POINT if line.bullet else Role.TEXT)

    def _add(self, text: str, role: Role) -> None:
        self.lines.append(Line((Run(text),), role=role))


def _bare(title: str) -> str:
    return re.sub(r"[\[(]Text with EEA relevance\.?[\])]|\W", "", title)


def _heading_role(text: str) -> Role:
    first = text.split(" ")[0].upper()
    if first in {"ARTICLE", "ANNEX", "CHAPTER", "SECTION", "PART"}:
        return Role(first.lower())
    return Role.PART if first == "TITLE" else Role.CHAPTER


def read(manifestation: Manifestation) -> tuple[Line, ...]:
    """Lines of an act with the roles its Markdown gives them. Raises ReadError for text that is not UTF-8."""
    rows = [row for row in decode_utf8(manifestation.body, manifestation.name).split("\n") if row.strip() and not row.startswith(">")]
    reading = _Reading()
    for row, following in zip(rows, [*rows[1:], ""], strict=True):
        reading.take(row, following)
    return tuple(reading.lines)


def metadata(manifestation: Manifestation) -> SourceMetadata:
    """The block of particulars above the title: CELEX, ELI, the date of the consolidated version."""
    head = manifestation.body[:8000].decode("utf-8-sig", "ignore")
    particulars = {match["name"]: match["value"].strip() for match in _PARTICULAR.finditer(head)}
    title = re.search(r"^# (.+)$", head, re.MULTILINE)
    celex = particulars.get("CELEX", "")
    return SourceMetadata(
        title=(title[1].strip(),) if title else (),
        language="eng",
        celex=celex,
        eli=particulars.get("ELI", ""),
        version=celex_version(celex),
        status=particulars.get("In force", ""),
    )


def celex_version(celex: str) -> date | None:
    """The date at the end of the CELEX number of a consolidated text ("02014R0910-20241018")."""
    match = _CELEX_DATE.search(celex)
    try:
        return date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        return None


READER = Reader(
    name="eu-md",
    sample=b"> **CELEX:** 32099R0001\n\n# Regulation (EU) 2099/1 on samples\n\n## Preamble\n\n## Enacting Terms\n",
    sniff=sniff,
    read=read,
    metadata=metadata,
)
