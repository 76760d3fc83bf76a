"""Documents of other systems: text whole and in order, addresses unique, what is not understood named; other versions refused."""

from pathlib import Path

import pytest
from lxml import etree

from acts.akn import Kept, Lost, load_schema, read, verdict
from acts.akn.names import NAMESPACE, local
from acts.errors import ReadError
from acts.model import Document, Kind, text_of
from acts.xml import parse_xml

META = (
    "<meta><identification source='#x'><FRBRWork><FRBRthis value='/akn/xx/act/2020/1/!main'/><FRBRuri value='/akn/xx/act/2020/1'/>"
    "<FRBRdate date='2020-05-04' name='Generation'/><FRBRauthor href='#x'/><FRBRcountry value='xx'/><FRBRnumber value='1'/></FRBRWork>"
    "<FRBRExpression><FRBRthis value='x'/><FRBRuri value='x'/><FRBRdate date='2021-01-01' name='x'/><FRBRauthor href='#x'/>"
    "<FRBRlanguage language='eng'/></FRBRExpression></identification></meta>"
)


def document(body: str, kind: str = "act", meta: str = META) -> bytes:
    return f"<akomaNtoso xmlns='{NAMESPACE}' xmlns:o='urn:other'><{kind} name='x'>{meta}{body}</{kind}></akomaNtoso>".encode()


def squeezed(text: str) -> str:
    return "".join(text.split())


def words(node: etree._Element, notes: list[str]) -> str:
    """The words of a node outside metadata; those of footnotes go to `notes`, each after the one before."""
    if local(node.tag) == "meta":
        return ""
    if local(node.tag) == "authorialNote":
        notes.append(_inside(node, notes))
        return ""
    return _inside(node, notes)


def _inside(node: etree._Element, notes: list[str]) -> str:
    return (node.text or "") + "".join(words(child, notes) + (child.tail or "") for child in node)


def assert_whole(body: bytes, found: Document) -> None:
    notes: list[str] = []
    expected = words(parse_xml(body, "document"), notes)
    assert squeezed("".join(line.plain for line in found.root.lines())) == squeezed(expected)
    assert squeezed("".join(line.plain for note in found.notes for line in note.lines)) == squeezed("".join(notes))


def assert_addressed(found: Document) -> None:
    eids = [unit.eid for unit in found.root.walk()][1:]
    assert all(eids)
    assert len(set(eids)) == len(eids)


OTHERS = {
    "bluebell_bad_eids": 57, "bluebell_eids_edge": 6, "eu_32014L0092": 0, "eu_leos_DIR": 0, "fi_finlex_2024_123": 0,
    "fr_senat_tas24-021": 32, "it_20240527_24G00083_v20240902": 0, "normattiva_cad_2005_82": 0, "tna_test36": 0,
    "oasis_it_senato_ddl_2013": None, "oasis_ke_Debate_Bungeni_2011-06-10": None, "oasis_uk_pga-2014-27-enacted-data": None,
    "oasis_us_Title9-Chap3-eng": None, "risnorms_2017_s419_aenderungsgesetz": None, "risnorms_2017_s419_zielgesetz": None,
}  # fmt: skip
"""The fifteen files, with the errors the schema finds; None: another version of the format."""


@pytest.mark.corpus
@pytest.mark.parametrize("name", [name for name, errors in OTHERS.items() if errors is not None])
def test_the_text_is_whole_and_every_unit_has_its_address(corpus: Path, name: str) -> None:
    body = (corpus / "akn_samples" / f"{name}.xml").read_bytes()
    imported = read(body, name)
    assert_whole(body, imported.document)
    assert_addressed(imported.document)
    assert imported.report


@pytest.mark.corpus
@pytest.mark.parametrize("name", [name for name in OTHERS if name.startswith("oasis")])
def test_debates_portions_and_quoted_structures_are_whole(corpus: Path, name: str) -> None:
    body = (corpus / "akn_samples" / f"{name}.xml").read_bytes().replace(f"{NAMESPACE}/WD17".encode(), NAMESPACE.encode())
    imported = read(body, name)
    if "Debate" not in name:    # its notes stand in the metadata
        assert_whole(body, imported.document)
    assert_addressed(imported.document)


