"""Templates people make in Word: all of a sheet comes in, marks survive, and nothing but places can be said in them."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace

import docx
import pytest

from acts.word.errors import LayoutError, TemplateError
from acts.word.layouts import layout
from acts.word.marks import mark_of
from acts.word.model import Fate, Piece
from acts.word.sheet import Sheet
from acts.word.sheet_document import sheet_docx
from acts.word.templates import fill
from acts.word.templates_sample import sample_template
from tests.acts.word.sheets import W, cell, marks, part, plain, sheet, with_cell

ROWS = "{%p for row in rows %}¶{{ row.unit }}: {{ row.current }}¶{%p endfor %}¶{%p for one in warnings %}¶{{ one }}¶{%p endfor %}"


def template(text: str = ROWS, alter: Callable[[docx.document.Document], None] | None = None) -> bytes:
    """A template as Word saves it, a paragraph for each piece."""
    document, out = docx.Document(), io.BytesIO()
    for piece in text.split("¶"):
        document.add_paragraph(piece)
    if alter:
        alter(document)
    document.save(out)
    return out.getvalue()


def paragraphs(file: bytes) -> list[str]:
    return [plain(one) for one in part(file).iter(f"{W}p") if plain(one)]


def with_part(file: bytes, path: str, body: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as came, zipfile.ZipFile(out, "w") as made:
        for name in came.namelist():
            made.writestr(name, body if name == path else came.read(name))
        if path not in came.namelist():
            made.writestr(path, body)
    return out.getvalue()


@pytest.mark.parametrize("name", ["az_three", "az_four"])
def test_the_sample_says_what_our_own_document_says(name: str) -> None:
    made = sheet(7)
    if name == "az_three":
        rows = tuple(replace(row, cells=row.cells[:3]) for row in made.tables[0].rows)
        made = replace(made, tables=(replace(made.tables[0], columns=made.tables[0].columns[:3], rows=rows),))
    filled, ours = fill(sample_template(layout(name), "az"), made), sheet_docx(made)
    assert paragraphs(filled) == paragraphs(ours)
    assert marks(filled) == [mark_of("c1", f"art_{number}") for number in range(1, 8)]


def test_the_same_template_and_sheet_give_the_same_bytes() -> None:
    assert fill(template(), sheet()) == fill(template(), sheet())


def test_cells_keep_styles_paragraphs_footnotes_and_language() -> None:
    held = cell((Piece("qalır "), Piece("gedir", Fate.REMOVED)), "Second paragraph", tongue="en-GB", notes=("Sübut",))
    file = fill(template(), with_cell(sheet(1), 1, held))
    assert paragraphs(file)[:2] == ["Maddə 1: qalır gedir", "Second paragraph"]
    runs = {plain(run): run.find(f"{W}rPr") for run in part(file).iter(f"{W}r")}
    look = runs["gedir"]
    assert look is not None
    assert [(child.tag.removeprefix(W), child.get(f"{W}val")) for child in look] == [("rStyle", "WordsRemoved"), ("lang", "en-GB")]
    notes = [plain(one).strip() for one in part(file, "word/footnotes.xml") if one.get(f"{W}type") is None]
    assert notes == ["Sübut"]
    assert {one.get(f"{W}styleId") for one in part(file, "word/styles.xml").iter(f"{W}style")} >= {"WordsRemoved", "FootnoteReference"}


def test_the_look_of_the_place_stays() -> None:
    def bold(document: docx.document.Document) -> None:
        run = document.paragraphs[1].runs[0]
        run.bold, document.paragraphs[1].alignment = True, 1

    root = part(fill(template(alter=bold), sheet(1)))
    paragraph = next(one for one in root.iter(f"{W}p") if plain(one).startswith("Maddə 1"))
    assert paragraph.find(f"{W}pPr/{W}jc") is not None
    assert all(run.find(f"{W}rPr/{W}b") is not None for run in paragraph.iter(f"{W}r") if plain(run).strip())


def test_a_place_cut_into_runs_by_word_is_found() -> None:
    def cut(document: docx.document.Document) -> None:
        paragraph = document.paragraphs[1]
        paragraph.clear()
        for piece in ("{{ ro", "w.un", "it }}"):
            paragraph.add_run(piece)

    assert paragraphs(fill(template(alter=cut), sheet(2)))[:2] == ["Maddə 1", "Maddə 2"]


def test_a_row_bears_its_mark_once_however_often_it_is_named() -> None:
    file = fill(template(ROWS.replace("{{ row.current }}", "{{ row.unit }} {{ row.unit }}")), sheet(3))
    assert marks(file) == [mark_of("c1", f"art_{number}") for number in (1, 2, 3)]


@pytest.mark.parametrize("text", ["<w:br/>&amp;", "{{ title }} {% for %}", "{_{ x }_}"])
def test_hostile_words_stay_words(text: str) -> None:
    assert paragraphs(fill(template(), with_cell(sheet(1), 1, cell(text))))[0] == f"Maddə 1: {text}"


def test_hostile_titles_stay_words() -> None:
    assert paragraphs(fill(template("{{ title }}¶" + ROWS), replace(sheet(1), title="<w:p/> & {{ rows }}")))[0] == "<w:p/> & {{ rows }}"


@pytest.mark.parametrize(("text", "told"), [
    ("{{ titel }}", r"expected one of the places .*title.*, found 'titel' in “{{ titel }}”"),
    ("{%p for row in rows %}¶{{ row.nota }}¶{%p endfor %}",
     "expected of 'row' one of current, key, note, proposed, unit, found the unknown place 'nota'"),
    ("{{ title.upper }}", "expected a dot after a row, table or line, found 'upper'"),
    ("{{ title.__class__ }}", "expected a dot after a row, table or line, found '__class__'"),
    ("{{ ''.__class__.__mro__ }}", "expected a dot after a row"),
    ("{{ title() }}", "expected places, conditions and loops, found 'Call' in “{{ title"),
    ("{{ title * 1000000000 }}", "found 'Mul'"), ("{{ title ~ title }}", "found 'Concat'"), ("{{ rows[0] }}", "found 'Getitem'"),
    ("{% set x = 1 %}", "found 'Assign"), ("{% include 'x' %}", "found 'Include'"), ("{% macro x() %}{% endmacro %}", "found 'Macro'"),
    ("{{ title|upper }}", r"expected after \| one of default, length, found 'upper'"),
    ("{%p for row in rows %}", "wrong syntax: Unexpected end of template"),
    ("{{ title }", "wrong syntax"), ("{% foo %}", "wrong syntax: Encountered unknown tag 'foo'. in “{% foo %}”"),
    ("{% for a in rows %}{% for b in rows %}{% endfor %}{% endfor %}",
     "expected a loop inside another to go over what the outer one gives"),
    ("{% for title in rows %}{% endfor %}", "expected a new name for what a loop gives, found 'title'"),
    ("{% for a, b in rows %}{% endfor %}", "expected a loop over one name"),
    ("{{ rows }}", "expected a place with words, found a list"),
])  # fmt: skip
def test_what_cannot_be_said_is_refused_with_its_place(text: str, told: str) -> None:
    with pytest.raises(TemplateError, match=told.replace("{", r"\{").replace("(", r"\(") if "{" in told else told):
        fill(template(f"{ROWS}¶{text}"), sheet(1))


def test_the_part_a_template_leaves_out_is_named() -> None:
    with pytest.raises(TemplateError, match="expected a place for 'rows', found none"):
        fill(template("{% for one in warnings %}{{ one }}{% endfor %}"), sheet(1))
    with pytest.raises(TemplateError, match="expected a place for 'warnings', found none"):
        fill(template("{%p for row in rows %}¶{{ row.unit }}¶{%p endfor %}"), sheet(1))
    with pytest.raises(TemplateError, match="found 1 left out, the first with the key 'art_1'"):
        loop = "{%p for row in rows %}¶{% if loop.index == 2 %}{{ row.unit }}{% endif %}¶{%p endfor %}¶{{ warnings|length }}"
        fill(template(loop), sheet(2))


def test_rows_in_a_footer_are_refused() -> None:
    def footer(document: docx.document.Document) -> None:
        document.sections[0].footer.paragraphs[0].text = "{% for row in rows %}{{ row.unit }}{% endfor %}"

    with pytest.raises(TemplateError, match="in the text of the document only, found one in /word/footer1.xml"):
        fill(template(alter=footer), sheet(1))


@pytest.mark.parametrize(("broken", "told"), [
    (b"", "found an empty file"), (b"PK\x03\x04rubbish", "damaged zip file"), (b"%PDF-1.7", "found a PDF"),
])  # fmt: skip
def test_what_is_no_docx_is_refused(broken: bytes, told: str) -> None:
    with pytest.raises(TemplateError, match=told):
        fill(broken, sheet(1))


def test_macros_are_refused() -> None:
    with pytest.raises(TemplateError, match="expected a template without macros"):
        fill(with_part(template(), "word/vbaProject.bin", b"macro"), sheet(1))


def test_what_is_fetched_from_outside_is_refused_and_links_are_not() -> None:
    rels = zipfile.ZipFile(io.BytesIO(template())).read("word/_rels/document.xml.rels").decode()
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    def linked(kind: str) -> bytes:
        link = f'<Relationship Id="rId99" Type="{base}/{kind}" Target="https://other.example/x" TargetMode="External"/>'
        return with_part(template(), "word/_rels/document.xml.rels", rels.replace("</Relationships>", f"{link}</Relationships>").encode())

    assert paragraphs(fill(linked("hyperlink"), sheet(1)))
    with pytest.raises(TemplateError, match="fetches from outside: “https://other.example/x”"):
        fill(linked("attachedTemplate"), sheet(1))


def test_a_sample_needs_columns_known_beforehand() -> None:
    with pytest.raises(LayoutError, match="eu_many: expected a layout with columns known beforehand"):
        sample_template(layout("eu_many"), "az")


def test_an_empty_sheet_needs_no_place_for_rows() -> None:
    assert paragraphs(fill(template("{{ title }}"), Sheet("Boş", ()))) == ["Boş"]
