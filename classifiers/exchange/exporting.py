"""The forms a version of a classifier is given in."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType

from classifiers.errors import ExchangeError
from classifiers.exchange.correspondence_write import Linked
from classifiers.exchange.genericode_write import write_genericode
from classifiers.exchange.own_json import write_json
from classifiers.exchange.rdf_write import write_rdf
from classifiers.exchange.table_write import write_csv, write_xlsx
from classifiers.schemes.model import Concept, ConceptScheme, Version


@dataclass(frozen=True, slots=True)
class Whole:
    """A version with all it holds; ``base`` is the address of the classifier."""

    scheme: ConceptScheme
    version: Version
    concepts: tuple[Concept, ...]
    base: str
    tables: tuple[Linked, ...] = ()


@dataclass(frozen=True, slots=True)
class ExportForm:
    """A form: its media type, the end of a file's name, what makes it."""

    media_type: str
    ending: str
    make: Callable[[Whole], bytes]


def _rdf(form: str, xkos: bool = True) -> Callable[[Whole], bytes]:
    return lambda whole: write_rdf(form, whole.scheme, whole.version, whole.concepts, whole.base, xkos, whole.tables)


XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMS: Mapping[str, ExportForm] = MappingProxyType({
    "ttl": ExportForm("text/turtle", "ttl", _rdf("ttl")),
    "rdf": ExportForm("application/rdf+xml", "rdf", _rdf("rdf")),
    "jsonld": ExportForm("application/ld+json", "jsonld", _rdf("jsonld")),
    "skos.ttl": ExportForm("text/turtle", "skos.ttl", _rdf("ttl", xkos=False)),
    "csv": ExportForm("text/csv", "csv", lambda whole: write_csv(whole.concepts)),
    "xlsx": ExportForm(XLSX, "xlsx", lambda whole: write_xlsx(whole.concepts, whole.scheme.id)),
    "json": ExportForm("application/json", "json", lambda whole: write_json(whole.scheme, whole.version, whole.concepts)),
    "gc": ExportForm("application/xml", "gc", lambda whole: write_genericode(whole.scheme, whole.version, whole.concepts, whole.base)),
})
"""By the end of the file's name; "ttl", "rdf" and "jsonld" hold SKOS and XKOS, "skos.ttl" SKOS alone."""


def export(
    form: str, scheme: ConceptScheme, version: Version, concepts: Iterable[Concept], base: str, tables: Iterable[Linked] = ()
) -> bytes:
    """The version in a form; XKOS holds its tables of correspondence too (see `linked`). Raises `ExchangeError` on one there is not."""
    if form not in FORMS:
        raise ExchangeError(f"expected one of {', '.join(FORMS)} as form, found {form!r}")
    return FORMS[form].make(Whole(scheme, version, tuple(concepts), base, tuple(tables)))


def shapes() -> str:
    """The SHACL shapes every export in RDF satisfies, as Turtle."""
    return files("classifiers").joinpath("data/exchange/shapes.ttl").read_text("utf-8")
