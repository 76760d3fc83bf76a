"""A version of a classifier as SKOS, with XKOS for its levels, notes and version; each concept under an address that stays."""

import json
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from rdflib import OWL, RDF, SKOS, XSD, Graph, Literal, URIRef
from rdflib.namespace import split_uri
from rdflib.term import Node
from rdflib.util import from_n3

from classifiers.exchange.addresses import Addresses
from classifiers.exchange.correspondence_write import Linked, add_tables
from classifiers.exchange.rdf_names import ADMS, DCTERMS, MATCHES, NOTES, OURS, UNDERSTOOD, XKOS
from classifiers.exchange.rdf_values import quietly, written
from classifiers.schemes.model import Concept, ConceptScheme, ConceptStatus, Label, Level, Version

FORMATS = {"ttl": "turtle", "rdf": "xml", "jsonld": "json-ld"}


def write_rdf(
    form: str, scheme: ConceptScheme, version: Version, concepts: Iterable[Concept], base: str, xkos: bool = True,
    tables: Iterable[Linked] = (),
) -> bytes:  # fmt: skip
    """The version with its tables of correspondence in "ttl", "rdf" or "jsonld"; plain SKOS where `xkos` is not wanted."""
    with quietly():
        graph = graph_of(scheme, version, tuple(concepts), base, xkos)
        if xkos:
            add_tables(graph, tables, scheme.id, Addresses(base))
        return graph.serialize(format=FORMATS[form], encoding="utf-8")


def graph_of(scheme: ConceptScheme, version: Version | None, concepts: tuple[Concept, ...], base: str, xkos: bool = True) -> Graph:
    """The triples of a version, or of some of its concepts."""
    graph, at = Graph(), Addresses(base)
    for prefix, names in (("skos", SKOS), ("xkos", XKOS), ("dct", DCTERMS), ("adms", ADMS), ("toplu", OURS)):
        graph.bind(prefix, names)
    _scheme(graph, scheme, version, at)
    addresses = {concept.code: at.concept(concept.id) for concept in concepts}
    for concept in concepts:
        _concept(graph, concept, addresses, at)
    if xkos and version is not None:
        _levels(graph, version, concepts, at)
    return graph


def _scheme(graph: Graph, scheme: ConceptScheme, version: Version | None, at: Addresses) -> None:
    node = URIRef(at.base)
    graph.add((node, RDF.type, SKOS.ConceptScheme))
    for label in scheme.titles:
        graph.add((node, SKOS.prefLabel, _literal(label)))
        graph.add((node, DCTERMS.title, _literal(label)))
    for label in scheme.descriptions:
        graph.add((node, DCTERMS.description, _literal(label)))
    for predicate, said in ((DCTERMS.publisher, scheme.publisher), (DCTERMS.source, scheme.source), (DCTERMS.license, scheme.licence)):
        if said:
            graph.add((node, predicate, Literal(said)))
    if version is not None:
        graph.add((node, OWL.versionInfo, Literal(version.number)))
        graph.add((node, OWL.versionIRI, at.version(version.number)))
        if version.valid_from:
            graph.add((node, DCTERMS.issued, Literal(version.valid_from)))


def _literal(label: Label) -> Literal:
    return Literal(label.text, lang=label.language or None)


def _concept(graph: Graph, concept: Concept, addresses: dict[str, URIRef], at: Addresses) -> None:
    node, scheme = at.concept(concept.id), URIRef(at.base)
    graph.add((node, RDF.type, SKOS.Concept))
    graph.add((node, SKOS.inScheme, scheme))
    graph.add((node, SKOS.notation, Literal(concept.code)))
    for predicate, labels in ((SKOS.prefLabel, concept.labels), (SKOS.altLabel, concept.alternatives), (SKOS.hiddenLabel, concept.hidden)):
        for label in labels:
            graph.add((node, predicate, _literal(label)))
    kinds = {kind: predicate for predicate, kind in NOTES.items()}
    for note in concept.notes:
        graph.add((node, kinds[note.kind], Literal(note.text, lang=note.language or None)))
    _links(graph, concept, addresses, at)
    for predicate, value in _ours(concept):
        graph.add((node, predicate, value))
    for name, said in concept.kept:
        _keep(graph, node, name, said)


