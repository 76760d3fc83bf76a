"""Sources made by hand for the tests of the readers."""

import io
import zipfile

from acts.frbr import Manifestation
from acts.lines import read
from acts.model import Line

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def source(body: str | bytes, name: str = "sample", *, part: str = "", annexes: tuple[bytes, ...] = ()) -> Manifestation:
    return Manifestation("test", "", name, body.encode() if isinstance(body, str) else body, part=part, annexes=annexes)


def page(body: str, *, charset: str = "windows-1251", head: str = "") -> bytes:
    """A page as Word writes it: letters beyond ASCII as character references."""
    text = f"<html><head><meta http-equiv=Content-Type content='text/html; charset={charset}'>{head}</head><body>{body}</body></html>"
    return text.encode("ascii", "xmlcharrefreplace")


def read_page(body: str) -> tuple[Line, ...]:
    return read(source(page(body), "f_1.html"))


def marks(line: Line) -> list[tuple[str, str]]:
    """Runs of a line as (text, look): s struck, i italic, b bold, n a reference to a note."""
    return [(run.text, "s" * run.struck + "i" * run.italic + "b" * run.bold + "n" * (run.note is not None)) for run in line.all_runs]


def docx(body: str, **parts: str) -> bytes:
    """A .docx of a body and further parts ("numbering", "endnotes", …)."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>")
        file.writestr("word/document.xml", f"<w:document xmlns:w='{W}'><w:body>{body}</w:body></w:document>")
        for name, content in parts.items():
            file.writestr(f"word/{name}.xml", f"<w:{name} xmlns:w='{W}'>{content}</w:{name}>")
    return packed.getvalue()


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p>{properties}<w:r><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>"
