"""Files that mean no good or are damaged: a clear refusal or a verdict, never a trace, nothing half-written, in bounded time and space."""

import subprocess
import sys
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from classifiers.errors import ExchangeError
from classifiers.exchange.columns_read import FORMULA
from classifiers.exchange.exporting import FORMS, export
from classifiers.exchange.forms import MOST_ROWS
from classifiers.exchange.judging import Judged, judge
from classifiers.exchange.mapping_file import read_mapping, write_mapping
from classifiers.exchange.model import Mapping, Outcome
from classifiers.exchange.rdf_read import NO_NAME
from classifiers.exchange.reading import read
from tests.classifiers.exchange.made import BASE, CONCEPTS, SCHEME, VERSION

ENTITIES = b'<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
OUTSIDE = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'
RDF = b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:skos="http://www.w3.org/2004/02/skos/core#"/>'
XML = b'<?xml version="1.0"?>'


def judged(body: bytes, name: str = "a.csv") -> Judged:
    return judge(read(body, name), ())


def refused(found: Judged) -> list[str]:
    return [f"{one.code}: {one.reason}" for one in found.verdicts if one.outcome is Outcome.REFUSED]


def workbook(*rows: tuple[object, ...]) -> bytes:
    book, kept = Workbook(), BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(kept)
    return kept.getvalue()


def archive(**parts: bytes) -> bytes:
    kept = BytesIO()
    with zipfile.ZipFile(kept, "w") as made:
        for name, body in parts.items():
            made.writestr(name.replace("__", "/").replace("_", "."), body)
    return kept.getvalue()


