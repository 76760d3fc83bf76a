"""The real texts: nothing lost, addresses unique, articles as many as the tables of the collection's READMEs say.

Where a table counts otherwise, the difference and its reason stand beside the number.
"""

from pathlib import Path

import pytest

from acts.frbr import Manifestation
from acts.lines import parts, read
from acts.model import Document, Kind, Line, text_of
from acts.provisions import provisions
from acts.structure import parse

pytestmark = pytest.mark.corpus

ARTICLES = {
    "codes/aile_mecelle.md": 205,
    "codes/cinayet_mecelle.md": 445 + 2,  # "M a d d ə 263-1." letter-spaced; "167-3." printed without its word
    "codes/gomruk_mecelle.md": 337,
    "codes/mese_mecelle.md": 80,
    "codes/miqrasiya_mecelle.md": 95,
    "codes/mulki_mecelle.md": 1449 + 2,  # "938–1" and "1157 - 1", counted there as 938 and 1157
    "codes/menzil_mecelle.md": 147,
    "codes/reqabet_mecelle.md": 84,
    "codes/su_mecelle.md": 105,
    "codes/torpaq_mecelle.md": 113,
    "codes/vergi_mecelle.txt": 245,
    "codes/inzibati_xetalar_mecelle.md": 690,
    "codes/2023-05/aile_mecelle.txt": 198,
    "codes/2023-05/cinayet_mecelle.txt": 442 + 2,  # as above
    "codes/2023-05/gomruk_mecelle.txt": 336,
    "codes/2023-05/mese_mecelle.txt": 80,
    "codes/2023-05/miqrasiya_mecelle.txt": 95,
    "codes/2023-05/mulki_mecelle.txt": 1442 + 2,  # as above
    "codes/2023-05/menzil_mecelle.txt": 147,
    "codes/2023-05/su_mecelle.txt": 105,
    "codes/2023-05/torpaq_mecelle.txt": 113,
    "codes/2023-05/vergi_mecelle.txt": 245,
    "codes/2023-05/inzibati_xetalar_mecelle.txt": 681,
    "laws/konstitusiya.txt": 164,
    "laws/normativ_huquqi_aktlar_kq.txt": 98,
    "laws/lisenziyalar_ve_icazeler.txt": 31,
    "laws/dovlet_rusumu.txt": 57 + 1,  # "Madda 22." misprinted
    "laws/emek_pensiyalari.txt": 13 + 36,  # letter-spaced headings, not counted there
    "laws/dovlet_qullugu.txt": 44,
    "laws/inzibati_icraat.txt": 92,
    "international/coe/ets108_data_protection.md": 27,
    "international/coe/ets181_additional_protocol_108.md": 3,
    "international/coe/ets185_cybercrime.md": 48,
    "international/coe/ets189_additional_protocol_185.md": 16,
    "international/eu_formex/L_2022333EN.01008001.xml": 46,
    "international/eu_formex/L_2019151EN.01001501.xml": 69,
    "international/eu_md/32016R0679_gdpr.md": 99,
    "international/eu_md/02014R0910-20241018_eidas_consolidated.md": 85,
    "international/eu_md/32022L2555_nis2.md": 46,
    "international/eu_md/32019R0881_cybersecurity_act.md": 69,
    "international/eu_md/32002L0058_eprivacy.md": 23,
    "international/eu_md/32012R1025_standardisation.md": 30,
    "international/eu_md/32000L0031_ecommerce.md": 24,
    "international/eu_md/32019L1024_open_data.md": 21,
    "international/eu_json/32000L0031_ecommerce.json": 24,
    "international/eu_json/32019L1024_open_data.json": 21,
    "international/eu_json/02014R0910-20241018_eidas.json": 82,
    "international/eu_json/32016R0679_gdpr.json": 99,
    "international/eu_json/32022L2555_nis2.json": 46,
    "international/eu_json/32018L1972_eecc.json": 128,
    "international/eu_json/32022R2065_dsa.json": 93,
    "international/eu_json/32022R0868_dga.json": 38,
    "international/eu_json/32023R2854_data_act.json": 50,
    "international/eu_json/32024R2847_cra.json": 71,
    "translations/constitution_en_2016.txt": 164,
    "translations/constitution_az_en.jsonl": 164,
    "eqanun_html/labor_code_sample.html": 6,
}


def texts(path: Path) -> list[tuple[Line, ...]]:
    """The lines of every text a file holds."""
    whole = Manifestation("corpus", "", path.name, path.read_bytes())
    return [read(Manifestation("corpus", str(path), path.name, whole.body, part=part)) for part in parts(whole)]


def articles(document: Document) -> list[str]:
    return [element.num.canonical for element in document.root.walk() if element.kind is Kind.ARTICLE and element.num]


@pytest.mark.parametrize("name", sorted(ARTICLES))
def test_a_text_of_the_collection(corpus: Path, name: str) -> None:
    for lines in texts(corpus / name):
        document = parse(lines)
        assert text_of(document.lines()) == text_of(lines)
        eids = [element.eid for element in document.root.walk()]
        assert len(eids) == len(set(eids))
        assert len(articles(document)) == len(set(articles(document))) == ARTICLES[name]
        cited = [provision for provision in provisions(document) if provision.element.kind is Kind.ARTICLE]
        assert len(cited) == ARTICLES[name]


def test_amending_acts_keep_every_line(corpus: Path) -> None:
    for path in sorted((corpus / "amending_acts").glob("[0-9]*.txt")):
        for lines in texts(path):
            assert text_of(parse(lines).lines()) == text_of(lines)


def test_contents_stand_apart_from_the_text(corpus: Path) -> None:
    for name in ("cinayet", "reqabet", "inzibati_xetalar", "gomruk"):
        (lines,) = texts(corpus / "codes" / f"{name}_mecelle.md")
        tops = [child.kind for child in parse(lines).root.children]
        assert tops.count(Kind.TOC) == 1
        assert Kind.CHAPTER in tops or Kind.PART in tops


def test_flattened_articles_of_the_constitution(corpus: Path) -> None:
    (lines,) = texts(corpus / "laws" / "konstitusiya.txt")
    numbers = articles(parse(lines))
    assert [number for number in numbers if "-" in number] == ["98-1", "103-1", "106-1", "108-1", "110-1", "146-1"]
