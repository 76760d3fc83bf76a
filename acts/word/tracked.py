"""Two texts as a Word file: the left one with everything that makes it the right one as tracked changes."""

from datetime import date

from acts.compare.align_merged import AFTER, BEFORE, merged
from acts.model import Document
from acts.word.layout import blocks
from acts.word.model import Cover, Revision
from acts.word.package import package


def tracked_docx(left: Document, right: Document, cover: Cover, author: str, day: date | None) -> bytes:
    """Accepting all changes gives the right text, rejecting all the left one, each with the layout of acts as Word files.

    ``author`` and ``day`` stand at every change; between two days of an act with a history see `acts.word.redline_docx`, which names the
    amending act instead.
    """
    laid = blocks(merged(left, right), BEFORE, AFTER)
    return package(laid, cover, {0: Revision(author, day)})
