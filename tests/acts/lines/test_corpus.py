"""The readers on the real texts: counts of the tables in the READMEs, and nothing lost."""

import re
from collections import Counter
from pathlib import Path

import lxml.html
import pytest

from acts.errors import ReadError, UnknownFormatError
from acts.frbr import Manifestation
from acts.lines import page_status, parts, read, reader_for
from acts.lines.formex import record
from acts.model import Line, Role

pytestmark = pytest.mark.corpus

NOTES = {
    "aile": (180, 152),
    "cinayet": (1000, 991),
    "gomruk": (59, 58),
    "mese": (22, 22),
    "miqrasiya": (130, 120),
    "mulki": (824, 784),
    "menzil": (39, 39),
    "reqabet": (1, None),
    "su": (65, 65),
    "torpaq": (105, 104),
    "vergi": (1374, 1250),
    "inzibati_xetalar": (528, 471),
}
"""Notes of the newer text and of the page captured in May 2023, as codes/README.md counts them."""

LAWS = {
    "konstitusiya": 65,
    "normativ_huquqi_aktlar_kq": 32,
    "lisenziyalar_ve_icazeler": 34,
    "dovlet_rusumu": 300,
    "emek_pensiyalari": 200,
    "dovlet_qullugu": 213,
    "inzibati_icraat": 41,
}


def of(path: Path, part: str = "", annexes: tuple[bytes, ...] = ()) -> Manifestation:
    return Manifestation("test", "", path.name, path.read_bytes(), part=part, annexes=annexes)


def numbers(lines: tuple[Line, ...]) -> tuple[list[str], set[str]]:
    """Numbers of the notes in order, and the numbers referred to."""
    notes = list(dict.fromkeys(line.note for line in lines if line.role is Role.NOTE and line.note and line.note.isdigit()))
    references = {run.note for line in lines if line.role is None for run in line.all_runs if run.note and run.note.isdigit()}
    return notes, references


def newer(corpus: Path, code: str) -> Path:
    return next((corpus / "codes").glob(f"{code}_mecelle.*"))


@pytest.mark.parametrize("code", NOTES)
def test_notes_of_the_codes(corpus: Path, code: str) -> None:
    count, captured = NOTES[code]
    notes, references = numbers(read(of(newer(corpus, code))))
    assert notes == [str(number) for number in range(1, count + 1)]
    assert references == set(notes)
    if captured is not None:
        notes, references = numbers(read(of(corpus / "codes" / "2023-05" / f"{code}_mecelle.txt")))
        assert notes == [str(number) for number in range(1, captured + 1)]
        assert references == set(notes)


@pytest.mark.parametrize("law", LAWS)
def test_notes_of_the_laws(corpus: Path, law: str) -> None:
    page = of(corpus / "laws" / f"{law}.txt")
    notes, references = numbers(read(page))
    assert notes == [str(number) for number in range(1, LAWS[law] + 1)]
    assert references == set(notes)
    assert page_status(page) == "Qüvvədədir"


@pytest.mark.parametrize("code", [code for code in NOTES if code != "vergi"])
def test_nothing_of_an_annotated_text_is_lost(corpus: Path, code: str) -> None:
    source = newer(corpus, code)
    bare = re.sub(r"</?[si]>", "", source.read_text("utf-8"))
    lines = read(of(source))
    assert re.sub(r"\s", "", "".join(line.text for line in lines)) == re.sub(r"\s", "", bare)


@pytest.mark.parametrize("code", [code for code in NOTES if code != "vergi"])
def test_what_is_struck_and_italic_is_what_the_tags_hold(corpus: Path, code: str) -> None:
    source = newer(corpus, code)
    text = source.read_text("utf-8")
    lines = read(of(source))
    for tag, held in (("s", lambda run: run.struck), ("i", lambda run: run.italic)):
        tagged = re.sub(r"\s|</?[si]>", "", "".join(re.findall(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)))
        assert re.sub(r"\s", "", "".join(run.text for line in lines for run in line.runs if held(run))) == tagged


@pytest.mark.parametrize("name", ["codes/2023-05/mulki_mecelle.txt", "codes/2023-05/vergi_mecelle.txt", "laws/dovlet_rusumu.txt"])
def test_nothing_of_a_captured_page_is_lost(corpus: Path, name: str) -> None:
    source = corpus / name
    text = source.read_text("utf-8").split("\n", 6)[6].partition("\n© ")[0]
    lines = read(of(source))
    assert re.sub(r"\s", "", "".join(line.text for line in lines)) == re.sub(r"\s", "", text)


def test_nothing_of_the_wrapped_text_is_lost(corpus: Path) -> None:
    source = corpus / "codes" / "vergi_mecelle.txt"
    lines = read(of(source))
    assert Counter(re.sub(r"\s", "", "".join(line.text for line in lines))) == Counter(re.sub(r"\s", "", source.read_text("utf-8")))


