"""The names of SKOS, XKOS and ours in RDF, and what each is to us."""

from collections.abc import Mapping
from types import MappingProxyType

from rdflib import OWL, RDF, SKOS, Namespace, URIRef

from classifiers.schemes.model import NoteKind

XKOS = Namespace("http://rdf-vocabulary.ddialliance.org/xkos#")
SKOSXL = Namespace("http://www.w3.org/2008/05/skos-xl#")
DCTERMS = Namespace("http://purl.org/dc/terms/")
ADMS = Namespace("http://www.w3.org/ns/adms#")
OURS = Namespace("urn:toplu:def:")
"""What no vocabulary has a word for: id, order, level, the first of several parents, days of validity, columns kept."""

NOTES: Mapping[URIRef, NoteKind] = MappingProxyType({
    XKOS.coreContentNote: NoteKind.INCLUDES, XKOS.additionalContentNote: NoteKind.ALSO_INCLUDES, XKOS.exclusionNote: NoteKind.EXCLUDES,
    SKOS.definition: NoteKind.DEFINITION, SKOS.scopeNote: NoteKind.SCOPE, SKOS.historyNote: NoteKind.HISTORY,
    SKOS.example: NoteKind.EXAMPLE, SKOS.changeNote: NoteKind.CHANGE, SKOS.note: NoteKind.NOTE,
})  # fmt: skip
MATCHES: Mapping[URIRef, str] = MappingProxyType({
    SKOS[kind]: kind for kind in ("exactMatch", "closeMatch", "broadMatch", "narrowMatch", "relatedMatch")
})
CODES_OF = (SKOS.notation,)
OF_OURS = tuple(OURS[name] for name in ("id", "order", "level", "parent", "validFrom", "validTo", "successor"))
UNDERSTOOD = frozenset({
    RDF.type, SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel, SKOSXL.prefLabel, SKOSXL.altLabel, SKOSXL.hiddenLabel, SKOS.notation,
    SKOS.broader, SKOS.narrower, SKOS.broaderTransitive, SKOS.narrowerTransitive, SKOS.related, SKOS.inScheme, SKOS.topConceptOf,
    ADMS.status, OWL.deprecated, DCTERMS.isReplacedBy, *NOTES, *MATCHES, *OF_OURS,
})  # fmt: skip
