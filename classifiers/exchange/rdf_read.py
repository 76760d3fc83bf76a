"""SKOS and XKOS out of Turtle, RDF/XML and JSON-LD. What is not understood of a concept is kept with it, all else is named."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from rdflib import OWL, RDF, RDFS, SKOS, BNode, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from classifiers.errors import ExchangeError
from classifiers.exchange.forms import Form
from classifiers.exchange.model import Item, Reading
from classifiers.exchange.rdf_names import CODES_OF, DCTERMS, MATCHES, NOTES, OURS, SKOSXL, UNDERSTOOD, XKOS
from classifiers.exchange.rdf_parse import parse
from classifiers.exchange.rdf_values import closure, day_of, number_of, status_of, written
from classifiers.schemes.model import Concept, Label, Labels, Level, Match, Note

TAKEN_OF_OTHERS = frozenset({
    RDF.type, SKOS.prefLabel, SKOS.hasTopConcept, SKOS.member, DCTERMS.title, DCTERMS.description, RDFS.label, XKOS.depth, XKOS.organizedBy,
    XKOS.notationPattern, XKOS.numberOfLevels,
})  # fmt: skip
OF_OUR_SCHEMES = frozenset({DCTERMS.issued, DCTERMS.source, DCTERMS.publisher, DCTERMS.license, OWL.versionInfo, OWL.versionIRI})
NAMES = (SKOS.prefLabel, SKOSXL.prefLabel, SKOS.altLabel, SKOSXL.altLabel, RDFS.label)
HIERARCHY = (SKOS.broader, SKOS.narrower, SKOS.broaderTransitive, SKOS.narrowerTransitive)
NO_LABEL = "there is no label"
ONLY_NAMED = "the file names it and says nothing of it"
NO_NAME = "expected an address or a notation, found neither: it could not be known again in the next file"
NO_CONCEPT = "the file holds no concept"
ORIGIN = "@id"


@dataclass(slots=True)
class _Reader:
    graph: Graph
    used: set[Node] = field(default_factory=set)            # blank nodes kept with a concept
    codes: dict[Node, str] = field(default_factory=dict)


def read_rdf(body: bytes, form: Form, name: str, chosen: str = "") -> Reading:
    """The concepts of a file: of the scheme `chosen` (its address), else of the one that has most.

    Raises `ExchangeError` where it cannot be read or holds no concept.
    """
    graph = parse(body, form, name)
    nodes = _concepts(graph)
    if not nodes:
        raise ExchangeError(f"{name}: expected concepts, found {len(graph)} triples without any: {NO_CONCEPT}")
    reader = _Reader(graph)
    reader.codes = _codes(graph, nodes)
    held = Counter(scheme for node in nodes for scheme in _schemes_of(graph, node))
    scheme = _scheme(graph, held, chosen, name)
    items = tuple(_item(reader, node, scheme) for node in nodes)
    return Reading(
        form.value, tuple(_without_twins(items)), titles=_texts(graph, scheme, (SKOS.prefLabel, DCTERMS.title, DC_TITLE, RDFS.label)),
        descriptions=_texts(graph, scheme, (DCTERMS.description, SKOS.definition)), levels=_levels(graph),
        notes=tuple(_notes(reader, nodes, scheme)), chosen=str(scheme or ""),
        choices=tuple(sorted((str(one), count) for one, count in held.items())) if len(held) > 1 else (),
    )  # fmt: skip


DC_TITLE = Namespace("http://purl.org/dc/elements/1.1/").title


def _concepts(graph: Graph) -> list[Node]:
    """What is typed a concept, and what is used as one: in order of address."""
    found = set(graph.subjects(RDF.type, SKOS.Concept))
    pairs = (SKOS.broader, SKOS.narrower, SKOS.related, SKOS.broaderTransitive, SKOS.narrowerTransitive, *MATCHES)
    subjects = {one for predicate in pairs for one in graph.subjects(predicate)}
    inside = {two for predicate in HIERARCHY for two in graph.objects(None, predicate)}
    labelled = set(graph.subjects(SKOS.prefLabel)) - _others(graph)
    in_scheme = set(graph.subjects(SKOS.inScheme)) - _others(graph)
    used = (subjects | inside | labelled | in_scheme) - set(_defined(graph))
    return sorted((found | used) - _others(graph), key=str)


def _defined(graph: Graph) -> Iterator[Node]:
    """Classes and properties: a vocabulary of words for RDF, not of concepts."""
    kinds = (RDF.Property, RDFS.Class, OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty, OWL.Ontology)
    return (one for kind in kinds for one in graph.subjects(RDF.type, kind))


def _others(graph: Graph) -> set[Node]:
    kinds = (
        SKOS.ConceptScheme, SKOS.Collection, SKOS.OrderedCollection, XKOS.ClassificationLevel, XKOS.Correspondence,
        XKOS.ConceptAssociation,
    )  # fmt: skip
    return {one for kind in kinds for one in graph.subjects(RDF.type, kind)} | set(graph.objects(None, SKOS.inScheme))


def _codes(graph: Graph, nodes: Iterable[Node]) -> dict[Node, str]:
    """The code of each: its notation, or the end of its address."""
    return {node: _code(graph, node) for node in nodes}


def _code(graph: Graph, node: Node) -> str:
    if notations := _notations(graph, node):
        return " ".join(notations[0].split())
    text = str(node)
    return next((piece for piece in reversed(text.replace("#", "/").replace(":", "/").split("/")) if piece), text)[:200]


def _notations(graph: Graph, node: Node) -> list[str]:
    return sorted(str(one) for predicate in CODES_OF for one in graph.objects(node, predicate) if str(one).strip())


def _scheme(graph: Graph, held: Counter[Node], chosen: str, name: str) -> Node | None:
    described = sorted(graph.subjects(RDF.type, SKOS.ConceptScheme), key=str)
    if chosen:
        if URIRef(chosen) not in {*held, *described}:
            known = ", ".join(str(one) for one in (*held, *described)[:5]) or "none"
            raise ExchangeError(f"{name}: expected the scheme {chosen}, found {known}")
        return URIRef(chosen)
    return max(sorted(held, key=str), key=lambda one: held[one]) if held else described[0] if described else None


def _schemes_of(graph: Graph, node: Node) -> set[Node]:
    return {*graph.objects(node, SKOS.inScheme), *graph.objects(node, SKOS.topConceptOf), *graph.subjects(SKOS.hasTopConcept, node)}


# a concept
def _item(reader: _Reader, node: Node, scheme: Node | None) -> Item:
    graph, remarks = reader.graph, list[str]()
    code = reader.codes[node]
    labels, alternatives, hidden = _labels(graph, node, remarks)
    schemes = _schemes_of(graph, node)
    fault = ""
    if schemes and scheme is not None and scheme not in schemes:
        fault = f"it belongs to another scheme of the file: {min(schemes, key=str)}"
    elif isinstance(node, BNode) and not _notations(graph, node):
        fault = NO_NAME
    elif not labels:
        fault = NO_LABEL if (node, None, None) in graph else ONLY_NAMED
    if (node, RDF.type, SKOS.Concept) not in graph:
        remarks.append("used but not described as a concept")
    parents, kept = _parents(reader, node, remarks)
    related, away = _related(reader, node)
    concept = Concept(
        _one(graph, node, OURS.id) or code, code, labels, parents, max(_number(graph, node, OURS.level), 1),
        alternatives, hidden, tuple(_concept_notes(graph, node)), related, tuple(_matches(reader, node)), status_of(graph, node),
        day_of(_one(graph, node, OURS.validFrom)), day_of(_one(graph, node, OURS.validTo)), _successors(graph, node),
        _number(graph, node, OURS.order), (*kept, *away, *_kept(reader, node)),
    )  # fmt: skip
    return Item(str(node), concept, fault, tuple(remarks))


def _one(graph: Graph, node: Node, predicate: URIRef) -> str:
    return min(map(str, graph.objects(node, predicate)), default="")


def _number(graph: Graph, node: Node, predicate: URIRef) -> int:
    return number_of(_one(graph, node, predicate))


def _labels(graph: Graph, node: Node, remarks: list[str]) -> tuple[Labels, Labels, Labels]:
    """One label a language; further ones become alternatives, and where there is none the first alternative is taken."""
    preferred = _said(graph, node, SKOS.prefLabel, SKOSXL.prefLabel)
    others = list(_said(graph, node, SKOS.altLabel, SKOSXL.altLabel))
    labels: dict[str, Label] = {}
    for label in preferred:
        if label.language in labels:
            remarks.append(f"a second label in {label.language or 'no language'}: {label.text[:60]!r} became an alternative")
            others.append(label)
        else:
            labels[label.language] = label
    if not labels and (named := _said(graph, node, RDFS.label) or tuple(others)):
        remarks.append(f"no preferred label: {named[0].text[:60]!r} was taken")
        labels = {label.language: label for label in reversed(named)}
    return tuple(labels.values()), tuple(dict.fromkeys(sorted(others, key=repr))), _said(graph, node, SKOS.hiddenLabel, SKOSXL.hiddenLabel)


def _said(graph: Graph, node: Node, predicate: URIRef, through: URIRef | None = None) -> Labels:
    plain = (one for one in graph.objects(node, predicate) if isinstance(one, Literal))
    resources = (form for one in graph.objects(node, through) for form in graph.objects(one, SKOSXL.literalForm)) if through else ()
    found = {Label(" ".join(str(one).split()), getattr(one, "language", None) or "") for one in (*plain, *resources)}
    return tuple(sorted((label for label in found if label.text), key=lambda label: (label.language, label.text)))


def _parents(reader: _Reader, node: Node, remarks: list[str]) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """Codes of what it lies under; what has no label in the file is kept as a link."""
    graph = reader.graph
    broader = sorted({*graph.objects(node, SKOS.broader), *graph.subjects(SKOS.narrower, node)}, key=str)
    transitive = {*graph.objects(node, SKOS.broaderTransitive), *graph.subjects(SKOS.narrowerTransitive, node)}
    inside = [one for one in broader or sorted(transitive, key=str) if _has_label(graph, one)]
    outside = [one for one in {*broader, *transitive} if one not in inside]
    main = _one(graph, node, OURS.parent)
    codes = sorted((reader.codes[one] for one in inside), key=lambda code: (code != main, code))
    away = sorted(set(outside) & set(broader), key=str)
    remarks += [f"what it lies under has no label in the file and was kept as a link: {one}" for one in away]
    return tuple(dict.fromkeys(codes)), tuple((str(SKOS.broader), f"<{one}>") for one in sorted(outside, key=str))


def _has_label(graph: Graph, node: Node) -> bool:
    return any((node, predicate, None) in graph for predicate in NAMES)


def _related(reader: _Reader, node: Node) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    graph = reader.graph
    found = sorted({*graph.objects(node, SKOS.related), *graph.subjects(SKOS.related, node)}, key=str)
    inside = tuple(sorted({reader.codes[one] for one in found if one in reader.codes and _has_label(graph, one)}))
    return inside, tuple((str(SKOS.related), f"<{one}>") for one in found if one not in reader.codes or not _has_label(graph, one))


def _concept_notes(graph: Graph, node: Node) -> Iterator[Note]:
    for predicate, kind in NOTES.items():
        for one in sorted((one for one in graph.objects(node, predicate) if isinstance(one, Literal)), key=repr):
            yield Note(kind, str(one), one.language or "")


def _matches(reader: _Reader, node: Node) -> Iterator[Match]:
    for predicate, kind in MATCHES.items():
        for one in sorted(map(str, reader.graph.objects(node, predicate))):
            yield Match(kind, one)


def _successors(graph: Graph, node: Node) -> tuple[str, ...]:
    return tuple(sorted(str(one) for one in graph.objects(node, OURS.successor)))


def _kept(reader: _Reader, node: Node) -> Iterator[tuple[str, str]]:
    graph = reader.graph
    if (node, OURS.id, None) not in graph:
        yield ORIGIN, str(node)
    for predicate, value in sorted(graph.predicate_objects(node), key=repr):
        if _understood(predicate, value):
            continue
        if predicate == OURS.kept:
            yield _pair(str(value))
        elif isinstance(value, BNode):
            yield str(predicate), closure(graph, value, reader.used)
        else:
            yield str(predicate), written(value)


def _understood(predicate: Node, value: Node) -> bool:
    """Further types and notes that are no text are kept."""
    if predicate == RDF.type:
        return bool(value == SKOS.Concept)
    return predicate in UNDERSTOOD and (predicate not in NOTES or isinstance(value, Literal))


def _pair(said: str) -> tuple[str, str]:
    """The name and value of a column kept, as we write it."""
    try:
        name, value = json.loads(said)
    except (ValueError, TypeError):
        return "kept", said
    return str(name), str(value)


def _without_twins(items: Iterable[Item]) -> Iterator[Item]:
    first: dict[str, str] = {}
    for item in items:
        code = item.concept.code
        if not item.fault and first.setdefault(code, item.place) != item.place:
            yield replace(item, fault=f"the code {code!r} stands twice with different values: see {first[code]}")
        else:
            yield item


# what is not a concept
def _texts(graph: Graph, scheme: Node | None, predicates: Iterable[URIRef]) -> Labels:
    found: dict[str, Label] = {}
    for predicate in predicates if scheme is not None else ():
        for label in _said(graph, scheme, predicate):  # type: ignore[arg-type]
            found.setdefault(label.language, label)
    return tuple(found.values())


def _levels(graph: Graph) -> tuple[Level, ...]:
    found = {}
    for node in graph.subjects(RDF.type, XKOS.ClassificationLevel):
        depth = number_of(_one(graph, node, XKOS.depth))
        if depth:
            found[depth] = Level(depth, _texts(graph, node, (SKOS.prefLabel, RDFS.label)), _one(graph, node, XKOS.notationPattern))
    return tuple(found[depth] for depth in sorted(found)) if sorted(found) == list(range(1, len(found) + 1)) else ()


def _notes(reader: _Reader, nodes: Iterable[Node], scheme: Node | None) -> Iterator[str]:
    """What of the file went into no concept, by kind and property."""
    graph, taken = reader.graph, {*nodes} | reader.used
    labels = {one for through in (SKOSXL.prefLabel, SKOSXL.altLabel, SKOSXL.hiddenLabel) for one in graph.objects(None, through)}
    used = {scheme, *graph.subjects(RDF.type, XKOS.ClassificationLevel)}
    known = TAKEN_OF_OTHERS | OF_OUR_SCHEMES if (None, OURS.id, None) in graph else TAKEN_OF_OTHERS
    counts = Counter(p for s, p, _ in graph if s not in taken and s not in labels and not (s in used and p in known))
    for predicate, count in sorted(counts.items(), key=lambda pair: (-pair[1], str(pair[0]))):
        yield f"not taken in, kept with the file as it came: {predicate} of what is no concept ({count})"
    for target in sorted(set(graph.objects(scheme, SKOS.hasTopConcept)) if scheme is not None else (), key=str):
        if target not in taken or not _has_label(graph, target):
            yield f"the scheme names a top concept that is not in the file: {target}"
