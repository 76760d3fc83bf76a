# ruff: noqa: E501 (samples are easier to read on one line)
"""Word's HTML into lines."""

import re

import lxml.html
import pytest

from acts.errors import ReadError
from acts.lines import metadata, read, reader_for
from acts.model import Line, Role
from tests.acts.lines.helpers import marks, page, read_page, source


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>Nümunə mətni</p>", [("Nümunə mətni", "")]),
        ("<p>bir <s>iki</s> üç</p>", [("bir ", ""), ("iki", "s"), (" üç", "")]),
        ("<p>bir <strike>iki</strike></p>", [("bir ", ""), ("iki", "s")]),
        ("<p>bir <del>iki</del></p>", [("bir ", ""), ("iki", "s")]),
        ("<p>bir <span style='text-decoration:line-through'>iki</span></p>", [("bir ", ""), ("iki", "s")]),
        ("<p style='text-decoration:line-through'>iki</p>", [("iki", "s")]),
        ("<p><i>yeni</i> söz</p>", [("yeni", "i"), (" söz", "")]),
        ("<p><em>yeni</em></p>", [("yeni", "i")]),
        ("<p><b><s>bir</s></b></p>", [("bir", "sb")]),
        ("<p><i>bir</i><i> iki</i></p>", [("bir iki", "i")]),
        ("<p>bir\n   iki&nbsp;&nbsp;üç\t dörd</p>", [("bir iki üç dörd", "")]),
        ("<p>söz<span> </span><s> <!-- x -->bir</s></p>", [("söz ", ""), ("bir", "s")]),
        ("<p>Nümunə<o:p></o:p></p>", [("Nümunə", "")]),
        ("<p><![if !supportFootnotes]>mətn<![endif]></p>", [("mətn", "")]),
        ("<p>&#601;&ccedil;&#304; &#150; &amp;</p>", [("əçİ – &", "")]),
        ("<p>söz&#133; &#147;a&#148;</p>", [("söz… “a”", "")]),
        ("<p>bir &shy; iki</p>", [("bir iki", "")]),
        ("<p>uzun&shy;söz</p>", [("uzunsöz", "")]),
        ("<p>M a d d ə 5. Ad</p>", [("Maddə 5. Ad", "")]),
        ("<p>F ə s i l I</p>", [("Fəsil I", "")]),
        ("<p>M Ü N D Ə R İ C A T</p>", [("MÜNDƏRİCAT", "")]),
        ("<p>a b c d e</p>", [("a b c d e", "")]),
    ],
)
def test_marks_of_a_paragraph(body: str, expected: list[tuple[str, str]]) -> None:
    (line,) = read_page(body)
    assert marks(line) == expected


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        ("<p>bir<p>iki", ["bir", "iki"]),
        ("<p>&nbsp;</p><p>bir</p><p><o:p>&nbsp;</o:p></p>", ["bir"]),
        ("<div>bir<p>iki</p>üç</div>", ["bir", "iki", "üç"]),
        ("<p>BİRİNCİ BÖLMƏ<br>ÜMUMİ MÜDDƏALAR</p>", ["BİRİNCİ BÖLMƏ", "ÜMUMİ MÜDDƏALAR"]),
        ("<h3>Maddə 1. Ad</h3><ul><li>a) bir<li>b) iki</ul>", ["Maddə 1. Ad", "a) bir", "b) iki"]),
        ("<b><p>bir</p></b>iki", ["bir", "iki"]),
        ("<style>p{}</style><script>x()</script><xml><w>y</w></xml><p>bir</p>", ["bir"]),
        ("<p>bir</p><!-- <p>iki</p> --><p>üç</p>", ["bir", "üç"]),
    ],
)
def test_lines_of_a_page(body: str, texts: list[str]) -> None:
    assert [line.text for line in read_page(body)] == texts


@pytest.mark.parametrize(
    ("body", "centred"),
    [
        ("<p align=center>bir</p>", True),
        ("<p style='margin:0;text-align: center'>bir</p>", True),
        ("<div align=center><p>bir</p></div>", True),
        ("<center>bir</center>", True),
        ("<div align=center><p style='text-align:justify'>bir</p></div>", False),
        ("<p>bir</p>", False),
    ],
)
def test_centred_paragraphs_are_known(body: str, centred: bool) -> None:
    (line,) = read_page(body)
    assert line.centred is centred


