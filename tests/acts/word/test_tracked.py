"""Two texts as a redline in Word, and tracked changes put into a file that has earlier ones."""

import io
import re
import zipfile
from datetime import date
from itertools import pairwise

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from lxml import etree

from acts.compare.align_merged import AFTER, BEFORE, merged
from acts.history.view import text_on
from acts.lines.docx_opening import DocxError
from acts.model import Document
from acts.word.model import Cover
from acts.word.tracked import tracked_docx
from acts.word.tracked_into import track_into, wanted_of
from tests.acts.compare.test_align import TEXT, acts
from tests.acts.forward import sample
from tests.acts.forward.sample import document, plain
from tests.acts.word.tracking import MAIN, W, accepted, body, rejected

DAY = date(2024, 5, 6)
ME, OTHER = "Müəllif", "Əvvəlki"


def texts(file: bytes) -> list[str]:
    """The words of the paragraphs, breaks and blanks evened out, empty ones left out."""
    found = []
    for paragraph in body(file).iter(f"{W}p"):
        parts = ["\n" if part.tag == f"{W}br" else part.text or "" for part in paragraph.iter(f"{W}t", f"{W}br")]
        found += [" ".join(row.split()) for row in "".join(parts).split("\n") if row.strip()]
    return found


def rows(text: Document) -> list[str]:
    return [row for row in plain(text).splitlines() if row]


@settings(max_examples=40)
@given(acts(), acts())
def test_a_merged_timeline_has_both_texts(left: Document, right: Document) -> None:
    both = merged(left, right)
    assert plain(text_on(both, BEFORE)) == plain(left)
    assert plain(text_on(both, AFTER)) == plain(right)
    assert len({unit.eid for unit in both.document.root.walk()}) == len(list(both.document.root.walk()))


@pytest.mark.parametrize("name", sample.samples())
def test_a_redline_of_two_drafts_accepts_to_the_right_and_rejects_to_the_left(name: str) -> None:
    for left, right in pairwise(document(text) for text in sample.texts(name).values()):
        file = tracked_docx(left, right, Cover("Nümunə, qanun deyil"), ME, DAY)
        assert " ".join(texts(accepted(file))) == " ".join(rows(right))
        assert " ".join(texts(rejected(file))) == " ".join(rows(left))


def test_a_redline_names_its_author_and_day() -> None:
    file = tracked_docx(document(TEXT), document(TEXT.replace("otuz", "on")), Cover("Nümunə"), ME, DAY)
    made = [(one.get(f"{W}author"), one.get(f"{W}date")) for one in body(file).iter(f"{W}ins", f"{W}del")]
    assert made == [(ME, "2024-05-06T00:00:00Z")] * 2


FIRST = ["NÜMUNƏ, QANUN DEYİL", "1. Rabitə xidmətləri pulludur.", "2. Operator hesabı otuz gün ərzində verir.",
         "3. Mübahisəyə məhkəmədə baxılır.", "4. Bu müddəa qalır."]
NOW = [*FIRST[:2], f"{FIRST[2]} Hesab yazılı və ya elektron olur.", *FIRST[3:]]


def revision(tag: str, number: int, text: str) -> etree._Element:
    made = etree.Element(qn(tag), {qn("w:id"): str(number), qn("w:author"): OTHER, qn("w:date"): "2020-01-01T00:00:00Z"})
    words = etree.SubElement(etree.SubElement(made, qn("w:r")), qn("w:delText" if tag == "w:del" else "w:t"))
    words.text = text
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made


@pytest.fixture
def theirs() -> bytes:
    """A file of many small runs, with a table, in which somebody has put in a sentence and taken out a word."""
    made = docx.Document()
    for text in FIRST:
        paragraph = made.add_paragraph()
        for at, word in enumerate(re.findall(r"\s*\S+", text)):
            paragraph.add_run(word).bold = bool(at % 2)
    for at, cell in enumerate(made.add_table(1, 2).rows[0].cells):
        cell.text = f"{at} nömrəli xana"
    held = made.paragraphs[2]._p
    held.append(revision("w:ins", 7, " Hesab yazılı və ya elektron olur."))
    held.append(revision("w:del", 8, " Köhnə."))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


CELLS = ["0 nömrəli xana", "1 nömrəli xana"]


def all_accepted(file: bytes) -> list[str]:
    """The paragraphs with every change accepted, those inside others too."""
    root = body(file)
    for gone in [one for one in root.iter(f"{W}del") if one.getparent().tag != f"{W}rPr"]:
        gone.getparent().remove(gone)
    return [words for one in root.iter(f"{W}p") if (words := "".join(text.text or "" for text in one.iter(f"{W}t"))).strip()]


