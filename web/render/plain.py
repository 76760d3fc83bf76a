"""The text of an act as plain text."""

from collections.abc import Iterator

from acts.model import Document, Element, Kind, Line

SET_APART = frozenset({Kind.PART, Kind.SECTION, Kind.SUBSECTION, Kind.CHAPTER, Kind.SUBCHAPTER, Kind.ARTICLE, Kind.ATTACHMENT})


def plain_text(document: Document, struck: bool = False) -> str:
    """The act a paragraph a line, an empty line before each headed unit; what amendments took out only if `struck`, in ⟦ ⟧.

    Notes and lists of amending acts are not in it: they are the editor's, not the act's.
    """
    return "\n".join(_lines(document.root, struck)).strip() + "\n"


def _lines(element: Element, struck: bool) -> Iterator[str]:
    if element.kind is Kind.NOTES:
        return
    if element.kind in SET_APART:
        yield ""
    for line in (*element.heading, *element.content):
        text = _text(line, struck)
        if text.strip():
            yield text
    for child in element.children:
        yield from _lines(child, struck)


def _text(line: Line, struck: bool) -> str:
    if not struck or line.cells:
        return line.plain if struck else line.current
    runs = (run for run in line.runs if run.note is None)
    return "".join(f"⟦{run.text}⟧" if run.struck and run.text.strip() else run.text for run in runs)
