"""The little of Markdown that converted acts use: headings, bullets, bold and italic words, tables, quotation blocks."""

import re
from dataclasses import dataclass

from acts.lines.runs import squeeze
from acts.model import Cell, Line, Run

_HEADING = re.compile(r"(#{1,6})\s+(.*)")
_BULLET = re.compile(r"\s*[-*]\s+(?=\S)")
_EMPHASIS = re.compile(r"(\*{1,3})(?=\S)([^*]+)(?<=\S)\1")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!|>-])")
_RULE = re.compile(r"\|?(?:\s*:?-{3,}:?\s*\|)+\s*(?::?-{3,}:?)?\s*$")
_PIPE = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True, slots=True)
class MarkdownLine:
    """A line: `level` of a heading (0: none), whether a bullet or bold as a whole, its words without markup."""

    text: str
    level: int = 0
    bullet: bool = False
    bold: bool = False


def words(text: str) -> str:
    """Words without emphasis and escapes."""
    if "*" in text:
        text = _EMPHASIS.sub(r"\2", _EMPHASIS.sub(r"\2", text))
    return squeeze(_ESCAPE.sub(r"\1", text) if "\\" in text else text)


def parse_line(line: str) -> MarkdownLine:
    """What kind of line it is, and its words."""
    if heading := _HEADING.match(line):
        return MarkdownLine(words(heading[2]), level=len(heading[1]))
    bullet = _BULLET.match(line) if not line.lstrip().startswith("**") else None
    rest = line[bullet.end() :] if bullet else line.strip()
    bold = rest.startswith("**") and rest.endswith("**") and rest.count("**") == 2
    return MarkdownLine(words(rest), bullet=bullet is not None, bold=bold)


def is_rule(line: str) -> bool:
    """Whether a line parts the head of a table from its body."""
    return line.startswith("|") and _RULE.match(line) is not None


def table_row(line: str, number: int, *, header: bool) -> Line:
    """A row of a table; an empty cell stays a cell."""
    cells = _PIPE.split(line.strip().removeprefix("|").removesuffix("|"))
    return Line((), cells=tuple(_cell(cell, header=header) for cell in cells), table=number)


def _cell(text: str, *, header: bool) -> Cell:
    text = words(text)
    return Cell((Run(text),) if text else (), header=header)
