"""EUR-Lex crawled from a replay of our own: acts that do not exist, in the forms of the Cellar and of the site."""

import io
import zipfile

import pytest

import acts.ingest
import acts.register.tables  # noqa: F401  (their tables join the metadata)
from acts.errors import ReadError
from acts.frbr import Manifestation
from acts.lines import eurlex_html, formex_zip
from acts.model import Kind, Role
from acts.store import ActStore
from crawler.eurlex import NO_NUMBER, NO_PAGE
from crawler.pipeline import registry
from storage.database import metadata
from tests.crawler.conftest import Home
from tests.site.server import Answer, Site
from tests.site.world import World

ACT = b"""<ACT><BIB.INSTANCE><LG.DOC>EN</LG.DOC><DATE ISO="20990102"/><NO.DOC><NO.CURRENT>7</NO.CURRENT><YEAR>2099</YEAR></NO.DOC>
</BIB.INSTANCE><TITLE><TI><P>Directive (EU) 2099/7 on samples, sample, not law</P></TI></TITLE>
<PREAMBLE><GR.CONSID><CONSID><NP><NO.P>(1)</NO.P><TXT>Samples are needed.</TXT></NP></CONSID></GR.CONSID></PREAMBLE>
<ENACTING.TERMS><ARTICLE><TI.ART>Article 1</TI.ART><STI.ART><P>Subject</P></STI.ART>
<PARAG><NO.PARAG>1.</NO.PARAG><ALINEA>Samples are kept.</ALINEA></PARAG></ARTICLE></ENACTING.TERMS></ACT>"""
ANNEX = b"<ANNEX><TITLE><TI><P>ANNEX I</P></TI></TITLE><CONTENTS><P>A list of samples.</P></CONTENTS></ANNEX>"
RECORD = b"""<DOC><BIB.DOC><NO.DOC><NO.CURRENT>7</NO.CURRENT><YEAR>2099</YEAR></NO.DOC></BIB.DOC>
<FMX><DOC.MAIN.PUB><LG.DOC>EN</LG.DOC><LEGAL.VALUE>DIR</LEGAL.VALUE><REF.PHYS FILE="act.xml"/></DOC.MAIN.PUB>
<DOC.SUB.PUB><REF.PHYS FILE="annex.xml"/></DOC.SUB.PUB></FMX></DOC>"""
PAGE = b"""<html><body><p class="oj-hd-ti">Journal</p>
<p class="oj-doc-ti">REGULATION (EU) 2099/8</p><p class="oj-doc-ti">on samples, not law</p>
<table><tr><td><p>(1)</p></td><td><p>Samples are needed.</p></td></tr></table><p>HAVE ADOPTED THIS REGULATION:</p>
<p class="oj-ti-section-1">CHAPTER I</p><p class="oj-ti-section-2">General</p>
<p class="oj-ti-art">Article 1</p><p class="oj-sti-art">Subject</p>
<p>1. Samples are kept:</p><table>
<tr><td><p>(a)</p></td><td><p>whole;</p><table><tr><td><p>(i)</p></td><td><p>dry</p></td></tr></table></td></tr>
<tr><td><p>(b)</p></td><td><p>clean.</p></td></tr></table>
<table><tr><th>A</th><th>B</th></tr><tr><td>x</td><td>y</td></tr></table>
<p class="oj-doc-ti">ANNEX</p><p>A list.</p></body></html>"""
SHOWN = (Role.RECITAL, Role.CHAPTER, Role.POINT, Role.SUBPOINT, Role.ANNEX)


def packed(**files: bytes) -> bytes:
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w") as made:
        for name, content in files.items():
            made.writestr(f"{name}.xml", content)
    return body.getvalue()


class EurlexSite(Site):
    """One act as Formex, one as a page only, one that is nowhere, one whose page is none."""

    def answer(self, path: str, referer: str) -> Answer:
        if path == "/robots.txt":
            return Answer(200, b"User-agent: *\nDisallow:\n", "text/plain")
        pages = {
            "/resource/celex/32099L0007": (packed(record=RECORD, act=ACT, annex=ANNEX), "application/zip"),
            "/resource/celex/32099R0008": (b"<html>no Formex</html>", "text/html"),
            "/legal-content/EN/TXT/HTML/?uri=CELEX:32099R0008": (PAGE, "text/html"),
            "/legal-content/EN/TXT/HTML/?uri=CELEX:32099R0009": (b"nothing here", "text/plain"),
        }
        return Answer(200, *pages[path]) if path in pages else Answer(404, b"gone", "text/html")

    @property
    def base_urls(self) -> dict[str, str]:
        return {"cellar": self.url, "site": self.url}


