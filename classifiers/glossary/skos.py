"""The glossary as linked data: SKOS in JSON-LD, a concept a term."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from classifiers.glossary.model import Standing, Term

CONTEXT = {
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "adms": "http://www.w3.org/ns/adms#",
    "prefLabel": {"@id": "skos:prefLabel", "@container": "@language"},
    "altLabel": {"@id": "skos:altLabel", "@container": "@language"},
    "hiddenLabel": {"@id": "skos:hiddenLabel", "@container": "@language"},
    "inScheme": {"@id": "skos:inScheme", "@type": "@id"},
    "source": "dcterms:source",
    "subject": "dcterms:subject",
    "status": "adms:status",
}


def graph(terms: Iterable[Term], scheme: str) -> dict[str, Any]:
    """The terms as one JSON-LD document; `scheme` is the address of the glossary, that of a term lies below it."""
    title = {"az": "Hüquq terminləri lüğəti", "en": "Glossary of legal terms"}
    head = {"@id": scheme, "@type": "skos:ConceptScheme", "prefLabel": title}
    return {"@context": CONTEXT, "@graph": [head, *(_concept(term, scheme) for term in terms)]}


def _concept(term: Term, scheme: str) -> dict[str, Any]:
    labels = {"az": term.az, "en": term.en}
    others = {language: list(words) for language, words in (("az", term.az_variants), ("en", term.en_variants)) if words}
    concept: dict[str, Any] = {"@id": f"{scheme}/{quote(term.id)}", "@type": "skos:Concept", "inScheme": scheme, "prefLabel": labels}
    if others:
        concept["altLabel"] = others
    if term.everyday:
        concept["hiddenLabel"] = {"az": list(term.everyday)}
    if term.domain:
        concept["subject"] = term.domain
    return concept | {"source": term.source} | ({} if term.standing is Standing.IN_USE else {"status": term.standing.value})