def changed(body: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """The workbook with one part written anew."""
    kept = BytesIO()
    with zipfile.ZipFile(BytesIO(body)) as old, zipfile.ZipFile(kept, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return kept.getvalue()


SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
PLAIN = workbook(("code", "label"), ("1", "Bir"), ("2", "İki"))
REFUSED: dict[str, tuple[str, bytes, str]] = {
    "nothing": ("a.csv", b" \n", "found an empty file"),
    "a picture": ("a.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "found a zero byte on line 3"),
    "another encoding": ("a.csv", "code,label\n1,Şəki\n".encode("cp1251", "replace").replace(b"?", b"\xfe"), "found byte 0x"),
    "a PDF": ("a.csv", b"%PDF-1.7\n", "found a PDF"),
    "a text in Markdown": ("a.csv", b"# A\n\n| code | label |\n|---|:---|\n| 1 | One |\n", "found a text in Markdown"),
    "a page": ("a.xls", b"<html><body><table/></body></html>", "found other XML"),
    "an archive": ("a.xlsx", archive(a_txt=b"a"), "found another archive"),
    "a workbook cut off": ("a.xlsx", PLAIN[: len(PLAIN) // 2], "found a damaged archive"),
    "a workbook without its sheet": ("a.xlsx", archive(xl__workbook_xml=b"<workbook/>"), "found a damaged one"),
    "a workbook with broken XML": ("a.xlsx", changed(PLAIN, SHEET, lambda body: body[:-40]), "found a damaged one"),
    "an old workbook cut off": ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "found a damaged one"),
    "entities in a workbook": ("a.xlsx", changed(PLAIN, SHEET, lambda body: ENTITIES + body), "found a document type declaration"),
    "entities in RDF": ("a.rdf", XML + ENTITIES + RDF, "found a document type declaration"),
    "a file outside in RDF": ("a.rdf", XML + OUTSIDE + RDF, "found a document type declaration"),
    "entities in UTF-16": ("a.rdf", (XML + ENTITIES + RDF).decode().encode("utf-16"), "found a document type declaration"),
    "entities in genericode": ("a.gc", XML + ENTITIES + b"<CodeList/>", "found a document type declaration"),
    "heads alone": ("a.csv", b"code,title_en,parent\r\n", "expected rows under the heads of the columns, found none"),
    "heads alone, in UTF-16": ("a.csv", "code,title_en\r\n".encode("utf-16"), "expected rows under the heads of the columns, found none"),
    "a list by reference": ("a.gc", XML + b"<CodeList><ColumnSetRef/></CodeList>", "expected columns of a code list, found none"),
    "RDF without concepts": ("a.rdf", XML + RDF, "found 0 triples without any"),
    "RDF cut off": ("a.rdf", XML + RDF[:-30], "found what cannot be read"),
    "Turtle cut off": ("a.ttl", b"@prefix a: <http://a.example/> .\na:a a:b \"a", "found what cannot be read"),
    "JSON-LD with a context elsewhere": ("a.jsonld", b'{"@context": "http://localhost:1/a", "@id": "a"}', "found the address http://localhost"),
    "JSON cut off": ("a.jsonld", b'{"@id": ', "found what cannot be read"),
    "brackets without end": ("a.jsonld", b"[" * 200_000, "found"),
    "JSON of another kind": ("a.json", b'{"toplu": "classifier 9", "concepts": []}', "found other JSON"),
    "no codes": ("a.csv", b"Ad,Qeyd\nUzun bir ad,uzun bir qeyd\n", "expected a column of codes"),
}


@pytest.mark.parametrize(("name", "body", "found"), REFUSED.values(), ids=REFUSED)
def test_refused_with_what_was_expected_and_found(name: str, body: bytes, found: str) -> None:
    with pytest.raises(ExchangeError) as error:
        read(body, name)
    assert found in str(error.value)
    assert "expected" in str(error.value)


def test_what_lies_under_itself() -> None:
    assert refused(judged(b"code,parent,label\n1,3,A\n2,1,B\n3,2,C\n4,4,D\n5,1,E\n6,,F\n")) == [
        "1: it lies under itself: 1 under 3 under 2 under 1",
        "2: it lies under itself: 2 under 1 under 3 under 2",
        "3: it lies under itself: 3 under 2 under 1 under 3",
        "4: it lies under itself: 4 under 4",
        "5: its parent '1' was refused",
    ]


def test_a_diamond_is_no_circle() -> None:
    assert refused(judged(b"code,parent,parents,label:en\n1,,,A\n2,1,,B\n3,1,,C\n4,2,2|3,D\n")) == []


def test_a_circle_that_the_classifier_and_the_file_make_together() -> None:
    held = judged(b"code,parent,label\n1,,A\n2,1,B\n").concepts
    found = judge(read(b"code,parent,label\n1,2,A\n3,,C\n", "a.csv"), held)
    assert refused(found) == ["1: it lies under itself: 1 under 2 under 1"]


def test_codes_that_stand_twice() -> None:
    found = judged(b"code,label\n1,A\n1,B\n1,A\n2,C\n")
    assert [(one.code, one.outcome.value, one.reason) for one in found.verdicts] == [
        ("1", "new", ""), ("1", "refused", "the code '1' stands twice with different values: see 2"),
        ("1", "same", "says again what stands in 2"), ("2", "new", ""),
    ]  # fmt: skip


def test_a_formula_is_never_worked_out() -> None:
    body = workbook(("code", "label"), ("1", "Bir"), ("2", '=HYPERLINK("http://localhost:1","İki")'), ("=1+2", "Üç"))
    assert [one.reason for one in judged(body, "a.xlsx").verdicts] == ["", FORMULA, FORMULA]


def test_ten_thousand_nodes_without_address() -> None:
    prefix = "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
    nodes = "".join(f'[] a skos:Concept ; skos:notation "{number}" ; skos:prefLabel "Söz {number}"@az .\n' for number in range(10_000))
    assert judged((prefix + nodes).encode(), "a.ttl").changes
    links = "".join(f"_:n{number} <http://a.example/b> _:n{number + 1} .\n" for number in range(10_000))
    chain = '<a> a skos:Concept ; skos:notation "1" ; skos:prefLabel "a" ; <http://a.example/b> _:n0 .\n' + links
    reading = read((prefix + chain).encode(), "a.ttl")
    assert sum(value.count("\n") + 1 for name, value in reading.items[0].concept.kept if name != "@id") == 10_000


def test_what_has_neither_address_nor_code_is_refused() -> None:
    """Its name in the file is another at each reading: the same file twice would take it in twice."""
    prefix = "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
    nodes = '[] a skos:Concept ; skos:prefLabel "Adsız"@az . <http://a.example/x> a skos:Concept ; skos:prefLabel "Adlı"@az .'
    assert sorted(one.reason for one in judged((prefix + nodes).encode(), "a.ttl").verdicts) == ["", NO_NAME]


def test_a_hierarchy_ten_thousand_deep() -> None:
    body = "code,parent,label\n" + "".join(f"c{number},{f'c{number - 1}' if number else ''},L{number}\n" for number in range(10_000))
    found = judged(body.encode())
    assert max(one.level for one in found.concepts) == 10_000
    turned = "code,parent,label\n" + "".join(f"c{number},c{(number + 1) % 10_000},L{number}\n" for number in range(10_000))
    assert len(refused(judged(turned.encode()))) == 10_000


BOUNDED = """
import sys
from classifiers.errors import ExchangeError
from classifiers.exchange.rdf_read import NO_NAME
from classifiers.exchange.reading import read
body = open(sys.argv[1], "rb").read()
try:
    read(body, sys.argv[1])
except ExchangeError as error:
    print(error)
print(next(int(line.split()[1]) // 1024 for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""


def million_csv() -> bytes:
    return b"code,label\n" + b"".join(b"%d,Label number %d\n" % (number, number) for number in range(1_000_000))


def million_xlsx() -> bytes:
    rows = b"".join(b'<row r="%d"><c r="A%d"><v>%d</v></c></row>' % (number, number, number) for number in range(1, 1_000_001))
    return changed(PLAIN, SHEET, lambda body: body.partition(b"<sheetData>")[0] + b"<sheetData>" + rows + b"</sheetData></worksheet>")


@pytest.mark.parametrize(("ending", "make"), [("csv", million_csv), ("xlsx", million_xlsx)])
def test_a_million_rows_are_refused_before_they_are_held(tmp_path: Path, ending: str, make: Callable[[], bytes]) -> None:
    file = tmp_path / f"a.{ending}"
    file.write_bytes(make())
    done = subprocess.run([sys.executable, "-c", BOUNDED, file], capture_output=True, text=True, check=True)
    told, memory = done.stdout.rsplit("\n", 2)[:2]
    assert f"expected at most {MOST_ROWS} rows, found more" in told
    assert int(memory) < 200


def read_or_refused(body: bytes, name: str) -> bool:
    """Whether there are verdicts, or a refusal that says what was expected."""
    try:
        return bool(judge(read(body, name), CONCEPTS).verdicts)
    except ExchangeError as error:
        return "expected" in str(error)


SMALL = {form: export(form, SCHEME, VERSION, CONCEPTS, BASE) for form in FORMS}


@pytest.mark.parametrize("form", FORMS)
@given(data=st.data())
def test_a_damaged_file_is_refused_or_read(form: str, data: st.DataObject) -> None:
    body = bytearray(SMALL[form])
    for _ in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, len(body) - 1))
        body[at : at + data.draw(st.integers(0, 8))] = data.draw(st.binary(max_size=8))
    assert read_or_refused(bytes(body), f"sample.{FORMS[form].ending}")


@given(st.binary(max_size=200))
def test_any_bytes_are_refused_or_read(body: bytes) -> None:
    assert read_or_refused(body, "a.csv")


@pytest.mark.parametrize(("text", "found"), [
    ("code = 1", "found 1"), ("colour = 'A'", "found 'colour'"), ("code = 'A1'", "found 'A1'"), ("code = ", "expected TOML"),
    ("hierarchy = 'parent'\ncode = 'A'", "expected the column of the parent's code, found none"),
    ("first = 2", "expected a column of codes"),
    ("code = 'A'\nheadings = ['(']", "expected a regular expression"), ("code = 'A'\nheadings = ['(a+)+b']", "expected a simple regular"),
    ("code = 'A'\n[fields]\ncolour = 'B'", "found 'colour'"), ("code = 'A'\nsheets = ['none such']", ""),
])  # fmt: skip
def test_a_mapping_that_is_none(text: str, found: str) -> None:
    if not found:
        with pytest.raises(ExchangeError, match="expected a sheet 'none such', found ''"):
            read(b"1,A\n2,B\n", "a.csv", read_mapping(text))
        return
    with pytest.raises(ExchangeError) as error:
        read_mapping(text)
    assert found in str(error.value)


def test_a_mapping_comes_back_from_its_file() -> None:
    keep = (('a "b" \\ = c', "F"),)
    mapping = Mapping("A+B", (("az", "C|D"), ("", "E")), keep=keep, digits=(2, 3), headings=("^x", ""), sheets=("Vərəq 1",))
    assert read_mapping(write_mapping(mapping)) == mapping