def test_most_paragraphs_of_the_wrapped_text_are_those_of_the_page(corpus: Path) -> None:
    def paragraphs(path: Path) -> list[str]:
        return [re.sub(r"\W", "", line.plain) for line in read(of(path)) if line.role is None and len(line.plain) > 30]

    found = set(paragraphs(corpus / "codes" / "vergi_mecelle.txt"))
    wanted = paragraphs(corpus / "codes" / "2023-05" / "vergi_mecelle.txt")
    assert sum(paragraph in found for paragraph in wanted) / len(wanted) > 0.84


def test_the_page_of_the_labour_code(corpus: Path) -> None:
    source = corpus / "eqanun_html" / "labor_code_sample.html"
    lines = read(of(source))
    body = lxml.html.fromstring(source.read_bytes()).find("body")
    assert re.sub(r"\s", "", "".join(line.text for line in lines)) == re.sub(r"\s", "", body.text_content())
    notes, references = numbers(lines)
    assert notes == ["140"]
    assert references == {"25", "330", "331", "332", "351", "352", "584", "589", "591"}
    heading = next(line for line in lines if line.text.startswith("Maddə 298"))
    assert heading.struck
    false = next(line for line in lines if line.text.startswith("Maddə 49"))
    assert (false.role, false.note) == (Role.NOTE, "140")


ARTICLES = {
    "coe/ets108_data_protection.md": 27,
    "coe/ets181_additional_protocol_108.md": 3,
    "coe/ets185_cybercrime.md": 48,
    "coe/ets189_additional_protocol_185.md": 16,
    "eu_md/32016R0679_gdpr.md": 99,
    "eu_md/02014R0910-20241018_eidas_consolidated.md": 85,
    "eu_md/32022L2555_nis2.md": 46,
    "eu_md/32019R0881_cybersecurity_act.md": 69,
    "eu_md/32002L0058_eprivacy.md": 23,
    "eu_md/32012R1025_standardisation.md": 30,
    "eu_md/32000L0031_ecommerce.md": 24,
    "eu_md/32019L1024_open_data.md": 21,
    "eu_json/32000L0031_ecommerce.json": 24,
    "eu_json/32019L1024_open_data.json": 21,
    "eu_json/02014R0910-20241018_eidas.json": 82,
    "eu_json/32016R0679_gdpr.json": 99,
    "eu_json/32022L2555_nis2.json": 46,
    "eu_json/32018L1972_eecc.json": 128,
    "eu_json/32022R2065_dsa.json": 93,
    "eu_json/32022R0868_dga.json": 38,
    "eu_json/32023R2854_data_act.json": 50,
    "eu_json/32024R2847_cra.json": 71,
}


@pytest.mark.parametrize("name", ARTICLES)
def test_articles_of_the_reference_acts(corpus: Path, name: str) -> None:
    lines = read(of(corpus / "international" / name))
    assert sum(line.role is Role.ARTICLE for line in lines) == ARTICLES[name]


@pytest.mark.parametrize(
    ("name", "articles", "recitals", "annexes"), [("L_2022333EN.01008001", 46, 144, 3), ("L_2019151EN.01001501", 69, 110, 1)]
)
def test_formex_acts(corpus: Path, name: str, articles: int, recitals: int, annexes: int) -> None:
    folder = corpus / "international" / "eu_formex"
    found = record((folder / f"{name}.doc.xml").read_bytes())
    act = of(folder / found.main, annexes=tuple((folder / annex).read_bytes() for annex in found.annexes))
    roles = Counter(line.role for line in read(act))
    assert (roles[Role.ARTICLE], roles[Role.RECITAL], roles[Role.ANNEX]) == (articles, recitals, annexes)
    for annex in found.annexes:
        with pytest.raises(ReadError, match=f"{name}.doc.xml"):
            read(of(folder / annex))


def test_the_constitution_in_two_languages(corpus: Path) -> None:
    aligned = corpus / "translations" / "constitution_az_en.jsonl"
    assert parts(of(aligned)) == ("aze", "eng")
    for part in parts(of(aligned)):
        assert sum(line.role is Role.ARTICLE for line in read(of(aligned, part))) == 164
    english = read(of(corpus / "translations" / "constitution_en_2016.txt"))
    assert sum(line.role is Role.ARTICLE for line in english) == 164


def test_what_lies_beside_the_texts_is_unknown(corpus: Path) -> None:
    strangers = [
        *(
            path
            for folder in ("codes", "laws", "international", "translations", "eqanun_html")
            for path in (corpus / folder).glob("README.md")
        ),
        corpus / "codes" / "history_score.py",
        corpus / "codes" / "2023-05" / "not_yet_shown.tsv",
        next((corpus / "codes" / "pdf").glob("*.pdf")),
    ]
    for path in strangers:
        with pytest.raises(UnknownFormatError):
            reader_for(of(path))