def _links(graph: Graph, concept: Concept, addresses: dict[str, URIRef], at: Addresses) -> None:
    node, scheme = at.concept(concept.id), URIRef(at.base)
    for parent in concept.parents:
        above = addresses.get(parent) or at.concept(parent)
        graph.add((node, SKOS.broader, above))
        graph.add((above, SKOS.narrower, node))
    if not concept.parents:
        graph.add((node, SKOS.topConceptOf, scheme))
        graph.add((scheme, SKOS.hasTopConcept, node))
    for other in concept.related:
        graph.add((node, SKOS.related, addresses.get(other) or at.concept(other)))
    kinds = {kind: predicate for predicate, kind in MATCHES.items()}
    for match in concept.matches:
        graph.add((node, kinds[match.kind], URIRef(_address(match.target))))
    for successor in concept.successors:
        graph.add((node, DCTERMS.isReplacedBy, at.concept(successor)))


def _address(target: str) -> str:
    """A target as an address: signs that may not stand in one are written by their numbers."""
    return quote(target, safe=":/?#[]@!$&'()*+,;=%-._~") if any(sign in target for sign in ' <>"{}|\\^`') else target


def _ours(concept: Concept) -> Iterator[tuple[URIRef, Literal]]:
    """What no vocabulary has a word for, and the status."""
    yield OURS.id, Literal(concept.id)
    yield OURS.level, Literal(concept.level, datatype=XSD.integer)
    yield ADMS.status, Literal(concept.status.value)
    if concept.status is not ConceptStatus.VALID:
        yield OWL.deprecated, Literal(True)
    if concept.order:
        yield OURS.order, Literal(concept.order, datatype=XSD.integer)
    if len(concept.parents) > 1:
        yield OURS.parent, Literal(concept.parent)
    for predicate, day in ((OURS.validFrom, concept.valid_from), (OURS.validTo, concept.valid_to)):
        if day:
            yield predicate, Literal(day)
    for successor in concept.successors:
        yield OURS.successor, Literal(successor)


def _keep(graph: Graph, node: URIRef, name: str, said: str) -> None:
    """What came with it and was not understood: as it came where it came as triples, else under an address of ours."""
    if "://" in name and _is_name(name) and (name == str(RDF.type) or URIRef(name) not in UNDERSTOOD):
        found = _closure(said) if said.startswith("_:b0") else (Graph(), _value(said))
        if found is not None and found[1] is not None:
            graph += found[0]
            graph.add((node, URIRef(name), found[1]))
            return
    graph.add((node, OURS.kept, Literal(json.dumps([name, said], ensure_ascii=False))))


def _closure(said: str) -> tuple[Graph, Node] | None:
    """What hangs on a node without address, and that node; None where it cannot be written again."""
    try:
        closure = Graph().parse(data=said if "\n" in said or said.endswith(".") else "", format="nt")
    except Exception:           # what it raises on odd addresses is not told
        return None
    start = next((one for one in closure.subjects() if one not in set(closure.objects())), None)
    return (closure, start) if start is not None and _writable(closure) else None


def _writable(closure: Graph) -> bool:
    return all(_is_address(str(one)) for triple in closure for one in triple if isinstance(one, URIRef))


def _is_name(address: str) -> bool:
    """Whether RDF/XML can name a property so, too."""
    try:
        space, local = split_uri(URIRef(address))
    except ValueError:
        return False
    return bool(space) and local.isascii() and address.isascii() and _is_address(address)


def _is_address(text: str) -> bool:
    return bool(text) and not any(sign in text for sign in ' <>"{}|\\^`') and text.isprintable()


def _value(said: str) -> URIRef | Literal | None:
    """An address or a literal as N-Triples writes them; None for neither."""
    if said.startswith("<") and said.endswith(">"):
        return URIRef(said[1:-1]) if _is_address(said[1:-1]) else None
    value = _literal_of(said) if said.startswith('"') else None
    return value if isinstance(value, Literal) and written(value) == said else None


def _literal_of(said: str) -> object:
    try:
        return from_n3(said)
    except Exception:           # what it raises on odd texts is not told
        return None


def _levels(graph: Graph, version: Version, concepts: tuple[Concept, ...], at: Addresses) -> None:
    scheme = URIRef(at.base)
    depths = sorted({concept.level for concept in concepts})
    described = {level.depth: level for level in version.levels}
    graph.add((scheme, XKOS.numberOfLevels, Literal(len(depths))))
    for depth in depths:
        node, level = at.level(depth), described.get(depth, Level(depth, ()))
        graph.add((node, RDF.type, XKOS.ClassificationLevel))
        graph.add((node, XKOS.depth, Literal(depth)))
        graph.add((node, XKOS.organizedBy, scheme))
        if level.pattern:
            graph.add((node, XKOS.notationPattern, Literal(level.pattern)))
        for label in level.names or (Label(str(depth)),):
            graph.add((node, SKOS.prefLabel, _literal(label)))
    for concept in concepts:
        graph.add((at.level(concept.level), SKOS.member, at.concept(concept.id)))