def test_acts_come_as_formex_or_as_a_page(home: Home) -> None:
    metadata.create_all(home.engine)
    numbers = ("32099L0007", "32099R0008", "32099R0009", "no number")
    with EurlexSite(World(())) as site:
        report = home.crawl(site, source="eurlex", intake=registry, everything=True, acts=numbers).report
        again = home.crawl(site, source="eurlex", intake=registry, everything=True, acts=numbers).report
    store = ActStore(home.engine)
    directive = store.document(store.expressions("/akn/eu/act/directive/2099/7")[0].shown)
    regulation = store.document(store.expressions("/akn/eu/act/regulation/2099/8")[0].shown)
    assert {element.kind for element in directive.root.walk()} >= {Kind.RECITAL, Kind.ARTICLE, Kind.PARAGRAPH, Kind.ATTACHMENT}
    assert {element.eid for element in regulation.root.walk()} >= {"rec_1", "art_1", "art_1__para_1__point_a", "art_1__para_1__point_b"}
    assert (report.run.known, report.run.selected, again.run.selected) == (4, 4, 4)
    missed = {page.act_id: page.reason for page in report.failures if page.kind == "file" or page.act_id == "no number"}
    assert missed == {"32099R0009": NO_PAGE, "no number": NO_NUMBER}


def test_without_a_list_the_well_known_acts_are_asked_for(home: Home) -> None:
    metadata.create_all(home.engine)
    with EurlexSite(World(())) as site:
        home.crawl(site, source="eurlex", intake=registry, everything=True, limit=2)
        asked = site.paths()
    assert asked[0].startswith("/resource/celex/3")
    assert len({path.rpartition("/")[2].rpartition(":")[2] for path in asked}) == 2


def came(body: bytes, name: str = "32099L0007.zip") -> Manifestation:
    return Manifestation("eurlex", "", name, body)


@pytest.mark.parametrize(("body", "said"), [
    (packed(record=RECORD, act=ACT), "expected the part annex.xml"),
    (packed(one=ANNEX), "found 0 acts"),
    (packed(one=ACT, two=ACT), "found 2 acts"),
    (packed(one=RECORD, two=RECORD), "found 2"),
    (packed(act=ACT)[:200], "damaged"),
])  # fmt: skip
def test_a_zip_file_that_is_no_whole_act_is_refused(body: bytes, said: str) -> None:
    with pytest.raises(ReadError, match=said):
        formex_zip.read(came(body))


def test_a_lone_act_in_a_zip_file_is_read() -> None:
    assert formex_zip.metadata(came(packed(act=ACT))).celex == "32099L0007"
    assert len(formex_zip.read(came(packed(act=ACT)))) == 5


def test_a_page_gives_its_parts_their_roles() -> None:
    lines = eurlex_html.read(came(PAGE, "32099R0008.html"))
    assert [(line.role, line.text) for line in lines if line.role in SHOWN] == [
        (Role.RECITAL, "(1) Samples are needed."), (Role.CHAPTER, "CHAPTER I"), (Role.POINT, "(a) whole;"),
        (Role.SUBPOINT, "(i) dry"), (Role.POINT, "(b) clean."), (Role.ANNEX, "ANNEX"),
    ]  # fmt: skip
    assert [line.text for line in lines if line.cells] == ["A\tB", "x\ty"]
    told = eurlex_html.metadata(came(PAGE, "02099R0008-20991231.html"))
    assert (told.celex, str(told.version)) == ("02099R0008-20991231", "2099-12-31")
    assert told.title == ("REGULATION (EU) 2099/8", "on samples, not law")


def test_a_page_without_articles_is_refused() -> None:
    with pytest.raises(ReadError, match="expected the articles"):
        eurlex_html.read(came(b'<html><p class="oj-doc-ti">Journal</p></html>'))
