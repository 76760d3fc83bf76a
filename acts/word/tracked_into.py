"""Tracked changes put into a Word file somebody else made: its layout, its parts and the revisions already in it stay as they are.

The document is changed by its bytes: a paragraph whose words stay is not touched, nor is any other part of the file.
"""

import io
import re
import zipfile
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from difflib import SequenceMatcher
from typing import Final
from xml.parsers import expat

from docx.oxml.ns import qn
from lxml import etree

from acts.history.wording import similar
from acts.lines.docx_numbering import Numbering
from acts.lines.docx_opening import DocxError, Opened, opened
from acts.model import Document, Kind
from acts.word.tracked_runs import Hand, reword, take_out, words
from acts.word.write import NAMESPACES
from language.letters import composed

_P: Final = qn("w:p")
_DECLARED: Final = re.compile(rb'\sxmlns(?::[\w.-]+)?="[^"]*"')
_NEAR: Final = 4
"""Paragraphs looked ahead at for the one another became."""


def track_into(file: bytes, wanted: Sequence[str], author: str, day: date | None, name: str = "docx") -> bytes:
    """The file with tracked changes that, accepted with those already there, make its paragraphs the `wanted` ones.

    Paragraphs of tables count like others, those of text boxes, notes and headers are left alone. Rejecting the author's changes gives
    the file as it came. Raises `DocxError` for what is no .docx.
    """
    held = opened(file, name)
    body = _raw(file, held)
    paragraphs = _paragraphs(held, body)
    texts = [" ".join(filter(None, (one.label, words(one.element).strip()))) for one in paragraphs]
    hand = Hand(author, day, _last_id(held.main))
    changes = _Changes(hand, held.main)
    changes.make(paragraphs, texts, [text for text in wanted if text.strip()])
    return _with(file, held.path, changes.spliced(body))


def wanted_of(document: Document) -> tuple[str, ...]:
    """The paragraphs of a text as a Word file has them, those of table cells one by one; lists of an editor left out."""
    found: list[str] = []
    for element in document.root.children:
        if element.kind is not Kind.NOTES:
            found += [part for line in element.lines() for part in re.split(r"[\t\n]", line.current) if part.strip()]
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph: its element, its bytes from `start` to `end`, where the table around it ends (0: none), the number Word prints."""

    element: etree._Element
    start: int
    end: int
    behind_table: int
    label: str


@dataclass(slots=True)
class _Changes:
    """New bytes in the place of old ones: (start, end, new), in any order."""

    hand: Hand
    root: etree._Element
    parts: list[tuple[int, int, bytes]] = field(default_factory=list)

    def make(self, paragraphs: Sequence[_Paragraph], texts: Sequence[str], wanted: Sequence[str]) -> None:
        standing = [at for at, text in enumerate(texts) if text.strip()]
        old = [composed(" ".join(texts[at].split())) for at in standing]
        new = [" ".join(text.split()) for text in wanted]
        for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            if tag != "equal":
                self._block([(paragraphs[at], texts[at]) for at in standing[a:b]], wanted[c:d],
                            paragraphs[standing[a - 1]] if a else None, paragraphs[standing[b]] if b < len(standing) else None)

    def _block(
        self, old: Sequence[tuple[_Paragraph, str]], new: Sequence[str], before: _Paragraph | None, after: _Paragraph | None,
    ) -> None:
        """Paragraphs and those in their place: reworded where one became another, else gone or new."""
        placed = 0
        alone = len(old) == len(new) == 1
        for at, (paragraph, text) in enumerate(old):
            near = range(placed, min(len(new), placed + _NEAR))
            found = next((to for to in near if alone or similar(text, new[to])), None)
            following = old[at + 1][0] if at + 1 < len(old) else after
            if found is None:
                self._gone(paragraph)
            else:
                self._add(new[placed:found], before, paragraph)
                self._reword(paragraph, new[found])
                placed = found + 1
            before = paragraph
            after = following if at + 1 == len(old) else after
        self._add(new[placed:], before, after)

    def _reword(self, paragraph: _Paragraph, text: str) -> None:
        element = deepcopy(paragraph.element)
        label = f"{paragraph.label} " if paragraph.label else ""
        reword(element, text.removeprefix(label), self.hand)
        self.parts.append((paragraph.start, paragraph.end, self._bytes(element)))

    def _gone(self, paragraph: _Paragraph) -> None:
        element = deepcopy(paragraph.element)
        take_out(element, 0, len(words(element)), self.hand)
        if _may_join(paragraph.element):
            _mark(element, self.hand.track("w:del"))
        self.parts.append((paragraph.start, paragraph.end, self._bytes(element)))

    def _add(self, texts: Sequence[str], before: _Paragraph | None, after: _Paragraph | None) -> None:
        """New paragraphs behind one, looking like it; behind the table it is the last of."""
        beside = before or after
        if not texts or beside is None:
            return
        place = beside.start if before is None else beside.end
        if before is not None and before.behind_table and (after is None or after.behind_table != before.behind_table):
            place, beside = before.behind_table, after or before
        made = b"".join(self._bytes(_new(text, beside.element, self.hand)) for text in texts)
        self.parts.append((place, place, made))

    def _bytes(self, element: etree._Element) -> bytes:
        """The element as it stands in the document, which declares the names it uses."""
        element.tail = None
        raw = etree.tostring(element, encoding="utf-8")
        first = raw.index(b">")
        declared = {_declaration(prefix, uri) for prefix, uri in self.root.nsmap.items()}
        start = _DECLARED.sub(lambda found: b"" if found[0].strip() in declared else found[0], raw[:first])
        return start + raw[first:]

    def spliced(self, body: bytes) -> bytes:
        """The document with the new bytes in place."""
        pieces, at = [], 0
        for start, end, new in sorted(self.parts, key=lambda part: part[:2]):
            pieces += [body[at:start], new]
            at = end
        return b"".join((*pieces, body[at:]))


def _declaration(prefix: str | None, uri: str) -> bytes:
    name = f"xmlns:{prefix}" if prefix else "xmlns"
    return f'{name}="{uri}"'.encode()


def _raw(file: bytes, held: Opened) -> bytes:
    """The document's own bytes. Raises DocxError where they are not UTF-8."""
    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        entry = next(entry for entry in parts.infolist() if entry.filename.lower().lstrip("/") == held.path.lower())
        body = parts.read(entry)
    try:
        body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise DocxError(f"{held.name}: expected the part {held.path} in UTF-8, found other bytes at {error.start}") from error
    return body


