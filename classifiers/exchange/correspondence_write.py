"""Tables of correspondence of a version as XKOS: what is compared, and each link with the items at its ends."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rdflib import RDF, SKOS, Graph, Literal, URIRef

from classifiers.exchange.addresses import Addresses
from classifiers.exchange.rdf_names import OURS, XKOS
from classifiers.schemes.errors import NoSchemeError, NoVersionError
from classifiers.schemes.model import ConceptAssociation, Correspondence, Version
from classifiers.schemes.store import SchemeStore


@dataclass(frozen=True, slots=True)
class Linked:
    """A table with the identities of the items at its ends, by code: addresses are made of identities."""

    table: Correspondence
    sources: Mapping[str, str]
    targets: Mapping[str, str]


def linked(store: SchemeStore, version: Version) -> tuple[Linked, ...]:
    """The tables from or to a version."""
    held = store.correspondences(version.scheme)
    ends = [((one.source_scheme, one.source_version), (one.target_scheme, one.target_version)) for one in held]
    own = (version.scheme, version.number)
    found = [store.correspondence(*pair) for pair in dict.fromkeys(ends) if own in pair]
    return tuple(_linked(store, table) for table in found if table is not None)


def _linked(store: SchemeStore, table: Correspondence) -> Linked:
    sources = _ids(store, table.source_scheme, table.source_version, {one.source for one in table.associations})
    return Linked(table, sources, _ids(store, table.target_scheme, table.target_version, {one.target for one in table.associations}))


def _ids(store: SchemeStore, scheme: str, number: str, codes: set[str]) -> dict[str, str]:
    """Of a classifier that is not held the codes are taken for identities."""
    try:
        return {code: concept.id for code, concept in store.some(scheme, codes, number).items()}
    except (NoSchemeError, NoVersionError):
        return {}


def add_tables(graph: Graph, tables: Iterable[Linked], scheme: str, at: Addresses) -> None:
    """The triples of tables; other classifiers lie beside this one."""
    for one in tables:
        table = one.table
        source, target = (at if end == scheme else at.beside(scheme, end) for end in (table.source_scheme, table.target_scheme))
        left, right = source.version(table.source_version), target.version(table.target_version)
        node = at.correspondence(table)
        graph.add((node, RDF.type, XKOS.Correspondence))
        graph.add((node, XKOS.compares, left))
        graph.add((node, XKOS.compares, right))
        graph.add((node, OURS["from"], left))
        graph.add((node, OURS.to, right))
        graph.add((node, OURS.confirmed, Literal(table.confirmed)))
        for label in table.titles:
            graph.add((node, SKOS.prefLabel, Literal(label.text, lang=label.language or None)))
        for number, link in enumerate(table.associations, 1):
            _add_link(graph, node, URIRef(f"{node}/{number}"), link, (source, one.sources), (target, one.targets))


End = tuple[Addresses, Mapping[str, str]]


def _add_link(graph: Graph, table: URIRef, node: URIRef, link: ConceptAssociation, source: End, target: End) -> None:
    graph.add((table, XKOS.madeOf, node))
    graph.add((node, RDF.type, XKOS.ConceptAssociation))
    for code, predicate, (at, ids) in ((link.source, XKOS.sourceConcept, source), (link.target, XKOS.targetConcept, target)):
        if code:
            graph.add((node, predicate, at.concept(ids.get(code, code))))
    for whole, predicate in ((link.whole_source, OURS.wholeSource), (link.whole_target, OURS.wholeTarget)):
        if whole is not None:
            graph.add((node, predicate, Literal(whole)))
    if link.note:
        graph.add((node, SKOS.note, Literal(link.note)))
