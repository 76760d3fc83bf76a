# ruff: noqa: E501 (samples are easier to read on one line)
"""Formex acts into lines with the roles Formex gives."""

from datetime import date

import pytest

from acts.errors import ReadError
from acts.lines import metadata, read, reader_for
from acts.lines.formex import is_record, record
from acts.model import Role
from tests.acts.lines.helpers import source

BIB = (
    "<BIB.INSTANCE><DOCUMENT.REF FILE='rec.doc.xml'><COLL>L</COLL></DOCUMENT.REF><DATE ISO='20990102'>20990102</DATE><LG.DOC>EN</LG.DOC>"
    "<NO.DOC><NO.CURRENT>7</NO.CURRENT><YEAR>2099</YEAR><COM>EU</COM></NO.DOC></BIB.INSTANCE>"
)
ACT = f"""<?xml version="1.0" encoding="UTF-8"?><ACT>{BIB}
<TITLE><TI><P><HT TYPE="UC">Directive</HT> (EU) 2099/7</P><P>on samples</P></TI></TITLE>
<PREAMBLE><PREAMBLE.INIT>THE SAMPLE MAKERS,</PREAMBLE.INIT><GR.VISA><VISA>Having regard to samples<NOTE NOTE.ID="E1"><P>Sample note.</P></NOTE>,</VISA></GR.VISA>
<GR.CONSID><GR.CONSID.INIT>Whereas:</GR.CONSID.INIT><CONSID><NP><NO.P>(1)</NO.P><TXT>Samples matter.</TXT><P>Much.</P></NP></CONSID></GR.CONSID></PREAMBLE>
<ENACTING.TERMS><DIVISION><TITLE><TI><P>CHAPTER I</P></TI><STI><P>GENERAL</P></STI></TITLE>
<ARTICLE><TI.ART>Article 1</TI.ART><STI.ART>Aim</STI.ART><PARAG><NO.PARAG>1.</NO.PARAG><ALINEA><P>The <QUOT.START CODE="2018"/>aim<QUOT.END CODE="2019"/> is:</P>
<LIST><ITEM><NP><NO.P>(a)</NO.P><TXT>one:</TXT><P><LIST><ITEM><NP><NO.P>(i)</NO.P><TXT>inner;</TXT></NP></ITEM></LIST></P></NP></ITEM></LIST><P>and more.</P></ALINEA>
<ALINEA>Second part<NOTE NOTE.ID="E2"><P>Other.</P></NOTE>.</ALINEA></PARAG></ARTICLE></DIVISION></ENACTING.TERMS>
<FINAL><SIGNATURE><PL.DATE><P>Done somewhere.</P></PL.DATE></SIGNATURE></FINAL></ACT>"""
ANNEX = f"""<ANNEX>{BIB}<TITLE><TI><P>ANNEX</P></TI><STI><P>TABLE</P></STI></TITLE><CONTENTS><TBL><GR.NOTES><NOTE NOTE.ID="E1"><P>In the table.</P></NOTE></GR.NOTES>
<CORPUS><ROW><CELL TYPE="HEADER" COLSPAN="2">Head</CELL></ROW><ROW><CELL>one<NOTE NOTE.REF="E1"/></CELL><CELL><NP><NO.P>(a)</NO.P><TXT>two</TXT></NP><P>three</P></CELL></ROW>
</CORPUS></TBL></CONTENTS></ANNEX>"""
RECORD = """<DOC><BIB.DOC><NO.DOC><NO.CURRENT>7</NO.CURRENT><YEAR>2099</YEAR></NO.DOC></BIB.DOC><FMX><DOC.MAIN.PUB><LG.DOC>EN</LG.DOC>
<LEGAL.VALUE>DIR</LEGAL.VALUE><DATE ISO="20990102"/><REF.PHYS FILE="main.xml"/></DOC.MAIN.PUB><DOC.SUB.PUB TYPE="ANNEX"><REF.PHYS FILE="annex.xml"/>
</DOC.SUB.PUB></FMX><PAPER><TITLE><TI><P>Directive on samples</P></TI></TITLE></PAPER></DOC>"""


