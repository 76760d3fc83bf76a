"""Annotated text: paragraphs parted by empty lines, ``<s>`` struck, ``<i>`` put in by an amendment, ``[n]`` notes."""

import re
from collections.abc import Iterator

from acts.frbr import Manifestation
from acts.lines.decode import decode_utf8
from acts.lines.notes import settle
from acts.lines.reader import Head, Reader
from acts.lines.runs import squeeze, tidy
from acts.model import Line, Run

_PARAGRAPHS = re.compile(r"\n[ \t]*\n\s*")
_TAG = re.compile(r"<(/?)([sib])>")
_ARTICLE = re.compile(r"^(?:<[sib]>)*(?:Maddə|MADDƏ|M a d d ə) \d", re.MULTILINE)
_MARKDOWN = re.compile(r"^(?:#{1,6} |```|\||> |- \[)", re.MULTILINE)
_MARKS = re.compile(rb"</[si]>|\[\d+\]")


def sniff(head: Head) -> bool:
    """Articles in Azerbaijani in paragraphs one a line, amendments marked; none of Markdown's own signs."""
    text = head.text
    return bool(_MARKS.search(head.data) and _ARTICLE.search(text)) and not _MARKDOWN.search(text) and _one_a_line(text)


def _one_a_line(text: str) -> bool:
    return text.count("\n\n") * 2 >= text.count("\n") - 4 and "\xa0" not in text


def read(manifestation: Manifestation) -> tuple[Line, ...]:
    """Lines of an annotated text. Raises ReadError for text that is not UTF-8."""
    paragraphs = _PARAGRAPHS.split(decode_utf8(manifestation.body, manifestation.name))
    lines = (Line(runs) for paragraph in paragraphs if (runs := _runs(paragraph)))
    return settle(tuple(lines))


def _runs(paragraph: str) -> tuple[Run, ...]:
    if "<" not in paragraph:
        text = squeeze(paragraph)
        return (Run(text),) if text else ()
    return tidy(_tagged(paragraph))


def _tagged(paragraph: str) -> Iterator[Run]:
    """Runs of a paragraph with tags; a closing tag without its opening one stays text, an open one ends with the paragraph."""
    depth = {"s": 0, "i": 0, "b": 0}
    done = 0
    for match in _TAG.finditer(paragraph):
        closing, tag = match.groups()
        if closing and not depth[tag]:
            continue
        if match.start() > done:
            yield _run(paragraph[done : match.start()], depth)
        depth[tag] += -1 if closing else 1
        done = match.end()
    yield _run(paragraph[done:], depth)


def _run(text: str, depth: dict[str, int]) -> Run:
    return Run(text, struck=depth["s"] > 0, italic=depth["i"] > 0, bold=depth["b"] > 0)


READER = Reader(
    name="annotated-md",
    sample="NÜMUNƏ MƏCƏLLƏSİ [1]\n\nMaddə 1. <i>Məqsəd</i>\n\n[1] Nümunə.".encode(),
    sniff=sniff,
    read=read,
)
