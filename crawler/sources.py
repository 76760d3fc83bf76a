"""The table of sources. A further source is one spider class and one row here; `docs/sources.md` says how."""

from crawler.eqanun import EqanunSpider
from crawler.errors import UnknownSourceError
from crawler.job import Source

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
)


def source_named(name: str) -> Source:
    """The source of that name. Raises `UnknownSourceError` with the names there are."""
    for source in SOURCES:
        if source.name == name:
            return source
    raise UnknownSourceError(f"expected one of the sources {', '.join(s.name for s in SOURCES)}, found {name!r}")
