"""The table of sources. A further source is one spider class and one row here; `docs/sources.md` says how."""

from crawler.catalogues import ItuSpider, W3cSpider
from crawler.eqanun import EqanunSpider
from crawler.errors import UnknownSourceError
from crawler.eurlex import EurlexSpider
from crawler.job import Brings, Source

SOURCES: tuple[Source, ...] = (
    Source(
        name="eqanun",
        spider=EqanunSpider,
        start_url="https://e-qanun.az/",
        az="Hüquqi aktların vahid elektron bazası (e-qanun.az)",
        en="Unified database of legal acts (e-qanun.az)",
        bases=(("api", "https://api.e-qanun.az"), ("site", "https://e-qanun.az")),
        contact="Ministry of Justice, justice.gov.az",
    ),
    Source(
        name="eurlex",
        spider=EurlexSpider,
        start_url="https://eur-lex.europa.eu/",
        az="Avropa İttifaqının hüquq aktları (eur-lex.europa.eu)",
        en="Acts of the European Union (eur-lex.europa.eu)",
        bases=(("cellar", "https://publications.europa.eu"), ("site", "https://eur-lex.europa.eu")),
        contact="op-cellar-operations@publications.europa.eu",
        by_name="CELEX numbers",
    ),
    Source(
        name="itu_t",
        spider=ItuSpider,
        start_url="https://www.itu.int/rec/T-REC/en",
        az="BTİ-T tövsiyələri (itu.int)",
        en="ITU-T Recommendations (itu.int)",
        bases=(("site", "https://www.itu.int"),),
        contact="itumail@itu.int",
        brings=Brings.STANDARDS,
    ),
    Source(
        name="w3c",
        spider=W3cSpider,
        start_url="https://www.w3.org/TR/",
        az="W3C texniki hesabatları (w3.org)",
        en="W3C technical reports (w3.org)",
        bases=(("api", "https://api.w3.org"),),
        contact="sysreq@w3.org",
        brings=Brings.STANDARDS,
    ),
)


def source_named(name: str) -> Source:
    """The source of that name. Raises `UnknownSourceError` with the names there are."""
    for source in SOURCES:
        if source.name == name:
            return source
    raise UnknownSourceError(f"expected one of the sources {', '.join(s.name for s in SOURCES)}, found {name!r}")
