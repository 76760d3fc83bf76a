"""The outline of a document as plain text, a unit a line: what golden files hold and a lawyer can read over."""

from collections.abc import Iterator

from acts.model import Document, Element

_WIDTH = 100


def outline(document: Document) -> str:
    """Each unit on a line, indented by depth: address, printed number, title or first words; then notes and what was not understood."""
    rows = [row for child in document.root.children for row in _rows(child, 0)]
    rows += [f"note {note.number}: {_short(note.lines[0].plain)}" for note in document.notes]
    rows += [f"? {item.where}: {item.reason}: {_short(item.text)}" for item in document.unparsed]
    return "\n".join(rows) + "\n"


def _rows(element: Element, depth: int) -> Iterator[str]:
    yield f"{'  ' * depth}{element.eid} [{element.label}] {_words(element)}".rstrip()
    for child in element.children:
        yield from _rows(child, depth + 1)


def _words(element: Element) -> str:
    if element.title:
        return f"= {_short(element.title)}"
    lines = element.content or element.heading
    return _short(lines[0].text[len(element.label):] if lines else "")


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _WIDTH else flat[:_WIDTH - 1] + "…"