def mine_rejected(file: bytes) -> list[tuple[str, ...]]:
    """The revisions and words of each paragraph when only our changes are rejected."""
    root = body(file)
    for one in [one for one in root.iter(f"{W}ins") if one.get(f"{W}author") == ME]:
        above = one.getparent()
        if above.tag == f"{W}rPr":
            above.getparent().getparent().set("gone", "yes")
        above.remove(one)
    for one in [one for one in root.iter(f"{W}del") if one.get(f"{W}author") == ME and one.getparent().tag != f"{W}rPr"]:
        at = one.getparent().index(one)
        for text in one.iter(f"{W}delText"):
            text.tag = f"{W}t"
        one.getparent()[at:at + 1] = list(one)
    return [_told(one) for one in root.iter(f"{W}p") if one.get("gone") is None]


def _told(paragraph: etree._Element) -> tuple[str, ...]:
    found: list[str] = []
    for text in paragraph.iter(f"{W}t", f"{W}delText"):
        above = next((one for one in text.iterancestors() if one.tag in (f"{W}ins", f"{W}del")), None)
        look = text.getparent().find(f"{W}rPr/{W}b") is not None
        found += [f"{letter}{'' if above is None else above.tag[-3:] + str(above.get(f'{W}author'))}{look}" for letter in text.text or ""]
    return tuple(found)


@pytest.mark.parametrize("wanted", [
    [*NOW, *CELLS],
    [NOW[0], "1. Rabitə xidmətləri ödənişlidir.", *NOW[2:], *CELLS],
    [*NOW[:2], "2. Operator hesabı on gün ərzində verir. Hesab yazılı, imzalı və ya rəqəmsal olur.", *NOW[3:], *CELLS],
    [*NOW[:3], NOW[4], *CELLS],
    [*NOW[:4], "3-1. Bu bənd yenidir və əvvəl yox idi.", NOW[4], CELLS[0], "1 saylı xana"],
    [*NOW, *CELLS, "5. Son müddəa cədvəldən sonradır."],
    ["Ön söz.", *NOW, *CELLS],
    ["Tamamilə başqa mətn."],
])
def test_a_file_gets_tracked_changes_and_keeps_those_it_has(theirs: bytes, wanted: list[str]) -> None:
    file = track_into(theirs, wanted, ME, DAY)
    assert all_accepted(file) == wanted
    assert mine_rejected(file) == mine_rejected(theirs)
    ids = [one.get(f"{W}id") for one in body(file).iter(f"{W}ins", f"{W}del")]
    assert len(set(ids)) == len(ids)


def part(file: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        return parts.read(MAIN)


def test_unchanged_paragraphs_and_parts_keep_their_bytes(theirs: bytes) -> None:
    file = track_into(theirs, [NOW[0], "1. Rabitə xidmətləri ödənişlidir.", *NOW[2:], *CELLS], ME, DAY)
    before, after = (re.findall(rb"<w:p[ >].*?</w:p>", part(one), re.DOTALL) for one in (theirs, file))
    assert [at for at, (one, other) in enumerate(zip(before, after, strict=True)) if one != other] == [1]
    with zipfile.ZipFile(io.BytesIO(theirs)) as old, zipfile.ZipFile(io.BytesIO(file)) as new:
        assert old.namelist() == new.namelist()
        assert all(old.read(name) == new.read(name) for name in old.namelist() if name != MAIN)
    assert track_into(theirs, [*NOW, *CELLS], ME, DAY) == track_into(theirs, [*NOW, *CELLS], OTHER, None)
    assert part(track_into(theirs, [*NOW, *CELLS], ME, DAY)) == part(theirs)


def test_an_empty_paragraph_is_no_paragraph_of_the_text(theirs: bytes) -> None:
    bare = part(theirs).replace(b"<w:tbl>", b"<w:p/><w:tbl>", 1)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(theirs)) as came, zipfile.ZipFile(out, "w") as made:
        for name in came.namelist():
            made.writestr(name, bare if name == MAIN else came.read(name))
    assert all_accepted(track_into(out.getvalue(), [*NOW[:4], *CELLS], ME, DAY)) == [*NOW[:4], *CELLS]


def test_a_text_gives_its_paragraphs() -> None:
    assert wanted_of(document(TEXT)) == tuple(TEXT.splitlines())


def test_what_is_no_word_file_is_refused() -> None:
    with pytest.raises(DocxError, match=r"expected a \.docx"):
        track_into(b"%PDF-1.4", ["a"], ME, DAY)
