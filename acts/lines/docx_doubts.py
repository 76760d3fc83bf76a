"""What a Word file holds that its lines do not show, or show otherwise than Word does: each a value with its reason."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from lxml import etree

from acts.lines.docx_numbering import W
from acts.lines.docx_opening import Opened
from acts.lines.docx_walk import boxes, is_hidden, is_placeholder
from acts.model import Unparsed

MACROS = "the file has macros; they were not run"
_FOREIGN = re.compile(r"\b(?:INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|DDE|DDEAUTO|LINK|DATABASE|RD)\s[^\n]*")
"""Fields that ask for a file or a program outside."""
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_VECTORS = "{urn:schemas-microsoft-com:vml}"
_OTHERS = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SHOWN = 160
_MOST = 5
"""Addresses named one by one."""
_TRACKED = tuple(f"{W}{name}" for name in ("ins", "del", "moveTo", "moveFrom"))
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class _Seen:
    """A file with its document read once and its tags counted. ``roots``: the document, its footnotes and endnotes."""

    file: Opened
    roots: tuple[etree._Element, ...]
    tags: Counter[str]

    def every(self, *names: str) -> Iterator[etree._Element]:
        """The elements of some names in reading order; nothing is walked through where there are none."""
        if any(self.tags[name] for name in names):
            yield from (element for root in self.roots for element in root.iter(*names))


def doubts_of(file: Opened, rules: "tuple[Rule, ...] | None" = None) -> tuple[Unparsed, ...]:
    """What a reader of the lines must know of the file, by all `RULES` or some of them. Raises ReadError for damaged parts."""
    roots = tuple(root for root in (file.main, file.beside("footnotes"), file.beside("endnotes")) if root is not None)
    seen = _Seen(file, roots, Counter(str(element.tag) for root in roots for element in root.iter()))
    return tuple(doubt for rule in (RULES if rules is None else rules) for doubt in rule(seen))


def odd_numbers(forms: Iterable[str]) -> Iterator[Unparsed]:
    """Lists numbered in a way not known here."""
    for form in sorted(forms):
        yield Unparsed("", form, f"numbers of the form {form} were printed in figures")


def _macros(seen: _Seen) -> Iterator[Unparsed]:
    named = any(path.endswith("vbaproject.bin") for path in seen.file.paths)
    if named or any("macroEnabled" in said for said in seen.file.content_types()):
        yield Unparsed("", "", MACROS)


def _tracked(seen: _Seen) -> Iterator[Unparsed]:
    """Pending revisions: their authors, and how many of each."""
    found = [element for element in seen.every(*_TRACKED) if element.get(f"{W}author") is not None]
    if found:
        authors = ", ".join(dict.fromkeys(element.get(f"{W}author") or "?" for element in found))
        gone = sum(str(element.tag).endswith(("del", "moveFrom")) for element in found)
        reason = f"tracked changes of {authors}: {len(found) - gone} insertions were taken as accepted, {gone} deletions as made"
        yield Unparsed("", authors, reason)


def _nested(seen: _Seen) -> Iterator[Unparsed]:
    inner = [table for table in seen.every(f"{W}tbl") if next(table.iterancestors(f"{W}tbl"), None) is not None]
    if inner:
        yield Unparsed("", _words(inner), f"{len(inner)} tables inside tables were read cell by cell, into the cell around them")


def _boxed(seen: _Seen) -> Iterator[Unparsed]:
    if seen.tags[f"{W}txbxContent"]:
        found = [box for paragraph in seen.every(f"{W}p") if not _inside_box(paragraph) for box in boxes(paragraph, frozenset())]
        if words := _words(found):
            yield Unparsed("", words, f"the words of {len(found)} text boxes were put behind the paragraphs that hold them")


def _notes(seen: _Seen) -> Iterator[Unparsed]:
    for name in ("footnote", "endnote"):
        asked = [element.get(f"{W}id") for element in seen.every(f"{W}{name}Reference")]
        root = seen.file.beside(f"{name}s")
        held = {} if root is None else {note.get(f"{W}id"): note for note in root.iterchildren(f"{W}{name}")}
        if lost := [number or "?" for number in asked if number not in held]:
            yield Unparsed(f"{name}s", "", f"expected the note {lost[0]}, to which the text refers, found none in the file")
        if met := [number for number in asked if number in held]:
            yield Unparsed(f"{name}s", _words(held[number] for number in met), f"{len(met)} footnotes or endnotes were put after the text")
        spare = [note for number, note in held.items() if number not in asked and note.get(f"{W}type") in {None, "normal"}]
        if words := _words(spare):
            yield Unparsed(f"{name}s", words, f"notes to which no place of the text refers were left out: “{words}”")


def _comments(seen: _Seen) -> Iterator[Unparsed]:
    root = seen.file.beside("comments")
    found = [] if root is None else list(root.iterchildren(f"{W}comment"))
    if found:
        authors = ", ".join(dict.fromkeys(comment.get(f"{W}author") or "?" for comment in found))
        yield Unparsed("comments", _words(found), f"{len(found)} comments of {authors} are no part of the text and were left out")


def _pictures(seen: _Seen) -> Iterator[Unparsed]:
    tags = (f"{_DRAWN}blip", f"{_VECTORS}imagedata")
    found = [one for one in seen.every(*tags) if next(one.iterancestors(f"{_OTHERS}Fallback", f"{W}object"), None) is None]
    if found:
        yield Unparsed("", "", f"{len(found)} pictures: what they show was not read")
    drawn = [data for data in seen.every(f"{_DRAWN}graphicData") if (data.get("uri") or "").endswith(("/chart", "/diagram"))]
    if drawn:
        yield Unparsed("", "", f"{len(drawn)} charts or diagrams: their words were not read")
    lettered = [path.get("string") or "" for path in seen.every(f"{_VECTORS}textpath")]
    if any(lettered):
        yield Unparsed("", " ".join(lettered), f"words drawn as a picture were left out: “{_cut(' '.join(lettered))}”")


def _objects(seen: _Seen) -> Iterator[Unparsed]:
    if count := seen.tags[f"{W}object"]:
        yield Unparsed("", "", f"{count} embedded objects were not opened")
    inner = [r.target for r in seen.file.all_relations() if r.kind in {"aFChunk", "subDocument"} and not r.outside]
    yield from (Unparsed(path, "", f"a document inside the document was not read: {path}") for path in inner)


def _unseen(seen: _Seen) -> Iterator[Unparsed]:
    if hidden := _words(run for run in seen.every(f"{W}r") if is_hidden(run)) if seen.tags[f"{W}vanish"] else "":
        yield Unparsed("", hidden, f"hidden text was left out: “{hidden}”")
    if empty := _words(field for field in seen.every(f"{W}sdt") if is_placeholder(field)):
        yield Unparsed("", empty, f"fields that nobody filled in were left out: “{empty}”")
    if count := seen.tags[f"{W}ffData"] - _typed(seen):
        yield Unparsed("", "", f"{count} boxes to tick or lists to choose from were not read")


def _typed(seen: _Seen) -> int:
    """Fields of a form whose value is text and stands in the paragraph."""
    return sum(data.find(f"{W}textInput") is not None for data in seen.every(f"{W}ffData"))


def _margins(seen: _Seen) -> Iterator[Unparsed]:
    """Words of headers and footers; one that has figures alone is a page number."""
    parts = dict.fromkeys(r.target for r in seen.file.relations(seen.file.path) if r.kind in {"header", "footer"} and not r.outside)
    roots = [root for path in parts if (root := seen.file.part(path)) is not None]
    said = [_words([root]) for root in roots] + [path.get("string") or "" for root in roots for path in root.iter(f"{_VECTORS}textpath")]
    words = _cut(" · ".join(dict.fromkeys(text for text in said if _LETTER.search(text))))
    if words:
        yield Unparsed("header", words, f"words of headers and footers were left out: “{words}”")


def _signs(seen: _Seen) -> Iterator[Unparsed]:
    if seen.tags[f"{_MATH}r"]:
        yield Unparsed("", _words(seen.every(f"{_MATH}oMath")), "formulas were read as a line of letters and figures")
    for font, count in Counter(sign.get(f"{W}font") or "?" for sign in seen.every(f"{W}sym")).items():
        yield Unparsed("", font, f"{count} signs of the font {font} may look otherwise than in Word")


def _outside(seen: _Seen) -> Iterator[Unparsed]:
    relations = [relation for relation in seen.file.all_relations() if relation.outside]
    links = sum(relation.kind == "hyperlink" for relation in relations)
    if links:
        yield Unparsed("", "", f"{links} links lead out of the file; they were not followed")
    others = list(dict.fromkeys((relation.kind, relation.target) for relation in relations if relation.kind != "hyperlink"))
    for kind, target in others[:_MOST]:
        yield Unparsed(kind, target, f"the file asks for something outside it ({kind}): “{_cut(target)}”; it was not fetched")
    if len(others) > _MOST:
        yield Unparsed("", "", f"the file asks for {len(others) - _MOST} more things outside it; they were not fetched")


def _fields(seen: _Seen) -> Iterator[Unparsed]:
    paragraphs = {next(code.iterancestors(f"{W}p"), code): None for code in seen.every(f"{W}instrText")}
    codes = ["".join(code.text or "" for code in paragraph.iter(f"{W}instrText")) for paragraph in paragraphs]
    codes += [field.get(f"{W}instr") or "" for field in seen.every(f"{W}fldSimple")]
    for code in dict.fromkeys(match[0].strip() for text in codes if (match := _FOREIGN.search(text))):
        yield Unparsed("", code, f"a field asks for a file or a program outside: “{_cut(code)}”; nothing was fetched or run")


Rule: TypeAlias = Callable[[_Seen], Iterator[Unparsed]]
FILE_RULES: tuple[Rule, ...] = (_macros, _outside, _fields, _boxed, _unseen, _pictures, _objects)
"""What is told of any file."""
RULES: tuple[Rule, ...] = (*FILE_RULES, _tracked, _nested, _notes, _comments, _signs, _margins)
"""What is told of a file of which the lines are read; a new rule touches these tuples and a row of the tests."""


def _inside_box(paragraph: etree._Element) -> bool:
    return next(paragraph.iterancestors(f"{W}txbxContent"), None) is not None


def _words(elements: Iterable[etree._Element]) -> str:
    """The beginning of the words of elements."""
    said = ("".join(text.text or "" for text in element.iter(f"{W}t", f"{_MATH}t")) for element in elements)
    return _cut(" ".join(" ".join(said).split()))


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