REFERENCE = '<a style=\'mso-endnote-id:edn{n}\' href="#_edn{n}" name="_ednref{n}"><span><![if !supportFootnotes]>[{n}]<![endif]></span></a>'
NOTE = '<div style=\'mso-element:endnote\' id=edn{n}><p><a href="#_ednref{n}" name="_edn{n}">[{n}]</a> {text}</p>{more}</div>'


def test_endnotes_are_tied_to_their_references() -> None:
    more = "<p>Əvvəlki redaksiyada deyilirdi:</p><p><s>Maddə 9. Köhnə ad [12]</s></p>"
    first, heading, second, *notes = read_page(
        "<p>Maddə 1. Ad" + REFERENCE.format(n=1) + "</p><p>Maddə 2. Ad</p><p>mətn" + REFERENCE.format(n=2) + " davamı</p>"
        "<div style='mso-element:endnote-list'><hr>"
        + NOTE.format(n=1, text="birinci qeyd", more=more)
        + NOTE.format(n=2, text="ikinci", more="")
        + "</div>"
    )
    assert marks(first) == [("Maddə 1. Ad", ""), ("[1]", "n")]
    assert first.runs[1].note == "1"
    assert heading.role is None
    assert marks(second) == [("mətn", ""), ("[2]", "n"), (" davamı", "")]
    assert [(line.role, line.note) for line in notes] == [(Role.NOTE, "1")] * 3 + [(Role.NOTE, "2")]
    assert notes[2].text == "Maddə 9. Köhnə ad [12]"
    assert notes[0].plain.strip() == "birinci qeyd"


@pytest.mark.parametrize(
    ("mark", "note"), [("[7]", "7"), ("7", "7"), ("KMQ 7", "KMQ7"), ("*", "*"), ("iv", "iv"), ("söz", None), ("", None)]
)
def test_a_link_to_a_note_is_a_reference_when_it_shows_a_mark(mark: str, note: str | None) -> None:
    (line,) = read_page(f"<p>bir<a href='#_edn7'>{mark}</a></p>")
    assert line.text == f"bir{mark}"
    assert line.runs[-1].note == note


def test_converted_pages_print_their_notes_as_paragraphs() -> None:
    lines = read_page("<p>Ad [1]</p><p>söz [2], söz [7]</p><p>SİYAHI</p><p>[1] bir</p><p>davamı</p><p>[2] iki</p>")
    assert [(line.role, line.note) for line in lines[3:]] == [(Role.NOTE, "1"), (Role.NOTE, "1"), (Role.NOTE, "2")]
    assert [run.note for run in lines[1].runs] == [None, "2", None]


def table(body: str) -> Line:
    (line, *_) = read_page(body)
    return line


def test_tables_stay_tables() -> None:
    lines = read_page(
        "<p>əvvəl</p><table><thead><tr><th colspan=2>Ad</th></tr></thead><tr><td rowspan=2>bir<p>iki</p></td><td><s>üç</s></td></tr></table>"
        "<table><tr><td>a</td><td>b</td></tr></table><p>sonra</p>"
    )
    assert [line.table for line in lines] == [None, 1, 1, 2, None]
    head, row = lines[1], lines[2]
    assert (head.cells[0].colspan, head.cells[0].header, row.cells[0].rowspan, row.cells[1].header) == (2, True, 2, False)
    assert row.text == "bir\niki\tüç"
    assert row.cells[1].runs[0].struck


def test_a_table_of_one_cell_is_a_frame() -> None:
    lines = read_page("<div align=center><table><tr><td><p align=center>ƏLAVƏ</p><p>mətn</p></td></tr></table></div>")
    assert [(line.text, line.centred, line.table) for line in lines] == [("ƏLAVƏ", True, None), ("mətn", False, None)]


def test_a_table_in_a_table_is_flattened_and_whole() -> None:
    line = table("<table><tr><td>a<table><tr><td>b</td><td>c</td></tr><tr><td>d</td></tr></table>e</td><td>f</td></tr></table>")
    assert line.text == "a\nb\nc\nd\ne\tf"


@pytest.mark.parametrize("span", ["0", "-3", "x", "99999999999", "²"])
def test_a_senseless_span_is_one_or_bounded(span: str) -> None:
    line = table(f"<table><tr><td colspan='{span}'>a</td><td>b</td></tr></table>")
    assert 1 <= line.cells[0].colspan <= 1000