def test_an_act_with_its_annex() -> None:
    act = source(ACT, "main.xml", annexes=(ANNEX.encode(),))
    assert reader_for(act).name == "formex"
    assert [(line.role, line.text) for line in read(act)] == [
        (Role.TITLE, "Directive (EU) 2099/7"),
        (Role.TITLE, "on samples"),
        (Role.PREAMBLE, "THE SAMPLE MAKERS,"),
        (Role.PREAMBLE, "Having regard to samples(1),"),
        (Role.PREAMBLE, "Whereas:"),
        (Role.RECITAL, "(1) Samples matter."),
        (Role.TEXT, "Much."),
        (Role.CHAPTER, "CHAPTER I"),
        (Role.HEADING, "GENERAL"),
        (Role.ARTICLE, "Article 1"),
        (Role.HEADING, "Aim"),
        (Role.PARAGRAPH, "1. The ‘aim’ is:"),
        (Role.POINT, "(a) one:"),
        (Role.SUBPOINT, "(i) inner;"),
        (Role.TEXT, "and more."),
        (Role.TEXT, "Second part(2)."),
        (Role.SIGNATURE, "Done somewhere."),
        (Role.ANNEX, "ANNEX"),
        (Role.HEADING, "TABLE"),
        (None, "Head"),
        (None, "one(3)\t(a) two\nthree"),
        (Role.NOTE, "(1) Sample note."),
        (Role.NOTE, "(2) Other."),
        (Role.NOTE, "(3) In the table."),
    ]


def test_notes_and_tables_of_an_act() -> None:
    lines = read(source(ACT, annexes=(ANNEX.encode(),)))
    assert [line.note for line in lines if line.role is Role.NOTE] == ["1", "2", "3"]
    assert [run.note for run in lines[3].runs] == [None, "1", None]
    head = next(line for line in lines if line.cells)
    assert (head.table, head.cells[0].colspan, head.cells[0].header) == (1, 2, True)


def test_what_an_act_says_of_itself() -> None:
    found = metadata(source(ACT))
    assert found.title == ("Directive (EU) 2099/7", "on samples")
    assert (found.celex, found.language, found.adopted, found.number) == ("32099L0007", "eng", date(2099, 1, 2), "2099/7")


def test_a_record_names_the_files() -> None:
    found = record(RECORD.encode())
    assert (found.main, found.annexes, found.celex, found.title) == ("main.xml", ("annex.xml",), "32099L0007", "Directive on samples")
    assert (found.adopted, found.language) == (date(2099, 1, 2), "eng")
    assert is_record(RECORD.encode())
    assert not is_record(ACT.encode())


@pytest.mark.parametrize(
    ("body", "message"),
    [
        pytest.param(ANNEX, "rec.doc.xml", id="annex alone"),
        pytest.param(RECORD, "main.xml", id="record"),
        pytest.param("<!DOCTYPE ACT [<!ENTITY a 'b'>]>" + ACT.split("?>", 1)[1], "DOCTYPE", id="doctype"),
        pytest.param("<?xml version='1.0'?><!DOCTYPE ACT SYSTEM 'http://example.org/x.dtd'><ACT>&x;</ACT>", "DOCTYPE", id="external"),
        pytest.param(ACT[:-40], "well-formed", id="cut"),
        pytest.param(ACT.replace("on samples", "on &samples;"), "well-formed", id="unknown entity"),
    ],
)
def test_what_is_no_act_is_refused(body: str, message: str) -> None:
    with pytest.raises(ReadError, match=message):
        read(source(body, "x.xml"))


@pytest.mark.parametrize("file", ["../../etc/passwd", "a/b.xml", "c:\\x.xml", ""])
def test_a_record_may_only_name_files_beside_it(file: str) -> None:
    with pytest.raises(ReadError, match=r"REF\.PHYS"):
        record(RECORD.replace("annex.xml", file).encode())


def test_a_record_must_be_one() -> None:
    with pytest.raises(ReadError, match="publication record"):
        record(ACT.encode())
