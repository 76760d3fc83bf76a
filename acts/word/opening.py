"""A Word file that came from outside: opened under limits, and what of it a reader must be told."""

from acts.lines.docx_doubts import doubts_of
from acts.lines.docx_opening import DocxError, Opened, opened
from acts.model import Unparsed


def warnings_of(body: bytes, name: str = "docx") -> tuple[Unparsed, ...]:
    """What a reader of the file's text must know: macros, tracked changes, text boxes, notes, things outside. Raises DocxError."""
    return doubts_of(opened(body, name))


__all__ = ["DocxError", "Opened", "opened", "warnings_of"]
