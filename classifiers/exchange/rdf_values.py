"""Single values out of RDF and what hangs on nodes without address."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from rdflib import OWL, BNode, Graph, Literal, URIRef
from rdflib.term import Node

from classifiers.exchange.rdf_names import ADMS
from classifiers.schemes.model import ConceptStatus

LONGEST_KEPT = 20_000


def number_of(text: str) -> int:
    """A whole number; 0 for none."""
    return int(text[:9]) if text.isascii() and text.isdigit() else 0


def day_of(text: str) -> date | None:
    """A day; None for none."""
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def status_of(graph: Graph, node: Node) -> ConceptStatus:
    """The status by its word, or retired where it is marked as deprecated."""
    said = {str(one).rsplit("/", 1)[-1].rsplit("#", 1)[-1] for one in graph.objects(node, ADMS.status)}
    named = next((status for status in ConceptStatus if status.value in said), None)
    deprecated = any(str(one) in ("true", "1") for one in graph.objects(node, OWL.deprecated))
    return named or (ConceptStatus.RETIRED if deprecated else ConceptStatus.VALID)


@contextmanager
def quietly() -> Iterator[None]:
    """Without what rdflib logs of values that are not of their datatype: they are kept as they stand."""
    log = logging.getLogger("rdflib.term")
    quiet = _nothing in log.filters
    log.addFilter(_nothing)
    try:
        yield
    finally:
        if not quiet:
            log.removeFilter(_nothing)


def _nothing(_record: logging.LogRecord) -> bool:
    return False


def closure(graph: Graph, start: BNode, used: set[Node]) -> str:
    """All that hangs on a node without address, as N-Triples with names of their own; the first is _:b0."""
    names, waiting, lines = {start: "_:b0"}, [start], list[str]()
    while waiting:
        node = waiting.pop(0)
        used.add(node)
        for predicate, value in sorted(graph.predicate_objects(node), key=repr):
            if isinstance(value, BNode) and value not in names:
                names[value] = f"_:b{len(names)}"
                waiting.append(value)
            shown = names[value] if isinstance(value, BNode) else written(value)
            lines.append(f"{names[node]} {written(predicate)} {shown} .")
    return "\n".join(lines) or "_:b0"


def written(value: Node) -> str:
    """A value as N-Triples writes it; an address as it stands, however odd."""
    if isinstance(value, Literal):
        return Literal(str(value), lang=value.language, datatype=value.datatype, normalize=False).n3().replace("\n", "\\n")
    return f"<{value}>" if isinstance(value, URIRef) else value.n3()