@pytest.mark.corpus
@pytest.mark.parametrize(("name", "errors"), OTHERS.items())
def test_verdict(corpus: Path, name: str, errors: int | None) -> None:
    folder = corpus / "akn_samples"
    told = verdict((folder / f"{name}.xml").read_bytes(), name, load_schema(folder / "schema" / "akomantoso30.xsd"))
    assert told.errors == errors
    assert told.imported is (errors is not None)
    assert told.reasons
    if errors is None:
        assert f"another version of the format: namespace {told.namespace}, expected {NAMESPACE}" in told.reasons[0]


@pytest.mark.corpus
def test_repeated_ids_are_counted_and_told(corpus: Path) -> None:
    body = (corpus / "akn_samples" / "bluebell_bad_eids.xml").read_bytes()
    assert verdict(body).repeated == 28
    assert any(isinstance(item, Lost) and item.what.startswith("eId given to several units") for item in read(body).report)



CASES = {
    "num and heading": (
        "<body><article eId='art_1'><num>Art. 1</num><heading>Scope</heading><content><p>Words.</p></content></article></body>",
        [(Kind.ARTICLE, "art_1", "1", "Art. 1 Scope\nWords.")],
    ),
    "the number of a paragraph stands in its line": (
        ("<body><article eId='a'><num>1</num><paragraph eId='a__p'><num>i-bis)</num><content><p>Words.</p></content></paragraph>"
        "</article></body>"),
        [(Kind.ARTICLE, "a", "1", "1"), (Kind.PARAGRAPH, "a__p", "i-bis", "i-bis) Words.")],
    ),
    "sections are the articles where there are none": (
        "<body><section eId='s'><num>2.</num><heading>Name</heading><content><p>Words</p></content></section></body>",
        [(Kind.ARTICLE, "s", "2", "2. Name\nWords")],
    ),
    "a container without number": (
        "<body><hcontainer name='wrapper' eId='h'><content><p>One</p><p>Two</p></content></hcontainer></body>",
        [(Kind.SECTION, "h", None, "One\nTwo")],
    ),
    "text after units below": (
        ("<body><article eId='a'><num>1</num><intro><p>In:</p></intro><point eId='p'><num>a)</num><content><p>x</p></content></point>"
        "<wrapUp><p>out.</p></wrapUp></article></body>"),
        [(Kind.ARTICLE, "a", "1", "1\nIn:"), (Kind.POINT, "p", "a", "a) x"), (Kind.ALINEA, "a__al_2", None, "out.")],
    ),
    "without ids": (
        "<body><article><num>5</num><paragraph><num>1.</num><content><p>x</p></content></paragraph></article></body>",
        [(Kind.ARTICLE, "art_5", "5", "5"), (Kind.PARAGRAPH, "art_5__para_1", "1", "1. x")],
    ),
    "an id given twice": (
        ("<body><article eId='a'><num>1</num><content><p>x</p></content></article>"
        "<article eId='a'><num>2</num><content><p>y</p></content></article></body>"),
        [(Kind.ARTICLE, "a", "1", "1\nx"), (Kind.ARTICLE, "a_2", "2", "2\ny")],
    ),
    "an element of another namespace in a line": (
        "<body><article eId='a'><content><p>x <o:thing>y</o:thing> z</p></content></article></body>",
        [(Kind.ARTICLE, "a", None, "x y z")],
    ),
    "stray words where blocks belong": (
        "<preamble>Before <docTitle>the title</docTitle></preamble><body><article eId='a'><content><p>x</p></content></article></body>",
        [(Kind.PREAMBLE, "preamble", None, "Before the title"), (Kind.ARTICLE, "a", None, "x")],
    ),
    "a table": (
        ("<body><article eId='a'><content><p>x</p><table><tr><th>h</th><td colspan='2'><p>1</p><p>2</p></td></tr></table></content>"
        "</article></body>"),
        [(Kind.ARTICLE, "a", None, "x"), (Kind.TABLE, "a__table_1", None, "h\t1\n2")],
    ),
    "an annex with its own identification": (
        (f"<body><article eId='a'><content><p>x</p></content></article></body><attachments><attachment eId='att'><heading>Annex</heading>"
        f"<doc name='annex'>{META}<mainBody><paragraph eId='a'><content><p>y</p></content></paragraph></mainBody></doc></attachment>"
        "</attachments>"),
        [(Kind.ARTICLE, "a", None, "x"), (Kind.ATTACHMENT, "att", None, "Annex"), (Kind.PARAGRAPH, "att__a", None, "y")],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_units(name: str) -> None:
    body, expected = CASES[name]
    root = read(document(body)).document.root
    found = [(unit.kind, unit.eid, unit.num and unit.num.printed, text_of((*unit.heading, *unit.content))) for unit in root.walk()][1:]
    assert found == expected


def test_a_footnote_leaves_its_mark_and_goes_to_the_end() -> None:
    note = "<authorialNote marker='*'><p>Note</p></authorialNote>"
    found = read(document(f"<body><article><content><p>x{note} y</p></content></article></body>"))
    (line,) = found.document.root.lines()
    assert [(run.text, run.note) for run in line.runs] == [("x", None), ("[*]", "1"), (" y", None)]
    assert [line.text for line in found.document.notes[0].lines] == ["[*] Note"]
    assert Kept("line 1", "a footnote: its mark stays, its words stand among the notes at the end") in found.report


def test_what_has_no_place_is_named() -> None:
    body = "<body><article o:editable='no'><content><p class='c'>x <img src='a.png'/><ref href='#y'>z</ref></p></content></article></body>"
    told = {(type(item), item.what) for item in read(document(body) + b"<!-- c -->").report}
    assert told >= {
        (Lost, "attribute editable of namespace urn:other"), (Lost, "attribute class"), (Lost, "an image a.png, which is not read"),
        (Lost, "attribute href"), (Kept, "<ref>: its words are read, not what it says of them"), (Lost, "comment"),
        (Lost, "unit without eId; its address is made of its kind and number"),
    }  # fmt: skip


def test_identity() -> None:
    found = read(document("<preface><p><docTitle>On tests</docTitle></p></preface><body><article><content/></article></body>"))
    told = (found.work.uri, found.work.title, found.work.number, str(found.work.adopted))
    assert told == ("/akn/xx/act/2020/1", "On tests", "1", "2020-05-04")
    assert found.expression is not None
    assert found.expression.uri == "/akn/xx/act/2020/1/eng@2021-01-01"


def test_an_address_of_another_kind_is_told_and_one_made() -> None:
    found = read(document("<body/>", kind="judgment", meta=META.replace("/akn/xx/act/2020/1", "https://example.org/id/1")))
    assert found.work.uri == "/akn/xx/judgment/2020-05-04/1"
    assert any("'https://example.org/id/1'" in item.what for item in found.report)


def test_a_language_not_held_has_no_expression() -> None:
    found = read(document("<body/>", meta=META.replace("'eng'", "'fin'")))
    assert (found.expression, found.language) == (None, "fin")


BAD = {
    "empty": (b"", "expected well-formed XML"),
    "not XML": (b"Madd\xc9\x99 1.", "expected well-formed XML"),
    "cut off": (document("<body/>")[:-20], "expected well-formed XML"),
    "document type": (b"<!DOCTYPE a [<!ENTITY x 'y'>]>" + document("<body/>"), "found a DOCTYPE"),
    "another root": (b"<act/>", "expected <akomaNtoso>, found <act> of namespace none"),
    "nothing inside": (f"<akomaNtoso xmlns='{NAMESPACE}'/>".encode(), "expected a document inside"),
    "a working draft": (document("<body/>").replace(NAMESPACE.encode(), NAMESPACE.encode() + b"/WD17"), "another version of the format"),
    "version 2": (document("<body/>").replace(NAMESPACE.encode(), b"http://www.akomantoso.org/2.0"), "another version of the format"),
    "no namespace": (document("<body/>").replace(f" xmlns='{NAMESPACE}'".encode(), b""), "not Akoma Ntoso: namespace none"),
    "too deep": (document("<body>" + "<part>" * 200 + "</part>" * 200 + "</body>"), "at most 120 deep"),
}


@pytest.mark.parametrize("name", BAD)
def test_refused_with_a_word(name: str) -> None:
    body, words_of_it = BAD[name]
    with pytest.raises(ReadError, match=words_of_it):
        read(body)
    told = verdict(body)
    assert not told.imported
    assert words_of_it in told.reasons[0]