PLAIN = "Bu Qanunun məqsədi şəxsin ölkə üçün gələcəyini qorumaqdır. " * 4


@pytest.mark.parametrize(
    ("encoding", "charset"),
    [
        ("cp1254", "windows-1254"),
        ("cp1254", "windows-1251"),  # declared wrongly
        ("cp1254", "utf-8"),
        ("cp1254", ""),
        ("utf-8", "utf-8"),
        ("utf-8", "windows-1251"),
        ("utf-8", ""),
        ("utf-8-sig", "windows-1254"),
        ("utf-16", ""),
    ],
)
def test_the_code_page_is_found_whatever_is_declared(encoding: str, charset: str) -> None:
    meta = f"<meta http-equiv=Content-Type content='text/html; charset={charset}'>" if charset else ""
    text = f"<html><head>{meta}</head><body><p>{PLAIN}</p></body></html>".replace("ə", "&#601;").replace("Ə", "&#399;")
    (line,) = read(source(text.encode(encoding)))
    assert line.text == PLAIN.strip()


def test_cyrillic_and_punctuation_of_windows_1251() -> None:
    body = "<html><head><meta charset=windows-1251></head><body><p>№ 5 “söz” — Приложение к положению</p></body></html>"
    (line,) = read(source(body.replace("ö", "&ouml;").encode("cp1251")))
    assert line.text == "№ 5 “söz” — Приложение к положению"


@pytest.mark.parametrize("letters", ["мaдд", "а"])
def test_a_stray_cyrillic_letter_does_not_change_the_code_page(letters: str) -> None:
    body = f"<html><head><meta charset=windows-1251></head><body><p>söz {letters} söz</p></body></html>".replace("ö", "&ouml;")
    (line,) = read(source(body.encode("cp1251")))
    assert line.text == f"söz {letters} söz"


def test_mixed_code_pages_are_an_error() -> None:
    body = (
        b"<html><head><meta charset=utf-8></head><body><p>"
        + PLAIN.encode()
        + b"</p><p>"
        + "№ ışğüçö".encode("cp1254", "ignore")
        + b"</p></body></html>"
    )
    with pytest.raises(ReadError, match="mixed"):
        read(source(body))


def test_doubtful_letters_are_an_error() -> None:
    body = b"<html><body><p>" + "üşçöğı".encode("cp1254") * 20 + "жфыва".encode("cp1251") * 20 + b"</p></body></html>"
    with pytest.raises(ReadError, match="doubtful"):
        read(source(body))


def test_the_title_of_a_page_is_not_trusted() -> None:
    titled = source(page("<p>Nümunə haqqında</p><p>Maddə 1. Ad</p>", head="<title>Başqa akt</title>"))
    assert metadata(titled).title == ()
    assert [line.text for line in read(titled)] == ["Nümunə haqqında", "Maddə 1. Ad"]


def test_nothing_of_a_page_is_lost() -> None:
    body = page(
        "<p>a <b>b <i>c</i></b> d<br>e</p>f<table><tr><td>g<p>h</p></td><td>i</td></tr>j</table><ol><li>k<p>l</ol>m <a href='x'>n</a>"
    )
    bare = re.sub(r"\s", "", lxml.html.fromstring(body).text_content())
    read_back = re.sub(r"\s", "", "".join(line.text for line in read(source(body))))
    assert sorted(read_back) == sorted(bare)


@pytest.mark.parametrize("cut", [0, 1, 3, 5, 9, 14, 21, 60, 100])
def test_a_page_cut_anywhere_does_not_pass_for_a_whole_one(cut: int) -> None:
    whole = page("<p>Maddə 1. Ad</p><p style='text-align:center'>bir <s>iki</s></p><p>son&#601;&#601;</p>")
    with pytest.raises(ReadError, match=r"cut off|no element"):
        read(source(whole[: -len(b"</body></html>") - cut]))
    assert reader_for(source(whole)).name == "word-html"


def test_a_piece_of_a_page_needs_no_end() -> None:
    assert [line.text for line in read(source("<p>Maddə 1. Ad</p><p>mətn".encode()))] == ["Maddə 1. Ad", "mətn"]