def _paragraphs(held: Opened, body: bytes) -> list[_Paragraph]:
    """The paragraphs in reading order, those inside others (text boxes) aside."""
    elements = [one for one in held.main.iter(_P) if not any(above.tag == _P for above in one.iterancestors())]
    spans = _spans(body)
    if len(spans) != len(elements):
        raise DocxError(f"{held.name}: expected {len(elements)} paragraphs by the bytes of the part {held.path}, found {len(spans)}")
    numbering = Numbering(held.beside("numbering"), held.beside("styles"))
    return [_Paragraph(element, *span, numbering.label(element) or "") for element, span in zip(elements, spans, strict=True)]


def _spans(body: bytes) -> list[tuple[int, int, int]]:
    """Where the outermost paragraphs begin and end, and the table around each."""
    reading = _Reading(body)
    reading.parser.Parse(body, True)
    return reading.found


class _Reading:
    """Reads a document for the places of its paragraphs and tables."""

    def __init__(self, body: bytes) -> None:
        self.found: list[tuple[int, int, int]] = []
        self.parser = expat.ParserCreate(namespace_separator="}")
        self.parser.StartElementHandler, self.parser.EndElementHandler = self._start, self._end
        self._body = body
        self._open: list[tuple[str, int, int]] = []
        self._last = 0

    def _start(self, name: str, _attributes: object) -> None:
        self._last = self.parser.CurrentByteIndex
        self._open.append((_word(name), self._last, len(self.found)))

    def _end(self, _name: str) -> None:
        word, begun, first = self._open.pop()
        if any(above == word for above, *_ in self._open):
            return
        if word == "p":
            self.found.append((begun, self._closed(begun), 0))
        elif word == "tbl":
            end = self._closed(begun)
            self.found[first:] = [(start, stop, end) for start, stop, _ in self.found[first:]]

    def _closed(self, begun: int) -> int:
        """Where the tag that ends an element ends."""
        at = self.parser.CurrentByteIndex
        return at if begun == self._last and self._body[at - 2:at] == b"/>" else self._body.index(b">", at) + 1


def _word(name: str) -> str:
    """The name of an element of Word's own, "" for others."""
    space, _, word = name.rpartition("}")
    return word if space.endswith(("wordprocessingml/2006/main", "wordprocessingml/main")) else ""


def _last_id(root: etree._Element) -> int:
    ids = (element.get(qn("w:id"), "") for element in root.iter() if isinstance(element.tag, str))
    return max((int(number) for number in ids if number.isdecimal()), default=0)


def _may_join(paragraph: etree._Element) -> bool:
    """Whether a paragraph may go with its end: another follows it in its cell or text."""
    return any(sibling.tag == _P for sibling in paragraph.itersiblings())


def _mark(paragraph: etree._Element, revision: etree._Element) -> None:
    """Put a revision at the paragraph's end, behind an earlier one's insertion."""
    look = paragraph.find(qn("w:pPr"))
    if look is None:
        look = etree.Element(qn("w:pPr"))
        paragraph.insert(0, look)
    own = look.find(qn("w:rPr"))
    if own is None:
        own = etree.Element(qn("w:rPr"))
        behind = [at for at, child in enumerate(look) if child.tag in (qn("w:sectPr"), qn("w:pPrChange"))]
        look.insert(behind[0] if behind else len(look), own)
    own.insert(1 if len(own) and own[0].tag == qn("w:ins") else 0, revision)


def _new(text: str, like: etree._Element, hand: Hand) -> etree._Element:
    """A paragraph that is new, looking like another."""
    made = etree.Element(_P, nsmap=NAMESPACES)
    look = like.find(qn("w:pPr"))
    if look is not None:
        made.append(deepcopy(look))
        for child in [child for child in made[0] if child.tag in (qn("w:sectPr"), qn("w:pPrChange"), qn("w:rPr"), qn("w:numPr"))]:
            made[0].remove(child)
    _mark(made, hand.track("w:ins"))
    reword(made, text, hand)
    return made


def _with(file: bytes, path: str, body: bytes) -> bytes:
    """The file with another document; every other part as it came."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as came, zipfile.ZipFile(out, "w") as made:
        for entry in came.infolist():
            own = entry.filename.lower().lstrip("/") == path.lower()
            made.writestr(entry, body if own else came.read(entry), compress_type=entry.compress_type)
    return out.getvalue()
